"""Titles before a name: `Prof. Dr.`, `Mr. & Mrs.`, `The Rt. Hon.`."""

from __future__ import annotations

import re

from leadctl.cleaning.names.words import (
    ANDS,
    ASIAN_TITLES,
    BEFORE_TWO,
    DOTTED_HONORIFICS,
    HONORIFICS,
)

_PUNCTUATION = re.compile(r"[.\-,'’]")
JOINTS = re.compile(r"[.\-/]+")
INITIALS = re.compile(r"(?:[^\W\d_]\.){2,}")
"""Letters with dots, two or more."""

_HONOURABLE = frozenset({"hon", "honourable", "honorable", "rev", "reverend"})
_KNOWN = HONORIFICS | DOTTED_HONORIFICS | BEFORE_TWO


def bare_word(word: str) -> str:
    """Fold a word as the lists of `namewords` are folded."""
    return _PUNCTUATION.sub("", word).casefold()


def is_title(word: str) -> bool:
    """Tell whether a word alone is a title, wherever it stands."""
    bare = bare_word(word)
    return bare in HONORIFICS or (word.endswith(".") and bare in DOTTED_HONORIFICS)


def without_honorifics(words: list[str], *, opened: bool) -> tuple[list[str], list[str]]:
    """Take `Prof. Dr.` or `Mr. & Mrs.` off the front, as long as a name remains.

    Args:
        words: of one segment.
        opened: whether a family name stood before, so that a generation may open this.
    """
    taken: list[str] = []
    if len(words) > 2 and words[0].casefold() == "the" and is_honorific(words[1:]):  # noqa: PLR2004 - a name besides
        taken, words = words[:1], words[1:]
    elif len(words) > 2 and " ".join(words[:2]).casefold() == "de heer":  # noqa: PLR2004 - a name besides
        taken, words = [" ".join(words[:2])], words[2:]
    while len(words) > 1:
        at = 1 if taken and words[0].lower() in ANDS and len(words) > 2 else 0  # noqa: PLR2004 - a name besides
        if not is_honorific(words[at:]) and not (opened and words[0].lower() in {"jr.", "sr."}):
            break
        at += bare_word(words[at]) in {"rt", "right"}
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
    word, bare = words[0], bare_word(words[0])
    if bare in HONORIFICS:
        return True
    dotted = word.endswith(".") and (word.casefold() == "h.c." or not INITIALS.fullmatch(word))
    if dotted and (bare in DOTTED_HONORIFICS or bare in BEFORE_TWO):
        return True
    if bare in BEFORE_TWO:  # `Secretary of State Jane Doe` is more than a title
        return len(words) > 2 and (word.islower() or not words[1].islower())  # noqa: PLR2004 - two besides
    if bare in {"rt", "right"} and len(words) > 2:  # noqa: PLR2004 - one besides
        return bare_word(words[1]) in _HONOURABLE
    if len(bare) + 1 >= len(word):
        return False
    parts = [part.casefold() for part in JOINTS.split(word) if part]
    return len(parts) > 1 and all(part in _KNOWN for part in parts)
