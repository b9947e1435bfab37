"""Titles before a name, letters behind it, and the order of its parts."""

from __future__ import annotations

import re
from typing import NamedTuple

from leadctl.cleaning.namecase import NUMERAL, PARTICLES, needs_case
from leadctl.cleaning.namewords import (
    ANDS,
    ASIAN_TITLES,
    BEFORE_TWO,
    CREDENTIAL_PARTS,
    CREDENTIALS,
    DOTTED_HONORIFICS,
    FIRMS,
    GENERATIONS,
    HONORIFICS,
    LETTER_GENERATIONS,
    NAMES_TOO,
    ROLES,
    SHORT_CREDENTIALS,
    SPOKEN_GENERATIONS,
)
from leadctl.cleaning.steps import step

SUFFIX = "suffix:"
"""Flag of a word that stood behind a name, and what it is."""

_COMMA = re.compile(r"\s*[,，،]\s*")
_PUNCTUATION = re.compile(r"[.\-,'’]")
_JOINTS = re.compile(r"[.\-/]+")
_SPACED = re.compile(r"\b(Ph|LL)\. (D|M|B)\b\.?", re.IGNORECASE)
"""Letters that people part by a blank: `Ph. D.`."""

_INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}")
_FAR_BEHIND = 3
"""Words of a name from which a last single letter V or I is a numeral."""

_SHORTEST_SHOUTED = 3
"""A shouted family name beside a written given one (`Jane DOE`) has at least so many letters."""

_LONGEST_LETTERS = 8
"""Letters behind a name that no list knows have at most so many."""

_VOWELS = frozenset("aeiouy")
_INITIALS_TOO = NAMES_TOO | {"ms", "bs", "mm", "aa", "cs"}
"""Letters that with dots may as well be initials of given names."""


class Parted(NamedTuple):
    """A name without titles and letters, given name first.

    Attributes:
        name: what remains.
        flags: titles and letters that were taken off.
        family: how many words at the end are told to be the family name; 0 where nothing tells.
    """

    name: str
    flags: list[str]
    family: int = 0


def parted(text: str, *, alone: bool) -> Parted:
    """Take one layer of titles and letters off and put the given name first.

    Args:
        text: a name without asides.
        alone: whether it is one part of a whole name, whose words keep their order.
    """
    text = step("letters behind", text, _SPACED.sub(r"\1\2", text))
    segments = [segment for segment in _COMMA.split(text) if segment]
    behind = _pop_letters(segments)
    before: list[str] = []
    for at, segment in enumerate(segments):
        words, letters = _without_suffixes(segment.split(" "), first=at == 0)
        words, titles = _without_honorifics(words, opened=bool(at))
        segments[at] = " ".join(words)
        before += titles
        behind = [*letters, *behind]
    asides = [] if alone else _pop_aside(segments)
    bare = step("title, letters", text, ", ".join(filter(None, segments)))
    name, family = _ordered([one for one in segments if one], alone=alone)
    if name != bare:
        step("`Last, First`", bare, name)
    if before and not family and not alone:
        family = _behind_title(name.split(" "), before[-1])
    flags = [f"honorific:{word}" for word in before] + [f"{SUFFIX}{word}" for word in behind]
    return Parted(name, flags + asides, family)


def _behind_title(words: list[str], title: str) -> int:
    """Tell how many words behind a title are the family name for sure: `Smith`, `van der Berg`."""
    if len(words) == 1:
        return int(_bare(title) not in _OF_THE_GIVEN_NAME and title not in ASIAN_TITLES)
    tied = len(words) > 2 and all(word.casefold() in PARTICLES for word in words[:2])  # noqa: PLR2004 - two particles
    return len(words) if tied else 0


_OF_THE_GIVEN_NAME = frozenset(
    {"sir", "miss", "madam", "rabbi", "lady", "dame", "sister", "father"}
)
"""Titles behind which a single name is the given one as often as not."""


def _bare(word: str) -> str:
    return _PUNCTUATION.sub("", word).casefold()


def _pop_letters(segments: list[str]) -> list[str]:
    """Take segments of letters only off the end: `Jane Doe, PhD, MBA`."""
    taken: list[str] = []
    known = any(_are_letters(segment, room=True) for segment in segments[1:])
    while len(segments) > 1:
        room = " " in segments[0] or len(segments) > 2  # noqa: PLR2004 - a given name besides
        unknown = known and room and _look_like_letters(segments[-1])
        if not (_are_letters(segments[-1], room=room) or unknown):
            break
        taken.insert(0, segments.pop())
    return [word for segment in taken for word in segment.split(" ") if word != "-"]


def _are_letters(segment: str, *, room: bool) -> bool:
    """Tell whether a segment behind a comma holds letters only.

    Args:
        segment: what stands between commas.
        room: whether what precedes can be a whole name, so that this need not be the given one.
    """
    first, *rest = segment.split(" ")
    return _is_letters(first, room=room) and all(
        word == "-" or _bare(word) in CREDENTIAL_PARTS or _is_letters(word, room=room)
        for word in rest
    )


def _is_letters(word: str, *, room: bool) -> bool:
    bare = _bare(word)
    if bare in GENERATIONS or bare in SPOKEN_GENERATIONS:
        return not (_INITIALS.fullmatch(word) and bare in {"jr", "sr"})
    if bare in CREDENTIALS or (room and bare in LETTER_GENERATIONS):
        return True
    if bare in SHORT_CREDENTIALS:
        return room or bare not in NAMES_TOO
    return _is_composed(word)


def _is_composed(word: str) -> bool:
    """Tell whether credentials stand tied together: `RN-BC`, `Msc.Ed.`."""
    parts = [part.casefold() for part in _JOINTS.split(word) if part]
    if len(parts) < 2:  # noqa: PLR2004 - letters, and what is tied to them
        return False
    first, *rest = parts
    known = first in CREDENTIALS or (first in SHORT_CREDENTIALS and first not in NAMES_TOO)
    known = known or (first == "pa" and rest == ["c"])
    return known and all(part in _ALL_LETTERS for part in rest)


_ALL_LETTERS = CREDENTIAL_PARTS | CREDENTIALS | SHORT_CREDENTIALS


def _look_like_letters(segment: str) -> bool:
    return all(
        word.isupper() and len(_bare(word)) <= _LONGEST_LETTERS for word in segment.split(" ")
    )


def _without_suffixes(words: list[str], *, first: bool) -> tuple[list[str], list[str]]:
    """Take `Jr.` and `PhD` off the end, as long as a name remains.

    Args:
        words: of one segment.
        first: whether it opens the name; otherwise it holds the given name.
    """
    taken: list[str] = []
    while len(words) > 1 and is_suffix(words, first=first):
        taken.insert(0, words[-1])
        words = words[:-1]
    return words, taken


def is_suffix(words: list[str], *, first: bool) -> bool:
    """Tell whether the last word of a segment is no part of the name, but letters behind it.

    Args:
        words: of the segment.
        first: whether it opens the name; otherwise it holds the given name.
    """
    word, left = words[-1], len(words) - 1
    bare = _bare(word)
    if bare in GENERATIONS:
        return not (_INITIALS.fullmatch(word) and bare in {"jr", "sr"})
    if bare in CREDENTIALS:
        return True
    if bare in SPOKEN_GENERATIONS:
        return left > 1
    if bare in LETTER_GENERATIONS:
        return left >= _FAR_BEHIND or (not first and (bare == "v" or left > 1))
    if bare in SHORT_CREDENTIALS and (left > 1 or (not first and bare not in _INITIALS_TOO)):
        return _INITIALS.fullmatch(word) is not None or (left > 1 and _stands_out(words))
    return _is_composed(word)


def _stands_out(words: list[str]) -> bool:
    """Tell letters from a name: shouted behind a written one, or not to be spoken as a word."""
    word, bare = words[-1], _bare(words[-1])
    if needs_case(" ".join(words)):
        return _VOWELS.isdisjoint(bare)
    return word.isupper() and bare not in NAMES_TOO


def _without_honorifics(words: list[str], *, opened: bool) -> tuple[list[str], list[str]]:
    """Take `Prof. Dr.` or `Mr. & Mrs.` off the front, as long as a name remains.

    Args:
        words: of one segment.
        opened: whether a family name stood before, so that a generation may open this.
    """
    taken: list[str] = []
    if len(words) > 2 and words[0].casefold() == "the" and is_honorific(words[1:]):  # noqa: PLR2004 - a name besides
        taken, words = words[:1], words[1:]
    while len(words) > 1:
        at = 1 if taken and words[0].lower() in ANDS and len(words) > 2 else 0  # noqa: PLR2004 - a name besides
        if not is_honorific(words[at:]) and not (opened and words[0].lower() in {"jr.", "sr."}):
            break
        at += _bare(words[at]) in {"rt", "right"}
        taken.append(" ".join(words[: at + 1]) if words[0].lower() not in ANDS else words[at])
        words = words[at + 1 :]
    if len(words) == 1:
        words = [_without_asian_title(words[0], taken)]
    elif words and words[-1] in ASIAN_TITLES:
        taken.append(words[-1])
        words = words[:-1]
    return words, taken


def _without_asian_title(word: str, taken: list[str]) -> str:
    if word.isascii():
        return word
    for title in ASIAN_TITLES:
        if word.endswith(title) and len(word) > len(title) + 1:
            taken.append(title)
            return word.removesuffix(title)
    return word


def is_honorific(words: list[str]) -> bool:
    """Tell whether the first word is a title of the others."""
    word, bare = words[0], _bare(words[0])
    if bare in HONORIFICS:
        return True
    dotted = word.endswith(".") and (word.casefold() == "h.c." or not _INITIALS.fullmatch(word))
    if dotted and (bare in DOTTED_HONORIFICS or bare in BEFORE_TWO):
        return True
    if bare in BEFORE_TWO:  # `Secretary of State Jane Doe` is more than a title
        return len(words) > 2 and (word.islower() or not words[1].islower())  # noqa: PLR2004 - two besides
    if bare in {"rt", "right"} and len(words) > 2:  # noqa: PLR2004 - one besides
        return _bare(words[1]) in {"hon", "honourable", "honorable", "rev", "reverend"}
    if len(bare) + 1 >= len(word):
        return False
    parts = [part.casefold() for part in _JOINTS.split(word) if part]
    known = HONORIFICS | DOTTED_HONORIFICS | BEFORE_TWO
    return len(parts) > 1 and all(part in known for part in parts)


def _pop_aside(segments: list[str]) -> list[str]:
    """Take a job or a firm off the end: `Jane Doe, VP of Sales`."""
    if len(segments) < 2 or " " not in segments[0]:  # noqa: PLR2004 - something besides a name
        return []
    words = {_bare(word) for word in segments[-1].split(" ")}
    if words.isdisjoint(ROLES) and words.isdisjoint(FIRMS):
        return []
    return [f"aside:{segments.pop()}"]


def _ordered(segments: list[str], *, alone: bool) -> tuple[str, int]:
    """Write `Doe, Jane` as `Jane Doe`; how many words are told to be the family name comes second.

    Of two words the second is the family name without being told. Particles behind the given name
    belong to the family name: `Berg, Jan van der`.
    """
    if len(segments) != 2:  # noqa: PLR2004 - family and given name
        name = ", ".join(segments)
        return (name, 0) if alone or "," in name else _unshouted(name)
    last, first = segments
    given = first.split(" ")
    moved: list[str] = []
    while given and given[-1].casefold() in PARTICLES and (moved or given[-1] not in _GIVEN_TOO):
        moved.insert(0, given.pop())
    if alone and given:
        return f"{last}, {first}", 0
    told = last.count(" ") + 1 + len(moved)
    name = " ".join([*given, *moved, last])
    return name, told if (told > 1 or len(given) > 1) and given else 0


_GIVEN_TOO = frozenset({"Do", "E", "Van", "Te", "Y", "Al", "Ben", "Den", "La", "Da", "Di"})
"""Particles that, with a capital and behind a comma, may be given names."""


def _unshouted(name: str) -> tuple[str, int]:
    """Read the family name off its capitals: `Jane DOE`, `DUPONT Jean-Pierre`."""
    words = name.split(" ")
    if needs_case(name) or not any(map(_is_shouted, words)):
        return name, 0
    shouted = shouted_words(words)
    if shouted[-1] and not shouted[0]:
        start = shouted.index(True)
        start = start if all(shouted[start:]) else len(words) - 1
        return name, (len(words) - start) if len(words) > 2 else 0  # noqa: PLR2004 - else plain
    size = shouted.index(False)
    if shouted[0] and not any(shouted[size:]) and words[size][:1].isupper():
        turned = " ".join(words[size:] + words[:size])
        return turned, size if len(words) > 2 else 0  # noqa: PLR2004 - else plain
    return name, 0


def shouted_words(words: list[str]) -> list[bool]:
    """Tell which words are ALL CAPS and no initials; particles are where the next word is."""
    shouted = [_is_shouted(word) for word in words]
    for at in range(len(words) - 2, -1, -1):
        particle = words[at].isupper() and words[at].casefold() in PARTICLES
        shouted[at] = shouted[at] or (particle and shouted[at + 1])
    return shouted


def _is_shouted(word: str) -> bool:
    if not word.isupper() or "." in word or NUMERAL.fullmatch(word):
        return False
    letters = sum(map(str.isalpha, word))
    spoken = not word.isascii() or not _VOWELS.isdisjoint(word.lower())
    return letters > _SHORTEST_SHOUTED or (letters == _SHORTEST_SHOUTED and spoken)
