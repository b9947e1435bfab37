"""What the cells of a column look like, learnt from sound rows: the measure for a broken row.

A column is known by the values that come again in it, by their shapes (`9999-99-99`), by what they
are (an address, a date, a word) and by how often it is empty. From these comes how surprising a
cell is in a column, in nats: a sum of such costs tells which of two cuts of a row is likelier.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from itertools import groupby
from math import log
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_KINDS = (
    ("email", re.compile(r"[^\s@,;|]+@[^\s@,;|]+\.[^\s@,;|]+")),
    (
        "url",
        re.compile(
            r"(?!\S*\w(?:www\.|https?:/))"  # one address in another, or behind a word
            r"(?:https?://\S+|www\.\S+|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,10}(?:/\S*)?)",
            re.IGNORECASE,
        ),
    ),
    (
        "date",
        re.compile(
            r"(?:\d{4}([-/.])\d{1,2}\1\d{1,2}|\d{1,2}([-/.])\d{1,2}\2(?:\d{4}|\d\d))"
            r"(?:[ T]\d{1,2}:\d\d.*)?"
        ),
    ),
    ("time", re.compile(r"\d{1,2}:\d\d(?::\d\d)?(?:\.\d+)?(?: ?[ap]\.?m\.?)?", re.IGNORECASE)),
    ("number", re.compile(r"[-+]?[$€£¥]? ?\d(?:[\d,.']{0,6}\d)?(?:[.,]\d+)? ?[%$€£¥]?")),
    ("phone", re.compile(r"[+(]?\d[\d ()./-]{5,24}(?: ?(?:x|ext\.?) ?\d+)?", re.IGNORECASE)),
    ("word", re.compile(r"[^\W\d_]+")),
    ("words", re.compile(r"[^\W\d_]+[.,]?(?:[ '’&-]+[^\W\d_]+\.?){1,4}")),
    ("code", re.compile(r"[\w./#+-]*\d[\w./#+-]*")),
)
"""What a cell may be, the first that fits."""

_ADDRESSES = _KINDS[:2]

_LONG = 60
"""Longer cells are prose, of which only the length is telling, or one address."""

_LONGEST = 2048
"""No address is longer."""

_NEVER = 0.3
"""Never seen is not never: so many cells are added to those that were seen."""


@lru_cache(maxsize=1 << 14)
def traits(cell: str) -> tuple[str, str, str]:
    """Give a cell's form (`Aaa 99`), its outline (`Aa 9`) and its kind (`words`)."""
    text = cell.strip()
    if not text:
        return "", "", "empty"
    if len(text) > _LONG:
        length = f"text {len(text).bit_length()}"
        return length, length, _kind(text, _ADDRESSES) if len(text) <= _LONGEST else "text"
    form = shape(text)
    outline = "".join(sign for sign, _ in groupby(form))
    return form, outline, _kind(text, _KINDS)


def _kind(text: str, kinds: Sequence[tuple[str, re.Pattern[str]]]) -> str:
    return next((name for name, pattern in kinds if pattern.fullmatch(text)), "text")


@lru_cache(maxsize=1 << 14)
def runs_on(cell: str) -> bool:
    """Tell whether something new begins in a cell with nothing before it: `Works Ltd.Engineer`."""
    inside = " " in cell and "@" in cell  # an address among words
    return inside or bool(_RUN_ON.search(shape(cell)) or _ADDRESS.search(cell))


_ADDRESS = re.compile(r"\w(?:www\.|https?:/)", re.IGNORECASE)
_RUN_ON = re.compile(r"[a.,;:!?)]A|9Aa|[^\s\"(/'-]\"(?=[\w])")


def shape(text: str) -> str:
    """Write each sign of a text by its class: `Aaa 99` for `Ada 12`."""
    return "".join(map(_sign, text))


def _sign(sign: str) -> str:
    if sign.isdigit():
        return "9"
    if sign.isalpha():
        return "A" if sign.isupper() else "a" if sign.islower() else "x"
    return " " if sign.isspace() else sign


class Column:
    """What is known of one column.

    Args:
        cells: its cells in sound rows.

    Attributes:
        tells: whether they are enough to tell anything.
        usual: what its own cells cost on average, in nats.
        main_kind: what nearly all of its cells are; empty where they differ.
        indented: share of its cells that begin with a blank.
        run_on: share of its cells in which something begins with nothing before it.
    """

    def __init__(self, cells: Sequence[str]) -> None:
        self._count = len(cells)
        self.tells = self._count >= _FEW
        told = [cell for cell in cells if cell.strip()]
        self._empty = (len(cells) - len(told) + _NEVER) / (len(cells) + 2 * _NEVER)
        self._levels = _levels(told)
        self._kinds = Counter(traits(cell)[2] for cell in told)
        self.run_on = (sum(map(runs_on, told)) + _NEVER) / (len(told) + 2 * _NEVER)
        self._outlines = {traits(cell)[1] for cell in told}
        kind, most = max(self._kinds.items(), key=lambda one: one[1], default=("", 0))
        self.main_kind = kind if most * 10 > len(told) * 8 else ""
        self._costs: dict[str, float] = {}
        self.usual = sum(map(self.cost, cells)) / len(cells) if cells else 0.0
        self.indented = sum(cell[:1].isspace() for cell in cells) / max(len(cells), 1)

    def cost(self, cell: str) -> float:
        """Tell how surprising a cell is here, in nats."""
        known = self._costs.get(cell)
        if known is None:
            if len(self._costs) > _MOST_COSTS:
                self._costs.clear()
            known = self._costs[cell] = -log(self._likeness(cell))
        return known

    def unfit(self, cell: str) -> float:
        """Tell how surprising a cell is as the value it is, in nats, however often any stands here.

        Only a column that is never blank, or always, has something to say of that too; one that has
        held hardly any value may hold this one.
        """
        filled = 1.0 - self._empty
        if not cell.strip():
            return self.cost(cell) if self._empty < _NEVER_BLANK else 0.0
        if filled < _ALWAYS_BLANK:
            return self.cost(cell)
        return self.cost(cell) + log(filled) if filled * self._count >= _FEW else 0.0

    def wonders_at(self, cell: str) -> bool:
        """Tell whether a value is new in a column that has the same ones again and again."""
        return self._levels[0].wonders_at(cell.strip())

    def has_had(self, cell: str) -> bool:
        """Tell whether the value itself was seen here."""
        return cell.strip() in self._levels[0]

    def expects(self, cell: str) -> bool:
        """Tell whether a value was seen here, or for figures and codes its form."""
        form, _, kind = traits(cell)
        return self.has_had(cell) or (kind not in _WORDS and form in self._levels[1])

    def admits(self, cell: str) -> bool:
        """Tell whether a cell is of a kind or an outline that this column has."""
        _, outline, kind = traits(cell)
        if kind == "empty":
            return self._empty >= _RARE
        return outline in self._outlines or self._kinds[kind] >= _RARE * self._count

    def knows(self, cell: str) -> bool:
        """Tell whether a cell looks like others here: words by their outline, the rest by kind.

        Where the same values, or the same forms, come again and again, it must not be more than one
        of those: `Francebo` in a column of countries is two cells that ran together.
        """
        _, outline, kind = traits(cell)
        free = kind not in _WORDS or self._levels[2].news > _FREE
        like = outline in self._outlines or (free and self.admits(cell))
        levels = self._levels[: 1 if kind in _WORDS else 2]
        return like and not any(map(_Level.has_outgrown, levels, _seen(cell)))

    def _likeness(self, cell: str) -> float:
        """Ask whether the value was seen; for what is new, whether its form was, and so on."""
        if not self.tells:
            return _BLANK if not cell.strip() else 1 - _BLANK
        if not cell.strip():
            return self._empty
        found, rest = 0.0, 1.0 - self._empty
        for level, what in zip(self._levels, _seen(cell), strict=False):
            found += rest * level.share(what)
            rest *= level.news
        odd = self.run_on if runs_on(cell) else 1.0
        return max((found + rest * _STRANGE) * odd, _LEAST if self.admits(cell) else _FOREIGN)


class _Level:
    """How often each value, form, outline or kind was seen, and how often a new one comes.

    What was seen once says how likely something new is (Good and Turing).

    Args:
        seen: what was seen, as often as it was.

    Attributes:
        news: how likely the next one is new.
    """

    def __init__(self, seen: Sequence[str]) -> None:
        self._counts = Counter(seen)
        self._total = len(seen)
        once = sum(n == 1 for n in self._counts.values())
        self.news = (once + _NEVER) / (len(seen) + 2 * _NEVER)
        self._is_closed = len(seen) >= _MANY and self.news < _SELDOM

    def has_outgrown(self, what: str) -> bool:
        """Tell whether something new begins or ends with what was seen, where news are rare."""
        return self.wonders_at(what) and any(
            what.startswith(one) or what.endswith(one) for one in self._counts
        )

    def __contains__(self, what: str) -> bool:
        return what in self._counts

    def wonders_at(self, what: str) -> bool:
        """Tell whether something is new where news are rare."""
        return self._is_closed and what not in self._counts

    def share(self, what: str) -> float:
        """Tell how likely it is to see something again."""
        return (1 - self.news) * self._counts[what] / max(self._total, 1)


def _levels(cells: Sequence[str]) -> list[_Level]:
    """Count values, the forms of different values, the outlines of different forms, and so on."""
    steps = {_seen(cell) for cell in cells}
    levels = [
        [step[1] for step in {one[at - 1 : at + 1] for one in steps}] for at in range(1, _STEPS)
    ]
    return [_Level([cell.strip() for cell in cells]), *map(_Level, levels)]


_STEPS = 5


def _seen(cell: str) -> tuple[str, str, str, str, str]:
    """Give a cell in five steps from the value to no more than words or not."""
    form, outline, kind = traits(cell)
    return cell.strip(), form, outline, kind, "words" if kind in _WORDS else kind


_MANY, _SELDOM = 10, 0.1
"""From so many values on, a column of which one in ten or fewer is new has a fixed set of them."""

_FEW, _BLANK = 3, 0.1
"""Fewer rows teach nothing but that cells are seldom blank."""

_STRANGE = 0.05
"""Of what is new in every way, the share that falls to one cell."""

_LEAST, _FOREIGN = 1e-3, 1e-6
"""Likelihood below which nothing is told apart (7 nats), and for kinds that a column has not."""

_NEVER_BLANK, _ALWAYS_BLANK = 0.05, 0.02
"""Share of blank cells, or of others, below which such a cell is strange in itself."""

_WORDS = frozenset({"word", "words", "text"})
_FREE = 0.3
"""Share of new outlines from which a column holds anything that people write."""

_RARE = 0.05
"""Share of a column's cells below which a kind does not belong there."""

_MOST_COSTS = 1 << 14


def learn(rows: Sequence[Sequence[str]], width: int) -> list[Column]:
    """Learn the columns of a table.

    Args:
        rows: sound ones, each of `width` cells; none at all is possible, and teaches nothing.
        width: number of columns.
    """
    columns = zip(*rows, strict=True) if rows else ((),) * width
    return [Column(list(column)) for column in columns]


def misfits(columns: Sequence[Column], cells: Sequence[str]) -> int:
    """Count the cells of a row that are unlike all others of their columns."""
    return sum(not column.admits(cell) for column, cell in zip(columns, cells, strict=True))


def are_strange(columns: Sequence[Column], cells: Sequence[str]) -> bool:
    """Tell whether most values of a row are unlike their columns' others."""
    return columns[0].tells and misfits(columns, cells) * 2 >= len(columns)
