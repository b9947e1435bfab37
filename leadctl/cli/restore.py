"""`leadctl restore`."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument, Option

from leadctl.cli import options
from leadctl.cli.ask import confirm
from leadctl.cli.common import author, settings
from leadctl.cli.output import Output, emit_json
from leadctl.cli.progress import progress
from leadctl.cli.spread import spread
from leadctl.cli.text import counted

if TYPE_CHECKING:
    from leadctl.workflows.keeping.keep_store import Restored


@spread
def run(
    *,
    file: Annotated[Path, Argument(metavar="FILE", help="What `leadctl backup` wrote.")],
    no_keep: Annotated[
        bool, Option("--no-keep", help="Do not keep the present store beside the restored one.")
    ] = False,
    yes: options.Yes = False,
    common: options.Common,
) -> None:
    """Put a backup in the place of the store; opt-outs since then stay, the store is kept aside."""
    from leadctl.workflows.keeping.keep_store import look_at_backup, restore

    chosen = settings(store=common.store, wait=common.wait)
    held = look_at_backup(file, chosen.store)
    confirm(
        f"put {file} ({counted(held.leads, 'lead')}, last changed {held.last_at or 'never'}) in the"
        f" place of {chosen.store}?",
        yes=yes,
    )
    with progress("restore", quiet=common.quiet, of="pages") as report:
        done = restore(
            chosen.store, file, author(), wait=chosen.wait, keep=not no_keep, report=report
        )
    if common.json:
        emit_json(done)
    else:
        _tell(done, file, Output(quiet=common.quiet))


def _tell(done: Restored, file: Path, out: Output) -> None:
    out.summary(f"{file} restored: {counted(done.backup.leads, 'lead')}")
    if done.before is not None:
        out.summary(f"  {counted(done.before.leads, 'lead')} before")
    if done.opt_outs:
        out.summary(f"  {counted(done.opt_outs, 'opt-out')} since the backup carried over")
    if done.forgotten:
        people = counted(done.forgotten, "person", "people")
        out.summary(f"  {people} forgotten since erased again; {file} still has them")
    if done.unread:
        out.warning(f"opt-outs since the backup are not carried over: {done.unread}")
    if done.kept:
        out.summary(f"  the store before is kept as {done.kept}")
    back = f"leadctl restore {shlex.quote(str(done.kept))}" if done.kept else ""
    out.next_steps(undo=back, then="leadctl history")
