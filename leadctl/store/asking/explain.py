"""Explain two leads: what made them one, or what speaks for and against it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from math import inf
from typing import TYPE_CHECKING

import orjson

from leadctl.fields import BY_NAME
from leadctl.matching.gathering.evidence import PHONE_FIELDS
from leadctl.matching.pairs import BY_PERSON, Edge, Pair
from leadctl.matching.records.keys import EMAIL_FIELDS, key_hash
from leadctl.store.asking.moment import Stood, stood
from leadctl.store.derived.derive import groups_of, people
from leadctl.store.derived.load import load, sighted_records
from leadctl.store.facts.decisions import DIFFERENT
from leadctl.store.facts.edges import decisions
from leadctl.store.facts.imports import all_imports
from leadctl.store.facts.operations import newest
from leadctl.store.facts.sightings import lines_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from leadctl.matching.records.cluster import Cluster
    from leadctl.store.facts.edges import Decided

SHOWN = (
    "full_name", "suffix", "birth_date", "title", "seniority", "department",
    "company", "domain", "website", "company_phone",
    *EMAIL_FIELDS, *PHONE_FIELDS, "linkedin",
    "street", "postal_code", "city", "state", "country",
)  # fmt: skip
"""What is put side by side: all that is compared."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a record stands: `undone` says that no visible import has it any more."""

    record: int
    file: str
    line: int
    undone: bool


@dataclass(frozen=True, slots=True)
class Side:
    """One of two that were compared.

    Attributes:
        number: of the record; of the lead at that time where two leads were compared.
        places: where its rows stand, a lead's founder first.
        values: field -> clean text, of SHOWN, as compared.
    """

    number: int
    places: tuple[Place, ...]
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    """One decision between two records, or two leads.

    Attributes:
        l, r: the two.
        pair: rule, weight, probability, and what was compared.
        operation: number of the operation that decided, None where none did.
        at, who: when, and whose command; empty where no operation decided.
        reason: why, in the words of that person.
    """

    l: Side  # noqa: E741 - the pair's left and right, as the field writes them
    r: Side
    pair: Pair
    operation: int | None = None
    at: str = ""
    who: str = ""
    reason: str = ""


def explain_one(
    con: sqlite3.Connection, lead_id: int, ends: tuple[Iterable[int], Iterable[int]]
) -> list[Step]:
    """Tell by which decisions two records are one lead: the steps that lead from one to the other.

    Args:
        con: the store; temporary tables must be allowed.
        lead_id: number of the lead that both are.
        ends: the records at the two ends; several where an address stands in several rows.

    Returns:
        No step where both are one row.
    """
    found = people(con, groups_of(con, [lead_id]), all_imports(con))
    cluster = next(one.cluster for one in found if one.cluster.lead_id == lead_id)
    left, right = map(set, ends)
    way = _path([*cluster.edges, *_followed(cluster)], left, right)
    known = [node.record for node in (*cluster.nodes, *cluster.ghosts)]
    decided = {(one.operation, *one.pair[:2]): one for one in decisions(con, known)}
    return [
        decided_step(con, decided[edge.operation, edge.l, edge.r])
        if edge.operation
        else _key_step(con, edge)
        for edge in way
    ]


def decided_step(con: sqlite3.Connection, decided: Decided) -> Step:
    """A decision with the two as they were compared when it was taken."""
    sides = _sides(con, decided)
    at, who, reason = con.execute(
        "select at, who, reason from operation where op_id = ?", (decided.operation,)
    ).fetchone()
    return Step(*sides, decided.pair, decided.operation, at, who, reason or "")


def _sides(con: sqlite3.Connection, decided: Decided) -> tuple[Side, Side]:
    """The two as they were compared: by a person as they stood, else before any were merged.

    Those that a person parted were one lead until then, and are shown as they stood from then on.
    """
    left, right = decided.then
    by_person = decided.pair.rule == BY_PERSON
    leads = stood(con, decided.operation, decided.then, unmerged=not by_person)
    if by_person and decided.kind == DIFFERENT and _is_one(leads.get(left), leads.get(right)):
        leads = stood(con, decided.operation + 1, decided.then)
    return _side(con, left, leads), _side(con, right, leads)


def _is_one(one: Stood | None, other: Stood | None) -> bool:
    return one is not None and other is not None and one.row["lead_id"] == other.row["lead_id"]


def _side(con: sqlite3.Connection, number: int, leads: Mapping[int, Stood]) -> Side:
    if number in leads:
        return _lead_side(con, number, leads[number])
    return _record_side(con, number)


def undecided_step(con: sqlite3.Connection, pair: Pair) -> Step:
    """A comparison of two leads as they stand now."""
    left, right = (_lead_side(con, number, _standing(con, number)) for number in pair[:2])
    return Step(left, right, pair)


def compared_step(con: sqlite3.Connection, pair: Pair) -> Step:
    """A comparison made now of two leads, or parts of leads, before any were merged."""
    leads = stood(con, newest(con) + 1, pair[:2], unmerged=True)
    return Step(_side(con, pair.l, leads), _side(con, pair.r, leads), pair)


def records_of(con: sqlite3.Connection, lead_id: int, keys: Sequence[str]) -> list[int]:
    """The records of a lead that have any of these match keys."""
    rows = con.execute(
        "select distinct m.record_id from json_each(?) j join match_key k on k.hash = j.value"
        " join member m using (record_id) where m.lead_id = ? order by 1",
        (orjson.dumps([key_hash(key) for key in keys]).decode(), lead_id),
    )
    return [row[0] for row in rows]


def _followed(cluster: Cluster) -> list[Edge]:
    """The keys by which records without a visible import follow others of their part."""
    nodes = {node.record: node for node in (*cluster.nodes, *cluster.ghosts)}
    return [
        Edge(other, ghost.record, key.partition(":")[0], inf)
        for ghost in cluster.ghosts
        for part in cluster.parts
        if ghost.record in part
        for other in sorted(part - {ghost.record})
        for key in [next((key for key in ghost.keys if key in nodes[other].keys), "")]
        if key
    ]


def _path(edges: Sequence[Edge], start: set[int], goal: set[int]) -> list[Edge]:
    """The shortest way from one end to the other; empty where they meet."""
    came: dict[int, tuple[int, Edge] | None] = dict.fromkeys(start)
    queue = deque(start)
    while queue and not goal & came.keys():
        at = queue.popleft()
        for edge in edges:
            other = edge.r if edge.l == at else edge.l
            if at in {edge.l, edge.r} and other not in came:
                came[other] = (at, edge)
                queue.append(other)
    way: list[Edge] = []
    step = came[min(goal & came.keys())] if goal & came.keys() else None
    while step:
        way.append(step[1])
        step = came[step[0]]
    return way[::-1]


def _key_step(con: sqlite3.Connection, edge: Edge) -> Step:
    pair = Pair(edge.l, edge.r, edge.rule, edge.weight, 1.0)
    return Step(_record_side(con, edge.l), _record_side(con, edge.r), pair)


def _record_side(con: sqlite3.Connection, record: int) -> Side:
    """A record as its row says, though its imports be undone."""
    imports = all_imports(con)
    (loaded,) = load(con, sighted_records(con, [record]), imports)
    cells = {name: column[0] for name, column in loaded.cells.items()}
    values = {name: "; ".join(cells[name].values) for name in SHOWN if name in cells}
    return Side(record, tuple(_places(con, [record])), values)


def _lead_side(con: sqlite3.Connection, number: int, lead: Stood) -> Side:
    packed = {name: orjson.loads(str(lead.row[name] or "[]")) for name in SHOWN_LISTS}
    values = {
        name: "; ".join(packed[name]) if name in packed else str(lead.row[name])
        for name in SHOWN
        if lead.row[name]
    }
    return Side(number, tuple(_places(con, lead.records)), values)


def _standing(con: sqlite3.Connection, lead_id: int) -> Stood:
    columns = ", ".join(f'"{name}"' for name in SHOWN)
    row = con.execute(f"select {columns} from lead where lead_id = ?", (lead_id,)).fetchone()
    records = con.execute(
        "select record_id from member where lead_id = ? and seen > 0"
        " order by first_import, record_id",
        (lead_id,),
    )
    return Stood(dict(zip(SHOWN, row, strict=True)), [one[0] for one in records])


SHOWN_LISTS = frozenset(name for name in SHOWN if BY_NAME[name].many)
"""Fields of SHOWN that hold several values."""


def _places(con: sqlite3.Connection, records: Sequence[int]) -> Iterator[Place]:
    imports = all_imports(con)
    sighted = {one.record: one for one in sighted_records(con, records)}
    for record in records:
        one = sighted[record]
        lines = lines_of(con, one.first, record)
        line = lines[0] if lines else one.line
        yield Place(record, imports[one.first].name, line, not one.seen)
