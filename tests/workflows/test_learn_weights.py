"""`dedupe --learn`: what decisions in the store teach, and who would be concerned."""

import pytest

from leadctl.errors import UsageError
from leadctl.matching.pairs import BY_PERSON, Comparison, Pair
from leadctl.store.facts import operations
from leadctl.store.facts.decisions import DIFFERENT, SAME
from leadctl.store.facts.edges import write_edges
from leadctl.store.facts.learnt import read_learnt
from leadctl.store.mending.doctor import examine
from leadctl.store.opening.connect import reading, writing
from leadctl.workflows.deduping.dedupe_leads import dedupe_leads
from leadctl.workflows.deduping.learn_weights import learn_weights
from leadctl.workflows.deduping.unmerge import unmerge
from leadctl.workflows.explaining.explain_leads import explain
from leadctl.workflows.keeping.prune import prune
from leadctl.workflows.reviewing.review_pairs import record

PEOPLE = 60
NAME = Comparison("name", "same given name, same family name", 13.0)
WORK = Comparison("company", "other company", -1.7)


@pytest.fixture
def store(desk):
    """Leads 1 and 2 are in doubt for their companies; the others are somebody else."""
    rows = ["Name,Company,City", "Jane Zieglowski,Acme,Turin", "Jane Zieglowski,Beta,Turin"]
    names = ((chr(97 + n % 26), chr(97 + n // 26), chr(122 - n % 26)) for n in range(PEOPLE))
    rows += [f"{one * 4}{two * 4} {three * 5},," for one, two, three in names]
    desk.load_text("\n".join(rows) + "\n")
    return desk


def decide(desk, same, different, comparisons=(NAME, WORK), first=3):
    """Write decisions about pairs of the others: leads `first` on."""
    author = desk.author()
    pairs = [(first + at // 7, first + 20 + at) for at in range(same + different)]
    decided = [Pair(*pair, BY_PERSON, 11.3, 0.3, comparisons) for pair in pairs]
    with writing(desk.store, author.at) as con:
        return record(con, author, {SAME: decided[:same], DIFFERENT: decided[same:]}, None)


def learn(desk, **asked):
    return learn_weights(desk.store, desk.author(), **asked)


def learnt(desk):
    with reading(desk.store) as con:
        return read_learnt(con)


def test_it_tells_what_was_learnt_and_who_would_be_merged_and_writes_nothing(store):
    decide(store, 30, 6)
    before = store.store.read_bytes()
    done = learn(store)
    assert (done.same, done.different, done.contrary) == (30, 6, 0)
    assert {(one.field, one.level) for one in done.lesson.levels} == {NAME[:2], WORK[:2]}
    assert all(one.correction > 0 for one in done.lesson.levels)
    assert [(one.l, one.r) for one in done.merged] == [(1, 2)]
    assert (done.left, done.joined) == ([], [])
    assert (done.doubtful_before, done.doubtful, done.operation) == (1, 0, None)
    assert store.store.read_bytes() == before


def test_applied_it_decides_is_explained_and_is_taken_back_by_undo(store):
    decide(store, 30, 6)
    assert dedupe_leads(store.store, store.author()).doubtful == 1
    done = learn(store, apply=True)
    assert learnt(store) == dict(done.lesson.corrections)
    told = explain(store.store, "1", "3").steps[0].pair.comparisons
    assert "decisions" not in [one.field for one in told]
    found = dedupe_leads(store.store, store.author())
    assert (found.leads_before - found.leads_after, found.doubtful) == (1, 0)
    step = explain(store.store, "1", "2").steps[0]
    assert step.pair.comparisons[-1].field == "decisions"
    store.undo(found.operation)
    store.undo(done.operation)
    assert learnt(store) == {}
    assert dedupe_leads(store.store, store.author()).doubtful == 1
    store.redo(done.operation)
    assert learnt(store) == dict(done.lesson.corrections)
    with reading(store.store, scratch=True) as con:
        assert [one for _, found in examine(con) for one in found] == []


def test_the_same_again_changes_nothing_and_a_newer_lesson_counts(store):
    decide(store, 30, 6)
    learn(store, apply=True)
    before = store.store.read_bytes()
    again = learn(store, apply=True)
    assert (again.stands, again.operation) == (True, None)
    assert store.store.read_bytes() == before
    decide(store, 0, 20, first=4)
    newer = learn(store, apply=True)
    assert newer.before == again.lesson.corrections
    assert learnt(store) == dict(newer.lesson.corrections) != dict(again.lesson.corrections)
    store.undo(newer.operation)
    assert learnt(store) == dict(again.lesson.corrections)


FEW = {"none": (0, 0), "too few": (20, 9), "all the same": (36, 0), "all different": (3, 33)}


@pytest.mark.parametrize(("same", "different"), FEW.values(), ids=FEW)
def test_too_few_decisions_teach_nothing(store, same, different):
    decide(store, same, different)
    with pytest.raises(UsageError, match="too few decisions to learn from"):
        learn(store)


def test_decisions_that_contradict_others_are_left_out(store):
    decide(store, 30, 6)
    author = store.author()
    with writing(store.store, author.at) as con:
        number = operations.begin(con, "review", author)
        contrary = Pair(23, 24, BY_PERSON, 11.3, 0.3, (NAME, WORK))  # both are called lead 3
        write_edges(con, number, DIFFERENT, [contrary])
    done = learn(store)
    assert (done.same, done.different, done.contrary) == (30, 6, 1)


def test_undone_decisions_do_not_count(store):
    number = decide(store, 30, 6)
    store.undo(number)
    with pytest.raises(UsageError):
        learn(store)


def test_what_unmerge_parted_teaches_by_what_had_joined_it(store):
    decide(store, 30, 6)
    number = store.merge((1, 2))
    unmerge(store.store, ("1", "2"), store.author())
    done = learn(store)
    assert (done.same, done.different) == (30, 7)
    assert number


def test_leads_that_were_merged_and_would_be_left_are_told(store):
    decide(store, 6, 30)
    author = store.author()
    with writing(store.store, author.at) as con:
        number = operations.begin(con, "dedupe", author)
        write_edges(con, number, SAME, [Pair(1, 2, "match", 11.3, 0.84, (NAME, WORK))])
    done = learn(store)
    assert [(one.l, one.r) for one in done.joined] == [(1, 2)]
    assert done.joined[0].probability < 0.84


def test_pruning_drops_undone_lessons_and_keeps_the_one_in_use(store):
    decide(store, 30, 6)
    first = learn(store, apply=True)
    decide(store, 0, 20, first=4)
    store.undo(learn(store, apply=True).operation)
    prune(store.store, "2027-01-01", store.author())
    assert learnt(store) == dict(first.lesson.corrections)
    assert store.query("select distinct op_id from learnt") == [(first.operation,)]
