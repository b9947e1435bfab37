"""The short way for names of plain words: most names need nothing taken off and no order.

Each word is judged once. A name whose words are all plain, and all written alike, comes out as the
long way would bring it out.
"""

from __future__ import annotations

import re

from leadctl.cleaning.cleaned import Cleaned
from leadctl.cleaning.names.case import GEORGIAN, PARTICLES, cased_word, is_loud
from leadctl.cleaning.names.letters import is_suffix
from leadctl.cleaning.names.remarks import REMARKING
from leadctl.cleaning.names.titles import title_size
from leadctl.cleaning.names.words import (
    ANDS,
    BEFORE_GIVEN,
    BEFORE_TITLES,
    BESIDE_TITLES,
    BORNE_GENERATIONS,
    CHIEFS,
    CREDENTIALS,
    DON,
    EXCELLENCIES,
    FIRM_FORMS,
    GENERATIONS,
    KEYBOARD,
    LETTER_GENERATIONS,
    MAIDEN,
    NO_NAMES,
    PAIR_OPENINGS,
    SHORT_CREDENTIALS,
    SPOKEN_GENERATIONS,
    TEAMS,
)
from leadctl.cleaning.steps import step
from leadctl.cleaning.tables import word_set
from leadctl.cleaning.text import APOSTROPHE, DRESSED, NULL_OR_FALSE, key_of, repair

_PLAIN = re.compile(r"[^\W\d_]\.|[^\W\d_]{1,40}(?:['’-][^\W\d_]{1,40}){0,3}")
_SPECIAL = (
    PARTICLES | ANDS | MAIDEN | GENERATIONS | LETTER_GENERATIONS | SPOKEN_GENERATIONS
    | BORNE_GENERATIONS | CREDENTIALS | SHORT_CREDENTIALS | BESIDE_TITLES | CHIEFS | EXCELLENCIES
    | DON | NULL_OR_FALSE | REMARKING | TEAMS | PAIR_OPENINGS | BEFORE_GIVEN | BEFORE_TITLES
    | FIRM_FORMS | KEYBOARD | word_set("the at att attn domu or")
    | frozenset(" ".join(NO_NAMES).split())
)  # fmt: skip
"""Words that the long way looks at more closely."""

_MAYBE_TURKISH = re.compile("[İğĞıƏəŞş]")
"""Letters of a word by which the whole name may be Turkish: `IŞIL ÖZTÜRK`."""

_MOST_WORDS = 5
_MOST_REMEMBERED = 100_000
_MIXED, _LARGE, _SMALL = 1, 2, 4

_remembered: dict[str, tuple[int, str, str]] = {}
_NOT_PLAIN = (0, "", "")


def clean_plain(value: str) -> Cleaned | None:
    """Clean a name of plain words; None where it takes the long way.

    Args:
        value: a raw cell.
    """
    text = value.strip(" ")
    words = text.split(" ")
    if len(words) > _MOST_WORDS:
        return None
    judged = [_remembered.get(word) or _judged(word) for word in words]
    written = _MIXED | _LARGE | _SMALL
    for case, _, _ in judged:
        written &= case
    if not written:
        return None
    step("spaces", value, text)
    key = " ".join([key for _, _, key in judged])
    if written & _MIXED:
        return Cleaned(text, key=key)
    return Cleaned(step("case", text, " ".join([cased for _, cased, _ in judged])), key=key)


def _judged(word: str) -> tuple[int, str, str]:
    """Tell how a word is written, how it should be and its key; 0 where it is not plain."""
    found = _NOT_PLAIN
    if _is_plain(word):
        cased = cased_word(word, last=False)
        settled = cased == cased_word(word, last=True) == repair(cased)
        same = settled and not _MAYBE_TURKISH.search(word)
        case = _case_of(word, cased) if same else _case_of(word, cased) & _MIXED
        found = (case, cased, key_of(APOSTROPHE.sub("", word)))
    if len(_remembered) >= _MOST_REMEMBERED:
        _remembered.clear()
    _remembered[word] = found
    return found


def _case_of(word: str, cased: str) -> int:
    letters = word.rstrip(".")
    if len(letters) == 1:
        return _MIXED | _LARGE if letters.isupper() else _SMALL
    if is_loud(word):
        return _LARGE
    if word.islower():
        return _SMALL
    return _MIXED if cased == word or any(map(str.isupper, word)) else 0


def _is_plain(word: str) -> bool:
    bare = re.sub(r"[.'’-]", "", word).casefold()
    if not _PLAIN.fullmatch(word) or bare in _SPECIAL or repair(word) != word:
        return False
    if (
        DRESSED.search(word)
        or word.lower() == word.upper()
        or GEORGIAN.search(word)
        or (len(word) == 1 and not word.isascii())
    ):
        return False  # without cases, or with letters that have three
    others = ["Xx", "Xx"]
    after = any(is_suffix([*others, "Xx", word], first=first) for first in (True, False))
    return not (after or title_size([word, *others]) or word.casefold() in _SPECIAL)
