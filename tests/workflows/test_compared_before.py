"""What the last comparison of all leads left is what would be read anew, and as much is found."""

import tempfile
from pathlib import Path

import pytest
from conftest import Desk
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lives import run, steps
from test_lead_evidence import told

from leadctl.store.opening.connect import reading, writing
from leadctl.workflows.deduping.dedupe_leads import dedupe_leads
from leadctl.workflows.deduping.lead_evidence import read_parts
from leadctl.workflows.keeping.prune import prune
from leadctl.workflows.leads.edit_leads import edit_leads, parse_words
from leadctl.workflows.suppressing.forget import forget


def parts(desk, *, remembering):
    """What is read: number of a part -> its lead and what it says; and who was told apart."""
    with reading(desk.store, scratch=True) as con:
        if not remembering:
            con.execute("create temp table compared as select * from main.compared where false")
        found = read_parts(con)
    said = zip(found.leads, told(found.evidence), strict=True)
    apart = {frozenset(found.numbers[row] for row in pair) for pair in found.apart}
    return dict(zip(found.numbers, said, strict=True)), apart


def dedupe(desk, **asked):
    return dedupe_leads(desk.store, desk.author(), **asked)


@settings(max_examples=30, suppress_health_check=[HealthCheck.too_slow])
@example(
    [  # a part whose company is heard of is part of a lead with another domain
        ("import", [6], "upsert", "web", "", ""),
        ("import", [6], "upsert", "fair", "", ""),
        ("edit", "email=max@beta.io", 1),
        ("companies", [0], "upsert", "web", ""),
    ],
    [False, False, True, False],
)
@given(steps, st.lists(st.booleans(), min_size=12, max_size=12))
def test_what_is_taken_over_is_what_would_be_read(script, deduped):
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        for step, then in zip(script, deduped, strict=False):
            run(desk, step)
            if desk.store.exists():
                assert parts(desk, remembering=True) == parts(desk, remembering=False)
                if then:
                    dedupe(desk)
                    assert parts(desk, remembering=True) == parts(desk, remembering=False)


HEADER = "Email,First Name,Last Name,Company,Phone,City\n"
FIRST = (
    "robert.ray@beta.io,Robert,Ray,Beta Ltd,+44 20 7946 0101,London\n"
    "jane.doe@acme.com,Jane,Doe,Acme Inc,+1 212 555 0101,New York\n"
    "max.roe@gamma.de,Max,Roe,Gamma GmbH,+49 30 901820,Berlin\n"
    ",Zora,Moe,Delta SA,,Lyon\n"
)
SECOND = ",Bob,Ray,BETA LIMITED,020 7946 0101,London\n,J.,Doe,Acme,+1 212 555 0101,New York\n"


def people(desk):
    """Who is one person, by the names that their records go by; and which pairs wait."""
    homes = desk.query("select lead_id, group_concat(record_id) from member group by 1")
    waits = desk.query("select min(l, r), max(l, r) from edge where kind = 'doubtful'")
    return sorted(homes), sorted(waits)


def test_only_what_is_new_is_compared_and_as_much_is_found(tmp_path):
    found = []
    for name in ("steps", "once"):
        (tmp_path / name).mkdir()
        desk = Desk(tmp_path / name)
        desk.load_text(HEADER + FIRST, "first.csv")
        if name == "steps":
            dedupe(desk)
        desk.load_text(HEADER + SECOND, "second.csv")
        found.append((dedupe(desk), people(desk)))
    steps, once = found
    assert (steps[0].anew, once[0].anew) == (2, 6)
    assert steps[1] == once[1]
    assert steps[0].leads_after == once[0].leads_after == 4


@pytest.fixture
def compared(desk):
    desk.load_text(HEADER + FIRST, "first.csv")
    dedupe(desk)
    return desk


def test_changed_leads_are_compared_with_all_others(compared):
    edit_leads(compared.asked("4"), parse_words(["4", "first_name=Max", "city=Berlin"])[1])
    done = dedupe(compared)
    assert (done.anew, done.leads_before) == (1, 4)


def test_what_a_merge_came_of_is_compared_again_when_it_is_undone(compared):
    compared.load_text(HEADER + SECOND, "second.csv")
    done = dedupe(compared)
    compared.undo(done.operation)
    again = dedupe(compared)
    assert again.leads_after == done.leads_after
    assert again.anew == 2  # of each pair the lead that both became


def test_all_are_compared_anew_where_one_says_so(compared):
    compared.load_text(HEADER + SECOND, "second.csv")
    assert dedupe(compared, all_anew=True, dry_run=True).anew == 6
    assert dedupe(compared).anew == 2
    assert dedupe(compared, all_anew=True).anew == 4


def test_a_list_much_longer_than_the_first_is_compared_whole(compared):
    rows = "".join(f"p{n}@firm{n}.com,P{n}ter,Quest{n},Firm{n},,Bonn\n" for n in range(20))
    compared.load_text(HEADER + rows, "long.csv")
    assert dedupe(compared).anew == 24


def test_a_dry_run_leaves_nothing_to_the_next_one(desk):
    desk.load_text(HEADER + FIRST, "first.csv")
    dedupe(desk, dry_run=True)
    assert not desk.query("select 1 from compared")


@pytest.mark.parametrize(
    ("change", "anew"),
    [
        ("update compared set data = x'00'", 6),
        ("update compared set cleaned_by = 'older'", 6),
        ("update compared set weighed_by = 'older'", 6),
        ("update compared set one = 1", 2),
    ],
)
def test_what_is_broken_or_of_other_rules_is_not_used(compared, change, anew):
    compared.load_text(HEADER + SECOND, "second.csv")
    with writing(compared.store, "") as con:
        con.execute(change)
    assert dedupe(compared).anew == anew


def test_what_is_too_large_for_the_store_is_not_remembered(compared, monkeypatch):
    monkeypatch.setattr("leadctl.store.derived.compared.LARGEST", 10)
    compared.load_text(HEADER + SECOND, "second.csv")
    assert dedupe(compared).anew == 2
    assert not compared.query("select 1 from compared")


def test_nothing_of_whom_is_forgotten_is_remembered(compared):
    forget(compared.store, "jane.doe@acme.com", compared.author())
    assert not compared.query("select 1 from compared")
    assert dedupe(compared, all_anew=True).anew == 3


def test_what_is_pruned_is_not_remembered(compared):
    prune(compared.store, "2030-01-01", compared.author())
    assert not compared.query("select 1 from compared")
