"""Titles of those who work for an office: the office in them is not theirs.

A driver to the chairman is a driver. Only a role of its own in front of a preposition or a
genitive counts, for members and speakers of a board do hold the office.
"""

from __future__ import annotations

import re

_OFFICES = r"""
    c[efotmidrspa]os?|cmo|ciso|chro|chief \w+ officer|presiden(?:te?s?|tas?|cia|za)|prasident\w*
    |chair(?:man|woman|person)?|(?:s|e)?vps?|vice presidents?|managing (?:directors?|partners?)
    |general managers?|geschaftsfuhr\w+|geschaftsleit\w+|vorstand(?:e?s|e|en)?|aufsichtsr\w+
    |verwaltungsr\w+|pdg|dga?|direct(?:eur|rice) generale?|direction generale|directoire
    |(?:director[a]?|direccion|gerente|gerencia) (?:general|ejecutiv[oa])|co ?founders?|founders?
    |consejer[oa] delegad[oa]|owners?|fondat\w+|fundador\w*|inhaber\w*|prezes\w*|zarzad\w*
    |amministratore delegato|direttore generale|diretor[a]? geral|presidencia
    |(?:executive )?board(?: of directors| members?)?|executive (?:team|committee)
    |director[a]?|direktor(?:s|in)?|directeur|directrice
"""
_SERVANTS = r"""
    \w*referent(?:in|en|innen)?|\w*sekretar\w*|\w*mitarbeiter\w*|\w*assist[ae]n[tz]\w*|asistentes?
    |buro|\w*berater\w*|\w*fahrer\w*|secretair\w+|secretar(?:y|i[ao])|conseill\w+|chauffeu\w+|chofer
    |drivers?|(?:speech ?|ghost ?)?writers?|recruiters?|coach\w*|trainers?|consultants?
    |advis[eo]rs?|aides?|attache\w*|charge\w* de \w+|engineers?|analyst\w*|specialists?|associates?
    |clerks?|officers?|liaisons?|interpreters?|translators?|bodyguards?|agents?|asesor\w*
    |auxiliar|conductor[a]?|escolta|cooks?|pilots?|administrators?|coordinators?|receptionists?
    |counsel|consultor[a]?|consulente|segretari[oa]|autista|medewerk\w+|adviseur|ubersetzer\w*
    |dolmetscher\w*|praktikant\w*|interns?|(?:account|case|project|program|event|office) managers?
    |chef de cabinet|direct(?:eur|rice) de (?:la )?\w+|responsable|collaborat(?:eur|rice)s?|nanny
    |(?:director[a]?|jef[ea]|gerente) de (?:la )?\w+|photographers?|autista
"""
_HELD = r"""
    and|und|et|y|e|members?|membre|miembro|membro|mitglied\w*|lid|chair\w*|vorsitz\w*|speakers?
    |sprecher\w*|delegiert\w*|stellvert\w*|vertret\w*|deputy|vice|vize\w*|chief|heads?|leit\w+
    |partner\w*|gesellschafter\w*|presid\w+|prasid\w+|direct\w+|direkt\w+|manag\w+|founder|owner
    |inhaber\w*|geschaftsfuhr\w+|adjoint\w*|office
"""
"""Words behind which the office is held, or where another title begins."""
_TIES = r"""
    to|of|for|the|our|der|des|dem|den|die|zur?|zum|fur|bei|beim|von|vom|du|de|del|au|aux|aupres|pour
    |para|im|in|a|al|la|l|le|les|el|los|las|do|da|di|dell?[ao]?|van|voor|dla
"""


def _one_of(words: str) -> str:
    return f"(?:{''.join(map(str.strip, words.splitlines()))})"


_TIE = _one_of(_TIES)
_OFFICE = rf"{_one_of(_OFFICES)}(?: s)?(?: office)?(?!\S)"
_BETWEEN = rf"(?: (?!{_one_of(_HELD)}(?!\S))\w+){{0,3}}?"
_AND_MORE = (
    rf"(?: (?:and|und|et|y) (?:(?:{_TIE} ){{1,3}}{_OFFICE}|(?:ceo|founder|owner)s(?!\S)"
    rf"|{_OFFICE}(?= (?:roles|positions|searches)(?!\S))))*"
)

_OFFICE_WORD = re.compile(rf"(?<!\S){_OFFICE}")
_SERVING = re.compile(
    rf"(?<!\S)({_one_of(_SERVANTS)}{_BETWEEN} {_TIE}(?: {_TIE}){{0,2}}) {_OFFICE}{_AND_MORE}"
)
_SERVING_PLAINLY = re.compile(
    r"(?<!\S)(\w*(?:assisten[tz]|sekretar|referent|mitarbeiter|fahrer)\w*"
    r" (?=geschaftsfuhrung|geschaftsleitung|vorstand(?!\S))"
    r"|\w*(?:assisten[tz]|sekretar)\w* (?=geschaftsfuhr)"
    r"|(?:doradca|kierowca|asystent\w*|sekretar[zk]\w*) (?=(?:prezesa|zarzadu)(?!\S))"
    r"|(?:assistante?|secretaire|chauffeur|asistente|secretari[ao]|chofer) (?=(?:pdg|dga?)(?!\S)"
    r"|president|direct(?:eur|rice) general|(?:gerente|director[a]?) general))"
    rf"{_OFFICE}"
)
"""Without a word between: `Assistenz GF`, `Chauffeur PDG`."""
_OWNED = re.compile(
    rf"(?<!\S)(?!owner){_one_of(_OFFICES)} s (?!assist)(?={_one_of(_SERVANTS)}(?!\S))"
)
"""`CEO's Driver`."""


_CLIENTS = re.compile(
    r"\b(?:c[efotmi]o|ciso|chro|founder|entrepreneur)s?"
    r" (?=(?:coach(?:es)?|mentor|recruiter|headhunter|advis[eo]r)\b)",
    re.IGNORECASE,
)
"""`CEO Coach`; a sign or a word between them parts two titles: `CEO / Coach`."""


def without_clients(title: str) -> str:
    """Put `somebody` in the place of the office whose holders a coach or recruiter works for.

    Args:
        title: as it is written, for folding takes the signs away.
    """
    return _CLIENTS.sub("somebody ", title)


def without_served(folded: str) -> str:
    """Put `somebody` in the place of the office that a role serves.

    Args:
        folded: the title, as `text.fold` gives it, with its abbreviations written out.
    """
    if not _OFFICE_WORD.search(folded):
        return folded
    folded = _SERVING.sub(r"\1 somebody", folded)
    return _OWNED.sub("", _SERVING_PLAINLY.sub(r"\1der somebody", folded))
