"""The objects of a JSON text as rows to be, and those of a text with one on each line."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from leadctl.errors import DataError
from leadctl.reading.delimited.records import cell_limit
from leadctl.reading.documents.json_text import JsonText
from leadctl.reading.documents.json_values import cells_of, decoded, without_halves
from leadctl.reading.encodings.lines import Fragment, Tally, read_lines, text_blocks
from leadctl.rows import Reject

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from leadctl.reading.encodings.encoding import Encoding

MOST_COLUMNS = 2000
"""More different keys than this are values that were written as keys."""

_ESCAPED = re.compile(r"\\u(?:0000|[dD])")
"""Escapes of NUL and of halves of surrogate pairs, which need a closer look."""


class Found(NamedTuple):
    """An object of the text.

    Attributes:
        line: where it begins.
        cells: its cells by column.
        blank: whether it says nothing: an empty text is a cell that somebody meant, as `""` is in
            CSV; null is none.
    """

    line: int
    cells: dict[str, str]
    blank: bool = False


class Source(NamedTuple):
    """A JSON file, to be walked more than once.

    Attributes:
        file: where it is.
        encoding: how it is decoded.
        name: what to call it in messages.
    """

    file: Path
    encoding: Encoding
    name: str

    def lines(self, tally: Tally) -> Iterator[str]:
        """Give its lines."""
        return read_lines(self.file, self.encoding, tally)

    def text(self, tally: Tally) -> JsonText:
        """Start at its beginning."""
        return JsonText(text_blocks(self.file, self.encoding, tally), self.name)


@dataclass
class Keys:
    """The keys of some objects.

    Attributes:
        columns: every key, in the order of its first appearance.
        objects: how many objects there are.
        others: how many other values stand among them.
        rising: whether each begins on a line of its own.
    """

    columns: dict[str, None] = field(default_factory=dict)
    objects: int = 0
    others: int = 0
    rising: bool = True
    line: int = 0

    def add(self, found: Iterable[Found | Reject], name: str) -> Keys:
        """Look at some more.

        Raises:
            DataError: there are more than `MOST_COLUMNS` keys.
        """
        for one in found:
            self.rising = self.rising and one.line > self.line
            self.line = one.line
            if isinstance(one, Reject):
                self.others += 1
                continue
            self.objects += 1
            if not one.cells.keys() <= self.columns.keys():
                self.columns.update(dict.fromkeys(one.cells))
            if len(self.columns) > MOST_COLUMNS:
                message = f"`{name}` has more than {MOST_COLUMNS:,} different keys"
                raise DataError(message, "give a list of objects with the same keys, one a lead")
        return self


def on_lines(source: Source, tally: Tally, *, typed: bool = False) -> Iterator[Found | Reject]:
    """Give the object of each line, its cells as `cells_of` does; one that is none is a reject."""
    number = 1
    for line in source.lines(tally):
        text = line.lstrip("\ufeff").strip()
        if isinstance(line, Fragment):
            yield Reject(number, "", "cell_too_long", line.rstrip("\r\n"))
        elif not text:
            tally.blank += 1
        else:
            value = decoded(text)
            if value is None:
                yield Reject(number, "", "broken_json", line.rstrip("\r\n"))
            else:
                yield found_of(number, value, text, tally, typed=typed)
        number += line.endswith(("\n", "\r"))


def found_of(
    line: int, value: Any, raw: str, tally: Tally, *, typed: bool = False
) -> Found | Reject:
    """Give an object's cells, or a reject in place of what is none.

    Args:
        line: where it begins.
        value: decoded.
        raw: its text.
        tally: counts the NUL characters that are taken out of it.
        typed: as `cells_of` takes it.
    """
    if type(value) is not tuple:
        return Reject(line, "", "not_an_object", raw)
    cells = cells_of(value, typed=typed)
    if _ESCAPED.search(raw):
        tally.nuls += sum(text.count("\0") for text in cells.values())
        cells = {key: text.replace("\0", "") for key, text in without_halves(cells).items()}
    if max(map(len, cells.values()), default=0) > cell_limit():
        return Reject(line, "", "cell_too_long", raw)
    blank = not any(map(str.strip, cells.values())) and "" not in map(_PART, value)
    return Found(line, cells, blank)


_PART = itemgetter(1)
