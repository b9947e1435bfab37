"""Columns that ask the other way round: `Subscribed: no` is an opt-out.

Such a column can only bring an opt-out: its "yes" is left to the row as read, because a box ticked
once says nothing against a later wish not to be written to.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from leadctl.cleaning.crmwords import WISHES
from leadctl.cleaning.text import fold
from leadctl.cleaning.vocabulary import clean_flag, is_refusal
from leadctl.fields import header_key
from leadctl.vocabulary import UNCLEAR

if TYPE_CHECKING:
    from collections.abc import Sequence

OPPOSITES = {
    "email_opt_out": """
        subscribed|newsletter|opt in|opted in|optin|email opt in|email optin|opted in to email
        |newsletter opt in|newsletter subscription|newsletter subscribed|newsletter subscriber
        |newsletter signup|subscribed to newsletter|subscribe to newsletter|email subscribed
        |email subscription|email subscriber|subscription status|email subscription status
        |marketing opt in|marketing optin|opt in marketing|marketing consent|marketing emails
        |marketing permission|marketing permissions|consent to marketing|email consent
        |email marketing consent|accepts marketing|accepts email marketing|accepts emails
        |receive emails|receives emails|receive newsletter|may we contact you|may we email you
        |may we contact you by email|may we send you emails|can we contact you by email
        |may contact|can we contact you|ok to contact|ok to email|okay to contact|permission
        |permission to contact|permission to email|email permission|opt in email|opt in for email
        |consent|consent given|gdpr consent|contact me
        |receive email|receives email|gets email|gets emails
        |can be contacted|may be contacted|can contact|contactable|can be emailed|may be emailed
        |emailable|mailable|marketable|wants emails|wants newsletter|accepts marketing emails
        |opted in to marketing|opted into marketing|agreed to marketing|has consented|consented
        |consent to email|gdpr marketing consent|marketing status|email marketing status
        |newsletter status|mailing status|opt in status|email opt in status|consent status
        |marketing consent status|email marketing consent status|permission status
        |email permission status
        |empfängt e mail|empfängt email|empfängt emails|e mail empfang|erhält e mails
        |erhält newsletter
        |einwilligung|werbeeinwilligung|einwilligung newsletter|newsletter abonniert|abonniert
        |newsletter anmeldung|kontakt erlaubt|kontaktaufnahme erlaubt|dürfen wir sie kontaktieren
        |marketing einwilligung|angemeldet
        |abonné|abonné newsletter|abonné à la newsletter|inscrit|inscrit à la newsletter
        |consentement|consentement marketing|accepte les emails|pouvons nous vous contacter
        |accord de contact
        |suscrito|suscrito al boletín|suscripción|boletín|consentimiento|acepta marketing
        |consentimiento marketing|acepta correos|acepta publicidad|podemos contactarle
        |podemos contactarte
        |iscritto|iscritto alla newsletter|iscrizione newsletter|consenso|consenso marketing
        |consenso newsletter|possiamo contattarla|possiamo contattarti
        |inscrito|inscrito na newsletter|assinante|assina newsletter|consentimento
        |consentimento marketing|aceita marketing|aceita emails|aceita receber emails
        |podemos contatar|podemos contatá-lo|podemos contactá-lo
        |geabonneerd|aangemeld|aangemeld nieuwsbrief|nieuwsbrief|toestemming
        |toestemming marketing|mogen wij u benaderen|mogen we contact opnemen
        |subskrybent|zapisany|zapisany do newslettera|zgoda|zgoda marketingowa
        |zgoda na marketing|zgoda na kontakt|czy możemy się kontaktować
        |prenumererar|prenumerant|nyhetsbrev|prenumererar på nyhetsbrev|samtycke|samtycker
        |samtycke till marknadsföring|får kontaktas|får vi kontakta dig
    """,
    "do_not_call": """
        call opt in|phone opt in|phone consent|call consent|may we call you|may we call|ok to call
        |can be called|may be called|can call|accepts calls
        |okay to call|permission to call|call permission|opt in phone|opt in calls|calls allowed
        |anruf erlaubt|anrufe erlaubt
        |telefonische einwilligung|dürfen wir sie anrufen|accepte les appels
        |acepta llamadas|aceita ligações|accetta chiamate|consenso telefonico|bellen toegestaan
        |zgoda na telefon|zgoda telefoniczna|får ringas|får vi ringa
    """,
}
"""Field -> headers that mean its opposite, in en de fr es it pt nl pl sv. Own list."""


STATES_OF_ADDRESS = frozenset({"email status", "emailstatus"})
"""Headers under which mail tools write who unsubscribed, and checkers what an address is worth."""

_CONSENT = {
    "yes": """
        granted|given|agree|agreed|i agree|accept|accepted|i accept|i consent|erteilt|zugestimmt
        |ich stimme zu|accordé|accepté|j accepte|concedido|aceptado|acepto|concesso|accettato
        |accetto|aceito|verleend|akkoord|ik ga akkoord|udzielona|wyrażona|samtycker
    """,
    "no": """
        denied|declined|refused|rejected|withdrawn|revoked|disagree|i disagree|i do not agree
        |not given|not granted|nicht erteilt|abgelehnt|verweigert|widerrufen|refusé|retiré|révoqué
        |non accordé|denegado|rechazado|retirado|revocado|negato|rifiutato|revocato|recusado
        |revogado|geweigerd|ingetrokken|niet akkoord|odmowa|wycofana|cofnięta|återkallat|nekat
        |no permission|never subscribed|transactional|inactive|disabled|bounced|bounce|hard bounced
        |hard bounce|soft bounced|soft bounce|cleaned|complaint|complained|spam|spam complaint
        |reported spam|marked as spam|junk|invalid|keine einwilligung|ohne einwilligung|inaktiv
        |sans consentement|inactif|sin consentimiento|inactivo|senza consenso|inattivo
        |sem consentimento|inativo|geen toestemming|zonder toestemming|inactief|brak zgody
        |nieaktywny|utan samtycke|inget samtycke
    """,
    "unclear": """
        pending|unconfirmed|not confirmed|awaiting confirmation|unverified|archived|expired|held
        |on hold|redacted|deleted|quarantined|ausstehend|unbestätigt|nicht bestätigt|abgelaufen
        |en attente|non confirmé|expiré|pendiente|no confirmado|caducado|in attesa|non confermato
        |scaduto|pendente|não confirmado|in afwachting|niet bevestigd|verlopen|oczekuje
        |niepotwierdzony|väntar|obekräftad
    """,
}
"""Words that answer whether somebody consents, and nothing else, as mail tools and people write
them; in the same languages. Whom a confirmation is awaited of has not consented yet."""


@cache
def _consents() -> dict[str, str]:
    return {fold(one): word for word, forms in _CONSENT.items() for one in forms.split("|")}


@cache
def opposites() -> dict[str, str]:
    """Folded header -> the field whose opposite it means, each also in one word."""
    found: dict[str, str] = {}
    for field, headers in OPPOSITES.items():
        for header in headers.split("|"):
            key = header_key(header)
            found[key] = found[key.replace(" ", "")] = field
    return found


def answers(cells: Sequence[str]) -> bool:
    """Tell whether cells hold a yes or no at all; a column of newsletters' names does not."""
    texts = list(dict.fromkeys(cell for cell in cells if cell.strip()))
    return not texts or any(_said(texts).values())


def turned(cells: Sequence[str]) -> list[str]:
    """Write answers to the opposite question as answers to ours.

    A no becomes a yes, a yes an empty cell, and what is pending stays unclear. What names the wish
    itself (`unsubscribed`) means the same under any header, and what is no answer (`weekly`) tells
    nothing of an opt-out.
    """
    said = _said(list(dict.fromkeys(cells)))
    known = {cell: _turned(cell, answer) for cell, answer in said.items()}
    return [known[cell] for cell in cells]


def wishes(cells: Sequence[str]) -> list[str]:
    """Leave of states of addresses (`unsubscribed`, `valid`) what says whether to write there."""
    distinct = list(dict.fromkeys(cells))
    flags = zip(distinct, clean_flag(distinct), strict=True)
    told = {cell for cell, flag in flags if flag.value in {"yes", "no"}}
    return [cell if cell in told else "" for cell in cells]


def _said(cells: list[str]) -> dict[str, str | None]:
    """Each cell -> yes or no; None where it is neither."""
    flags = zip(cells, clean_flag(cells), strict=True)
    return {
        cell: _consented(cell) or (flag.value if flag.value != UNCLEAR else None)
        for cell, flag in flags
    }


def _consented(cell: str) -> str | None:
    """Find the word of consent that a cell is, or the refusal that it begins or ends with."""
    if answer := _consents().get(fold(cell)):
        return answer
    words = fold(cell).split()
    if not words or not _NEGATIONS.isdisjoint(words):
        return None
    ends = {_consents().get(words[0]), _consents().get(words[-1])}
    return "no" if "no" in ends else None


_NEGATIONS = frozenset(
    {"not", "never", "nicht", "nie", "non", "pas", "no", "nunca", "não", "niet", "inte"}
)
"""Words beside which a refusal may be none: `consent not withdrawn`."""


def _turned(cell: str, answer: str | None) -> str:
    if fold(cell) in WISHES or is_refusal(cell):
        return cell
    return {"no": "yes", UNCLEAR: UNCLEAR}.get(answer or "", "")
