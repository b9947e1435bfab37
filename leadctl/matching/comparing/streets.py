"""Streets of a list, compared by their parts: a house next door has nearly the same text."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING

from leadctl.matching.comparing.pairwise import distinct_pairs
from leadctl.matching.words.streetparts import BOX, Street, read_street

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from leadctl.matching.comparing.pairwise import Ints


class Level(IntEnum):
    """How two streets compare."""

    NOTHING, BOX, OTHER, NEIGHBOURS, ALIKE, FULLER, SAME = range(7)


WORDS = (
    "",
    "a box and a street",
    "other street",
    "same street, other number",
    "street spelt alike",
    "same street, told in full by one",
    "same street",
)

AT_ONE_DOOR = re.compile("street spelt alike|same street(?!, other)")
"""What the words say of two that may live in one house."""

BY_BOX = "^a box"
"""What the words say of two of which one has a box at the post office."""

_SPELT_ALIKE = 85
"""Likeness of names that count as spelt alike, 0 to 100."""


class Streets:
    """The streets of a list.

    Attributes:
        home: code of the door behind each text, the same for all its spellings; 0 for none.
    """

    def __init__(self, texts: Iterable[str]) -> None:
        import numpy as np  # noqa: PLC0415

        read = [read_street(text) if text else Street("", "", "") for text in texts]
        self._names, self._name = _coded([one.name for one in read])
        self._numbers, self._number = _coded([one.numbers for one in read])
        self._kind = _coded([one.kind for one in read])[1]
        self._ordinal = _coded([_ordinals(one.name) for one in read])[1]
        self._wholes, self._whole = _coded([_glued(one.name, one.kind) for one in read])
        self._glued = _coded([_glued(one.name) for one in read])[1]
        self._is_box = np.array([one.name.startswith(BOX) for one in read], dtype=bool)
        size = len(read) + 1
        packed = (self._name * size + self._kind) * size + self._number
        _, self.home = np.unique(packed, return_inverse=True)

    def compare(self, one: Ints, other: Ints) -> Ints:
        """Give the `Level` of each pair of codes of texts."""
        import numpy as np  # noqa: PLC0415

        some = (one > 0) & (other > 0)
        kinds = self._kind[one], self._kind[other]
        named = some & (self._glued[one] == self._glued[other])
        same = named & (kinds[0] == kinds[1])
        either = some & _agree(*kinds)
        spelt = either & ~named & _agree(self._ordinal[one], self._ordinal[other])
        alike = named & either | self._spelt_alike(one, other, spelt)
        doors = self._of_numbers(one, other, alike)
        level = np.where(same, np.where(doors == 1, Level.FULLER, Level.SAME), Level.ALIKE)
        level = np.where(doors == 0, Level.NEIGHBOURS, level)
        parted = np.where(self._is_box[one] == self._is_box[other], Level.OTHER, Level.BOX)
        return np.where(some, np.where(alike, level, parted), Level.NOTHING)

    def _spelt_alike(self, one: Ints, other: Ints, wanted: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Which streets, where `wanted`, are spelt alike, or one with more words behind it.

        A kind that stands in one of them alone may be glued to the name, or misspelt.
        """
        import numpy as np  # noqa: PLC0415
        from rapidfuzz import fuzz, process  # noqa: PLC0415

        mine, theirs = np.where(wanted, one, 0), np.where(wanted, other, 0)
        parted = self._kind[mine] != self._kind[theirs]
        at, pairs = distinct_pairs(self._name[mine], self._name[theirs])
        left, right = ([self._names[pair[side]] for pair in pairs] for side in (0, 1))
        near = process.cpdist(left, right, scorer=fuzz.token_sort_ratio) >= _SPELT_ALIKE
        near |= np.array([_holds(*pair) for pair in zip(left, right, strict=True)], dtype=bool)
        found = near[at]
        at, pairs = distinct_pairs(self._whole[mine], self._whole[theirs])
        left, right = ([self._wholes[pair[side]] for pair in pairs] for side in (0, 1))
        near = process.cpdist(left, right, scorer=fuzz.ratio) >= _SPELT_ALIKE
        alike: NDArray[np.bool_] = found | (parted & near[at])
        return alike & wanted

    def _of_numbers(self, one: Ints, other: Ints, wanted: Ints) -> Ints:
        """How the numbers compare: 2 the same, 1 those of one among the other's, 0 others."""
        import numpy as np  # noqa: PLC0415

        mine, theirs = (np.where(wanted, self._number[side], 0) for side in (one, other))
        at, pairs = distinct_pairs(mine, theirs)
        sets = [frozenset(text.split()) for text in self._numbers]
        found = [
            2 if left == right else int(sets[left] <= sets[right] or sets[left] >= sets[right])
            for left, right in pairs
        ]
        return np.array(found, dtype=np.int64)[at]


def _coded(texts: Sequence[str]) -> tuple[list[str], Ints]:
    """Number texts, equal ones alike; 0 is the empty one."""
    import numpy as np  # noqa: PLC0415

    known = {"": 0}
    codes = [known.setdefault(text, len(known)) for text in texts]
    return list(known), np.array(codes, dtype=np.int64)


def _agree(one: Ints, other: Ints) -> NDArray[np.bool_]:
    """Where two codes are the same, or one is of nothing."""
    agreed: NDArray[np.bool_] = (one == other) | (one == 0) | (other == 0)
    return agreed


def _ordinals(name: str) -> str:
    """The words of a name that begin with a digit: the 21st is never the 31st spelt alike."""
    return " ".join(word for word in name.split() if word[0].isdecimal())


def _glued(*parts: str) -> str:
    return "".join(parts).replace(" ", "")


def _holds(one: str, other: str) -> bool:
    """Whether one name has all words of the other and more, such as a town behind it."""
    mine, theirs = set(one.split()), set(other.split())
    return bool(mine and theirs) and (mine <= theirs or mine >= theirs)
