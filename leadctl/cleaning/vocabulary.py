"""Fields with few words: stage, status, lawful basis, yes or no, language, time zone; tags and owners.

Words are looked up folded. A word that no table knows leaves no value, with reason `unknown_word`, so
that a vocabulary holds nothing but its words; the row as read keeps the text.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import EMPTY, Cleaned
from leadctl.cleaning.tables import table_lines
from leadctl.cleaning.text import NULL_WORDS, fold, is_null, key_of, repair

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


def _words(table: Mapping[str, str]) -> dict[str, str]:
    """Turn `word -> "a|b|c"` around; the word itself belongs to it."""
    return {fold(form): word for word, forms in table.items() for form in (word, *forms.split("|"))}


STAGES = _words(
    {
        "subscriber": "newsletter subscriber|abonnent|abonne|suscriptor",
        "lead": "cold|approaching|replied|interested|prospect|suspect|contact|raw lead|new lead|inquiry|enquiry|interessent"
        "|piste|cliente potencial|unresponsive|prospekt|open lead|salesready lead|not interested",
        "mql": "marketing qualified lead|marketingqualifiedlead|marketing qualified|marketing accepted lead|engaged",
        "sal": "sales accepted lead|salesacceptedlead|sales accepted",
        "sql": "sales qualified lead|salesqualifiedlead|sales qualified|qualified lead|qualified",
        "opportunity": "deal|open deal|open opportunity|pipeline|negotiation|proposal|demo|verkaufschance|opportunite|oportunidad"
        "|opportunita|qualified opportunity",
        "customer": "client|kunde|cliente|klant|klient|current client|current customer|existing customer|active customer"
        "|closed won|won|paying customer|bestandskunde|user",
        "evangelist": "advocate|promoter|champion|fan|referrer",
        "other": "partner|vendor|supplier|competitor|employee|former customer|churned|churned customer|ex customer|lost customer"
        "|past client|andere|sonstige|autre|otro|altro",
    }
)
"""Life-cycle stages as HubSpot, Salesforce and Apollo write them."""

STATUSES = _words(
    {
        "new": "open not contacted|not contacted|cold|uncontacted|to contact|neu|nouveau|nuevo|novo|nuovo|nieuw|nowy|unread"
        "|not started|fresh",
        "open": "offen|ouvert|abierto|aberto|aperto|otwarty|assigned|active",
        "attempted": "attempted to contact|attempting contact|contact attempted|approaching|contacted|kontaktiert|contacte"
        "|contactado|unresponsive|no answer|no response|left voicemail|voicemail|emailed|called|in sequence",
        "connected": "replied|responded|engaged|reached|answered|erreicht|connecte|conectado",
        "in_progress": "working|working contacted|interested|in bearbeitung|en cours|en curso|em andamento|in corso|qualified"
        "|meeting booked|meeting scheduled|meeting set|demo scheduled|demo booked|follow up|followup|discovery|contacting|qualifying",
        "open_deal": "closed converted|converted|deal|deal open|opportunity|open opportunity|konvertiert|converti|convertido",
        "nurture": "nurturing|bad timing|not now|recycle|recycled|later|on hold|marketing nurture|future|falscher zeitpunkt"
        "|call back later|contact later|long term",
        "unqualified": "closed not converted|disqualified|not qualified|unqualifiziert|non qualifie|no calificado|junk|bad data"
        "|not interested|lost|dead|rejected|invalid|bad fit|not a fit|changed job|no longer with company|do not contact|spam|closed lost"
        "|closed|archived",
    }
)
"""Work statuses as HubSpot, Salesforce, Outreach and Apollo write them."""

BASES = _words(
    {
        "consent": "freely given consent from contact|freely given consent|explicit consent|opt in|opted in|einwilligung"
        "|consentement|consentimiento|consenso|toestemming|zgoda|express consent|implied consent",
        "legitimate_interest": "legitimate interests|legitimate interest prospect lead|legitimate interest existing customer"
        "|legitimate interest other|berechtigtes interesse|interet legitime|interes legitimo|interesse legittimo|li"
        "|gerechtvaardigd belang",
        "contract": "performance of a contract|contractual|contractual necessity|vertrag|vertragserfullung|contrat|contrato"
        "|contratto|overeenkomst",
        "legal_obligation": "legal requirement|rechtliche verpflichtung|obligation legale|obligacion legal",
        "vital_interests": "vital interest|lebenswichtige interessen",
        "public_task": "public interest|offentliches interesse|public duty",
    }
)
"""Grounds of GDPR article 6(1), as HubSpot and people write them."""

DO_NOT_CONTACT = frozenset(
    {
        "do not contact",
        "dnc",
        "opted out",
        "opt out",
        "unsubscribed",
        "blacklisted",
        "nicht kontaktieren",
    }
)
"""Status words that are a wish not to be contacted: marked with flag `do_not_contact`."""

FLAGS = _words(
    {
        "yes": "y|true|t|1|1.0|x|on|checked|yep|ja|j|wahr|oui|o|vrai|si|s|verdadero|cierto|sim|verdadeiro|vero|waar|tak|prawda"
        "|opted out|opt out|optout|unsubscribed|unsubscribe|do not contact|do not email|do not call|dnc|blocked|abgemeldet"
        "|desabonne|baja|da",
        "no": "n|false|f|0|0.0|off|unchecked|nope|nein|falsch|non|faux|falso|nao|nee|onwaar|nie|falsz|subscribed|subscribe|opted in"
        "|opt in|optin|not opted out|ok to contact|ok|angemeldet|abonne",
    }
)
"""Yes and no in en de fr es it pt nl pl, and how mail tools say it in opt-out columns."""

_TICKS = {
    "✓": "yes",
    "✔": "yes",
    "☑": "yes",
    "✅": "yes",
    "☒": "yes",
    "✗": "no",
    "✘": "no",
    "☐": "no",
    "❌": "no",
}
_DATED = re.compile(
    r"(?:19|20)\d\d-\d\d-\d\d.*|\d{1,2}[./-]\d{1,2}[./-](?:\d\d|(?:19|20)\d\d)\b.*", re.DOTALL
)
_FLAG_NULLS = NULL_WORDS - {"n.a", "na"} | {"na"}

ZONE_ALIASES = {
    "est": "America/New_York", "edt": "America/New_York", "et": "America/New_York", "eastern": "America/New_York",
    "eastern time": "America/New_York", "us eastern": "America/New_York", "cst": "America/Chicago", "cdt": "America/Chicago",
    "ct": "America/Chicago", "central": "America/Chicago", "central time": "America/Chicago", "mst": "America/Denver",
    "mdt": "America/Denver", "mt": "America/Denver", "mountain": "America/Denver", "mountain time": "America/Denver",
    "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles", "pt": "America/Los_Angeles", "pacific": "America/Los_Angeles",
    "pacific time": "America/Los_Angeles", "utc": "Etc/UTC", "gmt": "Etc/GMT", "z": "Etc/UTC", "bst": "Europe/London",
    "wet": "Europe/Lisbon", "cet": "Europe/Paris", "cest": "Europe/Paris", "mez": "Europe/Berlin", "mesz": "Europe/Berlin",
    "eet": "Europe/Athens", "eest": "Europe/Athens", "msk": "Europe/Moscow", "jst": "Asia/Tokyo", "aest": "Australia/Sydney",
    "aedt": "Australia/Sydney", "awst": "Australia/Perth", "nzst": "Pacific/Auckland", "sgt": "Asia/Singapore", "hkt": "Asia/Hong_Kong",
}  # fmt: skip
"""Abbreviations as sales people mean them; IST is left out, three countries use it."""


def clean_stage(values: Sequence[str]) -> list[Cleaned]:
    """Map life-cycle stages to ours."""
    return [_mapped(value, STAGES) for value in values]


def clean_status(values: Sequence[str]) -> list[Cleaned]:
    """Map work statuses to ours."""
    return [_mapped(value, STATUSES) for value in values]


def clean_basis(values: Sequence[str]) -> list[Cleaned]:
    """Map lawful bases to those of GDPR article 6(1)."""
    return [_mapped(value, BASES) for value in values]


def _mapped(value: str, table: Mapping[str, str]) -> Cleaned:
    text = repair(value)
    if is_null(text):
        return EMPTY
    folded = fold(text)
    flags = ("do_not_contact",) if folded in DO_NOT_CONTACT else ()
    word = table.get(folded, "")
    return (
        Cleaned(word, flags=flags, key=word) if word else Cleaned(None, "", "unknown_word", flags)
    )


def clean_flag(values: Sequence[str]) -> list[Cleaned]:
    """Map words for yes and no; a date counts as yes, for opt-outs are often kept as their day."""
    return [_flag(value) for value in values]


def _flag(value: str) -> Cleaned:
    text = value.strip()
    word = _TICKS.get(text.rstrip("\ufe0f"), "")
    text = repair(value)
    word = word or FLAGS.get(fold(text), "") or FLAGS.get(text, "")
    if word:
        return Cleaned(word, key=word)
    if is_null(text):
        return EMPTY
    if _DATED.fullmatch(text):
        return Cleaned("yes", reason="dated", key="yes")
    return Cleaned(None, reason="unknown_word")


@cache
def _languages() -> dict[str, str]:
    table = {name: code for code, names in table_lines("languages") for name in names.split("|")}
    return table | {code: code for code, _ in table_lines("languages")}


def clean_language(values: Sequence[str]) -> list[Cleaned]:
    """Map languages, by name or code or locale (`de-AT`, `pt_BR`), to ISO 639-1."""
    return [_language(value) for value in values]


def _language(value: str) -> Cleaned:
    text = repair(value)
    if is_null(text):
        return EMPTY
    folded = fold(text)
    code = _languages().get(folded) or _languages().get(fold(re.split(r"[-_,;/(]", text)[0]), "")
    return Cleaned(code, key=code) if code else Cleaned(None, reason="unknown_word")


@cache
def _zones() -> dict[str, str]:
    """Folded IANA name, Windows name or city -> IANA name."""
    rows = [(zone, *names) for zone, *names in table_lines("time_zones")]
    cities = {fold(row[0].rpartition("/")[2]): row[0] for row in rows if row[0].count("/") == 1}
    windows = {name: row[0] for row in rows for name in row[1].split("|") if name}
    return cities | windows | {fold(row[0]): row[0] for row in rows} | ZONE_ALIASES


def clean_time_zone(values: Sequence[str]) -> list[Cleaned]:
    """Map time zones, by IANA or Windows name, city or common abbreviation, to IANA names."""
    return [_time_zone(value) for value in values]


def _time_zone(value: str) -> Cleaned:
    text = repair(value)
    if is_null(text):
        return EMPTY
    bare = re.sub(r"^\((?:GMT|UTC)[^)]*\)\s*", "", text, flags=re.IGNORECASE)
    candidates = (text, bare, bare.partition(",")[0], bare.partition("(")[0])
    zone = next((found for name in candidates if (found := _zones().get(fold(name)))), "")
    return Cleaned(zone, key=zone.lower()) if zone else Cleaned(None, reason="unknown_word")


def clean_tags(values: Sequence[str]) -> list[Cleaned]:
    """Clean lists of labels: first in `value`, the rest in `more`, each once whatever its case."""
    return [_tags(value) for value in values]


def _tags(value: str) -> Cleaned:
    parts = [repair(part).lstrip("#").strip(" \"'[]") for part in re.split(r"[;,|\n\r]", value)]
    found = {
        key_of(part): Cleaned(part, key=key_of(part))
        for part in reversed(parts)
        if not is_null(part)
    }
    if not found:
        return EMPTY
    first, *rest = reversed(found.values())
    return first._replace(more=tuple(rest))


def clean_owner(values: Sequence[str]) -> list[Cleaned]:
    """Clean names or addresses of the people who work the leads; addresses in lower case."""
    return [_owner(value) for value in values]


def _owner(value: str) -> Cleaned:
    text = repair(value)
    if is_null(text, NULL_WORDS | {"unassigned", "nobody", "no owner", "nicht zugewiesen"}):
        return EMPTY
    if "@" in text and " " not in text:
        return Cleaned(text.lower(), key=text.lower())
    return Cleaned(text, key=key_of(text))
