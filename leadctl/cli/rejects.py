"""`leadctl rejects`."""

from __future__ import annotations

from typing import Annotated

from typer import Argument

from leadctl.cli import options
from leadctl.cli.common import settings
from leadctl.cli.output import Output, emit_json, emit_table
from leadctl.cli.text import counted


def run(
    operation: Annotated[
        int | None,
        Argument(metavar="[IMPORT]", help="Number of the import; the newest if left out."),
    ] = None,
    json: options.Json = False,
    quiet: options.Quiet = False,
    store: options.Store = None,
    wait: options.Wait = None,
) -> None:
    """Show what an import could not read: line, column, reason and the text itself."""
    from leadctl.workflows.examine import read_rejects

    chosen = settings(store=store, wait=wait)
    kept = read_rejects(chosen.store, operation, chosen.wait)
    rows = [(one.operation, one.file, *reject) for one in kept for reject in one.rejects]
    names = ("import", "file", "line", "column", "reason", "raw")
    if json:
        emit_json({"rejects": [dict(zip(names, row, strict=True)) for row in rows]})
        return
    if rows:
        emit_table(names, rows, right={"import", "line"})
    Output(quiet=quiet).summary(counted(len(rows), "reject"))
