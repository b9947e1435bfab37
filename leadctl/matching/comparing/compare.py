"""Comparisons: how much each kind of field says that two rows are one person, in bits.

Weights follow Fellegi and Sunter (1969): log2 of how often a level is seen between rows of one
person (m, fixed here) over how often between strangers (u, counted in the data at hand). What is
fixed lies near the average of what `tests/bench/weigh_matches.py` measures on both kinds of its
own lists, on FEBRL 3 and on 1,700 leads of three sources. Fields that tell the same thing, such as
a company, its domain and its switchboard, count by their maximum.
"""

from __future__ import annotations

import re
from functools import cached_property
from math import inf
from typing import TYPE_CHECKING

from leadctl.matching.comparing.addresses import MOST_BY_ADDRESS, Addresses
from leadctl.matching.comparing.families import Families
from leadctl.matching.comparing.identifiers import Identifiers
from leadctl.matching.comparing.namepairs import NamePairs
from leadctl.matching.comparing.organisations import Organisations
from leadctl.matching.comparing.pairwise import (
    Compared,
    best_shared,
    bits_of_sharing,
    both_told,
    distinct_pairs,
    says,
)
from leadctl.matching.comparing.places import SAME_BIRTH, Places
from leadctl.matching.comparing.streets import AT_ONE_DOOR
from leadctl.matching.words.firmnames import Level, compare_names
from leadctl.matching.words.names import CONTRADICTED, OTHER_FAMILY, RENAMED, TWO_SCRIPTS
from leadctl.matching.words.scripts import reads_as
from leadctl.matching.words.sounds import sound

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

    from leadctl.matching.gathering.features import Features, Ints

    Floats = NDArray[np.float64]

    Learnt = Mapping[tuple[str, str], float]

USUAL_TITLE = 100
"""How many of a thousand unseen people have any one title."""

WORKPLACES = ("", "other company", "company spelt alike", "same company, domain or switchboard")
"""Levels of the comparison of workplaces."""

OTHER_JOB = (-1.5, 0.0, -2.5, -2.5)
"""What another title tells at each level of `WORKPLACES`: it was worth -2.4 and -2.8 in all; of 180
contested pairs of one company none was true, of 700 of two companies a third."""

NAMELESS = (0.0, -6.0)
"""Log-odds, in bits, that two rows have at the most where one tells no name, or none that can be
compared: with an address or a
number of somebody's own, and without. A firm's mailbox and number are those of all its people."""

HALF_NAMED = 0.0
"""The same where no more than the given name is one: a company has several Marias."""

VAGUE = 8.0
"""What a number of somebody's own tells at the most where its country is unknown, and often its
area: 11 where it is known."""

OWN_NUMBER = "^same number($|, country)"
"""What is said of a number that is one person's own."""

NEXT_DOOR = 1.0
"""What a shared town still tells of people who work together."""

NO_NAME = "no name on one side"

TAUGHT = "decisions"
"""What the sum of all corrections goes by that were learnt from decisions."""

MOST_TAUGHT = 4.0
"""Bits that decisions change of a pair at the most: the doubtful pairs that they are about lie
within so many of each other, and of surer ones they tell nothing."""

VETO = -40.0
"""What two profiles or two generations of one name weigh: more than all agreements together."""


class Comparer:
    """Compares rows of one list by everything that they have.

    Args:
        features: of the list.
        learnt: (field, level) -> bits to add, as decisions taught.
    """

    def __init__(self, features: Features, learnt: Learnt | None = None) -> None:
        self._of = features
        self._names = NamePairs(features)
        self._learnt = learnt or {}
        self._places = Places(features)
        self._emails = Addresses(features)
        self._identifiers = Identifiers(features)
        self._families = Families(features)
        self._organisations = Organisations(features)

    def compare(self, lefts: Ints, rights: Ints, least: float = -inf) -> list[Compared]:
        """Compare the rows `lefts` with the rows `rights`, pair by pair.

        Args:
            lefts: a row of each pair.
            rights: the other one.
            least: log-odds, in bits, below which pairs need not be told from each other: of those
                that cannot come to it, the addresses are passed over.
        """
        name, birth = self._names.compare(lefts, rights), self._places.birth(lefts, rights)
        spelt_twice = self._spelt_twice(name, lefts, rights)
        phone = self._phone(spelt_twice, lefts, rights)
        work = self._work(spelt_twice & says(phone, OWN_NUMBER), lefts, rights)
        born = says(birth, SAME_BIRTH)
        whole = self._places.compare(lefts, rights, born & ~says(name, OTHER_FAMILY))
        place = _beyond(whole, work)
        generation, profile = self._generation(lefts, rights), self._profile(lefts, rights)
        heir = generation.level == 1
        birth, shared = self._families.limited(name, birth, [work, place, phone], heir)
        others = [*shared, self._job(work, lefts, rights), birth]
        others += self._identifiers.compare(lefts, rights)
        told = [name, generation, profile, *others]
        email = self._email(told, work, lefts, rights, least)
        compared = [name, generation, profile, email, *others]
        name, *others = self._organisations.judged(compared, whole, lefts, rights)
        if self._learnt:
            others.append(self._taught([name, *others]))
        called, own = email.weight > 0, says(phone, OWN_NUMBER)
        half = self._is_half(lefts, rights) & ~own | says(name, RENAMED)
        by_work = half & ~(called | born | says(whole, AT_ONE_DOOR))
        return [self._limited(name, others, called | own, by_work), *others]

    def _email(
        self, told: list[Compared], work: Compared, lefts: Ints, rights: Ints, least: float
    ) -> Compared:
        """Compare addresses, where with them pairs may come to `least`.

        Args:
            told: what else was compared, names first; what is limited later only gets less.
            work: how their workplaces compare.
            lefts: a row of each pair.
            rights: the other one.
            least: log-odds, in bits.
        """
        import numpy as np  # noqa: PLC0415

        of, organisations = self._of, self._of.organisations
        most = np.sum([one.weight for one in told], axis=0) + of.prior
        most += np.where(of.has_email[lefts] & of.has_email[rights], MOST_BY_ADDRESS, 0.0)
        most += MOST_TAUGHT if self._learnt else 0.0
        worth = (most >= least) | (organisations[lefts] & organisations[rights])
        at = np.flatnonzero(worth)
        found = self._emails.compare(told[0].of(at), work.of(at), lefts[at], rights[at])
        level, weight = np.zeros(len(lefts), dtype=np.int64), np.zeros(len(lefts))
        level[at], weight[at] = found.level, found.weight
        return found._replace(level=level, weight=weight)

    def _limited(
        self,
        name: Compared,
        others: list[Compared],
        own: NDArray[np.bool_],
        by_work: NDArray[np.bool_],
    ) -> Compared:
        """Let no pair without two whole names to compare pass for one person by where they work.

        Args:
            name: the comparison of names.
            others: all others, which are limited by its weight.
            own: where an address or a number that is a person's own speaks for one.
            by_work: where for a given name alone only their workplace speaks, or its number.
        """
        import numpy as np  # noqa: PLC0415

        rest = np.sum([one.weight for one in others], axis=0) + self._of.prior
        less = np.minimum(np.where(own, *NAMELESS) - rest, 0)
        unread = says(name, f"^{TWO_SCRIPTS}$")
        limited = ((name.level == 0) | unread) & (less < 0)
        weight = np.where(limited, less, name.weight)
        return name._replace(
            words=[*name.words, NO_NAME],
            level=np.where(limited & ~unread, len(name.words), name.level),
            weight=np.where(by_work, np.minimum(weight, HALF_NAMED - rest), weight),
        )

    def _is_half(self, lefts: Ints, rights: Ints) -> NDArray[np.bool_]:
        """Of which pairs both have a given name alone."""
        first, last = self._of.first, self._of.last
        alone: NDArray[np.bool_] = (first > 0) & (last == 0)
        return alone[lefts] & alone[rights]

    def _taught(self, compared: list[Compared]) -> Compared:
        """What earlier decisions say of pairs like these."""
        import numpy as np  # noqa: PLC0415

        weight = np.zeros(len(compared[0].level))
        for one in compared:
            weight += np.array([self._learnt.get((one.field, w), 0) for w in one.words])[one.level]
        weight = np.clip(weight, -MOST_TAUGHT, MOST_TAUGHT)
        words = ["", "what your decisions taught"]
        return Compared(TAUGHT, words, (weight != 0).astype(np.int64), weight)

    def _generation(self, lefts: Ints, rights: Ints) -> Compared:
        import numpy as np  # noqa: PLC0415

        mine, theirs = self._of.suffix[lefts], self._of.suffix[rights]
        level = np.where(mine == theirs, 0, np.where((mine == 0) | (theirs == 0), 1, 2))
        words = ["", "one with Jr, Sr or a number behind the name", "other generation"]
        return Compared("suffix", words, level, np.array([0.0, -10.0, VETO])[level])

    def _profile(self, lefts: Ints, rights: Ints) -> Compared:
        import numpy as np  # noqa: PLC0415

        codes = self._of.plain["linkedin"]
        mine, theirs = codes[lefts], codes[rights]
        both = (mine > 0) & (theirs > 0)
        level = np.where(both, np.where(mine == theirs, 1, 2), 0)
        weights = np.array([0.0, np.log2(self._of.population), VETO])
        return Compared("linkedin", ["", "same profile", "other profile"], level, weights[level])

    def _spelt_twice(self, name: Compared, lefts: Ints, rights: Ints) -> NDArray[np.bool_]:
        """Which pairs have names that are one person's, though their initials differ: Bob, Robert.

        So may be Ann Lee and Ann Ray, who marries. Where no others are known on a number, it is
        that person's own.
        """
        of = self._of
        mine, theirs = of.initials[lefts], of.initials[rights]
        twice: NDArray[np.bool_] = (mine != theirs) & (mine > 0) & (theirs > 0)
        one_script = of.is_foreign[of.person[lefts]] == of.is_foreign[of.person[rights]]
        twice &= one_script & (~says(name, CONTRADICTED) | says(name, RENAMED))
        return twice

    def _phone(self, spelt_twice: NDArray[np.bool_], lefts: Ints, rights: Ints) -> Compared:
        """A number that one person has; those that several share tell where they work."""
        import numpy as np  # noqa: PLC0415

        of, names = self._of, 1 + spelt_twice
        level = (of.has_phone[lefts] & of.has_phone[rights]).astype(np.int64)
        for one, other, at in both_told(of.phones, lefts, rights):
            at = at[of.phones[lefts[at], one] == of.phones[rights[at], other]]  # noqa: PLW2901
            left, right = (lefts[at], one), (rights[at], other)
            inner, outer = of.extensions[left], of.extensions[right]
            desk = (inner != outer) & (inner > 0) & (outer > 0)
            own = of.names_on[of.phones[left]] <= names[at]
            kind = np.where(own, np.where(of.vague[left] | of.vague[right], 4, 5), 3)
            level[at] = np.maximum(level[at], np.where(desk, 2, kind))
        words = ["", "other number", "same number, other extension", "number that several share"]
        words += ["same number, country unknown", "same number"]
        most = np.log2(of.population) - 1
        weights = np.array([0, -0.7, -4, 0, min(most, VAGUE), min(most, 11)])
        return Compared("phone", words, level, weights[level])

    def _work(self, own: NDArray[np.bool_], lefts: Ints, rights: Ints) -> Compared:
        """Where they work: company, its domain or its switchboard, the most telling one.

        Their `own` number is no switchboard.
        """
        import numpy as np  # noqa: PLC0415

        of = self._of
        best = best_shared(of.works, self._work_bits, lefts, rights)
        shared = best_shared(of.phones, self._line_bits, lefts, rights)
        best = np.maximum(best, np.where(own, 0, shared))
        level = np.where(best > 0, 3, of.has_work[lefts] & of.has_work[rights])
        sure = of.sure_work
        slip = (level == 1) & ~(sure[lefts] & sure[rights])
        level = np.where(slip, self._spelling(lefts, rights, slip), level)
        weight = np.choose(level, [0.0, -2.1, 5.5, best - 0.5])
        return Compared("company", list(WORKPLACES), level, weight)

    @cached_property
    def _work_bits(self) -> Floats:
        """What sharing each workplace tells."""
        return bits_of_sharing(self._of.by_work, self._of.population, most=12)

    @cached_property
    def _line_bits(self) -> Floats:
        """What each number tells of where people work: nothing where it is one person's."""
        import numpy as np  # noqa: PLC0415

        bits = bits_of_sharing(self._of.by_phone, self._of.population, most=8)
        return np.where(self._of.names_on > 1, bits, 0)

    @cached_property
    def _title_bits(self) -> Floats:
        """What sharing each title tells."""
        import numpy as np  # noqa: PLC0415

        shared = self._of.population / (self._of.by_title + USUAL_TITLE)
        return np.clip(np.log2(shared) - 0.5, 0.5, 3)

    def _spelling(self, lefts: Ints, rights: Ints, wanted: NDArray[np.bool_]) -> Ints:
        """How names of companies, where `wanted`, are spelt, as a level of `WORKPLACES`.

        Names in two scripts are no other ones where one of them cannot be read.
        """
        import numpy as np  # noqa: PLC0415
        from rapidfuzz import fuzz, process  # noqa: PLC0415

        codes, texts = self._of.plain["company"], self._of.evidence.plain["company"].texts.all
        mine, theirs = np.where(wanted, codes[lefts], 0), np.where(wanted, codes[rights], 0)
        at, pairs = distinct_pairs(mine, theirs)
        left, right = ([texts[pair[side]] for pair in pairs] for side in (0, 1))
        likeness = process.cpdist(left, right, scorer=fuzz.token_sort_ratio)
        sides = list(zip(left, right, strict=True))
        unread = np.array([one.isascii() != other.isascii() for one, other in sides], dtype=bool)
        alike = likeness >= 85  # noqa: PLR2004
        for place in np.flatnonzero(~alike).tolist():
            alike[place] = _opens(*sides[place])
        for place in np.flatnonzero(alike).tolist():
            alike[place] = not _are_numbered_otherwise(*sides[place])
        level = np.where(alike, 2, np.where(unread, 0, 1))[at]
        found: Ints = np.where((mine > 0) & (theirs > 0), level, 1)
        return found

    def _job(self, work: Compared, lefts: Ints, rights: Ints) -> Compared:
        """Another job speaks against one person at one company; who has left it has a new one."""
        import numpy as np  # noqa: PLC0415

        plain = self._of.plain
        names = ("title", "seniority", "department")
        title, level_, office = (_relation(plain[name], lefts, rights) for name in names)
        level = np.where((level_ < 0) | (office < 0), 1, np.where(office > 0, 2, 0))
        level = np.where(title > 0, 3, level)
        bits = self._title_bits[plain["title"][lefts]]
        words = ["", "other job", "same department", "same title"]
        other = np.array(OTHER_JOB)[work.level]
        return Compared("title", words, level, np.choose(level, [0, other, 0.4, bits]))


def _beyond(place: Compared, work: Compared) -> Compared:
    """Of a place the part that the workplace has not told: they stand in one town together."""
    import numpy as np  # noqa: PLC0415

    told = np.maximum(work.weight, 0)
    rest = np.maximum(place.weight - told, np.minimum(place.weight, NEXT_DOOR))
    return place._replace(weight=np.where(place.weight > 0, rest, place.weight))


def _relation(codes: Ints, lefts: Ints, rights: Ints) -> Ints:
    """1 where both have the same, -1 where they differ, 0 where one has nothing."""
    import numpy as np  # noqa: PLC0415

    both = (codes[lefts] > 0) & (codes[rights] > 0)
    return np.where(both, np.where(codes[lefts] == codes[rights], 1, -1), 0)


def _are_numbered_otherwise(one: str, other: str) -> bool:
    """Whether two companies are told apart by a number: School 12 and School 21."""
    mine, theirs = _NUMBERS.findall(one), _NUMBERS.findall(other)
    return bool(mine and theirs) and sorted(mine) != sorted(theirs)


_NUMBERS = re.compile(r"[0-9]+")


def _opens(one: str, other: str) -> bool:
    """Whether one name of a company opens the other with whole words, or is its initials.

    So it does where it is read so: the keys of Яндекс and Yandex differ in letters.
    """
    short, long = (one, other) if len(one) <= len(other) else (other, one)
    if one.isascii() != other.isascii():
        return reads_as(*(sorted((one, other), key=str.isascii)))
    if len(short) < 2 or short[0] != long[0]:  # noqa: PLR2004 - nothing to tell by
        return False
    if long.startswith(short):
        return long[len(short) : len(short) + 1] in {"", " "}
    if len(short) > 2 and short == "".join(word[0] for word in long.split()):  # noqa: PLR2004
        return True
    return sound(one) == sound(other) or compare_names(one, other) in {Level.SAME, Level.ALIKE}
