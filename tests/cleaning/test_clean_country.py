from __future__ import annotations

import time
from itertools import permutations

import pytest
from open_sets import read_set

from leadctl.cleaning.places.country import _TERRITORIES, clean_country, country_code
from leadctl.cleaning.registry import CLEANERS
from leadctl.cleaning.tables import table_lines


def codes(*texts):
    return [one.value for one in clean_country(texts)]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("Germany", "DE"),
        ("ประเทศไทย", "TH"),
        ("ประเทศญี่ปุ่น", "JP"),
        ("deutschland", "DE"),
        ("Duitsland", "DE"),
        ("DEU", "DE"),
        ("NED", "NL"),
        ("РФ", "RU"),
        ("The USA", "US"),
        ("Соединённые Штаты Америки", "US"),
        ("Marea Britanie", "GB"),
        ("大韓民国", "KR"),
        ("O'zbekiston", "UZ"),
        ("Oʻzbekiston", "UZ"),
        ("CH-Schweiz", "CH"),
        ("A-Österreich", "AT"),
        ("B-Österreich", None),
        ("de-AT", "AT"),
        ("en_US", "US"),
        ("us-CA", None),
        ("Please select", None),
        ("Р.Ф.", "RU"),
        ("Рос. Федерация", "RU"),
        ("Южная Корея", "KR"),
        ("Республика Казахстан", "KZ"),
        ("ЮАР", "ZA"),
        ("香港", "HK"),
        ("澳門", "MO"),
        ("阿联酋", "AE"),
        ("中国大陆", "CN"),
        ("홍콩", "HK"),
        ("Η.Π.Α.", "US"),
        ('ארה"ב', "US"),
        ("อังกฤษ", "GB"),
        ("Mỹ", "US"),
        ("MY", "MY"),
        ("ČR", "CZ"),
        ("CR", "CR"),
        ("САЩ", "US"),
        ("Wlk. Brytania", "GB"),
        ("POR", "PT"),
        ("GRE", "GR"),
        ("TPE", "TW"),
        ("276", "DE"),
        ("Germany (DE)", "DE"),
        ("DE - Germany", "DE"),
        ("Die Schweiz", "CH"),
        ("Schweiz/Suisse", "CH"),
        ("Tuerkei", "TR"),
        ("Danmark", "DK"),
        ("U. S. A.", "US"),
        ("USA (United States)", "US"),
        ("US-CA", "US"),
        ("Atlanta, Georgia, USA", "US"),
        ("San Jose, CA, United States", "US"),
        ("Puerto Rico, USA", "PR"),
        ("Hong Kong, China", "HK"),
        ("Republic of China", "TW"),
        ("People's Republic of China", "CN"),
        ("Korea (the Republic of)", "KR"),
        ("Korea, Dem. People's Rep. of", "KP"),
        ("Congo, Dem. Rep.", "CD"),
        ("Christmas Isl.", "CX"),
        ("🇩🇪", "DE"),
        ("Bỉ", "BE"),
        ("भारत", "IN"),
        ("Allemagne", "DE"),
        ("Alemania", "DE"),
        ("Germania", "DE"),
        ("Niemcy", "DE"),
        ("de", "DE"),
        ("U.S.A.", "US"),
        ("United States of America", "US"),
        ("UK", "GB"),
        ("Scotland", "GB"),
        ("The Netherlands", "NL"),
        ("Holland", "NL"),
        ("RÉPUBLIQUE FRANÇAISE", "FR"),
        ("Koninkrijk der Nederlanden", "NL"),
        ("PRC", "CN"),
        ("Korea, South", "KR"),
        ("DR Congo", "CD"),
        ("Côte d'Ivoire", "CI"),
        ("NA", "NA"),
        ("NO", "NO"),
        ("日本", "JP"),
        ("n/a", None),
        ("Atlantis", None),
        ("Norfolk", None),
        ("Virgin Islands", None),
        ("Germany, Austria", None),
        ("Northern Territory", None),
    ],
)
def test_a_country_is_known_as_people_write_it(raw, code):
    assert codes(raw) == [code]


@pytest.mark.parametrize(
    "raw",
    [
        "DE/AT", "AT/DE", "DE, CH", "DE,CH", "CH; DE", "DE (AT)", "NL/BE", "SA/AE", "ID/SG",
        "MA/FR", "CA/MX", "IN, US", "US, IN", "US/CA", "DE, AT, CH", "DE + AT", "DE & AT",
        "Georgia/Armenia", "Armenia, Georgia", "Georgia, Armenia", "DE/Austria", "DE/AUSTRIA",
        "Austria/DE", "DE, Austria", "DE - Österreich", "DE Austria", "Austria DE", "DE & Austria",
        "Austria and DE", "LA/Thailand", "IL/France", "USA/CA", "USA, CA", "Mexico/CA", "UK/DE",
        "Germany/Austria", "Canada & USA",
    ],
)  # fmt: skip
def test_a_cell_that_names_two_countries_has_none(raw):
    assert clean_country([raw]) == [(None, "", "unknown_country", (), "", ())]


@pytest.mark.parametrize(
    "sign", ["{}/{}", "{}, {}", "{},{}", "{} ({})", "{}; {}", "{} & {}", "{} {}"]
)
def test_no_two_codes_name_a_country(sign):
    found = [line[0] for line in table_lines("countries")]
    pairs = [(one, other) for one, other in permutations(found, 2) if {one, other} != {"NA", "UY"}]
    cells = [sign.format(*pair) for pair in pairs]
    wrong = {cell for cell, code in zip(cells, codes(*cells), strict=True) if code}
    territories = {(own, far) for own, rest in _TERRITORIES.items() for far in rest.split()}
    assert wrong <= {sign.format(*pair) for own in territories for pair in (own, own[::-1])}


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("Georgia, USA", "US"),
        ("Georgia, US", "US"),
        ("USA, Georgia", "US"),
        ("CA, USA", "US"),
        ("CA, United States", "US"),
        ("Gary, IN, US", "US"),
        ("San Francisco, CA, US", "US"),
        ("Perth, WA, Australia", "AU"),
        ("Toronto, ON, Canada", "CA"),
        ("Canada (CA)", "CA"),
        ("India (IN)", "IN"),
        ("IN - India", "IN"),
        ("DE - Deutschland", "DE"),
        ("Deutschland DE", "DE"),
        ("LA FRANCE", "FR"),
        ("Munich, Germany", "DE"),
        ("Georgia", "GE"),
    ],
)
def test_states_and_towns_beside_their_country_are_in_it(raw, code):
    assert codes(raw) == [code]


def test_what_is_no_country_has_a_reason():
    assert clean_country(["Atlantis"])[0].reason == "unknown_country"
    assert clean_country(["n/a"])[0].reason == ""


def test_codes_of_a_column_of_countries_are_countries():
    assert codes("CA", "DE", "IN", "GA", "NA", "NO") == ["CA", "DE", "IN", "GA", "NA", "NO"]


def test_behind_a_town_they_are_states():
    towns = ["Gary, IN", "Dover, DE", "Athens, GA", "Peru, IN", "Lebanon, PA", "Atlanta, Georgia"]
    assert codes(*towns) == [None] * len(towns)
    assert codes("Canada, ON", "Paris, France") == ["CA", "FR"]


def test_a_slip_is_mended_and_marked_where_one_country_is_near():
    found = clean_country(["Swedden", "Iseland", "Cologne", "U.K. Virgin Island"])
    assert [(one.value, one.reason) for one in found] == [
        ("SE", "misspelt"),
        (None, "unknown_country"),
        (None, "unknown_country"),
        ("VG", ""),
    ]
    assert country_code("Swedden") == ""
    _, steps = CLEANERS["country"].explain("Swedden")
    assert [(one.rule, one.after) for one in steps] == [("spelling", "SE")]


def test_the_spellings_of_people_are_read_and_none_is_read_wrong():
    cases = read_set("country_spellings")
    found = codes(*(text for text, _ in cases))
    pairs = list(zip(found, (code for _, code in cases), strict=True))
    right = sum((one or "") == code for one, code in pairs)
    wrong = sum(one is not None and bool(code) and one != code for one, code in pairs)
    assert (right / len(pairs) > 0.98, wrong) == (True, 0)


@pytest.mark.parametrize(
    "nasty",
    ["republic of " * 9_000, "a, " * 30_000, "(" * 100_000, "u s a " * 20_000, "é" * 100_000],
)
def test_a_cell_of_a_hundred_thousand_signs_takes_no_time(nasty):
    began = time.process_time()
    assert codes(nasty) == [None]
    assert time.process_time() - began < 2
