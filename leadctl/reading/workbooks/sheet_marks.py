"""What an xlsx sheet says beside its values: what it hides, and cells that hold no value.

The library that reads workbooks gives cells with errors, and formulas that were never calculated,
as if nothing stood there. So the file of the sheet is looked through here, in flat memory.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_BOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

_MOST_LINKS = 1 << 26
_MOST_XML = 1 << 31
_MOST_ERRORS = 1 << 18
"""Bytes of the lists of sheets, bytes of a sheet, and cells beyond which nothing is looked for."""

_BLOCK = 1 << 20

_NAME = rb"<(?:\w+:)?"
_HIDDEN_ROW = re.compile(_NAME + rb'row\s[^>]*\bhidden="(?:1|true)"')
_COLUMN = re.compile(_NAME + rb"col\s([^>]*)>")
_CELL = re.compile(_NAME + rb"c\s([^>]*[^>/])>(.*?)</(?:\w+:)?c>", re.DOTALL)
_VALUE = re.compile(_NAME + rb"v>([^<]+)</")
_FORMULA = re.compile(_NAME + rb"f[\s/>]")
_REFERENCE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')


@dataclass
class Marks:
    """What stands beside the values of a sheet.

    Attributes:
        hidden_rows: how many rows are not shown.
        hidden_columns: first and last of columns that are not shown, from 0.
        errors: row from 1 -> column from 0 -> what a cell such as `#N/A` says.
        uncalculated: how many formulas have no result.
    """

    hidden_rows: int = 0
    hidden_columns: list[tuple[int, int]] = field(default_factory=list)
    errors: dict[int, dict[int, str]] = field(default_factory=dict)
    uncalculated: int = 0


def marks(path: Path, sheet: str) -> Marks:
    """Look through a sheet.

    Args:
        path: the workbook.
        sheet: its name.

    Returns:
        What was found; nothing where the file is no xlsx, or packed in a rare way.
    """
    found = Marks()
    try:
        with zipfile.ZipFile(path) as archive:
            place = _place(archive, sheet)
            if place and archive.getinfo(place).file_size <= _MOST_XML:
                with archive.open(place) as stream:
                    for block in _blocks(stream):
                        _look(block, found)
    except (zipfile.BadZipFile, zlib.error, ET.ParseError, KeyError, OSError, ValueError):
        return found  # what reads the values tells whether the workbook is damaged
    return found


def _place(archive: zipfile.ZipFile, name: str) -> str:
    """Find the file of a sheet inside a workbook (ECMA-376 part 1, 18.2.19)."""
    if archive.getinfo(_BOOK).file_size + archive.getinfo(_LINKS).file_size > _MOST_LINKS:
        return ""
    links = ET.fromstring(archive.read(_LINKS))  # noqa: S314 - expat bounds expansion
    book = ET.fromstring(archive.read(_BOOK))  # noqa: S314 - same
    targets = {one.get("Id"): one.get("Target", "") for one in links}
    for one in book.iter(f"{{{_MAIN}}}sheet"):
        if one.get("name") == name:
            target = targets.get(one.get(f"{{{_RELATION}}}id"), "")
            return target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    return ""


def _blocks(stream: IO[bytes]) -> Iterator[bytes]:
    """Give the text in pieces that end behind a row."""
    held = b""
    while block := stream.read(_BLOCK):
        text = held + block
        end = text.rfind(b"row>") + len(b"row>")
        if end < len(b"row>"):
            end = 0
        if len(text) - end > _MOST_LINKS:
            return  # no row has so much
        held = text[end:]
        yield text[:end]
    yield held


def _look(text: bytes, found: Marks) -> None:
    """Take what a piece of the sheet says; most pieces say nothing."""
    if b"hidden=" in text:
        found.hidden_rows += sum(1 for _ in _HIDDEN_ROW.finditer(text))
        found.hidden_columns += [
            columns for hit in _COLUMN.finditer(text) if (columns := _hidden(hit[1]))
        ]
    if b't="e"' in text or _FORMULA.search(text):
        for hit in _CELL.finditer(text):
            _look_at_cell(hit[1], hit[2], found)


def _hidden(attributes: bytes) -> tuple[int, int] | None:
    told = dict(re.findall(rb'(\w+)="([^"]*)"', attributes))
    if told.get(b"hidden") not in {b"1", b"true"}:
        return None
    return int(told[b"min"]) - 1, int(told[b"max"]) - 1


def _look_at_cell(attributes: bytes, inside: bytes, found: Marks) -> None:
    if b't="e"' in attributes:
        value, place = _VALUE.search(inside), _REFERENCE.search(attributes)
        if value and place and len(found.errors) < _MOST_ERRORS:
            row = found.errors.setdefault(int(place[2]), {})
            row[number_of(place[1].decode())] = value[1].decode("utf-8", "replace").strip()
    elif b't="str"' not in attributes and _FORMULA.search(inside) and not _VALUE.search(inside):
        found.uncalculated += 1


def number_of(letters: str) -> int:
    """Give the place of the column that spreadsheets call so, from 0."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def letters_of(number: int) -> str:
    """Give what spreadsheets call a column, of which the first is 0."""
    letters = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters
