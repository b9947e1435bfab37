"""Titles before a name: `Prof. Dr.`, `Mr. & Mrs.`, `The Rt. Hon.`."""

from __future__ import annotations

import re
from functools import lru_cache

from leadctl.cleaning.names.given import ONLY, given_kind
from leadctl.cleaning.names.words import (
    ANDS,
    ASIAN_TITLES,
    BEFORE_GIVEN,
    BEFORE_TITLES,
    BEFORE_TWO,
    BESIDE_TITLES,
    CHIEFS,
    DON,
    DOTTED_HONORIFICS,
    EXCELLENCIES,
    FEMININE,
    HONORIFICS,
    KOREAN_RANKS,
    PAIR_OPENINGS,
    PAIRS,
    PAIRS_BEFORE_TWO,
    SPANISH_GIVEN,
    WITH_FEMININE,
)
from leadctl.cleaning.tables import word_set

_PUNCTUATION = re.compile(r"[.\-,'’]")
JOINTS = re.compile(r"[.\-/]+")
INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}")
"""Letters with dots, two or more."""

_KNOWN = HONORIFICS | DOTTED_HONORIFICS | BEFORE_TWO


@lru_cache(maxsize=10_000)
def bare_word(word: str) -> str:
    """Fold a word as the lists of `namewords` are folded."""
    return _PUNCTUATION.sub("", word).casefold()


def is_title(word: str) -> bool:
    """Tell whether a word alone is a title, wherever it stands."""
    bare = bare_word(word)
    known = bare in HONORIFICS or (word.endswith(".") and bare in DOTTED_HONORIFICS)
    return known and not are_initials(word)


def are_initials(word: str) -> bool:
    """Tell `M.S.` and `D.R.` from `Ms.`, `Dr.` and `D.r.`: letters of given names, each dotted."""
    alike = word.isupper() or word.islower()
    return alike and INITIALS.fullmatch(word) is not None


def without_honorifics(words: list[str], *, opened: bool) -> tuple[list[str], list[str]]:
    """Take `Prof. Dr.` or `Mr. & Mrs.` off the front, as long as a name remains.

    Args:
        words: of one segment.
        opened: whether a family name stood before, so that a generation may open this.
    """
    taken: list[str] = []
    if len(words) > 2 and words[0].casefold() == "the" and title_size(words[1:]):  # noqa: PLR2004 - a name besides
        taken, words = words[:1], words[1:]
    while len(words) > 1:
        at = 1 if taken and words[0].lower() in ANDS and len(words) > 2 else 0  # noqa: PLR2004 - a name besides
        beside = (opened and words[0].lower() in {"jr.", "sr."}) or _is_beside_title(words, taken)
        size = title_size(words[at:]) or int(beside or _goes_on(words, taken))
        if not size:
            break
        taken.append(" ".join(words[at : at + size]))
        words = words[at + size :]
    if len(words) == 1:
        words = [_without_asian_title(words[0], taken)]
    elif words and (words[-1] in ASIAN_TITLES or _is_korean_rank(words)):
        taken.append(words[-1])
        words = words[:-1]
    return words, taken


def _is_beside_title(words: list[str], taken: list[str]) -> bool:
    """Tell `em.` and `PD` beside a title from an initial or a name."""
    word = words[0]
    if bare_word(word) not in BESIDE_TITLES:
        return False
    if len(words) > 2 and is_title(words[1]):  # noqa: PLR2004 - a name besides
        return word.endswith(".") or word.isupper()
    return bool(taken) and word.endswith(".") and word.islower()


def _goes_on(words: list[str], taken: list[str]) -> bool:
    """Tell `Ing` behind `Dr`, and the Spanish `D.` behind `Sr.`, from a name and an initial."""
    following = _FOLLOWING.get(bare_word(taken[-1]), frozenset()) if taken else frozenset()
    return len(words) > 2 and words[0].casefold() in following  # noqa: PLR2004 - a name besides


_DON_FOR_SHORT = word_set("d. d dª d.ª dª. dña dña.")
_FOLLOWING = {"dr": word_set("ing ing."), "sr": _DON_FOR_SHORT, "sra": _DON_FOR_SHORT}
"""What goes on with a title, and is a name or an initial elsewhere."""


def are_titles(text: str) -> bool:
    """Tell whether a whole cell holds titles alone, which nobody is called by: `Mr.`, `Prof. Dr.`.

    Without a dot only the best known ones count.
    """
    words = text.split(" ")
    return all(
        is_title(word) and (word.endswith(".") or bare_word(word) in _SURE) for word in words
    )


_SURE = frozenset(
    {
        "mr", "mrs", "ms", "dr", "prof", "herr", "frau", "mme", "mlle", "monsieur", "madame",
        "señor", "señora", "señorita", "signor", "signora", "dhr", "mevr", "mister",
    }
)  # fmt: skip


def _without_asian_title(word: str, taken: list[str]) -> str:
    if word.isascii():
        return word
    for title in ASIAN_TITLES:
        if word.endswith(title) and len(word) > len(title) + 1:
            taken.append(title)
            return _without_rank(word.removesuffix(title), title, taken)
    return word


_POLITE = "님"


def _without_rank(name: str, title: str, taken: list[str]) -> str:
    """Take a post off before the polite title, as long as a name of two signs remains."""
    if title == _POLITE:
        for size in range(min(len(name) - 2, _LONGEST_RANK), 1, -1):
            if name[-size:] in KOREAN_RANKS:
                taken.append(name[-size:])
                return name[:-size]
    return name


_LONGEST_RANK = max(map(len, KOREAN_RANKS))


def _is_korean_rank(words: list[str]) -> bool:
    """Tell whether a name ends with a post; without 님 behind one sign it may be a given name."""
    last = words[-1]
    if last.isascii() or last.removesuffix(_POLITE) not in KOREAN_RANKS:
        return False
    return last.endswith(_POLITE) or len("".join(words[:-1])) > 1


def title_size(words: list[str]) -> int:
    """Count the first words that are one title of the others; 0 for none."""
    behind = len(words) - 2
    if behind > 0 and bare_word(words[0]) in PAIR_OPENINGS:
        pair = f"{bare_word(words[0])} {bare_word(words[1])}"
        if pair in PAIRS or (behind > 1 and pair in PAIRS_BEFORE_TWO):
            return 2
    if behind > 0 and bare_word(words[0]) in BEFORE_TITLES:
        return int(title_size(words[1:]) > 0)
    return int(_is_honorific(words))


def _is_honorific(words: list[str]) -> bool:
    """Tell whether the first word alone is a title of the others."""
    word, bare = words[0], bare_word(words[0])
    if _is_address(words) or _is_before_given(words) or word.casefold() == "h.c.":
        return True
    if are_initials(word) or bare in HONORIFICS:
        return not are_initials(word)
    if word.endswith(".") and (bare in DOTTED_HONORIFICS or bare in BEFORE_TWO):
        return True
    if bare in BEFORE_TWO:  # `Secretary of State Jane Doe` is more than a title
        return len(words) > 2 and (word.islower() or not words[1].islower())  # noqa: PLR2004 - two besides
    return _is_composed(word)


def _is_monsieur(words: list[str]) -> bool:
    """Tell `M.` before `Jean DUPONT` and in `M. et Mme Dupont`; elsewhere it is an initial."""
    if words[1].lower() in ANDS:
        return is_title(words[2])
    return words[-1].isupper() and len(words[-1]) > 2 and not words[1].isupper()  # noqa: PLR2004 - no initials


def _is_before_given(words: list[str]) -> bool:
    """Tell `Pastor` before `John Doe` and before `Dr. Doe`."""
    if bare_word(words[0]) not in BEFORE_GIVEN or len(words) < 3:  # noqa: PLR2004 - two words of a name besides
        return False
    return given_kind(words[1]) in ONLY or is_title(words[1])


def _is_composed(word: str) -> bool:
    """Tell titles that are tied together, or to an ending: `Dipl.-Ing.`, `Mag.a`."""
    *parts, last = [part.casefold() for part in JOINTS.split(word) if part] or [""]
    if parts and last in FEMININE and "".join(parts) in WITH_FEMININE:
        return True
    return parts != [] and all(part in _KNOWN for part in (*parts, last))


def _is_address(words: list[str]) -> bool:
    """Tell `H.E.` and `CEO` before a name, `DI` before a written and `Don` before a Spanish one."""
    word, bare = words[0], bare_word(words[0])
    if len(words) < 3:  # noqa: PLR2004 - two words of a name besides
        return False
    if bare in EXCELLENCIES:
        said = INITIALS.fullmatch(word) is not None or (bare == "hrh" and word.isupper())
        return said and not INITIALS.fullmatch(words[1])
    if word == "M.":
        return _is_monsieur(words)
    if bare in CHIEFS:
        return word.isupper() and "." not in word
    if word == "DI":
        return words[1][1:].islower()
    return bare in DON and word.istitle() and words[1].casefold() in SPANISH_GIVEN
