from __future__ import annotations

from collections import defaultdict

import pytest

from leadctl.cleaning.cleaned import Rules
from leadctl.cleaning.companies.company import clean_company
from leadctl.cleaning.names.name import clean_full_name
from leadctl.cleaning.names.turkish import _NAMES, _plain, in_turkish, is_turkish
from leadctl.cleaning.rows import clean_rows, explain

NAMES = [
    "Işıl Yılmaz",
    "Ayşe Işık",
    "Ayşe Yıldırım",
    "İsmail Işık",
    "Şahin Aydın",
    "Ali Şahin",
    "Şirin Gültekin",
    "Kadir Şentürk",
    "Hatice Şimşek",
    "Halil İbrahim Şen",
    "Erdoğan Özyılmaz",
    "Tuğba Halıcı",
    "Çiğdem Kılıç",
    "Doğan Halilioğlu",
    "Oğuz Sarıkaya",
    "İlham Əliyev",
    "Rəşad Qasımov",
]


@pytest.mark.parametrize("name", NAMES)
def test_names_come_back_from_turkish_capitals(name):
    loud = name.replace("i", "İ").replace("ı", "I").upper()
    (cleaned,) = clean_full_name([loud])
    assert cleaned.value == name
    assert clean_full_name([name])[0].value == name


@pytest.mark.parametrize("name", NAMES)
def test_names_come_back_from_capitals_that_lost_their_dots(name):
    assert clean_full_name([name.upper().replace("İ", "I")])[0].value == name


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("SMITH ŞEN", "Smith Şen"),
        ("INGRID YAĞMUR", "Ingrid Yağmur"),
        ("MARTIN ÖZIŞIK", "Martin Özışık"),
        ("MARIA KILIÇDAROĞLU", "Maria Kılıçdaroğlu"),
        ("IRMA SCHMIDT", "Irma Schmidt"),
        ("ŞTEFAN IONEŞTI", "Ştefan Ioneşti"),
        ("ŞERBAN MARIN", "Şerban Marin"),
        ("MEHMET YILDIZ", "Mehmet Yildiz"),
        ("ayşe YILDIZ", "Ayşe Yıldız"),
        ("Ayşe YILDIZ", "Ayşe Yıldız"),
        ("İbrahim ŞAHIN", "İbrahim Şahin"),
        ("şahin IŞIK", "Şahin Işık"),
        ("ibrahim yılmaz", "İbrahim Yılmaz"),
        ("YILDIZ, AYŞE", "Ayşe Yıldız"),
    ],
)
def test_other_names_and_half_shouted_ones(raw, name):
    (cleaned,) = clean_full_name([raw])
    assert cleaned.value == name
    assert clean_full_name([name])[0].value == name


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("YILDIZ HOLDING A.Ş.", "Yıldız Holding A.Ş."),
        ("GÜNEŞ TICARET LTD. ŞTI.", "Güneş Ticaret Ltd. Şti."),
        ("ŞAHIN SANAYI VE TICARET A.Ş.", "Şahin Sanayi ve Ticaret A.Ş."),
        ("ÖZIŞIK LOJİSTİK A.Ş.", "Özışık Lojistik A.Ş."),
        ("IBM TÜRK LİMİTED ŞİRKETİ", "IBM Türk Limited Şirketi"),
    ],
)
def test_companies_too(raw, name):
    (cleaned,) = clean_company([raw])
    assert cleaned.value == name
    assert clean_company([name])[0].value == name


def test_no_two_spellings_of_a_known_name_differ_in_their_dots():
    dots = defaultdict(set)
    for name in _NAMES:
        dots[_plain(name)].add(tuple(letter in "iı" and letter for letter in name))
    assert [plain for plain, ways in dots.items() if len(ways) > 1] == []


def test_words_keep_their_length_where_they_lose_their_dots():
    assert [name for name in _NAMES if len(_plain(name)) != len(name)] == []


@pytest.mark.parametrize("text", ["Ş", "ŞERBAN", "Çetin Öz", "Ștefan", "Yilmaz"])
def test_few_letters_tell_no_turkish(text):
    assert not is_turkish(text)


def test_texts_of_unlike_length_stay():
    assert in_turkish("IŞIK", "Isiks") == "Isiks"


@pytest.mark.parametrize(
    ("field", "raw", "shown"),
    [
        ("full_name", "MEHMET YILDIZ", "Mehmet Yıldız"),
        ("full_name", "YILDIZ, MEHMET ALI", "Mehmet Ali Yıldız"),
        ("full_name", "ismail demir", "İsmail Demir"),
        ("full_name", "JOHN SMITH", "John Smith"),
        ("full_name", "INGRID MARTIN", "Ingrid Martin"),
        ("full_name", "Mehmet Yildiz", "Mehmet Yildiz"),
        ("first_name", "IŞIL", "Işıl"),
        ("last_name", "KILIÇ", "Kılıç"),
        ("company", "AYDIN TICARET LTD", "Aydın Ticaret Ltd"),
        ("company", "IBM LIMITED", "IBM Limited"),
        ("title", "TASARIM", "Tasarım"),
    ],
)
def test_the_country_of_a_row_tells_names_that_we_know(field, raw, shown):
    rows = {field: [raw, raw], "country": ["TR", "DE"]}
    here, abroad = clean_rows(rows, Rules(), derive=False)[field]
    assert here.value == shown
    assert here._replace(value=None, flags=()) == abroad._replace(value=None, flags=())
    again = clean_rows({field: [shown], "country": ["TR"]}, Rules(), derive=False)[field][0]
    assert (again.value, again.key) == (shown, here.key)
    cell, steps = explain(field, raw, Rules(), "TR")
    assert cell == here
    assert (steps[-1].after if steps else raw) == shown
    assert explain(field, raw, Rules(), "DE")[0] == abroad


def test_parts_of_a_name_are_told_as_the_whole_one_is():
    rows = {"full_name": ["YILDIZ KAYA, ALI"], "country": ["TR"]}
    done = clean_rows(rows, Rules())
    assert [done[name][0].value for name in ("first_name", "last_name")] == ["Ali", "Yıldız Kaya"]
