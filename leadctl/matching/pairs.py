"""A pair of rows or leads, compared: what agreed, how much it weighs, and how likely it is one."""

from __future__ import annotations

from typing import NamedTuple

USUAL = 0.75
"""Probability from which two that no key decides are one person, where nothing else is said."""

BY_PERSON = "person"
"""The rule of what a person decided."""

SHOWN = (
    "full_name", "title", "company", "domain", "email", "other_emails",
    "phone", "mobile_phone", "linkedin", "city", "country",
)  # fmt: skip
"""Fields of the two that a list of pairs puts side by side."""

SIDES = tuple(tuple(f"{name}_{side}" for name in SHOWN) for side in "ab")
"""Headers of what is shown of the two."""


class Comparison(NamedTuple):
    """What the comparison of one kind of value came to.

    Attributes:
        field: name of the field, or of the fields taken together.
        level: how far the two agree, in words for people.
        weight: match weight in bits; negative where it speaks against one person.
    """

    field: str
    level: str
    weight: float


class Pair(NamedTuple):
    """Two rows, or two leads by their numbers, compared.

    Attributes:
        l, r: the two, the lower first.
        rule: kind of the identity key that they share, else `match`.
        weight: sum of the comparisons in bits; infinite for an identity key.
        probability: 0 to 1, that the two are one person.
        comparisons: what was summed.
        held: why the two were kept apart though the sum speaks for one person, in words for
            people; empty where nothing held them.
    """

    l: int  # noqa: E741 - the pair's left and right, as the field writes them
    r: int
    rule: str
    weight: float
    probability: float
    comparisons: tuple[Comparison, ...] = ()
    held: str = ""


def by_person(one: int, other: int) -> Pair:
    """Two leads of whom a person said something, and nothing was compared."""
    return Pair(min(one, other), max(one, other), BY_PERSON, 0.0, 0.0)


class Edge(NamedTuple):
    """Why record `l` stands with record `r`: the rule that decided and its match weight in bits.

    An identity key settles the matter, so its weight is infinite. `operation` is the number of the
    one that decided, 0 for a key that two records share.
    """

    l: int  # noqa: E741 - the pair's left and right, as the field writes them
    r: int
    rule: str
    weight: float
    operation: int = 0


KEYS = {
    "email": "e-mail address",
    "linkedin": "LinkedIn profile",
    "vendor": "id at the same vendor",
    "lead": "lead number",
}
"""Kinds of identity keys, for people."""


def reasons(pair: Pair) -> list[str]:
    """Say what decided, or what was compared: the strongest first, with its bits."""
    if pair.rule in KEYS:
        return [f"the same {KEYS[pair.rule]}"]
    compared = sorted(pair.comparisons, key=lambda one: -abs(one.weight))
    told = [f"{one.field}: {one.level} ({one.weight:+.2f})" for one in compared]
    return [*told, *([f"kept apart: {pair.held}"] if pair.held else [])]


def why(pair: Pair) -> str:
    """Say the same in one line."""
    return "; ".join(reasons(pair))
