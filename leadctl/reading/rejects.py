"""The file of what could not become a row: people mend it and import it again."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leadctl.rows import Reject

HEADERS = ("line", "column", "reason", "raw")

REASONS = {
    "too_few_cells": "the row has fewer cells than there are headers",
    "too_many_cells": "the row has more cells than there are headers",
    "unclosed_quote": "a quote opens a cell and nothing closes it",
    "stray_quote": "a quote stands inside the row where none belongs",
    "cell_too_long": "a cell is longer than 131,072 characters",
    "repeated_header": "the header row stands again between the rows",
}
"""Every reason that reading gives, for people."""


def write(stream: TextIO, rejects: Iterable[Reject]) -> int:
    """Write rejects as CSV, the raw text unchanged.

    Args:
        stream: a text file opened with `newline=""` and UTF-8.
        rejects: what to write, in the order of the file.

    Returns:
        How many were written.
    """
    writer = csv.writer(stream, lineterminator="\n")
    writer.writerow(HEADERS)
    count = 0
    for reject in rejects:
        writer.writerow(reject)
        count += 1
    return count
