import json
from pathlib import Path

import pytest

from leadctl.errors import UsageError
from leadctl.fields import BY_NAME, header_key
from leadctl.mapping.columns import LEFT_OUT
from leadctl.mapping.plan import apply, make_plan, profiles
from leadctl.mapping.profiles import profile_named, recognised
from leadctl.reading import open_table
from leadctl.vocabulary import STAGES, STATUSES

SAMPLES = Path(__file__).parent / "vendors"
WORDS = {"status": STATUSES, "stage": STAGES}


def mapped(name):
    table = open_table(SAMPLES / f"{name}.csv")
    plan = make_plan(table.columns, table.sample)
    fields, extra = apply(plan, next(table.chunks).columns)
    table.chunks.close()
    return plan, {
        "profile": plan.profile,
        "columns": {column.header: [column.field, column.how] for column in plan.columns},
        "fields": fields,
        "extra": [cells and json.loads(cells) for cells in extra],
    }


@pytest.mark.parametrize("name", profiles())
def test_a_vendors_sample_gives_its_golden_rows(name):
    golden = json.loads((SAMPLES / f"{name}.golden.json").read_text(encoding="utf-8"))
    plan, found = mapped(name)
    assert plan.profile == name
    assert found == golden


@pytest.mark.parametrize("name", profiles())
def test_a_profile_names_known_fields_and_words(name):
    profile = profile_named(name)
    assert (profile.name, bool(profile.title), bool(profile.vendor)) == (name, True, True)
    assert {field for field, _ in profile.columns.values()} - {"", LEFT_OUT} <= set(BY_NAME)
    assert all(len(one) > 0 and one <= set(profile.columns) for one in profile.signature)
    for field, words in profile.values.items():
        assert set(words.values()) <= set(WORDS[field])
        assert all(raw == raw.casefold() for raw in words)
    assert {BY_NAME[field].cleaner for field in profile.dates} <= {"date"}
    assert set(profile.dates.values()) <= {"dmy", "mdy", "ymd"}


def test_no_golden_is_left_without_a_profile():
    assert {path.stem for path in SAMPLES.glob("*.csv")} == set(profiles())


def test_a_plain_list_has_no_profile():
    assert recognised(["First Name", "Last Name", "Email", "Company", "Stage"]) is None


def test_a_profile_is_known_however_its_headers_are_written():
    assert recognised(["first_name", "APOLLO CONTACT ID"]).name == "apollo"


def test_an_unknown_profile_names_the_nearest():
    with pytest.raises(UsageError) as caught:
        profile_named("apolo")
    assert "apollo" in caught.value.hint


def test_apollos_do_not_contact_reaches_the_cleaner_as_it_is():
    words = profile_named("apollo").values["status"]
    assert "do not contact" not in words
    assert words["cold"] == "new"


def test_hubspots_consent_columns_are_no_addresses():
    columns = profile_named("hubspot").columns
    assert columns[header_key("Unsubscribed from all email")][0] == "email_opt_out"
    assert columns[header_key("Email hard bounce reason")][0] == ""
