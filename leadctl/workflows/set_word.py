"""`status set` and `stage set`: give some leads a word."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leadctl.funnel.words import check_word
from leadctl.store import operations, query
from leadctl.store.connect import reading, writing
from leadctl.store.events import add_events

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
    selectors: Sequence[str],
    author: Author,
    *,
    reason: str | None = None,
    wait: float = 0.0,
    dry_run: bool = False,
) -> WordSet:
    """Set the `status` or `stage` of leads, as one operation.

    Leads that have the word already are left alone, so a second run changes nothing.

    Raises:
        UsageError: an unknown word, or a selector that names no lead.
    """
    checked = check_word(kind, word)
    with reading(store, wait) as con:
        query.find_leads(con, selectors)  # an error here leaves no store behind
    with writing(store, author.at, wait=wait, holder=f"leadctl {kind} set", dry_run=dry_run) as con:
        ids = query.find_leads(con, selectors)
        rows = query.leads(con, ("lead_id", kind), ids=ids)
        changing = [number for number, old in rows if isinstance(number, int) and old != checked]
        operation = None
        if changing:
            operation = operations.begin(con, kind, author, reason=reason)
            add_events(con, operation, kind, checked, changing)
            operations.set_counts(con, operation, {"changed": len(changing)})
    return WordSet(None if dry_run else operation, checked, len(changing), len(ids) - len(changing))
