"""Landing: what becomes of rows, and that the bulk path says what deriving says."""

import tempfile
from pathlib import Path
from time import process_time

import pytest
from conftest import Desk
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from leadctl.store.derived import tally
from leadctl.store.derived.derive import derive
from leadctl.store.derived.reach import touch
from leadctl.store.file.schema import LEAD_COLUMNS
from leadctl.store.mending.doctor import examine
from leadctl.store.opening.connect import StoreChanged, reading, writing
from leadctl.workflows.importing import import_lists as workflow

HEADER = "Email,First Name,Last Name,Phone,Status,Tags,Odd One,LinkedIn"


def lists(*rows):
    return "\n".join([HEADER, *rows]) + "\n"


def outcome(result, file=0):
    landed = result.files[file].landed
    return landed.new, landed.joined, landed.updated, landed.unchanged, landed.skipped


cells = st.tuples(
    st.sampled_from(["", "jane@acme.io", "JANE@acme.io ", "max@beta.io", "info@acme.io", "junk"]),
    st.sampled_from(["", "Jane", "J.", "Max"]),
    st.sampled_from(["", "Doe", "Roe", "von Roe"]),
    st.sampled_from(["", "+49 30 901820", "030 901820", "123"]),
    st.sampled_from(["", "open", "Connected", "whatever"]),
    st.sampled_from(["", "a; b", "b"]),
    st.sampled_from(["", "ö"]),
    st.sampled_from(["", "linkedin.com/in/jane-doe", "https://www.linkedin.com/in/max"]),
)
rows_of_a_list = st.lists(cells, min_size=1, max_size=5).filter(
    # else nobody takes the columns for phones and for e-mails
    lambda rows: sum(row[3] == "123" for row in rows) < 3 > sum(row[0] == "junk" for row in rows)
)
asked = st.fixed_dictionaries(
    {},
    optional={
        "mode": st.sampled_from(["create", "fill", "update", "upsert"]),
        "source": st.sampled_from(["web", "fair"]),
        "touch": st.sampled_from(["webinar@2026-02-01", "reply@2025-12-01"]),
        "constants": st.sampled_from([{"owner": "ana"}, {"tags": "x"}, {"tags": "y; a"}]),
        "protected": st.sampled_from([("status",), ("email", "phone")]),
    },
)


def dump(store):
    with reading(store) as con:
        columns = ", ".join(f'"{name}"' for name in LEAD_COLUMNS)
        return con.execute(f"select {columns} from lead order by 1").fetchall(), tally.read(con)


def derive_all(store):
    with writing(store, "2026-01-01T00:00:00Z") as con:
        touch(con, "select record_id from record")
        derive(con)


@settings(max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(rows_of_a_list, asked), min_size=1, max_size=3))
def test_deriving_everything_again_changes_nothing(imports):
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        for rows, options in imports:
            desk.load_text(lists(*(",".join(row) for row in rows)), **options)
        before = dump(desk.store)
        derive_all(desk.store)
        assert dump(desk.store) == before


@settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(rows_of_a_list, min_size=1, max_size=4))
def test_counts_add_up_to_the_rows_and_the_leads(files):
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        founded = 0
        for rows in files:
            result = desk.load_text(lists(*(",".join(row) for row in rows)))
            one = result.files[0]
            if one.known is None:
                assert sum(outcome(result)) == one.rows
                assert one.rows + one.rejected == sum(1 for row in rows if any(row))
                founded += one.landed.new
        assert len(desk.leads("lead_id")) <= founded


def test_each_row_is_new_joined_updated_or_unchanged(desk):
    first = desk.load_text(
        lists("jane@acme.io,Jane,Doe,,,,,", "jane@acme.io,Jane Mary,Doe,,,,,", "max@beta.io,,,,,,,")
    )
    assert outcome(first) == (2, 1, 0, 0, 0)
    second = desk.load_text(
        lists("max@beta.io,Max,Roe,,,,,", "jane@acme.io,Jane,Doe,,,,,", "new@acme.io,,,,,,,")
    )
    # The first row of Jane has the last word again, for the list has the other no more.
    assert outcome(second) == (1, 0, 2, 0, 0)


def test_the_same_row_twice_in_a_file_is_one_record(desk):
    result = desk.load_text(lists(*["jane@acme.io,Jane,Doe,,,,,"] * 3))
    assert outcome(result) == (1, 2, 0, 0, 0)
    assert desk.query("select count(*) from record") == [(1,)]
    assert desk.leads("records") == [(1,)]


def test_the_same_file_twice_is_known_whatever_it_is_called(desk):
    text = lists("jane@acme.io,Jane,Doe,,,,,")
    desk.load_text(text, source="web")
    before = desk.store.read_bytes()
    again = desk.load_text(text, name="other.csv", source="web")
    assert (again.operation, again.files[0].known, outcome(again)) == (None, 1, (0, 0, 0, 1, 0))
    assert desk.store.read_bytes() == before


def test_an_undone_file_comes_back_with_its_numbers(desk):
    text = lists("jane@acme.io,Jane,Doe,,,,,", "max@beta.io,Max,Roe,,,,,")
    desk.load_text(text)
    before = desk.leads("lead_id", "email")
    desk.undo()
    desk.load_text(lists("new@acme.io,New,Doe,,,,,"), name="b.csv")
    desk.undo()
    again = desk.load_text(text)
    assert outcome(again) == (2, 0, 0, 0, 0)
    assert desk.leads("lead_id", "email") == before
    assert desk.query("select count(*) from record") == [(3,)]


def test_modes_decide_who_may_found_and_who_may_change(desk):
    base = "jane@acme.io,Jane,Doe,,open,,,"
    change = "jane@acme.io,Jane,Doe,+4930901820,connected,,,"
    expected = {
        "create": ("open", None, 2),
        "fill": ("open", "+4930901820", 2),
        "update": ("connected", "+4930901820", 1),
        "upsert": ("connected", "+4930901820", 2),
    }
    for mode, (status, phone, leads) in expected.items():
        one = Desk(desk.folder / mode)
        one.folder.mkdir()
        one.load_text(lists(base))
        one.load_text(lists(change, "new@acme.io,New,Roe,,,,,"), name="b.csv", mode=mode)
        assert one.leads("status", "phone")[0] == (status, phone), mode
        assert len(one.leads("lead_id")) == leads, mode


def test_protected_fields_are_filled_and_never_changed(desk):
    desk.load_text(lists("jane@acme.io,Jane,Doe,,open,,,"))
    desk.load_text(
        lists("jane@acme.io,Jane,Doe,+4930901820,connected,,,"),
        name="b.csv",
        protected=("status", "phone"),
    )
    assert desk.leads("status", "phone") == [("open", "+4930901820")]


def test_an_empty_cell_clears_nothing(desk):
    desk.load_text(lists("jane@acme.io,Jane,Doe,+4930901820,open,a,odd,"))
    before = desk.leads("first_name", "phone", "status", "tags", "extra")
    desk.load_text(lists("jane@acme.io,,,,,,,"), name="b.csv")
    assert desk.leads("first_name", "phone", "status", "tags", "extra") == before


def test_terms_mark_every_row_the_known_ones_too(desk):
    text = lists("jane@acme.io,Jane,Doe,,,a,,", "max@beta.io,Max,Roe,,,,,")
    desk.load_text(text)
    marked = desk.load_text(
        text,
        touch="webinar@2026-03-01",
        constants={"owner": "ana", "tags": "fair", "utm_campaign": "q1", "lawful_basis": "consent"},
    )
    assert outcome(marked) == (0, 0, 2, 0, 0)
    columns = ("last_touch", "last_touch_at", "owner", "utm_campaign", "lawful_basis")
    assert desk.leads(*columns) == [("webinar", "2026-03-01", "ana", "q1", "consent")] * 2
    assert desk.leads("tags") == [('["a","fair"]',), ('["fair"]',)]
    desk.undo()
    assert desk.leads(*columns) == [(None,) * 5] * 2
    assert desk.leads("tags") == [('["a"]',), (None,)]


def test_files_of_one_import_land_together(desk):
    one = desk.write("one.csv", lists("jane@acme.io,Jane,Doe,,,,,"))
    two = desk.write("two.csv", lists("jane@acme.io,Jane,Doe,,,,,", "max@beta.io,,,,,,,"))
    result = desk.load(one, two, source="web")
    assert result.operation == 1
    assert (outcome(result, 0), outcome(result, 1)) == ((1, 0, 0, 0, 0), (1, 1, 0, 0, 0))
    desk.undo()
    assert desk.leads("lead_id") == []


WRONG = '[columns]\n"Odd One" = "email"\n"Email" = "notes"\n'


@pytest.mark.parametrize("undone", [True, False])
def test_a_corrected_mapping_counts_and_joins(desk, undone):
    """First under a mapping that takes the wrong column for the address, then under the right."""
    wrong = desk.folder / "wrong.toml"
    wrong.write_text(WRONG, encoding="utf-8")
    desk.load_text(lists("max@beta.io,Max,Roe,,,,,"), name="known.csv", source="crm")
    text = lists("max@beta.io,Max,Roe,,connected,,jane@acme.io,")
    desk.load_text(text, source="web", map_path=wrong)
    assert desk.leads("email") == [("max@beta.io",), ("jane@acme.io",)]
    if undone:
        desk.undo()
    right = desk.folder / "right.toml"
    right.write_text('[columns]\n"Odd One" = ""\n"Email" = "email"\n', encoding="utf-8")
    desk.load_text(text, source="web", map_path=right)
    assert desk.leads("email", "status", "records") == [("max@beta.io", "connected", 2)]
    with reading(desk.store) as con:
        from leadctl.store.asking.query import find_leads

        assert find_leads(con, ["max@beta.io"]) == [1]
        hits = con.execute(
            "select count(*) from match_key where record_id = 2 and sure = 1"
        ).fetchone()
        assert hits == (1,)
    desk.undo()
    expected = [("max@beta.io",)] if undone else [("max@beta.io",), ("jane@acme.io",)]
    assert desk.leads("email") == expected
    with reading(desk.store, scratch=True) as con:
        assert [found for _, found in examine(con) if found] == []


def test_what_changed_meanwhile_is_staged_again(desk, monkeypatch):
    """Another command makes the store, with a key of its own, while this one reads its file."""
    text = lists("jane@acme.io,Jane,Doe,,,,,")
    real = workflow.staging
    others = []

    def staging():
        if not others:
            others.append(desk.author())
            desk.load_text(text, name="first.csv", source="web")
        return real()

    monkeypatch.setattr(workflow, "staging", staging)
    again = desk.load_text(text, source="web")
    assert again.files[0].known == 1
    assert desk.query("select count(*) from import") == [(1,)]


def test_a_store_made_meanwhile_is_not_mistaken_for_the_one_that_was_read(desk, monkeypatch):
    real = workflow.reading
    calls = []

    def reading_late(*words, **named):
        calls.append(words)
        opened = real(*words, **named)
        if len(calls) == 1:

            class Late:
                def __enter__(self):
                    return opened.__enter__()

                def __exit__(self, *error):
                    opened.__exit__(*error)
                    desk.load_text(lists("max@beta.io,Max,Roe,,,,,"), name="other.csv")

            return Late()
        return opened

    monkeypatch.setattr(workflow, "reading", reading_late)
    desk.load_text(lists("jane@acme.io,Jane,Doe,,,,,"))
    monkeypatch.undo()
    assert sorted(desk.leads("email")) == [("jane@acme.io",), ("max@beta.io",)]
    again = desk.load_text(lists("jane@acme.io,Jane,Doe,,,,,"))
    assert again.operation is None


def test_a_store_that_never_stands_still_is_given_up(desk, monkeypatch):
    def changed(*_words, **_named):
        raise StoreChanged

    monkeypatch.setattr(workflow, "land", changed)
    with pytest.raises(StoreChanged):
        desk.load_text(lists("jane@acme.io,Jane,Doe,,,,,"))
    assert not desk.store.exists()


def test_names_that_are_no_text_are_taken(desk):
    """File names and arguments can be any bytes; they come as lone surrogates."""
    path = desk.folder / "b\udcff.csv"
    path.write_text(lists("jane@acme.io,Jane,Doe,,,,,"), encoding="utf-8")
    author = desk.author(command="leadctl import b\udcff.csv")
    desk.load(str(path), author=author, constants={"owner": "\udce4na"})
    assert desk.leads("owner", "first_source") == [("\\udce4na", "b\\udcff")]


@pytest.mark.parametrize("number", ["9" * 30, "18446744073709551616", "0", "-1", "٣", "1.0"])
def test_any_lead_number_in_a_file_is_borne(desk, number):
    result = desk.load_text(f"lead_id,Email,First Name\n{number},jane@acme.io,Jane\n")
    assert outcome(result) == (1, 0, 0, 0, 0)


def test_an_unchanged_list_comes_in_again_in_less_time_than_at_first(desk):
    text = lists(*(f"jane{i}@acme.io,Jane,Doe,,,,," for i in range(8000)))
    spent = []
    for full in (False, True):
        start = process_time()
        desk.load_text(text, full=full)
        spent.append(process_time() - start)
    assert spent[1] < spent[0]
