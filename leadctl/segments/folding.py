"""Text as it is compared: case and accents do not count."""

from __future__ import annotations

import re
import unicodedata

_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")


def plain(text: str) -> str:
    """Fold case and accents: `Müller` and `MULLER` meet; signs and blanks stay."""
    if text.isascii():
        return text.lower()
    return _BEYOND_ASCII.sub(_bare, text).casefold()  # apart, as most signs of a text are ASCII


def _bare(match: re.Match[str]) -> str:
    apart = unicodedata.normalize("NFKD", match[0])
    return "".join([sign for sign in apart if not unicodedata.combining(sign)])
