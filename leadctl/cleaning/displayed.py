"""Names of people that programs write before addresses: `Jane Doe <jane@acme.io>`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leadctl.cleaning.companies.legalforms import has_form
from leadctl.cleaning.emails.beside import EDGES, is_beside
from leadctl.cleaning.names.given import may_be_given

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from leadctl.cleaning.cleaned import Cleaned

_NAMES = ("full_name", "first_name", "last_name")
_DISPLAYED = re.compile(r"([^<>@:;|]{2,100})<(?:mailto:)?\s*[^<>\s@]+@[^<>\s@]+>", re.IGNORECASE)
_MOST_WORDS = 6


def display_name(cell: str) -> str:
    """Give the name before the first address of a cell, empty where it is hardly a person's."""
    match = _DISPLAYED.match(cell.strip()) if "<" in cell else None
    name = match[1].strip(EDGES) if match else ""
    words = name.split()
    if not words or len(words) > _MOST_WORDS or not _are_of_a_person(words) or has_form(name):
        return ""
    return name


def _are_of_a_person(words: Sequence[str]) -> bool:
    """Whether words hold no figures and no label; one alone is a name if people are called so."""
    if any(map(str.isdigit, "".join(words))) or any(is_beside(word, []) for word in words):
        return False
    return len(words) > 1 or may_be_given(words[0])


def displayed_names(
    fields: Mapping[str, Sequence[str]], emails: Sequence[Cleaned]
) -> dict[int, str]:
    """Give the names that stand before addresses in rows that hold no other; row -> name.

    The address of a role has the name of that before it, or of the company.

    Args:
        fields: raw cells by field, `email` among them.
        emails: the same addresses, clean.
    """
    cells = fields["email"]
    if not any("<" in cell for cell in cells):
        return {}
    given = [fields[name] for name in _NAMES if name in fields]
    names = {
        row: display_name(cell)
        for row, cell in enumerate(cells)
        if "<" in cell
        and emails[row].key
        and emails[row].reason != "role_based"
        and not any(column[row].strip() for column in given)
    }
    return {row: name for row, name in names.items() if name}
