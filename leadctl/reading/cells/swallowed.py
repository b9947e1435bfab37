"""Whether the lines of a quoted cell belong to it, or are rows that a stray quote has swallowed."""

from __future__ import annotations

import csv
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leadctl.reading.cells.dialect import Dialect

_ADDRESS = re.compile(r"[^\s@]@[^\s@]+\.[^\s@]")

_MOSTLY = 0.8
"""Share of the lines in a long cell that must be cut as rows are: a broken one may be in them."""


def are_rows(lines: Sequence[str], delimiter: str, width: int) -> bool:
    """Tell whether lines in one quoted cell are rows of their own, by their e-mail column.

    Args:
        lines: all those of the record.
        delimiter: what parts cells.
        width: how many a row has.
    """
    fitting = [line.split(delimiter) for line in lines if line.count(delimiter) == width - 1]
    if len(fitting) < max(2, _MOSTLY * len(lines)):
        return False
    columns = zip(*fitting, strict=True)
    return any(all(map(_ADDRESS.search, column)) for column in columns)


def are_parted(lines: Sequence[str], delimiter: str, width: int) -> bool:
    """Tell whether most lines have as many delimiters as a row: so they may be rows, or words."""
    return sum(line.count(delimiter) == width - 1 for line in lines) * 2 > len(lines)


def is_even(lines: Sequence[str], dialect: Dialect) -> bool:
    """Tell whether quoted cells span lines, and by the letter all records are of one width.

    Remarks of one cell may stand above them, and the last record may have its end below the lines.

    Args:
        lines: the first ones of a table.
        dialect: how they are cut.
    """
    reader = dialect.reader(lines)
    width = last = records = 0
    spans = False
    try:
        for row in reader:
            spans = spans or reader.line_num > last + 1
            last = reader.line_num
            if not "".join(row).strip() or not (width or len(row) > 1):
                continue
            width, records = width or len(row), records + 1
            if len(row) != width:
                return False
    except csv.Error:
        open_end = reader.line_num == len(lines) > last + 1
        if not open_end or are_parted(lines[last + 1 :], dialect.delimiter, width):
            return False
        spans, records = True, records + 1
    return spans and width > 1 and records > 1
