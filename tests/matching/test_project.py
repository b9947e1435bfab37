import json

from leadctl.cleaning.cleaned import EMPTY, Cleaned, Rules
from leadctl.cleaning.rows import clean_rows
from leadctl.fields import FIELDS
from leadctl.matching.surviving.project import VALUE_COLUMNS, project


def row(**cells):
    columns = project({name: [cell] for name, cell in cells.items()}, 1, json.dumps)
    return {name: column[0] for name, column in columns.items() if column[0] is not None}


def test_every_field_has_its_column_and_missing_ones_are_empty():
    assert set(project({}, 2, json.dumps)) == set(VALUE_COLUMNS)
    assert {f.name for f in FIELDS} - set(VALUE_COLUMNS) == {"lead_id"}
    assert row() == {"email_status": "missing", "phone_status": "missing"}


def test_the_main_address_falls_back_to_the_personal_one():
    found = row(email=EMPTY, personal_email=Cleaned("a@b.com", "valid", "", ("free",)))
    assert found["email"] == "a@b.com"
    assert (found["email_status"], found["email_flags"]) == ("valid", "free")


def test_the_main_number_falls_back_and_shows_its_type():
    found = row(mobile_phone=Cleaned("+4915112345678", "valid", "", ("mobile",)))
    assert (found["phone"], found["phone_type"]) == ("+4915112345678", "mobile")


def test_further_values_of_all_fields_gather_once_without_the_shown_ones():
    found = row(
        email=Cleaned("a@b.com", "valid", more=(Cleaned("c@d.com"), Cleaned("p@q.com"))),
        personal_email=Cleaned("p@q.com", "valid"),
        other_emails=Cleaned("c@d.com", more=(Cleaned("e@f.com"), Cleaned("a@b.com"))),
    )
    assert json.loads(found["other_emails"]) == ["c@d.com", "e@f.com"]


def test_a_reason_without_a_value_says_nothing():
    assert "email_reason" not in row(email=Cleaned(None, "missing", "placeholder"))


def test_a_row_names_the_fields_that_were_read_from_others():
    given = {"country": ["Germany", ""], "email": ["jane@acme.io", "max@beta.fr"]}
    found = project(clean_rows(given | {"title": ["", "CEO"]}, Rules()), 2, json.dumps)
    assert found["derived"] == [
        "domain language time_zone",
        "seniority department domain country language time_zone",
    ]
    assert project(clean_rows({"city": ["Bonn"]}, Rules()), 1, json.dumps)["derived"] == [None]
