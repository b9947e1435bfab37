"""`leadctl rebuild`."""

from __future__ import annotations

from leadctl.cli import options
from leadctl.cli.common import author, settings
from leadctl.cli.output import Output
from leadctl.cli.reread import tell
from leadctl.cli.spread import spread


@spread
def run(
    *,
    reason: options.Reason = None,
    dry_run: options.DryRun = False,
    common: options.Common,
) -> None:
    """Map, clean and derive everything again from the rows as read, by the rules of this version.

    Right after an import it changes nothing. With --dry-run it tells what a new version would.
    """
    from leadctl.workflows.importing.reread import reread
    from leadctl.workflows.rules.ruling import Wanted

    chosen = settings(store=common.store, wait=common.wait)
    wanted = Wanted("rebuild", remap=True, reason=reason, wait=chosen.wait, dry_run=dry_run)
    done = reread(chosen.store, wanted, author())
    tell(done, Output(json=common.json, quiet=common.quiet), dry_run=dry_run)
