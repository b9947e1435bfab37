from __future__ import annotations

import io
import json
import re
import sys
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from leadctl.cli import output
from leadctl.cli.output import Output
from leadctl.errors import OutputError


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def open_terminal(monkeypatch, stream="stdout") -> Terminal:
    screen = Terminal()  # no fixture: pytest takes stdout back before a test
    monkeypatch.setattr(sys, stream, screen)
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.delenv("NO_COLOR", raising=False)
    return screen


@dataclass
class Result:
    leads: int
    name: str


class Reject(NamedTuple):
    line: int
    reason: str


def test_json_is_one_document_with_its_version_first(capsys):
    output.emit_json({"b": 1, "a": None})
    assert capsys.readouterr().out == '{"schema_version":1,"b":1,"a":null}\n'
    output.emit_json(Result(3, "x"))
    assert capsys.readouterr().out == '{"schema_version":1,"leads":3,"name":"x"}\n'


def test_json_takes_what_results_are_made_of(capsys):
    output.emit_json(
        {"r": [Reject(1, "x")], "s": {"b", "a"}, "p": Path("x"), "i": iter([1]), "d": Result(1, "")}
    )
    assert json.loads(capsys.readouterr().out) == {
        "schema_version": 1,
        "r": [{"line": 1, "reason": "x"}],
        "s": ["a", "b"],
        "p": "x",
        "i": [1],
        "d": {"leads": 1, "name": ""},
    }


@pytest.mark.parametrize(
    "value", ["\u202ex", "\x9b31m", "\u2028", "\x1b[0m", "lone\ud800", 1 << 70, {1: 2}.popitem()]
)
def test_json_reads_back_the_same_and_cannot_steer_a_terminal(value, capsys):
    output.emit_json({"v": value, "ü": "ü"})
    text = capsys.readouterr().out
    assert ", " not in text
    assert ": " not in text
    expected = list(value) if isinstance(value, tuple) else value
    assert json.loads(text) == {"schema_version": 1, "v": expected, "ü": "ü"}
    assert text.rstrip("\n").isprintable()


def test_what_needs_an_escape_does_not_change_the_rest(capsys):
    document = {
        "rejects": [Reject(1, "x")],
        "results": (Result(1, ""), {"b", "a"}, Path("x"), None, 1.5, True),
        "at": datetime(2026, 1, 31, 9, tzinfo=UTC),
        "day": date(2026, 1, 31),
    }
    output.emit_json(document)
    plain = capsys.readouterr().out
    output.emit_json(document | {"bad": "\ud800"})
    assert capsys.readouterr().out == plain.replace("}\n", ',"bad":"\\ud800"}\n')


def test_json_rows_are_streamed_into_one_document(capsys):
    output.emit_json_rows("leads", ({"id": n} for n in range(2)), {"total": 2})
    assert capsys.readouterr().out == (
        '{"schema_version":1,"total":2,"leads":[{"id":0},{"id":1}]}\n'
    )
    output.emit_json_rows("leads", [])
    assert capsys.readouterr().out == '{"schema_version":1,"leads":[]}\n'


def test_what_is_said_goes_to_stderr_unless_quiet(capsys):
    for quiet in (False, True):
        sink = Output(quiet=quiet, verbose=1)
        sink.summary(["new 1,131 leads", "\x1b[31mJane"])
        sink.summary("one line")
        sink.detail("more")
        sink.detail("much more", level=2)
        sink.warning("look")
        sink.next_steps(undo="leadctl undo", then="leadctl list")
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.splitlines() == (
            []
            if quiet
            else [
                "new 1,131 leads",
                "[31mJane",
                "one line",
                "more",
                "warning: look",
                "  undo: leadctl undo        next: leadctl list",
            ]
        )


def test_no_steps_no_line(capsys):
    Output().next_steps()
    Output().next_steps(then="leadctl list")
    assert capsys.readouterr().err == "  next: leadctl list\n"


def test_errors_are_said_even_when_nobody_listens(capsys, monkeypatch):
    output.complain("bad\x1b[0m\nrow 2", "do this", "Traceback\n  x\n")
    assert capsys.readouterr().err == "Traceback\n  x\nerror: bad[0m\nrow 2\nhint: do this\n"
    output.complain("bad")
    assert capsys.readouterr().err == "error: bad\n"
    output.complain("")
    assert capsys.readouterr().err == ""
    for nobody in (None, open_full_disk()):
        monkeypatch.setattr(sys, "stderr", nobody)
        output.complain("bad")


def open_full_disk() -> io.TextIOBase:
    class Full(io.StringIO):
        def write(self, _text: str) -> int:
            raise OSError(28, "No space left on device")

    return Full()


def test_labels_are_coloured_on_a_terminal(monkeypatch):
    terminal = open_terminal(monkeypatch)
    monkeypatch.setattr(sys, "stderr", terminal)
    output.complain("bad", "do it")
    Output().warning("look")
    assert terminal.getvalue() == (
        "\x1b[31merror:\x1b[0m bad\n\x1b[36mhint:\x1b[0m do it\n\x1b[33mwarning:\x1b[0m look\n"
    )


def test_a_plain_table_is_aligned_and_whole(capsys, monkeypatch):
    monkeypatch.setenv("COLUMNS", "10")
    output.emit_table(
        ("name", "leads", "tags"),
        [("Jane\tDoe " + "x" * 30, 1204, ["a", "b"]), (None, 7, None), ("[red]李[/]", 1.5, "z")],
        right=("leads",),
    )
    assert capsys.readouterr().out.splitlines() == [
        "name                                     leads  tags",
        "Jane Doe " + "x" * 30 + "   1204  a; b",
        "                                             7",
        "[red]李[/]                                 1.5  z",
    ]


def test_an_empty_table_shows_its_headings(capsys):
    output.emit_table(("name", "leads"), [])
    assert capsys.readouterr().out == "name  leads\n"


def test_a_long_table_is_streamed(capsys):
    output.emit_table(("n", "x"), ((n, "y" * (n // 1000)) for n in range(2001)))
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 2002
    assert lines[-1] == "2000  yy"


def shown_on(terminal: Terminal) -> list[str]:
    text = re.sub(r"\x1b\[\d+m", "", terminal.getvalue())
    return [line.rstrip() for line in text.splitlines()]


def test_a_terminal_gets_a_table_that_fits_and_loses_nothing(monkeypatch):
    terminal = open_terminal(monkeypatch)
    output.emit_table(
        ("name", "n"), [("Jane " * 9, 1), ("[red]3 'x'[/red]", 22), ("李" * 20, 3)], right=("n",)
    )
    assert terminal.getvalue().startswith("\x1b[1mname")
    assert shown_on(terminal) == [
        "name                                   n",
        "Jane Jane Jane Jane Jane Jane Jane     1",
        "Jane Jane",
        "[red]3 'x'[/red]                      22",
        "李" * 18 + "   3",
        "李李",
    ]


@pytest.mark.parametrize(
    "whole",
    ["x" * 45, "someone.with.a.long.name@a-company.example", "+493090182012345;ext=12345678"],
)
def test_a_terminal_that_is_too_narrow_breaks_no_word(monkeypatch, whole):
    terminal = open_terminal(monkeypatch)
    output.emit_table(("id", "value", "note"), [("7", whole, "one two three"), ("8", "", "four")])
    lines = shown_on(terminal)
    assert f"7   {whole}  one" in lines
    assert [line.split() for line in lines[2:]] == [["two"], ["three"], ["8", "four"]]


def test_an_address_in_a_wide_script_is_not_broken_either(monkeypatch):
    terminal = open_terminal(monkeypatch)
    address = "用户" * 12 + "@例子.cn"
    output.emit_table(("id", "value"), [("7", address)])
    assert f"7   {address}" in shown_on(terminal)


@pytest.mark.parametrize(("to_copy", "whole"), [(None, {"a", "b"}), (("a",), {"a"}), ((), set())])
def test_only_addresses_that_are_there_to_be_copied_stay_whole(monkeypatch, to_copy, whole):
    terminal = open_terminal(monkeypatch)
    monkeypatch.setenv("COLUMNS", "44")
    texts = {name: f"{name}/" * 16 for name in ("a", "b")}
    output.emit_table(("a", "b"), [tuple(texts.values())], to_copy=to_copy)
    shown = terminal.getvalue()
    assert {name for name, text in texts.items() if text in shown} == whole


def test_a_terminal_without_colour_gets_none(monkeypatch):
    terminal = open_terminal(monkeypatch)
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("TERM", "dumb")
    output.emit_table(("name", "n"), [("Jane", 1)])
    assert "Jane" in terminal.getvalue()
    assert "\x1b" not in terminal.getvalue()


def test_lines_of_data_are_safe(capsys):
    output.emit("12")
    output.emit(["a\x1bb", "c"])
    assert capsys.readouterr().out == "12\nab\nc\n"


def test_a_closed_stdout_is_an_output_error(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    for write in (
        lambda: output.emit("x"),
        lambda: output.emit_json({}),
        lambda: output.emit_table(("a",), []),
        output.binary_stdout,
    ):
        with pytest.raises(OutputError, match="standard output is closed"):
            write()


def test_bytes_follow_the_text_before_them(capfdbinary):
    output.emit("first")
    stream = output.binary_stdout()
    stream.write(b"second\n")
    stream.flush()
    assert capfdbinary.readouterr().out == b"first\nsecond\n"


def test_a_narrow_terminal_goes_without_spare_columns(monkeypatch):
    terminal = open_terminal(monkeypatch)
    names = ("field", "value", "when", "why")
    row = ("email", "ann.miller@acme.example.com", "2026-01-01 10:00:00", "the first to say it")
    monkeypatch.setenv("COLUMNS", "60")
    monkeypatch.setenv("NO_COLOR", "1")
    assert output.emit_table(names, [row], spare=("when",)) == ["when"]
    assert len(terminal.getvalue().splitlines()[1]) <= 60
    monkeypatch.setenv("COLUMNS", "100")
    assert output.emit_table(names, [row], spare=("when",)) == []


def test_findings_fill_the_lines_of_a_terminal(monkeypatch):
    terminal = open_terminal(monkeypatch)
    output.emit_findings([("name", "one two three four five six seven eight"), ("", "nine\x1b")])
    assert shown_on(terminal) == [
        "name  one two three four five six seven",
        "      eight",
        "      nine",
    ]


def test_rows_stand_downwards_where_a_terminal_has_no_room(monkeypatch):
    terminal = open_terminal(monkeypatch)
    names = ["Header of a column", "Another header", "And one more"]
    rows = [[f"a value of row {n}", "x" * 12, "" if n else "y"] for n in range(5)]
    output.emit_rows(names, rows)
    assert shown_on(terminal)[:4] == [
        "row 1",
        "Header of a column  a value of row 0",
        "Another header      xxxxxxxxxxxx",
        "And one more        y",
    ]
    assert "row 4" not in shown_on(terminal)


def test_rows_are_a_table_where_there_is_room_or_no_terminal(monkeypatch, capsys):
    terminal = open_terminal(monkeypatch)
    output.emit_rows(["a", "b"], [["1", "2"]])
    assert shown_on(terminal) == ["a  b", "1  2"]
    monkeypatch.undo()
    output.emit_rows(["a" * 50, "b" * 50], [["1", "2"]])
    assert capsys.readouterr().out.splitlines()[1] == f"1{' ' * 51}2"


def test_a_summary_breaks_no_word_of_a_terminal(monkeypatch):
    terminal = open_terminal(monkeypatch, "stderr")
    output.Output().summary("  cleaned: 12 phones, 13 e-mails, 14 names, 15 countries")
    output.Output().warning("this saved mapping is none, and is left aside")
    assert shown_on(terminal) == [
        "  cleaned: 12 phones, 13 e-mails,",
        "    14 names, 15 countries",
        "warning: this saved mapping is none, and",
        "  is left aside",
    ]


def test_an_error_breaks_no_word_and_leaves_a_mapping_as_it_is(monkeypatch):
    terminal = open_terminal(monkeypatch, "stderr")
    mapping = '"A header that is longer than the terminal" = "email"'
    output.complain(
        "the headers are not those of the list before", f"use this:\n[columns]\n{mapping}"
    )
    assert shown_on(terminal) == [
        "error: the headers are not those of the",
        "  list before",
        "hint: use this:",
        "[columns]",
        mapping,
    ]
