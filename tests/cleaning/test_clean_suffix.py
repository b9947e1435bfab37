import pytest

from leadctl.cleaning.cleaned import Rules
from leadctl.cleaning.names.name import with_generation
from leadctl.cleaning.names.suffix import clean_suffix
from leadctl.cleaning.rows import clean_rows


@pytest.mark.parametrize(
    ("raw", "value", "key"),
    [
        ("Jr", "Jr.", "2"),
        (" JR. ", "Jr.", "2"),
        ("junior", "Jr.", "2"),
        ("ii", "II", "2"),
        ("(Sr)", "Sr.", "1"),
        ("3rd", "III", "3"),
        ("sen", "sen.", "1"),
        ("jun.", "jun.", "2"),
        ("der Ältere", "d. Ä.", "1"),
        ("d.J.", "d. J.", "2"),
        ("Père", "père", "1"),
        ("mladší", "mladší", "2"),
        ("NETO", "Neto", "3"),
        ("PhD", "PhD", ""),
        ("", None, ""),
        ("n/a", None, ""),
    ],
)
def test_a_generation_is_written_in_one_way_and_other_words_stay(raw, value, key):
    (cell,) = clean_suffix([raw])
    assert (cell.value, cell.key) == (value, key)
    assert clean_suffix([cell.value or ""])[0].value == value


@pytest.mark.parametrize(
    ("fields", "value"),
    [
        ({"full_name": ["John Smith Jr."]}, "Jr."),
        ({"full_name": ["SMITH, JOHN III"]}, "III"),
        ({"full_name": ["John Smith, PhD"]}, None),
        ({"full_name": ["John Smith (Jr.)"]}, "Jr."),
        ({"full_name": ["John Smith [Senior]"]}, "Sr."),
        ({"full_name": ["John (Junior) Smith"]}, None),
        ({"full_name": ["John Smith (V)"]}, None),
        ({"first_name": ["John"], "last_name": ["Smith (3rd)"]}, "III"),
        ({"first_name": ["John"], "last_name": ["Smith Sr"]}, "Sr."),
        ({"full_name": ["John Smith Jr."], "suffix": ["III"]}, "III"),
    ],
)
def test_it_is_read_from_the_name_where_it_is_not_given(fields, value):
    assert clean_rows(fields, Rules())["suffix"][0].value == value


def told(fields):
    """The parts of a name and the key of its generation."""
    cells = clean_rows({name: [text] for name, text in fields.items()}, Rules())
    found = [cells[name][0].value or "" for name in ("first_name", "last_name")]
    return [*found, cells["suffix"][0].key if "suffix" in cells else ""]


@pytest.mark.parametrize(
    ("whole", "first", "last", "key"),
    [
        ("Josef Huber sen.", "Josef", "Huber", "1"),
        ("Josef Huber jun", "Josef", "Huber", "2"),
        ("JOSEF HUBER JUN.", "Josef", "Huber", "2"),
        ("Josef Huber (sen.)", "Josef", "Huber", "1"),
        ("Josef Huber, jun.", "Josef", "Huber", "2"),
        ("Huber jun., Josef", "Josef", "Huber", "2"),
        ("Josef sen. Huber", "Josef", "Huber", "1"),
        ("Hans Weber d. Ä.", "Hans", "Weber", "1"),
        ("Hans Weber der Jüngere", "Hans", "Weber", "2"),
        ("Karl den Äldre", "Karl", "den Äldre", ""),
        ("Luc Moreau fils", "Luc", "Moreau", "2"),
        ("Juan García padre", "Juan", "García", "1"),
        ("Jan Novák st.", "Jan", "Novák", "1"),
        ("Jan Novák mladší", "Jan", "Novák", "2"),
        ("Matti Virtanen vanhempi", "Matti", "Virtanen", "1"),
        ("João Pereira Filho", "João", "Pereira Filho", "2"),
        ("Pereira Neto, João", "João", "Pereira Neto", "3"),
        ("João da Silva Sobrinho", "João", "da Silva Sobrinho", "9"),
        ("João Pereira Júnior", "João", "Pereira Júnior", "2"),
        ("Ana Neto", "Ana", "Neto", ""),
        ("Amartya Kumar Sen", "Amartya Kumar", "Sen", ""),
        ("amartya kumar sen", "Amartya Kumar", "Sen", ""),
        ("Wang Jun", "Wang", "Jun", ""),
        ("John St. Clair", "John", "St. Clair", ""),
    ],
)
def test_father_and_son_are_told_apart_in_many_languages(whole, first, last, key):
    assert told({"full_name": whole}) == [first, last, key]
    assert told({"full_name": f"{first} {last}"})[:2] == [first, last]


@pytest.mark.parametrize(
    ("family", "shown", "key"),
    [
        ("Huber sen.", "Huber", "1"),
        ("HUBER JUN.", "Huber", "2"),
        ("Huber junior", "Huber", "2"),
        ("Huber Junior", "Huber Junior", "2"),
        ("Huber (senior)", "Huber", "1"),
        ("Huber, jun.", "Huber", "2"),
        ("Weber d. J.", "Weber", "2"),
        ("Moreau père", "Moreau", "1"),
        ("Novák ml.", "Novák", "2"),
        ("Pereira Filho", "Pereira Filho", "2"),
        ("Pereira Neto", "Pereira Neto", "3"),
        ("Neto", "Neto", ""),
        ("Junior", "Junior", ""),
        ("Das Sen", "Das Sen", ""),
    ],
)
def test_a_generation_is_told_behind_a_family_name_alone(family, shown, key):
    assert told({"first_name": "Josef", "last_name": family}) == ["Josef", shown, key]
    again = told({"first_name": "Josef", "last_name": shown})
    assert again[1] == shown


@pytest.mark.parametrize(
    "whole", ["Josef Huber sen.", "Hans Weber d. Ä.", "Luc Moreau père", "Jan Novák ml."]
)
def test_a_generation_is_written_behind_the_name_as_it_was(whole):
    (cell,) = clean_rows({"full_name": [whole]}, Rules())["full_name"]
    assert with_generation("as read", cell) == whole


@pytest.mark.parametrize("family", ["Huber sen.", "Weber d. J.", "Moreau père", "Smith Jr."])
def test_a_generation_is_written_behind_a_family_name_alone(family):
    (cell,) = clean_rows({"last_name": [family]}, Rules())["last_name"]
    assert with_generation("as read", cell) == family
