from __future__ import annotations

import pytest

from leadctl.cleaning.cleaned import Rules
from leadctl.mapping.deciding.plan import make_plan
from leadctl.mapping.passing.added import Added
from leadctl.mapping.passing.cleaning_pass import clean_table


def added(rows: list[dict[str, str]], only=None, rules=None, *, own=False, **asked):
    headers = list(rows[0])
    columns = [[row[header] for row in rows] for header in headers]
    plan = make_plan(headers, columns)
    rules = rules or Rules()
    more = Added(plan, headers, columns, only, **asked)
    table = clean_table(plan, columns, rules, only=only, filled=more.places)
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


def test_names_before_addresses_come_into_columns_of_their_own():
    found = added([{"Email": "bob@acme.io"}, {"Email": "Jane Doe <jane@acme.io>"}], derived=True)
    assert found["full_name"] == ["", "Jane Doe"]
    assert found["last_name"] == ["", "Doe"]
    assert "full_name" in found["derived"][1].split()
    assert "full_name" not in added([{"Email": "bob@acme.io"}], derived=True)


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


@pytest.mark.parametrize(
    "theirs",
    [
        {"email_status": "verified by Hunter"},
        {
            "email_status": "Deliverable",
            "email_reason": "",
            "email_flags": "",
            "email_suggestion": "",
        },
        {
            "email_status": "valid",
            "email_reason": "at 90 %",
            "email_flags": "",
            "email_suggestion": "",
        },
        {"email_status": "", "email_status (2)": "checked by hand"},
        {"email_status (7)": "valid"},
    ],
)
def test_verdicts_of_others_stay_beside_ours_run_after_run(theirs):
    once = added([{"Email": "info@acme.io", "Name": "Jo"} | theirs], own=True, verdicts=True)
    row = {name: cells[0] for name, cells in once.items()}
    assert {name: row[name] for name in theirs} == theirs
    assert added([row], own=True, verdicts=True) == once
    changed = added([row | {"Email": "jo@acme.io"}], own=True, verdicts=True)
    assert changed.keys() == once.keys()
    assert {name: changed[name][0] for name in theirs} == theirs
    assert [cells for name, cells in changed.items() if name not in theirs][:3] != [
        cells for name, cells in once.items() if name not in theirs
    ][:3]
    ours = [name for name in once if name.startswith("email_status") and name not in theirs]
    assert [changed[name] for name in ours] == [["valid"]]


def test_verdicts_on_phones_and_on_several_values_are_told_from_others_too():
    row = {"Email": "info@acme.io; jo@gmial.com", "Phone": "+49 171 1234567", "Fax": "+1 900"}
    once = added([row, dict.fromkeys(row, "")], own=True, verdicts=True)
    rows = [{name: cells[at] for name, cells in once.items()} for at in (0, 1)]
    assert added(rows, own=True, verdicts=True) == once


def test_empty_cells_of_own_columns_are_filled_and_nothing_given_is_replaced():
    rows = [
        {"Email": "jane@acme.de", "Country": "", "Title": "VP Sales", "Seniority": ""},
        {"Email": "bob@acme.de", "Country": "France", "Title": "CEO", "Seniority": "manager"},
        {"Email": "ann@acme.de", "Country": "Narnia", "Title": "", "Seniority": ""},
    ]
    found = added(rows, own=True, derived=True)
    assert found["Country"] == ["DE", "FR", "Narnia"]
    assert found["Seniority"] == ["vp", "manager", ""]
    assert added(rows, frozenset({"email"}), own=True, derived=True)["Country"] == [
        "",
        "France",
        "Narnia",
    ]


def test_what_a_row_told_is_named_behind_it():
    rows = [
        {"Name": "Jane Doe", "Email": "jane@acme.de", "Country": ""},
        {"Name": "Bo", "Email": "bo@gmail.com", "Country": "France"},
        {"Name": "", "Email": "", "Country": ""},
    ]
    found = added(rows, own=True, derived=True)
    assert found["derived"] == [
        "country first_name last_name domain language time_zone",
        "first_name language time_zone",
        "",
    ]
    assert list(found)[-1] == "derived"
    assert again(found, derived=True) == found


@pytest.mark.parametrize(("cell", "kept"), [("country", True), ("from sales", False)])
def test_only_a_column_of_an_earlier_run_names_more_of_what_was_told(cell, kept):
    rows = [{"Name": "Jane Doe", "Email": "jane@acme.de", "derived": cell}]
    found = added(rows, own=True, derived=True)
    told = "first_name last_name domain country language time_zone"
    assert found["derived"] == [f"{cell} {told}" if kept else cell]
    assert found.get("derived (2)") == (None if kept else [told])


def test_filled_cells_are_counted_once():
    headers, columns = ["Email", "Country"], [["jane@acme.de", "bob@acme.fr"], ["", "France"]]
    plan = make_plan(headers, columns)
    more = Added(plan, headers, columns, derived=True)
    more.columns(columns, clean_table(plan, columns, Rules()), Rules())
    assert more.filled == {"country": 1}


def again(once, **asked):
    rows = [dict(zip(once, row, strict=True)) for row in zip(*once.values(), strict=True)]
    return added(rows, own=True, **asked)


def test_a_country_that_is_filled_in_is_the_one_its_row_is_read_by():
    rows = [{"Email": "jo@acme.de", "Phone": "030 901820", "State": "Bayern", "Country": ""}]
    once = added(rows, own=True, derived=True)
    assert (once["Phone"], once["State"], once["Country"]) == (["+4930901820"], ["BY"], ["DE"])
    assert again(once, derived=True) == once


def test_no_phone_is_read_by_a_country_that_was_guessed_of_an_address():
    rows = [
        {"Email": "a@firma.de", "Phone": "415-555-2671"},
        {"Email": "c@x.at", "Phone": "0171 5551234"},
    ]
    once = added(rows, own=True, derived=True, verdicts=True)
    assert once["Phone"] == ["415-555-2671", "0171 5551234"]
    assert once["phone_status"] == ["invalid", "invalid"]
    assert once["country"] == ["DE", "AT"]
    assert again(once, derived=True, verdicts=True) == once
    assert again(once) == once


def test_a_default_region_tells_a_country_where_nothing_else_does():
    rows = [
        {"Email": "mj@almagra.es", "Mobile": "600 555 092", "Country": ""},
        {"Email": "jo@acme.io", "Mobile": "0171 1234567", "Country": ""},
    ]
    once = added(rows, rules=Rules("DE"), own=True, derived=True)
    assert once["Mobile"] == ["+49600555092", "+491711234567"]
    assert once["Country"] == ["DE", "DE"]
    assert again(once, rules=Rules("DE"), derived=True) == once


def test_a_guessed_number_tells_its_country_in_the_first_run_as_in_the_second():
    rows = [{"Email": "jo@acme.io", "Phone": "491711234567"}]
    once = added(rows, own=True, derived=True, verdicts=True)
    assert (once["phone_reason"], once["country"]) == (["REGION_GUESSED"], ["DE"])
    assert again(once, derived=True, verdicts=True) == once


def test_a_guess_is_forgotten_where_another_number_stands():
    once = added([{"Email": "jo@acme.io", "Phone": "491711234567"}], own=True, verdicts=True)
    other = again(once | {"Phone": ["+33142685300"]}, verdicts=True)
    assert (other["phone_status"], other["phone_reason"]) == (["valid"], [""])


def test_half_a_name_is_told_no_more_than_it_says():
    rows = [{"Email": "jo@acme.io", "First Name": "Mary Ann", "Last Name": ""}]
    once = added(rows, own=True, derived=True)
    assert (once["full_name"], once["Last Name"]) == (["Mary Ann"], [""])
    assert again(once, derived=True) == once
    assert "full_name" not in added([{"First Name": "Mary"}], derived=True)


def test_no_second_column_takes_the_name_of_one_that_holds_something_else():
    found = added([{"Website": "acme.io", "Domain": "III"}], own=True, derived=True)
    assert [name for name in found if name.casefold().startswith("domain")] == ["Domain"]


def test_whole_names_under_any_header_are_told_once():
    rows = [{"Wer": "Jane Doe", "First Name": "Jane", "Last Name": "Doe"}]
    assert "full_name" not in added(rows, derived=True)
    assert "full_name" in added([rows[0] | {"Wer": "Bo Ray"}], derived=True)


def test_half_a_name_without_blanks_is_in_the_whole_one_too():
    rows = [{"Email": "a@b.io", "Full Name": "李娜", "First Name": "", "Last Name": "李娜"}]
    assert added(rows, own=True, derived=True)["First Name"] == [""]


def test_a_place_told_in_one_cell_is_read_by_and_told_of_where_that_is_asked():
    rows = [
        {"Name": "Jo Ray", "Phone": "415-555-2671", "Location": "San Francisco, CA, US"},
        {"Name": "Max Roe", "Phone": "0171 5551234", "Location": "Germany"},
        {"Name": "Tom Hill", "Phone": "020 7946 0958", "Location": "Remote"},
    ]
    plain = added(rows, own=True)
    assert plain["Phone"] == ["+14155552671", "+491715551234", "020 7946 0958"]
    assert plain["Location"] == [row["Location"] for row in rows]
    once = added(rows, own=True, derived=True)
    assert once["country"] == ["US", "DE", ""]
    assert "country" in once["derived"][0].split()
    assert again(once, derived=True) == once
    assert again(once) == once
    held = added([row | {"Country": ""} for row in rows], own=True)
    assert held["Country"] == ["", "", ""]
