"""`leadctl history`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

from typer import Option

from leadctl.cli import options
from leadctl.cli.common import settings
from leadctl.cli.output import Output, emit_json, emit_table
from leadctl.cli.spread import spread

if TYPE_CHECKING:
    from leadctl.store.operations import Operation


def _mark(one: Operation) -> str:
    """Say when an operation does not stand: undone, or an undo or export that came to nothing."""
    if not one.undone:
        return ""
    return {"undo": "  (redone)", "export": "  (no file)"}.get(one.kind, "  (undone)")


@spread
def run(
    *,
    lead: Annotated[
        str | None,
        Option("--lead", metavar="LEAD", help="Only what had to do with this lead, gone or not."),
    ] = None,
    since: Annotated[
        str | None, Option("--since", metavar="DATE", help="Not before this day or time (UTC).")
    ] = None,
    until: Annotated[
        str | None, Option("--until", metavar="DATE", help="Not after it; a day counts whole.")
    ] = None,
    limit: options.Limit = None,
    common: options.Common,
) -> None:
    """List what was done to the store, newest first: all of it, or what touched one lead."""
    from leadctl.workflows.change_history import read_history

    chosen = settings(store=common.store, wait=common.wait)
    operations = read_history(chosen.store, limit, chosen.wait, lead=lead, since=since, until=until)
    if common.json:
        emit_json({"operations": [asdict(one) for one in operations]})
        return
    rows = [
        (
            one.id,
            one.at.replace("T", " ").removesuffix("Z"),
            one.who,
            one.command + _mark(one),
            ", ".join(f"{name.replace('_', ' ')} {n:,}" for name, n in one.counts.items()),
            one.reason,
        )
        for one in operations
    ]
    if rows:
        emit_table(("id", "at (UTC)", "who", "command", "counts", "reason"), rows, right={"id"})
    else:
        asked = lead or since or until
        nothing = "no such operation" if asked else "nothing was done to this store yet"
        Output(quiet=common.quiet).summary(nothing)
