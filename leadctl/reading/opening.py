"""From a path to an opened table: encoding, dialect, header, then rows as a stream."""

from __future__ import annotations

import csv
from contextlib import ExitStack
from itertools import chain, islice
from typing import TYPE_CHECKING

from leadctl.reading import dialect as dialects
from leadctl.reading import encoding as encodings
from leadctl.reading.container import HEAD_BYTES, as_file, refuse_binary
from leadctl.reading.delimited import Cutter, Header, RowStream
from leadctl.reading.lines import Tally, read_lines
from leadctl.reading.records import loose_cells
from leadctl.rows import Shape, Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from leadctl.reading.dialect import Dialect
    from leadctl.reading.encoding import Encoding
    from leadctl.rows import Chunk

SAMPLE_ROWS = 200
SAMPLE_LINES = 500
"""How many lines decide on the dialect; they are read once and given back to the stream."""

SAMPLE_CHARS = 1 << 17
MAX_HEADER_LINES = 8
_HOLLOW = ' \t\r\n,;|"'


def open_table(path: Path, *, encoding: str = "", delimiter: str = "", name: str = "") -> Table:
    """Open a list.

    Memory stays flat at any size: the file is walked once to know its encoding and once for its
    rows, in blocks. A named pipe is copied to a private temporary file first.

    Args:
        path: CSV, TSV or another delimited text.
        encoding: Python's name of its encoding; detected when empty.
        delimiter: a character or its name; detected when empty.
        name: what to call the file in messages; its own name when empty.

    Returns:
        The table. Its `chunks` are a `RowStream`; exhausting or closing it closes the file.

    Raises:
        InputMissing: there is no such file, or it may not be read.
        DataError: the file is no text table, or not in the encoding that was given.
        UsageError: no such encoding or delimiter exists.
    """
    label = name or path.name
    with ExitStack() as guard:
        file = guard.enter_context(as_file(path))
        found = _encoding(file, encoding, label)
        tally = Tally()
        lines = read_lines(file, found, tally)
        first = _first_lines(lines)
        dialect, header = _start(first, delimiter)
        shape = Shape(found.name.removesuffix("-sig"), dialect.shown, header.line, found.notes)
        below = chain(first[header.next_line - 1 :], lines)
        chunks = _closing(Cutter(header, dialect, tally).chunks(below), guard.pop_all())
    sample, chunks = _sampled(chunks, len(header.cells))
    return Table(label, unique(header.cells), sample, RowStream(chunks, tally), shape)


def _closing(chunks: Iterator[Chunk], opened: ExitStack) -> Iterator[Chunk]:
    with opened:
        yield from chunks


def _sampled(chunks: Iterator[Chunk], width: int) -> tuple[tuple[list[str], ...], Iterator[Chunk]]:
    """Look at the first rows and give them back; this also starts the stream, so it will close."""
    looked: list[Chunk] = []
    for chunk in chunks:
        looked.append(chunk)
        if chunk.lines:
            return tuple(column[:SAMPLE_ROWS] for column in chunk.columns), _again(looked, chunks)
    return tuple([] for _ in range(width)), iter(looked)


def _again(looked: list[Chunk], chunks: Iterator[Chunk]) -> Iterator[Chunk]:
    yield from looked
    looked.clear()
    yield from chunks


def _encoding(file: Path, encoding: str, name: str) -> Encoding:
    with file.open("rb") as stream:
        head = stream.read(HEAD_BYTES)
    if encoding:
        return encodings.named(file, encoding)
    wide = encodings.wide(head)
    if not wide:
        refuse_binary(head, name)
    return encodings.detect(file, head)


def _first_lines(lines: Iterator[str]) -> list[str]:
    """Take the lines that decide on the dialect."""
    first: list[str] = []
    size = 0
    for line in islice(lines, SAMPLE_LINES):
        first.append(line)
        size += len(line)
        if size > SAMPLE_CHARS:
            break
    if first:
        first[0] = first[0].lstrip("\ufeff")
    return first


def _start(lines: list[str], delimiter: str) -> tuple[Dialect, Header]:
    """Find the dialect and the header: the first row that is not blank."""
    named = dialects.sep_line(lines[0]) if lines else ""
    wanted = dialects.delimiter_named(delimiter) if delimiter else named
    at = 1 if named else 0
    while at < len(lines) and not lines[at].strip(_HOLLOW):
        at += 1
    dialect = _dialect(lines[at:], wanted)
    while at < len(lines):
        cells, used = _header_cells(lines[at : at + MAX_HEADER_LINES], dialect)
        below = lines[at + used :]
        if "".join(cells).strip():
            return dialect, Header(_trimmed(cells, below, dialect), at + 1, at + used + 1)
        at += used
    return dialect, Header([], 1, len(lines) + 1)


def _dialect(lines: list[str], wanted: str) -> Dialect:
    return dialects.with_spaces(lines, wanted) if wanted else dialects.detect(lines)


def _header_cells(lines: Sequence[str], dialect: Dialect) -> tuple[list[str], int]:
    """Cut the header row, which may span lines; the count of its lines comes second."""
    for used in range(1, len(lines) + 1):
        try:
            rows = dialect.cut(lines[:used])
        except csv.Error:
            continue
        return (rows[0] if rows else []), used
    loose = loose_cells(lines[0], dialect.delimiter)
    return loose or lines[0].rstrip("\r\n").split(dialect.delimiter), 1


def _trimmed(cells: list[str], below: Sequence[str], dialect: Dialect) -> list[str]:
    """Cut off headers without a name under which no value stands."""
    named = max(at for at, cell in enumerate(cells) if cell.strip()) + 1
    rows = dialects.cut_anyhow(below, dialect.delimiter) if named < len(cells) else []
    used = max((_last_value(row) for row in rows), default=0)
    return cells[: max(named, min(used, len(cells)))]


def _last_value(row: list[str]) -> int:
    return max((at + 1 for at, cell in enumerate(row) if cell.strip()), default=0)


def unique(headers: Sequence[str]) -> tuple[str, ...]:
    """Give every column a name of its own: `Email`, `Email (2)`; without one, `column 7`."""
    taken = set(headers)
    found: list[str] = []
    for at, header in enumerate(headers, start=1):
        base = header if header.strip() else f"column {at}"
        name, number = base, 1
        while name in found or (name != header and name in taken):
            number += 1
            name = f"{base} ({number})"
        found.append(name)
    return tuple(found)
