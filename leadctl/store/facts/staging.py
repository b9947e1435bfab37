"""The private staging file: rows read, cleaned and keyed before the store is locked."""

from __future__ import annotations

from contextlib import closing, contextmanager
from dataclasses import dataclass
from hashlib import blake2b
from typing import TYPE_CHECKING

import orjson

from leadctl.matching.records.keys import found_in_rows, found_of_companies, key_hashes
from leadctl.matching.surviving.project import VALUE_COLUMNS, project
from leadctl.rows import Reject
from leadctl.scratch import private_file
from leadctl.store.facts import blocks
from leadctl.store.file import access, engine
from leadctl.store.file.bulk import VARIABLES, as_blob, insert_columns
from leadctl.store.file.failures import sqlite_errors
from leadctl.store.file.schema import stored, stored_name

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence
    from pathlib import Path

    from leadctl.cleaning.cleaned import Cleaned, Values
    from leadctl.matching.records.keys import Found

_DDL = (
    (
        "create table row"
        " (seq integer primary key, file integer, line integer, digest blob, number integer)"
    ),
    "create table fresh (number integer primary key, "
    + ", ".join(f'"{stored_name(name)}"' for name in (*VALUE_COLUMNS, "extra"))
    + ")",
    "create table key (number integer, hash integer, sure integer)",
    "create table lead_ref (number integer, lead_id integer)",
    "create table block (file integer, first_line integer, codec integer, data blob, digest blob)",
    "create table reject (file integer, line integer, reason text, header text, raw text)",
)


def pack_list(values: list[str]) -> str:
    """Write several values into one column: a JSON array."""
    return orjson.dumps(values).decode()


def row_digests(
    secret: bytes, source: str, columns: Sequence[Sequence[str]], *, companies: bool = False
) -> tuple[list[bytes], int]:
    """Give each row's identity, and the number of characters of all rows.

    The identity is a keyed digest of 12 bytes over source and cells. The key keeps the digest of a
    known address from being looked up in the file; at 10 million rows two of 96 bits meet with
    probability 6e-16. A row about a company is never one about a person, though it read the same.
    """
    head = blake2b(source.encode() + b"\x1e", digest_size=12, key=secret)
    if companies:
        head.update(b"companies\x1e")
    digests = []
    size = 0
    marks = len(columns) - 1
    for row in zip(*columns, strict=True):
        one = head.copy()
        text = "\x1f".join(row)
        size += len(text) + 1
        if text.count("\x1f") != marks:
            text = repr(row)
        one.update(text.encode("utf-8", "surrogatepass"))
        digests.append(one.digest())
    return digests, size


@dataclass
class Staging:
    """An open staging file; `path` is attached by the transaction that lands it.

    Rows that the store does not know are fresh: they are numbered, and are its records by these
    numbers once they land. Others, and those that repeat one of their chunk, have no number.
    """

    con: sqlite3.Connection
    path: Path
    next_number: int = 1

    def new_rows(self, digests: Sequence[bytes], store: sqlite3.Connection) -> list[int]:
        """Give the indexes of the first row of each digest that the store does not know."""
        first = dict(zip(reversed(digests), range(len(digests) - 1, -1, -1), strict=True))
        for digest in _in_store(store, list(first)):
            del first[digest]
        return sorted(first.values())

    def add_rows(
        self, file: int, lines: Sequence[int], digests: Sequence[bytes], fresh: Sequence[int]
    ) -> range:
        """Note that these lines were seen; gives the numbers of those at the places `fresh`."""
        numbers = range(self.next_number, self.next_number + len(fresh))
        each: Sequence[int | None] = numbers
        if len(fresh) < len(lines):
            number_at = dict(zip(fresh, numbers, strict=True))
            each = [number_at.get(place) for place in range(len(lines))]
        self._insert(
            "row",
            {
                "file": [file] * len(lines),
                "line": lines,
                "digest": list(map(as_blob, digests)),
                "number": each,
            },
        )
        self.next_number = numbers.stop
        return numbers

    def add_fresh(
        self,
        numbers: Sequence[int],
        cells: Mapping[str, Sequence[Cleaned]],
        values: Values,
        extra: Sequence[str | None],
        vendor: str,
        *,
        companies: bool = False,
    ) -> None:
        """Stage the cleaned values and keys of rows that the store does not know.

        Args:
            numbers: their numbers.
            cells: field -> one cell a row.
            values: those of `cells`.
            extra: their custom columns.
            vendor: scope of the vendor's identifiers.
            companies: whether the rows are about companies.
        """
        count = len(numbers)
        columns = project(cells, count, pack_list, values)
        self._insert("fresh", {"number": numbers, **stored(columns), "extra": extra})
        found = found_of_companies(cells, count) if companies else found_in_rows(cells, vendor)
        self._add_keys(numbers, list(found))
        if "lead_id" in cells:
            self.con.executemany("insert into lead_ref values (?, ?)", named_leads(numbers, cells))

    def _add_keys(self, numbers: Sequence[int], found: Sequence[Found]) -> None:
        self._insert(
            "key",
            {
                "number": [numbers[row] for row, _, _ in found],
                "hash": key_hashes([text for _, text, _ in found]),
                "sure": [int(sure) for _, _, sure in found],
            },
        )

    def _insert(self, table: str, columns: Mapping[str, Sequence[object]]) -> None:
        insert_columns(self.con, table, columns, together=True)

    def add_block(self, file: int, lines: list[int], columns: list[list[str]]) -> None:
        """Stage raw rows, in blocks of `blocks.ROWS`."""
        for start in range(0, len(lines), blocks.ROWS):
            part = slice(start, start + blocks.ROWS)
            data = blocks.encode(lines[part], [column[part] for column in columns])
            row = (file, lines[start], blocks.ZLIB_JSON_COLUMNS, data, blocks.seal(data))
            self.con.execute("insert into block values (?, ?, ?, ?, ?)", row)

    def add_rejects(self, file: int, rejects: Sequence[Reject]) -> None:
        """Stage what could not be read."""
        self.con.executemany(
            "insert into reject values (?, ?, ?, ?, ?)",
            ((file, r.line, r.reason, r.column, r.raw) for r in rejects),
        )

    def rejects(self, file: int) -> Iterator[Reject]:
        """Walk the rejects of a file in the order of its lines."""
        for line, reason, header, raw in self.con.execute(
            "select line, reason, header, raw from reject where file = ? order by line", (file,)
        ):
            yield Reject(line, header, reason, raw)

    def finish(self) -> None:
        """End writing, so that the file can be attached elsewhere."""
        self.con.execute("commit")


def named_leads(
    rows: Sequence[int], cells: Mapping[str, Sequence[Cleaned]]
) -> Iterator[tuple[int, int]]:
    """Which rows name a lead by its number: (row, number) pairs."""
    for row, cell in zip(rows, cells.get("lead_id", ()), strict=False):
        if cell.value and cell.value.isdecimal() and len(cell.value) <= _DIGITS:
            yield row, int(cell.value)


_DIGITS = 18
"""Numbers of more digits may not fit SQLite's integers, and no store has so many leads."""


def _in_store(store: sqlite3.Connection, digests: Sequence[bytes]) -> set[bytes]:
    found: set[bytes] = set()
    for start in range(0, len(digests), VARIABLES):
        part = list(map(as_blob, digests[start : start + VARIABLES]))
        marks = ", ".join("?" * len(part))
        sql = f"select digest from record where digest in ({marks})"
        found.update(row[0] for row in store.execute(sql, part))
    return found


_PAGE = 1 << 16
"""Bytes a page: rows come and go in their order, and longer pages take a tenth less time."""


@contextmanager
def staging() -> Iterator[Staging]:
    """Make a private staging file (mode 0600) in the temporary folder, gone after the block.

    Where the store is encrypted the staging is too, with a key that nobody keeps.

    Raises:
        OutputError: the disk is full.
        LeadctlError: the system failed to write it.
    """
    with (
        private_file("staging") as (_, path),
        sqlite_errors(path),
        closing(engine.connect(path, access.scratch_key())) as con,
    ):
        if not access.scratch_key():  # SQLCipher's pages are as long as those of the store
            con.execute(f"pragma page_size = {_PAGE}")
        con.execute("pragma journal_mode = off")
        con.execute("pragma synchronous = off")
        for statement in _DDL:
            con.execute(statement)
        con.execute("begin")
        yield Staging(con, path)
