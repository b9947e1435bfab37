"""The same shell line again: patterns of names also catch what the first run left behind."""

import pytest

from leadctl.errors import DataError, LeadctlError
from leadctl.workflows import import_lists

LIST = "Email,Name\njane@acme.io,Jane Doe\ntoo,many,cells\n"


def test_rejects_of_an_earlier_run_are_passed_over(desk):
    first = desk.load_text(LIST)
    rejects = first.files[0].rejects_file
    again = desk.load(str(desk.folder / "list.csv"), str(rejects))
    assert [(one.passed_over, one.known) for one in again.files] == [(False, 1), (True, None)]
    assert again.operation is None


def test_rejects_alone_are_refused_with_what_to_do(desk):
    rejects = desk.load_text(LIST).files[0].rejects_file
    with pytest.raises(DataError, match="an earlier run") as refused:
        desk.load(str(rejects))
    assert "mend the rows" in refused.value.hint


def test_the_command_says_so(shell):
    (shell.folder / "list.csv").write_text(LIST, encoding="utf-8")
    shell("import", "list.csv")
    done = shell("import", "list.csv", "list.rejects.csv")
    assert "list.rejects.csv   passed over" in done.stderr


@pytest.mark.parametrize(
    ("room", "name"),
    [
        (import_lists.tombstones, "newest"),
        (import_lists, "known_file"),
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
