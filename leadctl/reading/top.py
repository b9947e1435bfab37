"""The top of a table: which rows are its header, and what stands above it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from leadctl.reading.headers import (
    LIKELY_ROWS,
    LOOK_ROWS,
    Header,
    filled_to,
    is_likely,
    lower,
    trimmed,
)
from leadctl.reading.looking import DATA, DATED, MOST_ROWS, cut_each
from leadctl.reading.models import learn, traits
from leadctl.reading.naming import leaves_blank, of_width, spread, spread_over, told_apart, under

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leadctl.reading.headers import IsHeader
    from leadctl.reading.looking import Row
    from leadctl.reading.models import Column

_PAIR, _NARROW = 2, 3
_FEWEST = 4
"""So many rows must be alike before a table is known by its form alone."""

_MOST_HEADERS = 3
_MISFIT = 2.5
_STRANGE = 1 / 3
"""Share of a row's values that fit no column, where the row belongs to the header."""


def find_header(
    rows: Sequence[Row], is_header: IsHeader, *, positional: bool = True
) -> Header | None:
    """Find the header of a table: the first row, or a surer one below.

    Args:
        rows: the first ones of the table, and what stands above it; none that says nothing.
        is_header: knows the headers of vendors.
        positional: whether a first row that is somebody's makes the columns nameless.

    Returns:
        The header; None where there are no rows.
    """
    if not rows:
        return None
    rows, width = _without_blank_end(rows, _usual_width(rows))
    at = _first(rows, width)
    body = [row.cells for row in rows[at + _MOST_HEADERS :] if len(row.cells) == width]
    columns = learn(body[:MOST_ROWS], width) if len(body) >= _FEWEST else []
    if positional and is_data(rows[at].cells, columns):
        names, why = [""] * len(_trimmed(rows, at)), "the first row holds values like the others"
        return Header(names, 0, rows[at].at + 1, why)
    return _joined(rows, at, width, columns, is_header)


def _usual_width(rows: Sequence[Row]) -> int:
    """Give the width that most rows have; the first row's where few are alike."""
    widths = Counter(len(row.cells) for row in rows)
    width, count = max(widths.items(), key=lambda one: (one[1], one[0]))
    top = len(rows[0].cells)
    alike = count >= _FEWEST and count * 2 > len(rows)
    return width if alike and width >= _NARROW else top


def _without_blank_end(rows: Sequence[Row], width: int) -> tuple[Sequence[Row], int]:
    """Cut off the last columns in which no row of the usual width says anything."""
    ends = (max(filled_to(row.cells), 1) for row in rows if len(row.cells) == width)
    used = max(ends, default=width)
    if used == width:
        return rows, width
    cut = [max(used, filled_to(row.cells)) for row in rows]
    return [row._replace(cells=row.cells[:end]) for row, end in zip(rows, cut, strict=True)], used


def _first(rows: Sequence[Row], width: int) -> int:
    """Pass over the remarks above a table: rows with too few values to name its columns."""
    if width < _NARROW or width == 1:
        return 0
    for at, row in enumerate(rows):
        if len(row.cells) >= width - 1 and row.filled * 2 > width:
            return at
    return 0


def is_data(cells: Sequence[str], columns: Sequence[Column]) -> bool:
    """Tell whether a row is somebody's rather than a header.

    An address names no column. A date, a number or a page may; not where all of the column's other
    cells are of that kind and nothing in the row is strange to its column.
    """
    kinds = [traits(cell)[2] for cell in cells]
    if "email" in kinds:
        return True
    if len(columns) != len(cells):
        return False
    pairs = list(zip(columns, cells, kinds, strict=True))
    if sum(_is_strange(column, cell) for column, cell, _ in pairs) > len(cells) // 4:
        return False
    alike = [kind for column, _, kind in pairs if kind in DATA and column.main_kind == kind]
    return bool(DATED.intersection(alike)) or len(alike) >= _NARROW


def _is_strange(column: Column, cell: str) -> bool:
    return column.cost(cell) - column.usual > _MISFIT


def _trimmed(rows: Sequence[Row], at: int) -> list[str]:
    below = [row.cells for row in rows[at + 1 :]]
    return trimmed(rows[at].cells, below if not rows[at].cells[-1].strip() else [])


def _joined(
    rows: Sequence[Row], at: int, width: int, columns: Sequence[Column], is_header: IsHeader
) -> Header:
    """Take the header with the rows above and below it that name its columns too."""
    last = at
    while columns and last + 1 < len(rows) and last - at < _MOST_HEADERS - 1:
        if not _goes_on(rows[last + 1], columns):
            break
        last += 1
    cells = _trimmed(rows, at)
    above = rows[at - 1] if at else None
    groups = spread(above.cells) if above and _is_group(above, rows[at], width) else []
    levels = [row.cells for row in rows[at : last + 1]]
    parted = len(levels) > 1 and leaves_blank(levels[0], levels[1])
    if not is_header(cells) and (parted or not is_likely(cells)):
        if parted:
            levels[0] = spread_over(levels[0], levels[1])
        if groups:
            levels.insert(0, groups)
        if len(levels) > 1:
            cells = under(levels, len(cells))
    elif groups and not is_header(cells):
        cells = told_apart(cells, under([groups, cells], len(cells)))
    why = "the first row" if at == 0 else "the first row as wide as those below"
    joined = f"; {last - at + 1} rows name the columns" if last > at else ""
    cells = of_width(cells, width) if columns else cells
    more = range(rows[at].stop, rows[last].stop)
    if columns and len(cells) < width:
        below = _named_below(rows, last, width, is_header)
        if below:  # this row names the columns of another table above
            return _joined(rows, below, width, columns, is_header)
        # which of them has no name, nobody can tell
        why = f"the header names {len(cells)} of {width} columns"
        return Header([""] * width, 0, rows[last].stop + 1, why)
    return Header(cells, rows[at].at + 1, rows[last].stop + 1, why + joined, more)


def _named_below(rows: Sequence[Row], at: int, width: int, is_header: IsHeader) -> int:
    """Find a row further down whose words name all columns; 0 for none."""
    for place, row in enumerate(rows[: at + LIKELY_ROWS]):
        if (
            place > at
            and len(row.cells) == width
            and (is_header(row.cells) or is_likely(row.cells))
        ):
            return place
    return 0


def _goes_on(row: Row, columns: Sequence[Column]) -> bool:
    """Tell a second line of the header from the first row: it fits its columns in hardly any."""
    if len(row.cells) != len(columns):
        return False
    told = [(column, cell) for column, cell in zip(columns, row.cells, strict=True) if cell.strip()]
    if len(told) < _PAIR or not all(_may_head(cell) for _, cell in told):
        return False
    strange = sum(_is_strange(column, cell) for column, cell in told)
    typed = [(column, cell) for column, cell in told if column.main_kind in DATA]
    return (
        strange >= max(2, _STRANGE * len(told))
        and bool(typed)
        and all(traits(cell)[2] != column.main_kind for column, cell in typed)
    )


def _may_head(cell: str) -> bool:
    """Tell whether a cell may be a part of a header: no value, and no long number in it."""
    return traits(cell)[2] not in DATED and sum(map(str.isdigit, cell)) < _NARROW


def _is_group(above: Row, header: Row, width: int) -> bool:
    """Tell a row of headings over several columns each from a remark."""
    plain = all(traits(cell)[2] not in DATA for cell in above.cells)
    near = above.stop == header.at and width - 1 <= len(above.cells) <= width
    return above.filled > 1 and near and plain and bool(above.cells[0].strip())


def below_remarks(
    lines: Sequence[str], header: Header, wanted: str, is_header: IsHeader
) -> int | None:
    """Find a header further down that its words tell; None where the first one is it."""
    return lower(
        header.cells, cut_each(lines[: header.line + LOOK_ROWS], header.line, wanted), is_header
    )
