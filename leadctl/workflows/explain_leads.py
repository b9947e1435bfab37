"""`explain A B`: why two are one lead, or how near they come to it; `explain A`: what waits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, Literal

from leadctl.matching.duplicates import likeliest
from leadctl.matching.pairs import BY_PERSON
from leadctl.store.asking import query
from leadctl.store.asking.explain import Step, compared_step, decided_step, explain_one, records_of
from leadctl.store.facts.edges import told_apart, waiting
from leadctl.store.facts.learnt import read_learnt
from leadctl.store.opening.connect import reading
from leadctl.workflows.lead_evidence import read_parts

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path

    from leadctl.matching.pairs import Pair

Verdict = Literal["one row", "same", "doubtful", "told apart", "different"]


@dataclass(frozen=True, slots=True)
class Explanation:
    """What there is to say of two leads.

    Attributes:
        verdict: `one row` where both are the same row, `same` where decisions made them one
            lead, `doubtful` where a person is to decide, `told apart` where one did, else
            `different`.
        lead_l, lead_r: the numbers of the leads today; equal where they are one.
        steps: the decisions that lead from one to the other; one step where they are two leads.
    """

    verdict: Verdict
    lead_l: int
    lead_r: int
    steps: list[Step]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Another lead that might be the same person.

    Attributes:
        lead_id: its number.
        full_name, company: of it, as far as known.
        probability: 0 to 1, that the two are one person.
        held: what held the two apart though the sum speaks for one person; None for nothing.
    """

    lead_id: int
    full_name: str | None
    company: str | None
    probability: float
    held: str | None


@dataclass(frozen=True, slots=True)
class Doubts:
    """A lead, and those that might be the same person and wait for a decision, likeliest first."""

    lead_id: int
    waiting: list[Doubt]


def explain_doubts(store: Path, lead: str, wait: float = 0.0) -> Doubts:
    """Tell which pairs of a lead wait for a person.

    Raises:
        UsageError: there is no such lead.
    """
    with reading(store, wait) as con:
        (number,) = query.find_leads(con, [lead])
        return Doubts(number, doubts(con, number))


def doubts(con: sqlite3.Connection, lead_id: int) -> list[Doubt]:
    """The leads that might be the same person as one, likeliest first."""
    found = []
    for one in waiting(con, lead_id):
        pair = one.pair
        other = pair.r if pair.l == lead_id else pair.l
        (row,) = query.leads(con, ("full_name", "company"), ids=[other])
        name, company = (None if value is None else str(value) for value in row)
        found.append(Doubt(other, name, company, pair.probability, pair.held or None))
    return found


def explain(
    store: Path,
    left: str,
    right: str,
    wait: float = 0.0,
    report: Callable[[int, int], None] = lambda _done, _total: None,
) -> Explanation:
    """Explain two leads, named by number (also of a lead that was merged), address or profile.

    `report` is told of the leads that were read, where all have to be.

    Raises:
        UsageError: no lead goes by one of them.
    """
    with reading(store, wait, scratch=True) as con:
        (lead_l,), (lead_r,) = (query.find_leads(con, [one]) for one in (left, right))
        if lead_l != lead_r:
            return _two(con, min(lead_l, lead_r), max(lead_l, lead_r), report)
        ends = (_records(con, lead_l, left), _records(con, lead_l, right))
        steps = explain_one(con, lead_l, ends)
        return Explanation("same" if steps else "one row", lead_l, lead_r, steps)


def _records(con: sqlite3.Connection, lead_id: int, selector: str) -> list[int]:
    """The records of a lead that a selector means: one by its number, or all that have a key."""
    text = selector.strip()
    return [int(text)] if text.isdecimal() else records_of(con, lead_id, query.keys_meant(text))


def _two(
    con: sqlite3.Connection, low: int, high: int, report: Callable[[int, int], None]
) -> Explanation:
    """Two leads: as the last comparison of all leads left them, else as it would find them now."""
    apart = told_apart(con, low, high)
    if apart is not None:
        step = decided_step(con, apart)
        if not step.pair.comparisons:  # `unmerge` compares nothing
            known = _compared(con, low, high, report)
            pair = known._replace(l=step.pair.l, r=step.pair.r, rule=BY_PERSON)
            step = replace(step, pair=pair)
        return Explanation("told apart", low, high, [step])
    for one in waiting(con, low):
        if high in one.pair[:2]:
            return Explanation("doubtful", low, high, [decided_step(con, one)])
    pair = _compared(con, low, high, report)
    return Explanation("different", low, high, [compared_step(con, pair)])


def _compared(
    con: sqlite3.Connection, low: int, high: int, report: Callable[[int, int], None]
) -> Pair:
    """Compare two leads as `dedupe` does: of merged ones the parts that are most alike."""
    parts = read_parts(con, report)
    pairs = product(parts.of_lead(low), parts.of_lead(high))
    pair = likeliest(parts.evidence, pairs, read_learnt(con))
    sides = {parts.leads[row]: parts.numbers[row] for row in pair[:2]}
    return pair._replace(l=sides[low], r=sides[high])
