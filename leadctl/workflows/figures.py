"""Figures of cleaning: how many cells changed, and what there is to look at. They add up."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from itertools import compress
from operator import ne
from typing import TYPE_CHECKING

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

    def add(self, raw: Mapping[str, Sequence[str]], cells: Mapping[str, Sequence[Cleaned]]) -> None:
        """Count one chunk; columns that were derived are passed over."""
        for name, values in raw.items():
            cleaned = cells[name]
            self.changed[name] += _changed(values, cleaned)
            reasons = Counter([cell.reason for cell in cleaned if cell.reason])
            self.noticed.update({(name, reason): n for reason, n in reasons.items()})
            if name in self.verdicts:
                self.verdicts[name].update(cell.verdict for cell in cleaned)


def _changed(values: Sequence[str], cleaned: Sequence[Cleaned]) -> int:
    """How many cells read otherwise now; most do not, which their first values tell."""
    differ = map(ne, values, [cell.value or "" for cell in cleaned])
    pairs = compress(zip(values, cleaned, strict=True), differ)
    return sum(old != as_text(old, cell) for old, cell in pairs)
