"""Letter case of names of companies that are ALL CAPS or all lower."""

from __future__ import annotations

import re
from itertools import takewhile

from leadctl.cleaning.companies.brands import WRITTEN
from leadctl.cleaning.companies.formcase import DOTTED_CASE, FORM_CASE
from leadctl.cleaning.companies.formwords import CAPITAL_FORMS
from leadctl.cleaning.companies.shortwords import (
    ACRONYMS,
    LARGE_AT_THE_END,
    SHORT_WORDS,
    SMALL_WORDS,
    in_phrase,
    is_acronym_here,
)
from leadctl.cleaning.names.case import capital, is_ordinal, lower, needs_case, upper_first
from leadctl.cleaning.names.given import given_rank
from leadctl.cleaning.names.turkish import in_turkish, is_turkish
from leadctl.cleaning.tables import word_set

_STAY_LARGE = word_set("la le les")
_LINKS = word_set("of and for the & de des der und et y")
"""What ties words into a phrase: `CITY OF NEW YORK` holds no acronyms of four letters."""

_ACRONYM_LETTERS = 4
"""A shouted word of so many letters may be an acronym (BASF, IKEA) and stays."""

_VOWELS = frozenset("aeiouyäöüéèáàâêíóúøåœæı")
_SPOKEN_LETTERS = frozenset("éèêëáàâãíìîóòôõúùûñ")
"""Letters whose accents tell how a word sounds: acronyms have none (`ÖBB` and `ČEZ` do)."""

_INITIALS = re.compile(r"(?:\w\.)+\w")
_INSIDE = re.compile(r"([-/(\"“„«\[]|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+)")
"""What a word goes on behind as from its beginning, such as signs that know no case."""

_SITE = re.compile(r"([^\W\d_]+(?:-[^\W\d_]+)*)(\.(?:COM|NET|ORG)[,.]?)")
"""A shouted address by which a firm goes: `AMAZON.COM`."""

_NUMBERED = re.compile(r"\d+-")
"""A number tied before a word: `7-ELEVEN`."""


def company_case(text: str) -> str:
    """Write a name that is ALL CAPS or all lower in ordinary case.

    Words of a shouted name that may be acronyms stay; so does a shouted name of nothing else.
    """
    if text.isupper():
        shown = _calmed(text)
        if is_turkish(text):
            shown = _in_turkish(text, shown)
        if text.endswith(".") and (_CZECH.search(text) or _SLAVIC_FORM.search(text)):
            shown = _CZECH_FORM.sub(lambda form: form[0].lower(), shown)
    else:
        words = text.split(" ")
        shown = " ".join(_raised(words, at) for at in range(len(words)))
        shown = shown if _known(words[0]) else upper_first(shown)
        if is_turkish(text):
            shown = _in_turkish(text, shown)
    shown = _BRAZILIAN.sub(lambda form: form[0].upper(), shown) if "tda" in shown else shown
    if _VIETNAMESE.match(shown):
        shown = _VIETNAMESE.sub(_vietnamese_form, shown, count=1)
    shown = shown.replace("(Haftungsbeschränkt)", "(haftungsbeschränkt)")
    if "." not in shown:
        return shown
    shown = _DOCTORATE.sub(lambda field: field[0].lower(), shown)
    return _POLISH.sub(lambda form: form[0].lower(), shown)


_BRAZILIAN = re.compile(r"(?<=Ltda)[.,]?\s*-?\s*(?:me|epp)\Z", re.IGNORECASE)
"""Brazilian firms of small size say so behind their form: `Silva Ltda - ME`."""

_VIETNAMESE = re.compile(r"c[ôo]ng ty(?: (?:tnhh|mtv|c[ổo] ph[ầa]n|cp))+(?!\w)", re.IGNORECASE)
"""Vietnamese forms stand in front; those of letters alone stay large."""


def _vietnamese_form(form: re.Match[str]) -> str:
    words = form[0].lower().split(" ")
    letters = (word.upper() if word in {"tnhh", "mtv", "cp"} else word for word in words)
    return upper_first(" ".join(letters))


def _known(word: str) -> str:
    """Write a name whose capitals everybody knows; empty for any other."""
    return WRITTEN.get(word.strip(".,;()[]\"'"), "")


_NOT_TURNED = FORM_CASE.keys() | {"tic"}


def _in_turkish(loud: str, shown: str) -> str:
    """Write a shouted name with its dots as Turkish has them, but for its legal forms."""
    turned = in_turkish(loud, shown).split(" ")
    words = zip(loud.split(" "), shown.split(" "), turned, strict=True)
    return " ".join(
        cased if lower(word).rstrip(".,") in _NOT_TURNED else turkish
        for word, cased, turkish in words
    )


_CZECH = re.compile("[ČĎĚŇŘŤŮŽĽŠ]")
_SLAVIC_FORM = re.compile(r"(?<=[\s,])(?:(?:SPOL\.\s?)?S\.?\s?R\.\s?O\.|D\.\s?O\.\s?O\.)\Z")
_CZECH_FORM = re.compile(rf"(?<=[\s,])A\.\s?S\.\Z|{_SLAVIC_FORM.pattern}", re.IGNORECASE)
"""Letters of Czech and Slovak, where `a. s.` is small; Turkish and Danish ones are not. Nobody else
has `s.r.o.` or `d.o.o.`."""

_ASIDES = word_set("dba d/b/a fka f/k/a aka a/k/a t/a formerly formally vormals ehemals")
"""Words before another name of the firm."""

_DOCTORATE = re.compile(r"(?<=Dr\. )(?:Med|Rer|Phil|Jur|Oec)\.(?: (?:Dent|Nat|Pol|Vet)\.)?")
"""The field of a German doctorate: `Praxis Dr. med. Weber`."""

_POLISH = re.compile(
    r"(?<=\s)(?:sp\.\s?(?:z\s?o\.\s?o\.?|[kjp]\.?)|(?<=spółka )z\s?o\.\s?o\.?)(?!\S)",
    re.IGNORECASE,
)
"""Polish forms of several words, small all through: `sp. z o.o.`, `sp. k.`."""


def _raised(words: list[str], at: int) -> str:
    """Write a word of an all lower name; without a vowel it is an acronym (`kpmg`)."""
    word = words[at]
    bare = word.strip(".,;()[]\"'")
    if bare in SMALL_WORDS and at and bare not in _STAY_LARGE:
        return word
    if tied := _article(words, at) or in_phrase(words, at) or _elided(words, at):
        return tied
    if bare in _ASIDES:
        return word
    if is_acronym_here(words, at):
        return word.upper()
    sure = bare not in CAPITAL_FORMS and at > 0
    known = FORM_CASE.get(bare) if sure or bare == "gmbh" else None
    if _INITIALS.fullmatch(bare):
        known = DOTTED_CASE.get(f"{bare}.", bare.upper() + ".")[:-1]
    known = known or WRITTEN.get(bare) or (bare.upper() if _is_acronym(bare) else None)
    if known:
        return word.replace(bare, known, 1)
    return _capital(word)


def _is_acronym(bare: str) -> bool:
    if bare in ACRONYMS:
        return True
    spoken = not _VOWELS.isdisjoint(bare) or bare in SHORT_WORDS
    return bare.isalpha() and 1 < len(bare) <= _ACRONYM_LETTERS and not spoken


def _calmed(text: str) -> str:
    if text.endswith(" OG"):
        return f"{_calmed(text[:-3])} OG"
    words = text.split(" ")
    longest = _ACRONYM_LETTERS - (not _LINKS.isdisjoint(map(lower, words[1:-1])))
    named = any(map(_known, map(lower, words)))
    if not (named or _are_short_words(words) or any(_is_word(word, longest) for word in words)):
        return " ".join(map(_site, words)) if "." in text else text
    if sum(_plain_word(word) is None or _is_short(word) for word in words) > 1:
        # beside further words, four letters with a vowel are a word: BLUE SKY
        longest = _ACRONYM_LETTERS - 1
    shown = " ".join(_calmed_word(words, at, longest) for at in range(len(words)))
    shown = _with_mixed_form(shown)
    return shown if _known(lower(words[0])) else upper_first(shown)


def _calmed_word(words: list[str], at: int, longest_acronym: int) -> str:
    word = words[at]
    small = lower(word)
    if (small in LARGE_AT_THE_END and _ends(words, at)) or _is_article_behind(words, at):
        return _capital(word)
    if small in _FORMS_BEHIND_ALONE and not at and len(words) > 1:
        return word
    known = _article(words, at) or in_phrase(words, at) or _elided(words, at) or _plain_word(word)
    return known or (_capital(word) if _is_word(word, longest_acronym) else _site(word))


_FORMS_BEHIND_ALONE = word_set("eg ek ug hf bt ehf mbb")
"""Forms that stand behind names, and are written in small letters or few: `BT GROUP` is none."""


def _is_article_behind(words: list[str], at: int) -> bool:
    """`HOME DEPOT, THE`: an article behind a comma, put there for sorting."""
    return 0 < at == len(words) - 1 and words[at - 1].endswith(",") and lower(words[at]) == "the"


def _ends(words: list[str], at: int) -> bool:
    return all(lower(word).rstrip(".,") in FORM_CASE for word in words[at + 1 :])


def _article(words: list[str], at: int) -> str:
    """Write an article that stands between `de` and a name: `Universidad de los Andes`."""
    small = lower(words[at])
    if small not in _ARTICLES or at in (0, len(words) - 1):
        return ""
    return small if lower(words[at - 1]) == "de" else ""


_ARTICLES = word_set("la las los")


def _elided(words: list[str], at: int) -> str:
    """Write a word with a short one tied before it: `Caisse d'Épargne`; people are `D'Amico`."""
    found = _ELISION.fullmatch(words[at]) if at and not words[at].isalpha() else None
    if not found:
        return ""
    before = lower(words[at - 1])
    behind_word = before == "de" or (before not in SMALL_WORDS and before not in _LINKS)
    if not behind_word or (before != "de" and (lower(found[1]) == "l" or given_rank(before))):
        return ""
    return lower(found[1]) + found[2] + _capital(found[3])


_ELISION = re.compile(r"(d|l|dell|nell|sull|dall|all)(['’])(\w.*)", re.IGNORECASE)


def _is_short(word: str) -> bool:
    small = lower(word).rstrip(",")
    if found := _ENDED.fullmatch(small):
        return found[1] not in ACRONYMS and not _VOWELS.isdisjoint(found[1])
    return small in SHORT_WORDS and small.rstrip(".") not in FORM_CASE


_ENDED = re.compile(r"([^\W\d_]{2,})['’](?:s|t|d|m|ll|re|ve)")
"""A word with an ending, which acronyms rarely have: `MOE'S`, `IT'S`."""


def _are_short_words(words: list[str]) -> bool:
    """Tell whether a name holds a short word that is sure: of four letters, or beside others."""
    short = [word for word in words if _is_short(word)]
    named = [word for word in words if lower(word).rstrip(".,") not in FORM_CASE]
    long = any(len(word.rstrip(",")) >= _ACRONYM_LETTERS for word in short)
    return long or (bool(short) and len(named) > 1)


def _site(word: str) -> str:
    """Write a shouted address as firms do; letters that may be an acronym stay: `AOL.com`."""
    found = _SITE.fullmatch(word)
    if not found:
        return word
    sure = _is_short(found[1]) or _is_word(found[1], _ACRONYM_LETTERS)
    name = _capital(found[1]) if sure else found[1]
    return name + found[2].lower()


def _with_mixed_form(text: str) -> str:
    """Write a form at the end whose letters are of both cases: `VEREIN E.V.`, `FERRARI S.P.A.`."""
    name, blank, last = text.rpartition(" ")
    written = DOTTED_CASE.get(lower(last), "") if last.endswith(".") else ""
    mixed = not (written.islower() or written.isupper() or " " in written)
    return name + blank + written if name and written and mixed else text


def _plain_word(word: str) -> str | None:
    """Write a form or a short word in its case; None for any other."""
    small = lower(word)
    bare = small.rstrip(".,")
    if small in SMALL_WORDS:
        return upper_first(small) if small in _STAY_LARGE else small
    if is_ordinal(small):
        return small
    if small.rstrip(",") in SHORT_WORDS or _is_short(word):
        return _capital(small)
    known = WRITTEN.get(bare) or FORM_CASE.get(bare)
    return known + small[len(bare) :] if known else None


def _is_word(word: str, longest_acronym: int) -> bool:
    small = lower(word)
    bare = small.strip(".,()[]")
    letters = sum(map(str.isupper, word))
    spoken = letters > _ACRONYM_LETTERS or not _VOWELS.isdisjoint(small)
    if not _SPOKEN_LETTERS.isdisjoint(small) or _CUT_SHORT.fullmatch(small):
        longest_acronym = 1
    digits = any(map(str.isdigit, _NUMBERED.sub("", word, count=1)))
    plain = "." not in word[:-1] and "&" not in word and not digits
    return letters > longest_acronym and spoken and plain and bare not in ACRONYMS


_CUT_SHORT = re.compile(r"(?=.*[aeiou])[^\W\d_]{3}\.")
"""A word cut short: `MED.`, `ING.`, `SAN.`"""


def _capital(word: str) -> str:
    parts = _INSIDE.split(word)
    if len(parts) == 1:
        return capital(word)
    return "".join(part.upper() if _is_acronym_inside(part) else capital(part) for part in parts)


def _is_acronym_inside(part: str) -> bool:
    small = lower(part)
    if small in ACRONYMS:
        return len(part) >= _SURE_INSIDE
    is_short = part.isalpha() and 1 < len(part) < _ACRONYM_LETTERS
    return is_short and _VOWELS.isdisjoint(small) and small not in _SPOKEN_PARTS


_SPOKEN_PARTS = word_set("st mr mrs dr mc jr sr ltd ft mt kfz lkw pkw")
"""Without a vowel and yet no acronyms."""


_SURE_INSIDE = 3
"""Letters of an acronym that is tied to a word: `AIR FRANCE-KLM`."""


def with_even_name(text: str, spelt: str) -> str:
    """Write a name in ordinary case where its form was spelt as carelessly: `SIEMENS gmbh`.

    Args:
        text: a name of mixed case.
        spelt: the same as `with_spelt_form` gives it.
    """
    pairs = zip(text.split(" "), spelt.split(" "), strict=True)
    name = " ".join(word for word, _ in takewhile(lambda pair: pair[0] == pair[1], pairs))
    return company_case(name) + spelt[len(name) :] if needs_case(name) else spelt
