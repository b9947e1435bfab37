"""Names of people: case, titles before and letters behind, `Last, First`, splitting and joining.

`Null`, `Test`, `None` and `Ma` are names of real people: only what no person writes (`NULL`, `n/a`)
counts as empty.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import EMPTY, Cleaned
from leadctl.cleaning.namecase import PARTICLES, name_case, needs_case
from leadctl.cleaning.tables import word_set
from leadctl.cleaning.text import NULL_WORDS, key_of, repair

if TYPE_CHECKING:
    from collections.abc import Sequence

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
    hon rev revd fr hr capt lt col maj gen sgt mag ing sr mgr phdr judr med rer nat h c
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
    r"\s*[\[(]\s*(?:she|he|they|ella|él|elle|il|sie|er)\b[^\])]*[\])]", re.IGNORECASE
)
_APOSTROPHE = re.compile("['’ʼ`´]")
_EDGES = ' ,;:|_*"<>=~^'
_PLAIN_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
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
    flags: dict[str, None] = {}
    text = _stripped(value)
    for _ in range(5):
        if text in _SHOUTED_NULLS or text.casefold() in NAME_NULLS:
            return EMPTY
        before = text
        text, found = _once(text, alone=alone)
        flags.update(dict.fromkeys(found))
        if text == before:
            break
    return Cleaned(text, flags=tuple(flags), key=name_key(text)) if text else EMPTY


def name_key(name: str) -> str:
    """Fold a name for comparing; `O'Brien` and `OBrien` meet."""
    return key_of(_APOSTROPHE.sub("", name))


def _stripped(value: str) -> str:
    text = _PRONOUNS.sub("", _PICTURES.sub(" ", repair(value)))
    return repair(text).strip(_EDGES)


def _once(text: str, *, alone: bool) -> tuple[str, list[str]]:
    words, behind = _without_suffixes(text)
    words, before = _without_honorifics(words)
    name = " ".join(words)
    if not alone:
        name = _turned(name)
    name = name_case(name, alone=alone) if needs_case(name) else _calmed(name, alone=alone)
    return _stripped(name), [
        *(f"honorific:{word}" for word in before),
        *(f"suffix:{word}" for word in behind),
    ]


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
    """Take `Prof. Dr.` off the front, as long as a name remains."""
    taken = []
    while len(words) > 1 and _is_honorific(words[0]):
        taken.append(words[0])
        words = words[1:]
    return words, taken


def _is_honorific(word: str) -> bool:
    bare = _bare(word)
    return bare in HONORIFICS or (word.endswith(".") and bare in DOTTED_HONORIFICS)


def _turned(name: str) -> str:
    """Write `Doe, Jane` as `Jane Doe`."""
    last, comma, first = (part.strip() for part in name.partition(","))
    if not (comma and last and first) or "," in first:
        return name
    return f"{first} {last}"


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


@lru_cache(maxsize=20_000)
def split_name(full: str) -> tuple[str, str]:
    """Part a cleaned whole name into given and family name; middle names stay in the whole only.

    Two plain words need no library: it splits them at the space, whatever they are.
    """
    words = full.split(" ")
    if len(words) == 1:
        return full, ""
    if len(words) == 2 and all(_is_plain(word) for word in words):  # noqa: PLR2004 - given, family
        return words[0], words[1]
    return _split_by_library(full) or (words[0], " ".join(words[1:]))


def _is_plain(word: str) -> bool:
    return bool(_PLAIN_WORD.fullmatch(word)) and word.casefold() not in PARTICLES


def _split_by_library(full: str) -> tuple[str, str] | None:
    from nameparser import HumanName  # noqa: PLC0415 - 95 ms, and most names are two plain words

    name = HumanName(full)
    first, last = str(name.first), str(name.last)
    return (first, last) if first and last else None


def join_name(*parts: str | None) -> str:
    """Write a whole name from its parts, as far as they are known."""
    return " ".join(part for part in parts if part)
