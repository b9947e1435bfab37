"""Lead tables that nobody has tuned to: every seed makes words, columns and layouts of its own."""

from __future__ import annotations

import json
import random
from typing import TYPE_CHECKING, NamedTuple

from polluter import Style
from tables import Clean

if TYPE_CHECKING:
    from collections.abc import Callable

    Maker = Callable[[], str]


class HeldOut(NamedTuple):
    """A table, how its file is written, and how many of its rows are broken (all if None)."""

    table: Clean
    style: Style
    broken: int | None


class _Script(NamedTuple):
    """What words are made of."""

    starts: str
    middles: str
    cased: bool = True


_SCRIPTS = {
    "english": _Script("b c d f g h j k l m n p r s t th w sh st", "a e i o u ar en il on er"),
    "german": _Script("b d f g h k l m n r s sch t w z", "a e i ä ö ü au ei er en uß"),
    "french": _Script("b c ch d f g j l m n p r s t v", "a e é è i o ou oi ai eau ç"),
    "polish": _Script("b c cz d g k l ł m n p r s sz t w ż", "a e i o ó u ą ę ski owa"),
    "spanish": _Script("b c d f g j l ll m n ñ p r s t v", "a á e é i í o ó u ez"),
    "turkish": _Script("b c ç d f g k l m n r s ş t y z", "a e ı i o ö u ü oğlu"),
    "cyrillic": _Script("б в г д ж з к л м н п р с т ф х ч ш", "а е и о у я ов ин ский"),
    "greek": _Script("β γ δ θ κ λ μ ν π ρ σ τ φ χ", "α ε η ι ο υ ω ου ης"),
    "japanese": _Script("山 川 田 中 村 本 佐 藤 高 鈴", "子 一 太 郎 美 木 原 野", cased=False),
    "arabic": _Script("ب ت ج ح د ر س ش ع ف ق ك ل م ن", "ا و ي ة", cased=False),
}

_HEADERS = {
    "first": ("First Name", "Vorname", "Prénom", "Imię", "Nombre", "given_name"),
    "last": ("Last Name", "Nachname", "Nom", "Nazwisko", "Apellidos", "family_name"),
    "full": ("Full Name", "Contact", "Ansprechpartner", "Nom complet", "Lead"),
    "email": ("Email", "E-Mail", "Work Email", "Courriel", "Correo", "email_address", "Mail"),
    "company": ("Company", "Firma", "Account Name", "Société", "Empresa", "org_name"),
    "title": ("Title", "Job Title", "Position", "Fonction", "Puesto", "role"),
    "phone": ("Phone", "Telefon", "Mobile", "Direct Dial", "Téléphone", "phone_1"),
    "city": ("City", "Ort", "Ville", "Ciudad", "Town"),
    "state": ("State", "Region", "Bundesland", "Province"),
    "zip": ("Zip", "PLZ", "Postal Code", "Code postal"),
    "street": ("Address", "Street", "Straße", "Adresse"),
    "country": ("Country", "Land", "Pays", "País", "country_code"),
    "website": ("Website", "Domain", "Web", "URL", "company_url"),
    "profile": ("LinkedIn", "Profile URL", "Person Linkedin Url", "Social"),
    "date": ("Created", "Date Added", "Datum", "Date", "signup_date"),
    "stamp": ("Created At", "Last Activity", "Zeitstempel", "Timestamp"),
    "flag": ("Opt-in", "Verified", "Do Not Call", "Einwilligung", "is_active"),
    "number": ("# Employees", "Headcount", "Score", "Mitarbeiter", "Sessions"),
    "money": ("Revenue", "Umsatz", "Deal Value", "Amount", "Budget"),
    "share": ("Match Rate", "Probability", "Anteil", "Confidence"),
    "key": ("Contact ID", "Record Id", "Lead ID", "Kundennummer", "external_key"),
    "tags": ("Tags", "Technologies", "Keywords", "Lists", "Schlagworte"),
    "note": ("Notes", "Comments", "Bemerkung", "Description", "Message"),
    "json": ("Custom Fields", "Payload", "Attributes"),
    "status": ("Status", "Stage", "Lifecycle", "Phase", "Owner", "Lead Source"),
    "empty": ("Fax", "Assistant", "Reserved", "Column X"),
    "size": ("Screen", "Size", "Product"),
}


class _World:
    """The words of one table.

    Args:
        luck: decides everything.
        script: what the words are made of.
        count: how many rows will be made; a big table has more words.
    """

    def __init__(self, luck: random.Random, script: str, count: int) -> None:
        self._luck = luck
        self._script = _SCRIPTS[script]
        self.ascii = _SCRIPTS["english"]
        many = luck.randrange(8, 16) + count // 4
        self.first = [self.word() for _ in range(many)]
        self.last = [self.word() for _ in range(many)]
        self.firms = [self._firm() for _ in range(many)]
        self.cities = [self.word() for _ in range(max(4, many // 2))]

    def word(self, script: _Script | None = None) -> str:
        """Make a word."""
        made = script or self._script
        starts, middles = made.starts.split(), made.middles.split()
        parts = [
            self._luck.choice(starts) + self._luck.choice(middles)
            for _ in range(self._luck.choice((1, 2, 2, 3)))
        ]
        return "".join(parts).capitalize() if made.cased else "".join(parts)

    def words(self, least: int, most: int) -> str:
        """Make some words in a row, only the first with a capital."""
        count = self._luck.randrange(least, most + 1)
        return " ".join([self.word(), *(self.word().lower() for _ in range(count - 1))])

    def slug(self) -> str:
        """Make a word for addresses."""
        return self.word(self.ascii).lower()

    def _firm(self) -> str:
        ends = ("", "", " GmbH", ", Inc.", " & Co. KG", " S.A.", ", LLC", " Ltd", " AS")
        return f"{self.word()}{self._luck.choice(('', ' ' + self.word()))}{self._luck.choice(ends)}"


def _makers(luck: random.Random, world: _World) -> dict[str, Maker]:
    """Give what makes the cells of each kind of column; a column keeps its own habits."""
    pick, between = luck.choice, luck.randrange
    titles = [pick((world.words(1, 3), f"{world.word()}, {world.word()}")) for _ in range(12)]
    lands = [world.word() for _ in range(7)] if pick((True, False)) else ["DE", "FR", "US", "PL"]
    states = [world.word()[:2].upper() for _ in range(9)]
    stages = [world.word() for _ in range(between(2, 6))]
    phone = pick(("+{} {} {}", "{}-{}-{}", "({}) {}-{}", "0{}/{}{}", "+{}{}{}"))
    day = pick(("{y}-{m:02}-{d:02}", "{d:02}.{m:02}.{y}", "{m}/{d}/{y}", "{d:02}/{m:02}/{y}"))
    money = pick(("{}.{:02}", "{},{:02}", "${},{:03}.00", "€ {}", "{}K"))
    yes = pick((("TRUE", "FALSE"), ("yes", "no"), ("1", "0"), ("x", ""), ("Ja", "Nein")))
    comma = pick((", ", ";", "; ", "|", ","))
    key = pick(("{:08}", "00Q{:09}AAW", "{:x}-{:x}", "c_{}"))
    broken = pick((". ", ".\n", ",\n- ", "; "))

    def date() -> str:
        return day.format(y=between(2015, 2027), m=between(1, 13), d=between(1, 29))

    def note() -> str:
        said = [world.words(2, 6) for _ in range(between(1, 4))]
        said += [f'the "{world.word()}" plan'] if between(6) == 0 else []
        return pick(("", broken.join(said)))

    def address() -> str:
        name = f"{world.slug()}.{world.slug()}{pick(('', str(between(99))))}"
        return f"{name}@{world.slug()}.example"

    return {
        "first": lambda: pick(world.first),
        "last": lambda: pick(world.last),
        "full": lambda: f"{pick(world.first)} {pick(world.last)}",
        "email": address,
        "company": lambda: pick(world.firms),
        "title": lambda: pick(titles),
        "phone": lambda: phone.format(between(20, 900), between(100, 1000), between(1000, 10**7)),
        "city": lambda: pick(world.cities),
        "state": lambda: pick(states),
        "zip": lambda: f"{between(10**5):05}",
        "street": lambda: pick(("{1} {0}", "{0} {1}", "{1} {0}, Apt {2}")).format(
            world.word(), between(1, 200), between(1, 30)
        ),
        "country": lambda: pick(lands),
        "website": lambda: pick(("https://{}.example", "www.{}.example", "{}.example")).format(
            world.slug()
        ),
        "profile": lambda: f"https://social.example/in/{world.slug()}-{between(10**6):x}",
        "date": date,
        "stamp": lambda: f"{date()} {between(24):02}:{between(60):02}",
        "flag": lambda: pick(yes),
        "number": lambda: str(between(10 ** between(1, 5))),
        "money": lambda: money.format(between(1, 900), between(100)),
        "share": lambda: f"{between(101)}%",
        "key": lambda: key.format(between(10**7), between(10**9)),
        "tags": lambda: comma.join(world.word() for _ in range(between(4))),
        "note": note,
        "json": lambda: json.dumps({world.slug(): between(99), world.slug(): [world.word()]}),
        "status": lambda: pick(stages),
        "empty": lambda: "",
        "size": lambda: f'{world.word()} {between(5, 60)}"',
    }  # fmt: skip


class _Layout(NamedTuple):
    """A shape of table: its name, widths, rows, and the kinds of column to choose among."""

    name: str
    width: tuple[int, int]
    rows: int
    kinds: str = ""
    first: str = ""
    sparse: float = 0.0
    script: str = ""
    broken: int = 12


_TYPICAL = "first last email company title phone city country website date status number"
_LAYOUTS = (
    _Layout("small", (3, 6), 3, _TYPICAL, "full email"),
    _Layout("narrow", (3, 5), 60, _TYPICAL, "email"),
    _Layout("usual", (7, 14), 60, f"{_TYPICAL} zip state street stamp flag", "first last email"),
    _Layout("vendor", (20, 30), 50, "", "key first last title company email phone", 0.3),
    _Layout("wide", (45, 60), 40, "", "full email company", 0.5, broken=6),
    _Layout("sparse", (10, 18), 80, "", "full", 0.7),
    _Layout("names", (3, 6), 50, "first last company title city country status street"),
    _Layout("figures", (5, 9), 60, "number money share zip key flag", "key"),
    _Layout("notes", (4, 7), 40, "note tags json status company date size", "full email note"),
    _Layout("calls", (5, 9), 60, "phone number flag stamp status city", "phone full"),
    _Layout("foreign", (6, 12), 60, _TYPICAL, "full email company", script="other"),
    _Layout("one column", (1, 1), 30, "email company full phone key"),
    _Layout("long", (8, 12), 5000, _TYPICAL, "email first last", 0.1, broken=4),
)

_STYLES = (Style(), Style(), Style(end="\n"), Style(";"), Style("\t", end="\n"), Style(always=True))


def held_out(seed: int) -> list[HeldOut]:
    """Make the tables of a seed."""
    luck = random.Random(seed)  # noqa: S311 - made-up people
    return [HeldOut(_table(luck, one), luck.choice(_STYLES), one.broken) for one in _LAYOUTS]


def _table(luck: random.Random, layout: _Layout) -> Clean:
    names = list(_SCRIPTS)
    script = luck.choice(names[6:] if layout.script else names[:6])
    makers = _makers(luck, _World(luck, script, layout.rows))
    firm, free = layout.first.split(), layout.kinds.split() or list(makers)
    more = max(0, luck.randrange(layout.width[0], layout.width[1] + 1) - len(firm))
    kinds = firm + [luck.choice(free) for _ in range(more)]
    kept = [1.0 if at < len(firm) or luck.random() > layout.sparse else luck.uniform(0.05, 0.9)
            for at in range(len(kinds))]  # fmt: skip
    rows = [
        [
            makers[kind]() if luck.random() < often else ""
            for kind, often in zip(kinds, kept, strict=True)
        ]
        for _ in range(layout.rows)
    ]
    said = [row if "".join(row).strip() else ["-", *row[1:]] for row in rows]
    return Clean(layout.name, _named(luck, kinds), said)


def _named(luck: random.Random, kinds: list[str]) -> list[str]:
    """Name the columns, none like another."""
    found: list[str] = []
    for kind in kinds:
        name = luck.choice(_HEADERS[kind])
        found.append(name if name not in found else f"{name} {len(found) + 1}")
    return found
