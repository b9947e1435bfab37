"""The same shell line again: patterns of names also catch what the first run left behind."""

import pytest

from leadctl.errors import DataError

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
