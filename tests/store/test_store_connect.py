import _thread
import os
import sqlite3
import stat
import threading
import time
from contextlib import closing

import pytest

from leadctl.errors import DataError, ExitCode, OutputError, StoreLocked
from leadctl.store.file import patience
from leadctl.store.opening import connect
from leadctl.store.opening.connect import StoreChanged, reading, writing

NOW = "2026-01-01T00:00:00Z"
EVERYTHING = "with recursive n(i) as (select 1 union all select i + 1 from n) select max(i) from n"


@pytest.fixture
def store(tmp_path):
    path = tmp_path / "leads.db"
    with writing(path, NOW):
        pass
    return path


@pytest.fixture
def _impatient(monkeypatch):
    monkeypatch.setattr(patience, "GRACE", 0.1)


def fail(path, before=lambda: None):
    """A command that writes and then fails."""
    with writing(path, NOW) as con:
        mark(con)
        before()
        raise ZeroDivisionError


def mark(con, key="mark"):
    con.execute("insert into meta values (?, 1)", (key,))


def marks(path):
    with reading(path) as con:
        return {row[0] for row in con.execute("select key from meta")} - {
            "secret",
            "created_at",
            "made_by",
        }


def test_a_missing_store_reads_as_empty_and_nothing_is_created(tmp_path):
    with reading(tmp_path / "folder" / "leads.db") as con:
        assert con.execute("select count(*) from lead").fetchone() == (0,)
    assert list(tmp_path.iterdir()) == []


def test_a_store_and_its_folder_are_private(tmp_path):
    path = tmp_path / "new" / "leads.db"
    before = os.umask(0)
    try:
        with writing(path, NOW) as con:
            con.execute("create temp table t as select 1")
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "name", ["a b#c?d%41.db", "ünï.db", "-x.db", "file:x.db", "new\nline.db", "\udcff.db"]
)
def test_any_file_name_will_do(tmp_path, name):
    with writing(tmp_path / name, NOW) as con:
        mark(con)
    assert marks(tmp_path / name) == {"mark"}
    assert {path.name for path in tmp_path.iterdir()} == {name, name + ".lock"}


def test_readers_cannot_write(store):
    with (
        pytest.raises(OutputError),
        reading(store) as con,
    ):
        mark(con)
    assert marks(store) == set()


def test_scratch_readers_have_temporary_tables_only(store):
    before = store.read_bytes()
    with reading(store, scratch=True) as con:
        con.execute("create temp table t as select 1 as x")
        assert con.execute("select x from t").fetchone() == (1,)
    assert store.read_bytes() == before


def test_an_exception_rolls_back_and_passes_through(store):
    before = store.read_bytes()
    with pytest.raises(ZeroDivisionError):
        fail(store)
    assert store.read_bytes() == before


def test_a_dry_run_rolls_back(store):
    before = store.read_bytes()
    with writing(store, NOW, dry_run=True) as con:
        mark(con)
        assert con.execute("select 1 from meta where key = 'mark'").fetchone()
    assert store.read_bytes() == before


@pytest.mark.parametrize("dry_run", [True, False])
def test_a_first_command_that_comes_to_nothing_leaves_no_file(tmp_path, dry_run):
    path = tmp_path / "leads.db"
    if dry_run:
        with writing(path, NOW, dry_run=True) as con:
            mark(con)
    else:
        with pytest.raises(ZeroDivisionError):
            fail(path)
    assert list(tmp_path.iterdir()) == []


def test_who_waits_for_a_first_command_that_fails_makes_the_store_private_all_the_same(tmp_path):
    path = tmp_path / "leads.db"

    def second():
        with writing(path, NOW, wait=10, holder="second") as con:
            mark(con, "second")

    def let_the_second_wait():
        waiting.start()
        time.sleep(0.2)

    waiting = threading.Thread(target=second)
    with pytest.raises(ZeroDivisionError):
        fail(path, let_the_second_wait)
    waiting.join()
    assert marks(path) == {"second"}
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.usefixtures("_impatient")
def test_a_reader_gives_up_behind_a_writer(store):
    with writing(store, NOW) as con:
        mark(con)
        con.execute("pragma cache_size = 1")
        con.execute("create table spill as select hex(randomblob(50000)) as x from meta, meta b")
        with pytest.raises(StoreLocked), reading(store):
            pass
    assert marks(store) == {"mark"}


@pytest.mark.usefixtures("_impatient")
def test_a_commit_gives_up_behind_a_reader_and_the_store_is_unchanged(store):
    before = store.read_bytes()
    with reading(store), pytest.raises(StoreLocked), writing(store, NOW) as con:
        mark(con)
    assert store.read_bytes() == before


def test_a_commit_waits_for_a_short_reader(store):
    began = threading.Event()

    def read():
        with reading(store):
            began.set()
            time.sleep(0.3)

    reader = threading.Thread(target=read)
    reader.start()
    began.wait()
    with writing(store, NOW) as con:
        mark(con)
    reader.join()
    assert marks(store) == {"mark"}


@pytest.mark.usefixtures("_impatient")
def test_a_reader_without_snapshot_holds_up_nobody(store):
    with reading(store, snapshot=False) as looking:
        assert looking.execute("select 1 from meta").fetchone()
        with writing(store, NOW) as con:
            mark(con)
        assert looking.execute("select 1 from meta where key = 'mark'").fetchone()


def test_ctrl_c_is_heard_inside_a_long_statement(store):
    before = store.read_bytes()
    threading.Timer(0.3, _thread.interrupt_main).start()
    with pytest.raises(KeyboardInterrupt), writing(store, NOW) as con:
        con.execute(EVERYTHING)
    assert store.read_bytes() == before


def test_ctrl_c_is_heard_while_waiting(store):
    with reading(store) as con:
        con.execute("select 1 from meta").fetchone()
        threading.Timer(0.2, _thread.interrupt_main).start()
        start = time.monotonic()
        with pytest.raises(KeyboardInterrupt), writing(store, NOW, wait=60) as other:
            mark(other)
    assert time.monotonic() - start < 5
    assert marks(store) == set()


def test_what_was_staged_under_another_key_does_not_land(store):
    before = store.read_bytes()
    with pytest.raises(StoreChanged), writing(store, NOW, secret=bytes(16)):
        pass
    assert store.read_bytes() == before


@pytest.mark.parametrize("opening", [reading, lambda path: writing(path, NOW)])
def test_a_folder_is_no_store(tmp_path, opening):
    with pytest.raises(DataError, match="folder"), opening(tmp_path):
        pass


@pytest.mark.parametrize("place", ["file/leads.db", "file/deeper/leads.db", f"{'x' * 300}.db"])
def test_a_store_that_cannot_be_made_says_so(tmp_path, place):
    (tmp_path / "file").touch()
    with pytest.raises(OutputError) as caught, writing(tmp_path / place, NOW):
        pass
    assert caught.value.exit_code == ExitCode.CANNOT_WRITE


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may write everywhere")
def test_a_read_only_folder_can_be_read_and_not_written(store):
    store.parent.chmod(0o500)
    try:
        assert marks(store) == set()
        with pytest.raises(OutputError), writing(store, NOW):
            pass
    finally:
        store.parent.chmod(0o700)


def test_a_read_only_file_system_cannot_be_written(store, monkeypatch):
    def refuse(*_):
        raise OSError(30, "Read-only file system", str(store))

    monkeypatch.setattr(os, "open", refuse)
    with pytest.raises(OutputError, match="read-only"), writing(store, NOW):
        pass


def test_a_truncated_store_is_damaged(store):
    whole = store.read_bytes()
    store.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(DataError, match="damaged"), reading(store) as con:
        con.execute("select sum(length(name)), (select max(op_id) from keep) from sqlite_schema")


def test_a_journal_of_a_killed_first_command_is_rolled_back_to_an_empty_store(tmp_path):
    """A first import that was killed after it had spilled leaves a file and a hot journal."""
    path, copy = tmp_path / "leads.db", tmp_path / "killed.db"
    with writing(path, NOW) as con:
        con.execute("pragma cache_size = 1")
        con.execute("create table spill as select hex(randomblob(50000)) as x from meta, meta b")
        copy.write_bytes(path.read_bytes())
        journal = path.with_name("leads.db-journal")
        copy.with_name("killed.db-journal").write_bytes(journal.read_bytes())
    assert copy.stat().st_size > 0
    with reading(copy) as con:
        assert con.execute("select count(*) from lead").fetchone() == (0,)
    with writing(copy, NOW) as con:
        mark(con)
    assert marks(copy) == {"mark"}


@pytest.fixture
def _unwritable(monkeypatch):
    """A disk on which SQLite can put no files beside a store with a write-ahead log."""
    begun = connect._begun

    def begin(path, kind, mode):
        if mode == "rw":
            error = sqlite3.OperationalError("unable to open database file")
            error.sqlite_errorname = "SQLITE_CANTOPEN"
            raise error
        return begun(path, kind, mode)

    monkeypatch.setattr(connect, "_begun", begin)


@pytest.mark.usefixtures("_unwritable")
def test_a_write_ahead_log_that_is_empty_is_done_without_on_a_disk_that_takes_no_writing(store):
    with closing(sqlite3.connect(store)) as con:
        con.execute("pragma journal_mode = wal")
    assert marks(store) == set()


@pytest.mark.usefixtures("_unwritable")
@pytest.mark.parametrize("end", ["-wal", "-journal"])
def test_a_journal_that_cannot_be_worked_off_is_told_with_what_to_do(store, end):
    store.with_name(store.name + end).write_bytes(b"pages")
    with pytest.raises(OutputError, match="a journal beside the store") as caught, reading(store):
        pass
    assert "copy it" in caught.value.hint
