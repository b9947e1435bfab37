"""Lists of one column: what it holds, by its cells where its header does not say, or is missing.

A wider list tells what it is by several headers. Of one column nothing else helps, so its cells
decide, and only where a sure share of them does.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from leadctl.cleaning.names.given import may_be_given
from leadctl.cleaning.text import is_null
from leadctl.fields import BY_NAME, header_key, synonyms
from leadctl.mapping.cells import content
from leadctl.mapping.cells.eastern import is_eastern_name
from leadctl.mapping.deciding.cellkinds import KINDS, LONGEST, OF_THE_WEB, kind_of, kind_of_cell
from leadctl.mapping.deciding.headless import is_headless
from leadctl.mapping.deciding.plan import make_plan
from leadctl.mapping.headers.meanings import by_header
from leadctl.mapping.headers.numbering import numbers_things
from leadctl.mapping.maps.columns import Plan, PlanColumn
from leadctl.mapping.maps.mapfile import MapFile
from leadctl.matching.words.nicknames import is_known

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        "lead",
        "leads",
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
    header = header[:LONGEST]
    means = meant(header)
    said = means if means and content.fits(means, found) else ""
    kind = kind_of(found or [header])
    if not kind and not means:
        kind = kind_of([header, *found])
    if kind == "phone" and _are_codes(header, found, means):
        return Single(said, by_cells=not said)
    if kind and kind != said and _is_one(header, kind, known=bool(means)):
        return Single(kind, by_cells=True, is_record=True)
    if said and not (said == "full_name" and kind in _no_names(header)):
        return Single(said)
    return Single(kind_of(found), by_cells=True)


def _are_codes(header: str, found: Sequence[str], means: str) -> bool:
    """Whether digits number things by what their header says; a plus or a bracket is dialled."""
    is_phone = bool(means) and BY_NAME[means].cleaner == "phone"
    return not is_phone and numbers_things(header) and not content.mostly_dialled(found)


def meant(header: str) -> str:
    """The field that a header means, in the plural too: a list of one column is of many.

    `List` and the like say nothing above the only column, whatever they do beside others.
    """
    if header_key(header) in _HEADER_WORDS:
        return ""
    keys = (key := header_key(header), re.sub(r"ies$", "y", key), key.removesuffix("s"))
    found = (by_header(0, header, one).field for one in keys)
    return next(filter(None, found), "")


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
    by_name = by_header(0, header, header_key(header)).field == one.field
    told = None if by_name and not one.by_cells else MapFile("", {header: one.field})
    plan = make_plan([header], [cells], map_file=told, guarded=guarded, anything=True)
    if told is None:
        return plan
    return replace(plan, columns=tuple(one._replace(how="content") for one in plan.columns))


_NO_NAMES = frozenset(KINDS) - {"company", "title", "country", "full_name", "first_name"}
"""Kinds that nobody is called like. People are called `Georgia`, `Jordan King` and `Maria Sá`."""

_OF_ANYTHING = frozenset({"name", "names", "nom", "nombre", "nome", "naam", "namn"})
"""Headers of names that do not say whose, and stand above companies as often."""


def _no_names(header: str) -> frozenset[str]:
    """The kinds of cells that are nobody's names, whatever a header of names says above them."""
    return _NO_NAMES | {"company"} if header_key(header) in _OF_ANYTHING else _NO_NAMES


def _is_one(header: str, kind: str, *, known: bool) -> bool:
    """Tell whether what stands as a header is a value like the cells below it.

    A text of several words none of which heads columns may be one that does not tell its kind,
    such as the name of a company without its legal form. People are called `Larry Page`, too.
    """
    if header_key(header) in _HEADER_WORDS:
        return False
    if not known and (is_null(header) or (kind == "full_name" and _is_eastern(header))):
        return True
    if kind == "first_name":
        return not known and may_be_given(header)
    alike = kind_of_cell(header)
    if kind != "full_name" and (alike == kind or {alike, kind} == OF_THE_WEB):
        return True
    if kind in _SIGNED and not _SIGNS.search(header):
        return False
    words = header_key(header).split()
    return (
        not known
        and len(words) > 1
        and alike in {kind, "", "full_name"}
        and (not any(map(_heads, words)) or (kind == "full_name" and any(map(is_known, words))))
    )


_SIGNED = frozenset({"email", "linkedin", "company_linkedin", "website", "domain", "phone"})
_SIGNS = re.compile(r"[@./]|\d\D*\d\D*\d")
"""Kinds with signs that words lack: above those, words are a header."""


def _is_eastern(header: str) -> bool:
    return is_eastern_name(header) and not header.endswith(_OF_HEADERS)


_OF_HEADERS = ("명", "자", "처", "록", "名", "管")
"""What Korean and Chinese headers end with that begin like a name: "customer", "applicant"."""


def _heads(word: str) -> bool:
    return word in _HEADER_WORDS or (len(word) >= _SHORTEST and word in _words_of_headers())


@cache
def _words_of_headers() -> frozenset[str]:
    words = {word for key in synonyms() for word in key.split()}
    return frozenset({*words, *(f"{word}s" for word in words)})
