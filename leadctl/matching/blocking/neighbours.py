"""Large blocks of one name: each row meets those next to it, by one field after the other.

All pairs of a block are quadratic. Rows that agree in a name and in what the block is about are
one person as a rule, and are joined as surely by a chain; where they are several, the rows of each
stand side by side in the order of a field that tells them apart.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from leadctl.matching.gathering.features import Hashes, Ints

MOST_ROWS = 1024
"""Rows of a block that are chained: nobody has more that differ, and those of a name and a company
are namesakes then, or a name that stands for none."""


@dataclass(frozen=True)
class Neighbours:
    """Pairs rows with those next to them.

    Attributes:
        count: rows of the list.
        fields: one digest a row; rows are put in the order of each in turn.
        content: a digest of all that a row says, which orders those that agree in a field.
        theirs: which rows are of another list, where only pairs across the two are wanted.
    """

    count: int
    fields: list[Hashes]
    content: Hashes
    theirs: NDArray[np.bool_] | None = None

    def pairs(self, rows: Ints, digests: Hashes) -> tuple[Ints, Ints]:
        """Chain the rows of each block that is not too large.

        Args:
            rows: the rows, each once a block.
            digests: the block of each.

        Returns:
            the pairs, as the lower row times `count` plus the other; places of the other rows.
        """
        import numpy as np  # noqa: PLC0415

        _, block, sizes = np.unique(digests, return_inverse=True, return_counts=True)
        fits = sizes[block] <= MOST_ROWS
        found = [np.zeros(0, dtype=np.int64)]
        chained, block = rows[fits], block[fits]
        for field in self.fields:
            order = np.lexsort((self.content[chained], field[chained], block))
            found += self._next(chained[order], block[order])
        return np.concatenate(found), np.flatnonzero(~fits)

    def _next(self, rows: Ints, block: Ints) -> list[Ints]:
        """Each row with the next one of its block; across two lists with the next of the other."""
        import numpy as np  # noqa: PLC0415

        place = np.arange(len(rows))
        if self.theirs is None:
            ways = [(place[:-1], place[1:])]
        else:
            side, back = self.theirs[rows], place[::-1]
            before = _last_other(side)
            behind = (len(rows) - 1 - _last_other(side[::-1]))[back]
            ways = [
                (place[at], other[at])
                for other in (before, behind)
                for at in [np.flatnonzero((other >= 0) & (other < len(rows)))]
            ]
        found = []
        for one, other in ways:
            same = block[one] == block[other]
            left, right = rows[one[same]], rows[other[same]]
            found.append(np.minimum(left, right) * self.count + np.maximum(left, right))
        return found


def _last_other(side: NDArray[np.bool_]) -> Ints:
    """For each place the last one before it that is of the other side; -1 where none is."""
    import numpy as np  # noqa: PLC0415

    place = np.arange(len(side))
    last = [np.maximum.accumulate(np.where(side == one, place, -1)) for one in (False, True)]
    found: Ints = np.where(side, last[0], last[1])
    return found
