"""`segment`: save expressions under names, list and remove them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from leadctl.errors import Refused, UsageError, did_you_mean
from leadctl.segments.meaning import understand, used_segments
from leadctl.segments.parse import parse
from leadctl.segments.tree import KEYWORDS, mixes
from leadctl.store.asking import query
from leadctl.store.asking.where import where
from leadctl.store.facts import operations
from leadctl.store.facts.segments import Segment, read_segments, write_segment
from leadctl.store.opening.connect import reading, writing
from leadctl.workflows.leads.choose import Choice, parse_words, world

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

    from leadctl.segments.tree import Expression
    from leadctl.store.facts.author import Author

_NAME = re.compile(r"[^\W_][\w-]{0,59}")


@dataclass(frozen=True, slots=True)
class SegmentSaved:
    """What saving a segment did.

    Attributes:
        operation: None where the segment stood already, and on a dry run.
        name: its name.
        expression: as typed.
        reading: the expression with its brackets, where `and` and `or` stand together.
        leads: how many leads it means now.
        before: the expression that it replaces, which stands again once this is undone.
        unchanged: whether it stood already.
    """

    operation: int | None
    name: str
    expression: str
    reading: str
    leads: int
    before: str | None
    unchanged: bool


class SegmentView(NamedTuple):
    """A saved segment as it is now.

    Attributes:
        leads: how many leads it means; None where it means nothing any more.
        fault: why it means nothing, such as a segment in it that is gone.
        reading: its expression with brackets.
        used_by: the segments that speak of it.
    """

    name: str
    expression: str
    leads: int | None
    fault: str
    reading: str
    used_by: list[str]
    saved_at: str
    saved_by: str
    operation: int


def save_segment(
    store: Path,
    name: str,
    choice: Choice,
    author: Author,
    *,
    reason: str | None = None,
    wait: float = 0.0,
    dry_run: bool = False,
) -> SegmentSaved:
    """Save an expression under a name; what was saved under it before is replaced.

    The same expression again changes nothing.

    Raises:
        UsageError: a bad name, an expression that means nothing, or leads instead of one.
    """
    name = check_name(name)
    text = " ".join(choice.words).strip()
    tree = parse_words(choice.words)
    with reading(store, wait) as con:  # an error here leaves no store behind
        seen = _look(con, name, text, tree, choice)
    if seen.unchanged:
        return seen
    holder = "leadctl segment save"
    with writing(store, author.at, wait=wait, holder=holder, dry_run=dry_run) as con:
        seen = _look(con, name, text, tree, choice)
        number = None if seen.unchanged else operations.begin(con, "segment", author, reason=reason)
        if number is not None:
            write_segment(con, number, name, text)
            operations.set_counts(con, number, {"leads": seen.leads})
    return SegmentSaved(
        None if dry_run else number,
        name,
        text,
        seen.reading,
        seen.leads,
        seen.before,
        seen.unchanged,
    )


def check_name(name: str) -> str:
    """Give a segment's name in lower case.

    Raises:
        UsageError: it is no name.
    """
    word = name.strip().lower()
    if word in KEYWORDS or not _NAME.fullmatch(word):
        raise UsageError(
            f"`{name}` is no name for a segment",
            "letters, digits, `-` and `_`, 60 at most, such as vp-us",
        )
    return word


def _look(
    con: sqlite3.Connection, name: str, text: str, tree: Expression, choice: Choice
) -> SegmentSaved:
    """Check an expression as if it were saved, and count what it means."""
    saved = {one.name: one.expression for one in read_segments(con).values()}
    before = saved.get(name)
    around = world(con, choice, {**saved, name: text})
    leads = query.count_leads(con, where(understand(tree, around)))
    reading_ = str(tree) if mixes(tree) else ""
    unchanged = before is not None and _parsed(before) == tree
    return SegmentSaved(None, name, text, reading_, leads, before, unchanged)


def list_segments(store: Path, choice: Choice, wait: float = 0.0) -> list[SegmentView]:
    """Every saved segment with its leads as of now."""
    with reading(store, wait) as con:
        saved = read_segments(con)
        return [_view(con, one, saved, choice) for one in saved.values()]


def show_segment(store: Path, name: str, choice: Choice, wait: float = 0.0) -> SegmentView:
    """One saved segment.

    Raises:
        UsageError: there is none of this name; the hint gives the nearest.
    """
    with reading(store, wait) as con:
        saved = read_segments(con)
        return _view(con, _find(saved, name), saved, choice)


def _view(
    con: sqlite3.Connection, one: Segment, saved: dict[str, Segment], choice: Choice
) -> SegmentView:
    leads, shown, fault = None, "", ""
    try:
        tree = parse(one.expression)
        shown = str(tree)
        leads = query.count_leads(con, where(understand(tree, world(con, choice))))
    except UsageError as error:
        fault = error.message
    users = _users(saved, one.name)
    return SegmentView(
        one.name, one.expression, leads, fault, shown, users, one.at, one.who, one.operation
    )


def _parsed(expression: str) -> Expression | None:
    """Read a saved expression; None where an earlier version read what is refused by now."""
    try:
        return parse(expression)
    except UsageError:
        return None


def _find(saved: dict[str, Segment], name: str) -> Segment:
    found = saved.get(name.strip().lower())
    if found is None:
        listed = f"segments: {', '.join(saved)}" if saved else "leadctl segment save NAME EXPR"
        raise UsageError(f"there is no segment `{name}`", did_you_mean(name.lower(), saved, listed))
    return found


def _users(saved: dict[str, Segment], name: str) -> list[str]:
    trees = {one.name: _parsed(one.expression) for one in saved.values()}
    return [user for user, tree in trees.items() if tree and name in used_segments(tree)]


def remove_segment(
    store: Path,
    name: str,
    author: Author,
    *,
    reason: str | None = None,
    wait: float = 0.0,
    dry_run: bool = False,
) -> tuple[Segment, int | None]:
    """Remove a saved segment; the leads stay.

    Returns:
        The segment, and the number of the operation; None on a dry run.

    Raises:
        UsageError: there is none of this name.
        Refused: other segments speak of it.
    """
    with reading(store, wait) as con:  # a store that is not there is not created for this
        _removable(con, name)
    holder = "leadctl segment remove"
    with writing(store, author.at, wait=wait, holder=holder, dry_run=dry_run) as con:
        found = _removable(con, name)
        number = operations.begin(con, "segment", author, reason=reason)
        write_segment(con, number, found.name, None)
    return found, None if dry_run else number


def _removable(con: sqlite3.Connection, name: str) -> Segment:
    saved = read_segments(con)
    found = _find(saved, name)
    users = _users(saved, found.name)
    if users:
        named = ", ".join(f"`{one}`" for one in users)
        raise Refused(f"segment `{found.name}` is used by {named}", "change or remove them first")
    return found
