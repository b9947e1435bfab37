"""Cells that name two people, or a person and a place."""

from __future__ import annotations

import pytest

from leadctl.cleaning.cleaned import Rules
from leadctl.cleaning.names.eastern import UNPARTED
from leadctl.cleaning.names.name import SEVERAL
from leadctl.cleaning.names.people import is_person, is_place
from leadctl.cleaning.rows import clean_rows


def row(text):
    cells = clean_rows({"full_name": [text]}, Rules())
    return [cells[name][0] for name in ("full_name", "first_name", "last_name")]


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("Jane Doe, John Roe", "Jane Doe, John Roe"),
        ("JANE DOE, JOHN ROE", "Jane Doe, John Roe"),
        ("Jane Doe, PhD, John Roe, MBA", "Jane Doe, PhD, John Roe, MBA"),
        ("Jane Doe, John Roe, Mary Poe", "Jane Doe, John Roe, Mary Poe"),
        ("Jane Doe & John Roe", "Jane Doe & John Roe"),
        ("Xi Chen and Bo Liang", "Xi Chen and Bo Liang"),
        ("Jane Doe; John Roe", "Jane Doe; John Roe"),
        ("Jane Doe / John Roe", "Jane Doe / John Roe"),
        ("Jane Doe or John Roe", "Jane Doe or John Roe"),
        ("Juan Pérez y María López", "Juan Pérez y María López"),
        ("Jane Doe <jane@acme.com>; John Roe <john@acme.com>", "Jane Doe ; John Roe"),
    ],
)
def test_two_whole_names_are_no_person(raw, value):
    whole, first, last = row(raw)
    assert (whole.value, whole.reason, whole.key) == (value, SEVERAL, "")
    assert (first.value, last.value) == (None, None)


@pytest.mark.parametrize(
    ("raw", "given", "family"),
    [
        ("Jane Doe, Berlin", "Jane", "Doe"),
        ("Jane Doe, Berlin, Germany", "Jane", "Doe"),
        ("Jane Doe, San Francisco", "Jane", "Doe"),
        ("Jane Doe, 34", "Jane", "Doe"),
        ("Jane Doe, doctor of divinity", "Jane", "Doe"),
        ("Chidinma Okonkwo, Lagos", "Chidinma", "Okonkwo"),
        ("José Ortega y Gasset", "José", "Ortega y Gasset"),
        ("Lloyd Webber, Andrew", "Andrew", "Lloyd Webber"),
        ("Rhys Jones, Gareth", "Gareth", "Rhys Jones"),
        ("Smith Jones, Chad", "Chad", "Smith Jones"),
        ("García López, María José", "María José", "García López"),
        ("Martin Garcia, Jose Luis", "Jose Luis", "Martin Garcia"),
        ("Fritz Freiherr und von Bar", "Fritz", "Freiherr und von Bar"),
    ],
)
def test_one_person_is_one_whatever_follows(raw, given, family):
    whole, first, last = row(raw)
    assert whole.reason == ""
    assert (first.value, last.value) == (given, family)


@pytest.mark.parametrize(
    ("raw", "given", "family", "others"),
    [
        ("Jane & John Doe", "Jane", "Doe", "John Doe"),
        ("jane and john doe", "Jane", "Doe", "john doe"),
        ("Mary Ann & John Smith", "Mary Ann", "Smith", "John Smith"),
        ("Jane und Hans Muster", "Jane", "Muster", "Hans Muster"),
        ("Marie et Jean Dupont", "Marie", "Dupont", "Jean Dupont"),
        ("Juan y María García López", "Juan", "García López", "María García López"),
        ("MARIA E JOSE SILVA", "Maria", "Silva", "JOSE SILVA"),
        ("Jan en Marie de Vries", "Jan", "de Vries", "Marie de Vries"),
        ("Doe, Jane & John", "Jane", "Doe", "John Doe"),
        ("Mr John & Mrs Mary Smith", "John", "Smith", "Mrs Mary Smith"),
        ("Jane & John & Mary Doe", "Jane", "Doe", "John & Mary Doe"),
        ("Jane & John Doe Jr.", "Jane", "Doe", "John Doe Jr."),
        ("John Smith and Jane", "John", "Smith", "Jane"),
        ("Jane & John", "Jane", None, "John"),
        ("Jane/John Doe", "Jane", "Doe", "John Doe"),
        ("jane or john doe", "Jane", "Doe", "john doe"),
        ("Hans u. Eva Muster", "Hans", "Muster", "Eva Muster"),
        ("Jane Doe & Family", "Jane", "Doe", "& Family"),
        ("Jane Doe + guest", "Jane", "Doe", "+ guest"),
        ("Jane Doe +1", "Jane", "Doe", "+1"),
    ],
)
def test_the_first_of_a_couple_is_the_lead(raw, given, family, others):
    whole, first, last = row(raw)
    assert (first.value, last.value, whole.reason) == (given, family, "")
    assert f"with:{others}" in whole.flags
    assert row(whole.value)[0].value == whole.value


@pytest.mark.parametrize(
    ("raw", "given", "family"),
    [
        ("M. et Mme Dupont", None, "Dupont"),
        ("Maria E Jose Silva", "Maria E", "Jose Silva"),
        ("Santiago Ramón y Cajal", "Santiago", "Ramón y Cajal"),
        ("Ernst & Young Advisory", "Ernst & Young", "Advisory"),
        ("Jack & Jill Consulting", "Jack & Jill", "Consulting"),
        ("Jane Doe &", "Jane", "Doe"),
        ("Kumar a/l Raman", "Kumar", "a/l Raman"),
        ("Dana Or Tal Cohen", "Dana Or Tal", "Cohen"),
        ("Smith & Guest", "Smith &", "Guest"),
    ],
)
def test_what_looks_like_a_couple_and_is_none(raw, given, family):
    whole, first, last = row(raw)
    assert (first.value, last.value) == (given, family)
    assert not any(flag.startswith("with:") for flag in whole.flags)


@pytest.mark.parametrize(
    ("first", "last", "given", "family"),
    [
        ("Jane & John", "Doe", "Jane", "Doe"),
        ("Juan y María", "López", "Juan", "López"),
        ("Marie et Jean", "Dupont", "Marie", "Dupont"),
        ("Juan", "Ramón y Cajal", "Juan", "Ramón y Cajal"),
        ("Jane", "Doe & Roe", "Jane", "Doe & Roe"),
        ("Jane/John", "Doe", "Jane", "Doe"),
        ("Jane", "Doe & Family", "Jane", "Doe"),
    ],
)
def test_the_first_of_a_couple_in_two_columns_is_the_lead(first, last, given, family):
    cells = clean_rows({"first_name": [first], "last_name": [last]}, Rules())
    assert [cells[name][0].value for name in ("first_name", "last_name")] == [given, family]


@pytest.mark.parametrize("text", ["Jane Doe, Xyzzy", "Jane Doe, Acme"])
def test_a_word_behind_a_person_may_be_anything(text):
    whole, first, last = row(text)
    assert (whole.value, whole.reason, whole.key) == (text, UNPARTED, "")
    assert (first.value, last.value) == (None, None)


def test_a_family_name_behind_a_given_one_stays_a_name():
    assert row("THỊ HƯƠNG, NGUYỄN")[0].value == "Nguyễn Thị Hương"


def test_what_is_a_person_and_what_a_place():
    assert is_person("Jane Doe")
    assert is_person("Dr. Jane Doe")
    assert not any(map(is_person, ["Jane", "María José", "García López", "Jane Doe Ltd", "4 Doe"]))
    assert is_place("New York")
    assert not is_place("Chad")
