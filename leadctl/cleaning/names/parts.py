"""The parts of a name between commas, and their order."""

from __future__ import annotations

import re
from typing import NamedTuple

from leadctl.cleaning.names.case import PARTICLES, SHORT_PARTICLES
from leadctl.cleaning.names.eastern import is_eastern
from leadctl.cleaning.names.families import KOREAN_FAMILIES
from leadctl.cleaning.names.generations import SUFFIX, closes_family, tied, without_inner
from leadctl.cleaning.names.given import (
    MOSTLY_GIVEN,
    given_kind,
    given_rank,
    is_given,
    is_hardly_family,
    may_be_given,
)
from leadctl.cleaning.names.letters import (
    are_degrees_of,
    are_letters,
    look_like_letters,
    without_suffixes,
)
from leadctl.cleaning.names.people import are_letters_of, is_called, is_place, is_place_too, is_role
from leadctl.cleaning.names.shouted import unshouted
from leadctl.cleaning.names.titles import bare_word, is_title, without_honorifics
from leadctl.cleaning.names.words import (
    ASIAN_TITLES,
    BEFORE_GIVEN,
    FIRMS,
)
from leadctl.cleaning.steps import step
from leadctl.cleaning.tables import word_set

_COMMA = re.compile(r"\s*[,，،]\s*")
_COMMA_OR_SEMICOLON = re.compile(r"\s*[,，،;]\s*")
"""Between the parts of a whole name; of several given names `Jane; John` stay as they are."""
_SPACED = re.compile(r"\b(Ph|LL|h)\. (D|M|B|c)\b\.?", re.IGNORECASE)
"""Letters that people part by a blank: `Ph. D.`."""

_GLUED = re.compile(
    r"\b((?:Mr|Mrs|Ms|Miss|Dr|Prof|Rev|Hr|Fr|Sr|Sra|Dra|Ing)\.(?!(?:in|ssa)\b)(?=[^\W\d_]{2,}(?!\.))"
    r"|(?<!\S)(?:นางสาว|นาย|นาง(?!สาว)|น\.ส\.|ดร\.)(?=[ก-ฮเ-ไ]))",
    re.IGNORECASE,
)
"""Titles that people tie to the name: `Dr.Jane Doe`, and as Thai is written."""


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
        alone: whether it is one part of a whole one, whose words keep their order.
    """
    raw = text
    text = step("spaces", text, _GLUED.sub(r"\1 ", _SPACED.sub(r"\1.\2.", tied(text, alone=alone))))
    signs = _COMMA if alone else _COMMA_OR_SEMICOLON
    segments = [segment for segment in signs.split(text) if segment]
    text = step("commas", text, _joined(segments))
    behind, asides = _pop_behind(segments, alone=alone)
    family = int(bool(behind) and len(segments) == 1 and " " not in segments[0])
    text = _joined(segments)
    behind = [*_strip_suffixes(segments, alone=alone), *behind]
    text = step("credential", text, _joined(segments))
    before = _strip_titles(segments, alone=alone)
    text = step("honorific", text, _joined(segments))
    if ";" in raw and not (alone or _COMMA.search(raw)) and _keep_order(segments):
        segments = [" ".join(segments)]
    name, told = _ordered(segments, alone=alone)
    step("`Last, First`", text, name)
    if before and not told:
        told = _behind_title(name.split(" "), before[-1])
    flags = [f"honorific:{word}" for word in before] + [f"{SUFFIX}{word}" for word in behind]
    return Parted(name, flags + asides, 0 if alone else told or family)


def _pop_behind(segments: list[str], *, alone: bool) -> tuple[list[str], list[str]]:
    """Take whole segments that are no part of the name: letters, and flags of what else follows."""
    text = _joined(segments)
    behind = _pop_letters(segments)
    text = step("credential", text, _joined(segments))
    asides = [] if alone else _pop_asides(segments)
    text = step("what follows", text, _joined(segments))
    behind = [*_pop_inner_letters(segments), *behind]
    step("credential", text, _joined(segments))
    return behind, asides


def _joined(segments: list[str]) -> str:
    return ", ".join(segments)


def _strip_suffixes(segments: list[str], *, alone: bool) -> list[str]:
    """Take letters off the end of each segment, and generations from before a family name."""
    behind: list[str] = []
    for at, segment in enumerate(segments):
        words, letters = without_suffixes(segment.split(" "), first=at == 0)
        if at == 0 and (alone or len(segments) > 1) and closes_family(words):
            letters, words = [words[-1], *letters], words[:-1]
        elif not alone:
            words, inner = without_inner(words)
            letters = [*inner, *letters]
        segments[at] = " ".join(words)
        behind = [*letters, *behind]
    return behind


def _strip_titles(segments: list[str], *, alone: bool) -> list[str]:
    """Take titles off the front of each segment, and segments of titles only."""
    before = _pop_titles(segments)
    for at, segment in enumerate(segments):
        words = segment.split(" ")
        elsewhere = _ELSEWHERE if alone and _is_called_before_family(words) else []
        words, titles = without_honorifics([*words, *elsewhere], opened=bool(at))
        segments[at] = " ".join(words[: len(words) - len(elsewhere)])
        before += titles
    return before


_ELSEWHERE = ["Xx"]
"""Stands for a family name that has a column of its own."""


def _is_called_before_family(words: list[str]) -> bool:
    """Tell `Captain John` from names: of families as `Pastor Vicente`, and given ones: `Hon Bo`."""
    first, last = bare_word(words[0]), words[-1]
    if len(words) == 1 or first in BEFORE_GIVEN or given_kind(first) not in _NO_FAMILY:
        return False
    return is_hardly_family(last) and not is_title(last)


_NO_FAMILY = frozenset({"", "rare"})
"""How words are given names that are no family names as well."""


def _behind_title(words: list[str], title: str) -> int:
    """Tell how many words behind a title are the family name for sure: `Smith`, `van der Berg`."""
    if len(words) == 1:
        told = bare_word(title).partition(" ")[0] not in _OF_THE_GIVEN_NAME
        told = told and title not in ASIAN_TITLES
        told = told and not is_eastern(words[0])  # which is a whole name as a rule
        return int(told and (not is_given(words[0]) or words[0].casefold() in KOREAN_FAMILIES))
    tied = len(words) > 2 and all(word.casefold() in PARTICLES for word in words[:2])  # noqa: PLR2004 - two particles
    return len(words) if tied else 0


_OF_THE_GIVEN_NAME = word_set(
    """
    sir miss madam rabbi lady dame sister father
    bapak bpk dato datuk datin encik haji hj puan ustaz ustazah นาย นาง นางสาว นส คุณ ดร
    """
)
"""Titles behind which a single name is the given one as often as not, or by custom."""


def _pop_letters(segments: list[str]) -> list[str]:
    """Take segments of letters only off the end: `Jane Doe, PhD, MBA`.

    Ones that no list knows count behind known ones.
    """
    taken: list[str] = []
    while len(segments) > 1:
        room = _is_whole(segments[0]) or len(segments) > 2  # noqa: PLR2004 - a given name besides
        last = segments[-1]
        known = are_letters(last, room=room) or are_degrees_of(segments[0], last)
        if not (known or are_letters_of(segments[0], last)) and not (
            look_like_letters(last) and any(are_letters(one, room=room) for one in segments[1:-1])
        ):
            break
        taken.insert(0, segments.pop())
    return [word for segment in taken for word in segment.split(" ") if word != "-"]


def _pop_inner_letters(segments: list[str]) -> list[str]:
    """Take letters from between family and given name: `Doe, Jr., Jane`."""
    taken = [one for one in segments[1:-1] if are_letters(one, room=False)]
    taken += [segments[-1]] if len(segments) > 1 and _is_lettered(segments) else []
    segments[:] = [one for one in segments if one not in taken or one is segments[0]]
    return taken


def _is_lettered(segments: list[str]) -> bool:
    return _is_whole(segments[0]) and are_letters(segments[-1], room=True)


def _is_whole(segment: str) -> bool:
    """Tell whether a segment can be a whole name, with or without titles."""
    return len(without_honorifics(segment.split(" "), opened=False)[0]) > 1


def _pop_titles(segments: list[str]) -> list[str]:
    """Take segments of titles only off the end: `Smith, Jane, Dr.`, `Smith, Mrs.`."""
    taken: list[str] = []
    while len(segments) > 1 and all(map(is_title, segments[-1].split(" "))):
        taken = [*segments.pop().split(" "), *taken]
    return taken


def _pop_asides(segments: list[str]) -> list[str]:
    """Take a job or a firm off the end: `Jane Doe, VP of Sales`, `Jane Doe, MBA, chairs the board`.

    What follows letters behind a whole name is no name either.
    """
    taken: list[str] = []
    while len(segments) > 1 and _is_whole(segments[0]) and _is_aside(segments):
        taken.insert(0, f"aside:{segments.pop()}")
    return taken


def _is_aside(segments: list[str]) -> bool:
    """Tell whether the last segment behind a whole name is none."""
    last = segments[-1]
    if is_place(last) or (is_called(segments[0]) and _is_no_given(last, few=len(segments) == 2)):  # noqa: PLR2004 - one behind
        return True
    words = {bare_word(word) for word in last.split(" ")}
    behind_letters = len(segments) > 2 and are_letters(segments[1], room=True)  # noqa: PLR2004 - more
    spoken = any(map(str.isalpha, last)) and "of" not in words
    is_told = not words.isdisjoint(FIRMS) or any(map(is_role, words))
    return is_told or not spoken or behind_letters


def _is_no_given(segment: str, *, few: bool) -> bool:
    """Tell what behind a person turns no name round, as `Arthur` does behind `Conan Doyle`.

    Args:
        segment: what follows the last comma.
        few: whether that is the only one.
    """
    words = segment.split(" ")
    if is_place_too(segment) or all(map(is_title, words)):
        return is_place_too(segment)
    given = all(may_be_given(word) or (few and _INITIALS.fullmatch(word)) for word in words)
    return not given and not (few and segment.isalpha())


_INITIALS = re.compile(r"(?:[^\W\d_]\.-?){1,4}|[^\W\d_](?:-?[^\W\d_])?")
"""Letters of given names: `J.`, `J.R.`, `K.-H.`, `JR`."""


def _keep_order(segments: list[str]) -> bool:
    """Tell two words that a semicolon lists as they follow: `Bob; Stone`, but not `Doe; Jane`."""
    return (
        len(segments) == 2  # noqa: PLR2004 - given and family name
        and not any(" " in segment for segment in segments)
        and (may_be_given(segments[0]) or not is_given(segments[1]))
    )


def _ordered(segments: list[str], *, alone: bool) -> tuple[str, int]:
    """Write `Doe, Jane` as `Jane Doe`; how many words are told to be the family name comes second.

    Of two words the second is the family name without being told. Particles behind the given name
    belong to the family name: `Berg, Jan van der`.
    """
    segments = _with_middle(segments)
    if len(segments) != 2:  # noqa: PLR2004 - family and given name
        name = ", ".join(segments)
        return (name, 0) if alone or "," in name else unshouted(name)
    last, first = segments
    given = first.split(" ")
    moved: list[str] = []
    while given and _is_particle(given[-1], last, first=not moved):
        moved.insert(0, given.pop())
    if alone and given:
        return f"{last}, {first}", 0
    told = last.count(" ") + 1 + len(moved)
    name = " ".join([*given, *moved, last])
    return name, told if (told > 1 or len(given) > 1) and given else 0


def _is_particle(word: str, family: str, *, first: bool) -> bool:
    """Tell a particle behind a given name from a given name, and `v.d.` from initials."""
    if word.casefold() in SHORT_PARTICLES:
        return word.islower() or family.isupper()
    return word.casefold() in PARTICLES and not (first and word in _GIVEN_TOO)


def _with_middle(segments: list[str]) -> list[str]:
    """Tie a middle name to the given one: `Doe,Jane,M`."""
    if len(segments) != 3 or " " in segments[1]:  # noqa: PLR2004 - family, given and middle name
        return segments
    last, first, middle = segments
    named = given_rank(middle) >= MOSTLY_GIVEN and may_be_given(first)
    is_middle = not is_called(last) and (_INITIALS.fullmatch(middle) or named)
    return [last, f"{first} {middle}"] if is_middle else segments


_GIVEN_TOO = frozenset(
    {"e", "y", "Do", "E", "Van", "Te", "Y", "Al", "Ben", "Den", "La", "Da", "Di"}
)
"""Particles that, with a capital and behind a comma, may be given names."""
