"""`leadctl status` and `leadctl status set`."""

from __future__ import annotations

from typing import Annotated

from typer import Argument, Context

from leadctl.cli import options
from leadctl.cli.common import settings
from leadctl.cli.lazy import group
from leadctl.cli.output import Output, emit_json, emit_table
from leadctl.cli.words import set_words

app = group()


@app.callback()
def run(
    ctx: Context,
    json: options.Json = False,
    quiet: options.Quiet = False,
    store: options.Store = None,
    wait: options.Wait = None,
) -> None:
    """Count leads by stage, status, source and e-mail verdict, or set their status."""
    if ctx.invoked_subcommand is not None:
        return
    from leadctl.workflows.read_counts import read_counts

    chosen = settings(store=store, wait=wait)
    counts = read_counts(chosen.store, chosen.wait)
    total = counts.pop("leads").get("all", 0)
    if json:
        emit_json({"leads": total, **counts})
        return
    rows = [("all", "", total)]
    rows += [(kind, value, n) for kind, by in counts.items() for value, n in by.items()]
    emit_table(("by", "", "leads"), rows, right={"leads"})
    if not total:
        Output(quiet=quiet).next_steps(then="leadctl import FILE")


@app.command("set")
def set_status(
    status: Annotated[str, Argument(metavar="STATUS", help="new, open, attempted, ...")],
    leads: options.Leads,
    reason: options.Reason = None,
    dry_run: options.DryRun = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
    store: options.Store = None,
    wait: options.Wait = None,
) -> None:
    """Set the work status of leads."""
    out = Output(json=json, quiet=quiet)
    set_words("status", status, leads, out, settings(store=store, wait=wait), reason, dry_run)
