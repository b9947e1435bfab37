"""Decisions that leads are one person: they unite, stand, and can be taken back."""

import tempfile
from pathlib import Path

import pytest
from conftest import Desk, found_just
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from leadctl.errors import LeadctlError
from leadctl.matching.pairs import Comparison, Pair
from leadctl.store.facts import decisions, edges, operations
from leadctl.store.file.schema import LEAD_COLUMNS
from leadctl.store.mending.doctor import examine
from leadctl.store.opening.connect import reading, writing

HEADER = "Email,Name,Phone,Stage,Unsubscribed,Source\n"
BOB = "bob@beta.io,Bob Ray,+44 20 7946 0101,mql,,\n"
ROBERT = "robert.ray@beta.io,Robert Ray,+44 20 7946 0102,,yes,\n"
THIRD = ",Bob Ray,+44 20 7946 0103,sql,,\n"
SHOWN = ("lead_id", "full_name", "email", "other_emails", "stage", "email_opt_out", "sources")


@pytest.fixture
def three(desk):
    """Leads 1, 2 and 3 of three sources."""
    for name, row in (("web", BOB), ("fair", ROBERT), ("list", THIRD)):
        desk.load_text(HEADER + row, name=f"{name}.csv")
    return desk


def lead_of(desk, record):
    return desk.query("select lead_id from member where record_id = ?", record)[0][0]


def healthy(desk):
    with reading(desk.store, scratch=True) as con:
        return [finding for _, findings in examine(con) for finding in findings]


def test_a_merge_keeps_every_address_number_and_source_and_is_strict_and_far(three):
    three.merge((1, 2), (1, 3))
    (lead,) = three.leads(*SHOWN, "other_phones", "phone", "records")
    assert lead == (
        1, "Bob Ray", "robert.ray@beta.io", '["bob@beta.io"]', "sql", "yes",
        '["web","fair","list"]', '["+442079460101","+442079460102"]', "+442079460103", 3,
    )  # fmt: skip
    assert [lead_of(three, n) for n in (1, 2, 3)] == [1, 1, 1]


def test_undo_of_a_merge_gives_the_leads_back_as_they_were(three):
    before = three.leads(*LEAD_COLUMNS)
    number = three.merge((1, 2), (1, 3))
    three.undo(number)
    assert three.leads(*LEAD_COLUMNS) == before
    merged = three.redo(number)
    assert (merged.leads_before, merged.leads_after) == (3, 1)
    assert healthy(three) == []


def test_merges_are_taken_back_one_by_one_in_any_order(three):
    first, second = three.merge((1, 2)), three.merge((2, 3))
    three.undo(first)
    assert [lead_of(three, n) for n in (1, 2, 3)] == [1, 2, 2]
    three.undo(second)
    assert [lead_of(three, n) for n in (1, 2, 3)] == [1, 2, 3]
    three.redo(first)
    assert [lead_of(three, n) for n in (1, 2, 3)] == [1, 1, 3]


def test_a_lead_whose_import_is_undone_is_no_bridge_between_two_that_live(three):
    three.merge((1, 2), (2, 3))
    three.undo(2)
    assert [lead_of(three, n) for n in (1, 3)] == [1, 3]
    assert len(three.leads("lead_id")) == 2
    three.redo(2)
    assert [lead_of(three, n) for n in (1, 2, 3)] == [1, 1, 1]


def test_a_record_that_comes_later_joins_the_merged_lead_by_any_of_its_keys(three):
    three.merge((1, 2))
    three.load_text("Email,Name,Title\nrobert.ray@beta.io,Robert Ray,Buyer\n", name="new.csv")
    assert three.leads("lead_id", "title") == [(1, "Buyer"), (3, None)]


def test_a_word_holds_for_whom_it_was_said_of_and_a_merge_keeps_the_furthest_stage(three):
    three.set("stage", "customer", "1")
    three.set("stage", "lead", "2")
    three.merge((1, 2))
    assert three.leads("stage")[0] == ("customer",)
    three.set("stage", "mql", "2")
    assert three.leads("stage")[0] == ("mql",)


def test_numbers_of_merged_leads_lead_to_the_survivor_who_keeps_what_was_said(three):
    three.merge((1, 3))
    three.set("status", "open", "3")
    assert three.leads("lead_id", "status") == [(1, "open"), (2, "new")]
    three.undo(4)
    assert three.leads("lead_id", "status") == [(1, "open"), (2, "new"), (3, "new")]


def doubt(desk, *pairs):
    by = desk.author()
    with writing(desk.store, by.at) as con:
        number = operations.begin(con, "dedupe", by)
        why = (Comparison("name", "same", 3.0),)
        decided = [Pair(one, two, "match", 9.0 + two, 0.5, why) for one, two in pairs]
        found_just(con, number, decisions.DOUBTFUL, decided)
    return number


def asked(desk):
    with reading(desk.store) as con:
        pairs = [one.pair[:2] for one in edges.waiting(con)]
        assert decisions.count_waiting(con) == len(pairs)
    return pairs


def test_doubtful_pairs_wait_until_they_are_one_or_asked_anew(three):
    doubt(three, (1, 2), (1, 3), (2, 3))
    assert asked(three) == [(1, 3), (2, 3), (1, 2)]
    three.merge((1, 2))
    assert asked(three) == []
    three.undo()
    number = doubt(three, (2, 3))
    assert asked(three) == [(2, 3)]
    three.undo(3)
    assert asked(three) == []
    three.redo(3)
    three.undo(number)
    assert asked(three) == [(1, 3), (2, 3), (1, 2)]


def test_what_was_compared_is_read_back_as_it_was_written(three):
    number = doubt(three, (1, 2))
    with reading(three.store) as con:
        (one,) = edges.waiting(con)
    assert one.operation == number
    assert one.pair == Pair(1, 2, "match", 11.0, 0.5, (Comparison("name", "same", 3.0),))


ROWS = (
    "jane@acme.io,Jane Doe,,lead,,",
    "jane@acme.io,J. Doe,+44 20 7946 0101,,yes,",
    "max@beta.io,Max Roe,,mql,,",
    "m.roe@beta.io,Max Roe,,,,",
    ",Maximilian Roe,+44 20 7946 0102,sql,,",
)
imports = st.tuples(
    st.just("import"),
    st.lists(st.integers(0, len(ROWS) - 1), min_size=1, max_size=4),
    st.sampled_from(["web", "fair"]),
)
numbers = st.integers(1, 5)
merges = st.tuples(st.just("merge"), numbers, numbers)
words = st.tuples(st.just("stage"), st.sampled_from(["sal", "customer"]), numbers)
reversals = st.tuples(st.sampled_from(["undo", "redo"]), st.integers(1, 8))
steps = st.lists(st.one_of(imports, merges, words, reversals), min_size=2, max_size=9)


def run(desk, step):
    """Do a step; refusals leave the store alone."""
    try:
        if step[0] == "import":
            text = HEADER + "\n".join(ROWS[i] for i in step[1]) + "\n"
            desk.load(desk.write("l.csv", text), source=step[2])
        elif step[0] == "merge":
            known = [row[0] for row in desk.query("select record_id from record")]
            if step[1] != step[2] and {step[1], step[2]} <= set(known):
                desk.merge((step[1], step[2]))
        elif step[0] == "stage":
            desk.set("stage", step[1], str(step[2]))
        else:
            (desk.undo if step[0] == "undo" else desk.redo)(step[1])
    except LeadctlError:
        pass


def dump(desk):
    return desk.query("select * from lead order by 1"), desk.query("select * from tally")


@settings(
    max_examples=40,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(steps)
def test_undo_and_redo_of_any_visible_operation_restores_every_lead(script):
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        for step in script:
            run(desk, step)
        assert healthy(desk) == []
        visible = "select op_id from operation where undone = 0 and kind not in ('undo', 'redo')"
        before = dump(desk)
        for (number,) in desk.query(visible):
            try:
                desk.undo(number)
            except LeadctlError:
                continue
            assert healthy(desk) == []
            desk.redo(number)
            assert dump(desk) == before
