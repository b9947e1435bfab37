"""`review export --decided`: decisions out, and back into a store."""

import csv
import io

import pytest

from leadctl.errors import OutputError, UsageError
from leadctl.rows import DETECTED
from leadctl.workflows.deduping.unmerge import unmerge
from leadctl.workflows.reviewing.review_apply import apply_pairs
from leadctl.workflows.reviewing.review_decided import export_decided
from leadctl.workflows.reviewing.review_file import PairList, export_pairs
from leadctl.workflows.reviewing.review_pairs import Scope

LIST = """Email,Name,City
a@x.io,Ann Lee,Bonn
b@y.io,Anne Lee,Bonn
c@z.io,Ann Li,Ulm
d@w.io,Dora Poe,Ulm
"""


@pytest.fixture
def decided(desk):
    """Of the leads 1 to 4, 1 and 2 are called the same, 1 and 3 different."""
    desk.load_text(LIST)
    desk.doubt((1, 2), (1, 3), (3, 4))
    path = desk.folder / "pairs.csv"
    export_pairs(desk.store, Scope(), PairList(path))
    head, one, two, three = path.read_text(encoding="utf-8").splitlines()
    text = "\n".join([head, f"yes{one}", f"no{two}", three, ""])
    path.write_text(text, encoding="utf-8")
    apply_pairs(desk.store, str(path), DETECTED, desk.author(), reason="asked Ann")
    return desk


def rows(desk, scope=Scope(), **asked):  # noqa: B008 - it is frozen
    path = desk.folder / "decided.csv"
    count = export_decided(desk.store, scope, PairList(path, **asked))
    found = list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))
    assert len(found) == count
    return found


def test_decisions_are_told_with_the_leads_as_they_were(decided):
    same, different = rows(decided)
    assert (same["decision"], same["lead_id_a"], same["lead_id_b"]) == ("same", "1", "2")
    assert (same["full_name_a"], same["full_name_b"]) == ("Ann Lee", "Anne Lee")
    assert (same["email_a"], same["email_b"], same["probability"]) == ("a@x.io", "b@y.io", "0.990")
    assert (different["decision"], different["lead_id_b"]) == ("different", "3")
    assert (same["decided_by"], same["reason"]) == ("tester", "asked Ann")
    assert same["decided_at"].startswith("2026-01-01T")
    assert "same name" in same["why"]


def test_who_was_unmerged_is_told_as_the_two_are_since(decided):
    unmerge(decided.store, ("1", "2"), decided.author())
    told = next(row for row in rows(decided) if row["lead_id_b"] == "2")
    assert told["decision"] == "different"
    assert (told["email_a"], told["email_b"]) == ("a@x.io", "b@y.io")
    assert (told["other_emails_a"], told["other_emails_b"]) == ("", "")


def test_the_list_takes_undone_decisions_back_into_the_store(decided):
    before = decided.leads("*")
    rows(decided)
    decided.undo()
    assert len(decided.leads("lead_id")) == 4
    given = str(decided.folder / "decided.csv")
    done = apply_pairs(decided.store, given, DETECTED, decided.author())
    assert (done.same, done.different, done.passed) == (1, 1, [])
    names = [row[1:3] for row in decided.leads("*")]
    assert names == [row[1:3] for row in before]
    assert apply_pairs(decided.store, given, DETECTED, decided.author()).already == 2


def test_the_newest_word_on_a_pair_counts_and_undone_ones_do_not(decided):
    unmerge(decided.store, ("1", "2"), decided.author())
    told = {(one["lead_id_a"], one["lead_id_b"]): one["decision"] for one in rows(decided)}
    assert told == {("1", "2"): "different", ("1", "3"): "different"}
    decided.undo()
    assert [one["decision"] for one in rows(decided)] == ["same", "different"]


SCOPES = {
    "all": (Scope(), 2),
    "a lead": (Scope("3"), 1),
    "by its address": (Scope("b@y.io"), 2),
    "of nothing": (Scope("4"), 0),
    "likely ones": (Scope(least=0.95), 1),
}


@pytest.mark.parametrize(("scope", "count"), SCOPES.values(), ids=SCOPES)
def test_scope(decided, scope, count):
    assert len(rows(decided, scope)) == count


def test_a_limit_and_what_cannot_be_written(decided):
    assert len(rows(decided, limit=1)) == 1
    with pytest.raises(UsageError):
        rows(decided, Scope("99"))
    with pytest.raises((OutputError, UsageError)):
        export_decided(decided.store, Scope(), PairList(decided.store))


def test_rows_that_are_gone_leave_their_decision(decided):
    decided.undo(1, keep=True)
    assert {one["decision"] for one in rows(decided)} == {"same", "different"}
