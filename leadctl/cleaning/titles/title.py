"""Job titles: display form, and the level and department that they tell."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import EMPTY, Cleaned, known_word
from leadctl.cleaning.names.case import needs_case
from leadctl.cleaning.steps import is_heard, step
from leadctl.cleaning.tables import word_set
from leadctl.cleaning.text import (
    NULL_OR_FALSE,
    fold,
    is_null,
    key_of,
    label_of,
    repair,
    settled,
    undressed,
    unquoted,
)
from leadctl.cleaning.titles.case import SEXES, title_case, with_acronyms
from leadctl.cleaning.titles.departments import DEPARTMENT_WORDS, DEPARTMENTS
from leadctl.cleaning.titles.helpers import without_clients, without_served
from leadctl.cleaning.titles.levels import OCCUPATIONS, SENIORITIES, SENIORITY_WORDS
from leadctl.cleaning.titles.wordrules import WordRules

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

_FORMER = re.compile(
    r"\s*(?:former(?:ly)?|ex(?!\W*officio)|previous(?:ly)?"
    r"|past(?= (?:president|chair|ceo|director))"
    r"|retired|emeritus|ehemalig\w*"
    r"|ehem|fruhere\w*|pensioniert\w*|ancien(?:ne)?|antigu[oa]|jubilad[oa]|gia"
    r"|voormalig\w*|by[łl][ya]|w stanie spoczynku"
    r"|aspiring|wannabe|angehend\w*|zukunftig\w*"
    r"|futur[eoa]?(?= (?:c[efotmi]o|pdg|founder|owner|president\w*|chair\w*|entrepreneur|vp|chief"
    r"|gerant\w*|direct(?:eur|rice)|director[a]?|gerente)(?!\S)))(?!\S)"
)
"""What somebody was, or wants to be, at the head of a part of a title."""
_LEFT = re.compile(
    r"(?P<office>.* )?(?:retired|jubilad[oa]|pensionad[oa]|pensioniert|im ruhestand"
    r"|(?:en|a la) retraite|retraitee?|in retirement)"
)
"""The same behind an office, or as a part of its own."""
_OUT_OF_OFFICE = re.compile(r"(?<!\w)(?:a\. ?D\.|i\. ?R\.)(?!\w)")
"""`außer Dienst`, `im Ruhestand`: behind German titles."""

_FORMER_WORDS = word_set(
    """
    former formerly ex previous previously past retired emeritus ehem fruhere fruherer fruheren
    ehemalig ehemalige ehemaliger ehemaligen ehemaliges pensioniert pensionierte pensionierter
    ancien ancienne antiguo antigua jubilado jubilada gia voormalig voormalige byly byla spoczynku
    aspiring wannabe angehend angehende angehender zukunftig zukunftige zukunftiger future futur
    futuro futura pensionado pensionada ruhestand retraite retraitee retirement
    """
)
"""Words of which each pattern of `_FORMER` and `_LEFT` holds one."""

_SHORT = {
    "mktg": "marketing", "mkt": "marketing", "mktng": "marketing", "dir": "director",
    "dtor": "director", "dtora": "directora", "gral": "general", "gte": "gerente",
    "ger": "gerente", "ltr": "leiter", "ltg": "leitung", "resp": "responsable",
    "comm": "communication", "comms": "communications", "komm": "kommunikation",
    "gf": "geschaftsfuhrer", "eng": "engineer", "engr": "engineer", "dev": "developer",
    "biz": "business", "bus": "business", "asst": "assistant", "exec": "executive",
    "mgmt": "management", "mgt": "management", "mngr": "manager", "mgr": "manager",
    "mngt": "management",
    "acct": "account", "accts": "accounts", "natl": "national", "intl": "international",
    "mfg": "manufacturing", "sys": "systems", "hrbp": "hr business partner",
    "coord": "coordinator", "spec": "specialist", "supv": "supervisor", "supvr": "supervisor",
    "pres": "president", "fin": "finance", "dept": "department", "purch": "purchasing",
    "cust": "customer", "svc": "service", "svcs": "services", "assoc": "associate",
    "ing": "ingenieur", "adm": "administration", "tec": "tecnico", "vtas": "ventas",
    "prod": "production", "prof": "professor", "arch": "architect", "tech": "technical",
    "kam": "key account manager", "tam": "technical account manager",
    "pmm": "product marketing manager", "tpm": "technical program manager",
    "rsm": "regional sales manager", "asm": "area sales manager",
    "nsm": "national sales manager", "zsm": "zonal sales manager",
    "agm": "assistant general manager", "dgm": "deputy general manager",
    "csr": "customer service representative", "bda": "business development associate",
    "swe": "software engineer", "sde": "software engineer", "rn": "registered nurse",
    "geschf": "geschaftsfuhrender", "gschf": "geschaftsfuhrender", "gesf": "geschaftsfuhrender",
    "qmb": "qualitatsmanagementbeauftragter", "hrd": "hr director", "hod": "head of department",
    "cra": "clinical research associate", "cpto": "chief product and technology officer",
    "зам": "заместитель", "ген": "генеральныи", "дир": "директор", "гл": "главныи",
    "ст": "старшии", "рук": "руководитель", "нач": "начальник",
    "repr": "representative", "abtl": "abteilungsleiter", "vertr": "vertrieb", "pers": "personal",
}  # fmt: skip
"""Words of titles cut short, folded, and what they stand for. Own list."""

_PARTS = re.compile(r"\s[-–—|]\s|[,;|/()&+·•]|\band\b|\bund\b|\bet\b|\s[ey]\s")
_VENDOR_LEVELS = {
    "c suite": "c_level", "csuite": "c_level", "c level": "c_level", "cxo": "c_level",
    "executive": "c_level", "c level exec": "c_level", "executive level": "c_level",
    "founder": "owner", "vp": "vp", "v suite": "vp", "vp level": "vp", "vice president": "vp",
    "head": "director", "director level": "director", "manager level": "manager",
    "management": "manager", "mid level": "staff", "non manager": "staff",
    "individual contributor": "staff", "ic": "staff", "employee": "staff", "entry": "junior",
    "entry level": "junior", "training": "intern", "other": "", "staff": "staff",
    "unpaid": "intern", "mid senior level": "senior", "associate": "junior",
    "internship": "intern", "c": "c_level",
}  # fmt: skip
"""Levels as Apollo, ZoomInfo, HubSpot and LinkedIn name them, folded."""

_VENDOR_DEPARTMENTS = {
    "c suite": "executive", "master sales": "sales", "master marketing": "marketing",
    "master finance": "finance", "master human resources": "hr",
    "master information technology": "it", "master legal": "legal",
    "master operations": "operations", "master engineering technical": "engineering",
    "engineering technical": "engineering", "engineering and technical": "engineering",
    "product management": "product", "consulting": "other", "medical health": "medical",
    "medical and health": "medical", "customer service": "support",
    "business development": "sales", "human resources": "hr", "administrative": "operations",
    "arts and design": "design", "accounting": "finance", "purchasing": "procurement",
    "quality assurance": "engineering", "program and project management": "operations",
    "information technology": "it", "other": "other", "others": "other", "sonstige": "other",
    "autre": "other", "otro": "other", "general management": "executive",
    "management": "executive", "geschaftsfuhrung": "executive", "direction": "executive",
    "healthcare services": "medical", "media and communication": "marketing",
}  # fmt: skip
"""Departments as Apollo, ZoomInfo, HubSpot and LinkedIn name them, folded."""

_TITLE_EDGES = " ,;|-–—•·*~"


def clean_title(values: Sequence[str]) -> list[Cleaned]:
    """Clean job titles for display: spaces mended, ALL CAPS and all lower written in title case."""
    if is_heard():
        return [settled(value, _title) for value in values]
    return [_plainly(value) or settled(value, _title) for value in values]


def _plainly(value: str) -> Cleaned | None:
    """Clean what most cells hold, ASCII without quotes or entities; None for anything else."""
    if not _PLAIN.fullmatch(value):
        return None
    text = " ".join(value.split()).strip(_TITLE_EDGES)
    if is_null(text, NULL_OR_FALSE) or text.startswith(("'", "(")):
        return None
    if needs_case(text):
        text = title_case(text)
        if needs_case(text) and title_case(text) != text:
            return None
    else:
        text = with_acronyms(text, named_level)
    return Cleaned(text, key=key_of(text.replace("&", " and ")))


_PLAIN = re.compile("[A-Za-z0-9 ,&/().':+-]+")


def _title(value: str) -> Cleaned:
    mended = repair(value)
    text = step("link", mended, label_of(mended))
    text = undressed(repair(step("quotes and edges", text, unquoted(text, _TITLE_EDGES))))
    if is_null(text, NULL_OR_FALSE):
        step("null word", text, "")
        return EMPTY
    cased = title_case(text) if needs_case(text) else with_acronyms(text, named_level)
    shown = step("case", text, cased)
    return Cleaned(shown, key=key_of(shown.replace("&", " and ")))


LONGEST_TITLE = 300
"""Letters of a title that tell its level and department; what is longer is a text."""


def seniority_of(title: str) -> str:
    """Read the level from a title; empty where it tells none."""
    title = title[:LONGEST_TITLE]
    return _told(title)[0] or ("staff" if _occupations().search(_folded(title)) else "")


@cache
def _occupations() -> re.Pattern[str]:
    return re.compile(OCCUPATIONS)


def named_level(text: str) -> str:
    """Read the level that words tell which stand in titles alone, and not in names.

    `Plumber` tells none: it ends as Weber does.
    """
    return _told(text[:LONGEST_TITLE])[0]


def department_of(title: str) -> str:
    """Read the department from a title; empty where it tells none."""
    return _told(title[:LONGEST_TITLE])[1]


@lru_cache(maxsize=20_000)
def _told(title: str) -> tuple[str, str]:
    folded = _folded(title)
    levels, departments = _rules()
    department = departments.first(folded) or departments.first(_COMPOUND.sub(r"\1 \2", folded))
    return levels.first(folded), department


_COMPOUND = re.compile(
    r"\b(?!vorstand|geschafts|direktion)(\w{2,}?)s?(leiter(?:in)?|leitung|vorstand(?:in)?|referent(?:in)?|beauftragte[rn]?)\b"
)
"""German words that tell what somebody leads or looks after, before those that say so; who works
for a board is none of it."""


@cache
def _rules() -> tuple[WordRules, WordRules]:
    return WordRules(SENIORITY_WORDS), WordRules(DEPARTMENT_WORDS)


def _folded(title: str) -> str:
    """Fold a title and write its abbreviations out.

    `Leiter*in`, `Leiter:in` and `Leiter/in` are one word, `(m/w/d)` is none, and what somebody was
    or somebody else is is left out.
    """
    if "." in title:
        title = _OUT_OF_OFFICE.sub("retired", title)
    title = without_clients(title)
    words = _plain(title).split()
    if not _FORMER_WORDS.isdisjoint(words):
        words = _plain(_today(title)).split()
    if _SHORT.keys().isdisjoint(words):
        return without_served(" ".join(words))
    return without_served(" ".join(_SHORT.get(word, word) for word in words))


def _plain(title: str) -> str:
    if not _SIGNS.isdisjoint(title):
        title = SEXES.sub(" ", title)
        title = _ENDINGS.sub("in", title)
        title = _LETTERS.sub(r"\1", title)
        title = title.replace("&", " and ").replace("+", " and ")
    return fold(title)


_SIGNS = frozenset("(*:_/.&+")
_ENDINGS = re.compile(r"[*:_/](?:in|innen)\b")
_LETTERS = re.compile(r"\b([A-Za-z])\.(?=[A-Za-z]\b)")


def _today(title: str) -> str:
    """Leave out what somebody was: of `Founder, ex-CEO` the first part stands.

    `Founder, CEO (retired)` has a founder, `Founder, CEO, retired` nobody.
    """
    kept: list[str] = []
    parts = _PARTS.split(title)
    for part in parts:
        folded = fold(part)
        left = _LEFT.fullmatch(folded)
        if left and not left["office"]:
            kept = kept[:-1] if f"({part})" in title else []
        elif not left and not _FORMER.match(folded):
            kept.append(part)
    return title if len(kept) == len(parts) else ", ".join(kept)


def clean_seniority(values: Sequence[str]) -> list[Cleaned]:
    """Map a column of levels to ours; what fits none has reason `unknown_word`."""
    return [_mapped(value, SENIORITIES, _VENDOR_LEVELS, named_level) for value in values]


def clean_department(values: Sequence[str]) -> list[Cleaned]:
    """Map a column of departments to ours; what fits none has reason `unknown_word`."""
    return [_mapped(value, DEPARTMENTS, _VENDOR_DEPARTMENTS, department_of) for value in values]


def _mapped(
    value: str, ours: Sequence[str], vendors: Mapping[str, str], read: Callable[[str], str]
) -> Cleaned:
    """Find our word: as it stands, as a vendor writes it, or as if it were a title."""
    text = repair(value)
    if is_null(text, NULL_OR_FALSE):
        return EMPTY
    folded = fold(text)
    name = folded.replace(" ", "_")
    word = (
        name
        if name in ours
        else vendors.get(folded, "") or _first_of_several(text, vendors) or read(text)
    )
    return known_word(word)


def _first_of_several(text: str, vendors: Mapping[str, str]) -> str:
    """Apollo lists several departments in a cell, the main one first."""
    first, comma, _ = text.partition(",")
    return vendors.get(fold(first), "") if comma else ""
