"""Ways in which people and programs spoil the cells of a lead list."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

from sample_people import WORDS, slug

if TYPE_CHECKING:
    from sample_people import Dice, Person

TYPO_DOMAINS = (
    "gmial.com", "gmai.com", "gamil.com", "gmal.com", "gnail.com", "gmail.con", "gmaill.com",
    "yaho.com", "yahooo.com", "yahoo.con", "hotmial.com", "hotmal.com", "hotmail.con",
    "outlok.com", "outloook.com", "iclod.com",
)  # fmt: skip
DISPOSABLE = (
    "mailinator.com",
    "guerrillamail.com",
    "yopmail.com",
    "10minutemail.com",
    "trashmail.com",
)
ROLES = (
    "info",
    "info",
    "info",
    "sales",
    "sales",
    "support",
    "office",
    "marketing",
    "admin",
    "billing",
)
RESERVED = ("mail.invalid", "firma.test")
NULL_WORDS = ("N/A", "n/a", "-", "#N/A", "null", "none", "NULL", "--", "unknown")
PLACEHOLDERS = ("test@test.com", "asdf@asdf.com", "none@none.com", "noemail@noemail.com", "a@a.com")
HONORIFICS = ("Dr.", "Dr. med.", "Prof.", "Prof. Dr.", "Dr.")
MEN = ("William", "Robert", "Michael", "Thomas", "James", "Edward", "Andrew", "Matthew", "Daniel")
SUFFIXES = (", PhD", " Jr.", ", MBA", " III", ", CPA")
EUROPE = ("GB", "DE", "FR", "NL", "ES", "PL")
NBSP = "\u00a0"


def mojibake(text: str) -> str:
    """Read UTF-8 as cp1252, as a wrong import does; unchanged where that is not possible."""
    try:
        return text.encode("utf-8").decode("cp1252")
    except UnicodeDecodeError:
        return text


def has_mojibake(text: str) -> bool:
    """Tell whether `mojibake` would change the text."""
    return mojibake(text) != text


def bare(text: str) -> str:
    """Drop the accents, as old systems do (`Hélène` becomes `Helene`)."""
    parts = unicodedata.normalize("NFKD", text.replace("ß", "ss"))
    return "".join(c for c in parts if not unicodedata.combining(c))


def lossy(text: str) -> str:
    """Put a question mark for each letter that an old system does not know."""
    return text.encode("ascii", "replace").decode()


def padded(dice: Dice, text: str) -> str:
    """Put blanks around and between that nobody sees."""
    shapes = (f" {text}", f"{text}  ", f"{NBSP}{text}", text.replace(" ", "  ") + " ")
    return dice.pick(shapes)


def write_phone(dice: Dice, country: str, number: str) -> str:
    """Write a number as somebody in the country would; all of these can be understood."""
    dial, trunk = WORDS[country]["dial"], WORDS[country]["trunk"]
    area, _, rest = number.partition(" ")
    shapes = [
        f"+{dial} {area} {rest}",
        f"+{dial}{number}".replace(" ", ""),
        f"'+{dial}{number}".replace(" ", ""),
        f"+{dial}-{area}-{rest.replace(' ', '-')}",
        f"{trunk}{area} {rest}",
        f"({trunk}{area}) {rest.replace(' ', '-')}",
    ]
    if dial == "1":
        shapes += [
            number.replace(" ", "."),
            number.replace(" ", ""),
            f"1-{number.replace(' ', '-')}",
        ]
    if trunk:
        shapes.append(f"+{dial} ({trunk}){area} {rest}")
    if country in EUROPE:
        shapes.append(f"00{dial} {area} {rest}")
    return dice.pick(shapes)


def excel_phone(dice: Dice, country: str, number: str) -> str:
    """Round a number as a spreadsheet does that takes it for a quantity (`4.41E+11`)."""
    digits = int(WORDS[country]["dial"] + number.replace(" ", ""))
    return f"{digits:.{dice.pick((2, 2, 4, 5))}E}"


def odd_phone(kind: str, country: str, number: str) -> str:
    """Write a number in one of the ways that need care."""
    plain = f"+{WORDS[country]['dial']} {number}"
    return {
        "formula": f'="{plain.replace(" ", "")}"',
        "extension": f"{plain} ext. 204",
        "two": f"{plain} / {plain[:-1]}{(int(plain[-1]) + 1) % 10}",
        "prefix": f"p:{plain.replace(' ', '')}",
        "float": f"{plain[1:].replace(' ', '')}.0",
        "placeholder": "000-000-0000",
        "digits": "1234567890",
        "words": "call the front desk",
        "short": "555-01",
    }[kind]


def wrong_email(dice: Dice, person: Person) -> str:
    """Write an address that no mail program takes."""
    local, domain = person.email.split("@")
    shapes = (
        f"{local}{domain}",
        f"{local}@",
        f"{local}@@{domain}",
        f"{local}..x@{domain}",
        f"{local}@{domain.split('.')[0]}",
        f"{local} at {domain}",
        f"{local}@{domain.replace('.', ',', 1)}",
        f"{local}@-{domain}",
        f"http://{domain}",
    )
    return dice.pick(shapes)


def odd_email(dice: Dice, address: str) -> str:
    """Write a good address in a way that wants cleaning."""
    shapes = (
        address.upper(),
        f" {address}",
        f"{address} ",
        f"mailto:{address}",
        f"<{address}>",
        f"{address};",
        address[:1].upper() + address[1:],
        f"{address}{NBSP}",
    )
    return dice.pick(shapes)


def tagged(address: str, tag: str) -> str:
    """Add a plus tag, as people do to see who sold their address."""
    local, domain = address.split("@")
    return f"{local}+{tag}@{domain}"


def linkedin_url(dice: Dice, handle: str) -> str:
    """Write a profile's address in one of the forms that people copy."""
    shapes = (
        f"https://www.linkedin.com/in/{handle}",
        f"http://www.linkedin.com/in/{handle}",
        f"linkedin.com/in/{handle}/",
        f"https://uk.linkedin.com/in/{handle}?trk=people-guest",
        f"www.linkedin.com/in/{handle}",
        f"https://www.linkedin.com/in/{handle.title()}/",
    )
    return dice.pick(shapes)


def typo_email(dice: Dice, person: Person) -> str:
    """Write a private address at a provider whose name is mistyped."""
    local = f"{slug(person.first)}-{slug(person.last)}{dice.between(100, 999)}"
    return f"{local}@{dice.pick(TYPO_DOMAINS)}"


def disposable_email(dice: Dice, person: Person) -> str:
    """Write an address that somebody uses once."""
    return f"{slug(person.first)}{dice.fill('####')}@{dice.pick(DISPOSABLE)}"
