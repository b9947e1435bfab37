"""What a header means by itself: the words of fields, framed, asked for or turned round."""

from __future__ import annotations

import re
from functools import cache

from leadctl.fields import FIELDS, header_key
from leadctl.mapping import opposite
from leadctl.mapping.candidate import BY_GUESS, BY_SYNONYM, Candidate
from leadctl.mapping.scales import AMOUNTS, scaled

_PREFIXES = frozenset(
    {
        "contact", "contacts", "person", "people", "lead", "leads", "prospect", "attendee",
        "registrant", "invitee", "delegate", "visitor", "participant", "member", "guest", "your",
        "primary",
        "main", "business", "work", "kontakt", "ansprechpartner", "and",
    }
)  # fmt: skip
_SUFFIXES = frozenset(
    {"required", "optional", "1", "primary", "main", "pflichtfeld", "obligatoire"}
)

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
    found = _orders().get(key) or _orders().get(key.replace(" ", ""))
    if found is None:
        tier, found = BY_GUESS, _orders().get(_core(key)) or _in_two_words(header) or _amount(key)
    if found is None:
        field = opposite_of(key)
        return Candidate(at, field, BY_GUESS, 0, bool(field))
    if found[0] == "lead_id" and header.strip() != "lead_id":
        return Candidate(at, "vendor_id", BY_GUESS, 0)  # a CRM's "Lead ID" is not our number
    return Candidate(at, found[0], tier, found[1])


def _amount(key: str) -> tuple[str, int] | None:
    """Know an amount whose header says that it is written in thousands."""
    counted = scaled(key)
    found = _orders().get(counted.name) if counted else None
    return found if found and found[0] in AMOUNTS else None


def _in_two_words(header: str) -> tuple[str, int] | None:
    """Read `Company / Organisation`, which says the same in two words or languages."""
    words = [_core(header_key(word)) for word in header.split("/")]
    meant = [_orders().get(word) for word in words if word]
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
