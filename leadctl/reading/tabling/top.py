"""The top of a table: which rows are its header, and what stands above it."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from leadctl.reading.cells.looking import DATA, DATED, MOST_ROWS, cut_each
from leadctl.reading.cells.models import learn, traits
from leadctl.reading.tabling.headers import (
    LIKELY_ROWS,
    LOOK_ROWS,
    Header,
    filled_to,
    is_likely,
    knows_any,
    lower,
    trimmed,
)
from leadctl.reading.tabling.naming import (
    are_headings,
    are_units,
    is_ruler,
    leaves_blank,
    name_more,
    of_width,
    spread,
    spread_over,
    tells_more,
    told_apart,
    under,
    with_units,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leadctl.reading.cells.looking import Row
    from leadctl.reading.cells.models import Column
    from leadctl.reading.tabling.headers import IsHeader

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
    whole = _usual_width(rows)
    rows, width = _without_blank_end(rows, whole)
    at = _below_prose(rows, _first(rows, width), width, is_header)
    at = _below_headings(rows, at, width, is_header)
    body = [row.cells for row in rows[at + _MOST_HEADERS :] if len(row.cells) == width]
    columns = learn(body[:MOST_ROWS], width) if len(body) >= _FEWEST else []
    below = [row.cells for row in rows[at + 1 :]]
    if positional and (is_data(rows[at].cells, columns) or _lacks_address(rows[at].cells, below)):
        # one blank column at the end may be of remarks that nobody made; more are a sheet's margin
        names = [""] * (whole if whole - width == 1 else width)
        why = "the first row holds values like the others"
        return Header(names, 0, rows[at].at + 1, why)
    return _joined(rows, at, width, columns, is_header)


def _lacks_address(cells: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Tell whether a row of no known words is blank where all rows below it have an address."""
    if len(below) < _PAIR or knows_any(cells):
        return False
    return any(
        not cell.strip() and all(at < len(row) and traits(row[at])[2] == "email" for row in below)
        for at, cell in enumerate(cells)
    )


def _usual_width(rows: Sequence[Row]) -> int:
    """Give the width that most rows have; the first row's where few are alike."""
    widths = Counter(len(row.cells) for row in rows)
    width, count = max(widths.items(), key=lambda one: (one[1], one[0]))
    top = len(rows[0].cells)
    alike = count >= _FEWEST and count * 2 > len(rows)
    below_title = top == 1 and count == len(rows) - 1 >= _PAIR
    return width if (alike or below_title) and width >= _NARROW else top


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
        if len(row.cells) >= width - 1 and row.filled * 2 > width and not is_ruler(row.cells):
            return at
    return 0


def _below_prose(rows: Sequence[Row], at: int, width: int, is_header: IsHeader) -> int:
    """Pass over sentences whose commas part them into as many cells as there are columns.

    Known words tell the header below them: questions of a form are sentences, too.
    """
    for place in range(at, min(at + LIKELY_ROWS, len(rows))):
        cells = rows[place].cells
        if len(cells) == width and (is_header(cells) or is_likely(cells)):
            return place
        if not any(len(cell.split()) >= _SENTENCE for cell in cells):
            break
    return at


_SENTENCE = 4
"""Words of a cell that may be a piece of a sentence."""


def _below_headings(rows: Sequence[Row], at: int, width: int, is_header: IsHeader) -> int:
    """Pass over rows of headings over several columns each, where a row below names the columns.

    Known words tell that row, so that a table of few rows is understood too.
    """
    for place in range(at, min(at + _MOST_HEADERS, len(rows))):
        cells = rows[place].cells
        above = [row.cells for row in rows[at:place]]
        if above and len(cells) == width and name_more(cells, above):
            return place if is_header(cells) or is_likely(cells) else at
        plain = all(traits(cell)[2] not in DATA for cell in cells)
        if not (plain and are_headings(cells)):
            break
    return at


def is_data(cells: Sequence[str], columns: Sequence[Column]) -> bool:
    """Tell whether a row is somebody's rather than a header.

    An address names no column. A page or a phone number may where a word beside it does. A date or
    a number may, too; not where all of the column's other cells are of that kind and nothing in the
    row is strange to its column.
    """
    kinds = [traits(cell)[2] for cell in cells]
    if "email" in kinds or any(map(_ADDRESSED.search, cells)):
        return True
    wordless = not knows_any(cells)
    if wordless and any(map(_is_way, cells, kinds)):
        return True
    if len(columns) != len(cells):
        return False
    if wordless and any(map(_lacks, columns, cells)):
        return True
    pairs = list(zip(columns, cells, kinds, strict=True))
    if sum(_is_strange(column, cell) for column, cell, _ in pairs) > len(cells) // 4:
        return False
    alike = [kind for column, _, kind in pairs if kind in DATA and column.main_kind == kind]
    return bool(DATED.intersection(alike)) or len(alike) >= _NARROW


_ADDRESSED = re.compile(r"<[^<>@\s]+@[^<>@\s]+>")
"""An address behind the name of who has it."""

_DIGITS = 7
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
"""Fewer digits, or years, may be days, sizes or codes that name columns."""


def _is_way(cell: str, kind: str) -> bool:
    """Tell whether a cell is a way to reach somebody that names no column."""
    dialled = sum(map(str.isdecimal, cell)) >= _DIGITS and not _YEAR.search(cell)
    return (kind == "url" and "/" in cell) or (kind == "phone" and dialled)


def _lacks(column: Column, cell: str) -> bool:
    """Tell whether a row is blank where nearly all others have an address, a page or a number."""
    return not cell.strip() and column.main_kind in DATED


def _is_strange(column: Column, cell: str) -> bool:
    return column.cost(cell) - column.usual > _MISFIT


def _trimmed(rows: Sequence[Row], at: int) -> list[str]:
    below = [row.cells for row in rows[at + 1 :]]
    return trimmed(rows[at].cells, below if not rows[at].cells[-1].strip() else [])


class _Names(NamedTuple):
    """The rows that name the columns.

    Attributes:
        rows: their places; the last one names each column where those above are headings.
        units: cells of the row of units below them; none where there is no such row.
        last: place of the last row of the header, which may be a ruler.
    """

    rows: list[int]
    units: list[str]
    last: int


def _names(rows: Sequence[Row], at: int, columns: Sequence[Column]) -> _Names:
    """Go down from the first row of a header to its last one."""
    names, units, last = [at], list[str](), at
    for place in range(at + 1, len(rows)):
        cells = rows[place].cells
        if not units and are_units(cells, rows[names[-1]].cells, _cells_at(rows, place + 1)):
            units = cells
        elif (
            columns
            and len(names) < _MOST_HEADERS
            and _goes_on(rows[place], columns)
            and tells_more(cells, [rows[name].cells for name in names], len(columns))
        ):
            names.append(place)
        elif not is_ruler(cells):
            break
        last = place
    return _Names(names, units, last)


def _cells_at(rows: Sequence[Row], at: int) -> Sequence[str]:
    return rows[at].cells if at < len(rows) else ()


def _joined(
    rows: Sequence[Row], at: int, width: int, columns: Sequence[Column], is_header: IsHeader
) -> Header:
    """Take the header with the rows above and below it that name its columns too."""
    names, units, last = _names(rows, at, columns)
    heads = _headings(rows, at, width)
    if _is_full_below_headings([rows[place].cells for place in names], is_header):
        heads += [spread(rows[place].cells) for place in names[:-1]]
        names = names[-1:]
    at = names[0]
    levels = [rows[place].cells for place in names]
    cells = with_units(_named(levels, _trimmed(rows, at), heads, is_header), units)
    why = "the first row" if at == 0 else "the first row as wide as those below"
    if at and heads:
        why = "the row that names the columns, below headings of several"
    joined = f"; {len(names)} rows name the columns" if len(names) > 1 else ""
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


def _headings(rows: Sequence[Row], at: int, width: int) -> list[list[str]]:
    """Give the rows of headings right above a header, the upper first."""
    first = at
    while (
        at - first < _MOST_HEADERS - 1 and first and _is_group(rows[first - 1], rows[first], width)
    ):
        first -= 1
    return [spread(row.cells) for row in rows[first:at]]


def _is_full_below_headings(levels: Sequence[Sequence[str]], is_header: IsHeader) -> bool:
    """Tell whether the last of several rows names each column, and those above are headings."""
    *upper, cells = levels
    if not upper or is_header(upper[0]) or is_likely(upper[0]):
        return False
    return all(map(are_headings, upper)) and name_more(cells, upper)


def _named(
    levels: Sequence[Sequence[str]],
    cells: list[str],
    heads: Sequence[Sequence[str]],
    is_header: IsHeader,
) -> list[str]:
    """Name the columns by the rows that do it together, and by the headings above them.

    Args:
        levels: the rows.
        cells: the first of them, without what ends it for nothing.
        heads: the headings, the upper first.
        is_header: knows the headers of vendors.
    """
    if is_header(cells):
        return cells
    parted = len(levels) > 1 and leaves_blank(levels[0], levels[1])
    if len(levels) > 1 and (parted or not is_likely(cells)):
        top = spread_over(levels[0], levels[1]) if parted else levels[0]
        return under([*heads, top, *levels[1:]], len(cells))
    for head in reversed(heads):
        cells = told_apart(cells, under([head, cells], len(cells)))
    return cells


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
    """Tell a second line of the header from the first row: it fits its columns in hardly any.

    So does somebody's row with `n/a` for an address and a number: what it says must tell more, too.
    """
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
    named = [cell for cell in header.cells if cell.strip()]
    needed = len(set(named)) < len(named)  # only headings tell columns of one name apart
    return above.filled > 1 and near and plain and (bool(above.cells[0].strip()) or needed)


def below_remarks(
    lines: Sequence[str], header: Header, wanted: str, is_header: IsHeader
) -> int | None:
    """Find a header further down that its words tell; None where the first one is it."""
    return lower(
        header.cells, cut_each(lines[: header.line + LOOK_ROWS], header.line, wanted), is_header
    )
