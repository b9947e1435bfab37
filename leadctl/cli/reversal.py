"""What `undo` and `redo` say when they are done, or would be."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from leadctl.cli.differences import document, emit_differences, told
from leadctl.cli.output import emit_json, emit_json_rows
from leadctl.cli.text import counted

if TYPE_CHECKING:
    from leadctl.cli.output import Output
    from leadctl.store.reversal import Reversal
    from leadctl.workflows.preview import Preview

OPPOSITE = {"undo": "redo", "redo": "undo"}

_NAMED = 10
"""Leads that a table names when nothing else was asked for."""

_SOURCELESS = 5
"""Leads without a record that a summary names before it counts the rest."""


def named(limit: int | None, *, json: bool) -> int | None:
    """How many leads to name; None for all."""
    return _NAMED if limit is None and not json else limit


def tell(done: Reversal, word: str, verb: str, out: Output) -> None:
    """Tell what became of the leads, and how to take that back."""
    if out.json:
        emit_json(_head(done, word) | {"dry_run": False})
        return
    out.summary(f"operation {done.target.id} {word}: {done.target.command}")
    out.summary(_leads(done))
    out.next_steps(undo=f"leadctl {OPPOSITE[verb]} {done.target.id}", then="leadctl history")


def foretell(found: Preview, word: str, out: Output) -> None:
    """Tell what would become of the leads, the first of them field by field."""
    done = found.reversal
    if out.json:
        head = _head(done, word) | {"operation": None, "dry_run": True, "counts": found.counts}
        head["sourceless"] = found.sourceless
        emit_json_rows("differences", map(document, found.differences), head)
        return
    if sum(found.counts.values()):
        emit_differences(found.differences)
    out.summary(f"operation {done.target.id} would be {word}: {done.target.command}")
    out.summary([_leads(done), f"  {told(found.counts)}"])
    if found.sourceless:
        numbers = ", ".join(str(one.lead_id) for one in found.sourceless[:_SOURCELESS])
        more = len(found.sourceless) - _SOURCELESS
        which = f"{numbers} and {more:,} more" if more > 0 else numbers
        leads = counted(len(found.sourceless), "lead")
        out.summary(f"  {leads} that later operations spoke of would have no record: {which}")
        out.next_steps(then=f"leadctl undo {done.target.id} --keep")


def _head(done: Reversal, word: str) -> dict[str, Any]:
    return {
        "operation": done.operation,
        word: done.target.id,
        "command": done.target.command,
        "leads_before": done.leads_before,
        "leads_after": done.leads_after,
        "changed": done.changed,
        "kept": done.kept,
    }


def _leads(done: Reversal) -> str:
    leads = f"  {counted(done.leads_before, 'lead')} before, {done.leads_after:,} now"
    kept = f"   {counted(done.kept, 'lead')} kept without a source" if done.kept else ""
    return f"{leads}   {done.changed:,} touched{kept}"
