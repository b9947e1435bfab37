from __future__ import annotations

import csv
import gzip
import io
import json
import os
import tracemalloc
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadctl.cleaning.guard import unguard
from leadctl.errors import OutputError, UsageError
from leadctl.exporting import writers
from leadctl.exporting.writers import FORMATS, format_for, write, write_file

TEXTS = [form for form in FORMATS if not form.binary]
COLUMNS = ("lead_id", "full_name", "phone", "tags")
ROWS = [
    (1, "Łukasz, Jr", "+48221234567", ["hot", "webinar"]),
    (2, '=HYPERLINK("x")', None, []),
]


def written_bytes(name: str, columns=COLUMNS, rows=ROWS, *, raw: bool = False) -> bytes:
    stream = io.BytesIO()
    assert write(stream, format_for(None, name), columns, iter(rows), raw=raw) == len(rows)
    assert not stream.closed
    return stream.getvalue()


def written(name: str, columns=COLUMNS, rows=ROWS, *, raw: bool = False) -> str:
    return written_bytes(name, columns, rows, raw=raw).decode()


def test_csv_joins_lists_and_guards_formulas():
    assert written("csv") == (
        "lead_id,full_name,phone,tags\n"
        '1,"Łukasz, Jr",+48221234567,hot; webinar\n'
        '2,"\'=HYPERLINK(""x"")",,\n'
    )


def test_raw_csv_is_not_guarded():
    assert '\n2,"=HYPERLINK(""x"")",,\n' in written("csv", raw=True)
    assert "\n1,=x\n" in written("csv", ("a", "b"), [(1, ["=x"])], raw=True)


def test_a_list_is_guarded_after_joining():
    assert written("csv", ("a", "b"), [("1", ["=x", "y"])]) == "a,b\n1,'=x; y\n"


def test_headers_of_custom_columns_are_guarded_too():
    assert written("csv", ("=cmd", "b"), []) == "'=cmd,b\n"


def test_tsv_has_tabs_and_quotes_them():
    assert written("tsv", ("a", "b"), [("x\ty", "z")]) == 'a\tb\n"x\ty"\tz\n'


def test_json_keeps_types():
    assert json.loads(written("json")) == [
        {
            "lead_id": 1,
            "full_name": "Łukasz, Jr",
            "phone": "+48221234567",
            "tags": ["hot", "webinar"],
        },
        {"lead_id": 2, "full_name": '=HYPERLINK("x")', "phone": None, "tags": []},
    ]
    assert written("json", rows=[]) == "[]\n"


def test_jsonl_has_one_object_a_line():
    lines = written("jsonl").splitlines()
    assert [json.loads(line)["lead_id"] for line in lines] == [1, 2]
    assert written("jsonl", rows=[]) == ""


@pytest.mark.parametrize("name", ["json", "jsonl"])
@pytest.mark.parametrize("number", [499, 500, 501, 1000])
def test_batches_join_without_a_seam(name, number):
    text = written(name, ("n",), [(n,) for n in range(number)])
    rows = json.loads(text) if name == "json" else [json.loads(line) for line in text.splitlines()]
    assert rows == [{"n": n} for n in range(number)]


@pytest.mark.parametrize("form", TEXTS, ids=lambda form: form.name)
def test_a_lone_surrogate_or_a_huge_number_stops_nothing(form):
    assert "ud800" in written(form.name, ("a", "b"), [("x\ud800", 1 << 80)])


@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=5))
def test_every_text_survives_csv(rows):
    rows = [[cell.replace("\0", "") for cell in row] for row in rows]
    text = written("csv", ("a", "b"), rows)
    back = [[unguard(cell) for cell in row] for row in csv.reader(io.StringIO(text, newline=""))]
    assert back[1:] == [
        [cell.encode("utf-8", "backslashreplace").decode() for cell in row] for row in rows
    ]


@pytest.mark.parametrize(
    ("path", "wanted", "name"),
    [
        (None, None, "csv"),
        ("out.csv", None, "csv"),
        ("OUT.JSONL", None, "jsonl"),
        ("out.ndjson", None, "jsonl"),
        ("out.json", None, "json"),
        ("out.tab", None, "tsv"),
        ("/dev/stdout", None, "csv"),
        ("/dev/fd/1", None, "csv"),
        (os.devnull, None, "csv"),
        ("out", None, "csv"),
        ("out.xlsx", None, "xlsx"),
        ("out.csv.gz", None, "csv"),
        ("OUT.JSONL.GZ", None, "jsonl"),
        ("out.gz", None, "csv"),
        ("out.csv", "json", "json"),
        (None, " JSONL ", "jsonl"),
        (None, ".jsonl", "jsonl"),
        ("out.xml", ".tsv", "tsv"),
    ],
)
def test_the_format_asked_for_beats_the_suffix(path, wanted, name):
    assert format_for(Path(path) if path else None, wanted).name == name


def test_an_unknown_format_names_the_nearest_or_all():
    with pytest.raises(UsageError) as caught:
        format_for(None, "jsnl")
    assert caught.value.message == "unknown format `jsnl`"
    assert caught.value.hint == "did you mean `jsonl`?"
    with pytest.raises(UsageError) as caught:
        format_for(None, "parquet")
    assert caught.value.hint == "formats: csv, tsv, json, jsonl, xlsx"


@pytest.mark.parametrize("name", ["out.xls", "out.txt", "out.csv.zip", "a.b/out.xyz"])
def test_a_suffix_that_means_no_format_is_refused(name):
    with pytest.raises(UsageError) as caught:
        format_for(Path(name))
    assert caught.value.message == f"no format ends in `{Path(name).suffix}`"
    assert caught.value.hint == "choose one with `--format`: csv, tsv, json, jsonl, xlsx"
    assert format_for(Path(name), "tsv").name == "tsv"


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_database_is_not_replaced_by_a_list(form, tmp_path):
    target = tmp_path / "own.db"
    kept = b"SQLite format 3\0 and more"
    target.write_bytes(kept)
    with pytest.raises(OutputError) as caught:
        write_file(target, form, COLUMNS, ROWS)
    assert caught.value.message == f"{target} is a database, and is not replaced by a list"
    assert target.read_bytes() == kept
    target.write_bytes(kept[:15])
    assert write_file(target, form, COLUMNS, ROWS) == 2


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_file_is_written_whole_or_not_at_all(form, tmp_path, monkeypatch):
    target = tmp_path / "out"
    assert write_file(target, form, COLUMNS, ROWS) == 2

    def breaking():
        yield ROWS[0]
        raise ValueError("row")

    before = target.read_bytes()
    assert (b"'=HYPERLINK" in before) is (form.cells == "guarded")
    assert before == written_bytes(form.name)
    with pytest.raises(ValueError, match="row"):
        write_file(target, form, COLUMNS, breaking())
    assert target.read_bytes() == before
    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(OutputError, match="no space left"):
        write_file(target, form, COLUMNS, ROWS[:1])
    assert target.read_bytes() == before


def fail(*_args):
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_memory_stays_flat(form, tmp_path):
    def rows(number):
        return ((n, "x" * 100, "+4930123456", ["a"]) for n in range(number))

    def peak(number):
        tracemalloc.start()
        write_file(tmp_path / "out", form, COLUMNS, rows(number))
        used = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return used

    peak(2000)
    assert peak(20_000) < peak(2000) + 200_000


def test_raw_reaches_a_file(tmp_path):
    write_file(tmp_path / "out", format_for(None), COLUMNS, ROWS, raw=True)
    assert (tmp_path / "out").read_text(encoding="utf-8") == written("csv", raw=True)


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_row_of_another_length_is_never_shifted(form):
    with pytest.raises(ValueError, match="argument 2 is"):
        write(io.BytesIO(), form, ("a", "b"), iter([("1", "2"), ("3",)]))


@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_a_packed_file_holds_what_the_plain_one_does(form, tmp_path):
    name = f"out{form.suffixes[0]}"
    packed, plain = tmp_path / f"{name}.gz", tmp_path / name
    for path in (packed, plain):
        assert write_file(path, format_for(path), COLUMNS, ROWS) == 2
    assert gzip.decompress(packed.read_bytes()) == plain.read_bytes()
    again = tmp_path / f"again{form.suffixes[0]}.gz"
    write_file(again, format_for(again, form.name), COLUMNS, ROWS)
    assert again.read_bytes() == packed.read_bytes()


class Terminal(io.BytesIO):
    def isatty(self):
        return True


@pytest.mark.parametrize("form", [format_for(Path("a.xlsx")), format_for(Path("a.csv.gz"))])
def test_a_terminal_gets_no_bytes_that_it_cannot_show(form):
    with pytest.raises(UsageError, match="terminal cannot show"):
        write(Terminal(), form, COLUMNS, ROWS)
    assert write(Terminal(), format_for(None), COLUMNS, ROWS) == 2


def test_a_format_whose_package_is_missing_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr(writers, "find_spec", lambda _name: None)
    with pytest.raises(OutputError, match="needs the package xlsxwriter") as caught:
        format_for(Path("out.xlsx"))
    assert caught.value.hint == "pip install 'leadctl[excel]'"
    assert format_for(Path("out.csv")).name == "csv"
