"""Edges: what matching or a person decided of two leads, as facts; and which of them count now."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

import orjson

from leadctl.matching.pairs import BY_PERSON, Comparison, Edge, Pair
from leadctl.store.facts.decisions import CLEARED, DIFFERENT, OPEN, SAME

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

_VISIBLE = "join operation o using (op_id) where o.undone = 0"

IS_SAME = f"{_VISIBLE} and e.kind = '{SAME}'"
"""Behind `edge e`: only decisions of today that two leads are one."""


def write_edges(con: sqlite3.Connection, op_id: int, kind: str, pairs: Iterable[Pair]) -> None:
    """Write what operation `op_id` decided: pairs of lead numbers, the same or doubtful."""
    con.executemany(
        "insert into edge values (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            (
                op_id,
                pair.l,
                pair.r,
                kind,
                pair.rule,
                pair.weight,
                pair.probability,
                orjson.dumps([list(one) for one in pair.comparisons]).decode(),
                pair.held,
            )
            for pair in pairs
        ),
    )


def same_edges(con: sqlite3.Connection, records: Sequence[int]) -> list[Edge]:
    """The visible decisions that hold leads under any of `records` together, oldest first."""
    rows = con.execute(
        "select e.l, e.r, e.rule, e.weight, e.op_id from json_each(?) j"
        f" join edge e on e.l = j.value {IS_SAME}"
        " order by e.op_id, e.weight desc, e.l, e.r",
        (orjson.dumps(list(records)).decode(),),
    )
    return [Edge(*row) for row in rows]


def merged_leads(con: sqlite3.Connection) -> set[int]:
    """The leads of today that decisions made of several."""
    rows = con.execute(
        f"select distinct m.lead_id from edge e join member m on m.record_id = e.l {IS_SAME}"
    )
    return {row[0] for row in rows}


def apart_records(con: sqlite3.Connection) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The records that a person told apart, each with the lead that it belongs to today."""
    rows = con.execute(
        "select distinct e.l, m.lead_id, e.r, n.lead_id from (select e.l, e.r from edge e"
        f" {_IS_APART}) e join member m on m.record_id = e.l join member n on n.record_id = e.r"
        " order by 1, 3"
    )
    return (((one, home), (other, away)) for one, home, other, away in rows)


def different_pairs(con: sqlite3.Connection, records: Sequence[int]) -> list[tuple[int, int]]:
    """The pairs that a person told apart, as far as they begin at any of `records`."""
    rows = con.execute(
        f"select distinct e.l, e.r from json_each(?) j join edge e on e.l = j.value {_IS_APART}"
        " order by 1, 2",
        (orjson.dumps(list(records)).decode(),),
    )
    return rows.fetchall()


_IS_APART = f"{_VISIBLE} and e.kind = '{DIFFERENT}'"


def apart_today(con: sqlite3.Connection) -> set[tuple[int, int]]:
    """The leads that a person told apart, by the numbers that they have today, the lower first."""
    rows = con.execute(
        "select distinct min(m.lead_id, n.lead_id), max(m.lead_id, n.lead_id) from (select e.l,"
        f" e.r from edge e {_IS_APART}) e join member m on m.record_id = e.l"
        " join member n on n.record_id = e.r where m.lead_id <> n.lead_id"
    )
    return set(rows)


def told_apart(con: sqlite3.Connection, one: int, other: int) -> Decided | None:
    """The newest visible word of a person that two leads of today are two people."""
    row = con.execute(
        f"select {_WHAT} from edge e join member m on m.record_id = e.l"
        f" join member n on n.record_id = e.r {_IS_APART}"
        " and min(m.lead_id, n.lead_id) = ?1 and max(m.lead_id, n.lead_id) = ?2"
        " order by e.op_id desc limit 1",
        (min(one, other), max(one, other)),
    ).fetchone()
    return _decided(row) if row else None


class Decided(NamedTuple):
    """A decision as it was written.

    Attributes:
        operation: number of the operation that decided.
        kind: same, doubtful or different.
        pair: what was compared; `waiting` gives it the numbers that the two leads have today.
        then: the numbers of the two leads then.
    """

    operation: int
    kind: str
    pair: Pair
    then: tuple[int, int]


_WHAT = "e.op_id, e.kind, e.l, e.r, e.rule, e.weight, e.probability, e.comparisons, e.held"


def decisions(con: sqlite3.Connection, records: Sequence[int]) -> list[Decided]:
    """Every visible decision about two leads that are both known under one of `records`."""
    numbers = orjson.dumps(list(records)).decode()
    rows = con.execute(
        f"select {_WHAT} from edge e {_VISIBLE} and e.l in (select value from json_each(?1))"
        " and e.r in (select value from json_each(?1)) order by e.op_id, e.l, e.r",
        (numbers,),
    )
    return [_decided(row) for row in rows]


def decided_by_people(con: sqlite3.Connection) -> list[Decided]:
    """What people decided of two leads, the newest word on each pair, with what was compared.

    Where the word came without a comparison, as that of `unmerge` does, the newest one of the same
    two is taken, if there is any.
    """
    rows = con.execute(
        f"select {_WHAT.replace('e.comparisons', _KNOWN)}, max(e.op_id) from edge e {_VISIBLE}"
        f" and e.rule = '{BY_PERSON}'"
        " group by e.l, e.r order by e.l, e.r"
    )
    return [_decided(row[:-1]) for row in rows]


_COMPARED = (
    "(select c.comparisons from edge c where c.l = e.l and c.r = e.r"
    " and json_array_length(c.comparisons) > 0 order by c.op_id desc limit 1)"
)
"""What was compared of the pair of `edge e` last."""

_KNOWN = f"coalesce({_COMPARED}, e.comparisons)"


def found_same(con: sqlite3.Connection) -> list[Decided]:
    """What comparison alone made one lead: the visible decisions that no key and no person took."""
    rows = con.execute(
        f"select {_WHAT} from edge e {IS_SAME} and e.rule = 'match' order by 1, 3, 4"
    )
    return [_decided(row) for row in rows]


def waiting(con: sqlite3.Connection, lead_id: int | None = None) -> list[Decided]:
    """The doubtful pairs that wait for a person, best first; only those of a lead if given.

    The newest comparison that told of two leads counts; a pair that is one lead by now, or of which
    one is gone, is left out. Pairs carry the numbers that their leads have today.
    """
    rows = con.execute(
        f"select {_WHAT}, a.lead_id, b.lead_id from edge e {OPEN}"
        " and (?1 is null or ?1 in (a.lead_id, b.lead_id)) order by e.op_id desc, e.weight desc",
        (lead_id,),
    )
    newest: dict[tuple[int, ...], Decided] = {}
    for *row, left, right in rows:
        one, today = _decided(row), (min(left, right), max(left, right))
        pair = one.pair._replace(l=today[0], r=today[1])
        then = one.then if left < right else one.then[::-1]
        newest.setdefault(today, one._replace(pair=pair, then=then))
    return sorted(newest.values(), key=lambda one: (-one.pair.weight, *one.pair[:2]))


def waiting_edges(con: sqlite3.Connection) -> Iterator[tuple[int, int, int, int]]:
    """The two records of each doubt that waits for a person, and the leads that they are today."""
    what = "e.l, e.r, a.lead_id, b.lead_id"  # told anew, it is there twice
    yield from con.execute(f"select distinct {what} from edge e {OPEN} order by 1, 2")


def clear_doubts(con: sqlite3.Connection, op_id: int, pairs: Iterable[tuple[int, int]]) -> None:
    """Write that operation `op_id` has no doubt of pairs of records any more that wait."""
    write_edges(con, op_id, CLEARED, (Pair(l, r, "match", 0.0, 0.0) for l, r in pairs))  # noqa: E741


def _decided(row: Sequence[Any]) -> Decided:
    op_id, kind, left, right, rule, weight, probability, comparisons, held = row
    found = tuple(Comparison(*one) for one in orjson.loads(comparisons))
    pair = Pair(left, right, rule, weight, probability, found, held)
    return Decided(op_id, kind, pair, (left, right))
