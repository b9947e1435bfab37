"""Fields read from other fields of the same row, where the file has no value; flag `derived`."""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING, Any, NamedTuple

from leadctl.cleaning.cleaned import DERIVED, EMPTY, Cleaned
from leadctl.cleaning.companies.company import short_company
from leadctl.cleaning.crmwords import DO_NOT_CONTACT
from leadctl.cleaning.emails.email import SUGGEST
from leadctl.cleaning.emails.mailboxes import free_domains
from leadctl.cleaning.emails.refusals import DO_NOT_MAIL
from leadctl.cleaning.memory import Memory, Recalled
from leadctl.cleaning.names.eastern import UNPARTED
from leadctl.cleaning.names.generations import generation_told
from leadctl.cleaning.names.name import FAMILY, join_name, name_key, split_name
from leadctl.cleaning.numbers.currencies import flagged
from leadctl.cleaning.phones.words import DO_NOT_CALL
from leadctl.cleaning.places.homeland import (
    country_of_domain,
    country_of_mail,
    country_of_phone,
    language_of,
    mail_hosts,
    sure_numbers,
    time_zones,
)
from leadctl.cleaning.places.whereabouts import PHONES
from leadctl.cleaning.titles.title import department_of, seniority_of
from leadctl.cleaning.web import is_on_shared_host, registrable
from leadctl.fields import FIELDS

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    Words = Callable[[Sequence[Cleaned]], list[Any]]
    Said = dict[tuple[int, Words], tuple[Sequence[Cleaned], list[Any]]]


class Derivation(NamedTuple):
    """How a field follows from another one of the row.

    Attributes:
        target: the field.
        origin: the other one.
        words: of each cell of the origin's column, what tells the field; None where nothing does.
        read: makes the field's value of that.
    """

    target: str
    origin: str
    words: Words
    read: Callable[[Any], Cleaned]


_MARK = (DERIVED,)
_VALUE, _REASON, _FLAGS = map(attrgetter, ("value", "reason", "flags"))


def _values(column: Sequence[Cleaned]) -> list[str | None]:
    return list(map(_VALUE, column))


def _keyed(column: Sequence[Cleaned]) -> list[str | None]:
    """What people without a company write is no name for letters, and no site has no domain."""
    return [one.value if one.key else None for one in column]


def _whole_names(column: Sequence[Cleaned]) -> list[tuple[str, str] | None]:
    """What is no name of one person has no key, and no parts; those of some names are unclear."""
    return [
        (one.value, _family(one.flags))
        if one.value and one.key and one.reason != UNPARTED
        else None
        for one in column
    ]


def _family(flags: tuple[str, ...]) -> str:
    """The family name, where a comma or a title told it."""
    told = (flag for flag in flags if flag.startswith(FAMILY))
    return next(told, "").removeprefix(FAMILY) if flags else ""


def _first_name(whole: tuple[str, str]) -> Cleaned:
    return _named(_parts(whole)[0])


def _last_name(whole: tuple[str, str]) -> Cleaned:
    return _named(_parts(whole)[1])


@lru_cache(maxsize=20_000)
def _parts(whole: tuple[str, str]) -> tuple[str, str]:
    return split_name(*whole)


@lru_cache(maxsize=20_000)
def _named(name: str) -> Cleaned:
    return Cleaned(name, "", "", _MARK, name_key(name)) if name else EMPTY


def _flags(column: Sequence[Cleaned]) -> list[tuple[str, ...]]:
    return [one.flags for one in column]


def _suffix(flags: tuple[str, ...]) -> Cleaned:
    """The generation that a name is given with, behind it or as a part of it."""
    found = generation_told(flags)
    return found._replace(flags=(DERIVED,)) if found.value else EMPTY


def _seniority(title: str) -> Cleaned:
    return _word(seniority_of(title))


def _department(title: str) -> Cleaned:
    return _word(department_of(title))


def _word(word: str) -> Cleaned:
    return Cleaned(word, "", "", _MARK, word) if word else EMPTY


def _currency(flags: tuple[str, ...]) -> Cleaned:
    return _word(flagged(flags))


def _short_company(company: str) -> Cleaned:
    found = short_company(company)
    return Cleaned(found.value, "", found.reason, _MARK, found.key) if found.value else EMPTY


def _hosts_at_work(column: Sequence[Cleaned]) -> list[str | None]:
    """A company's own mail domain tells the company; a provider's or a mistyped one does not."""
    return [
        one.value.rpartition("@")[2]
        if one.value and (one.flags == _AT_WORK or _is_at_work(one.flags))
        else None
        for one in column
    ]


_AT_WORK = ("business",)
"""What most addresses at work are known for, and nothing else."""


def _is_at_work(flags: tuple[str, ...]) -> bool:
    return "business" in flags and not any(flag.startswith(SUGGEST) for flag in flags)


def _mail_domain(host: str) -> Cleaned:
    return _word(registrable(host))


def _site_domain(website: str) -> Cleaned:
    found = registrable(website)
    return EMPTY if is_on_shared_host(found) or found in free_domains() else _word(found)


DERIVATIONS = (
    Derivation("first_name", "full_name", _whole_names, _first_name),
    Derivation("last_name", "full_name", _whole_names, _last_name),
    Derivation("suffix", "full_name", _flags, _suffix),
    Derivation("suffix", "last_name", _flags, _suffix),
    Derivation("suffix", "first_name", _flags, _suffix),
    Derivation("seniority", "title", _values, _seniority),
    Derivation("department", "title", _values, _department),
    Derivation("company_short", "company", _keyed, _short_company),
    Derivation("domain", "email", _hosts_at_work, _mail_domain),
    Derivation("domain", "website", _keyed, _site_domain),
    *(Derivation("country", phone, sure_numbers, country_of_phone) for phone in PHONES),
    Derivation("country", "email", mail_hosts, country_of_mail),
    Derivation("country", "domain", _values, country_of_domain),
    Derivation("language", "country", _values, language_of),
    Derivation("revenue_currency", "revenue", _flags, _currency),
)
"""In the order in which they are tried; a value that is there is never replaced."""


def derive(columns: Mapping[str, list[Cleaned]]) -> dict[str, list[Cleaned]]:
    """Fill what rows tell without saying it.

    Args:
        columns: field name -> one Cleaned a row; left as they are.

    Returns:
        The same columns, with the derived fields added or filled.
    """
    done = dict(columns)
    said: Said = {}
    for target, ways in _ways(tuple(columns)):
        known = [(done[way.origin], way) for way in ways]
        done[target] = _filled(done.get(target), known, said, placed=target in _PLACED)
    for part, other in _BESIDE.items():
        if part in done and other in columns:
            done[part] = _apart(done[part], columns[other])
    return _with_opt_outs(_with_full_names(_with_zones(done), columns))


@lru_cache(maxsize=100)
def _ways(given: tuple[str, ...]) -> list[tuple[str, tuple[Derivation, ...]]]:
    """Name the fields that follow from given ones or from each other, each with its ways."""
    there, found = set(given), []
    for target, ways in groupby(DERIVATIONS, attrgetter("target")):
        known = tuple(way for way in ways if way.origin in there)
        if known:
            found.append((target, known))
            there.add(target)
    return found


_PLACED = frozenset({"country", "language", "time_zone"})
"""Fields that nothing fills where they hold a word that no table knows: people know where they are.
"""


_BESIDE = {"first_name": "last_name", "last_name": "first_name"}
"""Part of a name -> the other one."""


def _apart(parts: list[Cleaned], others: Sequence[Cleaned]) -> list[Cleaned]:
    """Leave out what a whole name tells where the other part, as given, holds it: `Mary Ann`."""
    return [
        EMPTY if DERIVED in one.flags and _is_in(one.key, other.key) else one
        for one, other in zip(parts, others, strict=True)
    ]


def _is_in(part: str, name: str) -> bool:
    """Tell whether a name, as a key, holds a part of one: as words where its script has those."""
    return f" {part} " in f" {name} " or (not part.isascii() and part in name)


def _filled(
    held: list[Cleaned] | None,
    ways: Sequence[tuple[Sequence[Cleaned], Derivation]],
    said: Said,
    *,
    placed: bool,
) -> list[Cleaned]:
    """Fill the holes of a column by other ones, in turn, each with what is read of it."""
    if held is None:
        (sources, way), *ways = ways
        held = _followed(sources, way, said)
    holes = _holes(held, placed=placed) if ways else []
    filled = held.copy() if holes else held
    for sources, way in ways:
        for i, one in zip(holes, _told(way.words([sources[i] for i in holes]), way), strict=True):
            filled[i] = one
        holes = [i for i in holes if not filled[i].value]
    return filled


def _followed(sources: Sequence[Cleaned], way: Derivation, said: Said) -> list[Cleaned]:
    """Read a whole column; where its cells are remembered, so is what was read of them."""
    if isinstance(sources, Recalled):
        return sources.follow(way, lambda cells: _told(way.words(cells), way))
    return _told(_words_of(sources, way, said), way)


def _words_of(sources: Sequence[Cleaned], way: Derivation, said: Said) -> list[Any]:
    """The words of a column that several fields may follow from, made once."""
    key = (id(sources), way.words)
    if key not in said:
        said[key] = (sources, way.words(sources))  # what is kept cannot lose its id to another
    return said[key][1]


def _holes(cells: list[Cleaned], *, placed: bool) -> list[int]:
    """The rows that have no value, and where places are `placed`, nothing unknown either."""
    return [i for i, one in enumerate(cells) if not one.value and not (placed and one.reason)]


def _put(held: list[Cleaned] | None, told: list[Cleaned], *, placed: bool) -> list[Cleaned]:
    """Fill the holes of a column by values that are read already, one a row."""
    if held is None:
        return told
    filled = held.copy()
    for i in _holes(held, placed=placed):
        filled[i] = told[i]
    return filled


_MOST_RECALLED = 40_000
"""Values remembered for a derivation, as many as of the field that it reads."""

_recollection: dict[Derivation, Memory] = {}
"""What was read for each derivation."""


def _told(words: Sequence[Any], way: Derivation) -> list[Cleaned]:
    """Read the words of a column; what comes again all through a list is read once."""
    if not any(words):
        return [EMPTY] * len(words)
    told = _recollection.get(way)
    if told is None:
        told = Memory(
            lambda some: [way.read(one) if one else EMPTY for one in some], _MOST_RECALLED
        )
        _recollection[way] = told
    return told.recall(words)


def _with_zones(done: dict[str, list[Cleaned]]) -> dict[str, list[Cleaned]]:
    """Tell the time zone by country and state."""
    countries = done.get("country")
    if countries is None:
        return done
    zones = time_zones(countries, done.get("state"))
    return {**done, "time_zone": _put(done.get("time_zone"), zones, placed=True)}


def _with_full_names(
    done: dict[str, list[Cleaned]], given: Mapping[str, list[Cleaned]]
) -> dict[str, list[Cleaned]]:
    """Join names where both parts, or the only one, were given."""
    parts = [given[name] for name in ("first_name", "last_name") if name in given]
    if not parts:
        return done
    done["full_name"] = _put(done.get("full_name"), list(map(_joined, *parts)), placed=False)
    return done


def _joined(first: Cleaned, last: Cleaned = EMPTY) -> Cleaned:
    """Join both parts of a name, or the only one, and their keys; what is no name has no key."""
    given, family = first.key and first.value, last.key and last.value
    if not (given and family):
        one = first if given else last if family else EMPTY
        return Cleaned(one.value, "", "", _MARK, one.key) if one.value else EMPTY
    name = f"{given} {family}"
    if name.isascii() or name == (eastern := join_name(given, family)):
        return Cleaned(name, "", "", _MARK, f"{first.key} {last.key}")
    return Cleaned(eastern, "", "", _MARK, f"{last.key} {first.key}")


OPT_OUTS = {
    "email_opt_out": frozenset({DO_NOT_CONTACT, "do_not_email", DO_NOT_MAIL}),
    "do_not_call": frozenset({DO_NOT_CONTACT, "do_not_call", DO_NOT_CALL}),
}
"""Opt-out -> the wishes that come to it: flags of a stage or status, reasons of an address or a
number beside which one stands, and flags of a name."""

TELLING = (
    "stage",
    "status",
    *(field.name for field in FIELDS if field.cleaner in {"email", "phone", "name", "full_name"}),
)
"""Fields in which a wish may stand."""


def _with_opt_outs(done: dict[str, list[Cleaned]]) -> dict[str, list[Cleaned]]:
    """Take "do not contact", wherever in a row it stands, for an opt-out, over any "no" beside."""
    for origin in TELLING:
        if origin not in done:
            continue
        cells = done[origin]
        said = set(map(_REASON, cells)).union(*set(map(_FLAGS, cells)))
        for target, telling in OPT_OUTS.items():
            if said.isdisjoint(telling):
                continue
            held = done.get(target) or [EMPTY] * len(cells)
            done[target] = [
                _opted_out(telling & wishes(cell)) or one if one.value != "yes" else one
                for one, cell in zip(held, cells, strict=True)
            ]
    return done


def wishes(cell: Cleaned) -> frozenset[str]:
    """Name what a cell may say of being left alone, among other flags and reasons."""
    return frozenset((*cell.flags, cell.reason))


def _opted_out(wish: frozenset[str]) -> Cleaned | None:
    return Cleaned("yes", reason=min(wish), flags=_MARK, key="yes") if wish else None
