"""The sample export of a prospecting database: 27 columns, cp1252, much of it dirty."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

import sample_mess as mess
from sample_people import TITLES, slug, words
from sample_spoilers import SPOILERS

if TYPE_CHECKING:
    from collections.abc import Callable

    from sample_people import Dice, Person, World

HEADERS = (
    "First Name", "Last Name", "Title", "Company Name", "Email", "Email Status", "Seniority",
    "Departments", "Contact Owner", "Work Direct Phone", "Mobile Phone", "Corporate Phone",
    "Do Not Call", "Stage", "Lists", "Last Contacted", "# Employees", "Industry", "Keywords",
    "Person Linkedin Url", "Website", "City", "State", "Country", "Technologies",
    "Annual Revenue", "Apollo Contact Id",
)  # fmt: skip

ORIGINALS = 1131
REPEATS = {"byte for byte": 12, "same address": 26, "same profile": 20}
HIDDEN = 25

EMAILS = {
    "role": 96, "typo": 41, "disposable": 14, "wrong": 22, "missing": 55, "null word": 20,
    "plus tag": 12, "private": 80, "two in a cell": 6, "odd": 45, "reserved": 4, "placeholder": 5,
    "shared": 4,
}  # fmt: skip
"""Rows by what is in the e-mail cell; the rest holds a plain address at work."""

FAMOUS = (
    ("Christopher", "Null", "US"), ("Maria", "Test", "DE"), ("Wei", "Ma", "GB"),
    ("Jack", "Ng", "US"), ("Sean", "O\u2019Connor", "GB"), ("Shannon", "McDonald", "US"),
    ("Pieter", "van der Berg", "NL"), ("Ana", "de la Cruz", "ES"), ("Ewan", "MacLeod", "GB"),
    ("Sarah", "Smith-Jones", "GB"), ("Enzo", "D'Angelo", "US"), ("True", "Holloway", "US"),
    ("José María", "García López", "ES"), ("April", "May", "US"), ("Nan", "Wetherby", "GB"),
)  # fmt: skip

EURO = ("DE", "FR", "NL", "ES")
NAMING = ("First Name", "Last Name", "Title", "Person Linkedin Url")

Row = dict[str, str]


@dataclass(slots=True)
class Entry:
    """One line of the list: its cells, whom it is about, and whether it may be repeated."""

    person: Person
    cells: Row
    plain: bool = True


class Apollo:
    """Writes the export; `tally` counts what was done to it."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.dice: Dice = world.dice
        self.tally: Counter[str] = Counter()
        self.entries: list[Entry] = []

    def build(self) -> list[Entry]:
        """Make all good rows: originals, then repeats somewhere below them."""
        for first, last, country in FAMOUS:
            self.entries.append(self._entry(self.world.invent(first, last, country)))
        while len(self.entries) < ORIGINALS - HIDDEN:
            self.entries.append(self._entry(self.world.invent()))
        self._spoil_emails()
        self._spoil_rest()
        self._hide_repeats()
        self.dice.shuffle(self.entries)
        self._repeat()
        return self.entries

    def _entry(self, person: Person) -> Entry:
        return Entry(person, base_row(self.dice, person))

    def _spoil_emails(self) -> None:
        kinds = [kind for kind, count in EMAILS.items() for _ in range(count)]
        targets = self.dice.some(self.entries[len(FAMOUS) :], len(kinds))
        self.dice.shuffle(kinds)
        for entry, kind in zip(targets, kinds, strict=True):
            entry.plain = kind in {"private", "odd"}
            entry.cells["Email"] = self._email(kind, entry)
            entry.cells["Email Status"] = "" if kind in {"missing", "null word"} else "Unverified"
            self.tally[f"e-mail: {kind}"] += 1

    def _email(self, kind: str, entry: Entry) -> str:
        dice, person, number = self.dice, entry.person, self.tally[f"e-mail: {kind}"]
        makers: dict[str, Callable[[], str]] = {
            "role": lambda: self._role(entry),
            "typo": lambda: mess.typo_email(dice, person),
            "disposable": lambda: mess.disposable_email(dice, person),
            "wrong": lambda: mess.wrong_email(dice, person),
            "missing": str,
            "null word": lambda: dice.pick(mess.NULL_WORDS),
            "plus tag": lambda: mess.tagged(person.email, "apollo"),
            "private": lambda: person.private,
            "two in a cell": lambda: f"{person.email}; {person.private}",
            "odd": lambda: mess.odd_email(dice, person.email),
            "reserved": lambda: f"{slug(person.first)}@{mess.RESERVED[number % 2]}",
            "placeholder": lambda: mess.PLACEHOLDERS[number],
            "shared": lambda: f"assistant{number // 2}@{self.entries[0].person.company.domain}",
        }
        return makers[kind]()

    def _role(self, entry: Entry) -> str:
        """Write a firm's general mailbox; every fifth row has no person at all."""
        number, company = self.tally["e-mail: role"], entry.person.company
        if number % 5 == 0:
            entry.cells |= dict.fromkeys(NAMING, "")
            self.tally["name: none, only a role mailbox"] += 1
            return f"{mess.ROLES[number % 10]}@{slug(entry.person.last)}-{company.domain}"
        return f"{self.dice.pick((*mess.ROLES, 'contact', 'hello'))}@{company.domain}"

    def _spoil_rest(self) -> None:
        for label, rows, header, make, fits in SPOILERS:
            fit = [e for e in self.entries[len(FAMOUS) :] if e.plain and fits(e.cells[header])]
            for entry in self.dice.some(fit, rows):
                entry.cells[header] = make(self.dice, entry.cells[header], entry.person)
                entry.plain = False
                self.tally[label] += 1

    def _hide_repeats(self) -> None:
        """Add people again with neither address nor profile in common: for `dedupe` to find."""
        for old in self.dice.some(self._at_work(), HIDDEN):
            person, row = old.person, base_row(self.dice, old.person)
            row |= {"First Name": person.short or person.first, "Email": person.private}
            row["Person Linkedin Url"] = ""
            old.plain = False
            self.entries.append(Entry(person, row, plain=False))
            self.tally["repeat: nothing sure in common"] += 1

    def _at_work(self) -> list[Entry]:
        return [e for e in self.entries if e.plain and e.cells["Email"] == e.person.email]

    def _repeat(self) -> None:
        plain = [e for e in self.entries if e.plain and e.cells["Person Linkedin Url"]]
        kinds = [kind for kind, count in REPEATS.items() for _ in range(count)]
        for old, kind in zip(self.dice.some(plain, len(kinds)), kinds, strict=True):
            place = self.entries.index(old)
            new = Entry(old.person, self._again(kind, old), plain=False)
            self.entries.insert(self.dice.between(place + 1, len(self.entries)), new)
            self.tally[f"repeat: {kind}"] += 1

    def _again(self, kind: str, old: Entry) -> Row:
        """Write the row that repeats an older one."""
        dice, person = self.dice, old.person
        if kind == "byte for byte":
            return dict(old.cells)
        if kind == "same profile":
            title, seniority = dice.pick(TITLES)
            person = person.moved(self.world.employ(person.country), title, person.line)
            row = base_row(dice, person) | {"Seniority": seniority}
            row["Person Linkedin Url"] = mess.linkedin_url(dice, person.linkedin)
        else:
            row = base_row(dice, person) | {"Email": old.cells["Email"].strip().lower()}
            row["Person Linkedin Url"] = ""
        row["First Name"], row["Last Name"] = self._name_again(person)
        return row

    def _name_again(self, person: Person) -> tuple[str, str]:
        """Write a name otherwise, yet so that it cannot be meant for somebody else."""
        first, last = person.first, person.last
        shapes = [(first, last)] * 3 + [
            (first.upper(), last.upper()),
            (mess.bare(first), mess.bare(last)),
            (f"{first[0]}.", last),
        ]
        if person.short and first.startswith(person.short):
            shapes.append((person.short, last))
        return self.dice.pick(shapes)


def base_row(dice: Dice, person: Person) -> Row:
    """Fill a row as the vendor has it: true, with holes, phones and countries as they come."""
    company, country = person.company, person.country
    written, revenue = words(country, "written"), company.revenue
    sign = "€" if country in EURO else "$"
    line = mess.write_phone(dice, country, person.line) if dice.chance(0.5) else ""
    mobile = mess.write_phone(dice, country, person.mobile) if person.mobile else ""
    filled = (
        person.first, person.last, person.title,
        company.legal_name,
        person.email, dice.pick(("Verified", "Verified", "Guessed", "User Managed")),
        person.seniority, dice.pick(("", "Sales", "Marketing, Sales", "Engineering & Technical")),
        dice.pick(("dana@leads.example.com", "kim@leads.example.com", "")),
        line, mobile if dice.chance(0.4) else "",
        mess.write_phone(dice, country, company.phone) if dice.chance(0.35) else "",
        "True" if dice.chance(0.03) else dice.pick(("False", "False", "")),
        dice.pick(("Cold", "Cold", "Approaching", "Replied", "Interested", "Do Not Contact", "")),
        dice.pick(("Q4 outbound", "Q4 outbound, Logistics", "", "")),
        dice.pick(("", "", f"2026-{dice.between(1, 10):02}-{dice.between(1, 28):02} 09:30:00")),
        str(company.employees), company.industry,
        dice.pick(("", "erp, crm, b2b", "supply chain, import", "saas – cloud", "lean “5S”")),
        mess.linkedin_url(dice, person.linkedin) if dice.chance(0.7) else "",
        dice.pick((f"http://www.{company.domain}", f"https://{company.domain}/", company.domain)),
        company.city, company.state, dice.pick(written[:2] * 3 + written),
        dice.pick(("", "Salesforce, Outlook", "HubSpot, Gmail", "SAP")),
        dice.pick(("", f"{revenue}", f"{revenue:,}", f"{sign}{revenue // 1000}K")),
        dice.hexes(24),
    )  # fmt: skip
    return dict(zip(HEADERS, filled, strict=True))
