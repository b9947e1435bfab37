"""How like two people's names are, given and family name together, in bits of match weight.

The parts of a name are compared as words: an agreement weighs by how rare the word is among the
distinct names at hand, so that neither duplicates nor large files make a name look common or rare.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from math import log2
from typing import TYPE_CHECKING, NamedTuple

from leadctl.cleaning.names.case import PARTICLES
from leadctl.cleaning.names.given import may_be_given
from leadctl.cleaning.tables import word_set
from leadctl.matching.words.nicknames import are_kindred, are_short_forms, is_known
from leadctl.matching.words.scripts import are_in_two_scripts, reads_as
from leadctl.matching.words.sounds import sound, without_umlauts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

UNSEEN = 1000
"""People that a list is thought to come with besides those it names: what keeps the frequencies and
the prior of a short list modest."""

GIVEN_UNSEEN, FAMILY_UNSEEN = 20, 10
"""How many of them bear any one given or family name: until a list shows otherwise, a name counts
as a common one (popular given names have 1 to 3 % of a generation, family names 1 %)."""

NAMESAKES = 2.0**-17.5
"""The share of people who bear one full name never counts as less than this."""

RARE = 2
"""Distinct full names up to which a name may be a slip of a commoner one."""

CLEARLY_DIFFERENT = -10.0
"""Another given name: a relative or a colleague, as a rule."""

UNTELLING = PARTICLES | word_set(
    """
    t s d l v le lo el al ul dal dalla dello vd freiherr freifrau freiin graf grafin baron baronin
    baroness prinz prinzessin ritter edler edle jonkheer
    """
)
"""Words that many family names hold and that tell none from another, and ranks of nobles, which one
list tells and the other does not; `t` is what `'t` folds to, `v` is von, van and de in short."""

HALF, ONE_WORD = 5.0, 7.0
"""Bits lost where only half of a double family name agrees, or one word of two double ones. People
of two family names leave one out in a tenth of the lists, strangers share a half twice as often as
a whole: -5.2 bits; -5.7 and more between the same and half the name in labelled lists."""

_MOST_REMEMBERED = 200_000
"""Comparisons of two words kept, about 40 MB: of given names a million rows have 50,000."""

_LONG_ENOUGH = 4
_SHORT_FORM = 3


class Likeness(NamedTuple):
    """How two parts of a name relate, in words for people, and what that weighs in bits."""

    words: str
    weight: float

    @property
    def is_other_family(self) -> bool:
        """Whether the family names are clearly different."""
        return OTHER_FAMILY in self.words

    @property
    def agrees(self) -> bool:
        """Whether both can be one person's."""
        return self.weight > _PLAINLY_OTHER

    @property
    def is_another(self) -> bool:
        """Whether the given names are clearly different."""
        return OTHER_GIVEN in self.words


OTHER_GIVEN, OTHER_FAMILY = "other given name", "other family name"
RENAMED = f"^same given name, {OTHER_FAMILY}$"
"""What is said of the names of one who married, and of two that are called the same."""

_PLAINLY_OTHER = -4.0
UNKNOWN = Likeness("", 0.0)
OTHER_GIVEN_NAME = Likeness(OTHER_GIVEN, CLEARLY_DIFFERENT)
OTHER_FAMILY_NAME = Likeness(OTHER_FAMILY, -6.5)
_INITIAL = Likeness("initial of the given name", 4.0)
_FAMILY_INITIAL = Likeness("initial of the family name", 4.0)
TWO_SCRIPTS = "names in two scripts"
OTHER_SCRIPT = Likeness(TWO_SCRIPTS, 0.0)
SCRIPTS_LOSE = 4.0
"""Bits lost where names agree across scripts: several names are read alike, some eight of one."""

_KNOWN_APART = 12.0
"""What two names lose that a letter tells apart where both exist, or where it is the last one,
which tells the sex: Maria and Mario."""

_KINDRED = 10.0
"""What two kindred names lose: Emily is put for Emma far more seldom than Kate for Katherine, some
once in a thousand."""

TWO_PEOPLE = re.compile(f"{OTHER_GIVEN}|kindred|longer|telling letter")
"""What is said of given names of which each is somebody else's as a rule."""

CONTRADICTED = re.compile(f"{TWO_PEOPLE.pattern}|{OTHER_FAMILY}")
"""What is said of names that are not one person's as a rule."""

_SHORTER = re.compile("initial of the given|short form|cut short")
"""What is said of given names of which one may be others' as well."""

_UMLAUTS = "umlauts written out"


class Names:
    """The names of a list: how common their words are, and comparisons by it.

    Args:
        people: the distinct (given, family) names, folded.
    """

    def __init__(self, people: Iterable[tuple[str, str]]) -> None:
        given, family = Counter[str](), Counter[str]()
        self.people = 0
        for first, last in people:
            self.people += 1
            given.update(first.split(" ", 1)[:1])
            family.update(set(last.split(" ")))
        self._given, self._family = given, family
        self._seen: dict[tuple[str, str, bool], Likeness] = {}

    def whole(self, one: tuple[str, str], other: tuple[str, str]) -> Likeness:
        """Compare two (given, family) names as one thing, swapped parts and other splits too.

        However rare its words, a name is never rarer than `NAMESAKES`.
        """
        if are_in_two_scripts(one, other):
            return self.across_scripts(one, other)
        given, family = (
            self.part(one[0], other[0], given=True),
            self.part(one[1], other[1], given=False),
        )
        words = ", ".join(filter(None, (given.words, family.words)))
        straight = Likeness(words, _tempered(given.weight + family.weight))
        if given.agrees and family.agrees and not are_split_otherwise(one, other):
            return straight
        found = self.rearranged(one, other)
        return found if found and found.weight > straight.weight else straight

    def are_akin(self, one: tuple[str, str], other: tuple[str, str]) -> bool:
        """Whether names are those of two people of one family: Christine and Christian Brown."""
        found = self.whole(one, other)
        return bool(TWO_PEOPLE.search(found.words)) and not found.is_other_family

    def leaves_open(self, one: tuple[str, str], other: tuple[str, str]) -> bool:
        """Whether one of two names that agree tells less: J. Brown and Chris Brown of Christine."""
        return not (one[0] and other[0]) or bool(_SHORTER.search(self.whole(one, other).words))

    def part(self, one: str, other: str, *, given: bool) -> Likeness:
        """Compare two given or two family names; what was asked lately is remembered."""
        key = (one, other, given) if one <= other else (other, one, given)
        found = self._seen.get(key)
        if found is None:
            if len(self._seen) >= _MOST_REMEMBERED:
                self._seen.clear()
            compare = self.given if given else self.family
            found = self._seen[key] = compare(key[0], key[1])
        return found

    def across_scripts(self, one: tuple[str, str], other: tuple[str, str]) -> Likeness:
        """Compare a name with one in another script, in either order, where one can be read.

        Where it cannot, or is read otherwise, nothing is known: Han is read in other ways in Japan,
        and many go by a name for foreigners.
        """
        foreign, latin = (other, one) if "".join(one).isascii() else (one, other)
        for mine in (latin, latin[::-1]):
            if all(map(reads_as, foreign, mine)):
                bits = self.given_bits(mine[0].split(" ", 1)[0]) + self.family_bits(mine[1])
                return Likeness("same name in another script", _tempered(bits - SCRIPTS_LOSE))
        return OTHER_SCRIPT

    def rearranged(self, one: tuple[str, str], other: tuple[str, str]) -> Likeness | None:
        """Parts swapped, split or ordered in two ways, and a lone name in the other column."""
        if are_split_otherwise(one, other):
            return Likeness("same name, split otherwise", _tempered(self._bits(one) - 1))
        if are_ordered_otherwise(one, other):
            bits = min(self._bits(one), self._bits(other)) - 1
            return Likeness("same name, in another order", _tempered(bits))
        if all(one) and all(other):
            crossed = one[0] == other[1] or one[1] == other[0]
            return self._swapped(one, other) if crossed else None
        alone, full = (one, other) if all(other) else (other, one)
        lone = alone[0] or alone[1]
        if lone and lone in full:
            bits = min(self.given_bits(lone), self.family_bits(lone))
            return Likeness("only one name, in the other column", bits - 1)
        return None

    def _swapped(self, one: tuple[str, str], other: tuple[str, str]) -> Likeness:
        """Read one of the names the other way round, whichever fits better."""
        given, family = max(
            (
                (
                    self.part(mine[0], theirs[1], given=True),
                    self.part(mine[1], theirs[0], given=False),
                )
                for mine, theirs in ((one, other), (other, one))
            ),
            key=lambda parts: parts[0].weight + parts[1].weight,
        )
        words = "given and family name swapped"
        if not (given.agrees and family.agrees):
            words = f"{words}: {given.words}, {family.words}"
        return Likeness(words, _tempered(given.weight + family.weight - 1))

    def _bits(self, name: tuple[str, str]) -> float:
        return self.given_bits(name[0].split(" ", 1)[0]) + self.family_bits(name[1])

    def given_bits(self, word: str) -> float:
        """What it tells that two people share this given name."""
        return log2((self.people + UNSEEN) / (self._given[word] + GIVEN_UNSEEN))

    def family_bits(self, name: str) -> float:
        """What it tells that two people share this family name; its rarest word counts."""
        most = (self.people + UNSEEN) / FAMILY_UNSEEN
        fewest = min((self._family[word] for word in name.split(" ")), default=0)
        return log2(most / (1 + fewest / FAMILY_UNSEEN))

    def is_rare(self, word: str) -> bool:
        """Whether a word is borne so seldom that it may be a slip."""
        return max(self._given[word], self._family[word]) <= RARE and not _is_a_name(word)

    def given(self, one: str, other: str) -> Likeness:
        """Compare two given names, middle names behind them."""
        if not one or not other:
            return UNKNOWN
        if one == other:
            return Likeness("same given name", self.given_bits(one.split(" ", 1)[0]) - 0.2)
        if " " in one or " " in other:
            return self._givens_of_words(one, other)
        return self._given_words(one, other)

    def _givens_of_words(self, one: str, other: str) -> Likeness:
        """Compare given names of which one has several words: Anne Marie and Annemarie are one."""
        (mine, *more), (theirs, *others) = one.split(" "), other.split(" ")
        if mine == theirs:
            return self._with_middle(mine, more, others)
        shared = (set(more) & {theirs}) | (set(others) & {mine})
        if shared:
            return Likeness("a middle name in use", min(map(self.given_bits, shared)) - 4)
        glued = one.replace(" ", ""), other.replace(" ", "")
        if glued[0] == glued[1]:
            return Likeness("given name spelt otherwise", self.given_bits(mine) - 1)
        return self._given_words(*(glued if _is_slip(*glued) else (mine, theirs)))

    def _with_middle(self, word: str, more: list[str], others: list[str]) -> Likeness:
        bits = self.given_bits(word)
        if not more or not others:
            return Likeness("same given name, one with a middle name", bits - 0.7)
        if self._are_two_names(more[0], others[0]):
            return Likeness("same given name, other middle name", bits - 8)
        return Likeness("same given name, middle name alike", bits)

    def _are_two_names(self, one: str, other: str) -> bool:
        """Whether the words behind a given name are two people's: Pierre and Paul, but not P."""
        return bool(TWO_PEOPLE.search(self._given_words(one, other).words))

    def _given_words(self, one: str, other: str) -> Likeness:
        short, long = (one, other) if len(one) <= len(other) else (other, one)
        if len(short) == 1:
            return _INITIAL if long[0] == short else OTHER_GIVEN_NAME
        words, less = "", 0.0
        known = _is_a_name(one) and _is_a_name(other)
        if are_kindred(one, other):
            words, less = "kindred given name, a name of its own", _KINDRED
        elif without_umlauts(one) == without_umlauts(other):
            words, less = f"same given name, {_UMLAUTS}", 0.5
        elif sound(one) == sound(other):
            words, less = "given name spelt otherwise", 1.5
        elif are_short_forms(one, other):
            words, less = "short form of the given name", 1.5
        elif len(short) >= _SHORT_FORM and long.startswith(short):
            words, less = (
                ("longer given name", _KNOWN_APART)
                if known
                else ("given name cut short", _cut_loses(short))
            )
        elif abs(len(one) - len(other)) <= 1 and _is_slip(one, other):
            slip = one[:-1] != other[:-1] and (self.is_rare(one) or self.is_rare(other))
            slip &= not known
            slip |= _are_vowels_swapped(one, other)
            words = "given name one slip off" if slip else "given name a telling letter off"
            less = 2 if slip else _KNOWN_APART
        if not words:
            return OTHER_GIVEN_NAME
        common = min(self.given_bits(one), self.given_bits(other))
        return Likeness(words, common - less)

    def family(self, one: str, other: str) -> Likeness:
        """Compare two family names."""
        if not one or not other:
            return UNKNOWN
        if one == other:
            return Likeness("same family name", self.family_bits(one) - 0.2)
        if " " in one or " " in other:
            return self._families_of_words(one, other)
        return self._family_words(one, other)

    def _families_of_words(self, one: str, other: str) -> Likeness:
        """Compare family names of which one has several words."""
        if one.replace(" ", "") == other.replace(" ", ""):
            return Likeness("family name spelt otherwise", self.family_bits(one) - 1)
        mine, theirs = telling(one), telling(other)
        if mine == theirs:
            return Likeness("same family name but for a particle", self.family_bits(mine) - 1)
        if sound(mine) == sound(theirs):
            return self._family_words(mine, theirs)
        for left, right in ((mine, theirs), (without_umlauts(mine), without_umlauts(theirs))):
            shared = set(left.split(" ")) & set(right.split(" "))
            if shared:
                return self._half(left, right, shared)
        return self._family_words(mine, theirs)

    def _half(self, one: str, other: str, shared: set[str]) -> Likeness:
        whole = shared in (set(one.split(" ")), set(other.split(" ")))
        bits = self.family_bits(" ".join(sorted(shared)))
        if whole:
            return Likeness("half of a double family name", bits - HALF)
        return Likeness("family names share a word", bits - ONE_WORD)

    def _family_words(self, one: str, other: str) -> Likeness:
        short, long = (one, other) if len(one) <= len(other) else (other, one)
        if len(short) == 1:
            return _FAMILY_INITIAL if long[0] == short else OTHER_FAMILY_NAME
        words, less = "", 0.0
        if without_umlauts(one) == without_umlauts(other):
            words, less = f"same family name, {_UMLAUTS}", 0.5
        elif sound(one) == sound(other):
            words, less = "family name spelt otherwise", 1
        elif _is_slip(one, other):
            words = "family name one slip off"
            less = 4 if self.is_rare(one) or self.is_rare(other) else 7
        elif len(short) > _LONG_ENOUGH and long.startswith(short):
            words, less = "family name cut short", 3.5
        if words and long.startswith(short) and long[len(short) :] in _ENDINGS:
            words, less = "family name with another ending", _OTHER_ENDING
        if not words:
            return OTHER_FAMILY_NAME
        return Likeness(words, min(self.family_bits(one), self.family_bits(other)) - less)


_ENDINGS = word_set(
    """
    akis bach berg berger burg elli en enko er ers es etti ev ez feld feldt ian idis ing ini ino is
    man mann ov sen ski sky sohn son ssen sson stein thal uk yan
    """
)
"""What makes another family name of one: Martin and Martinez, Stein and Steinberg, Peters and
Petersen are two families."""

_OTHER_ENDING = 10.0
"""Bits that such an ending takes: of two or more letters it is no slip."""


def _cut_loses(short: str) -> float:
    """What a name loses that opens a longer one: more where it is one of its own, as Priya is."""
    return 6 if len(short) > _LONG_ENOUGH and _is_a_name(short) else 3


def _is_a_name(word: str) -> bool:
    """Whether a word is known as a given name, so that it is hardly a slip of another one."""
    return is_known(word) or may_be_given(word)


def are_split_otherwise(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether names differ in no more than where the given one ends: Ann, Marie Doe."""
    mine, theirs = ([part.replace(" ", "") for part in name] for name in (one, other))
    return mine != theirs and "".join(mine) == "".join(theirs)


def are_ordered_otherwise(one: tuple[str, str], other: tuple[str, str]) -> bool:
    """Whether two names have the same words, three at the least, the family name first in one.

    So Tran Minh Duc is Duc Tran Minh, and S. Lakshmi Narayanan is Lakshminarayanan S.
    """
    mine, theirs = (" ".join(name).split() for name in (one, other))
    if max(len(mine), len(theirs)) <= _FEWEST or mine[0] == theirs[0] or mine[-1] == theirs[-1]:
        return False
    return sorted(mine) == sorted(theirs) or any(
        "".join(words[at:] + words[:at]) == "".join(others)
        for words, others in ((mine, theirs), (theirs, mine))
        for at in range(1, len(words))
    )


_FEWEST = 2
"""Words of a whole name: with no more the parts are swapped, which is told by itself."""


def telling(family: str) -> str:
    """Take the particles off a family name, unless it is nothing else: `van t hof` is `hof`."""
    words = family.split(" ")
    return " ".join(word for word in words if word not in UNTELLING) or family


def _tempered(weight: float) -> float:
    return -log2(2**-weight + NAMESAKES) if weight > 0 else weight


def _is_slip(one: str, other: str) -> bool:
    """Whether one is the other with a slip of the fingers: a letter or two, or letters mixed up."""
    longest = max(len(one), len(other))
    if longest < _LONG_ENOUGH or abs(len(one) - len(other)) > 2:  # noqa: PLR2004 - two letters
        return False
    off = _distance()(one, other, score_cutoff=2)
    if off == 1 or (off == 2 and longest > 5 and one[0] == other[0]):  # noqa: PLR2004
        return True
    return _are_mixed_up(*sorted((one, other), key=len))


def _are_vowels_swapped(one: str, other: str) -> bool:
    """Whether two vowels within a long name are swapped: Micheal is put for Michael.

    So are names of few, and those whose last letter differs tell the sex: Florian and Florina.
    """
    if len(one) != len(other) or len(one) < _LONG or one[-1] != other[-1]:
        return False
    at = [place for place, (a, z) in enumerate(zip(one, other, strict=True)) if a != z]
    if len(at) != 2 or at[1] != at[0] + 1:  # noqa: PLR2004 - a pair
        return False
    mine = one[at[0] : at[1] + 1]
    return _VOWELS.issuperset(mine) and mine[::-1] == other[at[0] : at[1] + 1]


_VOWELS, _LONG = frozenset("aeiou"), 6


def _are_mixed_up(short: str, long: str) -> bool:
    """Whether words have the same letters in any order; the longer may have one more."""
    more = len(long) - len(short)
    if more > 1 or not (0 <= sum(map(ord, long)) - sum(map(ord, short)) - _LEAST * more < _LETTERS):
        return False
    left = list(long)
    for letter in short:
        if letter not in left:
            return False
        left.remove(letter)
    return True


_LEAST, _LETTERS = ord("a"), 26
"""What one more letter adds to the sum of all at the least, and how far that varies: it tells most
words apart at a glance; those in other scripts are not searched for a missing letter."""


@cache
def _distance() -> Callable[..., int]:
    from rapidfuzz.distance import DamerauLevenshtein  # noqa: PLC0415 - 50 ms

    return DamerauLevenshtein.distance
