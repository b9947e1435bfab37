"""Names whose family name stands first: in Hungary, Russia, East Asia, and lists of Spain.

The same people write it behind, too, above all in Latin letters. So both words must speak for it:
the first as a family name of that people, the second as no other one, or as a given name.
"""

from __future__ import annotations

import re

from leadctl.cleaning.names.families import EASTERN_FAMILIES, KOREAN_FAMILIES, only_surnames
from leadctl.cleaning.names.given import (
    MOSTLY_GIVEN,
    given_rank,
    is_given,
    is_hardly_family,
    may_be_given,
)
from leadctl.cleaning.names.words import SPANISH_GIVEN
from leadctl.cleaning.tables import word_set
from leadctl.cleaning.text import fold

_JAPANESE = word_set(
    """
    sato suzuki takahashi tanaka watanabe ito nakamura kobayashi yamamoto kato yoshida yamada sasaki
    yamaguchi matsumoto inoue kimura hayashi shimizu saito ikeda hashimoto ishikawa ogawa okada
    hasegawa fujita goto kondo endo ishii sakamoto aoki nishimura fujii fukuda miura fujiwara
    okamoto matsuda nakajima nakano harada ishida kojima takeuchi sugiyama murakami kaneko wada
    nakayama
    """
)
_CHINESE = EASTERN_FAMILIES - _JAPANESE - word_set("chan long lam mak ng tam chow")
"""Families whose given names are written as one word of two syllables: `Wang Xiaoming`."""

_PINYIN = re.compile(
    r"(?:(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?"
    r"(?:iang|iong|uang|ang|eng|ing|ong|ian|iao|uai|uan|ai|an|ao|ei|en|er|ia|ie|in|iu|ou|ua|ui|un"
    r"|uo|ue|a|e|i|o|u)){2}"
)
_ROMAJI = re.compile(
    r"(?:(?:[kstnhmrgzdbpfjyw]|ch|sh|ts|[knhmrgbp]y)?(?:ou|uu|oh(?![aeiou])|[aiueo])n?(?![aeiou]n\Z))"
    r"{2,5}"
)
_FEWEST_LETTERS = 5
"""Letters of a Chinese given name of two syllables that hardly another name has: not `Lina`."""

_HUNGARIAN = word_set(
    """
    kovacs szabo nagy toth horvath varga kiss molnar nemeth farkas balogh papp takacs juhasz lakatos
    meszaros olah fekete racz szilagyi torok feher gal kis szucs kocsis pinter fodor orsos szalai
    sipos magyar gulyas biro kiraly katona bognar balla hegedus barta halasz bodnar
    boros veres orban somogyi fulop vass major nemes csonka dudas bakos kun pap
    hegyi pasztor vegh soos szekely szoke kerekes varadi borbely
    """
)
_HUNGARIAN_GIVEN = word_set(
    """
    janos laszlo istvan jozsef zoltan sandor gabor ferenc attila tamas zsolt tibor csaba imre lajos
    gyorgy miklos balazs karoly bela andras gergely norbert mihaly krisztian akos arpad gyula geza
    peter adam mate bence daniel david levente dominik matyas botond aron marton milan zsombor
    erzsebet ilona katalin zsuzsanna margit judit agnes julianna ildiko eva erika krisztina
    gabriella andrea monika edit melinda eszter reka nora viktoria dora szilvia timea beata marta
    klara anita tunde noemi orsolya zsofia hanna luca lilla boglarka kinga emese hajnalka aniko
    gizella terez piroska rozsa iren maria anna
    """
)
_SLAVIC = re.compile(
    ".{2,}(?:ов|ова|ев|ева|ин|ина|ын|ына|скии|ская|цкии|цкая|скои|енко|чук|щук|юк|ук|ко|их|ых|ян|дзе|швили)"
)
"""Endings of family names in Cyrillic letters, folded."""


_OVERSEAS = EASTERN_FAMILIES | KOREAN_FAMILIES | word_set("tan goh teo ong toh koh chua sim wee")
_SYLLABLE = re.compile(
    "(?:[bcdfghjklmnpqrstwxyz]|ch|gh|hs|kh|sh|th|ts|zh)?[aeiou]{1,3}(?:ng|[nmptkhwy])?"
)
"""What both words of a given name are like in Singapore, Hong Kong and Korea: `Tan Wei Ming`."""

_MOST_WORDS = 4


def families_in_front(words: list[str]) -> int:
    """Count the words of a family name that stands in front of the given one; 0 where none does.

    Args:
        words: of a whole name, in ordinary case.
    """
    if len(words) == 2:  # noqa: PLR2004 - family and given name
        return int(_is_turned(*words))
    if len(words) > _MOST_WORDS:
        return 0
    folded = [fold(word) for word in words]
    for families in (2, 1):
        if _are_spanish(folded, families):
            return families
    return int(len(words) == 3 and _is_overseas(folded))  # noqa: PLR2004 - family, two syllables


def _are_spanish(folded: list[str], families: int) -> bool:
    known = only_surnames()
    if not all(word in known and word not in SPANISH_GIVEN for word in folded[:families]):
        return False
    return all(word in SPANISH_GIVEN or is_given(word) for word in folded[families:])


def _is_overseas(folded: list[str]) -> bool:
    family, *given = folded
    if family not in _OVERSEAS or given[-1] in _OVERSEAS:
        return False
    return all(_SYLLABLE.fullmatch(word) and given_rank(word) < MOSTLY_GIVEN for word in given)


def _is_turned(family: str, given: str) -> bool:
    if not family.isascii() and family[0] >= _FIRST_CYRILLIC:
        known = is_hardly_family(given) and not may_be_given(family)
        return known and _SLAVIC.fullmatch(fold(family)) is not None
    one, other = fold(family), fold(given)
    if one in _JAPANESE:
        return other not in EASTERN_FAMILIES and _ROMAJI.fullmatch(other) is not None
    if one in _CHINESE and len(other) >= _FEWEST_LETTERS:
        return other not in EASTERN_FAMILIES and _PINYIN.fullmatch(other) is not None
    if one in _HUNGARIAN and other in _HUNGARIAN_GIVEN and other not in _HUNGARIAN:
        return True
    return _are_spanish([one, other], 1)


_FIRST_CYRILLIC = "\u0400"
