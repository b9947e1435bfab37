"""The same rows as a text and as a sheet: what holds for one must hold for the other."""

from __future__ import annotations

import csv
import io

import xlsxwriter


def as_text(rows):
    """Write rows as CSV."""
    stream = io.StringIO()
    csv.writer(stream, lineterminator="\n").writerows(rows)
    return stream.getvalue().encode()


def as_sheet(rows):
    """Write rows as a workbook of one sheet."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("Leads")
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return stream.getvalue()
