"""The same shell line again: patterns of names also catch what the first run left behind."""

import csv

import pytest

from leadctl.errors import LeadctlError
from leadctl.workflows.importing import import_lists, stage_lists

LIST = "Email,Name\njane@acme.io,Jane Doe\ntoo,many,cells\n"


def test_rejects_of_an_earlier_run_are_passed_over(desk):
    first = desk.load_text(LIST)
    rejects = first.files[0].rejects_file
    again = desk.load(str(desk.folder / "list.csv"), str(rejects))
    assert [(one.passed_over, one.known) for one in again.files] == [(False, 1), (True, None)]
    assert again.operation is None


def mend(path, **words):
    """Change the raw texts of a file of rejects as a person would; the rest stays."""
    with path.open(encoding="utf-8", newline="") as stream:
        rows = list(csv.reader(stream))
    for row in rows:
        for wrong, right in words.values():
            row[3] = row[3].replace(wrong, right)
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows(rows)


CARDS = """BEGIN:VCARD
EMAIL:jane@acme.io
END:VCARD
BEGIN:VCARD
FN:Bo Ray
bo@beta.io
END:VCARD
"""


@pytest.mark.parametrize(
    ("text", "wrong", "right"),
    [
        ("Email,Name\njane@acme.io,Jane Doe\nbo@beta.io,Bo,Ray,x\n", "Bo,Ray,x", "Bo Ray"),
        ("Email;Name\njane@acme.io;Jane Doe\nbo@beta.io\n", "a.io", "a.io;Bo Ray"),
        ("Email;Name\njane@acme.io;Jane Doe\n?;\n", "?;", "bo@beta.io;Bo Ray"),
        ('{"Email":"jane@acme.io"}\n{"Email":"bo@beta.io"\n', 'a.io"', 'a.io","Name":"Bo Ray"}'),
        ('{"Email":"jane@acme.io"}\n{"Email":"?"}\n', '"?"', '"bo@beta.io","Name":"Bo Ray"'),
        (
            CARDS,
            "\nbo@",
            "\nEMAIL:bo@",
        ),
    ],
)
def test_rejects_that_are_mended_come_in_as_they_are(desk, text, wrong, right):
    first = desk.load_text(text)
    assert (first.files[0].rows, first.files[0].rejected) == (1, 1)
    rejects = first.files[0].rejects_file
    mend(rejects, raw=(wrong, right))
    again = desk.load(str(rejects)).files[0]
    assert (again.rows, again.rejected, again.source) == (1, 0, first.files[0].source)
    assert desk.leads("email", "full_name")[-1] == ("bo@beta.io", "Bo Ray")


def test_rejects_that_are_not_mended_are_rejected_again_elsewhere(desk):
    rejects = desk.load_text(f"Our list,,\n{LIST}").files[0].rejects_file
    before = rejects.read_text(encoding="utf-8")
    again = desk.load(str(rejects)).files[0]
    assert (again.rows, again.rejected, dict(again.aside)) == (0, 1, {})
    assert again.rejects_file.name == "list.rejects-2.csv"
    assert rejects.read_text(encoding="utf-8") == before
    line = before.splitlines()[desk.query("select line from reject order by rowid desc")[0][0] - 1]
    assert "too,many,cells" in line


def test_the_command_says_so(shell):
    (shell.folder / "list.csv").write_text(LIST, encoding="utf-8")
    shell("import", "list.csv")
    done = shell("import", "list.csv", "list.rejects.csv")
    assert "list.rejects.csv   passed over" in done.stderr


@pytest.mark.parametrize(
    ("room", "name"),
    [
        (import_lists.tombstones, "newest"),
        (stage_lists, "known_file"),
        (import_lists, "is_known"),
        (import_lists.operations, "begin"),
        (import_lists, "land"),
        (import_lists, "count_marks"),
    ],
)
def test_an_import_that_failed_holds_up_no_other_while_its_error_is_kept(
    desk, monkeypatch, room, name
):
    """The frames of an error know cursors, and those keep a closed connection and its locks."""
    desk.load_text(LIST)

    def fail(con, *_given, **_asked):
        rows = con.execute("select record_id from record")
        raise LeadctlError(f"after {rows.fetchone()}")

    with monkeypatch.context() as patch:
        patch.setattr(room, name, fail)
        with pytest.raises(LeadctlError, match="after") as kept:
            desk.load_text(LIST + "max@beta.io,Max\n")
    done = desk.load_text(LIST + "max@beta.io,Max\n")
    assert (done.operation, done.files[0].landed.new) == (2, 1)
    assert kept.value.message.startswith("after (")
