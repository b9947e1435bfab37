from __future__ import annotations

import pytest

from leadctl.cleaning.cleaned import Rules
from leadctl.cleaning.places.whereabouts import country_in, country_of
from leadctl.cleaning.rows import clean_rows


@pytest.mark.parametrize(
    ("state", "postal", "phones", "country"),
    [
        ("California", "", "", "US"),
        ("new york", "", "", "US"),
        ("Ontario", "", "", "CA"),
        ("Queensland", "", "", "AU"),
        ("Bayern", "", "", "DE"),
        ("Baden-Württemberg", "70173", "", "DE"),
        ("Victoria", "V8W 1P6", "", ""),
        ("Georgia", "", "", ""),
        ("Georgia", "30301", "", "US"),
        ("Georgia", "", "+1 404 555 2671", "US"),
        ("Georgia", "", "+995 32 212 3456", ""),
        ("CA", "", "", ""),
        ("CA", "94105", "", "US"),
        ("CA", "09124", "", ""),
        ("CA", "", "(415) 555-2671", "US"),
        ("CA", "", "+39 070 123456", ""),
        ("MI", "20121", "", ""),
        ("MI", "", "3475234567", ""),
        ("ON", "M5V 2T6", "", "CA"),
        ("ON", "m5v2t6", "", "CA"),
        ("BC", "", "+1 604-555-2671", "CA"),
        ("DE", "19801", "", "US"),
        ("BY", "80331", "", ""),
        ("Lombardia", "20121", "", ""),
        ("", "94105", "", ""),
        ("東京都", "", "", "JP"),
        ("北海道", "060-0001", "", "JP"),
        (" 大阪 ", "", "", "JP"),
        ("广东省", "", "", "CN"),
        ("内蒙古自治区", "", "", "CN"),
        ("北京市", "", "", "CN"),
        ("Łódź", "", "", ""),
        ("Москва", "", "", ""),
    ],
)
def test_a_state_tells_its_country_where_only_one_can_be_meant(state, postal, phones, country):
    assert country_of(state, postal, phones) == country


def test_the_country_is_known_before_the_phone_is_cleaned():
    done = clean_rows({"state": ["CA", "CA", ""], "phone": ["(415) 555-2671", "1", ""]}, Rules())
    assert [one.value for one in done["country"]] == ["US", None, None]
    assert done["country"][0].flags == ("derived",)
    assert done["phone"][0].value == "+14155552671"
    assert done["state"][0].key == "us ca"


def test_a_state_in_signs_of_its_own_tells_the_country_of_the_phone_beside_it():
    done = clean_rows({"state": ["東京都"], "phone": ["03-1234-5678"]}, Rules())
    assert [done[name][0].value for name in ("country", "phone", "state")] == [
        "JP", "+81312345678", "Tokyo",
    ]  # fmt: skip


def test_a_given_country_stays_and_an_unknown_one_is_not_guessed_at():
    fields = {"country": ["MX", "Nowhere", "n/a"], "state": ["California"] * 3}
    assert [one.value for one in clean_rows(fields, Rules())["country"]] == ["MX", None, "US"]


def test_no_country_is_derived_on_request():
    assert set(clean_rows({"state": ["Ohio"]}, Rules(), derive=False)) == {"state"}


def test_codes_that_other_countries_have_too_still_need_a_postal_code_only():
    assert country_of("MN", "55401") == "US"
    assert country_of("Limburg") == country_of("Jura") == ""


@pytest.mark.parametrize(
    ("place", "country"),
    [
        ("Berlin, Germany", "DE"), ("San Francisco, CA, US", "US"), ("Germany", "DE"),
        ("London, UK", "GB"), ("Munich, Bavaria", "DE"), ("Austin, Texas", "US"),
        ("Remote - Germany", "DE"), ("São Paulo, Brazil", "BR"),
        ("Austin, TX", ""), ("Georgia", ""), ("Atlanta, Georgia", ""), ("Milano, MI", ""),
        ("Germany / Austria", ""), ("Greater London", ""), ("Remote", ""), ("", ""),
        ("https://zoom.us/j/1", ""),
    ],
)  # fmt: skip
def test_countries_of_places_told_in_one_cell(place, country):
    assert country_in(place) == country
