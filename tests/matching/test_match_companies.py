import pytest

from leadctl.cleaning.cleaned import Cleaned, Rules
from leadctl.cleaning.rows import clean_rows
from leadctl.matching.records.keys import company_key, keys_of_companies
from leadctl.matching.surviving.companies import FIRMOGRAPHICS, Company, domains_of_rows
from leadctl.matching.surviving.entries import Edit, Former, Record, Terms
from leadctl.matching.surviving.golden import survive


@pytest.mark.parametrize(
    ("fields", "domain"),
    [
        ({"domain": "acme.com"}, "acme.com"),
        ({"domain": "https://www.ACME.co.uk/en"}, "acme.co.uk"),
        ({"domain": "acme.com", "website": "other.com"}, "acme.com"),
        ({"website": "http://shop.acme.co.uk"}, "acme.co.uk"),
        ({"website": "acme.com", "email": "info@beta.io"}, "acme.com"),
        ({"email": "info@beta.io"}, "beta.io"),
        ({"email": "acme@gmail.com"}, ""),
        ({"domain": "gmail.com"}, ""),
        ({"website": "https://www.t-online.de"}, ""),
        ({"domain": "co.uk"}, ""),
        ({"website": "https://www.linkedin.com/company/acme"}, ""),
        ({"website": "https://acme.myshopify.com"}, ""),
        ({"website": "https://sites.google.com/acme"}, ""),
        ({"website": "https://www.amazon.com/"}, "amazon.com"),
        ({"domain": "linkedin.com"}, "linkedin.com"),
        ({"website": "javascript:alert(1)"}, ""),
        ({"website": "http://10.0.0.1/"}, ""),
        ({"domain": "localhost"}, ""),
        ({"domain": "acme..com"}, ""),
        ({"domain": "a" * 300 + ".com"}, ""),
        ({"domain": "acme.com\x00\u202e"}, "acme.com"),
        ({"domain": "MÜLLER.de"}, "müller.de"),
        ({"website": "https://xn--mller-kva.de"}, "müller.de"),
        ({"domain": "xn--99999999.de"}, "xn--99999999.de"),
        ({"company": "Acme"}, ""),
    ],
)
def test_a_row_is_about_the_company_of_its_domain(fields, domain):
    cells = clean_rows({name: [value] for name, value in fields.items()}, Rules())
    assert domains_of_rows(cells, 1) == [domain]
    keys = [key.text for key in keys_of_companies(cells, 1)[0]]
    assert keys == ([company_key(domain)] if domain else [])


def test_no_row_has_no_domain():
    assert domains_of_rows({}, 2) == ["", ""]
    assert domains_of_rows({}, 0) == []


def record(number, operation=1, **cells):
    made = {name: Cleaned(value) for name, value in cells.items()}
    return Record(number, Terms(operation, at=f"2026-01-0{operation}", source="web"), made)


def of_acme(**values):
    """Acme as lists told of it in operation 5."""

    def companies(domain, by):
        heard = domain == "acme.com" and (not by or by >= "2026-01-05")
        golden = survive([record(50, 5, **values)]) if heard else None
        return Company(golden, {5: "2026-01-05"}) if golden else None

    return companies


def test_a_company_fills_what_nobody_said_of_the_lead_and_nothing_else():
    own = record(1, domain="acme.com", company="Own", title="CEO")
    acme = of_acme(company="Acme", industry="Tools", title="none", city="Rome", domain="acme.com")
    golden = survive([own], acme)
    shown = {name: cell.value for name, cell in golden.cells.items()}
    assert shown == {"domain": "acme.com", "company": "Own", "title": "CEO", "industry": "Tools"}
    assert golden.why["industry"] == ("company", 50, 5, 0)
    assert (golden.records, golden.updated_at) == ([1], "2026-01-05")


@pytest.mark.parametrize("cells", [{}, {"domain": "beta.io"}, {"title": "CEO"}])
def test_a_lead_of_another_company_gets_nothing(cells):
    golden = survive([record(1, **cells)], of_acme(industry="Tools"))
    assert "industry" not in golden.cells
    assert golden.updated_at == ("2026-01-01" if cells else "")


def test_what_a_person_cleared_stays_empty():
    cleared = Edit(6, "2026-01-06", 1, {"industry": Cleaned(None)})
    golden = survive([record(1, domain="acme.com"), cleared], of_acme(industry="Tools"))
    assert golden.cells["industry"].value is None


@pytest.mark.parametrize(("operation", "shown"), [(4, "Tools"), (6, None)])
def test_what_a_lead_lacked_before_a_cleaning_that_was_undone_is_filled_by_later_lists_only(
    operation, shown
):
    former = Former(operation, "2026-01-04", 1, {"industry": Cleaned(None)}, {})
    golden = survive([record(1, domain="acme.com"), former], of_acme(industry="Tools"))
    assert golden.cells["industry"].value == shown


@pytest.mark.parametrize(("read", "edited"), [("2026-01-04", "edited"), ("2026-01-06", "company")])
def test_an_export_that_comes_back_edits_only_what_its_lead_did_not_show_then(read, edited):
    own = record(1, domain="acme.com")
    back = Record(1, Terms(7, at="2026-01-07"), {"industry": Cleaned("Tools")}, as_of=read)
    golden = survive([own, back], of_acme(industry="Tools"))
    assert golden.why["industry"].rule == edited


def test_what_a_company_fills_are_no_places_and_no_person():
    assert set(FIRMOGRAPHICS) == {
        "company", "company_short", "website", "company_linkedin", "industry", "employees",
        "revenue", "revenue_currency", "company_phone",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("own", "shown"),
    [({}, ("5", "USD")), ({"revenue": "6"}, ("6", None))],
)
def test_a_company_tells_the_currency_of_its_own_figures_only(own, shown):
    golden = survive(
        [record(1, domain="acme.com", **own)], of_acme(revenue="5", revenue_currency="USD")
    )
    assert (golden.cell("revenue").value, golden.cell("revenue_currency").value) == shown
