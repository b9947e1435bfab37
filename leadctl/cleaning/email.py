"""E-mail addresses: normal form, verdict with reason, facts about the mailbox, match key.

The normal form is email-validator's, all in lower case: no provider in use tells `Jane@` from
`jane@`. Plain ASCII addresses are judged by their syntax here and their domain is judged by the
library once; everything else goes to the library whole.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

from leadctl.cleaning import mailboxes
from leadctl.cleaning.cleaned import Cleaned, best_first
from leadctl.cleaning.steps import step
from leadctl.cleaning.text import is_null, label_of, repair, target_of, untie

if TYPE_CHECKING:
    from collections.abc import Sequence

MISSING = Cleaned(None, "missing")
PLACEHOLDER = "placeholder"
"""Reason of an address whose syntax is good, but that was typed to fill a field."""

_ATOM = r"[a-z0-9!#$%&'*+/=?^_`{|}~-]+"
_PLAIN = re.compile(rf"({_ATOM}(?:\.{_ATOM})*)@([a-z0-9-]+(?:\.[a-z0-9-]+)+)")
"""RFC 5322 dot-atom before the @, letters, digits and dashes after it; the library accepts both."""

_QUICK = re.compile(
    r"([a-z0-9][a-z0-9_+-]*(?:\.[a-z0-9_+-]+)*)@([a-z0-9-]+(?:\.[a-z0-9-]+)+)",
    re.IGNORECASE | re.ASCII,
)
"""What nearly all cells hold: an address without a sign that could be the cell's own."""

_LONGEST_LOCAL = 64
_LONGEST = 254
"""Octets before the @ and in all, RFC 5321 section 4.5.3."""

_WRAPPED = re.compile(r"<\s*(?:mailto:)?([^<>\s]+@[^<>\s]+)\s*>", re.IGNORECASE)
_PREFIX = re.compile(r"^(?:mailto|e-?mail|mail|smtp)\s*:\s*", re.IGNORECASE)
_QUERY = re.compile(r"\?(?:subject|body|cc|bcc)=.*$", re.IGNORECASE)
_BLANKS = re.compile(r"^(?:%20|\s)+|(?:%20|\s)+$")
_SPELT_AT = re.compile(r"\s*[\[({]\s*at\s*[\])}]\s*", re.IGNORECASE)
_SPELT_DOT = re.compile(r"\s*[\[({]\s*(?:dot|punkt|punto|point)\s*[\])}]\s*", re.IGNORECASE)
_NOTE = re.compile(r"(?:^|(?<=\s))[(\[][^()\[\]@]*[)\]]|[(\[][^()\[\]@]*[)\]](?=[\s,;|]|$)")
_LABEL = re.compile(r"(?:^|(?<=[\s,;|:.\"'`<(\[{\\]))[^\W\d_][\w .-]{0,20}:\s*(?=[^\s@:]+@)")
"""What people write beside an address: `jane@acme.com (work)`, `work: jane@acme.com`."""

SUGGEST, FIXED = "suggest:", "fixed:"
"""What the flags begin with that name the address probably meant, and the one that was mended."""

_BETWEEN = re.compile(r"[;,|\s]+|/(?=[^/]*@)")
_EDGES = " \t\"'`<>()[]{},;:.|\\"
_CACHE_LIMIT = 100_000


class _Domain(NamedTuple):
    """What is known of a mail domain; `fault` is empty where mail can be addressed to it."""

    name: str
    ascii: str
    fault: str
    flags: tuple[str, ...]
    disposable: bool
    suggestion: str


_domains: dict[str, _Domain] = {}


def clean_email(values: Sequence[str]) -> list[Cleaned]:
    """Clean cells that hold one e-mail address or several.

    The first address without a fault is the value, the others are in `more`, in their order. An
    invalid address keeps its text as value, with an empty key.
    """
    return [_cell(value) for value in values]


def _cell(value: str) -> Cleaned:
    quick = _QUICK.fullmatch(value)
    if quick and len(quick[1]) <= _LONGEST_LOCAL and len(value) <= _LONGEST:
        return _judge(quick[1].lower(), _domain(quick[2].lower()))
    text = _text(value)
    if is_null(text):
        return MISSING
    found = [one for part in _parts(untie(text)) if (one := _address(part)).value]
    return best_first(found) if found else MISSING


def _text(value: str) -> str:
    """Mend a cell; lower case can uncover what reads as mojibake, so mending comes again."""
    text = repair(value)
    if not text.isascii():
        text = repair(repair(_narrow(repair(text)).lower()).lower())
    target = target_of(text)
    return target if "@" in target else label_of(text)


def _narrow(text: str) -> str:
    """Write letters and signs in their plain forms, where keyboards of East Asia gave wide ones.

    That is NFKC of Unicode Annex 15, but that an accent which stands alone is kept: NFKC would put
    a blank before it.
    """
    forms = ((one, normalize("NFKC", one)) for one in text)
    plain = "".join(one if " " in form else form for one, form in forms)
    return normalize("NFC", plain)


def _parts(text: str) -> list[str]:
    """Cut a cell into its addresses; with a single @ it is one address, whatever else it says."""
    text = _SPELT_DOT.sub(".", _SPELT_AT.sub("@", text)) if "@" not in text else text
    if "@" not in text:
        return [text]
    before, text = "", re.sub(r"\s*@\s*", "@", text)
    while before != text:  # a label may stand in front of another; each round shortens the text
        before, text = text, repair(_LABEL.sub("", _NOTE.sub(" ", text)))
    wrapped = _WRAPPED.findall(text)
    if len(wrapped) == text.count("@"):
        return wrapped or [text]
    if text.count("@") == 1:
        return [text]
    parts = (part for part in _BETWEEN.split(text) if part.strip(_EDGES + "@"))
    return [part for part in parts if "@" in part] or [text]


def _address(text: str) -> Cleaned:
    text = _bare(text)
    if is_null(text):
        return MISSING
    match = _PLAIN.fullmatch(text)
    if match and len(match[1]) <= _LONGEST_LOCAL and len(text) <= _LONGEST:
        return _judge(match[1], _domain(match[2]))
    return _by_library(text)


def _bare(text: str) -> str:
    before = ""
    while before != text:
        before, text = text, _BLANKS.sub("", text).strip(_EDGES)
        text = _QUERY.sub("", _PREFIX.sub("", text)).strip(_EDGES)
    return re.sub(r"\s*@\s*", "@", text).lower()


def _by_library(text: str) -> Cleaned:
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415 - 40 ms

    try:
        parts = validate_email(text, check_deliverability=False, test_environment=True, strict=True)
    except (EmailNotValidError, UnicodeError):
        return _faulty(text, "failed_syntax_check", (_detail(text),))
    domain = _domain(parts.domain.lower())
    if domain.fault:
        return _faulty(text, domain.fault, ())
    return _judge(parts.local_part.lower(), domain)


def _faulty(text: str, reason: str, flags: tuple[str, ...]) -> Cleaned:
    meant = _meant(text) if reason == "failed_syntax_check" else ""
    return Cleaned(text, "invalid", reason, (*flags, f"{SUGGEST}{meant}") if meant else flags)


def _meant(text: str) -> str:
    """Mend a faulty address, for suggesting only: comma for a dot, two @ or dots, no ending."""
    mended = re.sub(r"([@.])\1+", r"\1", text.replace(",", ".").replace(" ", ""))
    name, _, domain = mended.rpartition("@")
    domain = mailboxes.completed(domain) or mailboxes.suggestion(domain) or domain
    mended = f"{name}@{domain}"
    good = _PLAIN.fullmatch(mended) and not _domain(domain).fault
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
    from email_validator import EmailNotValidError, validate_email  # noqa: PLC0415 - 40 ms

    try:
        parts = validate_email(
            f"a@{name}", check_deliverability=False, test_environment=True, strict=True
        )
    except (EmailNotValidError, UnicodeError):
        reserved = name.rpartition(".")[2] in mailboxes.RESERVED
        fault = "reserved_domain" if reserved else "failed_syntax_check"
        return _Domain(name, "", fault, (), disposable=False, suggestion="")
    plain, shown = parts.ascii_domain.lower(), parts.domain.lower()
    if len(plain.rpartition(".")[2]) == 1:  # no top-level domain has one letter
        return _Domain(shown, "", "failed_syntax_check", (), disposable=False, suggestion="")
    if plain.rpartition(".")[2] in mailboxes.RESERVED:
        return _Domain(shown, plain, "reserved_domain", (), disposable=False, suggestion="")
    disposable = _listed(plain, mailboxes.disposable_domains())
    free = not disposable and plain in mailboxes.free_domains()
    flags: tuple[str, ...] = ("disposable",) if disposable else ("free",) if free else ("business",)
    flags += () if shown.isascii() else ("idn",)
    return _Domain(shown, plain, "", flags, disposable, mailboxes.suggestion(plain))


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
    if mailboxes.is_placeholder(local, domain.ascii):
        return Cleaned(address, "invalid", PLACEHOLDER)
    base, plus, _ = local.partition("+")
    role = mailboxes.is_role(base)
    flags = (
        domain.flags + (("role",) if role else ()) + (("subaddressed",) if plus and base else ())
    )
    key = _key(base or local, domain.ascii)
    if domain.suggestion:
        flags = (*flags, f"{SUGGEST}{local}@{domain.suggestion}")
        return Cleaned(address, "risky", "possible_typo", flags, key)
    if domain.disposable:
        return Cleaned(address, "risky", "disposable", flags, key)
    if role:
        return Cleaned(address, "risky", "role_based", flags, key)
    return Cleaned(address, "valid", "", flags, key)


def mailbox_key(address: str) -> str:
    """Give the match key of an address whose syntax is good, whatever its verdict."""
    local, _, domain = address.rpartition("@")
    return _key(local.partition("+")[0] or local, _domain(domain).ascii)


def _key(base: str, domain: str) -> str:
    """Fold what the provider folds: tags everywhere, dots where they do not count."""
    if domain in mailboxes.DOTS_IGNORED:
        base = base.replace(".", "") or base
        domain = "gmail.com" if domain in mailboxes.GMAIL else domain
    return f"{base}@{domain}"


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
    old, meant = one.value or "", _suggested(one)
    if old.rpartition("@")[0] != meant.rpartition("@")[0]:
        return one
    (new,) = clean_email([meant])
    if new.verdict not in {"valid", "risky"}:
        return one
    return new._replace(value=step("typo", old, meant), flags=(*new.flags, f"{FIXED}{old}"))


def _suggested(one: Cleaned) -> str:
    found = (flag for flag in one.flags if flag.startswith(SUGGEST))
    return next(found, "").removeprefix(SUGGEST)
