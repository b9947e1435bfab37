"""Headers in nine languages mean the fields that people mean by them."""

import pytest

from leadctl.fields import BY_NAME, synonyms
from leadctl.mapping.opposite import opposites
from leadctl.mapping.plan import make_plan

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
