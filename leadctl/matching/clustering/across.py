"""Which rows of one list are found in another one: duplicate finding across, never within."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leadctl.matching.blocking.block import Blocking, DroppedBlock
from leadctl.matching.blocking.identity import Identities
from leadctl.matching.clustering.search import Search, silent
from leadctl.matching.comparing.judge import bits
from leadctl.matching.gathering.features import mixed
from leadctl.matching.pairs import Pair

if TYPE_CHECKING:
    from collections.abc import Callable, Collection

    from leadctl.matching.comparing.compare import Learnt
    from leadctl.matching.comparing.judge import Found
    from leadctl.matching.comparing.pairwise import Ints
    from leadctl.matching.gathering.evidence import Evidence


@dataclass
class Matches:
    """What was found of one list in another; of each pair `l` is of the first, `r` of the second.

    Attributes:
        same: the best pair of each row that is found there, rising.
        doubtful: for each other row the pairs that a person should look at, rising.
        compared: pairs compared.
        dropped: as of `Duplicates`.
    """

    same: list[Pair] = field(default_factory=list)
    doubtful: list[Pair] = field(default_factory=list)
    compared: int = 0
    dropped: list[DroppedBlock] = field(default_factory=list)


def find_matches(
    evidence: Evidence,
    start: int,
    *,
    different: Collection[tuple[int, int]] = (),
    threshold: float | None = None,
    learnt: Learnt | None = None,
    report: Callable[[int, int], None] = silent,
) -> Matches:
    """Find the rows of one list in another one, as `find_duplicates` would, never within either.

    Args:
        evidence: the rows of the first list, and behind them those of the second.
        start: row with which the second list begins.
        different: as for `find_duplicates`, of the first list.
        threshold: as for `find_duplicates`.
        learnt: as for `find_duplicates`.
        report: as for `find_duplicates`.
    """
    if not 0 < start < len(evidence):
        return Matches()
    return _Across(evidence, start, different, bits(threshold), report, learnt=learnt).run_across()


class _Across(Search):
    """A search of one list in another; the rows of the second stand behind those of the first.

    Rows of one list meet only through rows of the other, so that a row of the second is never said
    to be two people of the first who exclude each other.
    """

    def __init__(
        self,
        evidence: Evidence,
        start: int,
        different: Collection[tuple[int, int]],
        same: float,
        report: Callable[[int, int], None],
        *,
        learnt: Learnt | None,
    ) -> None:
        import numpy as np  # noqa: PLC0415

        super().__init__(evidence, different, same, report, learnt=learnt)
        self._start = start
        self._theirs = np.arange(self._features.count) >= start
        self._equal = self._equals()

    def run_across(self) -> Matches:
        """Find the pairs; what is true of a row is true of those that say the same."""
        sure = Identities(self._features)
        joined, doubtful = self._found(sure.across(self._start))
        best: dict[int, Found] = {}
        for pair in joined:
            best.setdefault(pair[0], pair)
        same = self._spread(self._judge.pairs(list(best.values())))
        known = {pair.l for pair in same}
        told = self._spread(self._told([pair for pair in doubtful if pair[0] not in known]))
        dropped = sure.dropped + self._still_apart()
        return Matches(
            same, [one for one in told if one.l not in known], self._result.compared, dropped
        )

    def _equals(self) -> Ints:
        """For each row the first one of its list that says the same; the told apart say more."""
        import numpy as np  # noqa: PLC0415

        side = mixed(self._features.content, self._theirs.astype(np.uint64) + np.uint64(1))
        _, first, code = np.unique(side, return_index=True, return_inverse=True)
        equal: Ints = first[code]
        apart = list(self._known_apart)
        equal[apart] = apart
        return equal

    def _spread(self, pairs: list[Pair]) -> list[Pair]:
        """Say of every row of the first list what was found for the one that stands for it."""
        found = defaultdict[int, list[Pair]](list)
        for pair in pairs:
            found[pair.l].append(pair)
        equal = self._equal[: self._start].tolist()
        return [
            pair._replace(l=row)
            for row, stands in enumerate(equal)
            for pair in found.get(row, []) or found.get(stands, [])
        ]

    def _candidates(self) -> tuple[Ints, Ints]:
        """Pairs to compare: within blocks, and rows of both lists that say the same."""
        import numpy as np  # noqa: PLC0415

        rows = np.flatnonzero(
            (self._equal == np.arange(len(self._equal))) & self._features.tells_somebody
        )
        blocking = Blocking(self._features, rows, self._theirs)
        lefts, rights = blocking.pairs()
        self._dropped = blocking.dropped
        ours, others = rows[rows < self._start], rows[rows >= self._start]
        content = self._features.content
        _, left, right = np.intersect1d(content[ours], content[others], return_indices=True)
        count = self._features.count
        packed = np.unique(
            np.concatenate((lefts * count + rights, ours[left] * count + others[right]))
        )
        return packed // count, packed % count
