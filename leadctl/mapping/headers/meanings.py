"""What a header means by itself: the words of fields, framed, asked for or turned round."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from leadctl.fields import BY_NAME, FIELDS, header_key
from leadctl.mapping.headers import opposite
from leadctl.mapping.headers.candidate import BY_GUESS, BY_SYNONYM, Candidate
from leadctl.mapping.headers.qualified import qualified
from leadctl.mapping.headers.scales import AMOUNTS, ordered, scaled

if TYPE_CHECKING:
    from leadctl.mapping.maps.columns import PlanColumn

_PREFIXES = frozenset(
    {
        "contact", "contacts", "person", "people", "lead", "leads", "prospect", "attendee",
        "registrant", "invitee", "delegate", "visitor", "participant", "member", "guest", "your",
        "primary",
        "main", "business", "work", "kontakt", "kontaktperson", "ansprechpartner", "and", "of",
        "current", "aktuelle", "aktueller",
    }
)  # fmt: skip
_SUFFIXES = frozenset(
    {
        "required", "optional", "1", "primary", "main", "pflichtfeld", "obligatoire", "approx",
        "est", "estimated", "fte", "ftes", "utc", "gmt", "s", "current", "actual", "actuel",
        "actuelle", "aktuell",
    }
)  # fmt: skip

_OF_WORK = frozenset({"business", "work", "main", "primary"})
"""Words before an address or a number, and never before what is ours: a `Business Owner` is none of
the people who work a lead."""

_ASIDES = frozenset(
    {
        "linkedin", "crm", "salesforce", "hubspot", "ifany", "ifknown", "ifapplicable",
        "firstandlast", "firstlast", "full", "english", "text", "freetext",
    }
)  # fmt: skip
"""What stands in brackets behind a header and leaves its meaning alone, each in one word."""

_NAME_OF = re.compile(
    r"(?:name|nom(?: complet)?|nombre(?: completo)?|nome|naam|nazwa)"
    r" (?:of|de|des|der|du|della|dell|del|da|do|van)(?: (?:the|your|l|la|votre|su|tu|het|de))?"
    r" (?P<of>.+)"
)
_OF_CONTACT = re.compile(
    r"(?!first |last )(?P<what>.+?)(?: (?:of|of the|du|de la|del|des|der|do|van de))?"
    r" (?:contact(?: person)?|contacto|contatto|contato|kontakts?|kontaktperson|ansprechpartners?"
    r"|ansprechpartnerin|interlocuteur)"
)
_OF_PEOPLE = frozenset({"Person", "E-mail", "Phone"})
"""Groups of fields that a contact has: an `Owner contact` is no owner, a `Last contact` no name."""

_QUESTION = re.compile(
    r"(?:and |so )?(?:what(?: s| is| are)?|which|(?:do you want|would you like)(?: to receive)?"
    r"|(?:mochten|wollen) sie|souhaitez vous(?: recevoir)?|desea(?: recibir)?"
    r"|please (?:enter|provide|share|give us|tell us)"
    r"|enter|may we have|could we have|wie (?:lautet|ist|heißt|heisst)|was ist|bitte geben sie"
    r"|quel(?:le)? est|indiquez|cual es|indica|indique|qual e|inserisci|wat is|vul|jaki jest|podaj)"
    r" (?:(?:your|our|the|unseren|notre|nuestro|ihr|ihre|dein|deine|votre|ton|ta|tu|su|il tuo"
    r"|la tua|il suo|la sua|o seu|a sua|seu|sua|je|jouw|uw|twoj|twoje) )?"
)
_QUESTIONS_END = re.compile(
    r" (?:do you work (?:for|at|with)|are you (?:with|from|in|based in)|do you live in|please"
    r"|erhalten|abonnieren)$"
)
"""How forms ask for a value, before and behind the word that says which; own list."""


@cache
def _orders() -> dict[str, tuple[str, int]]:
    """Map each folded header to its field and its place among that field's synonyms."""
    table: dict[str, tuple[str, int]] = {}
    for one in FIELDS:
        for order, key in enumerate(one.synonyms):
            table.setdefault(key, (one.name, order))
    for key, found in list(table.items()):
        table.setdefault(key.replace(" ", ""), found)
    return table


def by_header(at: int, header: str, key: str) -> Candidate:
    """Say what a header means, before any cell is looked at.

    Args:
        at: its place.
        header: as it stands there.
        key: folded.
    """
    tier = BY_SYNONYM
    found = _known(key)
    if found is None:
        tier, found = BY_GUESS, _guessed(header, key)
    if found is None:
        field = opposite_of(key)
        return Candidate(at, field, BY_GUESS, 0, bool(field))
    if found[0] == "lead_id" and header.strip() != "lead_id":
        return Candidate(at, "vendor_id", BY_GUESS, 0)  # a CRM's "Lead ID" is not our number
    return Candidate(at, found[0], tier, found[1])


def _known(key: str) -> tuple[str, int] | None:
    return _orders().get(key) or _orders().get(_in_one(key))


def _in_one(key: str) -> str:
    return key.replace(" ", "")


def _guessed(header: str, key: str) -> tuple[str, int] | None:
    """Find what is meant by words that are nobody's whole header."""
    own = _orders().get(_core(key))
    if own and key.partition(" ")[0] in _OF_WORK and BY_NAME[own[0]].group == "Funnel":
        own = None
    own = _qualified(key) or own or _in_two_words(header)
    return own or _amount(header) or _dated(key) or _owned(key)


def _owned(key: str) -> tuple[str, int] | None:
    """Read whose a value is: `Prénom du contact`, `Name of the company`."""
    if named := _NAME_OF.fullmatch(key):
        of = (_known(_core(named["of"])) or ("", 0))[0]
        return (
            _known("company") if of == "company" else _known("name") if of == "full_name" else None
        )
    found = _OF_CONTACT.fullmatch(key)
    meant = _known(found["what"]) if found else None
    return meant if meant and BY_NAME[meant[0]].group in _OF_PEOPLE else None


def _qualified(key: str) -> tuple[str, int] | None:
    found = qualified(key, lambda text: (_orders().get(text) or ("", 0))[0])
    return (found.field, found.number) if found else None


def _dated(key: str) -> tuple[str, int] | None:
    """Know a date whose header says how it is written."""
    said = ordered(key)
    found = _known(said.name) if said else None
    return found if found and BY_NAME[found[0]].cleaner == "date" else None


def _amount(header: str) -> tuple[str, int] | None:
    """Know an amount whose header says in what it is written."""
    counted = scaled(header)
    found = _orders().get(counted.name) if counted else None
    return found if found and found[0] in AMOUNTS else None


def _in_two_words(header: str) -> tuple[str, int] | None:
    """Read `Company / Organisation`, which says the same in two words or languages.

    In brackets there may also stand what says nothing of the value: `Full name (LinkedIn)`.
    """
    parts = [_core(header_key(part)) for part in re.split(r"[/()\[\]]", header)]
    words = [part for part in parts if part]
    if "/" not in header:
        words = [words[0] if _in_one(part) in _ASIDES else part for part in words]
    meant = [_orders().get(word) for word in words]
    same = len({one[0] if one else "" for one in meant}) == 1 < len(meant)
    return meant[0] if same else None


def opposite_of(key: str) -> str:
    """Name the field of which a header means the opposite; empty for none."""
    table = opposite.opposites()
    return table.get(key) or table.get(key.replace(" ", "")) or table.get(_core(key), "")


def _core(key: str) -> str:
    """Leave out words that only frame a header: `lead email required` is an e-mail.

    So is the question of a form, `what is your email address`.
    """
    words = (_QUESTION.sub("", _QUESTIONS_END.sub("", key)) or key).split()
    while len(words) > 1 and words[-1] in _SUFFIXES:
        words.pop()
    while len(words) > 1 and words[0] in _PREFIXES and " ".join(words) not in _orders():
        words.pop(0)
    return " ".join(words)


@lru_cache(maxsize=1_000)
def keeps_its_words(column: PlanColumn) -> bool:
    """Tell whether the cells of a column would say something else as our yes or no.

    `Subscribed` asks the other way round, and `Marketing status` asks nothing: a `no` under it, for
    not having opted out, would read as a no to marketing.
    """
    if not column.field or column.opposite or BY_NAME[column.field].cleaner != "flag":
        return column.opposite
    header = re.sub(r" \(\d+\)$", "", column.header)
    asked = by_header(0, header, header_key(header))
    return asked.field != column.field or asked.opposite
