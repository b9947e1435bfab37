"""Pairs of leads that a person called the same or different, held against what is found."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple

from leadctl.errors import DataError, UsageError
from leadctl.matching.clustering.scores import Score, contradictions
from leadctl.matching.clustering.trials import Trials
from leadctl.matching.pairs import USUAL
from leadctl.store.asking import query
from leadctl.store.asking.explain import explain_one, records_of
from leadctl.store.facts.decisions import SAME
from leadctl.store.facts.learnt import read_learnt
from leadctl.store.facts.pairmarks import strangers
from leadctl.store.opening.connect import reading
from leadctl.workflows.deduping.evaluated import SHOWN_BY, Evaluated
from leadctl.workflows.deduping.lead_evidence import read_evidence
from leadctl.workflows.lists.label_columns import marks_column
from leadctl.workflows.reviewing.review_words import read_word

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from leadctl.matching.pairs import Pair
    from leadctl.rows import Table
    from leadctl.workflows.deduping.evaluated import EvalRequest
    from leadctl.workflows.lists.label_columns import PairColumns


class Label(NamedTuple):
    """A pair as a list has it: its leads as they are named there, and whether they are one.

    `mark` is that of `review export`, empty in other lists.
    """

    left: str
    right: str
    is_same: bool
    mark: str = ""


@dataclass(frozen=True)
class Labels:
    """The labelled pairs of a list: header of the labels, the pairs, and what else there is."""

    column: str
    pairs: list[Label]
    passed: Counter[str] = field(default_factory=Counter)


def read_labels(table: Table, columns: PairColumns, name: str) -> Labels:
    """Read the labelled pairs of a list; each once, without those that contradict others.

    Raises:
        DataError: there is none.
    """
    found: dict[Label, None] = {}
    passed = Counter[str]()
    marked = marks_column(table.columns)
    for chunk in table.chunks:
        cells = [chunk.columns[at] for at in columns]
        cells.append([""] * len(chunk.lines) if marked is None else chunk.columns[marked])
        for left, right, said, mark in zip(*cells, strict=True):
            word = read_word(said)
            if word:
                one, other = sorted((_end(left), _end(right)))
                found[Label(one, other, word == SAME, mark)] = None
            else:
                passed["pairs without a label" if word == "" else _UNCLEAR] += 1
    pairs = _without_contradictions(list(found), passed)
    if not pairs:
        raise DataError(
            f"{name}: no pair is called same or different",
            "write same or different (yes or no, 1 or 0) behind some of them",
        )
    return Labels(table.columns[columns.verdict], pairs, passed)


def _end(text: str) -> str:
    """How a pair names a lead; numbers may have passed a program that writes them as 12.0."""
    found = _WHOLE.fullmatch(text.strip())
    return found[1] if found else text.strip().casefold()


_WHOLE = re.compile(r"(\d{1,18})\.0+", re.ASCII)

_UNCLEAR = "pairs whose label is neither same nor different"


def _without_contradictions(pairs: list[Label], passed: Counter[str]) -> list[Label]:
    """Leave out who is called different though others of the pairs make them one."""
    against = set(contradictions([pair[:3] for pair in pairs]))
    passed["pairs called different that others make one person"] = len(against)
    return [pair for at, pair in enumerate(pairs) if at not in against]


class _Joined(NamedTuple):
    """A labelled pair that is one lead by now, and the weakest link between the two."""

    pair: Pair
    is_same: bool

    def is_found(self, least: float) -> bool:
        """Whether comparison would have joined them, by how it stood then, whoever did join."""
        return self.pair.probability >= least and not self.pair.held


class _Apart(NamedTuple):
    """A labelled pair of two leads."""

    l: int  # noqa: E741 - left and right
    r: int
    is_same: bool


@dataclass
class _Placed:
    """The labelled pairs as they stand in the store."""

    joined: list[_Joined] = field(default_factory=list)
    apart: list[_Apart] = field(default_factory=list)


def score_pairs(
    request: EvalRequest,
    labels: Labels,
    store: Path,
    wait: float,
    report: Callable[[int, int], None],
) -> Evaluated:
    """Hold labelled pairs against what is found among the leads of the store.

    What a person decided is no evidence here, for it may be these very labels: pairs that a person
    joined are judged by what was compared then.

    Raises:
        DataError: no pair counts.
    """
    done = Evaluated(request.name, labels.column, "leads", passed=labels.passed)
    with reading(store, wait, scratch=True) as con:
        placed = _place(con, labels.pairs, done.passed)
        done.labelled = len(placed.joined) + len(placed.apart)
        if not done.labelled:
            why = "; ".join(f"{n:,} {what}" for what, n in done.passed.items() if n)
            raise DataError(
                f"{request.name}: no labelled pair counts: {why}",
                "another store is chosen with `--store`; its decisions are taken over with:"
                " leadctl review apply FILE",
            )
        (ids, evidence), learnt = read_evidence(con), read_learnt(con)
    row_of = {number: row for row, number in enumerate(ids)}
    placed.apart = [one._replace(l=row_of[one.l], r=row_of[one.r]) for one in placed.apart]
    trials = Trials(evidence, report, learnt)
    done.rate(lambda threshold: _score(placed, trials, threshold), request.threshold)
    _tell_errors(done, placed, trials, ids, request)
    with reading(store, wait) as con:
        for number, *cells in query.leads(con, ("lead_id", *SHOWN_BY), ids=sorted(done.told)):
            done.shown[int(str(number))] = ", ".join(str(cell) for cell in cells if cell)
    return done


def _place(con: sqlite3.Connection, pairs: Sequence[Label], passed: Counter[str]) -> _Placed:
    placed = _Placed()
    strange = strangers(con, {label.mark for label in pairs})
    for label in pairs:
        if label.mark in strange:
            passed["pairs of another store, where other leads have their numbers"] += 1
            continue
        left, right = (_lead(con, end) for end in label[:2])
        if left is None or right is None:
            passed["pairs of which a lead is gone or unknown"] += 1
        elif left != right:
            placed.apart.append(_Apart(left, right, label.is_same))
        else:
            link = _link(con, left, label)
            if link is None:
                passed["pairs of a lead with itself"] += 1
            else:
                placed.joined.append(_Joined(link, label.is_same))
    return placed


def _lead(con: sqlite3.Connection, named: str) -> int | None:
    """The lead that goes by a number or an address today."""
    try:
        return query.find_leads(con, [named])[0]
    except UsageError:
        return None


def _link(con: sqlite3.Connection, lead: int, label: Label) -> Pair | None:
    """What holds the two ends of a pair together: its least likely step."""
    left, right = (_records(con, lead, end) for end in label[:2])
    steps = [step.pair for step in explain_one(con, lead, (left, right))]
    if not steps:
        return None
    weakest = min(steps, key=lambda pair: (not pair.held, pair.probability))
    return weakest._replace(l=left[0], r=right[0])


def _records(con: sqlite3.Connection, lead: int, named: str) -> list[int]:
    if named.isdecimal():
        return [int(named)]
    return records_of(con, lead, query.keys_meant(named)) or [lead]  # one that a person typed


def _score(placed: _Placed, trials: Trials, threshold: float | None) -> Score:
    least, home = threshold or USUAL, trials.at(threshold).cluster_of
    found = [
        *((one.is_found(least), one.is_same) for one in placed.joined),
        *((home[one.l] == home[one.r], one.is_same) for one in placed.apart),
    ]
    counts = Counter(found)
    right, missed = counts[True, True], counts[False, True]
    return Score(least, right + counts[True, False], right, right + missed)


def _tell_errors(
    done: Evaluated, placed: _Placed, trials: Trials, ids: Sequence[int], request: EvalRequest
) -> None:
    least, home = request.threshold or USUAL, trials.at(request.threshold).cluster_of
    told: dict[bool, list[Pair]] = {}
    for is_same in (False, True):
        rows = [
            (min(one.l, one.r), max(one.l, one.r), "match")
            for one in placed.apart
            if one.is_same == is_same != (home[one.l] == home[one.r])
        ]
        joined = [
            one.pair for one in placed.joined if one.is_same == is_same != one.is_found(least)
        ]
        told[is_same] = joined + [
            one._replace(l=ids[one.l], r=ids[one.r]) for one in trials.pairs(rows)
        ]
    done.wrong_count, done.missed_count = len(told[False]), len(told[True])
    done.tell_worst(told[False], told[True], request.limit)
