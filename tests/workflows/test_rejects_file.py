from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from leadctl.errors import OutputError, UsageError
from leadctl.rows import Reject
from leadctl.workflows.lists.rejects import (
    allowed_rejects,
    held_rejects,
    rejects_of,
    rejects_path,
)

REJECTS = [Reject(3, "", "too_few_cells", "a,b"), Reject(9, "Mail", "x", 'say "hi"\nü\ud800')]
HEADER = Reject(0, "source=m", "header", "a,b,c")
TEXT = '3,,too_few_cells,"a,b"\n9,Mail,x,"say ""hi""\nü\\ud800"\n'


def save(path, rejects=REJECTS, header=HEADER):
    with held_rejects() as held:
        held.add(rejects)
        return held.save(path, header)


def parts(text):
    """The two rows at the top of a file of rejects without their sum, and what follows."""
    title, header, rest = text.split("\n", 2)
    return title, re.sub(r"check=[0-9a-f]{12}", "check=S", header), rest


TOP = ("line,column,reason,raw", '0,source=m check=S,header,"a,b,c"')


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("m.csv", "m.rejects.csv"),
        ("sub/m.tsv", "sub/m.rejects.csv"),
        ("missing/m.csv", "m.rejects.csv"),
        ("-", "stdin.rejects.csv"),
    ],
)
def test_rejects_go_beside_the_input_else_here(name, path):
    Path("sub").mkdir()
    assert rejects_path(None, name) == Path(path)
    assert rejects_path(Path("asked.csv"), name) == Path("asked.csv")


def test_rejects_of_an_earlier_run_are_replaced():
    save(Path("m.rejects.csv"))
    assert rejects_path(None, "m.csv") == Path("m.rejects.csv")


@pytest.mark.parametrize("text", ["", "email\na@b.io\n", "line,column\n"])
def test_a_users_own_file_is_not_replaced(text):
    Path("m.rejects.csv").write_text(text)
    assert rejects_path(None, "m.csv") == Path("m.rejects-2.csv")
    Path("m.rejects-2.csv").mkdir()
    assert rejects_path(None, "m.csv") == Path("m.rejects-3.csv")


def test_inputs_and_other_inputs_rejects_are_not_replaced():
    save(Path("m.rejects.csv"))
    taken = [Path("m.csv"), Path("./m.rejects.csv")]
    assert rejects_path(None, "m.csv", taken) == Path("m.rejects-2.csv")


def test_a_name_that_cannot_be_is_given_back_for_the_writing_to_tell():
    name = "m" * 252
    path = rejects_path(None, f"{name}.csv")
    assert path == Path(f"{name}.rejects.csv")
    with pytest.raises(OutputError, match="file name too long"):
        save(path)


def test_rejects_are_held_and_written_below_their_headers():
    with held_rejects() as held:
        held.add(REJECTS[:1])
        held.add([])
        held.add(REJECTS[1:])
        assert (held.count, dict(held.reasons)) == (2, {"too_few_cells": 1, "x": 1})
        held.save(Path("held.csv"), HEADER)
    assert parts(Path("held.csv").read_text(encoding="utf-8")) == (*TOP, TEXT)


@pytest.mark.parametrize("change", ["a;b", "sorted", "saved", "longer", "no header", "headers"])
def test_what_somebody_mended_is_not_replaced(change):
    path = save(Path("m.rejects.csv"), REJECTS * 3)
    text = path.read_text(encoding="utf-8")
    changed = {
        "a;b": text.replace('"a,b"', '"a,b,c"'),
        "sorted": "".join(sorted(text.splitlines(keepends=True), key=len)),
        "saved": text.replace("\n", "\r\n"),
        "longer": text + "\n",
        "no header": text.replace(text.splitlines()[1] + "\n", ""),
        "headers": text.replace("check=", "checked="),
    }
    path.write_text(changed[change], encoding="utf-8", newline="")
    assert rejects_path(None, "m.csv") == Path("m.rejects-2.csv")
    path.write_text(text, encoding="utf-8", newline="")
    assert rejects_path(None, "m.csv") == path


@pytest.mark.parametrize("raw", ["", "a\nb,c", 'x"y', "\r"])
def test_headers_of_any_form_are_passed_over_by_the_sum(raw):
    save(Path("m.rejects.csv"), header=HEADER._replace(raw=raw))
    assert rejects_path(None, "m.csv") == Path("m.rejects.csv")


def test_rejects_that_cannot_be_written_point_at_their_option():
    with pytest.raises(OutputError) as caught:
        save(Path("missing/r.csv"))
    assert "`--rejects`" in caught.value.hint


def test_rejects_do_not_replace_a_database():
    Path("own.db").write_bytes(b"SQLite format 3\0")
    with pytest.raises(OutputError) as caught:
        save(Path("own.db"))
    assert "`--rejects`" in caught.value.hint
    assert Path("own.db").read_bytes() == b"SQLite format 3\0"


def test_a_stream_takes_rejects_as_they_are():
    reading, writing = os.pipe()
    save(Path(f"/dev/fd/{writing}"))
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as stream:
        assert parts(stream.read()) == (*TOP, TEXT)


@pytest.mark.parametrize(
    ("text", "allowed"),
    [("0", 0), ("12", 12), (" 12 ", 12), ("0.5%", 1), ("0%", 0), ("100%", 200), ("3.0", 3)],
)
def test_so_many_rejects_are_allowed(text, allowed):
    assert allowed_rejects(text, 200) == allowed


@pytest.mark.parametrize(
    "text", ["-1", "150%", "nan", "nan%", "inf", "1e3", "2.5", "-0.1%", "%", "many", "½%", "1" * 99]
)
def test_other_words_are_no_number_of_rejects(text):
    with pytest.raises(UsageError, match="a number of rows or a share up to 100%"):
        allowed_rejects(text, 200)


def test_a_bare_line_end_does_not_part_a_reject():
    save(Path("held.csv"), [Reject(1, "", "x", "a\rb")])
    assert Path("held.csv").read_bytes().endswith(b'\n1,,x,"a\rb"\n')


def test_what_earlier_runs_left_is_found():
    first = save(rejects_path(None, "sub.d/m.csv"))
    first.write_text(first.read_text(encoding="utf-8") + "4,,x,mended\n", encoding="utf-8")
    second = save(rejects_path(None, "sub.d/m.csv"))
    assert rejects_of("sub.d/m.csv") == [first, second]
    assert rejects_of("other.csv") == []
