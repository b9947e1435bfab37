"""Rows in which nobody is named: two of one organisation, told by its name, its place and lines.

A list of firms, shops or schools has no people to tell apart. The name of a company then counts as
that of a person does elsewhere, but firms of other names share houses, switchboards and web sites,
and one firm has branches: those are told apart by where they are. What is fixed here follows the
112 restaurants that are both in Fodor's and in Zagat's guide (the labelled set of the Magellan
project): 79 % have one name there, 3 % names spelt alike, 17 % one named in full, 2 % two names;
12 % have two streets and 4 % two numbers.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.matching.comparing.pairwise import (
    Compared,
    best_shared,
    bits_of_sharing,
    dealt,
    distinct_pairs,
    says,
)
from leadctl.matching.comparing.streets import AT_ONE_DOOR, BY_BOX
from leadctl.matching.words.firmnames import Level, compare_names

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from leadctl.matching.comparing.pairwise import Floats, Ints
    from leadctl.matching.gathering.features import Features

NAMES = (
    "", "nobody named, same organisation", "nobody named, organisation spelt alike",
    "nobody named, organisation named in full by one", "nobody named, other organisation",
)  # fmt: skip
"""What each `Level` of names is called."""

SPELT_ALIKE, NAMED_IN_FULL, OTHERWISE_NAMED = 5.5, 2.0, -4.5
"""What names tell that differ. Of strangers one pair in 2,000 is spelt alike, or one in full; but
of those who share a house or a line many are daughters and tenants of each other, so that a name in
full tells little. Two names of one firm are more frequent in lists than in guides."""

AT_ONE_HOUSE = 0.5
"""Log-odds, in bits, that two have at the most by place, site and a name that one has in full:
Siemens, and Siemens Energy next door to it. A number of their own settles it."""

NEIGHBOURS = 6.0
"""What place, number and site weigh together where the names are other ones: a house, an
industrial park and a group's switchboard are shared by firms."""

ELSEWHERE = -4.0
"""What another address tells: of one organisation one pair in nine has it, with what is misread,
and of branches every one does; an area that they share tells nothing."""

BRANCH = -0.5
"""Log-odds, in bits, that two of one name and number have at the most at two addresses: a firm that
has moved, or two of its branches. A site that they share is that of all branches."""

MOST_BY_NUMBER, VAGUE, OTHER_NUMBER = 11.0, 8.0, -2.0
"""What a number tells at the most, and where its country is unknown. Another one would tell -4.6 by
the guides, but those have one number of each; lists have desks and mobile phones."""

MOST_BY_SITE, OTHER_SITE = 7.0, -1.7
"""What a site tells at the most. Another one tells about what another company tells of people."""

NAMESAKES = 512
"""Organisations of a name elsewhere, beside those of the list, among which a site tells one: it is
that of all branches, so that of a chain it tells hardly more than the name has told."""

_ELSEWHERE = "other street|same street, other number|other place|other country"


class Organisations:
    """Compares rows of a list that both tell an organisation and nobody in it."""

    def __init__(self, features: Features) -> None:
        import numpy as np  # noqa: PLC0415

        self._of = features
        self.rows = features.organisations
        self._are_there = bool(self.rows.any())
        if self._are_there:
            self._sites = np.where(self.rows[:, None], features.sites, 0)
            self._named = self._counted(features.plain["company"])
            self._rarity = self._bits(features.plain["company"], np.inf)
            self._by_site = self._bits(features.works, np.inf)
            self._by_number = self._bits(features.phones, MOST_BY_NUMBER)

    def _counted(self, codes: Ints) -> Ints:
        """Count the organisations behind each code: what its people have is none of another."""
        import numpy as np  # noqa: PLC0415

        counts: Ints = np.bincount(codes[self.rows].ravel(), minlength=int(codes.max()) + 1)
        return counts

    def _bits(self, codes: Ints, most: float) -> Floats:
        return bits_of_sharing(self._counted(codes), self._of.population, most=most)

    def judged(
        self, compared: list[Compared], place: Compared, lefts: Ints, rights: Ints
    ) -> list[Compared]:
        """Put what tells organisations in the place of what tells people.

        Args:
            compared: every comparison of the pairs.
            place: that of their places, of which no workplace was told yet.
            lefts: a row of each pair.
            rights: the other one.
        """
        import numpy as np  # noqa: PLC0415

        if not self._are_there:
            return compared
        at = np.flatnonzero(self.rows[lefts] & self.rows[rights])
        if not len(at):
            return compared
        told = self._told(place.of(at), lefts[at], rights[at])
        return [_with(one, at, told.get(one.field)) for one in compared]

    def _told(self, place: Compared, lefts: Ints, rights: Ints) -> dict[str, Compared]:
        name, site = self._names(lefts, rights), self._site(lefts, rights)
        phone = self._phone(lefts, rights)
        place, elsewhere = self._place(place, lefts, rights)
        place, phone, site = self._limited(name, place, phone, site)
        place, site = self._as_branch(elsewhere, place, site, [name, phone])
        return {one.field: one for one in (name, place, phone, site)}

    def _limited(
        self, name: Compared, place: Compared, phone: Compared, site: Compared
    ) -> list[Compared]:
        """Limit what two share whose names differ by what two firms of one house share."""
        import numpy as np  # noqa: PLC0415

        house = np.maximum(AT_ONE_HOUSE - self._of.prior - name.weight, 0)
        place, site = _capped(np.where(name.level == Level.LONGER, house, np.inf), [place, site])
        most = np.where(name.level == Level.OTHER, NEIGHBOURS, np.inf)
        return _capped(most, [place, phone, site])

    def _names(self, lefts: Ints, rights: Ints) -> Compared:
        import numpy as np  # noqa: PLC0415

        codes, texts = self._of.plain["company"], self._of.evidence.plain["company"].texts.all
        at, pairs = distinct_pairs(codes[lefts], codes[rights])
        found = [(int(compare_names(texts[one], texts[other])), 0.0) for one, other in pairs]
        name = dealt("name", list(NAMES), found, at)
        bits = np.minimum(self._rarity[codes[lefts]], self._rarity[codes[rights]])
        alike, longer = (np.minimum(bits, most) for most in (SPELT_ALIKE, NAMED_IN_FULL))
        weight = np.choose(name.level, [0.0, bits, alike, longer, OTHERWISE_NAMED])
        return name._replace(weight=weight)

    def _place(
        self, place: Compared, lefts: Ints, rights: Ints
    ) -> tuple[Compared, NDArray[np.bool_]]:
        """Compare places, and tell which are two addresses.

        Of two that tell no house the postal code tells more than the town; a box has its own.
        """
        import numpy as np  # noqa: PLC0415

        codes = self._of.plain["postal_code"]
        both = (codes[lefts] > 0) & (codes[rights] > 0)
        at_one_door = says(place, AT_ONE_DOOR)
        parted = both & (codes[lefts] != codes[rights]) & ~at_one_door & ~says(place, BY_BOX)
        elsewhere = (says(place, _ELSEWHERE) | parted) & ~at_one_door
        return place._replace(weight=np.where(elsewhere, ELSEWHERE, place.weight)), elsewhere

    def _phone(self, lefts: Ints, rights: Ints) -> Compared:
        import numpy as np  # noqa: PLC0415

        of = self._of
        best = best_shared(of.phones, self._by_number, lefts, rights)
        some = of.has_phone[lefts] & of.has_phone[rights]
        vague = of.vague[lefts].any(axis=1) | of.vague[rights].any(axis=1)
        best = np.where(vague, np.minimum(best, VAGUE), best)
        level = np.where(best > 0, 2, np.where(some, 1, 0))
        words = ["", "other number", "same number"]
        return Compared("phone", words, level, np.choose(level, [0.0, OTHER_NUMBER, best]))

    def _site(self, lefts: Ints, rights: Ints) -> Compared:
        import numpy as np  # noqa: PLC0415

        of = self._of
        best = best_shared(self._sites, self._by_site, lefts, rights)
        some = self._sites[lefts].any(axis=1) & self._sites[rights].any(axis=1)
        codes = of.plain["company"]
        namesakes = np.minimum(self._named[codes[lefts]], self._named[codes[rights]]) + NAMESAKES
        known = np.log2(of.population / namesakes)
        best = np.where(best > 0, np.clip(best - known, 0.1, MOST_BY_SITE), 0)
        level = np.where(best > 0, 2, np.where(some, 1, 0))
        words = ["", "other domain", "same domain or switchboard"]
        return Compared("company", words, level, np.choose(level, [0.0, OTHER_SITE, best]))

    def _as_branch(
        self, elsewhere: NDArray[np.bool_], place: Compared, site: Compared, others: list[Compared]
    ) -> tuple[Compared, Compared]:
        """Let no two addresses pass for one organisation, and a site tell nothing of them."""
        import numpy as np  # noqa: PLC0415

        (site,) = _capped(np.where(elsewhere, 0.0, np.inf), [site])
        most = BRANCH - self._of.prior - np.sum([one.weight for one in (*others, site)], axis=0)
        weight = np.where(elsewhere, np.minimum(place.weight, most), place.weight)
        return place._replace(weight=weight), site


def _capped(left: Floats, shared: list[Compared]) -> list[Compared]:
    """Let what is shared weigh together no more than is `left` for it."""
    import numpy as np  # noqa: PLC0415

    done = []
    for one in shared:
        weight = np.minimum(one.weight, left)
        left = left - np.maximum(weight, 0)
        done.append(one._replace(weight=weight))
    return done


def _with(compared: Compared, at: Ints, told: Compared | None) -> Compared:
    """Say of the pairs `at` what is `told`; nothing where nothing is."""
    level, weight = compared.level.copy(), compared.weight.copy()
    words = [*compared.words, *(told.words if told else ())]
    weight[at] = told.weight if told else 0.0
    level[at] = (told.level + len(compared.words)) * (told.level > 0) if told else 0
    return compared._replace(words=words, level=level, weight=weight)
