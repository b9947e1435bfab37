"""Decisions of one store, applied in another one."""

import csv
import io

import pytest

from leadctl.errors import DataError
from leadctl.rows import DETECTED
from leadctl.workflows.reviewing.review_apply import apply_pairs
from leadctl.workflows.reviewing.review_decided import export_decided
from leadctl.workflows.reviewing.review_file import PairList, export_pairs
from leadctl.workflows.reviewing.review_pairs import Scope
from leadctl.workflows.suppressing.forget import forget

LIST = """Email,Name,Company,Phone
a@x.io,Ann Lee,Xelo,
b@y.io,Anne Lee,Xelo,
,Carl Poe,Beta,+49 30 901821
,Karl Poe,Beta,+49 30 901822
e@v.io,Ann Lee,Gamma,
"""
OTHERS = "Email,Name,Company\nz@z.io,Zoe Zed,Zeta\nann@home.net,Ann Lee,Xelo\n"


@pytest.fixture
def given(desk):
    """Decisions made elsewhere: 1 and 2 are one person, 3 and 4, and 2 and 5 are not."""
    desk.load_text(LIST)
    desk.doubt((1, 2), (3, 4), (2, 5))
    pairs = desk.folder / "pairs.csv"
    export_pairs(desk.store, Scope(), PairList(pairs))
    head, *rows = pairs.read_text(encoding="utf-8").splitlines()
    words = {"Ann Lee": "same", "Carl Poe": "different", "Anne Lee": "different"}
    said = [f"{words[row.split(',')[2]]}{row}" for row in rows]
    pairs.write_text("\n".join([head, *said, ""]), encoding="utf-8")
    apply_pairs(desk.store, str(pairs), DETECTED, desk.author())
    export_decided(desk.store, Scope(), PairList(desk.folder / "decided.csv"))
    desk.store.unlink()
    return desk


def apply(desk, name="decided.csv", **asked):
    given = str(desk.folder / name)
    return apply_pairs(desk.store, given, DETECTED, desk.author(), **asked)


def counts(done):
    return done.same, done.different, done.already, done.strange, len(done.passed)


def names(desk):
    return sorted(row[0] for row in desk.leads("full_name"))


@pytest.mark.parametrize("name", ["pairs.csv", "decided.csv"])
@pytest.mark.parametrize("lists", [(LIST,), (OTHERS, LIST), (LIST, OTHERS)])
def test_a_store_of_the_same_lists_takes_the_decisions(given, lists, name):
    for at, text in enumerate(lists):
        given.load_text(text, f"{at}.csv")
    before = given.leads("*")
    assert counts(apply(given, name, dry_run=True)) == (1, 2, 0, 3, 0)
    assert given.leads("*") == before
    done = apply(given, name)
    assert counts(done) == (1, 2, 0, 3, 0)
    assert done.leads_after == done.leads_before - 1
    assert counts(apply(given, name)) == (0, 0, 3, 3, 0)
    given.undo(done.operation)
    assert given.leads("*") == before


def test_a_lead_that_shows_more_is_found_by_its_address_and_name(given):
    given.load_text("Email,Name,City,Title\na@x.io,A. Lee,Bonn,CEO\nb@y.io,Anne Lee,Ulm,\n")
    done = apply(given)
    assert (done.same, done.different) == (1, 0)
    assert [one.why for one in done.passed] == ["not known here, or forgotten since"] * 2


def test_an_address_under_another_name_is_somebody_else(given):
    given.load_text("Email,Name\na@x.io,Zoe Zed\nb@y.io,Anne Lee\ne@v.io,Ann Lee\n")
    done = apply(given)
    assert (done.same, done.different, len(done.passed)) == (0, 1, 2)


def test_one_of_several_who_look_alike_is_nobody(given):
    given.load_text(LIST)
    given.load_text(LIST.replace("a@x.io", "").replace("Email,", "Email,Segment,"), "b.csv")
    twice = LIST.splitlines()[3]
    given.load_text(f"Email,Name,Company,Phone,Note\n{twice},again\n", "c.csv")
    done = apply(given)
    assert (done.same, done.different) == (1, 1)
    assert len(done.passed) == 1


def test_who_is_one_lead_here_is_not_parted(given):
    given.load_text(LIST)
    given.merge((1, 2), (2, 5))
    done = apply(given)
    assert (done.same, done.different, done.already) == (0, 1, 1)
    assert [one.why for one in done.passed] == ["one lead by now"]


def test_decisions_bring_nobody_back_who_was_forgotten(given):
    given.load_text(LIST)
    forget(given.store, "a@x.io", given.author())
    before = names(given)
    done = apply(given)
    assert (done.same, done.different) == (0, 2)
    assert names(given) == before
    assert b"a@x.io" not in given.store.read_bytes()


def test_a_list_that_shows_no_leads_is_still_refused(given):
    given.load_text(LIST)
    text = (given.folder / "decided.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(io.StringIO(text)))
    lines = [f"{row['pair']},{row['decision']},{row['full_name_a']}" for row in rows]
    given.write("less.csv", "\n".join(["pair,decision,full_name_a", *lines, ""]))
    with pytest.raises(DataError, match="this store knows no pair that"):
        apply(given, "less.csv")


def test_two_rows_of_one_pair_here_that_contradict_one_another_write_nothing(given):
    given.load_text(LIST)
    text = (given.folder / "decided.csv").read_text(encoding="utf-8")
    head, first, *_ = text.splitlines()
    mark = first.split(",")[head.split(",").index("pair")]
    other = first.replace(mark, "p7-8-aaaaaaaaaaaa").replace("same", "different", 1)
    given.write("both.csv", f"{head}\n{first}\n{other}\n")
    with pytest.raises(DataError, match="lines 2 and 3: one pair"):
        apply(given, "both.csv")
