"""Commands that look back: lists of a day, and differences between moments."""

from pathlib import Path

import pytest

LIST = "Email,Name,Odd One\nann@acme.io,Ann Lee,x\nbo@beta.io,Bo Ray,\n"


@pytest.fixture
def lived(shell, monkeypatch):
    """Two leads on the first day, a status on the second, a third lead on the third."""
    days = [
        ("import", "in.csv"),
        ("status", "set", "open", "1"),
        ("import", "more.csv"),
    ]
    Path("in.csv").write_text(LIST, encoding="utf-8")
    Path("more.csv").write_text("Email,Name\ncy@acme.io,Cy Poe\n", encoding="utf-8")
    for day, words in enumerate(days, 1):
        monkeypatch.setenv("LEADCTL_NOW", f"2026-10-0{day}T12:00:00Z")
        shell(*words)
    return shell


@pytest.mark.parametrize(
    ("moment", "statuses"),
    [
        ("0", []),
        ("2026-09-30", []),
        ("2026-10-01T11:59", []),
        ("2026-10-01T12:00", ["new", "new"]),
        ("2026-10-01T14:00+02:00", ["new", "new"]),
        ("2026-10-01", ["new", "new"]),
        ("1", ["new", "new"]),
        ("2", ["open", "new"]),
        ("2026-10-02", ["open", "new"]),
        ("3", ["open", "new", "new"]),
        ("2999-01-01", ["open", "new", "new"]),
    ],
)
def test_a_list_shows_the_leads_of_its_moment(lived, moment, statuses):
    found = lived.json("list", "--as-of", moment)["leads"]
    assert [lead["status"] for lead in found] == statuses
    assert lived("list", "--count", "--as-of", moment).stdout == f"{len(statuses)}\n"
    assert lived.json("status", "--as-of", moment)["leads"] == len(statuses)


@pytest.mark.parametrize("moment", ["4", "yesterday", "2026-13-01", "", "2026-10", "9" * 30])
@pytest.mark.parametrize("words", [("list",), ("show", "1"), ("status",), ("diff",)])
def test_what_is_no_moment_is_refused_with_a_hint(lived, moment, words):
    assert "hint:" in lived(*words, "--as-of", moment, code=2).stderr


def test_an_expression_counts_ages_from_the_moment(lived, monkeypatch):
    monkeypatch.setenv("LEADCTL_NOW", "2027-10-01T12:00:00Z")
    assert lived("list", "--count", "created:<2d", "--as-of", "2026-10-02").stdout == "2\n"
    assert lived("list", "--count", "created:<2d").stdout == "0\n"


def test_show_tells_of_a_lead_as_it_was(lived):
    lived("undo", "1", "--keep")
    (lead,) = lived.json("show", "ann@acme.io", "--as-of", "1")["leads"]
    assert (lead["lead"]["status"], lead["lead"]["records"]) == ("new", 1)
    assert [one["operation"] for one in lead["history"]] == [1]
    lived("show", "cy@acme.io", "--as-of", "2", code=2)


def test_a_range_tells_field_by_field_what_changed(lived):
    found = lived.json("diff", "1..3")
    assert (found["from"]["operation"], found["to"]["operation"]) == (1, 3)
    assert found["counts"] == {"added": 1, "gone": 0, "merged": 0, "split": 0, "changed": 1}
    changed, added = found["differences"]
    assert changed["changes"] == [{"field": "status", "old": "new", "new": "open"}]
    assert (added["lead_id"], added["kind"], added["name"]) == (3, "added", "Cy Poe")


@pytest.mark.parametrize(
    ("words", "leads"),
    [
        (("1..",), [1, 3]),
        (("2..",), [3]),
        (("2",), [1]),
        (("1..2",), [1]),
        (("2026-10-01..2026-10-02",), [1]),
        (("--as-of", "2026-10-02"), [3]),
        (("--as-of", "1", "--to", "2"), [1]),
        (("0..0",), []),
    ],
)
def test_two_moments_can_be_named_in_many_ways(lived, words, leads):
    assert [one["lead_id"] for one in lived.json("diff", *words)["differences"]] == leads


@pytest.mark.parametrize(
    "words", [(), ("..3",), ("1", "--as-of", "1"), ("1..2", "--to", "3"), ("x..y",), ("0",)]
)
def test_no_range_and_two_of_them_are_refused(lived, words):
    assert "hint:" in lived("diff", *words, code=2).stderr


def test_a_table_is_for_people_and_a_limit_for_both(lived):
    done = lived("diff", "0..", "--limit", "1")
    assert done.stdout.splitlines()[1].split() == ["1", "Ann", "Lee", "added"]
    assert len(done.stdout.splitlines()) == 2
    assert "leads: 3 added" in done.stderr


def test_looking_back_writes_nothing(lived):
    before = lived.store.read_bytes()
    lived("list", "--as-of", "1")
    lived("diff", "0..2")
    lived("show", "1", "--as-of", "1")
    assert lived.store.read_bytes() == before


@pytest.mark.parametrize(
    ("words", "operations"),
    [
        ((), [3, 2, 1]),
        (("--since", "2026-10-02"), [3, 2]),
        (("--until", "2026-10-02"), [2, 1]),
        (("--since", "2026-10-01T12:01", "--until", "2026-10-02T12:00"), [2]),
        (("--lead", "1"), [2, 1]),
        (("--lead", "ann@acme.io", "--limit", "1"), [2]),
        (("--lead", "3", "--until", "2026-10-02"), []),
    ],
)
def test_history_tells_of_a_time_or_of_a_lead(lived, words, operations):
    found = lived.json("history", *words)
    assert [one["id"] for one in found["operations"]] == operations
    keys = {"id", "command", "at", "undone", "counts"}
    assert all(keys <= one.keys() for one in found["operations"])
    assert found["schema_version"] == 1


@pytest.mark.parametrize("words", [("--since", "41"), ("--until", "soon"), ("--lead", "99")])
def test_history_of_no_time_and_of_nobody_is_refused(lived, words):
    assert "hint:" in lived("history", *words, code=2).stderr


def test_blame_tells_where_each_value_comes_from(lived):
    done = lived("blame", "ann@acme.io", "status", "Odd One", "owner")
    status, odd, owner = (line.split() for line in done.stdout.splitlines()[1:])
    assert status[:4] == ["status", "open", "tester", "2"]
    assert "set by a person" in done.stdout
    assert odd[:5] == ["Odd", "One", "x", "in.csv:2", "1"]
    assert owner == ["owner", "nobody", "said", "anything"]
    assert "leadctl history --lead 1" in done.stderr


def test_blame_as_json_has_all_values(lived):
    found = lived.json("blame", "1")
    assert (found["lead_id"], found["name"]) == (1, "Ann Lee")
    by_field = {one["field"]: one for one in found["values"]}
    assert by_field["full_name"]["line"] == 2
    assert by_field["last_name"]["derived_from"] == "full_name"
    assert "hint:" in lived("blame", "1", "titel page", code=2).stderr


def test_show_tells_how_cells_were_cleaned_and_escapes_them(shell):
    name = "JANE \x1b[31mDOE[red]"
    (shell.folder / "a.csv").write_text(f"Email,Name\nJANE@acme.io,{name}\n", encoding="utf-8")
    shell("import", "a.csv")
    shown = shell("show", "1", "--changes").stdout
    assert "a.csv:2" in shown
    assert "terminal colours" in shown
    assert "\x1b" not in shown
    (lead,) = shell.json("show", "1", "--changes")["leads"]
    (row,) = lead["rows"]
    assert row["cells"][0]["steps"][-1]["after"] == row["cells"][0]["clean"]
    shell("show", "nobody@acme.io", "--changes", code=2)
