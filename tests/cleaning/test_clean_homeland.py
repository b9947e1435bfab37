from __future__ import annotations

import pytest

from leadctl.cleaning.cleaned import Rules
from leadctl.cleaning.rows import clean_rows


def row(**cells):
    found = clean_rows({name: [cell] for name, cell in cells.items()}, Rules())
    return {name: column[0] for name, column in found.items()}


@pytest.mark.parametrize(
    ("cells", "country"),
    [
        ({"phone": "+49 30 1234567"}, "DE"),
        ({"phone": "+1 416 555 2671"}, "CA"),
        ({"phone": "+1 800 555 2671"}, None),
        ({"phone": "49301234567"}, None),
        ({"phone": "+49 30 1234567", "email": "jo@acme.fr"}, "DE"),
        ({"email": "jo@acme.fr"}, "FR"),
        ({"email": "jo@yahoo.co.uk"}, "GB"),
        ({"email": "jo@acme.io"}, None),
        ({"email": "jo@acme.co"}, None),
        ({"email": "jo@mail.ru"}, None),
        ({"email": "jo@acme"}, None),
        ({"website": "https://www.acme.nl/team"}, "NL"),
        ({"website": "https://www.linkedin.com"}, None),
    ],
)
def test_a_country_follows_from_phone_and_domain(cells, country):
    found = row(**cells)["country"]
    assert (found.value, found.key) == (country, "")
    assert found.flags == (("derived",) if country else ())


def test_a_country_that_is_said_stands_even_unknown():
    assert row(country="Austria", phone="+49 30 1234567")["country"].value == "AT"
    told = row(country="Atlantis", phone="+49 30 1234567")["country"]
    assert (told.value, told.reason) == (None, "unknown_country")


@pytest.mark.parametrize(
    ("cells", "zone", "language"),
    [
        ({"country": "Germany"}, "Europe/Berlin", "de"),
        ({"country": "Switzerland"}, "Europe/Zurich", None),
        ({"country": "US"}, None, "en"),
        ({"country": "US", "state": "CA"}, "America/Los_Angeles", "en"),
        ({"country": "US", "state": "TN"}, None, "en"),
        ({"country": "AU", "state": "Queensland"}, "Australia/Brisbane", "en"),
        ({"email": "jo@acme.fr"}, "Europe/Paris", "fr"),
        ({"country": "Atlantis"}, None, None),
    ],
)
def test_time_zone_and_language_follow_from_the_place(cells, zone, language):
    found = row(**cells)
    assert (found["time_zone"].value, found["language"].value) == (zone, language)
    assert found["time_zone"].flags == (("derived",) if zone else ())


def test_what_is_said_of_time_and_language_stands():
    found = row(country="Germany", time_zone="Europe/Vienna", language="English")
    assert (found["time_zone"].value, found["language"].value) == ("Europe/Vienna", "en")
    found = row(country="Germany", time_zone="Mars", language="Klingon")
    assert (found["time_zone"].value, found["language"].value) == (None, None)


def test_a_guessed_country_does_not_read_the_phones_of_its_row():
    found = row(phone="+49 30 1234567", mobile_phone="0171 1234567")
    assert found["country"].value == "DE"
    assert found["mobile_phone"].verdict != "valid"
