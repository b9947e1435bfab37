"""The process that opens a workbook or a Parquet file, apart from the command that wants it.

A file of five kilobytes can ask for a table of terabytes, and then the library that reads it ends
its process on the spot. So it gets a process and a limit of its own. This file runs as a script,
and leadctl is not loaded there.

It writes JSON lines: first what it found, then lists of `[row number, cells]`, at last `"end"`.
"""

from __future__ import annotations

import json
import re
import sys
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from python_calamine import CalamineSheet, CalamineWorkbook

MOST_MEMORY = 4 << 30
"""Bytes of address space for one workbook; a million rows of twenty columns need about half."""

BATCH = 500
LOOK = 60
"""Rows of a sheet by which it is told whether it holds people."""

_MOST_LOOKS = 20
_MOST_MERGED = 1 << 20
"""Limits of what is looked at, so that no workbook takes long."""
_EXACT = 1e15
"""Below it a spreadsheet keeps each digit of a whole number."""
_WHOLE = 1e22
"""Below it a float that ends in zeros is written with them."""
_FEW_DIGITS = 13
"""A number of so few digits before its zeros was hardly rounded to them."""
_DISTINCT = 2.0**53
"""Below it each whole number is a float of its own."""


def main(kind: str, wanted: str = "") -> None:
    """Write the table that is in standard input, a file, to standard output.

    Args:
        kind: `parquet`, or else a workbook.
        wanted: name or number of the sheet; empty for the first visible one that has rows.
    """
    _limit_memory()
    if kind == "parquet":
        _write_parquet()
    else:
        _write_sheet(wanted)


def _write_sheet(wanted: str) -> None:
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError  # noqa: PLC0415

    try:
        book = CalamineWorkbook.from_filelike(sys.stdin.buffer)
        name, sheet = _chosen(book, wanted)
    except PasswordError:
        _say({"error": "password"})
    except CalamineError as error:
        _say({"error": "damaged", "detail": str(error)})
    else:
        others, hidden = ([n for n in names if n != name] for names in _sheets(book))
        left, right = _sides(sheet)
        looks = {} if wanted or not others else _looks(book, [name, *others])
        found = {"sheet": name, "others": others, "hidden": hidden, "looks": looks}
        _say({**found, "left": left, "right": right})
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


def _sheets(book: CalamineWorkbook) -> tuple[list[str], list[str]]:
    """Names of the sheets of cells: of those that are shown, and of the hidden ones."""
    from python_calamine import SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415

    sheets = [one for one in book.sheets_metadata if one.typ == SheetTypeEnum.WorkSheet]
    shown = [one.name for one in sheets if one.visible == SheetVisibleEnum.Visible]
    return shown, [one.name for one in sheets if one.visible != SheetVisibleEnum.Visible]


def _chosen(book: CalamineWorkbook, wanted: str) -> tuple[str, CalamineSheet | None]:
    """Find the sheet; an empty name where nothing is called `wanted`."""
    if wanted:
        name = _named(book.sheet_names, wanted)
        return name, book.get_sheet_by_name(name) if name else None
    visible, _ = _sheets(book)
    for name in visible:
        sheet = book.get_sheet_by_name(name)
        if sheet.height:
            return name, sheet
    return (visible[0] if visible else ""), None


def _looks(book: CalamineWorkbook, names: list[str]) -> dict[str, list[list[Any]]]:
    """Give the first rows of some sheets, so that the one with people can be chosen."""
    some = {
        name: next(_batches(book.get_sheet_by_name(name), LOOK)) for name in names[:_MOST_LOOKS]
    }
    return {name: rows for name, rows in some.items() if rows}


def _named(names: list[str], wanted: str) -> str:
    """Find a sheet by its name, in any case, or else by its number from 1."""
    for name in names:
        if name.casefold() == wanted.casefold():
            return name
    at = int(wanted) - 1 if wanted.isdecimal() and wanted.isascii() else -1
    return names[at] if 0 <= at < len(names) else ""


def _sides(sheet: CalamineSheet | None) -> tuple[int, int]:
    """Places of the first and the last column that say something."""
    start, end = (sheet.start, sheet.end) if sheet else (None, None)
    return (start[1], end[1]) if start and end else (0, -1)


def _batches(sheet: CalamineSheet | None, size: int = BATCH) -> Iterator[list[list[Any]]]:
    batch: list[list[Any]] = []
    merged = _merged(sheet)
    said: dict[int, str] = {}
    for number, row in enumerate(sheet.iter_rows() if sheet else (), start=1):
        cells = [value if type(value) is str else as_text(value) for value in row]
        for at, begins in merged.get(number, ()):
            cells[at] = said[at] = cells[at] if begins else said.get(at, "")
        if any(cells):
            batch.append([number, cells])
        if len(batch) == size:
            yield batch
            batch = []
    yield batch


def _merged(sheet: CalamineSheet | None) -> dict[int, list[tuple[int, bool]]]:
    """Find the cells that are one over several rows: what it says holds for each of them.

    Returns:
        Row number -> place of such a cell, and whether the row is its first.
    """
    found: dict[int, list[tuple[int, bool]]] = {}
    left, _ = _sides(sheet)
    last = sheet.end[0] if sheet and sheet.end else -1
    spare = _MOST_MERGED
    for (top, column), (bottom, _) in (sheet.merged_cell_ranges or ()) if sheet else ():
        rows = range(top, min(bottom, last) + 1) if column >= left else range(0)
        spare -= len(rows)
        if spare < 0:
            break
        for row in rows if len(rows) > 1 else ():
            found.setdefault(row + 1, []).append((column - left, row == top))
    return found


def as_text(value: Any) -> str:
    """Write a cell as people read it, nothing rounded, nothing lost."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return _whole(value)
    if isinstance(value, datetime):
        return value.isoformat(" ")
    if isinstance(value, date | time):
        return value.isoformat()
    return _hours(value) if isinstance(value, timedelta) else str(value)


def _whole(value: float) -> str:
    """Write a whole number by its digits, or as `1.12345678901234E+17` where some were lost.

    Spreadsheets keep 15 digits (Excel specifications and limits); what others wrote may have more.
    A number that ends in many zeros lost none.
    """
    digits = str(int(value))
    shortest = Decimal(repr(value)).normalize()
    round_enough = abs(value) < _WHOLE and len(shortest.as_tuple().digits) <= _FEW_DIGITS
    kept = abs(value) < _DISTINCT and not digits.endswith("0")
    return digits if abs(value) < _EXACT or round_enough or kept else f"{shortest:E}"


def _hours(value: timedelta) -> str:
    """Write a duration as spreadsheets do: `36:15:00`."""
    seconds = int(abs(value).total_seconds())
    sign = "-" if value < timedelta() else ""
    return f"{sign}{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"


def _write_parquet() -> None:
    """Write the column names as row 0, and the rows."""
    import pyarrow as pa  # noqa: PLC0415
    from pyarrow import parquet  # noqa: PLC0415

    try:
        file = parquet.ParquetFile(sys.stdin.buffer)
        batches = file.iter_batches(BATCH, use_threads=False)
        names = _flat(pa.Table.from_batches([], file.schema_arrow)).column_names
        _say({"sheet": "", "others": [], "hidden": [], "looks": {}, "left": 0, "right": -1})
        _say([[0, names]])
        number = 1
        for batch in batches:
            columns = [_texts(column) for column in _flat(pa.Table.from_batches([batch])).columns]
            rows = list(map(list, zip(*columns, strict=True)))
            _say([[number + at, cells] for at, cells in enumerate(rows) if any(cells)])
            number += len(rows)
        _say("end")
    except MemoryError:
        _say({"error": "memory"})
    except (pa.ArrowException, OSError, ValueError) as error:
        _say({"error": "damaged", "detail": str(error).partition("\n")[0][:200].rstrip(".")})


def _flat(table: Any) -> Any:
    """Give structures columns of their own, two levels deep as those of JSON."""
    return table.flatten().flatten()


def _texts(column: Any) -> list[str]:
    """Write a column's values as text, nothing rounded, nothing lost; null is empty."""
    import pyarrow as pa  # noqa: PLC0415

    types, kind = pa.types, column.type
    if types.is_dictionary(kind):
        return _texts(column.cast(kind.value_type))
    if types.is_timestamp(kind):
        return [_SURPLUS.sub("", text or "") for text in _moments(column, kind)]
    if types.is_date(kind) or types.is_time(kind) or types.is_duration(kind):
        return [text or "" for text in column.cast(pa.string()).to_pylist()]
    if types.is_float32(kind) or types.is_float16(kind):
        # As many digits as tell the number from its neighbours, which its own width decides.
        texts = column.cast(pa.string()).to_pylist()
        return ["" if text is None else as_text(float(text)) for text in texts]
    return [_value(value) for value in column.to_pylist()]


_SURPLUS = re.compile(r"(?<=\d)\.0+(?!\d)|(?<=\.\d{3})0+(?!\d)")
"""Zeros of a fraction of a second that say nothing."""


def _moments(column: Any, kind: Any) -> list[str | None]:
    import pyarrow as pa  # noqa: PLC0415

    try:
        return column.cast(pa.string()).to_pylist()  # type: ignore[no-any-return]
    except pa.ArrowInvalid:  # no such time zone on this machine
        return column.cast(pa.timestamp(kind.unit, "UTC")).cast(pa.string()).to_pylist()  # type: ignore[no-any-return]


def _value(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bytes):
        return _decoded(value)
    if isinstance(value, float) and value.is_integer() and abs(value) < _DISTINCT:
        value = int(value)  # no program rounded it for show
    if isinstance(value, Decimal):
        return format(value, "f")
    return _several(value) if isinstance(value, dict | list) else as_text(value)


def _several(value: dict[str, Any] | list[Any]) -> str:
    """Write values that are in one cell."""
    if isinstance(value, dict) or _is_nested(value):
        return json.dumps(value, ensure_ascii=False, default=_value) if value else ""
    return "; ".join(_value(one) for one in value if one is not None)


def _is_nested(values: list[Any]) -> bool:
    return any(isinstance(one, list | dict | tuple) for one in values)


def _decoded(value: bytes) -> str:
    """Read bytes as text where they are, and as hexadecimal digits where not."""
    try:
        return value.decode("utf-8")
    except UnicodeDecodeError:
        return value.hex()


if __name__ == "__main__":
    main(*sys.argv[1:])
