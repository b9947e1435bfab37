from __future__ import annotations

import pytest

from leadctl.cleaning.company import clean_company, company_key


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("SIEMENS AG", "Siemens AG"),
        ("BASF SE", "BASF SE"),
        ("IKEA", "IKEA"),
        ("eBay", "eBay"),
        ("BLUE SKY SOLUTIONS LTD", "Blue Sky Solutions Ltd"),
        ("MUSTER TECHNIK GMBH", "Muster Technik GmbH"),
        ("M&Ã¼ller GmbH", "M&üller GmbH"),
        ("Smith &amp; Sons", "Smith & Sons"),
        ('  "Acme   Inc." ', "Acme Inc."),
        ("MCDONALD'S CORPORATION", "McDonald's Corporation"),
        ("ELI LILLY", "Eli Lilly"),
        ("DR. OETKER", "Dr. Oetker"),
        ("L'OREAL PARIS", "L'Oreal Paris"),
        ("VAN DER BERG BV", "Van der Berg BV"),
        ("BANK OF AMERICA", "Bank of America"),
        ("CITY OF NEW YORK", "City of New York"),
        ("STATE OF OHIO", "State of Ohio"),
        ("SAP DEUTSCHLAND SE", "SAP Deutschland SE"),
        ("KPMG", "KPMG"),
        ('ООО "РОМАШКА"', 'ООО "Ромашка"'),
        ('ООО "Ромашка"', 'ООО "Ромашка"'),
        ('"Foo" Bar', '"Foo" Bar'),
        ('=HYPERLINK("http://acme.com","Acme Inc")', "Acme Inc"),
        ("n/a", None),
        ("#N/A", None),
    ],
)
def test_display(raw, value):
    assert clean_company([raw])[0].value == value


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Acme GmbH & Co. KG", "acme"),
        ("The Acme Corp., Inc.", "acme"),
        ("KT Corp.", "kt"),
        ("gp corp", "gp"),
        ("Pty Limited", "pty"),
        ("Inc.", "inc"),
        ("Dupont S.à r.l.", "dupont"),
        ("S.p.A. Rossi S.p.A.", "spa rossi"),
        ("Nowak Sp. z o.o.", "nowak"),
        ("AT&T Inc.", "at and t"),
        ("Müller & Söhne OHG", "muller and sohne"),
        ("Foo Limited Liability Company", "foo"),
        ("株式会社日立", "rili"),
        ("PT Maju Tbk", "maju"),
        ("ООО Ромашка", "romashka"),
    ],
)
def test_match_key(name, key):
    assert company_key(name) == key


@pytest.mark.parametrize("raw", ["Self-employed", "Freelancer", "Selbständig", "private"])
def test_no_company_is_shown_without_a_key(raw):
    found = clean_company([raw])[0]
    assert (found.value, found.reason, found.key) == (raw, "not_a_company", "")


def test_stripping_is_stable():
    for name in ["Acme Co Ltd Inc", "The The", "A B C Corp", "Foo & Co", "X AG SE"]:
        assert company_key(company_key(name)) == company_key(name)
