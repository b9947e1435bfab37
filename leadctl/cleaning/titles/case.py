"""Letter case of job titles: ALL CAPS, all lower, and acronyms that were written as words."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from leadctl.cleaning.names.case import is_ordinal, lower, upper_first
from leadctl.cleaning.names.turkish import in_turkish, is_turkish
from leadctl.cleaning.tables import word_set

if TYPE_CHECKING:
    from collections.abc import Callable

ACRONYMS = word_set(
    """
    ceo cfo cto cio coo cmo cro cpo ciso chro cco cdo cso vp svp evp avp rvp it hr pr qa ux ui
    ai ml bi crm erp sap seo sem ppc sdr bdr ae csm r&d rd m&a fp&a gtm b2b b2c emea apac dach
    latam us usa uk eu na ii iii iv pmo pm po dba sre devops edv rh drh daf dsi pdg rssi kam kfz
    hse ehs rse l&d php sql .net api qhse cse gtm plm mes scm cad gf gmbh
    ит gm md dg dga bdm dpo pmp mba phd cpa aws api ios saas revops finops mlops linkedin
    hrbp swe sde tam sme pmm tpm sdm cxo cbo clo cvo cpto caio hrd rsm asm nsm zsm agm dgm csr bda
    raf dgs qmb qm qs qmr hod rn lpn emt cnc cra wms tms bpo rpo itil cissp sox ifrs esg dei cx
    gxp gmp
    rrhh rr.hh rr.hh. rrpp rr.pp rr.pp. tic ict f&e p&d sirh sgsi rspp aspp bhp sst qsms
    """
)
"""Words of titles that are written in capitals."""

_OFFICES_BEHIND = re.compile(
    r"(?<!\w)(?:(?:de|do|da|di|en|em|la|des?|responsable|responsabile|director[a]?|diret(?:or|ora)"
    r"|direct(?:eur|rice)|direttore|coordena\w+|coordina\w+|gerente|jef[ea]|chef|analista|projets?"
    r"|consultor[a]?|consultant[e]?|especialista|t[eé]cnic[oa]|ing[eé]nieure?|architecte|urbaniste"
    r"|gestor[a]?|manager)\s)(?:ti|si)(?!\w)",
    re.IGNORECASE,
)
"""`TI` and `SI`, the IT of Romance languages, behind words of titles; `Bac Si` is none."""

_WRITTEN = {
    "devops": "DevOps", "ios": "iOS", "saas": "SaaS", "kfz": "Kfz", "revops": "RevOps",
    "phd": "PhD", "gmbh": "GmbH", "finops": "FinOps", "mlops": "MLOps", "linkedin": "LinkedIn",
}  # fmt: skip
_SMALL = word_set(
    """
    of the and for to in at on a an de du des la le les d et en y e del und der die das für im
    in mit von zu ds. di
    """
)
_NO_INITIALS = word_set(
    "mgr mgrs mngr mngt mgmt mgt mktg mktng mkt sr jr snr jnr dr st mr ms mrs dpt ltr ltg str prj"
)
_LONGEST_INITIALS = 4
_ELIDED = re.compile(r"(?<=\s)((?:[DL]|Dell|Dall|Nell|Sull|All)['’])(\w)(?=\w)")
"""French `Chef d'Équipe`, Italian `Capo dell'Ufficio`."""

_BETWEEN = frozenset(
    map(
        upper_first,
        word_set(
            """
            do da dos della dello delle degli dei dai dal dalla nel nella nelle nei al alla alle
            allo agli ao aos à às pela pelo pelas pelos para por per presso pour chez avec aux
            zum zur vom dem bei beim auf voor het
            """
        ),
    )
)
"""Words that are small between two others alone: at the end `DO` is a doctor, `AL` is Alabama."""
SEXES = re.compile(r"\(\s*[mwfdxh](?:\s*[/|,]\s*[mwfdxh])+\s*\)", re.IGNORECASE)
_IN_BRACKETS = re.compile(
    rf"{SEXES.pattern}|(?<=\w)\((?:e|[eè]re|t?rice|euse|ne|se|ve|le|a|o|as|os|ra|in|innen|es|x)\)",
    re.IGNORECASE,
)
"""Those, and endings for women: `Directeur(trice)`."""
_APOSTROPHES = frozenset("'’")

_PIECES = re.compile(r"([\s,/()\-–|:;+\"“”„«»]+)")


def title_case(text: str) -> str:
    """Write a title that is ALL CAPS or all lower in ordinary case."""
    pieces = _PIECES.split(text)
    pieces[0] = _opening_word(pieces[0])
    pieces[2::2] = map(_later_word, pieces[2::2])
    if not _BETWEEN.isdisjoint(pieces):
        _lower_between(pieces)
    shown = "".join(pieces)
    if not _APOSTROPHES.isdisjoint(shown):
        shown = _ELIDED.sub(lambda found: found[1].lower() + found[2].upper(), shown)
    if text.isupper() and (is_turkish(text) or _TURKISH_OFFICE.search(text)):
        shown = in_turkish(text, shown)
    if _OFFICE_INITIALS.search(shown):
        shown = _OFFICES_BEHIND.sub(_with_initials, shown)
    return _IN_BRACKETS.sub(lambda found: found[0].lower(), shown) if "(" in shown else shown


def _lower_between(pieces: list[str]) -> None:
    """Write `do` of `Diretor do Marketing` small; every other piece is what stands between."""
    for at in range(2, len(pieces) - 2, 2):
        if pieces[at] in _BETWEEN and pieces[at - 1] == pieces[at + 1] == " " and pieces[at + 2]:
            pieces[at] = pieces[at].lower()


_OFFICE_INITIALS = re.compile(r" [TtSs]i(?!\w)")


def _with_initials(found: re.Match[str]) -> str:
    return found[0][:-2] + found[0][-2:].upper()


_TURKISH_OFFICE = re.compile(
    r"(?<!\w)(?:YARDIMCI(?:SI)?|MÜDÜR(?:Ü|LÜĞÜ)?|UZMANI|SORUMLUSU|BAŞKANI?|KOORDİNATÖRÜ)(?!\w)"
)
"""Words of Turkish titles that hold none of the letters that tell the language."""


@lru_cache(maxsize=10_000)
def _opening_word(word: str) -> str:
    return _word(word, first=True)


@lru_cache(maxsize=10_000)
def _later_word(word: str) -> str:
    return _word(word, first=False)


def _word(word: str, *, first: bool) -> str:
    small = lower(word)
    if is_ordinal(small) or (small in _SMALL and not first):
        return small
    if re.fullmatch(r"(?:[a-z]\.)*[a-z]\.?", small):
        return word.upper()
    if small in ACRONYMS:
        return _WRITTEN.get(small, small.upper())
    if word.isupper() and len(word) <= _LONGEST_INITIALS and _is_initials(small.removesuffix(".")):
        return word
    if not first and _CYRILLIC.search(small):
        return small
    return upper_first(small)


_CYRILLIC = re.compile("[\u0400-\u052f]")
"""Letters of languages that write only the first word of a title with a capital."""


def _is_initials(small: str) -> bool:
    """`DG`, `BDM`, `HR`: letters that cannot be spoken as a word, and no abbreviation of one."""
    return not re.search("[aeiouyäöüéèаеёиоуыэюяіїє]", small) and small not in _NO_INITIALS


_ALSO_WORDS = word_set(
    "raf it us na eu po ae sem bi tic mes dach api cad sap rse dei asm tam qs gm"
)
"""Acronyms that are words in some language where they are written so, or parts of names."""

_AS_WORDS = {
    upper_first(word): _WRITTEN.get(word, word.upper())
    for word in ACRONYMS - _ALSO_WORDS
    if upper_first(word) != _WRITTEN.get(word, word.upper())
} | {"It": "IT"}
"""Acronyms as spreadsheets' PROPER() writes them, and how they are written."""

_DAMAGED = frozenset(_AS_WORDS)
_SURELY_SMALL = frozenset(map(upper_first, word_set("of and for the to in at de und et")))


def with_acronyms(text: str, level: Callable[[str], str]) -> str:
    """Write acronyms in capitals that something wrote as words: `Vp Of Sales`, `Head of Hr`.

    Every other word must open with a capital, or be one that is small in titles.

    Args:
        text: a title in mixed case.
        level: tells the level of a title; one with `It` must have one, since that is a word, too.
    """
    words = text.split(" ")
    if _DAMAGED.isdisjoint(words) and "".join(words).isalpha():
        return text
    pieces = _PIECES.split(text)
    found = _DAMAGED.intersection(pieces)
    if not found or (found == {"It"} and not level(text)):
        return text
    words = pieces[::2]
    if not all(not word or not word[0].islower() or word in _SMALL for word in words):
        return text
    smalls = _SURELY_SMALL if text.istitle() else frozenset()
    words[1:] = [word.lower() if word in smalls else word for word in words[1:]]
    pieces[::2] = [_AS_WORDS.get(word, word) for word in words]
    shown = "".join(pieces)
    return title_case(shown) if shown.isupper() else shown
