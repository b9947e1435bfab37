"""`leadctl tag`."""

from __future__ import annotations

import shlex
from typing import Annotated

from typer import Argument, Option

from leadctl.cli import options
from leadctl.cli.common import asked
from leadctl.cli.output import Output, emit_json
from leadctl.cli.spread import spread
from leadctl.cli.text import counted


@spread
def run(
    *,
    leads: options.Meant,
    tags: Annotated[
        str, Argument(metavar="TAGS", help="Tags with commas between, such as hot,q4.")
    ],
    remove: Annotated[bool, Option("--remove", help="Take the tags off.")] = False,
    reason: options.Reason = None,
    dry_run: options.DryRun = False,
    common: options.Common,
) -> None:
    """Add tags to leads, or take them off."""
    from leadctl.workflows.leads.mark_leads import tag_leads

    done = tag_leads(asked(leads, common, reason, dry_run=dry_run), tags, remove=remove)
    if common.json:
        emit_json(done)
        return
    out = Output(quiet=common.quiet)
    would = "would be " if dry_run else ""
    already = f"   {done.unchanged:,} as they were" if done.unchanged else ""
    verb = "freed of" if remove else "tagged"
    out.summary(f"{counted(done.changed, 'lead')} {would}{verb} {tags}{already}")
    if done.operation is not None:
        named = ",".join(part.strip() for part in tags.split(",") if part.strip())
        then = "leadctl status" if remove else f"leadctl list {shlex.quote(f'tag:{named}')}"
        out.next_steps(undo=f"leadctl undo {done.operation}", then=then)
