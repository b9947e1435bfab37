"""How people and programs write one address or profile: the patterns of all its spellings.

A mailbox has tags, and dots where its provider ignores them; a domain has its letters or Punycode;
programs escape signs for JSON and for links. Wide letters and digits of other scripts are plain
before any pattern is held against a text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING
from unicodedata import normalize
from urllib.parse import quote

from leadctl.cleaning.emails.email import clean_email
from leadctl.cleaning.emails.mailboxes import DOTS_IGNORED, GMAIL

if TYPE_CHECKING:
    from collections.abc import Iterable

_AT = r"\s*(?:@|%40|\\u0040|&#64;|[\[({]\s*at\s*[\])}])\s*"
_DOT = r"(?:\.|%2e|\s*[\[({]\s*(?:dot|punkt|punto|point)\s*[\])}]\s*)"
_SLASH = r"(?:\\?/|%2f)+"
_TAG = r"(?:(?:\+|%2b)[^\s@\"\\]*?)?"

AFTER_ESCAPE = (
    r"(?<=\\[bfnrt])|(?<=\\u00[012][0-9a-f])|(?<=\\u003[a-f])"
    r"|(?<=%[01][0-9a-f])|(?<=%2[0-9acf])|(?<=%3[a-f])"
)
"""Behind a sign that JSON (RFC 8259) or a link (RFC 3986) writes with letters, a word begins."""


WIDE = re.compile(rb"[\xd9\xdb\xdf-\xe1\xea\xef\xf0]|\xe2[\x81-\x93]")
"""First bytes in UTF-8 of all wide forms and other digits, but for raised letters; the letters of
European and most East Asian languages have others."""

_NARROW = bytes(one for one in range(256) if one not in b"\xd9\xdb\xdf\xe0\xe1\xe2\xea\xef\xf0")
"""Bytes with which none of them begins; a text of these alone is known fast."""


_ESCAPES = re.compile(
    r"\\[bfnrt]|\\u00[012][0-9a-f]|\\u003[a-f]|%[01][0-9a-f]|%2[0-9acf]|%3[a-f]", re.IGNORECASE
)
_ESCAPED = (("%2b", "+"), ("%2f", "/"), ("%40", "@"), ("\\u0040", "@"), ("\\/", "/"))


def readings(text: str) -> tuple[str, ...]:
    """A text in plain signs, and without the escapes of JSON and links where it has any."""
    text = plain(text)
    if "\\" not in text and "%" not in text:
        return (text,)
    low = text
    for written, sign in _ESCAPED:
        low = re.sub(re.escape(written), sign, low, flags=re.IGNORECASE)
    return text, _ESCAPES.sub(" ", low)


class _Plain(dict[int, str]):
    """Code of a sign -> the sign that it is plainly, made as signs come by."""

    def __missing__(self, code: int) -> str:
        sign = chr(code)
        form = str(int(sign)) if sign.isdecimal() else normalize("NFKC", sign)
        known = form == " " or WIDE.search(sign.encode("utf-8", "surrogatepass"))
        self[code] = form if known and len(form) == 1 and form.isascii() else sign
        return self[code]


_PLAIN = _Plain()


def plain(text: str) -> str:
    """Write wide forms of ASCII and the digits of all scripts plainly; the text keeps its length.

    Wide forms are those of NFKC (Unicode Annex 15).
    """
    if text.isascii():
        return text
    codes = map(ord, set(text))
    wide = {code: form for code in codes if ord(form := _PLAIN[code]) != code}
    return text.translate(wide) if wide else text


@cache
def _mailbox(address: str) -> tuple[str, frozenset[str]]:
    """The name before the @, without tag, and every domain under which it is the same mailbox."""
    key = clean_email([address])[0].key
    mailbox, _, host = address.rpartition("@")
    hosts = {host, key.rpartition("@")[2] or host}
    if hosts & GMAIL:
        hosts |= GMAIL
    return mailbox.partition("+")[0] or mailbox, frozenset(hosts)


def address_pattern(address: str) -> str:
    """The pattern of an e-mail address, in lower case; nothing of what may stand around it."""
    name, hosts = _mailbox(address)
    if hosts & DOTS_IGNORED:
        folded = name.replace(".", "") or name
        mailbox = r"\.*".join(map(re.escape, folded))
    else:
        mailbox = _any_of(name)
    domains = "|".join(_host(host) for host in sorted(hosts))
    return rf"(?:{mailbox}){_TAG}{_AT}(?:{domains})"


def _host(host: str) -> str:
    return _DOT.join(rf"(?:{_any_of(label)})" for label in host.split("."))


def profile_pattern(slug: str) -> str:
    """The pattern of a LinkedIn profile from `/in/` on, up to where its slug ends."""
    steps = _SLASH.join(rf"(?:{_any_of(step)})" for step in slug.split("/"))
    return rf"(?:\b|(?<=%2f))(?:in|pub){_SLASH}{steps}(?![\w-]|%(?!2[036f]|3[bf]))"


def first_signs(texts: Iterable[str]) -> str:
    """A lookahead for the signs with which texts begin, for a quick no at all other places."""
    signs = {one[0] for text in texts for one in _written(text) if one}
    return rf"(?=[{''.join(map(re.escape, sorted(signs)))}])" if signs else r"(?!)"


def _any_of(text: str) -> str:
    return "|".join(map(re.escape, _written(text)))


def _written(text: str) -> list[str]:
    """A text in its spellings: accents within letters or behind them, as in links, as in JSON."""
    found = [text, normalize("NFD", text), quote(text, safe="+@"), _in_json(text)]
    return list(dict.fromkeys(one.lower() for one in found))


def _in_json(text: str) -> str:
    return text.encode("ascii", "backslashreplace").decode().replace("\\x", "\\u00")


def traces_of(address: str) -> tuple[list[bytes], list[bytes]]:
    """What stands in every text that has an address: one of the first and one of the second.

    Both as `bare_forms` gives them.
    """
    name, hosts = _mailbox(address)
    labels = {max(host.split("."), key=len) for host in hosts}
    return bare_forms([name]), bare_forms(labels)


def bare(data: bytes) -> bytes:
    """UTF-8 in plain signs, ASCII in lower case, without dots and backslashes.

    Dots may stand anywhere in a mailbox, and JSON within JSON has more backslashes.
    """
    if data.translate(None, _NARROW) and WIDE.search(data):
        data = plain(data.decode("utf-8", "replace")).encode("utf-8", "replace")
    return data.lower().translate(None, b".\\")


def bare_forms(texts: Iterable[str]) -> list[bytes]:
    """Texts in all their spellings as `bare` gives them; letters beyond ASCII in either case."""
    spelt = (one for text in texts for one in _written(text))
    forms = (form for one in spelt for form in (one, one.upper()))
    return list(dict.fromkeys(bare(form.encode("utf-8", "surrogatepass")) for form in forms))
