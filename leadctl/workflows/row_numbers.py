"""The data rows of a list by number, as people count them: rejected rows have their number too."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leadctl.reading.rejects import NO_ROWS

if TYPE_CHECKING:
    from leadctl.rows import Chunk


@dataclass
class RowNumbers:
    """The numbers of a list's rows, in the order of the file, from 1.

    Attributes:
        read: of each row that could be read; `apart` are those of the others.
    """

    read: array[int] = field(default_factory=lambda: array("q"))
    apart: list[int] = field(default_factory=list)

    def add(self, chunk: Chunk) -> None:
        """Number the rows of the next chunk."""
        rejected = [one.line for one in chunk.rejects if one.reason not in NO_ROWS]
        lines = sorted([(line, False) for line in chunk.lines] + [(n, True) for n in rejected])
        start = len(self.read) + len(self.apart) + 1
        for number, (_, is_reject) in enumerate(lines, start=start):
            (self.apart if is_reject else self.read).append(number)
