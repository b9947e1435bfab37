"""Lines that were saved as cells of another list."""

import csv
import io

import pytest

from leadctl.reading import open_table
from leadctl.reading.delimited.wrapped import UNWRAPPED

ROWS = [("Name", "Firm", "Email")]
ROWS += [(f"Ann{n}", "Acme, Inc" if n % 2 else 'Big "B"', f"ann{n}@x.example") for n in range(12)]


def line(row, delimiter=","):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator="").writerow(row)
    return text.getvalue()


def read(tmp_path, lines):
    path = tmp_path / "list.csv"
    path.write_text("".join(f"{one}\n" for one in lines), encoding="utf-8")
    table = open_table(path)
    chunks = list(table.chunks)
    rows = [row for chunk in chunks for row in zip(*chunk.columns, strict=True)]
    return table, rows, [one for chunk in chunks for one in chunk.rejects]


def always(text):
    return '"{}"'.format(text.replace('"', '""'))


def if_needed(text):
    return always(text) if '"' in text else text


@pytest.mark.parametrize(
    "wrap",
    [
        always,
        if_needed,
        lambda text: f"{always(text)};;",
        lambda text: f"{if_needed(text)};;",
        lambda text: f"{if_needed(text)}\t",
    ],
)
def test_lines_in_cells_are_read_as_lines(tmp_path, wrap):
    table, rows, rejects = read(tmp_path, [wrap(line(row)) for row in ROWS])
    assert ((table.columns, *rows), rejects) == (tuple(ROWS), [])
    assert UNWRAPPED in table.shape.notes


def test_one_wrapped_line_is_a_row_like_the_others(tmp_path):
    lines = list(map(line, ROWS))
    lines[5] = always(lines[5])
    _, rows, rejects = read(tmp_path, lines)
    assert (rows, rejects) == (ROWS[1:], [])


def test_semicolons_inside_quotes_are_found(tmp_path):
    lines = [always(line(row, ";")) for row in ROWS]
    table, rows, _ = read(tmp_path, lines)
    assert (table.shape.delimiter, rows) == (";", ROWS[1:])


@pytest.mark.parametrize(
    "lines",
    [
        ['"Name"', *(f'"Berg,Anna,{n}"' for n in range(12))],
        ['"Last, First, Role"', *(f'"Berg, Anna{n}, Head"' for n in range(12))],
        ['"Last,First"', *(f'"Berg,Anna{n}"' for n in range(12))],
        ['"Name"', '"a,b,c"', '"d"'],
    ],
)
def test_values_with_commas_stay_whole(tmp_path, lines):
    table, rows, rejects = read(tmp_path, lines)
    assert [table.columns, *rows] == [(one.strip('"'),) for one in lines]
    assert rejects == []


def test_a_short_row_in_quotes_is_rejected(tmp_path):
    lines = [*map(line, ROWS), '"Berg, Anna, a@x.example"']
    _, rows, rejects = read(tmp_path, lines)
    assert (rows, [one.raw for one in rejects]) == (ROWS[1:], lines[-1:])
