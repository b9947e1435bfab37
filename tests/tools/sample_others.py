"""The other sample lists: webinar registrants, badge scans, customers and opt-outs."""

from __future__ import annotations

import unicodedata
from collections import Counter
from typing import TYPE_CHECKING

import sample_mess as mess
from sample_people import TITLES, words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sample_people import Dice, Person, World

WEBINAR = (
    "First Name", "Last Name", "Email", "Company", "Job Title", "Phone", "Country/Region Name",
    "Registration Time", "Approval Status", "How did you hear about us?",
    "May we contact you by e-mail?", "Questions & Comments",
)  # fmt: skip
SCANS = (
    "Badge ID", "Full Name", "Company", "Position", "E-mail", "Phone", "Country", "Notes",
    "Rating", "Booth Rep", "Scan Time",
)  # fmt: skip
CUSTOMERS = ("Account Name", "Website", "Contact", "E-mail", "Phone", "Country", "Customer since")
UNSUBSCRIBED = ("email", "date", "reason")

NATIVE = (
    ("健二", "石黒", "JP"), ("直子", "森本", "JP"), ("Łukasz", "Żółkiewski", "PL"),
    ("Małgorzata", "Gąsior", "PL"), ("Świętosława", "Wiśniewska", "PL"), ("İpek", "Yılmaz", "DE"),
    ("Ніна", "Коваленко", "PL"), ("Θεοδώρα", "Παππά", "DE"), ("อรุณี", "ศรีสุข", "GB"),
    ("Nguyễn", "Thị Hương", "FR"), ("Jürgen 🚀", "Höfling", "DE"), ("Ｋｅｎｊｉ", "Ｏｎｏ", "JP"),
)  # fmt: skip
JOKERS = (
    ("asdf", "asdf", "asdf@asdf.com"), ("Mickey", "Mouse", "mickey.mouse@disney"),
    ("test", "test", "test@test.com"), ("x", "x", "x@x"), ("aaa", "bbb", "aaa@bbb.ccc.test"),
    ("Donald", "Duck", "no@thanks.invalid"),
)  # fmt: skip
REMARKS = (
    "Wants a demo, budget in Q1", 'Said "call me, do not write"', "Met at the bar; ask for Jo",
    "Competitor?\r\nCheck before calling", "", "", "", "interested in pricing, has 3 sites",
    "Karte liegt bei\r\n- Angebot\r\n- Referenzen", "hot!!!", "=SUM(A1:A9)", "+ wants samples",
)  # fmt: skip
HEARD = ("LinkedIn", "Google", "Newsletter", "Colleague", "linkedin", "Other: podcast", "--", "")

Line = tuple[int, list[str]]
"""Number of the person a line is about (0 for nobody), and its cells."""


def decomposed(text: str) -> str:
    """Part the letters from their accents, as file names on a Mac do."""
    return unicodedata.normalize("NFD", text)


class Others:
    """Writes the four lists about old and new people; `tally` counts what was done, by file."""

    def __init__(self, world: World, known: Sequence[Person]) -> None:
        self.world = world
        self.dice: Dice = world.dice
        self.known = known
        self.tally: dict[str, Counter[str]] = {}
        self._now: Counter[str] = Counter()

    def _begin(self, name: str) -> None:
        self._now = self.tally[name] = Counter()

    def _did(self, what: str, value: str) -> str:
        self._now[what] += 1
        return value

    def webinar(self) -> tuple[list[Line], list[Person]]:
        """Make the registrations: 420 lines, of which 20 register somebody again."""
        self._begin("webinar_registrants.csv")
        guests = self.dice.some(self.known, 130)
        self._now["person of apollo_export.csv again"] = len(guests)
        guests += [self.world.invent(*name) for name in NATIVE]
        guests += [self.world.invent() for _ in range(400 - len(guests) - len(JOKERS))]
        self.dice.shuffle(guests)
        lines = [(p.number, self._registration(p)) for p in guests]
        lines += [(0, self._joker(*joker)) for joker in JOKERS]
        self.dice.shuffle(lines)
        for number, cells in self.dice.some(lines, 20):
            self._now["registered twice"] += 1
            lines.append((number, [*cells[:7], self._time(), *cells[8:]]))
        return lines, guests

    def _time(self) -> str:
        dice = self.dice
        clock = f"{dice.between(7, 21):02}:{dice.between(0, 59):02}:{dice.between(0, 59):02}"
        return f"Oct {dice.between(1, 28)}, 2026 {clock}"

    def _registration(self, person: Person) -> list[str]:
        dice = self.dice
        first, last = self._typed_name(person)
        company, title = person.company.name, person.title
        if dice.chance(0.06):
            self._now["changed job: another company"] += 1
            company = self.world.employ(person.country).name
        if dice.chance(0.2):
            title = dice.pick(TITLES)[0].lower()
        return [
            first, last, self._typed_email(person), company, title, self._typed_phone(person),
            dice.pick(words(person.country, "written")),
            self._time(), dice.pick(("approved", "approved", "pending", "denied")),
            dice.pick(HEARD), dice.pick(("Yes", "Yes", "No", "yes", "oui", "ja", "")),
            dice.pick(REMARKS).replace("\r\n", " ") if dice.chance(0.3) else "",
        ]  # fmt: skip

    def _typed_name(self, person: Person) -> tuple[str, str]:
        """Write first and last name as people do on their telephone."""
        first, last = person.first, person.last
        kind = self.dice.below(18)
        if person.short and kind < 6:
            return self._did("name: short form (Bob for Robert)", person.short), last
        makers: dict[int, tuple[str, str, str]] = {
            6: ("name: lower case", first.lower(), last.lower()),
            7: ("name: UPPER CASE", first.upper(), last.upper()),
            8: ("name: zero-width characters", f"\u200b{first}\ufeff", last),
            9: ("name: no-break and double blanks", f"{first}\u00a0 ", f" {last}"),
            10: ("name: both in the first field", f"{first} {last}", ""),
            11: ("name: decomposed accents", decomposed(first), decomposed(last)),
            12: ("name: mojibake", first, mess.mojibake(last)),
        }
        label, typed, family = makers.get(kind, ("", first, last))
        if (typed, family) != (first, last):
            self._now[label] += 1
        return typed, family

    def _typed_email(self, person: Person) -> str:
        dice, kind = self.dice, self.dice.below(20)
        if kind < 7:
            return self._did("e-mail: private instead of work", person.private)
        if kind == 7:
            return self._did("e-mail: plus tag", mess.tagged(person.email, "webinar"))
        if kind == 8:
            return self._did(
                "e-mail: capitals, blanks, mailto:, brackets", mess.odd_email(dice, person.email)
            )
        if kind == 9:
            return self._did("e-mail: mistyped provider", mess.typo_email(dice, person))
        if kind == 10 and dice.chance(0.6):
            return self._did("e-mail: disposable", mess.disposable_email(dice, person))
        return person.email

    def _typed_phone(self, person: Person) -> str:
        dice = self.dice
        if not dice.chance(0.55):
            return dice.pick(("", "", "", "--"))
        if dice.chance(0.05):
            return self._did(
                "phone: placeholder", mess.odd_phone("placeholder", person.country, person.line)
            )
        return mess.write_phone(dice, person.country, person.mobile or person.line)

    def _joker(self, first: str, last: str, address: str) -> list[str]:
        self._now["joke registration"] += 1
        rest = ["asdf", "--", "123", "Afghanistan", self._time(), "denied", "--", "No", ""]
        return [first, last, address, *rest]

    def scans(self, guests: Sequence[Person]) -> list[Line]:
        """Make the badge scans: 310 lines, of which 18 scan somebody a second time."""
        self._begin("trade_show_scans.csv")
        met = {p.number: p for p in self.dice.some(self.known, 60) + self.dice.some(guests, 40)}
        self._now["person of another list again"] = len(met)
        people = list(met.values())
        people += [self.world.invent() for _ in range(292 - len(people))]
        self.dice.shuffle(people)
        lines = [(p.number, self._scan(p)) for p in people]
        for number, cells in self.dice.some(lines, 18):
            self._now["scanned twice"] += 1
            lines.append((number, [*cells[:7], *self._remark()]))
        return lines

    def _scan(self, person: Person) -> list[str]:
        dice, country = self.dice, person.country
        address = dice.pick(
            ("", "", person.email, person.email, person.email.upper(), person.private)
        )
        phone = mess.write_phone(dice, country, person.line) if dice.chance(0.2) else ""
        if not address:
            self._did("e-mail: missing", "")
        return [
            f"MX26-{person.number:05}", self._badge_name(person),
            person.company.legal_name.upper() if dice.chance(0.6) else person.company.name,
            person.title.upper() if dice.chance(0.5) else person.title,
            address, phone, dice.pick(words(country, "written")).upper(), *self._remark(),
        ]  # fmt: skip

    def _badge_name(self, person: Person) -> str:
        dice, kind = self.dice, self.dice.below(20)
        plain = f"{person.first} {person.last}"
        if kind < 11:
            return self._did(
                "name: LAST, FIRST in capitals", f"{person.last}, {person.first}".upper()
            )
        if kind < 14:
            return self._did("name: FIRST LAST in capitals", plain.upper())
        if kind < 16:
            return self._did("name: Last, First", f"{person.last}, {person.first}")
        if kind == 16:
            return self._did("name: degree before it", f"{dice.pick(mess.HONORIFICS)} {plain}")
        if kind == 17:
            return self._did("name: degree behind it", f"{plain}, MBA")
        return plain

    def _remark(self) -> list[str]:
        """Write what the booth adds: note, rating, who scanned and when."""
        dice, note = self.dice, self.dice.pick(REMARKS)
        for sign, label in (("\r\n", "line breaks"), ('"', "quotes"), (",", "commas")):
            if sign in note:
                self._did(f"note with {label}", "")
        when = f"{dice.between(3, 6):02}.11.2026 {dice.between(9, 17):02}:{dice.between(0, 59):02}"
        return [
            note,
            dice.pick(("A", "B", "C", "", "hot")),
            dice.pick(("Dana", "Kim", "dana ")),
            when,
        ]

    def customers(self) -> list[Line]:
        """Make 90 customers: 60 firms of the other lists, some by another name, and 30 more."""
        self._begin("customers.csv")
        contacts: dict[str, Person] = {}
        for person in self.known:
            contacts.setdefault(person.company.domain, person)
        people = self.dice.some(list(contacts.values()), 60)
        people += [self.world.invent() for _ in range(30)]
        self.dice.shuffle(people)
        return [self._customer(p) for p in people]

    def _customer(self, person: Person) -> Line:
        dice, firm = self.dice, person.company
        name = firm.legal_name
        if dice.chance(0.3):
            name = self._did("company: without its legal form", firm.name)
        elif dice.chance(0.2):
            name = self._did("company: UPPER CASE", name.upper())
        site = dice.pick(
            (f"https://www.{firm.domain}/", firm.domain, f"www.{firm.domain.upper()}", "")
        )
        named = bool(dice.chance(0.5) or not site)
        if not named:
            self._did("no contact, firm only", "")
        since = f"{dice.between(2015, 2025)}-{dice.between(1, 12):02}-{dice.between(1, 28):02}"
        return person.number if named else 0, [
            name, site, f"{person.first} {person.last}" if named else "",
            person.email if named else "",
            mess.write_phone(dice, firm.country, firm.phone),
            words(firm.country, "written")[0], since,
        ]  # fmt: skip

    def unsubscribed(self, guests: Sequence[Person]) -> list[Line]:
        """Make 60 opt-outs: 44 of people in the lists, 16 of others."""
        self._begin("unsubscribed.csv")
        people = self.dice.some(self.known, 28) + self.dice.some(guests, 16)
        self._now["addresses of people in the other lists"] = len({p.number for p in people})
        people += [self.world.invent() for _ in range(16)]
        self.dice.shuffle(people)
        return [(p.number, self._opt_out(p)) for p in people]

    def _opt_out(self, person: Person) -> list[str]:
        dice = self.dice
        address = dice.pick((person.email, person.email, person.private))
        if dice.chance(0.2):
            address = self._did("e-mail: UPPER CASE", address.upper())
        elif dice.chance(0.1):
            address = self._did("e-mail: plus tag", mess.tagged(address, "news"))
        reasons = (
            "unsubscribe link",
            "asked by phone",
            "complaint",
            "bounced",
            "GDPR objection",
            "",
        )
        day = f"2026-{dice.between(1, 10):02}-{dice.between(1, 28):02}"
        return [address, day, dice.pick(reasons)]
