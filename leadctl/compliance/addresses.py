"""What can be suppressed: an e-mail address, a domain with all addresses under it, a phone number.

An address meets another one by its match key, so capitals, plus tags and the dots of Gmail make no
difference. Text that was meant as an address and is none is kept as it was written: who wrote it
down did not want it to be written to.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple

from leadctl.cleaning.emails.email import clean_email
from leadctl.cleaning.emails.mailboxes import GMAIL
from leadctl.cleaning.phones.phone import clean_phone
from leadctl.cleaning.web import clean_url, registrable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leadctl.cleaning.cleaned import Cleaned

Kind = Literal["email", "domain", "phone"]


class Address(NamedTuple):
    """One thing that is not to be contacted.

    Attributes:
        kind: what it is.
        value: as it is shown: `jane@acme.com`, `@acme.com`, `+4930901820`.
        key: what it is compared by.
        exact: whether it is no good address, so that only the very same text meets it.
    """

    kind: Kind
    value: str
    key: str
    exact: bool = False


_LONGEST = 320
"""Characters beyond which a text is no address: 64 before the @ and 255 behind it, RFC 5321."""

_WHOLE_DOMAIN = re.compile(r"\*?@([^@\s]+)")
_BARE_DOMAIN = re.compile(
    r"(?:[a-z]+://)?(?:[^\W_](?:[\w-]*[^\W_])?\.)+[^\W\d_]{2,}/?", re.IGNORECASE
)
_NUMBER = re.compile(r"[\d\s()/.+-]+(?:(?:ext|x)\.?\s*\d+)?", re.IGNORECASE)
_OPENS_DOMAIN = frozenset("@*")
_LEAST_DIGITS = 7


def emails(cell: Cleaned) -> list[Address]:
    """Give the addresses of a cleaned e-mail cell; `@acme.com` in it stands for the domain."""
    return [found for one in (cell, *cell.more) if (found := _email(one))]


def _email(one: Cleaned) -> Address | None:
    if one.value is None or "@" not in one.value or len(one.value) > _LONGEST:
        return None
    if one.value[0] in _OPENS_DOMAIN:
        whole = _WHOLE_DOMAIN.fullmatch(one.value)
        return domain(whole[1]) if whole else None
    return Address("email", one.value, one.key or one.value, exact=not one.key)


def phones(cell: Cleaned) -> list[Address]:
    """Give the numbers of a cleaned phone cell; those without a country cannot be compared."""
    return [
        Address("phone", one.value, one.value)
        for one in (cell, *cell.more)
        if one.value is not None and one.key.startswith("+")
    ]


def domain(text: str) -> Address | None:
    """Read a domain or a web address; None where it names none, or one that is everybody's."""
    host = clean_url([text.strip().lstrip("@*.")])[0].key.partition("/")[0].partition(":")[0]
    if not host or not registrable(host):
        return None
    mailbox = clean_email([f"somebody@{host}"])[0]
    name = (mailbox.value or "").rpartition("@")[2] or host
    return Address("domain", f"@{name}", name)


def parse(text: str, region: str = "") -> list[Address]:
    """Read what a person wrote: addresses, `@domain`, a number, or a bare domain.

    Args:
        text: one cell, line or argument.
        region: alpha-2 code for numbers without a country.

    Returns:
        What it names; nothing where it names none of these.
    """
    written = emails(clean_email([text])[0])
    if written or "@" in text:
        return written
    stripped = text.strip().strip("\"'<>;, ")
    if _BARE_DOMAIN.fullmatch(stripped):
        found = domain(stripped)
        return [found] if found else []
    if sum(map(str.isdigit, text)) >= _LEAST_DIGITS:
        return phones(clean_phone([text], region=region)[0])
    return []


def lacks_country(text: str) -> bool:
    """Whether a text is a number as it is dialled within a country, and no more than that."""
    digits = sum(map(str.isdigit, text))
    bare = _NUMBER.fullmatch(text.strip().strip("\"'<>;, "))
    return bool(bare) and digits >= _LEAST_DIGITS and not text.lstrip("\"' (").startswith("+")


@lru_cache(maxsize=20_000)
def domains_over(host: str) -> tuple[str, ...]:
    """Every domain whose suppression covers a host: itself, and those it lies under.

    One provider's two names are one domain: whoever means `@gmail.com` means googlemail.com.

    Args:
        host: a host or the part of an address behind its @, as the store keeps them.

    Returns:
        Values of domain suppressions, such as `("@mail.acme.com", "@acme.com")`.
    """
    labels = host.rpartition("@")[2].lower().split(".")
    names = [".".join(labels[at:]) for at in range(len(labels) - 1)]
    names += [one for name in names if name in GMAIL for one in GMAIL - {name}]
    return tuple(f"@{one}" for name in names for one in dict.fromkeys((name, _readable(name))))


def _readable(name: str) -> str:
    """Write a domain in its own letters, as addresses are kept, where it is coded in ASCII."""
    if "xn--" not in name:
        return name
    try:
        return name.encode("ascii").decode("idna")
    except UnicodeError:
        return name


EXTENSION = " ext. "
"""Between a number and its extension."""


def values_covering(address: Address) -> Iterable[str]:
    """Values of further suppressions that cover an address: its domains, its number at all."""
    if address.kind == "phone":
        return (address.value.partition(EXTENSION)[0],)
    return domains_over(address.value)
