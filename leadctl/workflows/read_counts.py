"""`status`: the counts. Loads as little as can be, for it is asked often."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.store import tally
from leadctl.store.connect import reading

if TYPE_CHECKING:
    from pathlib import Path


def read_counts(store: Path, wait: float = 0.0) -> dict[str, dict[str, int]]:
    """Counts of leads by stage, status, source and e-mail verdict; empty for a missing store."""
    with reading(store, wait) as con:
        return tally.read(con)
