"""The names of columns out of the rows that name them: one, or two and three of them."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise, zip_longest
from typing import TYPE_CHECKING

from leadctl.fields import header_key, synonyms
from leadctl.reading.tabling.headers import is_likely, known_fields

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def spread(cells: Sequence[str]) -> list[str]:
    """Carry each heading over the blank cells to its right."""
    found: list[str] = []
    for cell in cells:
        found.append(cell if cell.strip() or not found else found[-1])
    return found


def leaves_blank(cells: Sequence[str], below: Sequence[str]) -> bool:
    """Tell whether the second row of a header names columns that the first leaves blank."""
    return any(not a.strip() and b.strip() for a, b in zip(cells, below, strict=False))


def spread_over(cells: Sequence[str], below: Sequence[str]) -> list[str]:
    """Carry a heading over the blank cells to its right that have a name of their own."""
    found: list[str] = []
    for cell, name in zip_longest(cells, below, fillvalue=""):
        carried = bool(found) and not cell.strip() and bool(name.strip())
        found.append(found[-1] if carried else cell)
    return found


def under(levels: Sequence[Sequence[str]], width: int) -> list[str]:
    """Write the words of each column below one another as one name, each word once."""
    padded = [[*level, *[""] * width][:width] for level in levels]
    return [
        " ".join(dict.fromkeys(filter(None, map(str.strip, names))))
        for names in zip(*padded, strict=True)
    ]


def told_apart(cells: Sequence[str], whole: Sequence[str]) -> list[str]:
    """Take a header with the heading above it where both together mean something else.

    A `Name` below `Company` is the company's; a `First Name` below `Person` says no more. Equal
    names below different headings are told apart by these.
    """
    known = synonyms()
    often = Counter(cells)
    equal = {one for one in cells if often[one] > 1 and one.strip() and _differ(one, cells, whole)}
    pairs = [
        (known.get(header_key(one)), known.get(header_key(both)))
        for one, both in zip(cells, whole, strict=True)
    ]
    return [
        both if (b and a != b) or one in equal else one
        for (a, b), one, both in zip(pairs, cells, whole, strict=True)
    ]


def _differ(name: str, cells: Sequence[str], whole: Sequence[str]) -> bool:
    """Tell whether columns of one name have different ones with the headings above them."""
    return len({both for one, both in zip(cells, whole, strict=True) if one == name}) > 1


def are_headings(cells: Sequence[str]) -> bool:
    """Tell whether some cells may stand over several columns each: blank, or the one beside it."""
    named = list(map(str.strip, cells))
    return "" in named or any(one == other for one, other in pairwise(named))


def name_more(cells: Sequence[str], above: Sequence[Sequence[str]]) -> bool:
    """Tell whether a row has a word for each column, and more different ones than those above."""
    full = all(map(str.strip, cells))
    return full and all(len(set(cells)) > len({*filter(str.strip, row)}) for row in above)


def tells_more(cells: Sequence[str], above: Sequence[Sequence[str]], width: int) -> bool:
    """Tell whether a row that looks unlike those below it goes on naming the columns.

    It does where the rows above have names for half of them at most, and where each of its cells is
    a remark in brackets. Else it may be somebody's with `n/a` for an address: only known headers,
    alone or behind those above, tell.

    Args:
        cells: the row.
        above: the rows that name the columns so far.
        width: how many columns there are.
    """
    named = under(above, width)
    remarks = all(_IN_BRACKETS.fullmatch(cell.strip()) for cell in cells)
    if remarks or len({*filter(None, named)}) * 2 <= width:
        return True
    known = max(map(known_fields, (cells, under([*above, cells], width))))
    return is_likely(cells) or known >= known_fields(named) + _MORE


_IN_BRACKETS = re.compile(r"\([^()]+\)|\[[^\[\]]+\]")
_MORE = 2
"""One known header may be a word that somebody wrote, such as `Phone` for the way to call back."""


_RULER = re.compile(r"[-=_~+|:*.\u2500-\u257f\s]*[-=_~\u2500-\u257f]{2}[-=_~+|:*.\u2500-\u257f\s]*")
_SCALE = r"(?:000s?|thousands?|tausend|tsd\.?|millions?|mio\.?)"
_MONEY = r"[kmt]?(?:[$€£¥]|usd|eur|gbp|chf|cad|aud|jpy|sek|nok|dkk|pln|inr|dollars?|euros?)"
_MEASURE = rf"(?:{_SCALE}(?: {_MONEY})?|{_MONEY}(?: {_SCALE})?|%)"
_UNIT = re.compile(rf"\((?:in )?{_MEASURE}\)|\[(?:in )?{_MEASURE}\]|in {_MEASURE}", re.IGNORECASE)
"""Such as `(in 000s)`, `[EUR]` and `in thousands`; a cell such as `(none)` is no unit."""

_BRACKETED = re.compile(r"\([^\W\d_][^()]{0,20}\)|\[[^\W\d_][^\[\]]{0,20}\]")
"""A remark on a name, such as `(text)`; nobody is called so in each of several columns."""


def is_ruler(cells: Sequence[str]) -> bool:
    """Tell whether a row is a line that is drawn under the names, and says nothing."""
    told = list(filter(str.strip, cells))
    return bool(told) and all(map(_RULER.fullmatch, told))


def are_units(cells: Sequence[str], names: Sequence[str], below: Sequence[str]) -> bool:
    """Tell whether a row says in what some of the columns count, and nothing else.

    Args:
        cells: the row.
        names: the row of names above it; a unit stands below one of them.
        below: the row under it, which must be of another kind.
    """
    return _holds_units(cells, names) and bool(below) and not _holds_units(below, names)


def _holds_units(cells: Sequence[str], names: Sequence[str]) -> bool:
    told = [(cell.strip(), name) for cell, name in zip_longest(cells, names, fillvalue="")]
    told = [(cell, name) for cell, name in told if cell]
    if not told or not all(name.strip() for _, name in told):
        return False
    different = {cell for cell, _ in told}
    remarks = len(told) > 1 and len(different) == len(told) and len(told) * 2 >= len(names)
    return all(map(_UNIT.fullmatch, different)) or (
        remarks and all(map(_BRACKETED.fullmatch, different))
    )


def with_units(cells: list[str], units: Sequence[str]) -> list[str]:
    """Write the unit of a column behind its name: `Revenue (in 000s)`."""
    pairs = zip_longest(cells, units[: len(cells)], fillvalue="")
    return [f"{cell} {unit.strip()}".rstrip() if unit.strip() else cell for cell, unit in pairs]


def of_width(cells: list[str], width: int) -> list[str]:
    """Mend a header whose delimiters were too many or too few, where its rows are all alike."""
    if len(cells) == width:
        return cells
    surplus = len(cells) - width
    if surplus == sum(not cell.strip() for cell in cells):
        return [cell for cell in cells if cell.strip()]
    if surplus == -1:
        ways = [(at, *two) for at, cell in enumerate(cells) for two in _halves(cell)]
        if len(ways) == 1:
            at, one, two = ways[0]
            return [*cells[:at], one, two, *cells[at + 1 :]]
    return cells


def _halves(cell: str) -> Iterator[tuple[str, str]]:
    """Give the ways to see two headers in one: both known, or the second with a capital."""
    known = synonyms()
    pairs = [(cell[:n], cell[n:]) for n in range(2, len(cell) - 1)]
    sure = [two for two in pairs if all(header_key(half) in known for half in two)]
    if header_key(cell) not in known:
        yield from sure[:1]
