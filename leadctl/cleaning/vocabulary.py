"""Fields with few words: stage, status, lawful basis, yes or no, language; tags, owners.

Words are looked up folded. A word that no table knows leaves no value, with reason `unknown_word`,
so that a vocabulary holds nothing but its words; the row as read keeps the text. Only an opt-out is
`unclear` then, for what nobody can read may be a wish not to be contacted.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import EMPTY, UNKNOWN_WORD, Cleaned, known_word
from leadctl.cleaning.crmwords import (
    AGAINST,
    BASES,
    DO_NOT_CONTACT,
    FLAGS,
    STAGES,
    STATUSES,
    WRITTEN,
)
from leadctl.cleaning.dates.date import clean_date
from leadctl.cleaning.refusals import not_wanted
from leadctl.cleaning.tables import codes_by_name
from leadctl.cleaning.text import NULL_WORDS, fold, is_null, key_of, repair, settled, settled_text
from leadctl.vocabulary import SUPPRESSION_REASONS, UNCLEAR

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

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
_SINCE = Cleaned("yes", reason="dated", key="yes")
_UNCLEAR = Cleaned(UNCLEAR, reason=UNKNOWN_WORD, key=UNCLEAR)


def clean_stage(values: Sequence[str]) -> list[Cleaned]:
    """Map life-cycle stages to ours; a wish not to be contacted is marked, as in a status."""
    return [_heard(value, STAGES) for value in values]


def clean_status(values: Sequence[str]) -> list[Cleaned]:
    """Map work statuses to ours; a wish not to be contacted is marked by a flag.

    The flags are `do_not_contact`, `do_not_email` and `do_not_call`. Whoever is not to be contacted
    at all is `unqualified`; a wish that leaves a channel open is no status, and no unknown word.
    """
    return [_heard(value, _STATUSES) for value in values]


_STATUSES = STATUSES | {
    word: "unqualified" for word, wish in AGAINST.items() if wish == DO_NOT_CONTACT
}


def clean_basis(values: Sequence[str]) -> list[Cleaned]:
    """Map lawful bases to those of GDPR article 6(1)."""
    return [_mapped(value, BASES) for value in values]


def _mapped(value: str, table: Mapping[str, str]) -> Cleaned:
    text = repair(value)
    if is_null(text):
        return EMPTY
    word = table.get(fold(text), "")
    return known_word(word)


def _heard(value: str, table: Mapping[str, str]) -> Cleaned:
    """Map a word, or find the wish that it is, or that stands in it: `Closed - Do Not Call`."""
    cell = _mapped(value, table)
    text = repair(value)
    found = {_wish(text)} - {""} or {_wish(part) for part in _ASIDE.split(text)} - {""}
    if not found:
        return cell
    flags = tuple(sorted(found))
    return cell._replace(reason="" if cell.value else flags[0], flags=flags)


_ASIDE = re.compile(r"\s[-–—]+\s|[()\[\]:,;/|]")
"""What parts a status from a remark about it."""


def _wish(text: str) -> str:
    return AGAINST.get(re.sub(r"\be mail", "email", fold(text)), "")


def wishes(cell: Cleaned) -> list[str]:
    """Name the wishes not to be contacted that a clean stage or status is marked with."""
    return [flag for flag in cell.flags if flag in WRITTEN] if cell.flags else []


def is_wish(text: str) -> bool:
    """Tell whether a text as a whole is a wish not to be contacted."""
    return bool(_wish(repair(text)))


def written(flags: Collection[str]) -> str:
    """Write wishes as a status says them; several come to not being contacted at all."""
    return WRITTEN[next(iter(flags)) if len(flags) == 1 else DO_NOT_CONTACT]


def clean_flag(values: Sequence[str]) -> list[Cleaned]:
    """Map words for yes and no, with remarks or without (`Yes (per mail of 3/1)`).

    A date counts as yes, for opt-outs are often kept as their day, and so does a phrase of a wish
    not to be contacted. What is neither yes nor no (`per Bob`) is `unclear`.
    """
    return [_flag(value) for value in values]


def _flag(value: str) -> Cleaned:
    text = value.strip()
    word = _TICKS.get(text.rstrip("\ufe0f"), "")
    text = repair(value)
    word = word or FLAGS.get(fold(text), "") or FLAGS.get(text, "")
    if word or _is_suppressed(text):
        word = word or "yes"
        return Cleaned(word, key=word)
    if is_null(text):
        return EMPTY
    if _DATED.fullmatch(text):
        return _SINCE
    word = "yes" if is_refusal(text) else _remarked(text)
    if word:
        return Cleaned(word, key=word)
    return _SINCE if _is_day(text) else _UNCLEAR


def _is_day(text: str) -> bool:
    """Whether a cell is a date as people or spreadsheets write it: `3. März 2024`, `45321`."""
    if not any(map(str.isdigit, text)):
        return False
    return clean_date([text])[0].reason not in {"not_a_date", "EXCEL_MANGLED"}


def _remarked(text: str) -> str:
    """Find the yes or no that a text begins with, before a remark; a choice of both is neither."""
    words = map(fold, _REMARK.split(text))
    first, *rest = ("" if word in _ODD else FLAGS.get(word, "") for word in words)
    return first if set(rest) <= {first, ""} else ""


def is_refusal(text: str) -> bool:
    """Tell whether a text says in a phrase that somebody does not want to be contacted."""
    plain = _NOT_REFUSED.sub("", text.lower().replace("e-mail", "email"))
    return bool(_REFUSED.search(plain))


_REMARK = re.compile(r"\s*(?:[(\[,;:/|\n]|\.(?=\s|$)|\s[-–—]+\s)")
"""What parts a yes or no from a remark on it: `Yes (per mail of 3/1)`."""

_ODD = frozenset("01fjost") | {"on", "off"}
"""Words for yes and no that mean little where more stands beside them: `on: Monday`, `1,000`."""

_REFUSED = not_wanted(
    "e?mail|write|send|call|phone|ring|text", "e?mails?|mailings?|newsletters?|calls?", "remove me"
)
_NOT_REFUSED = re.compile(
    r"\b(?:not|never|has ?n['’]?t|no|nicht|pas) (?:yet )?"
    r"(?:opt(?:ed|s|ing)? ?out|unsubscribed?|suppressed|abgemeldet|désabonnée?|désinscrite?)\b"
)


def _is_suppressed(text: str) -> bool:
    """Whether a cell gives the reasons for a suppression, as the lists that we write do."""
    parts = {part.strip() for part in text.lower().split(",")}
    return parts <= set(SUPPRESSION_REASONS) and parts != {UNCLEAR}


def clean_language(values: Sequence[str]) -> list[Cleaned]:
    """Map languages, by name or code or locale (`de-AT`, `pt_BR`), to ISO 639-1."""
    return [_language(value) for value in values]


def _language(value: str) -> Cleaned:
    text = repair(value)
    if is_null(text):
        return EMPTY
    codes = codes_by_name("languages")
    code = codes.get(fold(text)) or codes.get(fold(re.split(r"[-_,;/(]", text)[0]), "")
    # Nauruan is `na`, which would read as nothing when it comes back.
    return known_word("" if is_null(code) else code)


def clean_tags(values: Sequence[str]) -> list[Cleaned]:
    """Clean lists of labels: first in `value`, the rest in `more`, each once whatever its case."""
    return [_tags(value) for value in values]


def _tags(value: str) -> Cleaned:
    parts = [settled_text(part, _bare_tag) for part in re.split(r"[;,|\n\r]", value)]
    found: dict[str, Cleaned] = {}
    for part in parts:
        if not is_null(part):
            found.setdefault(key_of(part), Cleaned(part, key=key_of(part)))
    if not found:
        return EMPTY
    first, *rest = found.values()
    return first._replace(more=tuple(rest))


def _bare_tag(text: str) -> str:
    return repair(text).lstrip("# \"'[]").rstrip(" \"'[]")


def clean_owner(values: Sequence[str]) -> list[Cleaned]:
    """Clean names or addresses of the people who work the leads; addresses in lower case."""
    return [settled(value, _owner) for value in values]


def _owner(value: str) -> Cleaned:
    text = repair(value)
    if is_null(text, NULL_WORDS | {"unassigned", "nobody", "no owner", "nicht zugewiesen"}):
        return EMPTY
    if "@" in text and " " not in text:
        return Cleaned(text.lower(), key=text.lower())
    return Cleaned(text, key=key_of(text))
