"""Rows that come one by one, as sheets and JSON give them, gathered into chunks."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Generic, NamedTuple, TypeVar

from leadctl.reading.tabling.footer import reject_asides, reject_footer, reject_notes
from leadctl.reading.tabling.testrows import reject_test_rows
from leadctl.rows import Chunk, Reject

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leadctl.reading.encodings.lines import Tally
    from leadctl.rows import Shape

CHUNK_ROWS = 2000
CHUNK_CELLS = 1 << 19
"""Wide tables come in chunks of fewer rows, so that memory stays flat."""


class Row(NamedTuple):
    """A row that can be read.

    Attributes:
        line: where it begins.
        cells: as many as there are columns.
    """

    line: int
    cells: list[str]


class Opened(NamedTuple):
    """A list whose header is known and whose rows are about to be read.

    Attributes:
        columns: headers as read.
        chunks: its rows; reading them is what reads the file.
        shape: what the reader found.
        above: lines of other tables that stand above, as rejects.
    """

    columns: list[str]
    chunks: Iterator[Chunk]
    shape: Shape
    above: Iterator[Chunk] = iter(())


Item = TypeVar("Item")


class Rest(NamedTuple, Generic[Item]):
    """What follows from another table on: its lines or rows, and the number of the first."""

    items: Iterator[Item]
    number: int


class RowStream(Iterator[Chunk]):
    """The chunks of a table, walked once; the file is closed at the end or by `close`.

    Args:
        chunks: the generator behind it.
        tally: the counts that the generator keeps.

    Attributes:
        tally: the same.
    """

    def __init__(self, chunks: Iterator[Chunk], tally: Tally) -> None:
        self._chunks = chunks
        self.tally = tally

    @property
    def blank(self) -> int:
        """How many blank rows were passed over so far."""
        return self.tally.blank

    @property
    def nuls(self) -> int:
        """How many NUL characters were taken out so far."""
        return self.tally.nuls

    @property
    def notes(self) -> tuple[str, ...]:
        """What reading did to the text so far, for people; all of it once the walk is over."""
        return self.tally.notes

    def __next__(self) -> Chunk:
        return next(self._chunks)

    def close(self) -> None:
        """Close the file before its end."""
        close = getattr(self._chunks, "close", None)
        if close is not None:
            close()


def gathered(
    found: Iterable[Row | Reject], width: int, *, laid_out: bool = False
) -> Iterator[Chunk]:
    """Give rows and rejects as chunks, `CHUNK_ROWS` or `CHUNK_CELLS` at a time.

    Args:
        found: in the order of the file.
        width: how many cells each row has.
        laid_out: whether people laid the rows out, with titles, sums and notes among them.
    """
    most = max(1, min(CHUNK_ROWS, CHUNK_CELLS // max(width, 1)))
    rows: list[Row] = []
    rejects: list[Reject] = []
    for one in found:
        if len(rows) + len(rejects) == most:
            yield _chunk(rows, rejects, width, laid_out=laid_out)
            rows, rejects = [], []
        if isinstance(one, Row):
            rows.append(one)
        else:
            rejects.append(one)
    last = _chunk(rows, rejects, width, laid_out=laid_out)
    if laid_out:
        reject_notes(last)
    reject_footer(last)
    if last.lines or last.rejects:
        yield last


def _chunk(rows: list[Row], rejects: list[Reject], width: int, *, laid_out: bool) -> Chunk:
    columns = list(map(list, zip(*(row.cells for row in rows), strict=True)))
    chunk = Chunk([row.line for row in rows], columns or [[] for _ in range(width)], rejects)
    reject_test_rows(chunk)
    if laid_out:
        reject_asides(chunk)
    return chunk
