"""Rows that a line break has torn, in a cell that stands in no quotes.

Each piece is short, and together they have as many cells as a row. The same is true of two rows
whose ends are missing, so both readings are weighed: pieces are put together, or read as rows of
their own, only where that is far likelier.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.reading.cells.cutting import delimiters_outside

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leadctl.reading.cells.dialect import Dialect
    from leadctl.reading.cells.models import Column
    from leadctl.reading.delimited.repair import Mender

TORN = "broken_line"

MOST_PIECES = 4
"""So many pieces of a row are looked for."""

_TEAR = 3.0
"""How unlikely a line break in a cell is that nobody put in quotes, in nats."""

_AHEAD = 5.0
"""How far the one reading must be ahead of the other for pieces to be put together."""

_DOUBT = 2.0
"""How far rows of their own must be ahead, for a piece to be mended by itself."""

_TYPED = frozenset({"email", "url", "date", "time", "number", "phone", "code"})
"""What a line break seldom parts."""


class Tears:
    """Weighs whether short lines are pieces of one row.

    Args:
        dialect: how rows are cut.
        width: how many cells they have.
        mender: knows the columns.
    """

    def __init__(self, dialect: Dialect, width: int, mender: Mender) -> None:
        self._dialect = dialect
        self._width = width
        self._mender = mender

    def rejoined(self, lines: Sequence[str]) -> tuple[list[str], int] | None:
        """Put together the row that begins with the first of some lines.

        Returns:
            Its cells, with the line breaks where they were found, and the count of its lines; None
            where that is not plain.
        """
        pieces: list[list[str]] = []
        missing = self._width - 1
        for line in lines:
            piece = self._piece(line)
            if piece is None or (not pieces and len(piece) == 1):
                return None
            pieces.append(piece)
            missing -= len(piece) - 1
            if missing <= 0:
                break
        if missing or len(pieces) == 1:
            return None
        cells = self._plain(lines[: len(pieces)], pieces)
        return (cells, len(pieces)) if cells else None

    def _plain(self, lines: Sequence[str], pieces: Sequence[list[str]]) -> list[str] | None:
        """Give the row that pieces make, where they are far likelier one than several."""
        cells = self._joined(lines, pieces)
        if not (self._columns[0].tells and self._fits(cells)):
            return None
        apart = sum(map(self._cost_alone, lines))
        return cells if apart - self._cost(cells) - _TEAR * (len(lines) - 1) >= _AHEAD else None

    def may_belong_together(self, above: str, below: str) -> bool:
        """Tell whether two lines could be pieces of a row, so that neither is mended by itself."""
        one, other = self._piece(above), self._piece(below)
        if not one or not other or len(one) + len(other) - 1 > self._width:
            return False
        cells = self._joined([above, below], [one, other])
        if self._columns[0].tells and not self._fit_beside(cells):
            return False
        whole = self._cost([*cells, *[""] * (self._width - len(cells))]) + _TEAR
        return self._cost_alone(above) + self._cost_alone(below) > whole - _DOUBT

    @property
    def _columns(self) -> Sequence[Column]:
        return self._mender.columns

    def is_short(self, line: str) -> bool:
        """Tell whether a line says something, and has fewer delimiters than a row."""
        delimiter, quote = self._dialect.delimiter, self._dialect.quote
        return bool(line.strip()) and delimiters_outside(line, delimiter, quote) < self._width - 1

    def _piece(self, line: str) -> list[str] | None:
        """Cut a line that is short by the letter; None for others."""
        return self._dialect.row(line.rstrip("\r\n")) if self.is_short(line) else None

    def _joined(self, lines: Sequence[str], pieces: Sequence[list[str]]) -> list[str]:
        """Write pieces behind one another; the break stays in a cell of which both sides speak."""
        cells = pieces[0]
        for line, piece in zip(lines, pieces[1:], strict=False):
            end = line[len(line.rstrip("\r\n")) :]
            one, other = cells[-1], piece[0]
            cells = [*cells[:-1], f"{one}{end}{other}" if one and other else one or other]
            cells += piece[1:]
        return cells

    def _fits(self, cells: Sequence[str]) -> bool:
        """Tell whether all cells are like others of their columns, put together with a blank."""
        return self._fit_beside(cells) and all(
            column.admits(whole) and (column.main_kind not in _TYPED or column.knows(whole))
            for column, cell in zip(self._columns, cells, strict=True)
            if (whole := _unbroken(cell)) != cell
        )

    def _fit_beside(self, cells: Sequence[str]) -> bool:
        """Tell whether the cells that are not torn are like others of their columns."""
        pairs = zip(self._columns, cells, strict=False)
        return all(column.admits(cell) for column, cell in pairs if _unbroken(cell) == cell)

    def _cost(self, cells: Sequence[str]) -> float:
        pairs = zip(self._columns, map(_unbroken, cells), strict=True)
        return sum(column.cost(cell) for column, cell in pairs)

    def _cost_alone(self, line: str) -> float:
        """Tell how surprising a line is as a row of its own, mended as well as it can be."""
        cut = self._mender.likeliest(line.rstrip("\r\n"))
        return cut.cost if cut else float("inf")


def _unbroken(cell: str) -> str:
    return " ".join(cell.splitlines()) if cell else ""
