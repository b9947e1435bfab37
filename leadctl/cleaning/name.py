"""Names of people: case, titles before and letters behind, `Last, First`, splitting and joining.

`Null`, `Test`, `None` and `Ma` are names of real people: only what no person writes (`NULL`, `n/a`)
counts as empty.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import EMPTY, Cleaned
from leadctl.cleaning.namecase import name_case, needs_case
from leadctl.cleaning.namesplit import join_name, split_name
from leadctl.cleaning.tables import word_set
from leadctl.cleaning.text import NULL_WORDS, key_of, label_of, repair

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["clean_full_name", "clean_name", "join_name", "name_key", "split_name"]

SUFFIX = "suffix:"
"""Flag of a word that stood behind a name, and what it is."""

FAMILY = "family:"
"""Flag of a whole name whose family name was told, by a comma or a title, and what it is."""

HONORIFICS = word_set(
    """
    mr mrs ms miss mx dr prof professor doctor sir madam mme mlle monsieur madame herr frau dott
    dra drs sra srta señor señora signor signora signore dhr mevr mw ir dipling diplkfm diplkffr
    univprof rabbi
    """
)
"""Titles before a name, folded without dots and dashes."""

DOTTED_HONORIFICS = word_set(
    """
    hon rev revd fr hr capt lt col maj gen sgt mag ing sr mgr phdr judr med rer nat
    """
)
"""Titles only with a dot behind them: without it they are names or parts of names."""

GENERATIONS = word_set("jr sr ii iii iv jnr snr junior")
CREDENTIALS = word_set(
    """
    phd mba esq cpa pmp cfa cissp msc bsc dds dvm edd llm llb mph psyd pharmd shrm sphr phr cism
    cisa csm facs fcca acca frcs rn dphil bba mbbs obe mbe cbe
    """
)
"""Letters behind a name, folded without dots."""

COMMA_CREDENTIALS = CREDENTIALS | word_set(
    """
    md jd ma ba ms bs do dr ca pe aia np pa od cma mcp ceo cto cfo
    """
)
"""Letters that count only after a comma: elsewhere `Ma`, `Do` and `Md` are names."""

NAME_NULLS = NULL_WORDS - {
    "null",
    "none",
    "nil",
    "missing",
    "empty",
    "blank",
    "na",
    "nan",
    "unknown",
}
_SHOUTED_NULLS = frozenset(
    {
        "null",
        "NULL",
        "none",
        "NONE",
        "nan",
        "NaN",
        "NAN",
        "na",
        "NA",
        "unknown",
        "UNKNOWN",
        "Unknown",
    }
)
_PICTURES = re.compile("[\u2190-\u2bff\u3000-\u3004\U0001f000-\U0001faff\u20e3®™©]+")
_PRONOUNS = re.compile(
    r"\s*[\[(]\s*(?:she|he|they|ella|él|elle|il|sie|er)\b[^\])]*[\])]"
    r"|(?<=\w)[\s,;|–-]+(?:she|he|they|ella|él|elle|il|iel|sie|er)"
    r"(?:\s*/\s*(?:her|hers|him|his|them|their|theirs|they|she|he|la|le|lui|ihr|ihm))+(?!\w)",
    re.IGNORECASE,
)
_NICKNAME = re.compile(
    r"""(?<=\w)[.]?\s+(?:"([^"]{1,30})"|[“„]([^“”"]{1,30})[“”]|'(\w[^'\s]{0,29})'"""
    r"""|\((\w{1,20})\)(?=\s+\w))(?=\s|$)"""
)
"""A name in quotes behind another one, or in brackets between two: `Edward "Ed" Smith`."""

_ADDRESS = re.compile(r"[<(\[]?[^\s@<>()\[\]]+@[^\s@<>()\[\]]+\.[^\s@<>()\[\]]+[>)\]]?")
_ODD = re.compile(r"""["“„'(\[<@/=]""")
"""One of these stands in every nickname, pronoun, address or link; most names have none."""

_AND = frozenset({"&", "+", "and", "und", "et", "y", "e", "en", "i"})
_OF_THE_GIVEN_NAME = frozenset({"sir", "miss", "madam", "rabbi"})
"""Titles behind which a single name is the given one as often as not."""

_APOSTROPHE = re.compile("['’ʼ`´]")
_EDGES = ' ,;:|_*"<>=~^'
_SHORTEST_SHOUTED = 3
"""A shouted family name beside a written given one (`Jane DOE`) has at least so many letters."""


def clean_name(values: Sequence[str]) -> list[Cleaned]:
    """Clean given names, or family names, that stand in a column of their own."""
    return [_settled(value, alone=True) for value in values]


def clean_full_name(values: Sequence[str]) -> list[Cleaned]:
    """Clean whole names: given name first, titles and letters taken off into the flags."""
    return [_settled(value, alone=False) for value in values]


def _settled(value: str, *, alone: bool) -> Cleaned:
    """Clean until nothing changes: taking a title off may uncover another one."""
    raw = repair(value)
    flags = _nicknames(raw) if _ODD.search(raw) else {}
    text, family = _stripped(raw), 0
    for _ in range(5):
        if text in _SHOUTED_NULLS or text.casefold() in NAME_NULLS:
            return Cleaned(None, reason="not_a_name") if "@" in raw else EMPTY
        before = text
        text, found, told = _once(text, alone=alone)
        family = family or told
        flags.update(dict.fromkeys(found))
        if text == before:
            break
    if not text:
        return EMPTY
    words = text.split(" ")
    if family and len(words) >= family:
        flags[FAMILY + " ".join(words[-family:])] = None
    return Cleaned(text, flags=tuple(flags), key=name_key(text))


def _nicknames(text: str) -> dict[str, None]:
    found = _NICKNAME.findall(label_of(text))
    return dict.fromkeys(f"nickname:{next(filter(None, groups))}" for groups in found)


def name_key(name: str) -> str:
    """Fold a name for comparing; `O'Brien` and `OBrien` meet."""
    return key_of(_APOSTROPHE.sub("", name))


def _stripped(value: str) -> str:
    text = repair(value)
    if not text.isascii():
        text = _PICTURES.sub(" ", text)
    if _ODD.search(text):
        text = _PRONOUNS.sub("", _ADDRESS.sub(" ", label_of(text)))
        text = _NICKNAME.sub("", text)
    return repair(text).strip(_EDGES)


def _once(text: str, *, alone: bool) -> tuple[str, list[str], int]:
    """Take one layer off; the flags come second, and how many words end it as the family name."""
    words, behind = _without_suffixes(text)
    words, before = _without_honorifics(words)
    name = " ".join(words)
    family = 0
    if not alone:
        name, family = _turned(name)
        if len(words) == 1 and before and _bare(before[-1]) not in _OF_THE_GIVEN_NAME:
            family = 1
    name = name_case(name, alone=alone) if needs_case(name) else _calmed(name, alone=alone)
    return (
        _stripped(name),
        [
            *(f"honorific:{word}" for word in before),
            *(f"{SUFFIX}{word}" for word in behind),
        ],
        family,
    )


def _bare(word: str) -> str:
    return re.sub(r"[.\-,]", "", word).casefold()


def _without_suffixes(text: str) -> tuple[list[str], list[str]]:
    """Take `Jr.` and `PhD` off the end, as long as a name remains."""
    words = text.split(" ")
    taken: list[str] = []
    while len(words) > 1 and _is_suffix(
        words[-1], after_comma=words[-2].endswith(","), left=len(words) - 1
    ):
        taken.insert(0, words.pop().strip(","))
        words[-1] = words[-1].rstrip(",") or words[-1]
    return words, taken


def _is_suffix(word: str, *, after_comma: bool, left: int) -> bool:
    bare = _bare(word)
    if after_comma:
        return bare in COMMA_CREDENTIALS or bare in GENERATIONS
    if bare in CREDENTIALS:
        return True
    return bare in GENERATIONS and (bare != "junior" or left > 1)


def _without_honorifics(words: list[str]) -> tuple[list[str], list[str]]:
    """Take `Prof. Dr.` or `Mr. & Mrs.` off the front, as long as a name remains."""
    taken: list[str] = []
    while len(words) > 1:
        at = 1 if taken and words[0].lower() in _AND and len(words) > 2 else 0  # noqa: PLR2004
        if not _is_honorific(words[at]):
            break
        taken.append(words[at])
        words = words[at + 1 :]
    return words, taken


def _is_honorific(word: str) -> bool:
    bare = _bare(word)
    return bare in HONORIFICS or (word.endswith(".") and bare in DOTTED_HONORIFICS)


def _turned(name: str) -> tuple[str, int]:
    """Write `Doe, Jane` as `Jane Doe`; the words of a family name that needs telling come second.

    Of two words the second is the family name without being told.
    """
    last, comma, first = (part.strip() for part in name.partition(","))
    if not (comma and last and first) or "," in first:
        return name, 0
    told = last.count(" ") + 1
    return f"{first} {last}", told if told > 1 or " " in first else 0


def _calmed(name: str, *, alone: bool) -> str:
    """Lower a shouted word beside written ones: `Jane DOE`; short ones may be initials."""
    if alone:
        return name
    words = name.split(" ")
    return " ".join(
        name_case(word)
        if word.isupper() and sum(map(str.isalpha, word)) >= _SHORTEST_SHOUTED
        else word
        for word in words
    )
