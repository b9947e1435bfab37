"""`review export`: doubtful pairs out as a list, to come back with decisions."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING

from leadctl.exporting.writers import format_for, write, write_file
from leadctl.matching.pairs import SHOWN, SIDES, why
from leadctl.store.asking import query
from leadctl.store.facts.pairmarks import marks
from leadctl.store.opening.connect import reading
from leadctl.workflows.lists.label_columns import MARK
from leadctl.workflows.lists.places import spare_store
from leadctl.workflows.reviewing.review_pairs import waiting_in

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import Any, BinaryIO

    from leadctl.exporting.writers import Cell
    from leadctl.store.facts.edges import Decided
    from leadctl.workflows.reviewing.review_pairs import Scope

DECISION = "decision"
"""Header of what a person says; with that of the mark it must come back."""

COLUMNS = (
    DECISION,
    "probability",
    *(header for sides in zip(*SIDES, strict=True) for header in sides),
    "why",
    "lead_id_a",
    "lead_id_b",
    MARK,
)


@dataclass(frozen=True, slots=True)
class PairList:
    """Where a list of pairs goes: a file, or a stream that is open; `limit` is the most pairs."""

    path: Path | None = None
    stream: BinaryIO | None = None
    format: str | None = None
    raw: bool = False
    limit: int | None = None


def export_pairs(store: Path, scope: Scope, to: PairList, wait: float = 0.0) -> int:
    """Write the pairs that wait to a file, whole or not at all, or to a stream; best first.

    Returns:
        How many there were.

    Raises:
        UsageError: an unknown format, or there is no such lead.
        OutputError: the file cannot be written.
    """
    with reading(store, wait) as con:
        rows = list(pair_rows(con, waiting_in(con, scope)[: to.limit]))
    return write_pairs(store, to, COLUMNS, rows)


def write_pairs(
    store: Path, to: PairList, columns: Sequence[str], rows: Sequence[Sequence[Cell]]
) -> int:
    """Write rows of pairs of a store where they are to go, and count them.

    Raises:
        UsageError: an unknown format.
        OutputError: the file cannot be written, or is the store.
    """
    spare_store(to.path, store)
    form = format_for(to.path, to.format)
    if to.path is not None:
        return write_file(to.path, form, columns, rows, raw=to.raw, option="FILE")
    with nullcontext(to.stream) as stream:
        assert stream is not None  # noqa: S101 - one of the two is given
        return write(stream, form, columns, rows, raw=to.raw)


def list_pairs(
    store: Path, scope: Scope, limit: int | None = None, wait: float = 0.0
) -> list[dict[str, Any]]:
    """The pairs that wait, best first, as documents for programs.

    Raises:
        UsageError: there is no such lead.
    """
    with reading(store, wait) as con:
        found = waiting_in(con, scope)[:limit]
        leads = _leads(con, {number for one in found for number in one.pair[:2]})
        return [_document(one, leads) for one in found]


def _document(one: Decided, leads: Mapping[int, list[Cell]]) -> dict[str, Any]:
    pair = one.pair
    sides = {
        side: {"lead_id": number, **dict(zip(SHOWN, leads[number], strict=True))}
        for side, number in (("l", pair.l), ("r", pair.r))
    }
    return {
        **sides,
        "weight": pair.weight,
        "probability": pair.probability,
        "comparisons": pair.comparisons,
        "held": pair.held or None,
        "operation": one.operation,
    }


def pair_rows(con: sqlite3.Connection, pairs: Sequence[Decided]) -> Iterator[list[Cell]]:
    """The pairs as rows of COLUMNS."""
    known = marks(con, [(one.pair.l, one.pair.r) for one in pairs])
    leads = _leads(con, {number for one in pairs for number in one.pair[:2]})
    for one in pairs:
        pair = one.pair
        sides = zip(leads[pair.l], leads[pair.r], strict=True)
        told = [value for both in sides for value in both]
        mark = known[pair.l, pair.r]
        yield ["", f"{pair.probability:.3f}", *told, why(pair), pair.l, pair.r, mark]


def _leads(con: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, list[Cell]]:
    rows = query.leads(con, ("lead_id", *SHOWN), ids=sorted(numbers))
    return {int(str(lead)): values for lead, *values in rows}
