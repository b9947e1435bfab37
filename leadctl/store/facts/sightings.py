"""Sightings: which records each import saw, kept as runs of lines and records rising together."""

from __future__ import annotations

from array import array
from bisect import bisect_left, bisect_right
from itertools import accumulate, compress
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence


IS_KEPT = (
    "exists (select 1 from keep k join operation o using (op_id) where k.record_id = m.record_id"
    " and o.undone = 0 and (k.number = 0 or exists (select 1 from event e join operation p"
    " using (op_id) where e.lead_id = k.number and p.undone = 0)))"
)
"""Whether an undo kept record `m` (of table member), and what it was kept for still stands."""

IS_DELETED = (
    "exists (select 1 from deletion d join operation x using (op_id)"
    " where d.record_id = m.record_id and x.undone = 0)"
)
"""Whether somebody deleted the lead of record `m` (of table member) while it was one of its."""

IS_LIVE = f"((m.seen > 0 or {IS_KEPT}) and not {IS_DELETED})"
"""Whether record `m` (of table member) takes part in leads."""


IS_OF_COMPANIES = "coalesce(json_extract(i.options, '$.companies'), 0)"
"""Whether the rows of import `i` tell of companies; no other reading of them changes that."""

IS_COMPANY = (
    f"exists (select 1 from import i where i.import_id = r.import_id and {IS_OF_COMPANIES})"
)
"""Whether record `r` is a row about a company: all imports that have it are lists of companies."""


class Runs(NamedTuple):
    """The sightings of one import, by record.

    Attributes:
        first: first record of each run, rising.
        line: line at which the run begins.
        n: its length.
        ends: the highest end (exclusive) of this run and all before it.
    """

    first: array[int]
    line: array[int]
    n: array[int]
    ends: array[int]

    def lines(self, record: int) -> list[int]:
        """The lines that sighted a record, rising; a file can hold the same row twice."""
        found = []
        at = bisect_right(self.first, record) - 1
        while at >= 0 and self.ends[at] > record:
            if self.first[at] + self.n[at] > record:
                found.append(self.line[at] + record - self.first[at])
            at -= 1
        return sorted(found)

    def slices(self, records: Sequence[int]) -> Iterator[slice]:
        """Where in `records` (rising) each run has some of them."""
        for first, n in zip(self.first, self.n, strict=True):
            start = bisect_left(records, first)
            stop = bisect_left(records, first + n, start)
            if start < stop:
                yield slice(start, stop)


def runs_of(con: sqlite3.Connection, import_id: int, around: Sequence[int] = ()) -> Runs:
    """Read the sightings of an import; only those near the records `around` (rising) if given."""
    low, high = (around[0], around[-1]) if around else (0, None)
    first, line, n = array("q"), array("q"), array("q")
    for row in con.execute(
        "select first_record, first_line, n from sighting where import_id = ?1"
        " and first_record + n > ?2 and (?3 is null or first_record <= ?3) order by 1",
        (import_id, low, high),
    ):
        for column, value in zip((first, line, n), row, strict=True):
            column.append(value)
    ends = (start + length for start, length in zip(first, n, strict=True))
    return Runs(first, line, n, array("q", accumulate(ends, max)))


def lines_of(con: sqlite3.Connection, import_id: int, record: int) -> list[int]:
    """The lines of an import that sighted `record`, rising."""
    return runs_of(con, import_id, [record]).lines(record)


def sightings_of(con: sqlite3.Connection, record: int) -> list[tuple[int, int]]:
    """Every import that sighted `record`, undone ones too, and its first line there: rising.

    Seen from the past, the imports of then.
    """
    rows = con.execute(
        "select import_id, min(first_line + ?1 - first_record)"
        " from sighting join import using (import_id) join operation using (op_id)"
        " where first_record <= ?1 and first_record + n > ?1 group by 1 order by 1",
        (record,),
    )
    return rows.fetchall()


def sighted(con: sqlite3.Connection, import_id: int, records: Sequence[int]) -> set[int]:
    """Those of `records` (rising) that an import sighted."""
    found: set[int] = set()
    if records:
        for part in runs_of(con, import_id, records).slices(records):
            found.update(records[part])
    return found


def runs_of_rows(rows: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int, int]]:
    """Fold (line, record) pairs into runs (first line, first record, length)."""
    first_line = first_record = n = 0
    for line, record in rows:
        if n and line == first_line + n and record == first_record + n:
            n += 1
            continue
        if n:
            yield first_line, first_record, n
        first_line, first_record, n = line, record, 1
    if n:
        yield first_line, first_record, n


def see(con: sqlite3.Connection, import_id: int) -> None:
    """Let the sightings of an import count: its records live, and know it among their imports."""
    con.executemany(
        "update member set seen = seen + 1,"
        " first_import = min(coalesce(first_import, ?1), ?1),"
        " last_import = max(coalesce(last_import, ?1), ?1) where record_id between ?2 and ?3",
        _spans(con, import_id),
    )


def unsee(con: sqlite3.Connection, import_id: int) -> None:
    """Let the sightings of an import, hidden just now, count no more."""
    spans = list(_spans(con, import_id))
    con.executemany(
        "update member set seen = seen - 1 where ?1 and record_id between ?2 and ?3", spans
    )
    con.executemany(
        "update member set first_import = null, last_import = null"
        " where ?1 and seen = 0 and record_id between ?2 and ?3",
        spans,
    )
    _replace(con, import_id, "first_import", "import_id > ?1 order by import_id")
    _replace(con, import_id, "last_import", "import_id < ?1 order by import_id desc")


def _spans(con: sqlite3.Connection, import_id: int) -> Iterator[tuple[int, int, int]]:
    rows = con.execute(
        "select import_id, first_record, first_record + n - 1 from sighting where import_id = ?"
        " order by 1",
        (import_id,),
    )
    yield from rows.fetchall()


def _replace(con: sqlite3.Connection, hidden: int, column: str, candidates: str) -> None:
    """Name the next visible import where `column` named the hidden one; the nearest comes first."""
    rows = con.execute(
        "select distinct m.record_id from sighting s join member m on m.record_id between"
        " s.first_record and s.first_record + s.n - 1"
        f" where s.import_id = ?1 and m.{column} = ?1 order by 1",
        (hidden,),
    )
    pending = array("q", (row[0] for row in rows))
    visible = con.execute(
        "select import_id from import join operation using (op_id)"
        f" where undone = 0 and {candidates}",
        (hidden,),
    ).fetchall()
    for (import_id,) in visible:
        if not pending:
            return
        parts = list(runs_of(con, import_id, pending).slices(pending))
        con.executemany(
            f"update member set {column} = ?1 where {column} = ?2 and record_id between ?3 and ?4",
            ((import_id, hidden, pending[p.start], pending[p.stop - 1]) for p in parts),
        )
        pending = _without(pending, parts)


def _without(records: array[int], parts: Iterable[slice]) -> array[int]:
    kept = bytearray(b"\1" * len(records))
    for part in parts:
        kept[part] = bytes(part.stop - part.start)
    return array("q", compress(records, kept))
