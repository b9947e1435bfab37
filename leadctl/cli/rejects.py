"""`leadctl rejects`."""

from __future__ import annotations

from collections import Counter
from typing import Annotated

from typer import Argument

from leadctl.cli import options
from leadctl.cli.common import settings
from leadctl.cli.output import Output, emit_json, emit_table
from leadctl.cli.spread import spread
from leadctl.cli.text import counted


@spread
def run(
    *,
    operation: Annotated[
        int | None,
        Argument(metavar="[IMPORT]", help="Number of the import; the newest if left out."),
    ] = None,
    common: options.Common,
) -> None:
    """Show what an import could not read: line, column, reason and the text itself."""
    from leadctl.reading.opening.rejects import REASONS
    from leadctl.workflows.keeping.examine import read_rejects

    chosen = settings(store=common.store, wait=common.wait)
    kept = read_rejects(chosen.store, operation, chosen.wait)
    rows = [(one.operation, one.file, *reject) for one in kept for reject in one.rejects]
    names = ("import", "file", "line", "column", "reason", "raw")
    if common.json:
        emit_json({"rejects": [dict(zip(names, row, strict=True)) for row in rows]})
        return
    if rows:
        emit_table(names, rows, right={"import", "line"})
    out = Output(quiet=common.quiet)
    out.summary(counted(len(rows), "reject"))
    reasons = Counter(reject.reason for one in kept for reject in one.rejects)
    out.summary(f"  {n:,} {code}: {REASONS[code]}" for code, n in reasons.most_common())
