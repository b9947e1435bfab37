"""Clusters at many thresholds, of pairs that are compared once."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from leadctl.matching.blocking.identity import Identities
from leadctl.matching.clustering.grouping import Grouping
from leadctl.matching.clustering.search import Search, silent
from leadctl.matching.comparing.judge import SAME, bits

if TYPE_CHECKING:
    from collections.abc import Callable

    from leadctl.matching.comparing.compare import Learnt
    from leadctl.matching.comparing.judge import Found
    from leadctl.matching.gathering.evidence import Evidence
    from leadctl.matching.pairs import Pair


class Trial(NamedTuple):
    """What a threshold comes to.

    Attributes:
        cluster_of: for each row the lowest row of its cluster.
        joined: the pairs that united two clusters, best first.
    """

    cluster_of: list[int]
    joined: list[Found]


class Trials(Search):
    """What `find_duplicates` would find by one threshold or another."""

    def __init__(
        self,
        evidence: Evidence,
        report: Callable[[int, int], None] = silent,
        learnt: Learnt | None = None,
    ) -> None:
        super().__init__(evidence, (), SAME, report, learnt=learnt)
        self._sure = self._ordered_sure(list(Identities(self._features).pairs()))
        self._lefts, self._rights = self._candidates()
        self._odds_of = self._odds(self._lefts, self._rights)

    def at(self, threshold: float | None) -> Trial:
        """Find the clusters by a threshold; by the usual one where none is given."""
        self._grouping = Grouping(self._features, ())
        self._same, self._held = bits(threshold), {}
        joined = self._join_all(self._sure, self._lefts, self._rights, self._odds_of)
        return Trial([self._grouping.find(row) for row in range(self._features.count)], joined)

    def pairs(self, found: list[Found]) -> list[Pair]:
        """Compare pairs again, with why; also what held them at the threshold tried last."""
        return self._told(found)
