"""`leadctl show`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from leadctl.cli import options
from leadctl.cli.common import settings
from leadctl.cli.output import emit, emit_json, emit_table

if TYPE_CHECKING:
    from leadctl.store.trace import TracedValue
    from leadctl.workflows.show_lead import LeadView


def run(
    leads: options.Leads,
    json: options.Json = False,
    store: options.Store = None,
    wait: options.Wait = None,
) -> None:
    """Show all that is known of leads: every value with its file and line, and their history."""
    from leadctl.workflows.show_lead import show_leads

    chosen = settings(store=store, wait=wait)
    views = show_leads(chosen.store, leads, chosen.wait)
    if json:
        emit_json({"leads": [_document(view) for view in views]})
        return
    for view in views:
        _print(view)


def _print(view: LeadView) -> None:
    lead = view.lead
    name = lead["full_name"] or lead["email"] or lead["phone"] or "no name"
    emit(f"lead {lead['lead_id']}   {name}   stage {lead['stage']}, status {lead['status']}")
    if not lead["records"]:
        emit("kept without a source: the imports that brought this lead are undone")
    emit("")
    emit_table(
        ("field", "value", "verdict", "read as", "from"),
        [_row(value) for value in view.trace.values],
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


def _row(value: TracedValue) -> tuple[str, str, str, str, str]:
    verdict = " ".join(part for part in (value.verdict, value.reason, *value.flags) if part)
    place = f"{Path(value.origin.file).name}:{value.origin.line}"
    if value.origin.joined_by:
        place += f" (same {value.origin.joined_by})"
    name = value.field if value.golden else f"  also {value.field}"
    return name, value.value, verdict, "" if value.raw == value.value else value.raw, place


def _document(view: LeadView) -> dict[str, Any]:
    return {
        "lead": view.lead,
        "values": view.trace.values,
        "records": view.trace.records,
        "sources": view.sources,
        "history": view.trace.history,
    }
