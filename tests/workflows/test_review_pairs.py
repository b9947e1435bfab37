import pytest

from leadctl.errors import UsageError
from leadctl.store.facts.decisions import count_waiting
from leadctl.store.opening.connect import reading
from leadctl.workflows.deduping.dedupe_leads import dedupe_leads
from leadctl.workflows.explaining.explain_leads import explain
from leadctl.workflows.explaining.show_lead import show_leads
from leadctl.workflows.keeping.change_history import read_history
from leadctl.workflows.keeping.examine import examine
from leadctl.workflows.reviewing.review_pairs import Scope, Settled, decide, next_pair

LIST = """Email,Name,City
a@x.io,Ann Lee,Bonn
b@y.io,Anne Lee,Bonn
c@z.io,Ann Li,Ulm
d@w.io,Dora Poe,Ulm
"""


@pytest.fixture
def doubtful(desk):
    """Leads 1 to 4; the pairs of the first three wait."""
    desk.load_text(LIST)
    desk.doubt((1, 2), (2, 3), (1, 3))
    return desk


def asked(desk, scope=Scope(), passed=()):  # noqa: B008 - it is frozen
    found = next_pair(desk.store, scope, passed)
    return found and (found.step.l.number, found.step.r.number, found.left)


def say(desk, kind, **more):
    pair = next_pair(desk.store, Scope()).step.pair
    return decide(desk.store, pair, kind, desk.author("leadctl review"), **more)


def count(desk):
    with reading(desk.store) as con:
        return count_waiting(con)


def whole(desk):
    return [one.findings for one in examine(desk.store, full=True) if one.findings]


def test_pairs_come_best_first_with_what_was_compared(doubtful):
    found = next_pair(doubtful.store, Scope())
    assert found.step.l.values["full_name"] == "Ann Lee"
    assert found.step.r.values["full_name"] == "Anne Lee"
    assert [one.weight for one in found.step.pair.comparisons] == [25.0, -5.0]
    assert (asked(doubtful), count(doubtful)) == ((1, 2, 3), 3)


@pytest.mark.parametrize(
    ("scope", "passed", "expected"),
    [
        (Scope(), [(1, 2)], (2, 3, 2)),
        (Scope(), [(1, 2), (2, 3), (1, 3)], None),
        (Scope("c@z.io"), (), (2, 3, 2)),
        (Scope("4"), (), None),
        (Scope(least=0.85), (), (1, 2, 2)),
        (Scope(least=1), (), None),
    ],
)
def test_which_pairs_are_meant(doubtful, scope, passed, expected):
    assert asked(doubtful, scope, passed) == expected


def test_an_unknown_lead_is_refused(doubtful):
    with pytest.raises(UsageError, match="no lead `9`"):
        next_pair(doubtful.store, Scope("9"))


def test_a_missing_store_has_no_pair_and_is_not_made(desk):
    assert next_pair(desk.store, Scope()) is None
    assert not desk.store.exists()


def test_the_same_become_one_lead_and_their_pairs_are_asked_once(doubtful):
    done = say(doubtful, "same", reason="met her")
    assert [(one.lead, one.records) for one in done.leads] == [(1, 2)]
    assert asked(doubtful) == (1, 3, 1)
    (operation,) = read_history(doubtful.store, 1)
    assert (operation.kind, operation.counts, operation.reason) == (
        "review",
        {"same": 1},
        "met her",
    )
    assert whole(doubtful) == []


def test_who_is_different_is_never_asked_again_by_key_or_comparison(desk):
    desk.load_text("Email,Name\na@x.io,Ann Lee\nb@y.io,Anne Lee\n")
    desk.doubt((1, 2))
    done = say(desk, "different")
    assert [one.lead for one in done.leads] == [1, 2]
    assert asked(desk) is None
    profile = "https://linkedin.com/in/ann-lee"
    rows = f"a@x.io,Ann Lee,{profile}\nb@y.io,Anne Lee,{profile}\n"
    desk.load_text(f"Email,Name,LinkedIn\n{rows}", "b.csv")
    again = dedupe_leads(desk.store, desk.author())
    assert (again.leads_after, again.doubtful, asked(desk)) == (2, 0, None)
    assert whole(desk) == []


@pytest.mark.parametrize("kind", ["same", "different"])
def test_an_answer_is_undone_and_redone(doubtful, kind):
    before = doubtful.leads("*")
    number = say(doubtful, kind).operation
    after, left = doubtful.leads("*"), count(doubtful)
    assert left < 3
    doubtful.undo(number)
    assert (doubtful.leads("*"), count(doubtful)) == (before, 3)
    doubtful.redo(number)
    assert (doubtful.leads("*"), count(doubtful)) == (after, left)
    assert whole(doubtful) == []


def test_an_answer_outlives_the_undo_of_the_import(doubtful):
    say(doubtful, "same")
    doubtful.undo(1)
    doubtful.load_text(LIST)
    assert doubtful.leads("lead_id", "records")[0] == (1, 2)


@pytest.mark.parametrize("kind", ["same", "different"])
def test_a_pair_that_was_decided_meanwhile_is_left_alone(doubtful, kind):
    pair = next_pair(doubtful.store, Scope()).step.pair
    say(doubtful, kind)
    before = doubtful.store.read_bytes()
    with pytest.raises(Settled, match="leads 1 and 2 do not wait"):
        decide(doubtful.store, pair, "same", doubtful.author())
    assert doubtful.store.read_bytes() == before


def test_answers_are_told_by_explain_history_and_show(doubtful):
    same = say(doubtful, "same").operation
    apart = say(doubtful, "different").operation
    one = explain(doubtful.store, "1", "2")
    assert (one.verdict, one.steps[0].operation, one.steps[0].pair.rule) == ("same", same, "person")
    assert [c.field for c in one.steps[0].pair.comparisons] == ["name", "place"]
    two = explain(doubtful.store, "1", "3")
    assert (two.verdict, two.steps[0].operation) == ("told apart", apart)
    told = [found.id for found in read_history(doubtful.store, lead="3")]
    assert apart in told
    assert same not in told
    (view,) = show_leads(doubtful.store, ["1"])
    happened = [found.what for found in view.trace.history]
    assert "review, leads 1 and 2 are one" in happened


def test_dedupe_looks_again_after_an_answer(doubtful):
    say(doubtful, "same")
    assert dedupe_leads(doubtful.store, doubtful.author()).since is None
