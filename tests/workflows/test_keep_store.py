import errno
import os
import sqlite3
import stat
import threading
from contextlib import closing

import pytest

from leadctl.errors import DataError, InputMissing, OutputError, StoreLocked, UsageError
from leadctl.store.opening.connect import reading, writing
from leadctl.workflows.keeping import keep_store
from leadctl.workflows.keeping.examine import examine
from leadctl.workflows.keeping.keep_store import backup, restore
from leadctl.workflows.suppressing.suppress import Given, suppress

LIST = "Email,First Name,Last Name\njane@acme.io,Jane,Doe\nmax@beta.io,Max,Roe\n"
MORE = LIST + "ann@gamma.io,Ann,Low\n"


@pytest.fixture
def kept(desk):
    """A desk with a backup of two leads and a store of three."""
    desk.load_text(LIST)
    desk.backup = desk.folder / "nightly.db"
    backup(desk.store, desk.backup)
    desk.load_text(MORE, name="more.csv")
    return desk


def emails(path):
    with reading(path) as con:
        return [row[0] for row in con.execute("select email from lead order by 1")]


def opt_out(desk, address):
    suppress(desk.store, [Given(address, "typed")], "legal", desk.author())


def beside(desk):
    return sorted(path.name for path in desk.folder.iterdir() if path.suffix != ".csv")


def test_a_backup_is_a_whole_private_store(kept):
    before = os.umask(0)
    try:
        done = backup(kept.store, kept.backup)
    finally:
        os.umask(before)
    assert (done.leads, done.operations, done.bytes) == (3, 2, kept.backup.stat().st_size)
    assert stat.S_IMODE(kept.backup.stat().st_mode) == 0o600
    assert emails(kept.backup) == emails(kept.store)
    assert not any(check.findings for check in examine(kept.backup))
    assert beside(kept) == ["leads.db", "leads.db.lock", "nightly.db"]


def test_a_backup_is_made_beside_readers_and_an_open_write(kept):
    with reading(kept.store), writing(kept.store, "2026-01-01T00:00:00Z", dry_run=True) as con:
        con.execute("delete from lead")
        assert backup(kept.store, kept.folder / "b.db").leads == 3


@pytest.mark.parametrize("name", ["leads.db", "leads.db.lock", "leads.db-journal", "link.db"])
def test_a_backup_spares_the_store(kept, name):
    (kept.folder / "link.db").symlink_to(kept.store)
    whole = kept.store.read_bytes()
    with pytest.raises(OutputError, match="belongs to the store"):
        backup(kept.store, kept.folder / name)
    assert kept.store.read_bytes() == whole


def test_a_backup_spares_other_files(kept):
    other = kept.folder / "other.db"
    with closing(sqlite3.connect(other)) as con:
        con.execute("create table t (x)")
    for path in (other, kept.folder / "more.csv"):
        whole = path.read_bytes()
        with pytest.raises(OutputError, match="no backup of a store"):
            backup(kept.store, path)
        assert path.read_bytes() == whole


@pytest.mark.parametrize("target", ["none/x.db", "."])
def test_a_backup_that_has_no_place_is_refused(kept, target):
    with pytest.raises(OutputError, match="cannot write"):
        backup(kept.store, kept.folder / target)


def test_a_backup_needs_a_store_and_a_file(kept):
    with pytest.raises(UsageError, match="there is no store"):
        backup(kept.folder / "none.db", kept.folder / "b.db")
    with pytest.raises(UsageError, match="no stream"):
        backup(kept.store, keep_store.Path("/dev/stdout"))
    assert not (kept.folder / "b.db").exists()


def damage(path, at=0.5):
    whole = path.read_bytes()
    start = int(len(whole) * at) // 4096 * 4096
    path.write_bytes(whole[:start] + b"\xa5" * 4096 + whole[start + 4096 :])


def test_a_damaged_store_does_not_take_the_place_of_its_backup(kept):
    whole = kept.backup.read_bytes()
    damage(kept.store)
    with pytest.raises(DataError, match="damaged"):
        backup(kept.store, kept.backup)
    assert kept.backup.read_bytes() == whole


def test_raw_rows_that_changed_on_the_disk_are_neither_backed_up_nor_restored(kept):
    """SQLite's own check knows nothing of what a value should be."""

    def flip(path):
        with closing(sqlite3.connect(path)) as con, con:
            data = bytearray(con.execute("select data from block").fetchone()[0])
            data[-1] ^= 1
            con.execute("update block set data = ?", (bytes(data),))

    good, present = kept.backup.read_bytes(), kept.store.read_bytes()
    flip(kept.backup)
    with pytest.raises(DataError, match="rows of import 1 from line 2 changed"):
        restore(kept.store, kept.backup, kept.author())
    assert kept.store.read_bytes() == present
    kept.backup.write_bytes(good)
    flip(kept.store)
    with pytest.raises(DataError, match="rows of import 1 from line 2 changed"):
        backup(kept.store, kept.backup)
    assert kept.backup.read_bytes() == good
    assert restore(kept.store, kept.backup, kept.author()).kept


def test_a_restore_brings_the_backup_back_and_keeps_the_store(kept):
    before = emails(kept.store)
    done = restore(kept.store, kept.backup, kept.author("leadctl restore nightly.db"))
    assert emails(kept.store) == ["jane@acme.io", "max@beta.io"]
    assert emails(done.kept) == before
    assert done.kept.name.startswith("leads.db.before-restore-20260101T")
    assert stat.S_IMODE(kept.store.stat().st_mode) == 0o600
    assert not any(check.findings for check in examine(kept.store))
    assert beside(kept) == ["leads.db", done.kept.name, "leads.db.lock", "nightly.db"]
    assert (done.before.leads, done.backup.leads, done.unread) == (3, 2, "")


def test_a_restore_stands_in_the_history_under_a_number_of_its_own_and_is_not_undone(kept):
    done = restore(kept.store, kept.backup, kept.author("leadctl restore nightly.db"))
    assert kept.query("select op_id, kind, command from operation order by 1") == [
        (1, "import", "leadctl test"),
        (3, "restore", "leadctl restore nightly.db"),
    ]
    assert done.operation == 3
    with pytest.raises(UsageError, match="is a restored backup"):
        kept.undo(3)
    assert kept.undo().target.id == 1


def test_opt_outs_since_the_backup_outlive_it(kept):
    opt_out(kept, "jane@acme.io")
    opt_out(kept, "@beta.io")
    done = restore(kept.store, kept.backup, kept.author())
    assert done.opt_outs == 2
    assert kept.leads("email", "suppressed") == [
        ("jane@acme.io", "legal"),
        ("max@beta.io", "legal"),
    ]
    assert restore(kept.store, done.kept, kept.author()).opt_outs == 0


def test_the_store_before_can_be_let_go(kept):
    assert restore(kept.store, kept.backup, kept.author(), keep=False).kept is None
    assert beside(kept) == ["leads.db", "leads.db.lock", "nightly.db"]


def test_two_restores_at_one_time_keep_both_stores(kept):
    author = kept.author()
    names = [restore(kept.store, kept.backup, author).kept.name for _ in range(2)]
    assert names[1] == f"{names[0]}-2"


def test_the_copy_kept_aside_is_whole_and_no_second_name_of_the_store(kept, monkeypatch):
    """Whoever kills the command then must find two files, or later commands change both."""
    clear, seen = keep_store._clear_journals, []

    def look(store, aside):
        (copy,) = kept.folder.glob("*.before-restore-*")
        seen.append((emails(copy), copy.samefile(store), store.stat().st_nlink))
        clear(store, aside)

    monkeypatch.setattr(keep_store, "_clear_journals", look)
    before = emails(kept.store)
    restore(kept.store, kept.backup, kept.author())
    assert seen == [(before, False, 1)]


def test_no_room_for_the_copy_leaves_the_store_and_tells_how_to_do_without(kept, monkeypatch):
    whole, names = kept.store.read_bytes(), beside(kept)

    def fill(*_given):
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(keep_store, "_copied", fill)
    with pytest.raises(OutputError, match=r"before-restore.*no space left") as caught:
        restore(kept.store, kept.backup, kept.author())
    assert "--no-keep" in caught.value.hint
    assert (kept.store.read_bytes(), beside(kept)) == (whole, names)


def test_a_store_with_a_damaged_page_is_kept_as_it_is(kept):
    ((page,),) = kept.query("select rootpage from sqlite_schema where name = 'segment'")
    damage(kept.store, at=(page - 0.5) * 4096 / kept.store.stat().st_size)
    damaged = kept.store.read_bytes()
    assert restore(kept.store, kept.backup, kept.author()).kept.read_bytes() == damaged


def test_a_restore_where_there_is_no_store_makes_one(kept):
    path = kept.folder / "new" / "leads.db"
    done = restore(path, kept.backup, kept.author())
    assert (done.kept, done.before, done.unread) == (None, None, "")
    assert emails(path) == ["jane@acme.io", "max@beta.io"]


def test_a_damaged_store_is_kept_and_said_so(kept):
    damaged = kept.store.read_bytes()[:100] + b"x" * 5000
    kept.store.write_bytes(damaged)
    done = restore(kept.store, kept.backup, kept.author())
    assert "damaged" in done.unread
    assert done.kept.read_bytes() == damaged
    assert emails(kept.store) == ["jane@acme.io", "max@beta.io"]


def someone_elses(path):
    path.unlink()
    con = sqlite3.connect(path)
    con.execute("create table x (a)")
    con.close()


def newer(path):
    con = sqlite3.connect(path)
    con.execute("pragma user_version = 99")
    con.close()


@pytest.mark.parametrize(
    "become", [someone_elses, newer, lambda path: path.write_bytes(b"x" * 8192)]
)
@pytest.mark.parametrize("keep", [True, False])
def test_what_is_no_damaged_store_of_ours_is_not_replaced(kept, become, keep):
    become(kept.store)
    before = kept.store.read_bytes()
    with pytest.raises(DataError) as caught:
        restore(kept.store, kept.backup, kept.author(), keep=keep)
    assert "move" in caught.value.hint
    assert kept.store.read_bytes() == before
    kept.store.rename(kept.folder / "aside.db")
    restore(kept.store, kept.backup, kept.author())
    assert emails(kept.store) == ["jane@acme.io", "max@beta.io"]


@pytest.mark.parametrize("keep", [True, False])
def test_a_journal_that_cannot_be_rolled_back_is_not_left_to_the_restored_store(
    kept, monkeypatch, keep
):
    """SQLite would write its pages over those of the restored store."""
    journal = kept.folder / "leads.db-journal"
    look = keep_store._look_at_present

    def leave_a_journal(*given):
        look(*given)
        journal.write_bytes(b"leftover")
        return None, "it is damaged"

    monkeypatch.setattr(keep_store, "_look_at_present", leave_a_journal)
    done = restore(kept.store, kept.backup, kept.author(), keep=keep)
    assert not journal.exists()
    aside = [path.read_bytes() for path in kept.folder.glob("*restore*-journal")]
    assert aside == ([b"leftover"] if keep else [])
    assert done.unread == "it is damaged"


def test_a_store_of_a_killed_command_is_rolled_back_before_it_is_kept(kept):
    before = emails(kept.store)
    copy = kept.folder / "killed"
    copy.mkdir()
    with writing(kept.store, "2026-01-01T00:00:00Z", dry_run=True) as con:
        con.execute("pragma cache_size = 1")
        con.execute("create table spill as select hex(randomblob(50000)) as x from meta, meta b")
        con.execute("delete from lead")
        for name in ("leads.db", "leads.db-journal"):
            (copy / name).write_bytes((kept.folder / name).read_bytes())
    done = restore(copy / "leads.db", kept.backup, kept.author())
    assert emails(done.kept) == before
    assert emails(copy / "leads.db") == ["jane@acme.io", "max@beta.io"]


def test_what_is_no_whole_backup_is_refused_and_the_store_stays(kept):
    foreign, empty, newer = (kept.folder / name for name in ("foreign.db", "empty.db", "newer.db"))
    with closing(sqlite3.connect(foreign)) as con:
        con.execute("create table t (x)")
    empty.touch()
    newer.write_bytes(kept.backup.read_bytes())
    with closing(sqlite3.connect(newer)) as con:
        con.execute("pragma user_version = 99")
    hurt = kept.folder / "hurt.db"
    hurt.write_bytes(kept.backup.read_bytes())
    damage(hurt)
    whole = kept.store.read_bytes()
    for path, error, said in (
        (foreign, DataError, "not a leadctl store"),
        (empty, DataError, "not a backup"),
        (newer, DataError, "version 99"),
        (hurt, DataError, "damaged"),
        (kept.folder / "more.csv", DataError, "not a leadctl store"),
        (kept.folder / "none.db", InputMissing, "no file"),
        (kept.folder, InputMissing, "no file"),
        (kept.store, UsageError, "the store itself"),
    ):
        with pytest.raises(error, match=said):
            restore(kept.store, path, kept.author())
    assert kept.store.read_bytes() == whole
    assert not [name for name in beside(kept) if "before-restore" in name]


@pytest.mark.parametrize("version", [1, 2])
def test_a_backup_of_an_earlier_version_is_restored_up_to_date_and_stays_as_it_is(kept, version):
    old = kept.folder / "old.db"
    script = (keep_store.Path(__file__).parents[1] / "store" / f"version_{version}.sql").read_text()
    with closing(sqlite3.connect(old)) as con:
        con.executescript(script)
    whole = old.read_bytes()
    restore(kept.store, old, kept.author())
    assert old.read_bytes() == whole
    assert not any(check.findings for check in examine(kept.store))


def test_a_restore_that_fails_leaves_the_store_and_nothing_beside_it(kept, monkeypatch):
    whole, names = kept.store.read_bytes(), beside(kept)

    def fail(*_given):
        raise OutputError("the disk is full")

    monkeypatch.setattr(keep_store, "_clear_journals", fail)
    with pytest.raises(OutputError, match="disk is full"):
        restore(kept.store, kept.backup, kept.author())
    assert kept.store.read_bytes() == whole
    assert beside(kept) == names


def test_a_restore_waits_for_its_turn(kept):
    inside, leave = threading.Event(), threading.Event()

    def hold():
        with writing(kept.store, "2026-01-01T00:00:00Z", holder="leadctl import"):
            inside.set()
            leave.wait(10)

    holder = threading.Thread(target=hold)
    holder.start()
    assert inside.wait(10)
    with pytest.raises(StoreLocked, match="leadctl import"):
        restore(kept.store, kept.backup, kept.author())
    leave.set()
    holder.join()
    assert len(emails(kept.store)) == 3


@pytest.mark.usefixtures("kept")
def test_a_restore_asks_first(shell):
    shell("restore", "nightly.db", stdin="", code=2)
    assert "3 leads" not in shell("status").stdout
    done = shell.json("restore", "nightly.db", "--yes")
    assert (done["backup"]["leads"], done["before"]["leads"]) == (2, 3)
    assert shell.json("backup", "again.db")["leads"] == 2
