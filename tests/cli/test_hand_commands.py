"""What `edit`, `tag`, `note`, `delete`, `unmerge` and `source` say."""

from pathlib import Path

import pytest

LIST = "Email,Name,Title,Phone\njane@acme.io,Jane Doe,CEO,\nmax@beta.io,Max Roe,CTO,\n"


@pytest.fixture
def filled(shell):
    Path("in.csv").write_text(LIST, encoding="utf-8")
    shell("import", "in.csv", "--source", "Fair")
    return shell


def test_an_edit_tells_before_and_after_and_how_to_undo(filled):
    said = filled("edit", "jane@acme.io", "title=Founder", "phone=").stderr
    assert said.splitlines() == [
        "1 lead edited",
        "  title: CEO -> Founder",
        "  undo: leadctl undo 2        next: leadctl show 1",
    ]
    assert filled("edit", "1", "title=founder").stderr == "0 leads edited   1 as they were\n"
    said = filled("edit", "stage:lead", "owner=ana", "-n").stderr
    assert said == (
        "2 leads would be edited\n  lead 1 owner: nothing -> ana\n  lead 2 owner: nothing -> ana\n"
    )
    document = filled.json("edit", "1", "owner=bo")
    assert (document["operation"], document["cells"]) == (3, {"owner": 1})
    assert document["examples"] == [[1, "owner", "", "bo"]]


def test_many_edits_are_counted_by_field(filled):
    rows = "".join(f"p{i}@many.io,Ann{i} Lee,\n" for i in range(20))
    Path("many.csv").write_text(f"Email,Name,Title\n{rows}", encoding="utf-8")
    filled("import", "many.csv")
    said = filled("edit", "domain:many.io", "owner=ana", "title=CEO").stderr
    assert said.splitlines()[:2] == ["20 leads edited", "  owner 20, title 20"]


def test_a_doubtful_value_is_warned_of(filled):
    assert "warning: phone 12 is kept, and judged invalid" in filled("edit", "1", "phone=12").stderr


def test_what_cannot_be_edited_exits_with_2_and_a_hint(filled):
    assert "did you mean `email`?" in filled("edit", "1", "emial=x", code=2).stderr
    assert "suppress" in filled("edit", "1", "email_opt_out=no", code=2).stderr


def test_tags_and_remarks(filled):
    assert filled("tag", "1", "2", "hot,q4").stderr.splitlines() == [
        "2 leads tagged hot,q4",
        "  undo: leadctl undo 2        next: leadctl list tag:hot,q4",
    ]
    assert filled("tag", "1", "hot", "--remove").stderr.startswith("1 lead freed of hot\n")
    assert filled("note", "2", "called").stderr.startswith("1 lead got the remark\n")
    assert filled("note", "2", "-", stdin="from a pipe\n").exit_code == 0
    shown = filled.json("list", "lead_id:2", "--columns", "tags,notes")["leads"]
    assert shown == [{"tags": ["hot", "q4"], "notes": "called\nfrom a pipe"}]
    assert filled.json("tag", "2", "hot") == {
        "schema_version": 1, "operation": None, "changed": 0, "unchanged": 1,
    }  # fmt: skip


def test_deleting_is_told_and_undone(filled):
    assert filled("delete", "title:ceo").stderr.splitlines() == [
        "1 lead deleted",
        "  undo: leadctl undo 2        next: leadctl status",
    ]
    filled("undo")
    assert filled.json("delete", "1", "-n") == {
        "schema_version": 1, "operation": None, "deleted": 1,
    }  # fmt: skip
    assert "stands without a field" in filled("delete", "ceo", code=2).stderr


def test_parting_two_people_is_told(filled):
    Path("two.csv").write_text("Email,Name\na@x.io,Ann Lee\na@x.io,A. Lee\n", encoding="utf-8")
    filled("import", "two.csv")
    assert filled("unmerge", "3", "4").stderr.splitlines() == [
        "lead 3 is 2 leads now",
        "  3   Ann Lee   a@x.io   1 row",
        "  4   A. Lee   a@x.io   1 row",
        "  undo: leadctl undo 3        next: leadctl show 3",
    ]
    assert filled("unmerge", "1", code=2).stderr.splitlines()[0] == (
        "error: lead 1 is made of one row alone"
    )


def test_sources_are_listed_and_described(filled):
    said = filled("source", "set", "Fair", "--channel", "event", "--direction", "inbound").stderr
    assert said.splitlines()[0] == "source Fair is inbound, event"
    assert filled("source").stdout.split() == (
        ["source", "direction", "channel", "vendor", "leads", "Fair", "inbound", "event", "2"]
    )
    assert filled.json("source")["sources"][0]["leads"] == 2
    assert "did you mean `Fair`?" in filled("source", "set", "Fare", code=2).stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("note", "1"), "error: missing argument: it takes `LEADS...` `TEXT`\n"),
        (("edit", "1", "records=3"), "error: `records` cannot be typed\n"),
        (("edit", "1", "lead_id=3"), "error: `lead_id` cannot be typed\n"),
        (("list", "--as-of"), " list --help`\n"),
        (("delete", "*"), "hint: every lead is: has:lead_id\n"),
    ],
)
def test_a_slip_is_told_with_the_way_on(shell, words, said):
    Path("two.csv").write_text("name,email,Keywords\nAnn Lee,ann@acme.com,x\n", encoding="utf-8")
    shell("import", "two.csv")
    assert said in shell(*words, code=2).stderr


def test_an_opt_out_that_is_typed_names_the_command_for_it(shell):
    Path("two.csv").write_text("name,email\nAnn Lee,ann@acme.com\nBob Ray,bob@b.io\n")
    shell("import", "two.csv")
    for typed, hint in (("yes", "add {} --reason opted_out"), ("no", "lift {} --reason WHY")):
        for lead, address in (("1", "ann@acme.com"), ("1,2", "ADDRESS")):
            said = shell("edit", lead, f"email_opt_out={typed}", code=2).stderr
            assert f"hint: leadctl suppress {hint.format(address)}\n" in said


def test_a_figure_that_is_none_is_kept_with_a_warning(shell):
    Path("one.csv").write_text("name,email\nAnn Lee,ann@acme.com\n", encoding="utf-8")
    shell("import", "one.csv")
    said = shell("edit", "1", "employees=abc").stderr
    assert "warning: employees abc is kept, and judged invalid: not a number\n" in said


def test_show_names_an_equal_value_once(shell):
    for name in ("one", "two"):
        Path(f"{name}.csv").write_text(f"name,email,{name}\nAnn Lee,ann@acme.com,x\n")
        shell("import", f"{name}.csv", "--source", name)
    shown = shell("show", "1").stdout
    assert "also email" not in shown
    assert shown.count(" and 1 more") >= 2


def test_diff_says_how_many_a_limit_leaves_out(shell):
    Path("two.csv").write_text("name,email\nAnn Lee,ann@acme.com\nBob Ray,bob@b.io\n")
    shell("import", "two.csv")
    assert "--limit 1 leaves out 1 lead\n" in shell("diff", "1", "--limit", "1").stderr
    assert "leaves out" not in shell("diff", "1", "--limit", "2").stderr
