"""Remarks in the cell of a name that nobody is called by: `DO NOT CALL John Smith`, `DO NOT USE`.

A wish not to be called or written to comes to the flags, from where it is an opt-out of the lead.
"""

from __future__ import annotations

import re

from leadctl.cleaning.emails.refusals import DO_NOT_MAIL
from leadctl.cleaning.phones.words import DO_NOT_CALL
from leadctl.cleaning.refusals import not_wanted, out_of_use
from leadctl.cleaning.steps import step
from leadctl.cleaning.tables import word_set

_WISHES = {
    DO_NOT_CALL: not_wanted("call|phone|ring|dial", "calls?|phone calls?", "nicht anrufen"),
    DO_NOT_MAIL: not_wanted("e-?mail|write|send", "e-?mails?|mailings?", "nicht anschreiben"),
}
"""Flag -> what says so; a wish not to be contacted at all is both."""

_WRITTEN = {DO_NOT_CALL: "do not call", DO_NOT_MAIL: "do not email"}
_GONE = out_of_use("person|contact|record|lead", "not a (?:person|lead)")
_SAYINGS = (*_WISHES.values(), _GONE)

REMARKING = word_set(
    """
    not dont don never longer stop contact contacts calls emails unsubscribe unsubscribed opted
    optout suppressed blacklisted remove removed consent deceased passed left
    nicht abgemeldet verstorben pas contacter contactar contattare niet uitgeschreven fallecido
    """
)
"""Words by one of which a remark is known; few people are called so."""

_WORDS = re.compile(r"\w+")
_LETTER = re.compile(r"[^\W\d_]")
_POLITE = re.compile(r"^\W*(?:please|pls|bitte)\b|\b(?:please|pls|bitte)\W*$", re.IGNORECASE)
_REST_OF_WORD = re.compile(r"\w*(?:\s+please\b)?")
_OPENING, _CLOSING = " ([{<-–—:;,/!*|", " )]}>-–—:;,./!*|"


def without_remark(text: str) -> tuple[str, list[str]]:
    """Take a remark off a name, in front of it up to its last word, behind it to the end.

    Returns:
        The rest, and flags: the remark as an aside, and the wishes in it.
    """
    small = text.lower()
    if REMARKING.isdisjoint(_WORDS.findall(small)) or len(small) != len(text):
        return text, []
    found = [said for saying in _SAYINGS if (said := saying.search(small))]
    if not found:
        return text, []
    start = min(said.start() for said in found)
    before = _POLITE.sub("", text[:start]).rstrip(_OPENING)
    end = len(text)
    if not _LETTER.search(before):
        ends = _REST_OF_WORD.match(small, max(said.end() for said in found))
        before, end = "", ends.end() if ends else end
    rest = before or text[end:].lstrip(_CLOSING)
    wishes = [wish for wish, saying in _WISHES.items() if saying.search(small)]
    remark = text[start:end].rstrip(_CLOSING)
    return step("remark", text, rest), [f"aside:{remark}", *wishes]


def wish_behind(flags: tuple[str, ...]) -> str:
    """Write the wish that stood beside a name so that it is read there again; empty for none."""
    wishes = [written for wish, written in _WRITTEN.items() if wish in flags]
    return "do not contact" if len(wishes) > 1 else "".join(wishes)
