"""Explain two leads: what made them one, or what speaks for and against it."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING

import orjson

from leadctl.matching.keys import key_hash
from leadctl.matching.pairs import Pair
from leadctl.store.derive import groups_of, people
from leadctl.store.edges import DOUBTFUL, decisions
from leadctl.store.imports import all_imports
from leadctl.store.sightings import lines_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from leadctl.matching.cluster import Edge
    from leadctl.store.derive import Person
    from leadctl.store.edges import Decided
    from leadctl.store.imports import Import
    from leadctl.store.voices import Known

SHOWN = (
    "full_name", "title", "company", "domain", "email",
    "personal_email", "other_emails", "phone", "mobile_phone", "work_phone", "other_phones",
    "linkedin", "city", "country", "birth_date",
)  # fmt: skip
"""What is put side by side."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of two that are compared.

    Attributes:
        number: of the record, or of the lead where two leads are compared.
        file: name of the file it was read from, empty for a lead; `line` is its line there.
        values: field -> clean text, of SHOWN.
    """

    number: int
    file: str
    line: int
    values: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Step:
    """One decision between two records, or two leads.

    Attributes:
        l, r: the two.
        pair: rule, weight, probability, and what was compared.
        operation: number of the operation that decided, None where none did.
        at, who: when, and whose command; empty where no operation decided.
    """

    l: Side  # noqa: E741 - the pair's left and right, as the field writes them
    r: Side
    pair: Pair
    operation: int | None = None
    at: str = ""
    who: str = ""


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
    imports = all_imports(con)
    found = people(con, groups_of(con, [lead_id]), imports)
    person = next(one for one in found if one.cluster.lead_id == lead_id)
    stand_ins = _stand_ins(person)
    left, right = ({stand_ins[n] for n in end if n in stand_ins} for end in ends)
    edges = [e._replace(l=stand_ins[e.l], r=stand_ins[e.r]) for e in person.cluster.edges]
    pairs = _pairs(con, person)
    sides = {one.at.record: _side(con, one, imports) for one in person.records}
    return [
        _step(con, sides[edge.l], sides[edge.r], pairs[person.cluster.edges[edges.index(edge)]])
        for edge in _path(edges, left, right)
    ]


def explain_two(con: sqlite3.Connection, left: int, right: int) -> Decided | None:
    """The newest visible decision about two leads that are not one; None where there is none."""
    rows = con.execute(
        "select record_id from member where lead_id in (?, ?)", (left, right)
    ).fetchall()
    asked = [
        one
        for one in decisions(con, [row[0] for row in rows])
        if one.kind == DOUBTFUL and _leads(con, one.pair) == {left, right}
    ]
    return asked[-1] if asked else None


def records_of(con: sqlite3.Connection, lead_id: int, keys: Sequence[str]) -> list[int]:
    """The records of a lead that have any of these match keys."""
    rows = con.execute(
        "select distinct m.record_id from json_each(?) j join match_key k on k.hash = j.value"
        " join member m using (record_id) where m.lead_id = ? order by 1",
        (orjson.dumps([key_hash(key) for key in keys]).decode(), lead_id),
    )
    return [row[0] for row in rows]


def decided_by(con: sqlite3.Connection, op_id: int) -> tuple[str, str]:
    """When an operation was done, and by whom."""
    row = con.execute("select at, who from operation where op_id = ?", (op_id,)).fetchone()
    return row[0], row[1]


def _stand_ins(person: Person) -> dict[int, int]:
    """Record -> a live record that shares a key with it, itself where it lives."""
    live = {node.record for node in person.cluster.nodes}
    found: dict[int, int] = {}
    for part in person.cluster.parts:
        alive = min(part & live, default=min(live))
        found |= {record: record if record in live else alive for record in part}
    return found


def _pairs(con: sqlite3.Connection, person: Person) -> dict[Edge, tuple[int | None, Pair]]:
    """Edge -> the operation that decided, and what it compared."""
    known = [node.record for node in (*person.cluster.nodes, *person.cluster.ghosts)]
    decided = {(one.operation, *one.pair[:2]): one.pair for one in decisions(con, known)}
    return {
        edge: (edge.operation, decided[edge.operation, edge.l, edge.r])
        if edge.operation
        else (None, Pair(edge.l, edge.r, edge.rule, edge.weight, 1.0))
        for edge in person.cluster.edges
    }


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


def _step(
    con: sqlite3.Connection, left: Side, right: Side, decided: tuple[int | None, Pair]
) -> Step:
    operation, pair = decided
    at, who = decided_by(con, operation) if operation else ("", "")
    return Step(left, right, pair, operation, at, who)


def _side(con: sqlite3.Connection, one: Known, imports: Mapping[int, Import]) -> Side:
    first = imports[one.at.first]
    lines = lines_of(con, first.import_id, one.at.record)
    values = {name: "; ".join(one.cells[name].values) for name in SHOWN if name in one.cells}
    return Side(one.at.record, first.name, lines[0] if lines else one.at.line, values)


def _leads(con: sqlite3.Connection, pair: Pair) -> set[int]:
    rows = con.execute("select lead_id from member where record_id in (?, ?)", pair[:2])
    return {row[0] for row in rows}
