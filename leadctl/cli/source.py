"""`leadctl source` and `leadctl source set`."""

from __future__ import annotations

from typing import Annotated

from typer import Argument, Context, Option

from leadctl.cli import options
from leadctl.cli.common import author, settings
from leadctl.cli.lazy import group
from leadctl.cli.output import Output, emit_json, emit_table
from leadctl.cli.spread import spread

app = group()

_COLUMNS = ("name", "direction", "channel", "vendor", "leads", "companies")
_NAMES = ("source", *_COLUMNS[1:])
"""What is told of a source; the last only where a list of companies came of any."""


@app.callback()
@spread
def run(*, ctx: Context, common: options.Common) -> None:
    """List where leads come from, or say what a source is."""
    if ctx.invoked_subcommand is not None:
        return
    from leadctl.workflows.leads.sources import list_sources

    chosen = settings(store=common.store, wait=common.wait)
    found = list_sources(chosen.store, chosen.wait)
    if common.json:
        emit_json({"sources": found})
    elif found:
        spare = 0 if any(one.companies for one in found) else 1
        emit_table(
            _NAMES[: len(_NAMES) - spare],
            ([getattr(one, name) for name in _COLUMNS[: len(_NAMES) - spare]] for one in found),
            right={"leads", "companies"},
        )
    else:
        Output(quiet=common.quiet).next_steps(then="leadctl import FILE")


@app.command("set")
@spread
def set_(
    *,
    name: Annotated[
        str, Argument(metavar="NAME", help="The source, as `leadctl source` lists it.")
    ],
    direction: Annotated[
        str, Option("--direction", metavar="WORD", help="inbound or outbound.")
    ] = "",
    channel: Annotated[
        str, Option("--channel", metavar="WORD", help="How it reaches people, such as event.")
    ] = "",
    vendor: Annotated[str, Option("--vendor", metavar="NAME", help="Who sells or hosts it.")] = "",
    reason: options.Reason = None,
    dry_run: options.DryRun = False,
    common: options.Common,
) -> None:
    """Say of a source what it is; what is left out stays as it was."""
    from leadctl.store.facts.sources import Source
    from leadctl.workflows.leads.sources import set_source

    chosen = settings(store=common.store, wait=common.wait)
    said = Source(name, direction, channel, vendor)
    wait = chosen.wait
    done = set_source(chosen.store, said, author(), reason=reason, wait=wait, dry_run=dry_run)
    if common.json:
        emit_json(done)
        return
    out = Output(quiet=common.quiet)
    one = done.source
    would = "would be" if dry_run else "is"
    what = ", ".join(part for part in (one.direction, one.channel, one.vendor) if part)
    out.summary(f"source {one.name} {would} {what or 'not described'}")
    if done.operation is not None:
        out.next_steps(undo=f"leadctl undo {done.operation}", then="leadctl source")
