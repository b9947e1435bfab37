"""`leadctl history`."""

from __future__ import annotations

from dataclasses import asdict

from leadctl.cli import options
from leadctl.cli.common import settings
from leadctl.cli.output import Output, emit_json, emit_table


def run(
    limit: options.Limit = None,
    json: options.Json = False,
    quiet: options.Quiet = False,
    store: options.Store = None,
    wait: options.Wait = None,
) -> None:
    """List what was done to the store, newest first."""
    from leadctl.workflows.change_history import read_history

    chosen = settings(store=store, wait=wait)
    operations = read_history(chosen.store, limit, chosen.wait)
    if json:
        emit_json({"operations": [asdict(one) for one in operations]})
        return
    rows = [
        (
            one.id,
            one.at.replace("T", " ").removesuffix("Z"),
            one.who,
            f"{one.command} (undone)" if one.undone else one.command,
            ", ".join(f"{name} {n:,}" for name, n in one.counts.items()),
            one.reason,
        )
        for one in operations
    ]
    if rows:
        emit_table(("id", "at (UTC)", "who", "command", "counts", "reason"), rows, right={"id"})
    else:
        Output(quiet=quiet).summary("nothing was done to this store yet")
