import os

import pytest

from leadctl.errors import DataError, ExitCode, OutputError, UsageError
from leadctl.store.file.place import is_empty, is_there, require_store

COMMANDS = (
    "status",
    "list",
    "show 1",
    "history",
    "doctor",
    "doctor --repair-into new.db",
    "segment list",
    "suppress list",
    "exports",
    "rejects",
    "diff 0..1",
    "blame jane@acme.io",
    "export -o out.csv",
    "backup out.db",
    "restore backup.db --yes",
    "import list.csv",
    "import list.csv --dry-run",
    "clean",
    "dedupe",
    "status set open 1",
    "note 1 called",
    "suppress add jane@acme.io --reason legal",
    "undo",
    "redo",
    "rebuild",
    "forget jane@acme.io --yes",
    "history prune --before 2020-01-01 --yes",
    "encrypt --key-file key",
    "decrypt --key-file key",
)


def folder(path):
    path.mkdir()


def pipe(path):
    os.mkfifo(path)


def link_to_nothing(path):
    path.symlink_to("none.db")


def link_to_itself(path):
    path.symlink_to(path.name)


NO_STORES = (folder, pipe, link_to_nothing, link_to_itself)


@pytest.mark.parametrize("become", NO_STORES)
def test_every_command_refuses_what_can_be_no_store_and_leaves_it_alone(shell, become):
    (shell.folder / "list.csv").write_text("Email\njane@acme.io\n")
    (shell.folder / "key").write_text("secret\n")
    shell("import", "list.csv")
    shell("backup", "backup.db")
    for path in (shell.store, shell.folder / "leads.db.lock"):
        path.unlink()
    become(shell.store)
    before = sorted((one.name, one.lstat().st_mode) for one in shell.folder.iterdir())
    for words in COMMANDS:
        done = shell(*words.split(), code=ExitCode.BAD_DATA)
        assert "the store's path" in done.stderr, words
        assert "hint:" in done.stderr, words
        after = sorted((one.name, one.lstat().st_mode) for one in shell.folder.iterdir())
        assert after == before, words


def test_a_file_and_a_link_to_one_are_there_and_may_be_empty(tmp_path):
    path, link = tmp_path / "leads.db", tmp_path / "link.db"
    assert (is_there(path), is_empty(path)) == (False, True)
    path.touch()
    link.symlink_to(path)
    assert (is_there(link), is_empty(link)) == (True, True)
    path.write_text("x")
    assert not is_empty(link)


def test_a_link_to_nothing_names_what_is_missing(tmp_path):
    link = tmp_path / "leads.db"
    link.symlink_to(tmp_path / "disk" / "leads.db")
    with pytest.raises(DataError, match=r"disk/leads\.db, which is not there"):
        is_there(link)


def test_a_missing_store_is_asked_for_and_a_path_too_long_cannot_be_used(tmp_path):
    with pytest.raises(UsageError, match="no store"):
        require_store(tmp_path / "file" / "leads.db")
    with pytest.raises(OutputError, match="too long"):
        is_there(tmp_path / ("x" * 300))
