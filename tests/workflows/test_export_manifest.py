"""What went out is noted: with the very leads, once a file, and never without a file."""

import io
import json
import os

import pytest

from leadctl.errors import OutputError, Refused, StoreLocked, UsageError
from leadctl.store.facts.exports import find, having, leads_of, listing
from leadctl.store.file.lock import writer_lock
from leadctl.store.file.patience import Patience
from leadctl.store.opening.connect import StoreChanged, reading, writing
from leadctl.workflows.exporting import export_leads as exporting
from leadctl.workflows.exporting.export_leads import Destination, export_leads
from leadctl.workflows.exporting.list_exports import list_exports, open_export
from leadctl.workflows.leads.choose import Choice
from leadctl.workflows.leads.list_leads import Selection
from leadctl.workflows.suppressing.suppress import Given, suppress

LIST = "Email,First Name,Last Name\njane@acme.io,Jane,Doe\nmax@beta.io,Max,Roe\nan@ceta.io,An,Moe\n"


@pytest.fixture
def full(desk):
    desk.load_text(LIST)
    return desk


def export(desk, *words, name="out.csv", **asked):
    selection = Selection(choice=Choice(tuple(words)), **asked)
    to = Destination(path=desk.folder / name)
    return export_leads(desk.store, selection, to, desk.author())


def noted(desk):
    with reading(desk.store) as con:
        return [(one.name, list(leads_of(con, one.id))) for one in listing(con)]


def test_the_note_names_the_leads_that_passed_the_gate(full):
    suppress(full.store, [Given("max@beta.io")], "manual", full.author())
    done = export(full, columns=("lead_id", "email"), sort=("-email",))
    with reading(full.store) as con:
        one = find(con, done.export)
        assert list(leads_of(con, done.export)) == [1, 3]
    assert (one.operation, one.rows, one.suppressed) == (done.operation, 2, 1)
    assert (one.columns, one.format, one.expression) == (("lead_id", "email"), "csv", "")
    assert full.query("select kind, counts from operation order by 1 limit 1") == [
        ("export", '{"leads":2,"suppressed":1}')
    ]


def test_the_limit_counts_who_went_out(full):
    export(full, "email:*.io", limit=2)
    assert noted(full) == [(str(full.folder / "out.csv"), [1, 2])]


def test_the_same_export_again_went_out_again_and_has_the_same_digest(full):
    export(full, name="a.csv")
    export(full, name="b.csv")
    assert full.query("select count(*), count(distinct digest) from export") == [(2, 1)]


def test_a_dry_run_notes_nothing(full):
    to = Destination(dry_run=True)
    done = export_leads(full.store, Selection(), to, full.author())
    assert (done.rows, done.export, noted(full)) == (3, None, [])


def test_a_missing_store_is_not_made_for_a_note(desk):
    done = export(desk)
    assert (done.rows, done.export, done.unnoted) == (0, None, "")
    assert not desk.store.exists()


def test_a_stream_is_noted(full):
    out = io.BytesIO()
    export_leads(full.store, Selection(), Destination(stream=out), full.author())
    assert out.getvalue().count(b"\n") == 4
    assert noted(full) == [("-", [1, 2, 3])]


class Closing(io.RawIOBase):
    """A reader that takes some bytes and goes away."""

    def writable(self):
        return True

    def write(self, _data):
        raise BrokenPipeError


def test_a_stream_whose_reader_went_away_is_noted_all_the_same(full):
    with pytest.raises(BrokenPipeError):
        export_leads(full.store, Selection(), Destination(stream=Closing()), full.author())
    assert noted(full) == [("-", [1, 2, 3])]


def test_without_a_note_there_is_no_file(full):
    (full.folder / "out.csv").write_text("old")
    with writer_lock(full.store, Patience(0), "a test"), pytest.raises(StoreLocked):
        export(full)
    assert (full.folder / "out.csv").read_text() == "old"
    assert sorted(path.name for path in full.folder.glob(".leadctl*")) == []
    assert noted(full) == []


def test_without_a_file_there_is_no_note(full, monkeypatch):
    def fail(_path, target):
        raise OSError(5, "input/output error", str(target))

    monkeypatch.setattr("pathlib.Path.replace", fail)
    with pytest.raises(OutputError):
        export(full)
    assert noted(full) == []
    assert full.query("select kind, undone from operation order by op_id") == [
        ("import", 0),
        ("export", 1),
    ]


def test_who_is_suppressed_meanwhile_does_not_go_out(full, monkeypatch):
    write = exporting._Outgoing.write

    def then_suppressed(out, stream):
        write(out, stream)
        out.con.execute("rollback")  # this process' own snapshot must not hold up the other
        suppress(full.store, [Given("max@beta.io")], "manual", full.author())

    monkeypatch.setattr(exporting._Outgoing, "write", then_suppressed)
    with pytest.raises(StoreChanged):
        export(full)
    assert not (full.folder / "out.csv").exists()
    assert noted(full) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_store_on_read_only_media_exports_without_a_note(full):
    full.store.chmod(0o400)
    assert export(full).unnoted


def test_a_store_that_cannot_be_written_exports_without_a_note(full, monkeypatch):
    monkeypatch.setattr("os.access", lambda _path, _mode: False)
    done = export(full)
    assert (done.rows, done.export) == (3, None)
    assert "cannot be written" in done.unnoted
    assert (full.folder / "out.csv").exists()


def test_the_exports_of_a_person_are_found_under_every_number(full):
    export(full, "3", name="an.csv")
    export(full, "1", name="jane.csv")
    merge = full.merge((1, 3))
    with reading(full.store) as con:
        assert [one.id for one in having(con, [1, 3])] == [2, 1]
    assert [one.id for one in list_exports(full.store, "an@ceta.io")] == [2, 1]
    assert [one.id for one in list_exports(full.store, "2")] == []
    full.undo(merge)
    assert [one.id for one in list_exports(full.store, "3")] == [1]
    with open_export(full.store, 1) as (_, leads):
        assert [(one.lead_id, one.now, one.email) for one in leads] == [(3, 3, "an@ceta.io")]


def test_an_export_is_not_undone(full):
    done = export(full)
    with pytest.raises(UsageError, match="cannot be called back"):
        full.undo(done.operation)
    full.undo(1, keep=True)
    with pytest.raises(UsageError, match="nothing to undo"):
        full.undo()


def test_an_undo_stops_where_an_export_had_the_lead(full):
    done = export(full, "1", "3")
    with pytest.raises(Refused, match=rf"2 leads .*\(1, 3\).*operation {done.operation} exported"):
        full.undo(1)
    assert len(full.leads("lead_id")) == 3
    assert full.undo(1, keep=True).kept == 2
    assert full.leads("lead_id", "records") == [(1, 0), (3, 0)]


def test_an_import_after_the_export_is_undone_freely(full):
    export(full)
    full.load_text("Email,First Name\nnew@acme.io,New\n", name="two.csv", source="two")
    full.undo()
    assert len(full.leads("lead_id")) == 3


def test_what_was_kept_for_an_export_stays_whatever_is_undone_besides(full):
    said = full.set("status", "open", "1").operation
    export(full, "1")
    full.undo(1, keep=True)
    full.undo(said)
    assert full.leads("lead_id", "status") == [(1, "new")]
    full.redo(1)
    assert full.leads("lead_id", "records") == [(1, 1), (2, 1), (3, 1)]


def test_an_unknown_export_is_told(full):
    with pytest.raises(UsageError, match="no export 7"), open_export(full.store, 7):
        pass


def test_names_that_are_no_text_are_noted(full):
    name = os.fsdecode(b"l\xe9.csv")
    export(full, name=name)
    assert noted(full)[0][0].endswith("l\\udce9.csv")


def test_the_command_line_tells_of_exports(shell):
    (shell.folder / "l.csv").write_text(LIST)
    shell("import", "l.csv")
    assert "nothing was exported yet" in shell("exports").stderr
    done = shell.json("export", "-o", "out.csv")
    assert (done["export"], done["operation"]) == (1, 2)
    (one,) = shell.json("exports")["exports"]
    assert (one["id"], one["name"], one["rows"]) == (1, "out.csv", 3)
    assert [lead["lead_id"] for lead in shell.json("exports", "1")["leads"]] == [1, 2, 3]
    assert "export 1 to out.csv" in shell("show", "1").stdout
    assert "leadctl exports" in shell("undo", "2", code=2).stderr
    assert shell.json("exports", "--lead", "1")["exports"] == [one]
    shell("exports", "1", "--lead", "1", code=2)
    shell("exports", "9", code=2)
    assert json.loads(shell("history", "--json").stdout)["operations"][0]["kind"] == "export"
    assert "3 leads in export 1: 62 columns" in shell("exports", "1").stderr


def test_another_writer_is_not_held_up_by_a_long_walk(full):
    """The lock is free while the rows are written."""
    out = full.folder / "out.csv"

    class Watching(io.FileIO):
        def write(self, data):
            with writer_lock(full.store, Patience(0), "a test"):
                return super().write(data)

    with Watching(out, "wb") as stream:
        export_leads(full.store, Selection(), Destination(stream=stream), full.author())
    with writing(full.store, full.author().at) as con:
        assert con.execute("select count(*) from export").fetchone() == (1,)
