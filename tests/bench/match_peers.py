"""Peers of the duplicate finder, set up as their own documentation shows it.

Each is given what leadctl's cleaning makes of a list, so that what differs is the matching: pandas
`drop_duplicates` on the e-mail; recordlinkage with its unsupervised ECM classifier; splink with
parameters estimated by expectation maximisation, without labels. Clusters are connected components.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    import pandas as pd

    Cells = Mapping[str, Sequence[Any]]

COMPARED = (
    "first_name", "last_name", "email", "phone", "company", "title", "linkedin", "birth_date",
    "street", "postal_code", "city", "state", "country",
)  # fmt: skip
"""Fields that the peers compare, where a list has them."""

SURE = 0.9
"""Probability from which splink's pairs are taken."""


def frame(cells: Cells) -> pd.DataFrame:
    """Lay out the match keys of clean cells, missing ones as None, one row each."""
    import pandas as pd

    held = {name: [one.key or None for one in cells[name]] for name in COMPARED if name in cells}
    found = pd.DataFrame({name: keys for name, keys in held.items() if any(keys)}, dtype=object)
    found.insert(0, "unique_id", range(len(found)))
    return found


def pandas(cells: Cells) -> list[int]:
    """One row an e-mail; rows without one are people of their own."""
    table = frame(cells)
    if "email" not in table:
        return list(range(len(table)))
    key = table["email"].where(table["email"].notna(), table["unique_id"].astype(str))
    first = table.drop_duplicates("email").set_index("email")["unique_id"].to_dict()
    return [int(first.get(one, at)) for at, one in enumerate(key)]


def recordlinkage(cells: Cells) -> list[int]:
    """Blocks by family name, e-mail and company; Jaro-Winkler and equality; ECM."""
    import recordlinkage as rl

    table = frame(cells)
    index = rl.Index()
    for name in ("last_name", "email", "company", "birth_date"):
        if name in table:
            index.block(name)
    pairs = index.index(table)
    compare = rl.Compare()
    for name in table.columns[1:]:
        if name in {"first_name", "last_name", "company", "street", "title"}:
            compare.string(name, name, method="jarowinkler", threshold=0.9, label=name)
        else:
            compare.exact(name, name, label=name)
    matches = rl.ECMClassifier().fit_predict(compare.compute(pairs, table))
    return joined(len(table), matches)


def splink(cells: Cells) -> list[int]:
    """Comparisons by kind of field, blocks by agreeing pairs of fields, m by EM, u at random."""
    import splink.comparison_library as cl
    from splink import Linker, SettingsCreator, block_on
    from splink.internals.duckdb.database_api import DuckDBAPI

    table = frame(cells)
    kinds: dict[str, Callable[[str], Any]] = {
        "first_name": cl.NameComparison,
        "last_name": cl.NameComparison,
        "email": cl.EmailComparison,
        "company": partial(cl.JaroWinklerAtThresholds, score_threshold_or_thresholds=[0.9, 0.8]),
        "street": partial(cl.JaroWinklerAtThresholds, score_threshold_or_thresholds=[0.9, 0.8]),
    }
    names = list(table.columns[1:])
    comparisons = [kinds.get(name, cl.ExactMatch)(name) for name in names]
    tried = (
        ("email",), ("phone",), ("linkedin",), ("first_name", "last_name"),
        ("last_name", "company"), ("first_name", "company"), ("last_name", "city"),
        ("birth_date", "last_name"),
        ("birth_date", "first_name"), ("postal_code", "first_name"), ("street", "last_name"),
    )  # fmt: skip
    blocks = [block_on(*one) for one in tried if set(one) <= set(names)]
    linker = Linker(
        DuckDBAPI().register(table),
        SettingsCreator(
            link_type="dedupe_only",
            comparisons=comparisons,
            blocking_rules_to_generate_predictions=blocks,
        ),
        log_level="ERROR",
    )
    sure = [block_on(*one) for one in (("email",), ("linkedin",)) if set(one) <= set(names)]
    sure = sure or [block_on("first_name", "last_name")]
    linker.training.estimate_probability_two_random_records_match(sure, recall=0.6)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=1)
    for one in (("first_name", "last_name"), ("email",), ("birth_date",), ("company",)):
        if set(one) <= set(names):
            linker.training.estimate_parameters_using_expectation_maximisation(block_on(*one))
    found = linker.inference.predict(threshold_match_probability=SURE)
    pairs = found.as_record_list()
    return joined(len(table), [(one["unique_id_l"], one["unique_id_r"]) for one in pairs])


def joined(count: int, pairs: Iterable[tuple[int, int]]) -> list[int]:
    """Give the lowest row of each row's connected component."""
    parent = list(range(count))

    def find(row: int) -> int:
        while parent[row] != row:
            parent[row] = parent[parent[row]]
            row = parent[row]
        return row

    for one, other in pairs:
        low, high = sorted((find(one), find(other)))
        parent[high] = low
    return [find(row) for row in range(count)]


PEERS: dict[str, Callable[[Cells], list[int]]] = {
    "pandas": pandas,
    "recordlinkage": recordlinkage,
    "splink": splink,
}
"""Package -> its way from clean cells to the lowest row of each row's cluster."""
