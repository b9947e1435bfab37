"""`doctor` and `rejects`: look at the store's health and at what imports could not read."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from leadctl.errors import DataError, UsageError
from leadctl.exporting.atomic import leftovers
from leadctl.store.asking import query
from leadctl.store.facts import facts
from leadctl.store.facts.operations import find
from leadctl.store.file.failures import Damaged
from leadctl.store.file.place import is_there
from leadctl.store.mending import doctor
from leadctl.store.opening.connect import beside, reading
from leadctl.workflows.rules.ruling import moved_rules

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable

    from leadctl.config import Settings
    from leadctl.store.facts.facts import KeptRejects


@dataclass(frozen=True, slots=True)
class Check:
    """One check of the doctor: its name, and what it found.

    Attributes:
        name: what is checked.
        findings: what is wrong; nothing where all is well.
        looked_at: how many leads a check looked at that need not look at all; else None.
        of: how many leads there are.
        warnings: what is worth knowing and does no harm to the store.
        advice: what to do about the findings.
    """

    name: str
    findings: list[str]
    looked_at: int | None = None
    of: int | None = None
    warnings: tuple[str, ...] = ()
    advice: str = ""


def examine(
    store: Path,
    wait: float = 0.0,
    *,
    full: bool = False,
    chosen: Settings | None = None,
    report: Callable[[int, int], None] = lambda _done, _total: None,
) -> list[Check]:
    """Run every check on the store; an empty file is whole, and so is none, which is told.

    Args:
        store: its file.
        wait: seconds to wait for a writer.
        full: derive every lead again, and not a sample of them.
        chosen: has the rules of the user's own today; without it none are asked for.
        report: told how many records were derived, of how many.

    Raises:
        DataError: the file is no store at all, or one of a newer version.
    """
    if not is_there(store):
        told = (f"there is no store at {store} yet; the first import makes one",)
        return [Check("nothing is there", [], warnings=told)]
    scope = doctor.Scope(None if full else doctor.SAMPLE, report)
    done: list[Check] = []
    try:
        with reading(store, wait, scratch=True) as con:
            _check_contents(con, scope, done)
            if chosen and not any(one.findings for one in done):
                done.append(_check_rules(con, chosen))
    except DataError as error:
        if not isinstance(error, Damaged):
            raise
        found = [f"it is damaged: {error.__cause__}"]
        done.append(Check("the file can be read", found, advice=doctor.ADVICE))
    return [*done, _check_files(store)]


def _check_contents(con: sqlite3.Connection, scope: doctor.Scope, done: list[Check]) -> None:
    """Add every check of what the store holds to `done`."""
    for name, findings in doctor.examine(con, scope):
        looked_at, of = _extent(con, scope) if name == doctor.DERIVED else (None, None)
        advice = doctor.REMEDIES.get(name, doctor.ADVICE) if findings else ""
        warn = None if findings else doctor.WARNINGS.get(name)
        done.append(Check(name, findings, looked_at, of, tuple(warn(con) if warn else ()), advice))


def _check_rules(con: sqlite3.Connection, chosen: Settings) -> Check:
    """Look whether lists are read by the rules that the settings have today."""
    moved = moved_rules(con, chosen)
    warnings = (f"{moved}; see: leadctl clean --dry-run",) if moved else ()
    return Check("lists are read by the rules of today", [], warnings=warnings)


def _extent(con: sqlite3.Connection, scope: doctor.Scope) -> tuple[int, int]:
    leads = query.count_leads(con)
    return leads if scope.size is None else min(leads, scope.size), leads


def _check_files(store: Path) -> Check:
    """Look at the file's mode, and for what killed commands may have left beside it."""
    warnings = []
    mode = stat.S_IMODE(store.stat().st_mode)
    if mode & 0o077:
        warnings.append(f"others may use the file (mode {mode:o}): chmod 600 {store}")
    journal, *_ = beside(store)
    if journal.exists() and journal.stat().st_size:
        warnings.append(f"{journal} lies beside it: another command writes, or was killed")
    left = leftovers(Path(os.path.realpath(store)).parent)
    warnings += [f"a command left {one} when it was killed: remove it if none runs" for one in left]
    return Check("the file is private and alone", [], warnings=tuple(warnings))


def read_rejects(store: Path, op_id: int | None, wait: float = 0.0) -> list[KeptRejects]:
    """The rejects of an import operation by file; of the newest import when `op_id` is None.

    Raises:
        UsageError: there is no such import.
    """
    with reading(store, wait) as con:
        number = facts.newest_import(con) if op_id is None else op_id
        if number is None:
            return []
        find(con, number)  # says so where there is no such operation at all
        kept = facts.rejects_of(con, number)
        if not kept:
            raise UsageError(f"operation {op_id} is no import", "imports: leadctl history")
        return kept
