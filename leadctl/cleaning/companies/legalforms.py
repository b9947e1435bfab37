"""Legal forms in names of companies: which words are one, and names without them.

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
from leadctl.cleaning.tables import table_lines, word_set
from leadctl.cleaning.text import key_of

_PAIRED_FORMS = {"tbk": "pt", "persero": "pt", "ab": "oy", "srl": "sc"}
"""Forms behind a name that tell a form before it: `PT Maju Tbk`, `Oy Maja Ab`, `SC Iulia SRL`."""

_LINKS = word_set("and the of firma")
"""Words that are no name by themselves."""

_SPOKEN_FORMS = word_set("me too")
"""Forms that end a phrase of two words, in capitals as well: `FOLLOW ME`."""

_BEFORE_WORDS = word_set("and the of for to with in by from on")
"""Behind these stands a word, not a form: `YOU AND ME`."""

_BEFORE_SPAS = word_set(
    "day hotel aqua beauty wellness health medical med nail nails hair thermal golf massage salon"
)
"""Behind these SPA in capitals is a spa as well: `Day SPA`; with its dots it is the form."""

_SAME_LINKS = {"und": "and", "et": "and", "og": "and", "och": "and"}

_OFFENE_GESELLSCHAFT = re.compile(r"(?<!\S)OG[.,]*\s*\Z")
"""The Austrian form; the same letters are a Danish and Norwegian `and`."""

_NATIVE_FORMS = re.compile(
    "股份有限公司|有限责任公司|有限責任公司|有限公司|株式会社|有限会社|合同会社|合資会社|合名会社|一般社団法人|주식회사|유한회사"
    "|บริษัท|ห้างหุ้นส่วน|จ(?:\u0e33|\u0e4d\u0e32)กัด(?:\\s*[(]มหาชน[)])?"
    "|㈜|㈱|[(（][株有주유合][)）]"
    r"|(?<!\w)(?:oü|ооо|зао|оао|пао|ао|тоо|тов|прат|пат|ип|фоп|пп|еоод|оод|ад|еад|д\.о\.о\.|а\.д\.|შპს|სს)(?!\w)"
    r"|(?<!\w)c[ôo]ng ty (?:tnhh|tr[áa]ch nhi[ệe]m h[ữu]u h[ạa]n|c[ổo] ph[ầa]n|cp)"
    r"(?: (?:mtv|(?:m[ộo]t|1) th[àa]nh vi[êe]n))?(?!\w)",
    re.IGNORECASE,
)
"""Forms in their own scripts, some of them written without a space."""

_FORM_AND_QUOTED = re.compile(r"""(\w{2,5})\s*["“”„«]([^"“”„«»]{2,})["“”»]""")
"""A form in front of a name in quotes, as the Baltic countries write it: `SIA "Maxima"`."""

_BRACKETS = re.compile(r"(.*\S)\s*[(\[{（【]([^()\[\]{}（）【】]*)[)\]}）】]")
_FORMER = re.compile(
    r"(?:formerly|fka|f/k/a|previously|vormals|ehemals|anciennement|ex[ -]).*"
    r"|(?:abn|acn|uen|hrb|cin|siret|siren|nif|cif)\W.{0,40}",
    re.IGNORECASE,
)
"""What is no part of the name in brackets: a former name, a number in a register."""

_TRADING = re.compile(
    r"[\s,(]{1,3}(?:d\.?\s?/?\s?b\.?\s?/?\s?a\.?|t/a|trading\s+as|doing\s+business\s+as)(?!\w)[\s:]*",
    re.IGNORECASE,
)
"""What parts the name in the register from the one a firm is known by."""

_SHORTENED = re.compile(r"\W*\w(?:[./]\s?\w){1,7}\.?\W*")
"""Letters parted by dots or slashes: `S.A.`, `d.o.o.`, `A/S`."""

_APOSTROPHE = re.compile(r"(?<=\w)['’ʼʻ`´′＇](?=\w)")
"""Joins its sides: `McDonald's` and McDonalds are one."""

_PRIVATE = re.compile(r"\(p\)(?=\s*l(?:td|imited)\b)", re.IGNORECASE)
"""The Indian `(P) Ltd`."""

_PLUS = re.compile(r"(?<=[\w)])\s*\+\s*(?=[\w(])")
"""Links two names."""

_PLUS_BEHIND = re.compile(r"(?<=\w)\+{1,3}(?=[\s,;)]|\Z)")
_SHARP = re.compile(r"(?<![^\W_])([A-Za-z])#(?=[\s,;)]|\Z)")
"""Signs that are read: `C++`, `Canal+`, `C#`."""


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


class _Forms(NamedTuple):
    """The forms of all lists: words, abbreviations that need their dots, phrases by last word."""

    sure: frozenset[str]
    dotted: frozenset[str]
    phrases: frozenset[str]
    lengths: dict[str, tuple[int, ...]]


_SURE_LENGTH = 4
"""Letters of an abbreviation that hardly is a word; shorter ones count where they have dots."""


@cache
def _forms() -> _Forms:
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
    return _Forms(
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
        words += [Word(_SAME_LINKS.get(part, part), at, dotted, large) for part in parts]
    if len(words) > 1 and _OFFENE_GESELLSCHAFT.search(name):
        words[-1] = words[-1]._replace(text="og")
    return _with_joined_letters(words)


def _parts(token: str) -> list[str]:
    if token.isascii() and token.isalnum():
        return [token.lower()]
    return key_of(_APOSTROPHE.sub("", token).replace("&", " and ")).split()


def _with_joined_letters(words: list[Word]) -> list[Word]:
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
    forms, last = _forms(), words[-1]
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
        if len(shorter) == len(words) or all(word.text in _LINKS for word in shorter):
            break
        words = shorter
    return words


def _without_one(words: list[Word]) -> list[Word]:
    if words[0].text == "the":
        return words[1:]
    form = form_length(words)
    if form:
        kept = words[:-form]
        told = _PAIRED_FORMS.get(words[-1].text) == kept[0].text
        return kept[1:] if told and len(kept) > 1 else kept
    if words[-1].text == "and":
        return words[:-1]
    return words[1:] if form_leads(words) else words


def form_leads(words: list[Word]) -> bool:
    """Tell whether a name opens with a legal form."""
    first = words[0]
    leads = first.text in LEADING_FORMS or (first.dotted and first.text in DOTTED_LEADING_FORMS)
    return leads and len(without_forms([_ANY_NAME, *words[1:]])) > 1


def has_form(name: str) -> bool:
    """Tell whether a name ends with a legal form, as only companies' names do."""
    words = words_of(name)
    return bool(words and form_length(words)) or _NATIVE_FORMS.search(name) is not None


def company_key(name: str) -> str:
    """Fold a company's name for comparing: `The Acme Corp., Inc.` and `ACME` meet.

    Legal forms go until none is left at an end, but never the last word. What stands in brackets
    at the end stays as words, forms before it go; a former name goes. Both names of `Foo Inc. dba
    Bar` stay, for either alone may be another firm's. Names without a letter or digit have no key.
    """
    return _key_of_plain(name) or _key_of_any(name)


def _key_of_any(name: str) -> str:
    plain = _NATIVE_FORMS.sub(" ", _PRIVATE.sub(" ", _without_quotes(name)))
    plain = _with_signs_as_words(plain)
    if not key_of(plain):
        if _SIGNS_ONLY.search(plain):
            return ""
        plain = name
    sides = [_key_words(side) for side in _TRADING.split(plain, maxsplit=1)]
    if len(sides) > 1 and not all(sides):
        sides = [_key_words(plain)]
    return " dba ".join(" ".join(word.text for word in side) for side in sides)


def _with_signs_as_words(name: str) -> str:
    if "+" not in name and "#" not in name:
        return name
    name = _PLUS_BEHIND.sub(lambda found: " plus" * len(found[0]), name)
    return _PLUS.sub(" and ", _SHARP.sub(r"\1 sharp", name))


_SIGNS_ONLY = re.compile(r"[^\w\s.,;:&/()'’\"“”„«»\[\]{}–-]")
"""A sign that is more than punctuation: `!!!` is a name to see, but none to compare."""


def _without_quotes(name: str) -> str:
    """Take the quotes off a name behind its form, and the form; any other name stays."""
    match = _FORM_AND_QUOTED.fullmatch(name) if name.endswith(_CLOSING_QUOTES) else None
    return match[2].strip() if match and key_of(match[1]) in _forms().sure else name


_CLOSING_QUOTES = ('"', "“", "”", "»")


def _key_of_plain(name: str) -> str:
    """Make the key of plain ASCII words without Word objects; empty where more is to be seen."""
    words = _plain_words(name)
    return " ".join(_without_plain_forms(words)) if words else ""


def _plain_words(name: str) -> list[str]:
    """Fold plain ASCII words of which only the last may have dots; none for another name."""
    bare, dotted = name.removesuffix("."), name.endswith(".")
    if not bare.replace(" ", "").isalnum():
        head, _, last = name.rpartition(" ")
        if not _DOTTED_ENDING.fullmatch(last):
            return []
        bare, dotted = f"{head} {last.replace('.', '')}", True
    words = bare.lower().split()
    if not (bare.isascii() and bare.replace(" ", "").isalnum()) or words[0] in _SEEN_FIRST:
        return []
    if not _SEEN_ANYWHERE.isdisjoint(words) or min(map(len, words)) == 1:
        return []
    forms = _forms()
    return [] if dotted and words[-1] in forms.dotted and words[-1] not in forms.sure else words


_DOTTED_ENDING = re.compile(r"[A-Za-z](?:\.[A-Za-z]){1,7}\.?")
"""A form such as `B.V.` or `S.r.l`."""


def _without_plain_forms(words: list[str]) -> list[str]:
    """Take legal forms off the end of plain words; none where capitals would tell."""
    forms, kept = _forms(), words
    while kept[-1] not in CAPITAL_FORMS:
        form = _plain_form(kept, forms) if len(kept) > 1 else 0
        if not form or _LINKS.issuperset(kept[:-form]):
            return kept
        kept = kept[:-form]
    return []


def _plain_form(words: list[str], forms: _Forms) -> int:
    last = words[-1]
    for length in forms.lengths.get(last, ()):
        if length < len(words) and " ".join(words[-length:]) in forms.phrases:
            return length
    return int(last in forms.sure or last == "and")


_SEEN_FIRST = LEADING_FORMS | DOTTED_LEADING_FORMS | {"the", "cong", *_PAIRED_FORMS.values()}
_SEEN_ANYWHERE = word_set("und et og och dba trading doing") | {
    phrase.split()[-1] for phrase in ENDED_PHRASES
}


def _key_words(text: str) -> list[Word]:
    text = text.strip()
    bracketed = _bracketed(text)
    head = without_forms(words_of(bracketed[1])) if bracketed else []
    if not (bracketed and head):
        words = words_of(text)
        nameless = _SIGNS_ONLY.search(text) and len(without_forms([_ANY_NAME, *words])) == 1
        return [] if nameless else without_forms(words)
    aside = _FORMER.match(bracketed[2]) or key_of(bracketed[2]) in ENDED_PHRASES
    inside = [] if aside else words_of(bracketed[2])
    return without_forms(_with_joined_letters(head + inside))


_ANY_NAME = Word("name")


def _bracketed(text: str) -> re.Match[str] | None:
    return _BRACKETS.fullmatch(text) if text.endswith(_CLOSING) else None


_CLOSING = (")", "]", "}", "）", "】")


LONGEST_NAME = 300
"""Letters of a name; each form taken off reads it again, so that longer texts would take long."""


def short_name(name: str) -> str:
    """Name a company as a letter does: `Acme (UK) Ltd` is Acme, `Foo Inc. dba Bar` is Bar.

    Legal forms and brackets at the end go; `Tiffany & Co.` and what would be empty stay. A text
    too long for a name stays as it is.
    """
    if len(name) > LONGEST_NAME:
        return name
    return plain_short_name(name)[0] or _short_of_any(name)


def plain_short_name(name: str) -> tuple[str, str]:
    """Shorten a name of plain words, and give its key; both empty for any other name."""
    words = _plain_words(name) if len(name) <= LONGEST_NAME else []
    kept = _without_plain_forms(words) if words and "and" not in words else []
    return " ".join(name.split()[: len(kept)]), " ".join(kept)


def _short_of_any(name: str) -> str:
    sides = _TRADING.split(name, maxsplit=1)
    text = sides[1].strip(" )") if len(sides) > 1 and key_of(sides[1]) else name
    while True:
        shorter = _shorter(text)
        if shorter == text or not key_of(shorter):
            return text
        text = shorter


def _shorter(text: str) -> str:
    native = " ".join(_NATIVE_FORMS.sub(" ", _without_quotes(text)).split())
    if native != text:
        return _unquoted(native)
    bracketed = _bracketed(text)
    if bracketed:
        return _EDGES.sub("", bracketed[1])
    words, tokens = words_of(text), text.split()
    if not words:
        return text
    if form_leads(words):
        return _unquoted(" ".join(tokens[_second(words) :]))
    kept = _for_letters(words)
    if kept == words:
        return text
    first, last = 0 if kept[0] is words[0] else _second(words), kept[-1].at
    form = words[-1]
    if form is not kept[-1] and form.at == last and not _SUBSIDIARY.search(tokens[last]):
        tokens[last] = _GLUED_FORM.sub("", tokens[last])
    return _unquoted(_EDGES.sub("", " ".join(tokens[first : last + 1])))


_SUBSIDIARY = re.compile(r"[-‐–/|](?:co|company)\W*\Z", re.IGNORECASE)
"""Behind a hyphen these say what a firm is: `Sub-Co`."""

_GLUED_FORM = re.compile(
    r"(?:[-‐–/|,，]|(?:(?<=\bco)|(?<=\bpty)|(?<=\bpvt)|(?<=\bpte)|(?<=\bsdn))\.)[^-‐–/|,，]*\Z",
    re.IGNORECASE,
)
"""A form with a sign between it and the name, `Muster-AG`, or another form, `SA/NV`, `Co.,Ltd`."""


def _second(words: list[Word]) -> int:
    """Number the token where the second word begins: `OOO A B C` goes on with its A."""
    return min(words[0].at + 1, words[1].at)


def _for_letters(words: list[Word]) -> list[Word]:
    """Take one form off the end of a name for letters, if what stays is one."""
    form = form_length(words)
    kept = words[:-form] if form else words
    whole = words[-form].text == "and" and not form_length(kept)
    if whole or all(word.text in _LINKS for word in kept):
        return words
    told = _PAIRED_FORMS.get(words[-1].text) == kept[0].text
    company = kept[0].text == "the" and words[-1].text == "company"
    return kept[1:] if form and (told or company) and len(kept) > 1 else kept


_EDGES = re.compile(r"(?:[ ,;&–|/-]|(?<![\w+])\+)+\Z")
"""What ends no name; `C++` keeps its signs."""


def _unquoted(text: str) -> str:
    wrapped = re.fullmatch(r"""["“”„«'](.*)["“”»']""", text.strip())
    return wrapped[1] if wrapped and not _QUOTE.search(wrapped[1]) else text


_QUOTE = re.compile(r"""["“”„«»]""")
