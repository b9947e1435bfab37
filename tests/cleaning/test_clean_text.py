from __future__ import annotations

import pytest

from leadctl.cleaning.text import (
    clean_identifier,
    clean_lead_id,
    clean_notes,
    clean_text,
    key_of,
    repair,
)


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("  a \t b\u00a0c ", "a b c"),
        ("MÃ¼ller", "Müller"),
        ("Itâ€™s", "It’s"),
        ("AT&amp;T", "AT&T"),
        ("AT&T", "AT&T"),
        ("R&D; x", "R&D; x"),
        ("a\u200b\u202eb\x1b", "ab"),
        ("Mu\u0308ller", "Müller"),
        ("\ud800x", "x"),
        ("Ärger", "Ärger"),
        ("naïve café", "naïve café"),
        ('="Acme"', "Acme"),
        (' ="AT&amp;T" ', "AT&T"),
        ('=A1&"x"', '=A1&"x"'),
    ],
)
def test_repair(raw, text):
    assert repair(raw) == text


@pytest.mark.parametrize(
    "raw", ["n/a", "NULL", "None", "-", "#N/A", "unknown", "  ", "keine Angabe"]
)
def test_null_words_are_empty(raw):
    assert clean_text([raw])[0].value is None


def test_a_null_word_inside_a_text_is_text():
    assert clean_text(["Null Island"])[0].value == "Null Island"


def test_notes_keep_their_lines():
    assert clean_notes(["a  b\r\n\r\n\r\n\r\nc "])[0].value == "a b\n\nc"


@pytest.mark.parametrize(("raw", "value"), [("12", "12"), ("12.0", "12"), ('="7"', "7")])
def test_lead_ids(raw, value):
    assert clean_lead_id([raw])[0].value == value


@pytest.mark.parametrize("raw", ["x", "-1", "0", "1" * 19, "１２"])
def test_what_is_no_lead_id(raw):
    assert clean_lead_id([raw])[0] == (None, "", "not_a_lead_id", (), "", ())


def test_identifiers_keep_their_letters():
    assert clean_identifier(["  00Q5e00001AbCdE "])[0].value == "00Q5e00001AbCdE"


@pytest.mark.parametrize(
    ("raw", "value"),
    [("12345.0", "12345"), ('="00123"', "00123"), ("v2.0", "v2.0"), ("1E5", "1E5")],
)
def test_identifiers_lose_what_a_spreadsheet_put_around_them(raw, value):
    assert clean_identifier([raw])[0] == (value, "", "", (), value, ())


@pytest.mark.parametrize("raw", ["1.23457E+17", "4,41e+11", "########"])
def test_an_identifier_that_lost_digits_tells_nobody_apart(raw):
    assert clean_identifier([raw])[0] == (raw, "", "EXCEL_MANGLED", (), "", ())


def test_keys_meet_across_scripts_and_accents():
    assert key_of("Ромашка") == "romashka"
    assert key_of("CAFÉ  Zoë") == "cafe zoe"
