"""`show`: one lead with every value traced to its file and line."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leadctl.store.asking import query
from leadctl.store.asking.trace import Trace, trace
from leadctl.store.derived import suppressions
from leadctl.store.facts.sources import Source, find
from leadctl.store.file.schema import HIDDEN_COLUMNS, LEAD_COLUMNS
from leadctl.store.opening.connect import reading
from leadctl.workflows.explaining.explain_leads import doubts
from leadctl.workflows.leads.moments import seen_at

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from leadctl.store.derived.suppressions import Suppression
    from leadctl.workflows.explaining.explain_leads import Doubt

KNOWN_BY = ("full_name", "email", "phone", "company")
"""What a lead goes by, the best first; an organisation has nobody's name."""


@dataclass(frozen=True, slots=True)
class LeadView:
    """A lead: its row, where each value comes from, its sources, its history, and what holds it.

    `suppressions` are those that stand, of any of its addresses and numbers; `doubts` the leads
    that might be the same person and wait for a decision.
    """

    lead: dict[str, query.Value]
    trace: Trace
    sources: list[Source]
    suppressions: list[Suppression]
    doubts: list[Doubt]

    @property
    def name(self) -> str:
        """What the lead goes by."""
        return called(self.lead[field] for field in KNOWN_BY)


def called(values: Iterable[query.Value]) -> str:
    """Tell what a lead goes by, given its values of `KNOWN_BY`."""
    return next((str(value) for value in values if value), "no name")


def show_leads(
    store: Path, selectors: Sequence[str], wait: float = 0.0, as_of: str | None = None
) -> list[LeadView]:
    """Look leads up by number or address, as they stand now or stood at a moment.

    Raises:
        UsageError: one names no lead, or several; or `as_of` no moment.
    """
    with reading(store, wait, scratch=True) as con, seen_at(con, as_of, selectors):
        views = []
        for lead_id in query.find_leads(con, selectors):
            row = next(query.leads(con, LEAD_COLUMNS, ids=[lead_id]))
            lead = dict(zip(LEAD_COLUMNS, row, strict=True))
            names = lead["sources"] if isinstance(lead["sources"], list) else []
            for name in HIDDEN_COLUMNS:  # the trace has the custom columns, each with its origin
                lead.pop(name)
            sources = [find(con, name) or Source(name) for name in names]
            held = suppressions.holding(con, [lead_id]).get(lead_id, [])
            views.append(LeadView(lead, trace(con, lead_id), sources, held, doubts(con, lead_id)))
        return views
