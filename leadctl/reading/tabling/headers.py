"""The header row: where it stands, how wide it is, and what its columns are called."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from leadctl.fields import header_key, synonyms

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    IsHeader = Callable[[Sequence[str]], bool]
    """Tells whether some cells are the headers of a known vendor's file."""

LOOK_ROWS = 200
"""How far down a vendor's header is looked for; reports with several tables put much above it."""

LIKELY_ROWS = 50
"""The same for a header that is known by its words alone."""

_LOOKED = 2000
"""Cells of a row that are looked at; a line of megabytes is no header."""

_FEWEST = 3
_KNOWN = 0.6
"""Share of a header's cells that must mean fields, and how many different ones."""

_PAIR = 2
_REMARK = re.compile(r"\s*\w[\w ]{0,30}[:=]\s+\S")
"""A cell such as `Filter: country = US`: a line of text, whatever commas part it."""


class Header(NamedTuple):
    """The header row and where the rows below it begin.

    Attributes:
        cells: as read, surplus blank ones cut off.
        line: its physical line, counted from 1; 0 where there is none.
        next_line: physical line after it.
        why: what this rests on, in words.
        more: indices of the lines of its second and third row, from 0.
    """

    cells: list[str]
    line: int
    next_line: int
    why: str = ""
    more: range = range(0)


class Again:
    """Knows a header that stands again between its rows, as it does in lists put together.

    It may stand there in other capitals, or behind the mark that begins a file and so without its
    quotes taken off.

    Args:
        cells: the header.

    Attributes:
        width: how many cells it has.
        place: index of a cell that every repetition fills.
    """

    def __init__(self, cells: Sequence[str]) -> None:
        self.width = len(cells)
        self._folded = [_folded(cell) for cell in cells]
        self.place = next((at for at, cell in enumerate(self._folded) if cell), 0)
        self._word = self._folded[self.place] if cells else ""

    def is_in(self, column: Iterable[str]) -> bool:
        """Tell whether the cells at `place` may be those of a repetition."""
        return not {self._word, f"\ufeff{self._word}"}.isdisjoint(map(str.casefold, column))

    def is_it(self, cells: Sequence[str]) -> bool:
        """Tell whether a row is the header again; one without names stands nowhere again."""
        if not self._word or len(cells) != self.width or _folded(cells[self.place]) != self._word:
            return False
        return [_folded(cell) for cell in cells] == self._folded


def _folded(cell: str) -> str:
    return cell.strip('\ufeff" ').casefold()


def no_vendor(_cells: Sequence[str]) -> bool:
    """Know no vendor's headers."""
    return False


def is_likely(cells: Sequence[str]) -> bool:
    """Tell whether most of a row's cells are words that head columns of lead lists."""
    if _filled(cells) < _FEWEST:
        return False
    found = _fields(cells)
    return len(set(found)) >= _FEWEST and len(found) >= _KNOWN * _filled(cells)


def knows_any(cells: Sequence[str]) -> bool:
    """Tell whether some cell is a word that heads columns of lead lists."""
    return bool(_fields(cells))


def known_fields(cells: Sequence[str]) -> int:
    """Count the different fields that a row's cells are known headers of."""
    return len(set(_fields(cells)))


def is_pair(cells: Sequence[str]) -> bool:
    """Tell whether a row is two words that head columns, and nothing else."""
    return _filled(cells) == _PAIR == known_fields(cells)


def _fields(cells: Sequence[str]) -> list[str]:
    known = (synonyms().get(header_key(cell)) for cell in cells[:_LOOKED] if cell.strip())
    return [field for field in known if field]


def lower(
    top: Sequence[str], below: Iterable[tuple[int, Sequence[str]]], is_header: IsHeader
) -> int | None:
    """Find the header further down, where the first row is a title or a remark.

    Args:
        top: the first row that is not blank.
        below: place and cells of the rows under it; a row may come cut in several ways.
        is_header: knows the headers of vendors.

    Returns:
        The place of the row; None where the first row is the header after all. A row that only
        its words tell for a header must have more values than every remark above it.
    """
    if is_header(top) or is_likely(top):
        return None
    most = _extent(top)
    for number, cells in below:
        if any("@" in cell for cell in cells):  # somebody's row; most are passed over by this
            continue
        if is_header(cells):
            return number
        likely = number <= LIKELY_ROWS and _extent(cells) > most
        if likely and (is_likely(cells) or is_pair(cells)):
            return number
        most = max(most, _extent(cells))
    return None


def _extent(cells: Sequence[str]) -> int:
    """How many values a row has; a remark is one, though commas stand in it."""
    return 1 if cells and _REMARK.match(cells[0]) else _filled(cells)


def _filled(cells: Sequence[str]) -> int:
    return sum(1 for cell in cells if cell and not cell.isspace())


def trimmed(cells: Sequence[str], below: Iterable[Sequence[str]]) -> list[str]:
    """Cut off headers without a name under which no value stands."""
    named = filled_to(cells)
    used = max(map(filled_to, below), default=0) if named < len(cells) else 0
    return list(cells[: max(named, min(used, len(cells)))])


def filled_to(cells: Sequence[str]) -> int:
    """Give the number of cells up to the last that says something."""
    return max((at for at, cell in enumerate(cells, start=1) if cell.strip()), default=0)


def unique(headers: Sequence[str]) -> tuple[str, ...]:
    """Give every column a name of its own: `Email`, `Email (2)`; without one, `column 7`."""
    taken = set(headers)
    found: dict[str, None] = {}
    for at, header in enumerate(headers, start=1):
        base = header if header.strip() else f"column {at}"
        name, number = base, 1
        while name in found or (name != header and name in taken):
            number += 1
            name = f"{base} ({number})"
        found[name] = None
    return tuple(found)
