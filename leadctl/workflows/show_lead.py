"""`show`: one lead with every value traced to its file and line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leadctl.store import query
from leadctl.store.connect import reading
from leadctl.store.schema import LEAD_COLUMNS
from leadctl.store.sources import Source, find
from leadctl.store.trace import Trace, trace

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class LeadView:
    """A lead: its row, where each value comes from, its sources and its history."""

    lead: dict[str, query.Value]
    trace: Trace
    sources: list[Source]


def show_leads(store: Path, selectors: Sequence[str], wait: float = 0.0) -> list[LeadView]:
    """Look leads up by number or address.

    Raises:
        UsageError: one names no lead, or several.
    """
    with reading(store, wait, scratch=True) as con:
        views = []
        for lead_id in query.find_leads(con, selectors):
            row = next(query.leads(con, LEAD_COLUMNS, ids=[lead_id]))
            lead = dict(zip(LEAD_COLUMNS, row, strict=True))
            names = lead["sources"] if isinstance(lead["sources"], list) else []
            lead.pop("extra")  # the trace has the custom columns, each with its origin
            sources = [find(con, name) or Source(name) for name in names]
            views.append(LeadView(lead, trace(con, lead_id), sources))
        return views
