"""From the tree to conditions: names are looked up, saved segments put in, values understood."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leadctl.errors import UsageError, did_you_mean
from leadctl.segments.condition import (
    Alike,
    Condition,
    Doubtful,
    Every,
    Inverse,
    Known,
    Some,
    Usable,
    some,
)
from leadctl.segments.folding import plain
from leadctl.segments.keys import (
    FREE_TEXT,
    IS,
    IS_ALIASES,
    find_key,
)
from leadctl.segments.parse import DEEPEST, MOST, fault, parse
from leadctl.segments.tree import AllOf, AnyOf, Clause, Expression, Not, Range, Value, clauses
from leadctl.segments.values import read_values

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from datetime import datetime


@dataclass(frozen=True)
class World:
    """What an expression can speak of besides the fields; asked only where it does.

    Attributes:
        now: the time, UTC, from which ages count.
        segments: gives the saved segments, name -> expression.
        headers: gives the custom columns of the leads.
        region: country of phones where a number names none.
    """

    now: datetime
    segments: Callable[[], Mapping[str, str]]
    headers: Callable[[], Sequence[str]]
    region: str = ""


def understand(tree: Expression, world: World) -> Condition:
    """Find what an expression means for the leads.

    Raises:
        UsageError: an unknown field, word or segment, with the nearest; a value that a field
            cannot have; segments that lead back to themselves.
    """
    return _Reading(world).meaning(tree, ())


def used_segments(tree: Expression) -> set[str]:
    """Names of the segments that an expression speaks of itself."""
    asking = [clause for clause in clauses(tree) if clause.asks == "in"]
    return {item.text.lower() for clause in asking for item in clause.words}


class _InSegment(UsageError):
    """An error that tells in which segment it is."""


@dataclass
class _Reading:
    """One reading of an expression: counts conditions, and knows which segments it is in."""

    world: World
    clauses: int = 0
    trees: dict[str, Expression] = field(default_factory=dict)

    def meaning(self, tree: Expression, inside: tuple[str, ...]) -> Condition:
        if isinstance(tree, Not):
            return Inverse(self.meaning(tree.part, inside))
        if isinstance(tree, AllOf):
            return Every(tuple(self.meaning(part, inside) for part in tree.parts))
        if isinstance(tree, AnyOf):
            return Some(tuple(self.meaning(part, inside) for part in tree.parts))
        return self.clause(tree, inside)

    def clause(self, clause: Clause, inside: tuple[str, ...]) -> Condition:
        self.count(clause)
        at = clause.column - 1
        if not clause.key:
            texts = [plain(item.text) for item in clause.words]
            return some([Alike(FREE_TEXT, (text,), "contains") for text in texts])
        if clause.asks:
            names = [_name(clause, item) for item in clause.items]
            return some([self.answer(clause.asks, item, inside) for item in names])
        key = find_key(clause.key, self.world.headers, at, quoted=clause.in_quotes)
        return read_values(key, clause, self.world.now, self.world.region)

    def count(self, clause: Clause) -> None:
        """Keep a search from taking forever; plain values are compared all at once."""
        apart = [item for item in clause.items if not isinstance(item, Value) or item.how != "is"]
        self.clauses += len(clause.items) if clause.asks else max(len(apart), 1)
        if self.clauses > MOST:
            raise fault(f"more than {MOST:,} conditions, with those of segments", clause.column - 1)

    def answer(self, asking: str, item: Value, inside: tuple[str, ...]) -> Condition:
        if asking == "in":
            return self.segment(item, inside)
        if asking == "is":
            return self.is_word(item, inside)
        known = self.known(item)
        return known if asking == "has" else Inverse(known)

    def known(self, item: Value) -> Condition:
        key = find_key(item.text, self.world.headers, item.column - 1, quoted=False)
        if key.name in {"email", "phone"}:
            others = tuple(place for place in key.places if place.column != key.name)
            return Usable(key.name, others)  # type: ignore[arg-type]
        return Known(key.places)

    def is_word(self, item: Value, inside: tuple[str, ...]) -> Condition:
        word = item.text.lower().replace("-", "_")
        about = IS.get(IS_ALIASES.get(word, word))
        if about is None:
            hint = did_you_mean(word, (*IS, *IS_ALIASES), f"one of: {', '.join(IS)}")
            raise fault(f"unknown word `is:{item.text}`", item.column - 1, hint)
        return self.meaning(parse(about.meaning), inside) if about.meaning else Doubtful()

    def segment(self, item: Value, inside: tuple[str, ...]) -> Condition:
        """The meaning of a saved segment, wherever it is used."""
        name = item.text.lower()
        if name in inside:
            circle = " -> ".join((*inside[inside.index(name) :], name))
            raise _InSegment(f"segment `{name}` leads back to itself: {circle}", _CUT)
        if len(inside) >= DEEPEST:
            raise _InSegment(f"more than {DEEPEST} segments inside one another", _CUT)
        text = self.world.segments().get(name)
        if text is None:
            raise fault(f"there is no segment `{item.text}`", item.column - 1, self.nearest(name))
        return self.within(name, text, inside)

    def nearest(self, name: str) -> str:
        known = sorted(self.world.segments())
        word = re.fullmatch(r"[\w-]+", name)
        save = f"save it: leadctl segment save {name} EXPR" if word else _CUT
        return did_you_mean(name, known, save)

    def within(self, name: str, text: str, inside: tuple[str, ...]) -> Condition:
        try:
            tree = self.trees.setdefault(name, parse(text))
            return self.meaning(tree, (*inside, name))
        except _InSegment:
            raise
        except UsageError as error:
            raise _InSegment(f"in segment `{name}`: {error.message}", error.hint) from error


def _name(clause: Clause, item: Value | Range) -> Value:
    if isinstance(item, Value) and item.how == "is" and clause.sign == ":":
        return item
    raise fault(f"`{clause.key}:` takes names", item.column - 1, f"not `{clause}`")


_CUT = "see what each says: leadctl segment list"
