"""Which words have nothing in common, for many pairs at once: most that are compared are so.

Each word is described by a few numbers when it is first asked for, and only pairs whose numbers are
near each other are worth a closer look.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.matching.comparing.pairwise import Described
from leadctl.matching.words.sounds import sound, without_umlauts

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray

    from leadctl.matching.comparing.pairwise import Ints

    Truths = NDArray[np.bool_]

_OPENING = 5
"""Letters by which one word may begin another: of a shorter one nothing is a name cut short."""

_OFF = 2
"""Letters that a slip of the fingers changes, leaves out or adds at the most."""

_LONGEST = 60
"""Letters of a word that is described; the sum of more of them might not fit 64 bits."""


def _weight(letter: str) -> int:
    """A number for a letter: sums of them are equal for the same letters, and hardly for others."""
    return (ord(letter) ** 3 * 0x9E3779B97F4A7C15) % (1 << 56)


class Unlike:
    """Tells which pairs of family names `Names.family` finds to be two, without asking it.

    Args:
        texts: the names of a list, folded.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._texts = texts
        self._codes: tuple[dict[str, int], ...] = ({}, {}, {})
        self._weights: dict[str, int] = {}
        self._described = Described(texts, self._read, 5)

    def _read(self, text: str) -> list[int]:
        """Give length, sum of letters, and codes of the sound, the bare word and its beginning."""
        weights = self._weights
        for letter in set(text).difference(weights):
            weights[letter] = _weight(letter)
        is_word = " " not in text and len(text) <= _LONGEST
        total = sum([weights[letter] for letter in text[:_LONGEST]])
        words = (sound(text), without_umlauts(text), text[:_OPENING])
        codes = (
            known.setdefault(word, len(known))
            for known, word in zip(self._codes, words, strict=True)
        )
        return [len(text) if is_word else 0, total, *codes]

    def are_other_families(self, mine: Ints, theirs: Ints) -> Truths:
        """Tell of pairs of names, by their places, which are plainly those of two families.

        Names of several words, initials and missing names are left to a closer look.
        """
        import numpy as np  # noqa: PLC0415

        one, other = self._described.of(mine), self._described.of(theirs)
        more = one[:, 0] - other[:, 0]
        found: Truths = (one[:, 0] > 1) & (other[:, 0] > 1)
        found &= (one[:, 2:] != other[:, 2:]).all(axis=1)
        found &= ~self._are_mixed_up(more, one[:, 1] - other[:, 1])
        at = np.flatnonzero(found & (np.abs(more) <= _OFF))
        found[at] = ~self._are_near(mine[at], theirs[at])
        return found

    def _are_mixed_up(self, more: Ints, sums: Ints) -> Truths:
        """Which pairs have the same letters, but for one that one of them has more.

        Args:
            more: letters that the first has more.
            sums: by how much the sum of its letters is greater.
        """
        import numpy as np  # noqa: PLC0415

        one_more = np.isin(np.abs(sums), np.array(list(self._weights.values())))
        found: Truths = ((more == 0) & (sums == 0)) | ((np.abs(more) == 1) & one_more)
        return found

    def _are_near(self, mine: Ints, theirs: Ints) -> Truths:
        """Which pairs are a letter or two off each other."""
        import numpy as np  # noqa: PLC0415
        from rapidfuzz import process  # noqa: PLC0415
        from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415

        left, right = ([self._texts[at] for at in side.tolist()] for side in (mine, theirs))
        distance = DamerauLevenshtein.distance
        off = process.cpdist(left, right, scorer=distance, score_cutoff=_OFF, dtype=np.uint8)
        found: Truths = off <= _OFF
        return found
