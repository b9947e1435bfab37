"""`leadctl undo`."""

from __future__ import annotations

from typing import Annotated

from typer import Argument, Option

from leadctl.cli import options
from leadctl.cli.common import author, settings
from leadctl.cli.output import Output
from leadctl.cli.reversal import tell


def run(
    operation: Annotated[
        int | None, Argument(metavar="[NUMBER]", help="Operation; the newest one if left out.")
    ] = None,
    keep: Annotated[
        bool,
        Option("--keep", help="Keep leads that later operations speak of, marked sourceless."),
    ] = False,
    reason: options.Reason = None,
    dry_run: options.DryRun = False,
    json: options.Json = False,
    quiet: options.Quiet = False,
    store: options.Store = None,
    wait: options.Wait = None,
) -> None:
    """Take back what a command did; any one, in any order."""
    from leadctl.workflows.change_history import undo

    chosen = settings(store=store, wait=wait)
    done = undo(
        chosen.store,
        operation,
        author(),
        keep=keep,
        reason=reason,
        wait=chosen.wait,
        dry_run=dry_run,
    )
    tell(done, "undone", "undo", Output(json=json, quiet=quiet), dry_run=dry_run)
