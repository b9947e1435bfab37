from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
        ("İBRAHİM YILMAZ", "İbrahim Yılmaz"),
        ("Doe, Jane", "Jane Doe"),
        ("DOE, JANE", "Jane Doe"),
        ("Dr. Jane Doe", "Jane Doe"),
        ("Prof. Dr. Jane Doe, PhD, MBA", "Jane Doe"),
        ("Doe, Jane, MBA", "Jane Doe"),
        ("John Smith Jr.", "John Smith"),
        ("Jane Doe (she/her)", "Jane Doe"),
        ("Jane 🚀 Doe", "Jane Doe"),
        ("JÃ¼rgen MÃ¼ller", "Jürgen Müller"),
        ('Edward "Ed"', "Edward"),
        ("Edward “Ed” Smith", "Edward Smith"),
        ("Edward 'Ed' Smith", "Edward Smith"),
        ("Robert (Bob) Smith", "Robert Smith"),
        ("Jane Doe she/her", "Jane Doe"),
        ("Jane Doe, she/her/hers", "Jane Doe"),
        ("Jane Doe | they/them", "Jane Doe"),
        ("Mr. & Mrs. Smith", "Smith"),
        ("Mr and Mrs John Smith", "John Smith"),
        ("Jane Doe <jane@acme.com>", "Jane Doe"),
        ('=HYPERLINK("http://a.com/1","Jane Doe")', "Jane Doe"),
        ("GARCÍA LÓPEZ, María", "María García López"),
        ("DE LA CRUZ, JUAN", "Juan de la Cruz"),
        ("ST. JOHN", "St. John"),
        ("MARIA DELL'ORTO", "Maria Dell'Orto"),
        ("JANE O'NEILL", "Jane O'Neill"),
        ("田中 太郎", "田中 太郎"),
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
        ("Mary Jane Watson", ("Mary Jane", "Watson")),
        ("John Quincy Adams", ("John Quincy", "Adams")),
        ("María José García López", ("María José", "García López")),
        ("María García López", ("María", "García López")),
        ("Juan Carlos Pérez", ("Juan Carlos", "Pérez")),
        ("Ana Sofía Bustos Pérez", ("Ana Sofía", "Bustos Pérez")),
        ("João Pedro da Silva Santos", ("João Pedro", "da Silva Santos")),
        ("John Smith V", ("John Smith", "V")),
        ("King Smith", ("King", "Smith")),
        ("田中 太郎", ("太郎", "田中")),
        ("김 철수", ("철수", "김")),
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
    assert join_name("太郎", "田中") == "田中 太郎"


WORDS = [
    "Jane",
    "de",
    "la",
    "van",
    "García",
    "López",
    "y",
    "Jr.",
    "(x)",
    "田中",
    "太郎",
    "&",
    "O'B",
]


@given(st.lists(st.sampled_from(WORDS)))
def test_splitting_loses_no_word(words):
    full = " ".join(words)
    assert sorted(" ".join(split_name(full)).split()) == sorted(words)


@pytest.mark.parametrize(
    ("raw", "flags"),
    [
        ('Edward "Ed" Smith', ("nickname:Ed",)),
        ("García López, María", ("family:García López",)),
        ("Doe, Jane", ()),
        ("Mr. Smith", ("honorific:Mr.", "family:Smith")),
        ("Mr. & Mrs. Smith", ("honorific:Mr.", "honorific:Mrs.", "family:Smith")),
        ("Sir Elton", ("honorific:Sir",)),
    ],
)
def test_what_a_name_told_becomes_a_flag(raw, flags):
    assert full(raw).flags == flags


def test_an_address_is_no_name():
    for found in (full("jane.doe@acme.com"), clean_name(["jane.doe@acme.com"])[0]):
        assert (found.value, found.reason) == (None, "not_a_name")
