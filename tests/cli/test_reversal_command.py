"""What `undo`, `redo`, `diff` and `history` say where there is little or nothing to do."""

import os
from pathlib import Path

import pytest

LIST = "Email,Name,Title\nann@acme.io,Ann Lee,CEO\n"


@pytest.fixture
def edited(shell):
    """A list, an edit, its undo and redo."""
    Path("in.csv").write_text(LIST, encoding="utf-8")
    shell("import", "in.csv")
    shell("edit", "1", "title=X")
    shell("undo")
    shell("redo", "2")
    return shell


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (("undo", "0"), "there is no operation 0", "the newest is 4"),
        (("undo", "99"), "there is no operation 99", "the newest is 4"),
        (("diff", "9"), "there is no operation 9", "the newest is 4"),
        (("diff", "3..9"), "there is no operation 9", "the newest is 4"),
        (("list", "--as-of", "9"), "there is no operation 9", "the newest is 4"),
        (("undo", "3"), "operation 3 is itself an undo", "again: leadctl undo 2"),
        (("undo", "4"), "operation 4 is itself a redo", "take it back with: leadctl undo 2"),
        (("redo", "3"), "operation 3 is itself an undo", "again: leadctl undo 2"),
        (("redo", "1"), "operation 1 is not undone", "leadctl history"),
        (("redo",), "there is nothing to redo", "nothing is undone that can be redone"),
        (("redo", "-n"), "there is nothing to redo", "nothing is undone that can be redone"),
    ],
)
def test_what_cannot_be_done_is_told_with_the_way_on(edited, words, message, hint):
    said = edited(*words, code=2).stderr
    assert f"error: {message}\n" in said
    assert hint in said


def test_an_undo_that_stands_is_taken_back_by_a_redo_of_what_it_is_about(edited):
    edited("undo", "2")
    assert "take it back with: leadctl redo 2" in edited("redo", "5", code=2).stderr
    assert "again: leadctl redo 2" in edited("undo", "4", code=2).stderr
    assert "is undone already" in edited("undo", "2", code=2).stderr


def test_an_empty_store_says_so_for_any_number(edited):
    edited.store.unlink()
    assert "nothing was done here yet" in edited("diff", "9", code=2).stderr
    assert "leadctl import FILE" in edited("history").stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--limit", "0"), "none listed: --limit is 0"),
        (("--since", "2999-01-01"), "no operation since 2999-01-01"),
        (("--since", "2999-01-01", "--lead", "1"), "no operation about this lead since 2999-01-01"),
        (("--until", "1999-01-01"), "no operation until 1999-01-01"),
    ],
)
def test_an_empty_history_tells_what_was_asked(edited, words, said):
    done = edited("history", *words)
    assert (done.stdout, done.stderr) == ("", f"{said}\n  next: leadctl history\n")
    assert edited.json("history", *words)["operations"] == []


@pytest.mark.parametrize(
    ("between", "said", "then"),
    [
        ("2..2", "after operation 2 against itself\n", "leadctl diff 2"),
        ("4..4", "after operation 4 against itself\n", "leadctl diff 4"),
        ("0..0", "the empty store against itself\n", "leadctl history"),
        ("3..2", "after operation 3 against after operation 2   backwards", "leadctl history"),
    ],
)
def test_a_range_that_says_nothing_or_runs_backwards_is_named_so(edited, between, said, then):
    done = edited("diff", between)
    assert said in done.stderr
    assert f"next: {then}\n" in done.stderr


def test_a_lead_that_waits_for_its_list_is_named(edited):
    edited("delete", "1", "--yes")
    edited("undo", "1")
    for words, has in ((("-n",), "would have"), ((), "has")):
        said = edited("undo", "5", *words).stderr
        assert f"  1 lead that operation 2 spoke of {has} no record: 1\n" in said
        assert "  its rows came in operation 1, which is undone\n" in said
    assert "next: leadctl redo 1\n" in said
    edited("undo", "2")
    redone = edited.json("redo", "2")
    assert redone["waiting"] == [{"lead_id": 1, "operations": [2]}]
    edited("redo", "1")
    assert edited.json("list")["leads"][0]["title"] == "X"


def test_a_look_says_the_words_of_the_refusal(edited):
    message = edited("undo", "1", code=1).stderr.splitlines()[0].removeprefix("error: ")
    looked = edited("undo", "1", "-n", code=1).stderr
    assert f"warning: this would be refused: {message}\n" in looked
    assert "next: leadctl undo 1 --keep\n" in looked
    assert edited.json("undo", "1", "-n", code=1)["refused"] == message
    assert "refused" not in edited("undo", "1", "-n", "--keep").stderr
    assert edited.json("undo", "2", "-n")["refused"] is None


def test_clean_names_the_lists_that_keep_a_region_of_their_own(shell):
    for name, phone in (("a.csv", "030 901820"), ("b.csv", "030 901821")):
        text = f"Email,Name,Phone\n{name}@acme.io,Ann Lee,{phone}\n"
        Path(name).write_text(text, encoding="utf-8")
    shell("import", "a.csv", "--region", "US")
    shell("import", "b.csv")
    assert shell.json("clean", "--region", "DE", "-n")["own_region"] == [
        {"file": "a.csv", "region": "US"}
    ]
    said = shell("clean", "--region", "DE").stderr
    assert "warning: a.csv: imported with --region US, which stands" in said
    assert "leadctl import a.csv --region DE\n" in said
    shell("import", "a.csv", "--region", "DE")
    assert "warning" not in shell("clean", "--region", "DE").stderr
    assert [lead["phone"] for lead in shell.json("list", "--columns", "phone")["leads"]] == [
        "+4930901820",
        "+4930901821",
    ]


@pytest.mark.parametrize("who", ["1", "ann@acme.io"])
def test_who_was_there_once_is_told_with_the_way_back(edited, who):
    edited("delete", "1", "--yes")
    for words in (("show",), ("blame",), ("note", "hi")):
        said = edited(words[0], who, *words[1:], code=2).stderr
        assert "hint: operation 5 deleted it; back with: leadctl undo 5\n" in said
    edited("undo", "5")
    edited("undo", "1", "--keep")
    assert edited.json("show", who)["leads"]
    edited("undo", "2")
    said = edited("show", who, code=2).stderr
    assert "hint: operation 1 had it, and is undone; back with: leadctl redo 1\n" in said
    assert "hint: leads: leadctl list\n" in edited("show", "77", code=2).stderr


def test_a_list_of_a_time_before_all_leads_says_so(edited):
    assert "no leads then\n  next: leadctl history\n" in edited("list", "--as-of", "0").stderr


HUGE = "9" * 20


@pytest.mark.parametrize("words", [("undo",), ("redo",), ("rejects",), ("diff",)])
def test_a_number_of_any_length_is_just_no_operation(edited, words):
    assert f"error: there is no operation {HUGE}\n" in edited(*words, HUGE, code=2).stderr


def test_an_export_and_a_limit_of_any_length_are_refused_too(edited):
    assert f"error: there is no export {HUGE}\n" in edited("exports", HUGE, code=2).stderr
    for words in (("history",), ("list",), ("diff", "1"), ("undo", "-n")):
        for number in (HUGE, "-1"):
            said = edited(*words, "--limit", number, code=2).stderr
            assert f"error: `--limit`: {number} is not between 0 and 9223372036854775807\n" in said
        assert edited(*words, "--limit", str(2**63 - 1)).exit_code == 0


def test_history_tells_what_a_bare_undo_turned(edited):
    assert "(operation 2, redone)" in edited("history").stdout
    assert edited.json("history")["operations"][1]["target"] == 2


def test_history_marks_what_was_folded_and_a_pruning_names_it(edited):
    looked = edited("history", "prune", "--before", "2200-01-01", "-n")
    assert "  for good: 1-2\n" in looked.stderr
    edited("history", "prune", "--before", "2200-01-01", "--yes")
    assert edited("history").stdout.count("folded)") == 4
    marks = {one["id"]: one["folded"] for one in edited.json("history")["operations"]}
    assert marks == {5: None, 4: 5, 3: 5, 2: 5, 1: 5}


def test_dry_runs_work_on_a_store_that_cannot_be_written(edited, monkeypatch):
    """The superuser may write everywhere, so the system is made to say what it says to others."""
    before = edited.store.read_bytes()
    granted = os.access

    def refused(path, mode, **more):
        return "leadctl-" in str(path) and granted(path, mode, **more)

    monkeypatch.setattr("os.access", refused)
    assert "1 lead would be edited" in edited("edit", "1", "title=Z", "-n").stderr
    assert "1 lead would get status open" in edited("status", "set", "open", "1", "-n").stderr
    assert "would be undone" in edited("undo", "2", "-n").stderr
    edited("rebuild", "-n")
    edited("history", "prune", "--before", "2200-01-01", "-n")
    assert "new 0 leads" in edited("import", "in.csv", "-n", "--region", "de").stderr
    assert edited.store.read_bytes() == before
