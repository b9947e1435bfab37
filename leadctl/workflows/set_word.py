"""`status set` and `stage set`: give some leads a word."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from leadctl.funnel.words import check_word
from leadctl.store import operations, query
from leadctl.store.connect import reading, writing
from leadctl.store.events import add_events
from leadctl.workflows.choose import Choice, chosen

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from leadctl.store.author import Author


@dataclass(frozen=True, slots=True)
class WordSet:
    """What setting a word did; `operation` is None where every lead had it already."""

    operation: int | None
    word: str
    changed: int
    unchanged: int


def set_word(
    store: Path,
    kind: str,
    word: str,
    words: Sequence[str],
    author: Author,
    *,
    region: str = "",
    reason: str | None = None,
    wait: float = 0.0,
    dry_run: bool = False,
) -> WordSet:
    """Set the `status` or `stage` of leads, as one operation.

    Leads that have the word already are left alone, so a second run changes nothing.

    Args:
        store: the store.
        kind: `status` or `stage`.
        word: the word to set.
        words: which leads: numbers, addresses and profiles, or an expression.
        author: who sets it, and when; ages in the expression count from then.
        region: country of phones in the expression where a number names none.
        reason: why, for the history.
        wait: seconds to wait for a busy store.
        dry_run: count and write nothing.

    Raises:
        UsageError: an unknown word, or leads that nothing names.
    """
    checked = check_word(kind, word)
    choice = Choice(tuple(words), datetime.fromisoformat(author.at), region, careful=True)
    with reading(store, wait) as con:  # an error here leaves no store behind
        if not query.count_leads(con, chosen(con, choice)):
            return WordSet(None, checked, 0, 0)
    with writing(store, author.at, wait=wait, holder=f"leadctl {kind} set", dry_run=dry_run) as con:
        found = list(query.leads(con, ("lead_id", kind), where=chosen(con, choice)))
        changing = [number for number, old in found if isinstance(number, int) and old != checked]
        operation = None
        if changing:
            operation = operations.begin(con, kind, author, reason=reason)
            add_events(con, operation, kind, checked, changing)
            operations.set_counts(con, operation, {"changed": len(changing)})
    unchanged = len(found) - len(changing)
    return WordSet(None if dry_run else operation, checked, len(changing), unchanged)
