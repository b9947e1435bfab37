"""`leadctl show`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from typer import Option

from leadctl.cli import options
from leadctl.cli.changes import changes_document, emit_changes
from leadctl.cli.common import settings
from leadctl.cli.onward import onward
from leadctl.cli.output import emit, emit_json, emit_table
from leadctl.cli.spread import spread

if TYPE_CHECKING:
    from leadctl.config import Settings
    from leadctl.store.asking.query import Value
    from leadctl.store.asking.trace import TracedValue
    from leadctl.store.derived.suppressions import Suppression
    from leadctl.workflows.explaining.explain_leads import Doubt
    from leadctl.workflows.explaining.show_lead import LeadView


@spread
def run(
    *,
    leads: options.Leads,
    changes: Annotated[
        bool, Option("--changes", help="Show what cleaning made of every cell, rule by rule.")
    ] = False,
    as_of: options.AsOf = None,
    common: options.Common,
) -> None:
    """Show all that is known of leads: every value with its file and line, and their history."""
    from leadctl.workflows.explaining.show_lead import show_leads

    chosen = settings(store=common.store, wait=common.wait)
    if changes:
        _show_changes(leads, as_of, chosen, common)
        return
    views = show_leads(chosen.store, leads, chosen.wait, as_of)
    if common.json:
        emit_json({"leads": [_document(view) for view in views]})
        return
    for view in views:
        _print(view)


def _show_changes(
    leads: Sequence[str], as_of: str | None, chosen: Settings, common: options.Common
) -> None:
    from leadctl.workflows.explaining.show_changes import show_changes

    found = show_changes(chosen.store, leads, chosen.wait, as_of)
    if common.json:
        emit_json(changes_document(found))
    else:
        emit_changes(found)


def _print(view: LeadView) -> None:
    lead = view.lead
    emit(f"lead {lead['lead_id']}   {view.name}   stage {lead['stage']}, status {lead['status']}")
    if not lead["records"]:
        emit("kept without a source: the imports that brought this lead are undone")
    if lead["vanished"]:
        emit(f"vanished from {_listed(lead['vanished'])} on {lead['vanished_at']}")
    emit(f"suppressed: {told}" for told in map(_held, view.suppressions))
    emit(_doubt(lead["lead_id"], one) for one in view.doubts)
    emit("")
    emit_table(
        ("field", "value", "verdict", "read as", "from"),
        [_row(same) for same in _grouped(view.trace.values)],
        spare=("read as", "verdict"),
        to_copy=("value",),
    )
    emit("")
    emit_table(
        ("source", "direction", "channel"),
        [(one.name, one.direction, one.channel) for one in view.sources],
    )
    emit("")
    emit_table(
        ("operation", "at (UTC)", "who", "what", "reason"),
        [
            (
                one.operation,
                one.at.replace("T", " ").removesuffix("Z"),
                one.who,
                f"{one.what} (undone)" if one.undone else one.what,
                one.reason,
            )
            for one in view.trace.history
        ],
        right={"operation"},
    )


def _doubt(number: Value, one: Doubt) -> str:
    how = onward(f"leadctl explain {number} {one.lead_id}")
    return f"might be the same person as lead {one.lead_id} ({one.probability:.2f}): {how}"


def _listed(value: Value) -> str:
    return ", ".join(value) if isinstance(value, list) else str(value)


def _held(one: Suppression) -> str:
    return f"{one.value}, {one.reason} since {one.day}   {one.whence}"


def _grouped(values: Iterable[TracedValue]) -> Iterator[list[TracedValue]]:
    """Bring equal values together, the chosen one first; text that no field took stands alone."""
    groups: dict[object, list[TracedValue]] = {}
    for value in values:
        key = (value.field, value.value or value.raw, "" if value.value else _verdict(value))
        groups.setdefault(key, []).append(value)
    return iter(groups.values())


def _verdict(value: TracedValue) -> str:
    return " ".join(part for part in (value.verdict, value.reason, *value.flags) if part)


def _row(same: Sequence[TracedValue]) -> tuple[str, str, str, str, str]:
    value = same[0]
    verdict = _verdict(value)
    at = value.origin
    place = f"{Path(at.file).name}:{at.line}" if at.file else f"operation {at.operation}"
    if at.joined_by:
        place += " (merged)" if at.joined_by == "match" else f" (same {at.joined_by})"
    if len(same) > 1:
        place += f" and {len(same) - 1:,} more"
    name = value.field if value.golden else f"  also {value.field}"
    return name, value.value, verdict, "" if value.raw == value.value else value.raw, place


def _document(view: LeadView) -> dict[str, Any]:
    return {
        "lead": view.lead,
        "values": view.trace.values,
        "records": view.trace.records,
        "sources": view.sources,
        "history": view.trace.history,
        "suppressions": view.suppressions,
        "waiting": view.doubts,
    }
