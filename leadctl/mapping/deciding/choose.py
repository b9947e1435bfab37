"""Which column means which field: candidates by header, tested on the sample, then one decision.

A column that could mean several things is never guessed at in silence: either a rule below settles
it, or the user is asked.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from leadctl.cleaning.vocabulary import is_wish
from leadctl.fields import BY_NAME, header_key
from leadctl.mapping.cells import content
from leadctl.mapping.deciding.around import read_around
from leadctl.mapping.headers import opposite
from leadctl.mapping.headers.candidate import BY_CONTENT, BY_MAP, BY_PROFILE, BY_SYNONYM, Candidate
from leadctl.mapping.headers.meanings import by_header, opposite_of
from leadctl.mapping.maps.columns import LEFT_OUT
from leadctl.mapping.maps.layout import NOT

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from leadctl.mapping.maps.profiles import Profile


class Unclear(NamedTuple):
    """Columns that mean the same field equally well and say different things."""

    field: str
    places: tuple[int, ...]


_TOLD = (
    (frozenset({"full_name", "street"}), "email", content.mostly_addresses),
    (frozenset({"linkedin", "website"}), "company_linkedin", content.mostly_company_pages),
    (frozenset({"website"}), "linkedin", content.mostly_profiles),
    (frozenset({"state"}), "status", content.mostly_statuses),
    (frozenset({"full_name"}), "country", content.are_countries),
)
"""Fields whose headers ("Contact", "URL", "Name") people also write over something else: what, and
by which test of the cells it is told."""

_HASHED = frozenset(
    {
        "full_name", "first_name", "last_name", "email", "personal_email", "other_emails", "phone",
        "mobile_phone", "work_phone", "home_phone", "company_phone", "other_phones", "city",
        "state", "postal_code", "country", "birth_date",
    }
)  # fmt: skip
"""Fields that lists for advertising hold as sums, by the rules of Google, Meta and LinkedIn."""


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
        given: what the user says: place -> field, the surest first.
        profile: the vendor's word, if it is a vendor's file.
    """
    found = []
    lines = {at: line for line, at in enumerate(given)}
    for at, header in enumerate(headers):
        key = _key(header, headers)
        if at in given:
            found.append(_given(at, given[at], key, lines[at]))
        elif profile is not None and (known := profile.column(header, key)) is not None:
            again = at if key in profile.layout.repeats else 0
            found.append(Candidate(at, known[0], BY_PROFILE, known.order + again, known.opposite))
        else:
            cells = sample[at] if sample else ()
            found.append(_telling(_tested(by_header(at, header, key), cells), key, cells))
    keys = [_key(header, headers) for header in headers]
    found = [_unhashed(one, sample[one.at] if sample else ()) for one in found]
    return read_around(found, keys, sample)


def _given(at: int, meant: str, key: str, line: int) -> Candidate:
    """Take the user's word; only where a field holds several does an earlier line come first."""
    field = meant.removeprefix(NOT)
    turned = bool(field) and (field != meant or opposite_of(key) == field)
    several = field in BY_NAME and _holds_several(field)
    return Candidate(at, field, BY_MAP, line if several else 0, turned)


def _key(header: str, headers: Sequence[str]) -> str:
    """Fold a header; the number that a repeated one got says nothing."""
    repeated = re.fullmatch(r"(.*) \(\d+\)", header, re.DOTALL)
    return header_key(repeated[1] if repeated and repeated[1] in headers else header)


def _tested(one: Candidate, cells: Sequence[str]) -> Candidate:
    """Believe a header only where its cells do not speak against it."""
    if one.opposite and not opposite.answers(cells):
        return one._replace(field="", opposite=False)
    told = next((told for may, told, test in _TOLD if one.field in may and test(cells)), "")
    if told:
        return one._replace(field=told, tier=BY_CONTENT)
    if one.field and not content.fits(one.field, cells):
        return one._replace(field="", refused=one.field)
    return one


def _unhashed(one: Candidate, cells: Sequence[str]) -> Candidate:
    """Take sums of addresses and names for what they are, unless the user insists."""
    if one.tier != BY_MAP and one.field in _HASHED and content.mostly_hashes(cells):
        return one._replace(field="")
    return one


def _telling(one: Candidate, key: str, cells: Sequence[str]) -> Candidate:
    """Take the state of an address for an opt-out where a cell says so."""
    if one.field or key not in opposite.STATES_OF_ADDRESS or not any(map(is_wish, cells)):
        return one
    return one._replace(field="email_opt_out", tier=BY_CONTENT)


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
