import pytest

from leadctl.cleaning.cleaned import Rules
from leadctl.cleaning.rows import clean_rows
from leadctl.store.facts.tombstones import Tombstones, digest, texts_of_rows

KEY = b"k" * 32


def stones(**row):
    cells = clean_rows({name: [value] for name, value in row.items()}, Rules("DE"))
    (texts,) = texts_of_rows(cells, 1, "apollo")
    return Tombstones(KEY, frozenset(digest(KEY, one) for one in texts))


JANE = {
    "email": "jane.doe@gmail.com",
    "first_name": "Jane",
    "last_name": "Doe",
    "phone": "+49 30 901820",
    "linkedin": "linkedin.com/in/jane-doe",
    "vendor_id": "a1",
}


@pytest.mark.parametrize(
    ("row", "forgotten"),
    [
        ({"email": "JaneDoe+x@googlemail.com"}, True),
        ({"other_emails": "max@beta.io; jane.doe@gmail.com"}, True),
        ({"linkedin": "https://www.linkedin.com/in/Jane-Doe/"}, True),
        ({"vendor_id": "a1"}, True),
        ({"full_name": "Jane Doe", "mobile_phone": "030 901820"}, True),
        ({"full_name": "Jane Doe", "phone": "030 901820", "email": "new@acme.io"}, True),
        ({"full_name": "Max Roe", "phone": "030 901820"}, False),
        ({"email": "max@beta.io", "phone": "030 901820"}, False),
        ({"full_name": "Jane Doe", "company_phone": "030 901820"}, False),
        ({"full_name": "Jane Doe"}, False),
        ({"email": ""}, False),
    ],
)
def test_rows_of_the_forgotten_are_known(row, forgotten):
    cells = clean_rows({name: [value] for name, value in row.items()}, Rules("DE"))
    assert stones(**JANE).rows(cells, 1, "apollo") == ({0} if forgotten else set())


def test_a_number_alone_is_known_where_it_stood_alone():
    alone = clean_rows({"phone": ["+49 30 901820"]}, Rules())
    assert stones(phone="+49 30 901820").rows(alone, 1, "x") == {0}


def test_the_same_number_at_another_vendor_is_another_person():
    cells = clean_rows({"vendor_id": ["a1"]}, Rules())
    assert stones(**JANE).rows(cells, 1, "zoominfo") == set()


def test_without_tombstones_nothing_is_looked_at():
    nobody = Tombstones(KEY, frozenset())
    assert not nobody
    assert nobody.rows({}, 3, "") == set()
    assert not nobody.is_in("jane.doe@gmail.com")


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ('"broken, Jane.Doe@GMAIL.com, "', True),
        ("x;https://linkedin.com/in/jane-doe;y", True),
        ("max@beta.io", False),
        ("no address at all", False),
    ],
)
def test_texts_that_name_the_forgotten_are_known(text, named):
    assert stones(**JANE).is_in(text) is named


def test_cells_that_name_the_forgotten_are_blanked():
    column = ["by jane.doe@gmail.com", "by max@beta.io", "", "12"]
    assert stones(**JANE).blanked(column) == ["", "by max@beta.io", "", "12"]


def test_a_digest_is_keyed():
    assert digest(KEY, "email:a@b.io") != digest(b"other", "email:a@b.io")
    assert len(digest(KEY, "email:a@b.io")) == 16
