"""`review apply`: decisions of a list of pairs, taken over as one operation."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from leadctl.cleaning.guard import unguarded
from leadctl.errors import DataError
from leadctl.fields import header_key
from leadctl.matching.pairs import SIDES, by_person
from leadctl.reading.opening.rejects import NO_ROWS
from leadctl.store.asking import query
from leadctl.store.facts.decisions import DIFFERENT, SAME
from leadctl.store.facts.edges import apart_today, waiting
from leadctl.store.facts.pairmarks import marks, numbers_in
from leadctl.store.opening.connect import reading, writing
from leadctl.workflows.lists.inputs import label, opened_table
from leadctl.workflows.lists.label_columns import MARK
from leadctl.workflows.reviewing.review_file import DECISION
from leadctl.workflows.reviewing.review_pairs import home_of, record
from leadctl.workflows.reviewing.review_strange import find_meant
from leadctl.workflows.reviewing.review_words import read_word

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator, Sequence
    from pathlib import Path

    from leadctl.matching.pairs import Pair
    from leadctl.rows import Chunk, ReadOptions, Table
    from leadctl.store.facts.author import Author
    from leadctl.workflows.reviewing.review_strange import Shown


class Said(NamedTuple):
    """A row of a list that decides something.

    Attributes:
        line: where it stands.
        mark: of its pair.
        l, r: the numbers of the two leads.
        kind: `same` or `different`.
        shown: what the list shows of the two; nothing where it lost any of these columns.
    """

    line: int
    mark: str
    l: int  # noqa: E741 - the pair's left and right, as the field writes them
    r: int
    kind: str
    shown: tuple[Shown, ...] = ()


class Passed(NamedTuple):
    """A decision that was not taken over, and why."""

    line: int
    lead_l: int
    lead_r: int
    why: str


@dataclass(frozen=True, slots=True)
class Applied:
    """What a list of decisions did.

    Attributes:
        operation: its number; None where nothing changed.
        same: pairs that are merged now.
        different: pairs that are told apart now.
        already: pairs that had been decided so before.
        undecided: rows without a decision.
        strange: pairs of another store whose leads were found here by what the list shows of them.
        passed: decisions that were not taken over, for the pair is another one since.
        leads_before: leads before it.
        leads_after: leads after it.
        dry_run: whether this only tells what would happen.
    """

    operation: int | None
    same: int
    different: int
    already: int
    undecided: int
    strange: int
    passed: Sequence[Passed]
    leads_before: int
    leads_after: int
    dry_run: bool


def apply_pairs(
    store: Path,
    given: str,
    taken: ReadOptions,
    author: Author,
    *,
    reason: str | None = None,
    wait: float = 0.0,
    dry_run: bool = False,
) -> Applied:
    """Take over the decisions of a list of pairs, as one operation; all of them or none.

    Raises:
        DataError: a decision or pair that cannot be read, decisions that contradict one another,
            or a list that is not one of pairs; nothing is written.
        LeadctlError: the list is missing, or the store cannot be used.
    """
    with opened_table(given, taken, positional=False) as (_, table):
        said, undecided = _read(table, label(given))
    with reading(store, wait) as con:  # an error here leaves no store behind
        found = _place(con, said, label(given))
        leads = query.count_leads(con)
    if not found.taken:
        return _applied(None, found, undecided, (leads, leads), dry_run=dry_run)
    holder = "leadctl review"
    with writing(store, author.at, wait=wait, holder=holder, dry_run=dry_run) as con:
        found = _place(con, said, label(given))  # others may have changed it meanwhile
        before = query.count_leads(con)
        number = _write(con, author, found.taken, reason) if found.taken else None
        leads = query.count_leads(con)
    number = None if dry_run else number
    return _applied(number, found, undecided, (before, leads), dry_run=dry_run)


def _applied(
    number: int | None, found: _Placed, undecided: int, leads: tuple[int, int], *, dry_run: bool
) -> Applied:
    kinds = [said.kind for said, _ in found.taken]
    same, different = kinds.count(SAME), kinds.count(DIFFERENT)
    counts = (same, different, found.already, undecided, found.strange)
    return Applied(number, *counts, found.passed, *leads, dry_run)


def _read(table: Table, name: str) -> tuple[list[Said], int]:
    """The decisions of a list, and how many rows have none."""
    if not table.columns:
        return [], 0
    places = tuple(_column(table, one, name) for one in (MARK, DECISION))
    sides = _places(table)
    said: list[Said] = []
    bad: list[tuple[int, str]] = []
    undecided = 0
    for chunk in table.chunks:
        columns = list(map(unguarded, chunk.columns)) if table.shape.guarded else chunk.columns
        bad += [(one.line, _UNREADABLE) for one in chunk.rejects if one.reason not in NO_ROWS]
        for at, (line, mark, word) in enumerate(_cells(chunk, *places)):
            kind, numbers = read_word(word), numbers_in(mark)
            if kind == "":
                undecided += 1
            elif kind is None:
                bad.append((line, _NO_DECISION))
            elif numbers is None:
                bad.append((line, _NO_PAIR))
            else:
                shown = tuple(tuple(columns[one][at] for one in side) for side in sides)
                said.append(Said(line, mark.strip().lower(), *numbers, kind, shown))
    if bad:
        raise _unread(name, sorted(bad))
    return _once(said, name), undecided


def _places(table: Table) -> list[list[int]]:
    """The columns in which the list shows either lead; none where it lost any of them."""
    known = {header_key(one): at for at, one in enumerate(table.columns)}
    found = [[known.get(header_key(header), -1) for header in side] for side in SIDES]
    return [] if any(-1 in side for side in found) else found


def _cells(chunk: Chunk, mark: int, decision: int) -> Iterator[tuple[int, str, str]]:
    return zip(chunk.lines, chunk.columns[mark], chunk.columns[decision], strict=True)


_UNREADABLE = "a row that cannot be read"
_NO_DECISION = "a decision that is no word for `same` or `different`"
_NO_PAIR = f"a `{MARK}` that is none"


def _column(table: Table, wanted: str, name: str) -> int:
    places = [at for at, one in enumerate(table.columns) if header_key(one) == wanted]
    if len(places) == 1:
        return places[0]
    there = "there are several columns" if places else "there is no column"
    raise DataError(
        f"{name}: {there} `{wanted}`",
        f"keep the columns `{MARK}` and `{DECISION}` of: leadctl review export pairs.csv",
    )


def _unread(name: str, bad: Sequence[tuple[int, str]]) -> DataError:
    line, what = bad[0]
    more = [str(one) for one, _ in bad[1 : _NAMED + 1]]
    rest = f", and {len(bad) - 1 - _NAMED:,} more" if len(bad) > _NAMED + 1 else ""
    others = f"; also lines {', '.join(more)}{rest}" if more else ""
    return DataError(
        f"{name}, line {line}: {what}{others}; nothing was written",
        "write same or different (yes or no, 1 or 0), or leave the cell empty",
    )


_NAMED = 10
"""Further lines that an error names."""


def _once(said: Sequence[Said], name: str) -> list[Said]:
    """Each pair once; what is one lead by now is no pair any more.

    Raises:
        DataError: two rows say different things of one pair.
    """
    found: dict[tuple[int, int, int], Said] = {}
    for one in said:
        alone = one.line if one.l == one.r else 0
        first = found.setdefault((min(one.l, one.r), max(one.l, one.r), alone), one)
        if first.kind != one.kind:
            raise DataError(
                f"{name}, lines {first.line} and {one.line}: one pair, called both {SAME} and"
                f" {DIFFERENT}; nothing was written",
                "leave one of the two empty",
            )
    return list(found.values())


class _Placed(NamedTuple):
    """What is to be made of decisions: those to write, how many stand already, and the others."""

    taken: list[tuple[Said, Pair]]
    already: int
    strange: int
    passed: list[Passed]


def _place(con: sqlite3.Connection, said: Sequence[Said], name: str) -> _Placed:
    """Compare what was decided with how the pairs stand now.

    What was decided here counts only of a pair that still waits as it did; what comes from
    elsewhere was never asked here, and counts of any two leads.

    Raises:
        DataError: this store has the leads of no pair of the list, or two rows say different
            things of one pair.
    """
    open_pairs = {one.pair[:2]: one.pair for one in waiting(con)}
    known = marks(con, [(one.l, one.r) for one in said])
    ours = [one for one in said if known.get((one.l, one.r)) == one.mark]
    strange, lost = _found(con, [one for one in said if known.get((one.l, one.r)) != one.mark])
    if lost and not (ours or strange):
        raise DataError(
            f"this store knows no pair that {name} decides, as on line {lost[0].line}",
            "another one is chosen with `--store`",
        )
    apart = apart_today(con)
    found = _Placed([], 0, len(strange), [Passed(*one[:1], *one[2:4], _STRANGE) for one in lost])
    mine = set(ours)
    for one in _once(sorted([*ours, *strange]), name):
        stands = _stands(con, one, apart)
        pair = open_pairs.get((one.l, one.r), None if one in mine else by_person(one.l, one.r))
        if stands == one.kind:
            found = found._replace(already=found.already + 1)
        elif stands or pair is None:
            told = _CONTRARY.get(stands, stands) or "no longer doubtful"
            found.passed.append(Passed(one.line, one.l, one.r, told))
        else:
            found.taken.append((one, pair))
    found.passed.sort()
    return found


def _found(con: sqlite3.Connection, said: Sequence[Said]) -> tuple[list[Said], list[Said]]:
    """Decisions of another store under the numbers that their leads have here; and the rest."""
    meant = [one for one in said if one.shown]
    leads = find_meant(con, [side for one in meant for side in one.shown])
    pairs = dict(zip(meant, zip(leads[::2], leads[1::2], strict=True), strict=True))
    found, lost = [], []
    for one in said:
        left, right = pairs.get(one, (None, None))
        if left is None or right is None:
            lost.append(one)
        else:
            found.append(one._replace(l=min(left, right), r=max(left, right)))
    return found, lost


ONE_NOW, APART_NOW = "one lead by now", "told apart by now"

_CONTRARY = {SAME: ONE_NOW, DIFFERENT: APART_NOW}


_STRANGE = "not known here, or forgotten since"


def _stands(con: sqlite3.Connection, one: Said, apart: Collection[tuple[int, int]]) -> str:
    """How a pair stands: `same` or `different` where that is decided, else what is new about it.

    Empty where it stands as it did.
    """
    homes = [home_of(con, number) for number in (one.l, one.r)]
    left, right = homes
    if left is None or right is None:
        return f"lead {one.l if left is None else one.r} is gone"
    if left == right:
        return SAME
    if (min(left, right), max(left, right)) in apart:
        return DIFFERENT
    moved = [
        f"lead {number} is part of lead {home} now"
        for number, home in zip((one.l, one.r), homes, strict=True)
        if number != home
    ]
    return ", ".join(moved)


def _write(
    con: sqlite3.Connection,
    author: Author,
    taken: Sequence[tuple[Said, Pair]],
    reason: str | None,
) -> int:
    decided = {
        kind: [pair for said, pair in taken if said.kind == kind] for kind in (SAME, DIFFERENT)
    }
    number = record(con, author, decided, reason)
    for said, _ in taken:
        if said.kind == SAME and home_of(con, said.l) != home_of(con, said.r):
            raise DataError(
                f"line {said.line}: leads {said.l} and {said.r} cannot be one, for other lines"
                " or earlier decisions tell people apart whom that would make one;"
                " nothing was written",
                f"see: leadctl explain {said.l} {said.r}",
            )
    return number
