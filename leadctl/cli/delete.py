"""`leadctl delete`."""

from __future__ import annotations

from leadctl.cli import options
from leadctl.cli.common import asked
from leadctl.cli.output import Output, emit_json
from leadctl.cli.spread import spread
from leadctl.cli.text import counted


@spread
def run(
    *,
    leads: options.Meant,
    reason: options.Reason = None,
    dry_run: options.DryRun = False,
    common: options.Common,
) -> None:
    """Delete leads, until an undo brings them back, or a new row about them.

    To keep a person from being contacted, suppress the address; to erase all that is known of one,
    forget it.
    """
    from leadctl.workflows.leads.delete_leads import delete_leads

    done = delete_leads(asked(leads, common, reason, dry_run=dry_run))
    if common.json:
        emit_json({"operation": done.operation, "deleted": done.changed})
        return
    out = Output(quiet=common.quiet)
    would = "would be " if dry_run else ""
    out.summary(f"{counted(done.changed, 'lead')} {would}deleted")
    if done.operation is not None:
        out.next_steps(undo=f"leadctl undo {done.operation}", then="leadctl status")
