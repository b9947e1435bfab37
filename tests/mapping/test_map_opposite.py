import pytest

from leadctl.cleaning.cleaned import Rules
from leadctl.cleaning.vocabulary import clean_flag
from leadctl.fields import BY_NAME, synonyms
from leadctl.mapping.deciding.plan import Plan, make_plan
from leadctl.mapping.headers.meanings import keeps_its_words
from leadctl.mapping.headers.opposite import opposites, turned
from leadctl.mapping.maps.columns import PlanColumn
from leadctl.mapping.maps.mapfile import MapFile
from leadctl.mapping.passing.cleaning_pass import clean_columns
from leadctl.mapping.passing.passage import apply
from leadctl.workflows.deduping.dedupe_file import DedupeRequest, dedupe_file

OPT_OUTS = {"email_opt_out", "do_not_call"}


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
        ("n/a", ""),
        ("ask again", ""),
        ("weekly", ""),
        ("Bounced", "yes"),
        ("hard_bounce", "yes"),
        ("Never Subscribed", "yes"),
        ("keine Einwilligung", "yes"),
        ("No consent", "No consent"),
        ("PENDING", "unclear"),
        ("Unconfirmed", "unclear"),
        ("Confirmed", ""),
        ("withdrawn on 3/4", "yes"),
        ("am 3.4. widerrufen", "yes"),
        ("consent not withdrawn", ""),
        ("Nein danke", "yes"),
        ("нет", "yes"),
        ("No (form)", "yes"),
        ("Yes (form)", ""),
        ("withdrawn", "yes"),
        ("Denied", "yes"),
        ("granted", ""),
        ("I agree", ""),
        ("asked to be removed", "asked to be removed"),
        ("STOP", "STOP"),
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


ANSWERS = ["yes", "No", "TRUE", "0", "subscribed", "Unsubscribed", "opted out", "Opted in", ""]


def cleaned(header, **options):
    columns = [[f"a{at}@a.com" for at in range(len(ANSWERS))], ANSWERS]
    plan = make_plan(["Person - Email - Work", header], columns, **options)
    clean = [list(column) for column in clean_columns(plan, columns, Rules())]
    said, again = (apply(plan, cells).fields for cells in (columns, clean))
    assert {name: clean_flag(said[name]) for name in OPT_OUTS if name in said} == {
        name: clean_flag(again[name]) for name in OPT_OUTS if name in again
    }
    return clean[1], {*said} & OPT_OUTS


@pytest.mark.parametrize(
    "header",
    [
        *sorted(opposites()), "Person - Marketing status", "Can be contacted", "Opt-in",
        "Email status", "Marketing status", "OK to call?", "Opt-in status",
    ],
)  # fmt: skip
def test_under_a_header_that_asks_something_else_cells_keep_their_words(header):
    profile = "pipedrive" if header.startswith("Person") else None
    clean, fields = cleaned(header, profile=profile)
    assert (clean, len(fields)) == (ANSWERS, 1)


def test_under_a_header_that_the_user_explains_cells_keep_their_words():
    given = MapFile("m.toml", {"Flag 7": "email_opt_out"})
    assert cleaned("Flag 7", map_file=given) == (ANSWERS, {"email_opt_out"})


@pytest.mark.parametrize("header", [key for key, field in synonyms().items() if field in OPT_OUTS])
def test_under_a_header_that_asks_for_an_opt_out_cells_are_yes_or_no(header):
    yes_or_no = ["yes", "no", "yes", "no", "no", "yes", "yes", "no", ""]
    assert cleaned(header)[0] == yes_or_no
    assert not keeps_its_words(PlanColumn(f"{header} (2)", synonyms()[header], "synonym"))


def test_people_who_merge_keep_the_words_of_whoever_opted_out(tmp_path):
    path, out = tmp_path / "people.csv", tmp_path / "out.csv"
    path.write_text(
        "Person - Name,Person - ID,Person - Email - Work,Person - Marketing status\n"
        "Jane Doe,1,jane@acme.com,subscribed\nJane Doe,2,jane@acme.com,unsubscribed\n"
    )
    dedupe_file(DedupeRequest(str(path), output=out))
    assert [line.split(",")[3] for line in out.read_text().splitlines()[1:]] == ["unsubscribed"]


def test_no_header_means_a_field_and_its_opposite():
    assert not set(opposites()) & set(synonyms())
    assert set(opposites().values()) <= {
        name for name, field in BY_NAME.items() if field.survivorship == "strictest"
    }


def test_an_unclear_opt_out_stays_as_read_in_a_file():
    plan = make_plan(["Email", "Opted Out"], [["a@a.com", "b@a.com"], ["per Bob", "Yes"]])
    cells = [["a@a.com", "b@a.com"], ["per Bob", "Yes"]]
    assert clean_columns(plan, cells, Rules())[1] == ["per Bob", "yes"]


def test_links_are_no_opt_outs():
    links = [f"https://x.io/u/{n}" for n in range(4)]
    assert (
        opt_outs(["Unsubscribe"], *([f"{n}@a.com", link] for n, link in enumerate(links))) is None
    )
