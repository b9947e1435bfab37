import pytest

from leadctl.cleaning.cleaned import Rules
from leadctl.fields import BY_NAME, synonyms
from leadctl.mapping.cleaning_pass import clean_columns
from leadctl.mapping.mapfile import MapFile
from leadctl.mapping.opposite import opposites, turned
from leadctl.mapping.passage import apply
from leadctl.mapping.plan import Plan, make_plan


def opt_outs(headers, *rows, **options):
    columns = [list(column) for column in zip(*rows, strict=True)]
    plan = make_plan(["Email", *headers], columns, **options)
    return apply(plan, columns).fields.get("email_opt_out")


@pytest.mark.parametrize(
    "header",
    [
        "Subscribed", "Newsletter", "Opt-In", "opt_in", "optIn", "Marketing consent",
        "May we contact you?", "Lead Newsletter (required)", "Einwilligung", "Abonné",
        "Suscrito", "Iscritto", "Inscrito na newsletter", "Toestemming", "Zgoda marketingowa",
    ],
)  # fmt: skip
def test_a_no_to_writing_is_an_opt_out_and_a_yes_is_nothing(header):
    assert opt_outs([header], ["a@a.com", "No"], ["b@a.com", "yes"], ["c@a.com", ""]) == [
        "yes",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("cell", "answer"),
    [
        ("false", "yes"),
        ("0", "yes"),
        ("nein", "yes"),
        ("☐", "yes"),
        ("unsubscribed", "unsubscribed"),
        ("Opted-out", "Opted-out"),
        ("subscribed", "subscribed"),
        ("OK", "OK"),
        ("ja", ""),
        ("2024-03-01", ""),
        ("n/a", "n/a"),
        ("ask again", "ask again"),
    ],
)
def test_answers_are_turned_and_outright_wishes_kept(cell, answer):
    assert turned([cell, cell]) == [answer, answer]


def test_a_yes_to_writing_stands_over_no_opt_out():
    rows = [["a@a.com", "yes", "yes"], ["b@a.com", "no", "no"], ["c@a.com", "no", "yes"]]
    assert opt_outs(["Subscribed", "Unsubscribed"], *rows) == ["yes", "yes", "yes"]


def test_the_users_word_for_such_a_column_is_turned_as_well():
    given = MapFile("m.toml", {"Subscribed": "email_opt_out"})
    assert opt_outs(["Subscribed"], ["a@a.com", "no"], map_file=given) == ["yes"]


def test_names_of_newsletters_are_no_answers():
    assert opt_outs(["Newsletter"], ["a@a.com", "Weekly"], ["b@a.com", "Monthly"]) is None


def test_the_plan_keeps_which_way_a_column_asks():
    plan = make_plan(["Email", "Subscribed", "May we call?"], [["a@a.com"], ["no"], ["no"]])
    assert [column.opposite for column in plan.columns] == [False, True, True]
    assert Plan.from_json(plan.to_json()) == plan
    fields = apply(plan, [["a@a.com"], ["no"], ["No"]]).fields
    assert (fields["email_opt_out"], fields["do_not_call"]) == (["yes"], ["yes"])


def test_cleaning_a_file_keeps_the_meaning_of_its_header():
    columns = [["A@A.com", "b@b.com"], ["unsubscribed", "Yes"]]
    plan = make_plan(["Email", "Subscribed"], columns)
    assert clean_columns(plan, columns, Rules())[1] == ["unsubscribed", "Yes"]


def test_no_header_means_a_field_and_its_opposite():
    assert not set(opposites()) & set(synonyms())
    assert set(opposites().values()) <= {
        name for name, field in BY_NAME.items() if field.survivorship == "strictest"
    }
