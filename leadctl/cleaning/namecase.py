"""Letter case of names: only what is ALL CAPS or all lower is written anew."""

from __future__ import annotations

import re

from leadctl.cleaning.tables import word_set

PARTICLES = word_set(
    """
    van von vom der den de del della delle degli di da do dos das du zu zum zur ten ter te y e
    bin ibn bint af av op und la las los het
    """
)
"""Words that stay small inside a name."""

LEADING_PARTICLES = word_set("van von vom der de del della di da dos du zu zum zur ten ter")
"""Particles that open a family name which stands alone: `van der Berg`."""

MAC_NAMES = word_set(
    """
    macadam macallan macallister macalpine macarthur macaskill macaulay macauley macbeth
    macbride maccallum maccarthy maccoll macconnell maccormack maccormick maccoy maccullough
    macdermott macdonald macdonell macdonnell macdougal macdougall macdowell macduff macewan
    macewen macfadden macfadyen macfarland macfarlane macfie macgill macgillivray macgowan
    macgrath macgraw macgregor macguire macinnes macinnis macintosh macintyre maciver macivor
    mackay mackaye mackenna mackenzie mackinlay mackinnon mackintosh maclachlan maclaine
    maclaren maclaughlin maclean maclellan maclennan macleod macmahon macmanus macmaster
    macmillan macmullen macnab macnair macnally macnamara macnaughton macneal macnee macneil
    macneill macnicol macphail macphee macpherson macquarie macqueen macrae macready macritchie
    macsween macsweeney mactaggart mactavish macvicar macwilliam macwilliams
    """
)
"""Names in which a capital follows Mac; elsewhere (Macias, Machado) it does not. Own list."""

_SMALL_MAC = frozenset({"mackay", "mackaye"})
"""Listed for the sound, written `Mackay` as often as `MacKay`: left plain."""

_NUMERAL = re.compile(r"(?:II|III|IV|VI|VII|VIII)", re.IGNORECASE)
_VOWELS = re.compile("[aeiouyäöüáàâãåéèêëíìîïóòôõøúùûýœæ]", re.IGNORECASE)
_PIECES = re.compile(r"([\s\-‐–./&]+)")
_LONGEST_INITIALS = 3
_SAINTS = frozenset({"ST", "ST.", "STS", "MT", "MT.", "FT."})
"""Without a vowel and yet no initials: `St. John`."""

_BEFORE_APOSTROPHE = re.compile(
    r"((?:\w|dell|dall|nell|all|sant|san|mac)?)(['’ʼ])(?=\w)", re.IGNORECASE
)
"""One letter or a short word that an apostrophe ties to the name: `O'Neill`, `Dell'Orto`; behind
a longer one stands an ending: `McDonald's`."""


def needs_case(text: str) -> bool:
    """Tell whether a text is ALL CAPS or all lower, and so says nothing by its case."""
    return text.isupper() or text.islower()


def name_case(text: str, *, alone: bool = False) -> str:
    """Write a name in ordinary case.

    Args:
        text: one name, or several with spaces; mixed case comes back as it is.
        alone: whether it is a part of a name, so that a particle may open it.
    """
    if not needs_case(text):
        return text
    words = text.split(" ")
    last = len(words) - 1
    return " ".join(
        _cased(word, small=i < last and word.lower() in (PARTICLES if i else _leading(alone=alone)))
        for i, word in enumerate(words)
    )


def _leading(*, alone: bool) -> frozenset[str]:
    return LEADING_PARTICLES if alone else frozenset()


def _cased(word: str, *, small: bool) -> str:
    if small:
        return lower(word)
    if _NUMERAL.fullmatch(word):
        return word.upper()
    if _is_initials(word):
        return word
    return "".join(capital(piece) for piece in _PIECES.split(word))


def _is_initials(word: str) -> bool:
    """`JD`, `TJ`, `DJ`: capitals that cannot be spoken as a word."""
    spoken = _VOWELS.search(word) or word in _SAINTS
    return word.isupper() and len(word) <= _LONGEST_INITIALS and not spoken


def capital(piece: str) -> str:
    """Write one word with a capital: `McDonald`, `O'Brien`, `'t`, `MacLeod`."""
    head, mark, tail = _at_apostrophe(piece)
    if mark:
        return upper_first(lower(head)) + mark + (capital(tail) if head else lower(tail))
    small = lower(piece)
    if small.startswith("mc") and len(small) > len("mcx"):
        return "Mc" + upper_first(small[2:])
    if small in MAC_NAMES and small not in _SMALL_MAC:
        return "Mac" + upper_first(small[3:])
    return upper_first(small)


def _at_apostrophe(piece: str) -> tuple[str, str, str]:
    if piece.isalpha():
        return piece, "", ""
    match = _BEFORE_APOSTROPHE.match(piece)
    return (match[1], match[2], piece[match.end() :]) if match else (piece, "", "")


def lower(word: str) -> str:
    """Lower case, with the Turkish dotted capital becoming a plain i."""
    return word.replace("İ", "i").lower()


def upper_first(word: str) -> str:
    """Write the first letter large; one that has no single large form, as `ß`, stays."""
    large = word[:1].upper()
    return (large if len(large) == 1 else word[:1]) + word[1:]
