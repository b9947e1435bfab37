"""Derive leads: what the visible facts about some records come to.

`derive` is given the records that an operation touched (`reach.touch`), and makes the leads anew
that they, and all records that share a sure key with them, belong to. It is the one way to a
lead's row but for the bulk insert of new leads, which gives the same.
"""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

import orjson

from leadctl.matching.records.cluster import Node, cluster
from leadctl.matching.surviving.golden import survive
from leadctl.store.derived.alike import alike_goldens
from leadctl.store.derived.companies import (
    Accounts,
    domains_named,
    note_filled,
    pass_over_companies,
    touch_customers,
)
from leadctl.store.derived.compared import note_changed
from leadctl.store.derived.consent import note_opt_outs
from leadctl.store.derived.known import Person, known_records, ranked
from leadctl.store.derived.leads import Derived, remove_leads, write_leads
from leadctl.store.derived.load import speaking_imports
from leadctl.store.derived.reach import groups, reach, touch
from leadctl.store.derived.rekey import rekey
from leadctl.store.derived.voices import Voices
from leadctl.store.facts.edges import different_pairs, same_edges
from leadctl.store.facts.imports import Import, all_imports
from leadctl.store.facts.rawrows import lay_out, put_away
from leadctl.store.facts.said import said_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from leadctl.matching.pairs import Edge
    from leadctl.store.derived.known import Order
    from leadctl.store.derived.voices import Known

BATCH = 2000
"""Records derived at a time: enough for cleaning by column, little memory."""


def derive(con: sqlite3.Connection) -> None:
    """Derive the leads of the touched records and of all that hang together with them."""
    imports = all_imports(con)
    rekey(con, imports)
    if touch_customers(con, "temp.touched"):
        # a part of a merged lead may be a customer, where the lead shows the domain of another
        note_changed(con, "select lead_id from member where lead_id <> record_id")
    pass_over_companies(con)
    reach(con)
    remove_leads(con, "select lead_id from temp.gone")
    if con.execute("select count(*) from temp.grouped").fetchone()[0] > BATCH:
        lay_out(con)
    for batch in batches(groups(con)):
        _derive_batch(con, batch, imports)
    put_away(con)


def people(
    con: sqlite3.Connection,
    sets: Sequence[list[int]],
    imports: Mapping[int, Import],
    *,
    reasons: bool = True,
    united: bool = True,
) -> list[Person]:
    """Work out who the records of each set are; writes nothing.

    Args:
        con: the store.
        sets: numbers of records that hang together.
        imports: all imports by number.
        reasons: whether it will be asked why a lead shows its values.
        united: whether the decisions that two leads are one count.
    """
    records = [record for group in sets for record in group]
    said = said_of(con, records)
    known = known_records(con, records, imports, said)
    sighted = [one.at for one in known.values()]
    orders = ranked(con, sighted)
    decided, apart = _decided(con, sets, united=united)
    voices = Voices(imports, speaking_imports(con, sighted, imports), said)
    accounts = Accounts(con, domains_named(known.values(), said), imports)
    clusters = [
        (one, [known[node.record] for node in one.nodes])
        for group in sets
        for one in cluster(
            _nodes([known[record] for record in group], orders),
            decided[group[0]],
            apart[group[0]],
        )
    ]
    alike = {} if reasons else alike_goldens(clusters, voices)
    found: list[Person] = []
    for one, members in clusters:
        golden = alike.get(one.lead_id)
        if golden is None and not any(imports[member.at.home].companies for member in members):
            golden = survive(voices.entries(members, one), accounts)
        found.append(Person(one, golden, members, accounts.of(golden)))
    told = [(one.golden, one.records) for one in found if one.golden is not None]
    note_opt_outs(con, told, voices)
    return found


def _decided(
    con: sqlite3.Connection, sets: Sequence[list[int]], *, united: bool
) -> tuple[dict[int, list[Edge]], dict[int, list[tuple[int, int]]]]:
    """The decisions within each set, by its first record: who is one, and who is told apart."""
    first = {record: group[0] for group in sets for record in group}
    decided: dict[int, list[Edge]] = defaultdict(list)
    apart: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for edge in same_edges(con, list(first)) if united else ():
        decided[first[edge.l]].append(edge)
    for one, other in different_pairs(con, list(first)):
        apart[first[one]].append((one, other))
    return decided, apart


def groups_of(con: sqlite3.Connection, records: Sequence[int]) -> list[list[int]]:
    """The sets of records that hang together with any of `records`; works in temporary tables."""
    touch(con, "select value from json_each(?)", (orjson.dumps(list(records)).decode(),))
    reach(con)
    return list(groups(con))


def batches(sets: Iterable[list[int]]) -> Iterator[list[list[int]]]:
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
    found = people(con, sets, imports, reasons=False)
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
    note_filled(con, found)


def _nodes(members: Sequence[Known], orders: Mapping[int, Order]) -> list[Node]:
    """The records as clustering sees them; one named by a `lead_id` cell bears that key too."""
    naming = [member for member in members if "lead_id" in member.loaded.cells]
    named = {key for member in naming for key in member.keys if key.startswith("lead:")}
    nodes = []
    for member in members:
        record = member.at.record
        own = f"lead:{record}"
        keys = (own, *member.keys) if own in named else member.keys
        first, last = _name_key(member, "first_name"), _name_key(member, "last_name")
        suffix = member.cell("suffix").key
        nodes.append(Node(record, orders[record], keys, first, last, member.at.live, suffix))
    return nodes


def _name_key(member: Known, part: str) -> str:
    cell = member.cell(part)
    return cell.key or (cell.value or "").casefold()
