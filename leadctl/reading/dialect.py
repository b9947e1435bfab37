"""How a text is cut into cells: the delimiter, a `sep=` line, blanks before quotes."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from leadctl.errors import UsageError

if TYPE_CHECKING:
    from _csv import Reader
    from collections.abc import Iterable, Sequence

    from leadctl.rows import Shape

CANDIDATES = (",", ";", "\t", "|")
"""What parts cells in nearly every list."""

NONE = "\x1f"
"""Stands for "no delimiter": the unit separator occurs in no list that is text."""

_HIDDEN = {'"': "\0q", "'": "\0q", "\\": "\0b"}
"""What stands for an escaped quote and an escaped backslash while a line is cut."""

_NAMES = {"comma": ",", "semicolon": ";", "tab": "\t", r"\t": "\t", "pipe": "|", "space": " "}
_SEP_LINE = re.compile(r"\ufeff?\"?sep=(.)\"?[\r\n]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How to cut a text into cells.

    Attributes:
        delimiter: one character; `NONE` where the file has a single column.
        skip_space: whether blanks after a delimiter do not belong to the cell.
        quote: the sign around cells; empty where quotes are text.
        escape: the sign before a quote inside a cell; empty where such a quote is doubled.
        why: what the delimiter rests on, in words.
    """

    delimiter: str = ","
    skip_space: bool = False
    quote: str = '"'
    escape: str = ""
    why: str = ""

    @property
    def shown(self) -> str:
        """The delimiter for people; empty for a single column."""
        return "" if self.delimiter == NONE else self.delimiter

    def cut(self, lines: Sequence[str]) -> list[list[str]]:
        """Cut lines by the letter of the format.

        Raises:
            csv.Error: a quote stands where none may, is never closed, or a cell is too long.
        """
        rows = list(self.reader(lines))
        return [self.decoded(row) for row in rows] if self.escape else rows

    def cut_loosely(self, lines: Sequence[str]) -> list[list[str]]:
        """Cut lines as far as they can be, for looking only."""
        return cut_anyhow(lines, self.delimiter, self.quote)

    def reader(self, lines: Iterable[str]) -> Reader:
        """Give the strict reader over some lines; its rows are yet to be `decoded`."""
        return csv.reader(
            map(self.encoded, lines) if self.escape else lines,
            delimiter=self.delimiter,
            strict=True,
            skipinitialspace=self.skip_space,
            quotechar=self.quote or None,
            quoting=csv.QUOTE_MINIMAL if self.quote else csv.QUOTE_NONE,
        )

    def encoded(self, text: str) -> str:
        """Hide escaped quotes: no text holds the NUL that stands in for them."""
        if not self.escape or self.escape not in text:
            return text
        return re.sub(r"\\([\\" + self.quote + "])", lambda hit: _HIDDEN[hit[1]], text)

    def decoded(self, cells: list[str]) -> list[str]:
        """Show them again, without their escapes; other backslashes stay as they are."""
        if not self.escape or not any("\0" in cell for cell in cells):
            return cells
        return [cell.replace("\0b", "\\").replace("\0q", self.quote) for cell in cells]

    def written(self, cells: Sequence[str]) -> str:
        """Write a row as `cut` reads it; quotes that it does not need are not kept."""
        if not self.quote:
            return self.delimiter.join(cells)
        if self.escape:
            return self.delimiter.join(map(self._escaped, cells))
        text = io.StringIO(newline="")
        # The csv module quotes line ends in cells only if they are its own.
        csv.writer(text, delimiter=self.delimiter, quotechar=self.quote).writerow(cells)
        return text.getvalue().removesuffix("\r\n")

    def _escaped(self, cell: str) -> str:
        if not any(sign in cell for sign in (self.delimiter, self.quote, "\\", "\r", "\n")):
            return cell
        text = cell.replace("\\", "\\\\").replace(self.quote, f"\\{self.quote}")
        return f"{self.quote}{text}{self.quote}"


def of_shape(shape: Shape) -> Dialect:
    """Give the dialect in which a list was found to be; rows of no text are written with commas."""
    if shape.format != "csv":
        return Dialect()
    return Dialect(shape.delimiter or NONE, shape.blanks, shape.quote, shape.escape)


def name_of(delimiter: str) -> str:
    """Give a word for a delimiter, which `named` reads again."""
    words = {sign: word for word, sign in _NAMES.items() if word.isalpha()}
    return "none" if delimiter == NONE else words.get(delimiter, delimiter)


def named(word: str) -> str:
    """Give the delimiter for a word of `name_of`; what is none is taken for a comma."""
    found = NONE if word == "none" else _NAMES.get(word, word)
    return found if len(found) == 1 and found not in "\"'\\\r\n\0" else Dialect().delimiter


def delimiter_named(text: str) -> str:
    """Take the delimiter that the user gave: a character or `tab`, `comma`, `semicolon`, `pipe`.

    Raises:
        UsageError: it cannot part cells.
    """
    found = _NAMES.get(text.lower(), text)
    if len(found) != 1 or found in '"\r\n\0':
        hint = f"one character, or {', '.join(name for name in _NAMES if name.isalpha())}"
        raise UsageError(f"`{text}` cannot part cells", hint)
    return found


def sep_line(line: str) -> str:
    """Read the delimiter out of Excel's `sep=;` line; empty when it is none."""
    found = _SEP_LINE.fullmatch(line)
    return found[1] if found else ""


def cut_anyhow(lines: Sequence[str], delimiter: str, quote: str = '"') -> list[list[str]]:
    """Cut lines as far as they can be, for looking only."""
    rows: list[list[str]] = []
    try:
        rows.extend(
            csv.reader(
                lines,
                delimiter=delimiter,
                quotechar=quote or None,
                quoting=csv.QUOTE_MINIMAL if quote else csv.QUOTE_NONE,
            )
        )
    except csv.Error:  # a cell over the limit: the rows before it have to do
        return rows
    return rows
