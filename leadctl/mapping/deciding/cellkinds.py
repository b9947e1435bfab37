"""What the cells of a list of one column are, each by itself and all together."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

from leadctl.cleaning.companies.legalforms import has_form
from leadctl.cleaning.companies.nativeforms import is_eastern_firm
from leadctl.cleaning.names.case import PARTICLES
from leadctl.cleaning.names.given import MOSTLY_GIVEN, SURELY_GIVEN, given_rank
from leadctl.cleaning.names.people import is_person, is_place, is_place_too
from leadctl.cleaning.places.country import country_code
from leadctl.cleaning.tables import word_set
from leadctl.cleaning.text import fold
from leadctl.cleaning.titles.title import named_level
from leadctl.mapping.cells import looks
from leadctl.mapping.cells.callings import is_calling
from leadctl.mapping.cells.eastern import is_eastern_name
from leadctl.mapping.deciding.headless import PAGE, is_dialled
from leadctl.matching.words.nicknames import is_known

if TYPE_CHECKING:
    from collections.abc import Sequence

KINDS = {
    "email": "e-mail addresses",
    "linkedin": "LinkedIn profiles",
    "company_linkedin": "LinkedIn pages of companies",
    "website": "web pages",
    "domain": "domains",
    "phone": "phone numbers",
    "country": "countries",
    "company": "companies",
    "title": "job titles",
    "full_name": "names",
    "first_name": "given names",
}
"""Field -> what its cells are called, of the kinds that cells tell."""

_SHARES = {
    **dict.fromkeys(KINDS, 0.5),
    "country": 0.6,
    "company": 0.3,
    "title": 0.4,
    "full_name": 0.6,
}
"""Share of the cells from which a kind is sure. Only companies have a legal form, and many are
written without; half of all titles say no level in words that are known."""

_FEW = 6
_SHARE_OF_FEW = 0.5
"""Of fewer cells than this at least half must tell."""

_DIFFERENT, _KNOWN = 0.5, 0.3
"""Share of values that must be different ones where they are names, or else of those with a given
name that is known."""

_TRADES = word_set(
    """
    systems solutions technologies technology holdings holding group labs laboratories partners
    industries ventures associates bank banks university college hospital insurance software
    logistics pharma pharmaceuticals pharmacy foods brewery brewing bakery motors airlines airways
    networks motor robotics biotech therapeutics semiconductors electronics enterprises consulting
    consultants interactive studios foundation institute academy press publishing
    telecom communications energy petroleum steel chemicals plastics textiles properties realty
    werke stadtwerke versicherung versicherungen sparkasse volksbank verlag klinikum bau technik
    universität hochschule assurances conseil groupe industrie université banque seguros
    construcciones universidad grupo servicios soluciones banca assicurazioni gruppo università
    """
)
_TRADE_FIRST = word_set(
    """
    stadtwerke sparkasse volksbank klinikum autohaus bäckerei universität hochschule groupe
    université banque banco grupo universidad gruppo università universität
    boulangerie transports transportes trasporti atelier société cabinet agence construcciones
    construtora panadería padaria panificio officine edilizia piekarnia zakład przedsiębiorstwo
    bakkerij aannemersbedrijf gebroeders gebrüder brauerei metzgerei kanzlei ingenieurbüro
    steuerkanzlei fratelli bodegas farmacia clínica éditions edizioni editorial restaurante
    """
)
"""Last and first words of companies' names, with or without a legal form; of nobody's title."""

_OPENS_TRADED = re.compile(
    r"(?:bank of|banque d[eu]|banco (?:de|do)|banca d[ei]|university of|institute of) \w",
    re.IGNORECASE,
)
"""The same in several words, of which the first one alone may open a job title."""

_PARTNERS = re.compile(r"[^\W\d_]{2,} (?:&|\+) [^\W\d_]{2,}")
"""What stands between partners of a firm, or topics, and of people between couples alone."""

_SURE_TRADES, _TRADES_AMONG_NAMES = 0.4, 0.1
"""Share of cells with such words from which they alone tell companies, and from which what looks
like names of people is none."""

_ALL_DIFFERENT = 0.9
"""Share of values that must be different ones there: names of trades themselves come again."""

LONGEST = 200
"""Letters of a cell that are looked at; names, titles and addresses are shorter."""

_ADDRESS = re.compile(r"[^\s@]@[^\s@]")
OF_THE_WEB = {"website", "domain"}
"""Kinds that stand for each other in one list."""

_DOMAIN = re.compile(r"(?:[a-z0-9-]{1,63}\.)+[a-z]{2,24}", re.IGNORECASE | re.ASCII)
_GROUPED = re.compile(
    r"1?[ .-]?\(?\d{3}\)?[ .-]\d{3}[ .-]\d{4}(?: ?(?:x|ext\.?) ?\d{1,6})?", re.ASCII
)
"""Ten digits in groups of three, three and four, with a country's 1 before them or not."""

_WORD = r"[^\W\d_]+(?:['’`-][^\W\d_]+)*\.?"
_FEW_WORDS = rf"{_WORD}(?: {_WORD}){{0,3}}"
_NAME = re.compile(rf"{_WORD}(?: {_WORD}){{1,5}}|{_FEW_WORDS}, {_FEW_WORDS}")
_ONE_NAME = re.compile(_WORD)
_ASIDE = re.compile(r" [(\[][^()\[\]]{1,30}[)\]]| [\"“„][^\"“”„]{1,30}[\"“”]")
"""A nickname, or what people add behind or inside a name."""

_FRAME = re.compile(
    r"^(?:(?:dr|prof|mr|mrs|ms|herr|frau|mme|m|sr|sra|dipl[.-]ing)\.? )+"
    r"| (?:jr|sr)\.?(?=,)|,? (?:jr|sr|ii|iii|iv|ph\.?d|m\.?d|mba|esq|cpa)\.?$",
    re.IGNORECASE,
)
"""What stands around names of people alone, and would tell a level in a job title."""


def kind_of(found: Sequence[str]) -> str:
    """Tell what cells are where enough of them are of one kind; else empty."""
    counts = Counter(map(kind_of_cell, found))
    if not found:
        return ""
    traded = sum(map(_is_traded, found))
    if traded >= _SURE_TRADES * len(found) and _are_companies(found, counts):
        return "company"
    for kind, share in _SHARES.items():
        if kind == "full_name" and not _may_be_names(found):
            break
        if kind == "full_name" and _are_partly_traded(found, traded):
            break
        if kind == "country" and looks.speaks_against(kind, kind, found):
            continue  # `no` is Norway, and an answer
        least = max(share, _SHARE_OF_FEW) if len(found) < _FEW else share
        if counts[kind] >= least * len(found):
            return kind
    return "first_name" if _are_given(found) else ""


def _are_given(found: Sequence[str]) -> bool:
    """Tell a list of given names alone. Many a town and firm has one, and many a family name is."""
    distinct = set(found)
    if len(distinct) < _FEWEST_GIVEN or any(len(text) > LONGEST for text in distinct):
        return False
    if sum(is_place(text) or is_place_too(text) for text in distinct) >= _PLACES * len(distinct):
        return False
    ranks = [given_rank(text) for text in distinct if len(text.split()) == 1]
    sure = sum(rank == SURELY_GIVEN for rank in ranks)
    mostly = sum(rank >= MOSTLY_GIVEN for rank in ranks)
    return sure >= _SURELY * len(distinct) and mostly >= _MOSTLY * len(distinct)


_FEWEST_GIVEN = 4
_PLACES = 0.7
"""Share of towns and lands from which a list is of those, though people are called by them too."""

_SURELY, _MOSTLY = 0.4, 0.8
"""Given names from which a list is of such, and shares of them that are hardly family names, and
that are so more rarely. Of towns and flowers up to 0.75 are, of family names 0.1 surely."""


def kind_of_cell(text: str) -> str:
    """Tell what a cell is by itself; empty where it may be anything."""
    text = " ".join(text[:LONGEST].lstrip("'").split())
    folded = text.casefold()
    if _ADDRESS.search(text):
        return "email"
    if "linkedin.com/" in folded:
        return "company_linkedin" if "linkedin.com/company/" in folded else "linkedin"
    if PAGE.fullmatch(text):
        return "website"
    if _DOMAIN.fullmatch(text):
        return "domain"
    if is_dialled(text) or _GROUPED.fullmatch(text):
        return "phone"
    return _kind_of_words(text)


def _is_in_a_country(text: str) -> bool:
    """Whether a text tells a place before the country where it lies: `Berlin, Germany`."""
    before, comma, last = text.rpartition(",")
    return bool(comma and before.strip() and country_code(last) == country_code(text))


def _kind_of_words(text: str) -> str:
    bare = _FRAME.sub("", _ASIDE.sub("", text))
    is_title = bool(named_level(bare))
    if len(text) > 1 and country_code(text) and not (is_title and "," in text):
        return "" if _is_in_a_country(text) else "country"  # but `Director, IT` is a title
    if is_title:
        return "title"
    if has_form(text) or is_eastern_firm(text) or _starts_traded(text):
        return "company"
    if is_calling(bare):
        return "title"
    return "full_name" if is_eastern_name(text) or _is_name(bare, text) else ""


def _is_name(bare: str, text: str) -> bool:
    """Tell whether a text without what frames a name is one; in sentences small words follow."""
    if not (_NAME.fullmatch(bare) or (bare != text and _ONE_NAME.fullmatch(bare))):
        return False
    words = bare.split()
    small = [word for word in words if word.islower() and word not in PARTICLES]
    return len(small) in {0, len(words)}


def _is_traded(text: str) -> bool:
    """Whether a name has a word of the trades that companies are in."""
    words = " ".join(text[:LONGEST].split()).casefold().split(" ")
    return len(words) > 1 and (words[-1] in _TRADES or _starts_traded(text))


def _starts_traded(text: str) -> bool:
    text = text[:LONGEST].strip()
    first, _, others = text.casefold().partition(" ")
    return bool(others) and (first in _TRADE_FIRST or _OPENS_TRADED.match(text) is not None)


def _are_partly_traded(found: Sequence[str], traded: int) -> bool:
    """Whether too many cells are called as companies for a list of people."""
    partners = sum(map(_are_partners, found)) if traded < len(found) else 0
    return traded + partners >= _TRADES_AMONG_NAMES * len(found)


def _are_partners(text: str) -> bool:
    """Whether a name joins two, none of which is somebody: no couple as `Jane & John Doe`."""
    text = text[:LONGEST]
    if not _PARTNERS.search(text) or _FRAME.match(text):
        return False
    return not any(map(is_person, re.split(r" [&+] ", text)))


def _are_companies(found: Sequence[str], counts: Counter[str]) -> bool:
    """Whether cells with words of trades are names: of several words, none of them twice."""
    apart = len(found) >= _FEW and len(set(found)) >= _ALL_DIFFERENT * len(found)
    others = counts["title"] + counts["country"]
    return apart and others <= _TRADES_AMONG_NAMES * len(found)


def _may_be_names(found: Sequence[str]) -> bool:
    """Tell names from phrases of two words, such as sources: few come again, or some are known.

    What is written in small letters all through is one as a phrase is.
    """
    distinct = set(found)
    if not all(map(str.islower, distinct)) and len(distinct) >= _DIFFERENT * len(found):
        return True
    return sum(map(_is_somebody, distinct)) >= _KNOWN * len(distinct)


def _is_somebody(name: str) -> bool:
    words = fold(name).split()
    return is_eastern_name(name) or any(map(is_known, words)) or is_person(name)
