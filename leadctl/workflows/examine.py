"""`doctor` and `rejects`: look at the store's health and at what imports could not read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leadctl.errors import DataError, UsageError
from leadctl.store import doctor, facts
from leadctl.store.connect import reading
from leadctl.store.operations import find

if TYPE_CHECKING:
    from pathlib import Path

    from leadctl.store.facts import KeptRejects


@dataclass(frozen=True, slots=True)
class Check:
    """One check of the doctor: its name, and what it found."""

    name: str
    findings: list[str]


def examine(store: Path, wait: float = 0.0) -> list[Check]:
    """Run every check on the store; a missing or empty one is whole.

    Raises:
        DataError: the file is no store at all, or one of a newer version.
    """
    done: list[Check] = []
    try:
        with reading(store, wait, scratch=True) as con:
            done.extend(Check(name, findings) for name, findings in doctor.examine(con))
    except DataError as error:
        if not _is_damage(error):
            raise
        done.append(Check("the file can be read", [f"it is damaged: {error.__cause__}"]))
    return done


def _is_damage(error: DataError) -> bool:
    """Tell a store too damaged to be opened from a file that is none."""
    return getattr(error.__cause__, "sqlite_errorname", "").startswith("SQLITE_CORRUPT")


def read_rejects(store: Path, op_id: int | None, wait: float = 0.0) -> list[KeptRejects]:
    """The rejects of an import operation by file; of the newest import when `op_id` is None.

    Raises:
        UsageError: there is no such import.
    """
    with reading(store, wait) as con:
        number = facts.newest_import(con) if op_id is None else op_id
        if number is None:
            return []
        kept = facts.rejects_of(con, number)
        if not kept:
            find(con, number)  # says so where there is no such operation at all
            raise UsageError(f"operation {op_id} is no import", "imports: leadctl history")
        return kept
