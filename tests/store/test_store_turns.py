"""Who vanished from a source and came back is told with the imports that said so."""

import json
from random import Random

import pytest

from leadctl.errors import UsageError
from leadctl.store.asking.turns import turns_of
from leadctl.store.facts.imports import all_imports
from leadctl.store.opening.connect import reading
from leadctl.workflows.explaining.blame_lead import blame_lead
from leadctl.workflows.explaining.show_lead import show_leads
from leadctl.workflows.keeping.change_history import read_history

HEAD = "name,email\n"
ANN, BOB, CID = "Ann Lee,ann@acme.com\n", "Bob Ray,bob@beta.io\n", "Cid Rio,cid@rio.net\n"


def load(desk, text, name, **asked):
    return desk.load_text(HEAD + text, name, source="crm", yes=True, **asked).operation


@pytest.fixture
def nightly(desk):
    """Cid vanishes in the second list and is back in the third; Bob is never in question."""
    load(desk, ANN + BOB + CID, "one.csv", full=True)
    load(desk, ANN + BOB, "two.csv", full=True)
    load(desk, BOB + CID, "three.csv")
    return desk


def told(desk, lead):
    happened = show_leads(desk.store, [lead])[0].trace.history
    return [(one.operation, one.what.replace(f"{desk.folder}/", "")) for one in happened]


def test_show_names_the_list_that_lacked_a_lead_and_the_one_that_had_it_again(nightly):
    assert told(nightly, "3") == [
        (1, "import one.csv, line 4"),
        (2, "vanished from crm, not in its full list two.csv"),
        (3, "import three.csv, line 3"),
        (3, "back in crm"),
    ]


def test_history_of_a_lead_names_them_too(nightly):
    assert [one.id for one in read_history(nightly.store, lead="3")] == [3, 2, 1]


def test_an_undone_list_is_in_the_history_and_says_nothing_of_the_lead(nightly):
    nightly.undo(2)
    assert [one.id for one in read_history(nightly.store, lead="3")] == [4, 3, 2, 1]
    assert told(nightly, "3") == [
        (1, "import one.csv, line 4"),
        (3, "import three.csv, line 3"),
    ]


def test_a_list_that_has_a_lead_does_not_name_it_twice(nightly):
    assert [what for _, what in told(nightly, "2")] == [
        "import one.csv, line 3",
        "import two.csv, line 3",
        "import three.csv, line 2",
    ]


def test_blame_names_the_list_that_lacks_a_lead(nightly):
    load(nightly, BOB, "four.csv", full=True)
    (one,) = blame_lead(nightly.store, "1", ["vanished_at"]).values
    assert (one.field, one.value, one.rule, one.operation) == ("vanished", "crm", "lacking", 4)
    assert (one.file.rpartition("/")[2], one.line, one.source) == ("four.csv", None, "crm")


def test_blame_names_who_brought_a_lead_first(nightly):
    nightly.load_text(HEAD + "Cid Rio,cid@rio.net\n", "fair.csv", source="fair")
    nightly.undo(1)
    first, *rest = blame_lead(nightly.store, "3", ["first_source", "sources"]).values
    assert (first.value, first.operation, first.line) == ("crm", 3, 3)
    assert [(one.value, one.operation) for one in rest] == [("crm", 3), ("fair", 4)]


def test_blame_names_the_latest_touch(desk):
    desk.load_text(HEAD + ANN, "a.csv", source="fair", touch="webinar@2026-03-01")
    desk.load_text(HEAD + BOB + ANN, "b.csv", source="fair", touch="reply@2026-05-01")
    (one,) = blame_lead(desk.store, "1", ["last_touch"]).values
    assert (one.value, one.operation, one.line) == ("reply", 2, 3)


def test_blame_of_a_column_that_is_worked_out_says_so(nightly):
    with pytest.raises(UsageError, match="`records` is worked out"):
        blame_lead(nightly.store, "3", ["records"])


@pytest.mark.parametrize("seed", range(6))
def test_the_last_turn_is_what_the_lead_is_marked_with(desk, seed):
    random = Random(seed)  # noqa: S311 - a fixed choice of stories
    people = [ANN, BOB, CID]
    load(desk, "".join(people), "start.csv", full=True)
    for step in range(8):
        if random.random() < 0.3:
            number = random.randint(2, 1 + step) if step else None
            states = dict(desk.query("select op_id, undone from operation where kind = 'import'"))
            if number in states:
                (desk.redo if states[number] else desk.undo)(number)
        else:
            rows = "".join(random.sample(people, random.randint(1, 3)))
            load(desk, rows, f"{step}.csv", full=random.random() < 0.6)
    marked = dict(desk.query("select lead_id, coalesce(vanished, '[]') from lead"))
    with reading(desk.store) as con:
        imports = all_imports(con)
        for lead, vanished in marked.items():
            turns = {turn.by.source: turn.gone for turn in turns_of(con, [lead], imports)}
            assert json.loads(vanished) == [source for source, gone in turns.items() if gone]
