"""Files of rejects as the lists that their raw texts are: what was mended comes in as it is.

A file of rejects keeps the headers of its list and how that was written. Each raw text is cut by
itself, by the letter: it came here because guessing did not do.
"""

from __future__ import annotations

import csv
import io
import pickle
import re
import shlex
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import IO, TYPE_CHECKING, NamedTuple

from leadctl.errors import DataError
from leadctl.reading.cells import dialect as dialects
from leadctl.reading.containers.container import HEAD_BYTES
from leadctl.reading.delimited.records import cell_limit, is_blank
from leadctl.reading.encodings.lines import line_ends
from leadctl.reading.opening.opening import open_table, sampled
from leadctl.reading.opening.rejects import HEADER, HEADERS, NO_ROWS
from leadctl.reading.opening.unpacking import Plain
from leadctl.reading.tabling.chunks import Row, RowStream, gathered
from leadctl.reading.tabling.headers import Again, no_vendor, unique
from leadctl.rows import DETECTED, Reject, Shape, Table
from leadctl.scratch import held_file, spool_file

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from leadctl.reading.cells.dialect import Dialect
    from leadctl.reading.tabling.headers import IsHeader
    from leadctl.rows import ReadOptions

_NOTE = "a file of rejects: its raw texts are read as the rows that they are"
_OURS = re.compile(rb'(?:\xef\xbb\xbf)?"?line"?([,;\t|])"?column"?\1"?reason"?\1"?raw"?\s')
_REST = re.compile(r"\d+([,;\t|])[^,;\t|]*\1\"?[a-z_]+\"?\1(.*)", re.DOTALL)


_NO_QUOTES = "none"
"""Word for a list without quotes around cells."""


class _Kept(NamedTuple):
    """A row of a file of rejects, and the line on which it stands."""

    line: int
    column: str
    reason: str
    raw: str


def header_of(columns: Sequence[str], shape: Shape, source: str = "") -> Reject:
    """Give the row that keeps a list's headers among its rejects.

    Args:
        columns: each with a name of its own; none where the list has no headers.
        shape: of the list.
        source: where its leads come from; it stands under `column` with the shape.
    """
    told = {"source": source or (shape.rejects_of or "")}
    if shape.self_named or not columns:
        return Reject(0, kept_words(told | {"headers": "none"}), HEADER, "")
    usual = dialects.Dialect()
    dialect = dialects.of_shape(shape)
    if dialect.delimiter != usual.delimiter:
        told["delimiter"] = dialects.name_of(dialect.delimiter)
    if dialect.quote != usual.quote:
        told["quote"] = dialect.quote or _NO_QUOTES
    told["escape"] = dialect.escape
    told["frees"] = "delimiters" if dialect.frees else ""
    told["blanks"] = "yes" if dialect.skip_space else ""
    told["format"] = shape.format if shape.format != Shape().format else ""
    return Reject(0, kept_words(told), HEADER, dialect.written(columns))


def kept_words(told: Mapping[str, str]) -> str:
    """Write what is told as words `key=value`, which `told_words` reads; empty values are not."""
    return shlex.join(f"{key}={value}" for key, value in told.items() if value)


def told_words(words: str) -> dict[str, str]:
    """Read them; what somebody made of them otherwise says nothing."""
    try:
        return dict(word.split("=", 1) for word in shlex.split(words) if "=" in word)
    except ValueError:
        return {}


def _shape_told(words: str) -> Shape:
    """Read what `header_of` says of a list."""
    told = told_words(words)
    quote, usual = told.get("quote", ""), dialects.Dialect().quote
    return Shape(
        delimiter=dialects.named(told.get("delimiter", "")),
        quote="" if quote == _NO_QUOTES else quote if quote in dialects.QUOTES else usual,
        escape="\\" if "escape" in told else "",
        blanks="blanks" in told,
        frees="frees" in told,
        format=told.get("format", Shape().format),
    )


@contextmanager
def opened_list(
    file: Plain,
    taken: ReadOptions = DETECTED,
    *,
    name: str = "",
    positional: bool = True,
    typed: bool = False,
    is_header: IsHeader = no_vendor,
) -> Iterator[Table]:
    """Open a list; of a file of rejects, the list that its raw texts are.

    How a list is to be taken, such as its encoding, says nothing of a file of its rejects, which
    is ours.

    Args:
        file: as `unpacked` gives it.
        taken: what the user says of the list.
        name: as `open_table` takes it; so are the next three.
        positional: whether columns without headers are named by their places.
        typed: whether cells that were no text in JSON are each a `JsonCell`.
        is_header: knows the headers of vendors.

    Raises:
        DataError: as `open_table` does, or rejects of several lists stand in one file.
        UsageError: as `open_table` does.
    """
    delimiter = _our_delimiter(file)
    if delimiter:
        table = open_table(file, name=name, delimiter=delimiter, table=1, is_header=is_rejects)
    else:
        table = open_table(
            file,
            encoding=taken.encoding,
            delimiter=taken.delimiter,
            name=name,
            sheet=taken.sheet,
            table=taken.table or 0,
            positional=positional,
            typed=typed,
            is_header=is_header,
        )
    if not is_rejects(table.columns):
        yield table
        return
    with held_file() as spool, ExitStack() as stack:
        keeper = _Keeper(table, spool)
        if keeper.header is not None and keeper.has_headers:
            yield keeper.table(keeper.header)
            return
        copy = stack.enter_context(_as_text(keeper.rows()))
        inner = open_table(Plain(copy), name=table.name, positional=positional, is_header=is_header)
        yield _noted(inner, table, keeper.source)


def is_rejects(columns: Sequence[str]) -> bool:
    """Tell the headers of a file of rejects, to which people may add columns of their own."""
    return tuple(one.strip().lower() for one in columns[: len(HEADERS)]) == HEADERS


def _our_delimiter(file: Plain) -> str:
    """Tell a file of rejects by its first line, however a spreadsheet program saved it."""
    with file.path.open("rb") as stream:
        found = _OURS.match(stream.read(HEAD_BYTES).replace(b"\0", b"").lstrip(b"\xff\xfe"))
    return found[1].decode() if found else ""


class _Keeper:
    """Holds the rows of a file of rejects until its headers are known: people sort such files.

    Args:
        table: the opened file.
        spool: a private temporary file.

    Attributes:
        header: the row that keeps the headers, None without one.

    Raises:
        DataError: there are two such rows, of two lists.
    """

    def __init__(self, table: Table, spool: IO[bytes]) -> None:
        self._outer = table
        self._spool = spool
        self._count = 0
        self.header: _Kept | None = None
        for one in _kept(table):
            if one.reason == HEADER:
                self._take(one)
            elif one.reason not in NO_ROWS:
                pickle.dump(one, spool)
                self._count += 1

    def _take(self, header: _Kept) -> None:
        if self.header is not None and self.header.raw != header.raw:
            raise DataError(
                f"`{self._outer.name}` holds rejects of several lists, the second from line"
                f" {header.line}",
                "import the rejects of each list by themselves",
            )
        self.header = header

    @property
    def has_headers(self) -> bool:
        """Whether the list has headers that its rows need."""
        return self.header is None or "headers" not in told_words(self.header.column)

    @property
    def source(self) -> str:
        """The source of the list; empty where it is not known."""
        return told_words(self.header.column).get("source", "") if self.header else ""

    def rows(self) -> Iterator[_Kept]:
        """The rows again, in their order."""
        self._spool.seek(0)
        for _ in range(self._count):
            yield pickle.load(self._spool)  # noqa: S301 - written by this process, unlinked

    def table(self, header: _Kept) -> Table:
        """The list whose headers a row keeps.

        Raises:
            DataError: no headers are left in that row.
        """
        shape = _shape_told(header.column)
        dialect = dialects.of_shape(shape)
        columns = _headers(header.raw, dialect)
        if is_blank(columns):
            raise DataError(
                f"the headers in line {header.line} of `{self._outer.name}` are gone",
                "write them under `raw` again, as the list has them",
            )
        found = gathered(_cut(self.rows(), columns, dialect), len(columns))
        sample, chunks = sampled(found, len(columns))
        assert isinstance(self._outer.chunks, RowStream)  # noqa: S101 - every reader gives one
        stream = RowStream(chunks, self._outer.chunks.tally)
        table = Table(self._outer.name, unique(columns), sample, stream, shape)
        return _noted(table, self._outer, self.source)


def _headers(raw: str, dialect: Dialect) -> list[str]:
    """Cut the row of headers; nothing where it is damaged."""
    try:
        return next(iter(dialect.cut(_lines(raw))), [])
    except csv.Error:
        return []


def _lines(raw: str) -> list[str]:
    return io.StringIO(raw.rstrip("\r\n"), newline="").readlines()


def _noted(list_: Table, file: Table, source: str) -> Table:
    """Say what the list is, and how its file was read."""
    shape = replace(
        list_.shape,
        rejects_of=source,
        notes=(_NOTE, *list_.shape.notes),
        encoding=file.shape.encoding,
        encoding_why=file.shape.encoding_why,
        encoding_samples=file.shape.encoding_samples,
    )
    return replace(list_, shape=shape)


def _kept(table: Table) -> Iterator[_Kept]:
    """Walk a file of rejects; what cannot be read as a row of it may still hold a raw text."""
    for chunk in table.chunks:
        rows = zip(chunk.lines, *chunk.columns[1 : len(HEADERS)], strict=True)
        found = [_Kept(at, column.strip(), why.strip(), raw) for at, column, why, raw in rows]
        found += [one for reject in chunk.rejects if (one := _unpacked(reject))]
        yield from sorted(found)


def _unpacked(reject: Reject) -> _Kept | None:
    """Take the raw text out of a line whose quotes somebody broke; our own headers say nothing."""
    if reject.reason == "repeated_header":
        return None
    try:
        rows = list(csv.reader(io.StringIO(reject.raw, newline="")))
    except csv.Error:
        rows = []
    if len(rows) == 1 and len(rows[0]) == len(HEADERS) and rows[0][0].strip().isdecimal():
        _, column, why, raw = rows[0]
        return _Kept(reject.line, column.strip(), why.strip(), raw)
    rest = _REST.fullmatch(reject.raw)
    text = rest[2] if rest else reject.raw
    quoted = len(text) > 1 and text[0] == text[-1] == '"'
    return _Kept(reject.line, "", reject.reason, text[1:-1] if rest and quoted else text)


def _cut(rows: Iterable[_Kept], header: list[str], dialect: Dialect) -> Iterator[Row | Reject]:
    """Cut each raw text by itself, by the letter; what does not fit the headers stays a reject."""
    again = Again(header)
    for line, _, _, raw in rows:
        lines = _lines(raw)
        reader = dialect.reader(lines)
        try:
            found = [(dialect.decoded(cells), reader.line_num) for cells in reader]
        except csv.Error:
            yield Reject(line, "", _fault(raw, dialect), raw)
            continue
        start = 0
        for cells, stop in found:
            text = "".join(lines[start:stop]).rstrip("\r\n")
            if not is_blank(cells):
                yield _judged(Row(line + start, cells), text, again, dialect)
            start = stop


def _judged(row: Row, text: str, header: Again, dialect: Dialect) -> Row | Reject:
    """See whether a row fits its headers."""
    line, cells = row
    width = header.width
    opens_late = f"{dialect.delimiter} {dialect.quote}" in text and bool(dialect.quote)
    if header.is_it(cells):
        return Reject(line, "", "repeated_header", text)
    if len(cells) < width:
        return Reject(line, "", "too_few_cells", text)
    if not is_blank(cells[width:]):
        return Reject(line, "", "too_many_cells", text)
    if opens_late and text.count(dialect.quote) % 2:
        return Reject(line, "", "stray_quote", text)
    return Row(line, cells[:width])


def _fault(raw: str, dialect: Dialect) -> str:
    if max(map(len, raw.split(dialect.delimiter))) > cell_limit():
        return "cell_too_long"
    return "unclosed_quote" if raw.count(dialect.quote or '"') % 2 else "stray_quote"


@contextmanager
def _as_text(rows: Iterable[_Kept]) -> Iterator[Path]:
    """Write raw texts to a private file, each on the line that it has in the file of rejects."""
    with spool_file() as (copy, path):
        at = 1
        for line, _, _, raw in rows:
            text = "\n" * (line - at) + raw + "\n"
            copy.write(text.encode("utf-8", "backslashreplace"))
            at = line + 1 + line_ends(raw)
        copy.flush()
        yield path
