"""Headers say in many ways of which kind an address or a number is."""

import pytest

from leadctl.mapping.deciding.plan import apply, make_plan

EMAILS = ["ann@x.example", "bo@x.example", "cy@x.example"]
PHONES = ["+49 30 1234567", "+1 212 555 0100", "+33 1 23 45 67 89"]
NAMES = ["Ann Ray", "Bo Lee", "Cy Fox"]


def field_of(header, cells, beside=("Surname", ["Ray", "Lee", "Fox"])):
    return make_plan([beside[0], header], [beside[1], cells]).columns[1].field


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Email (work)", "email"),
        ("E-Mail-Adresse (geschäftlich)", "email"),
        ("Correo electrónico (trabajo)", "email"),
        ("Email - Personal", "personal_email"),
        ("E-mail (thuis)", "personal_email"),
        ("Private Mailadresse", "personal_email"),
        ("Preferred email", "email"),
        ("Alternate e-mail address", "other_emails"),
        ("Email1", "email"),
        ("Email 4", "email"),
        ("work_email_2", "email"),
        ("personalEmail2", "personal_email"),
        ("Email (assistant)", ""),
        ("Bounced email", ""),
        ("Email 2019", ""),
        ("Direct mail", ""),
        ("Secondary contact email", ""),
        ("Home office email", ""),
    ],
)
def test_addresses_of_a_kind(header, field):
    assert field_of(header, EMAILS) == field


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Phone (mobile)", "mobile_phone"),
        ("Tel. (mobil)", "mobile_phone"),
        ("Tel Büro", "work_phone"),
        ("Phone - Direct", "work_phone"),
        ("Telefon (privat)", "home_phone"),
        ("Work mobile phone", "mobile_phone"),
        ("Portable pro", "mobile_phone"),
        ("Phone 4", "phone"),
        ("Mobile 3", "mobile_phone"),
        ("Backup phone", "other_phones"),
        ("Tel. komórkowy", "mobile_phone"),
        ("Phone (fax)", ""),
        ("Assistant phone", ""),
        ("Phone (emergency)", ""),
        ("Ph. no", "phone"),
    ],
)
def test_numbers_of_a_kind(header, field):
    assert field_of(header, PHONES) == field


@pytest.mark.parametrize(
    ("header", "cells", "field"),
    [
        ("Full name (LinkedIn)", NAMES, "full_name"),
        ("Company (Legal Name)", ["Acme", "Bolt", "Coda"], "company"),
        ("Company (previous)", ["Acme", "Bolt", "Coda"], ""),
        ("Co.", ["Acme", "Bolt", "Coda"], "company"),
        ("Headcount (approx.)", ["12", "40", "7"], "employees"),
        ("# of Employees", ["12", "40", "7"], "employees"),
        ("Phone(s)", PHONES, "phone"),
        ("Web address", ["x.example", "y.example", ""], "website"),
        ("Business Owner", NAMES, ""),
        ("Business Owner", ["Yes", "No", "Yes"], ""),
        ("Work Notes", ["a", "b", "c"], ""),
        ("Name of the event", ["Fair", "Expo", "Day"], ""),
    ],
)
def test_other_headers_with_a_word_about_them(header, cells, field):
    assert field_of(header, cells, ("Email", EMAILS)) == field


def test_numbered_columns_fill_one_another_in_their_order():
    headers = ["Email 5", "Email 4", "Email1", "Mobile 2", "Handy"]
    cells = [["e@x.example"], ["d@x.example"], [""], [PHONES[0]], [PHONES[1]]]
    fields = apply(make_plan(headers, cells), cells).fields
    assert (fields["email"], fields["other_emails"]) == (["d@x.example"], ["e@x.example"])
    assert (fields["mobile_phone"], fields["other_phones"]) == ([PHONES[1]], [PHONES[0]])


def test_guests_are_not_those_who_bring_them():
    headers = ["First Name", "Email", "Guest Name", "Guest Email(s)"]
    cells = [["Ann"], ["a@x.example"], ["Bo Lee"], ["b@x.example"]]
    assert [one.field for one in make_plan(headers, cells).columns] == [
        "first_name",
        "email",
        "",
        "",
    ]
    alone = make_plan(headers[2:], cells[2:]).columns
    assert [one.field for one in alone] == ["full_name", "email"]


@pytest.mark.parametrize(
    ("header", "cell", "field"),
    [
        ("Opt-out date", "2026-01-02", "email_opt_out"),
        ("Unsubscribed on", "2026-01-02", "email_opt_out"),
        ("Consent withdrawn", "yes", "email_opt_out"),
        ("Opt out of all", "yes", "email_opt_out"),
        ("On DNC list", "yes", "do_not_call"),
        ("TPS registered", "yes", "do_not_call"),
        ("No call", "yes", "do_not_call"),
        ("Call permission", "no", "do_not_call"),
        ("Email permission", "no", "email_opt_out"),
        ("Opt-out SMS", "yes", ""),
        ("Consent expiry", "2026-01-02", ""),
    ],
)
def test_wishes_are_known_by_many_headers(header, cell, field):
    plan = make_plan(["Email", header], [["a@x.example"], [cell]])
    assert plan.columns[1].field == field
    if field:
        fields = apply(plan, [["a@x.example"], [cell]]).fields
        assert fields[field] in ([cell], ["yes"])


@pytest.mark.parametrize(
    ("header", "cells", "field"),
    [
        ("Prénom du contact", ["Ann", "Bo", "Cy"], "first_name"),
        ("Nachname Ansprechpartner", ["Ray", "Lee", "Fox"], "last_name"),
        ("Name of contact person", NAMES, "full_name"),
        ("Name of the company", ["Acme", "Bolt", "Coda"], "company"),
        ("Nom de votre entreprise", ["Acme", "Bolt", "Coda"], "company"),
        ("Name of the event", ["Fair", "Expo", "Day"], ""),
        ("Last contact", NAMES, ""),
        ("First contact", NAMES, ""),
        ("Owner contact", NAMES, ""),
        ("Current Job Title", ["CEO", "CTO", "COO"], "title"),
        ("Company (current)", ["Acme", "Bolt", "Coda"], "company"),
    ],
)
def test_headers_may_say_whose_a_value_is(header, cells, field):
    assert field_of(header, cells, ("Email", EMAILS)) == field


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("Phone Nr", "phone"),
        ("N° de tél", "phone"),
        ("Cell No", "mobile_phone"),
        ("Work Tel", "work_phone"),
        ("Phone (incl. country code)", "phone"),
        ("Best contact number", "phone"),
        ("Office manager phone", ""),
        ("Guardian mobile", ""),
        ("Mobile fax", ""),
        ("Tour No", ""),
    ],
)
def test_words_for_a_number_say_nothing_more(header, field):
    assert field_of(header, PHONES) == field
