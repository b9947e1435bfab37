"""Lists of companies: how to tell one from a list of people, and what its columns mean then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from leadctl.fields import header_key, synonyms
from leadctl.mapping.deciding.around import PLACE
from leadctl.matching.surviving.companies import KEYED

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leadctl.mapping.maps.columns import Plan

IDENTIFYING = (
    "email",
    "personal_email",
    "other_emails",
    "phone",
    "mobile_phone",
    "work_phone",
    "home_phone",
    "other_phones",
    "linkedin",
    "full_name",
    "first_name",
    "last_name",
    "vendor_id",
)
"""A row without any of these is nobody: there is no one to know again and no way to reach them.

Only the number of a lead that the store has will do as well, or an organisation and where it is.
"""

NAMING = frozenset((*IDENTIFYING, "lead_id"))
"""Fields without any of which a whole list names nobody: it tells of companies."""

_ANYBODYS = frozenset({"phone", "work_phone", "other_phones", "vendor_id"})
"""Fields that rows about companies have, too: by them alone nobody can tell what a list is of."""

_WHEREABOUTS = frozenset({"street", "postal_code", "company_phone"})
"""Fields that tell one organisation from others of its name, as matching knows them."""

_SWITCHBOARDS = ("phone", "work_phone")
"""Fields whose number is the company's in a row about one."""


def names_nobody(plan: Plan) -> bool:
    """Whether no column of a list tells of a person."""
    return bool(plan.columns) and NAMING.isdisjoint(plan.by_field)


def may_be_of_companies(plan: Plan) -> bool:
    """Whether a list names companies, and people only by what companies have, too."""
    naming = NAMING & plan.by_field.keys()
    return "company" in plan.by_field and names_companies(plan) and naming <= _ANYBODYS


def tells_organisations(plan: Plan) -> bool:
    """Whether a list without people tells companies by where they are, and none by its domain.

    Each is a lead then: there is no domain whose leads its row could fill.
    """
    return places_companies(plan) and not names_companies(plan)


def places_companies(plan: Plan) -> bool:
    """Whether a list names companies and where they are."""
    known = plan.by_field.keys()
    return "company" in known and not _WHEREABOUTS.isdisjoint(known)


def names_companies(plan: Plan) -> bool:
    """Whether a column of a list tells which company a row is about."""
    return not plan.by_field.keys().isdisjoint(KEYED)


def about_companies(plan: Plan) -> Plan:
    """Read number and place in rows about companies as theirs, where no column has those."""
    phone = "" if "company_phone" in plan.by_field else _first(plan, _SWITCHBOARDS)
    places = _places(plan)
    columns = tuple(
        column._replace(field="company_phone")
        if phone and column.field == phone
        else column._replace(field=places.get(column.header, column.field))
        for column in plan.columns
    )
    return replace(plan, columns=columns)


def _first(plan: Plan, names: Iterable[str]) -> str:
    return next((name for name in names if name in plan.by_field), "")


def _places(plan: Plan) -> dict[str, str]:
    """Header -> field of custom columns that stand beside a person's place, who is not there.

    Vendors that sell people and companies write both, as in `Company Country`; it tells how the
    company's number is to be read.
    """
    found: dict[str, str] = {}
    for column in plan.columns:
        key = header_key(column.header)
        meant = synonyms().get(key, "") if key.startswith("company ") else ""
        if column.is_custom and meant in PLACE and meant not in {*plan.by_field, *found.values()}:
            found[column.header] = meant
    return found
