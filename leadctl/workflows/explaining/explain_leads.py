"""`explain A B`: why two are one lead, or how near they come to it; `explain A`: what waits."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import product
from typing import TYPE_CHECKING, Literal

from leadctl.matching.clustering.duplicates import likeliest
from leadctl.matching.comparing.judge import DOUBTFUL, probability
from leadctl.matching.pairs import BY_PERSON
from leadctl.store.asking import query
from leadctl.store.asking.explain import Step, compared_step, decided_step, explain_one, records_of
from leadctl.store.facts import operations
from leadctl.store.facts.edges import told_apart, waiting
from leadctl.store.facts.learnt import read_learnt
from leadctl.store.opening.connect import reading
from leadctl.workflows.deduping.dedupe_leads import search
from leadctl.workflows.deduping.lead_evidence import read_parts

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable
    from pathlib import Path

    from leadctl.matching.clustering.duplicates import Duplicates
    from leadctl.matching.pairs import Pair
    from leadctl.workflows.deduping.lead_evidence import Parts

Verdict = Literal["one row", "same", "doubtful", "told apart", "to merge", "to review", "different"]


LEAST = probability(DOUBTFUL)
"""Probability below which two leads are two people without a look at the others."""


@dataclass(frozen=True, slots=True)
class Explanation:
    """What there is to say of two leads.

    Attributes:
        verdict: `one row` where both are the same row, `same` where decisions made them one
            lead, `doubtful` where a person is to decide, `told apart` where one did, `to merge` and
            `to review` where the next `dedupe` makes them one or asks, else `different`.
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
    """A lead, and those that might be the same person.

    Attributes:
        lead_id: its number.
        waiting: those that wait for a decision, likeliest first.
        to_merge: those that the next `dedupe` makes one with it.
        to_review: further ones that it keeps for a person to decide.
    """

    lead_id: int
    waiting: list[Doubt]
    to_merge: list[int]
    to_review: list[int]


def explain_doubts(
    store: Path,
    lead: str,
    wait: float = 0.0,
    report: Callable[[int, int], None] = lambda _done, _total: None,
    *,
    threshold: float | None = None,
) -> Doubts:
    """Tell which pairs of a lead wait for a person, or will after the next `dedupe`.

    `report` is told of the leads that were read, where all have to be; `threshold` is the
    probability from which `dedupe` joins.

    Raises:
        UsageError: there is no such lead.
    """
    with reading(store, wait, scratch=True) as con:
        (number,) = query.find_leads(con, [lead])
        found = doubts(con, number)
        if operations.settled_by(con, threshold) is not None:
            return Doubts(number, found, [], [])
        next_run = _Foreseen.of(con, read_parts(con, report), threshold)
        asked = next_run.asked(number).keys() - {one.lead_id for one in found}
        return Doubts(number, found, sorted(next_run.joined(number)), sorted(asked))


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
    *,
    threshold: float | None = None,
) -> Explanation:
    """Explain two leads, named by number (also of a lead that was merged), address or profile.

    `report` is told of the leads that were read, where all have to be; `threshold` is the
    probability from which `dedupe` joins.

    Raises:
        UsageError: no lead goes by one of them.
    """
    with reading(store, wait, scratch=True) as con:
        (lead_l,), (lead_r,) = (query.find_leads(con, [one]) for one in (left, right))
        if lead_l != lead_r:
            two = min(lead_l, lead_r), max(lead_l, lead_r)
            return _two(con, *two, report, threshold)
        ends = (_records(con, lead_l, left), _records(con, lead_l, right))
        steps = explain_one(con, lead_l, ends)
        return Explanation("same" if steps else "one row", lead_l, lead_r, steps)


def _records(con: sqlite3.Connection, lead_id: int, selector: str) -> list[int]:
    """The records of a lead that a selector means: one by its number, or all that have a key."""
    text = selector.strip()
    return [int(text)] if text.isdecimal() else records_of(con, lead_id, query.keys_meant(text))


def _two(
    con: sqlite3.Connection,
    low: int,
    high: int,
    report: Callable[[int, int], None],
    threshold: float | None,
) -> Explanation:
    """Two leads: as the last comparison of all leads left them, else as it would find them now."""
    apart = told_apart(con, low, high)
    if apart is not None:
        step = decided_step(con, apart)
        if not step.pair.comparisons:  # `unmerge` compares nothing
            known = _compared(con, read_parts(con, report), low, high)
            pair = known._replace(l=step.pair.l, r=step.pair.r, rule=BY_PERSON)
            step = replace(step, pair=pair)
        return Explanation("told apart", low, high, [step])
    for one in waiting(con, low):
        if high in one.pair[:2]:
            return Explanation("doubtful", low, high, [decided_step(con, one)])
    parts = read_parts(con, report)
    pair = _compared(con, parts, low, high)
    verdict: Verdict = "different"
    if pair.probability >= LEAST and operations.settled_by(con, threshold) is None:
        next_run = _Foreseen.of(con, parts, threshold)
        if high in next_run.joined(low):
            verdict = "to merge"
        elif asked := next_run.asked(low).get(high):
            verdict, pair = "to review", pair._replace(held=asked.held)
    if verdict == "different" and pair.probability >= LEAST and not pair.held:
        pair = pair._replace(held=NEVER_MET)
    return Explanation(verdict, low, high, [compared_step(con, pair)])


NEVER_MET = (
    "dedupe never compared them, for they share no address, no number and no two parts of a name,"
    " spelt alike, with a company or a place"
)
"""Why two are not one lead though the sum speaks for it, and nobody is asked."""


@dataclass(frozen=True, slots=True)
class _Foreseen:
    """What the next `dedupe` makes of the leads."""

    parts: Parts
    found: Duplicates

    @classmethod
    def of(cls, con: sqlite3.Connection, parts: Parts, threshold: float | None) -> _Foreseen:
        near = parts.near.among(len(parts.numbers))
        return cls(parts, search(con, parts, near, threshold))

    def joined(self, lead: int) -> set[int]:
        """The leads that it makes one with a lead."""
        homes = self.found.cluster_of
        mine = {homes[row] for row in self.parts.of_lead(lead)}
        one = {self.parts.leads[row] for row, home in enumerate(homes) if home in mine}
        return one - {lead}

    def asked(self, lead: int) -> dict[int, Pair]:
        """The leads that it asks whether they are one with a lead."""
        pairs = [
            ({self.parts.leads[row] for row in pair[:2]}, pair) for pair in self.found.doubtful
        ]
        return {other: pair for two, pair in pairs if lead in two for other in two - {lead}}


def _compared(con: sqlite3.Connection, parts: Parts, low: int, high: int) -> Pair:
    """Compare two leads as `dedupe` does: of merged ones the parts that are most alike."""
    pairs = product(parts.of_lead(low), parts.of_lead(high))
    pair = likeliest(parts.evidence, pairs, read_learnt(con))
    sides = {parts.leads[row]: parts.numbers[row] for row in pair[:2]}
    return pair._replace(l=sides[low], r=sides[high])
