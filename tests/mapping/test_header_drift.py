import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadctl.errors import DataError
from leadctl.mapping.deciding.drift import as_before, drift, is_same_layout, shared
from leadctl.mapping.deciding.plan import make_plan
from leadctl.mapping.maps.mapfile import MapFile, parse_map
from leadctl.mapping.maps.maptext import as_toml


def plan_of(text, **options):
    return make_plan(text.split(","), [], **options)


def changes(before, now):
    return [tuple(one) for one in drift(plan_of(before), plan_of(now))]


@pytest.mark.parametrize(
    ("now", "found"),
    [
        ("Phone,Email,Color,Name", []),
        ("EMAIL, name ,phone,color", []),
        ("Email,Name,Phone", []),
        ("Email,Name,Color", [("missing", "Phone", "phone", "")]),
        ("Email,Name,Color,Tel.", [("renamed", "Phone", "phone", "Tel.")]),
        ("Email,Name,Phone,Color,Shape", [("new", "Shape", "", "")]),
        ("Email,Name,Phone,Color,Mobile", [("new", "Mobile", "mobile_phone", "")]),
        (
            "Email,Name,Phone,Color,Newsletter",
            [("new", "Newsletter", "not email_opt_out", "")],
        ),
        (
            "E-Mail,Email Address,Name,Color,Zip",
            [
                ("missing", "Phone", "phone", ""),
                ("new", "Email Address", "email", ""),
                ("new", "Zip", "postal_code", ""),
            ],
        ),
    ],
)
def test_what_differs_is_named(now, found):
    assert changes("Email,Name,Phone,Color", now) == found


def test_a_column_that_comes_before_the_one_of_before_stops():
    before, now = plan_of("Mail,Name"), plan_of("Mail,Name,Email")
    assert [tuple(one) for one in drift(before, now)] == [
        ("led", "Mail", "email", "Email"),
        ("new", "Email", "email", ""),
    ]


def test_a_column_that_means_something_else_stops():
    named = MapFile("m.toml", {"Adr": "email"})
    before, now = plan_of("Adr,Name", map_file=named), plan_of("Adr,Name")
    assert [tuple(one) for one in drift(before, now)] == [("moved", "Adr", "email", "")]


def test_a_question_turned_round_stops():
    turned = MapFile("m.toml", {"Post": "not email_opt_out"})
    straight = MapFile("m.toml", {"Post": "email_opt_out"})
    before, now = plan_of("Email,Post", map_file=turned), plan_of("Email,Post", map_file=straight)
    assert [tuple(one) for one in drift(before, now)] == [
        ("moved", "Post", "not email_opt_out", "email_opt_out")
    ]


def test_layouts_are_alike_by_their_headers():
    before = plan_of("Email,Name,Phone,Color")
    assert is_same_layout(before, plan_of("color,phone,NAME,e-mail"))
    assert not is_same_layout(before, plan_of("Email,Name,Phone"))
    assert shared(before, plan_of("Email,Name,Zip")) == pytest.approx(2 / 3)
    assert shared(before, plan_of("Email,Color,Zip")) == 0.5
    assert shared(before, plan_of("Mail,Contact,Tel,Farbe")) == 1
    assert shared(before, plan_of("Email,Tags")) < 0.5


HEADERS = st.lists(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=12), max_size=4, unique=True
)


@settings(max_examples=40)
@given(HEADERS)
def test_a_plan_is_written_as_a_map_that_maps_so(headers):
    named = ["email", *(one for one in dict.fromkeys(headers) if one.strip() and "@" not in one)]
    try:
        plan = make_plan(named, [])
    except DataError:
        return
    text = as_toml(plan)
    again = make_plan(named, [], map_file=parse_map("m.toml", text))
    assert len(tomllib.loads(text)["columns"]) == len(set(named))
    assert [(one.field, one.opposite) for one in again.columns] == [
        (one.field, one.opposite) for one in plan.columns
    ]


def test_half_a_letter_in_a_header_does_not_keep_a_map_from_being_written():
    assert tomllib.loads(as_toml(plan_of("email,a\ud800\x7fb")))["columns"]["a?\x7fb"] == ""


CELLS = {"Neu": ["a@x.example", "b@x.example"], "Name": ["Ann", "Bo"], "Rest": ["x", "y"]}


@pytest.mark.parametrize(
    ("before", "now", "candidate"),
    [
        ("Email,Name", "Neu,Name", "Neu"),
        ("Name,Rest,Email", "Neu,Rest,Name", "Neu"),  # by its cells, wherever it stands
        ("Name,Company", "Name,Rest", "Rest"),  # by its place
        ("Company,Name", "Name,Rest", ""),  # neither
        ("Name,Created", "Name,Rest", ""),  # in its place, but no dates
    ],
)
def test_a_column_that_is_gone_may_be_a_new_one(before, now, candidate):
    sample = [CELLS[one] for one in now.split(",")]
    [gone] = [
        one
        for one in drift(plan_of(before), make_plan(now.split(","), sample), sample)
        if one.kind == "missing"
    ]
    assert gone.now == candidate


def test_a_list_is_mapped_as_one_before():
    given = parse_map("m.toml", '[columns]\nAdr = "email"\n[prefixes]\nAdr = "e:"\n')
    before = make_plan(["Adr", "Name", "X"], [], map_file=given)
    assert as_before(before, ["Adr", "Name", "X"]) == before
    turned = as_before(before, ["x", "ADR", "Name"])
    assert [(one.header, one.field, one.how) for one in turned.columns] == [
        ("x", "", "custom"),
        ("ADR", "email", "map"),
        ("Name", "full_name", "synonym"),
    ]
    assert turned.prefixes == {"ADR": "e:"}
    assert as_before(before, ["Adr", "Name"]) is None
    assert as_before(before, ["Adr", "adr", "Name", "X"]) is None
