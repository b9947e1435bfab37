"""A user's own lists of addresses and domains: what is allowed, and what is denied."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import Cleaned, each_judged
from leadctl.cleaning.emails.email import PLACEHOLDER, SUGGEST, clean_email, mailbox_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

ALLOWED, DENIED = "allowed", "denied"

_REMARK = re.compile(r"(?:^|\s)#.*")

_PLAIN = re.compile(r"[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+")
"""A domain that is compared as it stands; long lists hold little else."""


_PLAIN_ADDRESS = re.compile(
    r"[a-z0-9_]+(?:\.[a-z0-9_]+)*@(?=[a-z0-9.-]{4,200}\Z)(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+[a-z]{2,}",
    re.IGNORECASE,
)
"""An address without a tag, which is compared as it stands but for its capitals: judging each of a
million would take most of a minute."""


def listed(texts: Iterable[str]) -> frozenset[str]:
    """Read the lines of a user's list for `judged_by`.

    Args:
        texts: entries such as `jane@acme.com`, `acme.com`, `@acme.com` or `*.acme.com`, in any
            case; blank ones and what stands after a `#` count for nothing.

    Returns:
        What the entries cover: domains, and addresses with, unless they are tagged, their mailbox.
    """
    covered: set[str] = set()
    hosts: dict[str, None] = {}
    addresses: dict[str, None] = {}
    for text in texts:
        entry = (_REMARK.sub("", text) if "#" in text else text).strip().lstrip("*.@ ")
        if _PLAIN_ADDRESS.fullmatch(entry) and entry.isascii() and "xn--" not in entry:
            address = entry.lower()
            covered.update((address, mailbox_key(address)))
        elif "@" in entry:
            addresses[entry] = None
        elif _PLAIN.fullmatch(entry) and "xn--" not in (domain := entry.lower()):
            covered.add(domain)
        elif entry:
            hosts[f"somebody@{entry}"] = None
    covered.update((one.value or "").rpartition("@")[2] for one in clean_email(list(hosts)))
    for one in clean_email(list(addresses)):
        covered.update((one.value or "", "" if "subaddressed" in one.flags else one.key))
    return frozenset(covered - {""})


def covers(entries: frozenset[str], one: Cleaned) -> bool:
    """Whether an address, its mailbox or its domain stands among entries as `listed` gives them."""
    return bool(entries) and any(name in entries for name in _closest_first(one))


def judged_by(cleaned: Cleaned, allow: frozenset[str], deny: frozenset[str]) -> Cleaned:
    """Judge every address of a cell by a user's lists, over what the cleaner says.

    The entry closest to an address decides: the address itself, its mailbox without a tag, its
    domain, the domain above; at the same place `deny` comes before `allow`. Allowing makes risky
    addresses and placeholders valid; what is no address stays invalid. A denied address is invalid,
    but keeps its match key, since it is the same mailbox still.

    Args:
        cleaned: what `clean_email` gave for one cell.
        allow: entries as `listed` gives them.
        deny: the same.

    Returns:
        The cell with reason `allowed` or `denied`, its first good address leading; the very same
        object where no entry changes anything.
    """
    return each_judged(cleaned, partial(_judged, allow, deny))


def _judged(allow: frozenset[str], deny: frozenset[str], one: Cleaned) -> Cleaned:
    for name in _closest_first(one):
        if name in deny:
            denied = (one.verdict, one.reason) == ("invalid", DENIED)
            return one if denied else one._replace(verdict="invalid", reason=DENIED)
        if name in allow:
            return one if one.verdict == "valid" else _allowed(one)
    return one


def _allowed(one: Cleaned) -> Cleaned:
    flags = tuple(flag for flag in one.flags if not flag.startswith(SUGGEST))
    key = one.key or mailbox_key(one.value or "")
    return one._replace(verdict="valid", reason=ALLOWED, flags=flags, key=key)


def _closest_first(one: Cleaned) -> Iterator[str]:
    """Name an address that could be judged, its mailbox, its domain and the domains above."""
    if one.value is None or not (one.key or one.reason == PLACEHOLDER):
        return
    yield one.value
    yield one.key or mailbox_key(one.value)
    domain = one.value.rpartition("@")[2]
    while domain:
        yield domain
        domain = domain.partition(".")[2]
