import json
from pathlib import Path

import pytest

from leadctl.cleaning.vocabulary import is_wish
from leadctl.errors import UsageError
from leadctl.fields import BY_NAME, header_key
from leadctl.mapping.deciding.plan import Plan, apply, make_plan, profiles
from leadctl.mapping.maps.columns import LEFT_OUT
from leadctl.mapping.maps.layout import FIELD_OF_KEY
from leadctl.mapping.maps.profiles import is_vendors_header, profile_named, recognised
from leadctl.reading import open_table
from leadctl.vocabulary import STAGES, STATUSES
from leadctl.workflows.leads.list_leads import SHOWN_COLUMNS

SAMPLES = Path(__file__).parent / "vendors"
WORDS = {"status": STATUSES, "stage": STAGES}


def opened(path):
    table = open_table(path, is_header=is_vendors_header)
    return table, list(table.chunks)


def mapped(name):
    table, chunks = opened(SAMPLES / f"{name}.csv")
    named = "" if profile_named(name).signature else name
    plan = make_plan(table.columns, table.sample, profile=named)
    fields, extra = apply(plan, next(chunk.columns for chunk in chunks if chunk.lines))
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
    assert {meaning.field for meaning in profile.columns.values()} - {"", LEFT_OUT} <= set(BY_NAME)
    assert all(profile.knows(one) == len(one) > 0 for one in profile.signature)
    for field, words in profile.layout.values.items():
        assert set(words.values()) <= set(WORDS.get(field, words.values()))
        assert all(raw == raw.casefold() for raw in words)
    assert {BY_NAME[FIELD_OF_KEY[key]].cleaner for key in profile.layout.dates} <= {"date"}
    assert set(profile.layout.dates.values()) <= {"dmy", "mdy", "ymd"}


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
    words = profile_named("apollo").layout.values["status"]
    assert "do not contact" not in words
    assert words["cold"] == "new"


def test_hubspots_consent_columns_are_no_addresses():
    columns = profile_named("hubspot").columns
    assert columns[header_key("Unsubscribed from all email")][0] == "email_opt_out"
    assert columns[header_key("Email hard bounce reason")][0] == ""


def reasons_of(name):
    _, chunks = opened(SAMPLES / f"{name}.csv")
    return [(reject.line, reject.reason) for chunk in chunks for reject in chunk.rejects]


@pytest.mark.parametrize(
    ("name", "rejected"),
    [
        ("apollo", []),
        ("linkedin", [(1, "above_header"), (2, "above_header")]),
        ("salesforce", [(line, "footer") for line in range(5, 10)]),
        (
            "zoom",
            [(line, "above_header") for line in range(1, 9)]
            + [(line, "too_few_cells") for line in range(13, 16)],
        ),
        ("meta", [(3, "test_row")]),
    ],
)
def test_what_a_vendor_writes_around_its_rows_is_kept_apart(name, rejected):
    assert reasons_of(name) == rejected


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("linkedin", "First Name,Last Name,Email Address,Company,Position,Connected On"),
        ("linkedin", "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am"),
        ("salesforce", "Id,LastName,FirstName,Company,LeadSource,OwnerId,IsConverted"),
        ("salesforce", "Id,LastName,Company,LeadSource,HasOptedOutOfEmail,DoNotCall"),
        ("zoom", "First Name,Last Name,Email,Registration Time,Approval Status"),
        ("meta", "id,created_time,form_id,is_organic,nombre_completo,correo_electrónico"),
        (None, "First Name,Last Name,Email,Company,Lead Source,Lead Status"),
        (None, "id,first_name,last_name,email,lead_status,created_at"),
    ],
)
def test_a_vendor_is_known_by_every_layout_it_writes(name, header):
    found = recognised(header.split(","))
    assert (found and found.name) == name
    assert is_vendors_header(header.split(",")) is (name is not None)


def test_prefixes_come_off_by_header_or_field_and_only_in_front():
    headers = ["id", "created_time", "ad_id", "form_id", "número_de_teléfono", "why"]
    cells = [["l:l:1"], ["2026-01-02"], ["ag:2"], ["x"], ["p:+4930234567"], ["c: d"]]
    plan = make_plan([*headers, "email"], [*cells, ["a@x.com"]])
    fields, extra = apply(plan, [*cells, ["a@x.com"]])
    assert (fields["vendor_id"], fields["phone"]) == (["l:1"], ["+4930234567"])
    assert json.loads(extra[0]) == {"ad_id": "2", "form_id": "x", "why": "c: d"}
    assert Plan.from_json(plan.to_json()) == plan


@pytest.mark.parametrize(("guarded", "title"), [(True, "=x"), (False, "'=x")])
def test_guards_come_off_only_where_the_format_has_them(guarded, title):
    headers, cells = ["lead_id", "email", "'=a"], [["1"], ["a@x.com"], ["'=x"]]
    plan = make_plan(headers, cells, guarded=guarded)
    assert json.loads(apply(plan, cells).extra[0]) == {title.replace("x", "a"): title}
    assert Plan.from_json(plan.to_json()) == plan


def test_a_usual_plan_is_written_without_what_is_usual():
    plan = make_plan(["email"], [["a@x.com"]])
    assert set(json.loads(plan.to_json())) == {
        "columns", "profile", "vendor", "values", "date_orders",
    }  # fmt: skip


def test_no_profile_explains_a_wish_not_to_be_contacted_away():
    words = {
        raw for one in profiles().values() for table in one.layout.values.values() for raw in table
    }
    assert not [raw for raw in words if is_wish(raw)]


def test_our_own_profile_knows_every_column_of_a_lead():
    columns = profile_named("leadctl").columns
    found = {name: columns[header_key(name)][0] for name in SHOWN_COLUMNS}
    assert found == {name: name if name in BY_NAME else LEFT_OUT for name in SHOWN_COLUMNS}


def test_custom_columns_of_our_own_exports_keep_their_names():
    headers = ["lead_id", "email", "created_at", "email_status", "records", "Keywords"]
    custom = ["Email Status", "records (2)", "email (2)", "Keywords (2)"]
    cells = [["1"], ["a@x.com"], ["2026-01-01"], ["valid"], ["2"], ["k"], *(["x"] for _ in custom)]
    plan = make_plan([*headers, *custom], cells)
    fields, extra = apply(plan, cells)
    assert json.loads(extra[0]) == {
        "Keywords": "k", "Email Status": "x", "records": "x", "email": "x", "Keywords (2)": "x",
    }  # fmt: skip
    assert fields["email"] == ["a@x.com"]
