"""The names of many pairs of rows at once: every two given and every two family names only once.

What it finds is what `Names.whole` says of each pair. Most pairs are of plainly other names, and
are told so without asking for each.
"""

from __future__ import annotations

from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from leadctl.matching.comparing.pairwise import Compared, Described, distinct_pairs
from leadctl.matching.comparing.unlike import Unlike
from leadctl.matching.words.names import (
    NAMESAKES,
    OTHER_FAMILY_NAME,
    Likeness,
    are_split_otherwise,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    import numpy as np
    from numpy.typing import NDArray

    from leadctl.matching.comparing.pairwise import Floats, Ints
    from leadctl.matching.gathering.features import Features


class _Parts(NamedTuple):
    """How one part of the names of pairs compares: places of words, weights, and what agrees."""

    words: Ints
    weight: Floats
    agrees: NDArray[np.bool_]


class NamePairs:
    """Compares the names of a list's rows."""

    def __init__(self, features: Features) -> None:
        self._of = features
        self._names = features.names
        self._words: dict[str, int] = {"": 0}

    def compare(self, lefts: Ints, rights: Ints) -> Compared:
        """Compare the names of the rows `lefts` with those of the rows `rights`, pair by pair."""
        import numpy as np  # noqa: PLC0415

        of = self._of
        first, last = of.first, of.last
        compare = self._names.part
        given = self._parts(first[lefts], first[rights], partial(compare, given=True))
        family = self._parts(last[lefts], last[rights], partial(compare, given=False), self._unlike)
        weight = _tempered(given.weight + family.weight)
        level = self._in_words(given.words, family.words)
        unlike = ~(given.agrees & family.agrees)
        for at in np.flatnonzero(self._may_be_rearranged(unlike, lefts, rights)).tolist():
            found = self._rearranged(int(lefts[at]), int(rights[at]), unlike=bool(unlike[at]))
            if found and found.weight > weight[at]:
                level[at], weight[at] = self._word(found.words), found.weight
        foreign = of.is_foreign
        across = foreign[of.person[lefts]] != foreign[of.person[rights]]
        for at in np.flatnonzero(across).tolist():
            found = self._names.whole(*(of.people[of.person[side[at]]] for side in (lefts, rights)))
            level[at], weight[at] = self._word(found.words), found.weight
        return Compared("name", list(self._words), level, weight)

    def _parts(
        self,
        mine: Ints,
        theirs: Ints,
        compare: Callable[[str, str], Likeness],
        unlike: Unlike | None = None,
    ) -> _Parts:
        import numpy as np  # noqa: PLC0415

        texts = self._of.evidence.names.all
        at, pairs = distinct_pairs(np.minimum(mine, theirs), np.maximum(mine, theirs))
        found = [OTHER_FAMILY_NAME] * len(pairs)
        both = np.array(pairs, dtype=np.int64).reshape(-1, 2)
        asked = (
            np.arange(len(pairs))
            if unlike is None
            else np.flatnonzero(~unlike.are_other_families(*both.T))
        )
        for place in asked.tolist():
            one, other = pairs[place]
            found[place] = compare(texts[one], texts[other])
        words = np.array([self._word(one.words) for one in found], dtype=np.int64)
        weight = np.array([one.weight for one in found], dtype=np.float64)
        agrees = np.array([one.agrees for one in found], dtype=bool)
        return _Parts(words[at], weight[at], agrees[at])

    def _word(self, words: str) -> int:
        return self._words.setdefault(words, len(self._words))

    def _in_words(self, given: Ints, family: Ints) -> Ints:
        """Put the words of both parts together."""
        import numpy as np  # noqa: PLC0415

        at, pairs = distinct_pairs(given, family)
        told = list(self._words)
        both = [", ".join(filter(None, (told[one], told[other]))) for one, other in pairs]
        found: Ints = np.array([self._word(words) for words in both], dtype=np.int64)[at]
        return found

    def _may_be_rearranged(
        self, unlike: NDArray[np.bool_], lefts: Ints, rights: Ints
    ) -> NDArray[np.bool_]:
        """Which pairs have the same letters in all, or, `unlike`, a part in the other's place."""
        of = self._of
        mine, theirs = (of.first[lefts], of.last[lefts]), (of.first[rights], of.last[rights])
        crossed = _same(mine[0], theirs[1]) | _same(mine[1], theirs[0])
        half = ~((mine[0] > 0) & (mine[1] > 0) & (theirs[0] > 0) & (theirs[1] > 0))
        straight = _same(mine[0], theirs[0]) | _same(mine[1], theirs[1])
        other = of.person[lefts] != of.person[rights]
        same: NDArray[np.bool_] = other & (self._letters(*mine) == self._letters(*theirs))
        return same | (unlike & (crossed | (half & straight)))

    def _letters(self, given: Ints, family: Ints) -> Ints:
        """A number for the letters of names, however they are ordered and parted."""
        found: Ints = self._spelt.of(given)[:, 0] + self._spelt.of(family)[:, 0]
        return found

    @cached_property
    def _spelt(self) -> Described:
        return Described(self._of.evidence.names.all, _sum_of_letters, 1)

    @cached_property
    def _unlike(self) -> Unlike:
        return Unlike(self._of.evidence.names.all)

    def _rearranged(self, left: int, right: int, *, unlike: bool) -> Likeness | None:
        of = self._of
        one, other = of.people[of.person[left]], of.people[of.person[right]]
        wanted = unlike or are_split_otherwise(one, other)
        return self._names.rearranged(one, other) if wanted else None


_MOST = 1 << 40
"""What a letter is worth less than, so that the sum of a million of them fits 64 bits."""


def _sum_of_letters(text: str) -> tuple[int]:
    """A number that is the same for the same letters, and hardly ever for others."""
    return (sum([ord(letter) ** 3 % _MOST for letter in text if letter != " "]),)


def _same(one: Ints, other: Ints) -> NDArray[np.bool_]:
    same: NDArray[np.bool_] = (one == other) & (one > 0)
    return same


def _tempered(weight: Floats) -> Floats:
    """Make no name rarer than `NAMESAKES`, as `Names.whole` does."""
    import numpy as np  # noqa: PLC0415

    return np.where(weight > 0, -np.log2(2 ** -np.maximum(weight, 0) + NAMESAKES), weight)
