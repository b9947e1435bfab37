"""`review export --decided`: what people decided of pairs, as a list that `review apply` takes."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import orjson

from leadctl.fields import BY_NAME
from leadctl.matching.pairs import SHOWN, why
from leadctl.store.asking import query
from leadctl.store.asking.moment import stood
from leadctl.store.facts.edges import decided_by_people
from leadctl.store.facts.operations import find
from leadctl.store.facts.pairmarks import marks
from leadctl.store.opening.connect import reading
from leadctl.workflows.reviewing.review_file import COLUMNS, PairList, write_pairs
from leadctl.workflows.reviewing.review_pairs import home_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from leadctl.exporting.writers import Cell
    from leadctl.store.asking.moment import Stood
    from leadctl.store.facts.edges import Decided
    from leadctl.workflows.reviewing.review_pairs import Scope

DECIDED_COLUMNS = (*COLUMNS, "decided_at", "decided_by", "reason")


def export_decided(store: Path, scope: Scope, to: PairList, wait: float = 0.0) -> int:
    """Write every pair that a person decided, as its leads were then; the first decided first.

    Returns:
        How many there were.

    Raises:
        UsageError: an unknown format, or there is no such lead.
        OutputError: the file cannot be written.
    """
    with reading(store, wait, scratch=True) as con:
        rows = list(_rows(con, _in_scope(con, scope)[: to.limit]))
    return write_pairs(store, to, DECIDED_COLUMNS, rows)


def _in_scope(con: sqlite3.Connection, scope: Scope) -> list[Decided]:
    lead = query.find_leads(con, [scope.lead])[0] if scope.lead else None
    found = [
        one
        for one in decided_by_people(con)
        if one.pair.probability >= scope.least
        and (lead is None or lead in {home_of(con, number) for number in one.then})
    ]
    return sorted(found, key=lambda one: (one.operation, one.then))


def _rows(con: sqlite3.Connection, decided: Sequence[Decided]) -> Iterator[list[Cell]]:
    known = marks(con, [one.then for one in decided])
    by_operation: dict[int, list[Decided]] = defaultdict(list)
    for one in decided:
        by_operation[one.operation].append(one)
    for number, some in by_operation.items():
        made = find(con, number)
        since = number + (made.kind == "unmerge")  # until then, the two were one
        leads = stood(con, since, sorted({lead for one in some for lead in one.then}))
        for one in some:
            sides = zip(*(_values(leads.get(lead)) for lead in one.then), strict=True)
            shown: list[Cell] = [value for both in sides for value in both]
            chance = f"{one.pair.probability:.3f}" if one.pair.comparisons else ""
            told: list[Cell] = [why(one.pair), *one.then, known.get(one.then, "")]
            yield [one.kind, chance, *shown, *told, made.at, made.who, made.reason or ""]


def _values(lead: Stood | None) -> list[Cell]:
    """What a lead showed; nothing where its rows are gone since."""
    if lead is None:
        return [None] * len(SHOWN)
    return [_value(name, lead.row[name]) for name in SHOWN]


def _value(name: str, kept: object) -> Cell:
    if kept is None:
        return None
    return list(orjson.loads(str(kept))) if BY_NAME[name].many else str(kept)
