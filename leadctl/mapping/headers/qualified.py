"""Headers of addresses and numbers that say of which kind: `Phone (mobile)`, `E-Mail geschäftlich`.

Lists write the kind before or behind, in brackets or not, in any of many words; no table of whole
headers could hold them all. The words of a kind come off, and what is left must be a field's.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from leadctl.fields import header_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_KINDS = {
    "mobile": """
        mobile|mobil|mob|cell|cellular|cellphone|handy|gsm|movil|celular|portable|cellulare|mobiel
        |mobiele|komorka|komorkowy|telemovel|mobilni|matkapuhelin|мобильный|мобільний|cep
    """,
    "work": """
        work|business|office|professional|corporate|job|geschaftlich|dienstlich|beruflich|arbeit
        |buro|geschaft|firma|pro|professionnel|professionnelle|bureau|travail|trabajo|laboral
        |oficina|profesional|trabalho|profissional|comercial|escritorio|lavoro|ufficio|aziendale
        |professionale|corporativo|corporativa|werk|zakelijk|zakelijke|kantoor|sluzbowy|sluzbowa|praca|firmowy|jobb|arbete
        |arbets|arbejde|arbeid|tyo|munka|prace|рабочий|робочий|is
    """,
    "private": """
        personal|private|privat|private|home|perso|personnel|personnelle|domicile|prive|privee
        |particular|casa|pessoal|residencial|personale|privato|privata|thuis|persoonlijk|prywatny
        |prywatna|domowy|hem|hemma|hjem|koti|личный|домашний|особистий|kisisel
    """,
    "direct": "direct|durchwahl|directe|directo|direto|diretto|bezposredni|direkt",
    "main": "main|primary|preferred|best|default|haupt|principal|principale|hoofd|glowny",
    "plain": """
        no|nr|num|number|numbers|n|n°|numero|nummer|numer|cislo|de|di|addr|incl|including|code|country|with
    """,
    "other": """
        other|secondary|alternate|alternative|alt|additional|second|further|backup|weitere|andere
        |zweite|autre|otro|outro|altro|altra|overige|inny|dodatkowy|annan
    """,
}
"""Kind -> its folded words, in the languages of the table of fields; own list."""

_MEANT = {
    "email": {
        "work": "email", "private": "personal_email", "main": "email", "other": "other_emails",
    },
    "phone": {
        "mobile": "mobile_phone", "work": "work_phone", "private": "home_phone",
        "direct": "work_phone", "main": "phone", "other": "other_phones",
    },
    "personal_email": {"main": "personal_email"},
    "mobile_phone": dict.fromkeys(("mobile", "work", "private", "main"), "mobile_phone")
    | {"other": "other_phones"},
    "work_phone": dict.fromkeys(("work", "direct", "main"), "work_phone"),
    "home_phone": dict.fromkeys(("private", "main"), "home_phone"),
    "company_phone": {"main": "company_phone"},
}  # fmt: skip
"""Field that the other words mean -> kind -> the field that both together mean."""

_STRONGEST = ("other", "mobile", "direct", "private", "work", "main", "plain")
"""Of several kinds the first one decides: a mobile phone of the office is a mobile phone."""


@cache
def _kind_of() -> dict[str, str]:
    return {header_key(word): kind for kind, words in _KINDS.items() for word in words.split("|")}


class Qualified(NamedTuple):
    """What such a header means.

    Attributes:
        field: the field.
        number: which of several; a lower one is believed first.
    """

    field: str
    number: int


_NUMBERED = re.compile(r"(.*?[^\d ]) ?([1-9])")


def qualified(key: str, field_of: Callable[[str], str]) -> Qualified | None:
    """Tell what a folded header means that says its kind or number; None where it says neither.

    Args:
        key: the header, folded.
        field_of: gives the field that a folded header means by itself, empty for none.
    """
    numbered = _NUMBERED.fullmatch(key)
    text, number = (numbered[1], int(numbered[2])) if numbered else (key, 1)
    if numbered and field_of(text) in _MEANT:
        return Qualified(field_of(text), number)
    words = text.split()
    said = [word for word in words if word in _kind_of()]
    kinds = {_kind_of()[word] for word in said}
    rest = _rest(words, {word for word in said if _kind_of()[word] != "plain"}, field_of)
    rest = rest or _rest(words, set(said), field_of)
    if not rest and len(said) == len(words):  # `Portable pro`
        rest = next((word for word in words if field_of(word) in _MEANT), "")
    base = field_of(rest)
    meant = {**_MEANT[base], "plain": base} if base in _MEANT else {}
    if not kinds or not kinds <= meant.keys() or _of_two(kinds) or _of_another(kinds, rest):
        return None
    return Qualified(meant[min(kinds, key=_STRONGEST.index)], number)


def _rest(words: Sequence[str], without: set[str], field_of: Callable[[str], str]) -> str:
    """What is left of a header without some words, where that means an address or a number."""
    rest = " ".join(word for word in words if word not in without)
    return rest if rest and field_of(rest) in _MEANT else ""


def _of_two(kinds: set[str]) -> bool:
    """Whether kinds exclude each other, as in `Home office phone`."""
    return {"private", "work"} <= kinds and "mobile" not in kinds


def _of_another(kinds: set[str], rest: str) -> bool:
    """Whether it is somebody else who has the address: `Secondary contact email`."""
    return "other" in kinds and rest.partition(" ")[0] in {"contact", "person", "kontakt"}
