"""Headers in many languages mean the fields that people mean by them."""

import pytest

from leadctl.fields import BY_NAME, synonyms
from leadctl.mapping.deciding.plan import make_plan
from leadctl.mapping.headers.opposite import opposites

FIELDS = (
    "first_name,last_name,email,personal_email,phone,mobile_phone,work_phone,company,title,"
    "department,website,industry,employees,revenue,street,postal_code,city,state,country,"
    "birth_date,language,owner,tags,notes,source,created,consent_at,lawful_basis,utm_campaign"
)

LISTS = {
    "en": "First Name,Surname,E-mail Address,Private Email,Telephone,Cell Phone,Direct Phone,"
    "Organisation,Job Title,Division,Homepage,Sector,Headcount,Annual Revenue,Street Address,"
    "Zip Code,Town,Province,Nation,Date of Birth,Preferred Language,Account Executive,Labels,"
    "Remarks,Lead Source,Date Added,Opt-in Date,Legal Basis,Campaign Name",
    "de": "Vorname,Nachname,E-Mail-Adresse,Private E-Mail,Telefonnummer,Handynummer,Durchwahl,"
    "Firma,Berufsbezeichnung,Abteilung,Webseite,Branche,Mitarbeiterzahl,Jahresumsatz,Straße,PLZ,"
    "Ort,Bundesland,Land,Geburtsdatum,Sprache,Betreuer,Schlagwörter,Bemerkungen,Leadquelle,"
    "Erstellt am,Einwilligungsdatum,Rechtsgrundlage,Kampagne",
    "fr": "Prénom,Nom de famille,Adresse e-mail,E-mail personnel,Téléphone,Téléphone portable,"
    "Ligne directe,Société,Intitulé du poste,Département,Site web,Secteur d'activité,Effectif,"
    "Chiffre d'affaires,Rue,Code postal,Ville,Région,Pays,Date de naissance,Langue,Commercial,"
    "Étiquettes,Commentaires,Source du lead,Date de création,Date de consentement,Base légale,"
    "Nom de la campagne",
    "es": "Nombre de pila,Apellidos,Correo electrónico,Correo personal,Teléfono,Móvil,"
    "Teléfono directo,Empresa,Cargo,Departamento,Sitio web,Sector de actividad,"
    "Número de empleados,Facturación anual,Calle,Código postal,Ciudad,Provincia,País,"
    "Fecha de nacimiento,Idioma,Propietario,Etiquetas,Observaciones,Fuente,Fecha de creación,"
    "Fecha de consentimiento,Base legal,Campaña",
    "it": "Nome di battesimo,Cognome,Indirizzo e-mail,Email personale,Telefono,Cellulare,"
    "Telefono diretto,Azienda,Mansione,Reparto,Sito web,Settore,Numero dipendenti,Fatturato,"
    "Indirizzo,CAP,Città,Regione,Paese,Data di nascita,Lingua,Proprietario,Etichette,Osservazioni,"
    "Provenienza,Data creazione,Data consenso,Base giuridica,Campagna",
    "pt": "Primeiro nome,Sobrenome,Endereço de e-mail,E-mail pessoal,Telefone,Celular,"
    "Telefone direto,Nome da empresa,Título do cargo,Departamento,Página da web,"
    "Ramo de atividade,Número de funcionários,Faturamento,Rua,CEP,Cidade,UF,País,"
    "Data de nascimento,Idioma,Proprietário,Etiquetas,Observações,Origem,Data de criação,"
    "Data de consentimento,Base legal,Campanha",
    "nl": "Voornaam,Achternaam,E-mailadres,Privé e-mail,Telefoonnummer,Mobiel nummer,"
    "Doorkiesnummer,Bedrijf,Functie,Afdeling,Webpagina,Bedrijfstak,Aantal medewerkers,Omzet,"
    "Straat,Postcode,Plaats,Provincie,Landcode,Geboortedatum,Taal,Eigenaar,Trefwoorden,"
    "Opmerkingen,Herkomst,Aangemaakt op,Datum toestemming,Grondslag,Campagne",
    "pl": "Imię,Nazwisko,Adres e-mail,Prywatny e-mail,Numer telefonu,Telefon komórkowy,"
    "Telefon służbowy,Nazwa firmy,Stanowisko,Dział,Strona www,Branża,Liczba pracowników,Obrót,"
    "Ulica,Kod pocztowy,Miasto,Województwo,Państwo,Data urodzenia,Język,Opiekun,Tagi,Uwagi,"
    "Źródło,Data utworzenia,Data zgody,Podstawa prawna,Kampania",
    "sv": "Förnamn,Efternamn,E-postadress,Privat e-post,Telefonnr,Mobilnummer,Direktnummer,"
    "Företag,Befattning,Avdelning,Webbplats,Bransch,Antal anställda,Omsättning,Gatuadress,"
    "Postnummer,Postort,Län,Landskod,Födelsedatum,Språk,Ansvarig,Taggar,Anteckningar,Källa,"
    "Skapad,Samtyckesdatum,Rättslig grund,Kampanj",
}

FURTHER_FIELDS = (
    "last_name,first_name,company,title,email,phone,mobile_phone,postal_code,city,country,website,"
    "industry,employees,notes,source"
)

FURTHER = {
    "ru": "Фамилия,Имя,Компания,Должность,Эл. почта,Телефон,Мобильный телефон,Индекс,Город,Страна,"
    "Сайт,Отрасль,Кол-во сотрудников,Комментарий,Источник",
    "uk": "Прізвище,Ім'я,Назва компанії,Посада,Електронна пошта,Телефон,Мобільний,Поштовий індекс,"
    "Місто,Країна,Веб-сторінка,Галузь,Кількість працівників,Примітки,Джерело",
    "ja": "姓,名,会社名,役職,メールアドレス,電話番号,携帯電話,郵便番号,市区町村,国,"
    "ホームページ,業種,従業員数,備考,流入経路",
    "zh": "姓,名,公司名称,职位,邮箱,电话,手机号码,邮编,城市,国家/地区,官网,行业,公司规模,备注,来源",
    "zh-tw": "姓,名,公司名稱,職稱,電子郵件,聯絡電話,手機,郵遞區號,城市,國家,"
    "網站,產業,員工人數,備註,來源",
    "ko": "성,이름,회사명,직책,이메일,전화번호,휴대폰,우편번호,도시,국가,"
    "홈페이지,업종,직원수,비고,출처",
    "tr": "Soyadı,Adı,Şirket,Ünvan,E-posta,Telefon Numarası,Cep Telefonu,Posta Kodu,Şehir,Ülke,"
    "Web Sitesi,Sektör,Çalışan Sayısı,Notlar,Kaynak",
    "cs": "Příjmení,Jméno,Společnost,Pracovní pozice,E-mail,Telefon,Mobilní telefon,PSČ,Město,Země,"
    "Webové stránky,Odvětví,Počet zaměstnanců,Poznámky,Zdroj",
    "sk": "Priezvisko,Meno,Názov firmy,Funkcia,E-mailová adresa,Telefónne číslo,Mobilný telefón,"
    "PSČ,Mesto,Krajina,Webová stránka,Odvetvie,Počet zamestnancov,Poznámka,Zdroj",
    "da": "Efternavn,Fornavn,Virksomhed,Stilling,E-mail,Tlf.,Mobilnr.,Postnr.,Bynavn,Land,"
    "Hjemmeside,Branche,Antal ansatte,Bemærkninger,Kilde",
    "no": "Etternavn,Fornavn,Bedrift,Stillingstittel,E-postadresse,Telefon,Mobilnummer,Postnr,"
    "Poststed,Land,Nettsted,Bransje,Antall ansatte,Merknader,Kilde",
    "fi": "Sukunimi,Etunimi,Yritys,Tehtävänimike,Sähköposti,Puhelinnumero,Matkapuhelin,Postinumero,"
    "Paikkakunta,Maa,Kotisivu,Toimiala,Henkilöstömäärä,Muistiinpanot,Lähde",
    "hu": "Vezetéknév,Keresztnév,Cégnév,Beosztás,E-mail cím,Telefonszám,Mobilszám,Irányítószám,"
    "Város,Ország,Honlap,Iparág,Alkalmazottak száma,Megjegyzés,Forrás",
    "ro": "Nume,Prenume,Companie,Funcția,Adresă de e-mail,Număr de telefon,Telefon mobil,"
    "Cod poștal,Oraș,Țară,Site web,Domeniu de activitate,Număr angajați,Observații,Sursă",
    "el": "Επώνυμο,Όνομα,Εταιρεία,Θέση,Διεύθυνση e-mail,Τηλέφωνο,Κινητό,Τ.Κ.,Πόλη,Χώρα,Ιστοσελίδα,"
    "Κλάδος,Αριθμός εργαζομένων,Σχόλια,Πηγή",
    "ar": "اسم العائلة,الاسم الأول,الشركة,المسمى الوظيفي,البريد الإلكتروني,رقم الهاتف,الجوال,"
    "الرمز البريدي,المدينة,الدولة,الموقع الإلكتروني,القطاع,عدد الموظفين,ملاحظات,المصدر",
    "he": "שם משפחה,שם פרטי,שם החברה,תפקיד,דוא״ל,טלפון,נייד,מיקוד,עיר,מדינה,אתר אינטרנט,תחום,"
    "מספר עובדים,הערות,מקור",
}

WHOLE_NAMES = {
    "ru": "Имя", "uk": "Повне ім'я", "ja": "氏名", "zh": "联系人", "ko": "성명", "tr": "Ad Soyad",
    "cs": "Jméno", "da": "Navn", "fi": "Nimi", "hu": "Név", "ro": "Nume complet", "ar": "الاسم",
    "el": "Ονοματεπώνυμο", "he": "שם מלא", "zh-tw": "姓名",
}  # fmt: skip

FURTHER_OPT_OUTS = ["Отписан", "配信停止", "退订", "수신거부", "Odhlášen", "Leiratkozott"]

OPTED_OUT = {
    "en": ("Unsubscribed", "Newsletter"),
    "de": ("Abgemeldet", "Einwilligung"),
    "fr": ("Désabonné", "Consentement"),
    "es": ("Dado de baja", "Suscrito"),
    "it": ("Disiscritto", "Consenso"),
    "pt": ("Descadastrado", "Inscrito"),
    "nl": ("Afgemeld", "Toestemming"),
    "pl": ("Wypisany", "Zgoda"),
    "sv": ("Avregistrerad", "Samtycke"),
}


@pytest.mark.parametrize("language", LISTS)
def test_every_language_has_a_word_for_what_lists_hold(language):
    headers = LISTS[language].split(",")
    plan = make_plan(headers, [])
    meant = [(column.header, column.field) for column in plan.columns]
    assert meant == list(zip(headers, FIELDS.split(","), strict=True))
    assert not any(column.opposite for column in plan.columns)


@pytest.mark.parametrize("language", FURTHER)
def test_further_languages_have_a_word_for_what_most_lists_hold(language):
    headers = FURTHER[language].split(",")
    meant = [(column.header, column.field) for column in make_plan(headers, []).columns]
    assert meant == list(zip(headers, FURTHER_FIELDS.split(","), strict=True))


@pytest.mark.parametrize("language", WHOLE_NAMES)
def test_a_name_alone_is_a_whole_name(language):
    assert make_plan([WHOLE_NAMES[language], "Email"], []).columns[0].field == "full_name"


@pytest.mark.parametrize("header", FURTHER_OPT_OUTS)
def test_further_languages_have_a_word_for_an_opt_out(header):
    assert make_plan(["Email", header], []).columns[1].field == "email_opt_out"


def test_no_header_is_claimed_by_two_fields():
    owners = {}
    for name, field in BY_NAME.items():
        for key in field.synonyms:
            assert owners.setdefault(key, name) == name


@pytest.mark.parametrize("language", OPTED_OUT)
def test_every_language_has_both_ways_to_ask_for_an_opt_out(language):
    columns = make_plan(["email", *OPTED_OUT[language]], []).columns[1:]
    assert [(one.field, one.opposite) for one in columns] == [
        ("email_opt_out", False),
        ("email_opt_out", True),
    ]


def test_no_header_means_a_field_and_its_opposite():
    assert not set(synonyms()) & set(opposites())
    assert set(opposites().values()) <= set(BY_NAME)
