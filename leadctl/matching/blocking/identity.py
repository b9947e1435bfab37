"""Pairs that are sure: the same profile, the same vendor's id, the same address and name."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import combinations, pairwise, product
from typing import TYPE_CHECKING

from leadctl.matching.blocking.block import DroppedBlock
from leadctl.matching.gathering.evidence import FAULTY, ROLE
from leadctl.matching.records.cluster import compatible, contradict

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leadctl.matching.gathering.features import Features, Ints

MOST_PEOPLE = 12
"""People behind one profile or id from which it identifies nobody: `linkedin.com/in/me`, id 0."""

MOST_NAMES = 40
"""Distinct names behind one address from which only equal ones are joined by it."""


@dataclass
class Identities:
    """The sure pairs of a list.

    Attributes:
        features: of the list.
        dropped: keys that too many people share.
    """

    features: Features
    dropped: list[DroppedBlock] = field(default_factory=list)

    def pairs(self) -> Iterator[tuple[int, int, str]]:
        """Give enough pairs to join what belongs together, with the name of their key."""
        for rule, rows in self._sharing():
            for some in self._of_like_names(rows, rule):
                yield from self._chain(some, rule)
        yield from self._by_address()

    def across(self, start: int) -> Iterator[tuple[int, int, str]]:
        """Give enough pairs of two lists to find each row of the first in the second.

        Args:
            start: row with which the second list begins.
        """
        for rule, rows in self._sharing():
            for some in self._of_like_names(rows, rule):
                yield from _crossed(some, self._heads_behind(some, start), start, rule)
        for people in self._bearers():
            heads = {one: self._heads_behind(rows, start) for one, rows in people.items()}
            for one, rows in people.items():
                yield from _crossed(rows, heads[one], start, "email")
            for pair in self._agreeing(people):
                for one, other in (pair, pair[::-1]):
                    yield from _crossed(people[one], heads[other], start, "email")

    def _heads_behind(self, rows: list[int], start: int) -> list[int]:
        """One row of the second list for all that no veto tells apart from it."""
        parts = self._parts([row for row in rows if row >= start])
        return [part[0] for part in parts[:MOST_PEOPLE]]

    def _sharing(self) -> Iterator[tuple[str, list[int]]]:
        """The rows that share a profile or an id, with the name of that key."""
        for rule in ("linkedin", "vendor"):
            codes = self.features.plain[rule]
            texts = self.features.evidence.plain[rule].texts.all
            shared = self.features.shared_by(codes, len(texts))
            for code, rows in _groups(codes):
                if shared[code] > MOST_PEOPLE:
                    self.dropped.append(DroppedBlock(rule, texts[code], len(rows)))
                else:
                    yield rule, rows.tolist()

    def _of_like_names(self, rows: list[int], rule: str) -> list[list[int]]:
        """Part rows of one profile where their names contradict each other in all."""
        of, parts = self.features, list[list[int]]()
        for row in sorted(rows, key=lambda row: int(of.content[row])):
            home = next((part for part in parts if self._may_share(row, part, rule)), None)
            if home is None:
                parts.append([row])
            else:
                home.append(row)
        return parts

    def _may_share(self, row: int, others: list[int], rule: str) -> bool:
        people, person = self.features.people, self.features.person
        mine = people[person[row]]
        names = {int(person[other]) for other in others}
        return rule != "linkedin" or not all(contradict(mine, people[name]) for name in names)

    def _bearers(self) -> Iterator[dict[int, list[int]]]:
        """For each address that several rows have: name -> its rows."""
        import numpy as np  # noqa: PLC0415

        of = self.features
        flat = of.emails.ravel()
        for code, places in _groups(np.where(of.kinds[flat] & (ROLE | FAULTY), 0, flat)):
            people: dict[int, list[int]] = {}
            for row in (places // of.emails.shape[1]).tolist():
                people.setdefault(int(of.person[row]), []).append(row)
            if len(people) > MOST_NAMES:
                text = of.evidence.emails.texts.all[code]
                self.dropped.append(DroppedBlock("email", text, len(places)))
            yield people

    def _by_address(self) -> Iterator[tuple[int, int, str]]:
        for people in self._bearers():
            for rows in people.values():
                yield from self._chain(rows, "email")
            heads = {one: [part[0] for part in self._parts(rows)] for one, rows in people.items()}
            for one, other in self._agreeing(people):
                for pair in product(heads[one], heads[other]):
                    low, high = sorted(pair)
                    yield low, high, "email"

    def _agreeing(self, people: dict[int, list[int]]) -> Iterator[tuple[int, int]]:
        """Pairs of the names behind an address that one person can bear; of too many names none."""
        names = self.features.people
        if len(people) <= MOST_NAMES:
            for one, other in combinations(people, 2):
                if compatible(names[one], names[other]):
                    yield one, other

    def _chain(self, rows: list[int], rule: str) -> Iterator[tuple[int, int, str]]:
        """Enough pairs to join rows that share a key, whichever of them a veto keeps apart."""
        parts = self._parts(rows)
        few = len(parts) <= MOST_PEOPLE
        heads = [part[0] for part in parts]
        for one, other in (
            *(pair for part in parts for pair in pairwise(part)),
            *(combinations(heads, 2) if few else pairwise(heads)),
        ):
            low, high = sorted((one, other))
            yield low, high, rule

    def _parts(self, rows: list[int]) -> list[list[int]]:
        """Rows that no veto tells apart; in an order that depends on what they say alone."""
        of = self.features
        content, profile = of.content, of.plain["linkedin"]
        parts: dict[tuple[int, int], list[int]] = {}
        for row in sorted(set(rows), key=lambda row: int(content[row])):
            parts.setdefault((int(of.suffix[row]), int(profile[row])), []).append(row)
        return list(parts.values())

    def sure_rule(self, low: int, high: int) -> str:
        """Name the key that makes a pair sure, empty where none does."""
        of = self.features
        for rule in ("linkedin", "vendor"):
            code = of.plain[rule][low]
            same = code and code == of.plain[rule][high]
            if same and self._may_share(low, [high], rule) and not self._is_common(rule, int(code)):
                return rule
        mine = {int(c) for c in of.emails[low] if c and not of.kinds[c] & (ROLE | FAULTY)}
        agree = compatible(of.people[of.person[low]], of.people[of.person[high]])
        return "email" if agree and mine & {int(c) for c in of.emails[high]} else ""

    def _is_common(self, rule: str, code: int) -> bool:
        codes = self.features.plain[rule]
        people = {int(self.features.somebody[row]) for row in (codes == code).nonzero()[0]}
        return len(people) > MOST_PEOPLE


def _crossed(
    rows: list[int], heads: list[int], start: int, rule: str
) -> Iterator[tuple[int, int, str]]:
    """Each of `rows` that stands before `start` with each of `heads`."""
    for row in rows:
        if row < start:
            for head in heads:
                yield row, head, rule


def _groups(codes: Ints) -> Iterator[tuple[int, Ints]]:
    """Places of each code that stands more than once; 0 is none."""
    import numpy as np  # noqa: PLC0415

    order = np.argsort(codes, kind="stable")
    ordered = codes[order]
    starts = np.flatnonzero(np.concatenate(([True], ordered[1:] != ordered[:-1])))
    ends = np.concatenate((starts[1:], [len(ordered)]))
    for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
        if end - start > 1 and ordered[start]:
            yield int(ordered[start]), order[start:end]
