"""What `undo` and `redo` say when they are done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.cli.output import emit_json
from leadctl.cli.text import counted

if TYPE_CHECKING:
    from leadctl.cli.output import Output
    from leadctl.store.operations import Reversal

OPPOSITE = {"undo": "redo", "redo": "undo"}


def tell(done: Reversal, word: str, verb: str, out: Output, *, dry_run: bool) -> None:
    """Tell what became of the leads, and how to take that back."""
    target = done.target
    if out.json:
        emit_json(
            {
                "operation": None if dry_run else done.operation,
                word: target.id,
                "command": target.command,
                "leads_before": done.leads_before,
                "leads_after": done.leads_after,
                "changed": done.changed,
                "kept": done.kept,
                "dry_run": dry_run,
            }
        )
        return
    would = "would be " if dry_run else ""
    out.summary(f"operation {target.id} {would}{word}: {target.command}")
    leads = f"  {counted(done.leads_before, 'lead')} before, {done.leads_after:,} now"
    kept = f"   {counted(done.kept, 'lead')} kept without a source" if done.kept else ""
    out.summary(f"{leads}   {done.changed:,} touched{kept}")
    if not dry_run:
        out.next_steps(undo=f"leadctl {OPPOSITE[verb]} {target.id}", then="leadctl history")
