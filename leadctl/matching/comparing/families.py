"""What relatives share: a home tells the household once, and which of them a row is by nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.matching.blocking.block import LARGEST, small_blocks
from leadctl.matching.comparing.pairwise import says
from leadctl.matching.comparing.places import OTHER_BIRTH, OTHER_BIRTHS, SAME_BIRTH
from leadctl.matching.comparing.streets import AT_ONE_DOOR
from leadctl.matching.gathering.features import mixed
from leadctl.matching.words.names import TWO_PEOPLE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from leadctl.matching.comparing.pairwise import Compared, Floats
    from leadctl.matching.gathering.features import Features

RELATIVES = 6.0
"""What a shared home, workplace, phone and birth date weigh together where the given names are
different: twins share all of them."""

HEIR = 10.0
"""The same where one has Jr, Sr or a number behind the name: father and son share all but the
birth date, and yet half of those who are listed so are one person."""

SAME_NAME, LIKE_NAME = 6.5, 3.0
"""Log-odds, in bits, that two of one home have at the most by name, place and phone: with one given
name, and with given names alike. Of a household's other members one in a hundred is called the
same, as son and father are, and one in ten of those who are called alike is another one."""

OTHER_BORN = 5.0
"""Log-odds that two have at the most by name, place and phone before birth dates that contradict
each other count: they may be of one family, where names return."""

TWINS = 1 / 60
"""Share of siblings who are twins: 1.6 % of births are (Monden et al. 2021)."""

TIMES = 8
"""How many times more often than twins relatives share a birth date before they count as one."""

MOST_MISNAMED = 0.2
"""How often rows of one person differ in the given name, beside those that agree: where
more of one home and birth date do, they are no errors."""

_A_YEAR = 1


def twins_are_unlikely(features: Features) -> bool:
    """Tell whether relatives of one birth date are far more than its families would have as twins.

    In a list of households most relatives have other birth dates. Where hardly any have, those who
    share one are the same person, listed under another given name: few beside those listed twice
    under one.
    """
    import numpy as np  # noqa: PLC0415

    texts = features.evidence.plain
    if len(texts["birth_date"].texts.all) == 1 or len(texts["street"].texts.all) == 1:
        return False
    homes = features.digests(texts["street"].texts)[features.plain["street"]]
    families = features.digests(features.evidence.names)[features.last]
    rows = np.flatnonzero((homes != 0) & (families != 0) & (features.plain["birth_date"] > 0))
    packed, _ = small_blocks(rows, mixed(homes, families)[rows], features.count, largest=LARGEST)
    twins, others, agreeing = 0, 0, 0
    births, codes = texts["birth_date"].texts.all, features.plain["birth_date"]
    for pair in packed.tolist():
        low, high = divmod(pair, features.count)
        people = (features.people[features.person[row]] for row in (low, high))
        one, other = births[codes[low]], births[codes[high]]
        if not features.names.whole(*people).is_another:
            agreeing += one == other
        else:
            twins += one == other
            others += abs(int(one[:4]) - int(other[:4])) > _A_YEAR
    return TIMES * (others * TWINS + 1) < twins < MOST_MISNAMED * agreeing


class Families:
    """Limits what a list's rows share by what their relatives would share, too."""

    def __init__(self, features: Features) -> None:
        self._of = features
        self._one_birth_is_one_person = twins_are_unlikely(features)

    def limited(
        self, name: Compared, birth: Compared, shared: list[Compared], heir: NDArray[np.bool_]
    ) -> tuple[Compared, list[Compared]]:
        """Limit what is shared.

        Args:
            name: how their names compare.
            birth: how their birth dates do.
            shared: how their workplaces, places and phones do.
            heir: of which one alone has Jr, Sr or a number behind the name: father and son share
                name, home, firm and phone.

        Returns:
            the comparison of birth dates, and the others.
        """
        import numpy as np  # noqa: PLC0415

        another = says(name, TWO_PEOPLE)
        left = np.where(another, RELATIVES, self._by_name(name, birth, *shared[:2]))
        left = np.where(heir, np.minimum(left, HEIR), left)
        twins = another & says(birth, SAME_BIRTH)
        if self._one_birth_is_one_person:
            left, twins = np.where(twins, np.inf, left), twins & False
        done = []
        for part in shared:
            weight = np.minimum(part.weight, left)
            left = left - np.maximum(weight, 0)
            done.append(part._replace(weight=weight))
        born = np.where(twins, np.minimum(birth.weight, left), birth.weight)
        return birth._replace(weight=born), done

    def _by_name(self, name: Compared, birth: Compared, work: Compared, place: Compared) -> Floats:
        """What may be shared beside a name before it tells a household, where one is told."""
        import numpy as np  # noqa: PLC0415

        same, home = says(name, "^same given name(,|$)"), says(place, AT_ONE_DOOR)
        most = np.where(same, SAME_NAME, LIKE_NAME)
        most = np.where(home & (work.weight <= 0), most, np.inf)
        most = np.where(says(birth, OTHER_BIRTHS), np.minimum(most, OTHER_BORN), most)
        # Brothers bear two names, and father and son are a generation apart.
        most = np.where(same & home & says(birth, f"^{OTHER_BIRTH}"), np.inf, most)
        found: Floats = np.maximum(most - self._of.prior - name.weight, 0)
        return found
