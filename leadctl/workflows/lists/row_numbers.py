"""The data rows of a list by number, as people count them: rejected rows have their number too."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leadctl.reading.opening.rejects import NO_ROWS

if TYPE_CHECKING:
    from leadctl.rows import Chunk


@dataclass
class RowNumbers:
    """The numbers of a list's rows, in the order of the file, from 1.

    Attributes:
        read: of each row that could be read.
        lines: the line of each of these; a workbook's row.
        apart: how many could not be read.
    """

    read: array[int] = field(default_factory=lambda: array("q"))
    lines: array[int] = field(default_factory=lambda: array("q"))
    apart: int = 0

    def add(self, chunk: Chunk) -> None:
        """Number the rows of the next chunk."""
        rejected = [one.line for one in chunk.rejects if one.reason not in NO_ROWS]
        lines = sorted([(line, False) for line in chunk.lines] + [(n, True) for n in rejected])
        start = len(self.read) + self.apart + 1
        numbered = enumerate(lines, start=start)
        self.read.extend(number for number, (_, is_reject) in numbered if not is_reject)
        self.lines.extend(chunk.lines)
        self.apart += len(rejected)
