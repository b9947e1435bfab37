"""Rewrite raw rows and sightings so that nothing of a person is left in them."""

from __future__ import annotations

import secrets
import zlib
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import orjson

from leadctl.store.facts import blocks

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from leadctl.compliance.handles import Handles


@dataclass
class Rewritten:
    """What became of raw rows.

    Attributes:
        rows: how many were erased.
        cells: how many cells of other people's rows were blanked.
        imports: numbers of the imports that had any of them.
        others: records of other people whose rows were changed.
    """

    rows: int = 0
    cells: int = 0
    imports: set[int] = field(default_factory=set)
    others: set[int] = field(default_factory=set)


def erase_rows(con: sqlite3.Connection, records: Sequence[int], handles: Handles) -> Rewritten:
    """Erase the raw rows of some records, and blank what other rows mention of `handles`.

    An erased row keeps its line; its cells are empty, which those of no row that was read can be.

    Args:
        con: the store, in a transaction; the records' sightings must be there still.
        records: whose rows go.
        handles: what is looked for in all others.
    """
    done = Rewritten()
    lines = _lines(con, records)
    done.imports.update(lines)
    for key in con.execute("select import_id, first_line from block order by 1, 2").fetchall():
        codec, data = con.execute(
            "select codec, data from block where import_id = ? and first_line = ?", key
        ).fetchone()
        wanted = lines.get(key[0], set())
        if not wanted and not handles.may_be_in(zlib.decompress(data)):
            continue
        block = blocks.decode(codec, data)
        if _rewrite(_Place(con, key[0], block, wanted), handles, done):
            packed = blocks.encode(block.lines, block.columns)
            con.execute(
                "update block set codec = ?, data = ?, digest = ?"
                " where import_id = ? and first_line = ?",
                (blocks.ZLIB_JSON_COLUMNS, packed, blocks.seal(packed), *key),
            )
    return done


def _lines(con: sqlite3.Connection, records: Sequence[int]) -> dict[int, set[int]]:
    """Import -> the lines on which it has any of some records, by home or by sighting."""
    listed = orjson.dumps(list(records)).decode()
    rows = con.execute(
        "select import_id, line from json_each(?1) join record on record_id = value"
        " union select s.import_id, s.first_line + value - s.first_record from sighting s"
        " join json_each(?1) on value between s.first_record and s.first_record + s.n - 1",
        (listed,),
    )
    found: dict[int, set[int]] = defaultdict(set)
    for import_id, line in rows:
        found[import_id].add(line)
    return found


@dataclass
class _Place:
    """A block of raw rows, and which of its lines are to be erased."""

    con: sqlite3.Connection
    import_id: int
    block: blocks.Block
    wanted: set[int]

    def owner(self, line: int) -> int | None:
        """The record that a line is a sighting of; None for a row that the import had twice."""
        row = self.con.execute(
            "select first_record + ?2 - first_line, n - (?2 - first_line) from sighting"
            " where import_id = ?1 and first_line <= ?2 order by first_line desc limit 1",
            (self.import_id, line),
        ).fetchone()
        return row[0] if row and row[1] > 0 else None


def _rewrite(place: _Place, handles: Handles, done: Rewritten) -> bool:
    """Change the rows of a block; tells whether there was anything to change."""
    before = done.rows + done.cells
    telling = [i for i, cells in enumerate(place.block.columns) if _tells(cells, handles)]
    if not (telling or place.wanted.intersection(place.block.lines)):
        return False
    for at, line in enumerate(place.block.lines):
        row = [column[at] for column in place.block.columns]
        named = () if line in place.wanted else telling
        hits = [i for i in named if row[i] and handles.mentioned_in(row[i])]
        owner = place.owner(line) if hits else None
        if line in place.wanted or (hits and owner is None):
            hits = list(range(len(row)))
            done.rows += any(row)
            done.imports.add(place.import_id)
        elif hits and owner is not None:
            done.cells += len(hits)
            done.others.add(owner)
        for i in hits:
            place.block.columns[i][at] = ""
    return done.rows + done.cells > before


def _tells(cells: Sequence[str], handles: Handles) -> bool:
    """Whether a column has a mention; it is looked at as one text, for few do."""
    text = "|".join(cells)
    return handles.may_be_in(text.encode("utf-8", "replace")) and handles.mentioned_in(text)


def unsee_for_good(con: sqlite3.Connection, records: Sequence[int]) -> None:
    """Part the runs of sightings around some records, which no import has seen from now on.

    Their digests are replaced, so that no row is known again by them, and each is alone.
    """
    numbers = sorted(records)
    for record in numbers:
        runs = con.execute(
            "select import_id, first_line, first_record, n from sighting"
            " where first_record <= ?1 and first_record + n > ?1",
            (record,),
        ).fetchall()
        for run in runs:
            _part(con, run, record)
    con.executemany(
        "update record set digest = ? where record_id = ?",
        ((secrets.token_bytes(_DIGEST_BYTES), record) for record in numbers),
    )
    con.executemany(
        "update member set lead_id = record_id, seen = 0, first_import = null, last_import = null,"
        " keyed = null where record_id = ?",
        ((record,) for record in numbers),
    )


_DIGEST_BYTES = 12
"""As many as a row's digest has."""


def _part(con: sqlite3.Connection, run: tuple[int, int, int, int], record: int) -> None:
    """Take one record out of a run, which leaves the parts before and behind it."""
    import_id, line, first, n = run
    con.execute("delete from sighting where import_id = ? and first_line = ?", (import_id, line))
    at = record - first
    parts = [(line, first, at), (line + at + 1, record + 1, n - at - 1)]
    con.executemany(
        "insert into sighting values (?, ?, ?, ?)",
        ((import_id, *part) for part in parts if part[2]),
    )
