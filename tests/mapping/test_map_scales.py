from __future__ import annotations

import pytest

from leadctl.mapping.deciding.plan import apply, make_plan
from leadctl.mapping.headers.scales import scaled
from leadctl.mapping.maps.columns import Plan
from leadctl.mapping.maps.mapfile import parse_map


def plan_of(header, **options):
    return make_plan(["Email", header], [["a@acme.example"], ["1200"]], **options)


@pytest.mark.parametrize(
    ("header", "counts"),
    [
        ("Revenue (in 000s)", 1000),
        ("Revenue (in thousands)", 1000),
        ("Annual Revenue in thousands USD", 1000),
        ("Revenue (in 000s USD)", 1000),
        ("Umsatz in Tsd. EUR", 1000),
        ("Revenue [in millions]", 1_000_000),
        ("Revenue ($M)", 1_000_000),
        ("Annual Revenue (US$ bn)", 1_000_000_000),
        ("Umsatz (Mio. €)", 1_000_000),
        ("Umsatz in TEUR", 1000),
        ("Umsatz in T€", 1000),
        ("Chiffre d'affaires (k€)", 1000),
        ("Facturación (miles de €)", 1000),
        ("Omsättning (tkr)", 1000),
    ],
)
def test_an_amount_in_thousands_is_one_and_counts_so(header, counts):
    plan = plan_of(header)
    assert [column.field for column in plan.columns] == ["email", "revenue"]
    assert plan.units == {header: counts}
    mapped = apply(plan, [["a@acme.example"], ["1200"]])
    currency = plan.currencies.get(header, "")
    assert mapped.fields["revenue"] == [f"{1200 * counts} {currency}".strip()]


@pytest.mark.parametrize(
    "header", ["Revenue (USD)", "Annual Revenue in €", "Revenue (£)", "Omsättning (kr)"]
)
def test_a_currency_alone_leaves_figures_as_they_are(header):
    plan = plan_of(header)
    assert plan.columns[1].field == "revenue"
    assert plan.units == {}


@pytest.mark.parametrize(
    ("header", "currency"),
    [
        ("Revenue (in 000s USD)", "USD"),
        ("Annual Revenue (US$ bn)", "USD"),
        ("Umsatz in T€", "EUR"),
        ("Umsatz in TEUR", "EUR"),
        ("Annual Revenue in €", "EUR"),
        ("Revenue (£)", "GBP"),
        ("Revenue (dollars)", "USD"),
        ("Omsättning (kr)", ""),
        ("Revenue (in 000s)", ""),
        ("Revenue", ""),
    ],
)
def test_a_header_tells_the_currency_of_its_figures(header, currency):
    plan = plan_of(header)
    assert plan.currencies == ({header: currency} if currency else {})
    assert Plan.from_json(plan.to_json()) == plan
    mapped = apply(plan, [["a@acme.example"], ["5M €"]])
    assert mapped.fields["revenue"] == ["5M €"]


@pytest.mark.parametrize("header", ["Revenue", "Country in thousands", "Budget (in 000s)"])
def test_other_headers_mean_what_they_did(header):
    assert plan_of(header).units == {}


def test_a_map_says_itself_what_its_figures_count():
    given = parse_map("map.toml", '[columns]\n"Revenue (in 000s)" = "revenue"\n')
    assert plan_of("Revenue (in 000s)", map_file=given).units == {}


def test_a_header_is_parted_from_what_its_figures_count():
    assert scaled("annual revenue in 000s usd") == ("annual revenue", 1000, "USD")
    assert scaled("revenue in minnesota") is None


@pytest.mark.parametrize(
    ("header", "field", "order"),
    [
        ("Date of birth (DD/MM/YYYY)", "birth_date", "dmy"),
        ("Created Date (YY-MM-DD)", "created", "yymd"),
        ("Created (MM/DD/YYYY)", "created", "mdy"),
        ("Created at (YYYY-MM-DD hh:mm:ss)", "created", "ymd"),
        ("Geburtsdatum (TT.MM.JJJJ)", "birth_date", "dmy"),
        ("Renewal (DD/MM/YYYY)", "", ""),
    ],
)
def test_a_header_may_say_how_its_dates_are_written(header, field, order):
    plan = make_plan(["Email", header], [["a@acme.example"], ["03/04/1990"]])
    assert plan.columns[1].field == field
    assert plan.date_orders == ({field: order} if field else {})


def test_a_map_stands_over_what_a_header_says_of_its_dates():
    given = parse_map("map.toml", '[dates]\ncreated = "dmy"\n')
    sample = [["a@acme.example"], ["03/04/2026"]]
    plan = make_plan(["Email", "Created (MM/DD/YYYY)"], sample, map_file=given)
    assert plan.date_orders == {"created": "dmy"}
