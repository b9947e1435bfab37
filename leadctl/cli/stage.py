"""`leadctl stage set`."""

from __future__ import annotations

from typing import Annotated

from typer import Argument, Context, Exit, echo

from leadctl.cli import options
from leadctl.cli.common import settings
from leadctl.cli.lazy import group
from leadctl.cli.output import Output
from leadctl.cli.words import set_words
from leadctl.errors import ExitCode

app = group()


@app.callback()
def run(ctx: Context) -> None:
    """Set the life-cycle stage of leads."""
    if ctx.invoked_subcommand is None:
        echo(ctx.get_help(), err=True)
        raise Exit(ExitCode.USAGE)


@app.command("set")
def set_stage(
    stage: Annotated[str, Argument(metavar="STAGE", help="subscriber, lead, mql, sal, sql, ...")],
    leads: options.Leads,
    reason: options.Reason = None,
    dry_run: options.DryRun = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
    store: options.Store = None,
    wait: options.Wait = None,
) -> None:
    """Set the life-cycle stage of leads."""
    out = Output(json=json, quiet=quiet)
    set_words("stage", stage, leads, out, settings(store=store, wait=wait), reason, dry_run)
