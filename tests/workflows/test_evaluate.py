"""`dedupe --eval`: lists whose figures are known."""

import pytest

from leadctl.errors import DataError, UsageError
from leadctl.matching.clustering.duplicates import find_duplicates
from leadctl.matching.clustering.trials import Trials
from leadctl.rows import DETECTED
from leadctl.store.opening.connect import reading
from leadctl.workflows.deduping.dedupe_leads import dedupe_leads
from leadctl.workflows.deduping.evaluate import evaluate
from leadctl.workflows.deduping.evaluated import EvalRequest
from leadctl.workflows.deduping.lead_evidence import read_evidence
from leadctl.workflows.leads.edit_leads import edit_leads, parse_words
from leadctl.workflows.reviewing.review_apply import apply_pairs
from leadctl.workflows.reviewing.review_decided import export_decided
from leadctl.workflows.reviewing.review_file import PairList, export_pairs
from leadctl.workflows.reviewing.review_pairs import Scope

HEADER = "Email,Name,Company,Phone,person_id\n"
ROWS = (
    "bob.ray@beta.io,Robert Zieglowski,Beta Ltd,+44 20 7946 0101,1\n"
    ",Bob Zieglowski,Beta Limited,+44 20 7946 0101,1\n"
    "jane@acme.com,Jane Doe,Acme,,2\n"
    "jane@acme.com,Jane Doe,Acme Inc,,3\n"
    "max@gamma.de,Max Roe,Gamma GmbH,,4\n"
    "mr@delta.fr,M. Roe-Smith,Delta SA,,4\n"
)


def rate(desk, text, name="labelled.csv", **asked):
    given = desk.write(name, text)
    return evaluate(
        given, lambda path: EvalRequest(path, dry_run=True, name=name, **asked), desk.store
    )


def test_rows_are_held_against_their_labels(desk):
    done = rate(desk, HEADER + ROWS)
    assert (done.column, done.of, done.labelled, done.people) == ("person_id", "rows", 6, 4)
    assert done.used == (0.75, 2, 1, 2)
    assert done.bcubed.precision == pytest.approx(5 / 6)
    assert [(one.l, one.r, one.rule) for one in done.wrong] == [(3, 4, "email")]
    assert [(one.l, one.r) for one in done.missed] == [(5, 6)]
    assert sorted(one.threshold for one in done.curve) == [one.threshold for one in done.curve]
    assert not desk.store.exists()
    assert [one.name for one in desk.folder.iterdir()] == ["labelled.csv"]


def test_labels_are_no_evidence(desk):
    """A column `person_id` would be an identity key, were it mapped."""
    text = "person_id,Name\n7,Ann Lee\n7,Bob Poe\n8,Cid Roe\n"
    assert rate(desk, text).used[1:] == (0, 0, 1)
    assert rate(desk, text.replace("person_id", "vendor_id"), label="vendor_id").used[1:] == (
        0,
        0,
        1,
    )


def test_rows_without_a_label_or_that_cannot_be_read_do_not_count(desk):
    done = rate(desk, HEADER + ROWS.replace(",3\n", ",\n") + "too,few\n")
    assert done.used[1:] == (1, 1, 2)
    assert {what: n for what, n in done.passed.items() if n} == {
        "rows without a label": 1,
        "rows that cannot be read": 1,
    }


NOTHING = {
    "no column": ("Email,Name\na@x.io,Ann Lee\n", "no column says"),
    "one row": (HEADER + ROWS.split("\n", maxsplit=1)[0] + "\n", "fewer than two rows"),
    "no label": (HEADER + "a@x.io,Ann Lee,,,\nb@y.io,Bob Poe,,,\n", "fewer than two rows"),
    "no rows": (HEADER, "fewer than two rows"),
    "nothing": ("", "fewer than two rows"),
    "one label": (HEADER + "a@x.io,Ann Lee,,,1\nb@y.io,Bob Poe,,,1\n", "the same in all rows"),
    "no decision": ("left,right,decision\n1,2,\n", "no pair is called"),
    "only words that say nothing": ("left,right,decision\n1,2,maybe\n", "no pair is called"),
}


@pytest.mark.parametrize(("text", "told"), NOTHING.values(), ids=NOTHING)
def test_labels_that_tell_nothing_are_refused(desk, text, told):
    with pytest.raises(DataError, match=told):
        rate(desk, text)


def test_an_unknown_column_is_told(desk):
    with pytest.raises(UsageError, match="no column `persn_id`"):
        rate(desk, HEADER + ROWS, label="persn_id")


def test_a_trial_finds_what_dedupe_finds_at_any_threshold(desk):
    desk.load_text(HEADER + ROWS)
    with reading(desk.store) as con:
        _, evidence = read_evidence(con)
    trials = Trials(evidence)
    for threshold in (0.999999, None, 0.6, 0.999):
        found = find_duplicates(evidence, threshold=threshold)
        assert trials.at(threshold).cluster_of == found.cluster_of
        assert [one[:2] for one in trials.at(threshold).joined] == [one[:2] for one in found.same]


PEOPLE = (
    "Email,Name,Company,Phone\n"
    "bob.ray@beta.io,Robert Zieglowski,Beta Ltd,+44 20 7946 0101\n"
    ",Bob Zieglowski,Beta Limited,+44 20 7946 0101\n"
    "jane@acme.com,Jane Doe,Acme,\n"
    "max@gamma.de,Max Roe,Gamma GmbH,\n"
    "mr@delta.fr,M. Roe-Smith,Delta SA,\n"
)


@pytest.fixture
def leads(desk):
    """Leads 1 to 5, of which dedupe makes 1 and 2 one."""
    desk.load_text(PEOPLE)
    return desk


PAIRS = "left,right,decision\n1,2,yes\n3,4,different\nmax@gamma.de,mr@delta.fr,same\n"


@pytest.mark.parametrize(
    "line",
    ["1,2,same", "2.0,1.0,1.0", "2,1,yes", "bob.ray@beta.io,2,ja", "BOB.RAY@beta.io ,2,TRUE"],
)
def test_leads_can_be_named_in_many_ways(leads, line):
    dedupe_leads(leads.store, leads.author())
    assert rate(leads, f"left,right,decision\n{line}\n", "pairs.csv").used[1:] == (1, 1, 1)


def test_addresses_that_a_person_typed_name_their_leads(leads):
    dedupe_leads(leads.store, leads.author())
    words, assigned = parse_words(["1", "email=typed@acme.com"])
    edit_leads(leads.asked(*words), assigned)
    text = "left,right,decision\ntyped@acme.com,2,yes\ntyped@acme.com,3,no\n"
    assert rate(leads, text, "pairs.csv").used[1:] == (1, 1, 1)


@pytest.mark.parametrize("merged", [False, True])
def test_pairs_are_held_against_what_is_found_before_and_after_the_merge(leads, merged):
    if merged:
        dedupe_leads(leads.store, leads.author())
    before = leads.store.read_bytes()
    done = rate(leads, PAIRS, "pairs.csv")
    assert (done.of, done.labelled, done.people, done.bcubed) == ("leads", 3, None, None)
    assert done.used[1:] == (1, 1, 2)
    assert [(one.l, one.r) for one in done.missed] == [(4, 5)]
    assert leads.store.read_bytes() == before


def test_a_merge_that_was_wrong_is_told_with_what_joined_it(leads):
    dedupe_leads(leads.store, leads.author())
    done = rate(leads, "left,right,decision\n2,1,no\n4,5,no\n", "pairs.csv")
    assert done.used[1:] == (1, 0, 0)
    (wrong,) = done.wrong
    assert (wrong.l, wrong.r, wrong.rule) == (1, 2, "match")
    assert wrong.comparisons


def test_pairs_that_say_nothing_of_matching_are_counted_apart(leads):
    leads.doubt((4, 5))
    export_pairs(leads.store, Scope(), PairList(leads.folder / "out.csv"))
    text = (leads.folder / "out.csv").read_text(encoding="utf-8").replace("\n,", "\nyes,")
    apply_pairs(leads.store, leads.write("yes.csv", text), DETECTED, leads.author())
    labels = "left,right,decision\n4,5,same\n1,99,same\n3,3,same\n1,3,no\n2,3,\n2,1,so so\n"
    labels += "1,2,yes\n2,1,no\nnobody@x.io,1,no\n"
    done = rate(leads, labels, "pairs.csv")
    assert done.labelled == 3
    assert {what: n for what, n in done.passed.items() if n} == {
        "pairs without a label": 1,
        "pairs whose label is neither same nor different": 1,
        "pairs called different that others make one person": 1,
        "pairs of which a lead is gone or unknown": 2,
        "pairs of a lead with itself": 1,
    }


@pytest.mark.parametrize(("threshold", "found"), [(None, 1), (0.98, 1), (0.999, 0)])
def test_pairs_that_a_person_joined_are_judged_by_what_was_compared_then(leads, threshold, found):
    leads.doubt((4, 5), (3, 5))  # probabilities 0.99 and 0.89
    export_pairs(leads.store, Scope(), PairList(leads.folder / "out.csv"))
    text = (leads.folder / "out.csv").read_text(encoding="utf-8").replace("\n,0.99", "\nyes,0.99")
    apply_pairs(leads.store, leads.write("yes.csv", text), DETECTED, leads.author())
    export_decided(leads.store, Scope(), PairList(leads.folder / "decided.csv"))
    decided = (leads.folder / "decided.csv").read_text(encoding="utf-8")
    done = rate(leads, decided, "decided.csv", threshold=threshold)
    assert done.used[1:] == (found, found, 1)
    assert [(one.l, one.r) for one in done.missed] == [(4, 5)] * (1 - found)


def test_labels_of_leads_that_are_gone_are_refused(leads):
    with pytest.raises(DataError, match="no labelled pair counts: 1 pairs of which a lead is gone"):
        rate(leads, "left,right,decision\n98,99,yes\n", "pairs.csv")
    with pytest.raises(DataError, match="no labelled pair counts"):
        evaluate(
            leads.write("pairs.csv", PAIRS),
            lambda path: EvalRequest(path, dry_run=True, name="pairs.csv"),
            leads.folder / "none.db",
        )


def test_the_told_apart_are_judged_by_what_is_found(leads):
    """Decisions may be the labels, so they are no evidence."""
    leads.doubt((1, 2))
    export_pairs(leads.store, Scope(), PairList(leads.folder / "out.csv"))
    text = (leads.folder / "out.csv").read_text(encoding="utf-8").replace("\n,", "\nno,")
    apply_pairs(leads.store, leads.write("no.csv", text), DETECTED, leads.author())
    assert rate(leads, text, "no.csv").used[1:] == (1, 0, 0)


def test_pairs_of_another_store_are_not_judged_by_the_leads_that_have_their_numbers(leads):
    leads.doubt((4, 5))
    export_pairs(leads.store, Scope(), PairList(leads.folder / "out.csv"))
    own = (leads.folder / "out.csv").read_text(encoding="utf-8").replace("\n,", "\nyes,")
    assert rate(leads, own, "pairs.csv").labelled == 1
    head, row = own.splitlines()
    mark = row.split(",")[head.split(",").index("pair")]
    strange = row.replace(mark, "p4-5-000000000000")
    done = rate(leads, f"{head}\n{row}\n{strange}\n", "pairs.csv")
    assert done.labelled == 1
    assert done.passed["pairs of another store, where other leads have their numbers"] == 1
    with pytest.raises(DataError, match="no labelled pair counts: 1 pairs of another store"):
        rate(leads, f"{head}\n{strange}\n", "pairs.csv")
