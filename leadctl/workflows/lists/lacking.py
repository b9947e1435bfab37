"""Which rows lack a field that their user requires."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leadctl.cleaning.derive import derive

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leadctl.mapping.maps.columns import Plan
    from leadctl.mapping.passing.cleaning_pass import CleanTable

_NAMED = 1000
"""Lines that are kept of each field; the rows are all counted."""


@dataclass
class Lacking:
    """Rows without a required field.

    Attributes:
        required: the fields.
        rows: field -> how many rows say nothing in it.
        lines: field -> the lines of the first _NAMED of them.
    """

    required: Sequence[str] = ()
    rows: dict[str, int] = field(default_factory=dict)
    lines: dict[str, list[int]] = field(default_factory=dict)

    def add(self, plan: Plan, lines: Sequence[int], table: CleanTable) -> None:
        """Count some rows; what a full name or another field tells is there."""
        if not self.required:
            return
        told = _told(plan, table, len(lines))
        for name in self.required:
            given = told.get(name) or [False] * len(lines)
            without = [line for line, says in zip(lines, given, strict=True) if not says]
            self.rows[name] = self.rows.get(name, 0) + len(without)
            kept = self.lines.setdefault(name, [])
            kept += without[: _NAMED - len(kept)]


def _told(plan: Plan, table: CleanTable, count: int) -> dict[str, list[bool]]:
    """Field -> whether each row says something in it, in any column or by what follows of others.

    Columns that were not cleaned say what stands in them.
    """
    found: dict[str, list[bool]] = {}
    for name, places in plan.by_field.items():
        columns = [
            [cell.value is not None for cell in table.cells[at]]
            if at in table.cells
            else [bool(cell.strip()) for cell in table.texts[at]]
            for at in places
        ]
        found[name] = [any(row) for row in zip(*columns, strict=True)] or [False] * count
    leading = {
        name: table.cells[places[0]]
        for name, places in plan.by_field.items()
        if places[0] in table.cells
    }
    for name, cells in derive(leading).items():
        given = found.setdefault(name, [False] * count)
        found[name] = [
            one or cell.value is not None for one, cell in zip(given, cells, strict=True)
        ]
    return found
