"""E-mail addresses: normal form, verdict with reason, facts about the mailbox, match key.

The normal form is email-validator's, all in lower case: no provider in use tells `Jane@` from
`jane@`. Plain ASCII addresses are judged here, by rules that accept nothing the library refuses;
everything else goes to the library.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import category

from leadctl.cleaning.cleaned import Cleaned, best_first
from leadctl.cleaning.emails import mailboxes, typos
from leadctl.cleaning.emails.cells import LONGEST_CELL, addresses_in
from leadctl.cleaning.emails.mailboxes import is_masked, is_of_template
from leadctl.cleaning.emails.refusals import refusal
from leadctl.cleaning.steps import is_heard, listening, step
from leadctl.cleaning.text import repair
from leadctl.cleaning.web import is_ending

if TYPE_CHECKING:
    from collections.abc import Sequence

MISSING = Cleaned(None, "missing")
PLACEHOLDER = "placeholder"
"""Reason of an address whose syntax is good, but that was typed to fill a field, or probably was:
then it is risky. No such address has a match key, since many people have typed the same."""

UNKNOWN_ENDING = "unknown_ending"
"""Reason of an address under a top-level domain that the bundled list does not know. That is risky
only: the list ages, and new endings come."""

SUGGEST, FIXED = "suggest:", "fixed:"
"""What the flags begin with that name the address probably meant, and the one that was mended."""

_ATOM = r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+"
_LOCAL = re.compile(rf"{_ATOM}(?:\.{_ATOM})*").fullmatch
"""RFC 5322 dot-atom, in lower case."""

_COMMON_LOCAL = re.compile(r"[a-z0-9][a-z0-9_-]*(?:\.[a-z0-9_-]+)*").fullmatch
"""A name without a tag, and without a sign that could be the cell's own."""

_TAGGED_LOCAL = re.compile(r"(?!.{65})[a-z0-9][a-z0-9_+-]*(?:\.[a-z0-9_+-]+)*").fullmatch

_ASCII_HOST = re.compile(r"[a-z0-9-]+(?:\.[a-z0-9-]+)+").fullmatch
_HOST = re.compile(r"(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+(?:[a-z0-9]+-)*[a-z0-9]*[a-z]").fullmatch
"""Letters, digits and single dashes, a letter last: such a domain the library takes as it is.

Two dashes in a row may be Punycode or an error, which the library tells apart.
"""

_SITE = re.compile(r"(?:/|[^/@]*[\w-]\.[^\W\d_]{2,}/).*", re.DOTALL).fullmatch
"""A page of a site before an @, as in `medium.com/@jane`; the library takes it for a mailbox."""

_LONGEST_LOCAL, _LONGEST_LABEL, _LONGEST = 64, 63, 254
"""Octets before the @, between two dots behind it, and in all: RFC 5321 4.5.3, RFC 1035 2.3.1."""

_CACHE_LIMIT = 150_000
"""Domains remembered, at most some 35 MB: a list of a million rows has about 130,000."""


class _Domain(NamedTuple):
    """What is known of a mail domain; `fault` is empty where mail can be addressed to it.

    Attributes:
        room: octets that an address leaves for the name before the @; 0 where not all addresses
            here are of one verdict and reason, roles and placeholders apart.
        folded: under which domain, without dots in the name, addresses are matched; mostly empty.
    """

    name: str
    ascii: str
    fault: str = ""
    flags: tuple[str, ...] = ()
    verdict: str = "valid"
    reason: str = ""
    suggestion: str = ""
    room: int = 0
    folded: str = ""

    def is_plain(self, host: str) -> bool:
        """Whether mail can be addressed to it as it is written."""
        return self.ascii == host and not self.fault


_domains: dict[str, _Domain] = {}


def clean_email(values: Sequence[str]) -> list[Cleaned]:
    """Clean cells that hold one e-mail address or several.

    The first address without a fault is the value, the others are in `more`, in their order. An
    invalid address keeps its text as value, with an empty key.
    """
    heard = is_heard()
    make, known, quiet = tuple.__new__, _domains, mailboxes.quiet_starts
    found = []
    for value in values:
        text = value.strip().lower() if value.isascii() else value
        local, _, host = text.partition("@")
        domain = known.get(host) or (_domain(host) if _HOST(host) else None)
        if domain and len(local) <= domain.room and _COMMON_LOCAL(local) and quiet[local[:4]]:
            key = f"{local.replace('.', '')}@{domain.folded}" if domain.folded else text
            parts = (text, domain.verdict, domain.reason, domain.flags, key, ())
            if heard:
                _tell_plain(value, text)
            found.append(make(Cleaned, parts))
        elif domain and domain.is_plain(host) and len(text) <= _LONGEST and _TAGGED_LOCAL(local):
            if heard:
                _tell_plain(value, text)
            found.append(_judge(local, domain))
        else:
            found.append(_cell(value))
    return found


def _tell_plain(value: str, text: str) -> None:
    """Tell what the short way did, which takes off blanks and writes small letters."""
    step("case", step("spaces", value, value.strip()), text)


def _cell(value: str) -> Cleaned:
    found = [_address(text) for text in addresses_in(value)]
    if len(found) == 1 and found[0].verdict == "invalid" and not found[0].key:
        return _as_given(value, found[0])
    return best_first(found) if found else MISSING


def _as_given(value: str, one: Cleaned) -> Cleaned:
    """Leave what is no address its capitals; one by its form may stand in lists of addresses."""
    if one.reason in {PLACEHOLDER, "reserved_domain"}:
        return one
    with listening():
        given = repair(value)
    is_same = given != one.value and given.lower() == one.value
    return one._replace(value=step("capitals", one.value or "", given)) if is_same else one


def _address(text: str) -> Cleaned:
    if len(text) <= LONGEST_CELL and (why := refusal(text)):
        return Cleaned(text, "invalid", why)
    if len(text) > _LONGEST:
        return _faulty(text, "failed_syntax_check", (_detail(text),))
    local, _, host = text.rpartition("@")
    if is_of_template(text) or (" " not in text and (is_masked(local) or "**" in host)):
        return Cleaned(text, "invalid", PLACEHOLDER)
    if "/" in local and _SITE(local):
        return _faulty(text, "failed_syntax_check", ("web_address",))
    if len(local) <= _LONGEST_LOCAL and _LOCAL(local) and _ASCII_HOST(host):
        return _judge(local, _domain(host))
    return _by_library(text)


def _by_library(text: str) -> Cleaned:
    if "@" not in text or ".." in text.rpartition("@")[2]:  # the faults of most that are broken
        return _faulty(text, "failed_syntax_check", (_detail(text),))
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415 - 0.3 s

    try:
        parts = validate_email(text, check_deliverability=False, test_environment=True, strict=True)
    except (EmailNotValidError, UnicodeError):
        return _faulty(text, "failed_syntax_check", (_detail(text),))
    if any(category(c) == "No" for c in parts.local_part):  # a footnote's figure
        return _faulty(text, "failed_syntax_check", ("bad_character",))
    return _judge(parts.local_part.lower(), _domain(parts.domain.lower()))


def _faulty(text: str, reason: str, flags: tuple[str, ...]) -> Cleaned:
    meant = _meant(text) if reason == "failed_syntax_check" else ""
    return Cleaned(text, "invalid", reason, (*flags, f"{SUGGEST}{meant}") if meant else flags)


def _meant(text: str) -> str:
    """Name the address that a faulty one was probably meant to be; empty where none comes up."""
    mended = typos.address_meant(text) if len(text) <= _LONGEST else text
    name, _, host = mended.rpartition("@")
    good = _LOCAL(name) and _ASCII_HOST(host) and not _domain(host).fault
    return mended if good and mended != text else ""


def _detail(text: str) -> str:
    """Name the fault in a syntax that the library refused."""
    local, at, domain = text.rpartition("@")
    checks = (
        ("no_at", not at),
        ("several_at", "@" in local),
        ("space", " " in text),
        ("double_dot", ".." in text),
        ("empty_part", not local or not domain),
        ("no_dot_in_domain", "." not in domain),
        ("too_long", len(text) > _LONGEST or len(local) > _LONGEST_LOCAL),
        ("bad_domain", re.fullmatch(r"[\w.-]+", domain) is None or domain[:1] in ".-"),
    )
    return next((name for name, found in checks if found), "bad_character")


def _domain(name: str) -> _Domain:
    known = _domains.get(name)
    if known is None:
        if len(_domains) >= _CACHE_LIMIT:
            _domains.clear()
        known = _domains[name] = _look_at(name)
    return known


def _look_at(name: str) -> _Domain:
    if _HOST(name) and len(name) <= _LONGEST_LABEL:
        shown = plain = name
        fault = "reserved_domain" if _ending(name) in mailboxes.RESERVED else ""
    else:
        shown, plain, fault = _asked(name)
    if not fault and len(_ending(plain)) == 1:  # no top-level domain has one letter
        fault = "failed_syntax_check"
    if fault:
        return _Domain(shown, plain, fault)
    return _described(shown, plain)


def _ending(name: str) -> str:
    return name.rpartition(".")[2]


def _asked(name: str) -> tuple[str, str, str]:
    """Ask the library for a domain as people write it, in ASCII, and what is wrong with it."""
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415 - 0.3 s

    try:
        parts = validate_email(
            f"a@{name}", check_deliverability=False, test_environment=True, strict=True
        )
    except (EmailNotValidError, UnicodeError):
        reserved = _ending(name) in mailboxes.RESERVED
        return name, "", "reserved_domain" if reserved else "failed_syntax_check"
    plain = parts.ascii_domain.lower()
    return (
        parts.domain.lower(),
        plain,
        "reserved_domain" if _ending(plain) in mailboxes.RESERVED else "",
    )


def _described(shown: str, plain: str) -> _Domain:
    """Say of a domain without fault what holds for all its addresses."""
    disposable = _listed(plain, mailboxes.disposable_domains())
    kind = (
        "disposable" if disposable else "free" if plain in mailboxes.free_domains() else "business"
    )
    flags = _FLAGS[kind] if shown.isascii() else (kind, "idn")
    meant = typos.suggestion(plain) if shown.isascii() else typos.spelt_alike(shown)
    folded = ""
    if plain in mailboxes.DOTS_IGNORED:
        folded = "gmail.com" if plain in mailboxes.GMAIL else "proton.me"
    verdict, reason = ("risky", "disposable") if disposable else ("valid", "")
    if not (disposable or is_ending(_ending(shown)) or _ending(shown) in mailboxes.EXAMPLES):
        verdict, reason = "risky", UNKNOWN_ENDING
    if plain.partition(".")[0] in mailboxes.TEMPLATE_HOSTS:
        verdict, reason = "risky", PLACEHOLDER
    odd = meant or shown != plain or reason == PLACEHOLDER or plain in mailboxes.ONE_BOX
    room = 0 if odd else min(_LONGEST_LOCAL, _LONGEST - 1 - len(plain))
    return _Domain(shown, plain, "", flags, verdict, reason, meant, room, folded)


_FLAGS = {kind: (kind,) for kind in ("disposable", "free", "business")}


def _listed(domain: str, names: frozenset[str]) -> bool:
    """Whether the domain or one above it is listed; a bare ending never is."""
    while "." in domain:
        if domain in names:
            return True
        domain = domain.partition(".")[2]
    return False


def _judge(local: str, domain: _Domain) -> Cleaned:
    """Give the verdict on an address whose syntax is good."""
    address = f"{local}@{domain.name}"
    if domain.fault:
        detail = ("bad_domain",) if domain.fault == "failed_syntax_check" else ()
        return _faulty(address, domain.fault, detail)
    base, plus, _ = local.partition("+")
    of_interest = not mailboxes.quiet_starts[base[:4]]
    if of_interest and mailboxes.is_placeholder(local, domain.ascii):
        return Cleaned(address, "invalid", PLACEHOLDER)
    if domain.reason == PLACEHOLDER or (of_interest and mailboxes.is_template(base, domain.ascii)):
        return Cleaned(address, "risky", PLACEHOLDER)
    role = of_interest and mailboxes.is_role(base)
    flags = domain.flags
    if role:
        flags += ("role",)
    if plus and base:
        flags += ("subaddressed",)
    key = _key(base or local, domain)
    if domain.suggestion:
        flags = (*flags, f"{SUGGEST}{local}@{domain.suggestion}")
        return Cleaned(address, "risky", "possible_typo", flags, key)
    if role and not domain.reason:
        return Cleaned(address, "risky", "role_based", flags, key)
    return Cleaned(address, domain.verdict, domain.reason, flags, key)


def mailbox_key(address: str) -> str:
    """Give the match key of an address whose syntax is good, whatever its verdict."""
    local, _, domain = address.rpartition("@")
    return _key(local.partition("+")[0] or local, _domain(domain))


def _key(base: str, domain: _Domain) -> str:
    """Fold what the provider folds: tags, domains of one mailbox, dots where they do not count."""
    if domain.folded:
        return f"{base.replace('.', '') or base}@{domain.folded}"
    return f"{base}@{mailboxes.ONE_BOX.get(domain.ascii, domain.ascii)}"


def fixed(cleaned: Cleaned) -> Cleaned:
    """Put the suggested address where only the domain was mistyped, in every address of a cell.

    Of what is broken in front of the @ nothing is guessed, and no listed provider is changed but
    the few known slips, since none other has a suggestion.

    Args:
        cleaned: what `clean_email` gave for one cell.

    Returns:
        The mended addresses, each with the flag `fixed:OLD ADDRESS`; the very same object where
        nothing is to mend.
    """
    each = (cleaned, *cleaned.more)
    mended = [_mended(one) for one in each]
    same = all(one is old for one, old in zip(mended, each, strict=True))
    return cleaned if same else best_first([one._replace(more=()) for one in mended])


def _mended(one: Cleaned) -> Cleaned:
    if one.reason not in {"possible_typo", "failed_syntax_check"}:
        return one
    old, meant = one.value or "", suggestion(one)
    if old.rpartition("@")[0] != meant.rpartition("@")[0]:
        return one
    (new,) = clean_email([meant])
    if new.verdict not in {"valid", "risky"} or not new.value:
        return one
    return new._replace(value=step("typo", old, new.value), flags=(*new.flags, f"{FIXED}{old}"))


def suggestion(one: Cleaned) -> str:
    """Give the address that is meant by a mistyped one; empty for none."""
    found = (flag for flag in one.flags if flag.startswith(SUGGEST))
    return next(found, "").removeprefix(SUGGEST)
