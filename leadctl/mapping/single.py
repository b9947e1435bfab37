"""Lists of one column: what it holds, by its cells where its header does not say, or is missing.

A wider list tells what it is by several headers. Of one column nothing else helps, so its cells
decide, and only where a sure share of them does.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from leadctl.cleaning.companies.legalforms import has_form
from leadctl.cleaning.places.country import country_code
from leadctl.cleaning.tables import word_set
from leadctl.cleaning.text import fold
from leadctl.cleaning.titles.title import seniority_of
from leadctl.fields import header_key, synonyms
from leadctl.mapping import content
from leadctl.mapping.columns import Plan, PlanColumn
from leadctl.mapping.headless import PAGE, is_dialled, is_headless
from leadctl.mapping.mapfile import MapFile
from leadctl.mapping.meanings import by_header
from leadctl.mapping.plan import make_plan
from leadctl.matching.nicknames import is_known

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
    networks robotics biotech therapeutics semiconductors electronics enterprises consulting
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
    """
)
"""Last and first words of companies' names, with or without a legal form; of nobody's title."""

_SURE_TRADES, _TRADES_AMONG_NAMES = 0.4, 0.1
"""Share of cells with such words from which they alone tell companies, and from which what looks
like names of people is none."""

_ALL_DIFFERENT = 0.9
"""Share of values that must be different ones there: names of trades themselves come again."""

_LONGEST = 200
"""Letters of a cell that are looked at; names, titles and addresses are shorter."""

_ADDRESS = re.compile(r"[^\s@]@[^\s@]")
_OF_THE_WEB = {"website", "domain"}
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
    r"|,? (?:jr|sr|ii|iii|iv|ph\.?d|m\.?d|mba|esq|cpa)\.?$",
    re.IGNORECASE,
)
"""What stands around names of people alone, and would tell a level in a job title."""

_HEADER_WORDS = frozenset(
    {
        "list",
        "lists",
        "value",
        "values",
        "data",
        "column",
        "field",
        "item",
        "entry",
        "record",
        "all",
    }
)
"""Words of headers beside those of which the names of fields are made."""

_SHORTEST = 4
"""Letters of a word that only headers have; shorter ones stand in names too (`de`, `la`)."""


class Single(NamedTuple):
    """What a list of one column is.

    Attributes:
        field: what its cells are; empty where nothing tells.
        by_cells: whether they tell it and not the header.
        is_record: whether what stands as its header is a cell like the others.
    """

    field: str
    by_cells: bool = False
    is_record: bool = False


def single(header: str, cells: Sequence[str]) -> Single:
    """Tell what the only column of a list holds.

    Args:
        header: its header, or its first record.
        cells: the first ones below it.
    """
    found = content.values(cells)
    if is_headless([header]):
        return Single(kind_of(found), by_cells=True)
    header = header[:_LONGEST]
    means = by_header(0, header, header_key(header)).field
    said = means if means and content.fits(means, found) else ""
    kind = kind_of(found or [header])
    if not kind and not means:
        kind = kind_of([header, *found])
    if kind and kind != said and _is_one(header, kind, known=bool(means)):
        return Single(kind, by_cells=True, is_record=True)
    if said and not (said in _BEATEN and found and kind):
        return Single(said)
    return Single(kind_of(found), by_cells=True)


def plan_of(one: Single, header: str, cells: Sequence[str], *, guarded: bool = True) -> Plan:
    """Make the plan of a list of one column; what nothing tells is kept as custom.

    Args:
        one: what the list is.
        header: of its column.
        cells: the first ones.
        guarded: as `make_plan` takes it.
    """
    if not one.field:
        return Plan((PlanColumn(header, "", "custom"),), guarded=guarded)
    told = MapFile("", {header: one.field}) if one.by_cells else None
    plan = make_plan([header], [cells], map_file=told, guarded=guarded, anything=True)
    if told is None:
        return plan
    return replace(plan, columns=tuple(one._replace(how="content") for one in plan.columns))


_BEATEN = frozenset({"full_name"})
"""Fields whose headers (`Name`, `Contact`) people write over anything."""


def kind_of(found: Sequence[str]) -> str:
    """Tell what cells are where enough of them are of one kind; else empty."""
    counts = Counter(map(_kind, found))
    if not found:
        return ""
    traded = sum(map(_is_traded, found))
    if traded >= _SURE_TRADES * len(found) and _are_companies(found, counts):
        return "company"
    for kind, share in _SHARES.items():
        if kind == "full_name" and not _may_be_names(found):
            break
        if kind == "full_name" and traded >= _TRADES_AMONG_NAMES * len(found):
            break
        least = max(share, _SHARE_OF_FEW) if len(found) < _FEW else share
        if counts[kind] >= least * len(found):
            return kind
    return ""


def _kind(text: str) -> str:
    """Tell what a cell is by itself; empty where it may be anything."""
    text = " ".join(text[:_LONGEST].lstrip("'").split())
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


def _kind_of_words(text: str) -> str:
    bare = _FRAME.sub("", _ASIDE.sub("", text))
    is_title = bool(seniority_of(bare))
    if len(text) > 1 and country_code(text) and not (is_title and "," in text):
        return "country"  # but `Director, IT` is a title, no Italian
    if is_title:
        return "title"
    if has_form(text):
        return "company"
    is_name = _NAME.fullmatch(bare) or (bare != text and _ONE_NAME.fullmatch(bare))
    return "full_name" if is_name else ""


def _is_traded(text: str) -> bool:
    """Whether a name has a word of the trades that companies are in."""
    words = " ".join(text[:_LONGEST].split()).casefold().split(" ")
    return len(words) > 1 and (words[-1] in _TRADES or words[0] in _TRADE_FIRST)


def _are_companies(found: Sequence[str], counts: Counter[str]) -> bool:
    """Whether cells with words of trades are names: of several words, none of them twice."""
    apart = len(found) >= _FEW and len(set(found)) >= _ALL_DIFFERENT * len(found)
    others = counts["title"] + counts["country"]
    return apart and others <= _TRADES_AMONG_NAMES * len(found)


def _may_be_names(found: Sequence[str]) -> bool:
    """Tell names from phrases of two words, such as sources: few come again, or some are known."""
    distinct = set(found)
    if len(distinct) >= _DIFFERENT * len(found):
        return True
    known = sum(any(map(is_known, fold(name).split())) for name in distinct)
    return known >= _KNOWN * len(distinct)


def _is_one(header: str, kind: str, *, known: bool) -> bool:
    """Tell whether what stands as a header is a value like the cells below it.

    A text of several words none of which heads columns may be one that does not tell its kind,
    such as the name of a company without its legal form. People are called `Larry Page`, too.
    """
    if kind != "full_name" and (_kind(header) == kind or {_kind(header), kind} == _OF_THE_WEB):
        return True
    words = header_key(header).split()
    return (
        not known
        and len(words) > 1
        and _kind(header) in {kind, "", "full_name"}
        and (not any(map(_heads, words)) or (kind == "full_name" and any(map(is_known, words))))
    )


def _heads(word: str) -> bool:
    return word in _HEADER_WORDS or (len(word) >= _SHORTEST and word in _words_of_headers())


@cache
def _words_of_headers() -> frozenset[str]:
    words = {word for key in synonyms() for word in key.split()}
    return frozenset({*words, *(f"{word}s" for word in words)})
