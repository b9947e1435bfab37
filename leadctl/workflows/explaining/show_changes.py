"""`show --changes`: what cleaning made of every cell of a lead's rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from leadctl.store.asking import query
from leadctl.store.asking.changes import ChangedRow, changes_of
from leadctl.store.opening.connect import reading
from leadctl.workflows.explaining.show_lead import KNOWN_BY, called
from leadctl.workflows.leads.moments import seen_at

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


class LeadChanges(NamedTuple):
    """A lead, how people know it, and its rows."""

    lead_id: int
    name: str
    rows: list[ChangedRow]


def show_changes(
    store: Path, selectors: Sequence[str], wait: float = 0.0, as_of: str | None = None
) -> list[LeadChanges]:
    """Tell of leads by number or address, rule by rule, how their rows were cleaned.

    Raises:
        UsageError: one names no lead, or several; or `as_of` no moment.
    """
    with reading(store, wait, scratch=True) as con, seen_at(con, as_of, selectors):
        found = []
        for lead_id in query.find_leads(con, selectors):
            (row,) = query.leads(con, KNOWN_BY, ids=[lead_id])
            found.append(LeadChanges(lead_id, called(row), changes_of(con, lead_id)))
        return found
