"""How a text is cut into cells: the delimiter, a `sep=` line, blanks before quotes."""

from __future__ import annotations

import csv
import io
import re
from dataclasses import dataclass
from functools import cache
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

_ESCAPED_QUOTE, _ESCAPED_DELIMITER, _ESCAPED_ESCAPE, _OPENING = "\0q", "\0d", "\0b", "\0o"
"""What stands for signs that are text while a line is cut: no text holds a NUL by then."""

PAIRS = {"\u201c": "\u201d", "\u201e": "\u201c", "\u00ab": "\u00bb"}
"""Typographic quotes and what closes them, as word processors put them around cells."""

ESCAPE = "\\"
"""What stands before quotes and delimiters that are text."""

QUOTES = ('"', "'", "`", *PAIRS)
"""What stands around cells, the usual one first."""

_NAMES = {"comma": ",", "semicolon": ";", "tab": "\t", r"\t": "\t", "pipe": "|", "space": " "}
_SEP_LINE = re.compile(r"\ufeff?\"?sep=(.)\"?[\r\n]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Dialect:
    """How to cut a text into cells.

    Attributes:
        delimiter: one character; `NONE` where the file has a single column.
        skip_space: whether blanks between a delimiter and a cell do not belong to that.
        quote: the sign around cells; empty where quotes are text. One of `PAIRS` is closed by its
            other half.
        escape: the sign before a quote inside a cell; empty where such a quote is doubled.
        frees: whether it stands before delimiters inside cells too, which then need no quotes.
        why: what the delimiter rests on, in words.
    """

    delimiter: str = ","
    skip_space: bool = False
    quote: str = '"'
    escape: str = ""
    why: str = ""
    frees: bool = False

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
        return list(map(self.decoded, rows)) if self.rewrites else rows

    def row(self, text: str) -> list[str] | None:
        """Cut a text by the letter that is one row; None where it is none, or more."""
        try:
            rows = self.cut([text])
        except csv.Error:
            return None
        return rows[0] if len(rows) == 1 else None

    def cut_loosely(self, lines: Sequence[str]) -> list[list[str]]:
        """Cut lines as far as they can be, for looking only."""
        rows = cut_anyhow(self.all_encoded(lines), self.delimiter, self.quote)
        return list(map(self.decoded, rows))

    def reader(self, lines: Iterable[str]) -> Reader:
        """Give the strict reader over some lines; its rows are yet to be `decoded`."""
        return csv.reader(
            map(self.encoded, lines) if self.rewrites else lines,
            delimiter=self.delimiter,
            strict=True,
            skipinitialspace=self.skip_space,
            quotechar=self.quote or None,
            quoting=csv.QUOTE_MINIMAL if self.quote else csv.QUOTE_NONE,
        )

    @property
    def rewrites(self) -> bool:
        """Whether lines are not cut as they are."""
        return bool(self.escape) or self.skip_space or self.quote in PAIRS

    def encoded(self, text: str) -> str:
        """Write a line so that the csv module can cut it: hide what is text, as escaped quotes."""
        if self.escape and self.escape in text:
            text = _escapes(self.delimiter, self.quote).sub(self._hidden, text)
        if self.quote in PAIRS:
            text = _paired(self.delimiter, self.quote).sub(_as_alike, text)
        if self.skip_space and self.quote and f"{self.quote} " in text:
            text = _padded(self.delimiter, self.quote).sub(r"\1", text)
        return text

    def all_encoded(self, lines: Sequence[str]) -> Sequence[str]:
        """Write lines so; they themselves where that changes none."""
        return list(map(self.encoded, lines)) if self.rewrites else lines

    def _hidden(self, found: re.Match[str]) -> str:
        if found[1] == self.escape:
            return _ESCAPED_ESCAPE
        if found[1] == self.delimiter:
            return _ESCAPED_DELIMITER if self.frees else found[0]
        return _ESCAPED_QUOTE

    def decoded(self, cells: list[str]) -> list[str]:
        """Show what was hidden, without its escapes; other backslashes stay as they are."""
        if not self.rewrites or not any("\0" in cell for cell in cells):
            return cells
        shown = (
            (_ESCAPED_ESCAPE, self.escape),
            (_ESCAPED_QUOTE, self.quote),
            (_ESCAPED_DELIMITER, self.delimiter),
            (_OPENING, self.quote),
        )
        for sign, text in shown:
            cells = [cell.replace(sign, text) for cell in cells]
        return cells

    def written(self, cells: Sequence[str]) -> str:
        """Write a row as `cut` reads it; quotes that it does not need are not kept."""
        if self.escape:
            return self.delimiter.join(map(self._escaped, cells))
        if not self.quote:
            return self.delimiter.join(cells)
        if self.quote in PAIRS and not any(end in cell for end in "\r\n" for cell in cells):
            return self.delimiter.join(map(self._paired, cells)) or self.quote * 2
        text = io.StringIO(newline="")
        # The csv module quotes line ends in cells only if they are its own.
        csv.writer(text, delimiter=self.delimiter, quotechar=self.quote).writerow(cells)
        return text.getvalue().removesuffix("\r\n")

    def _paired(self, cell: str) -> str:
        closing = PAIRS[self.quote]
        needed = any(one in cell for one in (self.delimiter, self.quote, closing))
        return f"{self.quote}{cell}{closing}" if needed else cell

    def _escaped(self, cell: str) -> str:
        if not any(sign in cell for sign in (self.delimiter, self.quote or "\\", "\\", "\r", "\n")):
            return cell
        text = cell.replace("\\", "\\\\")
        if not self.quote:
            return text.replace(self.delimiter, f"\\{self.delimiter}") if self.frees else cell
        return f"{self.quote}{text.replace(self.quote, f'{self.escape}{self.quote}')}{self.quote}"


@cache
def _escapes(delimiter: str, quote: str) -> re.Pattern[str]:
    return re.compile(rf"\\([\\{re.escape(delimiter + quote)}])")


@cache
def _paired(delimiter: str, quote: str) -> re.Pattern[str]:
    """Find cells in quotes of two halves."""
    sign, closing = re.escape(delimiter), PAIRS[quote]
    return re.compile(rf"((?:^|{sign}) *{quote})([^{closing}]*){closing}(?= *(?:{sign}|[\r\n]|$))")


def _as_alike(found: re.Match[str]) -> str:
    """Close a cell with the quote that opened it."""
    quote = found[1][-1]
    return f"{found[1]}{found[2].replace(quote, _OPENING)}{quote}"


@cache
def _padded(delimiter: str, quote: str) -> re.Pattern[str]:
    """Find quotes that close a cell, with the blanks between them and the delimiter."""
    sign = re.escape(delimiter)
    closing = rf"(?<=[^\s{sign}{quote}])(?:{quote}{quote})*{quote}"
    empty = rf"(?:^|{sign}) *{quote}{quote}"
    return re.compile(rf"({closing}|{empty}) +(?={sign}|[\r\n]|$)")


def of_shape(shape: Shape) -> Dialect:
    """Give the dialect in which a list was found to be; rows of no text are written with commas."""
    if shape.format != "csv":
        return Dialect()
    return Dialect(
        shape.delimiter or NONE, shape.blanks, shape.quote, shape.escape, frees=shape.frees
    )


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

    With `none` each line is one cell.

    Raises:
        UsageError: it cannot part cells.
    """
    if text.lower() == "none":
        return NONE
    found = _NAMES.get(text.lower(), text)
    if len(found) != 1 or found in '"\r\n\0':
        words = (*(name for name in _NAMES if name.isalpha()), "none")
        hint = f"one character, or {', '.join(words)}"
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
