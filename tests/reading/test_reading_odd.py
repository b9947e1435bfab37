"""Odd but legal files: nothing in them is a fault, and nothing is mended."""

import csv
import json

import pytest

from leadctl.reading import open_table

NAMES = [(f"Ann{n}", f"ann{n}@x{n}.example") for n in range(12)]


def third(make):
    return ["Name", "Email", "More"], [[a, b, make(n)] for n, (a, b) in enumerate(NAMES)]


def wide(width):
    header = [f"Field {n}" for n in range(width)]
    return header, [[f"v{row}.{n}" for n in range(width)] for row in range(12)]


TABLES = {
    "json": third(lambda n: json.dumps({"a": n, "b": ["x", "y, z"]})),
    "lists": third(lambda n: "a;b;c" if n % 2 else "d|e"),
    "several lines": third(lambda n: f"first\nsecond, {n}\n\nlast"),
    "quoted words": third(lambda n: f'the "big" plan {n}'),
    "only quotes": third(lambda n: '"' if n % 2 else '""'),
    "delimiters": third(lambda n: ",,," if n % 2 else ";"),
    "blanks around": third(lambda n: f" x{n} "),
    "empty last": third(lambda _: ""),
    "backslashes": third(lambda n: f"C:\\new\\{n}"),
    "apostrophes": third(lambda n: f"'t {n}'s"),
    "markup": third(lambda n: f'<a href="x">{n}</a>'),
    "formulas": third(lambda n: f'=HYPERLINK("x","{n}")'),
    "wide": wide(900),
}


def read(path, **options):
    table = open_table(path, **options)
    chunks = list(table.chunks)
    rows = [list(row) for chunk in chunks for row in zip(*chunk.columns, strict=True)]
    rejects = [one for chunk in chunks for one in chunk.rejects]
    return list(table.columns), rows, rejects, table.chunks.tally.mended


@pytest.mark.parametrize("quoting", [csv.QUOTE_MINIMAL, csv.QUOTE_ALL])
@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("name", TABLES)
def test_an_odd_table_comes_through_untouched(tmp_path, name, delimiter, quoting):
    header, rows = TABLES[name]
    path = tmp_path / "list.csv"
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream, delimiter=delimiter, quoting=quoting).writerows([header, *rows])
    assert read(path) == (header, rows, [], 0)


def texts(sign, end=""):
    return "".join(sign.join(row) + end + "\n" for row in [("Name", "Email"), *NAMES])


@pytest.mark.parametrize(
    ("text", "options"),
    [
        (texts(",", ","), {}),
        (texts(", "), {}),
        (texts("; "), {}),
        (texts("^"), {}),
        (texts("~"), {}),
        (texts("^"), {"delimiter": "^"}),
    ],
)
def test_rare_delimiters_are_found(tmp_path, text, options):
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    header, rows, rejects, mended = read(path, **options)
    assert (header, rows) == (["Name", "Email"], [list(one) for one in NAMES])
    assert (rejects, mended) == ([], 0)


def test_lines_of_delimiters_alone_are_blank(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("a,b\n1,2\n,\n,,,\n3,4\n", encoding="utf-8")
    assert read(path) == (["a", "b"], [["1", "2"], ["3", "4"]], [], 0)
