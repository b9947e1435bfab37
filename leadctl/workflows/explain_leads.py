"""`explain A B`: why two are one lead, or how near they come to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from leadctl.matching.duplicates import compare_rows
from leadctl.store import query
from leadctl.store.connect import reading
from leadctl.store.explain import (
    SHOWN,
    Side,
    Step,
    decided_by,
    explain_one,
    explain_two,
    records_of,
)
from leadctl.workflows.dedupe_leads import read_evidence

if TYPE_CHECKING:
    import sqlite3
    from pathlib import Path

Verdict = Literal["one row", "same", "doubtful", "different"]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What there is to say of two leads.

    Attributes:
        verdict: `one row` where both are the same row, `same` where decisions made them one
            lead, `doubtful` where a person is to decide, else `different`.
        lead_l, lead_r: the numbers of the leads today; equal where they are one.
        steps: the decisions that lead from one to the other; one step where they are two leads.
    """

    verdict: Verdict
    lead_l: int
    lead_r: int
    steps: list[Step]


def explain(store: Path, left: str, right: str, wait: float = 0.0) -> Explanation:
    """Explain two leads, named by number (also of a lead that was merged), address or profile.

    Raises:
        UsageError: no lead goes by one of them.
    """
    with reading(store, wait, scratch=True) as con:
        (lead_l,), (lead_r,) = (query.find_leads(con, [one]) for one in (left, right))
        if lead_l != lead_r:
            return _two(con, lead_l, lead_r)
        ends = (_records(con, lead_l, left), _records(con, lead_l, right))
        steps = explain_one(con, lead_l, ends)
        return Explanation("same" if steps else "one row", lead_l, lead_r, steps)


def _records(con: sqlite3.Connection, lead_id: int, selector: str) -> list[int]:
    """The records of a lead that a selector means: one by its number, or all that have a key."""
    text = selector.strip()
    return [int(text)] if text.isdecimal() else records_of(con, lead_id, query.keys_meant(text))


def _two(con: sqlite3.Connection, left: int, right: int) -> Explanation:
    """Two leads: as the last comparison of all leads left them, else as it would find them now."""
    low, high = sorted((left, right))
    sides = [_lead_side(con, number) for number in (low, high)]
    asked = explain_two(con, low, high)
    if asked:
        at, who = decided_by(con, asked.operation)
        step = Step(sides[0], sides[1], asked.pair, asked.operation, at, who)
        return Explanation("doubtful", low, high, [step])
    ids, evidence = read_evidence(con)
    pair = compare_rows(evidence, ids.index(low), ids.index(high))
    step = Step(sides[0], sides[1], pair._replace(l=low, r=high))
    return Explanation("different", low, high, [step])


def _lead_side(con: sqlite3.Connection, number: int) -> Side:
    (row,) = query.leads(con, SHOWN, ids=[number])
    values = {
        name: "; ".join(value) if isinstance(value, list) else str(value)
        for name, value in zip(SHOWN, row, strict=True)
        if value
    }
    return Side(number, "", 0, values)
