"""Words that tell father from son of one name: `Jr.`, `sen.`, `père`, `d. J.`, `Filho`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import EMPTY, Cleaned
from leadctl.cleaning.names.words import (
    BORNE_GENERATIONS,
    DOTTED_GENERATIONS,
    SPOKEN_GENERATIONS,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

SUFFIX = "suffix:"
"""Flag of a word that stood behind a name, and what it is."""

BORNE = "generation:"
"""Flag of a name that goes on with its generation, which is a part of it: `Pereira Filho`."""

_BY_KEY = {
    "1": (
        "Sr.|sr|snr|senior", "I|i", "sen.|sen", "d. Ä.|dä|derältere|dieältere|denäldre|denældre",
        "d. Æ.|dæ|deneldre", "père|père", "padre|padre", "st.|st", "starší|starší|starsi",
        "vanhempi|vanhempi", "starszy|starszy", "ст.|ст", "старший|старший",
    ),
    "2": (
        "Jr.|jr|jnr|junior|júnior", "II|ii|2nd", "jun.|jun", "d. J.|dj|derjüngere|diejüngere",
        "d. Y.|dy|denyngre", "fils|fils", "hijo|hijo", "ml.|ml", "mladší|mladší|mladsi",
        "nuorempi|nuorempi", "młodszy|młodszy|mlodszy", "мл.|мл", "младший|младший",
        "Filho|filho",
    ),
    "3": ("III|iii|3rd", "Neto|neto"),
    "4": ("IV|iv|4th",),
    "5": ("V|v|5th",),
    "9": ("Sobrinho|sobrinho",),
}  # fmt: skip
"""Key -> generations: how each is written, and its spellings, folded without dots and blanks.

The key is the how manieth of the name, for a junior and a second may be one man; 9 is a nephew.
Jr. and the like as in the Chicago Manual of Style 10.19.
"""

_WRITTEN = {
    spelling: Cleaned(line.split("|")[0], key=key)
    for key, lines in _BY_KEY.items()
    for line in lines
    for spelling in line.split("|")[1:]
}


def generation(word: str) -> Cleaned:
    """Read one word behind a name; EMPTY where it tells no generation."""
    return _WRITTEN.get(_folded(word), EMPTY)


def generation_behind(flags: Iterable[str]) -> Cleaned:
    """Read the generation that was taken off a name off its flags; EMPTY where none was."""
    return _told(SUFFIX, flags)


def generation_told(flags: Iterable[str]) -> Cleaned:
    """Read the generation that a name is given with off its flags, taken off or borne."""
    behind = _told(SUFFIX, flags)
    return behind if behind.value else _told(BORNE, flags)


def _told(mark: str, flags: Iterable[str]) -> Cleaned:
    behind = (flag.removeprefix(mark) for flag in flags if flag.startswith(mark))
    return next((one for one in map(generation, behind) if one.value), EMPTY)


def _folded(word: str) -> str:
    return word.replace(".", "").replace(" ", "").strip(",()").casefold()


_ELDER = re.compile(
    r"(?<=\w),? (?:d\. ?|der |die |den )"
    r"(?:([ÄÆJY])\.|(Ä)ltere|(J)üngere|(Ä|E)ldre|(Y)ngre)(?=$|[,;)])",
    re.IGNORECASE,
)
"""The elder and the younger: two words behind a name, be they written out or not."""


def tied(text: str, *, alone: bool) -> str:
    """Write a generation of two words as one: `Huber der Jüngere` as `Huber d.J.`.

    Args:
        text: a name.
        alone: whether it is one part of a whole one; a whole one has two words before these.
    """
    if " d" not in text or (not alone and text.count(" ") <= _TWO_AND_TWO):
        return text
    return _ELDER.sub(lambda one: f" d.{next(filter(None, one.groups())).upper()}.", text)


_TWO_AND_TWO = 2
"""Blanks that four words are more than."""


def is_marked(words: Sequence[str]) -> bool:
    """Tell `sen.` behind `Huber` from Sen, the name: by its dot, or small beside written names."""
    word, bare = words[-1], _folded(words[-1])
    if bare not in DOTTED_GENERATIONS:
        return False
    if bare == "st" or bare.startswith("d"):
        return word.islower() if bare == "st" else word.startswith("d.")
    return word.endswith(".") or _is_small(words)


def closes_family(words: Sequence[str]) -> bool:
    """Tell a generation behind a family name alone, where a name of its own has a capital."""
    spoken = _folded(words[-1]) in SPOKEN_GENERATIONS
    return len(words) > 1 and ((spoken and _is_small(words)) or is_marked(words))


def _is_small(words: Sequence[str]) -> bool:
    return words[-1].islower() and not " ".join(words).islower()


def without_inner(words: list[str]) -> tuple[list[str], list[str]]:
    """Take `sen.` off from before the family name: `Josef sen. Huber`."""
    inner = [word for word in words[1:-1] if word.casefold() in _INNER]
    return ([word for word in words if word not in inner], inner) if inner else (words, inner)


_INNER = frozenset({"sen.", "jun.", "jr."})


def borne_generation(name: str, *, alone: bool) -> str:
    """Give the word that ends a name and tells its generation; it is a name itself, too.

    Args:
        name: a cleaned name.
        alone: whether it is one part of a whole one.
    """
    *others, word = name.split(" ")
    bare = word.casefold()
    if bare not in BORNE_GENERATIONS and not (alone and bare in SPOKEN_GENERATIONS):
        return ""
    return word if len(others) > 1 - alone else ""
