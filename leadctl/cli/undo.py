"""`leadctl undo`."""

from __future__ import annotations

from typing import Annotated

from typer import Argument, Option

from leadctl.cli import options
from leadctl.cli.common import author, settings
from leadctl.cli.output import Output
from leadctl.cli.reversal import foretell, named, tell
from leadctl.cli.spread import spread


@spread
def run(
    *,
    operation: Annotated[
        int | None, Argument(metavar="[NUMBER]", help="Operation; the newest one if left out.")
    ] = None,
    keep: Annotated[
        bool,
        Option("--keep", help="Keep leads that later operations speak of, marked sourceless."),
    ] = False,
    reason: options.Reason = None,
    dry_run: options.DryRun = False,
    limit: options.Named = None,
    common: options.Common,
) -> None:
    """Take back what a command did; any one, in any order."""
    chosen = settings(store=common.store, wait=common.wait)
    out = Output(json=common.json, quiet=common.quiet)
    if dry_run:
        from leadctl.workflows.keeping.preview import preview_undo

        most = named(limit, json=out.json)
        with preview_undo(
            chosen.store, operation, author(), keep=keep, limit=most, wait=chosen.wait
        ) as found:
            foretell(found, "undone", out)
        return
    from leadctl.workflows.keeping.change_history import undo

    done = undo(chosen.store, operation, author(), keep=keep, reason=reason, wait=chosen.wait)
    tell(done, "undone", "undo", out)
