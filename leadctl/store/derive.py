"""Derive leads: what the visible facts about some records come to.

`derive` is given the records that an operation touched (`reach.touch`), and makes the leads anew
that they, and all records that share a sure key with them, belong to. It is the one way to a
lead's row but for the bulk insert of new leads, which gives the same.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain, repeat
from typing import TYPE_CHECKING, NamedTuple

import orjson

from leadctl.matching.cluster import Cluster, Node, cluster
from leadctl.matching.golden import survive
from leadctl.matching.keys import KEY_FIELDS, keys_of_rows
from leadctl.store.consent import note_opt_outs
from leadctl.store.edges import different_pairs, same_edges
from leadctl.store.imports import Import, all_imports
from leadctl.store.leads import Derived, remove_leads, write_leads
from leadctl.store.load import Sighted, load, sighted_records, speaking_imports
from leadctl.store.rawrows import lay_out, put_away
from leadctl.store.reach import groups, reach, touch
from leadctl.store.rekey import rekey
from leadctl.store.said import keys_typed, said_of
from leadctl.store.sightings import runs_of
from leadctl.store.voices import Known, Voices

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from leadctl.matching.entries import Golden
    from leadctl.matching.keys import Key
    from leadctl.matching.pairs import Edge
    from leadctl.store.said import Word

BATCH = 2000
"""Records derived at a time: enough for cleaning by column, little memory."""


class Person(NamedTuple):
    """One cluster with what became of it; `golden` is None where no record founds a lead."""

    cluster: Cluster
    golden: Golden | None
    records: list[Known]


def derive(con: sqlite3.Connection) -> None:
    """Derive the leads of the touched records and of all that hang together with them."""
    imports = all_imports(con)
    rekey(con, imports)
    reach(con)
    remove_leads(con, "select lead_id from temp.gone")
    if con.execute("select count(*) from temp.grouped").fetchone()[0] > BATCH:
        lay_out(con)
    for batch in _batches(groups(con)):
        _derive_batch(con, batch, imports)
    put_away(con)


def people(
    con: sqlite3.Connection, sets: Sequence[list[int]], imports: Mapping[int, Import]
) -> list[Person]:
    """Work out who the records of each set are; writes nothing."""
    records = [record for group in sets for record in group]
    said = said_of(con, records)
    known = _known(con, records, imports, said)
    sighted = [one.at for one in known.values()]
    orders = _orders(con, sighted)
    decided, apart = _decided(con, sets)
    voices = Voices(imports, speaking_imports(con, sighted, imports), said)
    found: list[Person] = []
    for group in sets:
        nodes = _nodes([known[record] for record in group], orders)
        for one in cluster(nodes, decided[group[0]], apart[group[0]]):
            members = [known[node.record] for node in one.nodes]
            found.append(Person(one, survive(voices.entries(members, one)), members))
    told = [(one.golden, one.records) for one in found if one.golden is not None]
    note_opt_outs(con, told, voices)
    return found


def _decided(
    con: sqlite3.Connection, sets: Sequence[list[int]]
) -> tuple[dict[int, list[Edge]], dict[int, list[tuple[int, int]]]]:
    """The decisions within each set, by its first record: who is one, and who is told apart."""
    first = {record: group[0] for group in sets for record in group}
    decided: dict[int, list[Edge]] = defaultdict(list)
    apart: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for edge in same_edges(con, list(first)):
        decided[first[edge.l]].append(edge)
    for one, other in different_pairs(con, list(first)):
        apart[first[one]].append((one, other))
    return decided, apart


def groups_of(con: sqlite3.Connection, records: Sequence[int]) -> list[list[int]]:
    """The sets of records that hang together with any of `records`; works in temporary tables."""
    touch(con, "select value from json_each(?)", (orjson.dumps(list(records)).decode(),))
    reach(con)
    return list(groups(con))


def _batches(sets: Iterable[list[int]]) -> Iterator[list[list[int]]]:
    """Parts of `sets` with about BATCH records each."""
    part: list[list[int]] = []
    size = 0
    for group in sets:
        part.append(group)
        size += len(group)
        if size >= BATCH:
            yield part
            part, size = [], 0
    if part:
        yield part


def _derive_batch(
    con: sqlite3.Connection, sets: list[list[int]], imports: Mapping[int, Import]
) -> None:
    found = people(con, sets, imports)
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
    con: sqlite3.Connection,
    records: Sequence[int],
    imports: Mapping[int, Import],
    said: Mapping[int, list[Word]],
) -> dict[int, Known]:
    known: dict[int, Known] = {}
    found = sighted_records(con, records)
    living = load(con, (one for one in found if one.live), imports)
    dead = load(con, (one for one in found if not one.live), imports, _FOLLOWING)
    for loaded in chain(living, dead):
        keys = keys_of_rows(loaded.cells, len(loaded.records), loaded.vendor)
        rows = zip(*loaded.cells.values(), strict=True) if loaded.cells else repeat(())
        aligned = zip(loaded.records, loaded.extra, keys, loaded.as_of, rows)  # noqa: B905 - rows may never end
        for place, (one, extra, row_keys, as_of, cells) in enumerate(aligned):
            typed = keys_typed(said[one.record]) if one.record in said else ()
            known[one.record] = Known(
                one,
                dict(zip(loaded.cells, cells, strict=True)),
                orjson.loads(extra) if extra else {},
                _sure((*row_keys, *typed)),
                as_of,
                loaded,
                place,
            )
    return known


_FOLLOWING = frozenset({*KEY_FIELDS, "full_name", "first_name", "last_name", "suffix"})
"""What decides which lead a dead record follows; nothing else is asked of one."""


def _sure(keys: Iterable[Key]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(key.text for key in keys if key.sure))


Order = tuple[int, int]
"""Rank of a record: its first visible import, and its line there."""


def _nodes(members: Sequence[Known], orders: Mapping[int, Order]) -> list[Node]:
    """The records as clustering sees them; one named by a `lead_id` cell bears that key too."""
    named = {key for member in members for key in member.keys if key.startswith("lead:")}
    nodes = []
    for member in members:
        record = member.at.record
        own = f"lead:{record}"
        keys = (own, *member.keys) if own in named else member.keys
        first, last = (_name_key(member, part) for part in ("first_name", "last_name"))
        suffix = member.cells["suffix"].key if "suffix" in member.cells else ""
        nodes.append(Node(record, orders[record], keys, first, last, member.at.live, suffix))
    return nodes


def _name_key(member: Known, part: str) -> str:
    cell = member.cells.get(part)
    return (cell.key or (cell.value or "").casefold()) if cell else ""


def _orders(con: sqlite3.Connection, records: Sequence[Sighted]) -> dict[int, Order]:
    """Rank records; one whose home import is hidden stands where the next import has it."""
    orders = {one.record: (one.home, one.line) for one in records}
    moved: dict[int, list[int]] = defaultdict(list)
    for one in records:
        if one.first != one.home:
            moved[one.first].append(one.record)
    for import_id, numbers in moved.items():
        runs = runs_of(con, import_id, sorted(numbers))
        orders.update((record, (import_id, runs.lines(record)[0])) for record in numbers)
    return orders
