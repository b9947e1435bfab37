"""`status set` and `stage set`: give some leads a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leadctl.funnel.words import check_word
from leadctl.store.asking import query
from leadctl.store.derived.events import Event
from leadctl.workflows.leads.change_leads import Say, say

if TYPE_CHECKING:
    import sqlite3

    from leadctl.store.asking.where import Where
    from leadctl.workflows.leads.change_leads import Asked


@dataclass(frozen=True, slots=True)
class WordSet:
    """What setting a word did; `operation` is None where every lead had it already."""

    operation: int | None
    word: str
    changed: int
    unchanged: int


def set_word(asked: Asked, kind: str, word: str) -> WordSet:
    """Set the `status` or `stage` (`kind`) of leads, as one operation.

    Leads that have the word already are left alone, so a second run changes nothing.

    Raises:
        UsageError: an unknown word, or leads that nothing names.
    """
    checked = check_word(kind, word)

    def plan(con: sqlite3.Connection, where: Where | None) -> Say:
        found = list(query.leads(con, ("lead_id", kind), where=where))
        events = [
            Event(number, kind, checked)
            for number, old in found
            if isinstance(number, int) and old != checked
        ]
        return Say(events, len(found) - len(events))

    done = say(asked, kind, plan)
    return WordSet(done.operation, checked, done.changed, done.unchanged)
