"""One search for duplicates: what is sure is joined, then what is likely, best first."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from leadctl.matching.blocking.block import Blocking, DroppedBlock
from leadctl.matching.blocking.identity import Identities
from leadctl.matching.clustering.grouping import Grouping
from leadctl.matching.comparing.judge import DOUBTFUL, Found, Judge
from leadctl.matching.gathering.features import Features
from leadctl.matching.gathering.remembered import MARGIN, Near, no_odds

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from leadctl.matching.comparing.compare import Learnt
    from leadctl.matching.comparing.pairwise import Floats, Ints
    from leadctl.matching.gathering.evidence import Evidence
    from leadctl.matching.gathering.features import Hashes
    from leadctl.matching.gathering.remembered import Odds
    from leadctl.matching.pairs import Pair

TIE = 3.0
"""Bits by which a pair must be likelier than a rival that excludes it: eight times."""

RIVAL = 0.0
"""Log-odds from which a pair is a rival, whatever the threshold; else a stricter one would drop
rivals, and so merge what a looser one holds."""

NEAR = DOUBTFUL - MARGIN
"""Log-odds from which it is kept who was near; what lies below is nothing to anybody."""

TORN = "another lead, who cannot be the same person, fits about as well"
OTHERWISE_NAMED = "the names that the two go by contradict each other"

_BATCH = 40_000


Likely = tuple[int, int, float]
"""Two rows and the log-odds that they are one person."""

AnyPair = TypeVar("AnyPair", Found, Likely)

Clusters = tuple[int, int]
"""Two clusters, each by its lowest row, the lower first."""

Rivals = dict[int, dict[int, float]]
"""Row -> the rows that it may be, each with its log-odds."""


def _no_hashes() -> Hashes:
    import numpy as np  # noqa: PLC0415

    return np.zeros(0, dtype=np.uint64)


@dataclass
class Duplicates:
    """What was found.

    Attributes:
        same: the pairs that united two clusters, best first.
        doubtful: the best pair of every two clusters that a person should look at, best first;
            where not all rows are compared anew, none of those that wait already.
        fresh: how many of them do not wait yet.
        in_doubt: how many pairs of clusters a person should look at, with those that wait.
        settled: the pairs of those that wait whose clusters are in doubt no more.
        cluster_of: for each row the lowest row of its cluster.
        compared: pairs compared.
        dropped: blocks that were too large, and keys that too many people share.
        content: a digest of each row; those that say the same have the same.
        near: what the next search may take over of this one.
    """

    same: list[Pair] = field(default_factory=list)
    doubtful: list[Pair] = field(default_factory=list)
    fresh: int = 0
    in_doubt: int = 0
    settled: list[tuple[int, int]] = field(default_factory=list)
    cluster_of: list[int] = field(default_factory=list)
    compared: int = 0
    dropped: list[DroppedBlock] = field(default_factory=list)
    content: Hashes = field(default_factory=_no_hashes)
    near: Near = field(default_factory=Near)


def silent(_done: int, _total: int) -> None:
    """Report to nobody."""


class Search:
    """One search, step by step."""

    def __init__(
        self,
        evidence: Evidence,
        different: Collection[tuple[int, int]],
        same: float,
        report: Callable[[int, int], None],
        *,
        united: Collection[tuple[int, int]] = (),
        waiting: Collection[tuple[int, int]] = (),
        learnt: Learnt | None,
        near: Near | None = None,
    ) -> None:
        self._features = Features(evidence)
        self._near = (near or Near()).among(self._features.count)
        self._grouping = Grouping(self._features, different, united)
        self._judge = Judge(self._features, learnt)
        self._same = same
        self._report = report
        self._waiting = waiting
        self._known_apart = {row for pair in different for row in pair}
        self._held: dict[tuple[int, ...], str] = {}
        self._compared = self._near.compared
        self._known = no_odds()
        self._dropped: list[tuple[DroppedBlock, Ints]] = []
        self._result = Duplicates()

    def run(self) -> Duplicates:
        """Join what is sure, then what is likely, best first; keep what is doubtful."""
        result = self._result
        sure = Identities(self._features)
        joined, doubtful = self._found(sure.pairs())
        result.same = self._judge.pairs(joined)
        result.doubtful = self._told(doubtful)
        result.cluster_of = [self._grouping.find(row) for row in range(self._features.count)]
        result.dropped = sure.dropped + self._still_apart()
        result.content = self._features.content
        return result

    def _found(self, sure: Iterable[Found]) -> tuple[list[Found], list[Found]]:
        """The pairs that united two clusters, best first, and the doubtful ones to tell of."""
        import numpy as np  # noqa: PLC0415

        ordered = self._ordered_sure(list(sure))
        lefts, rights = self._candidates()
        unknown = np.full(len(lefts) - len(self._known), np.nan)
        odds = np.concatenate((unknown, self._known))
        at = np.flatnonzero(np.isnan(odds))
        odds[at] = self._odds(lefts[at], rights[at], self._report)
        self._result.compared = len(at)
        self._result.near = self._near_of(lefts, rights, odds)
        joined = self._join_all(ordered, lefts, rights, odds)
        return joined, self._to_tell(self._doubtful(lefts, rights, odds))

    def _join_all(self, sure: list[Found], lefts: Ints, rights: Ints, odds: Floats) -> list[Found]:
        """Join the sure pairs, then the likely ones, best first, until nothing more joins.

        What held a pair may have gone when its clusters had grown: more of their names agree.
        """
        likely, rivals = self._likely(lefts, rights, odds)
        self._parted = self._parted_rivals(likely, rivals)
        joined: list[Found] = []
        before = -1
        while before < len(joined):
            before = len(joined)
            joined += self._join(sure)
            joined += self._join_likely(likely, rivals)
            sure, likely = self._apart(sure), self._apart(likely)
        return joined

    def _apart(self, pairs: list[AnyPair]) -> list[AnyPair]:
        """The pairs whose rows are not of one cluster yet."""
        find = self._grouping.find
        return [pair for pair in pairs if find(pair[0]) != find(pair[1])]

    def _still_apart(self) -> list[DroppedBlock]:
        """Of the blocks that were too large those whose rows are not one person by now.

        The same rows are told of once, by what they share last.
        """
        found: dict[bytes, DroppedBlock] = {}
        for block, rows in self._dropped:
            home = self._grouping.find(int(rows[0]))
            if any(self._grouping.find(row) != home for row in rows.tolist()):
                found[rows.tobytes()] = block
        return list(found.values())

    def _told(self, doubtful: list[Found]) -> list[Pair]:
        """Doubtful pairs, each with what held it, best first as their rounded weights tell it."""
        pairs = sorted(self._judge.pairs(doubtful), key=lambda pair: -pair.weight)
        return [pair._replace(held=self._held.get(pair[:2], "")) for pair in pairs]

    def _join(self, pairs: Iterable[Found]) -> list[Found]:
        return [pair for pair in pairs if self._grouping.join(*pair)]

    def _likely(self, lefts: Ints, rights: Ints, odds: Floats) -> tuple[list[Likely], Rivals]:
        """The likely pairs, best first; and for each row those that it is likely to be."""
        import numpy as np  # noqa: PLC0415

        order = self._best_first(lefts, rights, odds, np.flatnonzero(odds >= RIVAL))
        pairs = [(int(lefts[at]), int(rights[at]), float(odds[at])) for at in order]
        rivals: Rivals = defaultdict(dict)
        for low, high, strength in pairs:
            rivals[low][high] = rivals[high][low] = strength
        return [pair for pair in pairs if pair[2] >= self._same], rivals

    def _join_likely(self, likely: list[Likely], rivals: Rivals) -> list[Found]:
        """Join the likely pairs and note what held the others."""
        joined = []
        for low, high, strength in likely:
            if self._grouping.find(low) == self._grouping.find(high):
                continue
            if self._is_torn(high, low, rivals) or self._is_torn(low, high, rivals):
                self._held[low, high] = TORN
            elif self._grouping.join(low, high, "match", strength - self._same):
                joined.append((low, high, "match"))
            else:
                self._held[low, high] = OTHERWISE_NAMED
        return joined

    def _is_torn(self, row: int, chosen: int, rivals: Mapping[int, Mapping[int, float]]) -> bool:
        """Whether a row fits another cluster about as well, whose person `chosen` cannot be.

        Args:
            row: that may be torn.
            chosen: the row that it would be joined to.
            rivals: for each row those that it is likely to be, with their log-odds.
        """
        grouping, strength = self._grouping, rivals[row][chosen]
        mine = grouping.find(chosen)
        others = {
            rival: other
            for rival, odds in rivals[row].items()
            if odds > strength - TIE and (other := grouping.find(rival)) != mine
        }
        return any(
            grouping.is_forbidden(*sorted((mine, other)))
            or (rival not in rivals[chosen] and self._may_be_either(row, chosen, rival))
            for rival, other in others.items()
        )

    def _may_be_either(self, row: int, chosen: int, rival: int) -> bool:
        """Whether a row may be either of two people, or of two branches of an organisation."""
        if not self._features.organisations[row]:
            return self._grouping.may_be_either(row, chosen, rival)
        return (min(chosen, rival), max(chosen, rival)) in self._parted

    def _parted_rivals(self, likely: list[Likely], rivals: Rivals) -> set[tuple[int, int]]:
        """The pairs that are two by all that is known, of rows that one organisation may be."""
        import numpy as np  # noqa: PLC0415

        told = self._features.organisations
        asked = {
            (min(chosen, rival), max(chosen, rival))
            for low, high, strength in likely
            for row, chosen in ((low, high), (high, low))
            if told[row]
            for rival, odds in rivals[row].items()
            if odds > strength - TIE and rival != chosen and rival not in rivals[chosen]
        }
        pairs = np.array(sorted(asked), dtype=np.int64).reshape(-1, 2)
        apart = pairs[self._odds(pairs[:, 0], pairs[:, 1]) < DOUBTFUL]
        return set(map(tuple, apart.tolist()))

    def _ordered_sure(self, pairs: list[Found]) -> list[Found]:
        """The strongest key first; among equals by what the rows say."""
        import numpy as np  # noqa: PLC0415

        content = self._features.content
        one, other = (content[np.array([pair[side] for pair in pairs], int)] for side in (0, 1))
        rank = {"linkedin": 0, "vendor": 1, "email": 2}
        ranks = [rank[rule] for _, _, rule in pairs]
        order = np.lexsort((np.maximum(one, other), np.minimum(one, other), ranks))
        return [pairs[at] for at in order.tolist()]

    def _candidates(self) -> tuple[Ints, Ints]:
        """Pairs of blocks, of equal rows, of which one stands for all, and of those near before."""
        import numpy as np  # noqa: PLC0415

        content = self._features.content
        order = np.lexsort((np.arange(len(content)), content))
        twin = content[order][1:] == content[order][:-1]
        left, right = order[:-1][twin], order[1:][twin]
        alone = np.ones(len(content), dtype=bool)
        alone[right] = False
        alone[list(self._known_apart)] = True
        named = self._features.tells_somebody
        left, right = left[named[left]], right[named[left]]
        self._compared = alone & named
        new = self._compared & ~self._near.compared if self._near.compared.any() else None
        blocking = Blocking(self._features, np.flatnonzero(self._compared), new=new)
        lefts, rights = blocking.pairs()
        self._dropped = blocking.dropped
        new = ~(self._near.compared[lefts] & self._near.compared[rights])
        lefts, rights = lefts[new], rights[new]
        self._known = self._odds_beside(lefts, rights)
        near = self._near
        return (
            np.concatenate((lefts, left, near.lefts)),
            np.concatenate((rights, right, near.rights)),
        )

    def _odds_beside(self, lefts: Ints, rights: Ints) -> Odds:
        """What pairs that were near weigh beside new ones; NaN where one of these meets them.

        A number that a third one shares tells less.
        """
        import numpy as np  # noqa: PLC0415

        near, met = self._near, np.zeros(self._features.count, dtype=bool)
        met[lefts] = met[rights] = True
        odds: Odds = near.odds.copy()
        odds[met[near.lefts] | met[near.rights]] = np.nan
        return odds

    def _near_of(self, lefts: Ints, rights: Ints, odds: Floats) -> Near:
        """What the next search may take over: of equal rows none but the one that was compared."""
        compared = self._compared
        near = compared[lefts] & compared[rights] & (odds >= NEAR)
        return Near(
            compared,
            lefts[near],
            rights[near],
            odds[near].astype("float32"),
            whole=self._near.whole or len(compared),
            stirred=self._near.stirred if self._near.whole else 0,
        )

    def _odds(
        self, lefts: Ints, rights: Ints, report: Callable[[int, int], None] = silent
    ) -> Floats:
        import numpy as np  # noqa: PLC0415

        total = len(lefts)
        parts = [np.zeros(0)]
        for start in range(0, total, _BATCH):
            end = min(start + _BATCH, total)
            parts.append(self._judge.odds(lefts[start:end], rights[start:end], NEAR))
            report(end, total)
        return np.concatenate(parts)

    def _best_first(
        self,
        lefts: Ints,
        rights: Ints,
        odds: Floats,
        among: Ints,
    ) -> Iterator[int]:
        """Places of pairs, the likeliest first; among equals by what the rows say."""
        import numpy as np  # noqa: PLC0415

        one, other = self._features.content[lefts[among]], self._features.content[rights[among]]
        order = np.lexsort(
            (np.maximum(one, other), np.minimum(one, other), -np.round(odds[among], 6))
        )
        yield from among[order].tolist()

    def _doubtful(self, lefts: Ints, rights: Ints, odds: Floats) -> dict[Clusters, Found]:
        """The best pair of every two clusters that may be one person and were not joined."""
        import numpy as np  # noqa: PLC0415

        found: dict[Clusters, Found] = {}
        for at in self._best_first(lefts, rights, odds, np.flatnonzero(odds >= DOUBTFUL)):
            low, high = int(lefts[at]), int(rights[at])
            clusters = self._clusters(low, high)
            if clusters not in found and self._may_be_one(*clusters):
                found[clusters] = (low, high, "match")
        return found

    def _to_tell(self, doubtful: Mapping[Clusters, Found]) -> list[Found]:
        """The doubtful pairs of which is told: all, where all rows are compared anew."""
        waiting = {pair: self._clusters(*pair) for pair in self._waiting}
        fresh = doubtful.keys() - set(waiting.values())
        result = self._result
        result.fresh, result.in_doubt = len(fresh), len(doubtful)
        result.settled = [
            pair
            for pair, (low, high) in waiting.items()
            if low != high and (low, high) not in doubtful
        ]
        told = fresh if self._near.whole else doubtful.keys()
        return [pair for clusters, pair in doubtful.items() if clusters in told]

    def _may_be_one(self, low: int, high: int) -> bool:
        """Whether two clusters are two, and nothing forbids that they meet."""
        return low != high and not self._grouping.is_forbidden(low, high)

    def _clusters(self, left: int, right: int) -> Clusters:
        """The clusters of two rows, the lower first."""
        one, other = self._grouping.find(left), self._grouping.find(right)
        return min(one, other), max(one, other)
