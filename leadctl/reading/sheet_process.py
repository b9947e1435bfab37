"""The process that opens a workbook, apart from the command that wants it.

A workbook of five kilobytes can ask for a table of terabytes, and then the library that reads it
ends its process on the spot. So it gets a process and a limit of its own. This file runs as a
script, and leadctl is not loaded there.

It writes JSON lines: first what it found, then lists of `[row number, cells]`, at last `"end"`.
"""

from __future__ import annotations

import json
import sys
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from python_calamine import CalamineSheet, CalamineWorkbook

MOST_MEMORY = 4 << 30
"""Bytes of address space for one workbook; a million rows of twenty columns need about half."""

BATCH = 500
_WHOLE = 1e22
"""Below it a whole number in a sheet is shown by its digits; every such float is exact."""


def main(wanted: str) -> None:
    """Write a sheet of the workbook that is standard input, a file, to standard output.

    Args:
        wanted: name or number of the sheet; empty for the first visible one that has rows.
    """
    _limit_memory()
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError  # noqa: PLC0415

    try:
        book = CalamineWorkbook.from_filelike(sys.stdin.buffer)
        name, sheet = _chosen(book, wanted)
    except PasswordError:
        _say({"error": "password"})
    except CalamineError as error:
        _say({"error": "damaged", "detail": str(error)})
    else:
        _say({"sheet": name, "others": [other for other in _visible(book) if other != name]})
        for batch in _batches(sheet):
            _say(batch)
        _say("end")


def _limit_memory() -> None:
    import resource  # noqa: PLC0415

    _, most = resource.getrlimit(resource.RLIMIT_AS)
    limit = MOST_MEMORY if most == resource.RLIM_INFINITY else min(MOST_MEMORY, most)
    resource.setrlimit(resource.RLIMIT_AS, (limit, most))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))  # no core file full of people


def _say(message: Any) -> None:
    sys.stdout.write(json.dumps(message) + "\n")


def _visible(book: CalamineWorkbook) -> list[str]:
    """Names of the sheets of cells that are not hidden."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415

    return [
        one.name
        for one in book.sheets_metadata
        if one.typ == SheetTypeEnum.WorkSheet and one.visible == SheetVisibleEnum.Visible
    ]


def _chosen(book: CalamineWorkbook, wanted: str) -> tuple[str, CalamineSheet | None]:
    """Find the sheet; an empty name where nothing is called `wanted`."""
    if wanted:
        name = _named(book.sheet_names, wanted)
        return name, book.get_sheet_by_name(name) if name else None
    visible = _visible(book)
    for name in visible:
        sheet = book.get_sheet_by_name(name)
        if sheet.height:
            return name, sheet
    return (visible[0] if visible else ""), None


def _named(names: list[str], wanted: str) -> str:
    """Find a sheet by its name, in any case, or else by its number from 1."""
    for name in names:
        if name.casefold() == wanted.casefold():
            return name
    at = int(wanted) - 1 if wanted.isdecimal() and wanted.isascii() else -1
    return names[at] if 0 <= at < len(names) else ""


def _batches(sheet: CalamineSheet | None) -> Iterator[list[list[Any]]]:
    batch: list[list[Any]] = []
    for number, row in enumerate(sheet.iter_rows() if sheet else (), start=1):
        cells = [value if type(value) is str else as_text(value) for value in row]
        if any(cells):
            batch.append([number, cells])
        if len(batch) == BATCH:
            yield batch
            batch = []
    yield batch


def as_text(value: Any) -> str:
    """Write a cell as people read it, nothing rounded, nothing lost."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer() and abs(value) < _WHOLE:
        return str(int(value))
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return _hours(value) if isinstance(value, timedelta) else str(value)


def _hours(value: timedelta) -> str:
    """Write a duration as spreadsheets do: `36:15:00`."""
    seconds = int(abs(value).total_seconds())
    sign = "-" if value < timedelta() else ""
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


if __name__ == "__main__":
    main(*sys.argv[1:])
