"""What must hold of the facts themselves: raw rows, sightings, operations and what they name."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import defaultdict
from typing import TYPE_CHECKING

from leadctl.store.facts.blocks import decode, seal
from leadctl.store.facts.ownrules import find_rules

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

_AT_MOST = 10
"""Findings of one kind that are written out; a damaged store may have millions."""


def unreadable(con: sqlite3.Connection) -> Iterator[str]:
    """Blocks of raw rows that changed on the disk, and records whose row is in no block."""
    wanted = _lines(con)
    rows = con.execute("select import_id, first_line, codec, data, digest from block order by 1, 2")
    for import_id, line, codec, data, digest in rows:
        place = f"import {import_id}, rows from line {line}"
        if digest is not None and seal(data) != digest:
            yield f"{place}: the bytes changed since they were written"
        try:
            lines = decode(codec, data).lines
        except ValueError as error:
            yield f"{place}: {error}"
            continue
        yield from _rowless(import_id, _taken(wanted[import_id], lines[-1]), lines)
    for import_id, left in wanted.items():
        yield from _rowless(import_id, left, ())


def _lines(con: sqlite3.Connection) -> defaultdict[int, array[int]]:
    """Import -> the lines of its records, rising; 8 bytes a record."""
    lines: defaultdict[int, array[int]] = defaultdict(lambda: array("q"))
    for import_id, line in con.execute("select import_id, line from record"):
        lines[import_id].append(line)
    return defaultdict(lambda: array("q"), {one: array("q", sorted(lines[one])) for one in lines})


def _taken(wanted: array[int], last: int) -> array[int]:
    """Take the lines up to `last` out of `wanted`."""
    end = bisect_right(wanted, last)
    part = wanted[:end]
    del wanted[:end]
    return part


def _rowless(import_id: int, wanted: Iterable[int], lines: Sequence[int]) -> Iterator[str]:
    missing = sorted(set(wanted) - set(lines))
    if missing:
        more = f" and {len(missing) - 1:,} more" if missing[1:] else ""
        yield f"import {import_id}: the record of line {missing[0]}{more} has no raw row"


def unverified(con: sqlite3.Connection) -> Iterator[str]:
    """Blocks that nobody can tell to be as they were written."""
    number = con.execute("select count(*) from block where digest is null").fetchone()[0]
    if number:
        yield f"nothing tells that raw rows are right, where they can be read: blocks: {number:,}"


def disordered(con: sqlite3.Connection) -> Iterator[str]:
    """Operations whose state is not what the last undo or redo of them says."""
    for query, said in _DISORDERS:
        for (number,) in con.execute(f"{query} limit {_AT_MOST}"):
            yield f"operation {number} {said}"


_LAST_WORD = (
    "(select l.kind from operation l where l.target = o.op_id and l.kind in ('undo', 'redo')"
    " order by l.op_id desc limit 1)"
)

_DISORDERS = (
    (
        "select op_id from operation where target >= op_id",
        "is about a later one",
    ),
    (
        (
            "select op_id from operation o where kind <> 'undo' and folded is null"
            f" and undone <> coalesce({_LAST_WORD} = 'undo', 0)"
        ),
        "is shown or hidden against the last word on it",
    ),
    (
        (
            "select op_id from operation o where kind = 'undo' and folded is null and undone <>"
            " exists (select 1 from operation r where r.kind = 'redo' and r.target = o.target"
            " and r.op_id > o.op_id)"
        ),
        "is an undo whose redo says otherwise",
    ),
)


def aimless(con: sqlite3.Connection) -> Iterator[str]:
    """Sightings and exports that name records, and imports that name rules, which there are not."""
    for import_id, line in con.execute(
        "select import_id, first_line from sighting s where not exists"
        " (select 1 from record where record_id = s.first_record) or not exists"
        f" (select 1 from record where record_id = s.first_record + s.n - 1) limit {_AT_MOST}"
    ):
        yield f"import {import_id} saw a record at line {line} that is not there"
    for (number,) in con.execute(
        "select distinct export_id from exported where first_lead > last_lead or last_lead >"
        f" (select coalesce(max(record_id), 0) from record) limit {_AT_MOST}"
    ):
        yield f"export {number} names leads that never were"
    for import_id, digest in con.execute(
        "select distinct import_id, own from (select import_id, json_extract(options, '$.own') as"
        " own from import union select import_id, json_extract(options, '$.own') from rereading)"
        f" where own is not null limit {_AT_MOST}"
    ).fetchall():
        if not find_rules(con, digest):
            yield f"import {import_id} names rules of its user that are not there"
