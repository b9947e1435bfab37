import _thread
import sqlite3
import threading
import time
from contextlib import closing, contextmanager

import pytest

from leadctl.errors import StoreLocked, UsageError
from leadctl.store.file import access, engine, patience
from leadctl.store.file.access import Access
from leadctl.store.file.lock import lock_file, writer_lock
from leadctl.store.file.patience import Patience
from leadctl.store.opening.connect import reading, writing

NOW = "2026-01-01T00:00:00Z"
LONG = 30.0


@pytest.fixture
def store(tmp_path):
    path = tmp_path / "leads.db"
    with writing(path, NOW):
        pass
    return path


@pytest.fixture
def told(monkeypatch):
    lines = []
    monkeypatch.setattr(patience, "TOLD_AFTER", 0.1)
    monkeypatch.setattr(access, "_current", Access(tell=lines.append))
    return lines


@contextmanager
def using(**terms):
    before = access.current()
    access.use(Access(**terms))
    yield
    access.use(before)


@contextmanager
def held_by_another(store, statement, seconds):
    """Another program's transaction on the store, for so long."""
    began = threading.Event()

    def hold():
        with closing(sqlite3.connect(store, isolation_level=None)) as con:
            con.execute(statement)
            con.execute("select 1 from meta").fetchone()
            began.set()
            time.sleep(seconds)
            con.execute("rollback")

    holder = threading.Thread(target=hold)
    holder.start()
    assert began.wait(10)
    yield
    holder.join()


def mark(con):
    con.execute("insert into meta values ('mark', 1)")


def is_marked(path):
    with reading(path) as con:
        return con.execute("select 1 from meta where key = 'mark'").fetchone() is not None


@pytest.mark.parametrize("statement", ["begin immediate", "begin exclusive", "begin"])
def test_a_writer_waits_its_turn_wherever_it_meets_another(store, statement):
    """At its own begin behind a writer, at opening behind a commit, at its commit else."""
    with held_by_another(store, statement, 1.2), writing(store, NOW, wait=LONG) as con:
        mark(con)
    assert is_marked(store)


@pytest.mark.parametrize("snapshot", [True, False])
def test_a_reader_waits_for_a_commit(store, snapshot):
    with (
        held_by_another(store, "begin exclusive", 1.2),
        reading(store, LONG, snapshot=snapshot) as con,
    ):
        assert con.execute("select count(*) from meta").fetchone() == (3,)


def test_each_query_without_snapshot_waits_for_a_commit(store):
    with reading(store, LONG, snapshot=False) as con, held_by_another(store, "begin exclusive", 1):
        assert con.execute("select count(*) from meta").fetchone() == (3,)


@pytest.mark.parametrize("statement", ["begin immediate", "begin"])
def test_who_does_not_wait_gives_up_at_once(store, statement):
    before = store.read_bytes()
    start = time.monotonic()
    with held_by_another(store, statement, 1.2):
        with pytest.raises(StoreLocked, match="in use"), writing(store, NOW, wait=0) as con:
            mark(con)
        assert time.monotonic() - start < 1.1
    assert store.read_bytes() == before


def test_waiting_is_told_once_and_with_the_holder(store, told):
    released = threading.Event()

    def hold():
        with writer_lock(store, Patience(0), "leadctl import"):
            time.sleep(0.5)
            released.set()

    holder = threading.Thread(target=hold)
    holder.start()
    while not lock_file(store).read_text():
        time.sleep(0.01)
    with writing(store, NOW, wait=LONG):
        assert released.is_set()
    holder.join()
    assert len(told) == 1
    assert told[0].startswith("waiting for leadctl import, process ")


def test_a_short_wait_is_not_told(store, told, monkeypatch):
    monkeypatch.setattr(patience, "TOLD_AFTER", 5)
    with held_by_another(store, "begin immediate", 0.3), writing(store, NOW, wait=LONG):
        pass
    assert told == []


def test_the_seconds_of_patience_hold_for_all_waits_together():
    one = Patience(0.4)
    for _ in one.turns():
        pass
    start = time.monotonic()
    for _ in one.turns():
        pass
    assert time.monotonic() - start < 0.1
    assert one.left == 0.0


def test_the_name_of_a_failed_holder_goes_with_it(store):
    with pytest.raises(ZeroDivisionError), writer_lock(store, Patience(0), "leadctl import"):
        raise ZeroDivisionError
    assert not lock_file(store).read_text()


def test_ctrl_c_ends_the_waiting_of_a_query_without_snapshot(store):
    with reading(store, LONG, snapshot=False) as con, held_by_another(store, "begin exclusive", 3):
        threading.Timer(0.2, _thread.interrupt_main).start()
        start = time.monotonic()
        with pytest.raises(KeyboardInterrupt):
            con.execute("select count(*) from meta")
        assert time.monotonic() - start < 2


def journal(path):
    with closing(sqlite3.connect(path)) as con:
        return con.execute("pragma journal_mode").fetchone()[0]


def test_a_store_with_a_write_ahead_log_is_read_and_brought_back_by_the_next_writer(store):
    with closing(sqlite3.connect(store)) as con:
        con.execute("pragma journal_mode = wal")
    assert not is_marked(store)
    with writing(store, NOW) as con:
        mark(con)
    assert journal(store) == "delete"
    assert is_marked(store)


def test_a_write_ahead_log_is_refused_where_sqlite_may_lose_commits_in_it(store, monkeypatch):
    before = store.read_bytes()
    monkeypatch.setattr(engine.sqlite3, "sqlite_version_info", (3, 51, 2))
    refused = pytest.raises(UsageError, match=r"takes 3\.51\.3")
    with using(journal="wal"), refused as caught, writing(store, NOW) as con:
        mark(con)
    assert "journal" in caught.value.hint
    assert store.read_bytes() == before


def test_a_write_ahead_log_is_kept_where_it_is_asked_for(store, monkeypatch):
    monkeypatch.setattr(engine.sqlite3, "sqlite_version_info", (3, 51, 3))
    with using(journal="wal"):
        with writing(store, NOW) as con:
            mark(con)
        assert is_marked(store)
        assert journal(store) == "wal"
    with writing(store, NOW):
        pass
    assert journal(store) == "delete"
