"""Names of people beside addresses: `Jane Doe <jane@acme.io>`, `jane@acme.io (Jane Doe)`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leadctl.cleaning.companies.legalforms import has_form
from leadctl.cleaning.emails.beside import EDGES, is_beside
from leadctl.cleaning.names.case import PARTICLES
from leadctl.cleaning.names.given import may_be_given
from leadctl.cleaning.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from leadctl.cleaning.cleaned import Cleaned

_NAMES = ("full_name", "first_name", "last_name")
_DISPLAYED = re.compile(r"([^<>@:;|]{2,100})<(?:mailto:)?\s*[^<>\s@]+@[^<>\s@]+>", re.IGNORECASE)
_COMMENTED = re.compile(r"<?([^\s@<>()]{1,64})@[^\s@<>()]{3,255}>?\s*\(([^()<>@:;|]{3,100})\)")
"""How mail programs of old name who writes (RFC 5322, 3.4)."""

_MOST_WORDS = 6
_LEAST_LETTERS = 3
"""Letters of a word that a mailbox holds by no chance."""


def may_show_name(cell: str) -> bool:
    """Tell at a glance whether a name may stand beside the address of a cell."""
    return "<" in cell or "(" in cell


def display_name(cell: str) -> str:
    """Give the name beside the first address of a cell, empty where it is hardly a person's."""
    if not may_show_name(cell):
        return ""
    cell = cell.strip()
    match = _DISPLAYED.match(cell)
    name = match[1].strip(EDGES) if match else _commented(cell)
    words = name.split()
    if not words or len(words) > _MOST_WORDS or not _are_of_a_person(words) or has_form(name):
        return ""
    return name


def _commented(cell: str) -> str:
    """Give what stands in brackets behind an address, if the mailbox is called so.

    Most of what people write there is a remark: `jane@acme.io (left in May)`.
    """
    match = _COMMENTED.match(cell)
    words = match[2].split() if match else []
    if match is None or len(words) < 2 or not all(map(_begins_name, words)):  # noqa: PLR2004
        return ""
    mailbox = fold(match[1]).replace(" ", "")
    plain = [fold(word).replace(" ", "") for word in words]
    is_held = any(len(word) >= _LEAST_LETTERS and word in mailbox for word in plain)
    return match[2] if is_held or mailbox == "".join(word[:1] for word in plain) else ""


def _begins_name(word: str) -> bool:
    """Whether a word is written as those of names are, and is not somebody's (`Jane's`)."""
    if word.endswith(("'s", "’s")):
        return False
    return not word[0].islower() or word.casefold() in PARTICLES


def _are_of_a_person(words: Sequence[str]) -> bool:
    """Whether words hold no figures and no label; one alone is a name if people are called so."""
    if any(map(str.isdigit, "".join(words))) or any(is_beside(word, []) for word in words):
        return False
    return len(words) > 1 or may_be_given(words[0])


def displayed_names(
    fields: Mapping[str, Sequence[str]], emails: Sequence[Cleaned]
) -> dict[int, str]:
    """Give the names that stand beside addresses in rows that hold no other; row -> name.

    The address of a role has the name of that beside it, or of the company.

    Args:
        fields: raw cells by field, `email` among them.
        emails: the same addresses, clean.
    """
    cells = fields["email"]
    if not any(map(may_show_name, cells)):
        return {}
    given = [fields[name] for name in _NAMES if name in fields]
    names = {
        row: display_name(cell)
        for row, cell in enumerate(cells)
        if may_show_name(cell)
        and emails[row].key
        and emails[row].reason != "role_based"
        and not any(column[row].strip() for column in given)
    }
    return {row: name for row, name in names.items() if name}
