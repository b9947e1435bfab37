"""Remarks by which people say that an address or a number beside them is not to be used.

A remark may tell the wish of a person (`opted out`) or that nobody is there any more (`has left`).
What is said of both kinds stands here; each room adds its own verbs and nouns. Own lists, in the
languages of most lead lists; texts are asked in lower case.
"""

from __future__ import annotations

import re

_WISHES = (
    r"un ?subs?(?:cribed?|bed)?\b|opt(?:ed|s|ing)? ?out|suppress(?:ed|ion)\b|black ?listed"
    r"|(?:spam|abuse) (?:complaint|report)|marked as spam"
    r"|(?:remove|delete|erase)d? (?:me|us|from|(?:on|by|upon|per) request)\b"
    r"|gdpr (?:erase|erasure|delet|remov|request|opt|object)|not interested"
    r"|(?:asked|wants|requested) (?:to be removed|removal|not to be|no (?:contact|more))"
    r"|(?:no|without) consent|consent (?:withdrawn|revoked)"
    r"|nicht (?:mehr )?kontaktieren|abgemeldet|keine (?:werbung|kontaktaufnahme)\b|werbesperre"
    r"|werbewiderspruch|widersprochen|ne pas (?:contacter|solliciter)|d[eé]s(?:abonn|inscri)"
    r"|no (?:contactar|molestar)|dad[oa] de baja|não (?:contactar|contatar)|descadastrad[oa]"
    r"|non contattare|disiscritt[oa]|niet (?:contacteren|benaderen)|uitgeschreven|afgemeld"
    r"|nie kontaktować|не беспокоить"
)
_GONE = (
    r"(?:do not|don['’]?t|never) use\b|deceased|passed away|has died|verstorben|décédé|fallecid"
    r"|falecid|decedut[oa]|overleden|zmarł|out of (?:use|service|order)|not in (?:use|service)"
    r"|no longer [a-z]|not (?:working|valid|active|existing)\b|wrong person|no such person"
    r"|do(?:es)?n[’']?t (?:exist|work)|does not (?:exist|work)|has left|(?:is|are|long) gone"
    r"|moved on\b|(?:left|quit|departed) (?:the |our )?(?:company|firm|business|organi[sz]ation)\b"
    r"|nicht (?:mehr |länger )?(?:gültig|aktuell|aktiv|vorhanden|verwenden|benutzen)\b"
    r"|ausgeschieden|unternehmen verlassen|ne pas utiliser|n['’]existe|n['’]est plus|a quitté"
    r"|plus valide|non valide|ya no \w|no existe|no (?:válid|valid)[oa]|não existe|inexistente"
    r"|non (?:esiste|valid[oa]|attiv[oa])|bestaat niet|niet (?:meer|geldig|actief)|uit dienst"
    r"|nie (?:istnieje|działa|aktualny)"
)
_SPOILT = (
    "wrong|bad|dead|invalid|incorrect|old|former|outdated|expired|inactive|fake|unknown|no such"
)


def not_wanted(verbs: str, nouns: str, own: str) -> re.Pattern[str]:
    """Make the pattern of a wish not to be written to, or not to be called.

    Args:
        verbs: what is not to be done; alternatives.
        nouns: what nobody wants to have, `no emails`; alternatives.
        own: phrases of this room alone; alternatives.
    """
    return re.compile(
        rf"\b(?:(?:do not|don['’]?t|never|no longer|stop) (?:{verbs}|contact|disturb|market)"
        rf"|no (?:{nouns}|contact|marketing)(?: please| wanted|\s*$)|{_WISHES}|{own})",
        re.MULTILINE,
    )


def out_of_use(nouns: str, own: str) -> re.Pattern[str]:
    """Make the pattern of what says that nobody is reached any more.

    Args:
        nouns: what is spoilt; alternatives.
        own: phrases of this room alone; alternatives.
    """
    return re.compile(rf"\b(?:{_GONE}|(?:{_SPOILT}) (?:{nouns})|{own})", re.MULTILINE)
