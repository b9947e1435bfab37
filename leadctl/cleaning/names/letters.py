"""Letters behind a name: generations, degrees, licences, orders."""

from __future__ import annotations

from leadctl.cleaning.names.case import needs_case
from leadctl.cleaning.names.generations import is_marked
from leadctl.cleaning.names.titles import INITIALS, JOINTS, are_initials, bare_word
from leadctl.cleaning.names.words import (
    CREDENTIAL_PARTS,
    CREDENTIALS,
    DOTTED_CREDENTIALS,
    FAMILIES_TOO,
    GENERATIONS,
    HONORIFICS,
    INDONESIAN_DEGREES,
    INDONESIAN_GIVEN,
    LETTER_GENERATIONS,
    NAMES_TOO,
    SHORT_CREDENTIALS,
    SPOKEN_GENERATIONS,
)

_FAR_BEHIND = 3
"""Words of a name from which a last single letter V or I is a numeral."""

_LONGEST_LETTERS = 8
"""Letters behind a name that no list knows have at most so many."""

_VOWELS = frozenset("aeiouy")
_INITIALS_TOO = NAMES_TOO | {"ms", "bs", "mm", "aa", "cs"}
"""Letters that with dots may as well be initials of given names."""

_NO_INITIALS = frozenset({"md", "rn", "ceo", "cfo", "cto", "coo"})
"""Short letters that, as the only word behind `Smith,`, are no given names: `Chan, KC` is one."""

_ALL_LETTERS = CREDENTIAL_PARTS | CREDENTIALS | SHORT_CREDENTIALS


def are_letters(segment: str, *, room: bool) -> bool:
    """Tell whether a segment behind a comma holds letters only.

    Args:
        segment: what stands between commas.
        room: whether what precedes can be a whole name, so that this need not be the given one.
    """
    first, *rest = segment.split(" ")
    return _is_letters(first, room=room) and all(
        word == "-" or bare_word(word) in CREDENTIAL_PARTS or _is_letters(word, room=room)
        for word in rest
    )


def _is_letters(word: str, *, room: bool) -> bool:
    bare = bare_word(word)
    if bare in GENERATIONS or bare in SPOKEN_GENERATIONS:
        return not _is_no_junior(word) and (room or bare != "vi")
    if is_marked([word]):
        return True
    if bare in CREDENTIALS or (room and bare in LETTER_GENERATIONS):
        return bare in CREDENTIALS or not word.endswith(".")
    if bare in SHORT_CREDENTIALS:
        return (room or bare in _NO_INITIALS) and (bare != "ms" or word.isupper())
    return _is_composed(word)


def _is_no_junior(word: str) -> bool:
    """Tell `J.R.` from `Jr.`."""
    return bare_word(word) in {"jr", "sr"} and INITIALS.fullmatch(word) is not None


def _is_composed(word: str) -> bool:
    """Tell whether credentials stand tied together: `RN-BC`, `Msc.Ed.`."""
    parts = [part.casefold() for part in JOINTS.split(word) if part]
    if len(parts) < 2:  # noqa: PLR2004 - letters, and what is tied to them
        return False
    first, *rest = parts
    known = first in CREDENTIALS or (first in SHORT_CREDENTIALS and first not in NAMES_TOO)
    known = known or (first == "pa" and rest == ["c"])
    return known and all(part in _ALL_LETTERS for part in rest)


def are_degrees_of(name: str, segment: str) -> bool:
    """Tell `S.E.` behind an Indonesian name from initials behind `Smith Jones`."""
    bare = [bare_word(word) for word in segment.split(" ")]
    if not ("." in segment[:-1] and all(word in INDONESIAN_DEGREES for word in bare)):
        return False
    local = not INDONESIAN_GIVEN.isdisjoint(name.casefold().split(" ")[:-1])
    return local or INITIALS.fullmatch(segment) is None


def look_like_letters(segment: str) -> bool:
    """Tell whether a segment is short and shouted, as letters are that no list knows."""
    return all(
        word.isupper() and len(bare_word(word)) <= _LONGEST_LETTERS for word in segment.split(" ")
    )


def without_suffixes(words: list[str], *, first: bool) -> tuple[list[str], list[str]]:
    """Take `Jr.` and `PhD` off the end, as long as a name remains.

    Args:
        words: of one segment.
        first: whether it opens the name; otherwise it holds the given name.
    """
    taken: list[str] = []
    while len(words) > 1 and (is_suffix(words, first=first) or _goes_on(words, first=first)):
        taken.insert(0, words[-1])
        words = words[:-1]
    return words, taken


def _goes_on(words: list[str], *, first: bool) -> bool:
    """Tell letters that no list knows behind known ones: `Jane Doe RN CCRN`."""
    word, before = words[-1], words[:-1]
    lettered = word.isupper() and word.isalpha() and look_like_letters(word)
    written = len(before) > 2 and not any(map(str.isupper, before[:2]))  # noqa: PLR2004 - a name besides
    return (
        lettered
        and written
        and bare_word(before[-1]) in _ALL_LETTERS - CREDENTIAL_PARTS
        and is_suffix(before, first=first)
    )


def is_suffix(words: list[str], *, first: bool) -> bool:
    """Tell whether the last word of a segment is no part of the name, but letters behind it.

    Args:
        words: of the segment.
        first: whether it opens the name; otherwise it holds the given name.
    """
    word, left = words[-1], len(words) - 1
    bare = bare_word(word)
    titled = word.endswith(".") and bare in HONORIFICS and not are_initials(word)
    if left > first and (titled or ("." in word[:-1] and bare in DOTTED_CREDENTIALS)):
        return True
    if bare in GENERATIONS or bare in CREDENTIALS:
        return not (_is_no_junior(word) or _is_name_too(words))
    if bare in SPOKEN_GENERATIONS or is_marked(words):
        return left > 1
    if bare in LETTER_GENERATIONS:
        return not word.endswith(".") and _is_numeral(bare, left, first=first)
    if bare in SHORT_CREDENTIALS and (left > 1 or (not first and bare not in _INITIALS_TOO)):
        return INITIALS.fullmatch(word) is not None or (left > 1 and _stands_out(words))
    return _is_composed(word)


def _is_numeral(bare: str, left: int, *, first: bool) -> bool:
    return left >= _FAR_BEHIND or (not first and (bare == "v" or left > 1))


def _is_name_too(words: list[str]) -> bool:
    """Tell `Chidi Mba` from `Jane MBA`, and the names Ii and Vi from numbers."""
    word, bare = words[-1], bare_word(words[-1])
    alike = needs_case(" ".join(words))
    if bare in FAMILIES_TOO:
        return len(words) == 2 and (alike or not word.isupper())  # noqa: PLR2004 - given and family name
    if bare in {"ii", "vi"}:
        return word.istitle() or (alike and bare == "vi")
    return False


def _stands_out(words: list[str]) -> bool:
    """Tell letters from a name: shouted behind a written one, or not to be spoken as a word."""
    word, bare = words[-1], bare_word(words[-1])
    if needs_case(" ".join(words)):
        return _VOWELS.isdisjoint(bare)
    return word.isupper() and bare not in NAMES_TOO
