"""Whether a list holds families, so that one home, family name and birth date may be twins'."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.matching.block import LARGEST, small_blocks
from leadctl.matching.features import mixed

if TYPE_CHECKING:
    from leadctl.matching.features import Features

TWINS = 1 / 60
"""Share of siblings who are twins: 1.6 % of births are (Monden et al. 2021)."""

TIMES = 8
"""How many times more often than twins relatives share a birth date before they count as one."""

_A_YEAR = 1


def twins_are_unlikely(features: Features) -> bool:
    """Tell whether relatives of one birth date are far more than its families would have as twins.

    In a list of households most relatives have other birth dates. Where hardly any have, those who
    share one are the same person, listed under another given name.
    """
    import numpy as np  # noqa: PLC0415

    texts = features.evidence.plain
    if len(texts["birth_date"].texts.all) == 1 or len(texts["street"].texts.all) == 1:
        return False
    homes = features.digests(texts["street"].texts)[features.plain["street"]]
    families = features.digests(features.evidence.names)[features.last]
    rows = np.flatnonzero((homes != 0) & (families != 0) & (features.plain["birth_date"] > 0))
    packed, _, _ = small_blocks(rows, mixed(homes, families)[rows], features.count, largest=LARGEST)
    twins, others = 0, 0
    births, codes = texts["birth_date"].texts.all, features.plain["birth_date"]
    for pair in packed.tolist():
        low, high = divmod(pair, features.count)
        people = (features.people[features.person[row]] for row in (low, high))
        if features.names.whole(*people).is_another:
            one, other = births[codes[low]], births[codes[high]]
            twins += one == other
            others += abs(int(one[:4]) - int(other[:4])) > _A_YEAR
    return twins > TIMES * (others * TWINS + 1)
