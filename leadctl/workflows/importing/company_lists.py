"""Lists of companies among the lists of an import: known by their columns, or called so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from leadctl.errors import UsageError
from leadctl.mapping.deciding.companies import (
    about_companies,
    may_be_of_companies,
    names_companies,
    names_nobody,
    tells_organisations,
)

if TYPE_CHECKING:
    from leadctl.mapping.deciding.plan import Plan
    from leadctl.rows import Table
    from leadctl.store.facts.imports import Options
    from leadctl.workflows.importing.import_request import ImportRequest


_DOUBT = ("no column names a person: each row is a lead; if it is of companies, say --companies",)

_ORGANISATIONS = (
    "no column names a person or a domain: each organisation with its address or number is a lead",
)


def as_companies(
    plan: Plan, options: Options, table: Table, request: ImportRequest
) -> tuple[Plan, Options, tuple[str, ...]]:
    """Take a list for one of companies where no column tells of a person, or the user says so.

    Returns:
        The plan and the terms of the list, and what to tell about it.

    Raises:
        UsageError: an export of ours is called a list of companies, or one holds all of its source.
    """
    if not options.companies and names_nobody(plan) and tells_organisations(plan):
        return plan, options, _ORGANISATIONS
    if not (options.companies or names_nobody(plan)):
        return plan, options, _DOUBT if may_be_of_companies(plan) else ()
    if plan.is_ours:
        raise UsageError(
            f"`{table.name}` is an export of leadctl, and tells of people",
            "leave out `--companies`",
        )
    if request.full:
        raise UsageError(
            f"`{table.name}` is a list of companies, from which nobody can vanish",
            "leave out `--full`",
        )
    return (
        about_companies(plan),
        replace(options, companies=True, constants={}),
        tuple(_told(plan, options)),
    )


def _told(plan: Plan, options: Options) -> list[str]:
    told = ["a list of companies: its rows fill the leads of each domain, and make none"]
    if not names_companies(plan):
        leads = "; without --companies they are leads" if tells_organisations(plan) else ""
        told.append(f"no column tells a company's domain or web site: its rows are rejected{leads}")
    if options.constants:
        told.append(f"no person gets {_listed(list(options.constants))}: the rows have none")
    return told


def _listed(names: list[str]) -> str:
    return ", ".join(f"`{name}`" for name in names)
