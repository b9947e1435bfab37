"""What a sample of cells says about the header above it; alone, a header is easily misread."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leadctl.cleaning.companies.legalforms import has_form
from leadctl.cleaning.names.given import may_be_given
from leadctl.cleaning.text import is_null
from leadctl.fields import BY_NAME
from leadctl.mapping.cells import looks
from leadctl.mapping.cells.looks import is_address

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_SALUTATIONS = frozenset(
    {
        "mr", "mrs", "ms", "miss", "mx", "sir", "madam", "dr", "prof", "professor", "herr", "frau",
        "hr", "fr", "m", "mme", "mlle", "monsieur", "madame", "mademoiselle", "sr", "sra", "srta",
        "señor", "señora", "don", "doña", "sig", "signor", "signora", "dott", "ssa", "ing",
        "dhr", "mevr", "mw", "de", "heer", "mevrouw", "pan", "pani", "divers",
    }
)  # fmt: skip
"""Forms of address: a column "Title" that holds nothing else names no jobs (Outlook's does not)."""


def values(cells: Sequence[str]) -> list[str]:
    """Take what a sample really says, without blanks and null words."""
    return [cell.strip() for cell in cells if cell and not is_null(cell)]


def is_data(text: str) -> bool:
    """Tell whether a text is a value that no header would be: it has an address, or is a number."""
    digits = sum(sign.isdigit() for sign in text)
    return any(map(is_address, text.split())) or (digits >= 7 and not any(map(str.isalpha, text)))  # noqa: PLR2004


def fits(field: str, cells: Sequence[str]) -> bool:
    """Tell whether cells can be values of a field; an empty sample speaks against nothing."""
    cleaner, found = BY_NAME[field].cleaner, values(cells)
    check = _CHECKS.get(cleaner)
    if found and check is not None and not check(found):
        return False
    return not looks.speaks_against(field, cleaner, found)


def mostly_addresses(cells: Sequence[str]) -> bool:
    """Tell whether most cells are e-mail addresses."""
    return most(cells, is_address)


def mostly_company_pages(cells: Sequence[str]) -> bool:
    """Tell whether most cells are LinkedIn pages of companies."""
    return most(cells, lambda cell: "linkedin.com/company/" in cell.casefold())


def mostly_profiles(cells: Sequence[str]) -> bool:
    """Tell whether most cells are LinkedIn pages of people."""
    return most(cells, lambda cell: "linkedin.com/in/" in cell.casefold())


def mostly_companies(cells: Sequence[str]) -> bool:
    """Tell whether most cells end with a legal form, as only companies' names do."""
    return most(cells, has_form)


def mostly_people(cells: Sequence[str]) -> bool:
    """Tell whether most cells are names of people: a known given name and another word or more."""
    return most(cells, _is_person)


_MOST_WORDS = 4


def _is_person(text: str) -> bool:
    words = text.replace(",", " ").split()
    told = 1 < len(words) <= _MOST_WORDS and not _has_digit(text) and not has_form(text)
    return told and any(map(may_be_given, (words[0], words[-1])))


_HASH = re.compile(r"(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64})", re.IGNORECASE)
"""MD5, SHA-1 and SHA-256 in hexadecimal digits."""


def mostly_hashes(cells: Sequence[str]) -> bool:
    """Tell whether most cells are sums of values, which nobody can be reached by."""
    return most(cells, lambda cell: _HASH.fullmatch(cell) is not None)


def mostly_dialled(cells: Sequence[str]) -> bool:
    """Tell whether most cells are phone numbers, written with a plus or a bracket in front."""
    return looks.mostly_dialled(values(cells))


def mostly_statuses(cells: Sequence[str]) -> bool:
    """Tell whether most cells say how far the work on a lead is."""
    return looks.mostly_statuses(values(cells))


def are_countries(cells: Sequence[str]) -> bool:
    """Tell whether cells are countries, and not people who are called like some."""
    return looks.are_countries(values(cells))


def most(cells: Sequence[str], test: Callable[[str], bool]) -> bool:
    """Tell whether more than half of what a sample says passes a test."""
    return looks.most(values(cells), test)


def _has_digit(text: str) -> bool:
    return any(sign.isdigit() for sign in text)


def _email(found: list[str]) -> bool:
    return any("@" in cell for cell in found)


def _phone(found: list[str]) -> bool:
    return any(sum(sign.isdigit() for sign in cell) >= 5 for cell in found)  # noqa: PLR2004


def _title(found: list[str]) -> bool:
    return not all(_is_salutation(cell) for cell in found)


def _is_salutation(text: str) -> bool:
    words = text.casefold().replace(".", " ").split()
    return all(word in _SALUTATIONS for word in words)


def _address_of_web(found: list[str]) -> bool:
    return any("." in cell for cell in found) and not most(found, is_address)


def _linkedin(found: list[str]) -> bool:
    """Pages; bare handles and whether somebody has one stay in a column of their own."""
    return any("/" in cell or "linkedin" in cell.casefold() for cell in found)


def _number(found: list[str]) -> bool:
    return any(map(_has_digit, found))


_CHECKS: dict[str, Callable[[list[str]], bool]] = {
    "email": _email,
    "phone": _phone,
    "title": _title,
    "domain": _address_of_web,
    "url": _address_of_web,
    "linkedin": _linkedin,
    "number": _number,
    "money": _number,
    "date": _number,
    "postal_code": _number,
}
"""Cleaner -> what a sample must hold of it; `looks.py` has what it must not."""

SURE: dict[str, Callable[[Sequence[str]], bool]] = {
    "email": mostly_addresses,
    "phone": mostly_dialled,
    "linkedin": mostly_profiles,
    "company_linkedin": mostly_company_pages,
}
"""Field or cleaner -> test of cells that says it all."""


def shape(text: str, most: int = 24) -> str:
    """Show what a value looks like without telling it: `jane@acme.com` gives `j...@a....c...`.

    Errors end up in logs, where no personal data belongs.
    """
    letters = re.sub(r"([^\W\d_])[^\W\d_]+", r"\1...", text.strip())
    plain = re.sub(r"\d", "9", " ".join(letters.split()))
    return plain if len(plain) <= most else plain[: most - 3] + "..."
