"""Clusters from pairs: the best pair first, and vetoes that hold for whole clusters."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

    from leadctl.matching.gathering.features import Features

MOST_NAMES = 8
"""Distinct names of a cluster that a newcomer's are held against."""

GIVEN_AGAINST, FAMILY_AGAINST = 20.0, 8.0
"""Bits that a pair must have to spare where all names of two clusters differ: twice what they weigh
in a pair, for an initial or an empty name has let them slip by."""

BY_ADDRESS = 9.0
"""Bits that an address and a name that agrees have to spare."""

BY_NUMBER = frozenset({"linkedin", "vendor"})
"""Keys that hold whatever the names are: people marry."""


@dataclass(slots=True)
class Group:
    """What a cluster's rows have that may forbid it to grow."""

    profiles: set[int] = field(default_factory=set)
    generations: set[int] = field(default_factory=set)
    names: set[int] = field(default_factory=set)
    apart: set[int] = field(default_factory=set)


class Grouping:
    """Clusters under construction.

    Args:
        features: of the list.
        different: pairs of rows that a person has called different.
        united: pairs of rows that are one person already, whatever is known of the two.
    """

    def __init__(
        self,
        features: Features,
        different: Collection[tuple[int, int]],
        united: Collection[tuple[int, int]] = (),
    ) -> None:
        self._of = features
        self._parent = list(range(features.count))
        self._profile = features.plain["linkedin"].tolist()
        self._generation = features.suffix.tolist()
        self._person = features.person.tolist()
        self._groups: dict[int, Group] = {}
        self._apart: dict[int, set[int]] = {}
        for one, other in different:
            self._apart.setdefault(one, set()).add(other)
            self._apart.setdefault(other, set()).add(one)
        for one, other in united:
            low, high = sorted((self.find(one), self.find(other)))
            if low != high:
                self._unite(low, high, self._group(low), self._group(high))

    def find(self, row: int) -> int:
        """Give the row that stands for the cluster of `row`: its lowest."""
        parent = self._parent
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    def join(self, one: int, other: int, rule: str, strength: float = BY_ADDRESS) -> bool:
        """Join two clusters unless something forbids it.

        Args:
            one: a row of the pair that asks for it.
            other: the other row.
            rule: its identity key, or `match`.
            strength: bits by which the pair is likelier than it has to be.

        Returns:
            whether they were joined by this.
        """
        low, high = self.find(one), self.find(other)
        if low == high:
            return False
        if low > high:
            low, high = high, low
        mine, theirs = self._group(low), self._group(high)
        if self._forbid(mine, theirs, high) or (
            rule not in BY_NUMBER
            and not self._was_weighed(one, other)
            and self._strangeness(mine, theirs) > strength
        ):
            return False
        self._unite(low, high, mine, theirs)
        return True

    def _unite(self, low: int, high: int, mine: Group, theirs: Group) -> None:
        self._parent[high] = low
        self._groups.pop(high, None)
        self._groups[low] = Group(
            mine.profiles | theirs.profiles,
            mine.generations | theirs.generations,
            mine.names | theirs.names,
            mine.apart | theirs.apart,
        )

    def _group(self, root: int) -> Group:
        found = self._groups.get(root)
        if found is None:
            found = Group(
                {self._profile[root]} - {0},
                {self._generation[root]} - {0},
                {self._person[root]} - {0},
                set(self._apart.get(root, ())),
            )
        return found

    def may_be_either(self, row: int, one: int, other: int) -> bool:
        """Whether the name of a row, such as J. Reed, may be that of James and that of Julia."""
        people, names = self._of.people, self._of.names
        mine, left, right = (people[self._person[at]] for at in (row, one, other))
        return names.are_akin(left, right) and all(
            names.leaves_open(mine, who) for who in (left, right)
        )

    def is_forbidden(self, low: int, high: int) -> bool:
        """Whether two clusters, by their lowest rows, can never meet."""
        return self._forbid(self._group(low), self._group(high), high)

    def _forbid(self, mine: Group, theirs: Group, high: int) -> bool:
        """Whether two groups, of which the second has the lowest row `high`, can never meet."""
        if mine.profiles and theirs.profiles and mine.profiles != theirs.profiles:
            return True
        if mine.generations and theirs.generations and mine.generations != theirs.generations:
            return True
        return bool(mine.apart) and any(self.find(row) == high for row in mine.apart)

    def _was_weighed(self, one: int, other: int) -> bool:
        """Whether the rows' own names contradict each other, so that the rest outweighed it."""
        people, mine, theirs = self._of.people, self._person[one], self._person[other]
        if mine == theirs:
            return False
        found = self._of.names.whole(people[mine], people[theirs])
        return found.is_another or found.is_other_family

    def _strangeness(self, mine: Group, theirs: Group) -> float:
        """How much their names contradict each other beyond the pair that was compared, in bits."""
        people, compare = self._of.people, self._of.names.whole
        if len(mine.names) == 1 and mine.names == theirs.names:
            return 0.0
        left, right = (self._best_known(group.names) for group in (mine, theirs))
        found = [compare(people[a], people[b]) for a in left for b in right]
        given = sum(one.is_another for one in found)
        family = sum(one.is_other_family for one in found)
        return (GIVEN_AGAINST * given + FAMILY_AGAINST * family) / (len(found) or 1)

    def _best_known(self, names: set[int]) -> list[int]:
        """The longest names of a cluster, which tell the most, in an order of their texts."""
        people = self._of.people
        if len(names) <= MOST_NAMES:
            return list(names)
        return sorted(names, key=lambda n: (-len("".join(people[n])), people[n]))[:MOST_NAMES]
