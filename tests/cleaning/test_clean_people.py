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
        ("Jane & John Doe", "Jane & John", "Doe"),
        ("Mary Ann & John Smith", "Mary Ann & John", "Smith"),
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
