"""Tables that stand beside each other, with a blank column between them.

A blank column alone parts no table: people leave one for looks. Two tables are told by headers that
begin alike, or by one of them ending rows before the other does.
"""

from __future__ import annotations

from itertools import chain, combinations, compress, islice, pairwise
from typing import TYPE_CHECKING, Generic, TypeVar

from leadctl.fields import header_key, synonyms
from leadctl.reading.encodings.lines import Found
from leadctl.reading.tabling.footer import as_text
from leadctl.reading.tabling.headers import unique
from leadctl.rows import Chunk, Reject

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leadctl.reading.encodings.lines import Tally
    from leadctl.reading.tabling.tables import Cut

Item = TypeVar("Item")

_PAIR = 2
"""Columns that a table has at least, fields that two have in common, and rows by which they differ
in length.
"""

_LOOKED_AT = 3
"""Chunks by which the sides are told: what stands above the header may be the first."""


class Parted(Generic[Item]):
    """A cut table, as the tables that it may be. Its rows can be walked once.

    Args:
        cut: not yet walked.
        tally: takes what is passed over in it.

    Attributes:
        cut: the same.
        tally: the same.
        sides: the columns of each table, from left to right; a single one for nearly all.
        rows: how many rows each has, as far as they were walked.
    """

    def __init__(self, cut: Cut[Item], tally: Tally) -> None:
        self.cut = cut
        self.tally = tally
        self._chunks = cut.chunks()
        self._first: list[Chunk] = []
        for chunk in islice(self._chunks, _LOOKED_AT):
            self._first.append(chunk)
            if chunk.lines:
                break
        self.sides = sides(cut.columns, self._first[-1:])
        self.rows = [0] * len(self.sides)

    def columns(self, side: int) -> list[str]:
        """The headers of one of them."""
        return [self.cut.columns[at] for at in self.sides[side]]

    def first(self, side: int) -> list[Chunk]:
        """Some rows of one of them, which are not counted."""
        return [_part(chunk, self.sides, side) for chunk in self._first]

    def chunks(self, side: int) -> Iterator[Chunk]:
        """Give the rows of one of them, and the lines of the others as rejects."""
        heads = [
            Reject(self.cut.shape.header_line, "", "other_table", as_text(self.columns(at)))
            for at in range(len(self.sides))
            if at != side
        ]
        if heads:
            yield Chunk([], [[] for _ in self.sides[side]], heads)
        for chunk in chain(self._first, self._chunks):
            for at, columns in enumerate(self.sides):
                whole = len(self.sides) == 1
                self.rows[at] += len(chunk.lines) if whole else sum(_filled(chunk, columns))
            yield _part(chunk, self.sides, side)

    def walk(self) -> None:
        """Pass over all rows."""
        for _ in self.chunks(0):
            pass

    def found(self, number: int, read: int | None = None) -> list[Found]:
        """Say what they are once they are walked.

        Args:
            number: of the first.
            read: which one is read; it is left out.
        """
        return [
            Found(number + at, self.cut.begins, unique(self.columns(at)), rows)
            for at, rows in enumerate(self.rows)
            if at != read
        ]


def sides(columns: Sequence[str], chunks: Sequence[Chunk]) -> list[range]:
    """Tell which columns are tables of their own.

    Args:
        columns: the headers, empty for none.
        chunks: the first rows.
    """
    whole = [range(len(columns))]
    blank = [at for at, name in enumerate(columns) if not name.strip() and _is_blank(chunks, at)]
    if not blank or not chunks:
        return whole
    edges = [-1, *blank, len(columns)]
    found = [range(a + 1, b) for a, b in pairwise(edges) if b > a + 1]
    named = all(len(one) >= _PAIR and all(columns[at].strip() for at in one) for one in found)
    if len(found) < _PAIR or not named:
        return whole
    heads = [[columns[at] for at in one] for one in found]
    alike = all(_begin_alike(a, b) for a, b in combinations(heads, 2))
    return found if alike or _end_apart(chunks, found) else whole


def _is_blank(chunks: Sequence[Chunk], at: int) -> bool:
    return not any(cell.strip() for chunk in chunks for cell in chunk.columns[at])


def _begin_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two headers begin with the same field, or share several."""
    known = synonyms()
    keys = [[header_key(name) for name in names] for names in (one, other)]
    first, second = ([known.get(key, key) for key in names] for names in keys)
    return first[0] == second[0] or len(set(first) & set(second)) >= _PAIR


def _end_apart(chunks: Sequence[Chunk], found: Sequence[range]) -> bool:
    """Tell whether each side has rows without a gap down to its end, and one ends far above."""
    lengths = []
    for columns in found:
        filled = [one for chunk in chunks for one in _filled(chunk, columns)]
        if not all(filled[: sum(filled)]):
            return False
        lengths.append(sum(filled))
    return min(lengths) > 0 and max(lengths) - min(lengths) >= _PAIR


def _filled(chunk: Chunk, columns: Sequence[int]) -> list[bool]:
    """Tell of each row whether it says something in some columns."""
    if not chunk.lines:
        return []
    cells = zip(*(chunk.columns[at] for at in columns), strict=True)
    return [any(map(str.strip, row)) for row in cells]


def _part(chunk: Chunk, found: Sequence[range], side: int) -> Chunk:
    """Give what one side has of a chunk; what the others have is rejected."""
    if len(found) == 1:
        return chunk
    filled = _filled(chunk, found[side])
    lines = list(compress(chunk.lines, filled))
    own = [list(compress(chunk.columns[at], filled)) for at in found[side]]
    rejects = list(chunk.rejects)
    between = [at for at in range(len(chunk.columns)) if not any(at in one for one in found)]
    for columns in [*found[:side], *found[side + 1 :], between]:  # a note may stand between them
        if chunk.lines:
            rows = zip(*(chunk.columns[place] for place in columns), strict=True)
            told = compress(zip(chunk.lines, rows, strict=True), _filled(chunk, columns))
            rejects += (Reject(line, "", "other_table", as_text(row)) for line, row in told)
    return Chunk(lines, own, sorted(rejects, key=lambda one: one.line))
