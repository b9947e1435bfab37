"""Text as it is compared: case and accents do not count."""

from __future__ import annotations

import unicodedata


def plain(text: str) -> str:
    """Fold case and accents: `Müller` and `MULLER` meet; signs and blanks stay."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text)
    return "".join(sign for sign in apart if not unicodedata.combining(sign)).casefold()
