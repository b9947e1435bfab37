"""Whatever a writer writes is read back, and of whatever bytes there are nothing is lost."""

import csv
import io

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from leadctl.errors import LeadctlError
from leadctl.reading import open_table

SIGNS = "abz09 @.-_'\"\\,;|\t{}[]:/\n\räñ山"
CELL = st.text(alphabet=SIGNS, max_size=8)


@pytest.fixture(scope="module")
def place(tmp_path_factory):
    return tmp_path_factory.mktemp("written") / "list.csv"


def rows_and_rejects(path, **options):
    chunks = list(open_table(path, **options).chunks)
    rows = [list(row) for chunk in chunks for row in zip(*chunk.columns, strict=True)]
    return rows, [one for chunk in chunks for one in chunk.rejects]


@settings(max_examples=60, deadline=4000)
@given(
    rows=st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=12),
    delimiter=st.sampled_from(",;\t|"),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_a_table_in_quotes_comes_back_whole(place, rows, delimiter, end):
    said = [[f"r{n}", *row[1:]] for n, row in enumerate(rows)]
    with place.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream, delimiter=delimiter, lineterminator=end, quoting=csv.QUOTE_ALL)
        writer.writerows([["Lead ID", "Stage", "Notes"], *said])
    assert rows_and_rejects(place, delimiter=delimiter) == (said, [])


WORD = st.text(alphabet="abcxyzäñ山", min_size=1, max_size=6)


@settings(max_examples=60, deadline=4000)
@given(
    names=st.lists(st.tuples(WORD, WORD, st.integers(0, 10**6)), min_size=4, max_size=12),
    delimiter=st.sampled_from(",;\t|"),
    quote=st.sampled_from("\"'"),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
    quoting=st.sampled_from([csv.QUOTE_ALL, csv.QUOTE_MINIMAL]),
)
def test_the_way_in_which_it_was_written_is_found(place, names, *, delimiter, quote, end, quoting):
    said = [[a, f"{a}@x.example", f"{b}{delimiter} {b}", str(n)] for a, b, n in names]
    with place.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(
            stream, delimiter=delimiter, quotechar=quote, lineterminator=end, quoting=quoting
        )
        writer.writerows([["Name", "Email", "Company", "Employees"], *said])
    assert rows_and_rejects(place, encoding="utf-8") == (said, [])


PIECES = st.sampled_from(
    [b"a@x.example", b"Ann", b"7", b",", b",", b";", b"\t", b'"', b'"', b'""', b"'", b"\\", b" ",
     b"\n", b"\n", b"\r\n", b"\r", b"\x00", b"\xff", b"\xe4", b"Total", b"sep=;\n", b"{", b"["]
)  # fmt: skip


@settings(max_examples=80, deadline=8000)
@given(st.lists(PIECES, max_size=80).map(b"".join))
@example(b"")
@example(b"\x00")
@example(b'"')
@example(b"\xff\xfe\x00")
@example(b"Name,Email\n" + b'"' * 999)
@example(b"Name,Email\n" + b",\n;\n" * 300)
def test_whatever_bytes_there_are_reading_ends_and_each_line_is_counted_once(place, data):
    place.write_bytes(data)
    try:
        table = open_table(place, encoding="latin-1", delimiter=",")
        chunks = list(table.chunks)
    except LeadctlError:
        return
    lines = [line for chunk in chunks for line in chunk.lines]
    lines += [one.line for chunk in chunks for one in chunk.rejects]
    text = data.decode("latin-1").replace("\0", "")
    physical = io.StringIO(text, newline="").readlines()
    assert len(lines) == len(set(lines))
    assert all(1 <= line <= len(physical) for line in lines)
    raw = "".join(one.raw for chunk in chunks for one in chunk.rejects)
    cells = "".join(cell for chunk in chunks for column in chunk.columns for cell in column)
    for word in ("a@x.example", "Ann"):
        read = sum(map(str.count, ("".join(table.columns), cells, raw), [word] * 3))
        assert text.count(word) <= read
