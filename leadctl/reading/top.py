"""The top of a table in a delimited text: which lines are its header, and what stands above."""

from __future__ import annotations

import csv
from collections import Counter
from itertools import zip_longest
from typing import TYPE_CHECKING, NamedTuple

from leadctl.fields import header_key, synonyms
from leadctl.reading import dialect as dialects
from leadctl.reading.headers import (
    LIKELY_ROWS,
    LOOK_ROWS,
    Header,
    is_likely,
    is_pair,
    lower,
    trimmed,
)
from leadctl.reading.models import learn, traits

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from leadctl.reading.dialect import Dialect
    from leadctl.reading.headers import IsHeader
    from leadctl.reading.models import Column

HOLLOW = ' \t\r\n,;|"'
MAX_HEADER_LINES = 8
_ROWS = 200
_PAIR, _NARROW = 2, 3
_FEWEST = 4
"""So many rows must be alike before a table is known by its form alone."""

_MOST_HEADERS = 3
_MISFIT = 2.5
_STRANGE = 1 / 3
"""Share of a row's values that fit no column, where the row belongs to the header."""

_DATED = frozenset({"email", "url", "date", "phone"})
_DATA = _DATED | {"time", "number"}


class Row(NamedTuple):
    """A row that was looked at: its first line, the line after it (from 0), and its cells."""

    at: int
    stop: int
    cells: list[str]

    @property
    def filled(self) -> int:
        """How many of its cells say something."""
        return sum(1 for cell in self.cells if cell.strip())


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
    columns = learn(body[:_ROWS], width) if len(body) >= _FEWEST else []
    if positional and is_data(rows[at].cells, columns):
        names, why = [""] * len(_trimmed(rows, at)), "the first row holds values like the others"
        return Header(names, 0, rows[at].at + 1, why)
    return _joined(rows, at, width, columns, is_header)


def looked_at(lines: Sequence[str], dialect: Dialect, start: int = 0) -> list[Row]:
    """Cut lines into rows that say something, none of them longer than a header may be."""
    found: list[Row] = []
    at = start
    while at < len(lines) and len(found) < _ROWS:
        cells, used = _cut(lines[at : at + MAX_HEADER_LINES], dialect)
        if "".join(cells).strip():
            found.append(Row(at, at + used, cells))
        at += used
    return found


def _cut(lines: Sequence[str], dialect: Dialect) -> tuple[list[str], int]:
    """Cut the row that begins with the first line; the count of its lines comes second."""
    reader = dialect.reader(lines)
    try:
        cells = dialect.decoded(next(reader, []))
    except csv.Error:
        return lines[0].rstrip("\r\n").split(dialect.delimiter), 1
    return cells, reader.line_num


def _usual_width(rows: Sequence[Row]) -> int:
    """Give the width that most rows have; the first row's where few are alike."""
    widths = Counter(len(row.cells) for row in rows)
    width, count = max(widths.items(), key=lambda one: (one[1], one[0]))
    top = len(rows[0].cells)
    alike = count >= _FEWEST and count * 2 > len(rows)
    return width if alike and width >= _NARROW else top


def _without_blank_end(rows: Sequence[Row], width: int) -> tuple[Sequence[Row], int]:
    """Cut off the last columns in which no row of the usual width says anything."""
    ends = (max(_filled_to(row.cells), 1) for row in rows if len(row.cells) == width)
    used = max(ends, default=width)
    if used == width:
        return rows, width
    cut = [max(used, _filled_to(row.cells)) for row in rows]
    return [row._replace(cells=row.cells[:end]) for row, end in zip(rows, cut, strict=True)], used


def _filled_to(cells: Sequence[str]) -> int:
    """Give the number of cells up to the last that says something."""
    return max((at for at, cell in enumerate(cells, start=1) if cell.strip()), default=0)


def _first(rows: Sequence[Row], width: int) -> int:
    """Pass over the remarks above a table: rows with too few values to name its columns."""
    if width < _NARROW or width == 1:
        return 0
    for at, row in enumerate(rows):
        if len(row.cells) >= width - 1 and row.filled * 2 > width:
            return at
    return 0


def begins_table(
    rows: Sequence[Row],
    header: Sequence[str],
    is_strange: Callable[[Sequence[str]], bool],
    *,
    gap: bool,
    padded: bool = False,
) -> bool:
    """Tell whether another table begins here: a header of its own, and rows like it.

    Args:
        rows: the next ones.
        header: that of the table above.
        is_strange: tells whether a row is unlike those of the table above.
        gap: whether a blank row stands above them.
        padded: whether narrow rows may be some of the table above, whose last cells are blank.
    """
    while gap and len(rows) > 1 and rows[0].filled == 1 < len(rows[1].cells):
        rows = rows[1:]  # its title
    if len(rows) < (_ROWS_WITH_GAP if gap else _ROWS_WITHOUT):
        return False
    top, width = rows[0].cells, len(rows[0].cells)
    if width < _PAIR or rows[0].filled < width or any(len(row.cells) != width for row in rows[1:4]):
        return False
    if not names_columns(top) or top == header:
        return False
    if gap and (is_likely(top) or is_pair(top)):
        return True
    if width == len(header) or (padded and width < len(header)):
        return all(is_strange(row.cells) for row in rows[:4]) or (
            gap and _lack_addresses([row.cells for row in rows[:4]], header)
        )
    return gap or abs(width - len(header)) > 1


def _lack_addresses(rows: Sequence[Sequence[str]], header: Sequence[str]) -> bool:
    """Tell whether other words stand where the header above wants e-mail addresses."""
    known = synonyms()
    places = [at for at, name in enumerate(header) if known.get(header_key(name)) == "email"]
    return any(
        all(at < len(row) and traits(row[at])[2] not in {"email", "empty"} for row in rows)
        for at in places
    )


_ROWS_WITH_GAP, _ROWS_WITHOUT = 2, 4
"""So many rows of one width make a table below a blank row, and without one."""


def end_of_table(rows: Sequence[Row]) -> int:
    """Tell whether what stands above a header is a table of its own rather than remarks.

    It has a row of names as wide as the rows below it, and a blank line under them. Pairs such as
    `Owner,Kim` are remarks.

    Args:
        rows: what stands above.

    Returns:
        The line after its last row, from 0; 0 where there is none.
    """
    start = 0
    for at, row in enumerate(rows):
        if at and row.at > rows[at - 1].stop:
            start = at
        block = rows[start : at + 1]
        if len(block) > 1 and block[0].filled == 1 < block[1].filled:
            block = block[1:]  # without its title
        ends = at + 1 == len(rows) or rows[at + 1].at > row.stop
        if ends and len(block) > 1 and _is_table(block):
            return row.stop
    return 0


def _is_table(rows: Sequence[Row]) -> bool:
    widths = {len(row.cells) for row in rows}
    top = rows[0]
    whole = len(widths) == 1 and top.filled == len(top.cells)
    return (
        whole
        and (len(top.cells) >= _NARROW or is_pair(top.cells))
        and names_columns(top.cells)
        and not any(names_columns(r.cells) for r in rows[1:])
    )


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
    alike = [kind for column, _, kind in pairs if kind in _DATA and column.main_kind == kind]
    return bool(_DATED.intersection(alike)) or len(alike) >= _NARROW


def names_columns(cells: Sequence[str]) -> bool:
    """Tell whether cells may be headers: words, each another one."""
    plain = all(traits(cell)[2] not in _DATA for cell in cells)
    return plain and len(set(cells)) == len(cells)


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
    groups = _spread(above.cells) if above and _is_group(above, rows[at], width) else []
    levels = [row.cells for row in rows[at : last + 1]]
    parted = len(levels) > 1 and _parts(levels[0], levels[1])
    if not is_header(cells) and (parted or not is_likely(cells)):
        if parted:
            levels[0] = _spread_over(levels[0], levels[1])
        if groups:
            levels.insert(0, groups)
        if len(levels) > 1:
            cells = _under(levels, len(cells))
    elif groups and not is_header(cells):
        cells = _told_apart(cells, _under([groups, cells], len(cells)))
    why = "the first row" if at == 0 else "the first row as wide as those below"
    joined = f"; {last - at + 1} rows name the columns" if last > at else ""
    cells = _of_width(cells, width, columns)
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
    typed = [(column, cell) for column, cell in told if column.main_kind in _DATA]
    return (
        strange >= max(2, _STRANGE * len(told))
        and bool(typed)
        and all(traits(cell)[2] != column.main_kind for column, cell in typed)
    )


def _may_head(cell: str) -> bool:
    """Tell whether a cell may be a part of a header: no value, and no long number in it."""
    return traits(cell)[2] not in _DATED and sum(map(str.isdigit, cell)) < _NARROW


def _is_group(above: Row, header: Row, width: int) -> bool:
    """Tell a row of headings over several columns each from a remark."""
    plain = all(traits(cell)[2] not in _DATA for cell in above.cells)
    near = above.stop == header.at and width - 1 <= len(above.cells) <= width
    return above.filled > 1 and near and plain and bool(above.cells[0].strip())


def _spread(cells: Sequence[str]) -> list[str]:
    """Carry each heading over the blank cells to its right."""
    found: list[str] = []
    for cell in cells:
        found.append(cell if cell.strip() or not found else found[-1])
    return found


def _parts(cells: Sequence[str], below: Sequence[str]) -> bool:
    """Tell whether the second row of a header names columns that the first leaves blank."""
    return any(not a.strip() and b.strip() for a, b in zip(cells, below, strict=False))


def _spread_over(cells: Sequence[str], below: Sequence[str]) -> list[str]:
    """Carry a heading over the blank cells to its right that have a name of their own."""
    found: list[str] = []
    for cell, name in zip_longest(cells, below, fillvalue=""):
        carried = bool(found) and not cell.strip() and bool(name.strip())
        found.append(found[-1] if carried else cell)
    return found


def _under(levels: Sequence[Sequence[str]], width: int) -> list[str]:
    padded = [[*level, *[""] * width][:width] for level in levels]
    return [
        " ".join(dict.fromkeys(filter(None, map(str.strip, names))))
        for names in zip(*padded, strict=True)
    ]


def _told_apart(cells: Sequence[str], whole: Sequence[str]) -> list[str]:
    """Take a header with the heading above it where both together mean something else.

    A `Name` below `Company` is the company's; a `First Name` below `Person` says no more.
    """
    known = synonyms()
    pairs = [
        (known.get(header_key(one)), known.get(header_key(both)))
        for one, both in zip(cells, whole, strict=True)
    ]
    return [
        both if b and a != b else one for (a, b), one, both in zip(pairs, cells, whole, strict=True)
    ]


def _of_width(cells: list[str], width: int, columns: Sequence[Column]) -> list[str]:
    """Mend a header whose delimiters were too many or too few, where its rows are all alike."""
    if not columns or len(cells) == width:
        return cells
    surplus = len(cells) - width
    if surplus == sum(not cell.strip() for cell in cells):
        return [cell for cell in cells if cell.strip()]
    if surplus == -1:
        ways = [(at, *two) for at, cell in enumerate(cells) for two in _halves(cell)]
        if len(ways) == 1:
            at, one, two = ways[0]
            return [*cells[:at], one, two, *cells[at + 1 :]]
    return cells


def _halves(cell: str) -> Iterator[tuple[str, str]]:
    """Give the ways to see two headers in one: both known, or the second with a capital."""
    known = synonyms()
    pairs = [(cell[:n], cell[n:]) for n in range(2, len(cell) - 1)]
    sure = [two for two in pairs if all(header_key(half) in known for half in two)]
    if header_key(cell) not in known:
        yield from sure[:1]


def cut_each(lines: Sequence[str], start: int, wanted: str) -> Iterator[tuple[int, Sequence[str]]]:
    """Cut each line by itself, in every way that it may be cut."""
    for at in range(start, len(lines)):
        for delimiter in (wanted,) if wanted else dialects.CANDIDATES:
            if delimiter in lines[at]:
                rows = dialects.cut_anyhow([lines[at]], delimiter)
                yield at, rows[0] if rows else []


def below_remarks(
    lines: Sequence[str], header: Header, wanted: str, is_header: IsHeader
) -> int | None:
    """Find a header further down that its words tell; None where the first one is it."""
    return lower(
        header.cells, cut_each(lines[: header.line + LOOK_ROWS], header.line, wanted), is_header
    )
