"""Texts whose rows were saved as cells of another text: whole lines in quotes, or with `;;` behind.

A spreadsheet that knows another delimiter takes a line for one cell. Saving puts quotes around each
line in which there are quotes, doubles those, and fills the rows up with its own delimiters.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from leadctl.reading.cells.dialect import CANDIDATES, cut_anyhow
from leadctl.reading.encodings.lines import Fragment

if TYPE_CHECKING:
    from collections.abc import Sequence

UNWRAPPED = (
    "lines that were saved as cells of another list are read without what was put around them"
)

_NARROW = 3
"""Two words and a comma may be one value, such as `Berg, Anna`."""

_FEWEST = 2
_MOSTLY = 0.9
_WHOLE = re.compile(r'"((?:[^"]|"")*)"')
_QUOTED = re.compile(r'"(?:[^"]|"")*"')


class Wrapping(NamedTuple):
    """How the lines of a text were wrapped.

    Attributes:
        inner: what parts their cells.
        outer: what was put behind each line; empty for nothing.
    """

    inner: str
    outer: str = ""

    def line(self, text: str) -> str:
        """Take a line out of what was put around it; one that has nothing around stays."""
        if isinstance(text, Fragment):
            return text
        bare = text.rstrip("\r\n")
        row = _unquoted(bare.rstrip(self.outer) if self.outer else bare, self.inner)
        return row + text[len(bare) :]


def _unquoted(line: str, inner: str) -> str:
    """Take off the quotes around a line that has cells: no blank follows their delimiters."""
    found = _WHOLE.fullmatch(line.strip(" "))
    if found is None:
        return line
    row = found[1].replace('""', '"')
    bare = _QUOTED.sub("", row)
    return row if inner in bare and f"{inner} " not in bare else line


def wrapping(lines: Sequence[str]) -> Wrapping | None:
    """Tell whether the lines of a text are cells of another one.

    Its rows, the first one with them, must come to one width then, of three columns or more.

    Args:
        lines: its first ones.
    """
    told = [line for line in lines if line.strip()]
    outer = _filling(told)
    if not outer and not any(map(_WHOLE.fullmatch, map(str.strip, told))):
        return None
    ways = (Wrapping(one, outer) for one in CANDIDATES if one != outer)
    return next((way for way in ways if _explains(way, told)), None)


def _filling(lines: Sequence[str]) -> str:
    """Find the delimiter with which all lines end and that stands nowhere else in them."""
    for one in CANDIDATES if len(lines) >= _FEWEST else ():
        rows = [line.rstrip("\r\n") for line in lines]
        if all(row.endswith(one) and one not in _QUOTED.sub("", row.rstrip(one)) for row in rows):
            return one
    return ""


def _explains(way: Wrapping, lines: Sequence[str]) -> bool:
    """Tell whether lines are rows of one width once they are unwrapped."""
    found = list(map(way.line, lines))
    widths = [_width(line, way.inner) for line in found]
    changed = [width for width, one, line in zip(widths, found, lines, strict=True) if one != line]
    usual = widths[0]
    return (
        usual >= _NARROW
        and _are_mostly(usual, widths)
        and bool(changed)
        and _are_mostly(usual, changed)
    )


def _are_mostly(width: int, widths: Sequence[int]) -> bool:
    return widths.count(width) >= _MOSTLY * len(widths)


def _width(line: str, delimiter: str) -> int:
    return len(next(iter(cut_anyhow([line], delimiter)), []))
