"""`leadctl redo`."""

from __future__ import annotations

from typing import Annotated

from typer import Argument

from leadctl.cli import options
from leadctl.cli.common import author, settings
from leadctl.cli.output import Output
from leadctl.cli.reversal import foretell, named, tell
from leadctl.cli.spread import spread


@spread
def run(
    *,
    operation: Annotated[
        int | None, Argument(metavar="[NUMBER]", help="Operation; the one undone last if left out.")
    ] = None,
    reason: options.Reason = None,
    dry_run: options.DryRun = False,
    limit: options.Named = None,
    common: options.Common,
) -> None:
    """Do again what was undone."""
    chosen = settings(store=common.store, wait=common.wait)
    out = Output(json=common.json, quiet=common.quiet)
    if dry_run:
        from leadctl.workflows.keeping.preview import preview_redo

        most = named(limit, json=out.json)
        with preview_redo(chosen.store, operation, author(), limit=most, wait=chosen.wait) as found:
            foretell(found, "redone", out)
        return
    from leadctl.workflows.keeping.change_history import redo

    done = redo(chosen.store, operation, author(), reason=reason, wait=chosen.wait)
    tell(done, "redone", "redo", out)
