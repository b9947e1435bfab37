"""Clusters that grew too large: which rows they have, and what chained them."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from leadctl.matching.clustering.duplicates import Duplicates
    from leadctl.matching.pairs import Pair


class Chain(NamedTuple):
    """The rows that became one person, and why.

    Attributes:
        rows: all of them, rising.
        size: how many of them differ; rows that say the same chain nothing.
        rules: what joined them, the most frequent first, and how often.
    """

    rows: list[int]
    size: int
    rules: dict[str, int]


def chains(found: Duplicates, most: int) -> list[Chain]:
    """The clusters of several rows of which more than `most` differ, the largest first."""
    import numpy as np  # noqa: PLC0415

    home = np.array(found.cluster_of, dtype=np.int64)
    large = np.flatnonzero(np.bincount(home) > max(most, 1)) if len(home) else home
    if not len(large):
        return []
    within = np.flatnonzero(np.isin(home, large))
    rows: dict[int, list[int]] = {one: [] for one in large.tolist()}
    kinds: dict[int, set[int]] = {one: set() for one in rows}
    for row, one, content in zip(
        within.tolist(), home[within].tolist(), found.content[within].tolist(), strict=True
    ):
        rows[one].append(row)
        kinds[one].add(content)
    rules: dict[int, Counter[str]] = {one: Counter() for one in rows}
    for pair in found.same:
        if (one := found.cluster_of[pair.l]) in rules:
            rules[one][_rule(pair)] += 1
    told = [
        Chain(rows[one], len(kinds[one]), dict(rules[one].most_common()))
        for one in rows
        if len(kinds[one]) > most
    ]
    return sorted(told, key=lambda one: (-one.size, one.rows[0]))


_TELLING = 2
"""Comparisons that are named for a match: those that weigh most."""


def _rule(pair: Pair) -> str:
    """The key that made a pair one, or what spoke for it most."""
    if pair.rule != "match":
        return pair.rule
    best = sorted(pair.comparisons, key=lambda one: -one.weight)[:_TELLING]
    return " and ".join(f"{one.field} ({one.level})" for one in best if one.weight > 0) or "match"
