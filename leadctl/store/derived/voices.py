"""Who speaks of a lead, and when: its records in their imports, and people in operations."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from leadctl.cleaning.cleaned import EMPTY
from leadctl.fields import BY_NAME
from leadctl.matching.surviving.entries import Entry, Record, Said
from leadctl.store.derived.load import constant_cells

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from leadctl.cleaning.cleaned import Cleaned
    from leadctl.matching.records.cluster import Cluster
    from leadctl.matching.surviving.entries import Terms
    from leadctl.store.derived.load import Loaded, Sighted
    from leadctl.store.facts.imports import Import
    from leadctl.store.facts.said import Word


class Known(NamedTuple):
    """A record with its custom columns and sure keys, or a company's key.

    `as_of` is the time at which the values of a row of our own export were read, else None;
    `loaded` are the records that it was read with, `place` its own among them.
    """

    at: Sighted
    extra: dict[str, str]
    keys: tuple[str, ...]
    as_of: str | None
    loaded: Loaded
    place: int

    @property
    def cells(self) -> dict[str, Cleaned]:
        """Its cleaned cells by field, laid out anew at each call."""
        return {name: cells[self.place] for name, cells in self.loaded.cells.items()}

    def cell(self, name: str) -> Cleaned:
        """Its cleaned cell of a field, an empty one where its list has no such field."""
        column = self.loaded.cells.get(name)
        return column[self.place] if column else EMPTY

    @property
    def raw(self) -> dict[str, str]:
        """Its raw cells by field."""
        return {name: cells[self.place] for name, cells in self.loaded.raw.items()}


@dataclass
class Voices:
    """What was said, ready to be put in order.

    Attributes:
        imports: all imports by number.
        speaking: record -> the imports in which it speaks.
        said: record -> what people said under its number.
    """

    imports: Mapping[int, Import]
    speaking: Mapping[int, list[int]]
    said: Mapping[int, list[Word]]
    _terms: dict[int, Terms] = field(default_factory=dict)
    _constants: dict[int, dict[str, Cleaned]] = field(default_factory=dict)

    def entries(self, members: Sequence[Known], person: Cluster) -> list[Entry]:
        """Everything that was said of one person, oldest first.

        Args:
            members: the person's live records, oldest first.
            person: all of them; people spoke under the numbers of ghosts, too.
        """
        timed: list[tuple[int, Entry]] = []
        for slot, member in zip(members, in_turn(members, self.imports), strict=True):
            first, *later = (self.imports[i] for i in self.speaking[member.at.record])
            turn = self.imports[slot.at.first].op_id
            timed.append((turn, self._record(member, first, member.at.last)))
            timed += [(one.op_id, self._record(member, one, one.import_id)) for one in later]
        for record in (node.record for node in (*person.nodes, *person.ghosts)):
            timed += [(one.operation, _scoped(one, person)) for one in self.said.get(record, ())]
        return [entry for _, entry in sorted(timed, key=itemgetter(0))]

    def _record(self, member: Known, one: Import, seen: int) -> Record:
        """A record as it speaks in an import, which may say something of all its rows."""
        cells, constants = member.cells, self._constants_of(one)
        for name, constant in constants.items():
            given = cells.get(name)
            add = BY_NAME[name].many and given is not None and given.value is not None
            cells[name] = _added(given, constant) if add and given else constant
        return Record(
            member.at.record, self._terms_of(one), cells, member.extra, member.as_of, seen=seen
        )

    def word(self, member: Known, import_id: int, name: str) -> str | None:
        """What a record says of a field in an import that has it."""
        cell = self._constants_of(self.imports[import_id]).get(name, member.cell(name))
        return cell.value

    def _terms_of(self, one: Import) -> Terms:
        if one.import_id not in self._terms:
            self._terms[one.import_id] = one.terms
        return self._terms[one.import_id]

    def _constants_of(self, one: Import) -> dict[str, Cleaned]:
        if one.import_id not in self._constants:
            self._constants[one.import_id] = constant_cells(one)
        return self._constants[one.import_id]


def in_turn(members: Sequence[Known], imports: Mapping[int, Import]) -> list[Known]:
    """Oldest first, but within one source what it said last comes last.

    A row that left a nightly export and came back is the source's word of today, though it was
    first seen before the row that stood in for it.
    """
    if len(members) == 1:
        return list(members)
    slots: dict[str, list[int]] = defaultdict(list)
    for slot, member in enumerate(members):
        slots[imports[member.at.first].source].append(slot)
    ordered = list(members)
    for taken in slots.values():
        latest = sorted(taken, key=lambda slot: members[slot].at.last)
        for slot, chosen in zip(taken, latest, strict=True):
            ordered[slot] = members[chosen]
    return ordered


def _scoped(said: Word, person: Cluster) -> Word:
    """Note whom a word was about, where the person was not all of this then."""
    if len(person.parts) == 1 or not isinstance(said, Said):
        return said
    return replace(said, known_as=frozenset(person.known_as(said.lead, said.operation)))


def _added(cell: Cleaned, constant: Cleaned) -> Cleaned:
    """The values of a cell and of a constant, as if they had been read from one cell."""
    known = {one.key for one in (cell, *cell.more)}
    new = [one._replace(more=()) for one in (constant, *constant.more) if one.key not in known]
    return cell._replace(more=(*cell.more, *new))
