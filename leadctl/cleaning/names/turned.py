"""Names of two words whose family name stands first: in Hungary, Russia, China and Japan.

The same people write it behind, too, above all in Latin letters. So both words must speak for it:
the first as a family name of that people, the second as no other one, or as a given name.
"""

from __future__ import annotations

import re

from leadctl.cleaning.names.families import EASTERN_FAMILIES
from leadctl.cleaning.names.given import is_hardly_family, may_be_given
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


def is_turned(words: list[str]) -> bool:
    """Tell a name whose family name stands first.

    Args:
        words: two words of a whole name, in ordinary case.
    """
    family, given = words
    if not family.isascii() and family[0] >= _FIRST_CYRILLIC:
        known = is_hardly_family(given) and not may_be_given(family)
        return known and _SLAVIC.fullmatch(fold(family)) is not None
    one, other = fold(family), fold(given)
    if one in _JAPANESE:
        return other not in EASTERN_FAMILIES and _ROMAJI.fullmatch(other) is not None
    if one in _CHINESE and len(other) >= _FEWEST_LETTERS:
        return other not in EASTERN_FAMILIES and _PINYIN.fullmatch(other) is not None
    return one in _HUNGARIAN and other in _HUNGARIAN_GIVEN and other not in _HUNGARIAN


_FIRST_CYRILLIC = "\u0400"
