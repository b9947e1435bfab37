"""THE table of fields: what a lead is made of.

A new field is a row here. The store's columns, the mapping of headers, the cleaning of values, the
merging of records and the documentation all derive from this table.
"""

from __future__ import annotations

from functools import cache

from leadctl.errors import UsageError, did_you_mean
from leadctl.field import Field, Survivorship, header_key

__all__ = [
    "ALIASES",
    "BESIDE",
    "BY_NAME",
    "DERIVABLE",
    "FIELDS",
    "Field",
    "Survivorship",
    "header_key",
    "resolve_name",
    "synonyms",
]

# fmt: off
FIELDS: tuple[Field, ...] = (
    Field("full_name", "Person", "full_name", "Name as it is written",
          "name|contact name|contact|person|person name|lead name|attendee name|display name|"
          "member name|contact full name|vollständiger name|vor und nachname|vorname nachname|"
          "ansprechpartner|kontakt|kontaktname|ansprechperson|nom complet|nom et prénom|"
          "prénom et nom|prénom nom|nom prénom|interlocuteur|nom du contact|nombre completo|"
          "nombre y apellidos|nombre y apellido|contacto|nombre del contacto|nome completo|"
          "nome e sobrenome|contato|nome do contato|nome e cognome|cognome e nome|nominativo|"
          "contatto|referente|volledige naam|naam contactpersoon|contactpersoon|imię i nazwisko|"
          "nazwisko i imię|pełne imię i nazwisko|osoba kontaktowa|kontakt osoba|nom|nombre|nome|"
          "naam|"
          "namn|fullständigt namn|för och efternamn|förnamn och efternamn|kontaktperson|"
          "kontaktnamn"),
    Field("first_name", "Person", "name", "Given name",
          "first|given name|given names|forename|fname|firstname|christian name|vorname|rufname|"
          "prénom|nombre de pila|primer nombre|nombres|primeiro nome|nome próprio|"
          "nome di battesimo|voornaam|roepnaam|imię|imiona|"
          "förnamn|tilltalsnamn"),
    Field("last_name", "Person", "name", "Family name",
          "last|surname|family name|lname|lastname|nachname|familienname|zuname|nom de famille|"
          "patronyme|apellidos|apellido|primer apellido|sobrenome|último nome|apelido|cognome|"
          "achternaam|familienaam|nazwisko|"
          "efternamn"),
    Field("suffix", "Person", "suffix",
          "What follows the name and tells father from son: Jr., Sr., II, III; read from the name "
          "where not given",
          "name suffix|generation|generational suffix|jr sr|namenszusatz|suffixe|sufijo|sufixo|"
          "suffisso|achtervoegsel"),
    Field("birth_date", "Person", "date", "Day of birth",
          "date of birth|dob|birthday|birthdate|birth day|born|geburtsdatum|geburtstag|geboren|"
          "geboren am|date de naissance|né le|anniversaire|fecha de nacimiento|nacimiento|"
          "data de nascimento|nascimento|data di nascita|nascita|geboortedatum|data urodzenia|"
          "födelsedatum|födelsedag|född"),
    Field("title", "Person", "title", "Job title",
          "job title|position|role|designation|job position|occupation|current title|"
          "current position|contact title|job role|titel|funktion|berufsbezeichnung|"
          "stellenbezeichnung|stelle|jobtitel|position im unternehmen|beruf|poste|fonction|"
          "intitulé du poste|titre|titre du poste|cargo|puesto|puesto de trabajo|título|"
          "título del puesto|função|cargo atual|título do cargo|profissão|ruolo|posizione|"
          "qualifica|titolo|mansione|functie|functietitel|functienaam|titel functie|stanowisko|"
          "funkcja|tytuł stanowiska|"
          "befattning|yrkestitel|jobbtitel|yrke|tjänstetitel"),
    Field("seniority", "Person", "seniority",
          "Level, read from the title where not given: c_level, vp, director, manager, senior, "
          "staff, junior, owner, partner or intern",
          "seniority level|management level|job level|job seniority|contact seniority|"
          "hierarchieebene|karrierestufe|niveau hiérarchique|niveau de poste|nivel jerárquico|"
          "nível hierárquico|senioridade|livello di anzianità|functieniveau|poziom stanowiska|"
          "befattningsnivå|chefsnivå"),
    Field("department", "Person", "department", "Function, read from the title where not given",
          "departments|job function|function|job department|division|abteilung|bereich|"
          "fachbereich|département|departamento|área|área de atuação|setor da pessoa|reparto|"
          "dipartimento|funzione aziendale|afdeling|dział|departament|"
          "avdelning"),
    Field("linkedin", "Person", "linkedin",
          "LinkedIn profile, as https://www.linkedin.com/in/...",
          "linkedin url|linkedin profile|person linkedin url|linkedin profile url|profile url|"
          "contact linkedin url|linkedin contact profile url|linkedin link|li profile url|"
          "person linkedin|public profile url|linkedin profil|profil linkedin|perfil de linkedin|"
          "perfil linkedin|perfil do linkedin|profilo linkedin|linkedin profiel"),
    Field("language", "Person", "language", "Language, ISO 639-1",
          "preferred language|lang|spoken language|locale|sprache|korrespondenzsprache|langue|"
          "idioma|idioma preferido|lingua|taal|voorkeurstaal|język|"
          "språk"),
    Field("email", "E-mail", "email", "Address to write to",
          "work email|email address|business email|corporate email|contact email|primary email|"
          "mail|professional email|business email address|work email address|email id|"
          "company email|direct email|direct email address|email adresse|mailadresse|"
          "email geschäftlich|geschäftliche email|"
          "email dienstlich|berufliche email|adresse email|courriel|adresse électronique|"
          "adresse mail|email professionnel|mél|adresse de messagerie|correo electrónico|correo|"
          "dirección de correo|dirección de correo electrónico|email corporativo|"
          "correo corporativo|endereço de email|correio eletrónico|correio eletrônico|"
          "email profissional|indirizzo email|posta elettronica|email aziendale|"
          "indirizzo di posta elettronica|email lavoro|emailadres|zakelijk emailadres|"
          "zakelijke email|adres email|poczta|poczta elektroniczna|email służbowy|"
          "adres poczty elektronicznej|"
          "epost|e post|epostadress|e postadress|mejl|mejladress|mailadress|jobbmejl|"
          "arbetsmejl", overflow="other_emails"),
    Field("personal_email", "E-mail", "email", "Private address",
          "private email|home email|personal email address|email privat|private emailadresse|"
          "private email adresse|email personnel|courriel personnel|email perso|correo personal|"
          "email personal|correo electrónico personal|email pessoal|email personale|email privata|"
          "privé email|privé emailadres|persoonlijk emailadres|email prywatny|prywatny email|"
          "prywatny adres email|"
          "privat epost|privat e post|privat mejl|privat epostadress|privat e postadress",
          overflow="other_emails"),
    Field("other_emails", "E-mail", "email", "Further addresses",
          "secondary email|tertiary email|email 2|email 3|email address 2|email address 3|"
          "alternate email|alternative email|additional email|additional emails|second email|"
          "other email|weitere emails|weitere email|zweite email|email adresse 2|autre email|"
          "autres emails|email secondaire|otro correo|otros correos|correo secundario|outro email|"
          "outros emails|email secundário|altra email|altre email|email secondaria|overige emails|"
          "tweede email|inny email|dodatkowy email|email dodatkowy|"
          "annan epost|annan e post|ytterligare epost|ytterligare e post",
          survivorship="union", many=True),
    Field("phone", "Phone", "phone", "Number to call, E.164",
          "phone number|telephone|tel|contact phone|phone no|primary phone|telephone number|"
          "contact number|phone 1|contact phone number|phonenumber|ph|ph no|best phone|telefon|"
          "phones|phone numbers|"
          "landline|land line|landline number|landline phone|fixed line|tel no|telephon|"
          "telefonnummer|tel nr|telefon nr|festnetz|rufnummer|telefon 1|téléphone|tél|"
          "numéro de téléphone|téléphone fixe|n° de téléphone|teléfono|número de teléfono|"
          "teléfono fijo|teléfono de contacto|telefone|número de telefone|telefone fixo|fone|"
          "telefono|numero di telefono|numero telefonico|telefono fisso|telefoon|telefoonnummer|"
          "vast nummer|numer telefonu|nr telefonu|telefon stacjonarny|"
          "tel nummer", overflow="other_phones"),
    Field("mobile_phone", "Phone", "phone", "Mobile number, E.164",
          "mobile|mobile phone number|cell|cell phone|mobile number|cellphone|cell phone number|"
          "mobile no|whatsapp phone number|mobilephone|handy|mobil|mobiltelefon|mobilnummer|"
          "handynummer|mobilfunknummer|mobilfunk|mobiltelefonnummer|portable|téléphone portable|"
          "téléphone mobile|numéro de portable|gsm|numéro de mobile|móvil|celular|teléfono móvil|"
          "teléfono celular|número de móvil|número de celular|telemóvel|telefone celular|"
          "telefone móvel|cellulare|telefono cellulare|numero di cellulare|telefonino|mobiel|"
          "mobiel nummer|mobiele telefoon|gsm nummer|mobiele nummer|telefon komórkowy|komórka|"
          "numer komórkowy|tel kom|telefon kom|"
          "mobilnr", overflow="other_phones"),
    Field("work_phone", "Phone", "phone", "Direct number at work, E.164",
          "direct phone|work direct phone|business phone|direct dial|direct phone number|direct|"
          "office phone|direct line|work number|work phone number|business phone number|"
          "direct number|phone work|telefon geschäftlich|telefon dienstlich|telefon büro|"
          "durchwahl|geschäftliche telefonnummer|téléphone professionnel|tél pro|téléphone pro|"
          "téléphone bureau|ligne directe|teléfono del trabajo|teléfono de trabajo|"
          "teléfono laboral|teléfono directo|teléfono de oficina|telefone comercial|"
          "telefone do trabalho|telefone profissional|telefone direto|telefono ufficio|"
          "telefono di lavoro|telefono lavoro|telefono diretto|telefoon werk|"
          "zakelijk telefoonnummer|doorkiesnummer|direct nummer|telefon służbowy|telefon do pracy|"
          "telefon bezpośredni|"
          "telefon arbete|arbetstelefon|direktnummer|direkttelefon|jobbtelefon",
          overflow="other_phones"),
    Field("home_phone", "Phone", "phone", "Private land line, E.164",
          "private phone|home phone number|personal phone|phone home|telefon privat|privattelefon|"
          "private telefonnummer|téléphone personnel|téléphone domicile|téléphone privé|"
          "teléfono de casa|teléfono particular|teléfono personal|telefone residencial|"
          "telefone pessoal|telefone de casa|telefono casa|telefono di casa|telefono privato|"
          "telefono abitazione|telefoon thuis|privé telefoonnummer|telefoon privé|telefon domowy|"
          "telefon prywatny|"
          "hemtelefon|telefon hem|privattelefonnummer", overflow="other_phones"),
    Field("company_phone", "Phone", "phone", "Switchboard of the company, E.164",
          "corporate phone|company phone number|hq phone|main phone|switchboard|"
          "company main phone|company hq phone|organization phone|zentrale|telefon zentrale|"
          "telefon firma|firmentelefon|téléphone entreprise|téléphone société|"
          "téléphone de l'entreprise|teléfono de la empresa|teléfono empresa|centralita|"
          "telefone da empresa|telefone empresa|telefono azienda|telefono aziendale|centralino|"
          "telefoon bedrijf|algemeen telefoonnummer|bedrijfstelefoon|telefon firmowy|"
          "telefon firmy|centrala|"
          "växel|telefon växel|företagstelefon", overflow="other_phones"),
    Field("other_phones", "Phone", "phone", "Further numbers",
          "other phone|phone 2|phone 3|phone number 2|phone number 3|second phone|alternate phone|"
          "additional phone|secondary phone|mobile 2|mobile phone 2|alternative phone|telefon 2|"
          "telefon 3|weitere telefonnummer|weitere telefonnummern|autre téléphone|téléphone 2|"
          "autres téléphones|otro teléfono|teléfono 2|otros teléfonos|outro telefone|telefone 2|"
          "outros telefones|altro telefono|telefono 2|altri telefoni|telefoon 2|"
          "overig telefoonnummer|inny telefon|telefon dodatkowy|"
          "annan telefon|övrig telefon", survivorship="union", many=True),
    Field("company", "Company", "company", "Company, as it writes itself",
          "company name|organization|organisation|account name|employer|account|"
          "associated company|firm|business name|organization name|organisation name|"
          "company account|business|current company|legal name|co|firma|firmenname|unternehmen|"
          "unternehmensname|name der firma|arbeitgeber|betrieb|institution|entreprise|société|"
          "nom de l'entreprise|nom de la société|raison sociale|nom entreprise|nom société|"
          "organisme|employeur|empresa|nombre de la empresa|nombre empresa|compañía|razón social|"
          "organización|nombre de la compañía|nome da empresa|companhia|razão social|organização|"
          "nome fantasia|azienda|nome azienda|società|ragione sociale|impresa|ditta|"
          "nome dell'azienda|organizzazione|bedrijf|bedrijfsnaam|organisatie|onderneming|"
          "werkgever|naam bedrijf|organisatienaam|firma nazwa|nazwa firmy|przedsiębiorstwo|"
          "organizacja|spółka|pracodawca|nazwa organizacji|"
          "företag|företagsnamn|bolag|bolagsnamn|arbetsgivare|verksamhet"),
    Field("company_short", "Company", "company",
          "Name without its legal form, for letters; read from the company where not given",
          "company name for emails|company short name|short company name|company nickname|"
          "casual company name|cleaned company name|clean company name|normalized company name|"
          "company name cleaned|company alias|firmenkurzname|firma kurz|kurzname|"
          "nom court de l'entreprise|nombre corto de la empresa|nome curto da empresa|"
          "nome breve azienda|korte bedrijfsnaam|krótka nazwa firmy|företagets kortnamn"),
    Field("domain", "Company", "domain", "Registrable domain of the company",
          "company domain|company domain name|website domain|domain name|account domain|"
          "company website domain|domäne|firmendomain|domaine|nom de domaine|"
          "domaine de l'entreprise|dominio|dominio de la empresa|domínio|domínio da empresa|"
          "dominio aziendale|domein|domeinnaam|bedrijfsdomein|domena|domena firmy|"
          "domän|företagsdomän|domännamn"),
    Field("website", "Company", "url", "Web address of the company",
          "web site|company website|website url|url|homepage|web|web address|company url|web page|"
          "company web site|company website url|home page|webseite|webauftritt|internetseite|"
          "internetadresse|firmenwebsite|site web|site internet|site|site de l'entreprise|"
          "page web|sitio web|página web|web de la empresa|sitio web de la empresa|"
          "site da empresa|página da web|página web da empresa|sítio web|sito web|sito|"
          "sito internet|sito aziendale|pagina web aziendale|webpagina|internetadres|"
          "bedrijfswebsite|strona internetowa|strona www|www|witryna|adres www|strona firmy|"
          "webbplats|hemsida|webbsida|webbadress|företagets webbplats"),
    Field("company_linkedin", "Company", "linkedin", "LinkedIn page of the company",
          "company linkedin url|linkedin company url|company linkedin profile|linkedin company|"
          "linkedin company page|linkedin company profile url|company linkedin profile url|"
          "organization linkedin url|linkedin unternehmensseite|linkedin unternehmen|"
          "firmen linkedin|linkedin entreprise|page linkedin de l'entreprise|"
          "linkedin de la empresa|linkedin empresa|linkedin da empresa|linkedin azienda|"
          "linkedin aziendale|linkedin bedrijf|linkedin bedrijfspagina|linkedin firmy|"
          "linkedin företag|företagets linkedin"),
    Field("industry", "Company", "text", "Industry",
          "sector|company industry|primary industry|vertical|line of business|industry sector|"
          "industries|branche|wirtschaftszweig|industrie|secteur|secteur d'activité|"
          "industrie entreprise|industria|sector de actividad|rubro|indústria|setor|segmento|"
          "ramo de atividade|ramo|área de negócio|settore|settore di attività|industria azienda|"
          "comparto|bedrijfstak|sector bedrijf|branża|sektor|branża firmy|"
          "bransch|näringsgren"),
    Field("employees", "Company", "number", "Number of employees, or a range such as 51-200",
          "number of employees|no of employees|num employees|company size|employee count|"
          "headcount|company headcount|size|employees count|company employees|employee range|"
          "no employees|company employee count|staff count|mitarbeiter|mitarbeiterzahl|"
          "anzahl mitarbeiter|anzahl der mitarbeiter|unternehmensgröße|beschäftigte|"
          "mitarbeiteranzahl|effectif|effectifs|nombre d'employés|nombre de salariés|"
          "taille de l'entreprise|nb salariés|empleados|número de empleados|tamaño de la empresa|"
          "n° de empleados|plantilla|funcionários|número de funcionários|colaboradores|"
          "tamanho da empresa|nº de funcionários|dipendenti|numero dipendenti|"
          "numero di dipendenti|n dipendenti|nr dipendenti|n di dipendenti|no de empleados|"
          "num empleados|nb employés|nº colaboradores|dimensione azienda|"
          "addetti|medewerkers|aantal medewerkers|"
          "werknemers|aantal werknemers|bedrijfsgrootte|liczba pracowników|pracownicy|"
          "wielkość firmy|zatrudnienie|"
          "antal anställda|anställda|företagsstorlek|antal medarbetare"),
    Field("revenue", "Company", "money", "Yearly revenue in whole units of its currency",
          "annual revenue|company revenue|yearly revenue|turnover|annual turnover|sales volume|"
          "estimated revenue|revenue range|company annual revenue|annual sales|umsatz|"
          "jahresumsatz|chiffre d'affaires|ca annuel|revenus annuels|ingresos|ingresos anuales|"
          "facturación|facturación anual|volumen de negocio|receita|receita anual|faturamento|"
          "faturamento anual|volume de negócios|fatturato|fatturato annuo|ricavi|ricavi annuali|"
          "omzet|jaaromzet|obrót|przychód|roczny przychód|obroty|przychody|"
          "omsättning|årsomsättning|nettoomsättning"),
    Field("revenue_currency", "Company", "currency",
          "Currency of the revenue, ISO 4217; read from the revenue where not given",
          "currency|currency code|currency iso code|annual revenue currency|"
          "company revenue currency|annual revenue currency code|währung|währungscode|"
          "währungskennzeichen|devise|code devise|monnaie|moneda|código de moneda|divisa|moeda|"
          "código da moeda|valuta|codice valuta|valutacode|waluta|kod waluty|"
          "valutakod", beside="revenue"),
    Field("street", "Place", "text", "Street and number",
          "street address|address|address line 1|address 1|mailing street|street 1|address1|"
          "contact street|person street|company street|company address|company street address|"
          "business street|street line 1|straße|strasse|straße und hausnummer|straße nr|anschrift|"
          "adresse|str|straße hausnummer|rue|adresse postale|adresse 1|n° et rue|calle|dirección|"
          "domicilio|calle y número|dirección postal|rua|endereço|morada|logradouro|indirizzo|"
          "indirizzo postale|via e numero|straat|adres|straatnaam|straat en huisnummer|"
          "bezoekadres|ulica|ulica i numer|ul|"
          "gatuadress|adress|gata|besöksadress|postadress"),
    Field("address_2", "Place", "text", "Second line of the address",
          "address line 2|street 2|suite|apartment|apt|address2|street line 2|adresszusatz|"
          "anschrift 2|adresse 2|complément d'adresse|complément adresse|dirección 2|"
          "complemento de dirección|complemento|endereço 2|indirizzo 2|adres 2|toevoeging|"
          "adres cd|lokal|"
          "adressrad 2|c o adress"),
    Field("postal_code", "Place", "postal_code", "Postal code, kept as text",
          "zip|zip code|postcode|zip postal code|post code|zipcode|postalcode|postal|mailing zip|"
          "mailing zip postal code|mailing postal code|zip post code|person zip code|person zip|"
          "person postal code|company postal code|"
          "company zip code|company zip|business postal code|contact zip code|plz|postleitzahl|"
          "code postal|cp|código postal|código de endereçamento postal|cep|cap|codice postale|"
          "codice di avviamento postale|kod pocztowy|"
          "postnummer|postnr"),
    Field("city", "Place", "city", "City",
          "town|locality|suburb|mailing city|city town|person city|contact city|company city|"
          "business city|company hq city|town city|location city|ort|stadt|wohnort|firmensitz ort|"
          "ville|commune|localité|ciudad|población|localidad|municipio|cidade|município|"
          "localidade|città|comune|località|plaats|stad|woonplaats|plaatsnaam|miasto|miejscowość|"
          "postort|kommun"),
    Field("state", "Place", "state", "State or province, by code or name as its country writes it",
          "state region|province|region|state province|county|mailing state|"
          "mailing state province|state or province|person state|contact state|company state|"
          "company region|business state|company hq state|federal state|bundesland|kanton|région|"
          "état|département adresse|provincia|estado|comunidad autónoma|región|uf|distrito|região|"
          "estado uf|regione|prov|provincia sigla|provincie|regio|województwo|"
          "län|landskap|delstat"),
    Field("country", "Place", "country", "Country, ISO 3166-1 alpha-2",
          "country region|country code|country name|nation|country region name|mailing country|"
          "person country|contact country|company country|country territory|business country|"
          "company country region|company hq country|country iso|land|länderkennzeichen|"
          "ländercode|pays|code pays|país|código de país|pais código|paese|nazione|stato nazione|"
          "landcode|kraj|państwo|"
          "landskod"),
    Field("time_zone", "Place", "time_zone", "Time zone, IANA name",
          "timezone|tz|contact time zone|zeitzone|fuseau horaire|zona horaria|huso horario|"
          "fuso horário|fuso orario|tijdzone|strefa czasowa|"
          "tidszon"),
    Field("stage", "Funnel", "stage", "Life-cycle stage as the file states it",
          "lifecycle stage|lead stage|life cycle stage|contact stage|funnel stage|"
          "hs lifecyclestage|lifecycle phase|lebenszyklusphase|phase du cycle de vie|étape|"
          "étape du cycle de vie|etapa|etapa del ciclo de vida|fase|etapa do ciclo de vida|"
          "estágio|fase do ciclo de vida|fase del ciclo di vita|fase lead|levenscyclusfase|"
          "fase contact|etap|etap cyklu życia|"
          "livscykelfas", survivorship="furthest"),
    Field("status", "Funnel", "status", "Work status as the file states it",
          "lead status|contact status|hs lead status|work status|leadstatus|bearbeitungsstatus|"
          "statut|statut du lead|statut du prospect|estado del lead|estatus|estado del contacto|"
          "situação|status do lead|stato del lead|stato lead|status lead|status leada|"
          "status för lead|kontaktstatus"),
    Field("owner", "Funnel", "owner", "Person who works the lead",
          "lead owner|contact owner|record owner|assigned to|account executive|sdr|sales rep|"
          "hubspot owner id|assignee|sales owner|rep|besitzer|zuständig|verantwortlich|bearbeiter|"
          "vertriebsmitarbeiter|inhaber des kontakts|betreuer|propriétaire|"
          "propriétaire du contact|commercial|responsable|propietario|propietario del contacto|"
          "asignado a|comercial|proprietário|proprietário do contato|responsável|vendedor|"
          "proprietario|proprietario del contatto|assegnato a|commerciale assegnato|eigenaar|"
          "eigenaar contactpersoon|toegewezen aan|accountmanager|właściciel|właściciel kontaktu|"
          "opiekun|handlowiec|"
          "ansvarig|ägare|kontaktägare|säljare|kundansvarig"),
    Field("tags", "Funnel", "tags", "Labels",
          "labels|lists|tag|label|list|contact tags|groups|list name|schlagwörter|etiketten|"
          "schlagworte|kennzeichen|étiquettes|mots clés|etiquetas|etiqueta|marcadores|etichette|"
          "tag contatto|trefwoorden|tagi|etykiety|"
          "taggar|etiketter|märkning", survivorship="union", many=True),
    Field("notes", "Funnel", "notes", "Remarks",
          "note|comments|comment|remarks|description|remark|lead notes|additional comments|"
          "notizen|bemerkung|bemerkungen|kommentar|anmerkung|anmerkungen|notiz|remarques|"
          "commentaire|commentaires|observations|notas|comentarios|observaciones|comentario|"
          "notas do contato|comentários|observações|note contatto|commenti|osservazioni|"
          "annotazioni|notities|opmerkingen|opmerking|notatki|uwagi|komentarz|"
          "anteckningar|anteckning|kommentarer|anmärkning|noteringar|övrigt",
          survivorship="joined"),
    Field("source", "Origin", "text", "Where the lead came from, as the file states it",
          "lead source|original source|how did you hear about us|registration source|source name|"
          "contact source|original traffic source|referral source|quelle|leadquelle|herkunft|"
          "lead quelle|source du lead|origine|provenance|fuente|origen|fuente del lead|fonte|"
          "origem|origem do lead|origine lead|provenienza|bron|leadbron|herkomst|źródło|"
          "źródło leada|pochodzenie|"
          "källa|leadkälla|ursprung", survivorship="oldest"),
    Field("created", "Origin", "date", "Day the lead was captured, as the file states it",
          "created at|create date|created date|date created|created on|creation date|created time|"
          "registration time|submitted at|submission date|date added|added on|signup date|"
          "timestamp|registration date|registered at|scan time|scan date|date captured|"
          "captured at|sign up date|added at|scanned at|erstellt am|erstellungsdatum|erstelldatum|"
          "angelegt am|erfasst am|anmeldedatum|eingangsdatum|date de création|créé le|"
          "date d'ajout|date d'inscription|fecha de creación|creado el|fecha de alta|"
          "fecha de registro|data de criação|criado em|data de cadastro|data di creazione|"
          "creato il|data creazione|data inserimento|data di registrazione|aangemaakt op|"
          "aanmaakdatum|datum aangemaakt|registratiedatum|data utworzenia|utworzono|data dodania|"
          "data rejestracji|"
          "skapad|skapad den|skapat|skapad datum|registreringsdatum|datum för registrering|"
          "anmäld den", survivorship="oldest"),
    Field("vendor_id", "Origin", "identifier", "Identifier of the person at the vendor",
          "record id|contact id|external id|person number|ssn|social security number|soc sec id|"
          "national id|apollo contact id|person id|zoominfo contact id|"
          "hubspot contact id|salesforce id|prospect id|hs object id|registrant id|badge id"),
    Field("lead_id", "Origin", "lead_id",
          "Number of the lead in this store; brings an edited export back as updates",
          survivorship="oldest"),
    Field("utm_source", "Origin", "text", "Campaign source", survivorship="oldest"),
    Field("utm_medium", "Origin", "text", "Campaign medium", survivorship="oldest"),
    Field("utm_campaign", "Origin", "text", "Campaign name",
          "campaign|campaign name|utm campaign name|kampagne|kampagnenname|campagne|"
          "nom de la campagne|campaña|nombre de la campaña|campanha|nome da campanha|campagna|"
          "nome campagna|campagnenaam|kampania|nazwa kampanii|"
          "kampanj|kampanjnamn", survivorship="oldest"),
    Field("utm_term", "Origin", "text", "Campaign keyword", survivorship="oldest"),
    Field("utm_content", "Origin", "text", "Campaign content", survivorship="oldest"),
    Field("lawful_basis", "Consent", "basis", "Ground on which the person may be contacted",
          "legal basis|legal basis for processing contact s data|gdpr basis|"
          "lawful basis for processing|hs legal basis|gdpr legal basis|rechtsgrundlage|"
          "base légale|base juridique|base legal|base jurídica|fundamento jurídico|base giuridica|"
          "rechtsgrond|rechtsgrondslag|grondslag|podstawa prawna|"
          "rättslig grund|laglig grund"),
    Field("consent_at", "Consent", "date", "Day on which consent was given",
          "consent date|opt in date|opt in time|optin time|confirm time|date of consent|"
          "consent timestamp|consent time|consented at|einwilligung am|datum der einwilligung|"
          "einwilligungsdatum|opt in datum|date de consentement|date du consentement|"
          "date d'opt in|fecha de consentimiento|fecha del consentimiento|data de consentimento|"
          "data do consentimento|data consenso|data del consenso|datum toestemming|"
          "toestemmingsdatum|data zgody|data wyrażenia zgody|"
          "samtyckesdatum|datum för samtycke|samtycke datum"),
    Field("consent_source", "Consent", "text", "Where and with which words consent was given",
          "consent text|opt in source|consent wording|consent origin|quelle der einwilligung|"
          "einwilligungstext|source du consentement|texte du consentement|"
          "origen del consentimiento|fuente del consentimiento|origem do consentimento|"
          "origine del consenso|fonte del consenso|bron toestemming|źródło zgody|"
          "källa till samtycke|samtyckestext"),
    Field("email_opt_out", "Consent", "flag", "yes: the person does not want e-mail; unclear: ask",
          "unsubscribed|opt out|opted out|unsubscribed from all email|do not email|"
          "has opted out of email|email opted out|unsubscribed from all emails|hs email optout|"
          "optout|unsubscribe|do not contact|do not mail|unsubscribed at|unsubscribe date|"
          "unsub time|abgemeldet|abmeldung|newsletter abgemeldet|keine emails|werbewiderspruch|"
          "von allen emails abgemeldet|désinscrit|désabonné|désinscription|ne pas contacter|"
          "dado de baja|baja|no contactar|no enviar correos|suscripción cancelada|descadastrado|"
          "não contatar|cancelou inscrição|não enviar email|disiscritto|disiscrizione|"
          "non contattare|afgemeld|uitgeschreven|niet mailen|niet benaderen|wypisany|wypisano|"
          "rezygnacja|nie kontaktować|suppressed|is suppressed|on suppression list|"
          "avregistrerad|avanmäld|avregistrerat|kontakta inte|får ej kontaktas|ej utskick|"
          "avprenumererad|inga mejl|inga utskick|opted out of email",
          survivorship="strictest"),
    Field("do_not_call", "Consent", "flag", "yes: the person does not want calls; unclear: ask",
          "dnc|has opted out of calls|call opt out|do not phone|phone opt out|no calls|"
          "nicht anrufen|keine anrufe|ne pas appeler|no llamar|não ligar|non chiamare|niet bellen|"
          "nie dzwonić|"
          "ring inte|får ej ringas|inga samtal|nix telefon|call opted out|opted out of calls",
          survivorship="strictest"),
)
"""Every field, in the order in which people read a lead.

Synonyms are headers seen in English, German, French, Spanish, Portuguese, Italian, Dutch, Polish
and Swedish lists and in vendors' exports (`headings.py` has further languages); where two columns
mean one field, the earlier synonym is believed.
"""
# fmt: on

DERIVABLE = (
    "first_name", "last_name", "suffix", "seniority", "department", "company_short", "domain",
    "country", "language", "full_name", "time_zone", "email_opt_out", "do_not_call",
    "revenue_currency",
)  # fmt: skip
"""Fields that `cleaning.derive` may fill. The store keeps the place of each as a bit: new ones go
to the end and none is ever taken out."""

BY_NAME: dict[str, Field] = {field.name: field for field in FIELDS}

BESIDE: dict[str, str] = {field.name: field.beside for field in FIELDS if field.beside}
"""Field -> the one that it says something of."""

ALIASES = {
    "name": "full_name",
    "job_title": "title",
    "work_email": "email",
    "linkedin_url": "linkedin",
}
"""Short names that users type for a field."""


@cache
def synonyms() -> dict[str, str]:
    """Map each folded header to the field it means; the first field that claims one has it.

    Every key stands there in one word too: `jobtitle`, `linkedinurl`.
    """
    table: dict[str, str] = {}
    for field in FIELDS:
        for key in field.synonyms:
            table.setdefault(key, field.name)
    for key, name in list(table.items()):
        table.setdefault(key.replace(" ", ""), name)
    return table


def resolve_name(name: str, among: tuple[str, ...]) -> str:
    """Find the column that a user means by `name`.

    Raises:
        UsageError: nothing in `among` goes by this name; the hint gives the nearest.
    """
    wanted = ALIASES.get(name.strip().lower(), name.strip().lower())
    if wanted in among:
        return wanted
    by_synonym = synonyms().get(header_key(wanted))
    if by_synonym in among:
        return by_synonym
    hint = did_you_mean(wanted, (*among, *ALIASES), f"fields: {', '.join(among)}")
    raise UsageError(f"unknown field `{name}`", hint)
