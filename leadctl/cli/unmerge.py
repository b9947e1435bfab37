"""`leadctl unmerge`."""

from __future__ import annotations

from leadctl.cli import options
from leadctl.cli.common import author, settings
from leadctl.cli.output import Output, emit_json
from leadctl.cli.spread import spread
from leadctl.cli.text import counted


@spread
def run(
    *,
    leads: options.Leads,
    reason: options.Reason = None,
    dry_run: options.DryRun = False,
    common: options.Common,
) -> None:
    """Tell the first person apart from the others of a lead, or from all else that it is made of.

    Name them by the numbers that they had before, by those of their rows, or by addresses. Nothing
    brings them together again until this is undone.
    """
    from leadctl.workflows.deduping.unmerge import unmerge

    chosen = settings(store=common.store, wait=common.wait)
    done = unmerge(chosen.store, leads, author(), reason=reason, wait=chosen.wait, dry_run=dry_run)
    if common.json:
        emit_json(done)
        return
    out = Output(quiet=common.quiet)
    would = "would be" if dry_run else "is"
    out.summary(f"lead {done.lead} {would} {counted(len(done.leads), 'lead')} now")
    for one in done.leads:
        told = "   ".join(part for part in (one.name, one.email) if part)
        out.summary(f"  {one.lead}   {told}   {counted(one.records, 'row')}")
    if done.loose and len(leads) == 1:
        told = " and ".join(map(str, done.loose))
        out.summary(f"  nothing else held {told} together; to compare them anew: leadctl dedupe")
    if done.edits:
        named = ", ".join(map(str, done.edits))
        out.summary(f"  what was said of lead {done.lead} since stays with it: operation {named}")
    if done.operation is not None:
        out.next_steps(undo=f"leadctl undo {done.operation}", then=f"leadctl show {leads[0]}")
