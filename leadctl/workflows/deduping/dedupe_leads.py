"""`dedupe` over the store: merge the leads that are surely one person, keep the doubtful pairs."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from leadctl.matching.clustering.duplicates import find_duplicates
from leadctl.matching.gathering.remembered import Near
from leadctl.matching.pairs import USUAL
from leadctl.store.asking import query
from leadctl.store.derived.compared import remember
from leadctl.store.derived.derive import derive
from leadctl.store.derived.touched import touch_leads
from leadctl.store.facts import operations
from leadctl.store.facts.decisions import DOUBTFUL, SAME, count_waiting
from leadctl.store.facts.edges import apart_today, clear_doubts, waiting_edges, write_edges
from leadctl.store.facts.learnt import read_learnt
from leadctl.store.opening.connect import StoreChanged, reading, retried, writing
from leadctl.workflows.deduping.lead_evidence import read_parts
from leadctl.workflows.deduping.merge_limits import ANY, check_merges

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Sequence
    from pathlib import Path

    from leadctl.matching.clustering.duplicates import DroppedBlock, Duplicates
    from leadctl.matching.pairs import Pair
    from leadctl.store.facts.author import Author
    from leadctl.workflows.deduping.lead_evidence import Parts
    from leadctl.workflows.deduping.merge_limits import MergeLimits


@dataclass(frozen=True, slots=True)
class Deduped:
    """What a deduplication of the store came to.

    Attributes:
        operation: its number; None where nothing changed.
        since: the operation that compared all leads last, where nothing was learnt of any since;
            then none was compared.
        leads_before: leads compared.
        leads_after: leads that they are now.
        anew: those of them that were compared with all others; the rest was compared before, and
            has not changed since.
        compared: pairs that were compared.
        doubtful: pairs that wait for a person.
        new_doubtful: those of them that did not wait before.
        largest: number of leads that became the largest lead, 1 where none was merged.
        largest_lead: number of that lead; None where none was merged.
        dropped: groups too large to compare within.
        dry_run: whether this only tells what would happen.
        threshold: probability from which two were one person.
    """

    operation: int | None
    since: int | None
    leads_before: int
    leads_after: int
    anew: int
    compared: int
    doubtful: int
    new_doubtful: int
    largest: int
    largest_lead: int | None
    dropped: tuple[DroppedBlock, ...]
    dry_run: bool
    threshold: float

    @property
    def changes(self) -> bool:
        """Whether something is merged, or waits that did not before."""
        return self.leads_after < self.leads_before or self.new_doubtful > 0


def dedupe_leads(
    store: Path,
    author: Author,
    *,
    wait: float = 0.0,
    dry_run: bool = False,
    reason: str | None = None,
    threshold: float | None = None,
    limits: MergeLimits = ANY,
    all_anew: bool = False,
    report: Callable[[int, int], None] = lambda _done, _total: None,
) -> Deduped:
    """Merge the leads that are surely one person, in one operation that undo takes back.

    The leads are read and compared before the store is locked; where another command changed it
    meanwhile, they are compared again. Leads that were compared before and have not changed since
    are compared with the others only, unless all are to be compared `all_anew`.

    Raises:
        Refused: more would be merged than `limits` allow.
        LeadctlError: the store cannot be used, or others keep changing it.
    """
    attempt = _Attempt(store, author, wait, dry_run, reason, threshold, limits, all_anew, report)
    return retried(attempt.make)


@dataclass(frozen=True, slots=True)
class _Decision:
    """What was found, in numbers of leads.

    Attributes:
        doubtful: the doubtful pairs of which the store does not tell yet.
        in_doubt: how many there are with those of which it does.
        settled: records that wait for a person, and are in doubt no more.
        stands: whether nothing is to be merged, and the pairs in doubt are those that wait.
        remembered: what the next comparison takes over; empty where it takes over what this did.
    """

    ids: list[int]
    anew: int
    same: list[Pair]
    doubtful: list[Pair]
    new_doubtful: int
    in_doubt: int
    settled: list[tuple[int, int]]
    compared: int
    largest: int
    largest_lead: int | None
    dropped: tuple[DroppedBlock, ...]
    stands: bool
    remembered: bytes


@dataclass(frozen=True, slots=True)
class _Attempt:
    """One comparison of all leads, and its short write."""

    store: Path
    author: Author
    wait: float
    dry_run: bool
    reason: str | None
    threshold: float | None
    limits: MergeLimits
    all_anew: bool
    report: Callable[[int, int], None]

    def make(self) -> Deduped:
        """Compare and write.

        Raises:
            StoreChanged: another command changed the store in between.
        """
        with reading(self.store, self.wait, scratch=True) as con:
            seen = operations.newest(con)
            last = None if self.all_anew else operations.settled_by(con, self.threshold)
            if last is not None:
                return self._as_before(con, last)
            decision = self._decide(con)
        return self._deduped(decision, self._write(decision, seen))

    def _write(self, decision: _Decision, seen: int) -> int | None:
        """Write what was decided, unless all of it stands; gives the number of the operation."""
        holder, at, number = "leadctl dedupe", self.author.at, None
        if decision.stands and not decision.remembered:
            return None
        with writing(self.store, at, wait=self.wait, holder=holder, dry_run=self.dry_run) as con:
            if operations.newest(con) != seen:
                raise StoreChanged
            if not decision.stands:
                number = self._land(con, decision)
            if decision.remembered:
                remember(con, decision.remembered)
        return None if self.dry_run else number

    def _decide(self, con: sqlite3.Connection) -> _Decision:
        parts = read_parts(con)
        near = Near() if self.all_anew else parts.near
        near = near.among(len(parts.numbers))
        waiting = _waiting(con, parts)
        found = search(con, parts, near, self.threshold, self.report, waiting=waiting.keys())
        whole, leads = _of_leads(found, parts)
        check_merges(whole, self.limits, leads)
        row, largest = _largest(whole.cluster_of)
        anew = len(set(parts.leads[parts.taken_over if near.whole else 0 :]))
        return _Decision(
            leads,
            anew,
            [_numbered(pair, parts.numbers) for pair in found.same],
            [_numbered(pair, parts.numbers) for pair in found.doubtful],
            found.fresh,
            found.in_doubt,
            [records for pair in found.settled for records in waiting[pair]],
            found.compared,
            largest,
            None if row is None else leads[row],
            tuple(found.dropped),
            stands=not (found.same or found.fresh or found.settled),
            remembered=parts.packed(found.near) if anew and not self.dry_run else b"",
        )

    def _land(self, con: sqlite3.Connection, decision: _Decision) -> int:
        number = operations.begin(con, "dedupe", self.author, reason=self.reason)
        write_edges(con, number, SAME, decision.same)
        write_edges(con, number, DOUBTFUL, decision.doubtful)
        clear_doubts(con, number, decision.settled)
        touch_leads(con, number)
        derive(con)
        operations.set_counts(
            con,
            number,
            {
                "leads": len(decision.ids),
                "merged": len(decision.same),
                "doubtful": decision.in_doubt,
                "threshold": self.threshold or 0,
            },
        )
        return number

    def _deduped(self, decision: _Decision, number: int | None) -> Deduped:
        return Deduped(
            operation=number,
            since=None,
            leads_before=len(decision.ids),
            leads_after=len(decision.ids) - len(decision.same),
            anew=decision.anew,
            compared=decision.compared,
            doubtful=decision.in_doubt,
            new_doubtful=decision.new_doubtful,
            largest=decision.largest,
            largest_lead=decision.largest_lead,
            dropped=decision.dropped,
            dry_run=self.dry_run,
            threshold=self.threshold or USUAL,
        )

    def _as_before(self, con: sqlite3.Connection, last: int) -> Deduped:
        """A second run decides nothing anew."""
        leads, doubtful = query.count_leads(con), count_waiting(con)
        threshold = self.threshold or USUAL
        return Deduped(
            None, last, leads, leads, 0, 0, doubtful, 0, 1, None, (), self.dry_run, threshold
        )


def search(
    con: sqlite3.Connection,
    parts: Parts,
    near: Near,
    threshold: float | None,
    report: Callable[[int, int], None] = lambda _done, _total: None,
    *,
    waiting: Collection[tuple[int, int]] = (),
) -> Duplicates:
    """Find out which leads are one person, by all that is known of them and was learnt.

    Args:
        con: the store.
        parts: the leads.
        near: which of them were compared before.
        threshold: probability from which two are one person.
        report: told the pairs compared so far, and all.
        waiting: rows of leads that wait for a person.
    """
    return find_duplicates(
        parts.evidence,
        different=parts.apart,
        united=parts.united,
        waiting=waiting,
        threshold=threshold,
        learnt=read_learnt(con),
        near=near,
        report=report,
    )


def _waiting(con: sqlite3.Connection, parts: Parts) -> dict[tuple[int, int], list[Records]]:
    """The doubts that wait: the first rows of two leads -> the two records of each."""
    row_of = {lead: row for row, lead in reversed([*enumerate(parts.leads)])}
    found: dict[tuple[int, int], list[Records]] = defaultdict(list)
    for one, other, left, right in waiting_edges(con):
        found[row_of[left], row_of[right]].append((one, other))
    return found


Records = tuple[int, int]
"""The numbers of two records."""


def told_apart(con: sqlite3.Connection, ids: list[int]) -> list[tuple[int, int]]:
    """The rows of leads that a person called two people."""
    row_of = {number: row for row, number in enumerate(ids)}
    pairs = apart_today(con)
    return [(row_of[l], row_of[r]) for l, r in pairs if l in row_of and r in row_of]  # noqa: E741


def _of_leads(found: Duplicates, parts: Parts) -> tuple[Duplicates, list[int]]:
    """What was found of leads, where it was found of their parts; and the numbers of these leads.

    Of what a lead says, its first part stands for all.
    """
    if not parts.united:
        return found, parts.leads
    leads = sorted(set(parts.leads))
    at = {lead: row for row, lead in enumerate(leads)}
    row_of = [at[lead] for lead in parts.leads]
    first = sorted(dict(zip(reversed(row_of), reversed(range(len(row_of))), strict=True)).items())
    lowest: dict[int, int] = {}
    cluster_of = [lowest.setdefault(found.cluster_of[part], row) for row, part in first]
    same = [pair._replace(l=row_of[pair.l], r=row_of[pair.r]) for pair in found.same]
    content = found.content[[part for _, part in first]]
    return replace(found, same=same, cluster_of=cluster_of, content=content), leads


def _numbered(pair: Pair, ids: list[int]) -> Pair:
    low, high = sorted((ids[pair.l], ids[pair.r]))
    return pair._replace(l=low, r=high)


def _largest(cluster_of: Sequence[int]) -> tuple[int | None, int]:
    """The row that stands for most rows, and how many they are; no row where none was merged."""
    size, row = max(((n, -row) for row, n in Counter(cluster_of).items()), default=(1, 0))
    return (-row, size) if size > 1 else (None, 1)
