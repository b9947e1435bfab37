from __future__ import annotations

import io

import pytest

from leadctl.cli import text


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("Jane Doe", "Jane Doe"),
        ("Łukasz 李明 👩‍💻", "Łukasz 李明 👩‍💻"),
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x9b31mred", "31mred"),
        ("\x1b]0;title\x07x", "]0;titlex"),
        ("a\r\nb\tc", "a b c"),
        ("a\u2028b\x85c", "a b c"),
        ("\u202egnp.exe", "gnp.exe"),
        ("a\u2066b\u2069\u200f", "ab"),
        ("\ufeffname", "name"),
        ("x\x00\x7f\x08y", "xy"),
        ("lone\ud800", "lone"),
        ("tag\U000e0041", "tag"),
        ("no\u00a0break", "no\u00a0break"),
        ("[bold]Bob[/bold]", "[bold]Bob[/bold]"),
    ],
)
def test_safe_text_cannot_steer_a_terminal(raw, shown):
    assert text.safe(raw) == shown


def test_counts_read_well():
    assert text.count(1204) == "1,204"
    assert text.counted(1, "lead") == "1 lead"
    assert text.counted(1204, "lead") == "1,204 leads"
    assert text.counted(0, "company", "companies") == "0 companies"


@pytest.mark.parametrize(
    ("string", "columns"),
    [
        ("abc", 3),
        ("李明", 4),
        ("e\u0301", 1),
        ("é", 1),
        ("", 0),
        ("Ａ", 2),
        ("a\u20dd", 1),
        ("a\u200db", 2),
    ],
)
def test_width_is_that_of_a_terminal(string, columns):
    assert text.width(string) == columns


def test_columns_line_up_and_lines_end_without_spaces():
    rows = [("name", "n"), ("李明", "7"), ("Jo", "1204")]
    assert list(text.aligned(rows, [5, 4], [False, True])) == [
        "name      n",
        "李明      7",
        "Jo     1204",
    ]
    assert list(text.aligned([("a", "")], [5, 5], [False, False])) == ["a"]


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_colour_is_for_terminals_that_want_it(monkeypatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    assert text.painted("x", "31", Terminal()) == "\x1b[31mx\x1b[0m"
    assert text.painted("x", "31", io.StringIO()) == "x"
    assert text.painted("x", "31", None) == "x"
    monkeypatch.setenv("NO_COLOR", "1")
    assert text.painted("x", "31", Terminal()) == "x"
    monkeypatch.setenv("NO_COLOR", "")
    monkeypatch.setenv("TERM", "dumb")
    assert text.painted("x", "31", Terminal()) == "x"


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("short", ["short"]),
        ("  one two three four five", ["  one two three four", "    five"]),
        ("a b   c d e   f", ["a b   c d e   f"]),
        ("one two   three four five six", ["one two   three four", "  five six"]),
        ("one two three   four five six", ["one two three", "  four five six"]),
        ("  next: leadctl a b c        or: leadctl d e f g h i", [
            "  next: leadctl a b c", "    or: leadctl d e f g h i",
        ]),
        ("a@bbbbbbbbbbbbbbbbbbbbbbbb.example x", ["a@bbbbbbbbbbbbbbbbbbbbbbbb.example", "  x"]),
        ("量子科技有限公司量子科技", ["量子科技有限公司量", "  子科技"]),
        ("", [""]),
    ],
)  # fmt: skip
def test_a_line_is_parted_where_its_words_are(line, parts):
    assert text.fitted(line, 20) == parts


def test_a_word_that_fills_a_line_is_broken_and_loses_nothing():
    parts = text.fitted("a " + "x" * 150, 80)
    assert max(map(text.width, parts)) <= 80
    assert "".join(parts).replace(" ", "") == "a" + "x" * 150


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("plain", "plain"),
        ("Zoë 李娜 👩‍💻", "Zoë 李娜 👩‍💻"),
        ("a\u00a0b", "a<no-break space>b"),
        ("\u202eab\ufeff", "<right-to-left override>ab<zero width no-break space>"),
        ("\x1b[31m", "<U+001B>[31m"),
        ("two\nlines\tand tabs", "two\nlines\tand tabs"),
    ],
)
def test_signs_that_nobody_sees_are_named(raw, shown):
    assert text.unveiled(raw) == shown


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("a 1 (b) · cc 22 (dd) · e 3 (f)", ["a 1 (b) ·", "  cc 22 (dd) ·", "  e 3 (f)"]),
        ("one 12 twos, 13 threes", ["one 12 twos,", "  13 threes"]),
        ("a · " + "b 12 " * 4 + "c", ["a · b 12 b 12 b", "  12 b 12 c"]),
        ("1 2 3 4 5 6 7 8 9 10 11", ["1 2 3 4 5 6 7 8", "  9 10 11"]),
    ],
)
def test_a_line_is_parted_where_it_reads_best(line, expected):
    assert text.fitted(line, 16) == expected
