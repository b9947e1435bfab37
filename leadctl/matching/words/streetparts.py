"""A street as a name, a kind and numbers: `100 N Main St.` is `main`, street, 100 and north.

Lists write the kind of a street as they please, its number in words or in digits, and saints and
sides in full or in short: each part comes out in one spelling.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from leadctl.cleaning.tables import phrase_set, word_set

if TYPE_CHECKING:
    from collections.abc import Sequence

_LAST = """
alley aly|avenue ave av aven|boulevard blvd blv boul|circle cir|close cl|court ct|
crescent cres cr|drive dr drv|expressway expy|gardens gdns|green grn|grove gr grv|heights hts|
highway hwy|hill hl|lane ln|mews|parade pde|park pk|parkway pkwy|place pl|plaza plz|road rd|
square sq|street st str|terrace ter terr tce|trail trl|turnpike tpke|walk wlk|way wy|view vw|
strasse str|platz|weg|gasse|allee|laan ln|straat str|plein pln|gatan|gata|vagen v|vej|veien vn|
gade|ulice|utca
"""
_FIRST = """
allee all|avenue av ave avda avd avenida|boulevard bd bld blvd boul|calle c cl|carrera cra kr|
carretera ctra|chemin ch che|corso cso|cours crs|impasse imp|largo lgo|passage pass psg|paseo po|
place pl|plac|piazza pza|plaza pza|quai|rua r|rue r|route rte rt|strada str|travessa tv|ulica ul|
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
_MOST_DIGITS = 3
"""Digits of the number of a street at the most."""

_NUMBERED = frozenset(
    word
    for word, kind in _AT_END.items()
    if kind in word_set("avenue boulevard court drive lane place road street terrace")
)
"""Kinds of streets that towns number."""

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
_SAINTS = {"st": "saint", "saint": "saint", "ste": "sainte", "sta": "santa", "sto": "santo"}
_BESIDE = word_set("adjacent adj behind beside between cnr near off opp opposite")
"""Words that go before what stands beside a house."""

BOX = "pobox"
"""How a box at the post office is written: it tells nothing of where the house is."""

_BOX = re.compile(
    r"\b(?:(?:g ?)?p ?o box|post ?office box|post ?box|pob|private bag|postfach|postbus|postbo[kx]s"
    r"|apartado(?: de correos)?|apdo|casilla|boite postale|casella postale|caixa postal"
    r"|skrytka pocztowa)\b|^(?:bp|box|cp)(?= \d)"
)
_DIGITS = frozenset("0123456789")
_NUMBER = re.compile(r"0*(\d+)([a-z]{0,2})")
_ROOM = re.compile(r"[a-z]\d*")
_BEHIND = re.compile(r"[a-z]\d*|bis|ter|quater")
_PART_OF_NUMBER = re.compile(r"[a-z]+|[1-9]\d*")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")


class Street(NamedTuple):
    """A street without its numbers, their kind, and what tells one door from another."""

    name: str
    kind: str
    numbers: str


def _ordinal(number: int) -> str:
    """Write `7th`; what ends in 11 to 13 ends in `th`, too."""
    endings = {} if number % 100 in range(11, 14) else {1: "st", 2: "nd", 3: "rd"}
    return f"{number}{endings.get(number % 10, 'th')}"


_UNITS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
_TEENS = [
    "tenth", "eleventh", "twelfth",
    *(f"{word}teenth" for word in ("thir", "four", "fif", "six", "seven", "eigh", "nine")),
]  # fmt: skip
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_SHORT = {
    **{word: _ordinal(at) for at, word in enumerate([*_UNITS, *_TEENS], 1)},
    **{f"{ten[:-1]}ieth": _ordinal(10 * at) for at, ten in enumerate(_TENS, 2)},
    "mount": "mt", "fort": "ft",
}  # fmt: skip
"""Word -> what it is written as in short."""

_SHORT_PAIRS = {
    **{
        (ten, _ordinal(unit)): _ordinal(10 * at + unit)
        for at, ten in enumerate(_TENS, 2)
        for unit in range(1, 10)
    },
    **{(one, other): one + other for one in "ns" for other in "ew"},
}
"""Two words, the second in short -> what they are together: `twenty 3rd`, and N. W."""

_KINDS = frozenset({*_AT_END, *_AT_START})
_RESPELT = frozenset({*_SHORT, *(other for _, other in _SHORT_PAIRS), *_BESIDE, "at"})
_BARE_ORDINAL = re.compile(rf"\d (?:{'|'.join(_NUMBERED)})\b|^(?:{'|'.join(_AT_START)}) \d")


def read_street(key: str) -> Street:
    """Part the match key of a street: folded, without signs."""
    words = _BOX.sub(BOX, key).split()
    if not _RESPELT.isdisjoint(words):
        words = _in_short(words)
    if _BARE_ORDINAL.search(key):
        words = [_ordinal(int(w)) if _is_name(words, at) else w for at, w in enumerate(words)]
    words, numbers = _parted(words)
    words = _saintly(words)
    for at, rest in ((0, slice(1, None)), (-1, slice(-1))):
        if words and words[at] in _SIDES and _has_name(words[rest], is_before=at < 0):
            numbers.append(_SIDES[words[at]])
            words = _saintly(words[rest])
    name, kind = _named(words)
    return Street(name, kind, " ".join(sorted(set(numbers))))


def _in_short(words: Sequence[str]) -> list[str]:
    """Write `seventh` as 7th and N. W. as NW, and leave out what a house stands beside."""
    found: list[str] = []
    for word in words:
        if _is_beside(word, found):
            break
        short = _SHORT.get(word, word)
        pair = _SHORT_PAIRS.get((found[-1], short)) if found else None
        if pair:
            found[-1] = pair
        else:
            found.append(short)
    return found


def _is_beside(word: str, before: Sequence[str]) -> bool:
    """Whether a word ends the street; it does where there is a house and a name before."""
    if not (word in _BESIDE or (word == "at" and not _KINDS.isdisjoint(before))):
        return False
    is_house = [_NUMBER.fullmatch(one) and not _ORDINAL.fullmatch(one) for one in before]
    return any(is_house) and not all(is_house)


def _is_name(words: Sequence[str], at: int) -> bool:
    """Whether a number is a street's name, as in `12 7 Ave` and in `Calle 7 # 12-30`.

    One beside a street of another name is a house's.
    """
    if not words[at].isdecimal() or len(words[at]) > _MOST_DIGITS:
        return False
    before, behind, further = words[:at][-1:], words[at + 1 : at + 2], words[at + 2 : at + 3]
    if at == 1 and words[0] in _AT_START:
        return bool(behind) and _is_aside(behind[0])
    if not before and further and not (further[0][0] in _DIGITS or further[0] in _ROOMS):
        return False  # Avenue B is lettered, and the number before it a house's
    return not _NUMBERED.isdisjoint(behind) and all(map(_is_aside, [*before, *further]))


def _is_aside(word: str) -> bool:
    """Whether a word is no part of a street's name."""
    return word[0] in _DIGITS or word in _SIDES or word in _ROOMS or bool(_ROOM.fullmatch(word))


def _has_name(words: Sequence[str], *, is_before: bool) -> bool:
    """Whether words without a side beside them still name a street: Avenue W does not."""
    named = len(words) > 1 or any(word not in _AT_END for word in words)
    return named or (is_before and bool(words) and words[0] not in _AT_START)


def _parted(words: Sequence[str]) -> tuple[list[str], list[str]]:
    """Part words from numbers and the letters that belong to these."""
    rest: list[str] = []
    numbers: list[str] = []
    after = False
    for at, word in enumerate(words):
        following = words[at + 1 : at + 2]
        if word[0] in _DIGITS and (found := _numbers(word, following)):
            numbers += found
            after = True
        elif (after or (not following and _is_whole(rest))) and _BEHIND.fullmatch(word):
            numbers += _PART_OF_NUMBER.findall(word)
        elif word in _ROOMS and len(words) > 1 and not _is_saint(word, following):
            after = True
        else:
            rest.append(word)
            after = False
    return rest, numbers


def _is_whole(words: Sequence[str]) -> bool:
    """Whether words are a name and a kind."""
    return len(words) > 1 and words[-1] in _AT_END


def _numbers(word: str, following: Sequence[str]) -> list[str]:
    """Part `12a` into 12 and a; `5th` is a name but before a floor."""
    of_floor = following in (["floor"], ["fl"])
    found = _NUMBER.fullmatch(word)
    if not found or (_ORDINAL.fullmatch(word) and not of_floor):
        return []
    return [found[1], found[2]] if found[2] and not of_floor else [found[1]]


def _named(words: Sequence[str]) -> tuple[str, str]:
    """Part the name from the kind; where there is no other name the kind is it."""
    if len(words) > 1 and words[-1] in _AT_END:
        *words, kind = words
        return " ".join(words), _AT_END[kind]
    if len(words) > 1 and words[0] in _AT_START:
        return " ".join(_saintly(words[1:])), _AT_START[words[0]]
    if len(words) == 1 and words[0] in _AT_END:
        return _AT_END[words[0]], ""
    if words and (glued := _GLUED.search(words[-1])):
        whole = " ".join(words)
        return whole[: -len(glued[0])], _AT_END[glued[0]]
    return " ".join(words), ""


def _saintly(words: Sequence[str]) -> list[str]:
    """Write `St Mary's` and `St James's` as Saint Marys and Saint James."""
    if not words or not _is_saint(words[0], words[1:]):
        return list(words)
    saint, name, *rest = words
    if rest[:1] == ["s"]:
        name, rest = f"{name.rstrip('s')}s", rest[1:]
    return [_SAINTS[saint], name, *rest]


def _is_saint(word: str, following: Sequence[str]) -> bool:
    """Whether a word is a saint, and no street or suite: a name follows it."""
    name = following[0] if following else ""
    return word in _SAINTS and name.isalpha() and len(name) > 1
