from __future__ import annotations

import pytest
from equal_companies import differing
from hypothesis import given, settings
from hypothesis import strategies as st

from leadctl.cleaning.companies.company import clean_company, company_key, short_company
from leadctl.cleaning.companies.formless import _key_of_any, _key_of_plain
from leadctl.cleaning.companies.formwords import FORM_PHRASES, SURE_FORMS
from leadctl.cleaning.companies.legalforms import has_form
from leadctl.cleaning.companies.nativeforms import is_eastern_firm
from leadctl.cleaning.registry import CLEANERS
from leadctl.cleaning.tables import table_lines, word_set


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
        ("RED BULL GMBH", "Red Bull GmbH"),
        ("BEST BUY CO., INC.", "Best Buy Co., Inc."),
        ("NEXT PLC", "Next PLC"),
        ("ACME CO. LTD (UK)", "Acme Co. Ltd (UK)"),
        ("U.S. BANK", "U.S. Bank"),
        ("ABB LTD", "ABB Ltd"),
        ("UBS AG", "UBS AG"),
        ("LVMH SE", "LVMH SE"),
        ("AT&T INC.", "AT&T Inc."),
        ("AMAZON.COM, INC.", "Amazon.com, Inc."),
        ("HOME.COM", "Home.com"),
        ("AOL.COM", "AOL.com"),
        ("7-ELEVEN INC", "7-Eleven Inc"),
        ("AIR FRANCE-KLM", "Air France-KLM"),
        ("VEREIN DER FREUNDE E.V.", "Verein der Freunde e.V."),
        ("GÜNEŞ IŞIK LİMİTED ŞİRKETİ", "Güneş Işık Limited Şirketi"),
        ("İŞ BANKASI A.Ş.", "İŞ Bankası A.Ş."),
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
        ('<a href="http://acme.com">Acme Inc</a>', "Acme Inc"),
        ("[Acme Inc](https://acme.com)", "Acme Inc"),
        ("[Acme](UK)", "[Acme](UK)"),
        ("Muster Gmbh", "Muster GmbH"),
        ("MÜLLER GMBH & CO. KG", "Müller GmbH & Co. KG"),
        ("acme co., ltd", "Acme Co., Ltd"),
        ("FOO-BAR TRADING LTD.", "Foo-Bar Trading Ltd."),
        ("Foo Gesellschaft MBH", "Foo Gesellschaft mbH"),
        ("Acme plc", "Acme plc"),
        ("foo s.a.r.l.", "Foo S.A.R.L."),
        ("rossi s.p.a.", "Rossi S.p.A."),
        ("Nestlé sa", "Nestlé sa"),
        ("deloitte", "Deloitte"),
        ("bank of america", "Bank of America"),
        ("kpmg ag", "KPMG AG"),
        ("h&m hennes & mauritz ab", "H&M Hennes & Mauritz AB"),
        ("o'reilly media", "O'Reilly Media"),
        ("booking.com", "Booking.com"),
        ("H&M", "H&M"),
        ("SERENITY DAY SPA", "Serenity Day Spa"),
        ("serenity day spa", "Serenity Day Spa"),
        ("NORVIK FZ-LLC", "Norvik FZ-LLC"),
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
        ("Acme Gesellschaft mbH", "acme"),
        ("Acme Gesellschaft m.b.H.", "acme"),
        ("Acme Ges.m.b.H.", "acme"),
        ("Acme Gesellschaft mbH & Co. KG", "acme"),
        ("Acme gemeinnützige GmbH", "acme"),
        ("Acme Unternehmergesellschaft", "acme"),
        ("Acme Limited Liability Co.", "acme"),
        ("Acme Limitada", "acme"),
        ("Acme Anpartsselskab", "acme"),
        ("Acme Osaühing", "acme"),
        ("Acme Uždaroji akcinė bendrovė", "acme"),
        ("Acme Perseroan Terbatas", "acme"),
        ("Gesellschaft für Technik", "gesellschaft fur technik"),
        ("d.o.o. Podravka", "podravka"),
        ("D.O.O. PODRAVKA", "podravka"),
        ("Doo Wop Shop", "doo wop shop"),
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
        ("Müller und Söhne OHG", "muller and sohne"),
        ("Müller + Söhne OHG", "muller and sohne"),
        ("Norvik School District", "norvik school district"),
        ("Rock of Ages", "rock of ages"),
        ("Norvik SGPS, S.A.", "norvik"),
        ("Norvik Joint Stock Company", "norvik"),
        ("Norvik FZ-LLC", "norvik"),
        ("Norvik (P) Ltd.", "norvik"),
        ("Norvik Pty. Ltd. (ACN 123 456 789)", "norvik"),
        ("Oy Norvik Ab", "norvik"),
        ("Oy Vey Bakery", "oy vey bakery"),
        ("Norvik S.r.l. a socio unico", "norvik"),
        ("Norvik GmbH i.L.", "norvik"),
        ("Norvik San. Tic. Ltd. Şti.", "norvik"),
        ("Norvik Soc. Coop. a r.l.", "norvik"),
        ("A & P Ltd", "a and p"),
        ("Norvik A.E.", "norvik"),
        ("Norvik Ae", "norvik ae"),
        ("Foo Limited Liability Company", "foo"),
        ("株式会社日立", "日立"),
        ("PT Maju Tbk", "maju"),
        ("ООО Ромашка", "romashka"),
        ("Ромашка ООО", "romashka"),
        ("(주)카카오", "카카오"),
        ("삼성전자 주식회사", "삼성전자"),
        ("华为技术有限公司", "华为技术"),
        ("Acme (UK) Ltd", "acme uk"),
        ("Acme [Germany] GmbH", "acme germany"),
        ("Acme GmbH (Berlin)", "acme berlin"),
        ("Foo Holdings (Pty) Ltd", "foo holdings"),
        ("Twilio Inc. (formerly Segment)", "twilio"),
        ("Kaleo Inc dba Cleo's", "kaleo dba cleos"),
        ("Kaleo, Inc. d/b/a Cleo's", "kaleo dba cleos"),
        ("Foo trading as Bar Ltd", "foo dba bar"),
        ("Foo t/a Bar", "foo dba bar"),
        ("Acme Co., Ltd.", "acme"),
        ("Cemex, S.A. de C.V.", "cemex"),
        ("Merck GmbH & Co. KGaA", "merck"),
        ("Acme, Inc", "acme"),
        ("C&A B.V.", "c and a"),
        ("Eksportfinans A/S", "eksportfinans"),
        ("EMCO spol. s r.o.", "emco"),
        ("Łoś spółka z o.o", "los"),
        ("Nowak Sp. z o.o. Sp. k.", "nowak"),
        ("Koç Sanayi ve Ticaret A.Ş.", "koc"),
        ("PT. Maju Jaya", "maju jaya"),
        ("Enel S.p.A.", "enel"),
        ("McDonald's", "mcdonalds"),
        ("SAS Institute", "sas institute"),
        ("AS Roma", "as roma"),
        ("Limited Brands", "limited brands"),
        ("The Company Store", "company store"),
        ("Company Store, The", "company store"),
        ("Company Store (the)", "company store"),
        ("Room to Breathe", "room to breathe"),
        ("The The", "the the"),
        ("AB InBev", "ab inbev"),
        ("SE Ranking", "se ranking"),
        ("PT Cruiser Club", "pt cruiser club"),
        ("Serenity Spa", "serenity spa"),
        ("Follow Me", "follow me"),
        ("Too Faced", "too faced"),
        ("A. O. Smith Corp", "ao smith"),
        ("Groupe PSA", "groupe psa"),
        ("& Co", "and co"),
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


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Acme (UK) Ltd", "Acme"),
        ("Muster GmbH & Co. KG", "Muster"),
        ("Tiffany & Co.", "Tiffany & Co."),
        ("The Walt Disney Company", "Walt Disney"),
        ("The Home Depot, Inc.", "The Home Depot"),
        ("Kaleo Inc dba Cleo's", "Cleo's"),
        ("Twilio Inc. (formerly Segment)", "Twilio"),
        ("ООО «Ромашка»", "Ромашка"),
        ("株式会社日立", "日立"),
        ("PT Maju Tbk", "Maju"),
        ("SARL Dupont", "Dupont"),
        ("The Limited", "The Limited"),
        ("Inc.", "Inc."),
        ("SAS Institute", "SAS Institute"),
        ("A R T International Inc.", "A R T International"),
        ("OOO A B C", "A B C"),
        ("Company Inc", "Company Inc"),
        ("M L de Pirro Co.", "M L de Pirro"),
        ("Oy Norvik Ab", "Norvik"),
    ],
)
def test_name_for_letters(name, short):
    assert short_company(name).value == short


@pytest.mark.parametrize("text", ["(p) " * 5000, "oy " * 5000 + "ab", "Ltd " * 5000, "(" * 9000])
def test_a_text_too_long_for_a_name_stays(text):
    assert short_company(text).value == clean_company([text])[0].value


def test_the_table_of_forms_is_broad_and_folded():
    rows = list(table_lines("legal_forms"))
    assert len(rows) > 100
    for _, abbreviations, names in rows:
        assert (abbreviations + names).isascii()
        assert (abbreviations + names).lower() == abbreviations + names


@pytest.mark.parametrize(
    ("raw", "rules"),
    [
        ("MUSTER GMBH", ["case"]),
        ("Muster Gmbh", ["legal form"]),
        ('"Acme  Inc"', ["spaces", "quotes"]),
        ("n/a", ["null word"]),
    ],
)
def test_rules_are_noted(raw, rules):
    assert [one.rule for one in CLEANERS["company"].explain(raw)[1]] == rules


PIECES = word_set("The the of and Acme Foo Bar x 3 PT Spa SPA me dba und Labs Store NV. Inc. Sac.")
WORDS = sorted({word for phrase in FORM_PHRASES for word in phrase.split()} | SURE_FORMS | PIECES)


@settings(max_examples=1000)
@given(words=st.lists(st.sampled_from(WORDS), max_size=6))
def test_the_short_way_of_plain_names_makes_the_same_key(words):
    name = " ".join(words)
    assert _key_of_plain(name) in {"", _key_of_any(name)}


def test_plain_names_come_out_as_by_the_long_way():
    assert differing(6000, seed=2) == (6000, [])


@pytest.mark.parametrize(
    ("name", "short", "key"),
    [
        ("Zain KSCP", "Zain", "zain"),
        ("Công ty TNHH Minh Long", "Minh Long", "minh long"),
        ("Cong ty TNHH Minh Long", "Minh Long", "minh long"),
        ("FPT Công ty Cổ phần", "FPT", "fpt"),
        ("Công ty TNHH", "Công ty TNHH", "cong ty tnhh"),
        ("บริษัท ทดสอบ จำกัด (มหาชน)", "ทดสอบ", "ทดสอบ"),
        ("შპს თბილისი", "თბილისი", "tbilisi"),
        ("Schmidt-Bau-GmbH", "Schmidt-Bau", "schmidt bau"),
        ("Müller-GmbH & Co. KG", "Müller", "muller"),
        ("Ageas SA/NV", "Ageas", "ageas"),
        ("Sub-Co", "Sub-Co", "sub"),
        ('SIA "Maxima"', "Maxima", "maxima"),
        ("SIA Rīgas Satiksme", "Rīgas Satiksme", "rigas satiksme"),
        ("SIA Engineering", "SIA Engineering", "sia engineering"),
        ('AB "Grigeo"', "Grigeo", "grigeo"),
        ('Kino "Roma"', 'Kino "Roma"', "kino roma"),
        ("Kanzlei Huber mbB", "Kanzlei Huber", "kanzlei huber"),
    ],
)
def test_forms_stand_around_names_in_many_ways(name, short, key):
    (cleaned,) = clean_company([name])
    assert (cleaned.value, cleaned.key) == (name, key)
    assert short_company(name).value == short
    assert short_company(short).value == short


def test_georgian_has_no_capitals():
    assert clean_company(["შპს თბილისი"])[0].value == "შპს თბილისი"


@pytest.mark.parametrize("part", ["S.A. ", "-GmbH", 'AG "', "& Co. ", "บริษัท"])
def test_a_text_too_long_for_a_name_costs_nothing(part):
    text = (part * 30_000).strip(' "')
    assert clean_company([text])[0].value == text


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("San Diego Zoo", "san diego zoo"),
        ("Music Unlimited", "music unlimited"),
        ("Classified Ad", "classified ad"),
        ("Life Sci", "life sci"),
        ("Sopharma AD", "sopharma"),
        ("Wells Fargo Bank, N.A.", "wells fargo bank"),
        ("Foo sp. z o.o.", "foo"),
        ("Foo Z.O.O.", "foo"),
        ("Foo Unlimited Company", "foo"),
    ],
)
def test_words_that_are_forms_elsewhere_stay_in_names(name, key):
    assert clean_company([name])[0].key == key


@pytest.mark.parametrize(
    ("raw", "key", "short"),
    [
        ("Foo Co.,Ltd", "foo", "Foo"),
        ("Foo Co.,Ltd.", "foo", "Foo"),
        ("Foo Co，Ltd", "foo", "Foo"),
        ("Foo Trading Co.Ltd", "foo trading", "Foo Trading"),
        ("Foo,Co.,Ltd.", "foo", "Foo"),
        ("Foo,Inc.", "foo", "Foo"),
        ("Firma GmbH", "firma gmbh", "Firma GmbH"),
        ("Firma AG", "firma ag", "Firma AG"),
        ("Firma Muster GmbH", "muster", "Muster"),
        ("Women in Administration", "women in administration", "Women in Administration"),
        ("Foo Ltd in administration", "foo", "Foo"),
        ("Foo in liquidation", "foo", "Foo"),
        ("Foo Ltd (in administration)", "foo", "Foo"),
        ("Foo Ltd (in liquidation)", "foo", "Foo"),
        ("Rossi SpA in liquidation", "rossi", "Rossi"),
        ("YOU AND ME", "you and me", "You and Me"),
        ("Follow ME", "follow me", "Follow ME"),
        ("Joao Silva ME", "joao silva", "Joao Silva"),
        ("Relax & SPA", "relax and spa", "Relax & SPA"),
        ("Day SPA Ltd", "day spa", "Day SPA"),
        ("Beauty S.p.A.", "beauty", "Beauty"),
        ("Rossi SPA", "rossi", "Rossi"),
        ("Foo Pty.Ltd.", "foo", "Foo"),
        ("Foo Sdn.Bhd.", "foo", "Foo"),
        ("Norvik E.S.P.", "norvik", "Norvik"),
        ("C++ Ltd", "c plus plus", "C++"),
        ("C Ltd", "c", "C"),
        ("C# Corp", "c sharp", "C#"),
        ("Canal+ SA", "canal plus", "Canal+"),
        ("A+ Plumbing LLC", "a plus plumbing", "A+ Plumbing"),
        ("A+B GmbH", "a and b", "A+B"),
        ("#1 Ltd", "1", "#1"),
        ("😀 Ltd", "", "😀 Ltd"),
        ("!!! Ltd", "", "!!! Ltd"),
        ("😀有限公司", "", "😀有限公司"),
        ("😀 Muster GmbH", "muster", "Muster"),
        ("Yahoo! Inc", "yahoo", "Yahoo!"),
        ("Foo GesmbH", "foo", "Foo"),
        ("Foo S.A. E.S.P.", "foo", "Foo"),
        ("Foo Q.P.S.C.", "foo", "Foo"),
        ("Foo S.A.A.I.", "foo", "Foo"),
        ("OÜ Foo", "foo", "Foo"),
        ("Foo OÜ", "foo", "Foo"),
        ("OU Health", "ou health", "OU Health"),
        ("S.C. Iulia S.R.L.", "iulia", "Iulia"),
        ("SC Johnson", "sc johnson", "SC Johnson"),
        ("Foo SARL AU", "foo", "Foo"),
        ("Huber OG", "huber", "Huber"),
        ("Jensen og Søn", "jensen and son", "Jensen og Søn"),
        ("SIA Engineering", "sia engineering", "SIA Engineering"),
    ],
)
def test_forms_are_told_from_words_and_signs(raw, key, short):
    (cleaned,) = clean_company([raw])
    assert cleaned == clean_company([cleaned.value])[0]
    assert (cleaned.key, short_company(cleaned.value).value) == (key, short)
    assert short_company(short).value == short


@pytest.mark.parametrize(
    ("raw", "shown"),
    [("HUBER BAU OG", "Huber Bau OG"), ("acme co.,ltd", "Acme Co.,Ltd"), ("X GESMBH", "X GesmbH")],
)
def test_forms_keep_their_spelling(raw, shown):
    assert clean_company([raw])[0].value == shown


def test_what_befell_a_company_again_and_again_is_read_in_time():
    assert not has_form("Foo " + "in administration " * 20_000)


@pytest.mark.parametrize(
    ("text", "is_firm"),
    [
        ("北京贸易公司", True),
        ("田中工業", True),
        ("株式会社田中", True),
        ("(주)한국", True),
        ("公司", False),
        ("王小明", False),
        ("田中太郎", False),
        ("김철수", False),
    ],
)
def test_firms_in_east_asia_are_told_by_trade_and_form(text, is_firm):
    assert is_eastern_firm(text) == is_firm


@pytest.mark.parametrize(
    ("raw", "shown", "key"),
    [
        ("Acme Corp™", "Acme Corp", "acme"),
        ("ACME CORP™", "Acme Corp", "acme"),
        ("[Acme] Corp", "Acme Corp", "acme"),
        ("★ Acme ★", "Acme", "acme"),
        ("Yahoo!", "Yahoo!", "yahoo"),
        (".NET Foundation", ".NET Foundation", "net foundation"),
        ("I ♥ NY Inc", "I ♥ NY Inc", "i ny"),
    ],
)
def test_what_dresses_a_company_up_goes(raw, shown, key):
    (found,) = clean_company([raw])
    assert (found.value, found.key) == (shown, key)


@pytest.mark.parametrize(
    ("raw", "shown", "key"),
    [
        ("foo sp. z o.o.", "Foo sp. z o.o.", "foo"),
        ("MUSTER SP. Z O.O.", "Muster sp. z o.o.", "muster"),
        ("muster sp. z o.o. sp. k.", "Muster sp. z o.o. sp. k.", "muster"),
        ("foo spółka z o.o.", "Foo Spółka z o.o.", "foo"),
        ("Foo Sp. z o.o.", "Foo Sp. z o.o.", "foo"),
        ("generation z", "Generation Z", "generation z"),
        ("2ND STREET BAKERY", "2nd Street Bakery", "2nd street bakery"),
        ("11TH HOUR MEDIA GROUP", "11th Hour Media Group", "11th hour media group"),
        ("2nd street bakery", "2nd Street Bakery", "2nd street bakery"),
        ("7TH", "7TH", "7th"),
        ("SIEMENS gmbh", "Siemens GmbH", "siemens"),
        ("muster maschinenbau GMBH", "Muster Maschinenbau GmbH", "muster maschinenbau"),
        ("BMW gmbh", "BMW GmbH", "bmw"),
        ("eBay gmbh", "eBay GmbH", "ebay"),
        ("SIEMENS AG", "Siemens AG", "siemens"),
        ("adidas AG", "adidas AG", "adidas"),
        ("SIEMENS GmbH", "SIEMENS GmbH", "siemens"),
        ("www.acme.com", "Acme.com", "acme com"),
        ("https://www.acme.com/", "Acme.com", "acme com"),
        ("WWW.ACME.COM", "Acme.com", "acme com"),
    ],
)
def test_forms_of_poland_uneven_case_ordinals_and_addresses(raw, shown, key):
    (found,) = clean_company([raw])
    assert (found.value, found.key) == (shown, key)
    assert clean_company([shown])[0].value == shown
