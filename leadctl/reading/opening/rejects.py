"""The file of what could not become a row: people mend it and import it again."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from _csv import Writer as CsvWriter
    from collections import Counter
    from collections.abc import Iterable

    from leadctl.rows import Reject

HEADERS = ("line", "column", "reason", "raw")

HEADER = "header"

REASONS = {
    HEADER: "nothing: it keeps the headers, so that the file can be imported when it is mended",
    "too_few_cells": "the row has fewer cells than there are headers",
    "too_many_cells": "the row has more cells than there are headers",
    "unclosed_quote": "a quote opens a cell and nothing closes it",
    "stray_quote": "a quote stands inside the row where none belongs",
    "cell_too_long": "a cell is longer than 131,072 characters",
    "repeated_header": "the header row stands again between the rows",
    "above_header": "the line stands above the headers",
    "subtotal": "the row sums up those of a group above it",
    "group": "the row names a group of the rows below it",
    "footer": "the file ends with a total or a remark that is no row",
    "other_table": "the line belongs to another table of the file (see --table)",
    "broken_json": "the line is no whole JSON object",
    "broken_card": "the vCard has no beginning or end, or a line in it that cannot be read",
    "not_a_person": "the vCard is about a group",
    "not_an_object": "a JSON value stands where an object belongs",
    "test_row": "an advertising tool made the row up to try a form",
    "nobody": "nothing in the row tells who it is about",
    "no_domain": "nothing in the row tells the domain of the company that it is about",
    "no_address": "the row names neither an address nor a number that could be suppressed",
    "no_country": "a number stands alone in the row, and nothing tells its country (see --region)",
}
"""Every reason for which a row is rejected, for people."""

NO_ROWS = frozenset({"above_header", "subtotal", "group", "footer", "other_table"})
"""Reasons of what was never meant as a row: it is kept with the rejects, and counts as none."""


def count_reasons(rejects: Iterable[Reject], reasons: Counter[str], aside: Counter[str]) -> None:
    """Count rejected rows by reason, and what was never meant as a row apart from them."""
    for reject in rejects:
        (aside if reject.reason in NO_ROWS else reasons)[reject.reason] += 1


def write(stream: TextIO, rejects: Iterable[Reject]) -> int:
    """Write rejects as CSV, the raw text unchanged.

    Args:
        stream: a text file opened with `newline=""` and UTF-8.
        rejects: what to write, in the order of the file.

    Returns:
        How many were written.
    """
    rows = writer(stream)
    rows.writerow(HEADERS)
    count = 0
    for reject in rejects:
        rows.writerow(reject)
        count += 1
    return count


class _Lines:
    """Ends the csv module's lines with LF alone.

    With LF as its own line end, the csv module leaves a cell with a bare CR unquoted (Python before
    3.13), and every reader then sees two rows.
    """

    def __init__(self, stream: TextIO) -> None:
        self._write = stream.write

    def write(self, line: str) -> None:
        self._write(line[:-2] + "\n")


def writer(stream: TextIO) -> CsvWriter:
    """Write rejects as `write` does, without the header."""
    return csv.writer(_Lines(stream), lineterminator="\r\n")
