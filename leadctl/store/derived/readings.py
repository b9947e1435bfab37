"""Readings: which sighting of a row made its value count, and by which rules the row was read."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import orjson

from leadctl.mapping.deciding.plan import Plan
from leadctl.store.derived.load import load
from leadctl.store.derived.voices import in_turn
from leadctl.store.facts.former import formers_behind
from leadctl.store.facts.imports import options_of
from leadctl.store.facts.sightings import sightings_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

    from leadctl.cleaning.cleaned import Cleaned
    from leadctl.matching.surviving.reasons import Reason
    from leadctl.store.derived.known import Person
    from leadctl.store.derived.voices import Known
    from leadctl.store.facts.imports import Import


class Seen(NamedTuple):
    """One sighting of a record: the import that had it, and the line there."""

    by: Import
    line: int


class Says(NamedTuple):
    """Something that a row says: a value, under the name of a field or of a custom column."""

    name: str
    value: str
    is_custom: bool

    def is_said_by(self, member: Known) -> bool:
        """Whether a record says it, too."""
        if self.is_custom:
            return member.extra.get(self.name) == self.value
        return self.value in member.cell(self.name).values


class _Reading(NamedTuple):
    """How a row was read from an operation on: as a sighting had it, or anew."""

    operation: int
    plan: str
    options: str


_BY_AGE = frozenset({"newest", "edited"})
"""Rules by which a row wins for coming last, and so for having been seen again."""


class Readings:
    """Tells of the rows of one person when they were seen, and how they were read."""

    def __init__(
        self, con: sqlite3.Connection, person: Person, imports: Mapping[int, Import]
    ) -> None:
        self._con = con
        self._person = person
        self._imports = imports
        self._place = {member.at.record: at for at, member in enumerate(person.records)}
        turns = in_turn(person.records, imports)
        self._turn = {
            member.at.record: slot.at.first
            for slot, member in zip(person.records, turns, strict=True)
        }
        self._seen: dict[int, list[Seen]] = {}
        self._steps: dict[int, list[_Reading]] = {}
        self._read: dict[tuple[int, str, str], Known] = {}
        nodes = (*person.cluster.nodes, *person.cluster.ghosts)
        self._formers = formers_behind(con, [node.record for node in nodes])

    def seen(self, member: Known) -> list[Seen]:
        """The sightings of a record that stand, oldest first; that of its row where none does."""
        record = member.at.record
        if record not in self._seen:
            found = [
                Seen(self._imports[number], line)
                for number, line in sightings_of(self._con, record)
                if not self._imports[number].undone
            ]
            home = Seen(self._imports[member.at.first], member.at.line)
            self._seen[record] = found or [home]
        return self._seen[record]

    def first_to_say(self, member: Known, says: Says) -> Known:
        """The record that brought a value: an older one of its source that says the same.

        A row that stands in for another of its source for a while speaks in its turn.
        """
        if self._turn[member.at.record] >= member.at.first:
            return member
        same = [one for one in self._of_source(member) if says.is_said_by(one)]
        return min((*same, member), key=lambda one: one.at.first)

    def decided(self, member: Known, why: Reason) -> Seen:
        """The sighting that decided: the first in its operation, or that after which it won by age.

        Among the rows of one source the one that was seen last has the last word.
        """
        seen = self.seen(member)
        spoken = next((i for i, one in enumerate(seen) if one.by.op_id == why.operation), 0)
        if why.rule not in _BY_AGE:
            return seen[spoken]
        place = self._place[member.at.record]
        others = [(one.at.last, self._place[one.at.record]) for one in self._of_source(member)]
        last = (member.at.last, place)
        behind = max((one for one in others if one < last), default=(0, 0))
        return next(one for one in seen[spoken:] if (one.by.import_id, place) > behind)

    def read_anew(self, member: Known, says: Says, decided: Seen) -> int | None:
        """The operation that read a row by other rules, since when it says something.

        Args:
            member: a record that says it.
            says: what.
            decided: the sighting that let it count.

        Returns:
            The number of a rereading, or of an import that had the row again under other terms;
            None where the row said it at that sighting already.
        """
        later = [self._since(member, says), *self._by_rules(member, says)]
        return max((one for one in later if one > decided.by.op_id), default=None)

    def _of_source(self, member: Known) -> list[Known]:
        """The other records of the source of a record."""
        source = self._imports[member.at.first].source
        return [
            one
            for one in self._person.records
            if one.at.record != member.at.record and self._imports[one.at.first].source == source
        ]

    def _since(self, member: Known, says: Says) -> int:
        """The operation since which a row is read as saying what it says."""
        steps = self._readings(member)
        now = _cell(member, says)
        since = steps[-1]
        for one in reversed(steps[:-1]):
            is_same = (one.plan, one.options) == (since.plan, since.options)
            if not is_same and _cell(self._as_read(member, one), says) != now:
                break
            since = one
        return since.operation

    def _readings(self, member: Known) -> list[_Reading]:
        """How a row was read in the course of time: by each sighting, and anew after it."""
        record = member.at.record
        if record not in self._steps:
            seen = self.seen(member)
            ends = [*(one.by.op_id for one in seen[1:]), None]
            self._steps[record] = [
                step
                for one, end in zip(seen, ends, strict=True)
                for step in self._of_sighting(one)
                if end is None or step.operation <= end
            ]
        return self._steps[record]

    def _of_sighting(self, seen: Seen) -> Iterator[_Reading]:
        rows = self._con.execute(
            "select op_id, plan, options from import where import_id = ?1 union all"
            " select r.op_id, r.plan, r.options from rereading r join operation o using (op_id)"
            " where r.import_id = ?1 and o.undone = 0 order by 1",
            (seen.by.import_id,),
        )
        return map(_Reading._make, rows)

    def _as_read(self, member: Known, reading: _Reading) -> Known:
        """A record as it is under a former reading."""
        key = (member.at.record, reading.plan, reading.options)
        if key not in self._read:
            plan, options = Plan.from_json(reading.plan), options_of(self._con, reading.options)
            last = self._imports[member.at.last]._replace(plan=plan, options=options)
            (loaded,) = load(self._con, [member.at], {**self._imports, member.at.last: last})
            extra = orjson.loads(loaded.extra[0] or "{}")
            self._read[key] = member._replace(extra=extra, loaded=loaded, place=0)
        return self._read[key]

    def _by_rules(self, member: Known, says: Says) -> Iterator[int]:
        """The rereadings before which the lead showed something else, for rules that are gone."""
        for former in self._formers:
            known = self._person.cluster.known_as(former.lead, former.operation)
            if member.at.record not in known:
                continue
            if says.is_custom:
                shown = former.extra.get(says.name, says.value)
                if shown != says.value:
                    yield former.operation
            elif says.name in former.cells and not _holds(former.cells[says.name], says.value):
                yield former.operation


def _cell(member: Known, says: Says) -> Cleaned | str | None:
    """What a record says under a name, with the judgement of it."""
    return member.extra.get(says.name) if says.is_custom else member.cells.get(says.name)


def _holds(cell: Cleaned, value: str) -> bool:
    return value in cell.values
