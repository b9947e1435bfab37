"""Fields read from other fields of the same row, where the file has no value; flag `derived`."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from leadctl.cleaning.cleaned import EMPTY, Cleaned
from leadctl.cleaning.company import short_company
from leadctl.cleaning.crmwords import DO_NOT_CONTACT
from leadctl.cleaning.email import SUGGEST
from leadctl.cleaning.homeland import (
    country_of_domain,
    country_of_email,
    country_of_phone,
    language_of,
    time_zones,
)
from leadctl.cleaning.mailboxes import free_domains
from leadctl.cleaning.name import FAMILY, SUFFIX, join_name, name_key, split_name
from leadctl.cleaning.suffix import generation
from leadctl.cleaning.title import department_of, seniority_of
from leadctl.cleaning.web import SHARED_HOSTS, registrable
from leadctl.cleaning.whereabouts import PHONES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

DERIVED = "derived"


class Derivation(NamedTuple):
    """How a field follows from another one of the row."""

    target: str
    origin: str
    read: Callable[[Cleaned], Cleaned]


def _first_name(full: Cleaned) -> Cleaned:
    return _part(full.value, _told(full), 0) if full.value else EMPTY


def _last_name(full: Cleaned) -> Cleaned:
    return _part(full.value, _told(full), 1) if full.value else EMPTY


def _told(full: Cleaned) -> str:
    """The family name, where a comma or a title told it."""
    told = (flag for flag in full.flags if flag.startswith(FAMILY))
    return next(told, "").removeprefix(FAMILY) if full.flags else ""


@lru_cache(maxsize=20_000)
def _part(full: str, family: str, at: int) -> Cleaned:
    return _named(split_name(full, family)[at])


@lru_cache(maxsize=20_000)
def _named(name: str) -> Cleaned:
    return Cleaned(name, flags=(DERIVED,), key=name_key(name)) if name else EMPTY


def _suffix(name: Cleaned) -> Cleaned:
    """The generation that stood behind a name, which the name itself goes without."""
    if not name.flags:
        return EMPTY
    behind = (f.removeprefix(SUFFIX) for f in name.flags if f.startswith(SUFFIX))
    found = next((one for one in map(generation, behind) if one.value), EMPTY)
    return found._replace(flags=(DERIVED,)) if found.value else EMPTY


def _seniority(title: Cleaned) -> Cleaned:
    return _word(seniority_of(title.value)) if title.value else EMPTY


def _department(title: Cleaned) -> Cleaned:
    return _word(department_of(title.value)) if title.value else EMPTY


@lru_cache(maxsize=20_000)
def _word(word: str) -> Cleaned:
    return Cleaned(word, flags=(DERIVED,), key=word) if word else EMPTY


@lru_cache(maxsize=20_000)
def _short_company(company: str) -> Cleaned:
    found = short_company(company)
    return found._replace(flags=(DERIVED,)) if found.value else EMPTY


def _company_short(company: Cleaned) -> Cleaned:
    """What people without a company write is no name for letters."""
    return _short_company(company.value) if company.value and company.key else EMPTY


def _mail_domain(email: Cleaned) -> Cleaned:
    """A company's own mail domain tells the company; a provider's or a mistyped one does not."""
    if not email.value or "business" not in email.flags:
        return EMPTY
    if any(flag.startswith(SUGGEST) for flag in email.flags):
        return EMPTY
    return _word(registrable(email.value.rpartition("@")[2]))


def _site_domain(website: Cleaned) -> Cleaned:
    found = registrable(website.value) if website.value and website.key else ""
    return EMPTY if found in SHARED_HOSTS or found in free_domains() else _word(found)


DERIVATIONS = (
    Derivation("first_name", "full_name", _first_name),
    Derivation("last_name", "full_name", _last_name),
    Derivation("suffix", "full_name", _suffix),
    Derivation("suffix", "last_name", _suffix),
    Derivation("suffix", "first_name", _suffix),
    Derivation("seniority", "title", _seniority),
    Derivation("department", "title", _department),
    Derivation("company_short", "company", _company_short),
    Derivation("domain", "email", _mail_domain),
    Derivation("domain", "website", _site_domain),
    *(Derivation("country", phone, country_of_phone) for phone in PHONES),
    Derivation("country", "email", country_of_email),
    Derivation("country", "domain", country_of_domain),
    Derivation("language", "country", language_of),
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
    for target, origin, read in DERIVATIONS:
        if origin in done:
            done[target] = _filled(done.get(target), done[origin], read, target in _PLACED)
    return _with_opt_outs(_with_full_names(_with_zones(done), columns))


_PLACED = frozenset({"country", "language", "time_zone"})
"""Fields that nothing fills where they hold a word that no table knows: people know where they are.
"""


def _filled(
    held: list[Cleaned] | None,
    sources: list[Cleaned],
    read: Callable[[Cleaned], Cleaned],
    placed: bool,  # noqa: FBT001 - of one caller
) -> list[Cleaned]:
    """Fill the holes of a column by another one.

    Each distinct object is read once; equal values of a column share one.
    """
    if held is None and read in _REPEATING:
        return _recalled(sources, read)
    if held is None:
        distinct = dict(zip(map(id, sources), sources, strict=True))
        told = {at: read(one) for at, one in distinct.items()}
        return [told[at] for at in map(id, sources)]
    holes = _holes(held, placed=placed)
    if not holes:
        return held
    told = {at: read(one) for at, one in {id(sources[i]): sources[i] for i in holes}.items()}
    filled = held.copy()
    for i in holes:
        filled[i] = told[id(sources[i])]
    return filled


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


_REPEATING = frozenset({_seniority, _department, _company_short})
"""What is read of values that come again all through a list."""

_MOST_RECALLED = 20_000

_recollection: dict[Callable[[Cleaned], Cleaned], tuple[dict[int, Cleaned], list[Cleaned]]] = {}
"""By object: what was read of it, beside the objects, whose ids are taken while they stand here."""


def _recalled(sources: list[Cleaned], read: Callable[[Cleaned], Cleaned]) -> list[Cleaned]:
    """Read each distinct object once, for all of a list's chunks."""
    told, held = _recollection.setdefault(read, ({}, []))
    ids = list(map(id, sources))
    fresh = set(ids) - told.keys()
    if fresh and len(told) + len(fresh) > _MOST_RECALLED:
        told.clear()
        held.clear()
    if fresh:
        for at, source in dict(zip(ids, sources, strict=True)).items():
            if at not in told:
                told[at] = read(source)
                held.append(source)
    return [told[at] for at in ids]


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
    joined = [_joined(row) for row in zip(*parts, strict=True)]
    done["full_name"] = _put(done.get("full_name"), joined, placed=False)
    return done


def _joined(parts: Sequence[Cleaned]) -> Cleaned:
    """Join the parts of a name, and their keys in the same order."""
    values = [part.value for part in parts if part.value]
    if not values:
        return EMPTY
    name = plain = " ".join(values)
    if not plain.isascii():
        name = join_name(*values)
    keys = [part.key for part in parts if part.value and part.key]
    return Cleaned(name, "", "", _MARK, " ".join(keys if name == plain else reversed(keys)))


_MARK = (DERIVED,)


OPT_OUTS = {
    "email_opt_out": {DO_NOT_CONTACT, "do_not_email"},
    "do_not_call": {DO_NOT_CONTACT, "do_not_call"},
}
"""Opt-out -> the wishes in a stage or status that come to it."""

DERIVABLE = tuple(
    dict.fromkeys((*(one.target for one in DERIVATIONS), "full_name", "time_zone", *OPT_OUTS))
)
"""Every field that can be derived."""

_YES = Cleaned("yes", reason=DO_NOT_CONTACT, flags=(DERIVED,), key="yes")


def _with_opt_outs(done: dict[str, list[Cleaned]]) -> dict[str, list[Cleaned]]:
    """Take "do not contact" in a stage or status for an opt-out, over any "no" beside it."""
    for origin in ("stage", "status"):
        words = done.get(origin, [])
        said = {flag for word in words if word.flags for flag in word.flags}
        for target, telling in OPT_OUTS.items():
            if not said & telling:
                continue
            held = done.get(target) or [EMPTY] * len(words)
            done[target] = [
                _YES if one.value != "yes" and not telling.isdisjoint(word.flags) else one
                for one, word in zip(held, words, strict=True)
            ]
    return done
