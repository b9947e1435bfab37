"""`exports`: what went out, when, by whom and where to; the leads of one, and those of a lead."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from leadctl.store.asking.persons import records_meant
from leadctl.store.facts import exports
from leadctl.store.opening.connect import reading

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def list_exports(store: Path, lead: str = "", wait: float = 0.0) -> list[exports.Export]:
    """Every export, newest first; only those that had a lead where one is named.

    Raises:
        UsageError: nothing names that lead.
    """
    with reading(store, wait) as con:
        if lead:
            return exports.having(con, records_meant(con, lead))
        return exports.listing(con)


@contextmanager
def open_export(
    store: Path, number: int, wait: float = 0.0
) -> Iterator[tuple[exports.Export, Iterator[exports.Went]]]:
    """Look an export up, and open a walk over its leads, which ends with the block.

    Raises:
        UsageError: there is none of this number.
    """
    with reading(store, wait) as con:
        yield exports.find(con, number), exports.went(con, number)
