"""`leadctl encrypt`."""

from __future__ import annotations

from leadctl.cli import options
from leadctl.cli.common import settings
from leadctl.cli.output import Output, emit_json
from leadctl.cli.spread import spread
from leadctl.cli.text import counted

REMAINS = "backups, exports and freed disk blocks of the plain store remain; remove what you can"


@spread
def run(*, common: options.Common) -> None:
    """Encrypt the store with the key of --key-file or LEADCTL_KEY; without it nobody reads it."""
    from leadctl.workflows.keeping.encrypt_store import encrypt

    chosen = settings(store=common.store, wait=common.wait)
    done = encrypt(chosen.store, chosen.wait)
    if common.json:
        emit_json({"store": chosen.store, "encrypted": True, "leads": done.leads})
        return
    out = Output(quiet=common.quiet)
    out.summary(f"{chosen.store} encrypted: {counted(done.leads, 'lead')}")
    out.warning(REMAINS)
    out.next_steps(undo="leadctl decrypt", then="keep the key somewhere else, too")
