"""Pairs of leads as people are told of them: where their rows stand, weights, probability."""

from __future__ import annotations

from math import log2
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leadctl.matching.pairs import Pair
    from leadctl.store.asking.explain import Place, Side


def named(side: Side) -> str:
    """A record or a lead of one row by its number and where it stands, a lead of more by number."""
    return (
        f"{side.number} ({_place(side.places[0])})" if len(side.places) == 1 else f"{side.number}"
    )


def rows_of(side: Side) -> str:
    """Say where the rows of a side stand, the first few of them."""
    more = len(side.places) - _ROWS_SHOWN
    shown = "; ".join(map(_place, side.places[:_ROWS_SHOWN]))
    return f"{shown}; {more:,} more" if more > 0 else shown


_ROWS_SHOWN = 5


def _place(place: Place) -> str:
    return f"{Path(place.file).name}:{place.line}{', undone' if place.undone else ''}"


def reckoning(pair: Pair) -> list[tuple[str, str, str]]:
    """What the pair started from, and what that and the comparisons come to."""
    before = prior(pair)
    if before is None:
        return []
    return [
        ("", "start: any two leads at all", bits(before)),
        ("", f"sum: odds of {_odds(pair.weight + before)}", bits(pair.weight + before)),
    ]


def prior(pair: Pair) -> float | None:
    """Log-odds, in bits, before anything was compared; None where a key left no question."""
    if pair.weight >= SURE or not 0 < pair.probability < 1:
        return None
    return round(log2(pair.probability / (1 - pair.probability)) - pair.weight, 2)


def _odds(weight: float) -> str:
    """Write log-odds as people bet: `40 to 1` for, `1 to 8` against."""
    times = 2 ** min(abs(weight), _MANY)
    number = f"{times:.1f}" if times < _FEW else f"{times:,.0f}"
    number = f"over {number}" if abs(weight) > _MANY else number
    return f"{number} to 1" if weight >= 0 else f"1 to {number}"


_FEW = 10
_MANY = 20
"""Bits from which odds, a million to one, need no more digits."""


SURE = 1e9
"""Match weight from which a pair is beyond question: it shares an identity key."""


def bits(weight: float) -> str:
    """Write a match weight."""
    return f"{weight:+.2f}"


def chance(probability: float) -> str:
    """Write a probability; what is rounded to certainty is none."""
    shown = f"{probability:.3f}"
    return {"1.000": "over 0.999", "0.000": "under 0.001"}.get(shown, shown)
