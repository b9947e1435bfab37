"""A street as a name, a kind and numbers: `100 N Main St.` is `main`, street, 100 and north.

Lists write the kind of a street as they please, and a house that stands next door has nearly the
same text: so each part is compared on its own.
"""

from __future__ import annotations

import re
from enum import IntEnum
from typing import TYPE_CHECKING, NamedTuple

from leadctl.cleaning.tables import phrase_set, word_set
from leadctl.matching.pairwise import distinct_pairs

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from leadctl.matching.pairwise import Ints


class Level(IntEnum):
    """How two streets compare."""

    NOTHING, OTHER, NEIGHBOURS, ALIKE, FULLER, SAME = range(6)


WORDS = (
    "",
    "other street",
    "same street, other number",
    "street spelt alike",
    "same street, told in full by one",
    "same street",
)

AT_ONE_DOOR = re.compile("street spelt alike|same street(?!, other)")
"""What the words say of two that may live in one house."""

_LAST = """
alley aly|avenue ave av aven|boulevard blvd boul|circle cir|close cl|court ct|crescent cres cr|
drive dr drv|expressway expy|gardens gdns|green grn|grove gr grv|heights hts|highway hwy|hill hl|
lane ln|mews|parade pde|park pk|parkway pkwy|place pl|plaza plz|road rd|square sq|street st str|
terrace ter terr tce|trail trl|turnpike tpke|walk wlk|way wy|view vw|strasse str|platz|weg|
gasse|allee|laan ln|straat str|plein pln|gatan|gata|vagen v|vej|veien vn|gade|ulice|utca
"""
_FIRST = """
allee all|avenue av ave avda avd avenida|boulevard bd bld blvd boul|calle c cl|carrera cra kr|
carretera ctra|chemin ch che|corso cso|cours crs|impasse imp|largo lgo|passage pass psg|paseo po|
place pl|plac|piazza pza|plaza pza|quai|rua r|rue r|route rte|strada str|travessa tv|ulica ul|
ulitsa ul|via v|viale vle|aleja al aleje|osiedle os|prospekt pr
"""


_ONE_KIND = {"strasse": "street", "straat": "street", "laan": "lane", "platz": "place"}
"""Kinds of several languages that one abbreviation stands for."""


def _kinds(table: str) -> dict[str, str]:
    """Spelling -> kind."""
    groups = [group.split() for group in phrase_set(table)]
    return {word: _ONE_KIND.get(group[0], group[0]) for group in groups for word in group}


_AT_END, _AT_START = _kinds(_LAST), _kinds(_FIRST)
_GLUED = re.compile(r"(?<=[a-z]{3})(strasse|straat|str|street|weg|gasse|platz|allee|laan|plein)$")
_ROOMS = word_set(
    "apartment apt appartement app block building bldg etage etg flat floor fl haus house level "
    "lok no nr number numero og piso room rm stock suite ste stiege top unit wohnung whg"
)
"""Words for a part of a house, or before a number, that tell nothing themselves."""

_SIDES = {
    "n": "n", "s": "s", "e": "e", "w": "w", "ne": "ne", "nw": "nw", "se": "se", "sw": "sw",
    "north": "n", "south": "s", "east": "e", "west": "w", "northeast": "ne", "northwest": "nw",
    "southeast": "se", "southwest": "sw",
}  # fmt: skip
_BOX = re.compile(r"\b(?:p ?o box|post office box|postbox|postfach|apartado|casilla)\b")
_DIGITS = frozenset("0123456789")
_NUMBER = re.compile(r"0*(\d+)([a-z]{0,2})")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_AGAIN = word_set("bis ter quater")
_SPELT_ALIKE = 85
"""Likeness of names that count as spelt alike, 0 to 100."""


class Street(NamedTuple):
    """A street without its numbers, their kind, and what tells one door from another."""

    name: str
    kind: str
    numbers: str


def read_street(key: str) -> Street:
    """Part the match key of a street: folded, without signs."""
    words, numbers = _parted(_BOX.sub("pobox", key).split())
    for at, rest in ((0, slice(1, None)), (-1, slice(-1))):
        if words and words[at] in _SIDES and any(word not in _AT_END for word in words[rest]):
            numbers.append(_SIDES[words[at]])
            words = words[rest]
    name, kind = _named(words)
    return Street(name, kind, " ".join(sorted(set(numbers))))


def _parted(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part words from numbers and the letters that belong to these."""
    rest: list[str] = []
    numbers: list[str] = []
    after = False
    for at, word in enumerate(words):
        if word[0] in _DIGITS and (found := _numbers(word, words[at + 1 : at + 2])):
            numbers += found
            after = True
        elif after and (len(word) == 1 or word in _AGAIN):
            numbers.append(word)
        elif word in _ROOMS and len(words) > 1:
            after = True
        else:
            rest.append(word)
            after = False
    return rest, numbers


def _numbers(word: str, following: Sequence[str]) -> list[str]:
    """Part `12a` into 12 and a; `5th` is a name but before a floor."""
    of_floor = following in (["floor"], ["fl"])
    found = _NUMBER.fullmatch(word)
    if not found or (_ORDINAL.fullmatch(word) and not of_floor):
        return []
    return [found[1], found[2]] if found[2] and not of_floor else [found[1]]


def _named(words: Sequence[str]) -> tuple[str, str]:
    """Part the name from the kind; `St Marys` is a saint."""
    if len(words) > 1 and words[-1] in _AT_END:
        *words, kind = words
        return _saintly(words), _AT_END[kind]
    if len(words) > 1 and words[0] in _AT_START:
        return " ".join(words[1:]), _AT_START[words[0]]
    if words and (glued := _GLUED.search(words[-1])):
        whole = " ".join(words)
        return whole[: -len(glued[0])], _AT_END[glued[0]]
    return _saintly(words), ""


def _saintly(words: Sequence[str]) -> str:
    return " ".join(["saint", *words[1:]] if words[:1] == ["st"] and len(words) > 1 else words)


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
        self._wholes, self._whole = _coded([_glued(one.name, one.kind) for one in read])
        self._glued = _coded([_glued(one.name) for one in read])[1]
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
        either = some & ((kinds[0] == kinds[1]) | (kinds[0] == 0) | (kinds[1] == 0))
        alike = named & either | self._spelt_alike(one, other, either & ~named)
        doors = self._of_numbers(one, other, alike)
        level = np.where(same, np.where(doors == 1, Level.FULLER, Level.SAME), Level.ALIKE)
        level = np.where(doors == 0, Level.NEIGHBOURS, level)
        return np.where(some, np.where(alike, level, Level.OTHER), Level.NOTHING)

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


def _glued(*parts: str) -> str:
    return "".join(parts).replace(" ", "")


def _holds(one: str, other: str) -> bool:
    """Whether one name has all words of the other and more, such as a town behind it."""
    mine, theirs = set(one.split()), set(other.split())
    return bool(mine and theirs) and (mine <= theirs or mine >= theirs)
