"""Whole names from their parts and back: no word of a name is lost on the way."""

from __future__ import annotations

import re
from functools import lru_cache

from leadctl.cleaning.names.case import LEADING_PARTICLES, PARTICLES, VIETNAMESE
from leadctl.cleaning.tables import word_set
from leadctl.cleaning.text import fold

DOUBLE_SURNAMES = word_set(
    """
    garcia lopez martinez sanchez perez gomez gonzalez rodriguez fernandez hernandez ramirez
    jimenez ruiz diaz alvarez moreno munoz alonso gutierrez romero navarro torres dominguez
    vazquez vasquez ramos gil serrano blanco molina morales suarez ortega delgado castro ortiz
    rubio marin sanz nunez iglesias medina garrido cortes castillo lozano guerrero cano prieto
    mendez calvo cruz gallego vidal leon herrera marquez pena flores cabrera campos vega fuentes
    carrasco diez reyes caballero nieto aguilar pascual santana herrero lorenzo montero hidalgo
    gimenez ibanez ferrer duran vicente benitez arias vargas carmona crespo roman pastor soto saez
    velasco moya soler parra bravo rojas silva santos ferreira pereira oliveira souza sousa lima
    carvalho almeida ribeiro rodrigues martins goncalves fernandes lopes marques alves costa gomes
    pinto teixeira moreira correia mendes nunes soares vieira monteiro cardoso rocha neves coelho
    barbosa cavalcanti araujo nascimento andrade machado freitas batista dias barros duarte
    figueiredo fonseca tavares miranda azevedo pires melo cunha henriques salazar mejia contreras
    guzman cardenas espinoza espinosa rivera quintero ospina restrepo zapata valencia cordoba
    acosta figueroa sepulveda araya tapia valenzuela bustamante mendoza chavez juarez aguirre
    """
)
"""Family names of Spain, Portugal and Latin America, where people bear two; folded. Own list of
the commonest."""

_PLAIN_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_SIMPLE_WORD = re.compile(r"(?:[^\W\d_]\.?-?)+|[^\W\d_]+(?:[-'’][^\W\d_]+)*\.?")
"""A plain word, initials, or a word cut short by a dot."""

_TYING = (
    PARTICLES
    | word_set(
        """
    't ’t aan abu aen auf av bar bat bon dal dela dell delli dello dem dí freiherr freiherrin heer i
    le mac mc ní san santa st ste tho thoe ua vander vel ó & and et of the και и й та і و
    abd abdal abdel abdul abou umm
    """
    )
    | word_set("בן בת آل أبو ابن ابو بن بنت أم ام عبد")
)
"""Words that tie a name to the next one: where one stands, nameparser finds the family name."""

_FAMILY_FIRST = re.compile(
    "[\u3005-\u3007\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff]+"
)
"""Han, Kana and Hangul: scripts that write the family name first."""

_SYLLABLE = re.compile(
    "(?:b|ch?|d|gh?|gi|h|kh?|l|m|ngh?|nh?|ph?|qu|r|s|th?|tr|v|x)?[aeiouy]{1,3}(?:ch?|m|ng?|nh|p|t)?"
)
"""What every word of a Vietnamese name looks like, folded."""

_HANGUL = re.compile("[\uac00-\ud7a3]+")

_FEWEST_FOR_TWO = 4
"""Words from which a name whose last one is such a family name has two of them."""


@lru_cache(maxsize=20_000)
def split_name(full: str, family: str = "") -> tuple[str, str]:
    """Part a cleaned whole name into given and family name; every word comes to stand in one.

    Plain words need no library: the last one is the family name.

    Args:
        full: the whole name.
        family: the family name, where the file told it; it opens or ends `full`.
    """
    if family and f" {full} ".endswith(f" {family} "):
        return full[: -len(family)].rstrip(), family
    words = full.split(" ")
    if len(words) == 1:
        return _hangul(full) if _HANGUL.fullmatch(full) else (full, "")
    if len(words) == 2 and all(map(is_family_first, words)):  # noqa: PLR2004 - family, given
        return words[1], words[0]
    if is_vietnamese(words):
        return " ".join(words[1:]), words[0]
    at = _family_at(words, [] if _are_simple(words) else _family_by_library(full))
    return " ".join(words[:at]), " ".join(words[at:])


def _are_simple(words: list[str]) -> bool:
    """Tell whether the last word alone is the family name for sure."""
    return not words[-1].endswith(".") and all(map(is_simple, words))


@lru_cache(maxsize=50_000)
def is_simple(word: str) -> bool:
    """Tell whether a word ties no name to the next one, so that the split needs no library."""
    tying = word.casefold().rstrip(".") in _TYING
    return not tying and _SIMPLE_WORD.fullmatch(word) is not None


def is_vietnamese(words: list[str]) -> bool:
    """Tell a name that begins with its family name: `Nguyễn Văn Anh`."""
    folded = [fold(word) for word in words] if words[0][:1] in _VIETNAMESE_INITIALS else []
    return (
        len(folded) > 2  # noqa: PLR2004 - Vietnamese given names have two words, mostly
        and folded[0] in VIETNAMESE
        and folded[-1] not in VIETNAMESE
        and all(map(_SYLLABLE.fullmatch, folded))
    )


_VIETNAMESE_INITIALS = frozenset("NTPHDĐBVL")


def is_family_first(word: str) -> bool:
    """Tell whether a word stands in a script that writes the family name first."""
    return _FAMILY_FIRST.fullmatch(word) is not None


def _hangul(full: str) -> tuple[str, str]:
    from nameparser import HumanName  # noqa: PLC0415 - 95 ms, and most names are plain words

    found = HumanName(full)
    given, family = str(found.first), str(found.last)
    return (given, family) if family + given == full else (full, "")


def _family_by_library(full: str) -> list[str]:
    from nameparser import HumanName  # noqa: PLC0415 - 95 ms, and most names are plain words

    return str(HumanName(full).last).split()


def _family_at(words: list[str], family: list[str]) -> int:
    """Find where the family name begins, and the rest belongs to it.

    It holds the first word only where particles open the whole: `de la Cruz`.
    """
    size = len(family)
    if words == family and words[0].casefold() in LEADING_PARTICLES:
        return 0
    starts = [at for at in range(1, len(words)) if size and words[at : at + size] == family]
    at = starts[-1] if starts else len(words) - 1
    if fold(words[-1]) not in DOUBLE_SURNAMES:
        return at
    first = at
    while at > 1 and fold(words[at - 1]) in DOUBLE_SURNAMES:
        at -= 1
    alone = at == first == len(words) - 1 and len(words) >= _FEWEST_FOR_TWO
    return at - 1 if alone else at


def join_name(*parts: str | None) -> str:
    """Write a whole name from its parts, given name first, as far as they are known.

    In scripts that write the family name first, it stands first.
    """
    known = [part for part in parts if part]
    if len(known) > 1 and all(map(is_family_first, known)):
        known.reverse()
    return " ".join(known)
