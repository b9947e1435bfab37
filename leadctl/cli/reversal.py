"""What `undo` and `redo` say when they are done, or would be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from typer import Exit

from leadctl.cli.differences import document, emit_differences, told
from leadctl.cli.output import emit_json, emit_json_rows
from leadctl.cli.text import counted

if TYPE_CHECKING:
    from leadctl.cli.output import Output
    from leadctl.store.changing.reversal import Reversal
    from leadctl.workflows.keeping.preview import Preview

OPPOSITE = {"undo": "redo", "redo": "undo"}

_NAMED = 10
"""Leads that a table names when nothing else was asked for."""


def named(limit: int | None, *, json: bool) -> int | None:
    """How many leads to name; None for all."""
    return _NAMED if limit is None and not json else limit


def tell(done: Reversal, word: str, verb: str, out: Output) -> None:
    """Tell what became of the leads, and how to take that back."""
    if out.json:
        emit_json(_head(done, word) | {"dry_run": False})
        return
    out.summary(f"operation {done.target.id} {word}: {done.target.command}")
    out.summary([_leads(done), *_waiting(done)])
    back = f"leadctl {OPPOSITE[verb]} {done.target.id}"
    out.next_steps(undo=back, then=_onward(done) or "leadctl history")


def foretell(found: Preview, word: str, out: Output) -> None:
    """Tell what would become of the leads, the first of them field by field."""
    done = found.reversal
    if out.json:
        head = _head(done, word) | {"operation": None, "dry_run": True, "counts": found.counts}
        head["sourceless"] = done.sourceless
        head["refused"] = done.refused and done.refused.message
        emit_json_rows("differences", map(document, found.differences), head)
        _leave_refused(done)
        return
    if sum(found.counts.values()):
        emit_differences(found.differences)
    out.summary(f"operation {done.target.id} would be {word}: {done.target.command}")
    out.summary([_leads(done), f"  {told(found.counts)}", *_waiting(done, "would have")])
    if done.refused is not None:
        out.warning(f"this would be refused: {done.refused.message}")
        out.next_steps(then=f"leadctl undo {done.target.id} --keep")
    _leave_refused(done)


def _leave_refused(done: Reversal) -> None:
    """Leave with the exit code of the refusal that was foretold."""
    if done.refused is not None:
        raise Exit(done.refused.exit_code)


def _waiting(done: Reversal, have: str = "") -> list[str]:
    """Name the leads that people spoke of and that still have no record, and where that is."""
    if not done.waiting:
        return []
    from leadctl.store.changing.orphans import operations_named, some_named

    count = len(done.waiting)
    has, their = (have or "has", "its") if count == 1 else (have or "have", "their")
    said = sorted({number for one in done.waiting for number in one.operations})
    which = some_named([one.lead_id for one in done.waiting])
    leads = f"{counted(count, 'lead')} that {operations_named(said)} spoke of"
    lines = [f"  {leads} {has} no record: {which}"]
    if done.sources:
        undone = "is undone" if len(done.sources) == 1 else "are undone"
        lines.append(f"  {their} rows came in {operations_named(done.sources)}, which {undone}")
    return lines


def _onward(done: Reversal) -> str:
    """How to bring back the leads that wait."""
    return f"leadctl redo {done.sources[-1]}" if done.sources else ""


def _head(done: Reversal, word: str) -> dict[str, Any]:
    return {
        "operation": done.operation,
        word: done.target.id,
        "command": done.target.command,
        "leads_before": done.leads_before,
        "leads_after": done.leads_after,
        "changed": done.changed,
        "kept": done.kept,
        "waiting": done.waiting,
    }


def _leads(done: Reversal) -> str:
    leads = f"  {counted(done.leads_before, 'lead')} before, {done.leads_after:,} now"
    kept = f"   {counted(done.kept, 'lead')} kept without a source" if done.kept else ""
    return f"{leads}   {done.changed:,} touched{kept}"
