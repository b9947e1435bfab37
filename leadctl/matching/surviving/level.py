"""Rows of one list that tell of one person: no time parts them, and their order means nothing.

So the row that tells most is heard last, and among equals a choice by value. Which of them tells
the person's job tells all of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import DERIVED, EMPTY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from leadctl.cleaning.cleaned import Cleaned

ROLE = frozenset({"title", "seniority", "department"})
"""What a person does."""

WHERE = frozenset({"domain", "website"})
"""Where the company is found; addresses tell that, too."""

JOB = ROLE | {
    "company", "company_short", "company_linkedin", "industry", "employees", "revenue",
    "revenue_currency",
}  # fmt: skip
"""What a person does, and for whom. Numbers are none of it: all of them stay."""

NOTHING: frozenset[str] = frozenset()

TELLING = ("company", "title", "domain", "email")
"""The fields that tell whose job a row tells, and whether it tells all of it."""

Rank = tuple[int, tuple[str, ...], list[tuple[str, str]]]
"""What a row of one list is heard by: how much it tells, then what; the last one counts most."""


def text_of(cell: Cleaned) -> str:
    """All that a cell says, to rank by."""
    return "\n".join(cell.values) if cell.more else cell.value or ""


def rank(texts: tuple[str, ...], extra: Mapping[str, str]) -> Rank:
    """Rank a row by the texts of its cells and its custom columns."""
    return len(texts) - texts.count("") + len(extra), texts, sorted(extra.items())


def passed_over(told: Sequence[Sequence[Cleaned]]) -> list[frozenset[str]]:
    """Tell under which fields each row is passed over, for another row tells the job.

    Args:
        told: what each row says under TELLING, in the order in which they are heard.

    Returns:
        Nothing for all where no row tells company and title; else nothing for the rows of the same
        company as the last that does, if any can with an address at work, JOB for those of another
        one, with WHERE if it is known where the first is found, and ROLE for those that name none.
    """
    jobs = [one for one in told if one[0].value and one[1].value]
    if not jobs:
        return [NOTHING] * len(told)
    home = max(enumerate(jobs), key=lambda job: (is_at_work(job[1][3]), job[0]))[1]
    are_same = [_is_same(home, one) for one in told]
    is_found = any(same and one[2].value for same, one in zip(are_same, told, strict=True))
    other = JOB | WHERE if is_found else JOB
    return [
        NOTHING if same else other if one[0].value else ROLE
        for same, one in zip(are_same, told, strict=True)
    ]


def is_at_work(email: Cleaned) -> bool:
    """Whether an address is one at a company, and may be reached."""
    return "business" in email.flags and email.verdict != "invalid"


def _is_same(one: Sequence[Cleaned], other: Sequence[Cleaned]) -> bool:
    """Whether two rows name one company, by its name or a domain that both give.

    One read of an address tells nothing here: people keep addresses, and lists, from job to job.
    """
    if other[0].value and _folded(one[0]) == _folded(other[0]):
        return True
    is_given = all(DERIVED not in row[2].flags for row in (one, other))
    return is_given and bool(one[2].value) and one[2].value == other[2].value


def without(cells: Mapping[str, Cleaned], names: frozenset[str]) -> Mapping[str, Cleaned]:
    """Cells of a row without those under some fields."""
    return {name: EMPTY if name in names else cell for name, cell in cells.items()}


def _folded(company: Cleaned) -> str:
    return company.key or (company.value or "").casefold()
