"""`leadctl decrypt`."""

from __future__ import annotations

from leadctl.cli import options
from leadctl.cli.common import settings
from leadctl.cli.output import Output, emit_json
from leadctl.cli.spread import spread
from leadctl.cli.text import counted


@spread
def run(*, common: options.Common) -> None:
    """Make an encrypted store plain again, with the key of --key-file or LEADCTL_KEY."""
    from leadctl.workflows.keeping.encrypt_store import decrypt

    chosen = settings(store=common.store, wait=common.wait)
    done = decrypt(chosen.store, chosen.wait)
    if common.json:
        emit_json({"store": chosen.store, "encrypted": False, "leads": done.leads})
        return
    out = Output(quiet=common.quiet)
    out.summary(f"{chosen.store} is plain: {counted(done.leads, 'lead')}")
    out.next_steps(undo="leadctl encrypt", then="go on without the key")
