"""Where the rows of a delimited text begin: its dialect, its header, and what stands above it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from leadctl.errors import DataError
from leadctl.reading.cells import dialect as dialects
from leadctl.reading.cells.looking import HOLLOW, looked_at
from leadctl.reading.cells.swallowed import is_even
from leadctl.reading.delimited.delimited import Cutter
from leadctl.reading.delimited.heading import mended_top
from leadctl.reading.delimited.sniffing import detect
from leadctl.reading.encodings.lines import Fragment
from leadctl.reading.tabling.borders import end_of_table
from leadctl.reading.tabling.chunks import Rest
from leadctl.reading.tabling.footer import reject_asides
from leadctl.reading.tabling.headers import Header
from leadctl.reading.tabling.top import below_remarks, find_header
from leadctl.rows import Chunk, Reject, Shape, called_by_places

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from leadctl.reading.cells.dialect import Dialect
    from leadctl.reading.encodings.encoding import Encoding
    from leadctl.reading.encodings.lines import Tally
    from leadctl.reading.tabling.headers import IsHeader
    from leadctl.reading.tabling.tables import Stretch


MOST_COLUMNS = 20_000
"""Columns of a list; a sheet has 16,384 at most."""


class Top(NamedTuple):
    """Where a table of a delimited text begins.

    Attributes:
        stretch: the lines from its top on.
        dialect: how they are cut.
        header: its header.
        below: what follows the stretch, where that is known already.
    """

    stretch: Stretch[str]
    dialect: Dialect
    header: Header
    below: Rest[str] | None = None


class DelimitedText:
    """A delimited text, whose tables are cut as `tables.Form` says.

    Args:
        again: gives its lines from the first on.
        encoding: what they were decoded from.
        delimiter: a character or its name; detected when empty.
        is_header: knows the headers of vendors.
        positional: whether a table without headers gets them by place.
    """

    def __init__(
        self,
        again: Callable[[], Iterator[str]],
        encoding: Encoding,
        delimiter: str,
        is_header: IsHeader,
        *,
        positional: bool,
    ) -> None:
        self.again = again
        self.is_header = is_header
        self._encoding = encoding
        self._delimiter = delimiter
        self._positional = positional

    def cut(self, stretch: Stretch[str], tally: Tally) -> TextTable:
        """Find the dialect and the header of the table with which a stretch begins.

        Raises:
            DataError: there are more columns than any list has.
            UsageError: no such delimiter exists.
        """
        top = Top(stretch, *self._start(stretch.first))
        end = end_of_table(looked_at(stretch.first[: max(top.header.line - 1, 0)], top.dialect))
        if end:
            own = stretch._replace(first=stretch.first[:end], rest=iter(()))
            below = Rest(chain(stretch.first[end:], stretch.rest), stretch.number + end)
            top = Top(own, *self._start(own.first), below)
        return TextTable(top, self._shape(top), tally)

    def _start(self, lines: Sequence[str]) -> tuple[Dialect, Header]:
        """Take the first row that is not blank for the header, or a surer one below."""
        named = dialects.sep_line(lines[0]) if lines else ""
        wanted = dialects.delimiter_named(self._delimiter) if self._delimiter else named
        at = _first_line(lines, 1 if named else 0)
        dialect, header = self._header(lines, at, wanted)
        if not header.line or is_even(lines[header.line - 1 :], dialect):
            return dialect, header
        surer = below_remarks(lines, header, wanted, self.is_header)
        if surer is None:
            return dialect, header
        dialect, header = self._header(lines, surer, wanted)
        return dialect, header._replace(why="its words name fields of leads")

    def _header(self, lines: Sequence[str], at: int, wanted: str) -> tuple[Dialect, Header]:
        dialect = detect(lines[at:], wanted)
        rows = looked_at(lines, dialect, at)
        if rows and len(rows[0].cells) > MOST_COLUMNS:
            raise DataError(
                f"the first row has {len(rows[0].cells):,} cells: no list has so many columns",
                "look at the file: its line ends may be lost",
            )
        whole = mended_top(rows, lines, dialect)
        found = find_header(whole, self.is_header, positional=self._positional)
        if found and found.line and whole is not rows:
            found = found._replace(why=f"{found.why}; it was broken, and is cut as its rows need")
        return dialect, found or Header([], 1, len(lines) + 1)

    def _shape(self, top: Top) -> Shape:
        dialect, header, notes = top.dialect, top.header, self._encoding.notes
        if not header.line:
            notes = (*notes, called_by_places(header.why))
        return Shape(
            self._encoding.name.removesuffix("-sig"),
            dialect.shown,
            header.line and header.line + top.stretch.number - 1,
            notes,
            "csv",
            delimiter_why="asked for" if self._delimiter else dialect.why,
            quote=dialect.quote,
            escape=dialect.escape,
            header_why=header.why,
            blanks=dialect.skip_space,
            frees=dialect.frees,
        )

    def numbered(self, items: Iterable[str], number: int) -> Iterator[tuple[int, str]]:
        """Number physical lines; the fragments of an overlong one share a number."""
        for line in items:
            yield number, line
            number += type(line) is not Fragment or line.endswith(("\n", "\r"))

    def raw(self, item: str) -> str:
        """Give a line without its end; nothing where only delimiters stand in it."""
        return item.rstrip("\r\n") if item.strip(HOLLOW) else ""


def _first_line(lines: Sequence[str], at: int) -> int:
    while at < len(lines) and not lines[at].strip(HOLLOW):
        at += 1
    return at


class TextTable:
    """A table of a delimited text that is cut, as `tables.Cut` says.

    Args:
        top: where it begins.
        shape: what it was found to be.
        tally: takes what is passed over.
    """

    def __init__(self, top: Top, shape: Shape, tally: Tally) -> None:
        stretch, self._dialect, header, self._below = top
        self.columns = header.cells
        self.shape = shape
        self.begins = stretch.number
        self._stretch = stretch
        self._header = header
        sample = stretch.first[header.next_line - 1 :]
        shifted = header._replace(next_line=header.next_line + stretch.number - 1)
        self._cutter = Cutter(shifted, self._dialect, tally, sample)

    @property
    def rest(self) -> Rest[str] | None:
        """The lines from the next table on, once the chunks are walked."""
        found = self._cutter.rest
        if found is None or self._below is None:
            return found or self._below
        return found._replace(items=chain(found.items, self._below.items))

    def chunks(self) -> Iterator[Chunk]:
        """Give the rows, and as rejects what stands above them and is not the header's first."""
        if above := self._above():
            yield Chunk([], [[] for _ in self.columns], above)
        below = self._stretch.first[self._header.next_line - 1 :]
        for chunk in self._cutter.chunks(chain(below, self._stretch.rest)):
            reject_asides(chunk, self._dialect)
            yield chunk

    def _above(self) -> list[Reject]:
        lines, header = self._stretch.first, self._header
        first = 1 if lines and dialects.sep_line(lines[0]) else 0
        places = [*range(first, (header.line or header.next_line) - 1), *header.more]
        return [
            Reject(at + self._stretch.number, "", "above_header", lines[at].rstrip("\r\n"))
            for at in places
            if lines[at].strip(HOLLOW)
        ]
