"""Comparison of e-mail addresses: the whole, the part before the @, the domain, the names told."""

from __future__ import annotations

import re
from enum import IntEnum
from functools import cached_property
from typing import TYPE_CHECKING

from leadctl.matching.comparing.pairwise import (
    Compared,
    Described,
    bits_of_sharing,
    both_told,
    says,
)
from leadctl.matching.gathering.evidence import FAULTY, FREE, MISTYPED, ROLE, TOLD
from leadctl.matching.words.mailboxes import (
    are_of_one_name,
    differ_by_generation,
    own_given_in,
    spells,
    turned,
)
from leadctl.matching.words.names import OTHER_FAMILY, OTHER_GIVEN, RENAMED, TWO_PEOPLE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from leadctl.matching.comparing.pairwise import Floats
    from leadctl.matching.gathering.features import Features, Ints

    Sides = tuple[Ints, Ints]


class Level(IntEnum):
    """How two addresses compare; `WORDS` and `WEIGHTS` follow the order."""

    (
        NOTHING, OTHER, NAMESAKE, ELSEWHERE, MAILBOX, TOLD, COLLEAGUE, ONE_NAME, OWN_NAMES, LOCAL,
        NEAR, SLIP, ODD, SAME,
    ) = range(14)  # fmt: skip


OTHER_ADDRESS = (-1.0, 0.0, -2.0, -2.0)
"""What an address at another company tells at each level of the comparison of workplaces: nothing
where the company is another one; of 125 contested pairs of one company three were true."""

NO_SLIP = -4.0
"""What two nearly equal addresses tell where the names behind them differ, too: with no weight at
all, 18 of 228 such merges were wrong. What stands in name and address alike is no slip, so Winshaw
with `winshaw@` is not Winslaw with `winslaw@`."""

MOST_BY_ADDRESS = 12.0
"""What one address tells at the most, however many people a list has."""

RELATED = 7.0
"""What one address tells at the most where the given names are two people's: brothers may both be
`m.rossi@`, and couples, deputies and firms of two share theirs."""

RENAMED_TOO = -2.0
"""What two mailboxes tell that have each its own family name, behind one given name: who marries
gets a new one as a rule, and the names have told the rest."""

_PARTLY = re.compile(r"other |slip|letter off|half|share a word|kindred|longer|^same given name$")
"""What the comparison of names says where they do not agree in full."""

_OTHER = re.compile(f"{OTHER_GIVEN}|{OTHER_FAMILY}")
_DIGITS, _NO_DIGITS, _SIGNS = re.compile(r"\d+"), re.compile(r"\D+"), re.compile(r"[._-]")
_SHORTEST, _BRIEFEST = 10, 4
"""Letters of an address from which another one can be nearly the same, and of its name, in which
the slip may stand: `tk` and `tkj` are two people's."""


_ASKED = (Level.MAILBOX, Level.TOLD, Level.NEAR)
"""Levels of mailboxes at one domain, which names may tell more of."""


class Addresses:
    """Compares e-mail addresses of one list by their parts."""

    WORDS = (
        "",
        "another private address",
        "same provider, other number in the mailbox",
        "other company's address",
        "same domain, other mailbox",
        "same domain, both mailboxes tell the name",
        "same domain, other number in the mailbox",
        "same domain, two mailboxes of one name",
        "two mailboxes, each of its own name",
        "same name before the @",
        "nearly the same address",
        "same mailbox, domain one slip off",
        "same mailbox name, of no name's",
        "same address",
    )
    WEIGHTS = (
        0.0, -0.7, -5.0, -1.0, -7.0, -10.0, -14.0, -4.0, -10.0, 1.0, 6.0, 6.0, 6.0, 10.0,
    )  # fmt: skip
    """In bits, by level. A number in a mailbox tells its owner from a namesake at the same
    provider or company: nobody has another one there but after a change of mind. A near
    address was worth 12 to 13 and an equal name before the @ 9, most of which the name has
    told. Two mailboxes at one domain were worth -3 among all, and -11 between rows of one
    name and company, of which one pair in 365 was one person. Of two as which one name can be
    written (`jdoe`, `jane.doe`) more are one person's, for firms change their pattern and
    vendors guess it: if a person has had both in one case of 15, and of two people with such
    names seven in ten have such mailboxes, it is log2((1/15) / 0.7), -3.4 bits; in lists
    where many work beside a namesake they were worth -4.5."""

    def __init__(self, features: Features) -> None:
        self._of = features
        self.texts = features.evidence.emails.texts.all
        self._codes: tuple[dict[str, int], ...] = ({}, {}, {}, {"": 0}, {})
        self._described = described = Described(self.texts, self._read, 8)
        self.local, self.domain, self.digits, self.number, self.bare, *more = described.numbers.T
        self.opening, self.is_short, self.is_brief = more

    def _read(self, text: str) -> list[int]:
        """Give codes of name, domain, all digits, those of the name and the name without them.

        Then the first letter, and whether the address is short, and its name.
        """
        local, _, domain = text.rpartition("@")
        name = _SIGNS.sub("", local) or local
        digits, number = _NO_DIGITS.sub("", text), _NO_DIGITS.sub("", name)
        words = (name, domain, digits, number, _DIGITS.sub("", name))
        codes = (
            known.setdefault(word, len(known))
            for known, word in zip(self._codes, words, strict=True)
        )
        first = ord(text[0]) if text else 0
        return [*codes, first, len(text) < _SHORTEST, len(name) < _BRIEFEST]

    def compare(self, name: Compared, work: Compared, lefts: Ints, rights: Ints) -> Compared:
        """Take the best agreement among the addresses of both, or the worst difference.

        Args:
            name: how their names compare.
            work: how their workplaces compare.
            lefts: a row of each pair.
            rights: the other one.
        """
        import numpy as np  # noqa: PLC0415

        of = self._of
        agree, differ = ~says(name, _OTHER), says(name, _PARTLY)
        another = says(name, TWO_PEOPLE)
        apart, renamed = another | ~agree, says(name, RENAMED)
        companies = of.plain["company"]
        two_firms = (work.level == 1) & (companies[lefts] > 0) & (companies[rights] > 0)
        level = np.zeros(len(lefts), dtype=np.int64)
        weight = np.zeros(len(lefts))
        for one, other, at in both_told(of.emails, lefts, rights):
            mine, theirs = of.emails[lefts[at], one], of.emails[rights[at], other]
            found = self._levels(mine, theirs)
            found = np.where((found == Level.SLIP) & two_firms[at], Level.LOCAL, found)
            asked = np.flatnonzero(agree[at] & np.isin(found, _ASKED))
            people = tuple(of.person[rows[at[asked]]] for rows in (lefts, rights))
            found[asked] = self._of_names(found[asked], (mine[asked], theirs[asked]), people)
            slips = differ[at] & (apart[at] | ~self._has_same_letters(mine, theirs))
            bits, held = self._bits(found, mine, slips, another[at]), weight[at]
            bits = np.where(renamed[at] & (found == Level.TOLD), RENAMED_TOO, bits)
            better = np.where(bits > 0, bits > held, (held <= 0) & (bits < held))
            level[at[better]], weight[at[better]] = found[better], bits[better]
        told = np.array(OTHER_ADDRESS)[work.level]
        weight = np.where(level == Level.ELSEWHERE, told, weight)
        return Compared("email", list(self.WORDS), level, weight)

    def _levels(self, mine: Ints, theirs: Ints) -> Ints:
        """How addresses compare by what they say themselves."""
        import numpy as np  # noqa: PLC0415

        for codes in (mine, theirs):
            self._described.learn(codes)
        kinds = self._of.kinds
        either, both = kinds[mine] | kinds[theirs], kinds[mine] & kinds[theirs]
        there = (mine > 0) & (theirs > 0) & ((either & ROLE) == 0)
        local = self.local[mine] == self.local[theirs]
        domain = self.domain[mine] == self.domain[theirs]
        free = (either & (FREE | FAULTY)) > 0
        told = (both & TOLD) > 0
        named = (either & TOLD) > 0
        other = np.where((both & FREE) > 0, Level.OTHER, Level.NOTHING)
        mine_n, theirs_n = self.number[mine], self.number[theirs]
        numbered = domain & (mine_n != theirs_n) & (self.bare[mine] == self.bare[theirs])
        other = np.where(
            (other == Level.OTHER) & numbered & (mine_n > 0) & (theirs_n > 0), Level.NAMESAKE, other
        )
        level = np.where(free, other, Level.ELSEWHERE)
        level = np.where(domain & ~free, np.where(told, Level.TOLD, Level.MAILBOX), level)
        level = np.where((level == Level.TOLD) & numbered, Level.COLLEAGUE, level)
        level = np.where(local & ~domain, np.where(named, Level.LOCAL, Level.ODD), level)
        near = self._near(mine, theirs, there & (mine != theirs))
        slip = local & ~domain & ((either & FAULTY) == 0)
        level = np.where(near, np.where(slip, Level.SLIP, Level.NEAR), level)
        return np.where(there, np.where(mine == theirs, Level.SAME, level), Level.NOTHING)

    def _has_same_letters(self, mine: Ints, theirs: Ints) -> NDArray[np.bool_]:
        """Which addresses differ in dots and the like alone: no name is spelt in another way."""
        same: NDArray[np.bool_] = self.domain[mine] == self.domain[theirs]
        same &= self.local[mine] == self.local[theirs]
        return same

    def _bits(
        self, level: Ints, mine: Ints, differ: NDArray[np.bool_], another: NDArray[np.bool_]
    ) -> Floats:
        """Weigh levels; what is near tells against one person where the names differ, too.

        What is the same tells less where the given names are two people's.
        """
        import numpy as np  # noqa: PLC0415

        near = (level == Level.NEAR) | (level == Level.SLIP)
        own = (level == Level.OWN_NAMES) & ((self._of.kinds[mine] & FREE) > 0)
        weights = np.where(near & differ | own, NO_SLIP, np.array(self.WEIGHTS)[level])
        shared = self._shared[mine]
        return np.where(
            level == Level.SAME, np.where(another, np.minimum(shared, RELATED), shared), weights
        )

    @cached_property
    def _shared(self) -> Floats:
        """What sharing each address tells."""
        import numpy as np  # noqa: PLC0415

        bits = bits_of_sharing(self._of.by_email, self._of.population, most=MOST_BY_ADDRESS)
        return np.maximum(bits, 0.0)

    def _of_names(self, level: Ints, mailboxes: Sides, people: Sides) -> Ints:
        """Tell whether mailboxes, given their levels, are one name's, or two names' each."""
        import numpy as np  # noqa: PLC0415

        columns = (level, *mailboxes, *people)
        distinct, at = np.unique(np.stack(columns), axis=1, return_inverse=True)
        found = [self._of_name(*one) for one in distinct.T.tolist()]
        return np.array(found, dtype=np.int64)[at.ravel()]

    def _of_name(self, level: int, mine: int, theirs: int, left: int, right: int) -> int:
        one, other = (self.texts[code].rpartition("@")[0] for code in (mine, theirs))
        me, them = self._of.people[left], self._of.people[right]
        turns: tuple[bool | None, bool | None] = (False, False)
        if me == them[::-1]:
            turns = turned(one, me), turned(other, them)
            if turns[0] == turns[1] is not None:
                return Level.OWN_NAMES  # James Thomas has jthomas@, Thomas James has tjames@
        me, them = me[:: -1 if turns[0] else 1], them[:: -1 if turns[1] else 1]
        told = own_given_in(one, me), own_given_in(other, them)
        are_two = self._are_two(told, (me[0], them[0]))
        if level == Level.NEAR and (differ_by_generation(one, other) or (all(told) and are_two)):
            return Level.OWN_NAMES
        both = spells(one, me) and spells(other, them)
        of_one = not are_two and are_of_one_name(one, me, other, them)
        if both and not of_one:
            return Level.OWN_NAMES
        of_one &= both or "slip" not in self._of.names.given(me[0], them[0]).words
        return Level.ONE_NAME if of_one and level != Level.NEAR else level

    def _are_two(self, told: tuple[str, str], given: tuple[str, str]) -> bool:
        """Whether mailboxes tell two people's given names: Patrick and Patricia, be both Pat.

        So do Chris and Christine where each is what the person is called.
        """
        words = self._of.names.given(*told).words
        return bool(TWO_PEOPLE.search(words)) or (told == given and "short" in words)

    def _near(self, mine: Ints, theirs: Ints, wanted: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """A slip or two apart, but for digits, the first letter and two domains that both exist.

        `jane1@` and `jane2@` are two people, and so are `jdoe@` and `mdoe@`. Of a domain one slip
        is likely, while two tell one company from another.
        """
        import numpy as np  # noqa: PLC0415
        from rapidfuzz import process  # noqa: PLC0415
        from rapidfuzz.distance import OSA, Indel  # noqa: PLC0415

        found = np.zeros(len(wanted), dtype=bool)
        at = np.flatnonzero(wanted & self._may_be_near(mine, theirs))
        sides = np.stack((mine[at], theirs[at]))
        left, right = ([self.texts[code] for code in side] for side in sides.tolist())
        off = process.cpdist(left, right, scorer=OSA.distance, score_cutoff=3)
        like = process.cpdist(left, right, scorer=Indel.normalized_similarity)
        kinds, domains = self._of.kinds[sides], self.domain[sides]
        slip = (domains[0] == domains[1]) & (off <= 2) | self._one_slip_off(sides)  # noqa: PLR2004
        broken, mistyped = (((kinds[0] | kinds[1]) & kind) > 0 for kind in (FAULTY, MISTYPED))
        slip |= mistyped & (off <= 3)  # noqa: PLR2004 - a domain and a name
        found[at] = np.where(broken, (off <= 3) | (like >= 0.85), slip)  # noqa: PLR2004
        return found

    def _may_be_near(self, mine: Ints, theirs: Ints) -> NDArray[np.bool_]:
        """Which addresses are worth a comparison by letters: a tenth of those that meet."""
        either = self._of.kinds[mine] | self._of.kinds[theirs]
        alike = (self.domain[mine] == self.domain[theirs]) | ((either & MISTYPED) > 0)
        alike |= self.local[mine] == self.local[theirs]
        alike &= self.digits[mine] == self.digits[theirs]
        alike &= self.opening[mine] == self.opening[theirs]
        alike |= (either & FAULTY) > 0
        short = self.is_short[mine] | self.is_short[theirs]
        brief = self.is_brief[mine] | self.is_brief[theirs]
        short |= brief & (self.local[mine] != self.local[theirs])
        found: NDArray[np.bool_] = alike & (short == 0)
        return found

    def _one_slip_off(self, sides: Ints) -> NDArray[np.bool_]:
        """Which two addresses differ in a slip of the domain, or of the provider's name, alone."""
        import numpy as np  # noqa: PLC0415
        from rapidfuzz import process  # noqa: PLC0415
        from rapidfuzz.distance import OSA  # noqa: PLC0415

        domains, local, kinds = self.domain[sides], self.local[sides], self._of.kinds[sides]
        exist = ((kinds[0] & kinds[1] & FREE) > 0) & (((kinds[0] | kinds[1]) & MISTYPED) == 0)
        found: NDArray[np.bool_] = (local[0] == local[1]) & (domains[0] != domains[1]) & ~exist
        at = np.flatnonzero(found)
        known = list(self._codes[1])
        left, right = ([known[code] for code in side[at]] for side in domains)
        found[at] = process.cpdist(left, right, scorer=OSA.distance, score_cutoff=1) == 1
        return found
