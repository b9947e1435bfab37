"""Nothing of a forgotten person is left, wherever it was, and nobody else loses anything."""

import json
import sqlite3
import tempfile
import zlib
from contextlib import closing

import pytest

from leadctl.errors import DataError, Interrupted, Refused, UsageError
from leadctl.store.facts.author import Author
from leadctl.store.facts.staging import staging
from leadctl.store.facts.tombstones import load, refuse_forgotten
from leadctl.store.mending.doctor import Scope, examine
from leadctl.store.opening.connect import reading
from leadctl.workflows.exporting.export_leads import Destination, export_leads
from leadctl.workflows.keeping.examine import examine as examine_all
from leadctl.workflows.keeping.keep_store import backup, restore
from leadctl.workflows.leads.choose import Choice
from leadctl.workflows.leads.edit_leads import edit_leads, parse_words
from leadctl.workflows.leads.list_leads import Selection
from leadctl.workflows.leads.mark_leads import note_leads, tag_leads
from leadctl.workflows.leads.segment import save_segment
from leadctl.workflows.lists.tombstone_file import beside, fingerprint, read
from leadctl.workflows.suppressing.forget import forget
from leadctl.workflows.suppressing.suppress import Given, check, suppress

JANE = ("jane.doe@acme.io", "jdoe77@gmail.com", "jane-doe-4711")
TYPED = ("janedoe@home.example", "husband", "4930555019")
NUMBERS = ("+4930901820", "030 901820", "4930901820", "(030) 90-18-20")
TOKENS = (*JANE, *TYPED, *NUMBERS, "JANE.DOE@ACME.IO", "Jane.Doe")

FIRST = (
    "Email,First Name,Last Name,LinkedIn,Phone,Referrer,Title\n"
    "jane.doe@acme.io,Jane,Doe,https://www.linkedin.com/in/jane-doe-4711,+49 30 901820,,CFO\n"
    "max@beta.io,Max,Roe,,,referred by Jane.Doe@ACME.io,CTO\n"
    "amy@ceta.io,Amy,Poe,,+49 30 555 0100,call (030) 90-18-20,COO\n"
    "mary-jane.doe@acme.io,Mary,Moe,,,,CEO\n"
    '"jane.doe@acme.io,broken\n'
)
SECOND = (
    "Name;E-Mail;Tel\nJane Doe;jdoe77@gmail.com;030 901820\nJane Doe;jdoe77@gmail.com;030 901820\n"
)


@pytest.fixture
def lived(desk):
    """A store with Jane in many places: lead 1, and others who mention her."""
    desk.load_text(FIRST, "first.csv", source="fair", region="DE")
    desk.load_text(SECOND, "list_of_jane.doe@acme.io.csv", source="second", region="DE")
    merge = desk.merge((1, 5))
    export_leads(desk.store, Selection(), Destination(desk.folder / "all.csv"), desk.author())
    command = "leadctl status set open jane.doe@acme.io --reason 'Jane Doe called'"
    desk.set("status", "open", "1", author=Author("tester", "2026-01-01T00:30:00Z", command))
    suppress(desk.store, [Given("jdoe77@gmail.com")], "manual", desk.author(), note="Jane Doe rang")
    save_segment(
        desk.store,
        "vips",
        Choice(("email:jane.doe@acme.io or title:cto",)),
        desk.author("leadctl segment save vips 'email:jane.doe@acme.io or title:cto'"),
    )
    selection = Selection(choice=Choice(("title:coo",)))
    export_leads(desk.store, selection, Destination(desk.folder / "o.csv"), desk.author())
    edit_leads(desk.asked("1"), parse_words(["1", "personal_email=janedoe@home.example"])[1])
    command = "leadctl note 1 'her husband is ill'"
    note_leads(desk.asked("1", author=desk.author(command)), "her husband is ill")
    note_leads(desk.asked("2"), "knows jane.doe@acme.io well")
    tag_leads(desk.asked("1", "3"), "vip")
    undone = edit_leads(desk.asked("1"), parse_words(["1", "phone=+49 30 5550199"])[1])
    desk.undo(undone.operation)
    desk.undo(2)
    assert merge
    return desk


def gone(desk, text="jane.doe@acme.io", **asked):
    return forget(desk.store, text, desk.author(f"leadctl forget {text}"), region="DE", **asked)


def everything(store):
    """Every value of every table as text, raw rows unpacked."""
    with closing(sqlite3.connect(store)) as con:
        tables = [r[0] for r in con.execute("select name from sqlite_schema where type = 'table'")]
        for table in tables:
            for row in con.execute(f'select * from "{table}"'):
                for value in row:
                    if table == "block" and isinstance(value, bytes) and len(value) > 8:
                        yield zlib.decompress(value).decode()
                    else:
                        yield value.decode("latin-1") if isinstance(value, bytes) else str(value)


def traces(desk, tokens=TOKENS):
    """Where any token is left: in a value, or in the raw bytes of a file beside the store."""
    found = []
    for text in everything(desk.store):
        found += [token for token in tokens if apart(token, text.lower())]
    for path in desk.folder.glob("leads.db*"):
        data = path.read_bytes().lower().decode("latin-1")
        found += [f"{token} in {path.name}" for token in tokens if apart(token, data)]
    return found


def apart(token, text):
    """Whether a token stands in a text, and not as the end of Mary's address."""
    return token.lower() in text.replace("mary-jane.doe@acme.io", "")


def healthy(desk):
    with reading(desk.store, scratch=True) as con:
        return [finding for _, findings in examine(con, Scope(None)) for finding in findings]


def warnings(desk):
    return [one for check in examine_all(desk.store) for one in check.warnings]


def test_the_store_has_the_person_in_many_places(lived):
    assert {token.lower() for token in JANE} <= {t.lower() for t in traces(lived, JANE)}
    assert healthy(lived) == []


def test_nothing_of_the_person_is_left(lived):
    done = gone(lived, reason="a request of Jane Doe, jane.doe@acme.io")
    assert traces(lived) == []
    assert healthy(lived) == []
    assert done.leads == [(1, "Jane Doe")]
    assert done.counts["rows"] >= 2
    assert done.counts["imports"] == 2
    assert done.counts["rejects"] == 1
    assert done.counts["suppressions"] == 1
    assert lived.query("select command, reason from operation where kind = 'forget'") == [
        ("leadctl forget [erased]", "a request of [erased], [erased]")
    ]


def test_old_raw_bytes_are_gone_too(lived):
    with closing(sqlite3.connect(lived.store)) as con:
        blocks = [row[0] for row in con.execute("select data from block where import_id = 1")]
    windows = {block[at : at + 8] for block in blocks for at in range(8, len(block) - 16)}
    gone(lived)
    left = b"".join(path.read_bytes() for path in lived.folder.glob("leads.db*"))
    assert sum(window in left for window in windows) == 0


def test_others_stay_as_they_were_but_for_the_mention(lived):
    before = lived.leads("lead_id", "full_name", "email", "phone", "title", "extra")
    gone(lived)
    after = lived.leads("lead_id", "full_name", "email", "phone", "title", "extra")
    assert [row[:5] for row in after] == [row[:5] for row in before if row[0] != 1]
    assert [row[5] for row in after] == [None, None, None]
    assert json.loads(before[1][5]) == {"Referrer": "referred by Jane.Doe@ACME.io"}


def test_undo_and_redo_of_everything_else_still_work(lived):
    gone(lived)
    lived.redo(2)
    assert healthy(lived) == []
    assert traces(lived) == []
    lived.undo(1, keep=True)
    lived.redo(1)
    lived.undo(3)
    lived.redo(3)
    assert [row[0] for row in lived.leads("full_name")] == ["Max Roe", "Amy Poe", "Mary Moe"]
    assert healthy(lived) == []


def test_a_forgetting_is_not_undone(lived):
    done = gone(lived)
    with pytest.raises(UsageError, match="an erasure"):
        lived.undo(done.operation)


def test_a_segment_that_spoke_of_the_person_still_means_something(lived):
    gone(lived)
    expression = lived.query("select expression from segment")
    assert expression == [("email:erased or title:cto",)]


@pytest.mark.parametrize(
    "text",
    [
        "1",
        "5",
        "Jane.Doe+x@ACME.io",
        "https://linkedin.com/in/Jane-Doe-4711/",
        "+49 30 901820",
        "030/901820",
        "jdoe77@gmail.com",
    ],
)
def test_any_name_of_the_person_does(lived, text):
    gone(lived, text)
    assert traces(lived) == []
    assert healthy(lived) == []


def test_a_dry_run_tells_the_same_and_changes_nothing(lived):
    before = lived.store.read_bytes()
    asked = gone(lived, dry_run=True)
    assert lived.store.read_bytes() == before
    assert not beside(lived.store).exists()
    assert asked.operation is None
    assert gone(lived).counts == asked.counts


def test_once_more_there_is_nothing_to_erase(lived):
    gone(lived)
    operations = lived.query("select count(*) from operation")
    assert gone(lived).before == "2026-01-01"
    assert lived.query("select count(*) from operation") == operations


def test_nobody_is_told(lived):
    with pytest.raises(UsageError, match="nothing is known"):
        gone(lived, "nobody@delta.io")
    with pytest.raises(UsageError, match="neither"):
        gone(lived, "Jane Doe")
    assert not beside(lived.store).exists()


def test_a_later_list_does_not_bring_the_person_back(lived):
    gone(lived)
    for text, name in ((FIRST, "again.csv"), (SECOND, "second.csv")):
        done = lived.load_text(text + "\n", name, source=f"new {name}", region="DE")
        assert done.files[0].forgotten == 2
    with_phone = (
        "Name,Phone,Email\nJane Doe,(030) 90-18-20,\n,+49 30 901820,\nJohn Poe,030901820,j@x.io\n"
    )
    done = lived.load_text(with_phone, "phones.csv", region="DE")
    assert (done.files[0].forgotten, done.files[0].rows) == (2, 1)
    assert not any(apart(token, text.lower()) for token in JANE for text in everything(lived.store))
    assert not (lived.folder / "again.rejects.csv").exists()
    assert healthy(lived) == []


def test_a_person_forgotten_while_a_list_is_read_is_not_landed(lived, monkeypatch):
    from leadctl.workflows.importing.stage_lists import ListStaging

    forgot = []
    stage = ListStaging.stage_file

    def then_forget(self, *given, **asked):
        result = stage(self, *given, **asked)
        if not forgot:
            forgot.append(gone(lived))
        return result

    monkeypatch.setattr(ListStaging, "stage_file", then_forget)
    done = lived.load_text(FIRST.replace("CFO", "CPO"), "third.csv", source="third")
    assert done.files[0].forgotten == 2
    assert [row for row in lived.leads("email") if row[0] == "jane.doe@acme.io"] == []


def test_what_others_have_too_stays_theirs(desk):
    desk.load_text(
        "Email,First Name,Last Name,Phone\n"
        "jane@acme.io,Jane,Doe,+49 30 901820\n"
        "max@acme.io,Max,Roe,+49 30 901820\n"
        "home@acme.io,Jane,Doe,\n"
        "home@acme.io,Zoe,Xu,\n"
    )
    with pytest.raises(UsageError, match="2 leads share"):
        gone(desk, "home@acme.io")
    with pytest.raises(UsageError, match="2 leads share"):
        gone(desk, "+4930901820")
    done = gone(desk, "1")
    assert done.shared == ("+4930901820",)
    gone(desk, "3")
    assert desk.leads("lead_id", "phone", "email") == [
        (2, "+4930901820", "max@acme.io"),
        (4, None, "home@acme.io"),
    ]
    done = desk.load_text("Email,Phone\nnew@acme.io,+49 30 901820\nhome@acme.io,\n", "n.csv")
    assert done.files[0].forgotten == 0
    assert healthy(desk) == []


def test_exports_and_files_out_of_reach_are_named(lived):
    done = gone(lived)
    assert [one.name for one in done.exports] == [str(lived.folder / "all.csv")]
    assert str(lived.folder / "first.csv") in done.files
    assert str(lived.folder / "first.rejects.csv") in done.files


def test_typing_does_not_bring_the_person_back(lived):
    gone(lived)
    with reading(lived.store) as con:
        for value in (
            "jane.doe+x@acme.io",
            "mail Jane.Doe@acme.io",
            "linkedin.com/in/jane-doe-4711",
        ):
            with pytest.raises(Refused, match="forgotten"):
                refuse_forgotten(con, [value])
        refuse_forgotten(con, ["max@beta.io", "CFO", "+4930555"])


def test_the_tombstones_stand_beside_the_store(lived):
    gone(lived)
    path = beside(lived.store)
    assert path.stat().st_mode & 0o777 == 0o600
    with reading(lived.store) as con:
        stones = load(con)
    assert set(read(lived.store)[fingerprint(stones.key)]) == stones.digests
    assert stones.key.hex() not in path.read_text()


def test_a_damaged_file_of_tombstones_is_set_aside(lived):
    beside(lived.store).write_text("{not json")
    done = gone(lived)
    assert done.set_aside is not None
    assert done.set_aside.read_text() == "{not json"
    assert read(lived.store)


@pytest.mark.parametrize("step", ["compact", "tombstone_file.write"])
@pytest.mark.parametrize(
    ("text", "look"),
    [("jane.doe@acme.io", False), ("1", False), ("1", True), (None, False)],
)
def test_an_erasure_that_was_cut_short_is_ended_by_the_next(lived, monkeypatch, step, text, look):
    from leadctl.workflows.suppressing import forget as module

    def stop(*_given):
        raise KeyboardInterrupt

    place, _, name = f"{module.__name__}.{step}".rpartition(".")
    monkeypatch.setattr(f"{place}.{name}", stop)
    with pytest.raises(Interrupted, match="the erasure stands") as caught:
        gone(lived)
    assert caught.value.hint == "end it with: leadctl forget"
    monkeypatch.undo()
    assert healthy(lived) == []
    assert ["cut short" in one for one in warnings(lived)] == [True]
    assert gone(lived, text, dry_run=True).ended
    done = gone(lived, text, look=look)
    assert (done.ended, done.operation, bool(done.before)) == (
        True,
        None,
        text == "jane.doe@acme.io",
    )
    assert warnings(lived) == []
    assert traces(lived) == []
    assert read(lived.store)
    with pytest.raises(UsageError, match="no erasure was cut short"):
        gone(lived, None)


def test_a_real_merge_and_what_it_compared_are_gone(desk):
    rows = "".join(f"p{n}@firm{n}.io,Pat{n},Low{n},Firm {n},Berlin\n" for n in range(5))
    desk.load_text(
        "Email,First Name,Last Name,Company,City\n"
        "jane.doe@acme.io,Jane,Doe,Acme,Berlin\njane.doe@acme-group.io,Jane,Doe,Acme,Berlin\n"
        + rows
    )
    desk.merge((1, 2))
    gone(desk, "jane.doe@acme.io")
    assert traces(desk, ("jane.doe@acme.io", "jane.doe@acme-group.io")) == []
    assert desk.query("select count(*) from edge") == [(0,)]


def test_the_command_asks_tells_and_erases(shell):
    (shell.folder / "l.csv").write_text(FIRST)
    shell("import", "l.csv", "--region", "DE")
    assert "answer with --yes" in shell("forget", "1", code=2).stderr
    told = shell("forget", "jane.doe@acme.io", "--dry-run").stderr
    assert "Jane Doe (lead 1): 1 row, 1 import, 1 rejected row, 2 mentions elsewhere" in told
    assert "would be erased" in told
    done = shell("forget", "jane.doe@acme.io", "--yes").stderr
    assert "erased for good" in done
    assert "l.csv" in done
    assert "was forgotten on" in shell("forget", "jane.doe@acme.io", "--yes").stderr
    assert "leadctl forget [erased]" in shell("history").stdout
    shell("show", "1", code=2)
    again = shell.json("import", "l.csv", "--source", "other")
    assert again["files"][0]["forgotten"] == 2
    assert shell.json("forget", "max@beta.io", "--yes")["leads"] == [[2, "Max Roe"]]


@pytest.mark.parametrize("kept", ["store and file", "store", "file"])
def test_a_restored_backup_does_not_bring_the_person_back(lived, kept):
    old = lived.folder / "old.db"
    backup(lived.store, old)
    gone(lived)
    if kept == "store":
        beside(lived.store).unlink()
    if kept == "file":
        lived.store.write_bytes(lived.store.read_bytes()[:100] + bytes(4000))
    done = restore(lived.store, old, lived.author("leadctl restore old.db"), keep=False)
    assert done.forgotten == 1
    assert traces(lived) == []
    assert healthy(lived) == []
    assert [row[0] for row in lived.leads("full_name")] == ["Max Roe", "Amy Poe", "Mary Moe"]
    assert lived.load_text(FIRST, "again.csv", source="new").files[0].forgotten == 2
    assert restore(lived.store, old, lived.author(), keep=False).forgotten == 1


def test_a_restore_without_anybody_forgotten_erases_nobody(lived):
    old = lived.folder / "old.db"
    backup(lived.store, old)
    assert restore(lived.store, old, lived.author()).forgotten == 0
    assert len(lived.leads("lead_id")) == 4


@pytest.mark.parametrize("known_to", ["store", "backup"])
def test_a_restore_writes_tombstones_down_anew_where_their_file_is_gone(lived, known_to):
    copy = lived.folder / "copy.db"
    if known_to == "store":
        backup(lived.store, copy)
    gone(lived)
    if known_to == "backup":
        backup(lived.store, copy)
        lived.store.unlink()
    stood = read(lived.store)
    beside(lived.store).unlink()
    restore(lived.store, copy, lived.author())
    assert read(lived.store) == stood


def test_a_damaged_file_of_tombstones_stops_a_restore(lived):
    old = lived.folder / "old.db"
    backup(lived.store, old)
    beside(lived.store).write_text('{"format": "leadctl tombstones"}')
    before = lived.store.read_bytes()
    with pytest.raises(DataError, match="tells who was forgotten"):
        restore(lived.store, old, lived.author())
    assert lived.store.read_bytes() == before


def test_a_list_of_opt_outs_does_not_bring_the_address_back(lived):
    gone(lived)
    done = suppress(
        lived.store, [Given("jane.doe@acme.io"), Given("max@beta.io")], "manual", lived.author()
    )
    assert (done.addresses, done.new) == (2, 1)
    assert traces(lived) == []


def test_a_forgotten_address_is_still_not_to_be_contacted(lived):
    gone(lived)
    verdicts = check(lived.store, ["JDoe77+x@gmail.com", "+4930901820", "max@beta.io"])
    assert [one.suppressed for one in verdicts] == [True, True, False]


def test_an_edit_does_not_bring_the_person_back(lived):
    gone(lived)
    for typed in ("personal_email=jane.doe@acme.io", "linkedin=linkedin.com/in/jane-doe-4711"):
        leads, assignments = parse_words(["2", typed])
        with pytest.raises(Refused, match="forgotten"):
            edit_leads(lived.asked(*leads), assignments)
    with pytest.raises(Refused, match="forgotten"):
        note_leads(lived.asked("2"), "knows jane.doe@acme.io")
    assert traces(lived) == []


def test_a_tag_that_is_the_address_goes_and_does_not_come_back(lived):
    tag_leads(lived.asked("2"), "jane.doe@acme.io")
    gone(lived)
    assert traces(lived) == []
    with pytest.raises(Refused):
        tag_leads(lived.asked("max@beta.io"), "jane.doe@acme.io")


@pytest.mark.parametrize(
    "text",
    [
        "ask...jane.doe@acme.io",
        "e-mail:-jane.doe@acme.io",
        "+jane.doe@acme.io",
        "?e=jane.doe%40acme.io",
    ],
)
def test_an_address_goes_from_cells_whatever_sign_is_before_it(lived, text):
    lived.load_text(f"Email,Name,Notes\nbob@acme.io,Bob Smith,{text}\n", "third.csv")
    gone(lived)
    assert traces(lived) == []


def test_what_killed_commands_left_is_swept_at_once_and_the_rest_is_named(lived, monkeypatch):
    folder = lived.folder / "tmp"
    folder.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(folder))
    (folder / "leadctl-killed01.input").write_text("jane.doe@acme.io")
    hidden = lived.folder / ".leadctl-killed.tmp"
    hidden.write_text("jane.doe@acme.io")
    with staging() as stage:
        assert "killed01" not in "".join(gone(lived, dry_run=True).files)
        done = gone(lived)
        assert [path.name for path in folder.iterdir()] == [stage.path.name]
    assert {str(stage.path), str(hidden)} <= set(done.files)


@pytest.mark.parametrize(
    "text",
    [
        "j.doe77@googlemail.com",
        "JD.oe.77+x@gmail.com",
        "ＪＤＯＥ７７＠gmail.com",
        "０３０ ９０１８２０",
        '{""note"": ""see\\njane.doe@acme.io""}',
        "u=https%3A%2F%2Fwww.linkedin.com%2Fin%2Fjane-doe-4711",
    ],
)
@pytest.mark.parametrize("rejected", [True, False])
def test_other_spellings_go_from_cells_notes_and_rejects(lived, text, rejected):
    end = ',"broken' if rejected else ""
    row = f'bob@acme.io,Bob Smith,"{text}"{end}\n'
    lived.load_text(f"Email,Name,Notes\namy@b.io,Amy Li,\n{row}", "third.csv")
    note_leads(lived.asked("2"), text)
    assert any(text[-8:] in one for one in everything(lived.store))
    gone(lived)
    assert not any(text[-8:] in one for one in everything(lived.store))
    assert [row for row in lived.leads("email") if row[0] == "bob@acme.io"] == [
        ("bob@acme.io",)
    ] * (not rejected)
    assert healthy(lived) == []


HEADERS = "Email,First Name,Last Name,Email 2,LinkedIn\n"


@pytest.mark.parametrize("text", ["jane@acme.io", "1"])
@pytest.mark.parametrize("jane_too", [True, False])
@pytest.mark.parametrize("first", ["bob@x.io", "info@x.io"])
def test_another_person_s_undone_row_loses_the_address_alone(desk, jane_too, text, first):
    desk.load_text(f"{HEADERS}jane@acme.io,Jane,Doe,,\n", "a.csv", source="a")
    desk.load_text(f"{HEADERS}{first},Bob,Smith,jane@acme.io,\n", "b.csv", source="b")
    desk.undo(2)
    if jane_too:
        desk.undo(1)
    assert gone(desk, text).counts["rows"] == 1
    desk.redo(2)
    assert desk.leads("lead_id", "full_name", "email", "other_emails") == [
        (2, "Bob Smith", first, None)
    ]
    assert not any("jane" in one.lower() for one in everything(desk.store))
    assert healthy(desk) == []


@pytest.mark.parametrize(
    "row",
    [
        "j@new.io,Jane,Doe,jane@acme.io,",
        "j@new.io,J.,Doe,jane@acme.io,",
        ",Jane,Roe,jane@acme.io,",
        "jane@acme.io,Jane,Married,,",
        "j@new.io,Jane,Married,,linkedin.com/in/jane-doe-4711",
        "j@new.io,,,jane@acme.io,",
        "j@new.io,Jane,Doe,jane@home.io,",
    ],
)
def test_an_undone_row_of_the_same_person_goes_whole(desk, row):
    link = "linkedin.com/in/jane-doe-4711"
    desk.load_text(f"{HEADERS}jane@acme.io,Jane,Doe,,{link}\n", "a.csv", source="a")
    edit_leads(desk.asked("1"), parse_words(["1", "personal_email=jane@home.io"])[1])
    desk.load_text(f"{HEADERS}{row}\n", "b.csv", source="b")
    desk.undo(3)
    assert gone(desk, "jane@acme.io").counts["rows"] == 2
    desk.redo(3)
    assert desk.leads("lead_id") == []
    assert healthy(desk) == []


def test_an_address_that_only_an_undone_row_lists_second_is_that_person_s(desk):
    desk.load_text(f"{HEADERS}bob@x.io,Bob,Smith,bob@home.io,\n", "b.csv", source="b")
    desk.undo(1)
    assert gone(desk, "bob@home.io").counts["rows"] == 1
    desk.redo(1)
    assert desk.leads("lead_id") == []


@pytest.mark.parametrize(
    "text",
    [
        "ＪＤＯＥ７７＠gmail.com",
        "j.doe77@googlemail.com",
        "?to=jane.doe%2Bx%40acme.io",
        '{""note"": ""see\\njane.doe@acme.io""}',
        '{""note"": ""\\u003cjane.doe@acme.io\\u003e""}',
        "u=https%3A%2F%2Fwww.LinkedIn.com%2Fin%2Fjane-doe-4711%3Ftrk%3D1",
        "https:\\/\\/linkedin.com\\/in\\/jane-doe-4711",
    ],
)
def test_no_spelling_in_a_later_list_comes_back(lived, text):
    gone(lived)
    rows = f'bob@acme.io,Bob Smith,"{text}"\nkim@acme.io,Kim Lo,see njane.doe@acme.io\n'
    done = lived.load_text(f"Email,Name,Notes\n{rows}", "third.csv")
    assert (done.files[0].rows, done.files[0].forgotten) == (2, 0)
    assert dict(lived.leads("email", "notes"))["bob@acme.io"] is None
    assert dict(lived.leads("email", "notes"))["kim@acme.io"] == "see njane.doe@acme.io"
    assert not any(text[-9:] in one for one in everything(lived.store))
