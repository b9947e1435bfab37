"""Match keys of a record: the values by which it can be found, and those that settle identity."""

from __future__ import annotations

import struct
from hashlib import blake2b
from typing import TYPE_CHECKING, NamedTuple

from leadctl.matching.surviving.companies import domains_of_rows, plain_domain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from leadctl.cleaning.cleaned import Cleaned

EMAIL_FIELDS = ("email", "personal_email", "other_emails")

KEY_FIELDS = (*EMAIL_FIELDS, "lead_id", "vendor_id", "linkedin")
"""Fields whose values become match keys."""


class Key(NamedTuple):
    """One match key.

    Attributes:
        text: `kind:value`, such as `email:jane@acme.com`.
        sure: whether two records that share it are the same person (an e-mail only where their
            names agree too); others serve to find a lead, never to join records.
    """

    text: str
    sure: bool


Found = tuple[int, str, bool]
"""A row, the text of one of its keys, and whether that is sure: a `Key` takes longer to make."""


def keys_of_rows(
    cells: Mapping[str, Sequence[Cleaned]], count: int, vendor: str
) -> list[tuple[Key, ...]]:
    """Collect the keys of each of `count` rows, strongest first, as `found_in_rows` has them."""
    return _by_row(found_in_rows(cells, vendor), count)


def found_in_rows(cells: Mapping[str, Sequence[Cleaned]], vendor: str) -> Iterator[Found]:
    """Find the keys of rows, those of the strongest kind first; a row may have one twice.

    Args:
        cells: field -> one Cleaned a row.
        vendor: scope of the vendor's identifiers; the same number at two vendors is two people.
    """
    for kind, field, scope in (
        ("lead", "lead_id", ""),
        ("vendor", "vendor_id", f"{vendor}:"),
        ("linkedin", "linkedin", ""),
    ):
        for row, cell in enumerate(cells.get(field, ())):
            if cell.key and own_page(cell.key):  # what has lost its digits has no key
                yield row, f"{kind}:{scope}{cell.key}", True
    for field in EMAIL_FIELDS:
        for row, cell in enumerate(cells.get(field, ())):
            if cell.key:
                yield row, *_email_key(cell)
            if cell.more:
                yield from ((row, *_email_key(one)) for one in cell.more if one.key)


def texts_by_row(found: Iterable[Found], count: int) -> list[tuple[str, ...]]:
    """Give the texts of what was found of each of `count` rows, each text once."""
    rows: list[dict[str, None]] = [{} for _ in range(count)]
    for row, text, _ in found:
        rows[row][text] = None
    return list(map(tuple, rows))


def _by_row(found: Iterable[Found], count: int) -> list[tuple[Key, ...]]:
    rows: list[dict[Key, None]] = [{} for _ in range(count)]
    for row, text, sure in found:
        rows[row][Key(text, sure)] = None
    return list(map(tuple, rows))


def own_page(key: str) -> str:
    """Give a profile's key; none for the page of a company, with its slash, which many may name."""
    return "" if key.startswith(("company/", "school/", "showcase/")) else key


def _email_key(cell: Cleaned) -> tuple[str, bool]:
    shared = "role" in cell.flags or cell.reason == "placeholder"
    return f"{'role' if shared else 'email'}:{cell.key}", not shared


def keys_of_companies(cells: Mapping[str, Sequence[Cleaned]], count: int) -> list[tuple[Key, ...]]:
    """Give the key of each of `count` rows about companies, as `found_of_companies` has it."""
    return _by_row(found_of_companies(cells, count), count)


def found_of_companies(cells: Mapping[str, Sequence[Cleaned]], count: int) -> Iterator[Found]:
    """Find the keys of `count` rows about companies: the company's domain.

    It joins no records: by it a lead finds what is known of its company.
    """
    for row, domain in enumerate(domains_of_rows(cells, count)):
        if domain:
            yield row, company_key(domain), False


def company_key(domain: str) -> str:
    """The text of the key under which rows about a company are found."""
    return f"company:{plain_domain(domain)}"


def lookup_keys(email_key: str) -> tuple[str, str]:
    """The texts under which an address can stand, given its own match key."""
    return f"email:{email_key}", f"role:{email_key}"


def key_hash(text: str) -> int:
    """Fold a key to a signed 64-bit integer for the index.

    Two of 10 million keys meet by chance with probability 3e-6; what is joined is compared by its
    text again, so such a meeting joins nobody.
    """
    return key_hashes((text,))[0]


def key_hashes(texts: Collection[str]) -> tuple[int, ...]:
    """Fold many keys at once."""
    digests = []
    for text in texts:
        one = _FOLDING.copy()
        one.update(text.encode())
        digests.append(one.digest())
    return struct.unpack(f">{len(digests)}q", b"".join(digests))


_FOLDING = blake2b(digest_size=8)
"""Copied for each key, which takes half as long as making one anew."""
