"""The words by which people say that two leads are one person, or two."""

from __future__ import annotations

import re
from unicodedata import normalize

from leadctl.cleaning.crmwords import YES_NO
from leadctl.cleaning.text import fold
from leadctl.store.facts.decisions import DIFFERENT, SAME

_OF_ANSWER = {"yes": SAME, "no": DIFFERENT}

_UNCLEAR = frozenset({"s", "x"})
"""`s` is Spanish for yes and the key that skips a pair; a cross chooses, or crosses out."""

_WORDS = {
    SAME: SAME,
    DIFFERENT: DIFFERENT,
    **{word: _OF_ANSWER[said] for word, said in YES_NO.items() if word not in _UNCLEAR},
}

_WORD = re.compile(r"[^\W_]+|[01]\.0")
"""One word alone: `yes?` is no decision."""


def read_word(text: str) -> str | None:
    """Read a decision: `same` or `different`, empty where nothing is said, None for other words."""
    word = normalize("NFC", text).strip()
    if not word:
        return ""
    return _WORDS.get(fold(word)) if _WORD.fullmatch(word) else None
