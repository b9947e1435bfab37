"""Lists of companies: how to tell one from a list of people, and what its columns mean then."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from leadctl.matching.companies import KEYED

if TYPE_CHECKING:
    from leadctl.mapping.columns import Plan

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

Only the number of a lead that the store has will do as well.
"""

NAMING = frozenset((*IDENTIFYING, "lead_id"))
"""Fields without any of which a whole list names nobody: it tells of companies."""

_ANYBODYS = frozenset({"phone", "work_phone", "other_phones", "vendor_id"})
"""Fields that rows about companies have, too: by them alone nobody can tell what a list is of."""

_SWITCHBOARDS = ("phone", "work_phone")
"""Fields whose number is the company's in a row about one."""


def names_nobody(plan: Plan) -> bool:
    """Whether no column of a list tells of a person."""
    return bool(plan.columns) and NAMING.isdisjoint(plan.by_field)


def may_be_of_companies(plan: Plan) -> bool:
    """Whether a list names companies, and people only by what companies have, too."""
    naming = NAMING & plan.by_field.keys()
    return "company" in plan.by_field and names_companies(plan) and naming <= _ANYBODYS


def names_companies(plan: Plan) -> bool:
    """Whether a column of a list tells which company a row is about."""
    return not plan.by_field.keys().isdisjoint(KEYED)


def about_companies(plan: Plan) -> Plan:
    """Read the number in rows about companies as theirs, where no column has that."""
    if "company_phone" in plan.by_field:
        return plan
    meant = next((name for name in _SWITCHBOARDS if name in plan.by_field), "")
    columns = tuple(
        column._replace(field="company_phone") if meant and column.field == meant else column
        for column in plan.columns
    )
    return replace(plan, columns=columns)
