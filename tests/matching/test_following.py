"""Derived values follow what a person types, and stay derived."""

import pytest

from leadctl.cleaning.derive import DERIVATIONS, OPT_OUTS
from leadctl.fields import DERIVABLE
from leadctl.matching.surviving.following import ORIGINS
from leadctl.workflows.explaining.blame_lead import blame_lead
from leadctl.workflows.explaining.show_lead import show_leads
from leadctl.workflows.keeping.examine import examine
from leadctl.workflows.leads.edit_leads import edit_leads, parse_words

HEADER = "email,first_name,last_name,title,company,phone,country,state\n"
GUESSED = "email,first_name,last_name,title,company,phone\n"
JANE = "jane@acme.de,Jane,Doe,VP Sales,Acme GmbH,+49 30 901820"


def edit(desk, *words):
    done = edit_leads(desk.asked("1"), parse_words(["1", *words])[1])
    assert [one.findings for one in examine(desk.store, full=True) if one.findings] == []
    return done


def shown(desk, *columns):
    (row,) = desk.leads(*columns)
    return row


@pytest.mark.parametrize(
    ("typed", "columns", "before", "after"),
    [
        ("company=Beta Ltd", "company_short", ("Acme",), ("Beta",)),
        ("company=", "company_short", ("Acme",), (None,)),
        ("title=Buyer", "seniority department", ("vp", "sales"), ("staff", "procurement")),
        ("title=Dreamer", "seniority department", ("vp", "sales"), (None, None)),
        ("email=jane@beta.fr", "domain country", ("acme.de", "DE"), ("beta.fr", "DE")),
        ("phone=+33 1 42 68 53 00", "country language", ("DE", "de"), ("FR", "fr")),
        ("phone=", "country", ("DE",), ("DE",)),
        ("country=Austria", "country language time_zone", ("DE", "de", "Europe/Berlin"),
         ("AT", "de", "Europe/Vienna")),
        ("country=", "country language time_zone", ("DE", "de", "Europe/Berlin"),
         (None, None, None)),
        ("city=Bonn", "country company_short", ("DE", "Acme"), ("DE", "Acme")),
    ],
)  # fmt: skip
def test_what_was_derived_follows_what_is_typed(desk, typed, columns, before, after):
    desk.load_text(GUESSED + JANE + "\n")
    assert shown(desk, *columns.split()) == before
    edit(desk, typed)
    assert shown(desk, *columns.split()) == after
    derived = (shown(desk, "derived")[0] or "").split()
    typed_name = typed.partition("=")[0]
    assert {n for n, v in zip(columns.split(), after, strict=True) if v} - {typed_name} <= {
        *derived
    }
    assert typed_name not in derived
    desk.undo()
    assert shown(desk, *columns.split()) == before


def test_a_state_tells_the_time_zone_of_a_country_and_the_country_where_none_is_given(desk):
    desk.load_text(HEADER + "jane@acme.com,Jane,Doe,,Acme,,US,NY\n")
    assert shown(desk, "time_zone") == ("America/New_York",)
    edit(desk, "state=California")
    assert shown(desk, "state", "time_zone") == ("CA", "America/Los_Angeles")
    edit(desk, "country=Germany")
    assert shown(desk, "time_zone", "language") == ("Europe/Berlin", "de")


def test_a_country_that_the_state_told_is_not_taken_for_one_of_a_phone(desk):
    desk.load_text(HEADER + "jane@acme.com,Jane,Doe,,Acme,,,Texas\n")
    assert shown(desk, "country", "derived")[0] == "US"
    edit(desk, "phone=+49 30 901820")
    assert shown(desk, "country") == ("US",)


def test_a_given_or_typed_value_stands(desk):
    desk.load_text(
        "email,company,company_short,title,seniority\nj@acme.io,Acme,ACME!,CEO,Manager\n"
    )
    given = shown(desk, "company_short", "seniority")
    edit(desk, "company=Beta Ltd", "title=Buyer")
    assert shown(desk, "company_short", "seniority") == given
    edit(desk, "seniority=", "title=CTO")
    assert shown(desk, "seniority") == (None,)


def test_later_rows_do_not_bring_back_what_follows_their_own_value(desk):
    desk.load_text(GUESSED + JANE + "\n", "one.csv")
    edit(desk, "company=Beta Ltd", "title=Buyer")
    desk.load_text((GUESSED + JANE + "\n").replace("Acme GmbH", "Acme AG"), "two.csv")
    assert shown(desk, "company", "company_short") == ("Beta Ltd", "Beta")
    assert shown(desk, "title", "seniority") == ("Buyer", "staff")


def test_what_was_edited_in_an_export_is_followed_too(desk):
    desk.load_text(GUESSED + JANE + "\n", "one.csv")
    desk.load_text(
        "lead_id,email,company,company_short,seniority,title,updated_at\n"
        "1,jane@acme.de,Beta Ltd,Acme,vp,Buyer,2026-01-01T00:00:01Z\n",
        "export.csv",
    )
    assert shown(desk, "company", "company_short") == ("Beta Ltd", "Beta")
    assert shown(desk, "title", "seniority") == ("Buyer", "staff")
    desk.load_text((GUESSED + JANE + "\n").replace("Acme GmbH", "Gamma Inc"), "two.csv")
    assert shown(desk, "company", "company_short") == ("Gamma Inc", "Gamma")


def test_what_follows_is_traced_to_the_operation_that_changed_its_origin(desk):
    desk.load_text(GUESSED + JANE + "\n", "one.csv")
    done = edit(desk, "company=Beta Ltd")
    (view,) = show_leads(desk.store, ["1"])
    (short,) = [one for one in view.trace.values if one.field == "company_short" and one.golden]
    assert (short.value, short.raw, short.flags) == ("Beta", "", ("derived",))
    assert short.origin.operation == done.operation
    (blamed,) = blame_lead(desk.store, "1", ["company_short"]).values
    assert (blamed.rule, blamed.operation, blamed.raw) == ("follows", done.operation, "")


def test_origins_stand_before_what_follows_them():
    places = {name: at for at, name in enumerate(ORIGINS)}
    for name, origins in ORIGINS.items():
        assert all(places[one] < places[name] for one in origins if one in places), name
    names = {"first_name", "last_name", "full_name", "suffix"}
    assert {one.target for one in DERIVATIONS} - names <= set(ORIGINS)


def test_every_field_that_is_derived_has_its_place_in_the_store():
    targets = {one.target for one in DERIVATIONS}
    assert targets | {"full_name", "time_zone", *OPT_OUTS} == set(DERIVABLE)
