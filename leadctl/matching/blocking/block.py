"""Blocking: which pairs of rows are worth a comparison, about five a row however long the list is.

Each rule puts rows that share something into a block. A large block is split by a further value,
again and again. Where a name and more agree, each row of what stays too large is compared with
those next to it; the rest is dropped and reported.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from leadctl.matching.blocking.blockvalues import Atoms, Values, both, joined, letters
from leadctl.matching.blocking.neighbours import Neighbours
from leadctl.matching.gathering.features import mixed
from leadctl.matching.words.sounds import sound

if TYPE_CHECKING:
    from collections.abc import Iterator

    import numpy as np
    from numpy.typing import NDArray

    from leadctl.matching.gathering.features import Features, Hashes, Ints

LARGEST = 32
"""Rows of a block all of whose pairs are compared; 496 pairs."""

LARGEST_OF_WEAK = 8
WEAK = frozenset(
    {"surname and initial", "city and name", "name beginnings", "city and organisation"}
)
"""Rules that bring strangers together as a rule; their blocks are split sooner."""

OF_A_NAME = frozenset({"full name", "name sound"})
"""Rules that namesakes meet by, beside the weak ones: that their names agree tells nothing more."""

TYING = frozenset({"works", "postal_code", "birth_date"})
"""Splits that tell of those of one name who share them that they may well be one person."""

COVERED = (WEAK - {"city and organisation"}) | {"name sound", "company and initials"}
"""Rules of which what stays too large stands under the full name, too, or the company and name."""

_BEGINNING = 4
_NAME, _PLACES = "name", ("city", "postal_code", "birth_date")
"""By what large blocks are split, with the initials before and workplaces between."""


class DroppedBlock(NamedTuple):
    """Rows that share a value and were too many to compare.

    Attributes:
        rule: what they share.
        value: the value itself, as a match key: it may be personal data.
        rows: how many rows.
    """

    rule: str
    value: str
    rows: int


@dataclass
class Blocking:
    """Candidate pairs of a list's rows.

    Attributes:
        features: of the list.
        rows: those to compare; of equal rows one is enough.
        theirs: which rows are of another list, where only pairs across the two are wanted.
        new: which rows every block must have one of, where not all are wanted.
        dropped: blocks that were too large, with their rows.
    """

    features: Features
    rows: Ints
    theirs: NDArray[np.bool_] | None = None
    new: NDArray[np.bool_] | None = None
    dropped: list[tuple[DroppedBlock, Ints]] = field(default_factory=list)

    def pairs(self) -> tuple[Ints, Ints]:
        """Find the pairs, each once, the lower row first."""
        import numpy as np  # noqa: PLC0415

        found = [np.zeros(0, dtype=np.int64)]
        splits = self._splits()
        for rule, values in self._rules():
            found.append(self._block(rule, values, splits))
        packed = np.sort(np.concatenate(found))
        packed = packed[np.concatenate((packed[:1] == packed[:1], packed[1:] != packed[:-1]))]
        return packed // self.features.count, packed % self.features.count

    def _rules(self) -> Iterator[tuple[str, Values]]:
        of, atoms = self.features, Atoms(self.features)
        yield "email", atoms.emails(whole=True)
        yield "mailbox", atoms.emails(whole=False)
        yield "phone", atoms.phones()
        yield "full name", atoms.full_names()
        yield "surname and initial", atoms.surnames_with_initial()
        yield "name sound", both(atoms.given(_sound_of_first), atoms.family(sound))
        family = atoms.family(letters(3))
        yield "name beginnings", both(atoms.given(letters(4)), family)
        works = atoms.several(of.evidence.works)
        yield "company and initials", both(works, atoms.initials())
        parts = atoms.given(_beginning_of_first), family
        yield "company and name", joined([both(works, part) for part in parts])
        for rule, part in (("given name", atoms.given(letters(3))), ("family name", family)):
            for where in ("postal_code", "street", "birth_date"):
                yield f"{where} and {rule}", both(atoms.plain(where), part)
        name = both(atoms.given(letters(1)), family)
        yield "city and name", both(atoms.plain("city"), name)
        yield "birth date", atoms.plain("birth_date")
        if of.organisations.any():
            yield "organisation", atoms.of_organisations(works)
            words = atoms.organisation_words()
            for where in ("postal_code", "street", "city"):
                yield f"{where} and organisation", both(words, atoms.plain(where))

    def _splits(self) -> dict[str, Hashes]:
        """By what large blocks are split, in turn."""
        of, atoms = self.features, Atoms(self.features)
        return {
            "initials": atoms.initials().digests,
            _NAME: of.person.astype("uint64"),
            "works": atoms.by_row(atoms.several(of.evidence.works)),
            **{name: atoms.by_row(atoms.plain(name)) for name in _PLACES},
        }

    def _block(self, rule: str, values: Values, splits: dict[str, Hashes]) -> Ints:
        """Pair the rows of each block; large ones in parts."""
        import numpy as np  # noqa: PLC0415

        wanted = np.zeros(self.features.count, dtype=bool)
        wanted[self.rows] = True
        left = np.flatnonzero((values.digests != 0) & wanted[values.rows])
        if self.new is not None:
            left = left[_among(values.digests[left], self.new[values.rows[left]])]
        digests, found = values.digests[left], []
        tied = np.full(self.features.count, rule not in WEAK | OF_A_NAME)
        for by in ("", *splits):
            if by:
                digests = mixed(digests, splits[by][values.rows[left]])
            pairs, left, digests = self._paired(rule, values, left, digests)
            found.append(pairs)
            if by == _NAME:
                self._drop(rule, values, left, digests, bare=True)
            if by in TYING:
                tied |= splits[by] != 0
            if by in TYING | {_NAME} and rule not in COVERED:
                pairs, left, digests = self._chained(values, left, digests, tied)
                found.append(pairs)
        self._drop(rule, values, left, digests, bare=False)
        return np.concatenate(found)

    def _paired(
        self, rule: str, values: Values, left: Ints, digests: Hashes
    ) -> tuple[Ints, Ints, Hashes]:
        """Pair the rows of small blocks; also gives the places and digests of what is left."""
        if self.theirs is not None:
            both = _in_both(digests, self.theirs[values.rows[left]])
            left, digests = left[both], digests[both]
        largest = LARGEST_OF_WEAK if rule in WEAK else LARGEST
        pairs, rest = small_blocks(values.rows[left], digests, self.features.count, largest)
        pairs = pairs if self.theirs is None else self._across(pairs)
        return pairs, left[rest], digests[rest]

    def _chained(
        self, values: Values, left: Ints, digests: Hashes, tied: NDArray[np.bool_]
    ) -> tuple[Ints, Ints, Hashes]:
        """Pair rows of one name and more with those next to them; also gives what is left."""
        import numpy as np  # noqa: PLC0415

        rows = values.rows[left]
        chained = (self.features.person[rows] > 0) & tied[rows]
        if not chained.any():
            return np.zeros(0, dtype=np.int64), left, digests
        pairs, rest = self._neighbours.pairs(rows[chained], digests[chained])
        rest = np.concatenate((np.flatnonzero(~chained), np.flatnonzero(chained)[rest]))
        return pairs, left[rest], digests[rest]

    @cached_property
    def _neighbours(self) -> Neighbours:
        """By what the rows of one name are put side by side, whatever order they come in."""
        of, atoms = self.features, Atoms(self.features)
        fields = [atoms.by_row(one) for one in (atoms.lines(), atoms.emails(whole=True))]
        fields += [atoms.by_row(atoms.plain(name)) for name in ("title", "city", "street")]
        return Neighbours(of.count, [of.content, *fields], of.content, self.theirs)

    def _across(self, packed: Ints) -> Ints:
        """Those of the pairs that have a row of either list."""
        assert self.theirs is not None  # noqa: S101 - told who calls
        count = self.features.count
        found: Ints = packed[self.theirs[packed // count] != self.theirs[packed % count]]
        return found

    def _drop(self, rule: str, values: Values, left: Ints, digests: Hashes, *, bare: bool) -> None:
        """Note blocks that were too large: the bare ones, without names, or the others.

        What a bare one is split by further tells little of who is who, and leaves most alone.
        """
        import numpy as np  # noqa: PLC0415

        of = self.features
        is_bare = (of.person == 0) & ~of.organisations
        keep = is_bare[values.rows[left]] == bare
        left, digests = left[keep], digests[keep]
        if rule in COVERED:
            return
        _, block, counts = np.unique(digests, return_inverse=True, return_counts=True)
        order = np.argsort(block, kind="stable")
        for places in np.split(left[order], np.cumsum(counts)[:-1]) if len(left) else ():
            text = values.text(int(places[0]))
            rows = np.sort(values.rows[places])
            self.dropped.append((DroppedBlock(rule, text, len(rows)), rows))


def _among(digests: Hashes, new: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which digests are those of a new row: few are, so none of the others is put in order."""
    import numpy as np  # noqa: PLC0415

    wanted = np.unique(digests[new])
    if not len(wanted):
        return new
    at = np.minimum(np.searchsorted(wanted, digests), len(wanted) - 1)
    found: NDArray[np.bool_] = wanted[at] == digests
    return found


def _in_both(digests: Hashes, theirs: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """Which digests stand in either list: what one list alone has is nothing to compare."""
    import numpy as np  # noqa: PLC0415

    _, code = np.unique(digests, return_inverse=True)
    size = int(code.max(initial=-1)) + 1
    ours, others = (np.bincount(code[side], minlength=size) > 0 for side in (~theirs, theirs))
    both: NDArray[np.bool_] = (ours & others)[code]
    return both


def small_blocks(rows: Ints, digests: Hashes, count: int, largest: int) -> tuple[Ints, Ints]:
    """Pair the rows of blocks that are small enough.

    Args:
        rows: the rows, one as often as it has values.
        digests: what each is blocked by.
        count: rows of the list.
        largest: rows of a block that is small enough.

    Returns:
        the pairs, as the lower row times `count` plus the other; places of the rows of other
        blocks, each once a block.
    """
    import numpy as np  # noqa: PLC0415

    order = np.lexsort((rows, digests))
    if not len(rows):
        return np.zeros(0, dtype=np.int64), order
    rows, digests = rows[order], digests[order]
    again = np.concatenate(([False], (rows[1:] == rows[:-1]) & (digests[1:] == digests[:-1])))
    order, rows, digests = order[~again], rows[~again], digests[~again]
    starts = np.flatnonzero(np.concatenate(([True], digests[1:] != digests[:-1])))[: len(rows)]
    sizes = np.diff(np.concatenate((starts, [len(rows)])))
    large = np.repeat(sizes > largest, sizes)
    left_over = np.repeat(starts + sizes, sizes) - np.arange(len(rows))  # itself and those behind
    pairs = [
        (rows[at], rows[at + step])
        for step in range(1, largest)
        if len(at := np.flatnonzero(~large & (step < left_over)))
    ]
    packed = [left * count + right for left, right in pairs]
    return np.concatenate([np.zeros(0, dtype=np.int64), *packed]), order[large]


def _sound_of_first(name: str) -> str:
    return sound(name.split(" ", 1)[0])


def _beginning_of_first(name: str) -> str:
    return name.split(" ", 1)[0][:_BEGINNING]
