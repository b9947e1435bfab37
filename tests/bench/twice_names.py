"""Proof that names cleaned twice are what they were, cell by cell and as a list is written.

`python tests/bench/twice_names.py 300000` makes up cells of many shapes (orders, commas, titles,
letters behind, nicknames, particles, people of many countries, junk), cleans each of them as a
whole name and as a part of one, and what comes out once more. Differences are listed.
"""

from __future__ import annotations

import argparse
from itertools import islice
from random import Random
from typing import TYPE_CHECKING

from meter import say

from leadctl.cleaning.names.generations import generation_behind
from leadctl.cleaning.names.name import clean_full_name, clean_name
from leadctl.cleaning.tables import word_set
from leadctl.mapping.passing.cleaning_pass import as_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leadctl.cleaning.cleaned import Cleaned

SEED = 17

GIVEN = word_set(
    """
    Jane John Mary José María João Anne-Marie Jean-Pierre J. JR Jo Vi Ma An Do Li V I X Kim Ben Al
    El Mohammed Md Yusuf Zia Amina Priya Nguyễn Thị Wei Xiaoming Олег Ольга Γιώργος محمد 小明 太郎
    철수 김철수 王小明 山田太郎 欧阳修 Björn Łukasz İbrahim Işık Seán Siobhán
    D'Angelo K.-H. Van Don Rosa
    Rev Major Judge Christian Hope Ms Bs Kc Md Dr Null Test
    """
)
FAMILY = word_set(
    """
    Smith Doe Roe O'Brien O´Connor McDonald MacLeod Macias García López Vargas Llosa Silva Santos
    Nguyen Tran Ng Le Ma Mba Obe Do Vo Schmidt Groß Müller d'Ormesson Russo Haq Veld Amrani Ali
    Иванов Παπαδόπουλος 王 山田 김 田中様 Yılmaz Fitzgerald-Jones St.John deVries Goff LeBlanc
    II V Van
    Junior Senior Filho Esq Rai Kaur Singh Bachelor Prince King Mac Esposito Berlin Paris Doe.
    """
)
TIES = word_set(
    """
    van de der den von zu und y e de-la dos da del di lo la le el al ben bin ibn ul in't 't ’t ´t
    op ter ten af av St. San Mc Mac O' d' & and et abd abu ap i im auf
    """
)
TITLES = (
    "Dr.", "Prof. Dr.", "Mr", "Mr. & Mrs.", "Mrs.", "Herr", "Frau Dr.", "PD Dr.", "DDr.", "DI",
    "Mag.a", "Prof. em. Dr.", "H.E.", "Don", "Rt Hon", "The Rt. Hon.", "Sir", "Dipl.-Ing.", "Ing.",
    "Sr.", "Sra.", "de heer", "Judge", "M.", "Mme", "Univ.-Prof.", "Dott.ssa", "Rev.", "dr", "em.",
)  # fmt: skip
BEHIND = (
    "Jr.", "Jr", "III", "II", "IV", "V", "I", "VI", "Sr.", "PhD", "Ph. D.", "MBA", "M.A.", "MD",
    "M.D.", "CPA, CFE", "Esq.", "RN-BC", "(Hons)", "MA", "BS", "KC", "Junior", "jr", "2nd", "v",
    "Dr.", "CEO", "née Smith", "(geb. Roe)", "she/her", "(they/them)", "V.", "i", "PMP®", "- Acme",
    "| CEO", "at Acme", "@ Acme", "(Acme)", "VP of Sales", "Berlin", "34", "#2", "N/A", "-", "?",
    "null", "415-555-2671", "jane@acme.com", "& Co", "Inc.", "Roe, John", "John Roe", "MR", "Mrs.",
)  # fmt: skip
NICKNAMES = (
    '"Jay"', "“Jay”", "'Jay'", "(Jay)", "[Jay]", "„Jay“", '„Jay"', "`Jay`", "´Jay´", "``Jay''",
    "«Jay»", "{Jay}", "‘Jay’", "(Jay", 'Jay"', "(Junior)", "(V)", "(Jr.)", '"Mr."', "'t", "(the)",
)  # fmt: skip
JOINTS = (
    " ", " ", " ", " ", " ", " ", ", ", ", ", ", ", ",", " , ", " & ", " and ", " - ", "-", " | ",
    "/", " / ", "; ", ". ", "  ", "\u00a0", " y ", "·", "・", "，", "'", " at ", "\t", "_",
)  # fmt: skip
JUNK = (
    "🚀", "*", "#", "1.", "&amp;", "Ã¼", "\u200b", "=", "'", '"', "(", ")", ",", ".", "-", "null",
    "n/a", "{{first_name}}", "#REF!", "Attn:", "c/o", "Name:", "http://a.com", "😀", "™", "ﬁ", "½",
    "12345", "+49 30 1234567", "𝐉𝐚𝐧𝐞", "ＤＯＥ", "ﾔﾏﾀﾞ", "ß", "ŉ", "ǆ", "İ", "\ud800", "´", "`", "’",
)  # fmt: skip
"""What cells of names are made of."""


class Maker:
    """Makes up cells; the same seed gives the same ones."""

    def __init__(self, seed: int) -> None:
        self._rng = Random(seed)  # noqa: S311 - test data, no secret
        self._given, self._family, self._ties = map(sorted, (GIVEN, FAMILY, TIES))

    def cells(self) -> Iterator[str]:
        """Make cells without end."""
        while True:
            yield self._dressed(self._cell())

    def _maybe(self, share: float, words: tuple[str, ...] | list[str]) -> list[str]:
        return [self._rng.choice(words)] if self._rng.random() < share else []

    def _cell(self) -> str:
        if self._rng.random() < 0.25:  # anything beside anything
            kinds = (self._given, self._family, self._ties, TITLES, BEHIND, NICKNAMES, JUNK)
            pieces = [
                self._rng.choice(self._rng.choice(kinds)) for _ in range(self._rng.randint(1, 6))
            ]
            return "".join(one + self._rng.choice(JOINTS) for one in pieces[:-1]) + pieces[-1]
        given = [*self._maybe(0.9, self._given), *self._maybe(0.3, self._given)]
        given += self._maybe(0.15, NICKNAMES)
        family = [*self._maybe(0.2, self._ties), *self._maybe(0.1, self._ties)]
        family += [*self._maybe(0.95, self._family), *self._maybe(0.15, self._family)]
        title, behind = self._maybe(0.25, TITLES), self._maybe(0.3, BEHIND)
        return self._ordered(title, given, family, behind)

    def _ordered(
        self, title: list[str], given: list[str], family: list[str], behind: list[str]
    ) -> str:
        behind += self._maybe(0.1, BEHIND)
        gap = self._rng.choice((" ", ", ", ", "))
        end = gap.join(["", *behind])
        way = self._rng.random()
        if way < 0.5:
            return " ".join([*title, *given, *family]) + end
        if way < 0.8:
            return f"{' '.join(family)}, {' '.join([*title, *given])}{end}"
        if way < 0.9:
            return f"{' '.join(family)}{end}, {' '.join([*given, *title])}"
        return f"{' '.join(given)}{self._rng.choice(JOINTS)}{' '.join(family)}{end}"

    def _dressed(self, text: str) -> str:
        way = self._rng.random()
        if way < 0.15:
            return text.upper()
        if way < 0.25:
            return text.lower()
        if way < 0.35:
            words = text.split(" ")
            at = self._rng.randrange(len(words))
            words[at] = words[at].upper()
            return " ".join(words)
        return text if way < 0.95 else f"{self._rng.choice(JUNK)} {text} {self._rng.choice(JUNK)}"


def made(count: int, seed: int = SEED) -> Iterator[str]:
    """Make up some cells."""
    return islice(Maker(seed).cells(), count)


def differing(raw: str) -> Iterator[str]:
    """Tell how a cell cleaned twice differs from what it was after the first time."""
    for clean in (clean_full_name, clean_name):
        (once,) = clean([raw])
        (again,) = clean([once.value or ""])
        if (once.value, once.key) != (again.value, again.key):
            yield f"{clean.__name__}: {raw!r}: {told(once)}, then {told(again)}"
        written = as_text(raw, once)
        (read,) = clean([written])
        if as_text(written, read) != written or generation(read) != generation(once):
            yield f"{clean.__name__} of a list: {raw!r}: {written!r}, then {told(read)}"


def generation(one: Cleaned) -> str | None:
    """Give what stood behind a name and tells father from son."""
    return generation_behind(one.flags).value


def told(one: Cleaned) -> str:
    """Show what a cell came to."""
    return f"{one.value!r} ({one.key!r} {' '.join(one.flags)})"


def main() -> None:
    """List what differs."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("count", type=int, nargs="?", default=300_000)
    parser.add_argument("--seed", type=int, default=SEED)
    args = parser.parse_args()
    found = 0
    for raw in made(args.count, args.seed):
        for difference in differing(raw):
            found += 1
            if found <= 60:
                say(difference)
    say(f"{args.count:,} cells, {found:,} differences")


if __name__ == "__main__":
    main()
