"""Pairs of rows judged: the log-odds that the two are one person, and why.

A weight is a log-odds in bits, and so is the prior, which follows from the number of rows.
"""

from __future__ import annotations

from math import exp2, inf, log2
from typing import TYPE_CHECKING

from leadctl.matching.comparing.compare import Comparer
from leadctl.matching.pairs import Comparison, Pair

if TYPE_CHECKING:
    from leadctl.matching.comparing.compare import Learnt
    from leadctl.matching.comparing.pairwise import Floats, Ints
    from leadctl.matching.gathering.features import Features

SAME = 1.58
"""Log-odds, in bits, from which a pair is held for the same person: three to one for the weakest
of them, as `USUAL` says. So 96 of 100 merges that no key decides are right
(`tests/bench/weigh_matches.py`)."""

DOUBTFUL = -2.2
"""Log-odds from which a person should decide: one to four and a half. About half of what is left
in doubt is true in labelled lists, and of what lies below hardly any."""

Found = tuple[int, int, str]
"""A pair of rows, the lower first, and the rule that found it."""


def bits(threshold: float | None) -> float:
    """Log-odds of a probability; `SAME` where none is said."""
    return SAME if threshold is None else log2(threshold / (1 - threshold))


class Judge:
    """Compares pairs and turns weights into probabilities."""

    def __init__(self, features: Features, learnt: Learnt | None) -> None:
        self._comparer = Comparer(features, learnt)
        self.prior = features.prior
        self._known: dict[tuple[str, str, float], Comparison] = {}

    def odds(self, lefts: Ints, rights: Ints, least: float = -inf) -> Floats:
        """Log-odds, in bits, that pairs are the same person; any below `least` say just that."""
        import numpy as np  # noqa: PLC0415

        compared = self._comparer.compare(lefts, rights, least)
        total: Floats = np.sum([one.weight for one in compared], axis=0)
        return total + self.prior

    def pairs(self, found: list[Found]) -> list[Pair]:
        """Compare pairs again, this time keeping why."""
        import numpy as np  # noqa: PLC0415

        if not found:
            return []
        lefts, rights = (
            np.array([pair[side] for pair in found], dtype=np.int64) for side in (0, 1)
        )
        compared = self._comparer.compare(lefts, rights)
        reasons: list[list[Comparison]] = [[] for _ in found]
        for one in compared:
            told = np.flatnonzero(one.level)
            levels, weights = one.level[told].tolist(), one.weight[told].tolist()
            for at, level, weight in zip(told.tolist(), levels, weights, strict=True):
                reasons[at].append(self._comparison(one.field, one.words[level], weight))
        return [
            self._pair(*pair, tuple(compared))
            for pair, compared in zip(found, reasons, strict=True)
        ]

    def _comparison(self, field_: str, words: str, weight: float) -> Comparison:
        key = (field_, words, round(weight, 2))
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = Comparison(*key)
        return known

    def _pair(self, low: int, high: int, rule: str, reasons: tuple[Comparison, ...]) -> Pair:
        if rule != "match":
            return Pair(low, high, rule, inf, 1.0, reasons)
        weight = sum([one.weight for one in reasons])
        return Pair(low, high, rule, weight, probability(weight + self.prior), reasons)


def probability(odds: float) -> float:
    """What log-odds in bits are as a probability."""
    return 1 / (1 + exp2(-max(odds, -1000.0)))
