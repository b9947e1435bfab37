"""A plan written as a map reads such lists as the plan does, also where nothing else is known."""

import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from leadctl.errors import UsageError
from leadctl.mapping.deciding.plan import apply, make_plan, profiles
from leadctl.mapping.maps.mapfile import parse_map
from leadctl.mapping.maps.maptext import as_toml, listed
from leadctl.mapping.maps.profiles import is_vendors_header, profile_named
from leadctl.reading import open_table

SAMPLES = Path(__file__).parent / "vendors"


def same(plan, again):
    """Whether two plans do the same to rows, whoever says so and in which tier."""
    columns = [(one.header, one.field, one.opposite, one.is_custom) for one in plan.columns]
    assert [
        (one.header, one.field, one.opposite, one.is_custom) for one in again.columns
    ] == columns
    assert again.by_field == plan.by_field
    bare = {"columns": (), "rivals": ()}
    assert replace(again, **bare) == replace(plan, **bare)


def again_of(plan, headers, sample, **options):
    return make_plan(headers, sample, map_file=parse_map("m.toml", as_toml(plan)), **options)


@pytest.mark.parametrize("name", profiles())
def test_a_vendors_list_is_read_alike_by_its_map(name):
    table = open_table(SAMPLES / f"{name}.csv", is_header=is_vendors_header)
    named = "" if profile_named(name).signature else name
    plan = make_plan(table.columns, table.sample, profile=named)
    again = again_of(plan, table.columns, table.sample)
    assert again.profile == plan.profile == name
    same(plan, again)
    assert apply(again, table.sample) == apply(plan, table.sample)


HEADERS = ["Work Email", "Email", "Revenue ($M)", "Created (MM/DD/YYYY)", "Subscribed", "Wish"]
ROWS = [["w@x.example"], ["e@x.example"], ["1.5"], ["03/04/2026"], ["no"], ["a"]]


def test_leaders_scales_orders_and_turned_columns_are_kept():
    plan = make_plan(HEADERS, ROWS)
    assert as_toml(plan) == (
        "[columns]\n"
        '"Email" = "email"\n'
        '"Work Email" = "email"\n'
        '"Revenue ($M)" = "revenue"\n'
        '"Created (MM/DD/YYYY)" = "created"\n'
        '"Subscribed" = "not email_opt_out"\n'
        '"Wish" = ""\n'
        "[units]\n"
        '"Revenue ($M)" = 1000000\n'
        "[dates]\n"
        '"created" = "mdy"\n'
    )
    again = again_of(plan, HEADERS, ROWS)
    same(plan, again)
    assert apply(again, ROWS).fields["email"] == ["e@x.example"]


LAYOUT = """
separator = " | "
nothing = ["n/k"]
[columns]
"Who" = "full_name"
"Num" = "phone"
"Num kind" = "-"
"State of it" = "status"
[values.status]
"ripe" = "open"
[prefixes]
"Who" = "w:"
[kinds."Num"]
by = "Num kind"
m = "mobile_phone"
"""


def test_what_a_users_map_says_is_written_again():
    headers = ["Who", "Num", "Num kind", "State of it"]
    rows = [["w:Ann Ray"], ["+49 30 1234567"], ["m"], ["ripe"]]
    plan = make_plan(headers, rows, map_file=parse_map("m.toml", LAYOUT))
    again = again_of(plan, headers, rows)
    same(plan, again)
    assert apply(again, rows).fields["mobile_phone"] == ["+49 30 1234567"]
    assert apply(again, rows).fields["status"] == ["open"]


def test_a_map_may_name_its_vendor():
    given = parse_map("m.toml", 'vendor = "apollo"\n[columns]\n"Adr" = "email"\n')
    rows = [["a@x.example"], ["Cold"]]
    plan = make_plan(["Adr", "Stage"], rows, map_file=given)
    assert (plan.profile, plan.columns[1].field) == ("apollo", "status")
    assert apply(plan, rows).fields["status"] == ["new"]
    asked = make_plan(["Adr", "Stage"], rows, map_file=given, profile="reply")
    assert (asked.profile, asked.columns[1].field) == ("reply", "stage")


def test_an_unknown_vendor_of_a_map_is_named_with_its_line():
    with pytest.raises(UsageError, match=r"`m.toml`, line 2: unknown vendor `apolo`") as caught:
        parse_map("m.toml", '# mine\nvendor = "apolo"\n[columns]\n"A" = "email"\n')
    assert "apollo" in caught.value.hint


def test_headers_with_their_fields_make_a_map():
    text = listed(["column 1", 'a "b"'], ["email", ""])
    assert tomllib.loads(text) == {"columns": {"column 1": "email", 'a "b"': ""}}
