"""A header line that is broken: under another delimiter, or with one too many or too few.

The rows below tell how many columns there are, and by their values what kind of thing each holds.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from leadctl.fields import BY_NAME, header_key, synonyms
from leadctl.reading.cells.cutting import glued
from leadctl.reading.cells.looking import names_columns
from leadctl.reading.cells.models import learn
from leadctl.reading.delimited.repair import exactly, other_delimiters
from leadctl.reading.tabling.headers import is_likely

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leadctl.reading.cells.dialect import Dialect
    from leadctl.reading.cells.looking import Row
    from leadctl.reading.cells.models import Column

_NARROW, _FEWEST = 3, 2
_MOSTLY = 0.8
"""Share of the rows that must be of one width, and how many at least, to tell the header's."""

_HIGHEST = 20
"""Lines that may stand above the first row."""

_KNOWN, _WORDS, _EDGE, _CAMEL, _TWIN = 3.0, 1.5, 2.0, 0.5, 1.5
_MATCH, _CLASH, _WHOLE, _TWICE = 2.0, -4.0, -5.0, -3.0
"""What speaks for a way to part two headers: names of fields, words of such names, a capital behind
a small letter (less where other headers have that inside), a word with which both begin or end,
and values of the kind that a header promises; against it, values of another kind, that the two
are a known header together, and that a half has a word twice.
"""

_AHEAD = 1.5
"""How far the best way must be ahead of the next."""

_WORDY = frozenset({"word", "words", "text"})
_KINDS = {
    **dict.fromkeys(("name", "full_name", "company", "title", "city", "notes", "words"), _WORDY),
    **dict.fromkeys(("url", "linkedin", "domain"), frozenset({"url"})),
    **dict.fromkeys(("number", "money"), frozenset({"number"})),
    "email": frozenset({"email"}),
    "phone": frozenset({"phone", "number"}),
    "date": frozenset({"date"}),
    "time": frozenset({"time"}),
    "id": frozenset({"number", "code", "phone", "word"}),
}
"""What the cells below a header are, by what it promises."""

_PROMISES = {
    **dict.fromkeys(("date", "datum", "fecha", "data", "day"), "date"),
    **dict.fromkeys(("time", "zeit", "heure", "hora"), "time"),
    **dict.fromkeys(("price", "amount", "qty", "quantity", "count", "total", "score"), "number"),
    **dict.fromkeys(("url", "link"), "url"),
    **dict.fromkeys(("id", "key"), "id"),
    **dict.fromkeys(("name", "type", "description", "comment"), "words"),
}
"""The same for last words of headers that mean no field of a lead."""


def mended_top(rows: Sequence[Row], lines: Sequence[str], dialect: Dialect) -> Sequence[Row]:
    """Cut the header anew where it is broken and that is plain; else give the rows as they are.

    Args:
        rows: the first ones of a table, cut alike.
        lines: those that they stand on.
        dialect: how they are cut.
    """
    widths = Counter(len(row.cells) for row in rows)
    width, count = max(widths.items(), key=lambda one: one[::-1], default=(0, 0))
    first = next((at for at, row in enumerate(rows) if len(row.cells) == width), 0)
    if width < _NARROW or count < max(_FEWEST, _MOSTLY * (len(rows) - first)):
        return rows
    if not 0 < first <= _HIGHEST or is_likely(rows[first].cells):
        return rows
    top, at = rows[first - 1], first - 1
    if top.stop != rows[first].at:
        return rows
    columns = learn([row.cells for row in rows if len(row.cells) == width], width)
    text = "".join(lines[top.at : top.stop]).rstrip("\r\n")
    cells = _under_another(text, dialect, width) or _of_width(top.cells, text, dialect, columns)
    if not cells or not names_columns(cells) or not all(map(str.strip, cells)):
        return rows
    if names_columns(rows[first].cells) and not is_likely(cells):
        return rows
    return [*rows[:at], top._replace(cells=cells), *rows[first:]]


def _under_another(text: str, dialect: Dialect, width: int) -> list[str] | None:
    """Cut a header under a delimiter that its rows do not have."""
    for delimiter in other_delimiters(dialect.delimiter):
        cells = exactly(dialect, delimiter, text, width)
        if cells and (delimiter != " " or _are_names(cells, text, dialect.quote)):
            return cells
    return None


def _are_names(cells: Sequence[str], text: str, quote: str) -> bool:
    """Tell words that blanks part from a title: some are headers, or stand in quotes."""
    known = sum(_telling(cell) > 0 for cell in cells)
    return known * 2 >= len(cells) or bool(quote and quote in text)


def _of_width(
    cells: Sequence[str], text: str, dialect: Dialect, columns: Sequence[Column]
) -> list[str] | None:
    """Drop a blank cell that is too many, or part the two that have run together."""
    named = [cell for cell in cells if cell.strip()]
    if len(cells) > len(columns) == len(named):
        return named
    if len(named) != len(columns) - 1 or len(cells) != len(named):
        return None
    return _parted_at_quotes(text, dialect, len(columns)) or _parted(cells, columns)


def _parted_at_quotes(text: str, dialect: Dialect, width: int) -> list[str] | None:
    """Part `"Name""Mail"`: two quotes in the one place where a delimiter is missing."""
    quote = dialect.quote
    found: list[str] = []
    for raw in text.split(dialect.delimiter):
        ways = list(glued(raw, quote, dialect.delimiter)) if quote and quote * 2 in raw else []
        found += ways[0] if len(ways) == 1 else [raw.strip(quote)]
    return found if len(found) == width else None


class _Parting(NamedTuple):
    """A way to part one header of several in two, and how much speaks for it."""

    score: float
    cells: list[str]


def _parted(cells: Sequence[str], columns: Sequence[Column]) -> list[str] | None:
    """Part the header that is two where one way to do so is far ahead of the others."""
    ways = sorted(_partings(cells, columns), key=lambda way: way.score, reverse=True)
    scores = [way.score for way in ways[:2]] + [0.0, 0.0]
    return ways[0].cells if ways and scores[0] - max(scores[1], 0.0) >= _AHEAD else None


def _partings(cells: Sequence[str], columns: Sequence[Column]) -> Iterator[_Parting]:
    camel = Counter(bool(re.search("[a-z][A-Z]", cell)) for cell in cells)
    for at, cell in enumerate(cells):
        edge = _CAMEL if camel[True] > 1 else _EDGE
        whole = _WHOLE if header_key(cell) in synonyms() else 0.0
        for n in range(2, len(cell) - 1):
            one, two = cell[:n], cell[n:]
            said = _telling(one) + _telling(two)
            changes = _changes(one[-1], two)
            if not (changes or said >= 2 * _WORDS) or one[-1] == " " or two[0] == " ":
                continue
            parted = [*cells[:at], one, two, *cells[at + 1 :]]
            score = said + whole + edge * changes + _TWIN * _are_twins(one, two)
            yield _Parting(score + sum(map(_agreement, parted, columns)), parted)


def _changes(before: str, behind: str) -> bool:
    """Tell whether a word begins with a capital behind another word, or behind letters as in ID."""
    if not behind[0].isupper() or not before.isalnum():
        return False
    return not before.isupper() or behind[1].islower()


def _key(header: str) -> str:
    """Fold a header, `ProductID` to two words."""
    return header_key(re.sub("(?<=[a-z])(?=[A-Z])", " ", header))


def _telling(half: str) -> float:
    """Tell how much a half of a header looks like one by itself."""
    if header_key(half) in synonyms():
        return _KNOWN
    key = _key(half)
    words = key.split()
    if len(set(words)) < len(words):
        return _TWICE
    return _WORDS if words and _words().issuperset(words) else 0.0


@cache
def _words() -> frozenset[str]:
    """The words of which headers of lead lists are made."""
    return frozenset(word for key in synonyms() for word in key.split()).union(_PROMISES)


def _are_twins(one: str, two: str) -> bool:
    """Tell whether both halves begin or end with one word: `First Name` and `Last Name`."""
    first, second = _key(one).split(), _key(two).split()
    both = bool(first and second)
    return both and (first[0] == second[0] or first[-1] == second[-1])


def _agreement(header: str, column: Column) -> float:
    """Tell whether a column holds what its header promises; 0 where nothing tells."""
    promised, kind = _promised(header), column.main_kind
    if not promised or not kind:
        return 0.0
    if kind not in promised:
        return _CLASH
    return 0.0 if promised is _WORDY else _MATCH  # words may stand anywhere


def _promised(header: str) -> frozenset[str]:
    field = synonyms().get(header_key(header))
    key = _key(header)
    what = BY_NAME[field].cleaner if field else _PROMISES.get(key.rpartition(" ")[2], "")
    return _KINDS.get(what, frozenset())
