from __future__ import annotations

import csv
import io
import json
import re
import tracemalloc
from pathlib import Path

import pytest

from leadctl.errors import OutputError, UsageError
from leadctl.workflows.cleaning.clean_file import CleanRequest, clean_file
from leadctl.workflows.deduping.dedupe_file import DedupeRequest, dedupe_file


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


def test_rejects_are_not_held_in_memory():
    Path("in.csv").write_text(
        "Email,Name,Note\n" + "a@b.io,Ann,x\n" * 300 + f"{'x' * 200}\n" * 30_000, encoding="utf-8"
    )
    request = CleanRequest("in.csv", output=Path("out.csv"))
    clean_file(CleanRequest("in.csv", dry_run=True))
    tracemalloc.start()
    try:
        result = clean_file(request)
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (result.rows, result.rejected) == (300, 30_000)
    assert Path("in.rejects.csv").stat().st_size > 6_000_000
    assert peak < 6_000_000


def test_the_list_and_its_rejects_go_to_their_places():
    Path("in.csv").write_text("Email\n A@b.io\n", encoding="utf-8")
    stream = io.BytesIO()
    result = clean_file(CleanRequest("in.csv", stream=stream, format="jsonl"))
    assert stream.getvalue() == b'{"Email":"a@b.io"}\n'
    assert (result.rows, result.rejected, result.rejects_file) == (1, 0, None)
    assert [path.name for path in Path().iterdir()] == ["in.csv"]


def test_a_dry_run_leaves_stream_and_file_alone():
    Path("in.csv").write_text("Email\na@b.io\n1,2\n", encoding="utf-8")
    Path("out.csv").write_text("mine", encoding="utf-8")
    result = clean_file(CleanRequest("in.csv", output=Path("out.csv"), dry_run=True))
    assert result.rows + result.rejected == 2
    assert Path("out.csv").read_text(encoding="utf-8") == "mine"
    assert len(list(Path().iterdir())) == 2


def test_an_output_stays_as_it_was_where_the_rejects_cannot_be_written():
    Path("in.csv").write_text("Email,Name\na@b.io,Ann\n1\n", encoding="utf-8")
    Path("out.csv").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError, match="cannot write missing/r"):
        clean_file(CleanRequest("in.csv", output=Path("out.csv"), rejects=Path("missing/r.csv")))
    assert Path("out.csv").read_text(encoding="utf-8") == "mine"
    assert len(list(Path().iterdir())) == 2


def test_nothing_is_read_where_the_format_is_unknown():
    with pytest.raises(UsageError, match="no format ends in `"):
        clean_file(CleanRequest("missing.csv", output=Path("out.xls")))


def test_a_row_of_null_words_stays_where_it_is():
    Path("in.csv").write_text("Email,Name\nA@b.io,n/a\nn/a,null\nc@d.io,Ann\n", encoding="utf-8")
    clean_file(CleanRequest("in.csv", output=Path("out.csv")))
    assert Path("out.csv").read_text("utf-8").split() == [
        "Email,Name", "a@b.io,", '"",', "c@d.io,Ann",
    ]  # fmt: skip
    assert clean_file(CleanRequest("out.csv", dry_run=True)).rows == 3


@pytest.mark.parametrize("name", ["out.csv", "out.tsv", "out.json", "out.jsonl"])
@pytest.mark.parametrize("header", ["Email\n", ""], ids=["header", "headless"])
def test_what_is_told_of_null_words_in_one_column_is_what_is_written(header, name):
    Path("in.csv").write_text(f"{header}A@b.io\nn/a\n-\nc@d.io\ne@f.io\n", encoding="utf-8")
    out = Path(name)
    done = clean_file(CleanRequest("in.csv", output=out, changes=Path("told.csv")))
    assert _rows_of(out) == ["a@b.io", "", "", "c@d.io", "e@f.io"]
    told = Path("told.csv").read_text("utf-8").splitlines()[1:]
    assert done.figures.changed["email"] == len(told) == 3
    again = Path("again" + out.suffix)
    assert clean_file(CleanRequest(name, output=again)).rows == done.rows == 5
    assert again.read_bytes() == out.read_bytes()


def _rows_of(path: Path) -> list[str]:
    if path.suffix.startswith(".json"):
        rows = map(json.loads, re.findall(r"{.*}", path.read_text("utf-8")))
        return [next(iter(row.values())) for row in rows]
    with path.open(encoding="utf-8", newline="") as file:
        return [row[0] for row in csv.reader(file)][1:]


def test_rows_that_stay_as_they_were_read_are_told_as_no_change():
    Path("in.csv").write_text("Email,Name\nn/a,-\nA@b.io,-\n", encoding="utf-8")
    done = clean_file(CleanRequest("in.csv", output=Path("out.xlsx"), changes=Path("told.csv")))
    clean_file(CleanRequest("out.xlsx", output=Path("out.json"), only=("company",)))
    assert [list(row.values()) for row in json.loads(Path("out.json").read_bytes())] == [
        ["n/a", "-"], ["a@b.io", ""],
    ]  # fmt: skip
    assert +done.figures.changed == {"email": 1, "full_name": 1}
    told = Path("told.csv").read_text("utf-8").splitlines()[1:]
    assert [line.partition(",")[0] for line in told] == ["3", "3"]


TYPED = (
    '{"email":"JANE@acme.com","active":true,"score":1.5,"nothing":null,"tags":["a",2],"blank":"",'
    '"emails":["A@b.com","c@d.com"],"employees":5.5e6,"zip":10115,"deep":{"n":1,"x":[[1],{"k":null}]},'
    '"none":[],"big":12345678901234567890123,"text":"12","opt":false}'
)
CLEAN = (
    '{"email":"jane@acme.com","active":true,"score":1.5,"nothing":null,"tags":["a",2],"blank":"",'
    '"emails":["a@b.com","c@d.com"],"employees":5500000,"zip":10115,"deep.n":1,'
    '"deep.x":[[1],{"k":null}],"none":[],"big":12345678901234567890123,"text":"12","opt":false,'
    '"more":null}\n'
)
OTHER = '{"email":"bob@acme.com","more":0}'


@pytest.mark.parametrize("whole", ["{}\n{}", "[{},{}]", '{{"data":[{},{}]}}'])
@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_json_keeps_its_types(whole, form):
    Path("in.json").write_text(whole.format(TYPED, OTHER), encoding="utf-8")
    stream = io.BytesIO()
    clean_file(CleanRequest("in.json", stream=stream, format=form))
    first, second = stream.getvalue().decode().strip("[]\n").splitlines()
    assert first.rstrip(",") + "\n" == CLEAN
    assert second.startswith('{"email":"bob@acme.com","active":null,')
    assert second.endswith('"more":0}')
    Path("again.json").write_bytes(stream.getvalue())
    again = io.BytesIO()
    clean_file(CleanRequest("again.json", stream=again, format=form))
    assert again.getvalue() == stream.getvalue()


def test_types_of_json_are_text_in_a_sheet():
    Path("in.json").write_text('[{"Email":"a@b.io","x":true,"y":null,"z":[1,2]}]', encoding="utf-8")
    stream = io.BytesIO()
    clean_file(CleanRequest("in.json", stream=stream, format="csv"))
    assert stream.getvalue() == b"Email,x,y,z\na@b.io,true,,1; 2\n"


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ('{"Email":"A@b.io","n":1}\n{"Email":"c@b.io","n":2}\n', b'{"Email":"a@b.io","n":1}\n'),
        ('[{"Email":"A@b.io","n":1}]', b'[\n{"Email":"a@b.io","n":1}\n]\n'),
        ("Email\tn\nA@b.io\t1\n", b"Email\tn\na@b.io\t1\n"),
        ("Email;n\nA@b.io;1\n", b"Email,n\na@b.io,1\n"),
    ],
)
def test_a_list_goes_on_in_the_format_in_which_it_came(given, expected):
    Path("in").write_text(given, encoding="utf-8")
    stream = io.BytesIO()
    clean_file(CleanRequest("in", stream=stream))
    assert stream.getvalue().startswith(expected)
    clean_file(CleanRequest("in", output=Path("out")))
    assert Path("out").read_bytes() == stream.getvalue()
    dedupe_file(DedupeRequest("in", output=Path("one")))
    assert Path("one").read_bytes()[:7] == expected[:7]
    clean_file(CleanRequest("in", output=Path("out.csv")))
    assert Path("out.csv").read_bytes().startswith(b"Email,n\na@b.io,1\n")
