"""A whole name in the column of a part, beside the other part: `Jane Doe` beside `Doe`."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from leadctl.cleaning.names.case import PARTICLES, lower
from leadctl.cleaning.names.families import double_surnames
from leadctl.cleaning.names.given import given_kind, may_be_given
from leadctl.cleaning.names.name import clean_name
from leadctl.cleaning.names.split import split_name
from leadctl.cleaning.names.words import ARTICLES
from leadctl.cleaning.text import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leadctl.cleaning.cleaned import Cleaned

TWICE = "told by the other part"
"""The rule, where changes are explained."""

_VALUE = attrgetter("value")
_OF_FAMILIES = PARTICLES | ARTICLES


def told_once(first: Sequence[Cleaned], last: Sequence[Cleaned]) -> dict[str, list[Cleaned]]:
    """Take out of each part of a name what the other one tells, where that is sure.

    Args:
        first: given names, clean, one a row; or whole ones.
        last: family names, likewise.

    Returns:
        Both columns, `first_name` and `last_name`; none where nothing is told twice.
    """
    values = zip(map(_VALUE, first), map(_VALUE, last), strict=True)
    spaced = [
        row
        for row, (one, other) in enumerate(values)
        if one and other and (" " in one or " " in other)
    ]
    found: dict[int, tuple[Cleaned, Cleaned]] = {}
    for row in spaced:
        parts = first[row], last[row]
        if all(part.key for part in parts) and (once := _cleaned_apart(*parts)) != parts:
            found[row] = once
    if not found:
        return {}
    columns = {"first_name": list(first), "last_name": list(last)}
    for row, parts in found.items():
        columns["first_name"][row], columns["last_name"][row] = parts
    return columns


_ROUNDS = 9
"""Each round takes something off, and one is enough as a rule: `Jane Doe Doe` needs two."""


def _cleaned_apart(first: Cleaned, last: Cleaned) -> tuple[Cleaned, Cleaned]:
    for _ in range(_ROUNDS):
        one, other = _apart(first.value or "", last.value or "")
        if not (one and other) or (one, other) == (first.value, last.value):
            break
        first, last = _again(first, one), _again(last, other)
    return first, last


def _again(cell: Cleaned, part: str) -> Cleaned:
    """Clean what is left of a cell: behind `Doe, ` may stand `Jane & John`."""
    if part == cell.value:
        return cell
    (left,) = clean_name([part])
    return left._replace(flags=(*cell.flags, *left.flags))


def _apart(first: str, last: str) -> tuple[str, str]:
    """Part names that repeat each other; all else comes back as it is."""
    one, other = lower(first), lower(last)
    if one == other:
        return (first, last) if one.partition(" ")[0] in _OF_FAMILIES else split_name(first)
    if other in one:
        return _without_family(first, last), last
    if one in other:
        return first, _without_given(first, last)
    return first, last


def _without_family(first: str, last: str) -> str:
    """Take the family name off `Jane Doe` and `Doe, Jane`; `Ann` of `Mary Ann` is none."""
    one, other = lower(first), lower(last)
    if one.startswith(f"{other}, "):
        return first[len(last) + 2 :]
    if one.endswith(f" {other}") and given_kind(last) not in _HARDLY:
        return first[: -len(last) - 1]
    if one.startswith(f"{other} ") and not (may_be_given(last) or other in _OF_FAMILIES):
        return first[len(last) + 1 :]
    return first


def _without_given(first: str, last: str) -> str:
    """Take the given name off `Jane Doe` and `Doe, Jane`; that of `Van Dyke` is none."""
    one, other = lower(first), lower(last)
    if other.endswith(f", {one}"):
        return last[: -len(first) - 2]
    if other.startswith(f"{one} ") and one not in _OF_FAMILIES:
        return last if fold(first) in double_surnames() else last[len(first) + 1 :]
    return last


_HARDLY = frozenset({"sure", "rare"})
"""Given names that are no family names as a rule."""
