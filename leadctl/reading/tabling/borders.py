"""Where one table of a file ends and another begins."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from leadctl.fields import header_key, synonyms
from leadctl.reading.cells.looking import names_columns
from leadctl.reading.cells.models import traits
from leadctl.reading.tabling.headers import is_likely, is_pair

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from leadctl.reading.cells.looking import Row

_PAIR, _NARROW = 2, 3

_ROWS_WITH_GAP, _ROWS_WITHOUT, _ROWS_OF_FIGURES = 2, 4, 3
"""So many rows of one width make a table below a blank row, without one, and without one where the
rows are far narrower than those above and have figures that their header has not.
"""


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
    fewest = _ROWS_OF_FIGURES if _is_narrow_with_figures(rows, header) else _ROWS_WITHOUT
    if len(rows) < (_ROWS_WITH_GAP if gap else fewest):
        return False
    top, width = rows[0].cells, len(rows[0].cells)
    if width < _PAIR or rows[0].filled < width or any(len(row.cells) != width for row in rows[1:4]):
        return False
    if not names_columns(top) or top == header:
        return False
    if gap and (is_likely(top) or is_pair(top)):
        return True
    if width == len(header) or (padded and width < len(header)):
        block = [row.cells for row in _block(rows[:4])]
        return len(block) > 1 and (
            all(map(is_strange, block)) or (gap and _lack_addresses(block, header))
        )
    return gap or abs(width - len(header)) > 1


def _block(rows: Sequence[Row]) -> Sequence[Row]:
    """Give the rows down to the first blank one."""
    ends = (at for at, (row, below) in enumerate(pairwise(rows), 1) if below.at > row.stop)
    return rows[: next(ends, len(rows))]


def comes_back(
    rows: Iterable[Sequence[str]],
    is_own: Callable[[Sequence[str]], bool],
    width: int,
    *,
    whole: bool,
) -> int | None:
    """Find where the rows of a table come back below words that look like another one.

    Another table, alike in its columns, would have a header of its own above them.

    Args:
        rows: what follows, from those words on; blank ones too.
        is_own: tells whether a row is surely one of the table above.
        width: how many columns that has.
        whole: whether nothing follows the rows.

    Returns:
        The place of the first one among the rows; None where none comes back.
    """
    run, start, last = 0, 0, 0
    above: Sequence[str] = ()
    for at, cells in enumerate(rows):
        if not any(map(str.strip, cells)):
            continue
        if not at or not is_own(cells) or is_likely(cells):
            run, above, last = 0, cells, at
            continue
        start = start if run else at
        run += 1
        if run == _RUN:
            break
    headed = len(above) == width and _heads(above, near=start == last + 1)
    return start if (run == _RUN or (run and whole)) and not headed else None


def _heads(cells: Sequence[str], *, near: bool) -> bool:
    """Tell whether a row heads those below it, right below it or not; prose does not."""
    if not names_columns(cells):
        return False
    return is_likely(cells) or (near and not any(cell[:1].isspace() for cell in cells[1:]))


_RUN = 4
"""So many rows on end are of the table above."""

SEEN_ROWS = 10_000
"""How far below the beginning of another table the rows of the one above are looked for."""


def _is_narrow_with_figures(rows: Sequence[Row], header: Sequence[str]) -> bool:
    """Tell whether rows have half the cells of a table or fewer, and figures below their first."""
    if not rows or any(len(row.cells) * 2 > len(header) for row in rows):
        return False
    below = zip(*(row.cells for row in rows[1:]), strict=False)
    return any(all(traits(cell)[2] in _FIGURES for cell in column) for column in below)


_FIGURES = frozenset({"number", "date", "time"})


def _lack_addresses(rows: Sequence[Sequence[str]], header: Sequence[str]) -> bool:
    """Tell whether other words stand where the header above wants e-mail addresses."""
    known = synonyms()
    places = [at for at, name in enumerate(header) if known.get(header_key(name)) == "email"]
    return any(
        all(at < len(row) and traits(row[at])[2] not in {"email", "empty"} for row in rows)
        for at in places
    )


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
