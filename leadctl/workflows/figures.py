"""Figures of cleaning: how many cells changed, and what there is to look at. They add up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import compress
from operator import ne
from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import REASON, VERDICT, Values
from leadctl.mapping.cleaning_pass import as_text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from leadctl.cleaning.cleaned import Cleaned


@dataclass
class Figures:
    """What cleaning did to some rows.

    Attributes:
        changed: field -> cells whose clean text differs from what was read.
        verdicts: `email` or `phone` -> verdict -> cells.
        noticed: (field, reason) -> cells, such as (`email`, `possible_typo`).
    """

    changed: Counter[str] = field(default_factory=Counter)
    verdicts: dict[str, Counter[str]] = field(
        default_factory=lambda: {"email": Counter(), "phone": Counter()}
    )
    noticed: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(
        self,
        raw: Mapping[str, Sequence[str]],
        cells: Mapping[str, Sequence[Cleaned]],
        values: Values | None = None,
    ) -> None:
        """Count one chunk; columns that were derived are passed over.

        Args:
            raw: field -> its cells as read.
            cells: field -> the same, cleaned.
            values: those of `cells`, where they are at hand.
        """
        values = Values(cells) if values is None else values
        for name, read in raw.items():
            cleaned = cells[name]
            self.changed[name] += _changed(read, cleaned, values[name])
            reasons = Counter(filter(None, map(REASON, cleaned)))
            self.noticed.update({(name, reason): n for reason, n in reasons.items()})
            if name in self.verdicts:
                self.verdicts[name].update(map(VERDICT, cleaned))


def _changed(read: Sequence[str], cleaned: Sequence[Cleaned], values: Sequence[str | None]) -> int:
    """How many cells read otherwise now; most do not, which their first values tell."""
    differ = list(map(ne, read, [value or "" for value in values]))
    old = list(compress(read, differ))
    return sum(map(ne, old, map(as_text, old, compress(cleaned, differ))))
