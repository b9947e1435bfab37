from __future__ import annotations

import phonenumbers
import pytest

from leadctl.cleaning.phones.phone import clean_phone


def clean(text, country="", region=""):
    return clean_phone([text], country, region)[0]


@pytest.mark.parametrize(
    ("raw", "country", "value"),
    [
        ("(415) 555-2671", "US", "+14155552671"),
        ("415.555.2671", "US", "+14155552671"),
        ("1-415-555-2671", "US", "+14155552671"),
        ("030/1234567", "DE", "+49301234567"),
        ("+49 (0)30 1234567", "DE", "+49301234567"),
        ("0049 30 1234567", "DE", "+49301234567"),
        ("4930123456789", "DE", "+4930123456789"),
        ("+39 06 12345678", "IT", "+390612345678"),
        ("+39 (06) 12345678", "IT", "+390612345678"),
        ("'+493012345678", "", "+493012345678"),
        ('="+493012345678"', "", "+493012345678"),
        ("p:+14155552671", "", "+14155552671"),
        ("tel:+14155552671", "", "+14155552671"),
        ("4155552671.0", "US", "+14155552671"),
        ("Mobile: 0171 1234567", "DE", "+491711234567"),
        ("0171 1234567 (mobile)", "DE", "+491711234567"),
        ("011 49 30 12345678", "US", "+493012345678"),
        ("1-800-FLOWERS", "US", "+18003569377"),
        ("+1 415 555 2671 x123", "US", "+14155552671 ext. 123"),
        ("(415) 555-2671 ext. 123", "US", "+14155552671 ext. 123"),
        ("+1-415-555-2671;ext=12", "US", "+14155552671 ext. 12"),
        ("+14155552671 ext. 123", "", "+14155552671 ext. 123"),
        ("٠٣٠١٢٣٤٥٦٧", "DE", "+49301234567"),
        ("4.41234567891E+11", "GB", "+441234567891"),
        ("+52 1 55 1234 5678", "MX", "+525512345678"),
        ("+5215512345678", "", "+525512345678"),
        ("01 55 1234 5678", "MX", "+525512345678"),
        ("044 55 1234 5678", "MX", "+525512345678"),
        ("+52 044 55 1234 5678", "MX", "+525512345678"),
        ("+52 (045) 55 1234 5678", "", "+525512345678"),
        ("+52 01 55 1234 5678", "US", "+525512345678"),
        ("0xx11 98765-4321", "BR", "+5511987654321"),
        ("0XX11 3456-7890", "BR", "+551134567890"),
        ("(0xx11) 3456-7890", "BR", "+551134567890"),
        ("(0xx) 11 3456-7890", "BR", "+551134567890"),
        ("0xx(11)98765-4321", "BR", "+5511987654321"),
        ("0-xx-11-3456.7890", "BR", "+551134567890"),
        ("0 ** 11 3456 7890", "BR", "+551134567890"),
        ("(xx11) 98765-4321", "BR", "+5511987654321"),
        ("+55 (0xx11) 3456-7890", "", "+551134567890"),
        ("Tel: 0xx21 3456-7890 ramal 12", "BR", "+552134567890 ext. 12"),
        ("0xx11 3456-7890 / 0xx11 3456-7891", "BR", "+551134567890"),
        ("++14155552671", "", "+14155552671"),
        ("(+49) 30 1234567", "", "+49301234567"),
        ("＋４９ ３０ １２３４５６７", "", "+49301234567"),
        ('=HYPERLINK("tel:+14155552671","call")', "", "+14155552671"),
        ('=HYPERLINK("http://crm/1","+14155552671")', "", "+14155552671"),
        ("49 30 1234567", "DE", "+49301234567"),
    ],
)
def test_valid_numbers(raw, country, value):
    assert (clean(raw, country).value, clean(raw, country).verdict) == (value, "valid")


@pytest.mark.parametrize(
    ("raw", "country", "verdict", "reason"),
    [
        ("4.41235E+11", "GB", "invalid", "EXCEL_MANGLED"),
        ("4,41235E+11", "GB", "invalid", "EXCEL_MANGLED"),
        ("000-000-0000", "US", "invalid", "PLACEHOLDER"),
        ("+1 999 999 9999", "US", "invalid", "PLACEHOLDER"),
        ("1234567890", "US", "invalid", "PLACEHOLDER"),
        ("0000", "US", "invalid", "PLACEHOLDER"),
        ("00000", "", "invalid", "PLACEHOLDER"),
        ("0xx 9876-5432", "BR", "invalid", "NOT_A_NUMBER"),
        ("xx 98765-4321", "BR", "invalid", "NOT_A_NUMBER"),
        ("0xx11 3456-7890", "DE", "invalid", "NOT_A_NUMBER"),
        ("555-1234", "US", "invalid", "TOO_SHORT"),
        ("+49 123", "DE", "invalid", "TOO_SHORT"),
        ("123", "", "invalid", "TOO_SHORT"),
        ("call me", "US", "invalid", "NOT_A_NUMBER"),
        ("030 12345a7", "DE", "invalid", "NOT_A_NUMBER"),
        ("030 123XXXX", "DE", "invalid", "NOT_A_NUMBER"),
        ("+999 1234 5678", "DE", "invalid", "INVALID_COUNTRY_CODE"),
        ("(415) 555-2671", "", "invalid", "INVALID_COUNTRY_CODE"),
        ("+1 415 555 2671 5555", "US", "invalid", "TOO_LONG"),
        ("(555) 123-4567", "US", "possible", "INVALID_BUT_POSSIBLE"),
        ("447911123456", "US", "possible", "REGION_GUESSED"),
        ("493012345678", "", "possible", "REGION_GUESSED"),
        ("49 151 23456789", "DE", "possible", "REGION_GUESSED"),
        ("49 151 23456789", "", "possible", "REGION_GUESSED"),
        ("########", "DE", "invalid", "EXCEL_MANGLED"),
        ("+49 30 12345678", "US", "valid", "COUNTRY_MISMATCH"),
        ("+1 416 555 2671", "US", "valid", ""),
        ("n/a", "US", "missing", ""),
        ("ninguno", "US", "missing", ""),
        ("Kein Telefon", "US", "missing", ""),
        ("sin número", "US", "missing", ""),
        ("no email", "US", "missing", ""),
        ("なし", "US", "missing", ""),
        ("nur abends", "US", "invalid", "NOT_A_NUMBER"),
        ("", "US", "missing", ""),
        ("0", "US", "missing", ""),
    ],
)
def test_verdicts(raw, country, verdict, reason):
    found = clean(raw, country)
    assert (found.verdict, found.reason) == (verdict, reason)


def test_a_national_number_that_opens_with_its_own_code_lost_its_plus():
    assert clean("49 151 23456789", "DE").value == "+4915123456789"


def test_what_is_not_valid_keeps_its_text_and_has_no_key():
    found = clean("4.41235E+11", "GB")
    assert (found.value, found.key) == ("4.41235E+11", "")
    assert clean("call me").value == "call me"


def test_the_region_serves_where_the_country_is_empty_and_is_no_mismatch():
    assert clean("030 1234567", "", "DE").value == "+49301234567"
    assert clean("+14155552671", "", "DE").reason == ""
    assert clean("030 1234567", "DE", "US").value == "+49301234567"


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        ("+49 171 1234567", "mobile"),
        ("+49 30 1234567", "fixed_line"),
        ("+1 415 555 2671", "fixed_line_or_mobile"),
        ("+1 800 356 9377", "toll_free"),
    ],
)
def test_kind_of_line(raw, kind):
    assert clean(raw).flags == (kind,)


@pytest.mark.parametrize("gap", ["; ", " / ", ", ", " or ", "\n", " | ", " "])
def test_several_numbers_in_a_cell(gap):
    found = clean(f"+49 30 1234567{gap}+49 171 1234567")
    assert found.value == "+49301234567"
    assert [one.value for one in found.more] == ["+491711234567"]


def test_the_first_good_number_leads():
    found = clean("555; 030 1234567", "DE")
    assert found.value == "+49301234567"
    assert [one.value for one in found.more] == ["555"]


def test_example_numbers_of_every_region_and_kind():
    kinds = [
        kind
        for name, kind in vars(phonenumbers.PhoneNumberType).items()
        if name.isupper() and name != "UNKNOWN"
    ]
    seen = 0
    for region in phonenumbers.SUPPORTED_REGIONS:
        for kind in kinds:
            number = phonenumbers.example_number_for_type(region, kind)
            if number is not None:
                right = phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)
                found = clean(right)
                assert found.value == right or found.reason == "PLACEHOLDER"
                seen += 1
    assert seen > 1000


@pytest.mark.parametrize(
    ("raw", "country", "values"),
    [
        ("+49 30 9018 00 +49 170 1234567", "DE", ["+4930901800", "+491701234567"]),
        ("06 12 33 00 00 +33 6 12 97 77 09", "FR", ["+33612330000", "+33612977709"]),
        ("415-555-26-00 +1 415 555 2672", "US", ["+14155552600", "+14155552672"]),
        ("91 234 56 00 612 34 56 78", "ES", ["+34912345600", "+34612345678"]),
        ("+39 02 1238 0030 312 345 6882", "IT", ["+390212380030", "+393123456882"]),
        ("131 2345 6397 + 131 2346 5959", "CN", ["+8613123456397", "+8613123465959"]),
        ("(201) 555-5844 + (201) 568-3832", "US", ["+12015555844", "+12015683832"]),
        ("030 1234567 + 49 170 1234567", "DE", ["+49301234567", "+491701234567"]),
        ("030 1234567 0049 170 1234567", "DE", ["030 1234567 0049 170 1234567"]),
    ],
)
def test_where_a_second_number_begins(raw, country, values):
    assert clean(raw, country).values == values


@pytest.mark.parametrize(
    ("raw", "country", "value"),
    [
        ("0171\n5551234", "DE", "+491715551234"),
        ("0171; 5551234", "DE", "+491715551234"),
        ("+49 171\n555 1234", "", "+491715551234"),
        ("089\n1234567", "DE", "+49891234567"),
        ("022; 2345 6789", "IN", "+912223456789"),
        ("+44; 20 7946 0958", "GB", "+442079460958"),
        ("(415)\n555-2671", "US", "+14155552671"),
        ("415\n555\n2671", "US", "+14155552671"),
        ("06 12 34\n56 78", "FR", "+33612345678"),
        ("0171; 5551234; 030 901820", "DE", "+491715551234; +4930901820"),
        ("0171 5551234; 030 901820", "DE", "+491715551234; +4930901820"),
        ("030 901820\n0171", "DE", "+4930901820; 0171"),
        ("415-555-2671; 555-2672", "US", "+14155552671; +14155552672"),
    ],
)
def test_an_area_code_alone_is_the_beginning_of_what_follows(raw, country, value):
    (found,) = clean_phone([raw], country)
    assert "; ".join(found.values) == value


@pytest.mark.parametrize("raw", ["0171; 99", "2671; 2672"])
def test_pieces_that_make_no_number_stay_apart(raw):
    assert clean_phone([raw], "DE")[0].verdict == "invalid"


@pytest.mark.parametrize(
    ("raw", "country", "value"),
    [
        ("+39 02 1249 3846 #5168", "IT", "+390212493846 ext. 5168"),
        ("+44 20 7946 0958 #1234", "GB", "+442079460958 ext. 1234"),
        ("(800) 901-3355 , ext 7246433", "US", "+18009013355 ext. 7246433"),
        ("91 512 34 56 extensión 12", "ES", "+34915123456 ext. 12"),
        ("415-555-2671; ext 12", "US", "+14155552671 ext. 12"),
        ("ext 4 030 1234567", "DE", "+49301234567 ext. 4"),
        ("ext 4+49 30 1234567", "", "+49301234567 ext. 4"),
        ("ext 4; 030 1234567", "DE", "+49301234567 ext. 4"),
        ("Ext. 12: 415-555-2671", "US", "+14155552671 ext. 12"),
    ],
)
def test_an_extension_is_no_second_number(raw, country, value):
    assert clean(raw, country).values == [value]


@pytest.mark.parametrize(
    ("raw", "country", "values"),
    [
        ("(415) 555-2671 / 555-2672", "US", ["+14155552671", "+14155552672"]),
        ("030 1234567, 7654321", "DE", ["+49301234567", "+49307654321"]),
        ("030 901820-0, 901821", "DE", ["+49309018200", "+4930901821"]),
        ("030 1234567 (office), 7654321 (home)", "DE", ["+49301234567", "+49307654321"]),
        ("415-555-2671 or 555-2672", "US", ["+14155552671", "+14155552672"]),
        (r"415-555-2671\n415-555-2672", "US", ["+14155552671", "+14155552672"]),
        ("TEL;WORK;VOICE:(415) 555-2671", "US", ["+14155552671"]),
        ("(0211) 123456 + 123457", "DE", ["+49211123456", "+49211123457"]),
        ("030/901820/0170 1234567", "DE", ["+4930901820", "+491701234567"]),
        ("030 1234567, ext 12, 0171 1234567", "DE", ["+49301234567 ext. 12", "+491711234567"]),
        ("32 12 34 56 / 32 12 34 57", "DK", ["+4532123456", "+4532123457"]),
    ],
)
def test_numbers_side_by_side(raw, country, values):
    found = clean(raw, country)
    assert found.values == values
    assert {one.verdict for one in (found, *found.more)} == {"valid"}


@pytest.mark.parametrize("raw", ["Jane: 14155552671", "call 555 123 4567 later"])
def test_a_doubtful_number_among_unknown_words_is_none(raw):
    found = clean(raw, "US" if "call" in raw else "")
    assert (found.value, found.verdict, found.reason) == (raw, "invalid", "NOT_A_NUMBER")


@pytest.mark.parametrize(
    ("raw", "country"),
    [
        ("030123456(7", "DE"),
        ("( '+493012345678", ""),
        ("+1001.4612245", "US"),
        ("+.49 30 123456", ""),
    ],
)
def test_odd_signs_mean_the_same_in_a_cell_alone_and_beside_another(raw, country):
    alone, beside = clean(raw, country), clean(f"{raw} | ", country)
    assert (alone.values, alone.verdict) == (beside.values, beside.verdict)


def test_what_parts_numbers_is_no_part_of_a_text_that_is_none():
    assert clean("\u200b;` o9r 011.903 |", "VE").values == ["o9r 011.903"]
    assert clean("|%2B49 30 12345678").values == ["+493012345678"]


def test_a_link_that_shows_no_number_is_no_number_beside_one():
    assert clean('030 1234567; =HYPERLINK("http://crm/1","call")', "DE").values == ["+49301234567"]
