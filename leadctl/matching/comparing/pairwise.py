"""The shape of a comparison of many pairs, and the way to compare each distinct pair once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    import numpy as np
    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]


class Compared(NamedTuple):
    """One comparison of many pairs.

    Attributes:
        field: which fields it is about.
        words: what the levels are called; the first is for nothing to compare.
        level: of each pair, an index of `words`.
        weight: of each pair, in bits.
    """

    field: str
    words: list[str]
    level: Ints
    weight: Floats

    def of(self, at: Ints) -> Compared:
        """The same of some of the pairs, by their places."""
        return self._replace(level=self.level[at], weight=self.weight[at])


class Described:
    """Numbers that describe the texts of a column, each read when it is first asked for.

    Args:
        texts: of the column, by code.
        read: gives the numbers of a text, always as many.
        width: how many.

    Attributes:
        numbers: one row a text; -1 where nobody asked yet.
    """

    def __init__(
        self, texts: Sequence[str], read: Callable[[str], Sequence[int]], width: int
    ) -> None:
        import numpy as np  # noqa: PLC0415

        self._texts, self._read = texts, read
        self.numbers = np.full((len(texts), width), -1, dtype=np.int64)

    def learn(self, codes: Ints) -> None:
        """Read the texts of some codes."""
        import numpy as np  # noqa: PLC0415

        new = np.unique(codes[self.numbers[codes, 0] < 0])
        if len(new):
            self.numbers[new] = [self._read(self._texts[code]) for code in new.tolist()]

    def of(self, codes: Ints) -> Ints:
        """Give the numbers of the texts of some codes, one row each."""
        self.learn(codes)
        return self.numbers[codes]


def both_told(codes: Ints, lefts: Ints, rights: Ints) -> Iterator[tuple[int, int, Ints]]:
    """Find which pairs have values of a kind on both sides, a row having some side by side.

    Few rows have a second one, so few pairs are looked at more than once.

    Args:
        codes: the values of each row, 0 for none.
        lefts: a row of each pair.
        rights: the other one.

    Yields:
        Two columns, and the places of the pairs that have one in the first and one in the other.
    """
    import numpy as np  # noqa: PLC0415

    for one in range(codes.shape[1]):
        told = np.flatnonzero(codes[lefts, one])
        for other in range(codes.shape[1]) if len(told) else ():
            at = told[codes[rights[told], other] > 0]
            if len(at):
                yield one, other, at


def best_shared(codes: Ints, bits: Floats, lefts: Ints, rights: Ints) -> Floats:
    """What the most telling value tells that both rows of a pair have; 0 where there is none.

    Args:
        codes: the values of each row, 0 for none.
        bits: what sharing each value tells.
        lefts: a row of each pair.
        rights: the other one.
    """
    import numpy as np  # noqa: PLC0415

    best = np.zeros(len(lefts))
    for one, other, at in both_told(codes, lefts, rights):
        mine = codes[lefts[at], one]
        same = mine == codes[rights[at], other]
        best[at[same]] = np.maximum(best[at[same]], bits[mine[same]])
    return best


def says(compared: Compared, pattern: str | re.Pattern[str]) -> NDArray[np.bool_]:
    """Tell of which pairs a comparison has words that match."""
    import numpy as np  # noqa: PLC0415

    found: NDArray[np.bool_] = np.array([bool(re.search(pattern, one)) for one in compared.words])
    return found[compared.level]


def distinct_pairs(one: Ints, other: Ints) -> tuple[Ints, list[tuple[int, int]]]:
    """Find the distinct pairs of two columns of codes.

    Returns:
        for each place the index of its pair, and the pairs.
    """
    import numpy as np  # noqa: PLC0415

    size = int(other.max(initial=0)) + 1
    packed, at = np.unique(one * size + other, return_inverse=True)
    return at, list(zip((packed // size).tolist(), (packed % size).tolist(), strict=True))


def dealt(field: str, words: list[str], found: list[tuple[int, float]], at: Ints) -> Compared:
    """Deal what was found for distinct pairs out to all of them."""
    import numpy as np  # noqa: PLC0415

    levels = np.array([level for level, _ in found], dtype=np.int64)
    weights = np.array([weight for _, weight in found], dtype=np.float64)
    return Compared(field, words, levels[at], weights[at])


def bits_of_sharing(counts: Ints, population: int, most: float) -> Floats:
    """What sharing a value tells, given how many people have it; nothing for the empty one."""
    import numpy as np  # noqa: PLC0415

    bits = np.minimum(np.log2(population / (counts + 1)), most)
    bits[0] = 0
    return np.asarray(bits)
