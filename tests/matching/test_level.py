"""Rows of one list that tell of one person: their order means nothing."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadctl.cleaning.cleaned import DERIVED, Cleaned
from leadctl.matching.surviving.entries import Record, Terms
from leadctl.matching.surviving.golden import survive
from leadctl.matching.surviving.weighing import is_initial

TERMS = Terms(1, at="2026-01-01", source="web")


def named(first, last, **more):
    return {"full_name": f"{first} {last}", "first_name": first, "last_name": last, **more}


def mail(text, verdict="valid"):
    kind = "free" if "gmail" in text else "business"
    return Cleaned(text, verdict, flags=(kind,))


def records(rows, terms=TERMS):
    made = [
        {k: v if isinstance(v, Cleaned) else Cleaned(v) for k, v in row.items()} for row in rows
    ]
    return [Record(number, terms, row) for number, row in enumerate(made, 1)]


def shown(golden):
    return {name: cell.value for name, cell in golden.cells.items() if cell.value is not None}


ACME = {"company": "Acme", "title": "CEO", "domain": "acme.com"}
LISTS = {
    "a full name before an initial": (
        [named("R.", "Smith", city="Rome", phone="1"), named("Robert", "Smith")],
        {"first_name": "Robert", "city": "Rome"},
    ),
    "of swapped parts the order of the address": (
        [
            named("Meyer", "Franziska", email=mail("f.meyer@acme.com"), phone="1", city="Rome"),
            named("Franziska", "Meyer"),
        ],
        {"full_name": "Franziska Meyer"},
    ),
    "of swapped parts the order of an address with its umlauts written out": (
        [named("Müller", "Ute", phone="1"), named("Ute", "Müller", email=mail("ute.mueller@a.de"))],
        {"full_name": "Ute Müller"},
    ),
    "a family name before its initial": (
        [named("Ann", "L", city="Rome", phone="1"), named("Anne", "Lee")],
        {"full_name": "Anne Lee"},
    ),
    "a name with nothing cut": (
        [named("Ana", "García", city="Rome"), named("Ana", "García López")],
        {"last_name": "García López"},
    ),
    "the given name in use": (
        [
            named("Robert", "Smith"),
            named("Rob", "Smith", city="Rome", phone="1"),
            named("Robert", "Smith", city="Oslo"),
        ],
        {"first_name": "Robert", "city": "Rome"},
    ),
    "of names used as often the one that is not cut short": (
        [named("Rob", "Smith", city="Rome"), named("Robert", "Smith")],
        {"first_name": "Robert"},
    ),
    "of names used as often that of the fullest row": (
        [named("Bob", "Smith", city="Rome"), named("Robert", "Smith")],
        {"first_name": "Bob"},
    ),
    "an address at work": (
        [{"email": mail("jo@gmail.com"), "city": "Rome"}, {"email": mail("jo@acme.com")}],
        {"email": "jo@acme.com"},
    ),
    "but none that may not be reached": (
        [{"email": mail("jo@gmail.com")}, {"email": mail("jo@acme.con", "invalid"), "city": "Rom"}],
        {"email": "jo@gmail.com"},
    ),
    "the fullest row": (
        [{"city": "Rome", "phone": "1", "street": "A 1"}, {"city": "Oslo", "phone": "2"}],
        {"city": "Rome", "phone": "1", "street": "A 1"},
    ),
    "the earliest day": (
        [{"created": "2024-02-01"}, {"created": "2025-02-01", "city": "Rome"}],
        {"created": "2024-02-01"},
    ),
    "the job of one row": (
        [ACME, {"company": "Otherco", "domain": "otherco.com", "city": "Rome", "phone": "1"}],
        {**ACME, "city": "Rome", "phone": "1"},
    ),
    "the job of one row where both were found by one address": (
        [{**ACME, "domain": Cleaned("acme.com", flags=(DERIVED,))},
         {"company": "Otherco", "domain": Cleaned("acme.com", flags=(DERIVED,)), "city": "Rome",
          "phone": "1", "street": "A 1"}],
        {**ACME, "city": "Rome"},
    ),
    "the job with an address at work": (
        [{**ACME, "email": mail("jo@acme.com")},
         {"company": "Otherco", "title": "CTO", "email": mail("jo@gmail.com"), "city": "Rome"},
         {"company": "Otherco", "title": "CTO", "city": "Oslo", "phone": "1", "street": "A 1"}],
        {**ACME, "email": "jo@acme.com", "street": "A 1"},
    ),
    "and what its company's other rows tell": (
        [ACME, {"company": "Acme Inc", "domain": "acme.com", "industry": "Tools"},
         {"company": "Otherco", "industry": "Food", "domain": "otherco.com"}],
        {"title": "CEO", "domain": "acme.com", "industry": "Tools"},
    ),
    "a domain where only the other company has one": (
        [{"company": "Acme", "title": "CEO"}, {"company": "Otherco", "domain": "otherco.com"}],
        {"company": "Acme", "title": "CEO", "domain": "otherco.com"},
    ),
    "a title of no company beside a whole job": (
        [ACME, {"title": "Developer", "city": "Rome", "phone": "1", "street": "A 1"}],
        {"company": "Acme", "title": "CEO"},
    ),
    "halves where no row tells a whole job": (
        [{"company": "Acme"}, {"title": "CEO"}],
        {"company": "Acme", "title": "CEO"},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "wanted"), LISTS.values(), ids=LISTS)
def test_within_a_list_what_tells_most_is_shown_in_any_order(rows, wanted):
    for order in permutations(rows):
        found = shown(survive(records(order)))
        assert {name: found.get(name) for name in wanted} == wanted


REASONS = {
    "most_complete": ("city", [{"city": "Oslo"}, {"city": "Rome", "phone": "1"}]),
    "level": ("city", [{"city": "Oslo"}, {"city": "Rome"}]),
    "work": ("email", [{"email": mail("jo@gmail.com")}, {"email": mail("jo@acme.com")}]),
    "fuller": ("first_name", [named("R", "Lee"), named("Ron", "Lee")]),
    "most_frequent": (
        "first_name",
        [named("Ron", "Lee"), named("Ron", "Lee"), named("R-J", "Lee", city="Rome", phone="1")],
    ),
    "job": ("company", [ACME, {"company": "Otherco", "city": "Rome", "phone": "1"}]),
}


@pytest.mark.parametrize("reason", REASONS)
def test_what_decided_within_a_list_is_told(reason):
    field, rows = REASONS[reason]
    assert survive(records(rows)).why[field].rule == reason
    assert survive(records(rows[::-1])).why[field].rule == reason


def test_a_later_list_is_newer_whatever_it_tells():
    (first,) = records([{"city": "Rome", "phone": "1", "email": mail("jo@acme.com"), **ACME}])
    later = {"city": "Oslo", "email": mail("jo@gmail.com"), "company": "Otherco"}
    (second,) = records([later], Terms(2))
    golden = survive([first, second])
    assert {golden.why[name].rule for name in ("city", "email", "company")} == {"newest"}
    assert shown(golden)["title"] == "CEO"


def test_no_list_cuts_a_name_that_was_full():
    (first,), (second,) = records([named("Robert", "Smith")]), records([named("R", "S")], Terms(2))
    assert shown(survive([first, second]))["full_name"] == "Robert Smith"


def test_the_word_of_today_is_newer_than_a_row_that_left_the_list():
    (gone,), (back,) = records([{"city": "Rome", "phone": "1"}]), records([{"city": "Oslo"}])
    rows = [Record(1, TERMS, gone.cells, seen=1), Record(2, TERMS, back.cells, seen=2)]
    golden = survive(rows)
    assert (golden.cells["city"].value, golden.why["city"].rule) == ("Oslo", "newest")


CELLS = {
    "city": st.sampled_from(["Rome", "Oslo", None]),
    "company": st.sampled_from(["Acme", "Otherco", None]),
    "title": st.sampled_from(["CEO", "CTO", None]),
    "domain": st.sampled_from(["acme.com", "otherco.com", None]),
    "first_name": st.sampled_from(["R", "Rob", "Robert", "Robert Lee", None]),
    "last_name": st.sampled_from(["Doe", "D", None]),
    "created": st.sampled_from(["2024-01-01", "2025-01-01", None]),
    "notes": st.sampled_from(["called", "called twice", "called again", None]),
    "tags": st.sampled_from(["a", "b", None]),
}
ROWS = st.lists(st.fixed_dictionaries(CELLS), min_size=2, max_size=4)


@given(ROWS, st.data())
def test_the_order_of_rows_in_a_list_means_nothing(rows, data):
    other = data.draw(st.permutations(rows))
    assert survive(records(rows)).cells == survive(records(other)).cells


@pytest.mark.parametrize("name", ["R", "R.", "J.R.", "J. R."])
def test_letters_alone_are_initials(name):
    assert is_initial(name)


@pytest.mark.parametrize("name", ["Jo", "J. Robert", "伟", "St. John"])
def test_names_are_no_initials(name):
    assert not is_initial(name)


def test_a_derived_value_gives_way_within_a_list():
    rows = [{"department": "IT"}, {"department": Cleaned("hr", flags=(DERIVED,)), "city": "Rome"}]
    assert shown(survive(records(rows)))["department"] == "IT"
