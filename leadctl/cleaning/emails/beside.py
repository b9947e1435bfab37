"""Words beside an address in a cell: whether they surely are no part of it."""

from __future__ import annotations

import re

from leadctl.cleaning.emails.refusals import DOUBTS
from leadctl.cleaning.emails.typos import is_plausible
from leadctl.cleaning.steps import step
from leadctl.cleaning.tables import word_set
from leadctl.cleaning.text import LOST, is_null

EDGES = f" \t\"'`<>()[]{{}},;:.|\\{LOST}"
"""Signs at the ends of a text that belong to the cell; a letter that was lost there was a blank."""

_TORN_DOT = re.compile(r"([^\s@]+@[\w-]+)\s*\.\s*([\w-]+(?:\.[\w-]+)*)")
"""Blanks beside the first dot of a domain, the one that it cannot do without."""

_WHOLE = re.compile(r"[^\s@]+@(?:[\w-]+\.)+[^\W\d_]{2,}")
_ITEM = re.compile(r"\d{1,3}[.)]|(?:www\.|https?://)\S+|[+\d()/-]{7,}")
"""The number of a list's item, a web site, a telephone number: no part of an address beside."""

_LABELS = word_set(
    """
    address adresse and arbeit beruflich business bureau büro casa cell company contact corp
    corporate correo courriel dienstlich direct e e-mail email emailadresse et fax firma
    geschäftlich gsm handy home id lavoro mail mailto main mobil mobile móvil new o oder office old
    or other ou perso personal phone preferred primary private privat prive privé privée pro
    secondary tel telefon telefono telephone thuis trabajo ufficio und unverified verified website
    werk work y zakelijk
    aktuell alternate alternative alternativ bcc cc current instead jetzt now nieuw nieuwe nouveau
    nouvelle nuevo nuova nuovo neu neue try use
    """
)
"""Words beside an address that say which one it is, or that another follows."""

_RULES = frozenset(["-", "--", "–", "/", "|", "=", ":", ">", ";", ",", "->", "via", "from", "per"])
_MOST_NAMES, _LEAST_NAME = 4, 3
"""Words of a name beside an address; letters of the one that its mailbox has."""

_REMARK = re.compile(r"(?!(?:com?|net|org|info|biz)\b)[^\W\d_]{3,}(?: [^\W_]+)*")
"""Words behind an address that cannot be the rest of its domain, which have no ending in them."""

_TIGHT = re.compile(r",(?=\S)")
_BAR = re.compile(r"\|(?=\w[\w.+-]*@)|(?<=\w)\|")
"""What programs part by; a bar may be in a mailbox's name, but stands beside no letter there."""


def alone(text: str) -> str:
    """Take off the words beside the one address of a text, where they surely are no part of it.

    `jane doe@acme.com` is left as it is: a dot may be missing.
    """
    torn = _TORN_DOT.fullmatch(text) if " " in text else None
    if torn and is_plausible(torn[2]):
        return step("spaces", text, f"{torn[1]}.{torn[2]}")
    words = _TIGHT.sub(", ", _BAR.sub(" | ", text)).split()
    at = next(place for place, word in enumerate(words) if "@" in word)
    core = words[at].strip(EDGES)
    if len(words) == 1 or not _WHOLE.fullmatch(core):
        return text
    local = core.partition("@")[0]
    before, after = words[:at], words[at + 1 :]
    parted = _ends_apart(before) or words[at][0] in "<([" or _are_beside(before, local)
    if parted and (_goes_on(words[at], after) or _are_beside(after, local)):
        return step("remark" if after else "display name", text, core)
    return text


def _ends_apart(words: list[str]) -> bool:
    """Whether the words before an address end with a sign that parts them, or are quoted."""
    if not words:
        return True
    quoted = len(words[0]) > 1 and words[0][0] == '"' and words[-1][-1:] == '"'
    return quoted or words[-1] in _RULES or words[-1][-1:] in {";", "|"}


def _goes_on(address: str, words: list[str]) -> bool:
    """Whether what follows an address is something else, whatever it is."""
    if not words or address[-1] in ",;":
        return True
    if words[0] in _RULES or words[0][0] in "<([":
        return True
    return bool(_REMARK.fullmatch(" ".join(words))) and DOUBTS.isdisjoint(words)


def _are_beside(words: list[str], local: str) -> bool:
    """Whether all words are labels, mean nothing, or are the name that the mailbox has.

    Of a whole name the mailbox may have one word only: `Jane Doe jane@acme.com`.
    """
    bare = [word.strip(EDGES) for word in words]
    named = 1 < len(bare) <= _MOST_NAMES and all(word.isalpha() for word in bare)
    if named and any(len(word) >= _LEAST_NAME and word in local for word in bare):
        return True
    return all(is_beside(word, [local]) for word in words)


def is_beside(word: str, locals_: list[str]) -> bool:
    """Whether a word is no part of the addresses beside it, whose mailboxes are given."""
    if _ITEM.fullmatch(word):
        return True
    bare = word.strip(EDGES)
    letters = re.sub(r"[\W_]", "", bare)
    if not letters or bare in _LABELS or is_null(bare) or _ITEM.fullmatch(bare):
        return True
    return any(_names(letters, local) for local in locals_)


def _names(letters: str, local: str) -> bool:
    if len(letters) == 1:
        return local.startswith(letters)
    return letters in re.sub(r"\W", "", local)
