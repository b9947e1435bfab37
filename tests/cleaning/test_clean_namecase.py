from __future__ import annotations

import pytest

from leadctl.cleaning.names.name import clean_full_name, clean_name


@pytest.mark.parametrize(
    "name",
    [
        "Mary MacDonald", "Ian MacRae", "Ana Machado", "Eva Mackie", "Jan Maciej", "Ian Mackay",
        "Brian McNamara", "Björn O'Malley-Muñoz", "Karl von und zu Berg", "Ana das Neves",
        "Jan van den Thillart", "Omar al Fahd", "Louis XIV", "Rhys ap Gruffydd", "Juan Vega y Mota",
        "Mary E Smith", "JJ Doe", "AJ Doe", "Jack Ng", "Thijs IJzerman", "Ijeoma Okafor",
        "Judah Maccabee",
        "Nguyen Van Anh", "Γιώργος Σάς", "Иван Петров", "J.R.R. Doe", "D'Angelo Doe", "Jürgen Groß",
    ],
)  # fmt: skip
def test_names_come_back_from_capitals_and_from_small_letters(name):
    upper = name.replace("ß", "ẞ").upper()
    assert [one.value for one in clean_full_name([upper, name.lower()])] == [name, name]


@pytest.mark.parametrize(
    "name",
    [
        "van der Berg",
        "v.d. Berg",
        "de' Medici",
        "da Vinci",
        "al Fahd",
        "St. John",
        "Van",
        "Al",
        "Ng",
        "TJ",
        "Leigh-Williams",
    ],
)
def test_parts_of_names_do_too(name):
    assert [one.value for one in clean_name([name.upper(), name.lower()])] == [name, name]


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("İSMAİL IŞIK", "İsmail Işık"),
        ("IŞIL ÖZTÜRK", "Işıl Öztürk"),
        ("ŞTEFAN IONEŞTI", "Ştefan Ioneşti"),
        ("ibrahim yılmaz", "İbrahim Yılmaz"),
        ("IRMA SCHMIDT", "Irma Schmidt"),
        ("deVries", "deVries"),
        ("jane Doe", "jane Doe"),
    ],
)
def test_a_dot_tells_turkish_and_mixed_case_stays(raw, value):
    assert clean_full_name([raw])[0].value == value


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("maria DA SILVA", "Maria da Silva"),
        ("jean-luc PICARD", "Jean-Luc Picard"),
        ("DOE jane", "Doe Jane"),
        ("o'brien, PATRICK", "Patrick O'Brien"),
        ("jan van der BERG", "Jan van der Berg"),
        ("van der BERG", "van der Berg"),
        ("van der BERG Jan", "van der Berg Jan"),
        ("d. TRUMP", "D. Trump"),
        ("JD smith", "JD smith"),
        ("deVRIES jan", "deVRIES jan"),
    ],
)
def test_small_names_beside_shouted_ones(raw, value):
    (cleaned,) = clean_full_name([raw])
    assert cleaned.value == value
    assert clean_full_name([value])[0].value == value
