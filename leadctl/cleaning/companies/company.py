"""Companies: the name as the company writes itself, and a match key without legal form."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import EMPTY, Cleaned
from leadctl.cleaning.companies.case import company_case, with_even_name
from leadctl.cleaning.companies.formcase import with_spelt_form
from leadctl.cleaning.companies.formless import (
    LONGEST_NAME,
    company_key,
    plain_short_name,
    short_name,
)
from leadctl.cleaning.names.case import needs_case
from leadctl.cleaning.steps import step
from leadctl.cleaning.tables import phrase_set, word_set
from leadctl.cleaning.text import (
    NULL_OR_FALSE,
    in_plain_letters,
    is_null,
    key_of,
    label_of,
    repair,
    settled,
    undressed,
    with_apostrophes,
)

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["clean_company", "company_key", "short_company"]

NOT_A_COMPANY = phrase_set(
    """
    self employed|self|selfemployed|freelance|freelancer|freelancing|independent
    |independent consultant|private individual|private|personal|home|student|retired|unemployed
    |stealth|stealth startup|stealth mode|confidential|various|selbstandig|selbststandig
    |freiberuflich|freiberufler|privat|privatperson|independant|autonomo|autonoma|particulier|zzp
    |libero professionista|self employed consultant|not employed|in transition|stealth company
    |auto entrepreneur|autoentrepreneur|micro entrepreneur|looking for work|open to work
    |between jobs|arbeitssuchend|rentner|ruhestand|im ruhestand|retraite|en recherche d emploi
    |jubilado|libre|pensionato|disoccupato|zelfstandig|zzper|gepensioneerd|emeryt
    """
)
"""What people without a company write, folded: shown, but no key, or they would all match."""

_QUOTES = '"“”„«»'
_QUOTE = re.compile(f"[{_QUOTES}]")
_IN_SINGLE_QUOTES = re.compile(r"['‘](\w[^'‘’]*[\w.])['’]")
_EDGES = " ,;|•"
_COMPANY_NULLS = (
    NULL_OR_FALSE
    | {"no company", "company", "company name", "test company"}
    | word_set("firma firmenname unternehmen entreprise société empresa azienda bedrijf")
)


def clean_company(values: Sequence[str]) -> list[Cleaned]:
    """Clean names of companies; the key drops case, accents, punctuation and legal forms."""
    return [settled(value, _company) for value in values]


def _company(value: str) -> Cleaned:
    if not _PLAIN.fullmatch(value):
        return _any_company(value)
    text = " ".join(value.split())
    small = text.lower()
    return _any_company(value) if _means_nobody(small) else _shown(step("spaces", value, text))


def _means_nobody(small: str) -> bool:
    return small in _COMPANY_NULLS or small.replace(".", " ").rstrip() in NOT_A_COMPANY


_PLAIN = re.compile(r" *[A-Za-z0-9]+(?: +[A-Za-z0-9]+)*(?: +[A-Za-z](?:\.[A-Za-z]){1,7})?\.? *")
"""Words with nothing to mend but the blanks between them; the last may have dots: `S.r.l.`."""


def _any_company(value: str) -> Cleaned:
    mended = with_apostrophes(_undressed(repair(value)))
    text = step("link", mended, label_of(mended))
    if address := _ADDRESS.fullmatch(text):
        text = step("address", text, address[1].lower())
    text = _bared(repair(step("quotes", text, _unquoted(text))))
    if is_null(text, _COMPANY_NULLS):
        step("null word", text, "")
        return EMPTY
    if key_of(text) in NOT_A_COMPANY:
        return Cleaned(text, reason="not_a_company")
    return _shown(text)


def _undressed(text: str) -> str:
    """Write Latin letters and figures plainly; signs beside Han and Kana are as wide as they."""
    return step("letters", text, in_plain_letters(text)) if _DRESSED_LETTER.search(text) else text


_DRESSED_LETTER = re.compile("[\uff10-\uff19\uff21-\uff3a\uff41-\uff5a\U0001d400-\U0001d7ff]")


def _shown(text: str) -> Cleaned:
    if len(text) > LONGEST_NAME:
        return Cleaned(text, key=key_of(text))
    if needs_case(text) and "://" not in text and "@" not in text:
        cased = step("case", text, company_case(text))
        shown = step("legal form", cased, with_spelt_form(cased))
    else:
        shown = step("legal form", text, with_spelt_form(text))
        if shown != text:
            shown = step("case", shown, with_even_name(text, shown))
    return Cleaned(shown, "", "", (), company_key(shown))


_ADDRESS = re.compile(r"(?:https?://(?:www\.)?|www\.)([\w-]+(?:\.[\w-]+)+)/?", re.IGNORECASE)
"""A web site's address with nothing behind it: its host is what the company is called."""


def _bared(text: str) -> str:
    """Take off what dresses a name up, unless it is all that stands beside a form: `😀 Ltd`."""
    bare = undressed(text)
    return bare if bare == text or company_key(text) else text


def _unquoted(text: str) -> str:
    """Take off quotes around the whole name, and a lone one; `Kino "Roma"` keeps its own."""
    text = text.strip(_EDGES)
    if quoted := _IN_SINGLE_QUOTES.fullmatch(text):
        return quoted[1]
    if not _QUOTE.search(text):
        return text
    inside = text[1:-1]
    if text[:1] in _QUOTES and text[-1:] in _QUOTES and not any(q in inside for q in _QUOTES):
        return inside.strip(_EDGES)
    return text.strip(_QUOTES) if sum(map(text.count, _QUOTES)) == 1 else text


def short_company(name: str) -> Cleaned:
    """Name a company, given its display form, as a letter does: without its legal form.

    Where what stays means nothing alone (`Company Inc`), the form stays, too.
    """
    plain, key = plain_short_name(name)
    if plain and not (needs_case(plain) or _means_nobody(key)):
        return Cleaned(plain, "", "", (), key)
    (short,) = clean_company([plain or short_name(name)])
    return short if short.value else clean_company([name])[0]
