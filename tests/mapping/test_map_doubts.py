"""What is said of a mapping that could be meant otherwise, and what needs no word."""

import pytest

from leadctl.mapping.deciding.doubts import doubts
from leadctl.mapping.deciding.plan import Plan, make_plan
from leadctl.mapping.maps.mapfile import MapFile, parse_map


def told(headers, rows, **asked):
    sample = [list(column) for column in zip(*rows, strict=True)]
    plan = make_plan(headers, sample, **asked)
    assert Plan.from_json(plan.to_json()) == plan
    return doubts(plan, sample)


def test_a_column_that_lost_its_field_is_told():
    headers = ["Email", "Zip", "Postal Code", "Given Name", "First Name"]
    lines = told(headers, [("a@x.io", "10115", "20095", "Ann", "Anna")])
    assert lines == (
        "`Zip` says something else than `Postal Code`, which is postal_code: kept as custom",
        "`Given Name` says something else than `First Name`, which is first_name: kept as custom",
    )


@pytest.mark.parametrize(
    "row",
    [("a@x.io", "10115", "10115"), ("a@x.io", "", "10115"), ("a@x.io", "10115", "")],
)
def test_columns_that_agree_need_no_word(row):
    assert told(["Email", "Zip", "Postal Code"], [row]) == ()


def test_columns_that_hold_several_values_need_no_word():
    assert told(["Email", "Mail", "Phone", "Tel"], [("a@x.io", "b@x.io", "12345", "67890")]) == ()


def test_what_the_user_or_the_vendor_decides_needs_no_word():
    row = ("a@x.io", "10115", "20095")
    given = MapFile("m.toml", {"Zip": "postal_code"})
    assert told(["Email", "Zip", "Postal Code"], [row], map_file=given) == ()
    hubspot = ["Record ID", "Contact owner", "Email", "Company Name", "Associated Company"]
    assert told(hubspot, [("1", "Kim", "a@x.io", "Acme", "Beta")]) == ()


STRAIGHT = [("Ann", "Ray", "ann.ray@x.io"), ("Bo", "Lee", "bo_lee@x.io"), ("Cy", "Fox", "c@x.io")]
TURNED = [(last, first, address) for first, last, address in STRAIGHT]
MORE = [("Poe", "Dí", "di.poe@x.io"), ("O'Hara", "Eve", "eve.ohara@x.io")]


@pytest.mark.parametrize(
    ("rows", "swapped"),
    [
        (STRAIGHT, False),
        (TURNED, False),  # two addresses are too few to say so
        (TURNED + MORE, True),
        (TURNED + MORE + STRAIGHT, False),
        ([("Ray", "Ray", "ray.ray@x.io")] * 5, False),
        ([("Ray", "Ann", "info@x.io")] * 5, False),
    ],
)
def test_names_under_each_others_headers_are_told(rows, swapped):
    lines = told(["First Name", "Last Name", "Email"], rows)
    assert ["`First Name` and `Last Name` may be swapped" in line for line in lines] == (
        [True] if swapped else []
    )


@pytest.mark.parametrize(
    ("names", "field"),
    [
        (["Acme Inc", "Beta GmbH", "Gamma S.r.l."], "company"),
        (["株式会社アクメ", "Delta Ltd.", "Ann Ray"], "company"),
        (["Ann Ray", "Bo Lee", "Cy Fox"], "full_name"),
        (["Ann Ray", "Bo Lee", "Acme Inc"], "full_name"),
        (["Ann Sa", "Kim Co", "Bo Lee", "Cy Fox", "Di Poe"], "full_name"),
    ],
)
def test_a_column_of_names_may_hold_companies(names, field):
    emails = [f"{at}@x.io" for at in range(len(names))]
    column = make_plan(["Name", "Email"], [names, emails]).columns[0]
    assert (column.field, column.how) == (field, "content" if field == "company" else "synonym")
    both = make_plan(["Name", "Email", "Contact"], [names, emails, ["Ann Ray"] * len(names)])
    assert both.columns[2].field == ("full_name" if field == "company" else "")


ODD = ['a "quoted" one', "line\nbreak", "tab\tand \x7f", "back\\slash", "[columns]", "Email (2)"]


def test_a_map_of_odd_headers_means_the_same_when_it_is_given():
    from leadctl.mapping.maps.maptext import as_toml

    headers = ["Email", *ODD, "column 1", "Mail", "e-mail", "Subscribed"]
    sample = [["a@x.io"], *[["x"]] * len(ODD), ["y"], ["b@x.io"], ["c@x.io"], ["no"]]
    plan = make_plan(headers, sample)
    again = make_plan(headers, sample, map_file=parse_map("m.toml", as_toml(plan)))
    meant = [(one.header, one.field, one.opposite) for one in plan.columns]
    assert [(one.header, one.field, one.opposite) for one in again.columns] == meant
