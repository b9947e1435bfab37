"""`dedupe --eval FILE`: how well duplicates are found, by what a user knows to be true."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.workflows.deduping.labelled_pairs import read_labels, score_pairs
from leadctl.workflows.deduping.labelled_rows import score_rows
from leadctl.workflows.lists.inputs import opened, opened_table
from leadctl.workflows.lists.label_columns import pair_columns
from leadctl.workflows.lists.region import check_region

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from leadctl.workflows.deduping.evaluated import EvalRequest, Evaluated


def evaluate(
    given: str,
    request: Callable[[str], EvalRequest],
    store: Path,
    wait: float = 0.0,
    report: Callable[[int, int], None] = lambda _done, _total: None,
) -> Evaluated:
    """Hold what is found against a labelled list, and write nothing.

    The list has a row a person, one of whose columns says who it is, or a row a pair of leads of
    the store.

    Args:
        given: the list, as typed.
        request: makes the request for the file that is read in its place.
        store: where the leads of pairs are.
        wait: seconds to wait for a busy store.
        report: told the pairs compared so far, and all.

    Raises:
        UsageError: the list has no such column, or there is no such country.
        DataError: it has no labels, or none that tell anything.
        LeadctlError: the list or the store cannot be read.
    """
    with opened(given) as path:
        asked = request(str(path))
        check_region(asked.region)
        with opened_table(str(path), asked.taken, positional=False) as (_, table):
            columns = pair_columns(table.columns, asked.label)
            labels = read_labels(table, columns, asked.name) if columns else None
        if labels is None:
            return score_rows(asked, report)
        return score_pairs(asked, labels, store, wait, report)
