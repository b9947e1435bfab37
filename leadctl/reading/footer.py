"""Totals and remarks that reports write below their last row."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from leadctl.rows import Reject

if TYPE_CHECKING:
    from leadctl.rows import Chunk

_THINGS = r"(?:records?|rows?|contacts?|leads?|entries|results?|people|items|datensätze|kontakte)"
_FOOTER = re.compile(
    r"(?:(?:grand|sub)[ -]?)?(?:totals?|totale?|totaal|gesamt(?:summe)?|summe|suma|razem)"
    rf"\s*(?:[:=(].*|\d.*|(?:number|count|of|{_THINGS})\b.*)?"
    r"|(?:report )?(?:generated|exported|downloaded|printed|created) (?:by|on|at|from|with)\b.*"
    rf"|{_THINGS}\s*[:=]\s*[\d.,]+|[\d.,]+ {_THINGS}(?: (?:exported|found|total))?"
    r"|end of (?:report|file|list|data)\W*|page \d+(?: of \d+)?|(?:copyright|©|\(c\) ?\d).*"
    r"|confidential(?: information)?\W*",
    re.IGNORECASE | re.DOTALL,
)


def reject_footer(chunk: Chunk) -> None:
    """Move the footers that end a chunk from its rows to its rejects.

    Only what stands alone in the first cell can be one, and only where no row follows.

    Args:
        chunk: the last one of a file; changed in place.
    """
    lines, columns, rejects = chunk
    found: list[Reject] = []
    while len(columns) > 1 and (lines or rejects):
        if rejects and (not lines or rejects[-1].line > lines[-1]):
            if rejects[-1].reason != "too_few_cells" or not _is_footer(rejects[-1].raw):
                break
            found.append(rejects.pop()._replace(reason="footer"))
        else:
            row = [column[-1] for column in columns]
            if "".join(row[1:]).strip() or not _is_footer(row[0]):
                break
            for column in columns:
                column.pop()
            found.append(Reject(lines.pop(), "", "footer", _raw(row)))
    rejects.extend(reversed(found))


def _is_footer(text: str) -> bool:
    return _FOOTER.fullmatch(text.strip(' \t\r\n",;|*-')) is not None


def _raw(row: list[str]) -> str:
    """Write a row as it can be read again; quotes that it did not need are not kept."""
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="").writerow(row)
    return stream.getvalue()
