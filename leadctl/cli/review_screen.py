"""What `review` shows: two leads side by side, and what speaks for one person and against it."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from leadctl.cli.output import emit, emit_table
from leadctl.cli.pairs import bits, chance, named, reckoning, rows_of
from leadctl.cli.text import columns, cut, is_terminal

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leadctl.matching.pairs import Comparison, Pair
    from leadctl.store.asking.explain import Side, Step
    from leadctl.workflows.reviewing.review_pairs import Survivor

    Row = tuple[str, str, str, str]

SAME_HERE = "="
"""Stands for a value that both leads have."""

DIFFERS = "*"
"""Marks the fields in which the two differ."""

QUESTION = "same person? y/n/s/u/q/?"

HELP = (
    "  y  yes, the same: they become one lead at once",
    "  n  no, two people: never asked again, and no key joins them",
    "  s  skip: asked again next time",
    "  u  undo my last answer",
    "  q  quit",
    f"  {DIFFERS} marks what differs, {SAME_HERE} what both have; bits above 0 speak for one",
    "  one bit doubles the odds: they add up from the start to the sum, which is the probability",
)


def show_pair(step: Step, heading: str) -> None:
    """Show two leads, and what was compared of them."""
    emit(f"{heading}   probability {chance(step.pair.probability)}")
    if is_terminal(sys.stdout) and columns() < _NARROW:
        emit_table(("", "field", "lead", "value"), list(_stacked(step.l, step.r)), to_copy=())
    else:
        names = ("", "lead", named(step.l), named(step.r))
        emit_table(names, list(_side_by_side(step.l, step.r)), to_copy=())
    emit("")
    if step.pair.comparisons:
        names = ("speaks", "compared", "agreement", "bits")
        summed = [("", *line) for line in reckoning(step.pair)]
        emit_table(names, [*_words(step.pair), *summed], right={"bits"})
    if step.pair.held:
        emit(f"kept apart: {step.pair.held}")


_NARROW = 64
"""Columns of a terminal below which two leads have no room side by side."""


def _side_by_side(one: Side, other: Side) -> Iterator[Row]:
    """Rows of mark, field and both values; what both have stands once."""
    from leadctl.store.asking.explain import SHOWN

    if len(one.places) > 1 or len(other.places) > 1:
        yield "", "rows", rows_of(one), rows_of(other)
    for name in SHOWN:
        left, right = (side.values.get(name, "") for side in (one, other))
        shown = [cut(value, _MOST) for value in (left, right)]
        if left and left == right:
            yield "", name, shown[0], SAME_HERE
        elif left or right:
            yield DIFFERS if left and right else "", name, shown[0], shown[1]


_MOST = 200
"""Columns of a value that are shown; a cell can be a page long."""


def _stacked(one: Side, other: Side) -> Iterator[Row]:
    """The same below each other: rows of mark, field, lead and value."""
    for mark, name, left, right in _side_by_side(one, other):
        if left and right and not mark:
            yield mark, name, "both", left
            continue
        if left:
            yield mark, name, f"{one.number}", left
        if right:
            yield mark, "" if left else name, f"{other.number}", right


def _words(pair: Pair) -> Iterator[Row]:
    """What was compared, what says most for one person first; each side is named once."""
    before = ""
    for one in sorted(pair.comparisons, key=lambda one: -one.weight):
        side = _side(one)
        yield "" if side == before else side, one.field, one.level, bits(one.weight)
        before = side


def _side(one: Comparison) -> str:
    if not round(one.weight, 2):
        return "neither"
    return "for" if one.weight > 0 else "against"


def survivor_line(one: Survivor) -> str:
    """Tell of a lead in one line."""
    told = "   ".join(part for part in (one.name, one.company, one.email) if part)
    return f"lead {one.lead}   {told}"
