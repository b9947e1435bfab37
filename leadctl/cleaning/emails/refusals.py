"""Remarks beside an address that say not to write to it: `(bounced)`, `DO NOT EMAIL - ...`.

Such an address is not to be taken for a good one, however well it is written. A phrase says so
wherever it stands; a single word, which may be somebody's name, only where it stands alone.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from leadctl.cleaning.refusals import not_wanted, out_of_use
from leadctl.cleaning.tables import word_set

DO_NOT_MAIL, OUT_OF_USE = "do_not_mail", "out_of_use"

_NOT_WANTED = not_wanted(
    "e?mail|write|writ(?=ing)|send",
    "emails?|mails?|mailings?|newsletters?",
    r"d\.?n\.?[cem]\b|nicht (?:mehr )?(?:anschreiben|mailen|schreiben)"
    r"|keine (?:emails?|mails?|newsletter)\b|ne pas (?:écrire|ecrire|envoyer)"
    r"|no (?:escribir|enviar)|não (?:enviar|escrever)"
    r"|non (?:scrivere|inviare)|niet mailen|nie (?:pisać|wysyłać)|не писать",
)
_GONE = out_of_use(
    "email|mail|address|contact|account|domain|recipient|user|mailbox",
    r"(?:hard |soft )?bounc(?:ed?|es|ing)\b|undeliver|not deliver|delivery fail|mailer daemon"
    r"|(?:left|quit|departed) (?:(?:the |our )?(?:job|role|office)|in|as of|since|us|\d{1,4})\b"
    r"|box (?:is )?full|not (?:at|with|there|here)\b|(?:address|email|mail|account|mailbox|user"
    r"|domain|recipient) (?:is )?(?:closed|dead|disabled|deactivated|deleted|expired|suspended"
    r"|unknown|invalid|not found|wrong|inactive|blocked|outdated|full)\b"
    r"|(?:bad|dead|invalid|incorrect|old|former|outdated|inactive|fake|unknown) person"
    r"|nicht (?:mehr |länger )?(?:zustellbar|erreichbar|da|tätig|im)\b|unzustellbar"
    r"|falsche (?:email|mail|adresse)|adresse erronée|rebotad[oa]",
)
"""Phrases by which people say so of addresses alone; own list."""

_WORDS = {
    DO_NOT_MAIL: word_set(
        """
        blocked complained complaint complaints erased objected objection optedout optout opted out
        remove removed spam stop stopped suppress unsub unsubscribe unsubscribes unsubscribing
        baja sperren gesperrt
        """
    ),
    OUT_OF_USE: word_set(
        """
        bounce closed dead deactivated defunct deleted departed disabled dormant expired former
        gone inactive incorrect inexistent invalid left nonexistent obsolete outdated quit rejected
        resigned retired returned suspended undelivered void wrong alt falsch gelöscht inaktiv
        tot ungültig veraltet ancien erroné erronée faux invalide inactif supprimé antiguo
        equivocado inactivo incorrecto inválido incorreto inativo errato inattivo ongeldig
        nieaktualny
        """
    ),
}
"""Reason -> words that say so where nothing else stands beside them; own list."""

DOUBTS = frozenset().union(*_WORDS.values()) | word_set("bounced bounces bouncing not nicht")
"""Words right behind an address, no sign between, that are not to be cut off unread."""

_TOKEN = re.compile(r"[^\s<>()\[\]{}\",;:|]+|[<>()\[\]{}\",;:|]")
_SIGNS = frozenset('<>()[]{}",;:|-–—/')
_MARKS = ".!?*'#=+_~-–—/"
_BESIDE = re.compile(r"[\s(\[<{,;:|]")
_CUT = re.compile(r"\s*[,;|]\s*|(?<=[)\]])\s+(?=\S+@)|\s+(?=[(\[][^()\[\]@]*[: ][^\s@:]+@)")
_TWO = 2
_ADDRESS = re.compile(r"\w@|@\w")


class Remarks(NamedTuple):
    """What stands beside the addresses of a text, in pieces that signs part.

    Attributes:
        before: in front of the first address.
        behind: behind it, other addresses left out.
        names: of the mailboxes, letters and digits of them.
    """

    before: list[str]
    behind: list[str]
    names: list[str]


def refusal(text: str) -> str:
    """Tell by a remark why nobody is to write to the addresses of a text; empty where none says so.

    Args:
        text: in lower case.
    """
    if "@" not in text or not _BESIDE.search(text):
        return ""
    before, behind, names = _remarks(text)
    told = [one for one in (*before, *behind) if not _is_named(one, names)]
    alone = [one for one in told if len(before) < _TWO or one not in before]
    phrases = map(_said_by, told)
    words = (why for why, known in _WORDS.items() for one in alone if one in known)
    return next(filter(None, phrases), "") or next(words, "")


def refused_apart(text: str) -> list[str]:
    """Part addresses that somebody refuses from others of the cell, each with its own remarks.

    A remark in front of all of them may be meant for all.
    """
    found: list[str] = []
    held, sign, start = "", "", 0
    for cut in [*_CUT.finditer(text), None]:
        piece = text[start : cut.start() if cut else None]
        if _ADDRESS.search(piece):
            found.append(f"{held}{sign}{piece}" if held else piece)
            held = ""
        elif found and not held and refusal(f"a@a; {piece}"):
            found[-1] += f"{sign}{piece}"
        else:
            held += f"{sign}{piece}" if held else piece
        sign, start = (cut[0], cut.end()) if cut else ("", 0)
    if not found or any(refusal(f"{remark}: a@a") for remark in _remarks(found[0]).before):
        return [text]
    if held:
        found[-1] += f", {held}"
    return found


def _remarks(text: str) -> Remarks:
    found = Remarks([], [], [])
    words: list[str] = []
    for token in [*_TOKEN.findall(text), ";"]:
        if "@" not in token and token not in _SIGNS:
            words += [word] if (word := token.strip(_MARKS)) else []
            continue
        if words:
            (found.behind if found.names else found.before).append(" ".join(words))
            words = []
        if "@" in token:
            found.names.append(re.sub(r"[\W_]", "", token.partition("@")[0]))
    return found


def _is_named(remark: str, names: list[str]) -> bool:
    """Whether a remark is but the name of a mailbox: `Unsubscribe <unsubscribe@acme.com>`."""
    letters = re.sub(r"[\W_]", "", remark)
    return any(letters in name for name in names)


def _said_by(remark: str) -> str:
    plain = re.sub(r"[-_]+", " ", remark.replace("e-mail", "email"))
    if _NOT_WANTED.search(plain):
        return DO_NOT_MAIL
    return OUT_OF_USE if _GONE.search(plain) else ""
