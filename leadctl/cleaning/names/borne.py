"""Names that read like null words and are none: the mailbox of their row bears them, or their land.

Programs write `NULL` more often than people are called Null; beside `jennifer.null@` somebody is.
Na is a Chinese and a Korean name, so beside Li or Kim `NA` says nothing of what is not available.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leadctl.cleaning.names.families import EASTERN_FAMILIES, KOREAN_FAMILIES
from leadctl.cleaning.tables import word_set
from leadctl.cleaning.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_NAMES = word_set("null NULL none NONE na NA nan NAN")
_PARTS = (("last_name", "first_name"), ("first_name", "last_name"))
"""A part of a name, and the other one."""

_EASTERN_NAMES = word_set("na NA")
_FAMILIES = EASTERN_FAMILIES | KOREAN_FAMILIES

_BETWEEN = re.compile(r"[._-]")

BORNE = "mailbox of the row"
"""The rule, where changes are explained."""


def with_borne_names(fields: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[str]]:
    """Write what is a name after all with a capital, as people do; all else comes back as it is.

    Args:
        fields: raw cells by field, one a row.
    """
    found: dict[str, Sequence[str]] = {}
    if fields.keys() >= {"first_name", "last_name"}:
        addresses = fields.get("email")
        for part, other in _PARTS:
            cells = fields[part]
            rows = [row for row, cell in enumerate(cells) if cell in _NAMES]
            named = {
                row: cells[row].capitalize()
                for row in rows
                if _is_eastern(cells[row], fields[other][row])
                or (addresses and _bears(addresses[row], fields[other][row], cells[row]))
            }
            if named:
                found[part] = [named.get(row, cell) for row, cell in enumerate(cells)]
    return {**fields, **found} if found else fields


def _is_eastern(name: str, other: str) -> bool:
    """Tell whether what may be a null word is a name where people are called as the other part."""
    family = other.strip().casefold()
    return name in _EASTERN_NAMES and family in _FAMILIES


def _bears(address: str, other: str, name: str) -> bool:
    """Tell whether a mailbox is called by both parts of a name and nothing else."""
    words = _BETWEEN.split(address.strip().partition("@")[0].casefold())
    return (
        bool(other)
        and other not in _NAMES
        and sorted(words) == sorted((fold(other), name.casefold()))
    )
