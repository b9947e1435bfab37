"""Read what can be read of a damaged table: in the order of its key, around what cannot.

A damaged page hides the rows on it. Where reading stops, the next key is sought behind it from
which reading goes on; the last rows are read backwards where nothing is found.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from leadctl.errors import DataError
from leadctl.store.file import access, engine, schema

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence
    from pathlib import Path

Row = tuple[Any, ...]

_FINE_STEPS = 4096
_FINE = 8
"""Keys that are skipped at a time at first, 4,096 times: a page of leaves holds more rows."""

_LAST = 1 << 62
"""No number of ours is as high."""


@dataclass
class Table:
    """A table of a damaged file.

    Attributes:
        con: the damaged file.
        name: of the table.
        columns: those to read.
        key: its primary key; the leading integers of it are what is sought by.
        gaps: number of places at which something could not be read.
    """

    con: sqlite3.Connection
    name: str
    columns: Sequence[str]
    key: Sequence[str]
    gaps: int = 0

    def rows(self) -> Iterator[Row]:
        """Walk the readable rows; one can come twice."""
        yield from self._walk((), self.key)

    def count(self) -> int | None:
        """How many rows there are, where an index or the table itself can tell."""
        try:
            number: int = self.con.execute(f"select count(*) from {self.name}").fetchone()[0]
        except engine.errors():
            return None
        return number

    def _walk(self, given: Row, key: Sequence[str]) -> Iterator[Row]:
        """Walk the rows whose key begins with `given`, in the order of the rest of it."""
        start: object = None
        while True:
            last, stopped = start, True
            try:
                for row in self._select(given, key, start):
                    last, stopped = row[-len(self.key) + len(given)], False
                    yield row[: len(self.columns)]
            except engine.errors() as error:
                _require_damage(error)
            else:
                return
            if not isinstance(last, int | None):
                break
            if last is not None and key[1:]:
                yield from self._walk((*given, last), key[1:])
            elif last is not None and stopped:
                yield from self._single((*given, last))
            start = self._next(given, key, -1 if last is None else last)
            if start is None:
                break
        self.gaps += 1
        yield from self._backwards(given, key)

    def _single(self, given: Row) -> Iterator[Row]:
        """The one row of a key; a walk loses the row before a damaged page along with that."""
        try:
            yield from [row[: len(self.columns)] for row in self._select(given, (), None)]
        except engine.errors() as error:
            _require_damage(error)
            self.gaps += 1

    def _backwards(self, given: Row, key: Sequence[str]) -> Iterator[Row]:
        try:
            for row in self._select(given, key, None, "desc"):
                yield row[: len(self.columns)]
        except engine.errors() as error:
            _require_damage(error)

    def _select(
        self, given: Row, key: Sequence[str], start: object, order: str = "asc"
    ) -> Iterator[Row]:
        """Rows from `start` on, with their key behind their columns."""
        ordered = ", ".join(f'"{name}" {order}' for name in key) or "1"
        where, values = self._where(given, key, start)
        return self.con.execute(
            f"select {_listed(self.columns)}, {_listed(self.key)} from {self.name} not indexed"
            f" {where} order by {ordered}",
            values,
        )

    def _where(self, given: Row, key: Sequence[str], start: object) -> tuple[str, Row]:
        fixed = self.key[: len(given)]
        terms = [f'"{name}" = ?' for name in fixed]
        values = given
        if start is not None:
            terms.append(f'"{key[0]}" >= ?')
            values = (*given, start)
        return (f"where {' and '.join(terms)}" if terms else "", values)

    def _next(self, given: Row, key: Sequence[str], last: int) -> int | None:
        """The lowest key behind `last` from which reading goes on, None where none is found."""
        low, high, step = last, last + 1, 1
        while (found := self._peek(given, key, high)) is False:
            if high >= _LAST:
                return None
            low = high
            step = _FINE if (high - last) < _FINE * _FINE_STEPS else step * 2
            high = min(high + step, _LAST)
        if found is None:
            return None
        while high - low > 1:
            middle = (low + high) // 2
            if self._peek(given, key, middle) is False:
                low = middle
            else:
                high = middle
        self.gaps += high > last + 1
        return high

    def _peek(self, given: Row, key: Sequence[str], start: int) -> int | bool | None:
        """The first key from `start` on; None where there is none, False where reading fails."""
        where, values = self._where(given, key, start)
        ordered = _listed(key)
        try:
            row = self.con.execute(
                f'select "{key[0]}" from {self.name} not indexed {where}'
                f" order by {ordered} limit 1",
                values,
            ).fetchone()
        except engine.errors() as error:
            _require_damage(error)
            return False
        return row[0] if row and isinstance(row[0], int) else None


def _listed(names: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in names)


def _require_damage(error: Exception) -> None:
    """Pass on what says nothing of the file: no memory, or Ctrl-C."""
    if engine.is_passing(error):
        raise error


def open_damaged(path: Path) -> sqlite3.Connection:
    """Open a copy of a damaged store, of which everything may be changed.

    Raises:
        DataError: nothing can be read of it, or it is no store of ours, or of a newer version.
    """
    con = _opened(path)
    try:
        found = tables(con)
        version = con.execute("pragma user_version").fetchone()[0]
    except engine.errors() as error:
        con.close()
        raise DataError(f"nothing can be read of the store: {error}", _BACKUP) from error
    if set(found) >= _OURS and not schema.VERSION < version <= schema.VERSION + _YEARS_AHEAD:
        return con
    con.close()
    if version > schema.VERSION:
        raise schema.too_new(version)
    raise DataError("this is no store of leadctl", _BACKUP)


_BACKUP = "go back to a backup with: leadctl restore FILE"
_OURS = {"meta", "operation", "record"}
_YEARS_AHEAD = 100
"""Versions of a newer leadctl; beyond them the number itself is damaged."""


def _opened(path: Path) -> sqlite3.Connection:
    """Open the file; under another header where its own cannot be read."""
    key = access.current().key
    try:
        return _connected(path, key)
    except engine.errors():
        if key:
            raise
    with path.open("r+b") as stream:
        stream.write(_HEADER)
    return _connected(path, key)


def _connected(path: Path, key: str) -> sqlite3.Connection:
    con = engine.connect(path, key)
    try:
        con.execute("pragma cell_size_check = on")
        con.execute("pragma writable_schema = on")  # a damaged line of the schema is passed over
        con.execute("select count(*) from sqlite_schema").fetchone()
    except BaseException:
        con.close()
        raise
    return con


_HEADER = b"".join(
    (
        engine.HEADER,
        (4096).to_bytes(2, "big"),  # size of a page: all our stores have this one
        bytes((1, 1, 0, 64, 32, 32)),  # no write-ahead log; fixed numbers
        bytes(4 * 4),  # changes, size in pages (0: the file's own), no free pages
        (1).to_bytes(4, "big"),  # the schema's cookie
        (4).to_bytes(4, "big"),  # the schema's format
        bytes(4 * 2),
        (1).to_bytes(4, "big"),  # UTF-8
        bytes(4 * 2),
        schema.APPLICATION_ID.to_bytes(4, "big"),
        bytes(4 * 6 + 4),
    )
)
"""A header as every store has it, https://www.sqlite.org/fileformat2.html#the_database_header;
what it does not say, SQLite works out."""


def tables(con: sqlite3.Connection) -> dict[str, tuple[list[str], list[str]]]:
    """Name -> columns and primary key of the tables that a file says it has."""
    found = {}
    for (name,) in con.execute("select name from sqlite_schema where type = 'table'").fetchall():
        columns = con.execute(f'pragma table_info("{name}")').fetchall()
        key = sorted((one[5], one[1]) for one in columns if one[5])
        names = [one[1] for one in columns]
        found[name] = (names, [one for _, one in key] or ["rowid"])
    return found


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a table: rows, at least so many not, in so many places."""

    saved: int
    lost: int
    gaps: int


def copy_table(old: sqlite3.Connection, new: sqlite3.Connection, name: str) -> Read | None:
    """Copy what can be read of a table into a store; None where the damaged one has no such table.

    A row that the store does not take, for its text or its numbers are none, is lost too.
    """
    found = tables(old).get(name)
    if found is None:
        return None
    wanted = tables(new)[name][0]
    columns = [column for column in found[0] if column in wanted]
    table = Table(old, name, columns, found[1])
    marks = ", ".join("?" * len(columns))
    into = f"insert or ignore into {name} ({_listed(columns)}) values ({marks})"
    before = new.total_changes
    refused = 0
    for row in table.rows():
        try:
            new.execute(into, row)
        except engine.errors():
            refused += 1
    saved = new.total_changes - before
    count = table.count()
    kept = new.execute(f"select count(*) from {name}").fetchone()[0]
    return Read(saved, max((count or 0) - kept, refused), table.gaps)


def secret(con: sqlite3.Connection) -> bytes | None:
    """The key of the digests of rows; None where it cannot be read."""
    try:
        row = con.execute("select value from meta where key = 'secret'").fetchone()
    except engine.errors():
        return None
    return row[0] if row and isinstance(row[0], bytes) else None
