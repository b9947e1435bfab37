from __future__ import annotations

import pytest

from leadctl.cleaning.companies.company import clean_company, short_company

WRITTEN = [
    "Who We Are Inc",
    "Up to Date Ltd",
    "Toys R Us Inc",
    "All About Us LLC",
    "Siemens US Inc",
    "US Bank",
    "Women for US Veterans",
    "Go Daddy Inc",
    "Bed Bath & Beyond",
    "Ted Baker Ltd",
    "Ben & Jerry",
    "Price It Right LLC",
    "Do It Best Corp",
    "Make It Happen",
    "Move It Up",
    "Smith IT Solutions",
    "Your IT Partner",
    "Universität zu Köln",
    "Landhaus am See GmbH",
    "Hotel am Park",
    "Pimco AM GmbH",
    "AM General LLC",
    "AU Optronics Corp",
    "Leben im Alter",
    "Bücher und Mehr",
    "Banque Populaire du Sud",
    "Caisse d'Épargne",
    "Caisse d'Epargne",
    "Crédit de l'Ouest",
    "Banca dell'Adriatico",
    "Gateaux aux Fruits",
    "Angela D'Amico LLC",
    "The D'Angelo Group",
    "Smith & D'Souza",
    "L'Oréal Paris",
    "De'Longhi",
    "De'Longhi Deutschland GmbH",
    "Big Red Sun",
    "Northern Oil and Gas, Inc.",
    "News Corporation Ltd.",
    "New Sun Ltd",
    "Hansen og Søn",
    "Mæhlum og Sønner",
    "TJX Cos Inc",
    "AON Corp",
    "TJX Companies",
    "IBM Deutschland GmbH",
    "SAP SE",
    "SAP Labs",
    "BBC Studios",
    "NTT Data",
    "UPS Supply Chain",
    "ING Bank",
    "1&1 IONOS SE",
    "Jo's Café",
    "It's Me",
    "Moe's",
    "Red Hat",
    "Café au Lait",
    "Le Mans",
    "Check In",
    "Tune In Ltd",
    "Women in Law",
    "Banco do Brasil SA",
    "Rossi e Figli",
    "NTT株式会社",
    "Toyota株式会社",
    "Universidad de los Andes",
    "Protection de la Nature",
    "Club de las Americas",
    "La Poste",
    "Club de La",
    "Công ty TNHH ABC",
    "Công ty cổ phần Vinamilk",
    "Công ty TNHH MTV Thanh Long",
    "Škoda Auto a.s.",
    "Plzeňský Prazdroj, a. s.",
    "Orange A.S.",
    "BT Group",
    "EG Group",
    "EK Services GmbH",
    "Home Depot, The",
    "Padaria do Zé Ltda",
    "Silva Alimentos Ltda - ME",
    "Praxis Dr. med. Hans Weber",
    "Yılmaz İnşaat San. ve Tic. Ltd. Şti.",
    "Novák s.r.o.",
    "Novák spol. s r.o.",
    "Adria d.o.o.",
    "DM-Drogerie Markt GmbH + Co. KG",
    "UPM-Kymmene Oyj",
    "Wal-Mart Stores",
    "eBay Inc",
    "NatWest Group",
    "TotalEnergies SE",
    "Bauer UG (haftungsbeschränkt)",
]
"""Names as firms write them: they come back from capitals."""


@pytest.mark.parametrize("name", WRITTEN)
def test_shouted_names_are_written_as_their_words_are(name):
    (cleaned,) = clean_company([name.upper()])
    assert cleaned.value == name
    assert clean_company([name])[0].value == name


@pytest.mark.parametrize(
    "name", ["IBM", "SAP", "TJX", "AON", "GO", "BED", "UPS US", "A B C", "R US"]
)
def test_letters_alone_stay(name):
    assert clean_company([name])[0].value == name


@pytest.mark.parametrize(
    ("raw", "name"),
    [
        ("ＡＣＭＥ株式会社", "ACME株式会社"),
        ("ＴＯＹＯＴＡ株式会社", "Toyota株式会社"),
        ("Ａｃｍｅ Ｉｎｃ．", "Acme Inc."),
        ("landhaus am see gmbh", "Landhaus am See GmbH"),
        ("caisse d'épargne", "Caisse d'Épargne"),
        ("de'longhi", "De'Longhi"),
        ("DE' LONGHI", "De' Longhi"),
        ("CASA DE' MEDICI SRL", "Casa de' Medici SRL"),
        ("ebay", "eBay"),
        ("công ty tnhh vinamilk", "Công ty TNHH Vinamilk"),
        ('=HYPERLINK("http://x")', "http://x"),
        ("ebay inc", "eBay Inc"),
        ("universidad de los andes", "Universidad de los Andes"),
        ("ışık holding a.ş.", "Işık Holding A.Ş."),
        ("istanbul inşaat", "İstanbul İnşaat"),
        ("it services gmbh", "IT Services GmbH"),
        ("it's me", "It's Me"),
        ("us steel", "US Steel"),
        ("schmidt & partner mbb", "Schmidt & Partner mbB"),
        ("MBB SE", "MBB SE"),
        ("toys r us", "Toys R Us"),
        ("grupo bimbo sab de cv", "Grupo Bimbo SAB de CV"),
        ("acme llc dba foo", "Acme LLC dba Foo"),
        ("acme llc (formerly foo)", "Acme LLC (formerly Foo)"),
        ("info@acme.com", "info@acme.com"),
        ("'Acme'", "Acme"),
        ("Rock 'n' Roll", "Rock 'n' Roll"),
    ],
)
def test_other_letters_are_written_plainly(raw, name):
    (cleaned,) = clean_company([raw])
    assert cleaned.value == name
    assert clean_company([name]) == [cleaned]


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Alfa SCSp", "Alfa"),
        ("Alfa eGbR", "Alfa"),
        ("Alfa Stiftung & Co. KG", "Alfa"),
        ("Alfa & Co. KG", "Alfa & Co."),
        ("Alfa S.r.l. in liquidazione", "Alfa"),
        ("Alfa B.V. i.o.", "Alfa"),
        ("Alfa S.A.R.L.-S", "Alfa"),
        ("Alfa OPC Pvt Ltd", "Alfa"),
        ("Foam Keg Bar", "Foam Keg Bar"),
    ],
)
def test_further_forms_end_a_name(name, short):
    assert short_company(name).value == short
    assert clean_company([name])[0].value == name


@pytest.mark.parametrize("header", ["Firma", "UNTERNEHMEN", "Entreprise", "company name"])
def test_the_word_for_the_column_names_no_company(header):
    assert clean_company([header])[0].value is None
