"""What a column means by the columns around it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leadctl.fields import BESIDE, header_key
from leadctl.mapping.cells import content
from leadctl.mapping.headers.candidate import BY_CONTENT, BY_PROFILE, BY_SYNONYM, Candidate

if TYPE_CHECKING:
    from collections.abc import Sequence

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

PLACE = frozenset({"street", "address_2", "postal_code", "city", "state", "country", "time_zone"})
"""Fields that tell where a person or a company is."""

_HOME_TELLING = frozenset({"street", "postal_code", "city", "state"})
"""Places of which one of the person's own is enough to leave the company's out."""

_OF_THE_COMPANY = re.compile(
    r"(?:company|account|organi[sz]ation|corporate|employer|headquarters?|hq)\b|.*\bhq\b"
)

_OF_GUESTS = re.compile(r"guests?\b")

_NAMES = frozenset({"full_name", "first_name", "last_name"})
_HALVES = frozenset({"first_name", "last_name"})
_ADDRESSES = frozenset({"email", "personal_email"})
"""Fields that tell people apart, names before addresses: one person may have several of those."""

_LAST_RESORT = "user email"
"""The person's address in an app's list of users, the host's in a scheduler's list of guests."""


def read_around(
    found: list[Candidate], keys: Sequence[str], sample: Sequence[Sequence[str]]
) -> list[Candidate]:
    """Read again what only the columns beside a column tell.

    Args:
        found: what each column may mean.
        keys: the folded headers.
        sample: some cells of each column; empty when there are none.
    """
    hosts = _without_guests(_with_email(found, keys), keys)
    home = _with_leaders(_at_home(hosts, keys, sample))
    named = _of_whom_it_is(_named(home, keys, sample), sample)
    return _of_one_person(named, sample)


def _with_leaders(found: list[Candidate]) -> list[Candidate]:
    """Leave alone what says something of another field that is not there: a ticket's currency."""
    present = {one.field for one in found}
    return [
        one._replace(field="")
        if one.field in BESIDE and one.tier >= BY_SYNONYM and BESIDE[one.field] not in present
        else one
        for one in found
    ]


def _of_whom_it_is(found: list[Candidate], sample: Sequence[Sequence[str]]) -> list[Candidate]:
    """Take a whole name for somebody else's where it mostly has neither half of the one beside it.

    Beside first and last names `Contact` may well be who works the lead.
    """
    halves = {one.field: one.at for one in found if one.field in _HALVES}
    return [
        one._replace(field="", refused="full_name")
        if one.field == "full_name"
        and one.tier >= BY_SYNONYM
        and len(halves) == len(_HALVES)
        and sample
        and content.values(sample[one.at])
        and not _shares(one.at, halves, sample)
        else one
        for one in found
    ]


def _of_one_person(found: list[Candidate], sample: Sequence[Sequence[str]]) -> list[Candidate]:
    """Take an id for nobody's where it mostly stands beside several people.

    Two rows with one id become one lead: `Contact ID` over the number of a list would make one of
    all.
    """
    people = _cells_of(_NAMES, found, sample) or _cells_of(_ADDRESSES, found, sample)
    return [
        one._replace(field="", refused=one.field)
        if one.field == "vendor_id"
        and one.tier >= BY_SYNONYM
        and people
        and _is_shared(sample[one.at], list(zip(*people, strict=True)))
        else one
        for one in found
    ]


def _cells_of(
    fields: frozenset[str], found: list[Candidate], sample: Sequence[Sequence[str]]
) -> list[Sequence[str]]:
    """The columns of some fields that say anything."""
    columns = [sample[one.at] for one in found if one.field in fields] if sample else []
    return [cells for cells in columns if content.values(cells)]


def _is_shared(ids: Sequence[str], people: Sequence[Sequence[str]]) -> bool:
    """Tell whether most rows have an id that people under quite other names have, too."""
    beside: dict[str, set[str]] = {}
    for one, who in zip(ids, people, strict=True):
        if one.strip() and any(cell.strip() for cell in who):
            beside.setdefault(one.strip(), set()).add(" ".join(who).casefold())
    told = [one.strip() for one in ids if one.strip() in beside]
    return sum(len(beside[one]) > 1 for one in told) * 2 > len(told)


def _with_email(found: list[Candidate], keys: Sequence[str]) -> list[Candidate]:
    """Take "User Email" for the person's where no other column is."""
    if any(one.field in {"email", "personal_email", "other_emails"} for one in found):
        return found
    return [
        one._replace(field="email") if not one.field and keys[one.at] == _LAST_RESORT else one
        for one in found
    ]


def _without_guests(found: list[Candidate], keys: Sequence[str]) -> list[Candidate]:
    """Leave guests alone where the list is of those who bring them."""
    guests = {one.at for one in found if one.tier >= BY_SYNONYM and _OF_GUESTS.match(keys[one.at])}
    bring = any(one.field in _ADDRESSES and one.at not in guests for one in found)
    return [one._replace(field="") if bring and one.at in guests else one for one in found]


def _at_home(
    found: list[Candidate], keys: Sequence[str], sample: Sequence[Sequence[str]]
) -> list[Candidate]:
    """Keep the company's place out of the person's, where the file has both.

    Of persons none of whom tells any place the columns are as good as not there.
    """
    others = {
        one.at: one.field
        for one in found
        if one.tier >= BY_PROFILE and one.field in PLACE and _OF_THE_COMPANY.match(keys[one.at])
    }
    own = [one for one in found if one.field in PLACE and one.at not in others]
    told = {one.at for one in own if _may_tell(one.at, sample)}
    if any(one.field in _HOME_TELLING for one in own if one.at in told):
        out = {*others}
    else:
        out = {one.at for one in own if one.at not in told and one.field in others.values()}
    return [one._replace(field="") if one.at in out else one for one in found]


def _may_tell(at: int, sample: Sequence[Sequence[str]]) -> bool:
    """Whether a column says anything, as far as cells of it are known."""
    return not sample or not sample[at] or bool(content.values(sample[at]))


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
    told = meaning == "company" and content.mostly_companies(sample[at] if sample else ())
    known = bare[0]._replace(field=meaning, tier=BY_CONTENT if told else BY_SYNONYM)
    return [known if one.at == at else one for one in found]


def _meaning_of_name(at: int, found: list[Candidate], sample: Sequence[Sequence[str]]) -> str:
    present = {one.field: one.at for one in found if one.at != at}
    if "company" not in present and content.mostly_companies(sample[at] if sample else ()):
        return "company"
    if "company" not in present and _OF_COMPANIES & set(present):
        if not _OF_PERSONS & set(present):
            return "company"
        said = not sample or not sample[at] or content.values(sample[at])
        if said and set(present) >= _HALVES and not _shares(at, present, sample):
            return "company"
    halves = _HALVES & set(present)
    if len(halves) == 1 and _is_half(at, present, sample):
        return "last_name" if halves == {"first_name"} else "first_name"
    return "full_name"


def _is_half(at: int, present: dict[str, int], sample: Sequence[Sequence[str]]) -> bool:
    """Tell whether a column is the other half of the names beside it; a whole one has both."""
    if _shares(at, present, sample):
        return False
    whole = present.get("full_name")
    share = _share(sample[whole], [sample[at]]) if whole is not None and sample else None
    return whole is None or (bool(sample) and (share is None or share > _HALF))


def _shares(at: int, present: dict[str, int], sample: Sequence[Sequence[str]]) -> bool:
    """Tell whether a column mostly repeats the first or last names beside it.

    One that says something where those say nothing is taken for both.
    """
    if not sample:
        return False
    halves = [sample[present[name]] for name in ("first_name", "last_name") if name in present]
    share = _share(sample[at], halves)
    return bool(content.values(sample[at])) if share is None else share > _HALF


_HALF = 0.5


def _share(cells: Sequence[str], halves: Sequence[Sequence[str]]) -> float | None:
    """The share of cells with a word of those beside them; None where no row has both."""
    told = [
        any(_is_in(half.strip().casefold(), cell.casefold()) for half in row)
        for cell, *row in zip(cells, *halves, strict=True)
        if content.values([cell]) and content.values(row)
    ]
    return sum(told) / len(told) if told else None


def _is_in(half: str, cell: str) -> bool:
    """Tell whether a cell has a part of a name, or a word of it; not all scripts part words."""
    return bool(half) and (half in cell or not _words(half).isdisjoint(_words(cell)))


def _words(text: str) -> set[str]:
    return set(re.findall(r"[^\W\d_]+", text))
