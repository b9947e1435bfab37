"""What `rebuild` and `clean` of the store say when they are done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.cli.differences import document, emit_differences, told
from leadctl.cli.output import emit_json
from leadctl.cli.text import counted

if TYPE_CHECKING:
    from leadctl.cli.output import Output
    from leadctl.workflows.reread import Reread


def tell(done: Reread, out: Output, *, dry_run: bool) -> None:
    """Tell which leads are other ones now: as a table, for a dry run, else in counts."""
    if out.json:
        emit_json(
            {
                "operation": done.operation,
                "imports": done.imports,
                "unclear": [{"file": file, "why": why} for file, why in done.unclear],
                "counts": done.counts,
                "differences": [document(one) for one in done.differences],
                "mended": done.mended,
                "dry_run": dry_run,
            }
        )
        return
    if dry_run and done.differences and not out.quiet:
        emit_differences(done.differences)
    for file, why in done.unclear:
        out.warning(f"{file} stays mapped as it was: {why.splitlines()[0]}")
    if done.mended:
        out.summary("counts or keys that were wrong are made anew")
    if not any(done.counts.values()) and not done.imports:
        out.summary("nothing to change: every lead is what its rows say by the rules of today")
        return
    files = f"   {counted(len(done.imports), 'file')} read anew" if done.imports else ""
    out.summary(f"{'would change: ' if dry_run else ''}{told(done.counts)}{files}")
    if done.operation is not None:
        number = done.operation
        out.next_steps(undo=f"leadctl undo {number}", then=f"leadctl diff {number - 1}..{number}")
