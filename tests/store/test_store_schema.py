import sqlite3
from pathlib import Path

import pytest

from leadctl.errors import DataError
from leadctl.store.facts import edges, libraries
from leadctl.store.facts.blocks import seal
from leadctl.store.file import schema
from leadctl.store.mending import doctor
from leadctl.store.opening.connect import reading, writing
from leadctl.workflows.importing.reread import reread
from leadctl.workflows.keeping.examine import examine
from leadctl.workflows.keeping.read_counts import read_counts
from leadctl.workflows.rules.ruling import Wanted


def test_a_new_file_becomes_a_store_with_a_key_of_its_own(tmp_path):
    keys = set()
    for name in ("one.db", "other.db"):
        with writing(tmp_path / name, "2026-01-01T00:00:00Z") as con:
            assert schema.check(con) == schema.VERSION
        with sqlite3.connect(tmp_path / name) as con:
            assert con.execute("pragma application_id").fetchone() == (schema.APPLICATION_ID,)
            keys.add(con.execute("select value from meta where key = 'secret'").fetchone()[0])
        con.close()
    assert [len(key) for key in keys] == [16, 16]


def test_migrating_twice_changes_nothing(tmp_path):
    path = tmp_path / "leads.db"
    with writing(path, "2026-01-01T00:00:00Z"):
        pass
    before = path.read_bytes()
    with writing(path, "2027-01-01T00:00:00Z"):
        pass
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    ("script", "said"),
    [
        ("create table someone_elses (x)", "not a leadctl store"),
        ("pragma application_id = 7", "not a leadctl store"),
        (
            f"pragma application_id = {schema.APPLICATION_ID}; pragma user_version = 99",
            "version 99",
        ),
    ],
)
def test_databases_that_are_not_ours_are_refused_and_left_alone(tmp_path, script, said):
    path = tmp_path / "leads.db"
    con = sqlite3.connect(path)
    con.executescript(script)
    con.close()
    before = path.read_bytes()
    with pytest.raises(DataError, match=said), reading(path):
        pass
    with pytest.raises(DataError, match=said), writing(path, ""):
        pass
    assert path.read_bytes() == before


@pytest.mark.parametrize("junk", [b"\0" * 4096, b"not a database, but long enough" * 40, b"\x89P"])
def test_a_file_that_is_no_database_is_refused_and_left_alone(tmp_path, junk):
    path = tmp_path / "leads.db"
    path.write_bytes(junk)
    for opening in (reading(path), writing(path, "")):
        with pytest.raises(DataError), opening:
            pass
    assert path.read_bytes() == junk


def test_an_empty_file_reads_as_an_empty_store_and_can_become_one(tmp_path):
    path = tmp_path / "leads.db"
    path.touch()
    with reading(path) as con:
        assert con.execute("select count(*) from lead").fetchone() == (0,)
    assert path.stat().st_size == 0
    with writing(path, ""):
        pass
    with reading(path) as con:
        assert schema.check(con) == schema.VERSION


def test_every_column_of_a_lead_is_in_its_table(tmp_path):
    with reading(tmp_path / "none.db") as con:
        kept = [row[1] for row in con.execute("pragma table_info(lead)")]
        told = {row[1] for row in con.execute("pragma table_xinfo(lead)")}
    assert kept == list(schema.STORED_COLUMNS)
    assert told == {*schema.STORED_COLUMNS, *schema.LEAD_COLUMNS}


def stored(path, version):
    con = sqlite3.connect(path)
    con.executescript((Path(__file__).parent / f"version_{version}.sql").read_text("utf-8"))
    con.close()


EARLIER = range(1, schema.VERSION)


def test_every_earlier_version_has_a_store_to_try():
    found = {path.stem for path in Path(__file__).parent.glob("version_*.sql")}
    assert found == {f"version_{number}" for number in EARLIER}


def cleaned(desk, **wanted):
    return reread(desk.store, Wanted("clean", **wanted), desk.author())


def findings(desk):
    return [one.findings for one in examine(desk.store, full=True) if one.findings]


def warnings(desk):
    return [w for one in examine(desk.store) if one.name == doctor.DERIVED for w in one.warnings]


@pytest.mark.parametrize("version", EARLIER)
def test_a_store_of_an_earlier_version_is_brought_up_to_date_and_is_whole(desk, version):
    stored(desk.store, version)
    assert desk.query("pragma user_version") == [(schema.VERSION,)]
    assert findings(desk) == []
    sealed = desk.query("select data, digest from block")
    assert all(seal(data) == digest for data, digest in sealed)


def test_a_store_of_today_keeps_its_leads_where_they_are(tmp_path):
    path = tmp_path / "leads.db"
    with writing(path, "2026-01-01T00:00:00Z"):
        pass
    con = sqlite3.connect(path)
    before = con.execute("select * from sqlite_schema").fetchall()
    con.execute("pragma user_version = 7")
    con.close()
    with writing(path, "2027-01-01T00:00:00Z"):
        pass
    con = sqlite3.connect(path)
    assert con.execute("select * from sqlite_schema").fetchall() == before
    con.close()


LIKE_TODAY = 7
"""From this version on leads without a revenue are made as today, and those tried have none."""


@pytest.mark.parametrize("version", range(LIKE_TODAY, schema.VERSION))
def test_leads_that_are_made_as_today_keep_every_value(desk, version):
    stored(desk.store, version)
    values = ", ".join(schema.LEAD_COLUMNS)
    before = desk.query(f"select {values} from lead order by 1")
    assert all(desk.leads("derived"))
    with writing(desk.store, "2027-01-01T00:00:00Z"):
        pass
    assert not cleaned(desk).counts["changed"]
    assert desk.query(f"select {values} from lead order by 1") == before
    assert not read_counts(desk.store).is_older
    assert (findings(desk), warnings(desk)) == ([], [])


def test_a_store_whose_leads_have_no_currency_of_their_revenue_is_told_that_rules_moved(desk):
    stored(desk.store, 8)
    with writing(desk.store, "2027-01-01T00:00:00Z"):
        pass
    assert read_counts(desk.store).is_older


@pytest.mark.parametrize("version", range(1, LIKE_TODAY))
def test_leads_of_an_earlier_version_are_as_it_made_them_until_they_are_cleaned(desk, version):
    stored(desk.store, version)
    leads = f"select {', '.join(schema.LEAD_COLUMNS)} from lead order by 1"
    before = desk.query(leads)
    assert read_counts(desk.store).is_older
    assert len(warnings(desk)) == 1
    assert cleaned(desk, dry_run=True).counts["changed"]
    assert desk.query(leads) == before
    done = cleaned(desk)
    assert (findings(desk), warnings(desk)) == ([], [])
    assert not read_counts(desk.store).is_older
    assert cleaned(desk).operation is None
    assert all(desk.leads("derived"))
    desk.undo(done.operation)
    values = ", ".join(name for name in schema.LEAD_COLUMNS if name != "updated_at")
    now = desk.query(f"select {values} from lead order by 1")
    assert shown(now, values) == shown(before, ", ".join(schema.LEAD_COLUMNS))
    assert findings(desk) == []


def shown(rows, columns):
    """Leads without what tells of them, but for their values."""
    apart = {"derived", "updated_at", "records"}
    return [
        {n: v for n, v in zip(columns.split(", "), row, strict=True) if n not in apart}
        for row in rows
    ]


def test_a_store_that_older_rules_left_empty_is_of_today_with_its_first_list(desk):
    stored(desk.store, 6)
    con = sqlite3.connect(desk.store)
    con.execute("pragma foreign_keys = off")
    for table in ("lead", "member", "match_key", "tally", "sighting", "event", "record", "block"):
        con.execute(f"delete from {table}")
    con.execute("delete from import")
    con.commit()
    con.close()
    assert not read_counts(desk.store).is_older
    desk.load_text("email\njane@acme.io\n")
    assert not read_counts(desk.store).is_older


def test_a_first_list_tells_by_which_rules_leads_are_made_and_later_rules_are_told(
    desk, monkeypatch
):
    desk.load_text("email,country\njane@acme.io,Germany\n")
    assert not read_counts(desk.store).is_older
    monkeypatch.setattr(libraries, "__version__", "99.0")
    libraries.libraries_of_today.cache_clear()
    assert read_counts(desk.store).is_older
    assert warnings(desk)
    assert cleaned(desk).operation is None
    assert not read_counts(desk.store).is_older
    monkeypatch.undo()
    libraries.libraries_of_today.cache_clear()


def test_leads_of_a_store_of_version_4_get_their_companies_short_names(desk):
    stored(desk.store, 4)
    cleaned(desk)
    assert desk.leads("lead_id", "company", "company_short") == [
        (1, "Acme", "Acme"),
        (2, "Beta Tools GmbH & Co. KG", "Beta Tools"),
        (3, "Gamma, LLC", "Gamma"),
        (4, "Beta Tools", "Beta Tools"),
        (6, "Delta SA de CV", "Delta"),
    ]


def test_a_store_of_version_2_keeps_its_merges_suppressions_and_segments(desk):
    stored(desk.store, 2)
    names = desk.leads("lead_id", "full_name", "email", "status", "stage", "suppressed")
    assert names == [
        (1, "Jane Doe", "jane@acme.io", "connected", "lead", None),
        (2, "Bob Ray", "bob.ray@beta.io", "new", "lead", None),
        (3, "Max Roe", "max.roe@gamma.io", "new", "lead", "customer"),
        (5, "Robert Ray", "robert.ray@beta.io", "new", "lead", None),
        (8, "Zoë Pérez", "zoe@delta.io", "new", "lead", None),
    ]
    assert desk.query("select name, expression from segment") == [("buyers", "title:~buyer")]
    assert desk.undo(3).leads_after == 6
    assert desk.redo(5).changed == 1


def test_doubts_of_a_store_of_version_11_wait_as_they_did(desk):
    def waiting():
        with reading(desk.store) as con:
            return sorted(one.pair[:2] for one in edges.waiting(con))

    stored(desk.store, 11)
    assert desk.query("select max(op_id) from operation where undone = 1") == [(15,)]
    for turn, pairs in (
        (lambda _: None, [(10, 11), (12, 13)]),
        (desk.redo, [(12, 13), (14, 15)]),
        (desk.undo, [(10, 11), (12, 13)]),
    ):
        turn(15)
        assert waiting() == pairs


def test_a_store_of_version_1_comes_up_to_date_and_keeps_its_leads_and_history(desk):
    stored(desk.store, 1)
    assert len(desk.leads("lead_id")) == 3
    desk.set("status", "open", "zoe@gamma.example.com")
    names = desk.leads("lead_id", "full_name", "phone", "status", "stage", "birth_date")
    assert names == [
        (1, "Jane Doe", "+12125550102", "connected", "lead", None),
        (2, "Bob Ray", None, "new", "mql", None),
        (5, "Zoë Pérez", None, "open", "lead", None),
    ]
    columns = [row[1] for row in desk.query("pragma table_info(lead)")]
    assert columns == list(schema.STORED_COLUMNS)
    assert desk.redo(5).leads_after == 3
    assert desk.undo(1, keep=True).leads_after == 3
    assert [one.findings for one in examine(desk.store) if one.findings] == []


def test_opt_outs_of_a_store_of_version_1_become_suppressions(desk):
    stored(desk.store, 1)
    con = sqlite3.connect(desk.store)
    con.execute("update lead set email_opt_out = 'yes' where lead_id = 2")
    con.commit()
    con.close()
    rows = desk.query("select value, reason, op_id, day from suppression")
    assert rows == [("bob.ray@beta.io", "opted_out", 5, "2026-01-05")]
    assert desk.query("select lead_id from lead where suppressed is not null") == [(2,)]


@pytest.mark.parametrize("version", EARLIER)
def test_a_store_made_by_migration_has_the_tables_of_a_new_one(tmp_path, version):
    stored(tmp_path / "old.db", version)
    tables = []
    for name in ("old.db", "new.db"):
        with writing(tmp_path / name, "2026-01-01T00:00:00Z") as con:
            rows = con.execute("select name, sql from sqlite_schema where name not like 'sqlite_%'")
            tables.append({name: " ".join(sql.split()).lower() for name, sql in rows})
    assert tables[0] == tables[1]


def test_other_tables_are_told_at_the_next_cleaning(desk, monkeypatch):
    desk.load_text("email,country\njane@acme.io,Germany\n")
    then = libraries.libraries_of_today()["tables"]
    monkeypatch.setattr(libraries, "tables_version", lambda: "0badc0de")
    libraries.libraries_of_today.cache_clear()
    assert cleaned(desk).libraries == [("tables", then, "0badc0de")]
    monkeypatch.undo()
    libraries.libraries_of_today.cache_clear()
