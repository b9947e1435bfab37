"""A list that others are held against: read, cleaned and compared, but never imported."""

from __future__ import annotations

import shlex
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING

from leadctl.cleaning.rows import clean_rows
from leadctl.errors import DataError
from leadctl.mapping.deciding.companies import places_companies
from leadctl.mapping.passing.guesses import without_guesses
from leadctl.mapping.passing.passage import apply
from leadctl.matching.gathering.evidence import PHONE_FIELDS
from leadctl.matching.records.keys import EMAIL_FIELDS
from leadctl.rows import DETECTED
from leadctl.workflows.cleaning.file_to_file import Cleaning, CleanRequest, CleanResult
from leadctl.workflows.lists.inputs import label, opened_table, table_of
from leadctl.workflows.lists.rejects import held_rejects
from leadctl.workflows.lists.row_numbers import RowNumbers
from leadctl.workflows.suppressing.suppression_list import ADDRESSES

if TYPE_CHECKING:
    from leadctl.cleaning.ownrules import OwnRules
    from leadctl.mapping.deciding.plan import Plan
    from leadctl.matching.gathering.evidence import Evidence
    from leadctl.workflows.lists.written_ways import Again

TELLS_WHO = frozenset({*EMAIL_FIELDS, "full_name", "last_name", "linkedin"})
"""Fields of which one tells who somebody is; for a number that takes the company too."""

NUMBERS, COMPANIES = frozenset(PHONE_FIELDS), frozenset({"company", "domain", "website"})


@dataclass
class OtherList:
    """What was read of it.

    Attributes:
        name: what to call it.
        path: its name as typed.
        rows: rows that could be read.
        rejected: rows that could not.
        numbers: of its data rows.
        nobody: rows that cannot be compared, for nothing in them tells who somebody is.
        companies: rows that name a company, and nobody in it, where the list has a column by which
            companies can be suppressed.
        notes: what a user should know of it.
    """

    name: str
    path: str = ""
    rows: int = 0
    rejected: int = 0
    numbers: RowNumbers = field(default_factory=RowNumbers)
    nobody: int = 0
    companies: int = 0
    notes: tuple[str, ...] = ()


def read_other(path: str, evidence: Evidence, region: str, own: OwnRules) -> OtherList:
    """Add the rows of a list behind those of some evidence.

    Raises:
        DataError: it is no list, has no rows, or nothing in it tells who somebody is.
        LeadctlError: it is missing or unreadable.
    """
    start = len(evidence)
    found = OtherList(label(path), path)
    asked, result = CleanRequest(path, region=region, own=own), CleanResult(path)
    with opened_table(path) as (file, table), held_rejects() as rejects:
        if not table.columns:
            raise _without_rows(found)
        work = Cleaning(asked, table, result, rejects)
        plan = _decided(work, found.name, partial(table_of, file, path, DETECTED))
        for chunk in work.table.chunks:
            rejects.add(chunk.rejects)
            found.numbers.add(chunk)
            if chunk.lines:
                columns = work.unguarded(chunk)
                fields = apply(plan, columns).fields
                fields = without_guesses(plan, columns, fields, work.rules)
                evidence.add(clean_rows(fields, work.rules), len(chunk.lines), plan.vendor)
        found.notes = (*table.shape.notes, *result.notes, *work.table.chunks.notes)
        found.rows, found.rejected = len(found.numbers.read), rejects.count
    if not found.rows:
        raise _without_rows(found)
    nobody = evidence.naming_nobody(start)
    found.nobody = len(nobody)
    if not plan.by_field.keys().isdisjoint(ADDRESSES):
        organisations = (evidence.organisations()[start:].nonzero()[0] + start).tolist()
        found.companies = len({*nobody, *organisations}.intersection(evidence.works.rows))
    return found


def _without_rows(other: OtherList) -> DataError:
    """What a broken export looks like: a job that runs unseen would suppress nobody for ever."""
    return DataError(
        f"{other.name} has no rows that can be read: nobody could be found there",
        f"look how it is read: leadctl read {shlex.quote(other.path)} --explain",
    )


def _decided(work: Cleaning, name: str, again: Again) -> Plan:
    """Say what the columns mean.

    Raises:
        DataError: they tell neither who somebody is nor where an organisation is.
    """
    try:
        work.decide(again)
    except DataError as error:
        raise DataError(f"{name}: {error.message}", _WANTED) from error
    plan = work.result.plan
    assert plan is not None  # noqa: S101 - just decided
    if not _tells_who(plan):
        held = ", ".join(f"`{one}`" for one in plan.by_field) or "nothing known"
        raise DataError(f"{name} does not tell who somebody is: it has {held}", _WANTED)
    return plan


def _tells_who(plan: Plan) -> bool:
    """Whether a person can be found by a list, or an organisation that is a lead of its own."""
    known = plan.by_field.keys()
    by_number = known & NUMBERS and known & COMPANIES
    return bool(known & TELLS_WHO or by_number or places_companies(plan))


_WANTED = (
    "it needs a column `email`, `full_name`, `last_name` or `linkedin`, or `phone`, `street` or"
    " `postal_code` beside `company`; domains and numbers alone: leadctl suppress import FILE"
)
