"""Names in Han, Kana and Hangul: the family name stands first, mostly without a blank behind it.

Where it ends is told by lists of family names: those of Chinese and Korean people are few, those of
Japanese people are many. What two readings fit, or none, stays whole.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from leadctl.cleaning.tables import table_lines

_HAN = "\u3005-\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
_KANA = "\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff"
_EASTERN = re.compile(f"[{_HAN}{_KANA}\u30fb\uac00-\ud7a3]+")
_ONLY_HAN = re.compile(f"[{_HAN}]{{2,5}}")
_HAN_AND_KANA = re.compile(f"([{_HAN}]{{1,3}})([{_KANA}]{{2,5}})")
_ONLY_HANGUL = re.compile("[\uac00-\ud7a3]{2,4}")
_FOREIGN = re.compile(
    f"([{_HAN}{_KANA}]+(?:[·・‧•＝][{_HAN}{_KANA}]+)*)[·・‧•＝]([{_HAN}{_KANA}]+)"
)
"""Names from elsewhere: a dot parts them, and the given name stands first."""


@cache
def _families(kind: str) -> frozenset[str]:
    """Family names of one people.

    Given names begin with those of `chinese_too` as well. Those of `korean_either` may as well be
    one sign and part of the given name; with those of `korean_never_given` hardly any begins.
    """
    table = {found: frozenset(names.split("|")) for found, names in table_lines("eastern_families")}
    return table[kind]


_NO_CHINESE_SECOND = frozenset("橋木藤島田井崎口沢澤谷塚倉村本辺部瀬")
"""Second signs of Japanese family names with which hardly a Chinese given name begins."""

_ENDINGS = frozenset("子美郎太一介助男雄夫樹輝香奈菜江恵代枝")
"""Signs that end Japanese given names of two signs or more."""

UNPARTED = "unclear_parts"
"""Reason of a name that its family name is not parted from, for no list tells where it ends."""


class Parts(NamedTuple):
    """A name in these scripts.

    Attributes:
        given: the given name.
        family: the family name.
        sure: whether both are what they are for sure; else the whole stands as the given name.
    """

    given: str
    family: str
    sure: bool = True


def is_eastern(word: str) -> bool:
    """Tell whether a word stands in a script that writes the family name first."""
    return _EASTERN.fullmatch(word) is not None


@lru_cache(maxsize=20_000)
def eastern_parts(word: str) -> Parts:
    """Part a name without a blank.

    Args:
        word: in Han, Kana or Hangul, and dots between the parts of names from elsewhere.
    """
    if foreign := _FOREIGN.fullmatch(word):
        return Parts(foreign[1], foreign[2])
    if word in _families("japanese") and len(word) > 1:
        return Parts("", word)
    size, could_be = 0, len(word) > 2  # noqa: PLR2004 - two signs may be a given name
    if _ONLY_HANGUL.fullmatch(word):
        size = _korean(word)
    elif _ONLY_HAN.fullmatch(word):
        size = _han(word)
    elif mixed := _HAN_AND_KANA.fullmatch(word):
        known = mixed[1] in _families("japanese") or len(mixed[1]) == 2  # noqa: PLR2004 - what most have
        size = len(mixed[1]) if known else 0
    else:
        could_be = False
    return Parts(word[size:], word[:size]) if size else Parts(word, "", sure=not could_be)


def may_be_eastern(name: str) -> bool:
    """Tell whether a text can be the name of one person in China, Japan or Korea.

    Args:
        name: a text, with a blank between the parts or without.
    """
    word = name.replace(" ", "").replace("\u3000", "")
    parts = eastern_parts(word) if is_eastern(word) else Parts("", "")
    if parts.given and parts.family:
        return True
    if _ONLY_HAN.fullmatch(word) is None or len(word) > 4:  # noqa: PLR2004 - the longest, mostly
        return word[:2] in _families("korean_either") and _ONLY_HANGUL.fullmatch(word) is not None
    signs = _families("chinese") | _families("chinese_too")
    return len(word) < 4 and word[0] in signs and word not in _families("japanese")  # noqa: PLR2004 - same


def is_clear(name: str) -> bool:
    """Tell whether a whole name is parted, or needs no parting: most names do not."""
    return name.isascii() or " " in name or not is_eastern(name) or eastern_parts(name).sure


def _korean(word: str) -> int:
    """Tell how many signs of a Korean name are the family name; 0 for unsure."""
    two, long = word[:2], len(word) > 2  # noqa: PLR2004 - more than the shortest name
    if two in _families("korean_two") and long:
        return 2
    if two in _families("korean_either") or len(word) == 4:  # noqa: PLR2004 - the longest
        return 2 if len(word) == 4 and two in _families("korean_either") else 0  # noqa: PLR2004 - same
    return int(word[0] in _families("korean" if long else "korean_never_given"))


def _han(word: str) -> int:
    """Tell how many signs of a name in Han are the family name; 0 where two readings fit."""
    if word[:2] in _families("chinese_two") and len(word) in {3, 4}:
        return 2
    chinese, japanese = _families("chinese"), _families("japanese")
    long = next((size for size in (3, 2) if word[:size] in japanese and len(word) > size), 0)
    if len(word) > 3:  # noqa: PLR2004 - too long for Chinese names with one sign first
        return long
    if long:
        return 0 if word[0] in chinese and word[1] not in _NO_CHINESE_SECOND else long
    alone = word[0] in japanese and word[-1] in _ENDINGS and len(word) > 2  # noqa: PLR2004 - two signs
    return int(word[0] in chinese or alone)
