"""When it was last told that a person opted out: what a later lift answers, and an earlier not."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from leadctl.store.facts.sightings import sighted

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from leadctl.matching.entries import Golden
    from leadctl.store.derived.voices import Known, Voices

FIELD = "email_opt_out"


def note_opt_outs(
    con: sqlite3.Connection, people: Iterable[tuple[Golden, Sequence[Known]]], voices: Voices
) -> None:
    """Note in golden values in which operation it was last told that the person opted out.

    A row tells it once, with its first import, however often it comes again; a source tells it
    again where it said no in between.

    Args:
        con: the store.
        people: golden values, and the live records that they were made of.
        voices: who speaks when.
    """
    told = [one for one in people if _is_yes(one[0])]
    groups = [group for _, members in told for group in _wavering(members, voices)]
    seen = _seen(con, [member for group in groups for member in group], voices)
    for golden, members in told:
        turns = [
            turn for group in _wavering(members, voices) for turn in _turns(group, seen, voices)
        ]
        first = [turn for one in members if one.as_of is None for turn in _first(one, voices)]
        imports = _with_edits({*turns, *first}, members, voices)
        golden.opted_out = max((voices.imports[one].op_id for one in imports), default=None)


def _is_yes(golden: Golden) -> bool:
    return golden.cell(FIELD).value == "yes"


def _first(member: Known, voices: Voices) -> Iterator[int]:
    """The imports in which a record began to say yes."""
    before: str | None = None
    for one in voices.speaking[member.at.record]:
        word = voices.word(member, one, FIELD)
        if word == "yes" != before:
            yield one
        before = word


def _with_edits(told: set[int], members: Sequence[Known], voices: Voices) -> set[int]:
    """Add the exports of ours in which a person wrote yes, where the lead had not said so then."""
    ours = [one for one in members if one.as_of is not None]
    for member in sorted(ours, key=lambda one: one.at.first):
        known = any(voices.imports[one].at <= (member.as_of or "") for one in told)
        if not known:
            told |= set(_first(member, voices))
    return told


def _wavering(members: Sequence[Known], voices: Voices) -> list[list[Known]]:
    """The records of each source that said both yes and no of a person."""
    by_source: dict[str, list[Known]] = defaultdict(list)
    for member in members:
        if member.as_of is None:
            by_source[voices.imports[member.at.first].source].append(member)
    return [group for group in by_source.values() if _words(group, voices) >= {"yes", "no"}]


def _words(group: Sequence[Known], voices: Voices) -> set[str | None]:
    return {
        voices.word(member, one, FIELD)
        for member in group
        for one in voices.speaking[member.at.record]
    }


def _seen(con: sqlite3.Connection, members: Sequence[Known], voices: Voices) -> dict[int, set[int]]:
    """Import -> those of some records that it has, for the imports that stand, oldest first."""
    numbers = sorted({member.at.record for member in members})
    if not numbers:
        return {}
    visible = [one.import_id for one in voices.imports.values() if not one.undone]
    return {one: sighted(con, one, numbers) for one in sorted(visible)}


def _turns(group: Sequence[Known], seen: Mapping[int, set[int]], voices: Voices) -> Iterator[int]:
    """The imports with which a source came to say yes after no; one that has both says yes."""
    before = ""
    for one, records in seen.items():
        here = [member for member in group if member.at.record in records]
        words = {voices.word(member, one, FIELD) for member in here}
        word = next((word for word in ("yes", "no") if word in words), before)
        if (before, word) == ("no", "yes"):
            yield one
        before = word
