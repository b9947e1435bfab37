"""How well clusters agree with labels: precision, recall and F1 of pairs, and B-cubed.

B-cubed asks for each row how much of its cluster is right, and takes the mean (Bagga and Baldwin,
1998): unlike pairs, it lets one large cluster count no more than its rows do.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


_Who = TypeVar("_Who", int, str)


class Score(NamedTuple):
    """Pairs of one person as found and as labelled.

    Attributes:
        threshold: probability from which two were one person.
        found: labelled pairs that were found to be one person.
        right: those of them whose labels say so, too.
        true: labelled pairs that are one person.
    """

    threshold: float
    found: int
    right: int
    true: int

    @property
    def precision(self) -> float | None:
        """Share of what was found that is right; None where nothing was found."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Share of what is one person that was found; None where nobody has two rows."""
        return self.right / self.true if self.true else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of both; None where there was nothing to find and nothing was."""
        both = self.found + self.true
        return 2 * self.right / both if both else None


class BCubed(NamedTuple):
    """Precision and recall, each the mean over all labelled rows."""

    precision: float
    recall: float

    @property
    def f1(self) -> float:
        """Harmonic mean of both."""
        return 2 * self.precision * self.recall / (self.precision + self.recall)


@dataclass(frozen=True)
class RowLabels:
    """Rows with the names of their true people, empty where that is not known."""

    labels: Sequence[str]

    def score(self, threshold: float, clusters: Sequence[int]) -> Score:
        """Hold clusters against the labels, pair by pair."""
        both, found, true = self._counted(clusters)
        right = _pairs_within(both.values())
        return Score(threshold, _pairs_within(found.values()), right, _pairs_within(true.values()))

    def bcubed(self, clusters: Sequence[int]) -> BCubed:
        """Hold clusters against the labels, row by row; some row has to have a label."""
        both, found, true = self._counted(clusters)
        precision = sum(n * n / found[cluster] for (cluster, _), n in both.items())
        recall = sum(n * n / true[label] for (_, label), n in both.items())
        return BCubed(precision / both.total(), recall / both.total())

    def _counted(
        self, clusters: Sequence[int]
    ) -> tuple[Counter[tuple[int, str]], Counter[int], Counter[str]]:
        """Labelled rows by cluster and label, by cluster, and by label."""
        known = zip(clusters, self.labels, strict=True)
        both = Counter((cluster, label) for cluster, label in known if label)
        found, true = Counter[int](), Counter[str]()
        for (cluster, label), rows in both.items():
            found[cluster] += rows
            true[label] += rows
        return both, found, true

    def is_wrong(self, one: int, other: int) -> bool:
        """Whether two rows are two people."""
        mine, theirs = self.labels[one], self.labels[other]
        return bool(mine and theirs and mine != theirs)

    def missed(self, clusters: Sequence[int]) -> Iterator[tuple[int, int]]:
        """A person's first row, and the first in each further cluster that the person is in."""
        first: dict[str, int] = {}
        seen: set[tuple[str, int]] = set()
        for row, (cluster, label) in enumerate(zip(clusters, self.labels, strict=True)):
            if not label or (label, cluster) in seen:
                continue
            seen.add((label, cluster))
            if label in first:
                yield first[label], row
            first.setdefault(label, row)


def _pairs_within(sizes: Iterable[int]) -> int:
    return sum(n * (n - 1) // 2 for n in sizes)


def best_score(curve: Sequence[Score], used: Score) -> Score:
    """The score of the best F1; of equal ones the one used, else that nearest to it."""
    return max(curve, key=lambda one: (one.f1 or 0, -abs(one.threshold - used.threshold)))


def contradictions(pairs: Sequence[tuple[_Who, _Who, bool]]) -> list[int]:
    """Places of pairs called different which others, called the same, make one person.

    Args:
        pairs: two leads, and whether they are called the same.
    """
    home: dict[_Who, _Who] = {}

    def find(one: _Who) -> _Who:
        while home.setdefault(one, one) != one:
            home[one] = one = home[home[one]]
        return one

    for one, other, is_same in pairs:
        if is_same:
            home[find(one)] = find(other)
    return [
        at
        for at, (one, other, is_same) in enumerate(pairs)
        if not is_same and find(one) == find(other)
    ]
