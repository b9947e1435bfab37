"""What follows a name and tells bearers of the same name apart: `Jr.`, `Sr.`, `III`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.cleaning.names.generations import generation
from leadctl.cleaning.text import clean_text

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leadctl.cleaning.cleaned import Cleaned


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
    found = generation(text.value)
    return found if found.value else text._replace(key="")
