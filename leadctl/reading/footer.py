"""Totals and remarks that reports write below their last row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leadctl.reading.dialect import Dialect
from leadctl.rows import Reject

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leadctl.rows import Chunk

_THINGS = r"(?:records?|rows?|contacts?|leads?|entries|results?|people|items|datensätze|kontakte)"
_FOOTER = re.compile(
    r"(?:(?:grand|sub)[ -]?)?(?:totals?|totale?|totaal|gesamt(?:summe)?|summe|suma|razem)"
    rf"\s*(?:[:=(].*|\d.*|(?:number|count|of|{_THINGS})\b.*)?"
    r"|(?:report )?(?:generated|exported|downloaded|printed|created) (?:by|on|at|from|with)\b.*"
    rf"|{_THINGS}\s*[:=]\s*[\d.,]+|[\d.,]+ {_THINGS}(?: (?:exported|found|total))?"
    r"|end of (?:report|file|list|data)\W*|page \d+(?: of \d+)?|(?:copyright|©|\(c\) ?\d).*"
    r"|confidential(?: information)?\W*(?:do not distribute\W*)?",
    re.IGNORECASE | re.DOTALL,
)


def reject_footer(chunk: Chunk, dialect: Dialect | None = None) -> None:
    """Move the footers that end a chunk from its rows to its rejects.

    Only what stands alone in the first cell can be one, and only where no row follows.

    Args:
        chunk: the last one of a file; changed in place.
        dialect: of the text that it comes from, None for no text.
    """
    found: list[Reject] = []
    while len(chunk.columns) > 1 and (chunk.lines or chunk.rejects):
        last = _last_remark(chunk, dialect or Dialect())
        if last is None:
            break
        found.append(last)
    ends = any(one.reason == "footer" for one in found)
    chunk.rejects.extend(one._replace(reason="footer") if ends else one for one in reversed(found))


def _last_remark(chunk: Chunk, dialect: Dialect) -> Reject | None:
    """Take the last row off a chunk if it is a footer, or a cell alone that may be one's part."""
    lines, columns, rejects = chunk
    if rejects and (not lines or rejects[-1].line > lines[-1]):
        last = rejects[-1]
        if last.reason != "too_few_cells" or not (_is_footer(last.raw) or _is_alone(last.raw)):
            return None
        return rejects.pop()._replace(reason="footer" if _is_footer(last.raw) else last.reason)
    row = [column[-1] for column in columns]
    if "".join(row[1:]).strip() or not _is_footer(row[0]):
        return None
    for column in columns:
        column.pop()
    return Reject(lines.pop(), "", "footer", dialect.written(row))


def _is_footer(text: str) -> bool:
    return _FOOTER.fullmatch(text.strip(' \t\r\n",;|*-')) is not None


def _is_alone(text: str) -> bool:
    """Tell whether a line is one cell: reports end with their name, and that of the company."""
    return not any(sign in text.strip('"') for sign in ",;\t|")


def as_text(row: Sequence[str]) -> str:
    """Write a row of no text as it can be read again, with commas."""
    return Dialect().written(row)
