"""`doctor` and `rejects`: look at the store's health and at what imports could not read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leadctl.errors import DataError, UsageError
from leadctl.store import doctor, engine, facts, query
from leadctl.store.connect import reading
from leadctl.store.operations import find

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from leadctl.store.facts import KeptRejects


@dataclass(frozen=True, slots=True)
class Check:
    """One check of the doctor: its name, and what it found.

    Attributes:
        name: what is checked.
        findings: what is wrong; nothing where all is well.
        looked_at: how many leads a check looked at that need not look at all; else None.
        of: how many leads there are.
    """

    name: str
    findings: list[str]
    looked_at: int | None = None
    of: int | None = None


def examine(
    store: Path,
    wait: float = 0.0,
    *,
    full: bool = False,
    report: Callable[[int, int], None] = lambda _done, _total: None,
) -> list[Check]:
    """Run every check on the store; an empty file is whole.

    Args:
        store: its file.
        wait: seconds to wait for a writer.
        full: derive every lead again, and not a sample of them.
        report: told how many records were derived, of how many.

    Raises:
        UsageError: there is no store.
        DataError: the file is no store at all, or one of a newer version.
    """
    if not store.exists():
        hint = "name another with --store PATH; the first import makes one"
        raise UsageError(f"there is no store at {store}", hint)
    done: list[Check] = []
    scope = doctor.Scope(None if full else doctor.SAMPLE, report)
    try:
        with reading(store, wait, scratch=True) as con:
            leads = query.count_leads(con)
            looked_at = leads if full else min(leads, doctor.SAMPLE)
            for name, findings in doctor.examine(con, scope):
                extent = (looked_at, leads) if name == doctor.DERIVED else ()
                done.append(Check(name, findings, *extent))
    except DataError as error:
        if not _is_damage(error):
            raise
        done.append(Check("the file can be read", [f"it is damaged: {error.__cause__}"]))
    return done


def _is_damage(error: DataError) -> bool:
    """Tell a store too damaged to be opened from a file that is none."""
    return error.__cause__ is not None and engine.is_damage(error.__cause__)


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
