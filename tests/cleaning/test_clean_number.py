from __future__ import annotations

import time

import pytest

from leadctl.cleaning.cleaned import Cleaned
from leadctl.cleaning.numbers.number import clean_money, clean_number


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("1,234", "1234"),
        ("1.234", "1234"),
        ("1 234", "1234"),
        ("12'345", "12345"),
        ("١٠٠", "100"),
        ("１００", "100"),
        ("١٬٠٠٠", "1000"),
        ("۵۱-۲۰۰", "51-200"),
        ("51-200", "51-200"),
        ("51 to 200", "51-200"),
        ("1,001-5,000 employees", "1001-5000"),
        ("1-10k", "1000-10000"),
        ("10,000+", "10000+"),
        ("1k+", "1000+"),
        (">500", "501+"),
        ("> 500", "501+"),
        (">=500", "500+"),
        ("≥ 500", "500+"),
        ("over 500", "501+"),
        ("mehr als 1.000", "1001+"),
        ("<10", "1-9"),
        ("< 10 employees", "1-9"),
        ("≤10", "1-10"),
        ("up to 50", "1-50"),
        ("less than 10", "1-9"),
        ("<2", "1"),
        ("<1", "0"),
        ("~500", "500"),
        ("1,00,000", "100000"),
        ("2 lakh", "200000"),
        ("10K", "10000"),
        ("250.0", "250"),
        ("n/a", None),
        ("5000 plus", "5000+"),
        ("5k plus", "5000+"),
        ("5,000 plus employees", "5000+"),
    ],
)
def test_counts(raw, value):
    assert clean_number([raw])[0].value == value


@pytest.mark.parametrize("raw", ["abc", "5-1", "12.5", "1,2,3", "10.5-20.5", "1.234.567.89"])
def test_what_is_no_count_keeps_its_text(raw):
    found = clean_number([raw])[0]
    assert (found.value, found.reason, found.key) == (raw, "not_a_number", "")


@pytest.mark.parametrize(
    ("raw", "value", "flags"),
    [
        ("$1.2M", "1200000", ("currency:USD",)),
        ("$١٫٢M", "1200000", ("currency:USD",)),
        ("$.5M", "500000", ("currency:USD",)),
        ("$5M plus", "5000000+", ("currency:USD",)),
        ("-$5M", "-$5M", ("currency:USD",)),
        ("(€5 Mio)", "(€5 Mio)", ("currency:EUR",)),
        ("$ unknown", "$ unknown", ()),
        ("1億2000万円", "120000000", ("currency:JPY",)),
        ("1,200百万円", "1200000000", ("currency:JPY",)),
        ("3억 5천만원", "350000000", ("currency:KRW",)),
        ("2万1億円", "2万1億円", ()),
        ("2022: 5 Mio. EUR", "5000000", ("currency:EUR",)),
        ("Umsatz: 5 Mio €", "5000000", ("currency:EUR",)),
        ("Mio. 5", "5000000", ()),
        ("TEUR 500", "500000", ("currency:EUR",)),
        ("M€ 1,5", "1500000", ("currency:EUR",)),
        ("5.000 T€", "5000000", ("currency:EUR",)),
        ("более 1 млрд руб", "1000000000+", ("currency:RUB",)),
        (".5M", "500000", ()),
        ("€,5 Mio", "500000", ("currency:EUR",)),
        ("$.75M - $1.5M", "750000-1500000", ("currency:USD",)),
        ("€ 3,5 Mio", "3500000", ("currency:EUR",)),
        ("1.234.567,89 EUR", "1234568", ("currency:EUR",)),
        ("1,234,567.89", "1234568", ()),
        ("1.234.567.89", "1234568", ()),
        ("1,234,567,10 zł", "1234567", ("currency:PLN",)),
        ("1.23.45", "1.23.45", ()),
        ("$1,234,567.89 - $2,345,678.90", "1234568-2345679", ("currency:USD",)),
        ("1.5-2.5", "1.5-2.5", ()),
        ("$10M-$50M", "10000000-50000000", ("currency:USD",)),
        ("2 Mrd. €", "2000000000", ("currency:EUR",)),
        ("1000000", "1000000", ()),
        (">$1B", "1000000000+", ("currency:USD",)),
        ("$1B+", "1000000000+", ("currency:USD",)),
        ("< $1M", "0-1000000", ("currency:USD",)),
        ("over €5M", "5000000+", ("currency:EUR",)),
        ("₹5 Cr", "50000000", ("currency:INR",)),
        ("Rs. 2.5 crore", "25000000", ("currency:INR",)),
        ("12 lakhs", "1200000", ()),
        ("########", "########", ()),
        ("lots", "lots", ()),
    ],
)
def test_money(raw, value, flags):
    found = clean_money([raw])[0]
    assert (found.value, found.flags) == (value, flags)


@pytest.mark.parametrize("raw", ["$5 mil", "mad 500", "top 500", "Boeing 747", "R 500"])
def test_amounts_that_may_be_another_or_none_stay(raw):
    assert clean_money([raw])[0][:3:2] == (raw, "not_a_number")


def test_a_cell_too_narrow_for_its_figure_is_marked():
    for found in (clean_number(["########"])[0], clean_money(["####"])[0]):
        assert (found.reason, found.key) == ("EXCEL_MANGLED", "")


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("1.5E7", "15000000"),
        ("$1.2345678E7", "12345678"),
        ("1.0E9", "1000000000"),
        ("5.5E6", "5500000"),
        ("1e3", "1000"),
        ("1.5e+16", "15000000000000000"),
        ("1,5E+6", "1500000"),
        ("12E3", "12000"),
        ("0E0", "0"),
        ("1.2345E1", "1.2345E1"),
        ("1.5E-3", "1.5E-3"),
        ("1.5E99", "1.5E99"),
        ("1E18", "1E18"),
    ],
)
def test_figures_with_an_exponent_are_written_out(raw, value):
    assert clean_money([raw])[0].value == value
    assert clean_number([raw.lstrip("$")])[0].value == value


@pytest.mark.parametrize(
    ("raw", "value", "reason"),
    [
        ("1.23E+07", "12300000", "EXCEL_MANGLED"),
        ("1,5E+06", "1500000", "EXCEL_MANGLED"),
        ("1E+06", "1000000", "EXCEL_MANGLED"),
        ("1.23456789E+08", "123456789", ""),
    ],
)
def test_a_figure_that_a_spreadsheet_may_have_rounded_counts_and_is_marked(raw, value, reason):
    for found in (*clean_money([raw, f"{raw} €"]), *clean_number([raw])):
        assert (found.value, found.reason, found.key) == (value, reason, value)


@pytest.mark.parametrize(
    ("raw", "value", "reason"),
    [
        ("between 50 and 100", "50-100", ""),
        ("zwischen 50 und 100", "50-100", ""),
        ("50 or more", "50+", ""),
        ("1001 et plus", "1001+", ""),
        ("approx. 50", "50", ""),
        ("Self-employed", "1", ""),
        ("Nov-50", "11-50", "range_restored"),
        ("10-Jan", "1-10", "range_restored"),
        ("1-Oct", "1-10", "range_restored"),
        ("fifty", "fifty", "not_a_number"),
        ("Small (11-50)", "11-50", ""),
        ("Enterprise: 5000+", "5000+", ""),
        ("51-200 (LinkedIn)", "51-200", ""),
        ("Level: 3", "Level: 3", "not_a_number"),
        ("10 (2023)", "10", ""),
        ("10 (as of 2023)", "10", ""),
        ("10 (2)", "10 (2)", "not_a_number"),
        ("ab 250 Mitarbeitern", "250+", ""),
        ("von 10 bis 50", "10-50", ""),
        ("de 10 a 50", "10-50", ""),
        ("10 t/m 50", "10-50", ""),
        ("od 10 do 50", "10-50", ""),
        ("do 50", "1-50", ""),
        ("от 10 до 50", "10-50", ""),
        ("свыше 1000 человек", "1001+", ""),
        ("100~499人", "100-499", ""),
        ("100名〜499名", "100-499", ""),
        ("50人以上", "50+", ""),
        ("300人未満", "1-299", ""),
        ("300명 이상", "300+", ""),
        ("1万2千人", "12000", ""),
        ("従業員数: 120名", "120", ""),
        ("Employees: 120", "120", ""),
        ("[11,50]", "11-50", ""),
        ("[51,9]", "[51,9]", "not_a_number"),
        ("c_00011_00050", "11-50", ""),
        ("c_10001_max", "10001+", ""),
        ("100, 499", "100, 499", "not_a_number"),
        ("500-999 FTE", "500-999", ""),
        ("250 funcionários", "250", ""),
        ("min. 10", "10+", ""),
        ("max. 10", "1-10", ""),
        ("50名", "50", ""),
    ],
)
def test_sizes_are_read_in_words_and_from_spreadsheets(raw, value, reason):
    assert clean_number([raw])[0][:3:2] == (value, reason)


@pytest.mark.parametrize(
    ("raw", "value", "currency"),
    [
        ("¥100億", "10000000000", "JPY"),
        ("5억원", "500000000", "KRW"),
        ("R$ 5 milhões", "5000000", "BRL"),
        ("5 millions d'euros", "5000000", "EUR"),
        ("2 mln PLN", "2000000", "PLN"),
        ("3,5 mld €", "3500000000", "EUR"),
        ("10 MSEK", "10000000", "SEK"),
        ("10 mkr", "10000000", ""),
        ("HK$10M", "10000000", "HKD"),
        ("USD10M", "10000000", "USD"),
        ("10 crore", "100000000", ""),
        ("$10M - $50M", "10000000-50000000", "USD"),
        ("850 руб.", "850", "RUB"),
        ("60 млрд $", "60000000000", "USD"),
        ("JP¥2B", "2000000000", "JPY"),
        ("19 909 175,00 $US", "19909175", "USD"),
        ("4 Md €", "4000000000", "EUR"),
        ("500 TEUR", "500000", "EUR"),
        ("133,86 LEI", "134", "RON"),
        ("RM50", "50", "MYR"),
        ("3,990 Ft", "3990", "HUF"),
        ("MAD 500", "500", "MAD"),
        ("1 mil. €", "1000000", "EUR"),
        ("500 mil €", "500000", "EUR"),
        ("$1.5 mil", "1500000", "USD"),
        ("₹20L", "2000000", "INR"),
        ("CHF 1'500'000.--", "1500000", "CHF"),
        ("$10M (2023)", "10000000", "USD"),
        ("$10 million per year", "10000000", "USD"),
        ("10M ARR", "10000000", ""),
    ],
)
def test_amounts_of_many_countries_are_told_with_their_currency(raw, value, currency):
    found = clean_money([raw])[0]
    assert (found.value, found.flags) == (value, (f"currency:{currency}",) if currency else ())


@pytest.mark.parametrize(
    "nasty", ["1 " * 50_000, "between 1 " * 10_000, "$" * 100_000, "1" * 100_000]
)
def test_a_hundred_thousand_signs_are_no_figure_in_no_time(nasty):
    began = time.process_time()
    assert clean_number([nasty])[0].reason == "not_a_number"
    assert clean_money([nasty])[0].reason == "not_a_number"
    assert time.process_time() - began < 2


@pytest.mark.parametrize(
    ("text", "currency"),
    [("CA$5m", "CAD"), ("C$5m", "CAD"), ("AU$ 5m", "AUD"), ("A$5m", "AUD"), ("5m$", "USD")],
)
def test_dollars_are_those_of_the_country_that_is_named(text, currency):
    assert clean_money([text])[0] == Cleaned(
        "5000000", flags=(f"currency:{currency}",), key="5000000"
    )


@pytest.mark.parametrize(
    ("raw", "value", "currency"),
    [
        ("$1T", "1000000000000", "USD"),
        ("$1.2T", "1200000000000", "USD"),
        ("500 T€", "500000", "EUR"),
        ("500 T$", "500000", "USD"),
        ("500 TUSD", "500000", "USD"),
        ("500 T EUR", "500000", "EUR"),
        ("10 kr", "10", ""),  # of Sweden, Norway, Denmark or Iceland
        ("5 mil €", "5000", "EUR"),
        ("$29.99", "30", "USD"),
        ("$1,500 million", "1500000000", "USD"),
        ("£1,100m", "1100000000", "GBP"),
        ("₹1,234 crore", "12340000000", "INR"),
        ("Rs 12,34,567", "1234567", "INR"),
        ("$1,500-2,000 million", "1500000000-2000000000", "USD"),
        ("$1.234 M", "1234000", "USD"),
        ("1,234bn", "1234000000000", ""),
        ("0,125 Mio €", "125000", "EUR"),
        ("€1,234.5 Mio", "1234500000", "EUR"),
        ("\u017f$1M", "1000000", ""),
    ],
)
def test_amounts_mean_what_they_say_beside_their_currency(raw, value, currency):
    (found,) = clean_money([raw])
    assert (found.value, found.flags) == (value, (f"currency:{currency}",) if currency else ())


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("5 mil", "not_a_number"),
        ("500 T", "not_a_number"),
        ("1.5", "unit_unclear"),
        ("1,5", "unit_unclear"),
        ("€0.5", "unit_unclear"),
        ("€1,234 Mio", "unit_unclear"),
        ("1.500 Mio", "unit_unclear"),
        ("1,500-2,000 Mio", "unit_unclear"),
    ],
)
def test_amounts_that_may_be_a_thousand_times_more_stay(raw, reason):
    (found,) = clean_money([raw])
    assert (found.value, found.reason, found.key) == (raw, reason, "")


@pytest.mark.parametrize("raw", ["501 1000", "11 50", "1 10", "1001 5000", "1'00"])
def test_blanks_part_groups_of_three_digits_only(raw):
    (found,) = clean_number([raw])
    assert (found.value, found.reason) == (raw, "not_a_number")
