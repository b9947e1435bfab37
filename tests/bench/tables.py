"""Made-up lead tables to break: each has something that makes broken rows hard to mend."""

from __future__ import annotations

import random
from typing import NamedTuple


class Clean(NamedTuple):
    """A table as it should be read.

    Attributes:
        name: what to call it.
        header: names of its columns.
        rows: its rows, each as wide as the header.
    """

    name: str
    header: list[str]
    rows: list[list[str]]


_FIRST = (
    "Ada", "Bruno", "Chiara", "Dmitri", "Elif", "Farid", "Greta", "Hugo", "Ines", "Jonas",
    "Kemal", "Lucia", "Marta", "Nils", "Olga", "Pavel", "Rosa", "Søren", "Tomás", "Uta", "Vera",
    "Wanda", "Xenia", "Yusuf", "Zoë", "Łukasz", "Zuzana", "Björn",
)  # fmt: skip
_LAST = (
    "Adler", "Baptiste", "Castillo", "Dvořák", "Eriksen", "Fontaine", "Grimaldi", "Hoxha",
    "Ivanova", "Jørgensen", "Kowalski", "Lindqvist", "Moreau", "Nowak", "O'Dell", "Petrov",
    "Quist", "Rossi", "Schäfer", "Tanaka", "Ulrich", "Vance", "Weiß", "Yılmaz",
)  # fmt: skip
_FOREIGN = (
    "田中 太郎", "佐藤 花子", "王 小明", "김 민수", "Мария Иванова", "Иван Петров", "يوسف حداد",
    "Ελένη Νικολάου", "דנה לוי", "สมชาย ใจดี",
)  # fmt: skip
_FIRMS = (
    "Acme, Inc.", "Blue Harbor GmbH", 'The "Real" Bakery', "Nordwind AS", "Quarzwerk",
    "Delta & Sons, Ltd", "Papier Kurz", "Oakline Partners", "Tessellate", "Río Verde S.A.",
)  # fmt: skip
_TITLES = (
    "Head of Sales", "CEO", "VP, Marketing", "Buyer", "Account Executive", "Software Engineer",
    "Chief of Staff", "Owner", "Regional Manager, South", "Consultant",
)  # fmt: skip
_CITIES = ("Berlin", "Lyon", "São Paulo", "Kraków", "Porto", "Turin", "New York", "Malmö", "Graz")
_COUNTRIES = ("Germany", "France", "Brazil", "Poland", "Portugal", "Italy", "United States")
_NOTES = (
    "Met at the fair", "Call back in May, after 3pm", 'asked for the "big" plan', "",
    "first line\nsecond line", "prefers e-mail; no calls", "", "Budget approved,\nwaits for legal",
)  # fmt: skip


def tables(rows: int = 40, seed: int = 5) -> list[Clean]:
    """Make the tables anew; the same arguments give the same tables."""
    luck = random.Random(seed)  # noqa: S311 - made-up people
    makers = (_contacts, _orders, _sparse, _scans)
    return [make(luck, rows) for make in makers]


def _contacts(luck: random.Random, count: int) -> Clean:
    header = ["First Name", "Last Name", "Email", "Company", "Title", "Phone", "City", "Notes"]
    rows = []
    for n in range(count):
        first, last = luck.choice(_FIRST), luck.choice(_LAST)
        rows.append([
            first, last, f"{_slug(first)}.{_slug(last)}{n}@example.com", luck.choice(_FIRMS),
            luck.choice(_TITLES), _phone(luck), luck.choice(_CITIES), luck.choice(_NOTES),
        ])  # fmt: skip
    return Clean("contacts", header, rows)


def _orders(luck: random.Random, count: int) -> Clean:
    header = [
        "Order",
        "Date",
        "Time",
        "Quantity",
        "Price",
        "Contact e-mail",
        "Product",
        "Link",
        "Remark",
    ]
    rows = []
    for n in range(count):
        price = f"{luck.randrange(5, 900)}.{luck.randrange(100):02d}"
        rows.append([
            f"A-{1000 + n}", _date(luck), f"{luck.randrange(8, 20):02d}:{luck.randrange(60):02d}",
            str(luck.randrange(1, 40)), price, f"buyer{n}@shop{n % 7}.example",
            luck.choice(("Desk lamp", "Chair, oak", 'Screen 27"', "Cable", "Stand")),
            f"https://shop.example/p/{luck.randrange(900)}", luck.choice(_NOTES),
        ])  # fmt: skip
    return Clean("orders", header, rows)


def _sparse(luck: random.Random, count: int) -> Clean:
    header = [
        "Name",
        "Email",
        "Mobile",
        "Work phone",
        "Company",
        "Website",
        "Country",
        "Owner",
        "Last seen",
        "Score",
    ]
    rows = [
        [
            luck.choice(_FOREIGN), f"u{n}@example.org" if n % 5 else "",
            _phone(luck) if n % 3 == 0 else "", _phone(luck) if n % 4 == 0 else "",
            luck.choice(_FIRMS) if n % 2 else "", f"www.firm{n}.example" if n % 3 else "",
            luck.choice(_COUNTRIES) if n % 4 else "", luck.choice(("kim", "bo", "")),
            _date(luck) if n % 2 else "", str(luck.randrange(100)) if n % 3 else "",
        ]
        for n in range(count)
    ]  # fmt: skip
    return Clean("sparse", header, rows)


def _scans(luck: random.Random, count: int) -> Clean:
    header = [
        "Badge",
        "Scanned at",
        "Full Name",
        "E-Mail",
        "Job",
        "Firm",
        "Postcode",
        "Interest",
        "Consent",
    ]
    rows = []
    for _ in range(count):
        name = f"{luck.choice(_FIRST)} {luck.choice(_LAST)}"
        stamp = f"{_date(luck)} {luck.randrange(8, 19)}:{luck.randrange(60):02d}"
        rows.append([
            f"{luck.randrange(10**7, 10**8)}", stamp, name, f"{_slug(name)}@mail.example",
            luck.choice(_TITLES), luck.choice(_FIRMS), f"{luck.randrange(10000, 99999)}",
            luck.choice(("pricing", "demo; trial", "", "integration, API")),
            luck.choice(("yes", "no")),
        ])  # fmt: skip
    return Clean("scans", header, rows)


def _slug(name: str) -> str:
    return "".join(sign for sign in name.lower() if sign.isascii() and sign.isalpha())


def _phone(luck: random.Random) -> str:
    return (
        f"+{luck.choice((1, 33, 44, 49))} {luck.randrange(100, 999)} {luck.randrange(10**5, 10**6)}"
    )


def _date(luck: random.Random) -> str:
    return f"2026-{luck.randrange(1, 13):02d}-{luck.randrange(1, 29):02d}"
