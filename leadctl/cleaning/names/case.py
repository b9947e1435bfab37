"""Letter case of names: only what is ALL CAPS or all lower is written anew."""

from __future__ import annotations

import re

from leadctl.cleaning.names.turkish import in_turkish, is_turkish
from leadctl.cleaning.tables import word_set
from leadctl.cleaning.text import fold

PATRONYMS = word_set("a/l a/p s/o d/o w/o")
"""Words of Malaysia and Singapore for whose child or wife somebody is: `Kumar a/l Raman`."""

SHORT_PARTICLES = word_set("v.d. v.d v/d")
"""How Dutch lists write `van de` and `van der` for short."""

_PARTICLES = word_set(
    """
    van von vom der den de de' de’ del della delle degli dei dal dalla di da do dos das du des zu
    zum zur ten ter te y e bin ibn bint binti binte af av op und la las los het al el ap vd vande
    delos
    """
)
PARTICLES = _PARTICLES | PATRONYMS | SHORT_PARTICLES
"""Words that stay small inside a name."""

BEFORE_ARTICLES = word_set("in op aan uit onder bij over voor an auf unter ob")
ARTICLES = word_set("'t ’t de den der het dem")
"""Dutch and German prepositions, and what must follow them: `in 't Veld`, `auf der Heide`."""

LEADING_PARTICLES = SHORT_PARTICLES | word_set(
    """
    van von vom der den de de' de’ del della di da dos das du des zu zum zur ten ter te
    al el ap vd
    """
)
"""Particles that open a family name which stands alone: `van der Berg`."""

_BEHIND_MAC = tuple(
    word_set(
        """
        d f g m n p t w que qui qua rae rai rat ree ritch rory rob sween swain sorley adam allan
        allister alpin arthur askill aula auley ewan ewen each elroy eoin ilwain illwain innes
        innis inis intosh intyre inerney iver ivor isaac beth bride bain bean beath callum callan
        cann candl carth carte cormack cormick corkin corquod coll conn coy cour crea crim crack
        cror crud cull culo clell clus cabe cusk lachl laine laren laur laugh lay lean leay lehose
        leish lellan lennan lenn leod lurg kell ken kerr keras kien kinl kinn kint hale hugh
        """
    )
)
"""How Scottish and Irish family names go on behind Mac, with a capital; elsewhere (Macias, Machado)
there is none. Own list."""

_PLAIN_MAC = word_set("mackenzie maccabee maccabaeus macquarie macken mackens mackenroth macwan")
"""Names that go on so and are written plainly."""

_SHORTEST_MAC = len("macrae")

NUMERAL = re.compile(
    r"I{2,3}|IV|VI{2,3}|IX|X(?:IX|IV|V?I{1,3}|V)(?<!XI)|X{2,3}(?:IX|IV|V?I{0,3})|XL(?:IX|IV|V?I{0,3})",
    re.IGNORECASE,
)
"""Roman numbers of more than one letter, but for VI and XI, names too."""

_VOWELS = re.compile("[aeiouyäöüáàâãåéèêëíìîïóòôõøúùûýœæ]", re.IGNORECASE)
_PIECES = re.compile(r"([\s\-‐–./&]+)")
_LONGEST_INITIALS = 3
_SPOKEN = word_set("st sts mt ft ng md mc sr jr chr wm hr vlk srb krc krk hrb brz mrs mr dr")
"""Without a vowel and yet no initials: `St. John`, `Andrew Ng`."""

_INITIALS_WITH_VOWELS = word_set("aj ej oj cj jj tj dj bj pj rj mj kj")
"""Initials that people are called by."""

_FEWEST_BEFORE_Y = 2
VIETNAMESE = word_set(
    "nguyen tran pham huynh phan truong hoang dang trinh dinh bui ngo duong vu vo le ly ho do dao"
)
"""Vietnamese family names, folded; behind them Van is a name."""

_BEFORE_APOSTROPHE = re.compile(
    r"((?:\w|de(?=.\w\w)|dell|dall|nell|all|sant|san|mac)?)(['’ʼ])(?=\w)", re.IGNORECASE
)
"""One letter or a short word that an apostrophe ties to the name: `O'Neill`, `Dell'Orto`,
`De'Andre`; behind a longer one stands an ending: `McDonald's`."""


_SMALL_AMONG_CAPITALS = re.compile(r"\b(?:Ma?c|Fitz)(?=[^\W\d_]{2})|ß")
"""What stays small where all else is ALL CAPS: `McDONALD`, and `GROß`, as keyboards give it."""

_SMALL_RUN = re.compile("[a-z]{4}")
"""More letters in a row than stay small."""


def is_loud(text: str) -> bool:
    """Tell whether a text is ALL CAPS."""
    if text.isupper() or text.islower() or not text:
        return text.isupper()
    return not _SMALL_RUN.search(text) and _SMALL_AMONG_CAPITALS.sub("X", text).isupper()


def needs_case(text: str) -> bool:
    """Tell whether a text is ALL CAPS or all lower, and so says nothing by its case."""
    if text.islower():
        return text.isascii() or not GEORGIAN.search(text)
    return is_loud(text)


GEORGIAN = re.compile("[\u10d0-\u10ff]")
"""Letters that Unicode calls small ones, though nobody begins a name with another."""


def name_case(text: str, *, alone: bool = False) -> str:
    """Write a name in ordinary case.

    Args:
        text: one name, or several with spaces; mixed case comes back as it is.
        alone: whether it is a part of a name, so that a particle may open it.
    """
    if not needs_case(text):
        return text
    cased = _written(text, alone=alone)
    return in_turkish(text, cased) if is_turkish(text) else cased


def _written(text: str, *, alone: bool) -> str:
    words = text.split(" ")
    return " ".join(
        lower(word)
        if _stays_small(words, at, alone=alone)
        else cased_word(word, last=_ends(words, at))
        for at, word in enumerate(words)
    )


def _ends(words: list[str], at: int) -> bool:
    """Tell whether a word ends a name of several, where initials rarely stand."""
    return 0 < at == len(words) - 1


def _stays_small(words: list[str], at: int, *, alone: bool) -> bool:
    word = words[at].lower()
    if at == len(words) - 1 or word not in (PARTICLES if at else _leading(alone=alone)):
        tied = 0 < at < len(words) - 2 and words[at + 1].lower() in ARTICLES
        return tied and word in BEFORE_ARTICLES
    if word in {"e", "y"}:  # an initial, or "and" between two family names
        return at >= _FEWEST_BEFORE_Y or (alone and at > 0)
    return not (word == "van" and at and fold(words[0]) in VIETNAMESE)


def _leading(*, alone: bool) -> frozenset[str]:
    return LEADING_PARTICLES if alone else frozenset()


def cased_word(word: str, *, last: bool) -> str:
    """Write a word of a name in ordinary case.

    Args:
        word: ALL CAPS or all lower.
        last: whether it ends a name of several words, and so is hardly initials.
    """
    if NUMERAL.fullmatch(word) or _is_initials(word, last=last):
        return word.upper()
    return "".join(capital(piece) for piece in _PIECES.split(word))


def _is_initials(word: str, *, last: bool) -> bool:
    """`JD`, `TJ`, `jj`: letters that cannot be spoken as a word, but for the last one of a name."""
    small = word.lower()
    if len(word) > _LONGEST_INITIALS or last or not word.isalpha():
        return False
    return small in _INITIALS_WITH_VOWELS or not (
        len(set(small)) == 1 < len(small) - 1
        or _VOWELS.search(word)
        or small in _SPOKEN
        or len(word) == 1
        or not word.isascii()
    )


def capital(piece: str) -> str:
    """Write one word with a capital: `McDonald`, `O'Brien`, `'t`, `MacLeod`."""
    head, mark, tail = _at_apostrophe(piece)
    if mark:
        return upper_first(lower(head)) + mark + (capital(tail) if head else lower(tail))
    small = lower(piece)
    if small.startswith("mc") and len(small) > len("mcx"):
        return "Mc" + upper_first(small[2:])
    if small.startswith("mac") and _is_mac(small):
        return "Mac" + upper_first(small[3:])
    return upper_first(small)


def _is_mac(small: str) -> bool:
    rest = small[3:]
    long = len(small) >= _SHORTEST_MAC and rest.startswith(_BEHIND_MAC)
    return long and small not in _PLAIN_MAC


def _at_apostrophe(piece: str) -> tuple[str, str, str]:
    if piece.isalpha():
        return piece, "", ""
    match = _BEFORE_APOSTROPHE.match(piece)
    return (match[1], match[2], piece[match.end() :]) if match else (piece, "", "")


def lower(word: str) -> str:
    """Lower case, with the Turkish dotted capital becoming a plain i."""
    return word.replace("İ", "i").lower()


def is_ordinal(small: str) -> bool:
    """Tell `2nd`, whose letters stay small wherever it stands."""
    return small[:1].isdigit() and _ORDINAL.fullmatch(small) is not None


_ORDINAL = re.compile(r"\d*(?:1st|2nd|3rd|\dth)", re.ASCII)


def upper_first(word: str) -> str:
    """Write the first letter large; one that has no single large form, as `ß`, stays."""
    if word.startswith("ij") and _DUTCH_IJ.match(word):
        return "IJ" + word[2:]
    large = word[:1].upper()
    return (large if len(large) == 1 else word[:1]) + word[1:]


_DUTCH_IJ = re.compile("ij[^aeiouyíú]")
"""One letter in Dutch; other languages go on with a vowel: `Ijeoma`, `Ijuí`."""
