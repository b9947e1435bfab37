"""Where the rows of a delimited text begin: its dialect, its header, and what stands above it."""

from __future__ import annotations

from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from leadctl.errors import UsageError
from leadctl.reading import dialect as dialects
from leadctl.reading.chunks import CHUNK_ROWS, Opened
from leadctl.reading.delimited import Cutter
from leadctl.reading.sniffing import detect
from leadctl.reading.top import HOLLOW, below_remarks, find_header
from leadctl.rows import Chunk, Reject, Shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leadctl.reading.dialect import Dialect
    from leadctl.reading.encoding import Encoding
    from leadctl.reading.headers import Header, IsHeader
    from leadctl.reading.lines import Tally

SAMPLE_LINES = 500
"""How many lines decide on a further table; the caller takes those of the first one."""


class Text(NamedTuple):
    """A delimited text.

    Attributes:
        first: the lines that decide.
        rest: the lines behind them.
        encoding: what the lines were decoded from.
        tally: counts what is passed over.
        number: of the first line, from 1.
    """

    first: list[str]
    rest: Iterator[str]
    encoding: Encoding
    tally: Tally
    number: int = 1


def open_delimited(
    text: Text, *, delimiter: str, table: int, positional: bool, is_header: IsHeader
) -> Opened:
    """Find the header of a delimited text and give the rows below it.

    Args:
        text: the text.
        delimiter: a character or its name; detected when empty.
        table: which of its tables, from 1.
        positional: whether a table without headers gets them by place.
        is_header: knows the headers of vendors.

    Raises:
        UsageError: no such delimiter or table exists.
    """
    for number in range(1, table):
        text = _next_table(text, number, delimiter, is_header)
    dialect, header = _start(text.first, delimiter, is_header, positional=positional)
    line = header.line and header.line + text.number - 1
    notes = text.encoding.notes
    if not header.line:
        notes = (*notes, f"columns are called by their places: {header.why}")
    shape = Shape(
        text.encoding.name.removesuffix("-sig"),
        dialect.shown,
        line,
        notes,
        "csv",
        delimiter_why="asked for" if delimiter else dialect.why,
        quote=dialect.quote,
        escape=dialect.escape,
        header_why=header.why,
    )
    chunks = _chunks(text, dialect, header)
    above = _above(text, header)
    return Opened(header.cells, chain(above, chunks) if above else chunks, shape)


def _next_table(text: Text, number: int, delimiter: str, is_header: IsHeader) -> Text:
    """Pass over a table; what was mended in it does not count."""
    dialect, header = _start(text.first, delimiter, is_header, positional=True)
    passed = type(text.tally)()
    cutter = _cutter(text._replace(tally=passed), dialect, header)
    for _ in cutter.chunks(_below(text, header)):
        pass
    if cutter.rest is None:
        held = "1 table" if number == 1 else f"{number} tables"
        raise UsageError(f"the file holds {held}", "give a lower `--table`")
    first = list(islice(cutter.rest.lines, SAMPLE_LINES))
    return Text(first, cutter.rest.lines, text.encoding, text.tally, cutter.rest.number)


def _chunks(text: Text, dialect: Dialect, header: Header) -> Iterator[Chunk]:
    """Give the rows of a table, and as rejects what stands in other tables below it."""
    cutter = _cutter(text, dialect, header)
    yield from cutter.chunks(_below(text, header))
    if cutter.rest is None:
        return
    lines, number = cutter.rest
    text.tally.tables.append(number)
    while block := list(islice(lines, CHUNK_ROWS)):
        found = [
            Reject(at, "", "other_table", line.rstrip("\r\n"))
            for at, line in enumerate(block, start=number)
            if line.strip(HOLLOW)
        ]
        number += len(block)
        yield Chunk([], [[] for _ in header.cells], found)


def _cutter(text: Text, dialect: Dialect, header: Header) -> Cutter:
    sample = text.first[header.next_line - 1 :]
    shifted = header._replace(next_line=header.next_line + text.number - 1)
    return Cutter(shifted, dialect, text.tally, sample)


def _below(text: Text, header: Header) -> Iterator[str]:
    return chain(text.first[header.next_line - 1 :], text.rest)


def _start(
    lines: list[str], delimiter: str, is_header: IsHeader, *, positional: bool
) -> tuple[Dialect, Header]:
    """Find the dialect and the header: the first row that is not blank, or a surer one below."""
    named = dialects.sep_line(lines[0]) if lines else ""
    wanted = dialects.delimiter_named(delimiter) if delimiter else named
    at = _first_line(lines, 1 if named else 0)
    dialect = detect(lines[at:], wanted)
    header = find_header(lines, dialect, at, is_header, positional=positional)
    surer = below_remarks(lines, header, wanted, is_header) if header.line else None
    if surer is None:
        return dialect, header
    dialect = detect(lines[surer:], wanted)
    header = find_header(lines, dialect, surer, is_header, positional=positional)
    return dialect, header._replace(why="its words name fields of leads")


def _first_line(lines: Sequence[str], at: int) -> int:
    while at < len(lines) and not lines[at].strip(HOLLOW):
        at += 1
    return at


def _above(text: Text, header: Header) -> list[Chunk]:
    """Keep what stands above the rows and is not the header's first row, as rejects."""
    lines = text.first
    first = 1 if lines and dialects.sep_line(lines[0]) else 0
    places = [*range(first, (header.line or header.next_line) - 1), *header.more]
    found = [
        Reject(at + text.number, "", "above_header", lines[at].rstrip("\r\n"))
        for at in places
        if lines[at].strip(HOLLOW)
    ]
    return [Chunk([], [[] for _ in header.cells], found)] if found else []
