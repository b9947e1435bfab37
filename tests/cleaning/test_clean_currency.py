"""Currencies: by sign, name or code, and as amounts tell them."""

import pytest

from leadctl.cleaning.cleaned import DERIVED, Rules
from leadctl.cleaning.numbers.currencies import clean_currency
from leadctl.cleaning.rows import clean_rows


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("USD", "USD"),
        ("usd", "USD"),
        ("$", "USD"),
        ("€", "EUR"),
        ("Euro", "EUR"),
        ("US Dollar", "USD"),
        ("USD - U.S. Dollar", "USD"),
        ("Euro (EUR)", "EUR"),
        ("Schweizer Franken", "CHF"),
        ("franc suisse", "CHF"),
        ("Kč", "CZK"),
        ("isk", "ISK"),
        ("XPF", "XPF"),
        ("kr", None),
        ("XAU", None),
        ("Galactic credits", None),
    ],
)
def test_currencies_become_codes(raw, code):
    (found,) = clean_currency([raw])
    assert (found.value, found.key) == (code, code or "")
    assert found.reason == ("" if code else "unknown_word")


@pytest.mark.parametrize("raw", ["", " ", "n/a", "-"])
def test_no_currency(raw):
    assert clean_currency([raw])[0][:3] == (None, "", "")


@pytest.mark.parametrize(
    ("revenue", "given", "currency", "is_derived"),
    [
        ("$5M", "", "USD", True),
        ("3.000.000 €", "", "EUR", True),
        ("5000000", "", None, False),
        ("5 Mio. kr", "", None, False),
        ("$5M", "CAD", "CAD", False),
        ("5000000", "Pound sterling", "GBP", False),
        ("", "EUR", "EUR", False),
    ],
)
def test_an_amount_tells_its_currency_where_none_is_given(revenue, given, currency, is_derived):
    cells = clean_rows({"revenue": [revenue], "revenue_currency": [given]}, Rules())
    (found,) = cells["revenue_currency"]
    assert (found.value, DERIVED in found.flags) == (currency, is_derived)
