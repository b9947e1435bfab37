"""THE table of keys: what can stand before the colon, derived from the fields; and the `is:` words.

A new field is a key by itself. What the store adds to a lead has its rows here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from leadctl.cleaning.emails.answers import TAKES_MAIL, VERDICTS
from leadctl.errors import did_you_mean
from leadctl.fields import ALIASES, FIELDS, header_key, synonyms
from leadctl.segments.condition import Place
from leadctl.segments.parse import fault
from leadctl.segments.tree import ASKING
from leadctl.vocabulary import PHONE_TYPES, SUPPRESSION_REASONS, TOUCHES

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leadctl.field import Field

Kind = Literal["text", "word", "number", "date", "state", "custom"]
"""How values are read and compared: as text, as a word of a closed vocabulary, as a number, as a
date or an age, as a state; a custom column's as what they look like."""


class Key(NamedTuple):
    """What can stand before a colon.

    Attributes:
        name: as typed.
        kind: how its values are read.
        places: where they stand in a lead.
        doc: one line for users.
        cleaner: name of the cleaner that writes a value as the store has it; empty for none.
        words: the vocabulary, where it is short and not a cleaner's.
    """

    name: str
    kind: Kind
    places: tuple[Place, ...]
    doc: str
    cleaner: str = ""
    words: tuple[str, ...] = ()


_KINDS: dict[str, Kind] = {
    "number": "number",
    "money": "number",
    "date": "date",
    "state": "state",
    **dict.fromkeys(
        (
            "stage",
            "status",
            "seniority",
            "department",
            "basis",
            "flag",
            "language",
            "time_zone",
            "country",
            "currency",
        ),
        "word",
    ),
}
"""Cleaner of a field -> kind of its key; text where it is not named."""

_CLEANED_TEXT = frozenset({"email", "phone", "linkedin", "domain", "url"})
"""Kinds of text that are written in many ways and stored in one."""

EMAIL_VERDICTS = ("valid", "risky", "invalid", "unknown", "missing")
EMAIL_REASONS = (
    "failed_syntax_check",
    "reserved_domain",
    "placeholder",
    "possible_typo",
    "unknown_ending",
    "disposable",
    "role_based",
    "do_not_mail",
    "out_of_use",
)
"""What the cleaner of addresses gives as a reason."""

_LATER_REASONS = ("allowed", "denied", *(one for one in VERDICTS if one != TAKES_MAIL))
"""What a user's lists and the answers of mail domains give besides."""

PHONE_VERDICTS = ("valid", "possible", "invalid", "unknown", "missing")


def _of_field(field: Field) -> Key:
    kind = _KINDS.get(field.cleaner, "text")
    cleaner = field.cleaner if kind != "text" or field.cleaner in _CLEANED_TEXT else ""
    place = Place(field.name, "list" if field.many else "text")
    return Key(field.name, kind, (place,), field.doc, cleaner)


def _places(cleaner: str, first: str) -> tuple[Place, ...]:
    """Every field of a kind, the main one first."""
    found = [_of_field(field).places[0] for field in FIELDS if field.cleaner == cleaner]
    return tuple(sorted(found, key=lambda place: place.column != first))


_OWN = (
    Key("email", "text", _places("email", "email"), "Any address of the lead", "email"),
    Key("phone", "text", _places("phone", "phone"), "Any number of the lead", "phone"),
    Key("source", "text", (Place("sources", "list"), Place("source")),
        "Any source of the lead, by import or as a file states it"),
    Key("first_source", "text", (Place("first_source"),), "Source that brought the lead first"),
    Key("created", "date", (Place("created"), Place("created_at")),
        "Day the lead was captured; where no file states it, the day of its import"),
    Key("created_at", "date", (Place("created_at"),), "When the lead came into the store"),
    Key("updated", "date", (Place("updated_at"),), "When something of the lead changed last"),
    Key("vanished", "text", (Place("vanished", "list"),),
        "Source whose last full list lacks the lead, though an earlier one had it"),
    Key("vanished_at", "date", (Place("vanished_at"),), "Day of the first full list without it"),
    Key("touch", "word", (Place("last_touch"),), "Kind of the latest touch",
        words=TOUCHES),
    Key("touched", "date", (Place("last_touch_at"),), "Day of the latest touch"),
    Key("lead_id", "number", (Place("lead_id"),), "Number of the lead in this store", "number"),
    Key("records", "number", (Place("records"),), "How many rows the lead is made of", "number"),
    Key("email_status", "word", (Place("email_status"),), "Verdict on the main address",
        words=EMAIL_VERDICTS),
    Key("email_reason", "word", (Place("email_reason"),), "What led to that verdict",
        words=(*EMAIL_REASONS, *_LATER_REASONS)),
    Key("email_flags", "text", (Place("email_flags", "words"),), "Further facts of that address"),
    Key("phone_status", "word", (Place("phone_status"),), "Verdict on the main number",
        words=PHONE_VERDICTS),
    Key("phone_reason", "text", (Place("phone_reason"),), "What led to that verdict"),
    Key("phone_type", "word", (Place("phone_type"),), "Kind of line, such as mobile",
        words=PHONE_TYPES),
    Key("derived", "text", (Place("derived", "words"),), "Field that was read from other fields"),
    Key("suppressed", "word", (Place("suppressed", "words"),),
        "Why the lead is not to be contacted; one of several reasons will do",
        words=SUPPRESSION_REASONS),
)  # fmt: skip

KEYS: dict[str, Key] = {
    **{field.name: _of_field(field) for field in FIELDS},
    **{key.name: key for key in _OWN},
}
"""Every key by its name, the fields first."""

KEY_ALIASES = {
    **ALIASES,
    "id": "lead_id",
    "tag": "tags",
    "sources": "source",
    "updated_at": "updated",
    "last_touch": "touch",
    "last_touch_at": "touched",
}
"""Other names of keys: short ones, and those of the columns that `list` shows."""

FREE_TEXT = tuple(Place(name) for name in ("full_name", "email", "company", "title"))
"""Where words without a key are looked for."""


class Is(NamedTuple):
    """A word that can stand after `is:`; `meaning` says the same in the language itself."""

    doc: str
    meaning: str


IS: dict[str, Is] = {
    "customer": Is("in stage customer", "stage:customer"),
    "suppressed": Is("not to be contacted, for whatever reason", "has:suppressed"),
    "opted_out": Is("said no to e-mail", "email_opt_out:yes"),
    "duplicate": Is("might be the same person as another lead; waits for a decision", ""),
    "merged": Is("made of several rows", "records:2.."),
    "kept": Is("kept though the imports that brought it are undone", "records:0"),
    "vanished": Is("gone from the last full list of a source", "has:vanished"),
    "valid_mail": Is("main address judged valid", "email_status:valid"),
    "risky_mail": Is("main address judged risky", "email_status:risky"),
    "invalid_mail": Is("main address judged invalid", "email_status:invalid"),
    "role_mail": Is("main address of a role, such as info@", "email_reason:role_based or"
                    " email_flags:role"),
    "free_mail": Is("main address at a free provider", "email_flags:free"),
    "business_mail": Is("main address at a company's own domain", "email_flags:business"),
    "disposable_mail": Is("main address at a throw-away provider", "email_flags:disposable"),
    "typo_mail": Is("main address with a likely typo", "email_reason:possible_typo"),
    "mobile": Is("main number of a mobile phone", "phone_type:mobile"),
}  # fmt: skip
"""Every word of `is:`; only `duplicate` cannot be said otherwise."""

IS_ALIASES = {"valid": "valid_mail", "risky": "risky_mail", "invalid": "invalid_mail"}


def find_key(name: str, headers: Callable[[], Sequence[str]], at: int, *, quoted: bool) -> Key:
    """Find what a name before a colon means.

    Args:
        name: as typed.
        headers: gives the custom columns; asked only where no key goes by the name, or the name
            was quoted, as headers are.
        at: where it stands, for the error.
        quoted: whether it was quoted; a custom column is then meant before a field's synonym.

    Raises:
        UsageError: nothing goes by this name; the hint gives the nearest.
    """
    word = name.strip().lower().replace("-", "_")
    if quoted and name in headers():
        return _custom(name)
    key = KEYS.get(KEY_ALIASES.get(word, word)) or KEYS.get(synonyms().get(header_key(name), ""))
    if key:
        return key
    known = headers()
    alike = [one for one in known if one.strip().casefold() == name.strip().casefold()]
    if name in alike or len(alike) == 1:
        return _custom(name if name in alike else alike[0])
    among = (*ASKING, *KEYS, *KEY_ALIASES, *known)
    hint = did_you_mean(word, among, "`leadctl segment --help` names every field")
    raise fault(f"unknown field `{name}`", at, hint)


def _custom(header: str) -> Key:
    return Key(header, "custom", (Place("extra", "custom", header),), "Custom column")
