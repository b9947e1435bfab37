"""Expressions at the command line: segments saved and explained, leads listed, exported and set."""

import re
import sqlite3
from pathlib import Path

import pytest

from leadctl.cli import segment
from leadctl.segments.keys import KEYS

LIST = (
    "Email,First Name,Last Name,Job Title,Country,Booth Rep,Score\n"
    "jane@acme.io,Jane,Doe,VP of Sales,US,Kim,55\n"
    "max@beta.io,Max,Roe,Head of Sales,DE,Kim,70\n"
    "broken@,Eve,Poe,VP,US,,7\n"
)


@pytest.fixture
def filled(shell):
    Path("in.csv").write_text(LIST, encoding="utf-8")
    shell("import", "in.csv", "--source", "Fair")
    return shell


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (("seniority:vp", "country:us", "has:email"), ["Jane"]),
        (("seniority:vp country:us has:email",), ["Jane"]),
        (('title:~"of sales"',), ["Jane", "Max"]),
        (("country:us", "or", "score>=60"), ["Jane", "Max", "Eve"]),
        (('"Booth Rep":kim', "not", "country:us"), ["Max"]),
        (("created:..7d", "source:fair"), ["Jane", "Max", "Eve"]),
        (("3", "jane@acme.io"), ["Jane", "Eve"]),
    ],
)
def test_list_takes_an_expression(filled, words, found):
    listed = filled("list", "--columns", "first_name", *words).stdout.splitlines()
    assert [line.strip() for line in listed[1:]] == found
    assert filled("list", "--count", *words).stdout == f"{len(found)}\n"
    assert len(filled.json("list", *words)["leads"]) == len(found)


def test_nobody_is_said(filled):
    done = filled("list", "title:baker")
    assert done.stdout.splitlines()[1:] == []
    assert done.stderr.startswith("0 of 3 leads\n")
    assert filled("list", "--limit", "0").stderr == ""
    assert filled("list", "--count", "title:baker").stdout == "0\n"
    assert filled.json("list", "title:baker")["leads"] == []


def test_an_export_takes_an_expression(filled):
    filled("segment", "save", "us", "country:us")
    done = filled("export", "in:us", "has:email", "-o", "out.csv", "--columns", "email")
    assert done.stderr.startswith("1 lead -> out.csv\n")
    assert Path("out.csv").read_text(encoding="utf-8") == "email\njane@acme.io\n"
    assert filled("export", "in:us", "--dry-run").stderr.startswith("2 leads would go to")
    filled("export", "in:usa", "-o", "none.csv", code=2)
    assert not Path("none.csv").exists()


def test_a_word_is_set_for_an_expression(filled):
    assert (
        filled("stage", "set", "mql", "country:us", "-n").stderr == "2 leads would get stage mql\n"
    )
    done = filled("stage", "set", "mql", "country:us")
    assert done.stderr.startswith("2 leads got stage mql\n")
    assert filled("list", "--count", "stage:mql").stdout == "2\n"
    again = filled("stage", "set", "mql", "country:us")
    assert again.stderr == "0 leads got stage mql   2 had it already\n"
    filled("undo")
    assert filled("list", "--count", "stage:mql").stdout == "0\n"


def test_a_word_for_nobody_is_no_operation(filled):
    before = filled.json("history")
    for words in (("status", "set", "open", "title:baker"), ("stage", "set", "mql", '"zzz"')):
        assert filled(*words).stderr.startswith("0 leads got ")
    assert filled.json("history") == before


def test_a_word_for_nobody_makes_no_store(shell):
    assert shell("status", "set", "open", "country:us").stderr == "0 leads got status open\n"
    assert not shell.store.exists()


@pytest.mark.parametrize(
    ("words", "said", "hint"),
    [
        (("list", "contry:us"), "unknown field `contry` at column 1", "`country`"),
        (("list", "1", "or", "2"), "`1` names a lead, and `or`", "lead_id:5"),
        (("status", "set", "open", "1-2"), "`1-2` stands without a field", "lead_id:1..3"),
        (("status", "set", "open", "1,99"), "there is no lead `99`", ""),
        (("stage", "set", "mql", "Jane"), "`Jane` stands without a field", "name:~jane"),
        (("export", "in:x"), "there is no segment `x` at column 4", "segment save"),
        (("stage", "set", "mql", "(country:us"), "nothing closes the bracket at column 1", ""),
        (("status", "set", "open", 'title:"x'), "this quote is never closed", ""),
        (("segment", "save", "not", "a"), "`not` is no name", "60"),
        (("segment", "save", "a b", "x"), "`a b` is no name", "60"),
        (("segment", "save", "x" * 61, "x"), "is no name", "60"),
        (("segment", "save", "x", "5"), "`5` names a lead", "lead_id:5"),
        (("segment", "save", "x", "in:x"), "leads back to itself: x -> x", "segment list"),
        (("segment", "save", "x", "foo:1"), "unknown field `foo` at column 1", ""),
        (("segment", "show", "x"), "there is no segment `x`", "segment save"),
        (("segment", "remove", "x"), "there is no segment `x`", ""),
        (("segment", "explain", "country:us", "99"), "there is no lead `99`", ""),
        (("segment", "explain", "country:us", "1,2"), "`1,2` names 2 leads", "name the one"),
        (("segment", "explain", "country:zz"), "unknown country `zz`", ""),
    ],
)
def test_what_is_wrong_is_told(filled, words, said, hint):
    before = filled.json("history")
    done = filled(*words, code=2)
    assert said in done.stderr
    assert hint in done.stderr.splitlines()[-1]
    assert filled.json("history") == before


def test_a_segment_is_saved_listed_shown_replaced_and_brought_back(filled):
    done = filled("segment", "save", "Vp-US", "seniority:vp", "country:us")
    assert done.stderr.splitlines()[0] == "segment vp-us saved: 2 leads now"
    assert "undo: leadctl undo 2        next: leadctl list in:vp-us" in done.stderr
    (one,) = filled.json("segment", "list")["segments"]
    assert (one["name"], one["expression"], one["leads"], one["saved_by"]) == (
        "vp-us",
        "seniority:vp country:us",
        2,
        "tester",
    )
    same = filled("segment", "save", "vp-us", "seniority:vp  and country:us")
    assert same.stderr == "segment vp-us stands already: 2 leads now\n"
    other = filled("segment", "save", "vp-us", "country:us or country:de has:email")
    assert other.stderr.splitlines()[:3] == [
        "segment vp-us saved: 3 leads now",
        "  read as: country:us or (country:de and has:email)",
        "  in place of: seniority:vp country:us",
    ]
    assert "country:us or country:de has:email" in filled("segment").stdout
    assert filled.json("history")["operations"][0]["kind"] == "segment"
    filled("undo")
    assert filled.json("segment", "show", "VP-us")["expression"] == "seniority:vp country:us"
    filled("redo")
    assert filled.json("segment", "show", "vp-us")["leads"] == 3


def test_a_dry_run_saves_and_removes_nothing(filled):
    done = filled("segment", "save", "us", "country:us", "--dry-run")
    assert done.stderr == "segment us would be saved: 2 leads now\n"
    assert filled.json("segment", "list")["segments"] == []
    filled("segment", "save", "us", "country:us")
    assert "would be removed" in filled("segment", "remove", "us", "-n").stderr
    assert filled.json("segment", "list")["segments"] != []


def test_a_segment_in_use_is_not_removed(filled):
    filled("segment", "save", "us", "country:us")
    filled("segment", "save", "vips", "in:us not title:~junior")
    assert "used by `vips`" in filled("segment", "remove", "us", code=1).stderr
    assert "vips" in filled("segment", "show", "us").stdout
    filled("segment", "remove", "vips")
    filled("segment", "remove", "us")
    assert filled("segment").stderr.startswith("no segments yet\n")
    filled("undo")
    assert [one["name"] for one in filled.json("segment")["segments"]] == ["us"]


def test_a_segment_that_lost_another_is_told(filled):
    filled("segment", "save", "us", "country:us")
    filled("segment", "save", "vips", "in:us title:vp")
    filled("undo", "2")
    done = filled("segment", "list")
    assert "segment vips means nothing now: there is no segment `us`" in done.stderr
    assert "in segment `vips`" in filled("list", "in:vips", code=2).stderr


def test_two_segments_cannot_lead_to_each_other(filled):
    filled("segment", "save", "a", "country:us")
    filled("segment", "save", "b", "in:a has:email")
    done = filled("segment", "save", "a", "in:b", code=2)
    assert "segment `b` leads back to itself: b -> a -> b" in done.stderr


def test_an_expression_is_explained_part_by_part(filled):
    done = filled("segment", "explain", "country:us", "title:~vp", "has:email")
    assert done.stdout.splitlines() == [
        "read as: country:us and title:~vp and has:email",
        "",
        "     part        alone  so far",
        "     country:us      2       2",
        "and  title:~vp       2       2",
        "and  has:email       2       1",
    ]
    either = filled.json("segment", "explain", "country:us or score>60")
    assert [step["so_far"] for step in either["steps"]] == [2, 3]
    assert either["join"] == "or"


def test_why_a_lead_is_in_or_out_is_explained(filled):
    filled("segment", "save", "us", "country:us has:email")
    done = filled("segment", "explain", "in:us", "not", '"Booth Rep":Lee', "eve", "3")
    head, *lines, last = done.stdout.splitlines()[-9:]
    assert head.split() == ["holds", "for", "lead", "3", "its", "values"]
    assert [line.rstrip() for line in lines] == [
        'no     in:us and not "Booth Rep":Lee and eve',
        "no       in:us",
        "no         country:us and has:email",
        "yes          country:us                       country US",
        "no           has:email                        email broken@, email_status invalid",
        'yes      not "Booth Rep":Lee',
        'no         "Booth Rep":Lee',
    ]
    assert last.split()[:4] == ["yes", "eve", "full_name", "Eve"]
    verdicts = filled.json("segment", "explain", "in:us eve", "3")["verdicts"]
    assert [(one["depth"], one["part"], one["holds"]) for one in verdicts] == [
        (0, "in:us and eve", False),
        (1, "in:us", False),
        (2, "country:us and has:email", False),
        (3, "country:us", True),
        (3, "has:email", False),
        (1, "eve", True),
    ]
    assert verdicts[4]["values"] == {"email": "broken@", "email_status": "invalid"}
    assert verdicts[5]["values"]["full_name"] == "Eve Poe"


def test_a_column_that_is_called_like_a_keyword_is_asked_in_quotes(shell):
    Path("in.csv").write_text("Email,In,Has\na@acme.io,yes,no\nb@beta.io,no,no\n", encoding="utf-8")
    shell("import", "in.csv", "--source", "Fair")
    found = shell.json("segment", "explain", '"In":yes "has":no', "1")
    assert [step["alone"] for step in found["steps"]] == [1, 2]
    assert found["verdicts"][1]["values"] == {"In": "yes"}
    shell("segment", "save", "yes", "country:us")
    shell("segment", "save", "other", '"In":yes')
    assert shell.json("segment", "show", "yes")["used_by"] == []


def test_the_parts_of_a_choice_add_up(filled):
    found = filled.json("segment", "explain", "country:de or first_name:jane,max or nobody")
    assert [(step["alone"], step["so_far"]) for step in found["steps"]] == [(1, 1), (2, 2), (0, 2)]


def test_an_expression_that_is_refused_by_now_is_told(filled):
    filled("segment", "save", "a", "jane")
    with sqlite3.connect(filled.store) as con:
        con.execute("update segment set expression = '!jane'")
    con.close()
    done = filled("segment", "list")
    assert "segment a means nothing now: `!` is not understood" in done.stderr
    assert filled.json("segment", "show", "a")["leads"] is None
    assert "in segment `a`: `!` is not" in filled("list", "in:a", code=2).stderr
    assert filled("segment", "save", "a", "country:us").stderr.startswith("segment a saved: 2 ")
    filled("segment", "remove", "a")


def test_a_long_expression_is_cut_on_a_narrow_terminal_only(filled, monkeypatch):
    long = "title:~" + ",~".join(f"{at:0>12}x" for at in range(9))
    filled("segment", "save", "a", long)
    assert long in filled("segment", "list").stdout
    row = ("a", long, "0", "2026-11-21 09:00:00", "tester")
    monkeypatch.setenv("COLUMNS", "80")
    ((name, shown, *rest),) = segment._cut([row])
    assert (name, *rest) == ("a", *row[2:])
    assert shown.endswith("…")
    assert len("  ".join((name.ljust(4), shown, "leads", *rest[1:]))) == 80
    assert segment._cut([("a", "vp", "1", "2026", "me")])[0][1] == "vp"
    assert segment._within("日本語の長い名前", 8) == "日本語…"


def test_the_help_of_segments_cuts_no_line_and_names_every_field(shell, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    told = shell("segment", "--help").stdout
    listed = told.partition("Commands:")[2].partition("Fields:")[0]
    assert "explain" in listed
    assert "..." not in listed
    assert set(KEYS) <= set(re.split(r"[\s,.]+", told))


def test_completion_offers_keys_and_segments_and_hides_its_errors(filled, monkeypatch):
    from leadctl.cli.complete import expressions, segments

    filled("segment", "save", "vp-us", "country:us")
    monkeypatch.setenv("LEADCTL_STORE", str(filled.store))
    assert expressions("coun") == ["country:"]
    assert expressions("in:vp") == ["in:vp-us"]
    assert expressions("title:x") == []
    assert segments("V") == ["vp-us"]
    monkeypatch.setenv("LEADCTL_STORE", "/dev/null/x")
    assert segments("v") == []
    monkeypatch.setenv("LEADCTL_WAIT", "soon")
    assert expressions("in:") == []
