"""The likeliest cut of a broken row into cells, and how much likelier than the next one it is.

Every place where a delimiter stands may or may not end a cell, a quote may open one, close one or
be text, a delimiter may be missing or too many. Each such fault has a cost, and so has each cell by
its column: the way through the row with the least sum is found as in a table of distances, and the
next best, different way tells whether that can be trusted.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from heapq import nsmallest
from itertools import pairwise
from math import log
from typing import TYPE_CHECKING, NamedTuple

from leadctl.reading.cells.models import shape

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leadctl.reading.cells.models import Column

SURPLUS = "surplus_delimiter"
MISSING = "missing_delimiter"
LOST = "lost_delimiter"
BARE = "unquoted_delimiter"
STRAY = "stray_quote"
_SPLIT = "split"
"""A delimiter that is lost within a word or number: told as `LOST`, but harder to believe."""

_COSTS = {SURPLUS: 2.0, MISSING: 2.0, LOST: 3.0, BARE: 4.0, STRAY: 1.0}
"""How unlikely each fault is, in nats; their order matters more than their size."""

_AT_END = 0.7
"""Missing delimiters at the end of a row: programs leave empty cells off there."""

_UNQUOTED = 2.0
"""A missing cell in a row that puts quotes around each one, empty ones too."""

_SPACED = 1.5
"""A delimiter with a blank behind it, as in `Acme, Inc`, where no cell begins with one."""

_SELDOM_BARE = 8.0
"""A delimiter within a cell that nobody writes in texts: a tab, a bar."""

_HINTED = 2.0
"""A delimiter within a cell of which one quote of two is left."""

_BOUNDARY = 2.0
"""A quote beside a delimiter, both inside a quoted cell: that looks like the end of the cell."""

_WAYS = 4
"""How many ways are followed; the second best is what is asked for."""

_MOST_STEPS = 6000
"""Steps of the way through a row that are tried: about a second of work."""

MAX_CHARS = 1 << 14
_JOINED = 2
_SPLIT_CHARS = 80
"""Limits of what is tried, so that no row takes long."""


class Way(NamedTuple):
    """A way through the first cells of a row.

    Attributes:
        cost: what its cells and faults cost, in nats.
        key: its values without quotes; ways of one key are one.
        cells: the cells in reverse, each with those before it.
        faults: the same of faults.
    """

    cost: float
    key: int
    cells: tuple[str, object] | None = None
    faults: tuple[str, object] | None = None


class Cut(NamedTuple):
    """A row cut into as many cells as there are columns.

    Attributes:
        cells: its cells.
        faults: what was wrong with it.
        cost: what cells and faults cost, in nats.
        ahead: how much more the next best cut costs that gives other values.
        splits: whether a word or number was taken for the end of a cell and the start of another.
    """

    cells: list[str]
    faults: tuple[str, ...]
    cost: float
    ahead: float
    splits: bool = False


_START = Way(0.0, 0)


class Cutting:
    """One row that is cut.

    Args:
        text: its line or lines, without the end of the last.
        delimiter: what parts cells; one or more characters.
        quote: the sign around cells, empty for none.
        columns: what is known of each column.
    """

    def __init__(self, text: str, delimiter: str, quote: str, columns: Sequence[Column]) -> None:
        self._text = text
        self._delimiter = delimiter
        self._quote = quote
        self._columns = columns
        self._places = _places(text, delimiter)
        self._end = len(self._places)
        doubled = bool(quote) and (quote * 2 in text or opens_inside(text, delimiter, quote))
        self._is_short = delimiters_outside(text, delimiter, quote) + 1 < len(columns)
        self._bare = _COSTS[BARE] if delimiter.strip("\t|") else _SELDOM_BARE
        self._quotes_all, self._quotes_empty = _habits(text, delimiter, quote, len(columns))
        self._may_be_glued = columns[0].tells and (self._is_short or doubled)
        self._ways: list[defaultdict[int, list[Way]]] = [
            defaultdict(list) for _ in range(self._end + 1)
        ]

    def best(self) -> Cut | None:
        """Give the likeliest cut; None where there is none, or the row is too long to try."""
        width, spare = len(self._columns), 1
        if len(self._text) > MAX_CHARS or self._end > 4 * width + 16:
            return None
        lead = width - self._end
        low, high = min(0, lead) - spare, max(0, lead) + spare
        if self._end * (high - low) > _MOST_STEPS:
            return None
        self._ways[0][0] = [_START]
        for at in range(self._end + 1):
            for column in range(max(0, at + low), min(width, at + high) + 1):
                ways = self._ways[at][column] = _distinct(self._ways[at][column])
                if ways:
                    self._follow(at, column, ways)
        found = _distinct(self._ways[self._end][width])
        if not found:
            return None
        best = found[0]
        ahead = found[1].cost - best.cost if len(found) > 1 else float("inf")
        faults = _listed(best.faults)
        told = tuple(LOST if fault == _SPLIT else fault for fault in faults)
        return Cut(_listed(best.cells), told, best.cost, ahead, _SPLIT in faults)

    def _follow(self, at: int, column: int, ways: list[Way]) -> None:
        if column < len(self._columns):
            self._insert(at, column, ways)
        if at == self._end:
            return
        self._drop(at, column, ways)
        if column == len(self._columns):
            return
        for end, cell, cost, faults in self._readings(at, self._columns[column].indented):
            self._take(ways, (end + 1, column), [cell], cost, faults)
        if column + 1 < len(self._columns) and self._may_be_glued:
            for end, first, second, cost, fault in self._halves(at, column):
                self._take(ways, (end + 1, column), [first, second], cost, (fault,))

    def _insert(self, at: int, column: int, ways: list[Way]) -> None:
        tail = at == self._end
        for way in ways:
            again = tail and way.faults is not None and way.faults[0] == MISSING
            cost = _AT_END if tail else _COSTS[MISSING]
            cost = 0.0 if again else cost + _UNQUOTED * self._quotes_all
            faults = () if again else (MISSING,)
            self._take([way], (at, column), [""], cost, faults)

    def _drop(self, at: int, column: int, ways: list[Way]) -> None:
        start, end = self._places[at]
        raw = self._text[start:end]
        if not raw.strip(f"{self._quote} \t"):
            cost = _COSTS[SURPLUS] + _UNQUOTED * (bool(raw) and self._quotes_all)
            self._take(ways, (at + 1, column), [], cost, (SURPLUS,))

    def _take(
        self,
        ways: Sequence[Way],
        to: tuple[int, int],
        cells: Sequence[str],
        cost: float,
        faults: Sequence[str],
    ) -> None:
        """Go on with some cells; `to` names the place behind them and the column of the first."""
        at, column = to
        cost += sum(self._columns[column + n].cost(cell) for n, cell in enumerate(cells))
        target = self._ways[at][column + len(cells)]
        for way in ways:
            key, chain, wrong = way.key, way.cells, way.faults
            for cell in cells:
                key = hash((key, value(cell)))
                chain = cell, chain
            for fault in faults:
                wrong = fault, wrong
            target.append(Way(way.cost + cost, key, chain, wrong))

    def _readings(
        self, at: int, indented: float
    ) -> Iterator[tuple[int, str, float, tuple[str, ...]]]:
        """Give what may be one cell from a place on: where it ends, its text, cost and faults."""
        start = self._places[at][0]
        quoted = bool(self._quote) and self._text[start:].lstrip(" ").startswith(self._quote)
        for end in range(at, self._end):
            raw = self._text[start : self._places[end][1]]
            if quoted and (found := _unquoted(raw, self._quote, self._delimiter)):
                yield end, *found
            last = self._text[slice(*self._places[end])]
            if end > at and not (last.strip() and raw[:1] != self._delimiter):
                continue
            if end - at <= _JOINED and "\n" not in raw and "\r" not in raw:
                yield end, *self._literal(raw, end - at, indented)
            elif not quoted:
                return

    def _literal(
        self, raw: str, joined: int, indented: float
    ) -> tuple[str, float, tuple[str, ...]]:
        """Take quotes as text: one that only opens goes, for nothing else can have been meant."""
        quotes = raw.count(self._quote) if self._quote else 0
        lone = quotes % 2 == 1
        edge = lone and (raw.startswith(self._quote) or raw.endswith(self._quote))
        cell = raw[1:] if quotes == 1 and raw.startswith(self._quote) else raw
        faults = (STRAY,) if quotes else ()
        cost = _COSTS[STRAY] * quotes
        if not joined:
            return cell, cost + _UNQUOTED * (not raw and self._quotes_empty), faults
        if quotes and not lone and raw[0] == self._quote:  # `"Acme, Inc" Berlin`
            ends = raw.count(self._quote + self._delimiter) + raw.count(
                self._delimiter + self._quote
            )
            bare = bool(ends) or self._delimiter in raw.rpartition(self._quote)[2]
            return cell, cost + self._bare * bare, (*faults, BARE) if bare else faults
        spaced = raw.count(f"{self._delimiter} ") == joined and not indented
        each = _HINTED if edge else _SPACED if spaced else self._bare
        return cell, cost + each * joined, (*faults, BARE)

    def _halves(self, at: int, column: int) -> Iterator[tuple[int, str, str, float, str]]:
        """Give the ways to see two cells in one whose delimiter is lost.

        Each is where the second ends, the two, the cost and the fault.
        """
        start, stop = self._places[at]
        for end in range(at, min(at + _JOINED + 1, self._end) if self._quote else at):
            raw = self._text[start : self._places[end][1]]
            if self._quote in raw:
                for one, two in glued(raw, self._quote, self._delimiter):
                    sure = 0.0 if self._quote in one + two else _SURE
                    yield end, one, two, _COSTS[LOST] - sure, LOST
        raw = self._text[start:stop]
        if self._is_short and not (self._quote and self._quote in raw):
            for n, cost, fault in self._parted(raw, column):
                yield at, raw[:n], raw[n:], _COSTS[LOST] + cost, fault

    def _parted(self, raw: str, column: int) -> Iterator[tuple[int, float, str]]:
        """Part a text anywhere, at the likelier places for less; two known values say enough."""
        signs = shape(raw)
        edges = {n for n, (one, two) in enumerate(pairwise(signs), start=1) if _is_edge(one, two)}
        edges.update(hit.start() for hit in _PAGE.finditer(raw, 1))
        short = len(raw) <= _SPLIT_CHARS
        if len(edges) > _SPLIT_CHARS:
            return
        first, second = self._columns[column : column + 2]
        for n in range(1, len(raw)) if short else sorted(edges):
            unlikely = log(len(edges)) if n in edges else _INSIDE + log(len(raw))
            new = 2 - first.has_had(raw[:n]) - second.has_had(raw[n:])
            named = signs[n - 1 : n + 1] == "aA" and new > 1  # as `MacKenzie` is
            yield n, unlikely * new / 2, LOST if n in edges and not named else _SPLIT


_PAGE = re.compile(r"https?:/|(?<!/)www\.", re.IGNORECASE)
_INSIDE = 1.6
"""How much less likely a cell ends inside a word or number, in nats."""

_SURE = 1.5


def _is_edge(one: str, two: str) -> bool:
    """Tell where one cell may have ended and the next begun, by the signs of a form."""
    return one != two and (one, two) != ("A", "a") and " " not in {one, two}


def value(cell: str) -> str:
    """Give what a cell says, whatever blanks and quotes stand around or in it."""
    return cell.replace('"', "").replace("'", "").strip()


def _habits(text: str, delimiter: str, quote: str, width: int) -> tuple[bool, bool]:
    """Tell whether a row puts quotes around each of its cells, and whether around empty ones."""
    if not quote or quote not in text:
        return False, False
    pieces = text.split(delimiter)
    opened = sum(piece.startswith(quote) for piece in pieces)
    every = opened >= max(2, width - 1)
    return every, every and quote * 2 in pieces


def _places(text: str, delimiter: str) -> list[tuple[int, int]]:
    """Give the pieces between delimiters: where each starts and ends."""
    found, at = [], 0
    while (end := text.find(delimiter, at)) >= 0:
        found.append((at, end))
        at = end + len(delimiter)
    return [*found, (at, len(text))]


def _unquoted(raw: str, quote: str, delimiter: str) -> tuple[str, float, tuple[str, ...]] | None:
    """Read a quoted cell, single quotes within it as text; None where it does not end in one."""
    bare = raw.strip(" ")
    if len(bare) < 2 or not bare.endswith(quote):  # noqa: PLR2004 - two quotes
        return None
    if not bare.strip(quote) and len(bare) % 2:
        return "", _COSTS[STRAY], (STRAY,)
    inner = bare[1:-1]
    rest = inner.replace(quote * 2, "")
    lone = rest.count(quote)
    looks = rest.count(quote + delimiter) + rest.count(delimiter + quote)
    cost = _COSTS[STRAY] * lone + _BOUNDARY * looks
    return inner.replace(quote * 2, quote), cost, (STRAY,) if lone else ()


def glued(raw: str, quote: str, delimiter: str) -> Iterator[tuple[str, str]]:
    """Part `"Ann""Lee"`, `Ann"Lee"` and `"Ann"Lee`: cells without what stood between them.

    Of quotes in a row, any pair may be where one cell ended and the next began.
    """
    places = [at for at in range(1, len(raw)) if quote in {raw[at - 1], raw[at]}]
    for at in places if len(places) <= _MOST_SEAMS else ():
        raws = raw[:at], raw[at:]
        if any(_whole(quote).fullmatch(one) for one in raws):
            one, two = (_inner(one, quote, delimiter) for one in raws)
            if one is not None and two is not None and not (one[-1:] + two[:1]).isspace():
                yield one, two


_MOST_SEAMS = 60


def _inner(raw: str, quote: str, delimiter: str) -> str | None:
    """Read a cell that is quoted or has no quotes; None where it is neither."""
    if _whole(quote).fullmatch(raw):
        return raw[1:-1].replace(quote * 2, quote)
    return None if quote in raw or delimiter in raw else raw


@cache
def _whole(quote: str) -> re.Pattern[str]:
    return re.compile(rf"{quote}(?:[^{quote}]|{quote}{quote})*+{quote}")


def opens_inside(text: str, delimiter: str, quote: str) -> bool:
    """Tell whether a quote stands between two signs of one cell: another cell may begin there."""
    return bool(quote) and quote in text and _inside(delimiter, quote).search(text) is not None


def closes(text: str, delimiter: str, quote: str) -> bool:
    """Tell whether the first quote in some lines ends a cell, and none that follow go with it."""
    plain = text.replace(quote * 2, "")
    head, found, tail = plain.partition(quote)
    solid = bool(head.strip()) and not head.endswith((delimiter, " "))
    ends = not tail.strip(" \t") or tail.lstrip(" \t").startswith((delimiter, "\r", "\n"))
    return bool(found) and plain.count(quote) % 2 == 1 and solid and ends


def delimiters_outside(text: str, delimiter: str, quote: str) -> int:
    """Count the delimiters that stand in no quoted cell."""
    return (_quoted(quote).sub("", text) if quote else text).count(delimiter)


@cache
def _quoted(quote: str) -> re.Pattern[str]:
    return re.compile(rf"{quote}(?:[^{quote}]|{quote}{quote})*{quote}")


@cache
def _inside(delimiter: str, quote: str) -> re.Pattern[str]:
    solid = rf"[^\s{re.escape(delimiter + quote)}]"
    return re.compile(rf"{quote}(?<={solid}{quote})(?={solid})")


def _distinct(ways: Sequence[Way]) -> list[Way]:
    """Keep the best ways, of those with the same values only the best."""
    found: dict[int, Way] = {}
    for way in ways:
        known = found.get(way.key)
        if known is None or way.cost < known.cost:
            found[way.key] = way
    return nsmallest(_WAYS, found.values(), key=lambda way: way.cost)


def _listed(chain: object) -> list[str]:
    found: list[str] = []
    while isinstance(chain, tuple):
        found.append(chain[0])
        chain = chain[1]
    return found[::-1]
