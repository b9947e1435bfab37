"""Which records of gone leads are of the same person as some others, so that they go with them.

A record that shares a profile or a vendor's number is. One that shares an address is where that is
the first that it has, or where its name is one that the person may bear; it may list somebody
else's as a further one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import product
from typing import TYPE_CHECKING

import orjson

from leadctl.matching.records.cluster import compatible
from leadctl.matching.records.keys import key_hash
from leadctl.store.asking.persons import records_of
from leadctl.store.derived.load import load, sighted_records
from leadctl.store.facts.imports import all_imports

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from leadctl.store.derived.load import Loaded


@dataclass
class _Told:
    """What some records say of whose they are.

    Attributes:
        keys: hashes of all sure keys, of what people typed, too.
        own: of those that need no name: profiles, vendors' numbers, and each row's first address.
        names: match keys of given and family name.
    """

    keys: set[int]
    own: set[int] = field(default_factory=set)
    names: set[tuple[str, str]] = field(default_factory=set)

    def add(self, loaded: Loaded) -> None:
        for row, keys in enumerate(loaded.keys()):
            further = [key for key in keys if key.text.startswith(("email:", "role:"))][1:]
            own = (key.text for key in keys if key.sure and key not in further)
            self.own.update(map(key_hash, own))
            self.names.add((_part(loaded, "first_name", row), _part(loaded, "last_name", row)))

    def is_kin(self, other: _Told) -> bool:
        """Whether other records, which share a sure key with these, are of the same person."""
        names = product(self.names, other.names)
        return bool(self.keys & other.own) or (
            bool(self.keys & other.keys) and any(compatible(*two) for two in names)
        )


def _part(loaded: Loaded, name: str, row: int) -> str:
    return loaded.cells[name][row].key if name in loaded.cells else ""


def _told(con: sqlite3.Connection, records: Iterable[int]) -> _Told:
    rows = con.execute(
        "select hash from json_each(?) j join match_key k on k.record_id = j.value and k.sure = 1",
        (orjson.dumps(sorted(records)).decode(),),
    )
    told = _Told({row[0] for row in rows})
    for loaded in load(con, sighted_records(con, records), all_imports(con)):
        told.add(loaded)
    return told


def with_dead(con: sqlite3.Connection, leads: Sequence[int]) -> list[int]:
    """The records of leads, rising, with those of gone leads that are the same person."""
    records = {record for lead in leads for record in records_of(con, lead)}
    todo = set(records)
    while todo:
        mine, todo = _told(con, records), set()
        for lead in _sharing(con, records):
            theirs = set(records_of(con, lead)) - records
            if theirs and mine.is_kin(_told(con, theirs)):
                todo |= theirs
        records |= todo
    return sorted(records)


def _sharing(con: sqlite3.Connection, records: Iterable[int]) -> list[int]:
    """The gone leads that share a sure key with some records."""
    rows = con.execute(
        "select distinct m.lead_id from json_each(?) j join match_key k on k.record_id ="
        " j.value and k.sure = 1 join match_key o on o.hash = k.hash join member m on"
        " m.record_id = o.record_id where m.lead_id not in (select lead_id from lead)",
        (orjson.dumps(sorted(records)).decode(),),
    )
    return [row[0] for row in rows]


def owners(con: sqlite3.Connection, leads: Sequence[int], hashes: Iterable[int]) -> list[int]:
    """Of several leads those whose own address it is, by its hashes; all where it is nobody's."""
    asked = set(hashes)
    found = [one for one in leads if _told(con, records_of(con, one)).own & asked]
    return found or list(leads)
