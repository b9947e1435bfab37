"""What follows a name and tells bearers of the same name apart: `Jr.`, `Sr.`, `III`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import EMPTY, Cleaned
from leadctl.cleaning.names.parts import SUFFIX
from leadctl.cleaning.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_WRITTEN = {
    "sr": "Sr.", "snr": "Sr.", "senior": "Sr.", "i": "I", "jr": "Jr.", "jnr": "Jr.",
    "junior": "Jr.", "ii": "II", "2nd": "II", "iii": "III", "3rd": "III", "iv": "IV", "4th": "IV",
    "v": "V", "5th": "V",
}  # fmt: skip
"""Generations, folded without dots, and how they are written (Chicago Manual of Style 10.19)."""

_KEYS = {"Sr.": "1", "I": "1", "Jr.": "2", "II": "2", "III": "3", "IV": "4", "V": "5"}
"""The how manieth of the name; a junior and a second may be one man."""


def clean_suffix(values: Sequence[str]) -> list[Cleaned]:
    """Clean what stands behind names.

    Args:
        values: distinct raw cells.

    Returns:
        One Cleaned each: a generation in one spelling, with its number as the key; anything else,
        such as a degree, as text without a key.
    """
    return [_cleaned(one) for one in clean_text(values)]


def _cleaned(text: Cleaned) -> Cleaned:
    if text.value is None:
        return text
    return generation(text.value) if _folded(text.value) in _WRITTEN else text._replace(key="")


def generation(word: str) -> Cleaned:
    """Read one word behind a name; EMPTY where it tells no generation."""
    written = _WRITTEN.get(_folded(word))
    return Cleaned(written, key=_KEYS[written]) if written else EMPTY


def generation_behind(flags: Iterable[str]) -> Cleaned:
    """Read the generation that stood behind a name off its flags; EMPTY where none did."""
    behind = (flag.removeprefix(SUFFIX) for flag in flags if flag.startswith(SUFFIX))
    return next((one for one in map(generation, behind) if one.value), EMPTY)


def _folded(word: str) -> str:
    return word.replace(".", "").strip(" ,()").casefold()
