"""Names of places with one slip in them: a letter too many, too few, another or turned round."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

_SHORT_WORD = 4
"""In a word of so few letters a slip makes another word: `U.K. Virgin Islands`."""


def by_start(names: Iterable[str], lengths: range) -> dict[tuple[str, int], list[str]]:
    """Sort ASCII names of these lengths by their first letter and their length."""
    table: dict[tuple[str, int], list[str]] = {}
    for name in names:
        if name.isascii() and len(name) in lengths:
            table.setdefault((name[0], len(name)), []).append(name)
    return table


def slipped(folded: str, names: Mapping[tuple[str, int], list[str]]) -> Iterator[str]:
    """Give the names that one slip makes the folded text of, but for their first letter.

    Args:
        folded: what no table knows.
        names: as `by_start` sorts them.
    """
    from rapidfuzz.distance import OSA  # noqa: PLC0415 - only for what no table knows

    lengths = (len(folded) - 1, len(folded), len(folded) + 1)
    near = (name for size in lengths for name in names.get((folded[0], size), ()))
    return (
        name
        for name in near
        if OSA.distance(folded, name, score_cutoff=1) <= 1 and _in_long_word(folded, name)
    )


def _in_long_word(one: str, other: str) -> bool:
    """Whether names that are one slip apart differ in a long word, or in a blank only."""
    if one.replace(" ", "") == other.replace(" ", ""):
        return True
    words = list(zip(one.split(), other.split(), strict=False))
    return one.count(" ") == other.count(" ") and all(
        a == b or min(len(a), len(b)) > _SHORT_WORD for a, b in words
    )
