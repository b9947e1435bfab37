"""`delete`: take leads out of sight until an undo, or a new row about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.store.asking import query
from leadctl.store.derived.events import delete_leads as hide
from leadctl.store.facts import operations
from leadctl.workflows.leads.change_leads import Changed, any_meant, on_leads

if TYPE_CHECKING:
    from leadctl.workflows.leads.change_leads import Asked


def delete_leads(asked: Asked) -> Changed:
    """Delete leads, as one operation that undo takes back.

    Their rows stay, and say nothing: also when an import has them again as they were. A row that
    was never read before makes a lead of the person again.

    Raises:
        UsageError: leads that nothing names.
    """
    if not any_meant(asked):
        return Changed()
    with on_leads(asked, "delete") as (con, where):
        rows = query.leads(con, ("lead_id",), where=where)
        numbers = [row[0] for row in rows if isinstance(row[0], int)]
        operation = None
        if numbers:
            operation = operations.begin(con, "delete", asked.author, reason=asked.reason)
            hide(con, operation, numbers)
            operations.set_counts(con, operation, {"deleted": len(numbers)})
    return Changed(None if asked.dry_run else operation, len(numbers))
