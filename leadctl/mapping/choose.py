"""Which column means which field: candidates by header, tested on the sample, then one decision.

A column that could mean several things is never guessed at in silence: either a rule below settles
it, or the user is asked.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from leadctl.cleaning.vocabulary import is_wish
from leadctl.fields import BY_NAME, FIELDS, header_key
from leadctl.mapping import content, opposite
from leadctl.mapping.columns import LEFT_OUT
from leadctl.mapping.layout import NOT
from leadctl.mapping.scales import AMOUNTS, scaled

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from leadctl.mapping.profiles import Profile

BY_MAP, BY_PROFILE, BY_SYNONYM, BY_GUESS, BY_CONTENT = range(5)
"""Who says what a column means, the strongest first."""


class Candidate(NamedTuple):
    """A column and what it may mean.

    Attributes:
        at: place of the column.
        field: what it means; empty to keep it as custom, LEFT_OUT to pass it over.
        tier: who says so, such as `BY_SYNONYM`.
        order: place among the headers of this tier for this field; a lower one is believed.
        opposite: whether its header asks the other way round.
    """

    at: int
    field: str
    tier: int
    order: int
    opposite: bool = False

    @property
    def rank(self) -> tuple[int, int]:
        """What decides between columns of the same field."""
        return self.tier, self.order


class Unclear(NamedTuple):
    """Columns that mean the same field equally well and say different things."""

    field: str
    places: tuple[int, ...]


_BARE_NAMES = frozenset(
    map(
        header_key,
        (
            "name", "nom", "nombre", "nome", "naam", "имя", "ім'я", "이름", "jméno", "meno", "navn",
            "nimi", "név", "nume", "isim", "adı", "الاسم", "שם", "名前",
        ),
    )
)  # fmt: skip
"""Headers that are half a name beside the other half, and a company's in a list of companies."""

_OF_PERSONS = frozenset(
    {
        "first_name", "last_name", "title", "seniority", "department", "linkedin", "email",
        "personal_email", "mobile_phone", "home_phone", "work_phone",
    }
)  # fmt: skip
_OF_COMPANIES = frozenset(
    {"domain", "website", "industry", "employees", "revenue", "company_phone", "company_linkedin"}
)

_MAY_HOLD_ADDRESSES = frozenset({"full_name", "street"})
"""Fields whose headers ("Contact", "Address") people also write over e-mail addresses."""

_PLACE = frozenset({"street", "address_2", "postal_code", "city", "state", "country", "time_zone"})
_HOME_TELLING = frozenset({"street", "postal_code", "city", "state"})
"""Places of which one of the person's own is enough to leave the company's out."""

_OF_THE_COMPANY = re.compile(
    r"(?:company|account|organi[sz]ation|corporate|employer|headquarters?|hq)\b|.*\bhq\b"
)
_LAST_RESORT = "user email"
"""The person's address in an app's list of users, the host's in a scheduler's list of guests."""

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


def candidates(
    headers: Sequence[str],
    sample: Sequence[Sequence[str]],
    given: dict[int, str],
    profile: Profile | None,
) -> list[Candidate]:
    """Say what each column may mean.

    Args:
        headers: all of them, in order.
        sample: some cells of each column.
        given: what the user says: place -> field.
        profile: the vendor's word, if it is a vendor's file.
    """
    found = []
    for at, header in enumerate(headers):
        key = _key(header, headers)
        if at in given:
            field = given[at].removeprefix(NOT)
            turned = bool(field) and (field != given[at] or _opposite(key) == field)
            found.append(Candidate(at, field, BY_MAP, 0, turned))
        elif profile is not None and (known := profile.column(header, key)) is not None:
            again = at if key in profile.layout.repeats else 0
            found.append(Candidate(at, known[0], BY_PROFILE, known.order + again, known.opposite))
        else:
            cells = sample[at] if sample else ()
            found.append(_telling(_tested(_by_header(at, header, key), cells), key, cells))
    keys = [_key(header, headers) for header in headers]
    found = [_unhashed(one, sample[one.at] if sample else ()) for one in found]
    return _named(_at_home(_with_email(found, keys), keys, sample), keys, sample)


def _key(header: str, headers: Sequence[str]) -> str:
    """Fold a header; the number that a repeated one got says nothing."""
    repeated = re.fullmatch(r"(.*) \(\d+\)", header, re.DOTALL)
    return header_key(repeated[1] if repeated and repeated[1] in headers else header)


def _by_header(at: int, header: str, key: str) -> Candidate:
    tier = BY_SYNONYM
    found = _orders().get(key) or _orders().get(key.replace(" ", ""))
    if found is None:
        tier, found = BY_GUESS, _orders().get(_core(key)) or _in_two_words(header) or _amount(key)
    if found is None:
        field = _opposite(key)
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


def _opposite(key: str) -> str:
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


def _tested(one: Candidate, cells: Sequence[str]) -> Candidate:
    """Believe a header only where its cells do not speak against it."""
    if one.field in _MAY_HOLD_ADDRESSES and content.mostly_addresses(cells):
        return one._replace(field="email", tier=BY_CONTENT)
    if one.opposite and not opposite.answers(cells):
        return one._replace(field="", opposite=False)
    if one.field in {"linkedin", "website"} and content.mostly_company_pages(cells):
        return one._replace(field="company_linkedin", tier=BY_CONTENT)
    if one.field == "website" and content.mostly_profiles(cells):
        return one._replace(field="linkedin", tier=BY_CONTENT)
    if one.field and not content.fits(one.field, cells):
        return one._replace(field="")
    return one


_HASHED = frozenset(
    {
        "full_name", "first_name", "last_name", "email", "personal_email", "other_emails", "phone",
        "mobile_phone", "work_phone", "home_phone", "company_phone", "other_phones", "city",
        "state", "postal_code", "country", "birth_date",
    }
)  # fmt: skip
"""Fields that lists for advertising hold as sums, by the rules of Google, Meta and LinkedIn."""


def _unhashed(one: Candidate, cells: Sequence[str]) -> Candidate:
    """Take sums of addresses and names for what they are, unless the user insists."""
    if one.tier != BY_MAP and one.field in _HASHED and content.mostly_hashes(cells):
        return one._replace(field="")
    return one


_STATE_OF_ADDRESS = frozenset({"email status", "emailstatus", "email marketing status"})
"""Headers under which mail tools write who unsubscribed, and checkers what an address is worth."""


def _telling(one: Candidate, key: str, cells: Sequence[str]) -> Candidate:
    """Take the state of an address for an opt-out where a cell says so."""
    if one.field or key not in _STATE_OF_ADDRESS or not any(map(is_wish, cells)):
        return one
    return one._replace(field="email_opt_out", tier=BY_CONTENT)


def _with_email(found: list[Candidate], keys: Sequence[str]) -> list[Candidate]:
    """Take "User Email" for the person's where no other column is."""
    if any(one.field in {"email", "personal_email", "other_emails"} for one in found):
        return found
    return [
        one._replace(field="email") if not one.field and keys[one.at] == _LAST_RESORT else one
        for one in found
    ]


def _at_home(
    found: list[Candidate], keys: Sequence[str], sample: Sequence[Sequence[str]]
) -> list[Candidate]:
    """Keep the company's place out of the person's, where the file has both."""
    others = {
        one.at
        for one in found
        if one.tier >= BY_SYNONYM and one.field in _PLACE and _OF_THE_COMPANY.match(keys[one.at])
    }
    own = any(
        one.field in _HOME_TELLING
        and one.at not in others
        and (not sample or not sample[one.at] or content.values(sample[one.at]))
        for one in found
    )
    return [one._replace(field="") if own and one.at in others else one for one in found]


def _named(
    found: list[Candidate], keys: Sequence[str], sample: Sequence[Sequence[str]]
) -> list[Candidate]:
    """Read a bare "Name" by the columns around it."""
    bare = [
        one
        for one in found
        if one.field == "full_name" and one.tier == BY_SYNONYM and keys[one.at] in _BARE_NAMES
    ]
    if len(bare) != 1:
        return found
    meaning, at = _meaning_of_name(bare[0].at, found, sample), bare[0].at
    told = meaning == "company" and content.mostly_companies(_cells(sample, at))
    known = bare[0]._replace(field=meaning, tier=BY_CONTENT if told else BY_SYNONYM)
    return [known if one.at == at else one for one in found]


def _meaning_of_name(at: int, found: list[Candidate], sample: Sequence[Sequence[str]]) -> str:
    present = {one.field: one.at for one in found if one.at != at}
    if "company" not in present and content.mostly_companies(_cells(sample, at)):
        return "company"
    if "company" not in present and _OF_COMPANIES & set(present):
        if not _OF_PERSONS & set(present):
            return "company"
        if {"first_name", "last_name"} <= set(present) and not _shares(at, present, sample):
            return "company"
    halves = {"first_name", "last_name"} & set(present)
    if len(halves) == 1 and "full_name" not in present and not _shares(at, present, sample):
        return "last_name" if halves == {"first_name"} else "first_name"
    return "full_name"


def _shares(at: int, present: dict[str, int], sample: Sequence[Sequence[str]]) -> bool:
    """Tell whether a column mostly repeats the first or last names beside it."""
    if not sample:
        return False
    halves = [sample[present[name]] for name in ("first_name", "last_name") if name in present]
    pairs = [
        any(half.strip() and half.strip().casefold() in cell.casefold() for half in row)
        for cell, *row in zip(sample[at], *halves, strict=True)
        if cell.strip() and any(half.strip() for half in row)
    ]
    return sum(pairs) * 2 > len(pairs)


def settle(
    found: Iterable[Candidate], sample: Sequence[Sequence[str]]
) -> tuple[list[Candidate], list[Unclear]]:
    """Let one column lead each field: the best one; the rest spill over or stay custom.

    Returns:
        The candidates with their final fields, and the fields for which no column is better.
    """
    by_field: dict[str, list[Candidate]] = {}
    for one in found:
        by_field.setdefault(one.field, []).append(one)
    settled = by_field.pop("", []) + by_field.pop(LEFT_OUT, [])
    unclear: list[Unclear] = []
    for field, rivals in by_field.items():
        if _holds_several(field) or len(rivals) == 1:
            settled += rivals
            continue
        best = min(one.rank for one in rivals)
        equals = [one for one in rivals if one.rank == best]
        lead = max(equals, key=lambda one: len(content.values(_cells(sample, one.at))))
        if any(_differ(_cells(sample, lead.at), _cells(sample, one.at)) for one in equals):
            unclear.append(Unclear(field, tuple(one.at for one in equals)))
        settled += [one if one is lead else one._replace(field="") for one in rivals]
    return sorted(settled), unclear


def passed_over(
    found: Iterable[Candidate], settled: Sequence[Candidate], sample: Sequence[Sequence[str]]
) -> list[tuple[int, str, int]]:
    """Name the columns that another one came before, though they say something else.

    Where the user or the vendor says which one comes first, there is nothing to ask.

    Returns:
        Place, field, and the place of the column that is the field's.
    """
    final = {one.at: one.field for one in settled}
    leaders = {one.field: one.at for one in settled if one.field and one.tier >= BY_SYNONYM}
    return [
        (one.at, one.field, leaders[one.field])
        for one in found
        if one.field in leaders and not final[one.at]
        if _differ(_cells(sample, one.at), _cells(sample, leaders[one.field]))
    ]


def _holds_several(field: str) -> bool:
    known = BY_NAME[field]
    return known.many or bool(known.overflow) or known.survivorship == "strictest"


def _cells(sample: Sequence[Sequence[str]], at: int) -> Sequence[str]:
    return sample[at] if sample else ()


def _differ(one: Sequence[str], other: Sequence[str]) -> bool:
    """Tell whether two columns say different things in some row."""
    pairs = zip(one, other, strict=True)
    return any(a.strip() and b.strip() and a.strip() != b.strip() for a, b in pairs)
