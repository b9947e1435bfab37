import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadctl.mapping.maps.columns import Plan, PlanColumn
from leadctl.mapping.passing.passage import apply


def plan_of(*columns, **options):
    made = tuple(
        PlanColumn(header, field, "synonym" if field else "custom", rank)
        for header, field, rank in columns
    )
    return Plan(made, **options)


def test_columns_become_fields_and_the_rest_one_object():
    plan = plan_of(("Mail", "email", 0), ("Rating", "", 0), ("Rep", "", 0))
    fields, extra = apply(plan, [["a@a.com", "b@b.com", ""], ["A", "", " "], ["Kim", "", ""]])
    assert fields == {"email": ["a@a.com", "b@b.com", ""]}
    assert [cells and json.loads(cells) for cells in extra] == [
        {"Rating": "A", "Rep": "Kim"},
        None,
        None,
    ]


def test_the_leading_column_gives_the_value_and_the_others_spill_over():
    plan = plan_of(("Work", "email", 2), ("Email", "email", 1), ("More", "other_emails", 0))
    columns = [["w@a.com", "w@b.com", "x@c.com", ""], ["e@a.com", "n/a", "x@c.com", ""]]
    fields, _ = apply(plan, [*columns, ["m@a.com", "", "", " "]])
    assert fields == {
        "email": ["e@a.com", "w@b.com", "x@c.com", ""],
        "other_emails": ["w@a.com; m@a.com", "", "", ""],
    }


def test_several_columns_of_labels_are_joined():
    plan = plan_of(("Tags", "tags", 0), ("Lists", "tags", 1))
    fields, _ = apply(plan, [["a", "", "b"], ["c", "d", ""]])
    assert fields == {"tags": ["a; c", "d", "b"]}


def test_one_yes_among_opt_outs_is_a_yes():
    plan = plan_of(("Unsubscribed", "email_opt_out", 0), ("Do not contact", "email_opt_out", 1))
    fields, _ = apply(plan, [["no", "", "yes", ""], ["TRUE", "ja", "no", "no"]])
    assert fields == {"email_opt_out": ["TRUE", "ja", "yes", "no"]}


def test_words_are_translated_and_unknown_ones_kept():
    plan = plan_of(("Stage", "status", 0), values={"status": {"cold": "new"}})
    fields, _ = apply(plan, [[" Cold", "COLD", "Other", ""]])
    assert fields == {"status": ["new", "new", "Other", ""]}


def test_half_a_surrogate_pair_is_replaced_not_refused():
    fields, extra = apply(plan_of(("A", "email", 0), ("B", "", 0)), [["x"], ["a\ud800b"]])
    assert (fields["email"], json.loads(extra[0] or "")) == (["x"], {"B": "a?b"})


def test_no_rows_are_no_rows():
    assert apply(plan_of(("A", "email", 0), ("B", "", 0)), [[], []]) == ({"email": []}, [])


CELL = st.text(max_size=8)


@given(st.lists(st.tuples(CELL, CELL, CELL), max_size=8), st.integers(0, 8))
def test_rows_are_mapped_one_by_one(rows, cut):
    plan = plan_of(("Email", "email", 0), ("Mail", "email", 1), ("X", "", 0))
    whole = apply(plan, [[row[at] for row in rows] for at in range(3)])
    parts = [
        apply(plan, [[row[at] for row in part] for at in range(3)])
        for part in (rows[:cut], rows[cut:])
    ]
    assert whole.extra == parts[0].extra + parts[1].extra
    for name, cells in whole.fields.items():
        assert cells == parts[0].fields[name] + parts[1].fields[name]


def test_what_an_export_put_before_a_formula_is_taken_back():
    cells = ["'@sum(1+1)*2", "'t Hooft", "'s-Hertogenbosch", "'=1", "plain", "'"]
    plain = ["@sum(1+1)*2", "'t Hooft", "'s-Hertogenbosch", "=1", "plain", "'"]
    plan = plan_of(("Company", "company", 0), ("Rating", "", 0))
    fields, extra = apply(plan, [cells, cells])
    assert fields["company"] == plain
    assert [json.loads(one or "{}")["Rating"] for one in extra] == plain
    as_it_is = plan_of(("Company", "company", 0), guarded=False)
    assert apply(as_it_is, [cells]).fields["company"] == cells


@pytest.mark.parametrize("header", ["Tussenvoegsel", "tussenvoegsels", "Voorvoegsel", "Name Infix"])
def test_particles_of_a_column_of_their_own_belong_to_the_family_name(header):
    plan = plan_of(("First", "first_name", 0), (header, "", 0), ("Last", "last_name", 0))
    columns = [
        ["JAN", "Piet", "Anna", "Eva", "Kees", "Mo"],
        ["VAN DER", "de", "", "van der", "van", "-"],
        ["BERG", "Vries", "Smit", "BERG", "van Dam", "Bakker"],
    ]
    fields, extra = apply(plan, columns)
    names = ["VAN DER BERG", "de Vries", "Smit", "VAN DER BERG", "van Dam", "Bakker"]
    assert fields["last_name"] == names
    assert json.loads(extra[0]) == {header: "VAN DER"}
    part, places = plan.part({"last_name"})
    assert apply(part, [columns[at] for at in places]).fields == {"last_name": names}


def test_particles_without_a_family_name_are_kept_as_they_are():
    plan = plan_of(("First", "first_name", 0), ("Infix", "", 0))
    assert apply(plan, [["Jan"], ["van"]]).fields == {"first_name": ["Jan"]}


@pytest.mark.parametrize("header", ["Location", "Person Location", "Standort", "Ubicación"])
def test_a_place_told_in_one_cell_names_the_country_of_rows_that_say_none(header):
    plan = plan_of(("Mail", "email", 0), (header, "", 0), ("Country", "country", 0))
    places = ["Berlin, Germany", "Berlin, Germany", "Austin, TX", "Spain", ""]
    columns = [["a@a.io"] * 5, places, ["", "France", "", "n/a", "FR"]]
    fields, extra = apply(plan, columns)
    assert fields["country"] == ["DE", "France", "", "ES", "FR"]
    assert json.loads(extra[0]) == {header: "Berlin, Germany"}
    alone = plan_of(("Mail", "email", 0), (header, "", 0))
    assert apply(alone, columns[:2]).fields["country"] == ["DE", "DE", "", "ES", ""]


@pytest.mark.parametrize(
    ("given", "middle", "family", "whole"),
    [
        ("Jane", "Marie", "Doe", "Jane Marie Doe"),
        ("JANE", "Marie", "DOE", "JANE MARIE DOE"),
        ("jane", "MARIE", "doe", "jane marie doe"),
        ("Jane", "MARIE", "Doe", "Jane Marie Doe"),
        ("Jane", "q.", "Doe", "Jane Q. Doe"),
        ("Иван", "ПЕТРОВИЧ", "Сидоров", "Иван Петрович Сидоров"),
        ("", "Marie", "Doe", "Marie Doe"),
        ("Jane", "Marie", "", "Jane Marie"),
        ("Jane Marie", "Marie", "Doe", ""),
        ("Jane", "Doe", "Doe", ""),
        ("Jane", "n/a", "Doe", ""),
        ("Jane", "", "Doe", ""),
        ("", "Marie", "", ""),
    ],
)
def test_a_middle_name_of_its_own_column_belongs_to_the_whole_name(given, middle, family, whole):
    plan = plan_of(("First", "first_name", 0), ("Middle Name", "", 0), ("Last", "last_name", 0))
    found = apply(plan, [[given], [middle], [family]]).fields
    assert found.get("full_name", [""]) == [whole]
    assert (found["first_name"], found["last_name"]) == ([given], [family])


def test_a_middle_name_beside_a_whole_one_tells_nothing_new():
    fields = ("full_name", "first_name", "last_name")
    plan = plan_of(*((name, name, 0) for name in fields), ("Middle", "", 0))
    row = [["Jane Doe"], ["Jane"], ["Doe"], ["Marie"]]
    assert apply(plan, row).fields["full_name"] == ["Jane Doe"]
