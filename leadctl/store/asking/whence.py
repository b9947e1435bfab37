"""Blame for what a lead's row tells besides its values: sources, touches, and who lacks it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from leadctl.store.asking.turns import turns_of
from leadctl.store.derived.leads import brought_by, touching
from leadctl.store.facts.sightings import lines_of, sighted

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

    from leadctl.store.derived.known import Person
    from leadctl.store.facts.imports import Import


class Whence(NamedTuple):
    """A value of a lead's row that an import brought by having the lead, or by lacking it.

    Attributes:
        column: of the lead's row.
        value: as the lead shows it.
        rule: what decided for it, a word of REASONS.
        by: the import.
        line: where it has the lead; None where it does not.
    """

    column: str
    value: str
    rule: str
    by: Import
    line: int | None


def whence(
    con: sqlite3.Connection, person: Person, imports: Mapping[int, Import]
) -> Iterator[Whence]:
    """Tell of a lead's sources, of its latest touch, and of the full lists that lack it."""
    brought = brought_by([member.at for member in person.records], imports)
    for place, (source, record) in enumerate(brought.items()):
        by = imports[record.first]
        line = _line(con, by, record.record) or record.line
        if not place:
            yield Whence("first_source", source, "first", by, line)
        yield Whence("sources", source, "held" if place else "first", by, line)
    yield from _touched(con, person, imports)
    last = {
        turn.by.source: turn
        for turn in turns_of(con, [member.at.record for member in person.records], imports)
    }
    for source, turn in sorted(last.items()):
        if turn.gone:
            yield Whence("vanished", source, "lacking", turn.by, None)


def _touched(
    con: sqlite3.Connection, person: Person, imports: Mapping[int, Import]
) -> Iterator[Whence]:
    """The latest touch, by the first import that tells of it."""
    records = sorted(member.at.record for member in person.records)
    told = [
        (day, kind, -one.import_id, min(having))
        for day, kind, one in touching(imports)
        if (having := sighted(con, one.import_id, records))
    ]
    if told:
        _, kind, number, record = max(told)
        by = imports[-number]
        yield Whence("last_touch", kind, "newest", by, _line(con, by, record))


def _line(con: sqlite3.Connection, by: Import, record: int) -> int | None:
    lines = lines_of(con, by.import_id, record)
    return min(lines) if lines else None
