"""`leadctl export`."""

from __future__ import annotations

from leadctl.cli import options
from leadctl.cli.common import choice, names, settings
from leadctl.cli.output import Output, emit_json
from leadctl.cli.spread import spread
from leadctl.cli.text import counted


@spread
def run(
    *,
    words: options.Chosen = None,
    writing: options.Writing,
    columns: options.Columns = None,
    sort: options.Sort = None,
    limit: options.Limit = None,
    dry_run: options.DryRun = False,
    common: options.Common,
) -> None:
    """Write leads to a file, or to standard output; `lead_id` brings an edited file back."""
    from leadctl.workflows.list_leads import Destination, Selection, export_leads

    chosen = settings(store=common.store, wait=common.wait)
    stream = writing.stream(json=common.json, dry_run=dry_run)
    to = Destination(writing.path, stream, writing.format, writing.raw, dry_run)
    selection = Selection(names(columns), names(sort), limit, choice(words, chosen))
    done = export_leads(chosen.store, selection, to, chosen.wait)
    if common.json:
        emit_json({"file": str(writing.path or "-"), **vars(done)})
        return
    out = Output(quiet=common.quiet)
    arrow = "would go to" if dry_run else "->"
    out.summary(f"{counted(done.rows, 'lead')} {arrow} {writing.place}")
    if done.left_out:
        out.summary(f"  {counted(done.left_out, 'custom column')} left out: add --columns all")
