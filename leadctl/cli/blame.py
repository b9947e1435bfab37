"""`leadctl blame`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from typer import Argument

from leadctl.cli import options
from leadctl.cli.common import settings
from leadctl.cli.output import Output, emit_json, emit_table
from leadctl.cli.spread import spread

if TYPE_CHECKING:
    from leadctl.store.asking.blame import Blamed

Lead = Annotated[str, Argument(metavar="LEAD", help="A lead: number, e-mail address or profile.")]
Fields = Annotated[
    list[str] | None,
    Argument(metavar="[FIELD...]", help="Only these fields or custom columns."),
]

_NAMES = ("field", "value", "read as", "from", "operation", "at (UTC)", "source", "because")

_SPARE = ("at (UTC)", "source", "read as")
"""What a narrow terminal goes without: the history tells when, and the file from which source."""


@spread
def run(
    *,
    lead: Lead,
    fields: Fields = None,
    common: options.Common,
) -> None:
    """Tell of each value of a lead where it was read, or who typed it, and why it won."""
    from leadctl.workflows.explaining.blame_lead import blame_lead

    chosen = settings(store=common.store, wait=common.wait)
    found = blame_lead(chosen.store, lead, fields or (), chosen.wait)
    if common.json:
        emit_json({"lead_id": found.lead_id, "name": found.name, "values": found.values})
        return
    out = Output(quiet=common.quiet)
    left_out = emit_table(_NAMES, map(_row, found.values), right={"operation"}, spare=_SPARE)
    if left_out:
        out.summary(f"no room for: {', '.join(left_out)}; a pipe or --json has all")
    out.next_steps(then=f"leadctl history --lead {found.lead_id}")


def _row(one: Blamed) -> tuple[str | int | None, ...]:
    at = one.at.replace("T", " ").removesuffix("Z")
    return (
        one.field,
        one.value,
        _read_as(one),
        _place(one),
        one.operation,
        at,
        one.source,
        _because(one),
    )


def _read_as(one: Blamed) -> str:
    if one.derived_from:
        return f"{one.raw} ({one.derived_from})"
    return "" if one.raw == one.value else one.raw


def _place(one: Blamed) -> str:
    """File and line, where the row was seen first, and which operation read it anew; or who said.

    The file alone stands for what an import said of all its rows.
    """
    if not one.file:
        return one.who
    name = Path(one.file).name
    if one.line is None:
        return f"{name}, in no row" if one.rule == "lacking" else f"{name}, all rows"
    first, anew = one.seen_first, one.read_anew
    before = f", first {Path(first.file).name}:{first.line} by {first.operation}" if first else ""
    return f"{name}:{one.line}{before}" + (f", read anew by {anew}" if anew else "")


def _because(one: Blamed) -> str:
    from leadctl.matching.surviving.reasons import REASONS

    if one.rule == "typed" and not one.value:
        return "cleared by a person"
    over = f" (against operation {one.over})" if one.over and one.over != one.operation else ""
    return REASONS[one.rule] + over
