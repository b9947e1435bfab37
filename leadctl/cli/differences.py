"""How leads differ, for people and for programs: what `diff`, `undo -n` and `redo -n` print."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from leadctl.cli.output import emit_table

if TYPE_CHECKING:
    from leadctl.store.asking.difference import Difference, Kind

_NAMES = ("lead_id", "name", "what", "field", "old", "new")


def emit_differences(found: Iterable[Difference]) -> None:
    """Write a table: a line for each lead that came or went, and for each field that differs."""
    emit_table(_NAMES, (row for one in found for row in _rows(one)), right={"lead_id"})


def _rows(one: Difference) -> Iterator[tuple[str | int, ...]]:
    if not one.changes:
        yield one.lead_id, one.name, _what(one), "", "", ""
    for change in one.changes:
        yield one.lead_id, one.name, _what(one), *change


def _what(one: Difference) -> str:
    how = {"merged": f"merged into {one.other}", "split": f"split off {one.other}"}
    return how.get(one.kind, one.kind)


def document(one: Difference) -> dict[str, Any]:
    """Give a difference as a JSON object."""
    changes = [change._asdict() for change in one.changes]
    return one._asdict() | {"changes": changes}


def told(counts: Mapping[Kind, int]) -> str:
    """Tell how many leads differ, and in which way: `3 added, 1 gone, 2 changed`."""
    parts = [f"{n:,} {kind}" for kind, n in counts.items() if n]
    return "leads: " + (", ".join(parts) or "no difference")
