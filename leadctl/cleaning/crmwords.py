"""What CRMs, mail tools and people write in fields with few words -> our word. Own tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.cleaning.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping


def _words(table: Mapping[str, str]) -> dict[str, str]:
    """Turn `word -> "a|b|c"` around; the word itself belongs to it."""
    return {fold(form): word for word, forms in table.items() for form in (word, *forms.split("|"))}


STAGES = _words(
    {
        "subscriber": "newsletter subscriber|abonnent|abonne|suscriptor",
        "lead": """
            cold|approaching|replied|interested|prospect|suspect|contact|raw lead|new lead
            |inquiry|enquiry|interessent|piste|cliente potencial|unresponsive|prospekt|open lead
            |salesready lead|not interested
        """,
        "mql": """
            marketing qualified lead|marketingqualifiedlead|marketing qualified
            |marketing accepted lead|engaged
        """,
        "sal": "sales accepted lead|salesacceptedlead|sales accepted",
        "sql": "sales qualified lead|salesqualifiedlead|sales qualified|qualified lead|qualified",
        "opportunity": """
            deal|open deal|open opportunity|pipeline|negotiation|proposal|demo|verkaufschance
            |opportunite|oportunidad|opportunita|qualified opportunity
        """,
        "customer": """
            client|kunde|cliente|klant|klient|current client|current customer|existing customer
            |active customer|closed won|won|paying customer|bestandskunde|user
        """,
        "evangelist": "advocate|promoter|champion|fan|referrer",
        "other": """
            partner|vendor|supplier|competitor|employee|former customer|churned|churned customer
            |ex customer|lost customer|past client|andere|sonstige|autre|otro|altro
        """,
    }
)
"""Life-cycle stages as HubSpot, Salesforce and Apollo write them."""

STATUSES = _words(
    {
        "new": """
            open not contacted|not contacted|cold|uncontacted|to contact|neu|nouveau|nuevo|novo
            |nuovo|nieuw|nowy|unread|not started|fresh
        """,
        "open": "offen|ouvert|abierto|aberto|aperto|otwarty|assigned|active",
        "attempted": """
            attempted to contact|attempting contact|contact attempted|approaching|contacted
            |kontaktiert|contacte|contactado|unresponsive|no answer|no response|left voicemail
            |voicemail|emailed|called|in sequence
        """,
        "connected": "replied|responded|engaged|reached|answered|erreicht|connecte|conectado",
        "in_progress": """
            working|working contacted|interested|in bearbeitung|en cours|en curso|em andamento
            |in corso|qualified|meeting booked|meeting scheduled|meeting set|demo scheduled
            |demo booked|follow up|followup|discovery|contacting|qualifying
        """,
        "open_deal": """
            closed converted|converted|deal|deal open|opportunity|open opportunity|konvertiert
            |converti|convertido
        """,
        "nurture": """
            nurturing|bad timing|not now|recycle|recycled|later|on hold|marketing nurture|future
            |falscher zeitpunkt|call back later|contact later|long term
        """,
        "unqualified": """
            closed not converted|disqualified|not qualified|unqualifiziert|non qualifie
            |no calificado|junk|bad data|not interested|lost|dead|rejected|invalid|bad fit
            |not a fit|changed job|no longer with company|spam|closed lost|closed|archived
        """,
    }
)
"""Work statuses as HubSpot, Salesforce, Outreach and Apollo write them."""

BASES = _words(
    {
        "consent": """
            freely given consent from contact|freely given consent|explicit consent|opt in
            |opted in|einwilligung|consentement|consentimiento|consenso|toestemming|zgoda
            |express consent|implied consent
        """,
        "legitimate_interest": """
            legitimate interests|legitimate interest prospect lead
            |legitimate interest existing customer|legitimate interest other
            |berechtigtes interesse|interet legitime|interes legitimo|interesse legittimo|li
            |gerechtvaardigd belang
        """,
        "contract": """
            performance of a contract|contractual|contractual necessity|vertrag
            |vertragserfullung|contrat|contrato|contratto|overeenkomst
        """,
        "legal_obligation": """
            legal requirement|rechtliche verpflichtung|obligation legale|obligacion legal
        """,
        "vital_interests": "vital interest|lebenswichtige interessen",
        "public_task": "public interest|offentliches interesse|public duty",
    }
)
"""Grounds of GDPR article 6(1), as HubSpot and people write them."""

DO_NOT_CONTACT = "do_not_contact"
"""Flag of a stage or status that is a wish to be left alone altogether."""

WRITTEN = {
    DO_NOT_CONTACT: "Do Not Contact",
    "do_not_email": "Do Not Email",
    "do_not_call": "Do Not Call",
}
"""Flag of a wish in a stage or status -> the words in which a list says it."""

AGAINST = _words(
    {
        DO_NOT_CONTACT: """
            dnc|don t contact|dont contact|do not contact me|do not solicit|no contact|never contact
            |opted out|opt out|optout|opted out of all|not opted in|unsubscribed|unsubscribe
            |unsubscribes|unsubscribed all|unsubscribed from all|global unsubscribe|not subscribed
            |non subscribed|nonsubscribed|non subscriber|blacklisted|blacklist|blocklisted
            |blocklist|blocked|nicht kontaktieren|kein kontakt|kontaktsperre|gesperrt|abgemeldet
            |abbestellt|nicht abonniert|werbewiderspruch|ne pas contacter|desabonne|desabonnee
            |desinscrit|desinscrite|non abonne|opposition|no contactar|dado de baja|dada de baja
            |baja|no suscrito|nao contatar|nao contactar|descadastrado|nao inscrito
            |non contattare|disiscritto|disiscritta|non iscritto|niet benaderen
            |niet contacteren|afgemeld|uitgeschreven|niet aangemeld|nie kontaktowac
            |nie kontaktowac sie|wypisany|wypisana|kontakta inte|kontakta ej|avregistrerad
            |avanmald|avprenumererad|far ej kontaktas
            |stop|stopped|stop all|remove|removed|remove me|please remove|please remove me
            |unsubscribe me|please unsubscribe|opt me out|take me off|take me off the list
            |frameldt|avmeldt|kontakt ikke|ikke kontakt|ei saa kontaktoida|odhlasen|odhlaseny
            |nekontaktovat|leiratkozott|ne keresse|dezabonat|nu contactati|abonelikten çıktı
            |iletişime geçmeyin|отписан|отписался|отписалась|отписка|отказ|не беспокоить
            |не контактировать|відписаний|відписався|не турбувати|διαγραμμένος|μην επικοινωνείτε
            |配信停止|配信拒否|退会|連絡不可|退订|退訂|拒收|勿扰|请勿联系|수신거부|수신 거부
            |연락 금지|إلغاء الاشتراك|عدم الاتصال|הסרה|לא ליצור קשר
        """,
        "do_not_email": """
            don t email|dont email|do not mail|no email|no emails|no mailing|email opt out
            |email opted out|opted out of email|opted out of emails|unsubscribed from email
            |unsubscribed from emails|keine email|keine emails|keine mails|nicht mailen
            |nicht anschreiben|pas d email|pas d emails|ne pas envoyer d email
            |no enviar correos|no enviar correo|nao enviar email|nao enviar emails
            |non inviare email|niet mailen|nie wysylac|inga mejl|inga utskick|ej utskick
            |не писать|не отправлять|拒收邮件|メール不可
        """,
        "do_not_call": """
            don t call|dont call|do not phone|do not call list|no call|no calls|no phone calls
            |call opt out|phone opt out|opted out of calls|nicht anrufen|keine anrufe
            |ne pas appeler|pas d appel|pas d appels|no llamar|nao ligar|non chiamare|niet bellen
            |nie dzwonic|ring inte|ring ej|inga samtal|ring ikke|ei saa soittaa|nevolat|ne hivja
            |aramayın|не звонить|не телефонувати|電話不可|架電禁止|请勿致电|전화거부
        """,
    }
)
"""Folded words of a wish not to be written to or called -> its flag: what mail tools, CRMs and
people write, in the languages of headers; own list. `unsubscribed` holds for every channel, as a
status does not say from what."""

_IN_FAVOUR = frozenset(
    {
        "subscribed", "subscribe", "opted in", "opt in", "optin", "not opted out", "ok to contact",
        "ok", "ok to email", "ok to e mail", "ok to mail", "explicit opt in", "single opt in",
        "double opt in", "confirmed opt in", "never opted out", "angemeldet", "abonniert",
        "abonne", "suscrito", "iscritto", "geabonneerd", "aangemeld",
    }
)  # fmt: skip

WISHES = frozenset(AGAINST) | _IN_FAVOUR
"""How mail tools say an opt-out or its opposite outright, whatever the column is called."""

_OUTRIGHT = {word: "yes" if word in AGAINST else "no" for word in WISHES}

YES_NO = _words(
    {
        "yes": """
            y|true|t|1|1.0|x|on|checked|yep|yes please|requested|ja|j|ja bitte|ja gerne|wahr|oui|o
            |vrai|si|s|verdadero|cierto|sim|verdadeiro|vero|waar|tak|prawda|da|sant|sann|sand|kyllä|tosi|ano|áno|pravda|igen
            |igaz|adevărat|jah|jā|taip|evet|doğru|var|có|ya|да|истина|так|ναι|αληθές|はい|有
            |是|是的|对|예|네|نعم|بله|כן|हाँ|हां|ใช่
        """,
        "no": """
            n|false|f|0|0.0|off|unchecked|nope|no thanks|no thank you|nein|nein danke|falsch|non
            |non merci|faux|falso|no gracias|no grazie|nao|nao obrigado|nee|nee bedankt|onwaar|nie
            |falsz|nej|falskt|nei|usann|falsk|ei|epätosi|ne|nepravda|nem|hamis|nu|fals|nē|hayır
            |hayir|yanlış|yanlis|yok|không|tidak|нет|ложь|не|ні|όχι|ψευδές|いいえ|無|否|不是|无|아니오|아니요
            |لا|خیر|نه|לא|नहीं|ไม่|ไม่ใช่
        """,
    }
)
"""Yes and no in the languages in which headers are read, with true and false as spreadsheets write
them there. Own list, after CLDR's `yesstr` and `nostr`."""

FLAGS = _OUTRIGHT | YES_NO
"""The same, and what says so outright, as answers to whether somebody has opted out."""
