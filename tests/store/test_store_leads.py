"""What a lead's row says: derive, leads, load, events, sources and tally together."""

import tempfile
from pathlib import Path

from conftest import Desk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadctl.store.derived import tally
from leadctl.store.facts import sources
from leadctl.store.facts.sources import Source
from leadctl.store.mending.doctor import examine
from leadctl.store.opening.connect import reading

HEAD = "Email,First Name,Last Name,Title,Status,Lifecycle Stage,Tags\n"


def row(title="", status="", *, stage="", tags="", who="jane@acme.io,Jane,Doe"):
    return f"{who},{title},{status},{stage},{tags}\n"


MAX = row("Buyer", who="max@beta.io,Max,Roe")


def load(desk, *rows, **asked):
    asked.setdefault("source", "crm")
    return desk.load_text(HEAD + "".join(rows), **asked)


def test_what_a_source_says_today_stands_though_it_said_it_before(desk):
    """A row that left a nightly export and came back is newer than the one that stood in for it."""
    load(desk, row("CEO"))
    load(desk, row("Boss"))
    assert desk.leads("title") == [("Boss",)]
    load(desk, row("CEO"), MAX)
    assert desk.leads("title", "records") == [("CEO", 2), ("Buyer", 1)]
    desk.undo()
    assert desk.leads("title") == [("Boss",)]
    desk.redo()
    assert desk.leads("title")[0] == ("CEO",)


def exported(desk, name="ours.csv"):
    """A list in the layout of our own exports, of all leads as they are."""
    columns = ("lead_id", "email", "full_name", "title", "updated_at")
    lines = [",".join(columns), *(",".join(map(str, row)) for row in desk.leads(*columns))]
    return desk.write(name, "\n".join(lines) + "\n")


def test_an_export_of_ours_that_comes_back_makes_no_lead_one_of_several(desk):
    load(desk, row("CEO"), MAX)
    load(desk, row("Boss"), source="b")
    ours = exported(desk)
    desk.load(ours)
    assert desk.leads("records") == [(2,), (1,)]
    assert healthy(desk) == []


def test_a_lead_that_only_an_export_of_ours_speaks_of_is_made_of_one_row(desk):
    load(desk, row("CEO"), MAX)
    ours, edited = exported(desk), exported(desk, "edited.csv")
    Path(edited).write_text(Path(edited).read_text(encoding="utf-8").replace("CEO", "Boss"))
    desk.load(ours)
    desk.load(edited)
    desk.undo(1)
    assert desk.leads("records", "title") == [(1, "Boss"), (1, "Buyer")]
    assert healthy(desk) == []


def test_the_plain_insert_counts_as_deriving_does(desk):
    load(desk, row("CEO"), MAX)
    ours = exported(desk)
    fresh = Desk(desk.folder / "fresh")
    fresh.folder.mkdir()
    fresh.load(ours)
    assert fresh.leads("records") == [(1,), (1,)]
    assert healthy(fresh) == []


def healthy(desk):
    with reading(desk.store, scratch=True) as con:
        return [one for _, found in examine(con) for one in found]


def test_a_night_without_change_derives_nothing(desk, monkeypatch):
    load(desk, row("CEO"))
    load(desk, row("Boss"))
    derived = []
    monkeypatch.setattr(
        "leadctl.store.derived.derive._derive_batch",
        lambda _con, sets, _imports: derived.extend(sets),
    )
    load(desk, row("Boss"), MAX)
    assert derived == []


def test_an_older_source_does_not_take_the_word_back(desk):
    load(desk, row("CEO"), source="a")
    load(desk, row("Boss"), source="b")
    load(desk, row("CEO"), MAX, source="a")
    assert desk.leads("title")[0] == ("Boss",)


def test_events_stand_over_files_before_them_and_files_over_events_before(desk):
    load(desk, row(status="open"))
    desk.set("status", "connected", "jane@acme.io")
    assert desk.leads("status") == [("connected",)]
    load(desk, row("CEO", status="nurture"))
    assert desk.leads("status") == [("nurture",)]
    desk.set("status", "attempted", "jane@acme.io")
    load(desk, row("Boss"))
    assert desk.leads("status", "title") == [("attempted", "Boss")]
    desk.undo(2)
    desk.undo(4)
    assert desk.leads("status") == [("nurture",)]


def test_a_stage_in_a_file_never_leads_back_and_a_person_may(desk):
    load(desk, row(stage="customer"))
    load(desk, row("CEO", stage="lead"))
    assert desk.leads("stage") == [("customer",)]
    desk.set("stage", "mql", "jane@acme.io")
    assert desk.leads("stage") == [("mql",)]


def test_an_event_written_on_a_merged_lead_is_the_survivors(desk):
    """The second list joins the first only once its columns are mapped as they should be."""
    wrong = desk.folder / "wrong.toml"
    wrong.write_text('[columns]\n"Email" = "notes"\n', encoding="utf-8")
    load(desk, row("CEO"))
    load(desk, row("Boss"), source="web", map_path=wrong)
    desk.set("status", "connected", "2")
    assert desk.leads("lead_id", "status") == [(1, "new"), (2, "connected")]
    right = desk.folder / "right.toml"
    right.write_text('[columns]\n"Email" = "email"\n', encoding="utf-8")
    load(desk, row("Boss"), source="web", map_path=right)
    assert desk.leads("lead_id", "status", "records") == [(1, "connected", 2)]
    desk.undo(4)
    assert desk.leads("lead_id", "status") == [(1, "new"), (2, "connected")]


def test_labels_of_several_imports_add_up_and_other_constants_stand_by_date(desk):
    load(desk, row(tags="a"), constants={"tags": "one", "owner": "ana"})
    load(desk, row(tags="a"), constants={"tags": "two", "owner": "bob"})
    assert desk.leads("tags", "owner") == [('["a","one","two"]', "bob")]
    desk.undo()
    assert desk.leads("tags", "owner") == [('["a","one"]', "ana")]


def test_the_latest_touch_is_by_its_day(desk):
    load(desk, row("CEO"), touch="webinar@2026-03-01")
    load(desk, row("Boss"), touch="form_fill@2026-02-01", source="web")
    assert desk.leads("last_touch", "last_touch_at") == [("webinar", "2026-03-01")]
    desk.undo(1)
    assert desk.leads("last_touch", "last_touch_at") == [("form_fill", "2026-02-01")]


def test_where_a_lead_comes_from_and_since_when(desk):
    load(desk, row("CEO"), source="fair")
    load(desk, row("Boss"), source="web")
    assert desk.leads("first_source", "sources", "created_at", "updated_at") == [
        ("fair", '["fair","web"]', "2026-01-01T00:00:01Z", "2026-01-01T00:00:02Z")
    ]
    desk.undo(1)
    assert desk.leads("first_source", "sources", "created_at") == [
        ("web", '["web"]', "2026-01-01T00:00:02Z")
    ]


def test_a_source_is_what_was_last_said_of_it(desk):
    load(desk, row("CEO"), source="fair", channel="event")
    load(desk, row("Boss"), source="fair", direction="inbound")
    load(desk, row("Chief"), source="fair")
    with reading(desk.store) as con:
        assert sources.find(con, "fair") == Source("fair", "inbound", "event", "")
        assert sources.find(con, "nowhere") is None
        assert con.execute("select count(*) from source").fetchone() == (2,)
    desk.undo(2)
    with reading(desk.store) as con:
        assert sources.find(con, "fair") == Source("fair", "", "event", "")


words = st.lists(
    st.one_of(
        st.tuples(st.just("import"), st.sampled_from(["open", "nurture", ""]), st.integers(0, 2)),
        st.tuples(st.just("status"), st.sampled_from(["open", "connected"]), st.integers(0, 2)),
        st.tuples(st.just("stage"), st.sampled_from(["mql", "customer"]), st.integers(0, 2)),
        st.tuples(st.just("undo"), st.none(), st.integers(1, 5)),
    ),
    max_size=7,
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(words)
def test_kept_counts_are_those_of_a_scan(script):
    from leadctl.errors import LeadctlError

    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        for verb, word, number in script:
            try:
                if verb == "import":
                    load(desk, row("x", word, who=f"p{number}@acme.io,,"), source=f"s{number}")
                elif verb == "undo":
                    desk.undo(number)
                else:
                    desk.set(verb, word, f"p{number}@acme.io")
            except LeadctlError:
                continue
            with reading(desk.store) as con:
                assert tally.read(con) == tally.scan(con)
