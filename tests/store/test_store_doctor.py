import sqlite3
from contextlib import closing
from itertools import pairwise

import pytest

from leadctl.errors import ExitCode, LeadctlError
from leadctl.store.mending import doctor
from leadctl.workflows.keeping.examine import examine

LIST = (
    "Email,First Name,Last Name,Title\njane@acme.io,Jane,Doe,CEO\njane@acme.io,J.,Doe,Boss\n"
    "max@beta.io,Max,Roe,\n"
)


EXPORT = (
    "insert into export values (1, 5, 'x', 'csv', '', '', x'00', 1, 0);"
    "insert into exported values (1, 1, 99, x'00')"
)


@pytest.fixture
def store(desk):
    desk.load_text(LIST)
    desk.load_text(LIST.replace("CEO", "Chief"), name="b.csv")
    desk.load_text(LIST.replace("max", "ann"), name="c.csv")
    desk.undo()
    desk.set("status", "open", "max@beta.io")
    return desk.store


def findings(store):
    return {check.name: check.findings for check in examine(store) if check.findings}


def plant(store, script):
    with closing(sqlite3.connect(store)) as con:
        con.executescript(f"pragma foreign_keys = off; pragma writable_schema = on; {script}")


def test_a_whole_store_has_no_findings(store):
    assert findings(store) == {}


def test_a_missing_store_is_told_and_as_whole_as_an_empty_one(tmp_path):
    (check,) = examine(tmp_path / "none.db")
    assert check.findings == []
    assert "there is no store at" in check.warnings[0]
    assert not (tmp_path / "none.db").exists()
    (tmp_path / "empty.db").touch()
    assert findings(tmp_path / "empty.db") == {}


@pytest.mark.parametrize(
    ("script", "check", "said"),
    [
        ("insert into event values (99, 99, 1, 'status', 'open')", "foreign keys", "event"),
        ("delete from member where record_id = 3", "every record has its lead", "record 3"),
        (
            "insert into lead (lead_id, email) values (77, 'x')",
            "every record has its lead",
            "lead 77",
        ),
        ("update block set data = x'00' where import_id = 1", "raw rows can be read", "import 1"),
        ("update block set codec = 9", "raw rows can be read", "codec 9"),
        ("update tally set n = n + 1 where kind = 'status'", "kept counts", "by status"),
        ("delete from tally where kind = 'leads'", "kept counts", "by leads"),
        ("update member set seen = seen + 1 where record_id = 1", "kept counts", "record 1 "),
        ("update member set last_import = 1", "kept counts", "miscounted"),
        ("update operation set undone = 1 where op_id = 2", "kept counts", "are visible"),
        (
            "update block set data = x'789c' where import_id = 1",
            "raw rows can be read",
            "import 1, rows from line 2: the bytes changed",
        ),
        (
            "update record set line = 9 where record_id = 2",
            "raw rows can be read",
            "import 1: the record of line 9 has no raw row",
        ),
        ("delete from block where import_id = 2", "raw rows can be read", "import 2: "),
        (
            "update operation set undone = 1 where op_id = 2",
            "operations and what they name",
            "operation 2 is shown or hidden against",
        ),
        (
            "update operation set undone = 0 where op_id = 3",
            "operations and what they name",
            "operation 3 is shown or hidden against",
        ),
        (
            "update operation set undone = 1 where kind = 'undo'",
            "operations and what they name",
            "operation 4 is an undo whose redo",
        ),
        (
            "update operation set target = 5 where op_id = 4",
            "operations and what they name",
            "operation 4 is about a later one",
        ),
        (
            "update sighting set n = 99 where import_id = 1",
            "operations and what they name",
            "import 1 saw a record at line 2",
        ),
        (
            EXPORT,
            "operations and what they name",
            "export 1 names leads that never were",
        ),
    ],
)
def test_each_check_finds_its_fault(store, script, check, said):
    plant(store, script)
    found = findings(store)
    assert any(said in finding for finding in found[check]), found


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("update lead set title = 'Bogus' where lead_id = 1", "lead 1 differs in title"),
        ("update lead set email = null where lead_id = 3", "lead 3 differs in email"),
        ("update lead set records = 9 where lead_id = 1", "lead 1 differs in records"),
        ("delete from lead where lead_id = 3", "lead 3 is missing"),
        ("update member set lead_id = 2 where record_id = 2", "record 2 belongs to lead 1"),
        ("delete from match_key where record_id = 3", "record 3 has other match keys"),
        ("insert into match_key values (42, 1, 1)", "record 1 has other match keys"),
        (
            "insert into lead (lead_id) select max(lead_id) from member where seen = 0",
            "has no record left",
        ),
        ("update event set value = 'nurture'", "differs in status"),
    ],
)
def test_leads_that_say_something_else_than_their_facts_are_found(store, script, said):
    plant(store, script)
    found = findings(store)["leads equal what their records say"]
    assert any(said in finding for finding in found), found


def extent(store, **asked):
    return next((c.looked_at, c.of) for c in examine(store, **asked) if c.looked_at is not None)


def test_the_last_check_looks_at_a_sample_and_at_all_when_asked(desk, monkeypatch):
    monkeypatch.setattr(doctor, "PART", 3)
    rows = "".join(f"p{n}@acme.io,P,{'Q' * (n + 1)},CEO\n" for n in range(10))
    desk.load_text(LIST + rows)
    leads = len(desk.leads("lead_id"))
    monkeypatch.setattr(doctor, "SAMPLE", 4)
    assert extent(desk.store) == (4, leads)
    assert extent(desk.store, full=True) == (leads, leads)
    plant(desk.store, "update lead set title = 'Bogus' where lead_id > 2")
    told = []
    checks = examine(desk.store, full=True, report=lambda done, total: told.append((done, total)))
    found = next(c.findings for c in checks if c.looked_at)
    wrong = [number for (number,) in desk.leads("lead_id") if number > 2]
    assert found == [f"lead {number} differs in title" for number in wrong]
    assert told[-1][0] == told[-1][1]
    assert [done for done, _ in told] == sorted(done for done, _ in told)


@pytest.mark.parametrize(("rows", "size"), [(10, 4), (7, 4), (4, 4), (3, 4), (0, 4), (10, None)])
def test_a_sample_is_spread_evenly_over_a_table(rows, size):
    with closing(sqlite3.connect(":memory:")) as con:
        con.execute("create table lead (lead_id integer primary key)")
        con.executemany("insert into lead values (?)", ((n,) for n in range(rows)))
        found = doctor._spread(con, "lead_id", "lead", size)
    assert len(found) == (rows if size is None else min(rows, size))
    gaps = {b - a for a, b in pairwise(found)}
    assert not gaps or max(gaps) - min(gaps) <= 1


def found_or_refused(store):
    try:
        return findings(store)
    except LeadctlError as error:
        return error.exit_code == ExitCode.BAD_DATA


def test_a_damaged_page_is_a_finding_or_a_plain_error(store):
    whole = store.read_bytes()
    size = 4096
    for page in range(1, len(whole) // size):
        store.write_bytes(whole[: page * size] + b"\xa5" * size + whole[(page + 1) * size :])
        assert found_or_refused(store), page
    store.write_bytes(whole)
    assert findings(store) == {}


def checks(store):
    return {check.name: check for check in examine(store)}


def test_a_redone_undo_is_in_order(desk, store):
    desk.redo()
    desk.undo(1, keep=True)
    assert findings(store) == {}


def test_every_finding_says_what_to_do(store):
    plant(store, "update tally set n = n + 1; update block set data = x'00'")
    advised = [check.advice for check in checks(store).values() if check.findings]
    assert len(advised) == 3
    assert all("leadctl" in advice for advice in advised)


def test_text_that_makes_no_sense_is_a_finding(store):
    plant(store, "update import set plan = '{' where import_id = 1")
    said = findings(store)["leads equal what their records say"]
    assert said == ["what is stored makes no sense: JSONDecodeError"]


def test_what_does_no_harm_is_a_warning(store):
    plant(store, "update block set digest = null where import_id = 1")
    store.chmod(0o644)
    left = store.with_name(".leadctl-x.tmp")
    left.touch()
    found = checks(store)
    assert findings(store) == {}
    assert "blocks: 1" in found["raw rows can be read"].warnings[0]
    mode, leftover = found["the file is private and alone"].warnings
    assert "chmod 600" in mode
    assert str(left) in leftover


def test_a_journal_beside_the_store_is_a_warning(store):
    journal = store.with_name("leads.db-journal")
    journal.write_bytes(bytes(4096))  # of a journal that was ended by zeroing its header
    assert str(journal) in checks(store)["the file is private and alone"].warnings[0]
