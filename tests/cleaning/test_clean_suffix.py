import pytest

from leadctl.cleaning.cleaned import Rules
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
