"""Comparisons of where people live and when they were born."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from math import inf
from typing import TYPE_CHECKING

from leadctl.cleaning.names.people import is_place, is_place_too
from leadctl.matching.comparing.pairwise import Compared, dealt, distinct_pairs
from leadctl.matching.comparing.streets import WORDS, Level, Streets
from leadctl.matching.words.slips import is_a_slip

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    from numpy.typing import NDArray

    from leadctl.matching.gathering.features import Features, Ints

USUAL = {"street": 1, "postal_code": 5, "city": 200, "state": 200, "country": 500}
"""How many of a thousand unseen people share any one value: towns and countries are never rare."""

AREAS = ("postal_code", "city", "state", "country")
OTHER_PLACE, OTHER_COUNTRY = -3.5, -5.5
"""People move, and are listed where they live or where they work; seldom in two countries."""

AT_HOME = 0.8
"""Bits of a shared area that a shared name has told: names are at home in a country. What two of
one name have in common is worth 1 bit more in lists whose names know no country, 3 less in others.
"""

BIRTH_BITS = 14.0
"""Two people share a birthday and year once in some 15,000 pairs, and errors stand against it."""

SAME_BIRTH, OTHER_BIRTH = "same birth date", "other birth date"
OTHER_BIRTHS = f"{OTHER_BIRTH}|another generation"
BIRTHS = (
    "", "another generation by the birth date", OTHER_BIRTH, "birth dates within a year",
    "birth date a digit off", "birth date with day and month swapped", SAME_BIRTH,
)  # fmt: skip
WITHIN_A_YEAR = 0.0
"""What birth dates tell that lie within a year and are no slip. One of 40 namesakes of all ages has
such; of pairs of one person one in 700 in FEBRL 3 and 4, one in 5 in fake_1000: so it hangs on how
a list was kept, which nobody knows."""

A_DIGIT_OFF = 3.0
"""What birth dates tell of which one digit is another: 4 bits in FEBRL 3, whose errors are made and
many; with 4, 13 of 8,000 different people of one town were joined."""

GENERATION = 15
"""Years apart from which two are of two generations."""

_SAME = {
    "postal_code": "same postal code",
    "city": "same city",
    "state": "same state",
    "country": "same country",
}
_A_YEAR = 366
_CITY_ALIKE, _LETTERS_ALIKE = 75, 88
"""Likeness of towns that count as spelt alike, and of their letters in any order, 0 to 100: their
names are short, and fingers mix letters up."""

ROADS = (0.0, 0.0, -1.0, 0.0, 6.0, 4.0, inf)
"""Bits that streets tell at each `Level` at the most, beside the area. Neighbours tell nothing, and
but for one birth date neither does their area: of two with one name in one street, relatives are
about as likely as a slip in the number."""


class Places:
    """Compares addresses and birth dates of one list."""

    def __init__(self, features: Features) -> None:
        self._of = features
        self._bits: dict[str, NDArray[np.float64]] = {}
        self._streets = Streets(features.evidence.plain["street"].texts.all)

    def compare(self, lefts: Ints, rights: Ints, born: NDArray[np.bool_]) -> Compared:
        """Compare street and area; postal code, city, state and country count by their maximum.

        Args:
            lefts: a row of each pair.
            rights: the other one.
            born: where birth dates are the same, and family names no others, so that neighbours are
                no two relatives and no strangers.
        """
        import numpy as np  # noqa: PLC0415

        area, area_level = self._area(lefts, rights)
        street, street_level = self._street(lefts, rights)
        names = ["", "other place", *_SAME.values(), "city spelt alike", "other country"]
        words = [", ".join(filter(None, (road, name))) for road in WORDS for name in names]
        level = street_level * len(names) + area_level
        both = (street_level > 0) & (area != 0)
        neighbours = (street_level == Level.NEIGHBOURS) & ~born
        elsewhere = np.minimum(area, np.where(neighbours, 0.0, 5.0))
        weight = np.where(both & (street_level < Level.ALIKE), elsewhere, street + area)
        return Compared("place", words, level, weight)

    def _area(self, lefts: Ints, rights: Ints) -> tuple[NDArray[np.float64], Ints]:
        import numpy as np  # noqa: PLC0415

        weight, level = np.zeros(len(lefts)), np.zeros(len(lefts), dtype=np.int64)
        for at, name in enumerate(AREAS):
            codes = self._of.plain[name]
            both = (codes[lefts] > 0) & (codes[rights] > 0)
            same = both & (codes[lefts] == codes[rights])
            bits = self._telling(name)[codes[lefts]] - AT_HOME
            better = same & (bits > weight)
            level = np.where(better, at + 2, np.where((level == 0) & both & ~same, 1, level))
            weight = np.where(better, bits, weight)
        near = self._cities_alike(lefts, rights, level == 1)
        country = self._of.plain["country"]
        both = (country[lefts] > 0) & (country[rights] > 0)
        abroad = (level == 1) & ~near & both & (country[lefts] != country[rights])
        level = np.where(near, 6, np.where(abroad, 7, level))
        return np.choose(level, [0.0, OTHER_PLACE, *[weight] * 4, 1.0, OTHER_COUNTRY]), level

    def _cities_alike(
        self, lefts: Ints, rights: Ints, wanted: NDArray[np.bool_]
    ) -> NDArray[np.bool_]:
        """Whether towns are spelt nearly the same, where `wanted` and both have one.

        Words and letters may stand in any order.
        """
        import numpy as np  # noqa: PLC0415
        from rapidfuzz import fuzz, process  # noqa: PLC0415

        codes, texts = self._of.plain["city"], self._of.evidence.plain["city"].texts.all
        found = np.zeros(len(lefts), dtype=bool)
        asked = np.flatnonzero(wanted & (codes[lefts] > 0) & (codes[rights] > 0))
        at, pairs = distinct_pairs(codes[lefts[asked]], codes[rights[asked]])
        one, other = ([texts[pair[side]] for pair in pairs] for side in (0, 1))
        likeness = process.cpdist(one, other, scorer=fuzz.token_sort_ratio)
        letters = process.cpdist(_sorted(one), _sorted(other), scorer=fuzz.ratio)
        alike = (likeness >= _CITY_ALIKE) | (letters >= _LETTERS_ALIKE)
        for place in alike.nonzero()[0].tolist():
            alike[place] = not (_is_town(one[place]) and _is_town(other[place]))
        found[asked] = alike[at]
        return found

    def _street(self, lefts: Ints, rights: Ints) -> tuple[NDArray[np.float64], Ints]:
        import numpy as np  # noqa: PLC0415

        codes, home = self._of.plain["street"], self._streets.home
        level = self._streets.compare(codes[lefts], codes[rights])
        if "street" not in self._bits:
            counts = self._of.shared_by(home[codes], len(home))
            self._bits["street"] = self._rarity(counts, USUAL["street"])
        bits = self._bits["street"]
        least = np.minimum(bits[home[codes[lefts]]], bits[home[codes[rights]]])
        return np.minimum(least, np.array(ROADS)[level]), level

    def _telling(self, name: str) -> NDArray[np.float64]:
        """What agreeing on each value of a field tells."""
        if name not in self._bits:
            size = len(self._of.evidence.plain[name].texts.all)
            counts = self._of.shared_by(self._of.plain[name], size)
            self._bits[name] = self._rarity(counts, USUAL[name])
        return self._bits[name]

    def _rarity(self, counts: Ints, usual: int) -> NDArray[np.float64]:
        import numpy as np  # noqa: PLC0415

        found: NDArray[np.float64] = np.log2(self._of.population / (counts + usual))
        return found

    def birth(self, lefts: Ints, rights: Ints) -> Compared:
        """Compare birth dates: errors of one person are near or a digit off, strangers' decades."""
        codes, texts = self._of.plain["birth_date"], self._of.evidence.plain["birth_date"].texts.all
        at, pairs = distinct_pairs(codes[lefts], codes[rights])
        found = [_birthdays(texts[one], texts[other]) for one, other in pairs]
        return dealt("birth_date", list(BIRTHS), found, at)


@lru_cache(maxsize=10_000)
def _is_town(text: str) -> bool:
    """Whether a town is known, so that it is no slip of another known one: Boston and Houston."""
    return is_place(text) or is_place_too(text)


def _sorted(texts: Iterable[str]) -> list[str]:
    return ["".join(sorted(text)) for text in texts]


def _birthdays(one: str, other: str) -> tuple[int, float]:  # noqa: PLR0911 - a level each
    """Give level and weight.

    A person's own dates contradict each other in one case of 70, mostly by a few years; by a
    generation in one of 250, while of two namesakes in one family most are so far apart. Day and
    month are swapped in one case of 100, and between strangers in one of 13,000. In FEBRL 3 one
    digit is another one in 16 of 1,000 pairs of one person, and in one of strangers.
    """
    if not one or not other:
        return 0, 0.0
    if one == other:
        return 6, BIRTH_BITS
    if one == f"{other[:5]}{other[8:]}-{other[5:7]}":
        return 5, 7.0
    digits = one.replace("-", ""), other.replace("-", "")
    try:
        apart = abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    except ValueError:
        return (4, A_DIGIT_OFF) if is_a_slip(*digits) else (2, -3.0)
    if apart >= GENERATION * _A_YEAR:
        return 1, -8.0
    if is_a_slip(*digits):
        return 4, A_DIGIT_OFF
    return (3, WITHIN_A_YEAR) if apart <= _A_YEAR else (2, -6.0)
