from __future__ import annotations

import os
from pathlib import Path

import pytest

from leadctl.errors import OutputError, UsageError
from leadctl.rows import Reject
from leadctl.workflows.rejects import (
    allowed_rejects,
    held_rejects,
    rejects_path,
    write_rejects,
)

REJECTS = [Reject(3, "", "too_few_cells", "a,b"), Reject(9, "Mail", "x", 'say "hi"\nü\ud800')]
TEXT = 'line,column,reason,raw\n3,,too_few_cells,"a,b"\n9,Mail,x,"say ""hi""\nü\\ud800"\n'


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
    write_rejects(Path("m.rejects.csv"), REJECTS)
    assert rejects_path(None, "m.csv") == Path("m.rejects.csv")


@pytest.mark.parametrize("text", ["", "email\na@b.io\n", "line,column\n"])
def test_a_users_own_file_is_not_replaced(text):
    Path("m.rejects.csv").write_text(text)
    assert rejects_path(None, "m.csv") == Path("m.rejects-2.csv")
    Path("m.rejects-2.csv").mkdir()
    assert rejects_path(None, "m.csv") == Path("m.rejects-3.csv")


def test_inputs_and_other_inputs_rejects_are_not_replaced():
    write_rejects(Path("m.rejects.csv"), REJECTS)
    taken = [Path("m.csv"), Path("./m.rejects.csv")]
    assert rejects_path(None, "m.csv", taken) == Path("m.rejects-2.csv")


def test_a_name_that_cannot_be_is_given_back_for_the_writing_to_tell():
    name = "m" * 252
    path = rejects_path(None, f"{name}.csv")
    assert path == Path(f"{name}.rejects.csv")
    with pytest.raises(OutputError, match="file name too long"):
        write_rejects(path, REJECTS)


def test_rejects_are_written_at_once_or_held_alike():
    write_rejects(Path("at-once.csv"), REJECTS)
    with held_rejects() as held:
        held.add(REJECTS[:1])
        held.add([])
        held.add(REJECTS[1:])
        assert held.count == 2
        held.save(Path("held.csv"))
    assert Path("at-once.csv").read_text(encoding="utf-8") == TEXT
    assert Path("held.csv").read_text(encoding="utf-8") == TEXT


def test_rejects_that_cannot_be_written_point_at_their_option():
    with held_rejects() as held:
        held.add(REJECTS)
        for write in (held.save, lambda path: write_rejects(path, REJECTS)):
            with pytest.raises(OutputError) as caught:
                write(Path("missing/r.csv"))
            assert "`--rejects`" in caught.value.hint


def test_rejects_do_not_replace_a_database():
    Path("own.db").write_bytes(b"SQLite format 3\0")
    with pytest.raises(OutputError) as caught:
        write_rejects(Path("own.db"), REJECTS)
    assert "`--rejects`" in caught.value.hint
    assert Path("own.db").read_bytes() == b"SQLite format 3\0"


def test_a_stream_takes_rejects_as_they_are():
    reading, writing = os.pipe()
    write_rejects(Path(f"/dev/fd/{writing}"), REJECTS)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as stream:
        assert stream.read() == TEXT


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
    odd = [Reject(1, "", "x", "a\rb")]
    with held_rejects() as held:
        held.add(odd)
        held.save(Path("held.csv"))
    write_rejects(Path("at-once.csv"), odd)
    expected = b'line,column,reason,raw\n1,,x,"a\rb"\n'
    assert Path("held.csv").read_bytes() == Path("at-once.csv").read_bytes() == expected
