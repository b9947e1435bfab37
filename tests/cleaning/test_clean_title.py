from __future__ import annotations

import time

import pytest

from leadctl.cleaning.registry import CLEANERS
from leadctl.cleaning.tables import word_set
from leadctl.cleaning.titles.departments import DEPARTMENT_WORDS, DEPARTMENTS
from leadctl.cleaning.titles.levels import SENIORITIES, SENIORITY_WORDS
from leadctl.cleaning.titles.title import (
    clean_department,
    clean_seniority,
    clean_title,
    department_of,
    seniority_of,
)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("head of sales", "Head of Sales"),
        ("“CEO”", "CEO"),
        ("'CEO'", "CEO"),
        ("„Leiter Vertrieb“", "Leiter Vertrieb"),
        ("»CEO«", "CEO"),
        ("HEAD OF “GROWTH”", "Head of “Growth”"),
        ('HEAD OF "CRM"', 'Head of "CRM"'),
        ("Head of “Growth” and “Sales”", "Head of “Growth” and “Sales”"),
        ("“A” or “B”", "“A” or “B”"),
        ("ГЕНЕРАЛЬНЫЙ ДИРЕКТОР", "Генеральный директор"),
        ("директор по продажам", "Директор по продажам"),
        ("ДИРЕКТОР ПО ИТ", "Директор по ИТ"),
        ("VICE PRESIDENT OF IT & R&D", "Vice President of IT & R&D"),
        ("ceo / founder", "CEO / Founder"),
        ("VP  Sales,", "VP Sales"),
        ("C.E.O.", "C.E.O."),
        ("iOS Developer", "iOS Developer"),
        ("DG", "DG"),
        ("BDM", "BDM"),
        ("DIRETOR DO MARKETING", "Diretor do Marketing"),
        ("gerente da área dos projetos", "Gerente da Área dos Projetos"),
        ("ASSISTENTE AO DIRETOR", "Assistente ao Diretor"),
        ("RESPONSABILE DELLA QUALITÀ", "Responsabile della Qualità"),
        ("RESPONSABILE DEGLI ACQUISTI", "Responsabile degli Acquisti"),
        ("CAPO DELL'UFFICIO ACQUISTI", "Capo dell'Ufficio Acquisti"),
        ("ATENCIÓN AL CLIENTE", "Atención al Cliente"),
        ("ASSISTENZ ZUR LEITUNG", "Assistenz zur Leitung"),
        ("FAMILY PHYSICIAN, DO", "Family Physician, Do"),
        ("DA VINCI OPERATOR", "Da Vinci Operator"),
        ("BUYER AT DELL'S", "Buyer at Dell's"),
        ("md", "MD"),
        ("HR MANAGER", "HR Manager"),
        ("MGR SALES", "Mgr Sales"),
        ('=HYPERLINK("http://a.com","Buyer")', "Buyer"),
        ('Head of "Growth"', 'Head of "Growth"'),
        ('"Head of Growth"', "Head of Growth"),
        ('"Head of "Growth""', 'Head of "Growth"'),
        ('"Growth" and "Sales",', '"Growth" and "Sales"'),
        ('Buyer 27"', 'Buyer 27"'),
        ('""', None),
        ("n/a", None),
    ],
)
def test_display(raw, value):
    assert clean_title([raw])[0].value == value


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("Ceo", "CEO"),
        ("Vp Of Sales", "VP of Sales"),
        ("Ceo & Co-Founder", "CEO & Co-Founder"),
        ("Head of Hr", "Head of HR"),
        ("Ui/Ux Designer", "UI/UX Designer"),
        ("Phd Student", "PhD Student"),
        ("Ceo, O'Neill Group", "CEO, O'Neill Group"),
        ("Director Of It", "Director of IT"),
        ("It-Leiter", "IT-Leiter"),
        ("It Takes A Village", "It Takes A Village"),
        ("my Ceo life", "my Ceo life"),
        ("Head Of Sales", "Head Of Sales"),
        ("Bi-Lingual Agent", "Bi-Lingual Agent"),
        ("HRBP", "HRBP"),
        ("MKTG MGR", "Mktg Mgr"),
    ],
)
def test_acronyms_that_were_written_as_words(raw, value):
    assert [one.value for one in clean_title([raw, value])] == [value, value]


@pytest.mark.parametrize(
    ("title", "seniority", "department"),
    [
        ("CEO", "c_level", "executive"),
        ("Генеральный директор", "c_level", "executive"),
        ("Финансовый директор", "c_level", "finance"),
        ("Зам. ген. директора", "vp", ""),
        ("Вице-президент по маркетингу", "vp", "marketing"),
        ("Директор по продажам", "director", "sales"),
        ("Начальник отдела закупок", "director", "procurement"),
        ("Руководитель проекта", "manager", "operations"),
        ("Менеджер по продажам", "staff", "sales"),
        ("Помощник генерального директора", "staff", ""),
        ("Главный бухгалтер", "senior", "finance"),
        ("Учредитель", "owner", "executive"),
        ("Co-Founder & CEO", "c_level", "executive"),
        ("Chief Technology Officer", "c_level", "engineering"),
        ("Geschäftsführer", "c_level", "executive"),
        ("Gerente General", "c_level", "executive"),
        ("VP Sales", "vp", "sales"),
        ("Vice President, Finance", "vp", "finance"),
        ("Head of Sales Operations", "director", "revops"),
        ("Vertriebsleiter:in (m/w/d)", "director", "sales"),
        ("Leiter Einkauf", "director", "procurement"),
        ("Directrice des Ressources Humaines", "director", "hr"),
        ("Associate Director", "director", ""),
        ("Product Manager", "manager", "product"),
        ("Product Owner", "manager", "product"),
        ("Jefe de ventas", "manager", "sales"),
        ("Chef de projet", "manager", "operations"),
        ("Customer Success Manager", "manager", "support"),
        ("Senior Software Engineer", "senior", "engineering"),
        ("HR Business Partner", "senior", "hr"),
        ("Assistant to the CEO", "staff", "operations"),
        ("Data Scientist", "staff", "data"),
        ("Lead Generation Specialist", "staff", ""),
        ("Junior Accountant", "junior", "finance"),
        ("Founder", "owner", "executive"),
        ("Inhaberin", "owner", "executive"),
        ("Managing Partner", "partner", "executive"),
        ("EA to CEO", "staff", "operations"),
        ("President's Assistant", "staff", "operations"),
        ("Personal Assistant to the President", "staff", "operations"),
        ("CEO Office", "staff", "operations"),
        ("Former CEO", "", ""),
        ("ex-CEO", "", ""),
        ("Ehemaliger Geschäftsführer", "", ""),
        ("CEO (former CTO)", "c_level", "executive"),
        ("Founder, ex-Google", "owner", "executive"),
        ("Export Manager", "manager", ""),
        ("Teamleiter", "manager", ""),
        ("Teamleiterin Vertrieb", "manager", "sales"),
        ("Assistant Director", "director", ""),
        ("Assistant VP", "vp", ""),
        ("Assistant Manager", "manager", ""),
        ("Partner Manager", "manager", "sales"),
        ("Process Owner", "", ""),
        ("Head of Owner Relations", "director", ""),
        ("DG", "c_level", "executive"),
        ("PDG", "c_level", "executive"),
        ("DRH", "director", "hr"),
        ("DAF", "director", "finance"),
        ("MD", "c_level", "executive"),
        ("BDM", "manager", "sales"),
        ("Amministratore delegato", "c_level", "executive"),
        ("Direttore commerciale", "director", "sales"),
        ("Responsabile marketing", "manager", "marketing"),
        ("Titolare", "owner", "executive"),
        ("Stagista", "intern", ""),
        ("Diretor Financeiro", "director", "finance"),
        ("Gerente Geral", "c_level", ""),
        ("Engenheiro de Software", "staff", "engineering"),
        ("Sócio-gerente", "owner", "executive"),
        ("Algemeen directeur", "c_level", "executive"),
        ("Hoofd inkoop", "director", "procurement"),
        ("Medewerker klantenservice", "staff", "support"),
        ("Eigenaar", "owner", "executive"),
        ("Prezes Zarządu", "c_level", "executive"),
        ("Dyrektor ds. Marketingu", "director", "marketing"),
        ("Kierownik działu sprzedaży", "manager", "sales"),
        ("Księgowa", "staff", "finance"),
        ("Właściciel", "owner", "executive"),
        ("Werkstudent Vertrieb", "intern", "sales"),
        ("Sr. Mgr. Mktg", "manager", "marketing"),
        ("Dir. Sales", "director", "sales"),
        ("GF", "c_level", "executive"),
        ("Ltr. Vertrieb", "director", "sales"),
        ("Resp. Comm.", "manager", "marketing"),
        ("Dtor. Gral.", "c_level", "executive"),
        ("Gte. de Ventas", "manager", "sales"),
        ("DSI", "director", "it"),
        ("Stellv. Leiter Einkauf", "director", "procurement"),
        ("Leiterin Einkauf (m/w/d)", "director", "procurement"),
        ("CEO & Founder | Investor", "c_level", "executive"),
        ("EVP & CFO", "c_level", "finance"),
        ("Vice President and General Manager", "vp", "executive"),
        ("Vice-présidente marketing", "vp", "marketing"),
        ("Vice President's Office", "staff", "operations"),
        ("Assistenz der Geschäftsführung", "staff", "operations"),
        ("Krankenhausgeschäftsführer", "c_level", "executive"),
        ("Member of the Board of Directors", "c_level", "executive"),
        ("Non-Executive Director", "c_level", "executive"),
        ("Aufsichtsrat", "c_level", "executive"),
        ("Head Chef", "manager", ""),
        ("Owner's rep", "staff", "executive"),
        ("Director of First Impressions", "staff", "operations"),
        ("VP of Engineering in training", "intern", "engineering"),
        ("Director of Training", "director", "education"),
        ("School Principal", "director", "education"),
        ("Principal Engineer", "senior", "engineering"),
        ("Marketing Lead", "manager", "marketing"),
        ("Lead Developer", "senior", "engineering"),
        ("Sales Lead Generation", "", "sales"),
        ("Founding Engineer", "staff", "engineering"),
        ("Socio Director", "partner", "executive"),
        ("Talent Acquisition Partner", "senior", "hr"),
        ("HRBP", "senior", "hr"),
        ("Jr. Dev", "junior", "engineering"),
        ("Ingénieur d'affaires", "staff", "sales"),
        ("Directeur des systèmes d'information", "director", "it"),
        ("Vertriebsmitarbeiter im Außendienst", "staff", "sales"),
        ("Personalreferentin", "staff", "hr"),
        ("Mechanical Design Engineer", "staff", "engineering"),
        ("Marketing Professor", "staff", "education"),
        ("Alleinvorstand", "c_level", "executive"),
        ("Firmeninhaberin", "owner", "executive"),
        ("Duales Studium Informatik", "intern", "it"),
        ("Loan Officer", "staff", "finance"),
        ("Personnel Director", "director", "hr"),
        ("Insurance Agent", "staff", "sales"),
        ("Inventory Control Clerk", "staff", "operations"),
        ("Molecular Biologist", "staff", "research"),
        ("Copywriter", "staff", "marketing"),
        ("Quantity Surveyor", "staff", "engineering"),
        ("Dessinateur industriel", "staff", ""),
        ("Konstrukteurin", "staff", "engineering"),
        ("Investor", "", ""),
        ("Angel Investor", "", ""),
        ("Board Member", "c_level", "executive"),
        ("Chief Operating Officer", "c_level", "operations"),
        ("Chief Information Officer", "c_level", "it"),
        ("Chief Customer Officer", "c_level", "support"),
        ("General Counsel", "c_level", "legal"),
        ("Associate General Counsel", "director", "legal"),
        ("Secrétaire Général", "director", "operations"),
        ("KAM", "manager", "sales"),
        ("GL-Mitglied", "c_level", "executive"),
        ("geschf. Gesellschafter", "c_level", "executive"),
        ("Personalchefin", "director", "hr"),
        ("Küchenchef", "", ""),
        ("Rentner", "", ""),
        ("Werkstudentin", "intern", ""),
        ("Verwaltungsratspräsident", "c_level", "executive"),
        ("Verwaltungsleiter", "director", "operations"),
        ("Leiterin Unternehmenskommunikation", "director", "marketing"),
        ("Leiter Telekommunikation", "director", "it"),
        ("Krankenpfleger", "staff", "medical"),
        ("Dirigeante", "owner", "executive"),
        ("Chef d'entreprise", "owner", "executive"),
        ("Cheffe de projet", "manager", "operations"),
        ("Chef comptable", "manager", "finance"),
        ("Président du conseil d'administration", "c_level", "executive"),
        ("Directrice d'école", "director", "education"),
        ("Líder de Proyecto", "manager", "operations"),
        ("Jefa de Administración", "manager", "operations"),
        ("Psicóloga", "staff", ""),
        ("Bürgermeisterin", "c_level", "executive"),
        ("QMB", "staff", "operations"),
        ("Leiter QS", "director", "operations"),
        ("HSE Manager", "manager", "operations"),
        ("Security Guard", "", "operations"),
        ("Information Security Officer", "staff", "it"),
        ("CX Manager", "manager", "support"),
        ("Client Partner", "senior", "sales"),
        ("Managing Member", "owner", "executive"),
        ("Freelancer", "owner", ""),
        ("Freelance Designer", "staff", "design"),
        ("PhD Candidate", "intern", ""),
        ("Administrador Único", "c_level", "executive"),
        ("Amm. Delegato", "c_level", "executive"),
        ("Zaakvoerder", "c_level", "executive"),
        ("Verkoopleider", "manager", "sales"),
        ("Genel Müdür", "c_level", "executive"),
        ("Genel Müdür Yardımcısı", "vp", "executive"),
        ("Satış Müdürü", "manager", "sales"),
        ("Satın Alma Uzmanı", "staff", "procurement"),
        ("İnsan Kaynakları Direktörü", "director", "hr"),
        ("代表取締役社長", "c_level", "executive"),
        ("営業部長", "director", "sales"),
        ("マーケティング マネージャー", "manager", "marketing"),
        ("副总经理", "vp", ""),
        ("销售经理", "manager", "sales"),
        ("软件工程师", "staff", "engineering"),
        ("대표이사", "c_level", "executive"),
        ("영업팀장", "manager", "sales"),
        ("Contrôleur de gestion", "staff", "finance"),
        ("Chargée d'affaires", "staff", "sales"),
        ("Administrateur systèmes et réseaux", "staff", "it"),
        ("Conseillère en assurance", "staff", "finance"),
        ("Quality Assurance Engineer", "staff", "engineering"),
        ("Responsable réseaux sociaux", "manager", "marketing"),
        ("Ejecutiva de cuentas", "staff", "sales"),
        ("Asistente de gerencia", "staff", "operations"),
        ("Subgerente de compras", "manager", "procurement"),
        ("Softwareentwicklerin", "staff", "engineering"),
        ("Datenschutzbeauftragter", "staff", "legal"),
        ("Datenanalyst", "", "data"),
        ("Filialleiter", "manager", "sales"),
        ("Bankettleiter", "director", ""),
        ("Bankberater", "staff", "finance"),
        ("Lohnbuchhalterin", "staff", "hr"),
        ("Stock Controller", "staff", "operations"),
        ("Financial Controller", "staff", "finance"),
        ("Data Protection Officer", "staff", "legal"),
        ("Data Entry Clerk", "staff", "operations"),
        ("Data Centre Manager", "manager", "it"),
        ("Call Centre Agent", "staff", "support"),
        ("Personal Secretary", "staff", "operations"),
        ("Personalization Manager", "manager", ""),
        ("Leiter Personal", "director", "hr"),
        ("Technical Writer", "staff", "engineering"),
        ("Sales Support Officer", "staff", "sales"),
        ("Employment Lawyer", "staff", "legal"),
        ("Claims Handler", "staff", "finance"),
        ("Sole Trader", "owner", "executive"),
        ("Store Owner", "owner", "executive"),
        ("Platform Owner", "", ""),
        ("Global Solution Owner", "", ""),
        ("Franchise Owner", "owner", "executive"),
        ("Equity Partner", "partner", "executive"),
        ("Area Representative", "staff", "sales"),
        ("PA", "staff", "operations"),
        ("asdf", "", ""),
        ("Aspiring CEO", "", ""),
        ("Future CEO", "", ""),
        ("Future Mobility Manager", "manager", ""),
        ("CEO (retired)", "", ""),
        ("CEO & Founder, retired", "", ""),
        ("Founder, CEO (retired)", "owner", "executive"),
        ("Retired CEO, Consultant", "staff", ""),
        ("Direktor i.R.", "", ""),
        ("Manager M&A and Future Growth", "manager", "finance"),
        ("Chief Petty Officer", "staff", ""),
        ("Chief Marketing Officer", "c_level", "marketing"),
        ("Chefarzt", "director", "medical"),
        ("Oberärztin", "senior", "medical"),
        ("Fachärztin", "staff", "medical"),
        ("Postdoctoral Fellow", "staff", ""),
        ("Engineering Fellow", "senior", "engineering"),
        ("Intern Supervisor", "manager", ""),
        ("Internship Coordinator", "staff", ""),
        ("Student Advisor", "staff", ""),
        ("Mitinhaberin", "owner", "executive"),
        ("Practicante", "intern", ""),
        ("Becario de ingeniería", "intern", "engineering"),
        ("Realtor", "staff", "sales"),
        ("Product Marketing Manager", "manager", "marketing"),
        ("Product and Marketing Lead", "manager", "product"),
        ("Leiter Produktmarketing", "director", "marketing"),
        ("Personal Injury Attorney", "staff", "legal"),
        ("Make it happen", "", ""),
        ("Head of IT", "director", "it"),
    ],
)
def test_level_and_department(title, seniority, department):
    assert (seniority_of(title), department_of(title)) == (seniority, department)


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("C suite", "c_level"),
        ("VP-Level", "vp"),
        ("Entry", "junior"),
        ("Non-Manager", "staff"),
        ("c_level", "c_level"),
        ("zzz", None),
    ],
)
def test_given_levels(raw, value):
    assert clean_seniority([raw])[0].value == value


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("Engineering & Technical", "engineering"),
        ("master_sales", "sales"),
        ("C-Suite, Finance", "executive"),
        ("Human Resources", "hr"),
        ("zzz", None),
    ],
)
def test_given_departments(raw, value):
    assert clean_department([raw])[0].value == value


def test_unknown_words_have_a_reason():
    assert clean_department(["zzz"])[0].reason == "unknown_word"


def test_tables_use_only_our_words():
    assert {name for name, _ in SENIORITY_WORDS} <= set(SENIORITIES)
    assert {name for name, _ in DEPARTMENT_WORDS} <= set(DEPARTMENTS)


UNITS = word_set(
    "of to of|the de|la director|de in|training driver|to|the ceo|s|driver assistant|to chief a- é,"
)


@pytest.mark.parametrize("unit", [unit.replace("|", " ") for unit in sorted(UNITS)])
@pytest.mark.parametrize("kind", ["title", "seniority", "department"])
def test_a_text_of_any_length_is_read_in_time(unit, kind):
    text = f"{unit} " * (100_000 // len(unit))
    start = time.process_time()
    (cleaned,) = CLEANERS[kind].clean([text])
    seniority_of(cleaned.value or "")
    department_of(cleaned.value or "")
    assert time.process_time() - start < 5


def test_a_word_far_behind_tells_nothing():
    assert (seniority_of("x " * 200 + "CEO"), department_of("x " * 200 + "CEO")) == ("", "")


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("🚀 CEO", "CEO"),
        ("CEO®", "CEO"),
        ("[CEO]", "CEO"),
        ("(CEO)", "CEO"),
        ("• CEO •", "CEO"),
        ("C++ DEVELOPER", "C++ Developer"),
        ("Engineer, .NET", "Engineer, .NET"),
        ("C#", "C#"),
        ("2ND LEVEL SUPPORT", "2nd Level Support"),
        ("1ST LINE MANAGER", "1st Line Manager"),
        ("Account Executive @ Acme", "Account Executive @ Acme"),
    ],
)
def test_what_dresses_a_title_up_goes_and_what_belongs_stays(raw, shown):
    assert clean_title([raw])[0].value == shown


@pytest.mark.parametrize(
    ("title", "level", "department"),
    [
        ("Finanzvorstand", "c_level", "finance"),
        ("Personalvorständin", "c_level", "hr"),
        ("Vertriebsvorstand", "c_level", "sales"),
        ("Assistentin des Finanzvorstands", "staff", "finance"),
        ("Klassenvorstand", "", "education"),
        ("Kundendienstleiter", "director", "support"),
        ("Rechnungswesenleiterin", "director", "finance"),
        ("Serviceleitung", "director", "support"),
        ("Exportleiter", "director", "sales"),
        ("Vertriebsteamleiter", "manager", "sales"),
        ("Gesamtprojektleiter", "manager", "operations"),
        ("Supermarktleiterin", "manager", ""),
        ("Complianceleiter", "director", "legal"),
        ("Complianceleitung", "director", "legal"),
        ("Compliancebeauftragte", "staff", "legal"),
        ("Arbeitssicherheitsbeauftragter", "staff", "operations"),
        ("Sicherheitsbeauftragter", "staff", "operations"),
        ("IT-Sicherheitsbeauftragter", "staff", "it"),
        ("Informationssicherheitsbeauftragter", "staff", "it"),
        ("Compliancereferent", "staff", "legal"),
        ("Halbleiter-Ingenieur", "staff", "engineering"),
        ("Monteur Rohrleitung", "staff", ""),
    ],
)
def test_german_compounds(title, level, department):
    assert (seniority_of(title), department_of(title)) == (level, department)


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("İNSAN KAYNAKLARI", "İnsan Kaynakları"),
        ("SATIŞ MÜDÜRÜ", "Satış Müdürü"),
        ("IT MÜDÜRÜ İSTANBUL", "IT Müdürü İstanbul"),
        ("GESCHÄFTSFÜHRER INNENDIENST", "Geschäftsführer Innendienst"),
    ],
)
def test_turkish_titles_keep_their_dots(raw, shown):
    assert [one.value for one in clean_title([raw, shown])] == [shown, shown]


@pytest.mark.parametrize(
    "shown",
    [
        "Director de RRHH",
        "Jefe de RR.HH.",
        "Gerente de TI",
        "Coordinador TI",
        "Diretor de TI",
        "Responsable SI",
        "Directeur SI",
        "Chef de Projet SI",
        "Director de TIC",
        "Responsabile ICT",
        "Leitung F&E",
        "Kierownik ds. Sprzedaży",
        "Direttore di Produzione",
        "Müdür Yardımcısı",
        "PhD Student",
        "Directeur(trice)",
        "Commercial(e)",
        "Manager (EMEA)",
        "Bac Si",
        "Manager Silicon",
    ],
)
def test_offices_of_many_languages_keep_their_letters(shown):
    loud = shown.replace("ı", "I").upper()
    assert [one.value for one in clean_title([loud, shown])] == [shown, shown]


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        ("kierownik ds. sprzedaży", "Kierownik ds. Sprzedaży"),
        ("gerente de ti", "Gerente de TI"),
        ("bac si", "Bac Si"),
        ("leitung f&e", "Leitung F&E"),
    ],
)
def test_small_offices_of_many_languages_get_their_letters(raw, shown):
    assert clean_title([raw])[0].value == shown
