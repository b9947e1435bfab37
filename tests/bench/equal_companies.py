"""Proof that plain names of companies come out as by the long way, with key and short form.

`python tests/bench/equal_companies.py [COUNT] [--seed 1]`. Names are made of words, legal
forms and what is like them, in any order and case, with dots, and of those of the open sets.
"""

from __future__ import annotations

from itertools import repeat
from random import Random
from typing import TYPE_CHECKING

from meter import distinct, prove
from open_sets import read_set

from leadctl.cleaning.companies import formless
from leadctl.cleaning.companies.company import NOT_A_COMPANY, clean_company
from leadctl.cleaning.companies.formcase import FORM_CASE
from leadctl.cleaning.companies.formless import company_key, short_name
from leadctl.cleaning.companies.formwords import (
    CAPITAL_FORMS,
    FORM_PHRASES,
    LEADING_FORMS,
    SURE_FORMS,
)
from leadctl.cleaning.companies.shortwords import ACRONYMS, SHORT_WORDS, SMALL_WORDS
from leadctl.cleaning.steps import listening
from leadctl.cleaning.tables import table_lines, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

SETS = ("company_cleanco", "company_own", "company_probablepeople")
OTHERS = word_set(
    """
    Acme Harbor Blue Sky IBM 3M A B 42 Müller Tiffany dba trading as The THE of And and PT Pt. CV fa
    Dr. S.A. s.r.l. d.o.o. A/S B.V. S.L. s.l S.p.A. d.b.a. e.t. P.T. a.b.c.d x.y.
    null none company Company e.V. St. x2 Day Spa SPA SpA GmBH Gmbh LTD
    Co. Corp. Inc. Ltd. ltd Tbk Persero & Co Institute Roma eBay deVries N.A. test
    """
)
BETWEEN = (" ", " ", " ", " ", " ", " ", "  ", ", ", "-", ". ", " & ")
SHAPES = (str, str, str, str.title, str.upper, str.lower, " {} ".format, "{}.".format, "{},".format)


def pools() -> list[list[str]]:
    """Give words to make names of, by kind."""
    lines = table_lines("legal_forms")
    listed = {part for _, *cells in lines for cell in cells for part in cell.split("|")} - {""}
    forms = SURE_FORMS | CAPITAL_FORMS | LEADING_FORMS | set(FORM_CASE.values())
    words = ACRONYMS | SHORT_WORDS | SMALL_WORDS | NOT_A_COMPANY
    return [sorted(kind) for kind in (OTHERS, forms, FORM_PHRASES, words, listed)]


def names(seed: int) -> Iterator[str]:
    """Give names: of the open sets, then made ones without end."""
    for name in SETS:
        yield from (text for text, _ in read_set(name))
    rng, kinds = Random(seed), pools()  # noqa: S311 - cases, no secret
    for _ in repeat(None):
        words = [rng.choice(rng.choice(kinds)) for _ in range(rng.randint(1, 4))]
        words = [rng.choice((str, str.title, str.upper))(word) for word in words]
        text = "".join(f"{word}{rng.choice(BETWEEN)}" for word in words[:-1]) + words[-1]
        yield rng.choice(SHAPES)(text)


def differing(count: int, seed: int) -> tuple[int, list[str]]:
    """Count the names, and name those that the ways write, shorten or key differently."""
    cells = distinct(names(seed), count)
    short = clean_company(cells)
    with listening():
        long = clean_company(cells)
    wrong = [text for text, one, other in zip(cells, short, long, strict=True) if one != other]
    for shown in {one.value for one in long if one.value}.union(cells):
        key = company_key(shown) == formless._key_of_any(shown)
        if not key or short_name(shown) != formless._short_of_any(shown):
            wrong.append(shown)
    return len(cells), wrong


if __name__ == "__main__":
    prove("Plain names of companies", differing, "names")
