"""`tag` and `note`: what people add to leads beside their values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.cleaning.text import clean_notes
from leadctl.cleaning.vocabulary import clean_tags
from leadctl.errors import UsageError
from leadctl.store.asking import query
from leadctl.store.derived.events import Event
from leadctl.store.facts.author import storable
from leadctl.store.facts.said import NOTE, TAG
from leadctl.workflows.leads.change_leads import Say, say

if TYPE_CHECKING:
    import sqlite3

    from leadctl.store.asking.where import Where
    from leadctl.workflows.leads.change_leads import Asked, Changed

LONGEST_NOTE = 100_000
"""Characters of a remark; what is longer is a file."""


def tag_leads(asked: Asked, text: str, *, remove: bool = False) -> Changed:
    """Add tags to leads, or take them off, as one operation; one that is there is no news.

    Args:
        asked: which leads.
        text: tags with commas between.
        remove: take them off.

    Raises:
        UsageError: no tag is named, or leads that nothing names.
    """
    tags = clean_tags([storable(text)])[0].values
    if not tags:
        raise UsageError(f"`{text}` names no tag", "leadctl tag LEADS hot,q4")

    def plan(con: sqlite3.Connection, where: Where | None) -> Say:
        found = list(query.leads(con, ("lead_id", "tags"), where=where))
        events = [
            Event(number, TAG, f"{'-' if remove else '+'}{held if remove else tag}")
            for number, shown in found
            if isinstance(number, int) and isinstance(shown, list)
            for tag in tags
            for held in _meant(tag, shown, remove=remove)
        ]
        return Say(events, len(found) - len({event.lead for event in events}))

    return say(asked, "tag", plan)


def _meant(tag: str, shown: list[str], *, remove: bool) -> list[str]:
    """What there is to do for a tag: the tags to take off, or the one to add."""
    held = [one for one in shown if one.casefold() == tag.casefold()]
    if remove:
        return held
    return [] if held else [tag]


def note_leads(asked: Asked, text: str) -> Changed:
    """Add a remark to leads, as one operation; it stands below those that are there.

    Raises:
        UsageError: the remark is empty or too long, or leads that nothing names.
    """
    note = clean_notes([storable(text)])[0].value
    if not note:
        raise UsageError("the remark is empty", "leadctl note LEADS 'called, wants a demo'")
    if len(note) > LONGEST_NOTE:
        raise UsageError(f"the remark has {len(note):,} characters, and may have {LONGEST_NOTE:,}")

    def plan(con: sqlite3.Connection, where: Where | None) -> Say:
        numbers = [row[0] for row in query.leads(con, ("lead_id",), where=where)]
        return Say([Event(one, NOTE, note) for one in numbers if isinstance(one, int)])

    return say(asked, "note", plan)
