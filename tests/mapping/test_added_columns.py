from __future__ import annotations

import pytest

from leadctl.cleaning.cleaned import Rules
from leadctl.mapping.added import Added
from leadctl.mapping.cleaning_pass import clean_table
from leadctl.mapping.plan import make_plan


def added(rows: list[dict[str, str]], only=None, rules=None, *, own=False, **asked):
    headers = list(rows[0])
    columns = [[row[header] for row in rows] for header in headers]
    plan = make_plan(headers, columns)
    rules = rules or Rules()
    more = Added(plan, headers, only, **asked)
    table = clean_table(plan, columns, rules, only=only)
    whole = more.columns(columns, table, rules)
    assert len(whole) == len(headers) + len(more.names)
    return (
        dict(zip((*headers, *more.names), whole, strict=True))
        if own
        else dict(zip(more.names, whole[len(headers) :], strict=True))
    )


def test_verdicts_are_called_by_the_field():
    found = added([{"Mail": "Info@acme.io", "Handy": "+49 171 1234567"}], verdicts=True)
    assert found == {
        "email_status": ["risky"],
        "email_reason": ["role_based"],
        "email_flags": ["business; role"],
        "email_suggestion": [""],
        "mobile_phone_status": ["valid"],
        "mobile_phone_reason": [""],
        "mobile_phone_type": ["mobile"],
        "mobile_phone_region": ["DE"],
    }


def test_a_mistyped_address_is_suggested_and_not_among_the_flags():
    found = added([{"Email": "jo@gmial.com"}], verdicts=True)
    assert found["email_suggestion"] == ["jo@gmail.com"]
    assert "gmail" not in found["email_flags"][0]


def test_several_values_of_a_cell_are_all_told():
    found = added([{"Email": "jo@acme.io; info@acme.io"}, {"Email": ""}], verdicts=True)
    assert found["email_status"] == ["valid; risky", "missing"]
    assert found["email_reason"] == ["role_based", ""]


def test_a_second_column_of_a_field_is_numbered():
    rows = [{"Email": "a@b.io", "Other email": "c@d.io", "Secondary email": "info@d.io"}]
    found = added(rows, verdicts=True)
    assert found["other_emails_status"] == ["valid"]
    assert found["other_emails_2_status"] == ["risky"]


@pytest.mark.parametrize("own", ["email_status", "EMAIL_STATUS "])
def test_no_added_column_has_a_name_of_the_list(own):
    found = added([{"Email": "a@b.io", own: "x"}], verdicts=True)
    assert "email_status" not in found
    assert found["email_status (2)"] == ["valid"]


def test_what_rows_tell_is_added_where_the_list_has_no_column():
    rows = [{"Name": "DOE, JANE", "Title": "VP Sales", "Seniority": "", "Email": "jd@acme.io"}]
    found = added(rows, derived=True)
    assert (found["first_name"], found["last_name"]) == (["Jane"], ["Doe"])
    assert found["department"] == ["sales"]
    assert found["domain"] == ["acme.io"]
    assert "seniority" not in found


def test_only_the_fields_that_are_cleaned_are_told_of():
    rows = [{"Name": "Jane Doe", "Title": "VP Sales", "Email": "jd@acme.io"}]
    found = added(rows, frozenset({"title"}), verdicts=True, derived=True)
    assert {"seniority", "department"} <= set(found)
    assert set(found).isdisjoint({"first_name", "domain", "email_status"})


def test_mended_addresses_are_judged_and_told_as_mended():
    rows = [{"Email": "jo@gmial.com", "Name": "Jo"}]
    found = added(rows, rules=Rules(fix_typos=True), verdicts=True, derived=True)
    assert (found["email_status"], found["email_suggestion"]) == (["valid"], [""])


def test_verdicts_of_an_earlier_run_are_renewed_where_they_stand():
    once = added([{"Email": "info@acme.io", "Name": "Jo"}], own=True, verdicts=True)
    row = {name: cells[0] for name, cells in once.items()}
    assert added([row], own=True, verdicts=True) == once
    assert added([row | {"Email": "jo@acme.io"}], own=True, verdicts=True)["email_status"] == [
        "valid"
    ]
