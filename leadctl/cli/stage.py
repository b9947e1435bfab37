"""`leadctl stage set`."""

from __future__ import annotations

from typer import Context, Exit, echo

from leadctl.cli.lazy import group
from leadctl.cli.words import setter
from leadctl.errors import ExitCode

app = group()


@app.callback()
def run(ctx: Context) -> None:
    """Set the life-cycle stage of leads."""
    if ctx.invoked_subcommand is None:
        echo(ctx.get_help(), err=True)
        raise Exit(ExitCode.USAGE)


app.command("set")(setter("stage", "subscriber, lead, mql"))
