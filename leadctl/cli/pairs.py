"""Pairs of leads as people are told of them: where their rows stand, weights, probability."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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


def bits(weight: float) -> str:
    """Write a match weight."""
    return f"{weight:+.2f}"


def chance(probability: float) -> str:
    """Write a probability; what is rounded to certainty is none."""
    shown = f"{probability:.3f}"
    return {"1.000": "over 0.999", "0.000": "under 0.001"}.get(shown, shown)
