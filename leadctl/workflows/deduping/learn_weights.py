"""`dedupe --learn`: what a person's decisions teach of match weights, and what it would change."""

from __future__ import annotations

from dataclasses import dataclass, field
from math import log2
from typing import TYPE_CHECKING

from leadctl.errors import UsageError
from leadctl.matching.clustering.duplicates import find_duplicates
from leadctl.matching.clustering.scores import contradictions
from leadctl.matching.comparing.compare import MOST_TAUGHT, TAUGHT
from leadctl.matching.comparing.judge import bits
from leadctl.matching.comparing.learning import LEAST, LEAST_OF_EACH, Decision, Lesson, learn
from leadctl.matching.gathering.features import prior_of
from leadctl.store.facts import operations
from leadctl.store.facts.decisions import SAME
from leadctl.store.facts.edges import decided_by_people, found_same
from leadctl.store.facts.learnt import read_learnt, write_learnt
from leadctl.store.opening.connect import StoreChanged, reading, retried, writing
from leadctl.workflows.deduping.lead_evidence import read_parts

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from leadctl.matching.clustering.duplicates import Duplicates
    from leadctl.matching.comparing.compare import Learnt
    from leadctl.matching.pairs import Pair
    from leadctl.store.facts.author import Author
    from leadctl.store.facts.edges import Decided

SHOWN = 5
"""Pairs of each kind that are told."""


@dataclass
class Learning:
    """What decisions teach, and what would follow from it.

    Attributes:
        same, different: decisions that it is learnt from.
        contrary: decisions left out, for others make one person of whom they tell apart.
        lesson: what was learnt.
        before: what is in use now, (field, level) -> bits.
        merged: pairs that `dedupe` would make one lead and would not before, by numbers of leads.
        left: pairs that it would have made one lead, and would not any more.
        joined: pairs that it made one lead already and would leave apart now; they stay one.
        doubtful_before, doubtful: pairs that would wait for a decision.
        operation: the one that wrote it down; None where nothing was written.
        stands: whether the same is in use already.
    """

    same: int = 0
    different: int = 0
    contrary: int = 0
    lesson: Lesson = field(default_factory=Lesson)
    before: Mapping[tuple[str, str], float] = field(default_factory=dict)
    merged: list[Pair] = field(default_factory=list)
    left: list[Pair] = field(default_factory=list)
    joined: list[Pair] = field(default_factory=list)
    doubtful_before: int = 0
    doubtful: int = 0
    operation: int | None = None
    stands: bool = False


def learn_weights(
    store: Path,
    author: Author,
    *,
    apply: bool = False,
    reason: str | None = None,
    wait: float = 0.0,
    threshold: float | None = None,
    report: Callable[[int, int], None] = lambda _done, _total: None,
) -> Learning:
    """Learn from the decisions in the store, and find out what it would change; leads stay.

    Args:
        store: the store.
        author: who asks, and when.
        apply: write it down, in one operation that undo takes back: `dedupe` uses it then.
        reason: why, for the history.
        wait: seconds to wait for a busy store.
        threshold: probability from which two are one person; the usual one without.
        report: told the pairs compared so far, and all.

    Raises:
        UsageError: there are too few decisions.
        LeadctlError: the store cannot be used, or others keep changing it.
    """

    def attempt() -> Learning:
        with reading(store, wait, scratch=True) as con:
            seen = operations.newest(con)
            done = _learnt(con, threshold, report)
        if apply and not done.stands:
            with writing(store, author.at, wait=wait, holder="leadctl dedupe") as con:
                if operations.newest(con) != seen:
                    raise StoreChanged
                done.operation = _written(con, done, author, reason)
        return done

    return retried(attempt)


def _written(con: sqlite3.Connection, done: Learning, author: Author, reason: str | None) -> int:
    number = operations.begin(con, "learn", author, reason=reason)
    write_learnt(con, number, done.lesson.corrections)
    counts = {"same": done.same, "different": done.different, "weights": len(done.lesson.levels)}
    operations.set_counts(con, number, counts)
    return number


def _learnt(
    con: sqlite3.Connection, threshold: float | None, report: Callable[[int, int], None]
) -> Learning:
    decided = [one for one in decided_by_people(con) if one.pair.comparisons]
    against = set(contradictions([(*one.pair[:2], one.kind == SAME) for one in decided]))
    counted = [one for at, one in enumerate(decided) if at not in against]
    same = sum(one.kind == SAME for one in counted)
    done = Learning(same, len(counted) - same, len(against), before=read_learnt(con))
    _check(done)
    parts = read_parts(con)
    prior = prior_of(len(parts.numbers))
    done.lesson = learn(
        [Decision(one.pair.comparisons, one.kind == SAME) for one in counted], prior
    )
    done.stands = done.lesson.corrections == done.before

    def found(learnt: Learnt) -> Duplicates:
        return find_duplicates(
            parts.evidence,
            different=parts.apart,
            united=parts.united,
            threshold=threshold,
            learnt=learnt,
            report=report,
        )

    _compare(done, found(done.before), found(done.lesson.corrections), parts.numbers)
    done.joined = _not_found(found_same(con), done.lesson.corrections, bits(threshold))
    return done


def _check(done: Learning) -> None:
    """Refuse to learn from next to nothing.

    Raises:
        UsageError: there are too few decisions.
    """
    total, fewest = done.same + done.different, min(done.same, done.different)
    if total < LEAST or fewest < LEAST_OF_EACH:
        raise UsageError(
            f"too few decisions to learn from: {done.same:,} same and {done.different:,} different;"
            f" it takes {LEAST}, of which {LEAST_OF_EACH} of each kind",
            "decide what waits: leadctl review",
        )


def _compare(done: Learning, old: Duplicates, new: Duplicates, ids: Sequence[int]) -> None:
    done.merged = _only_in(new, old, ids)
    done.left = _only_in(old, new, ids)
    done.doubtful_before, done.doubtful = len(old.doubtful), len(new.doubtful)


def _only_in(one: Duplicates, other: Duplicates, ids: Sequence[int]) -> list[Pair]:
    """The pairs that united clusters and are apart in the other result, best first."""
    home = other.cluster_of
    return [
        pair._replace(l=ids[pair.l], r=ids[pair.r])
        for pair in one.same
        if home[pair.l] != home[pair.r]
    ]


def _not_found(merged: Sequence[Decided], learnt: Learnt, least: float) -> list[Pair]:
    """The pairs that comparison made one lead and would not any more, least likely first."""
    found = []
    for one in merged:
        pair = one.pair
        if pair.probability == 1:  # too sure for any correction
            continue
        odds = log2(pair.probability / (1 - pair.probability))
        taught = sum(learnt.get((c.field, c.level), 0) for c in pair.comparisons)
        before = sum(c.weight for c in pair.comparisons if c.field == TAUGHT)
        odds += max(-MOST_TAUGHT, min(MOST_TAUGHT, taught)) - before
        if odds < least:
            found.append(pair._replace(probability=1 / (1 + 2**-odds)))
    return sorted(found, key=lambda pair: pair.probability)
