"""What decisions teach: how far each level of each comparison is more or less telling than shipped.

A match weight is log2 of m over u. u is counted in the data at hand, so a correction of b bits says
that m is 2^b times what is shipped. It cannot be counted from decisions, for these are about pairs
chosen by their weights: among doubtful pairs a level is as frequent as doubt makes it. The odds of
a pair given what was compared are untouched by that choice (Prentice and Pyke, Biometrika 1979), so
the corrections are those of a logistic regression whose offset is the shipped log-odds, shrunk to
the shipped weights by a normal prior around none: a ridge estimator (le Cessie and van
Houwelingen, Applied Statistics 1992). Fields that agree together share what they teach.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from math import log
from typing import TYPE_CHECKING, NamedTuple

from leadctl.matching.comparing.compare import NO_NAME, TAUGHT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leadctl.matching.comparing.compare import Learnt
    from leadctl.matching.comparing.pairwise import Floats
    from leadctl.matching.pairs import Comparison

LEAST, LEAST_OF_EACH = 30, 5
"""Decisions from which there is something to learn, and those that say same, or different."""

SPREAD = 1.0
"""Bits by which shipped weights are thought to be off: what labelled lists show on average."""

SMALLEST = 0.05
"""Bits below which a correction is none."""

FOLDS = 5
_ROUNDS = 50
_STILL = 1e-9
_NATS = log(2)


class Decision(NamedTuple):
    """A pair that a person decided: what was compared, and whether it is one person."""

    comparisons: tuple[Comparison, ...]
    is_same: bool


class Taught(NamedTuple):
    """What is learnt of one level.

    Attributes:
        field, level: which one.
        same, different: decisions that it is part of.
        weight: what it weighs in these, in bits, as shipped.
        correction: what is to be added, in bits.
    """

    field: str
    level: str
    same: int
    different: int
    weight: float
    correction: float


@dataclass(frozen=True)
class Lesson:
    """What some decisions teach.

    Attributes:
        levels: what was learnt of each level, the largest correction first.
        shipped, learnt: how surprising a decision is on average, in bits, by the shipped weights
            and by those learnt from the other decisions; an even guess is surprised by 1.
    """

    levels: list[Taught] = field(default_factory=list)
    shipped: float = 0.0
    learnt: float = 0.0

    @property
    def corrections(self) -> Learnt:
        """What is to be added to each weight."""
        return {(one.field, one.level): one.correction for one in self.levels}


def learn(decisions: Sequence[Decision], prior: float) -> Lesson:
    """Estimate corrections; what was learnt before is no part of what they correct.

    Args:
        decisions: pairs as they were compared, in any order.
        prior: log-odds, in bits, that any two leads are one person.
    """
    import numpy as np  # noqa: PLC0415 - 250 ms, only where something is learnt

    decisions = sorted(decisions)
    told = [_telling(one) for one in decisions]
    levels = sorted({(c.field, c.level) for pair in told for c in pair})
    place = {level: at for at, level in enumerate(levels)}
    seen = np.zeros((len(told), len(levels)))
    for row, pair in enumerate(told):
        seen[row, [place[c.field, c.level] for c in pair]] = 1
    odds = np.array([prior + sum(c.weight for c in pair) for pair in told]) * _NATS
    same = np.array([one.is_same for one in decisions], dtype=float)
    found = _fitted(seen, odds, same)
    blind = odds + np.array(_held_out(seen, odds, same))
    taught = [
        _taught(told, decisions, level, float(found[at]) / _NATS) for level, at in place.items()
    ]
    kept = [one for one in taught if abs(one.correction) >= SMALLEST]
    kept.sort(key=lambda one: (-abs(one.correction), one.field, one.level))
    return Lesson(kept, _surprise(odds, same), _surprise(blind, same))


def _telling(one: Decision) -> list[Comparison]:
    """What was compared, as shipped weights have it; what is only a limit teaches nothing."""
    return [c for c in one.comparisons if c.field != TAUGHT and c.level != NO_NAME]


def _taught(
    told: Sequence[Sequence[Comparison]],
    decisions: Sequence[Decision],
    level: tuple[str, str],
    correction: float,
) -> Taught:
    """What is learnt of a level, with the decisions that it is part of, and its mean weight."""
    found = [
        (one.is_same, c.weight)
        for one, pair in zip(decisions, told, strict=True)
        for c in pair
        if (c.field, c.level) == level
    ]
    same = sum(is_same for is_same, _ in found)
    weight = sum(weight for _, weight in found) / len(found)
    return Taught(*level, same, len(found) - same, weight, round(correction, 2))


def _fitted(seen: Floats, odds: Floats, same: Floats) -> Floats:
    """The corrections, in nats, that are most likely after the decisions: Newton's method."""
    import numpy as np  # noqa: PLC0415

    found: Floats = np.zeros(seen.shape[1])
    shrink = 1 / (SPREAD * _NATS) ** 2
    for _ in range(_ROUNDS):
        chance = _chance(odds + seen @ found)
        slope = seen.T @ (same - chance) - shrink * found
        bend = (seen.T * (chance * (1 - chance))) @ seen + shrink * np.eye(len(found))
        step = np.linalg.solve(bend, slope)
        found = found + step
        if np.abs(step).max(initial=0) < _STILL:
            break
    return found


def _held_out(seen: Floats, odds: Floats, same: Floats) -> Floats:
    """What the other decisions would correct at each one, a fifth of them held out in turn."""
    import numpy as np  # noqa: PLC0415

    fold = np.arange(len(odds)) % FOLDS
    found: Floats = np.zeros(len(odds))
    for one in range(FOLDS):
        out = fold == one
        found[out] = seen[out] @ _fitted(seen[~out], odds[~out], same[~out])
    return found


def _chance(nats: Floats) -> Floats:
    import numpy as np  # noqa: PLC0415

    return np.asarray(1 / (1 + np.exp(-np.clip(nats, -500, 500))))


def _surprise(nats: Floats, same: Floats) -> float:
    import numpy as np  # noqa: PLC0415

    return float(np.logaddexp(0, np.where(same > 0, -nats, nats)).mean()) / _NATS
