"""A file of rejects as the list that its raw texts are, so that what was mended comes in as it is.

Each text stands on the line that it has in the file of rejects, under the headers that the file
keeps for it.
"""

from __future__ import annotations

import csv
import io
import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from leadctl.reading import Plain
from leadctl.reading.rejects import HEADER, NO_ROWS
from leadctl.rows import Reject
from leadctl.scratch import spool_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leadctl.mapping.plan import Plan
    from leadctl.rows import Table

_LINE_END = re.compile(r"\r\n|\r|\n")
WITHOUT_HEADERS = frozenset({"json", "jsonl", "vcard"})
"""Formats of which every record has its own names."""


def header_of(plan: Plan, format_: str, delimiter: str) -> list[Reject]:
    """Give the row that keeps a list's headers among its rejects, where its rows need them."""
    if format_ in WITHOUT_HEADERS:
        return []
    raw = line_of([column.header for column in plan.columns], delimiter)
    return [Reject(0, "", HEADER, raw)]


def line_of(cells: Sequence[str], delimiter: str) -> str:
    """Write cells as one line of text; quotes that they do not need are not kept."""
    text = io.StringIO(newline="")
    known = delimiter if len(delimiter) == 1 else ","
    csv.writer(text, delimiter=known, lineterminator="").writerow(cells)
    return text.getvalue()


@contextmanager
def mended(table: Table) -> Iterator[Plain]:
    """Write the raw texts of a file of rejects to a private file.

    Lines that were never meant as rows are left out, as long as their reason says so.

    Args:
        table: the opened file of rejects.

    Yields:
        The list, to be opened in its turn.
    """
    with spool_file() as (copy, path):
        at = 1
        for chunk in table.chunks:
            for line, (_, _, reason, raw) in zip(
                chunk.lines, zip(*chunk.columns, strict=True), strict=True
            ):
                if reason.strip() in NO_ROWS:
                    continue
                text = "\n" * (line - at) + raw + "\n"
                copy.write(text.encode("utf-8", "backslashreplace"))
                at = line + 1 + len(_LINE_END.findall(raw))
        copy.flush()
        yield Plain(path)
