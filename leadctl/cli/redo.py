"""`leadctl redo`."""

from __future__ import annotations

from typing import Annotated

from typer import Argument

from leadctl.cli import options
from leadctl.cli.common import author, settings
from leadctl.cli.output import Output
from leadctl.cli.reversal import tell
from leadctl.cli.spread import spread


@spread
def run(
    *,
    operation: Annotated[
        int | None, Argument(metavar="[NUMBER]", help="Operation; the one undone last if left out.")
    ] = None,
    reason: options.Reason = None,
    dry_run: options.DryRun = False,
    common: options.Common,
) -> None:
    """Do again what was undone."""
    from leadctl.workflows.change_history import redo

    chosen = settings(store=common.store, wait=common.wait)
    done = redo(chosen.store, operation, author(), reason=reason, wait=chosen.wait, dry_run=dry_run)
    tell(done, "redone", "redo", Output(json=common.json, quiet=common.quiet), dry_run=dry_run)
