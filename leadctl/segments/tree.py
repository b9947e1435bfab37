"""What an expression says, as a tree; printed, it reads fully bracketed."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from collections.abc import Iterator

How = Literal["is", "starts", "ends", "contains"]
"""How a value is compared: whole, by its beginning or end, or anywhere in it."""

KEYWORDS = frozenset({"and", "or", "not"})

ASKING = ("has", "no", "is", "in")
"""Keys whose values are names: of keys, of the words of `is:`, of segments."""

NUMERAL = re.compile(r"#?\d[\d.-]*")
"""What stands for leads by their numbers rather than for a text: `7`, `#7`, `1-3`."""

_PLAIN_VALUE = re.compile(r"[\w@+./#-]+(?:&[\w@+./#-]+)*")


@dataclass(frozen=True, slots=True)
class Value:
    """One value of a clause, as typed; `column` is where it begins, counted from 1."""

    text: str
    how: How = "is"
    column: int = field(default=0, compare=False)
    in_quotes: bool = field(default=False, compare=False)

    def __str__(self) -> str:
        shown = quoted(self.text)
        return {"is": shown, "starts": f"{shown}*", "ends": f"*{shown}", "contains": f"~{shown}"}[
            self.how
        ]


@dataclass(frozen=True, slots=True)
class Range:
    """From `low` to `high`, both within; an empty one is open."""

    low: str
    high: str
    column: int = field(default=0, compare=False)

    def __str__(self) -> str:
        return f"{self.low}..{self.high}"


@dataclass(frozen=True, slots=True)
class Clause:
    """A key with the values of which one must fit.

    Attributes:
        key: as typed; empty for words that may stand in the name, e-mail, company or title.
        items: at least one.
        sign: `:`, or a comparison sign with a single value.
        in_quotes: whether the key was quoted, as a custom column's name may need it.
        column: where the clause begins, counted from 1.
    """

    key: str
    items: tuple[Value | Range, ...]
    sign: str = ":"
    in_quotes: bool = False
    column: int = field(default=0, compare=False)

    @property
    def asks(self) -> str:
        """`has`, `no`, `is` or `in`, where the values are names; else empty.

        A quoted key is the header of a custom column.
        """
        word = self.key.lower()
        return word if word in ASKING and not self.in_quotes else ""

    @property
    def words(self) -> list[Value]:
        """The items that are no ranges."""
        return [item for item in self.items if isinstance(item, Value)]

    def __str__(self) -> str:
        if not self.key:
            return ",".join(_free(item.text) for item in self.words)
        key = _in_quotes(self.key) if self.in_quotes else self.key
        return f"{key}{self.sign}{','.join(map(str, self.items))}"


@dataclass(frozen=True, slots=True)
class Not:
    """The leads that `part` does not mean, those without a value among them."""

    part: Expression

    def __str__(self) -> str:
        return f"not {_bracketed(self.part)}"


@dataclass(frozen=True, slots=True)
class AllOf:
    """Two parts or more that must all hold."""

    parts: tuple[Expression, ...]

    def __str__(self) -> str:
        return " and ".join(map(_bracketed, self.parts))


@dataclass(frozen=True, slots=True)
class AnyOf:
    """Two parts or more of which one must hold."""

    parts: tuple[Expression, ...]

    def __str__(self) -> str:
        return " or ".join(map(_bracketed, self.parts))


Expression = Clause | Not | AllOf | AnyOf


def quoted(text: str) -> str:
    """Write a value so that it is read back as it is, in quotes where it needs them."""
    plain = _PLAIN_VALUE.fullmatch(text) and ".." not in text and not text.startswith("-")
    return text if plain and text.lower() not in KEYWORDS else _in_quotes(text)


def _free(text: str) -> str:
    return _in_quotes(text) if NUMERAL.fullmatch(text) else quoted(text)


def _in_quotes(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


def _bracketed(part: Expression) -> str:
    return f"({part})" if isinstance(part, AllOf | AnyOf) else str(part)


def clauses(tree: Expression) -> Iterator[Clause]:
    """Every clause of an expression, from left to right."""
    if isinstance(tree, Clause):
        yield tree
        return
    for part in (tree.part,) if isinstance(tree, Not) else tree.parts:
        yield from clauses(part)


def mixes(tree: Expression) -> bool:
    """Tell whether `and` and `or` stand together, so that the reading is worth showing."""
    kinds: set[type] = set()
    rest = [tree]
    while rest:
        part = rest.pop()
        kinds.add(type(part))
        rest += part.parts if isinstance(part, AllOf | AnyOf) else ()
        rest += [part.part] if isinstance(part, Not) else ()
    return {AllOf, AnyOf} <= kinds
