"""What `show --changes` says: raw -> clean, rule by rule."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from leadctl.cli.output import emit, emit_findings
from leadctl.cli.text import counted, unveiled

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leadctl.store.asking.changes import ChangedCell, ChangedRow
    from leadctl.workflows.explaining.show_changes import LeadChanges

_NOTHING = "(nothing)"


def emit_changes(leads: Sequence[LeadChanges]) -> None:
    """Write each row of each lead with its cells: what was read, what each rule left."""
    for lead in leads:
        emit(f"lead {lead.lead_id}   {lead.name}")
        for row in lead.rows:
            emit(["", f"{Path(row.file).name}:{row.line}   source {row.source}   {_counts(row)}"])
            emit_findings(line for cell in row.cells for line in _lines(cell))
            emit_findings((_title(cell), _kept(cell)) for cell in row.same)


def _counts(row: ChangedRow) -> str:
    return f"{counted(len(row.cells), 'cell')} changed, {len(row.same):,} as they were"


def _lines(cell: ChangedCell) -> Iterator[tuple[str, str]]:
    """Say what was read, then each rule with what it left; the last one leaves the value."""
    yield _title(cell), unveiled(cell.raw) or _NOTHING
    for step in cell.steps:
        yield f"  {step.rule}", unveiled(step.after) or _NOTHING
    if judged := _judged(cell):
        yield "", judged


def _kept(cell: ChangedCell) -> str:
    """Say in one line what stayed as it was, and what it is worth."""
    return f"{unveiled(cell.raw)}   (as it was{', ' if _judged(cell) else ''}{_judged(cell)})"


def _judged(cell: ChangedCell) -> str:
    return " ".join(part for part in (cell.verdict, cell.reason) if part)


def _title(cell: ChangedCell) -> str:
    return cell.headers if cell.field in {"", cell.headers} else f"{cell.headers} = {cell.field}"


def changes_document(leads: Sequence[LeadChanges]) -> dict[str, Any]:
    """The same as JSON."""
    return {
        "leads": [
            {
                "lead_id": lead.lead_id,
                "name": lead.name,
                "rows": [
                    row._asdict()
                    | {"cells": list(map(_cell, row.cells)), "same": list(map(_cell, row.same))}
                    for row in lead.rows
                ],
            }
            for lead in leads
        ]
    }


def _cell(cell: ChangedCell) -> dict[str, Any]:
    return cell._asdict() | {"steps": [step._asdict() for step in cell.steps]}
