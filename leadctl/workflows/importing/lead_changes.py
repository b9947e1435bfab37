"""What cleaning the store changed in its leads, value by value: for a file, or in figures."""

from __future__ import annotations

from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from leadctl.fields import BY_NAME
from leadctl.mapping.passing.passage import BETWEEN
from leadctl.store.asking.changes import changes_of
from leadctl.store.asking.difference import changes
from leadctl.store.derived.tally import judged
from leadctl.workflows.lists.changes import Report, held_changes
from leadctl.workflows.lists.figures import Figures

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from leadctl.cleaning.steps import Step
    from leadctl.store.asking.difference import Change


OTHERS = "from other cells"
"""The rule of a value that no cell of its field says: others tell it, or its own is gone."""


class LeadChange(NamedTuple):
    """One value of a lead that cleaning changed.

    Attributes:
        lead_id: number of the lead.
        name: how people know it.
        field: which of its fields.
        old: what it showed, empty for nothing.
        new: what it shows now.
        rules: what made that of the cell of a row, in order, parted by ` > `.
    """

    lead_id: int
    name: str
    field: str
    old: str
    new: str
    rules: str


@dataclass(frozen=True, slots=True)
class Told:
    """The changes of a cleaning.

    Attributes:
        figures: how many values of which fields.
        report: by which rules, with examples, and what addresses and numbers are worth now.
        file: where each change is told; None where that was not asked for, or nothing is written.
    """

    figures: Figures = field(default_factory=Figures)
    report: Report = field(default_factory=Report)
    file: Path | None = None


def tell_changes(con: sqlite3.Connection, path: Path | None) -> Told:
    """Count how the leads differ from before, while `difference` knows that, and write it.

    Args:
        con: the store, in whose watched block the leads were derived anew.
        path: where each change goes; None to count only.

    Raises:
        OutputError: the file cannot be written.
    """
    told = Told(file=path)
    with ExitStack() as stack:
        held = stack.enter_context(held_changes(LeadChange._fields)) if path else None
        for of_lead in _by_lead(con):
            for one in of_lead:
                told.figures.changed[one.field] += 1
                told.report.note(one.field, one.rules, one.old, one.new)
            if held:
                held.add(of_lead)
        if held and path:
            held.save(path)
    told.report.judged.update(judged(con))
    return told


def _by_lead(con: sqlite3.Connection) -> Iterator[list[LeadChange]]:
    for one in changes(con):
        steps = _steps(con, one.lead_id)
        yield [
            LeadChange(one.lead_id, one.name, *change, _rules(change, steps))
            for change in one.changes
            if change.field in BY_NAME  # verdicts are told by themselves
        ]


def _steps(con: sqlite3.Connection, lead_id: int) -> dict[tuple[str, str], Sequence[Step]]:
    """Field and value -> how a cell of the lead's rows came to it."""
    cells = [cell for row in changes_of(con, lead_id) for cell in row.cells]
    return {
        (cell.field, value): cell.steps
        for cell in reversed(cells)
        for value in (cell.clean, cell.clean.partition(BETWEEN)[0])
    }


def _rules(change: Change, steps: Mapping[tuple[str, str], Sequence[Step]]) -> str:
    """The rules that made the new value of the old one, or else of its cell."""
    found = steps.get((change.field, change.new))
    if not found:
        return OTHERS
    known = [at for at, step in enumerate(found, 1) if step.after == change.old]
    return " > ".join(dict.fromkeys(step.rule for step in found[max(known, default=0) :]))
