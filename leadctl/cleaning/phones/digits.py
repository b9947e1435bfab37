"""The digits of a text."""

from __future__ import annotations


def digits_of(text: str) -> str:
    """Leave the digits of a text."""
    return "".join(filter(str.isdigit, text))


def count_digits(text: str) -> int:
    """Count them."""
    return sum(map(str.isdigit, text))
