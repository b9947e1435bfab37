"""Fields as users name several at once: by name, by header or by kind."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.fields import BY_NAME, FIELDS, header_key, resolve_name

if TYPE_CHECKING:
    from collections.abc import Iterable

KINDS: dict[str, frozenset[str]] = {
    "name": frozenset({"full_name", "first_name", "last_name", "suffix"}),
    **{
        kind: frozenset(one.name for one in FIELDS if one.cleaner == kind)
        for kind in ("email", "phone", "date")
    },
}
"""Words that stand for every field of a kind."""


def fields_meant(words: Iterable[str]) -> frozenset[str]:
    """Give the fields that words name.

    Args:
        words: names of fields, headers that mean one, or kinds.

    Raises:
        UsageError: a word is none of these; the hint gives the nearest.
    """
    found: set[str] = set()
    for word in words:
        found |= KINDS.get(header_key(word)) or {resolve_name(word, tuple(BY_NAME))}
    return frozenset(found)
