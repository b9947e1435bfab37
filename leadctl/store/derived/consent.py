"""When it was last told that a person opted out: what a later lift answers, and an earlier not.

What is told of it unclearly counts as well.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from leadctl.store.facts.sightings import sighted
from leadctl.vocabulary import FLAGS, UNCLEAR

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from leadctl.matching.surviving.entries import Golden
    from leadctl.store.derived.voices import Known, Voices

FIELD = "email_opt_out"

_TOLD = frozenset({"yes", UNCLEAR})


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
    told = [one for one in people if one[0].cell(FIELD).value in _TOLD]
    groups = [group for _, members in told for group in _wavering(members, voices)]
    seen = _seen(con, [member for group in groups for member in group], voices)
    for golden, members in told:
        turns = [
            turn for group in _wavering(members, voices) for turn in _turns(group, seen, voices)
        ]
        first = [turn for one in members if one.as_of is None for turn in _first(one, voices)]
        imports = _with_edits({*turns, *first}, members, voices)
        golden.opted_out = max((voices.imports[one].op_id for one in imports), default=None)


def _first(member: Known, voices: Voices) -> Iterator[int]:
    """The imports in which a record began to tell it."""
    before: str | None = None
    for one in voices.speaking[member.at.record]:
        word = voices.word(member, one, FIELD)
        if word in _TOLD and word != before:
            yield one
        before = word


def _with_edits(told: set[int], members: Sequence[Known], voices: Voices) -> set[int]:
    """Add the exports of ours in which a person wrote it, where the lead had not said so then."""
    ours = [one for one in members if one.as_of is not None]
    for member in sorted(ours, key=lambda one: one.at.first):
        known = any(voices.imports[one].at <= (member.as_of or "") for one in told)
        if not known:
            told |= set(_first(member, voices))
    return told


def _wavering(members: Sequence[Known], voices: Voices) -> list[list[Known]]:
    """The records of each source that said one thing and another of a person."""
    by_source: dict[str, list[Known]] = defaultdict(list)
    for member in members:
        if member.as_of is None:
            by_source[voices.imports[member.at.first].source].append(member)
    return [group for group in by_source.values() if len(_words(group, voices) & set(FLAGS)) > 1]


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
    """The imports with which a source came to tell it, or told it otherwise.

    The strictest of what one says counts.
    """
    before = ""
    for one, records in seen.items():
        here = [member for member in group if member.at.record in records]
        words = {voices.word(member, one, FIELD) for member in here}
        word = next((word for word in FLAGS if word in words), before)
        if before and word in _TOLD and word != before:
            yield one
        before = word
