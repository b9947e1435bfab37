"""How honest the match weights are: `python tests/bench/weigh_matches.py [--rows N] [--seeds N]`.

Two tables over labelled lists, of which it draws some from each file of words. The first holds the
probability of the pairs that were merged or left in doubt against the share of them that is true.
The second holds the weight of each level of each comparison against what it is worth: log2 of how
often it is seen between rows of one person (m) over how often between rows at random (u). Its
last columns are about contested pairs, which no identity key joins and whose probability is
neither near 0 nor near 1: how many are true, how many the probabilities promise, and the bits of
log-odds between the two; what is above 0 is more telling than its weights say.
"""

from __future__ import annotations

import argparse
from collections import defaultdict
from dataclasses import dataclass, field
from itertools import pairwise
from math import log2
from pathlib import Path
from typing import TYPE_CHECKING

import meter
import numpy as np
from bench_dedupe import gather, load, say
from people import WORDS, write_people

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from leadctl.matching.comparing.compare import Comparer
    from leadctl.matching.comparing.pairwise import Compared, Ints
    from leadctl.matching.gathering.evidence import Evidence
    from leadctl.matching.gathering.features import Features

ASIDE = WORDS.with_name("people_aside.toml")
BINS = (0.0, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.995, 1.01)
STRANGERS = 400_000
CONTESTED = 6.0
"""Bits of log-odds either side of even within which a pair is contested."""

FEW = 20
"""Pairs from which a level is shown."""


@dataclass
class Level:
    """What was seen at one level of one comparison."""

    between_one: int = 0
    between_two: int = 0
    contested: int = 0
    true: int = 0
    promised: float = 0.0
    weight: float = 0.0


@dataclass
class Tally:
    """What was seen over all lists.

    Attributes:
        decided: probability of each merge and doubtful pair that no key decided, and its truth.
        levels: (field, level) -> what was seen there.
        one, two: pairs of rows of one person, and of rows drawn at random.
    """

    decided: list[tuple[float, bool]] = field(default_factory=list)
    levels: dict[tuple[str, str], Level] = field(default_factory=lambda: defaultdict(Level))
    one: int = 0
    two: int = 0

    def add(self, evidence: Evidence, truth: Sequence[str]) -> None:
        """Take in a labelled list."""
        from leadctl.matching.clustering.duplicates import find_duplicates
        from leadctl.matching.comparing.compare import Comparer
        from leadctl.matching.gathering.features import Features

        found = find_duplicates(evidence)
        self.decided += [
            (pair.probability, truth[pair.l] == truth[pair.r])
            for pair in (*found.same, *found.doubtful)
            if pair.rule == "match"
        ]
        features = Features(evidence)
        comparer, label = Comparer(features), np.unique(np.array(truth), return_inverse=True)[1]
        self._count_levels(comparer, label)
        self._count_contested(features, comparer, label)

    def _count_levels(self, comparer: Comparer, label: Ints) -> None:
        lefts, rights = same_person(label)
        self.one += len(lefts)
        for key, count in counted(comparer.compare(lefts, rights)):
            self.levels[key].between_one += count
        lefts, rights = np.random.default_rng(1).integers(0, len(label), (2, STRANGERS))
        apart = label[lefts] != label[rights]
        self.two += int(apart.sum())
        for key, count in counted(comparer.compare(lefts[apart], rights[apart])):
            self.levels[key].between_two += count

    def _count_contested(self, features: Features, comparer: Comparer, label: Ints) -> None:
        lefts, rights = without_keys(features)
        compared = comparer.compare(lefts, rights)
        odds = np.sum([one.weight for one in compared], axis=0) + features.prior
        near = np.abs(odds) < CONTESTED
        chance, true = 1 / (1 + 2.0**-odds), label[lefts] == label[rights]
        for one in compared:
            for at in np.unique(one.level[near]).tolist():
                here = near & (one.level == at)
                level = self.levels[one.field, one.words[at]]
                level.contested += int(here.sum())
                level.true += int(true[here].sum())
                level.promised += float(chance[here].sum())
                level.weight += float(one.weight[here].sum())

    def calibration(self) -> Iterator[list[str]]:
        """Give a line a bin of probabilities."""
        for low, high in pairwise(BINS):
            here = [(p, true) for p, true in self.decided if low <= p < high]
            if here:
                mean = sum(p for p, _ in here) / len(here)
                share = sum(true for _, true in here) / len(here)
                name = f"{low:.3f} to {min(high, 1):.3f}"
                yield [name, str(len(here)), f"{mean:.3f}", f"{share:.3f}"]

    def worth(self) -> Iterator[list[str]]:
        """Give a line a level that was seen often enough."""
        for (field_, words), level in sorted(self.levels.items()):
            if max(level.contested, level.between_one) < FEW:
                continue
            ratio = log2(
                (level.between_one + 0.5) / (self.one + 1) * (self.two + 1)
                / (level.between_two + 0.5)
            )  # fmt: skip
            weight = level.weight / (level.contested or 1)
            off = bits(level.true, level.contested) - bits(level.promised, level.contested)
            counts = [str(n) for n in (level.between_one, level.between_two, level.contested)]
            yield [f"{field_}: {words or '(nothing)'}", *counts[:2], f"{ratio:.1f}",
                   f"{weight:.1f}", counts[2], str(level.true), f"{level.promised:.0f}",
                   f"{off:+.1f}"]  # fmt: skip


def bits(hits: float, count: int) -> float:
    """Log-odds of a share, drawn towards even where there is little to go by."""
    return log2((hits + 0.5) / (count - hits + 0.5))


def counted(compared: Iterable[Compared]) -> Iterator[tuple[tuple[str, str], int]]:
    """Count the pairs at each level."""
    for one in compared:
        for words, count in zip(one.words, np.bincount(one.level).tolist(), strict=False):
            yield (one.field, words), count


def same_person(label: Ints) -> tuple[Ints, Ints]:
    """Give all pairs of rows that have one label."""
    order = np.argsort(label, kind="stable")
    ordered, found = label[order], []
    for step in range(1, int(np.bincount(label).max())):
        at = np.flatnonzero(ordered[:-step] == ordered[step:])
        found.append((order[at], order[at + step]))
    return (
        np.concatenate([left for left, _ in found]),
        np.concatenate([right for _, right in found]),
    )


def without_keys(features: Features) -> tuple[Ints, Ints]:
    """Give the candidate pairs that no identity key joins."""
    from leadctl.matching.blocking.block import Blocking
    from leadctl.matching.blocking.identity import Identities
    from leadctl.matching.clustering.grouping import Grouping

    grouping = Grouping(features, ())
    for pair in Identities(features).pairs():
        grouping.join(*pair)
    home = np.array([grouping.find(row) for row in range(features.count)])
    lefts, rights = Blocking(features, np.flatnonzero(features.tells_somebody)).pairs()
    apart = home[lefts] != home[rights]
    return lefts[apart], rights[apart]


def drawn(rows: int, seeds: Sequence[int]) -> Iterator[Path]:
    """Give lists of both files of words, one at a time."""
    with meter.workshop() as folder:
        for words in (WORDS, ASIDE):
            for seed in seeds:
                path = folder / f"{words.stem}-{rows}-{seed}.csv"
                write_people(path, rows, seed, words)
                yield path
                path.unlink()


def main() -> None:
    """Print both tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=10_000)
    parser.add_argument("--seeds", type=int, nargs="*", default=[11, 12])
    parser.add_argument("--list", type=Path, nargs="*", default=[], help="labelled CSVs instead")
    args = parser.parse_args()
    tally = Tally()
    for path in args.list or drawn(args.rows, args.seeds):
        headers, columns, truth = load(path)
        tally.add(gather(headers, columns), truth)
    say(meter.head("Match weights", "leadctl", "numpy", "rapidfuzz"))
    say(meter.table(("probability", "pairs", "mean", "true"), list(tally.calibration())))
    headers = ("level", "one person", "two", "worth", "weight", "contested", "true", "promised",
               "off")  # fmt: skip
    say(f"\nOf {tally.one:,} pairs of one person and {tally.two:,} at random")
    say(meter.table(headers, list(tally.worth())))


if __name__ == "__main__":
    main()
