"""The front door of duplicate finding: which rows of some evidence are one person.

Weights are fixed but for what a user's decisions taught, frequencies are counted, and the prior
follows from the number of rows: so one setting serves few fields and many, short lists and long
ones, and nothing has to be trained. The result depends on what the rows say, not on their order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.matching.blocking.block import DroppedBlock
from leadctl.matching.blocking.identity import Identities
from leadctl.matching.clustering.search import Duplicates, Search, silent
from leadctl.matching.comparing.compare import VETO
from leadctl.matching.comparing.judge import Judge, bits
from leadctl.matching.gathering.features import Features
from leadctl.matching.pairs import Comparison, Pair

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from leadctl.matching.comparing.compare import Learnt
    from leadctl.matching.gathering.evidence import Evidence
    from leadctl.matching.gathering.remembered import Near

__all__ = ["Comparison", "DroppedBlock", "Duplicates", "Pair", "compare_rows", "find_duplicates"]


def find_duplicates(
    evidence: Evidence,
    *,
    different: Collection[tuple[int, int]] = (),
    united: Collection[tuple[int, int]] = (),
    waiting: Collection[tuple[int, int]] = (),
    threshold: float | None = None,
    learnt: Learnt | None = None,
    near: Near | None = None,
    report: Callable[[int, int], None] = silent,
) -> Duplicates:
    """Find the rows that are one person.

    Given its own result as `united`, it finds nothing more: what holds pairs apart looks at all
    rows of two clusters, and is asked again until none of them yields.

    Args:
        evidence: the rows.
        united: pairs of rows that are known to be one person, whatever speaks against it.
        different: pairs of rows that are known to be two people; their clusters never meet.
        waiting: pairs of rows whose clusters wait for a person since an earlier search.
        threshold: probability from which a pair that no key decides is one person, 0.5 to 1;
            `SAME` where nothing is said. What lies below stays doubtful down to `DOUBTFUL`.
        learnt: what decisions taught of the weights.
        near: of an earlier search with the same weights, whose rows are the first ones of
            `evidence`; of two rows that were compared then, only those that were near are again.
        report: told the candidate pairs compared so far and all of them.
    """
    if not len(evidence):
        return Duplicates()
    search = Search(
        evidence,
        different,
        bits(threshold),
        report,
        united=united,
        waiting=waiting,
        learnt=learnt,
        near=near,
    )
    return search.run()


def compare_rows(
    evidence: Evidence,
    l: int,  # noqa: E741
    r: int,
    learnt: Learnt | None = None,
) -> Pair:
    """Compare any two rows of some evidence, to explain what is thought of them."""
    return likeliest(evidence, [(l, r)], learnt)


def likeliest(
    evidence: Evidence, pairs: Iterable[tuple[int, int]], learnt: Learnt | None = None
) -> Pair:
    """Compare pairs of rows of some evidence, and give the likeliest."""
    features = Features(evidence)
    identities, judge = Identities(features), Judge(features, learnt)
    ordered = [(min(pair), max(pair)) for pair in pairs]
    found = [(*pair, identities.sure_rule(*pair) or "match") for pair in ordered]
    told = [_ruled_out(pair, judge) for pair in judge.pairs(found)]
    return max(told, key=lambda pair: pair.weight)


def _ruled_out(pair: Pair, judge: Judge) -> Pair:
    """Say so where a veto keeps the two apart: no key that they share settles anything then."""
    vetoes = [f"{one.field} ({one.level})" for one in pair.comparisons if one.weight <= VETO]
    if not vetoes:
        return pair
    (summed,) = judge.pairs([(pair.l, pair.r, "match")])
    return summed._replace(held=f"{' and '.join(vetoes)} rules one person out, whatever agrees")
