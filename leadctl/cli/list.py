"""`leadctl list`."""

from __future__ import annotations

from typing import Annotated

from typer import Option

from leadctl.cli import options
from leadctl.cli.common import choice, names, settings
from leadctl.cli.output import Output, emit, emit_json, emit_json_rows, emit_table
from leadctl.cli.spread import spread
from leadctl.cli.text import counted


@spread
def run(
    *,
    words: options.Chosen = None,
    columns: options.Columns = None,
    sort: options.Sort = None,
    limit: options.Limit = None,
    count: Annotated[bool, Option("--count", help="Print only how many there are.")] = False,
    as_of: options.AsOf = None,
    common: options.Common,
) -> None:
    """List leads, all or those of an expression: `leadctl list country:us has:email`."""
    from leadctl.workflows.leads.list_leads import Selection, count_leads, list_leads

    chosen = settings(store=common.store, wait=common.wait)
    if count:
        number = count_leads(chosen.store, choice(words, chosen), chosen.wait, as_of)
        emit_json({"count": number}) if common.json else emit(str(number))
        return
    selection = Selection(names(columns), names(sort), limit, choice(words, chosen), as_of)
    default = ("all",) if common.json else chosen.list_columns
    with list_leads(chosen.store, selection, default, chosen.wait) as listing:
        if common.json:
            rows = (dict(zip(listing.columns, row, strict=True)) for row in listing.rows)
            emit_json_rows("leads", rows)
            return
        emit_table(listing.columns, listing.rows, right={"lead_id"})
        out = Output(quiet=common.quiet)
        if listing.total == 0:
            out.summary("no leads then" if as_of else "no leads yet")
            out.next_steps(then="leadctl history" if as_of else "leadctl import FILE")
        elif listing.empty and words:
            out.summary(f"0 of {counted(listing.total, 'lead')}")
            out.next_steps(then="leadctl segment explain EXPR")
