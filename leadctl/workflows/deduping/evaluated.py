"""What holding duplicates against labels comes to."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leadctl.matching.clustering.scores import best_score
from leadctl.matching.pairs import USUAL
from leadctl.workflows.deduping.dedupe_file import DedupeRequest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from leadctl.matching.clustering.scores import BCubed, Score
    from leadctl.matching.pairs import Pair

THRESHOLDS = (0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999)
"""Probabilities that are tried, beside the one in use."""

SHOWN = 5
"""Errors of each kind that are told, unless a user asks for more."""

SHOWN_BY = ("full_name", "company", "email")
"""Fields by which a row or lead in an error is shown."""


@dataclass(frozen=True, slots=True)
class EvalRequest(DedupeRequest):
    """What a user asks.

    Attributes:
        name: what to call the file.
        label: header of the column with the truth; found out when empty.
        limit: errors of each kind to tell.
    """

    name: str = ""
    label: str = ""
    limit: int = SHOWN


@dataclass
class Evaluated:
    """What an evaluation came to.

    Attributes:
        file: the list, as given.
        column: header of the column with the truth.
        of: `rows` of the list, or `leads` of the store.
        labelled: rows with a label, or pairs that count.
        people: distinct labels; None for pairs.
        passed: what does not count, by why.
        used: what the threshold in use comes to.
        curve: what each threshold comes to, rising; the one in use is among them.
        best: the one with the best F1.
        bcubed: B-cubed of the threshold in use; None for pairs.
        wrong, missed: the worst errors: pairs of two people that were made one, the likeliest
            first; pairs of one person that were left apart, the least likely first.
        wrong_count, missed_count: how many there are of them.
        shown: number of a row or lead in `wrong` and `missed` -> who it is.
    """

    file: str
    column: str
    of: str
    labelled: int = 0
    people: int | None = None
    passed: Counter[str] = field(default_factory=Counter)
    used: Score = field(init=False)
    curve: list[Score] = field(default_factory=list)
    best: Score = field(init=False)
    bcubed: BCubed | None = None
    wrong: list[Pair] = field(default_factory=list)
    missed: list[Pair] = field(default_factory=list)
    wrong_count: int = 0
    missed_count: int = 0
    shown: dict[int, str] = field(default_factory=dict)

    def rate(self, score: Callable[[float | None], Score], threshold: float | None) -> None:
        """Try every threshold, and the one in use last.

        Args:
            score: gives what a threshold comes to.
            threshold: the one in use; None for the usual one.
        """
        used = threshold or USUAL
        tried = [score(one) for one in THRESHOLDS if one != used]
        self.used = score(threshold)
        self.curve = sorted([*tried, self.used], key=lambda one: one.threshold)
        self.best = best_score(self.curve, self.used)

    @property
    def told(self) -> set[int]:
        """The numbers of those in the worst errors."""
        return {number for one in (*self.wrong, *self.missed) for number in one[:2]}

    def tell_worst(self, wrong: Sequence[Pair], missed: Sequence[Pair], limit: int) -> None:
        """Keep the worst errors of each kind."""
        self.wrong = sorted(wrong, key=lambda one: -one.probability)[:limit]
        self.missed = sorted(missed, key=lambda one: one.probability)[:limit]
