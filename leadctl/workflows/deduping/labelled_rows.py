"""A list one of whose columns says who each row is, held against the clusters that are found."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leadctl.errors import DataError
from leadctl.matching.clustering.scores import RowLabels
from leadctl.matching.clustering.trials import Trials
from leadctl.matching.gathering.evidence import Evidence
from leadctl.matching.pairs import USUAL
from leadctl.workflows.deduping.dedupe_file import DedupeResult, Deduping, taken_in
from leadctl.workflows.deduping.evaluated import SHOWN_BY, EvalRequest, Evaluated
from leadctl.workflows.lists.label_columns import opened_without, person_column, without_column

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leadctl.matching.clustering.scores import Score
    from leadctl.matching.comparing.judge import Found
    from leadctl.matching.pairs import Pair
    from leadctl.workflows.deduping.merge_rows import RowMerger
    from leadctl.workflows.lists.written_ways import Again

LOOKED_AT = 5000
"""Errors of each kind that are compared again, to tell the worst of them."""


def score_rows(request: EvalRequest, report: Callable[[int, int], None]) -> Evaluated:
    """Hold the clusters of a list against its labels.

    Raises:
        UsageError: it has no such column.
        DataError: no column has labels, or they tell nothing.
    """
    with taken_in(request, _Labelled, DedupeResult, lambda _done, _total: None) as work:
        done = _counted(work)
        truth, trials = RowLabels(work.labels), Trials(work.evidence, report)

        def score(threshold: float | None) -> Score:
            return truth.score(threshold or USUAL, trials.at(threshold).cluster_of)

        done.rate(score, request.threshold)
        found = trials.at(request.threshold)
        done.bcubed = truth.bcubed(found.cluster_of)
        wrong = [one for one in found.joined if truth.is_wrong(*one[:2])]
        missed = [(*rows, "match") for rows in truth.missed(found.cluster_of)]
        done.wrong_count, done.missed_count = len(wrong), len(missed)
        read = work.numbers.read
        done.tell_worst(_told(trials, wrong, read), _told(trials, missed, read), request.limit)
        at = {row: number for row, number in enumerate(read) if number in done.told}
        for row, cells in work.shown(SHOWN_BY, at).items():
            done.shown[at[row]] = ", ".join(filter(None, cells))
    return done


def _told(trials: Trials, found: Sequence[Found], numbers: Sequence[int]) -> list[Pair]:
    """Compare pairs again, and call their rows by the numbers that people know."""
    pairs = trials.pairs(list(found[:LOOKED_AT]))
    return [one._replace(l=numbers[one.l], r=numbers[one.r]) for one in pairs]


def _counted(work: _Labelled) -> Evaluated:
    """Count the labels.

    Raises:
        DataError: they tell nothing.
    """
    name, known = work.request.name, Counter(filter(None, work.labels))
    done = Evaluated(name, work.column, "rows", known.total(), len(known))
    done.passed["rows without a label"] = len(work.labels) - done.labelled
    done.passed["rows that cannot be read"] = work.rejects.count
    if done.labelled < 2:  # noqa: PLR2004 - a pair
        raise DataError(f"{name}: fewer than two rows have a label", "label some more of them")
    if len(known) == 1:
        raise DataError(
            f"{name}: `{work.column}` is the same in all rows, so nothing tells people apart",
            "name the column that says who each row is with `--label COLUMN`",
        )
    return done


@dataclass
class _Labelled(Deduping):
    """A list on its way whose labels are set aside, for nothing that is compared may know them."""

    request: EvalRequest
    labels: list[str] = field(default_factory=list)
    column: str = ""
    evidence: Evidence = field(default_factory=Evidence)

    def decide(self, again: Again, report: Callable[[int], None] = lambda _done: None) -> None:
        """Find the column with the labels, and map the others."""
        columns, request = self.table.columns, self.request
        at = person_column(columns, request.label, request.name)
        self.column = columns[at]
        self.table = without_column(self.table, at, self._take)
        try:
            super().decide(lambda: opened_without(again(), at), report)
        except DataError as error:
            raise DataError(
                f"{request.name}: beside `{self.column}`, which says who each row is, {error}",
                "labels are no evidence; name another column with `--label`, or map the others"
                " with `--map`",
            ) from error

    def _take(self, cells: list[str]) -> None:
        self.labels += [" ".join(cell.split()) for cell in cells]

    def compare(self, merger: RowMerger) -> None:
        """Keep what is comparable: it is compared by many thresholds."""
        self.evidence = merger.evidence
