from __future__ import annotations

import pytest

from leadctl.cleaning.place import (
    STATE_ALIASES,
    clean_city,
    clean_postal_code,
    clean_state,
    usual_digits,
)
from leadctl.cleaning.tables import table_lines


@pytest.mark.parametrize(
    ("raw", "country", "value"),
    [
        ("California", "US", "CA"),
        ("ca", "US", "CA"),
        ("US-CA", "US", "CA"),
        ("Calif.", "US", "CA"),
        ("Québec", "CA", "QC"),
        ("New South Wales", "AU", "NSW"),
        ("Bayern", "DE", "BY"),
        ("NRW", "DE", "NW"),
        ("Bavaria", "DE", "BY"),
        ("CALIFORNIA", "", "California"),
        ("CA", "", "CA"),
        ("Île-de-France", "FR", "Île-de-France"),
        ("-", "US", None),
    ],
)
def test_states(raw, country, value):
    assert clean_state([raw], country)[0].value == value


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("NEW YORK", "New York"),
        ("frankfurt am main", "Frankfurt am Main"),
        ("STRATFORD-UPON-AVON", "Stratford-upon-Avon"),
        ("NYC", "NYC"),
        ("San José", "San José"),
        ('"berlin",', "Berlin"),
        ('Bad "X"', 'Bad "X"'),
    ],
)
def test_cities(raw, value):
    assert clean_city([raw])[0].value == value


@pytest.mark.parametrize(
    ("raw", "country", "value", "reason"),
    [
        ("2134", "US", "02134", "zero_restored"),
        ("1.0E+04", "US", "1.0E+04", "EXCEL_MANGLED"),
        ("1067", "DE", "01067", "zero_restored"),
        ("1067", "", "1067", ""),
        ("1067", "AT", "1067", ""),
        ("02134.0", "US", "02134", ""),
        ('="02134"', "US", "02134", ""),
        ("021341234", "US", "02134-1234", ""),
        ("D-10115", "DE", "10115", ""),
        ("k1a0b6", "CA", "K1A 0B6", ""),
        ("K1A-0B6", "CA", "K1A 0B6", ""),
        ("sw1a1aa", "GB", "SW1A 1AA", ""),
        ("1012ab", "NL", "1012 AB", ""),
        ("NL-1012 AB", "NL", "1012 AB", ""),
        ("11455", "SE", "114 55", ""),
        ("SE-114 55", "SE", "114 55", ""),
        ("00950", "PL", "00-950", ""),
        ("1000001", "JP", "100-0001", ""),
        ("〒100-0001", "JP", "100-0001", ""),
        ("600001", "JP", "060-0001", "zero_restored"),
        ("1000001", "PT", "1000-001", ""),
        ("01310100", "BR", "01310-100", ""),
        ("1310100", "BR", "01310-100", "zero_restored"),
        ("11455", "", "11455", ""),
    ],
)
def test_postal_codes(raw, country, value, reason):
    found = clean_postal_code([raw], country)[0]
    assert (found.value, found.reason) == (value, reason)


@pytest.mark.parametrize(
    ("values", "digits"),
    [
        (["89073", "10115", "80331", "1067"], "5"),
        (["89073", "10115", "80331", '="01067"', "1067.0"], "5"),
        (["89073", "10115", "80331"], ""),
        (["8000", "8001", "3000", "89073"], ""),
        (["SW1A 1AA", "n/a", ""], ""),
        ([], ""),
    ],
)
def test_a_column_tells_how_many_digits_its_codes_have(values, digits):
    assert usual_digits(values) == digits


def test_a_code_that_may_lack_its_zero_is_marked_and_none_is_made_up():
    found = clean_postal_code(["1067", "1067.0", "89073", "106"], "", "5")
    assert [(one.value, one.reason) for one in found] == [
        ("1067", "zero_lost"),
        ("1067", "zero_lost"),
        ("89073", ""),
        ("106", ""),
    ]
    assert clean_postal_code(["1067"], "AT", "5")[0].reason == ""
    assert clean_postal_code(["1067"], "DE", "5")[0].value == "01067"


@pytest.mark.parametrize(
    ("raw", "country", "value"),
    [
        ("São Paulo", "BR", "SP"),
        ("sp", "BR", "SP"),
        ("CDMX", "MX", "CMX"),
        ("Estado de México", "MX", "MEX"),
        ("Nuevo León", "MX", "NLE"),
        ("Maharashtra", "IN", "MH"),
        ("Orissa", "IN", "OD"),
        ("New Delhi", "IN", "DL"),
        ("Zürich", "CH", "ZH"),
        ("Geneva", "CH", "GE"),
        ("St. Gallen", "CH", "SG"),
        ("Noord-Holland", "NL", "NH"),
        ("North Holland", "NL", "NH"),
        ("Aruba", "NL", "Aruba"),
    ],
)
def test_states_of_more_countries(raw, country, value):
    assert clean_state([raw], country)[0].value == value


def test_every_alias_means_a_state_that_there_is():
    known = {(country, code) for country, code, _ in table_lines("regions")}
    assert {(country, code) for (country, _), code in STATE_ALIASES.items()} <= known
    zones = [
        (land, code) for land, _, codes in table_lines("state_zones") for code in codes.split("|")
    ]
    assert {one for one in zones if one[0] not in {"ES", "PT"}} <= known
