"""Broken rows made whole where it is plain how; what is doubtful stays broken.

A row is mended only when the likeliest cut is far ahead of every other one and no value comes to
stand in a column whose values look otherwise.
"""

from __future__ import annotations

import csv
from functools import cached_property
from typing import TYPE_CHECKING

from leadctl.reading.cutting import MISSING, STRAY, SURPLUS, Cut, Cutting, value
from leadctl.reading.models import are_strange, learn, misfits

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leadctl.reading.dialect import Dialect
    from leadctl.reading.models import Column

OTHER = "other_delimiter"

_AHEAD = 2.0
"""How far the best cut must be ahead of the next, in nats: e^2 is seven times as likely."""

_FAR = 4.0
"""From here on one value may be of a kind that its column has not had."""

_OTHERS = (",", ";", "\t", "|", ", ", "; ", " ", ":")
"""Delimiters under which a single row may stand."""

_ON_OTHER = 3.0
_NARROW = 3
"""With fewer columns any text can be cut somehow."""

_FEWEST_VALUES = 2
"""A value alone is a title, a total or the rest of a row: it says nothing of its column."""

MOST_TRIED = 10_000
"""A file with more broken rows than this is broken throughout; its others are rejected at once."""

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

    @cached_property
    def columns(self) -> list[Column]:
        """What is known of the columns."""
        return learn(self._sound(), self._width)

    def mend(self, text: str) -> Cut | None:
        """Cut a row whose cells are not what they should be; None where that is not plain.

        Args:
            text: its line or lines, without the end of the last.
        """
        self._tried += 1
        if self._tried > MOST_TRIED:
            return None
        own = self._under(self._dialect.delimiter, text)
        if own is not None and _STILL.issuperset(own.faults):
            return own if self._is_plain(own) else None
        found = sorted((*([own] if own else []), *self._others(text)), key=lambda cut: cut.cost)
        if not found or not self._is_plain(found[0]):
            return None
        best = list(map(value, found[0].cells))
        rivals = (one.cost for one in found[1:] if list(map(value, one.cells)) != best)
        return found[0] if min(rivals, default=float("inf")) - found[0].cost >= _AHEAD else None

    def _under(self, delimiter: str, text: str) -> Cut | None:
        dialect = self._dialect
        cut = Cutting(dialect.encoded(text), delimiter, dialect.quote, self.columns).best()
        return cut and cut._replace(cells=dialect.decoded(cut.cells))

    def _others(self, text: str) -> list[Cut]:
        """Try the delimiters of other tables, which must then explain the row without a fault."""
        found: list[Cut] = []
        if self._width < _NARROW or not self.columns[0].tells:
            return found
        for delimiter in _OTHERS:
            if (
                delimiter != self._dialect.delimiter
                and text.count(delimiter) >= self._width - 1 > 0
            ):
                cut = self._under(delimiter, text)
                if cut is not None and not cut.faults:
                    found.append(cut._replace(cost=cut.cost + _ON_OTHER, faults=(OTHER,)))
        return found

    def _is_plain(self, cut: Cut) -> bool:
        """Tell whether a cut can be believed."""
        if cut.ahead < _AHEAD or not any(map(str.strip, cut.cells)):
            return False
        misfits = self._misfits(cut.cells) if self.columns[0].tells else 0
        if _STILL.issuperset(cut.faults):
            spans = any(len(cell.splitlines()) > 1 for cell in cut.cells)
            return misfits <= (0 if spans else max(2, self._width // 4))
        if MISSING in cut.faults and not self._is_all_known(cut.cells):
            return False
        firm = {SURPLUS, OTHER}.issuperset(cut.faults) and cut.ahead >= _FAR
        return misfits <= firm

    def _misfits(self, cells: Sequence[str]) -> int:
        return misfits(self.columns, cells)

    def _is_all_known(self, cells: Sequence[str]) -> bool:
        """Tell whether no value is more than its cell: two of them may have run together."""
        told = [(column, cell) for column, cell in zip(self.columns, cells, strict=True) if cell]
        return len(told) >= _FEWEST_VALUES and all(column.knows(cell) for column, cell in told)

    def is_strange(self, cells: Sequence[str]) -> bool:
        """Tell whether most of a row's values are unlike their columns' others."""
        return are_strange(self.columns, cells)

    def is_row(self, line: str) -> bool:
        """Tell whether a line by itself is a row like the others."""
        quote = self._dialect.quote
        if quote and line.count(quote) % 2:
            return False
        try:
            cells = self._dialect.cut([line])[0]
        except (csv.Error, IndexError):
            return False
        return len(cells) == self._width and self._misfits(cells) <= self._width // 4
