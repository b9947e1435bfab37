"""Comparison of e-mail addresses: the whole, the part before the @, the domain."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.matching.evidence import FAULTY, FREE, ROLE, TOLD
from leadctl.matching.pairwise import Compared, bits_of_sharing, distinct_pairs

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from leadctl.matching.features import Features, Ints
    from leadctl.matching.pairwise import Floats


class Addresses:
    """Compares e-mail addresses of one list by their parts."""

    WORDS = (
        "",
        "other provider's address",
        "other company's address",
        "same domain, other mailbox",
        "same domain, both mailboxes tell the name",
        "same name before the @",
        "nearly the same address",
        "same mailbox name, of no name's",
        "same address",
    )
    WEIGHTS = (0.0, -0.7, -1.0, -7.0, -10.0, 1.0, 6.0, 6.0, 10.0)
    """In bits, by level. A near address was worth 12 to 13 and an equal name before the @ 9, most
    of which the name has told. Two mailboxes at one domain were worth -3 among all, and -11 between
    rows of one name and company, of which one pair in 365 was one person; lists whose vendors guess
    addresses have more of them."""

    def __init__(self, features: Features) -> None:
        import numpy as np  # noqa: PLC0415

        self._of = features
        self.texts = features.evidence.emails.texts.all
        locals_: dict[str, int] = {}
        domains: dict[str, int] = {}
        digits: dict[str, int] = {}
        rows = []
        for text in self.texts:
            local, _, domain = text.rpartition("@")
            number = "".join(filter(str.isdigit, text))
            pairs = ((locals_, local), (domains, domain), (digits, number))
            rows.append([table.setdefault(word, len(table)) for table, word in pairs])
        parts = np.array(rows, dtype=np.int64)
        self.local, self.domain, self.digits = parts[:, 0], parts[:, 1], parts[:, 2]

    def compare(self, lefts: Ints, rights: Ints) -> Compared:
        """Take the best agreement among the addresses of both, or the worst difference."""
        import numpy as np  # noqa: PLC0415

        of = self._of
        level = np.zeros(len(lefts), dtype=np.int64)
        weight = np.zeros(len(lefts))
        for mine in of.emails[lefts].T:
            for theirs in of.emails[rights].T:
                found, bits = self._levels(mine, theirs)
                better = np.where(bits > 0, bits > weight, (weight <= 0) & (bits < weight))
                level, weight = np.where(better, found, level), np.where(better, bits, weight)
        return Compared("email", list(self.WORDS), level, weight)

    def _levels(self, mine: Ints, theirs: Ints) -> tuple[Ints, Floats]:
        import numpy as np  # noqa: PLC0415

        kinds = self._of.kinds
        either, both = kinds[mine] | kinds[theirs], kinds[mine] & kinds[theirs]
        there = (mine > 0) & (theirs > 0) & ((either & ROLE) == 0)
        local = self.local[mine] == self.local[theirs]
        domain = self.domain[mine] == self.domain[theirs]
        free = (either & (FREE | FAULTY)) > 0
        told = (both & TOLD) > 0
        named = (either & TOLD) > 0
        level = np.where(free, np.where((both & FREE) > 0, 1, 0), 2)
        level = np.where(domain & ~free, np.where(told, 4, 3), level)
        level = np.where(local & ~domain, np.where(named, 5, 7), level)
        level = np.where(self._near(mine, theirs, there & (mine != theirs)), 6, level)
        level = np.where(there, np.where(mine == theirs, 8, level), 0)
        weights = np.array(self.WEIGHTS)[level]
        shared = bits_of_sharing(self._of.by_email, self._of.population, most=12)
        return level, np.where(level == 8, np.maximum(shared[mine], 0.0), weights)  # noqa: PLR2004

    def _near(self, mine: Ints, theirs: Ints, wanted: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """A slip or two apart, but for digits and the first letter.

        `jane1@` and `jane2@` are two people, and so are `jdoe@` and `mdoe@`.
        """
        import numpy as np  # noqa: PLC0415
        from rapidfuzz import process  # noqa: PLC0415
        from rapidfuzz.distance import OSA, Indel  # noqa: PLC0415

        at, pairs = distinct_pairs(np.where(wanted, mine, 0), np.where(wanted, theirs, 0))
        sides = np.array(pairs, dtype=np.int64)
        left, right = ([self.texts[code] for code in sides[:, side]] for side in (0, 1))
        off = process.cpdist(left, right, scorer=OSA.distance, score_cutoff=3)
        like = process.cpdist(left, right, scorer=Indel.normalized_similarity)
        broken = ((self._of.kinds[sides[:, 0]] | self._of.kinds[sides[:, 1]]) & FAULTY) > 0
        counted = self.digits[sides[:, 0]] == self.digits[sides[:, 1]]
        counted &= np.array([a[:1] == b[:1] for a, b in zip(left, right, strict=True)], dtype=bool)
        near = np.where(broken, (off <= 3) | (like >= 0.85), (off <= 2) & counted)  # noqa: PLR2004
        lengths = np.array([min(map(len, pair)) for pair in zip(left, right, strict=True)])
        return (near & (lengths >= 10))[at] & wanted  # noqa: PLR2004
