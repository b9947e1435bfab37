"""Why somebody is not to be contacted: the vocabulary, and what mail tools and people write.

The words are those of mail providers' suppression lists (unsubscribe, hard bounce, spam complaint,
invalid address, manual) and of sales lists (customers, competitors).
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from leadctl.cleaning.text import fold, is_null, repair
from leadctl.errors import UsageError, did_you_mean


class Reason(NamedTuple):
    """One reason.

    Attributes:
        word: what the store keeps.
        doc: one line for users.
        forms: what else people write for it, parted by `|`.
        wish: whether it is the person's own will.
    """

    word: str
    doc: str
    forms: str
    wish: bool = False


OPTED_OUT = "opted_out"
UNCLEAR = "unclear"
OTHER = "other"

# fmt: off
REASONS = (
    Reason("complaint", "The person marked a message as spam",
           "spam complaint|spam|spam report|spamreport|spam reports|reported spam|marked as spam|"
           "abuse|abuse report|feedback loop|beschwerde|plainte|queja|reclamo|klacht|skarga",
           wish=True),
    Reason("legal", "An objection, an erasure request, a court or an authority",
           "gdpr|dsgvo|rgpd|ccpa|gdpr objection|objection|data protection|right to object|"
           "erasure request|deletion request|cease and desist|legal request|lawyer|widerspruch|"
           "werbewiderspruch|opposition|oposicion", wish=True),
    Reason("unsubscribed", "The person unsubscribed",
           "unsubscribe|unsub|unsubs|unsubscribes|unsubscription|global unsubscribe|"
           "list unsubscribe|group unsubscribe|abgemeldet|abmeldung|desabonne|desinscrit|"
           "desinscription|baja|dado de baja|descadastrado|disiscritto|disiscrizione|afgemeld|"
           "uitgeschreven|wypisany", wish=True),
    Reason(OPTED_OUT, "A list says that the person opted out, or somebody noted it down",
           "opt out|optout|opt outs|do not contact|do not email|do not mail|dnc|no contact|"
           "not interested|asked|asked by phone|asked not to|on request|by request|user request|"
           "removed by request|remove me|refused|robinson|nicht kontaktieren|ne pas contacter|"
           "no contactar|non contattare|niet benaderen", wish=True),
    Reason(UNCLEAR, "A list says something of an opt-out that cannot be read",
           "unclear opt out|to be checked|ask first|unklar|pas clair|niet duidelijk", wish=True),
    Reason("bounced", "Mail to the address came back",
           "bounce|bounces|cleaned|hard bounce|hardbounce|hard bounced|soft bounce|softbounce|"
           "blocked|block|undeliverable|undelivered|mailbox not found|user unknown|rejected|"
           "unzustellbar|rebote|rebotado|rimbalzato"),
    Reason("invalid", "The address does not exist",
           "invalid email|invalid address|invalid emails|bad address|bad email|does not exist|"
           "left company|left the company|no longer there|ungultig|invalide|no valido"),
    Reason("competitor", "A competitor, or one who works for one",
           "competitors|competition|rival|wettbewerber|wettbewerb|mitbewerber|konkurrent|"
           "konkurrenz|concurrent|competidor|concorrente|concurrentie|konkurencja"),
    Reason("customer", "A customer already; sales does not write to them",
           "customers|existing customer|existing customers|current customer|client|clients|"
           "existing client|kunde|kunden|bestandskunde|bestandskunden|cliente|clientes|klant|"
           "klanten|klient"),
    Reason("manual", "Put in by hand",
           "by hand|manually|manually added|admin|manuell|manuel"),
    Reason(OTHER, "Anything else", "misc|various|sonstige|autre|otro|altro|anders|inne"),
)
"""Every reason, the weightiest first; where several hold a lead, the first one is counted."""
# fmt: on

WORDS = tuple(one.word for one in REASONS)

WISHES = tuple(one.word for one in REASONS if one.wish)


def check_reason(text: str) -> str:
    """Fold a reason as a user types it to the vocabulary's own spelling.

    Raises:
        UsageError: no reason goes by this name; the hint gives the nearest.
    """
    found = _forms().get(fold(text), "")
    if found:
        return found
    hint = did_you_mean(fold(text), [*WORDS, *_forms()], f"one of: {', '.join(WORDS)}")
    raise UsageError(f"unknown reason `{text}`", hint)


def read_reason(text: str) -> str:
    """Read a reason out of a cell: a known form, or the longest that stands in it as words.

    `unsubscribe link` is an unsubscription, `550 hard bounce` a bounce. Empty where nothing is
    known.
    """
    folded = fold(repair(text))
    if not folded or is_null(text.strip()):
        return ""
    exact = _forms().get(folded)
    if exact:
        return exact
    found = _anywhere().findall(folded[:_LONGEST])
    return _forms()[max(found, key=len)] if found else ""


_SUBSCRIBED = (
    "subscribed|subscriber|opted in|opt in|angemeldet|abonniert|abonne|inscrit|suscrito|inscrito"
    "|iscritto|aangemeld|zapisany"
)
"""What lists of an audience say of those who may be written to. Own list."""


def is_subscribed(text: str) -> bool:
    """Whether a status says that the person gets mail, so that the row suppresses nobody.

    Nothing less plain does: `active` may well be a suppression, `not subscribed` is one for sure.
    """
    return fold(repair(text)) in _SUBSCRIBED.split("|")


_LONGEST = 1000
"""Characters of a remark that are looked at."""


@cache
def _forms() -> dict[str, str]:
    return {fold(form): one.word for one in REASONS for form in (one.word, *one.forms.split("|"))}


@cache
def _anywhere() -> re.Pattern[str]:
    longest_first = sorted(_forms(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


def in_order(reasons: set[str]) -> list[str]:
    """Put reasons in their order, the weightiest first; unknown ones come last."""
    return sorted(reasons, key=lambda word: (_RANK.get(word, len(_RANK)), word))


_RANK = {word: rank for rank, word in enumerate(WORDS)}

BETWEEN = ", "
"""Parts the reasons in a lead's column `suppressed`."""
