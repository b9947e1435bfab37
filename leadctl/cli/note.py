"""`leadctl note`."""

from __future__ import annotations

import sys
from typing import Annotated

from typer import Argument

from leadctl.cli import options
from leadctl.cli.common import asked
from leadctl.cli.output import Output, emit_json
from leadctl.cli.spread import spread
from leadctl.cli.text import counted


@spread
def run(
    *,
    leads: options.Meant,
    text: Annotated[
        str, Argument(metavar="TEXT", help="The remark, in quotes; - takes it from standard input.")
    ],
    reason: options.Reason = None,
    dry_run: options.DryRun = False,
    common: options.Common,
) -> None:
    """Add a remark to leads; it stands below those that are there."""
    from leadctl.workflows.leads.mark_leads import note_leads

    said = sys.stdin.read() if text == "-" else text
    done = note_leads(asked(leads, common, reason, dry_run=dry_run), said)
    if common.json:
        emit_json(done)
        return
    out = Output(quiet=common.quiet)
    would = "would get" if dry_run else "got"
    out.summary(f"{counted(done.changed, 'lead')} {would} the remark")
    if done.operation is not None:
        out.next_steps(undo=f"leadctl undo {done.operation}", then=f"leadctl show {leads[0]}")
