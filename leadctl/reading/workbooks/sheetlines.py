"""Sheets whose cells hold whole lines of a delimited text: one that a spreadsheet did not part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.reading.cells.dialect import CANDIDATES, cut_anyhow
from leadctl.reading.tabling.headers import filled_to, is_likely

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from leadctl.reading.tabling.headers import IsHeader

    SheetRow = tuple[int, list[str]]

_TOP = 20
"""Rows among which the header is looked for."""


def holds_lines(rows: Sequence[SheetRow], is_header: IsHeader) -> bool:
    """Tell whether a sheet has one column, and a line of headers in one of its cells.

    Args:
        rows: its first ones.
        is_header: knows the headers of vendors.
    """
    if any(filled_to(cells) > 1 for _, cells in rows):
        return False
    texts = [cells[0] for _, cells in rows[:_TOP]]
    cuts = (cut_anyhow([text], one)[:1] for text in texts for one in CANDIDATES if one in text)
    return any(is_header(cells) or is_likely(cells) for cut in cuts for cells in cut)


def as_lines(rows: Iterable[SheetRow]) -> Iterator[str]:
    """Give the first cell of each row as a line of text, so that lines count as rows do."""
    last = 0
    for number, cells in rows:
        yield from ["\n"] * (number - last - 1)
        yield f"{cells[0]}\n"
        last = number
