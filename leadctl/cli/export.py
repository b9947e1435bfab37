"""`leadctl export`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from typer import Option

from leadctl.cli import options
from leadctl.cli.common import author, choice, names, settings
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
    why: Annotated[
        Path | None,
        Option("--why", metavar="FILE", help="Write here who was left out as suppressed, and why."),
    ] = None,
    dry_run: options.DryRun = False,
    common: options.Common,
) -> None:
    """Write leads, all or those of an expression; `lead_id` brings an edited file back."""
    from leadctl.workflows.exporting.export_leads import Destination, export_leads
    from leadctl.workflows.leads.list_leads import Selection

    chosen = settings(store=common.store, wait=common.wait)
    stream = writing.stream(json=common.json, dry_run=dry_run)
    to = Destination(writing.path, stream, writing.format, writing.raw, dry_run, why)
    selection = Selection(names(columns), names(sort), limit, choice(words, chosen))
    done = export_leads(chosen.store, selection, to, author(), chosen.wait)
    if common.json:
        emit_json({"file": str(writing.path or "-"), **vars(done)})
        return
    out = Output(quiet=common.quiet)
    arrow = "would go to" if dry_run else "->"
    out.summary(f"{counted(done.rows, 'lead')} {arrow} {writing.place}")
    if done.suppressed:
        out.summary(f"  {_suppressed(done.suppressed, done.suppressed_by, why)}")
    if done.left_out:
        out.summary(f"  {counted(done.left_out, 'custom column')} left out: add --columns all")
    if done.unnoted:
        out.warning(f"this export is not noted in the history: {done.unnoted}")


def _suppressed(number: int, reasons: dict[str, int], why: Path | None) -> str:
    counts = ", ".join(f"{reason} {n:,}" for reason, n in reasons.items())
    people = counted(number, "suppressed person", "suppressed people")
    return f"{people} left out ({counts}){f' -> {why}' if why else ''}"
