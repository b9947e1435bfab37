"""`leadctl exports`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument, Option

from leadctl.cli import options
from leadctl.cli.common import settings
from leadctl.cli.output import Output, emit_json, emit_json_rows, emit_table
from leadctl.cli.spread import spread
from leadctl.cli.text import counted
from leadctl.errors import UsageError

if TYPE_CHECKING:
    from leadctl.config import Settings
    from leadctl.store.facts.exports import Export


@spread
def run(
    *,
    number: Annotated[
        int | None, Argument(metavar="[NUMBER]", help="List the leads of this export.")
    ] = None,
    lead: Annotated[
        str,
        Option("--lead", metavar="LEAD", help="Only exports that this lead was in."),
    ] = "",
    common: options.Common,
) -> None:
    """List what went out: when, by whom, where to, how many; with a number, its leads."""
    from leadctl.workflows.exporting.list_exports import list_exports

    chosen = settings(store=common.store, wait=common.wait)
    if number is not None and lead:
        raise UsageError("an export and `--lead` do not go together", "give one of them")
    if number is not None:
        _leads(number, chosen, common)
        return
    found = list_exports(chosen.store, lead, chosen.wait)
    if common.json:
        emit_json({"exports": found})
    elif found:
        emit_table(_NAMES, [_row(one) for one in found], right={"id", "leads", "suppressed"})
    else:
        out = Output(quiet=common.quiet)
        out.summary("no export had this lead" if lead else "nothing was exported yet")


_NAMES = ("id", "at (UTC)", "who", "file", "format", "leads", "suppressed", "which")


def _row(one: Export) -> tuple[Any, ...]:
    at = one.at.replace("T", " ").removesuffix("Z")
    which = one.expression or "all"
    return one.id, at, one.who, one.place, one.format, one.rows, one.suppressed, which


def _leads(number: int, chosen: Settings, common: options.Common) -> None:
    from leadctl.workflows.exporting.list_exports import open_export

    with open_export(chosen.store, number, chosen.wait) as (one, leads):
        if common.json:
            emit_json_rows("leads", (went._asdict() for went in leads), {"export": one})
            return
        names = ("lead_id", "now", "full_name", "email")
        emit_table(names, leads, right={"lead_id", "now"})
        out = Output(quiet=common.quiet)
        named = one.columns if len(one.columns) <= _NAMED else [f"{len(one.columns)} columns"]
        out.summary(f"{counted(one.rows, 'lead')} in export {one.id}: {', '.join(named)}")


_NAMED = 8
"""Columns that are named; more of them are counted."""
