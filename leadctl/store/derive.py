"""Derive leads: what the visible facts about some records come to.

`derive` is given the records that an operation touched, in table `temp.touched`, and makes the
leads anew that they, and all records that share a sure key with them, belong to. It is the one way
to a lead's row but for the bulk insert of new leads, which gives the same.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import groupby, islice
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

import orjson

from leadctl.matching.cluster import Cluster, Node, cluster
from leadctl.matching.golden import Golden, Record, survive
from leadctl.matching.keys import keys_of_rows
from leadctl.store.imports import Import, all_imports, lines_of
from leadctl.store.leads import Derived, write_leads
from leadctl.store.load import Sighted, load, sighted_records

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from leadctl.cleaning.cleaned import Cleaned

BATCH = 4000
"""Records derived at a time: enough for cleaning by column, little memory."""


class Person(NamedTuple):
    """One cluster with what became of it; `golden` is None where no record founds a lead."""

    cluster: Cluster
    golden: Golden | None
    records: list[Known]


class Known(NamedTuple):
    """A record with its cleaned and raw cells by field, custom columns and sure keys."""

    at: Sighted
    cells: dict[str, Cleaned]
    raw: dict[str, str]
    extra: dict[str, str]
    keys: tuple[str, ...]


def touch(con: sqlite3.Connection, query: str, values: Sequence[object] = ()) -> None:
    """Name the records to derive: `query` selects their ids. Replaces the earlier ones."""
    con.execute("drop table if exists temp.touched")
    con.execute("create temp table touched (record_id integer primary key)")
    con.execute(f"insert or ignore into temp.touched {query}", values)


def derive(con: sqlite3.Connection) -> None:
    """Derive the leads of the touched records and of all that hang together with them."""
    _reach(con)
    imports = all_imports(con)
    groups = _groups(con)
    grouped = {record for group in groups for record in group}
    alone = ([record] for record in _reached(con) if record not in grouped)
    for batch in _batches(groups):
        _derive_batch(con, batch, imports)
    for batch in _batches(alone):
        _derive_batch(con, batch, imports)


def people(
    con: sqlite3.Connection, groups: Iterable[list[int]], imports: Mapping[int, Import]
) -> list[Person]:
    """Work out who the records of each group are; writes nothing."""
    groups = list(groups)
    known = _known(con, [record for group in groups for record in group], imports)
    found: list[Person] = []
    for group in groups:
        nodes = _nodes(con, [known[record] for record in group])
        for one in cluster(nodes):
            members = [known[node.record] for node in one.nodes]
            ordered = _speaking_order(members, imports)
            golden = survive([_record(member, imports) for member in ordered])
            found.append(Person(one, golden, members))
    return found


def groups_of(con: sqlite3.Connection, records: Sequence[int]) -> list[list[int]]:
    """The sets of records that hang together with any of `records`; works in temporary tables."""
    touch(con, "select value from json_each(?)", (orjson.dumps(list(records)).decode(),))
    _reach(con)
    groups = _groups(con)
    grouped = {record for group in groups for record in group}
    return groups + [[record] for record in _reached(con) if record not in grouped]


def _reach(con: sqlite3.Connection) -> None:
    """Widen `temp.touched` to `temp.reach`: over shared sure keys and over shared leads."""
    con.execute("drop table if exists temp.reach")
    con.execute("create temp table reach (record_id integer primary key)")
    con.execute("insert into temp.reach select record_id from temp.touched")
    grown = 1
    while grown:
        grown = sum(con.execute(f"insert or ignore into temp.reach {s}").rowcount for s in _STEPS)


_STEPS = (
    (
        "select record_id from match_key where sure = 1 and hash in (select k.hash from temp.reach"
        " join match_key k using (record_id) where k.sure = 1)"
    ),
    "select m.lead_id from temp.reach join member m using (record_id)",
    (
        "select record_id from member where lead_id <> record_id"
        " and lead_id in (select m.lead_id from temp.reach join member m using (record_id))"
    ),
)
"""Selections that widen the reach, each over everything reached so far."""


def _reached(con: sqlite3.Connection) -> Iterator[int]:
    """Walk the reached records, page by page, while others write."""
    last = 0
    while page := con.execute(
        "select record_id from temp.reach where record_id > ? order by 1 limit ?", (last, BATCH)
    ).fetchall():
        yield from (row[0] for row in page)
        last = page[-1][0]


def _groups(con: sqlite3.Connection) -> list[list[int]]:
    """The reached records that share a sure key or a lead with another, as sets of records."""
    parent: dict[int, int] = {}

    def root(record: int) -> int:
        parent.setdefault(record, record)
        while parent[record] != record:
            parent[record] = parent[parent[record]]
            record = parent[record]
        return record

    shared = con.execute(
        "select hash, record_id from match_key where sure = 1 and hash in (select hash from"
        " match_key where sure = 1 and hash in (select k.hash from temp.reach join match_key k"
        " using (record_id) where k.sure = 1) group by hash having count(*) > 1) order by 1"
    )
    for _, pairs in groupby(shared, key=itemgetter(0)):
        first, *rest = (record for _, record in pairs)
        for record in rest:
            parent[root(record)] = root(first)
    together = con.execute(
        "select m.record_id, m.lead_id from temp.reach join member m using (record_id)"
        " where m.lead_id <> m.record_id"
    )
    for record, lead in together:
        parent[root(record)] = root(lead)
    groups: dict[int, list[int]] = defaultdict(list)
    for record in sorted(parent):
        groups[root(record)].append(record)
    return list(groups.values())


def _batches(groups: Iterable[list[int]]) -> Iterator[list[list[int]]]:
    """Parts of `groups` with about BATCH records each."""
    walk = iter(groups)
    while part := list(islice(walk, 1)):
        size = len(part[0])
        for group in walk:
            part.append(group)
            size += len(group)
            if size >= BATCH:
                break
        yield part


def _derive_batch(
    con: sqlite3.Connection, groups: list[list[int]], imports: Mapping[int, Import]
) -> None:
    found = people(con, groups, imports)
    homes: dict[int, int] = {}
    leads: list[Derived] = []
    for person in found:
        lead_id = person.cluster.lead_id
        for node in (*person.cluster.nodes, *person.cluster.ghosts):
            homes[node.record] = lead_id
        if person.golden is not None:
            sighted = [member.at for member in person.records]
            leads.append(Derived(lead_id, person.golden, sighted))
    write_leads(con, homes, leads, imports)


def _known(
    con: sqlite3.Connection, records: Sequence[int], imports: Mapping[int, Import]
) -> dict[int, Known]:
    known: dict[int, Known] = {}
    for loaded in load(con, sighted_records(con, records), imports):
        keys = keys_of_rows(loaded.cells, len(loaded.records), loaded.vendor)
        rows = zip(*loaded.cells.values(), strict=True)
        raws = zip(*loaded.raw.values(), strict=True)
        aligned = zip(loaded.records, rows, raws, loaded.extra, keys, strict=True)
        for one, cells, raw, extra, row_keys in aligned:
            known[one.record] = Known(
                one,
                dict(zip(loaded.cells, cells, strict=True)),
                dict(zip(loaded.raw, raw, strict=True)),
                orjson.loads(extra) if extra else {},
                tuple(key.text for key in row_keys if key.sure),
            )
    return known


def _nodes(con: sqlite3.Connection, members: Sequence[Known]) -> list[Node]:
    """The records as clustering sees them; one named by a `lead_id` cell bears that key too."""
    named = {key for member in members for key in member.keys if key.startswith("lead:")}
    nodes = []
    for member in members:
        own = f"lead:{member.at.record}"
        keys = (own, *member.keys) if own in named else member.keys
        first, last = (_name_key(member, part) for part in ("first_name", "last_name"))
        nodes.append(
            Node(member.at.record, _order(con, member.at), keys, first, last, member.at.live)
        )
    return nodes


def _name_key(member: Known, part: str) -> str:
    cell = member.cells.get(part)
    return (cell.key or (cell.value or "").casefold()) if cell else ""


def _order(con: sqlite3.Connection, at: Sighted) -> tuple[int, int]:
    """Rank of a record: its first visible import, and its line there."""
    if at.first == at.home:
        return at.home, at.line
    return at.first, lines_of(con, at.first, at.record)[0]


def _record(member: Known, imports: Mapping[int, Import]) -> Record:
    return Record(member.at.record, imports[member.at.first].terms, member.cells, member.extra)


def _speaking_order(members: list[Known], imports: Mapping[int, Import]) -> list[Known]:
    """Oldest first, but within one source what it said last comes last.

    A row that left a nightly export and came back is the source's word of today, though it was
    first seen before the row that stood in for it.
    """
    slots: dict[str, list[int]] = defaultdict(list)
    for slot, member in enumerate(members):
        slots[imports[member.at.first].source].append(slot)
    ordered = list(members)
    for taken in slots.values():
        latest = sorted(taken, key=lambda slot: members[slot].at.last)
        for slot, chosen in zip(taken, latest, strict=True):
            ordered[slot] = members[chosen]
    return ordered
