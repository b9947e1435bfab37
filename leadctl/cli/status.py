"""`leadctl status` and `leadctl status set`."""

from __future__ import annotations

from typer import Context

from leadctl.cli import options
from leadctl.cli.common import settings
from leadctl.cli.lazy import group
from leadctl.cli.output import Output, emit_json, emit_table
from leadctl.cli.spread import spread
from leadctl.cli.words import setter

app = group()


@app.callback()
@spread
def run(
    *,
    ctx: Context,
    as_of: options.AsOf = None,
    common: options.Common,
) -> None:
    """Count leads by stage, status, source and e-mail verdict, or set their status."""
    if ctx.invoked_subcommand is not None:
        return
    from leadctl.workflows.keeping.read_counts import read_counts

    chosen = settings(store=common.store, wait=common.wait)
    now = chosen if as_of is None and not common.json else None
    counts, is_older, moved = read_counts(chosen.store, chosen.wait, as_of, now)
    total = counts.pop("leads").get("all", 0)
    if common.json:
        emit_json({"leads": total, **counts})
        return
    rows = [("all", "", total)]
    rows += [(kind, value, n) for kind, by in counts.items() for value, n in by.items()]
    emit_table(("by", "", "leads"), rows, right={"leads"})
    out = Output(quiet=common.quiet)
    if not total:
        out.next_steps(then="leadctl import FILE")
    elif is_older or moved:
        earlier = ["leads are as an earlier version of leadctl made them"] if is_older else []
        out.summary([*earlier, *filter(None, [moved])])
        out.next_steps(then="leadctl clean --dry-run")


app.command("set")(setter("status", "new, open, attempted"))
