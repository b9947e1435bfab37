import sqlite3

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadctl.store.facts import blocks

cells = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
tables = st.integers(1, 5).flatmap(
    lambda width: st.lists(st.tuples(*[cells] * width), min_size=1, max_size=30)
)


def stored(con, rows, lines, import_id=1):
    columns = [list(column) for column in zip(*rows, strict=True)]
    data = blocks.encode(lines, columns)
    con.execute(
        "insert into block values (?, ?, ?, ?, ?)",
        (import_id, lines[0], blocks.ZLIB_JSON_COLUMNS, data, blocks.seal(data)),
    )


@pytest.fixture
def con():
    con = sqlite3.connect(":memory:")
    con.execute("create table block (import_id, first_line, codec, data, digest)")
    yield con
    con.close()


@given(tables)
def test_rows_come_back_as_they_were(rows):
    lines = list(range(2, 2 + 3 * len(rows), 3))
    columns = [list(column) for column in zip(*rows, strict=True)]
    block = blocks.decode(blocks.ZLIB_JSON_COLUMNS, blocks.encode(lines, columns))
    assert block == (lines, columns)


@given(tables, st.data())
def test_any_lines_are_found_again(rows, data):
    lines = list(range(2, 2 + len(rows)))
    con = sqlite3.connect(":memory:")
    con.execute("create table block (import_id, first_line, codec, data, digest)")
    for start in range(0, len(rows), 7):
        stored(con, rows[start : start + 7], lines[start : start + 7])
    wanted = sorted(data.draw(st.sets(st.sampled_from(lines))))
    found = {
        line: cells
        for some, columns in blocks.rows_of(con, 1, wanted)
        for line, *cells in zip(some, *columns, strict=True)
    }
    con.close()
    assert found == {line: list(rows[line - 2]) for line in wanted}


@pytest.mark.parametrize("line", [1, 3, 9])
def test_a_line_that_is_in_no_block_is_an_error(con, line):
    stored(con, [("a",), ("b",)], [2, 4])
    stored(con, [("c",)], [9], import_id=2)
    with pytest.raises(ValueError, match="in no block"):
        list(blocks.rows_of(con, 1, [line]))


@given(st.integers(0, 80), st.integers(0, 255))
def test_a_changed_byte_is_noticed(at, value):
    data = bytearray(blocks.encode([2, 3], [["jane@acme.io", "max@beta.io"], ["Jane", "Max"]]))
    at %= len(data)
    same = data[at] == value
    data[at] = value
    try:
        block = blocks.decode(blocks.ZLIB_JSON_COLUMNS, bytes(data))
    except ValueError:
        assert not same
    else:
        # zlib's header has spare bits: the content is what counts.
        assert block == ([2, 3], [["jane@acme.io", "max@beta.io"], ["Jane", "Max"]])


@given(st.binary(max_size=60))
def test_any_bytes_are_a_block_or_an_error(data):
    with pytest.raises(ValueError, match="damaged"):
        blocks.decode(blocks.ZLIB_JSON_COLUMNS, data)


def test_an_unknown_codec_is_an_error():
    with pytest.raises(ValueError, match="codec 9"):
        blocks.decode(9, b"")
