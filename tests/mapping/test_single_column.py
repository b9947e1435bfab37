"""What the only column of a list holds."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadctl.errors import DataError
from leadctl.mapping.deciding.cellkinds import KINDS, kind_of
from leadctl.mapping.deciding.plan import make_plan
from leadctl.mapping.deciding.single import Single, plan_of, single

CELLS = {
    "email": ["A@b.io", "mailto:c@d.io", "Bo Ray <bo@ray.io>", "n/a", "e@f"],
    "linkedin": ["https://www.linkedin.com/in/ann", "linkedin.com/in/bob"],
    "company_linkedin": ["https://www.linkedin.com/company/acme"],
    "website": ["https://acme.io/about", "www.beta.example"],
    "domain": ["acme.io", "Beta.example", "gamma.co.uk"],
    "phone": ["+49 30 901820", "(212) 555-0134", "0171 1234567", "212-555-0134 x12"],
    "country": ["Germany", "USA", "Frankreich", "Korea, Republic of", "österreich", "Atlantis"],
    "company": ["ACME INC", "Beta GmbH & Co. KG", "Goldman Sachs", "Foo Ltd.", "Stripe", "Bar SAS"],
    "title": ["VP Sales", "Geschäftsführer", "Growth Hacker", "directrice commerciale", "CEO"],
    "full_name": ["JANE DOE", "Dr. Bo van Ray", "Doe, Max", "José García López", "Madonna"],
    "first_name": ["Anna", "jürgen", "LUCÍA", "Paweł", "Giulia", "Sabine"],
}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("header", ["x", "value", "column 1", "Spalte"])
def test_cells_tell_what_no_header_does(kind, header):
    assert single(header, CELLS[kind]) == Single(kind, by_cells=True)


@pytest.mark.parametrize("kind", KINDS)
def test_a_first_record_is_no_header(kind):
    first, *rest = CELLS[kind]
    assert single(first, rest) == Single(kind, by_cells=True, is_record=True)
    if kind == "first_name":  # one such word may be anything
        assert single(first, rest[:2]).field == single(first, []).field == ""
        return
    assert single(first, []) == Single(kind, by_cells=True, is_record=True)


@pytest.mark.parametrize(
    ("header", "kind", "field"),
    [
        ("Titel", "title", "title"),
        ("Job Title", "title", "title"),
        ("Land", "country", "country"),
        ("Company name", "company", "company"),
        ("Name", "full_name", "full_name"),
        ("Ansprechpartner", "full_name", "full_name"),
        ("Mobile", "phone", "mobile_phone"),
        ("Manager", "full_name", "full_name"),
    ],
)
def test_a_header_that_says_it_is_believed(header, kind, field):
    found = single(header, CELLS[kind])
    assert (found.field, found.is_record) == (field, False)


@pytest.mark.parametrize("kind", ["company", "email", "phone", "linkedin", "website", "domain"])
def test_what_nobody_is_called_may_stand_under_name(kind):
    assert single("Name", CELLS[kind]) == Single(kind, by_cells=True)


@pytest.mark.parametrize("header", ["Name", "Names", "Full Name", "Kontakt", "Nombre completo"])
@pytest.mark.parametrize(
    "cells",
    [
        ["Georgia", "Jordan", "Chad"],
        ["Georgia", "Jordan", "Chad", "Bob"],
        ["Germany", "USA"],
        ["Jordan Dean", "Earl King", "Judge Reinhold"],
        ["VP Sales", "CEO"],
    ],
)
def test_a_header_of_names_is_obeyed_where_people_may_be_called_so(header, cells):
    assert single(header, cells) == Single("full_name")


def test_legal_forms_stand_under_a_header_that_says_nobody():
    cells = ["Maria Sa", "Rui Sa", "Ann Lee"]
    assert single("Name", cells) == Single("company", by_cells=True)
    assert single("Full Name", cells) == Single("full_name")


@pytest.mark.parametrize(
    "header", ["Attendee names", "Customer list", "Kontakt Person", "Name of the speaker", "Gast"]
)
def test_words_of_headers_are_no_names(header):
    assert not single(header, CELLS["full_name"]).is_record


def test_a_first_record_tells_with_the_others():
    found = Single("country", by_cells=True, is_record=True)
    assert single("Germany", ["Atlantis", "USA"]) == found
    assert single("Germany", ["Rep. of Korea", "USA"]) == found
    assert single("Lander", ["Atlantis", "USA"]) == Single("", by_cells=True)


@pytest.mark.parametrize(
    "name",
    [
        "Dr. Jane Doe Jr.",
        "Larry Page",
        "Prof. Doe",
        "DOE, JOHN Q., PhD",
        "Jean-Luc O'Brien",
        'John "Jo" Smith',
        "Jane (Janie) Doe",
    ],
)
def test_what_stands_around_a_name_makes_no_title_of_it(name):
    assert single(name, [name]) == Single("full_name", by_cells=True, is_record=True)


def test_a_company_without_a_legal_form_may_come_first():
    assert single("Goldman Sachs", CELLS["company"]).is_record
    assert not single("Aussteller", CELLS["company"]).is_record


@pytest.mark.parametrize(
    "cells",
    [
        ["1", "2", "3"],
        ["red", "green", "blue"],
        ["A", "D", "C"],
        ["Trade Show", "Cold Call", "Trade Show", "Trade Show", "Cold Call"] * 2,
        ["Food & Beverages", "Retail", "Banking"],
        [],
    ],
)
def test_what_is_not_sure_is_not_guessed(cells):
    assert single("x", cells) == Single("", by_cells=True)
    (column,) = plan_of(single("x", cells), "x", cells).columns
    assert (column.field, column.how) == ("", "custom")


@given(st.text(max_size=30), st.lists(st.text(max_size=30), max_size=5))
def test_any_text_is_taken(header, cells):
    found = single(header, cells)
    assert kind_of(cells) in {"", *KINDS}
    try:
        plan = plan_of(found, header, [header, *cells] if found.is_record else cells)
    except DataError:  # a known header over cells that its field never holds, as in any list
        assert found.field
        assert not found.by_cells
    else:
        assert plan.columns[0].field == found.field


TRADED = [
    "Summit Foods", "Riverbend Brewing", "Northwind Systems", "Blue Harbor", "First Valley Bank",
    "Crestline Solutions", "Stadtwerke Musterstadt", "Kingfisher Labs", "Oak & Ash",
    "Groupe Exemple",
]  # fmt: skip


def test_words_of_their_trades_tell_companies_without_a_legal_form():
    assert single("Kunden", TRADED) == Single("company", by_cells=True)
    assert single("Summit Foods", TRADED[1:]).field == "company"


@pytest.mark.parametrize(
    "cells",
    [
        ["Cloud Solutions", "Operating Systems", "Cloud Solutions", "Embedded Systems"] * 3,
        ["Head of Logistics", "VP Communications", "Director of Technology", "Chief of Energy"] * 2,
        ["Jane Doe", "John Roe", "Maria Bank", "Ann Lee", "Tom Fox", "Eva Berg", "Joe Day"] * 2,
    ],
)
def test_topics_titles_and_people_are_no_companies(cells):
    assert single("Rubrik", cells).field != "company"


@pytest.mark.parametrize(
    "cells",
    [
        ["Ford Motor", "Morgan Stanley", "Ernst & Young", "Wells Fargo", "Bank of America"],
        ["Johnson Matthey", "Harley Davidson", "Procter & Gamble", "Jack Daniels", "Ralph Lauren"],
        ["Hugo Boss", "Calvin Klein", "Banque de France", "Christian Dior", "Louis Vuitton"],
    ],
)
@pytest.mark.parametrize("case", [str, str.upper])
def test_partners_and_banks_are_none_of_people(cells, case):
    written = [case(cell) for cell in cells]
    assert single("Rubrik", written).field == single(written[0], written[1:]).field == ""


def test_couples_are_people():
    cells = ["Jane Doe & John Doe", "Mr & Mrs Roe", "Ann Lee", "Tom Fox", "Eva Berg"]
    assert single("Rubrik", cells).field == "full_name"


def test_towns_are_no_given_names():
    assert single("Rubrik", ["Paris", "Victoria", "Sydney", "Chelsea"]).field == ""
    named = ["Anna", "Victoria", "Sydney", "Chelsea", "Paul", "Laura", "Thomas"]
    assert single("Rubrik", named).field == "first_name"


def test_names_among_words_of_trades_are_none_of_people():
    cells = ["Blue Harbor", "Green Valley", "Red Cliff", "Oak Creek", "Sun Mill", "Summit Foods"]
    assert single("Rubrik", cells) == Single("", by_cells=True)
    assert single(
        "Rubrik", ["Jane Doe", "John Roe", "Ann Lee", "Tom Fox", "Eva Berg", "Al Ek"]
    ) == (Single("full_name", by_cells=True))


@pytest.mark.parametrize(
    ("first", "rest"), [("acme.io", "https://beta.example"), ("www.acme.io/about", "beta.io")]
)
def test_a_domain_among_pages_is_one_of_them(first, rest):
    assert single(first, [rest]).is_record


EASTERN = {
    "full_name": ["王伟", "欧阳修", "田中 太郎", "佐藤花子", "김민준", "남궁민수"],
    "title": ["销售经理", "営業部長", "マーケティング担当", "영업팀장", "Säljchef", "Бухгалтер"],
    "company": ["北京晨光科技有限公司", "广州恒达集团", "山田電機", "대성전자", "株式会社青葉"],
}


@pytest.mark.parametrize("kind", EASTERN)
@pytest.mark.parametrize("header", ["x", "column 1"])
def test_cells_without_blanks_tell_what_they_are(kind, header):
    assert single(header, EASTERN[kind]) == Single(kind, by_cells=True)
    first, *rest = EASTERN[kind]
    assert single(first, rest) == Single(kind, by_cells=True, is_record=True)


@pytest.mark.parametrize("header", ["고객명", "참석자", "신청자", "名单"])
def test_headers_that_begin_like_names_stay_headers(header):
    assert not single(header, EASTERN["full_name"]).is_record


@pytest.mark.parametrize(
    ("header", "kind"),
    [
        ("Companies", "company"),
        ("phones", "phone"),
        ("Job titles", "title"),
        ("Countries", "country"),
    ],
)
def test_a_header_may_be_of_many(header, kind):
    cells = CELLS[kind]
    (column,) = plan_of(single(header, cells), header, cells).columns
    assert column.field == kind
    assert not single(header, ["Brightloom 1"]).is_record


def test_a_first_line_that_says_nothing_is_no_header():
    assert single("n/a", CELLS["country"]) == Single("country", by_cells=True, is_record=True)


@pytest.mark.parametrize("cells", [["MR"], ["vp", "MR"], ["SMITH JR, JOHN"]])
def test_codes_and_generations_make_no_other_kind_of_names(cells):
    assert single("Name", cells).field == "full_name"


def test_phrases_are_no_names():
    for cells in (["hello world", "foo bar"], ["Interested in demo", "Call back next week"]):
        assert single("x", cells) == Single("", by_cells=True)
    assert single("x", ["anna weber", "max braun"]).field == "full_name"


ZEROS = ["00491711234567", "00491711234568"]


@pytest.mark.parametrize(
    "header",
    [
        "Order ID", "OrderID", "order_ids", "Customer Number", "Tracking", "Tracking no.", "IMEI",
        "ID", "No.", "#", "Invoice #", "Kundennummer", "Auftragsnr", "Bestellnummern", "Key",
        "N° de commande", "Número de pedido", "Numero fattura", "Klantnummer", "Nummer", "Code",
        "Номер заказа", "订单号",
    ],
)  # fmt: skip
def test_what_numbers_things_is_no_phone(header):
    found = single(header, ZEROS)
    assert (found.field, found.is_record) == ("", False)


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Best number", ZEROS),
        ("Kontaktnummer", ZEROS),
        ("Rufnummern", ZEROS),
        ("Phone no.", ZEROS),
        ("Customer phone numbers", ZEROS),
        ("Number", ["+49 171 1234567", "(212) 555-0134"]),
        ("Call sheet", ZEROS),
        ("Kunden", ZEROS),
    ],
)
def test_numbers_by_which_somebody_is_reached_are_phones(header, cells):
    found = single(header, cells)
    assert (found.field, found.is_record) == ("phone", False)


@pytest.mark.parametrize("kind", ["email", "linkedin", "website", "domain", "phone"])
@pytest.mark.parametrize("header", ["Foo Bar", "Herbst Aktion", "Messe 12"])
def test_words_above_what_has_signs_are_a_header(header, kind):
    assert single(header, CELLS[kind]) == Single(kind, by_cells=True)


@pytest.mark.parametrize(
    "cells",
    [
        ["Sydney", "Melbourne", "Perth", "Adelaide", "Darwin", "Victoria", "Florence", "Sofia"],
        ["Rose", "Lily", "Iris", "Daisy", "Violet", "Tulip", "Poppy", "Orchid", "Jasmine"],
        ["George", "Charles", "Francis", "Paul", "David", "Alexander", "Gregory", "Vincent"],
        ["Acme", "Siemens", "Red Bull", "Bosch", "Adidas", "Mercedes"],
        ["yes", "no", "no", "yes", "no"],
    ],
    ids=["towns", "flowers", "families", "firms", "answers"],
)
@pytest.mark.parametrize("header", ["Column1", "list", "Other"])
def test_what_may_be_something_else_is_left_open(header, cells):
    assert single(header, cells).field == ""


def test_a_list_is_what_its_cells_are():
    assert single("List", CELLS["email"]) == Single("email", by_cells=True)


LANDS = ["Germany", "France", "Spain", "Italien", "USA"]


@pytest.mark.parametrize(
    ("header", "cells", "field"),
    [
        ("Name", LANDS, "country"),
        ("Name", ["Jordan", "Chad", "Georgia", "Israel"], "full_name"),
        ("Name", ["France", "Jo Doe", "Al Poe", "Kim Lee"], "full_name"),
        ("lead", ["CEO", "VP Sales", "Head of Marketing", "Buyer"], "title"),
        ("Lead", ["jane@acme.com", "jo@acme.com"], "email"),
    ],
)
def test_cells_stand_against_a_header_that_says_little(header, cells, field):
    found = single(header, cells)
    assert (found.field, found.is_record) == (field, False)


@pytest.mark.parametrize(
    ("headers", "fields"),
    [
        (["Name", "Email"], ["country", "email"]),
        (["Name", "Country"], ["", "country"]),
    ],
)
def test_name_over_countries_is_country_where_nothing_else_is(headers, fields):
    others = {"Email": ["a@b.io"] * len(LANDS), "Country": LANDS}
    plan = make_plan(headers, [LANDS, others[headers[1]]], anything=True)
    assert [one.field for one in plan.columns] == fields
