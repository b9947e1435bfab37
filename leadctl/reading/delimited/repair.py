"""Broken rows made whole where it is plain how; what is doubtful stays broken.

A row is mended only when the likeliest cut is far ahead of every other one and no value comes to
stand in a column whose values look otherwise.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from leadctl.reading.cells.cutting import (
    BARE,
    LOST,
    MAX_CHARS,
    MISSING,
    STRAY,
    SURPLUS,
    Cut,
    Cutting,
    delimiters_outside,
    opens_inside,
    value,
)
from leadctl.reading.cells.dialect import CANDIDATES, NONE
from leadctl.reading.cells.models import are_strange, learn, misfits, runs_on, traits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from leadctl.reading.cells.dialect import Dialect
    from leadctl.reading.cells.models import Column

OTHER = "other_delimiter"

_AHEAD = 2.0
"""How far the best cut must be ahead of the next, in nats: e^2 is seven times as likely."""

_MOVED_AHEAD = 3.0
"""The same where a cell is missing or too many: a value may be two, or belong on its other side."""

_JOINED_AHEAD = 5.0
"""The same where a delimiter is taken for part of a value: free text takes in any neighbour."""

_FAR = 4.0
"""From here on one value may be of a kind that its column has not had, and a word or number may be
split: `Martina` is no `Martin` for being before an address. Of some 4,500 cells that ran together,
one in thirty of those split with less was wrong, and none of the others.
"""

_OTHERS = (",", ";", "\t", "|", ", ", "; ", " ", ":")
"""Delimiters under which a single row may stand."""

_MORE_THAN_WORDS = frozenset({"email", "url", "date", "time", "number", "phone", "code"})

_ON_OTHER = 3.0
_NARROW = 3
"""With fewer columns any text can be cut somehow."""

_USUAL = 0.2
"""Share of cells with quotes in them from which a column has such."""

_LONGEST = 200
"""Signs of a value within which another one is looked for."""

_FEWEST_VALUES = 2
"""A value alone is a title, a total or the rest of a row: it says nothing of its column."""

MOST_TRIED = 10_000
"""A file with more broken rows than this is broken throughout; its others are rejected at once."""

MOST_IN_VAIN = 500
"""So many broken rows on end of which none could be mended are no rows of the table."""

_USUAL_WIDTH = 15
"""Columns of which a row is one piece of work; a wider one is several."""

_BLANKS = frozenset({MISSING, SURPLUS})
"""Faults of blank cells, which leave open where the values belong."""

_STILL = frozenset({STRAY})
"""Faults that move no value: the row has as many cells as it should."""


class Mender:
    """Mends the broken rows of one table.

    Args:
        dialect: how its rows are cut.
        width: how many columns it has.
        sound: gives rows that are not broken, of `width` cells each; asked once, if ever.
    """

    def __init__(
        self, dialect: Dialect, width: int, sound: Callable[[], Sequence[Sequence[str]]]
    ) -> None:
        self._dialect = dialect
        self._width = width
        self._sound = sound
        self._tried = 0
        self._in_vain = 0

    @cached_property
    def columns(self) -> list[Column]:
        """What is known of the columns."""
        return learn(self._sound(), self._width)

    def mend(self, text: str) -> Cut | None:
        """Cut a row whose cells are not what they should be; None where that is not plain.

        Args:
            text: its line or lines, without the end of the last.
        """
        if self._tried >= MOST_TRIED or self._in_vain >= MOST_IN_VAIN:
            return None
        work = max(1, self._width // _USUAL_WIDTH)
        self._tried += work
        found = self._mended(text)
        self._in_vain = 0 if found else self._in_vain + work
        return found

    def _mended(self, text: str) -> Cut | None:
        own = self._under(self._dialect.delimiter, text)
        if own is not None and self._is_joined(own, text):
            return None
        if own is not None and _STILL.issuperset(own.faults):
            return own if self._is_plain(own) else None
        if own is not None and MISSING in own.faults and self._may_be_lost(text, own.cells):
            return None
        if own is not None and _BLANKS.issuperset(own.faults) and self._suits_elsewhere(text, own):
            return None
        others = self._others(text)
        near = text.count(self._dialect.delimiter) * 2 >= self._width
        found = self._likeliest([*([own] if own and (near or not others) else []), *others])
        if not found or not self._is_plain(found[0]):
            return None
        best = list(map(value, found[0].cells))
        rivals = (one.cost for one in found[1:] if list(map(value, one.cells)) != best)
        return found[0] if min(rivals, default=float("inf")) - found[0].cost >= _AHEAD else None

    def _likeliest(self, cuts: Sequence[Cut]) -> list[Cut]:
        """Keep the cuts in which the fewest values do not fit their columns, by their cost."""
        if self._tells and len(cuts) > 1:
            misfits = [self._misfits(cut.cells) for cut in cuts]
            fewest = min(misfits)
            cuts = [cut for cut, n in zip(cuts, misfits, strict=True) if n == fewest]
        return sorted(cuts, key=lambda cut: cut.cost)

    def likeliest(self, text: str) -> Cut | None:
        """Cut a line in the likeliest way, plain or not; None where there is none."""
        return self._under(self._dialect.delimiter, text)

    def _under(self, delimiter: str, text: str) -> Cut | None:
        dialect = self._dialect
        if len(text) > MAX_CHARS:
            return None
        cut = Cutting(dialect.encoded(text), delimiter, dialect.quote, self.columns).best()
        return cut and cut._replace(cells=dialect.decoded(cut.cells))

    def _others(self, text: str) -> list[Cut]:
        """Try the delimiters of other tables, which must then explain the row without a fault."""
        if self._width < _NARROW:
            return []
        found = (
            (one, exactly(self._dialect, one, text, self._width))
            for one in other_delimiters(self._dialect.delimiter)
        )
        return [
            Cut(cells, (OTHER,), self._cost(cells) + _ON_OTHER, float("inf"))
            for delimiter, cells in found
            if cells
            and (delimiter != " " or self._is_spaced(text, cells))
            and (self._tells or self._is_all_quoted(text) or self._is_only_so(delimiter, text))
        ]

    def _is_spaced(self, text: str, cells: Sequence[str]) -> bool:
        """Tell a row whose cells are parted by blanks from words: some cells are more than that."""
        if delimiters_outside(text, self._dialect.delimiter, self._dialect.quote):
            return False
        pairs = zip(self.columns, cells, strict=True)
        return self._dialect.quote in text or any(
            column.main_kind in _MORE_THAN_WORDS and traits(cell)[2] == column.main_kind
            for column, cell in pairs
        )

    def _cost(self, cells: Sequence[str]) -> float:
        return sum(column.cost(cell) for column, cell in zip(self.columns, cells, strict=True))

    def _is_all_quoted(self, text: str) -> bool:
        """Tell whether each cell stands in quotes: then no column need tell what belongs in it."""
        quote = self._dialect.quote
        return bool(quote) and text.count(quote) == 2 * self._width

    def _is_only_so(self, delimiter: str, text: str) -> bool:
        """Tell whether only one sign can part a row, as often as it must: so it is no sentence."""
        own, quote = self._dialect.delimiter, self._dialect.quote
        if self._width <= _NARROW or delimiter not in CANDIDATES or f"{delimiter} " in text:
            return False
        signs = {one: delimiters_outside(text, one, quote) for one in (own, *CANDIDATES)}
        return {one for one, count in signs.items() if count} == {delimiter}

    def _is_plain(self, cut: Cut) -> bool:
        """Tell whether a cut can be believed."""
        ahead = _JOINED_AHEAD if BARE in cut.faults else _FAR if cut.splits else _AHEAD
        if {MISSING, SURPLUS}.intersection(cut.faults):
            ahead = max(ahead, _MOVED_AHEAD)
        if cut.ahead < ahead or self._is_odd(cut):
            return False
        misfits = self._misfits(cut.cells) if self._tells else 0
        if _STILL.issuperset(cut.faults):
            spans = any(len(cell.splitlines()) > 1 for cell in cut.cells)
            return misfits <= (0 if spans else max(2, self._width // 4))
        if MISSING in cut.faults and not self._is_all_known(cut):
            return False
        told = STRAY in cut.faults and self._tells  # the columns say what the quotes do not
        if BARE in cut.faults and not told and not self._are_likely(cut.cells):
            return False
        firm = {SURPLUS, OTHER}.issuperset(cut.faults) and cut.ahead >= _FAR
        return misfits <= firm

    def _is_odd(self, cut: Cut) -> bool:
        """Tell whether a cut says nothing, or what no single fault could have made of a row."""
        both = SURPLUS in cut.faults and {MISSING, LOST}.intersection(cut.faults)
        quote = self._dialect.quote
        lone = sum(cell.count(quote) % 2 for cell in cut.cells) if quote else 0
        parted = lone > 1 and not self._tells  # the quote in one cell may be the other's end
        return bool(both) or parted or not any(map(str.strip, cut.cells))

    def _are_likely(self, cells: Sequence[str]) -> bool:
        """Tell whether delimiters in values stand as people write them: `Acme, Inc`, `1,200`."""
        sign = re.escape(self._dialect.delimiter)
        odd = re.compile(rf"(?<!\d){sign}(?! )|{sign}(?![ \d])")
        return not any(map(odd.search, cells))

    def _is_joined(self, cut: Cut, text: str) -> bool:
        """Tell whether a cut joins cells that are whole, to have as many as there must be."""
        if not (_STILL.issuperset(cut.faults) or (BARE in cut.faults and not self._tells)):
            return False
        return self._dialect.quote in text and self._is_faultless(text)

    @property
    def _tells(self) -> bool:
        """Whether anything is known of the columns."""
        return self.columns[0].tells

    def _is_faultless(self, text: str) -> bool:
        """Tell whether no quote of a row is out of place: only its width is not the others'."""
        cells = self._dialect.row(text)
        if cells is None or len(cells) == self._width:
            return False
        return not self._dialect.quote or self._dialect.quote not in "".join(cells)

    def _misfits(self, cells: Sequence[str]) -> int:
        return misfits(self.columns, cells)

    def _is_all_known(self, cut: Cut) -> bool:
        """Tell whether no value is more than its cell: two of them may have run together."""
        cells = cut.cells
        told = [(column, cell) for column, cell in zip(self.columns, cells, strict=True) if cell]
        if cut.ahead < _FAR and any(column.wonders_at(cell) for column, cell in told):
            return False
        glued = any(
            runs_on(cell) or opens_inside(cell, self._dialect.delimiter, self._dialect.quote)
            for column, cell in told
            if column.run_on < _USUAL
        )
        known = len(told) >= _FEWEST_VALUES and all(column.knows(cell) for column, cell in told)
        return known and not glued

    def _suits_elsewhere(self, text: str, cut: Cut) -> bool:
        """Tell whether the same values would do as well in other columns, blank as these often are.

        Which of several columns alike is blank, how often each is cannot tell.
        """
        found = self._dialect.row(text)
        if found is None or abs(len(found) - self._width) != 1 or not self._tells:
            return False
        here = self._unfit(cut.cells)
        return any(
            other != cut.cells and self._unfit(other) - here < _FAR
            for other in _of_width(found, self._width)
        )

    def _unfit(self, cells: Sequence[str]) -> float:
        return sum(column.unfit(cell) for column, cell in zip(self.columns, cells, strict=True))

    def _may_be_lost(self, text: str, cells: Sequence[str]) -> bool:
        """Tell whether the cell that is missing may stand at an end of the one beside it."""
        found = self._dialect.row(text)
        if found is None or not self._tells:
            return False
        short = self._width - len(found)
        gaps = (at for at in range(self._width) if cells[:at] == found[:at])
        return any(
            self._holds_two(cells, at, at + short)
            for at in gaps
            if short > 0 and not any(cells[at : at + short]) and cells[at + short :] == found[at:]
        )

    def _holds_two(self, cells: Sequence[str], start: int, stop: int) -> bool:
        """Tell whether a value beside blank cells begins or ends with what one of them expects."""
        before, behind = self.columns[start - 1 : start], self.columns[stop : stop + 1]
        one, two = "".join(cells[start - 1 : start]), "".join(cells[stop : stop + 1])
        return any(
            self.columns[start].expects(one[n:]) and column.admits(one[:n])
            for column in before
            for n in range(1, min(len(one), _LONGEST))
        ) or any(
            self.columns[stop - 1].expects(two[:n]) and column.admits(two[n:])
            for column in behind
            for n in range(1, min(len(two), _LONGEST))
        )

    def is_strange(self, cells: Sequence[str]) -> bool:
        """Tell whether most of a row's values are unlike their columns' others."""
        return are_strange(self.columns, cells)

    def is_row(self, line: str) -> bool:
        """Tell whether a line by itself is a row like the others."""
        quote = self._dialect.quote
        if quote and self._dialect.encoded(line).count(quote) % 2:
            return False
        cells = self._dialect.row(line)
        return cells is not None and self._fits(cells)

    def _fits(self, cells: Sequence[str]) -> bool:
        return len(cells) == self._width and self._misfits(cells) <= self._width // 4

    def is_own(self, cells: Sequence[str]) -> bool:
        """Tell whether a row is surely one of this table: by columns that tell."""
        return self._tells and self._fits(cells)


def _of_width(cells: Sequence[str], width: int) -> Iterator[list[str]]:
    """Give every way to make a row one cell longer, or shorter, by a blank cell."""
    if len(cells) < width:
        yield from ([*cells[:at], "", *cells[at:]] for at in range(len(cells) + 1))
    else:
        blank = (at for at, cell in enumerate(cells) if not cell.strip())
        yield from ([*cells[:at], *cells[at + 1 :]] for at in blank)


def other_delimiters(own: str) -> list[str]:
    """Give what may part the cells of a single row, where its table has another delimiter."""
    return [one for one in _OTHERS if one != own]


def exactly(dialect: Dialect, delimiter: str, text: str, width: int) -> list[str] | None:
    """Cut a row under another delimiter by the letter; None where it has not so many cells."""
    if text.count(delimiter) < width - 1:
        return None
    other = replace(dialect, delimiter=NONE, skip_space=False)
    cells = other.row(text.replace(delimiter, NONE))
    if cells is None or len(cells) != width:
        return None
    return [cell.replace(NONE, delimiter) for cell in cells]
