from __future__ import annotations

import pytest

from leadctl.cleaning.name import clean_full_name, clean_name, join_name, split_name


def full(text):
    return clean_full_name([text])[0]


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("JANE DOE", "Jane Doe"),
        ("jane o'brien", "Jane O'Brien"),
        ("JOHN MCDONALD", "John McDonald"),
        ("IAN MACLEOD", "Ian MacLeod"),
        ("ANA MACIAS", "Ana Macias"),
        ("JEAN-PIERRE DUPONT", "Jean-Pierre Dupont"),
        ("ludwig van beethoven", "Ludwig van Beethoven"),
        ("JUAN DE LA CRUZ", "Juan de la Cruz"),
        ("J.R.R. TOLKIEN", "J.R.R. Tolkien"),
        ("Jane DOE", "Jane Doe"),
        ("Jane deVries", "Jane deVries"),
        ("İBRAHİM YILMAZ", "Ibrahim Yilmaz"),
        ("Doe, Jane", "Jane Doe"),
        ("DOE, JANE", "Jane Doe"),
        ("Dr. Jane Doe", "Jane Doe"),
        ("Prof. Dr. Jane Doe, PhD, MBA", "Jane Doe"),
        ("Doe, Jane, MBA", "Jane Doe"),
        ("John Smith Jr.", "John Smith"),
        ("Jane Doe (she/her)", "Jane Doe"),
        ("Jane 🚀 Doe", "Jane Doe"),
        ("JÃ¼rgen MÃ¼ller", "Jürgen Müller"),
        ("Null", "Null"),
        ("Test", "Test"),
        ("Ma", "Ma"),
        ("Yo-Yo Ma", "Yo-Yo Ma"),
        ("NULL", None),
        ("n/a", None),
        ("-", None),
    ],
)
def test_full_names(raw, value):
    assert full(raw).value == value


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("VAN DER BERG", "van der Berg"),
        ("VAN", "Van"),
        ("TJ", "TJ"),
        ("'t hooft", "'t Hooft"),
        ("O’NEIL", "O’Neil"),
        ("smith jr", "Smith"),
        ("Ma", "Ma"),
        ("null", None),
    ],
)
def test_parts_of_names(raw, value):
    assert clean_name([raw])[0].value == value


def test_titles_and_letters_become_flags():
    assert full("Dr. Jane Doe, PhD").flags == ("honorific:Dr.", "suffix:PhD")


def test_the_key_forgets_case_accents_and_apostrophes():
    assert full("Seán O'Brien").key == full("SEAN OBRIEN").key == "sean obrien"


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("Jane Doe", ("Jane", "Doe")),
        ("Mary Jane Watson", ("Mary", "Watson")),
        ("Ludwig van Beethoven", ("Ludwig", "van Beethoven")),
        ("Juan de la Vega", ("Juan", "de la Vega")),
        ("Ma Rai", ("Ma", "Rai")),
        ("Cher", ("Cher", "")),
    ],
)
def test_splitting(name, parts):
    assert split_name(name) == parts


def test_joining():
    assert join_name("Jane", "Doe") == "Jane Doe"
    assert join_name(None, "Doe") == "Doe"
