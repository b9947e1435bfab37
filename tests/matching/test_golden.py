from dataclasses import replace

import pytest

from leadctl.cleaning.cleaned import Cleaned
from leadctl.matching.surviving.entries import Record, Terms
from leadctl.matching.surviving.golden import survive


def cell(value, verdict="", *, derived=False, more=()):
    flags = ("derived",) if derived else ()
    return Cleaned(value, verdict, "", flags, "", tuple(Cleaned(v) for v in more))


def record(number, operation=None, mode="upsert", protected=(), extra=None, **cells):
    terms = Terms(operation or number, mode, frozenset(protected))
    made = {k: v if isinstance(v, Cleaned) else cell(v) for k, v in cells.items()}
    return Record(number, terms, made, extra or {})


def values(*records):
    golden = survive(records)
    return None if golden is None else {k: c.value for k, c in golden.cells.items()}


def test_the_newest_value_wins_and_an_empty_cell_clears_nothing():
    assert values(record(1, title="CEO", city="Rome"), record(2, title="CTO", city=None)) == {
        "title": "CTO",
        "city": "Rome",
    }


def test_an_invalid_address_never_displaces_a_good_one_but_is_kept():
    golden = survive(
        [record(1, email=cell("a@a.com", "valid")), record(2, email=cell("a@", "invalid"))]
    )
    main = golden.cells["email"]
    assert main.value == "a@a.com"
    assert [one.value for one in main.more] == ["a@"]


VERDICTS = ("valid", "possible", "risky", "unknown", "invalid")


@pytest.mark.parametrize("older", VERDICTS)
@pytest.mark.parametrize("newer", VERDICTS)
def test_a_newer_address_that_is_judged_worse_stands_behind(older, newer):
    golden = survive([record(1, email=cell("old@", older)), record(2, email=cell("new@", newer))])
    main = golden.cells["email"]
    is_worse = VERDICTS.index(newer) > VERDICTS.index(older)
    assert main.value == ("old@" if is_worse else "new@")
    assert [one.value for one in main.more] == ["new@" if is_worse else "old@"]


def test_a_person_may_choose_an_address_that_is_judged_worse():
    first = record(1, email=cell("ann@acme.fr", "valid"))
    edit = replace(record(2, email=cell("info@acme.fr", "risky")), as_of="")
    assert values(first, edit)["email"] == "info@acme.fr"


def test_a_worse_address_fills_a_gap_in_any_mode():
    worse = {"email": cell("ann@yahoo.con", "risky")}
    for terms in ({"mode": "fill"}, {"protected": ("email",)}):
        assert values(record(1, title="CEO"), record(2, **terms, **worse))["email"]
        later = record(3, email=cell("ann@acme.fr", "valid"), **terms)
        assert values(record(1, **worse), later)["email"] == "ann@yahoo.con"


def test_a_displaced_address_is_kept_behind_the_new_one():
    golden = survive(
        [record(1, email=cell("old@a.com", more=("x@a.com",))), record(2, email="new@a.com")]
    )
    main = golden.cells["email"]
    assert main.value == "new@a.com"
    assert [one.value for one in main.more] == ["old@a.com", "x@a.com"]


def test_a_given_value_stands_over_a_derived_one():
    assert values(record(1, domain="acme.com"), record(2, domain=cell("x.com", derived=True))) == {
        "domain": "acme.com"
    }
    assert values(record(1, domain=cell("x.com", derived=True)), record(2, domain="acme.com")) == {
        "domain": "acme.com"
    }


def test_the_name_comes_from_one_record():
    first = record(
        1, first_name="Robert", last_name="Smith", full_name=cell("Robert Smith", derived=True)
    )
    second = record(
        2,
        full_name="Bob Smith",
        first_name=cell("Bob", derived=True),
        last_name=cell("Smith", derived=True),
    )
    assert values(first, second) == {
        "full_name": "Bob Smith",
        "first_name": "Bob",
        "last_name": "Smith",
    }
    half = record(3, first_name="Rob", last_name=None, full_name="Rob")
    assert values(first, half)["full_name"] == "Robert Smith"


def test_a_guessed_split_never_displaces_a_given_one_of_the_same_name():
    given = record(
        1, first_name="Inés", last_name="Rey Sol", full_name=cell("Inés Rey Sol", derived=True)
    )
    guessed = record(
        2,
        full_name="Inés Rey Sol",
        first_name=cell("Inés", derived=True),
        last_name=cell("Sol", derived=True),
    )
    assert values(given, guessed)["last_name"] == "Rey Sol"
    assert values(guessed, given)["last_name"] == "Rey Sol"


@pytest.mark.parametrize(
    ("mode", "title", "city"),
    [
        ("upsert", "CTO", "Rome"),
        ("update", "CTO", "Rome"),
        ("fill", "CEO", "Rome"),
        ("create", "CEO", None),
    ],
)
def test_modes_on_a_known_lead(mode, title, city):
    found = values(record(1, title="CEO"), record(2, mode=mode, title="CTO", city="Rome"))
    assert found.get("title") == title
    assert found.get("city") == city


@pytest.mark.parametrize(
    ("mode", "founds"), [("upsert", 1), ("create", 1), ("fill", 1), ("update", 0)]
)
def test_modes_on_an_unknown_lead(mode, founds):
    assert (values(record(1, mode=mode, title="CEO")) is not None) == bool(founds)


def test_rows_of_one_create_import_speak_together():
    one, two = (
        record(n, operation=7, mode="create", **c)
        for n, c in ((1, {"title": "CEO"}), (2, {"city": "Rome"}))
    )
    assert values(one, two) == {"title": "CEO", "city": "Rome"}


def test_a_protected_field_is_filled_but_not_changed():
    found = values(
        record(1, owner="ana"),
        record(2, protected=("owner", "title"), owner="ben", title="CEO"),
    )
    assert found == {"owner": "ana", "title": "CEO"}


@pytest.mark.parametrize("mode", ["create", "fill", "update", "upsert"])
def test_an_opt_out_counts_in_every_mode_and_order(mode):
    lead, no = record(1, title="CEO"), record(2, mode=mode, email_opt_out="yes")
    again = record(3, email_opt_out="no")
    assert values(lead, no, again)["email_opt_out"] == "yes"
    assert (
        values(record(1, mode="update", email_opt_out="yes"), record(2, title="CEO"))[
            "email_opt_out"
        ]
        == "yes"
    )


def test_the_furthest_stage_the_oldest_source_and_all_notes_survive():
    found = values(
        record(1, stage="sql", source="fair", notes="met at the fair"),
        record(2, stage="lead", source="web", notes="short"),
    )
    assert found == {"stage": "sql", "source": "fair", "notes": "met at the fair\nshort"}


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        (["a", "b", "a"], "a\nb"),
        (["a", "a\nb"], "a\nb"),
        (["a\nb", "b"], "a\nb"),
        (["a\n\na", "b\n\nc"], "a\n\na\nb\nc"),
        (["met", "met at the fair"], "met\nmet at the fair"),
    ],
)
def test_remarks_stand_below_each_other_each_line_once(said, shown):
    records = [record(number, notes=text) for number, text in enumerate(said, start=1)]
    assert values(*records)["notes"] == shown
    again = record(len(said) + 1, notes=shown)
    assert values(*records, again)["notes"] == shown


def test_labels_of_all_records_are_kept():
    golden = survive(
        [record(1, tags=cell("a", more=("b",))), record(2, tags=cell("b", more=("c",)))]
    )
    tags = golden.cells["tags"]
    assert [tags.value, *(one.value for one in tags.more)] == ["a", "b", "c"]


def test_custom_columns_take_the_newest_value():
    golden = survive(
        [record(1, extra={"Shirt": "M", "Diet": "none"}), record(2, extra={"Shirt": "L"})]
    )
    assert golden.extra == {"Shirt": "L", "Diet": "none"}


def test_every_choice_names_its_record():
    golden = survive([record(1, title="CEO", city="Rome"), record(2, title="CTO")])
    assert {name: golden.why[name].record for name in golden.cells} == {
        "title": 2,
        "city": 1,
    }


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ([("5", "USD"), ("6", None)], ("6", None)),
        ([("5", "USD"), ("6", "EUR")], ("6", "EUR")),
        ([("5", None), ("5", "USD")], ("5", "USD")),
        ([("5", "USD"), ("5", "EUR")], ("5", "USD")),
        ([("5", "USD"), (None, "EUR")], ("5", "USD")),
        ([(None, "USD"), ("5", None)], ("5", None)),
        ([(None, "USD"), (None, None)], (None, "USD")),
        ([("5", "USD"), ("6", None), ("5", None)], ("5", None)),
    ],
)
def test_a_currency_is_that_of_the_revenue_that_is_shown(said, shown):
    told = [
        record(number, revenue=revenue, revenue_currency=currency)
        for number, (revenue, currency) in enumerate(said, 1)
    ]
    golden = survive(told)
    assert (golden.cell("revenue").value, golden.cell("revenue_currency").value) == shown


def test_a_given_currency_of_the_same_revenue_stands_over_one_read_of_it():
    read = record(1, revenue="5", revenue_currency=cell("USD", derived=True))
    assert values(read, record(2, revenue="5", revenue_currency="CAD"))["revenue_currency"] == "CAD"


def test_an_import_that_fills_gaps_brings_no_currency_for_another_revenue():
    told = record(1, revenue="5"), record(2, mode="fill", revenue="6", revenue_currency="EUR")
    assert values(*told) == {"revenue": "5"}


def test_a_revenue_edited_in_an_export_brings_its_own_currency():
    first = record(1, revenue="5", revenue_currency="USD")
    own = Cleaned("6", flags=("currency:EUR",))
    assert values(first, replace(record(2, revenue=own), as_of=""))["revenue_currency"] == "EUR"
    bare = replace(record(2, revenue="6"), as_of="")
    assert values(first, bare)["revenue_currency"] == "USD"
