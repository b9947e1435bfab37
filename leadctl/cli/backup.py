"""`leadctl backup`."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import Annotated

from typer import Argument

from leadctl.cli import options
from leadctl.cli.common import settings
from leadctl.cli.output import Output, emit_json
from leadctl.cli.progress import progress
from leadctl.cli.spread import spread
from leadctl.cli.text import counted


@spread
def run(
    *,
    file: Annotated[
        Path, Argument(metavar="FILE", help="The backup; an earlier one there is replaced.")
    ],
    common: options.Common,
) -> None:
    """Copy the store to a file, checked, while others use it; readable by the owner only."""
    from leadctl.workflows.keeping.keep_store import backup

    chosen = settings(store=common.store, wait=common.wait)
    with progress("backup", quiet=common.quiet, of="pages") as report:
        done = backup(chosen.store, file, chosen.wait, report=report)
    if common.json:
        emit_json(done)
        return
    out = Output(quiet=common.quiet)
    out.summary(
        f"{counted(done.leads, 'lead')} and {counted(done.operations, 'operation')} copied to"
        f" {done.file}, {done.bytes / 1e6:,.1f} MB"
    )
    out.next_steps(then=f"leadctl restore {shlex.quote(str(done.file))}")
