"""Explanations show what was compared: the leads as they stood, whatever became of them since."""

import tempfile
from pathlib import Path

import pytest
from conftest import Desk
from hypothesis import HealthCheck, Phase, given, settings
from test_store_edges import run, steps

from leadctl.errors import UsageError
from leadctl.workflows.explaining.explain_leads import explain, explain_doubts

HEAD = "Email,Name,Company,Title,Other Emails\n"
OLD = "ann.lee@acme.io,Ann Lee,Acme,CEO,ann@acme.io\n"
NEWER = "ann.lee@acme.io,Ann Lee,Acme Inc,Boss,\n"
OTHER = "ann@home.fr,Ann Lee,Acme,,\n"


def load(desk, name, *rows):
    desk.load_text(HEAD + "".join(rows), name=name)


def places(side):
    return [(Path(one.file).name, one.line, one.undone) for one in side.places]


def told(desk, left, right):
    return explain(desk.store, str(left), str(right))


def test_a_lead_of_several_rows_is_shown_with_all_that_was_compared(desk):
    load(desk, "old.csv", OLD)
    load(desk, "newer.csv", NEWER)
    load(desk, "other.csv", OTHER)
    desk.merge((1, 3))
    (step,) = told(desk, 1, 3).steps
    assert places(step.l) == [("old.csv", 2, False), ("newer.csv", 2, False)]
    assert step.l.values["other_emails"] == "ann@acme.io"
    assert (step.l.values["company"], step.l.values["title"]) == ("Acme Inc", "Boss")
    assert step.r.values["email"] == "ann@home.fr"


def test_a_decision_is_shown_with_the_leads_as_they_stood_when_it_was_taken(desk):
    load(desk, "old.csv", OLD)
    load(desk, "other.csv", OTHER)
    desk.merge((1, 2))
    load(desk, "newer.csv", NEWER)
    (step,) = told(desk, 1, 2).steps
    assert (step.l.values["company"], step.l.values["title"]) == ("Acme", "CEO")
    assert places(step.l) == [("old.csv", 2, False)]


def test_a_row_that_is_gone_is_shown_as_it_was_and_how_the_asked_one_comes_in(desk):
    load(desk, "old.csv", OLD)
    load(desk, "other.csv", OTHER)
    desk.merge((1, 2))
    load(desk, "newer.csv", NEWER)
    desk.undo(1)
    found = told(desk, 3, 2)
    assert found.verdict == "same"
    key, decision = found.steps
    assert (key.pair.rule, key.operation) == ("email", None)
    assert [places(side) for side in (key.l, key.r)] == [
        [("newer.csv", 2, False)],
        [("old.csv", 2, True)],
    ]
    assert (decision.l.number, decision.r.number) == (1, 2)
    assert places(decision.l) == [("old.csv", 2, True)]
    assert decision.l.values["title"] == "CEO"


def test_what_was_undone_then_and_is_redone_since_had_no_part_in_it(desk):
    load(desk, "old.csv", OLD)
    load(desk, "newer.csv", NEWER)
    load(desk, "other.csv", OTHER)
    desk.undo(2)
    number = desk.merge((1, 3))
    desk.redo(2)
    (step,) = told(desk, 1, 3).steps
    assert step.operation == number
    assert places(step.l) == [("old.csv", 2, False)]
    assert step.l.values["title"] == "CEO"


def test_an_import_that_was_undone_and_redone_before_had_its_part(desk):
    load(desk, "old.csv", OLD)
    load(desk, "newer.csv", NEWER)
    load(desk, "other.csv", OTHER)
    desk.undo(2)
    desk.redo(2)
    desk.merge((1, 3))
    (step,) = told(desk, 1, 3).steps
    assert len(step.l.places) == 2


def test_looking_changes_nothing(desk):
    load(desk, "old.csv", OLD)
    load(desk, "other.csv", OTHER)
    desk.merge((1, 2))
    before = desk.store.read_bytes()
    told(desk, 1, 2)
    explain_doubts(desk.store, "1")
    assert desk.store.read_bytes() == before


@settings(
    max_examples=25,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@given(steps)
def test_any_two_records_of_a_lead_hang_together_by_steps(script):
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        for step in script:
            run(desk, step)
        if not desk.store.exists():
            return
        live = "select m.record_id, m.lead_id from member m join lead using (lead_id)"
        for record, lead in desk.query(live):
            if record != lead:
                hang_together(told(desk, lead, record), lead, record)


def hang_together(found, start, goal):
    """Each step begins where the one before ended: at a record of the lead that was compared."""
    assert found.verdict == "same"
    assert found.steps
    assert start in ends(found.steps[0])
    assert goal in ends(found.steps[-1])


def ends(step):
    return {step.l.number, step.r.number}


@pytest.mark.parametrize("words", [("1", "9"), ("9", "1")])
def test_unknown_leads_are_refused(desk, words):
    load(desk, "old.csv", OLD)
    with pytest.raises(UsageError, match="there is no lead `9`"):
        explain(desk.store, *words)
