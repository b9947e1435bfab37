from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from leadctl.errors import DataError, UsageError
from leadctl.reading import open_table

pa = pytest.importorskip("pyarrow")
parquet = pytest.importorskip("pyarrow.parquet")


@pytest.fixture
def read(tmp_path):
    def go(table, **options):
        path = tmp_path / "list.csv"  # the name says nothing about what is inside
        if isinstance(table, bytes):
            path.write_bytes(table)
        else:
            parquet.write_table(table, path, row_group_size=options.pop("group", 1000))
        opened = open_table(path, **options)
        chunks = list(opened.chunks)
        rows = [row for chunk in chunks for row in zip(*chunk.columns, strict=True)]
        return opened, rows, [line for chunk in chunks for line in chunk.lines]

    return go


KINDS = (
    (["Zoë", None, " a "], pa.string(), ["Zoë", "", " a "]),
    ([True, False], pa.bool_(), ["true", "false"]),
    ([2**63 - 1, -5], pa.int64(), ["9223372036854775807", "-5"]),
    ([4.9301234567e10, 0.1, 1e15], pa.float64(), ["49301234567", "0.1", "1000000000000000"]),
    ([0.1, 16777216.0], pa.float32(), ["0.1", "16777216"]),
    ([Decimal("1.10"), Decimal("12345678901234567890.12")], pa.decimal128(30, 2), None),
    ([dt.date(2026, 1, 2)], pa.date32(), ["2026-01-02"]),
    ([1767323045000000], pa.timestamp("us"), ["2026-01-02 03:04:05"]),
    ([1767323045120000], pa.timestamp("us"), ["2026-01-02 03:04:05.120"]),
    ([1767323045000000001], pa.timestamp("ns"), ["2026-01-02 03:04:05.000000001"]),
    ([1767323045000], pa.timestamp("ms", "UTC"), ["2026-01-02 03:04:05Z"]),
    ([["a@x.com", "b@x.com"], [], None], pa.list_(pa.string()), ["a@x.com; b@x.com", "", ""]),
    ([[{"a": 1}]], pa.list_(pa.struct([("a", pa.int64())])), ['[{"a": 1}]']),
    ([b"Ann", b"\xff\x00"], pa.binary(), ["Ann", "ff00"]),
)
"""Values of a column, its type, and their texts."""


def test_values_of_every_kind_become_text_without_loss(read):
    longest = max(len(values) for values, _, _ in KINDS)
    padded = [
        pa.array([*values, *[None] * (longest - len(values))], kind) for values, kind, _ in KINDS
    ]
    number = pa.array(range(longest))
    _, rows, _ = read(pa.table([number, *padded], ["n", *(f"c{n}" for n in range(len(padded)))]))
    for (values, _, texts), column in zip(KINDS, list(zip(*rows, strict=True))[1:], strict=True):
        wanted = texts or [str(value) for value in values]
        assert list(column) == [*wanted, *[""] * (longest - len(wanted))]


def test_a_structure_has_columns_of_its_own(read):
    company = pa.array([{"name": "Acme", "size": {"min": 5, "at": {"y": 1}}}, None])
    word = pa.array(["x", "y"]).dictionary_encode()
    opened, rows, lines = read(pa.table({"company": company, "word": word}), group=1)
    assert opened.columns == ("company.name", "company.size.min", "company.size.at", "word")
    assert rows == [("Acme", "5", '{"y": 1}', "x"), ("", "", "", "y")]
    assert (lines, opened.shape.format, opened.shape.encoding) == ([1, 2], "parquet", "")


def test_long_files_come_in_order(read):
    number = [str(n) for n in range(2345)]
    _, rows, lines = read(pa.table({"n": number, "e": number}), group=700)
    assert [n for n, _ in rows] == number
    assert lines == list(range(1, 2346))


def test_an_empty_file_has_columns(read):
    opened, rows, _ = read(pa.table({"Name": pa.array([], pa.string())}))
    assert (opened.columns, rows) == (("Name",), [])


@pytest.mark.parametrize(
    "data", [b"PAR1", b"PAR1" + bytes(60), b"PAR1" + b"x" * 60 + b"\x08\x00\x00\x00PAR1"]
)
def test_a_damaged_file_is_refused_by_name(read, data):
    with pytest.raises(DataError, match="Parquet file that cannot be read") as caught:
        read(data)
    assert caught.value.hint


def test_a_page_that_is_damaged_is_told_and_nothing_made_up(read, tmp_path):
    path = tmp_path / "whole"
    names = [f"Person {n * 7919}" for n in range(5000)]
    parquet.write_table(pa.table({"Name": names}), path, use_dictionary=False, compression="zstd")
    data = bytearray(path.read_bytes())
    data[200:5000] = bytes(4800)
    with pytest.raises(DataError, match="Parquet file that cannot be read"):
        read(bytes(data))


def test_it_needs_its_part_and_has_no_sheets(read, monkeypatch):
    table = pa.table({"Name": ["Ann"]})
    with pytest.raises(UsageError, match="no sheets"):
        read(table, sheet="Leads")
    monkeypatch.setattr("leadctl.reading.workbooks.workbook.find_spec", lambda _name: None)
    with pytest.raises(UsageError, match="not installed") as caught:
        read(table)
    assert "leadctl[parquet]" in caught.value.hint
