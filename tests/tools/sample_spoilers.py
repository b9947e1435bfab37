"""What is done to how many rows of the sample export of a prospecting database."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import sample_mess as mess

if TYPE_CHECKING:
    from collections.abc import Callable

    from sample_people import Dice, Person


class Spoiler(NamedTuple):
    """One way to spoil one cell of a row.

    Attributes:
        label: what it is called in the README.
        rows: how many rows get it.
        header: the cell it changes.
        make: gives the spoilt cell from chance, the cell and the person it is about.
        fits: tells whether a cell is fit for it.
    """

    label: str
    rows: int
    header: str
    make: Callable[[Dice, str, Person], str]
    fits: Callable[[str], bool] = bool


FIRST, LAST, TITLE, COMPANY = "First Name", "Last Name", "Title", "Company Name"
PHONE, SITE, COUNTRY = "Work Direct Phone", "Website", "Country"
ABSENT = ("N/A", "-", "#N/A", "none")
FORMULAS = ("@SUM(1+1)*2", "-2+3 sales", "=1+1")


def _odd_phone(label: str, rows: int, kind: str) -> Spoiler:
    return Spoiler(
        label, rows, PHONE, lambda _d, _c, who: mess.odd_phone(kind, who.country, who.line)
    )


SPOILERS: tuple[Spoiler, ...] = (
    Spoiler(
        "phone: damaged by Excel",
        12,
        PHONE,
        lambda d, _c, p: mess.excel_phone(d, p.country, p.line),
    ),
    _odd_phone('phone: ="..."', 6, "formula"),
    _odd_phone("phone: extension", 8, "extension"),
    _odd_phone("phone: two in a cell", 6, "two"),
    _odd_phone("phone: p: before it", 5, "prefix"),
    _odd_phone("phone: .0 behind it", 5, "float"),
    _odd_phone("phone: placeholder", 6, "placeholder"),
    _odd_phone("phone: counted digits", 3, "digits"),
    _odd_phone("phone: words", 3, "words"),
    _odd_phone("phone: too short", 4, "short"),
    Spoiler("phone: null word", 9, PHONE, lambda d, _c, _p: d.pick(ABSENT)),
    Spoiler("name: UPPER CASE", 55, LAST, lambda _d, c, _p: c.upper()),
    Spoiler("name: lower case", 40, FIRST, lambda _d, c, _p: c.lower()),
    Spoiler("name: degree before it", 12, FIRST, lambda d, c, _p: f"{d.pick(mess.HONORIFICS)} {c}"),
    Spoiler("name: Mr. before it", 6, FIRST, lambda _d, c, _p: f"Mr. {c}", mess.MEN.__contains__),
    Spoiler(
        "name: suffix or degree behind the last name",
        12,
        LAST,
        lambda d, c, _p: c + d.pick(mess.SUFFIXES),
    ),
    Spoiler("name: blanks and no-break spaces", 30, FIRST, lambda d, c, _p: mess.padded(d, c)),
    Spoiler("name: mojibake", 14, LAST, lambda _d, c, _p: mess.mojibake(c), mess.has_mojibake),
    Spoiler(
        "name: letters lost to ?",
        4,
        LAST,
        lambda _d, c, _p: mess.lossy(c),
        lambda c: not c.isascii(),
    ),
    Spoiler("name: short form in quotes", 5, FIRST, lambda _d, c, p: f'{c} "{p.short or "Sunny"}"'),
    Spoiler("company: UPPER CASE", 30, COMPANY, lambda _d, c, _p: c.upper()),
    Spoiler("company: blanks", 16, COMPANY, lambda d, c, _p: mess.padded(d, c)),
    Spoiler("company: missing", 14, COMPANY, lambda _d, _c, _p: ""),
    Spoiler("company: null word", 8, COMPANY, lambda d, _c, _p: d.pick((*ABSENT, "Self-employed"))),
    Spoiler("company: HTML entity", 6, COMPANY, lambda _d, c, _p: f"{c.split()[0]} &amp; Sons Ltd"),
    Spoiler("company: mojibake", 5, COMPANY, lambda _d, c, _p: mess.mojibake(c), mess.has_mojibake),
    Spoiler("cell like a formula: website", 3, SITE, lambda _d, c, _p: f'=HYPERLINK("{c}","Site")'),
    Spoiler("cell like a formula: title", 3, TITLE, lambda d, _c, _p: d.pick(FORMULAS)),
    Spoiler("country: missing, the state tells", 25, COUNTRY, lambda _d, _c, _p: ""),
    Spoiler("country: a null word", 6, COUNTRY, lambda _d, _c, _p: "#N/A"),
    Spoiler("title: UPPER CASE", 20, TITLE, lambda _d, c, _p: c.upper()),
    Spoiler("title: missing", 20, TITLE, lambda _d, _c, _p: ""),
)
"""A row takes at most one of these."""
