"""Rows of a delimited text: the fast way where a block is faultless, the careful one where not."""

from __future__ import annotations

import csv
from itertools import accumulate, chain, islice
from typing import TYPE_CHECKING

from leadctl.reading.cells.cutting import opens_inside
from leadctl.reading.cells.swallowed import are_rows
from leadctl.reading.delimited.records import Layout, Records
from leadctl.reading.encodings.lines import Fragment
from leadctl.reading.tabling.borders import SEEN_ROWS
from leadctl.reading.tabling.chunks import CHUNK_ROWS, Rest
from leadctl.reading.tabling.footer import reject_footer, reject_notes, reject_rows
from leadctl.reading.tabling.headers import Again
from leadctl.reading.tabling.testrows import MARK, reject_test_rows
from leadctl.rows import Chunk, Reject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leadctl.reading.cells.dialect import Dialect
    from leadctl.reading.encodings.lines import Tally
    from leadctl.reading.tabling.headers import Header

PIECE_LINES = 250
"""Lines cut at once: their cells stay in the processor's cache until they stand in columns, which
made reading twice as fast as with whole chunks.
"""

CHUNK_CHARS = 1 << 24
_AT_ONCE = 25
"""Long lines come in smaller pieces, and rejects of them in smaller chunks: memory stays flat."""


class Cutter:
    """Cuts the lines below a header into chunks.

    Args:
        header: the header row; every row must have its width.
        dialect: how lines are cut.
        tally: counts what is passed over or mended.
        sample: the first lines below the header.

    Attributes:
        rest: what follows where another table begins; None until then.
    """

    def __init__(
        self, header: Header, dialect: Dialect, tally: Tally, sample: Sequence[str]
    ) -> None:
        self._columns = header.cells
        self._again = Again(header.cells)
        self._first_line = header.next_line
        self._width = len(header.cells)
        self._dialect = dialect
        self._layout = Layout(dialect, header.cells, sample)
        self._tally = tally
        self._has_tests = False
        self._above = ""
        self._spans = False
        self.rest: Rest[str] | None = None

    def chunks(self, lines: Iterator[str]) -> Iterator[Chunk]:
        """Give the rows below the header, about `CHUNK_ROWS` at a time."""
        if not self._columns:
            yield from _unread(lines, self._first_line)
            return
        whole, held = self._empty(), 0
        for piece in self._pieces(lines):
            if len(whole.lines) + len(whole.rejects) >= CHUNK_ROWS or held > CHUNK_CHARS:
                yield self._without_tests(whole)
                whole, held = self._empty(), 0
            held += sum(len(reject.raw) for reject in piece.rejects)
            whole.lines.extend(piece.lines)
            whole.rejects.extend(piece.rejects)
            for column, more in zip(whole.columns, piece.columns, strict=True):
                column.extend(more)
        whole = self._without_tests(whole)
        reject_notes(whole, self._dialect)
        reject_footer(whole, self._dialect)
        if whole.lines or whole.rejects:
            yield whole

    def _without_tests(self, chunk: Chunk) -> Chunk:
        if self._has_tests:
            reject_test_rows(chunk, self._dialect)
        return chunk

    def _empty(self) -> Chunk:
        return Chunk([], [[] for _ in self._columns], [])

    def _pieces(self, lines: Iterator[str]) -> Iterator[Chunk]:
        number = self._first_line
        held: list[str] = []
        at_end = False
        while not at_end:
            more, at_end = _some(lines, max(PIECE_LINES, len(held)))
            block = held + more
            if not block:
                return
            self._has_tests = self._has_tests or any(MARK in line for line in block)
            piece, used = self._piece(block, number, at_end=at_end)
            held = block[used:]
            number = _numbers(block, number)[used]
            yield piece
            if self.rest is not None:
                held, at_end = _some(chain(held, lines), SEEN_ROWS)
                back = self._layout.comes_back(held, whole=at_end)
                if back is None:
                    self.rest = Rest(chain(held, lines), number)
                    return
                yield self._without_words(held[:back], number)
                number = _numbers(held, number)[back]
                held, lines, at_end, self.rest = [], chain(held[back:], lines), False, None

    def _without_words(self, block: list[str], number: int) -> Chunk:
        """Give the rows among lines that look like another table; the rest is set aside."""
        records = Records(block, self._layout, at_end=True, mends=False)
        chunk = self._piece_with_care(block, number, records)
        rows = enumerate(zip(*chunk.columns, strict=True))
        words = {at: "other_table" for at, cells in rows if not self._layout.is_own(cells)}
        reject_rows(chunk, words, self._dialect)
        return chunk

    def _piece(self, block: list[str], number: int, *, at_end: bool) -> tuple[Chunk, int]:
        """Cut a block of lines; the count of lines that were used comes second."""
        ways = [self._single, self._spanning]
        for way in reversed(ways) if self._spans else ways:
            found = way(block, number, at_end=at_end)
            if found is not None:
                self._above, self._spans = "", way == self._spanning
                return found
        records = Records(block, self._layout, at_end=at_end, above=self._above)
        chunk = self._piece_with_care(block, number, records)
        self._above = records.above
        if records.ended:
            self.rest = Rest(iter(()), number)
        return chunk, records.rest

    def _single(self, block: list[str], number: int, *, at_end: bool) -> tuple[Chunk, int] | None:
        """Cut a faultless block in which each line is a row; the lines used come second."""
        columns = self._faultless(block)
        if columns is None:
            return None
        used = len(block) - (not at_end)  # what stands below the last may be the rest of it
        rows = columns if at_end else [column[:-1] for column in columns]
        return Chunk(list(range(number, number + used)), rows, []), used

    def _faultless(self, block: list[str]) -> list[list[str]] | None:
        """Cut a block in which each line is one row, neither blank nor the header; else None."""
        try:
            rows = self._dialect.cut(block)
        except csv.Error:
            return None
        if len(rows) != len(block) or self._is_odd(block):
            return None
        return self._in_columns(rows)

    def _spanning(self, block: list[str], number: int, *, at_end: bool) -> tuple[Chunk, int] | None:
        """Cut a faultless block of which some cells span lines; the lines used come second."""
        rows, stops = self._cut_whole(block, at_end=at_end)
        if not rows or stops[-1] == len(rows) or self._is_odd(block[: stops[-1]]):
            return None
        starts = [0, *stops[:-1]]
        if self._has_strays(block, list(zip(starts, stops, strict=True))):
            return None
        columns = self._in_columns(rows)
        if columns is None:
            return None
        return Chunk([number + start for start in starts], columns, []), stops[-1]

    def _has_strays(self, block: list[str], records: Sequence[tuple[int, int]]) -> bool:
        """Tell whether a quote stands where none belongs, in records given by their lines."""
        quote, plain = self._dialect.quote, self._dialect.all_encoded(block)
        odd = [line.count(quote) % 2 for line in plain] if quote else [0] * len(block)
        return any(
            odd[start]
            if stop - start == 1
            else sum(odd[start:stop]) % 2
            or are_rows(block[start:stop], self._dialect.delimiter, self._width)
            for start, stop in records
        )

    def _cut_whole(self, block: list[str], *, at_end: bool) -> tuple[list[list[str]], list[int]]:
        """Cut the records that end in a block, with the line after each; none where one is broken.

        What stands below the last may be the rest of it: that waits for the next block.
        """
        reader = self._dialect.reader(block)
        rows: list[list[str]] = []
        stops: list[int] = []
        try:
            for row in reader:
                rows.append(self._dialect.decoded(row))
                stops.append(reader.line_num)
        except csv.Error:
            if at_end or reader.line_num < len(block):
                return [], []
        return (rows, stops) if at_end else (rows[:-1], stops[:-1])

    def _in_columns(self, rows: list[list[str]]) -> list[list[str]] | None:
        """Turn rows into columns; None where one is blank, the header or of another width."""
        widths = set(map(len, rows))
        if len(widths) > 1 or min(widths) < self._width:
            return None
        if any(not "".join(row).strip() for row in rows if not row[0] or row[0].isspace()):
            return None
        columns = list(map(list, zip(*rows, strict=True)))
        if self._again.is_in(columns[self._again.place]):
            return None
        if any(map(str.strip, chain.from_iterable(columns[self._width :]))):
            return None
        return columns[: self._width]

    def _is_odd(self, block: list[str]) -> bool:
        """Tell whether lines are pieces, or hold a quote that may open a cell inside another."""
        if Fragment in set(map(type, block)):
            return True
        text = self._dialect.encoded("".join(block))
        return opens_inside(text, self._dialect.delimiter, self._dialect.quote)

    def _piece_with_care(self, block: list[str], number: int, records: Records) -> Chunk:
        lines: list[int] = []
        rows: list[list[str]] = []
        rejects: list[Reject] = []
        numbers = _numbers(block, number)
        for start, stop, cells, reason, faults in records:
            at, text = numbers[start], "".join(block[start:stop]).rstrip("\r\n")
            if cells is not None and self._again.is_it(cells):
                rejects.append(Reject(at, "", "repeated_header", text))
            elif cells is not None:
                lines.append(at)
                rows.append(cells)
                if faults:
                    self._tally.repaired(at, faults)
            elif reason:
                rejects.append(Reject(at, "", reason, text))
            else:
                self._tally.blank += 1
        columns = list(map(list, zip(*rows, strict=True))) or self._empty().columns
        return Chunk(lines, columns, rejects)


def _unread(lines: Iterator[str], number: int) -> Iterator[Chunk]:
    """Reject all lines, as where nothing stood for so long that no table was found."""
    while block := list(islice(lines, CHUNK_ROWS)):
        told = zip(_numbers(block, number), block, strict=False)
        rejects = [Reject(at, "", "too_many_cells", line.rstrip("\r\n")) for at, line in told]
        yield Chunk([], [], [one for one in rejects if one.raw.strip()])
        number = _numbers(block, number)[-1]


def _some(lines: Iterator[str], most: int) -> tuple[list[str], bool]:
    """Take lines until they are many or long; tells besides whether they are the last ones.

    As many again as were held are taken, so that a cell of many lines is looked at few times.
    """
    found: list[str] = []
    size = 0
    while len(found) < most and size < CHUNK_CHARS:
        more = list(islice(lines, _AT_ONCE))
        found += more
        size += sum(map(len, more))
        if len(more) < _AT_ONCE:
            return found, True
    return found, False


def _numbers(lines: list[str], first: int) -> Sequence[int]:
    """Number physical lines; the fragments of an overlong one share a number."""
    if Fragment not in set(map(type, lines)):
        return range(first, first + len(lines) + 1)
    ends = ((type(line) is not Fragment or line.endswith(("\n", "\r"))) for line in lines)
    return list(accumulate(ends, initial=first))
