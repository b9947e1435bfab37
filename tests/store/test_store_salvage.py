import random
import sqlite3
from contextlib import closing, nullcontext

import pytest

from leadctl.errors import DataError, OutputError, StoreLocked, UsageError
from leadctl.store.file.lock import writer_lock
from leadctl.store.file.patience import Patience
from leadctl.store.file.schema import LEAD_COLUMNS, VERSION
from leadctl.workflows.keeping import repair_store
from leadctl.workflows.keeping.examine import examine
from leadctl.workflows.keeping.repair_store import repair
from leadctl.workflows.reviewing.review_pairs import Scope, decide, next_pair

AT = "2026-02-02T00:00:00Z"
PAGE = 4096
LEADS = ", ".join(f'"{name}"' for name in LEAD_COLUMNS)


@pytest.fixture
def lived_in(desk):
    """A store with several of each kind of fact, on a good many pages."""
    dice = random.Random(1)  # noqa: S311 - the same rows every time
    rows = "".join(
        f"p{n}@acme{n % 7}.io,P{n},{'Q' * (n % 5 + 1)}{n},CEO,{dice.randbytes(60).hex()}\n"
        for n in range(700)
    )
    desk.load_text("Email,First Name,Last Name,Title,Remark\n" + rows)
    desk.load_text(
        "Email,First Name,Phone\np1@acme1.io,Pam,+4930901820\nx@beta.io,Xu,\n", name="b.csv"
    )
    desk.load_text("Email,First Name\np2@acme2.io,Pia\ny@beta.io,Yo\n", name="c.csv")
    desk.merge((3, 4))
    desk.set("status", "open", "p5@acme5.io")
    desk.undo(3)
    desk.set("stage", "mql", "p6@acme6.io")
    desk.new = desk.folder / "new.db"
    return desk


def leads(path):
    with closing(sqlite3.connect(path)) as con:
        return con.execute(f"select {LEADS} from lead order by lead_id").fetchall()


def roots(path, *names):
    with closing(sqlite3.connect(path)) as con:
        marks = ", ".join("?" * len(names))
        sql = f"select rootpage from sqlite_schema where name in ({marks})"
        return [row[0] for row in con.execute(sql, names)]


def leaves(path, name):
    """Numbers of the pages of a table that hold its rows."""
    (root,) = roots(path, name)
    data = path.read_bytes()
    at = (root - 1) * PAGE
    if data[at] not in {2, 5}:
        return [root]
    cells = int.from_bytes(data[at + 3 : at + 5], "big")
    places = [int.from_bytes(data[at + 12 + 2 * i : at + 14 + 2 * i], "big") for i in range(cells)]
    return [int.from_bytes(data[at + p : at + p + 4], "big") for p in places]


def overwrite(path, *pages):
    data = bytearray(path.read_bytes())
    for page in pages:
        data[(page - 1) * PAGE : page * PAGE] = b"\xa5" * PAGE
    path.write_bytes(data)


def fix(desk, **asked):
    whole = desk.store.read_bytes()
    done = repair(desk.store, desk.new, AT, **asked)
    assert desk.store.read_bytes() == whole
    assert not [name for name in desk.folder.iterdir() if name.name.startswith(".leadctl-")]
    return done


def told(done):
    return {one.kind: (one.saved, one.lost, one.gaps) for one in done.facts}


def healthy(done):
    return not any(check.findings for check in done.checks)


def test_a_whole_store_comes_out_the_same(lived_in):
    done = fix(lived_in)
    assert done.complete
    assert healthy(done)
    assert leads(lived_in.new) == leads(lived_in.store)
    assert oct(lived_in.new.stat().st_mode)[-3:] == "600"
    with closing(sqlite3.connect(lived_in.new)) as con:
        (kept,) = con.execute("select value from meta where key = 'secret'").fetchone()
    assert kept == lived_in.query("select value from meta where key = 'secret'")[0][0]


def test_what_is_derived_is_made_again_in_full(lived_in):
    before = leads(lived_in.store)
    pages = roots(lived_in.store, "lead", "member", "match_key", "tally")
    overwrite(lived_in.store, *pages)
    done = fix(lived_in)
    assert done.complete
    assert healthy(done)
    assert leads(lived_in.new) == before


def test_records_around_a_damaged_page_are_saved_and_the_rest_is_counted(lived_in):
    pages = leaves(lived_in.store, "record")
    ((records,),) = lived_in.query("select count(*) from record")
    assert len(pages) > 3
    overwrite(lived_in.store, pages[1], pages[3])
    done = fix(lived_in)
    saved, lost, gaps = told(done)["record"]
    assert gaps == 2
    assert saved + lost == records
    assert 0 < lost < 400
    assert not done.complete
    assert healthy(done)
    assert len(leads(lived_in.new)) > 300


def test_a_damaged_block_takes_its_records_along_and_no_others(lived_in):
    with closing(sqlite3.connect(lived_in.store)) as con:
        con.execute("update block set data = x'00' where import_id = 1 and first_line = 2")
        con.commit()
    done = fix(lived_in)
    assert told(done)["block"][1] == 1
    assert told(done)["record"][1] == 500
    assert healthy(done)


def test_raw_rows_that_may_be_wrong_are_kept_and_marked(lived_in):
    with closing(sqlite3.connect(lived_in.store)) as con:
        con.execute("update block set digest = x'00' where import_id = 1 and first_line = 2")
        con.commit()
    done = fix(lived_in)
    assert done.complete
    assert healthy(done)
    assert any(check.warnings for check in done.checks)
    assert leads(lived_in.new) == leads(lived_in.store)


def test_an_answer_whose_operation_is_lost_leaves_other_pairs_waiting(desk, tmp_path):
    desk.load_text("Email,Name\na@x.io,Ann Lee\nb@y.io,Anne Lee\nc@z.io,Ann Li\n")
    desk.doubt((1, 2), (2, 3))
    pair = next_pair(desk.store, Scope()).step.pair
    number = decide(desk.store, pair, "different", desk.author()).operation
    with closing(sqlite3.connect(desk.store)) as con, con:
        con.execute("delete from operation where op_id = ?", (number,))
    fixed = tmp_path / "fixed.db"
    repair(desk.store, fixed, AT)
    found = next_pair(fixed, Scope())
    assert (found.step.l.number, found.step.r.number, found.left) == (2, 3, 1)


def test_an_operation_that_is_lost_does_not_take_its_facts_along(lived_in):
    before = leads(lived_in.store)
    with closing(sqlite3.connect(lived_in.store)) as con:
        con.execute("delete from operation where op_id in (1, 3)")
        con.commit()
    done = fix(lived_in)
    assert [row[0] for row in before] == [row[0] for row in leads(lived_in.new)]
    assert healthy(done)
    with closing(sqlite3.connect(lived_in.new)) as con:
        found = con.execute("select op_id, undone, command from operation where op_id in (1, 3)")
        assert [row[:2] for row in found] == [(1, 0), (3, 1)]


def test_a_lost_header_is_written_anew(lived_in):
    before = leads(lived_in.store)
    lived_in.store.write_bytes(b"\xa5" * 100 + lived_in.store.read_bytes()[100:])
    done = fix(lived_in)
    assert done.complete
    assert leads(lived_in.new) == before


def test_sightings_that_are_lost_follow_from_the_records(lived_in):
    before = leads(lived_in.store)
    overwrite(lived_in.store, *roots(lived_in.store, "sighting"))
    done = fix(lived_in)
    assert healthy(done)
    assert len(leads(lived_in.new)) == len(before)


def test_what_is_no_store_at_all_is_refused_and_nothing_is_left(lived_in):
    for content in (b"", b"x" * 9000, b"SQLite format 3\0" + bytes(9000)):
        lived_in.store.write_bytes(content)
        with pytest.raises(DataError):
            fix(lived_in)
        assert not lived_in.new.exists()


def test_a_file_that_is_there_is_never_replaced(lived_in):
    for target in (lived_in.store, lived_in.folder / "b.csv", lived_in.folder):
        with pytest.raises(OutputError, match="there already"):
            repair(lived_in.store, target, AT)
    with pytest.raises(UsageError, match="there is no store"):
        repair(lived_in.folder / "none.db", lived_in.new, AT)
    with pytest.raises(OutputError, match="cannot write"):
        repair(lived_in.store, lived_in.folder / "none" / "new.db", AT)


def test_a_repair_waits_for_who_writes_into_either_store(lived_in, monkeypatch):
    """The store must not change while it is copied, and nobody else may make the new one."""
    for held in (lived_in.store, lived_in.new):
        with writer_lock(held, Patience(0), "leadctl import"):
            with pytest.raises(StoreLocked, match="in use by leadctl import"):
                repair(lived_in.store, lived_in.new, AT)
            assert not lived_in.new.exists()
    copying = repair_store.copy_as_it_lies

    def another_makes_it(source, target):
        lived_in.new.write_text("another repair's")
        return copying(source, target)

    monkeypatch.setattr(repair_store, "copy_as_it_lies", another_makes_it)
    with pytest.raises(OutputError, match="there already"):
        repair(lived_in.store, lived_in.new, AT)
    assert lived_in.new.read_text() == "another repair's"


def test_a_repair_waits_for_another_program_that_writes(lived_in):
    with closing(sqlite3.connect(lived_in.store, isolation_level=None)) as con:
        con.execute("begin exclusive")
        with pytest.raises(StoreLocked, match="another command or program"):
            repair(lived_in.store, lived_in.new, AT)
        con.execute("rollback")
        assert fix(lived_in).complete


def test_what_a_killed_repair_left_is_taken_over(lived_in):
    lived_in.new.touch()
    assert fix(lived_in).complete


def test_a_store_whose_folder_takes_no_lock_can_be_repaired(lived_in, monkeypatch):
    def refuse(path, *_given):
        if path == lived_in.store:
            raise PermissionError(13, "Permission denied", str(path))
        return nullcontext()

    monkeypatch.setattr(repair_store, "writer_lock", refuse)
    assert fix(lived_in).complete


def test_the_repaired_store_lives_on(lived_in):
    overwrite(lived_in.store, leaves(lived_in.store, "record")[1])
    fix(lived_in)
    lived_in.store = lived_in.new
    again = lived_in.folder / "list.csv"
    lived_in.load(str(again))
    assert not any(check.findings for check in examine(lived_in.store))
    lived_in.undo()
    assert not any(check.findings for check in examine(lived_in.store))


def test_a_store_of_a_newer_version_is_not_taken_for_a_damaged_one(desk):
    desk.load_text("Email\njane@acme.io\n")
    with closing(sqlite3.connect(desk.store)) as con:
        con.execute(f"pragma user_version = {VERSION + 1}")
    with pytest.raises(DataError, match="knows up to") as told:
        repair(desk.store, desk.folder / "new.db", AT)
    assert "upgrade" in told.value.hint
