import pytest

from leadctl.errors import DataError, ExitCode, UsageError
from leadctl.mapping.deciding.plan import make_plan
from leadctl.mapping.maps.columns import Plan, PlanColumn
from leadctl.mapping.maps.mapfile import MapFile


def fields_of(headers, rows=(), **options):
    sample = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in headers]
    plan = make_plan(headers, sample, **options)
    return {column.header: column.field for column in plan.columns}


@pytest.mark.parametrize(
    ("headers", "fields"),
    [
        ("First Name,Last Name,E-Mail *", "first_name,last_name,email"),
        ("firstName,lastName,emailAddress", "first_name,last_name,email"),
        ("Vorname,Nachname,E-Mail-Adresse,Firma", "first_name,last_name,email,company"),
        ("Vorname,Name,E-Mail", "first_name,last_name,email"),
        ("Anrede,Name,Vorname,Straße,PLZ,Ort", ",last_name,first_name,street,postal_code,city"),
        ("Prénom,Nom,Courriel,Société", "first_name,last_name,email,company"),
        ("Nombre,Apellidos,Correo electrónico", "first_name,last_name,email"),
        ("Nombre,Correo,Teléfono móvil", "full_name,email,mobile_phone"),
        ("Nome,Cognome,Azienda,Telefono", "first_name,last_name,company,phone"),
        ("Nome,Sobrenome,Empresa,Celular", "first_name,last_name,company,mobile_phone"),
        ("Voornaam,Achternaam,Bedrijf,Functie", "first_name,last_name,company,title"),
        ("Imię,Nazwisko,Firma,Stanowisko", "first_name,last_name,company,title"),
        ("Name,Email,Company", "full_name,email,company"),
        ("Name,Company / Organisation,Phone/Email", "full_name,company,"),
        ("Vorname / First Name,Nachname / Last Name,Firma/Ort", "first_name,last_name,"),
        ("Name,Website,Industry", "company,website,industry"),
        ("Name,Company,Industry", "full_name,company,industry"),
        ("Lead Email (required),Contact: City", "email,city"),
        ("LinkedIn URL,LinkedIn Company URL", "linkedin,company_linkedin"),
        ("email,Email Status,Unsubscribed from all email", "email,,email_opt_out"),
        ("email,UTM_Source,Lead Source", "email,utm_source,source"),
        ("lead_id,email", "lead_id,email"),
        ("Lead ID,email", "vendor_id,email"),
        ("email", "email"),
        ("Company Name,City,Company City", "company,city,"),
        ("Email,Person City,Company State,HQ Country", "email,city,,"),
        ("Email,Company Zip Code,Person Zip Code", "email,,postal_code"),
        ("Email,Company City,Company Country,Country", "email,city,,country"),
        ("Email,Company City,Company State", "email,city,state"),
        ("Email,Nº de empleados", "email,employees"),
        ("Email,N° de empleados", "email,employees"),
        ("Email,N. dipendenti", "email,employees"),
        ("Name,Direct Email", "full_name,email"),
        ("Invitee Name,Invitee Email,User Email", "full_name,email,"),
        ("User ID,User Email", ",email"),
    ],
)
def test_headers_mean_fields(headers, fields):
    names = headers.split(",")
    assert fields_of(names) == dict(zip(names, fields.split(","), strict=True))


def test_an_accent_in_two_characters_is_the_same_accent():
    assert fields_of(["Pre\u0301nom", "Courriel"]) == {
        "Pre\u0301nom": "first_name",
        "Courriel": "email",
    }


@pytest.mark.parametrize(
    ("header", "cells", "field"),
    [
        ("Email", ["Verified", "Guessed", ""], ""),
        ("Email", ["", "N/A", ""], "email"),
        ("Email", ["", "x@acme.com", "oops"], "email"),
        ("Title", ["Mr.", "Ms", "Herr Dr."], ""),
        ("Title", ["Mr.", "CEO", ""], "title"),
        ("Contact", ["ann@acme.com", "bob@acme.com", ""], "email"),
        ("Address", ["ann@acme.com", "bob@acme.com", "1 Main St"], "email"),
        ("Address", ["1 Main St", "bob@acme.com", "2 Main St"], "street"),
        ("LinkedIn", ["https://www.linkedin.com/company/acme", "", ""], "company_linkedin"),
        ("LinkedIn", ["https://www.linkedin.com/in/ann", "", ""], "linkedin"),
        ("LinkedIn", ["yes", "no", "False"], ""),
        ("LinkedIn", ["annray", "", ""], ""),
        ("Mobile", ["yes", "no", ""], ""),
        ("Mobile", ["0170 1234567", "no", ""], "mobile_phone"),
        ("Account", ["10023", "10024", "10025"], ""),
        ("Account", ["Acme", "3M", "10025"], "company"),
        ("Created", ["yesterday", "", ""], ""),
        ("Website", ["ann@acme.com", "bob@acme.com", ""], ""),
        ("Website", ["acme.com", "", ""], "website"),
        ("URL", ["https://www.linkedin.com/in/ann", "linkedin.com/in/bob", ""], "linkedin"),
        ("URL", ["https://www.linkedin.com/company/acme", "", ""], "company_linkedin"),
        ("URL", ["https://acme.com", "https://www.linkedin.com/in/ann", "foo.com"], "website"),
    ],
)
def test_a_header_is_believed_only_where_its_cells_agree(header, cells, field):
    rows = [(f"P{at} Ray", cell) for at, cell in enumerate(cells)]
    assert fields_of(["Full Name", header], rows)[header] == field


@pytest.mark.parametrize(
    ("rows", "field"),
    [
        ([("Ann", "Ray", "Ann Ray"), ("Bob", "Day", "Bob Day")], "full_name"),
        ([("Ann", "Ray", "Acme Inc"), ("Bob", "Day", "Foo Ltd")], "company"),
    ],
)
def test_name_beside_both_halves_is_read_by_its_cells(rows, field):
    wide = [(*row, "acme.com") for row in rows]
    assert fields_of(["First Name", "Last Name", "Name", "Website"], wide)["Name"] == field


def test_a_better_header_leads_and_the_other_spills_over_or_stays_custom():
    headers = ["Work Email", "Email", "Company Name", "Company"]
    plan = make_plan(headers, [["w@a.com"], ["e@a.com"], ["A"], ["B"]])
    assert [column.field for column in plan.columns] == ["email", "email", "", "company"]
    assert plan.by_field["email"] == [1, 0]
    assert (plan.mapped, plan.custom) == (3, 1)


def test_equal_headers_that_differ_are_unclear():
    with pytest.raises(DataError) as caught:
        fields_of(["Email", "Company", "Company (2)"], [("jane@acme.com", "Acme Inc", "Globex")])
    error = caught.value
    assert error.exit_code == ExitCode.BAD_DATA
    assert error.message.splitlines() == [
        "several columns could be `company`, and they differ",
        "  column       field    looks like",
        "  Company      company  A... I...",
        "  Company (2)  company  G...",
    ]
    assert 'columns = { "Company" = "company", "Company (2)" = "" }' in error.hint
    assert "--map" in error.hint


def test_equal_headers_that_agree_are_one():
    headers = ["Email", "Company", "Company (2)"]
    found = fields_of(headers, [("a@a.com", "", "Acme"), ("b@b.com", "Foo", "Foo")])
    assert sorted(found.values()) == ["", "company", "email"]
    assert found["Company (2)"] == "company"


def test_equal_headers_of_a_field_with_overflow_are_all_kept():
    headers = ["Email", "Email (2)", "Phone", "Phone (2)"]
    found = fields_of(headers, [("a@a.com", "b@b.com", "+1 212 555 0100", "+1 212 555 0101")])
    assert list(found.values()) == ["email", "email", "phone", "phone"]


def test_every_opt_out_column_counts():
    found = fields_of(["Email", "Unsubscribed", "Do Not Contact"], [("a@a.com", "no", "yes")])
    assert list(found.values()) == ["email", "email_opt_out", "email_opt_out"]


@pytest.mark.parametrize("headers", [["Foo", "Bar"], ["City", "Notes"], ["Email Status"]])
def test_a_file_that_tells_nobody_is_refused_with_its_headers(headers):
    with pytest.raises(DataError) as caught:
        fields_of(headers)
    assert caught.value.exit_code == ExitCode.BAD_DATA
    assert all(header in caught.value.message for header in headers)
    assert "--map" in caught.value.hint
    assert headers[0] in caught.value.hint


@pytest.mark.parametrize("cell", ["jane.doe@acme.com", "+49 170 1234567", "(212) 555-0100"])
def test_a_file_without_a_header_row_is_refused_without_telling_whose_row_it_is(cell):
    with pytest.raises(DataError, match="no header row") as caught:
        fields_of(["Jane Doe", cell, "Acme"])
    assert "jane" not in (caught.value.message + caught.value.hint).lower()


def test_the_users_map_stands_over_everything():
    given = MapFile("m.toml", {"E-Mail": "", "kontakt adresse": "email", "Firma": "company"})
    found = fields_of(["E-Mail", "Kontakt-Adresse", "Firma"], map_file=given)
    assert found == {"E-Mail": "", "Kontakt-Adresse": "email", "Firma": "company"}


def test_the_users_map_settles_what_is_unclear():
    given = MapFile("m.toml", {"Company": "company", "Company (2)": ""})
    rows = [("a@a.com", "Acme", "Globex")]
    found = fields_of(["Email", "Company", "Company (2)"], rows, map_file=given)
    assert list(found.values()) == ["email", "company", ""]


def test_a_map_for_a_header_that_is_not_there():
    given = MapFile("m.toml", {"Emial": "email"})
    with pytest.raises(DataError, match="Emial") as caught:
        fields_of(["Email", "Name"], map_file=given)
    assert "Email" in caught.value.hint


def test_an_unknown_profile_is_a_usage_error():
    with pytest.raises(UsageError):
        fields_of(["Email"], profile="hubspott")


def test_a_named_profile_is_used_though_not_recognised():
    found = fields_of(["Email", "Stage"], profile="apollo")
    assert found == {"Email": "email", "Stage": "status"}


def test_a_plan_survives_the_store():
    plan = Plan(
        (PlanColumn("E", "email", "synonym", 1), PlanColumn("Ü", "", "custom")),
        "apollo",
        "apollo",
        {"status": {"cold": "new"}},
        {"created": "ymd"},
    )
    assert Plan.from_json(plan.to_json()) == plan
    assert Plan.from_json(plan.to_json()).to_json() == plan.to_json()


def test_errors_quote_no_more_than_the_beginning_of_a_header():
    long = "what somebody wrote into the first cell of this file " * 3
    with pytest.raises(DataError) as caught:
        fields_of([long, "Notes"])
    assert long[:37] in caught.value.hint
    assert long[:41] not in caught.value.message + caught.value.hint


def test_headers_that_say_nothing_are_proposed_by_their_cells():
    with pytest.raises(DataError, match="no column tells who the leads are") as caught:
        fields_of(["A", "B", "C"], [("x", "a@x.example", "Germany"), ("y", "b@x.example", "Spain")])
    assert 'columns = { "B" = "email", "C" = "country" }' in caught.value.hint
    with pytest.raises(DataError) as caught:
        fields_of(["A", "B"], [("x", "7")])
    assert 'columns = { "A" = "email" }' in caught.value.hint
