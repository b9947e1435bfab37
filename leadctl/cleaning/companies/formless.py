"""Names of companies without their legal forms: folded for comparing, and as a letter has them."""

from __future__ import annotations

import re

from leadctl.cleaning.companies.formwords import ENDED_PHRASES
from leadctl.cleaning.companies.legalforms import (
    ANY_NAME,
    LINKS,
    PAIRED_FORMS,
    Word,
    all_forms,
    form_leads,
    form_length,
    plain_words,
    with_joined_letters,
    without_forms,
    without_plain_forms,
    words_of,
)
from leadctl.cleaning.companies.nativeforms import NATIVE_FORMS
from leadctl.cleaning.text import key_of

_FORM_AND_QUOTED = re.compile(r"""(\w{2,5})\s*["“”„«]([^"“”„«»]{2,})["“”»]""")
"""A form in front of a name in quotes, as the Baltic countries write it: `SIA "Maxima"`."""

_LATVIAN = re.compile(r"\ASIA (?=.*[āēģīķļņūĀĒĢĪĶĻŅŪ])")
"""The same without quotes, before letters of Latvian: `SIA Engineering` is of Singapore."""

_BRACKETS = re.compile(r"(.*\S)\s*[(\[{（【]([^()\[\]{}（）【】]*)[)\]}）】]")
_FORMER = re.compile(
    r"(?:formerly|fka|f/k/a|previously|vormals|ehemals|anciennement|ex[ -]).*"
    r"|(?:abn|acn|uen|hrb|cin|siret|siren|nif|cif)\W.{0,40}",
    re.IGNORECASE,
)
"""What is no part of the name in brackets: a former name, a number in a register."""

_TRADING = re.compile(
    r"[\s,(]{1,3}(?:d\.?\s?/?\s?b\.?\s?/?\s?a\.?|t/a|trading\s+as|doing\s+business\s+as)(?!\w)[\s:]*",
    re.IGNORECASE,
)
"""What parts the name in the register from the one a firm is known by."""

_PRIVATE = re.compile(r"\(p\)(?=\s*l(?:td|imited)\b)", re.IGNORECASE)
"""The Indian `(P) Ltd`."""

_PLUS = re.compile(r"(?<=[\w)])\s*\+\s*(?=[\w(])")
"""Links two names."""

_PLUS_BEHIND = re.compile(r"(?<=\w)\+{1,3}(?=[\s,;)]|\Z)")
_SHARP = re.compile(r"(?<![^\W_])([A-Za-z])#(?=[\s,;)]|\Z)")
"""Signs that are read: `C++`, `Canal+`, `C#`."""


def company_key(name: str) -> str:
    """Fold a company's name for comparing: `The Acme Corp., Inc.` and `ACME` meet.

    Legal forms go until none is left at an end, but never the last word. What stands in brackets
    at the end stays as words, forms before it go; a former name goes. Both names of `Foo Inc. dba
    Bar` stay, for either alone may be another firm's. Names without a letter or digit have no key.
    """
    return _key_of_plain(name) or _key_of_any(name)


_ARTICLE_BEHIND = re.compile(r"\s*(?:, *the|\( *the *\))\s*$", re.IGNORECASE)
"""The article of a name that is listed by its first word: `Book Nook, The`."""


def _key_of_any(name: str) -> str:
    if name[-5:].casefold().endswith(("the", "the)")):
        name = _ARTICLE_BEHIND.sub("", name) or name
    plain = NATIVE_FORMS.sub(" ", _PRIVATE.sub(" ", _without_front(name)))
    plain = _with_signs_as_words(plain)
    if not key_of(plain):
        if _SIGNS_ONLY.search(plain):
            return ""
        plain = name
    sides = [_key_words(side) for side in _TRADING.split(plain, maxsplit=1)]
    if len(sides) > 1 and not all(sides):
        sides = [_key_words(plain)]
    return " dba ".join(" ".join(word.text for word in side) for side in sides)


def _with_signs_as_words(name: str) -> str:
    if "+" not in name and "#" not in name:
        return name
    name = _PLUS_BEHIND.sub(lambda found: " plus" * len(found[0]), name)
    return _PLUS.sub(" and ", _SHARP.sub(r"\1 sharp", name))


_SIGNS_ONLY = re.compile(r"[^\w\s.,;:&/()'’\"“”„«»\[\]{}–-]")
"""A sign that is more than punctuation: `!!!` is a name to see, but none to compare."""


def _without_front(name: str) -> str:
    """Take a form off in front that quotes or letters tell; any other name stays."""
    if name.startswith("SIA "):
        name = _LATVIAN.sub("", name)
    match = _FORM_AND_QUOTED.fullmatch(name) if name.endswith(_CLOSING_QUOTES) else None
    return match[2].strip() if match and key_of(match[1]) in all_forms().sure else name


_CLOSING_QUOTES = ('"', "“", "”", "»")


def _key_of_plain(name: str) -> str:
    """Make the key of plain ASCII words without Word objects; empty where more is to be seen."""
    words = plain_words(name)
    return " ".join(without_plain_forms(words)) if words else ""


def _key_words(text: str) -> list[Word]:
    text = text.strip()
    bracketed = _bracketed(text)
    head = without_forms(words_of(bracketed[1])) if bracketed else []
    if not (bracketed and head):
        words = words_of(text)
        nameless = _SIGNS_ONLY.search(text) and len(without_forms([ANY_NAME, *words])) == 1
        return [] if nameless else without_forms(words)
    aside = _FORMER.match(bracketed[2]) or key_of(bracketed[2]) in ENDED_PHRASES
    inside = [] if aside else words_of(bracketed[2])
    return without_forms(with_joined_letters(head + inside))


def _bracketed(text: str) -> re.Match[str] | None:
    return _BRACKETS.fullmatch(text) if text.endswith(_CLOSING) else None


_CLOSING = (")", "]", "}", "）", "】")


LONGEST_NAME = 300
"""Letters of a name; each form taken off reads it again, so that longer texts would take long."""


def short_name(name: str) -> str:
    """Name a company as a letter does: `Acme (UK) Ltd` is Acme, `Foo Inc. dba Bar` is Bar.

    Legal forms and brackets at the end go; `Tiffany & Co.` and what would be empty stay. A text
    too long for a name stays as it is.
    """
    if len(name) > LONGEST_NAME:
        return name
    return plain_short_name(name)[0] or _short_of_any(name)


def plain_short_name(name: str) -> tuple[str, str]:
    """Shorten a name of plain words, and give its key; both empty for any other name."""
    words = plain_words(name) if len(name) <= LONGEST_NAME else []
    kept = without_plain_forms(words) if words and "and" not in words else []
    return " ".join(name.split()[: len(kept)]), " ".join(kept)


def _short_of_any(name: str) -> str:
    sides = _TRADING.split(name, maxsplit=1)
    text = sides[1].strip(" )") if len(sides) > 1 and key_of(sides[1]) else name
    while True:
        shorter = _shorter(text)
        if shorter == text or not key_of(shorter):
            return text
        text = shorter


def _shorter(text: str) -> str:
    native = " ".join(NATIVE_FORMS.sub(" ", _without_front(text)).split())
    if native != text:
        return _unquoted(native)
    bracketed = _bracketed(text)
    if bracketed:
        return _EDGES.sub("", bracketed[1])
    words, tokens = words_of(text), text.split()
    if not words:
        return text
    if form_leads(words):
        return _unquoted(" ".join(tokens[_second(words) :]))
    kept = _for_letters(words)
    if kept == words:
        return text
    first, last = 0 if kept[0] is words[0] else _second(words), kept[-1].at
    form = words[-1]
    if form is not kept[-1] and form.at == last and not _SUBSIDIARY.search(tokens[last]):
        tokens[last] = _GLUED_FORM.sub("", tokens[last])
    return _unquoted(_EDGES.sub("", " ".join(tokens[first : last + 1])))


_SUBSIDIARY = re.compile(r"[-‐–/|](?:co|company)\W*\Z", re.IGNORECASE)
"""Behind a hyphen these say what a firm is: `Sub-Co`."""

_GLUED_FORM = re.compile(
    r"(?:[-‐–/|,，]|(?:(?<=\bco)|(?<=\bpty)|(?<=\bpvt)|(?<=\bpte)|(?<=\bsdn))\.)[^-‐–/|,，]*\Z",
    re.IGNORECASE,
)
"""A form with a sign between it and the name, `Muster-AG`, or another form, `SA/NV`, `Co.,Ltd`."""


def _second(words: list[Word]) -> int:
    """Number the token where the second word begins: `OOO A B C` goes on with its A."""
    return min(words[0].at + 1, words[1].at)


def _for_letters(words: list[Word]) -> list[Word]:
    """Take one form off the end of a name for letters, if what stays is one."""
    form = form_length(words)
    kept = words[:-form] if form else words
    whole = words[-form].text == "and" and not form_length(kept)
    if whole or all(word.text in LINKS for word in kept):
        return words
    told = PAIRED_FORMS.get(words[-1].text) == kept[0].text
    company = kept[0].text == "the" and words[-1].text == "company"
    return kept[1:] if form and (told or company) and len(kept) > 1 else kept


_EDGES = re.compile(r"(?:[ ,;&–|/-]|(?<![\w+])\+)+\Z")
"""What ends no name; `C++` keeps its signs."""


def _unquoted(text: str) -> str:
    wrapped = re.fullmatch(r"""["“”„«'](.*)["“”»']""", text.strip())
    return wrapped[1] if wrapped and not _QUOTE.search(wrapped[1]) else text


_QUOTE = re.compile(r"""["“”„«»]""")
