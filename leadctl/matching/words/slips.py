"""Slips of who types digits."""

from __future__ import annotations


def is_a_slip(one: str, other: str) -> bool:
    """Tell whether one digit differs, or two that stand side by side are swapped."""
    if len(one) != len(other):
        return False
    at = [place for place, (a, z) in enumerate(zip(one, other, strict=True)) if a != z]
    if len(at) != 2:  # noqa: PLR2004 - a pair
        return len(at) == 1
    left, right = at
    return right == left + 1 and one[left : right + 1] == other[right] + other[left]
