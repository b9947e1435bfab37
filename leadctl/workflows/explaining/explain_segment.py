"""`segment explain`: how an expression is read, what each part of it does, and why a lead is in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import orjson

from leadctl.errors import UsageError
from leadctl.segments.condition import places_of
from leadctl.segments.meaning import World, understand
from leadctl.segments.parse import parse
from leadctl.segments.tree import AllOf, AnyOf, Clause, Expression, Not
from leadctl.store.asking import query
from leadctl.store.asking.where import both, of_numbers, where
from leadctl.store.opening.connect import reading
from leadctl.workflows.leads.choose import Choice, named, parse_words, world

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator
    from pathlib import Path

    from leadctl.segments.condition import Place


class Step(NamedTuple):
    """A part of an expression, from left to right.

    Attributes:
        part: as it is read.
        alone: how many leads it means by itself.
        so_far: how many are left of all, or were found, with the parts before it.
    """

    part: str
    alone: int
    so_far: int


class Verdict(NamedTuple):
    """What a part of an expression says of one lead.

    Attributes:
        depth: how deep it stands inside others, 0 for the whole.
        part: as it is read.
        holds: whether the lead fulfils it.
        values: the lead's own values that it looks at, by their columns.
    """

    depth: int
    part: str
    holds: bool
    values: dict[str, str]


class Explanation(NamedTuple):
    """How an expression is read.

    Attributes:
        reading: with its brackets.
        join: `and`, `or`, or nothing for a single part.
        steps: its parts.
        lead_id: the lead that was asked about.
        verdicts: what each part says of it, the whole first.
    """

    reading: str
    join: str
    steps: list[Step]
    lead_id: int | None
    verdicts: list[Verdict]


def explain_segment(store: Path, choice: Choice, wait: float = 0.0) -> Explanation:
    """Explain an expression; where the last word names a lead, for that lead too.

    Raises:
        UsageError: an expression that means nothing here, or a lead that there is not.
    """
    *words, last = choice.words
    asked = named([last]) if words else []
    if len(asked) > 1:
        raise UsageError(f"`{last}` names {len(asked)} leads", "name the one to explain it for")
    tree = parse_words(words if asked else choice.words)
    with reading(store, wait) as con:
        around = world(con, choice)
        lead = query.find_leads(con, asked)[0] if asked else None
        verdicts = list(_verdicts(con, tree, around, lead)) if lead is not None else []
        join = {AllOf: "and", AnyOf: "or"}.get(type(tree), "")
        return Explanation(str(tree), join, _steps(con, tree, around), lead, verdicts)


def _steps(con: sqlite3.Connection, tree: Expression, around: World) -> list[Step]:
    """Look each part up once; what the parts before it leave is kept as numbers of leads."""
    understand(tree, around)  # what is wrong with the whole is told before its parts are counted
    parts = tree.parts if isinstance(tree, AllOf | AnyOf) else (tree,)
    so_far: set[int] = set()
    steps = []
    for number, part in enumerate(parts):
        alone = query.lead_ids(con, where(understand(part, around)))
        widens = number == 0 or isinstance(tree, AnyOf)
        so_far = so_far | alone if widens else so_far & alone
        steps.append(Step(str(part), len(alone), len(so_far)))
    return steps


def _verdicts(
    con: sqlite3.Connection, tree: Expression, around: World, lead: int, depth: int = 0
) -> Iterator[Verdict]:
    condition = understand(tree, around)
    holds = query.count_leads(con, both(where(condition), of_numbers([lead]))) == 1
    inner = list(_inner(tree, around))
    values = {} if inner else _values(con, places_of(condition), lead)
    yield Verdict(depth, str(tree), holds, values)
    for part in inner:
        yield from _verdicts(con, part, around, lead, depth + 1)


def _inner(tree: Expression, around: World) -> Iterator[Expression]:
    """The parts of a part; of a saved segment, its expression."""
    if isinstance(tree, AllOf | AnyOf):
        yield from tree.parts
    elif isinstance(tree, Not):
        yield tree.part
    elif isinstance(tree, Clause) and tree.asks == "in":
        yield from (parse(around.segments()[item.text.lower()]) for item in tree.words)


def _values(con: sqlite3.Connection, places: list[Place], lead: int) -> dict[str, str]:
    """A lead's own values at some places, those that it has."""
    columns = tuple(dict.fromkeys(place.column for place in places))
    row = next(query.leads(con, columns, ids=[lead])) if columns else []
    found = dict(zip(columns, row, strict=True))
    custom = orjson.loads(str(found.pop("extra", None) or "{}"))
    headers = [place.header for place in places if place.header]
    shown = {**found, **{header: custom.get(header) for header in headers}}
    return {
        name: ", ".join(value) if isinstance(value, list) else str(value)
        for name, value in shown.items()
        if value not in (None, "", [])
    }
