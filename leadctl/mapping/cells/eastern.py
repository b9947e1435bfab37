"""Names in Han, Kana and Hangul, which nothing parts."""

from __future__ import annotations

from leadctl.cleaning.companies.nativeforms import is_eastern_firm
from leadctl.cleaning.names.eastern import may_be_eastern


def is_eastern_name(text: str) -> bool:
    """Tell whether a text can be the name of one person in China, Japan or Korea."""
    return may_be_eastern(text) and not is_eastern_firm(text)
