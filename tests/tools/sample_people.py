"""Invent the people and companies that the sample lists are about.

Nobody here exists: companies are syllables and a trade, their domains follow from that, and
private addresses have a shape that their provider does not give out.
"""

from __future__ import annotations

import random
import tomllib
import unicodedata
from collections.abc import MutableSequence, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

WORDS = tomllib.loads((Path(__file__).parent / "sample_words.toml").read_text("utf-8"))

LATIN = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "o"}
)

HEADS = (
    "Bren", "Kor", "Tal", "Ves", "Mar", "Quin", "Zel", "Drav", "Fen", "Hol",
    "Ost", "Pry", "Sil", "Tor", "Ulm", "Wex", "Yar", "Nim", "Gral", "Lum",
)  # fmt: skip
TAILS = (
    "valdo", "montis", "drica", "halven", "sterra", "quell", "bruno",
    "tessa", "vintra", "lorne", "maxa", "dorf", "kona", "ridge",
)  # fmt: skip

TITLES = (
    ("Chief Executive Officer", "C suite"), ("CTO", "C suite"), ("CFO", "C suite"),
    ("Founder & CEO", "Founder"), ("Owner", "Owner"), ("Managing Partner", "Partner"),
    ("VP of Sales", "Vp"), ("Vice President, Marketing", "Vp"), ("SVP Operations", "Vp"),
    ("Head of Procurement", "Head"), ("Head of IT", "Head"), ("Director of Finance", "Director"),
    ("Sales Director", "Director"), ("Marketing Manager", "Manager"), ("IT Manager", "Manager"),
    ("Procurement Manager", "Manager"), ("Account Manager", "Manager"), ("HR Manager", "Manager"),
    ("Senior Software Engineer", "Senior"), ("Senior Buyer", "Senior"), ("Buyer", "Entry"),
    ("Sales Representative", "Entry"), ("Data Analyst", "Entry"), ("Working Student", "Intern"),
)  # fmt: skip
LOCAL_TITLES = {
    "DE": ("Geschäftsführer", "Leiter Einkauf", "Vertriebsleiterin", "Leiter IT", "Prokurist"),
    "FR": ("Directeur commercial", "Responsable marketing", "Directrice des achats", "PDG"),
    "ES": ("Director de Ventas", "Jefa de Compras", "Responsable de TI"),
    "BR": ("Diretor de Vendas", "Gerente de Marketing"),
    "NL": ("Hoofd Inkoop", "Directeur"),
    "PL": ("Kierownik Zakupów", "Prezes"),
}
INDUSTRIES = (
    "logistics & supply chain", "food & beverages", "computer software", "machinery",
    "hospital & health care", "insurance", "textiles", "management consulting", "renewables",
)  # fmt: skip


class Dice:
    """Seeded chance built on `random()` alone, the one stream that Python promises to keep."""

    def __init__(self, seed: int) -> None:
        self._next = random.Random(seed).random  # noqa: S311 - sample data, no secret

    def below(self, limit: int) -> int:
        """Draw from 0 up to `limit`, which is left out."""
        return int(self._next() * limit)

    def between(self, low: int, high: int) -> int:
        """Draw from `low` to `high`, both included."""
        return low + self.below(high - low + 1)

    def chance(self, share: float) -> bool:
        """Say yes in this share of the draws."""
        return self._next() < share

    def pick(self, items: Sequence[T]) -> T:
        """Draw one."""
        return items[self.below(len(items))]

    def shuffle(self, items: MutableSequence[T]) -> None:
        """Bring into chance order, in place."""
        for last in range(len(items) - 1, 0, -1):
            other = self.below(last + 1)
            items[last], items[other] = items[other], items[last]

    def some(self, items: Sequence[T], count: int) -> list[T]:
        """Draw `count` different ones, in their own order."""
        places = list(range(len(items)))
        self.shuffle(places)
        return [items[place] for place in sorted(places[:count])]

    def fill(self, pattern: str) -> str:
        """Put a digit for each `#`."""
        return "".join(str(self.below(10)) if c == "#" else c for c in pattern)

    def hexes(self, length: int) -> str:
        """Draw lower-case hexadecimal digits."""
        return "".join(self.pick("0123456789abcdef") for _ in range(length))


@dataclass(frozen=True, slots=True)
class Company:
    """A firm; `form` starts with the blank or comma that joins it to `name`."""

    name: str
    form: str
    domain: str
    country: str
    city: str
    state: str
    phone: str
    employees: int
    revenue: int
    industry: str

    @property
    def legal_name(self) -> str:
        """Name and legal form as the firm writes them."""
        return self.name + self.form


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody as they are; the lists tell it more or less well."""

    number: int
    first: str
    last: str
    short: str
    company: Company
    title: str
    seniority: str
    email: str
    private: str
    line: str
    mobile: str
    linkedin: str
    tags: frozenset[str] = field(default_factory=frozenset)

    @property
    def country(self) -> str:
        """Where they work, ISO 3166-1 alpha-2."""
        return self.company.country

    def moved(self, company: Company, title: str, number: str) -> Person:
        """Give the same person at another firm: the profile and private address stay."""
        return replace(
            self,
            company=company,
            title=title,
            email=f"{slug(self.first)}.{slug(self.last)}@{company.domain}",
            line=number,
        )


def words(country: str, key: str) -> list[str]:
    """Read one entry of the word list, split at its bars."""
    return [w for w in str(WORDS[country][key]).split("|") if w]


def slug(text: str) -> str:
    """Write a name as an address would: ASCII letters and digits, lower case; never empty."""
    plain = unicodedata.normalize("NFKD", text.translate(LATIN)).encode("ascii", "ignore").decode()
    return "".join(c for c in plain.lower() if c.isalnum()) or "guest"


def draw_country(dice: Dice) -> str:
    """Draw a country by its share."""
    mark = dice.below(100)
    for code, entry in WORDS.items():
        mark -= entry["share"]
        if mark < 0:
            return code
    return "US"


class World:
    """All companies and people; numbers them and keeps addresses apart."""

    def __init__(self, dice: Dice) -> None:
        self.dice = dice
        self.people: list[Person] = []
        self.companies: dict[str, list[Company]] = {code: [] for code in WORDS}
        self._stems = [head + tail for head in HEADS for tail in TAILS]
        self._names: set[str] = set()
        dice.shuffle(self._stems)

    def employ(self, country: str) -> Company:
        """Find a firm in the country; found a new one in one case out of four."""
        known = self.companies[country]
        if known and (self.dice.chance(0.75) or not self._stems):
            return self.dice.pick(known)
        known.append(self._found(country))
        return known[-1]

    def _found(self, country: str) -> Company:
        dice, stem = self.dice, self._stems.pop()
        trade = dice.pick(words(country, "trades"))
        city, state = dice.pick(words(country, "cities")).split(":")
        employees = dice.pick((8, 23, 45, 120, 260, 480, 900, 2400, 11500)) + dice.below(7)
        return Company(
            name=f"{stem} {trade}",
            form=dice.pick(words(country, "forms")),
            domain=f"{slug(stem)}-{slug(trade)}.{dice.pick(words(country, 'tlds'))}",
            country=country,
            city=city,
            state=state,
            phone=dice.fill(dice.pick(words(country, "lines"))),
            employees=employees,
            revenue=employees * dice.between(80, 310) * 1000,
            industry=dice.pick(INDUSTRIES),
        )

    def invent(self, first: str = "", last: str = "", country: str = "") -> Person:
        """Add a person; what is not given is drawn. Full names do not repeat unless given."""
        dice = self.dice
        country = country or draw_country(dice)
        given, family = first, last
        while not (given and family) or (not first and f"{given} {family}" in self._names):
            given = first or dice.pick(words(country, "firsts"))
            family = last or self._family(country)
        self._names.add(f"{given} {family}")
        return self._settle(given, family, country)

    def _family(self, country: str) -> str:
        """Draw a family name; one in ten is double, so that a country's list never runs out."""
        names = words(country, "lasts")
        if self.dice.chance(0.1):
            return "-".join(self.dice.some([n for n in names if n.isalpha()], 2))
        return self.dice.pick(names)

    def _settle(self, first: str, last: str, country: str) -> Person:
        dice, company = self.dice, self.employ(country)
        given, _, short = first.partition(":")
        title, seniority = dice.pick(TITLES)
        if country in LOCAL_TITLES and dice.chance(0.25):
            title, seniority = dice.pick(LOCAL_TITLES[country]), ""
        mobiles = words(country, "mobiles")
        number = len(self.people) + 1
        person = Person(
            number, given, last, short, company, title, seniority,
            email=self._address(given, last, company, number),
            private=private_address(dice, given, last, dice.pick(words(country, "boxes"))),
            line=dice.fill(dice.pick(words(country, "lines"))),
            mobile=dice.fill(dice.pick(mobiles)) if mobiles else "",
            linkedin=f"{slug(given)}-{slug(last)}-{dice.hexes(8)}",
        )  # fmt: skip
        self.people.append(person)
        return person

    def _address(self, first: str, last: str, company: Company, number: int) -> str:
        """Make the work address; a firm with two of a name adds the number."""
        given, family = slug(first), slug(last)
        local = self.dice.pick((f"{given}.{family}", f"{given[:1]}{family}", f"{given}_{family}"))
        taken = {p.email for p in self.people if p.company == company}
        address = f"{local}@{company.domain}"
        return address if address not in taken else f"{local}{number}@{company.domain}"


def private_address(dice: Dice, first: str, last: str, box: str) -> str:
    """Make an address that the provider cannot have given out.

    Google takes letters, digits and dots only, Yahoo no hyphen: so an underscore there and a
    hyphen here belong to nobody.
    """
    joint = "_" if box.startswith("g") else "-"
    return f"{slug(first)}{joint}{slug(last)}{dice.between(60, 99)}@{box}"
