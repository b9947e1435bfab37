"""What a column may mean, and who says so."""

from __future__ import annotations

from typing import NamedTuple

BY_MAP, BY_PROFILE, BY_SYNONYM, BY_GUESS, BY_CONTENT = range(5)
"""Who says what a column means, the strongest first."""


class Candidate(NamedTuple):
    """A column and what it may mean.

    Attributes:
        at: place of the column.
        field: what it means; empty to keep it as custom, LEFT_OUT to pass it over.
        tier: who says so, such as `BY_SYNONYM`.
        order: place among the headers of this tier for this field; a lower one is believed.
        opposite: whether its header asks the other way round.
        refused: what its header means and its cells cannot be; empty for nothing.
    """

    at: int
    field: str
    tier: int
    order: int
    opposite: bool = False
    refused: str = ""

    @property
    def rank(self) -> tuple[int, int]:
        """What decides between columns of the same field."""
        return self.tier, self.order
