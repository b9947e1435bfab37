from __future__ import annotations

import pytest

from leadctl.cleaning.phones.phone import clean_phone
from leadctl.cleaning.phones.words import are_labels, keyed, refusal


@pytest.mark.parametrize(
    ("raw", "digits"),
    [
        ("1-800-FLOWERS", "+18003569377"),
        ("1 800 flowers", "+18003569377"),
        ("1-800-GO-FEDEX", "+18004633339"),
        ("1-800-2-CALL-ME", "+18002225563"),
        ("1-800-Got-JUNK?", "+18004685865?"),
        ("1-800-TAX-1234", "+18008291234"),
        ("888 555 JANE", "+18885555263"),
        ("(415) 555-CASH", "(415) 5552274"),
        ("1300 FLIGHT", "1300354448"),
        ("0800 DDA 005", "0800332005"),
        ("Call 1-800-FLOWERS now", "Call +18003569377 now"),
        ("1-888-FIX-TECH ext 4", "+18883498324 ext 4"),
    ],
)
def test_words_are_dialled(raw, digits):
    assert keyed(raw, "61" if raw[:4] == "1300" else "1") == digits


@pytest.mark.parametrize(
    ("raw", "country", "value"),
    [
        ("1800 RESPECT", "AU", "+611800737732"),
        ("1800RESPECT", "AU", "+611800737732"),
        ("1800-RESPECT", "AU", "+611800737732"),
        ("1-800-RESPECT", "AU", "+611800737732"),
        ("+61 1300 FLOWER", "DE", "+611300356937"),
        ("+1 800 FLOWERS", "AU", "+18003569377"),
        ("1-800-FLOWERS", "DE", "+18003569377"),
        ("1 (800) FLOWERS", "DE", "+18003569377"),
        ("+1 (415) 555-CASH", "DE", "+14155552274"),
        ("1-415-555-CASH", "DE", "+14155552274"),
        ("1800 FLOWERS", "CA", "+18003569377"),
        ("0800 REVERSE", "NZ", "+648007383773"),
    ],
)
def test_words_are_dialled_as_where_they_stand(raw, country, value):
    assert clean_phone([raw], country)[0].values == [value]


@pytest.mark.parametrize(
    ("raw", "country"),
    [
        ("1800 REVERSE", "NZ"),
        ("1800 CALL NOW", "IE"),
        ("1800 22 FLOWERS", "PH"),
        ("1-800-22-FLOWERS", "PH"),
        ("800 FLOWERS", "AE"),
        ("800 FLOWERS", "DE"),
        ("1800 FLOWERS", "DE"),
        ("1800 RESPECT", ""),
        ("1300 FLOWER", "DE"),
    ],
)
def test_words_that_are_nobodys_number_there_are_not(raw, country):
    found = clean_phone([raw], country)[0]
    assert (found.values, found.verdict, found.key) == ([raw], "invalid", "")


@pytest.mark.parametrize(
    "raw",
    [
        "7186982ext",
        "718-6982 Fax",
        "718-6982 Bob",
        "718-6982 TEL",
        "718-698 Jane",
        "800-5551 Fax",
        "800 5551 Bob",
        "800-555-1 ext 4",
        "415-UNKNOWN",
        "415 NO PHONE",
        "212-TBD-TBDX",
        "416-PENDING",
        "415-555-NONE",
        "415-555-GEEN",
        "415-555-HOME",
        "800-UNKNOWN",
        "800 NO PHONE",
        "1-800-CALL Jane",
        "1-800-FLOWERS24",
        "0800 Jane Doe",
        "866 Main Street",
        "833 voicemail",
        "888 none yet",
        "800-DO-NOT-CALL",
    ],
)
def test_words_that_mean_something_else_are_not(raw):
    assert keyed(raw, "1") == raw
    found = clean_phone([raw], "US")[0]
    assert (found.value, found.verdict, found.key) == (raw, "invalid", "")


@pytest.mark.parametrize(
    ("raw", "values"),
    [
        ("1-888-FIX-TECH ext 4", ["+18883498324 ext. 4"]),
        ("1-800-FLOWERS or 415-555-2671", ["+18003569377", "+14155552671"]),
        ("1-800-FLOWERS / 415-555-2671", ["+18003569377", "+14155552671"]),
        ("1-800-FLOWERS, ask for Jane", ["+18003569377"]),
    ],
)
def test_what_stands_beside_a_word_is_read_as_beside_digits(raw, values):
    assert clean_phone([raw], "US")[0].values == values


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("DNC 415-555-2671", "DO_NOT_CALL"),
        ("415-555-2671 (do not call)", "DO_NOT_CALL"),
        ("DNC; 415-555-2671", "DO_NOT_CALL"),
        ("415-555-2671 - bitte nicht anrufen", "DO_NOT_CALL"),
        ("415-555-2671 DO_NOT_CALL", "DO_NOT_CALL"),
        ("415-555-2671 Do-Not-Call", "DO_NOT_CALL"),
        ("415-555-2671 (opted out)", "DO_NOT_CALL"),
        ("415-555-2671 no calls", "DO_NOT_CALL"),
        ("DO_NOT_CALL", "DO_NOT_CALL"),
        ("no calls please", "DO_NOT_CALL"),
        ("415-555-2671 do not use", "OUT_OF_USE"),
        ("415-555-2671 - has left", "OUT_OF_USE"),
        ("415-555-2671 disconnected", "OUT_OF_USE"),
        ("Wrong number: 415-555-2671", "OUT_OF_USE"),
    ],
)
def test_a_remark_that_forbids_a_call_stays(raw, reason):
    found = clean_phone([raw], "US")[0]
    assert (found.value, found.verdict, found.reason, found.key) == (raw, "invalid", reason, "")
    assert refusal(raw) == reason


def test_a_number_beside_one_that_is_not_to_be_called_is():
    found = clean_phone(["415-555-2671 (wrong number); 415-555-2672"], "US")[0]
    assert found.values == ["+14155552672", "415-555-2671 (wrong number)"]


@pytest.mark.parametrize(
    "raw",
    [
        "call after 5pm",
        "No. 415-555-2671",
        "old 415-555-2671",
        "no",
        "415-555-2671 (no phone on Fridays)",
        "415-555-2671 (left in May)",
        "415-555-2671, no contact name",
        "415-555-2671 no texts",
    ],
)
def test_other_remarks_forbid_nothing(raw):
    assert refusal(raw) == ""


def test_labels():
    assert are_labels("7654321 (privat)")
    assert are_labels("or Fax 7654321")
    assert not are_labels("account 7654321")


@pytest.mark.parametrize(
    ("raw", "values"),
    [
        ("fax: 030 7654321", ["fax +49307654321"]),
        ("F: +49 30 7654321 ext. 5", ["fax +49307654321 ext. 5"]),
        ("030 7654321 (fax)", ["fax +49307654321"]),
        ("030 7654321 (F)", ["fax +49307654321"]),
        ("Office Fax No. 030 7654321", ["fax +49307654321"]),
        ("Fax 030 7654321 / Tel. 030 1234567", ["+49301234567", "fax +49307654321"]),
        ("030 1234567 Fax 7654321", ["+49301234567", "fax +49307654321"]),
        ("T: 030 1234567 F: 030 7654321", ["+49301234567", "fax +49307654321"]),
        ("030 7654321 (fax)\n0171 1234567", ["+491711234567", "fax +49307654321"]),
        ("Tel: 030 1234567 Fax", ["+49301234567"]),
        ("030 1234567 Fax:", ["+49301234567"]),
        ("Tel/Fax: 030 1234567", ["+49301234567"]),
        ("Fax & Phone 030 1234567", ["+49301234567"]),
        ("T/F 030 1234567", ["+49301234567"]),
        ("030 1234567 (auch Fax)", ["+49301234567"]),
        ("030 1234567 (2672 fax)", ["+49301234567"]),
        ("030 1234567 (Fax: 21)", ["+49301234567"]),
    ],
)
def test_a_fax_is_kept_and_is_no_phone(raw, values):
    (found,) = clean_phone([raw], "DE")
    assert found.values == values
    assert (found.reason == "FAX", found.key == "") == (
        len(values) == 1 and "fax" in values[0],
    ) * 2
    assert clean_phone(["; ".join(values)], "DE")[0].values == values


@pytest.mark.parametrize(
    ("raw", "country", "value"),
    [
        ("+49 3O 1234567", "", "+49301234567"),
        ("+49 3o1234567", "US", "+49301234567"),
        ("+49 (O)30 1234567", "KR", "+49301234567"),
        ("1-8OO-555-2671", "US", "+18005552671"),
        ("030 12345O7", "DE", "+49301234507"),
        ("O30 1234567", "DE", "+49301234567"),
        ("O: 030 1234567", "DE", "+49301234567"),
        ("1-800-4OFFICE", "US", "1-800-4OFFICE"),
        ("11 3333-4444, 3o andar", "BR", "+551133334444"),
    ],
)
def test_the_letter_o_is_a_zero_among_digits(raw, country, value):
    assert clean_phone([raw], country)[0].value == value
