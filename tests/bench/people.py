"""Labelled lists of people as sales teams have them: duplicates of every kind, and traps.

`python tests/bench/people.py 10000 --seed 3 > people.csv`. The last column, `Person`, is the truth.
The same words, number of rows and seed give the same bytes.
"""

from __future__ import annotations

import argparse
import csv
import sys
import tomllib
import unicodedata
from dataclasses import dataclass, replace
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

WORDS = Path(__file__).with_name("people.toml")
TRUTH = "Person"
COLUMNS = (
    "First Name", "Last Name", "Email", "Phone", "Company", "Title", "LinkedIn URL", "City",
    "Country",
)  # fmt: skip
SPELT = {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "ø": "oe", "å": "aa"}


@dataclass(frozen=True, slots=True)
class Firm:
    """A company of the list."""

    name: str
    form: str
    domain: str
    switchboard: str


@dataclass(frozen=True, slots=True)
class Person:
    """What is true of a person."""

    first: str
    last: str
    firm: Firm
    email: str
    phone: str
    private: str
    title: str
    profile: str
    place: str
    suffix: str = ""


class Maker:
    """Draws people and the rows about them.

    Args:
        seed: what is drawn.
        words: the file of words and habits.
    """

    def __init__(self, seed: int, words: Path = WORDS) -> None:
        self.rng = Random(seed)  # noqa: S311 - bench data, no secret
        self.aside = Random(f"aside {seed}")  # noqa: S311 - same; what joined later shifts no draw
        self.toml: dict[str, Any] = tomllib.loads(words.read_text("utf-8"))
        self.words = {
            key: [word.replace("_", " ") for word in text.split()]
            for key, text in self.toml.items()
            if isinstance(text, str)
        }
        self.nicknames: dict[str, list[str]] = {}
        for pair in self.words["nicknamed"]:
            full, short = pair.split(":")
            self.nicknames.setdefault(full, []).append(short)
        self.people: list[Person] = []
        self.firms: list[Firm] = []
        self.taken: set[str] = set()

    def chance(self, share: float) -> bool:
        return self.rng.random() < share

    def pick(self, key: str) -> str:
        """Draw a word; those that stand first are drawn more often."""
        listed = self.words[key]
        return listed[int(len(listed) * self.rng.random() ** 1.7)]

    def digits(self, count: int) -> str:
        return "".join(self.rng.choice("0123456789") for _ in range(count))

    def line(self) -> str:
        return f"+1{self.rng.randrange(201, 989)}{self.rng.randrange(201, 989)}{self.digits(4)}"

    def firm(self) -> Firm:
        """Take a known company, or found one."""
        if self.firms and self.chance(0.8):
            return self.rng.choice(self.firms)
        head, tail = self.rng.choice(self.words["company_heads"]), self.pick("company_tails")
        stem = f"{head}{tail}".lower() + (self.digits(2) if self.chance(0.3) else "")
        name = f"{head} {tail}" if self.chance(0.7) else f"{head}{tail}"
        ending = self.rng.choice(["com", "com", "de", "co.uk", "fr", "io"])
        made = Firm(name, self.pick("forms"), f"{stem}.{ending}", "+1212555" + self.digits(4))
        self.firms.append(made)
        return made

    def first(self) -> str:
        if self.chance(0.4):
            return self.rng.choice(sorted(self.nicknames))
        return self.pick("common_firsts")

    def last(self) -> str:
        if self.chance(0.3):
            made = self.pick("common_lasts")
        else:
            made = self.rng.choice(self.words["heads"]) + self.pick("ends")
        if self.chance(0.07):
            return f"{made}{self.rng.choice([' ', '-'])}{self.pick('common_lasts')}"
        return made

    def person(self) -> Person:
        """Draw a stranger, or a trap: somebody much like one before."""
        fresh = self.employed(self.first(), self.last(), self.firm())
        if not self.people:
            return fresh
        drawn, traps = self.rng.random(), self.toml["traps"]
        for trap in ("namesake", "father_and_son", "sibling", "near_name"):
            if drawn < traps[trap]:
                return self.trap(trap, self.rng.choice(self.people), fresh)
            drawn -= traps[trap]
        return fresh

    def trap(self, kind: str, known: Person, fresh: Person) -> Person:
        if kind == "namesake":
            return self.employed(known.first, known.last, fresh.firm)
        if kind == "father_and_son":
            son = self.employed(known.first, known.last, known.firm)
            suffix = "Jr." if self.chance(0.7) else ""
            return replace(son, suffix=suffix, phone=known.phone if self.chance(0.3) else son.phone)
        if kind == "sibling":
            one = self.employed(fresh.first, known.last, known.firm)
            return replace(one, phone=known.phone if self.chance(0.3) else one.phone)
        last = known.last[:-2] + known.last[-2:].swapcase().lower()[::-1]
        return self.employed(fresh.first if self.chance(0.8) else known.first, last, known.firm)

    def employed(self, first: str, last: str, firm: Firm) -> Person:
        local = self.rng.choice(mailboxes(first, last))
        while f"{local}@{firm.domain}" in self.taken:
            local += self.digits(1)
        email = f"{local}@{firm.domain}"
        self.taken.add(email)
        traps = self.toml["traps"]
        if self.chance(traps["shared_mailbox"]):
            email = f"{self.pick('roles')}@{firm.domain}"
        phone = (
            firm.switchboard if self.chance(traps["switchboard"]) else "+1415555" + self.digits(4)
        )
        if phone[2:5] == "415":
            phone = (
                f"+1{self.rng.randrange(201, 989)}{self.rng.randrange(201, 989)}{self.digits(4)}"
            )
        extra = self.digits(2) if self.chance(0.7) else ""
        between = self.rng.choice(["", ".", "_"])
        private = f"{plain(first)}{between}{plain(last)}{extra}@{self.pick('free')}"
        slug = f"{plain(first)}-{plain(last)}-{self.rng.getrandbits(32):08x}"
        profile = f"https://www.linkedin.com/in/{slug}"
        return Person(first, last, firm, email, phone, private, self.pick("titles"), profile,
                      self.pick("cities"))  # fmt: skip

    def rows(self, count: int) -> Iterator[list[str]]:
        """Give `count` labelled rows in a drawn order."""
        drawn: list[list[str]] = []
        while len(drawn) < count:
            one = self.person()
            self.people.append(one)
            times = self.rng.choices((1, 2, 3, 4), self.toml["listed"]["shares"])[0]
            for time in range(times):
                cells = self.row(one, again=time > 0)
                drawn.append([*cells, str(len(self.people))])
        del drawn[count:]
        self.rng.shuffle(drawn)
        yield from drawn

    def row(self, one: Person, *, again: bool) -> list[str]:
        """Write a person down; again, less carefully."""
        if again:
            one = self.changed(one)
        first, last = one.first, f"{one.last} {one.suffix}".strip()
        company = f"{one.firm.name} {one.firm.form}"
        city, country, _ = one.place.split(":")
        known = (first, last, one.email, self.written(one.phone), company, one.title)
        cells = dict(zip(COLUMNS, (*known, one.profile, city, country), strict=True))
        if again:
            self.spoil(cells, one)
        filled = self.toml["filled"]
        kept = {
            key: cell if self.chance(filled[key.split()[0].split("-")[0]]) else ""
            for key, cell in cells.items()
        }
        if not kept["Last Name"] and not kept["Email"]:
            kept["Last Name"] = cells["Last Name"]
        return list(kept.values())

    def changed(self, one: Person) -> Person:
        """What is new about somebody listed again: another job, another number, another name."""
        noise = self.toml["noise"]
        if self.chance(noise["job_change"]):
            new = self.employed(one.first, one.last, self.firm())
            one = replace(
                new, profile=one.profile, private=one.private, suffix=one.suffix, place=one.place
            )
        if self.chance(noise["other_phone"]):
            one = replace(
                one,
                phone=self.line(),
            )
        if self.aside.random() < noise["other_pattern"]:
            one = replace(one, email=self.patterned(one))
        if self.chance(noise["free_mail"]):
            one = replace(one, email=one.private)
        if self.chance(noise["married"]):
            one = replace(one, last=self.last())
        return one

    def patterned(self, one: Person) -> str:
        """Write somebody's address as the firm did before, or as a vendor guesses it."""
        email = f"{self.aside.choice(mailboxes(one.first, one.last))}@{one.firm.domain}"
        told = one.email.partition("@")[0] in mailboxes(one.first, one.last)
        if not told or email in self.taken:
            return one.email
        self.taken.add(email)
        return email

    def spoil(self, cells: dict[str, str], one: Person) -> None:
        """Write cells as other people, forms and programs do."""
        noise = self.toml["noise"]
        kinds: dict[str, Callable[[dict[str, str], Person], None]] = {
            "nickname": self.nickname, "half": half, "typo": self.typo, "folded": folded,
            "mojibake": mojibake, "initial": initial, "swapped": swapped, "dropped_first": no_first,
            "caps": caps, "legal_form": self.legal_form, "plus": self.plus,
            "extension": self.extension,
        }  # fmt: skip
        for kind, spoiler in kinds.items():
            if self.chance(noise[kind]):
                spoiler(cells, one)

    def nickname(self, cells: dict[str, str], one: Person) -> None:
        cells["First Name"] = self.rng.choice(self.nicknames.get(one.first, [one.first]))

    def typo(self, cells: dict[str, str], _one: Person) -> None:
        column = self.rng.choice(["First Name", "Last Name", "Last Name", "Email", "Company"])
        text = cells[column]
        if len(text) > 4:  # short words would become others
            at = self.rng.randrange(1, len(text) - 2)
            cells[column] = self.rng.choice([
                text[:at] + text[at + 1 :], text[:at] + text[at] + text[at:],
                text[:at] + text[at + 1] + text[at] + text[at + 2 :],
            ])  # fmt: skip

    def legal_form(self, cells: dict[str, str], one: Person) -> None:
        cells["Company"] = self.rng.choice([
            one.firm.name, one.firm.name.upper(), f"{one.firm.name}, {self.pick('forms')}",
            one.firm.name.split()[0], f"The {one.firm.name}",
        ])  # fmt: skip

    def plus(self, cells: dict[str, str], _one: Person) -> None:
        local, at, domain = cells["Email"].partition("@")
        cells["Email"] = f"{local}+{self.rng.choice(['news', 'crm', 'event'])}{at}{domain}"

    def extension(self, cells: dict[str, str], one: Person) -> None:
        cells["Phone"] = f"{one.phone} ext {self.digits(2)}"

    def written(self, phone: str) -> str:
        bare = phone.removeprefix("+1")
        return self.rng.choice([
            phone, f"+1 {bare[:3]} {bare[3:6]} {bare[6:]}", f"({bare[:3]}) {bare[3:6]}-{bare[6:]}",
            f"1-{bare[:3]}-{bare[3:6]}-{bare[6:]}",
        ])  # fmt: skip


def mailboxes(first: str, last: str) -> list[str]:
    """Write a name as firms' addresses do."""
    given, family = plain(first), plain(last)
    return [f"{given}.{family}", f"{given[:1]}{family}", given + family[:1]]


def plain(text: str) -> str:
    """Write a name as addresses do."""
    spelt = "".join(SPELT.get(letter, letter) for letter in text.lower())
    apart = unicodedata.normalize("NFKD", spelt.replace("ł", "l").replace("ı", "i"))
    return "".join(sign for sign in apart if sign.isascii() and sign.isalnum())


def half(cells: dict[str, str], one: Person) -> None:
    cells["Last Name"] = one.last.replace("-", " ").split()[0]


def folded(cells: dict[str, str], _one: Person) -> None:
    for column in ("First Name", "Last Name"):
        spelt = "".join(SPELT.get(letter, letter) for letter in cells[column])
        apart = unicodedata.normalize("NFKD", spelt)
        cells[column] = "".join(sign for sign in apart if not unicodedata.combining(sign))


def mojibake(cells: dict[str, str], _one: Person) -> None:
    for column in ("First Name", "Last Name"):
        cells[column] = cells[column].encode().decode("cp1252", "replace")


def initial(cells: dict[str, str], _one: Person) -> None:
    cells["First Name"] = f"{cells['First Name'][:1]}."


def swapped(cells: dict[str, str], _one: Person) -> None:
    cells["First Name"], cells["Last Name"] = cells["Last Name"], cells["First Name"]


def no_first(cells: dict[str, str], _one: Person) -> None:
    cells["First Name"] = ""


def caps(cells: dict[str, str], _one: Person) -> None:
    for column in ("First Name", "Last Name", "Company"):
        cells[column] = cells[column].upper()


def write_people(path: Path, count: int, seed: int, words: Path = WORDS) -> None:
    """Write a labelled list as CSV."""
    with path.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([*COLUMNS, TRUTH])
        writer.writerows(Maker(seed, words).rows(count))


def main(arguments: Sequence[str] | None = None) -> None:
    """Write a list to standard output."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("rows", type=int)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--words", type=Path, default=WORDS)
    args = parser.parse_args(arguments)
    sys.stdout.reconfigure(encoding="utf-8", newline="")  # type: ignore[union-attr]
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow([*COLUMNS, TRUTH])
    writer.writerows(Maker(args.seed, args.words).rows(args.rows))


if __name__ == "__main__":
    main()
