"""Legal forms in names of companies: which words are one.

Own lists hold what people write most; ISO 20275 adds the breadth (`data/legal_forms.tsv`). A form
counts at the end of a name; few count at its head, for `SAS Institute` and `AS Roma` are names.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from leadctl.cleaning.companies.formwords import (
    CAPITAL_FORMS,
    DOTTED_FORMS,
    DOTTED_LEADING_FORMS,
    ENDED_PHRASES,
    FORM_PHRASES,
    LEADING_FORMS,
    NO_FORMS,
    SURE_FORMS,
)
from leadctl.cleaning.companies.nativeforms import NATIVE_FORMS
from leadctl.cleaning.tables import table_lines, word_set
from leadctl.cleaning.text import key_of

PAIRED_FORMS = {"tbk": "pt", "persero": "pt", "ab": "oy", "srl": "sc"}
"""Forms behind a name that tell a form before it: `PT Maju Tbk`, `Oy Maja Ab`, `SC Iulia SRL`."""

LINKS = word_set("and the of firma")
"""Words that are no name by themselves."""

_SPOKEN_FORMS = word_set("me too")
"""Forms that end a phrase of two words, in capitals as well: `FOLLOW ME`."""

_BEFORE_WORDS = word_set("and the of for to with in by from on")
"""Behind these stands a word, not a form: `YOU AND ME`."""

_BEFORE_SPAS = word_set(
    "day hotel aqua beauty wellness health medical med nail nails hair thermal golf massage salon"
)
"""Behind these SPA in capitals is a spa as well: `Day SPA`; with its dots it is the form."""

_SAMELINKS = {"und": "and", "et": "and", "og": "and", "och": "and"}

_OFFENE_GESELLSCHAFT = re.compile(r"(?<!\S)OG[.,]*\s*\Z")
"""The Austrian form; the same letters are a Danish and Norwegian `and`."""

_SHORTENED = re.compile(r"\W*\w(?:[./]\s?\w){1,7}\.?\W*")
"""Letters parted by dots or slashes: `S.A.`, `d.o.o.`, `A/S`."""

_APOSTROPHE = re.compile(r"(?<=\w)['’ʼʻ`´′＇](?=\w)")
"""Joins its sides: `McDonald's` and McDonalds are one."""


class Word(NamedTuple):
    """A word of a name.

    Attributes:
        text: the word, folded.
        at: number of the token between blanks that it comes from, or ends with.
        dotted: whether it was written as an abbreviation, with dots or slashes.
        large: whether it was written in capitals.
    """

    text: str
    at: int = 0
    dotted: bool = False
    large: bool = False


class Forms(NamedTuple):
    """The forms of all lists: words, abbreviations that need their dots, phrases by last word."""

    sure: frozenset[str]
    dotted: frozenset[str]
    phrases: frozenset[str]
    lengths: dict[str, tuple[int, ...]]


_SURE_LENGTH = 4
"""Letters of an abbreviation that hardly is a word; shorter ones count where they have dots."""


@cache
def all_forms() -> Forms:
    """Gather the forms of our own lists and of the table."""
    short: set[str] = set()
    phrases = set(FORM_PHRASES | ENDED_PHRASES)
    for _, abbreviations, names in table_lines("legal_forms"):
        short.update(filter(None, abbreviations.split("|")))
        phrases.update(filter(None, names.split("|")))
    sure = {word for word in short if len(word) >= _SURE_LENGTH} - NO_FORMS | SURE_FORMS
    lengths: dict[str, set[int]] = {}
    for phrase in phrases:
        words = phrase.split()
        lengths.setdefault(words[-1], set()).add(len(words))
    longest_first = {last: tuple(sorted(found, reverse=True)) for last, found in lengths.items()}
    return Forms(
        frozenset(sure), frozenset(short | DOTTED_FORMS), frozenset(phrases), longest_first
    )


def words_of(name: str) -> list[Word]:
    """Fold a name into words; letters with dots between them are one word."""
    words: list[Word] = []
    for at, token in enumerate(name.split()):
        parts = _parts(token)
        if len(parts) > 1 and _SHORTENED.fullmatch(token):
            words.append(Word("".join(parts), at, dotted=True))
            continue
        large = token.isupper() or token.startswith(("SpA", "mbB"))
        dotted = len(parts) == 1 and token.endswith(".")
        words += [Word(_SAMELINKS.get(part, part), at, dotted, large) for part in parts]
    if len(words) > 1 and _OFFENE_GESELLSCHAFT.search(name):
        words[-1] = words[-1]._replace(text="og")
    return with_joined_letters(words)


def _parts(token: str) -> list[str]:
    if token.isascii() and token.isalnum():
        return [token.lower()]
    return key_of(_APOSTROPHE.sub("", token).replace("&", " and ")).split()


def with_joined_letters(words: list[Word]) -> list[Word]:
    """Write `g m b h` as `gmbh`; a longer word ends the run."""
    joined: list[Word] = []
    open_run = False
    for word in words:
        single = len(word.text) == 1 and word.text.isalpha()
        if single and open_run:
            joined[-1] = Word(joined[-1].text + word.text, word.at, dotted=True)
        else:
            joined.append(word)
        open_run = single
    return joined


_LONGEST_FORM = 8
"""Words of the longest forms and one of the name before them."""


def form_length(words: list[Word]) -> int:
    """Count the words of the legal form at the end, 0 for none; it is never the whole name."""
    if len(words) <= 1:
        return 0
    forms, last = all_forms(), words[-1]
    for length in forms.lengths.get(last.text, ()):
        phrase = " ".join(word.text for word in words[-length:])
        if length < len(words) and phrase in forms.phrases:
            before = words[-length - _LONGEST_FORM : -length]
            ended = phrase in ENDED_PHRASES
            return length if not ended or form_length(before) else 0
    if last.text in CAPITAL_FORMS:
        return int(last.dotted or (last.large and not _ends_a_phrase(words)))
    return int(last.text in forms.sure or (last.dotted and last.text in forms.dotted))


def _ends_a_phrase(words: list[Word]) -> bool:
    spoken = words[-1].text in _SPOKEN_FORMS and len(words) == len(("follow", "me"))
    spa = words[-1].text == "spa" and words[-2].text in _BEFORE_SPAS
    return spoken or spa or words[-2].text in _BEFORE_WORDS


def without_forms(words: list[Word]) -> list[Word]:
    """Take legal forms off both ends until none is left, but never all that names the company."""
    while len(words) > 1:
        shorter = _without_one(words)
        if len(shorter) == len(words) or all(word.text in LINKS for word in shorter):
            break
        words = shorter
    return words


def _without_one(words: list[Word]) -> list[Word]:
    if words[0].text == "the":
        return words[1:]
    form = form_length(words)
    if form:
        kept = words[:-form]
        told = PAIRED_FORMS.get(words[-1].text) == kept[0].text
        return kept[1:] if told and len(kept) > 1 else kept
    if words[-1].text == "and":
        return words[:-1]
    return words[1:] if form_leads(words) else words


ANY_NAME = Word("name")
"""Stands for whatever names a company, where only forms are looked for."""


def form_leads(words: list[Word]) -> bool:
    """Tell whether a name opens with a legal form."""
    first = words[0]
    leads = first.text in LEADING_FORMS or (first.dotted and first.text in DOTTED_LEADING_FORMS)
    return leads and len(without_forms([ANY_NAME, *words[1:]])) > 1


def has_form(name: str) -> bool:
    """Tell whether a name ends with a legal form, as only companies' names do."""
    words = words_of(name)
    return bool(words and form_length(words)) or NATIVE_FORMS.search(name) is not None


def plain_words(name: str) -> list[str]:
    """Fold plain ASCII words of which only the last may have dots; none for another name."""
    bare, dotted = name.removesuffix("."), name.endswith(".")
    if not bare.replace(" ", "").isalnum():
        head, _, last = name.rpartition(" ")
        if not _DOTTED_ENDING.fullmatch(last):
            return []
        bare, dotted = f"{head} {last.replace('.', '')}", True
        if not bare.replace(" ", "").isalnum():
            return []
    words = bare.lower().split()
    if not bare.isascii() or words[0] in _SEEN_FIRST:
        return []
    if not _SEEN_ANYWHERE.isdisjoint(words) or min(map(len, words)) == 1:
        return []
    forms = all_forms()
    return [] if dotted and words[-1] in forms.dotted and words[-1] not in forms.sure else words


_DOTTED_ENDING = re.compile(r"[A-Za-z](?:\.[A-Za-z]){1,7}\.?")
"""A form such as `B.V.` or `S.r.l`."""


def without_plain_forms(words: list[str]) -> list[str]:
    """Take legal forms off the end of plain words; none where capitals would tell."""
    forms, kept = all_forms(), words
    while kept[-1] not in CAPITAL_FORMS:
        form = _plain_form(kept, forms) if len(kept) > 1 else 0
        if not form or LINKS.issuperset(kept[:-form]):
            return kept
        kept = kept[:-form]
    return []


def _plain_form(words: list[str], forms: Forms) -> int:
    last = words[-1]
    for length in forms.lengths.get(last, ()):
        if length < len(words) and " ".join(words[-length:]) in forms.phrases:
            return length
    return int(last in forms.sure or last == "and")


_SEEN_FIRST = LEADING_FORMS | DOTTED_LEADING_FORMS | {"the", "cong", *PAIRED_FORMS.values()}
_SEEN_ANYWHERE = word_set("und et og och dba trading doing") | {
    phrase.split()[-1] for phrase in ENDED_PHRASES
}
