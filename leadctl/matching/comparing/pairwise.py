"""The shape of a comparison of many pairs, and the way to compare each distinct pair once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

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

    def learn(self, codes: Ints) -> Ints:
        """Read the texts of some codes, and give their numbers."""
        import numpy as np  # noqa: PLC0415

        new = np.unique(codes[self.numbers[codes, 0] < 0])
        if len(new):
            self.numbers[new] = [self._read(self._texts[code]) for code in new.tolist()]
        return self.numbers[codes]


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
