from __future__ import annotations

import pytest

from leadctl.cleaning.phones.extensions import EXTENSION, behind, extension_of, reunited
from leadctl.cleaning.phones.phone import clean_phone

WORDS = """
ext ext. extn extension extensión x # Durchwahl DW Kl. Klappe Ap. App. Apparat Nst int. interno
poste anexo ramal toestel wew. lok. lokal ankn доб. вн. дод. klapka mellék mell. alanumero dahili
pes. interior εσωτ. 内線 分机 转 내선 ต่อ p. r. w.
"""


@pytest.mark.parametrize("word", WORDS.split())
def test_words_for_an_extension(word):
    for gap in ("", " ", ", "):
        assert EXTENSION.sub(extension_of, f"030 1234567{gap}{word} 12") == "030 1234567 x12 "


@pytest.mark.parametrize(
    "text",
    [
        "030 1234567 kl 9-17",
        "030 1234567 kl. 09:00",
        "030 1234567 p 0171 1234567",
        "030 1234567 p. 0171 1234567",
        "030 1234567 Zimmer 12",
        "12 ext 4",
    ],
)
def test_words_for_something_else(text):
    assert EXTENSION.sub(extension_of, text) == text


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        (["030 1234567", "ext 12"], ["030 1234567 ext 12"]),
        (["ext 12", "030 1234567"], ["030 1234567 ext 12"]),
        (["030 1234567", "ext 12", "040 1234567"], ["030 1234567 ext 12", "040 1234567"]),
        (["030 1234567 x1", "ext 12"], ["030 1234567 x1", "ext 12"]),
        (["Jane", "ext 12"], ["Jane", "ext 12"]),
        (["030 1234567", "Jane", "ext 12"], ["030 1234567 ext 12", "Jane"]),
        (["Jane", "ext 12", "030 1234567"], ["Jane", "030 1234567 ext 12"]),
        (["ext 12", "Jane", "030 1234567"], ["Jane", "030 1234567 ext 12"]),
        (["ext 12", "ext 13", "030 1234567"], ["ext 12", "ext 13", "030 1234567"]),
        (["ext 12"], ["ext 12"]),
    ],
)
def test_an_extension_alone_is_that_of_the_number_beside(parts, found):
    assert reunited(parts) == found


def test_an_extension_in_front_goes_behind_where_a_good_number_follows():
    assert behind("ext. 4: 030 1234567", lambda text: text == "030 1234567") == "030 1234567 x4"
    assert behind("ext 415 555 2671", lambda text: False) == "ext 415 555 2671"  # noqa: ARG005
    assert behind("int 030 1234567", lambda text: True) == "int 030 1234567"  # noqa: ARG005


@pytest.mark.parametrize(
    "raw",
    [
        "415-555-2671 e12", "415-555-2671 E12", "415-555-2671 ext. ext. 12", "415-555-2671 x x12",
        "415-555-2671 ext. x12", "415-555-2671 ext.: 12", "415-555-2671 (ext. ext. 12)",
        "415-555-2671 extn. extension 12", "415-555-2671 p12",
    ],
)  # fmt: skip
def test_an_extension_is_found_behind_whatever_says_so(raw):
    (found,) = clean_phone([raw], "US")
    assert (found.values, found.verdict) == (["+14155552671 ext. 12"], "valid")


@pytest.mark.parametrize(
    ("raw", "country", "value"),
    [
        ("010-65529988-801", "CN", "+861065529988 ext. 801"),
        ("+86-10-65529988-801", "", "+861065529988 ext. 801"),
        ("0755-12345678-801", "CN", "+8675512345678 ext. 801"),
        ("02-2345-6789-123", "TW", "+886223456789 ext. 123"),
        ("03-1234-5678-12", "JP", "+81312345678 ext. 12"),
        ("010-65529988", "CN", "+861065529988"),
        ("03-1234-5678", "JP", "+81312345678"),
    ],
)
def test_behind_a_hyphen_in_east_asia(raw, country, value):
    (found,) = clean_phone([raw], country)
    assert (found.value, found.verdict) == (value, "valid")
    assert clean_phone([value], country)[0].value == value


def test_elsewhere_a_hyphen_tells_no_extension():
    assert clean_phone(["415-555-2671-801"], "US")[0].verdict == "invalid"
    assert clean_phone(["030-901820-801"], "DE")[0].value == "+4930901820801"
