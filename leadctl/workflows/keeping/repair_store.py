"""`doctor --repair-into`: a new store of what can be read of a damaged one."""

from __future__ import annotations

import tempfile
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from leadctl.errors import OutputError
from leadctl.exporting.atomic import PREFIX, SUFFIX, check_place, errors_of, whole_file
from leadctl.store.derived.rebuild import rebuild
from leadctl.store.file import engine, schema
from leadctl.store.file.failures import plain_errors
from leadctl.store.file.lock import writer_lock
from leadctl.store.file.place import require_store
from leadctl.store.mending import salvage
from leadctl.store.mending.mend import count_rows, mend
from leadctl.store.opening.connect import beside, changing, held, waiting_for
from leadctl.store.opening.copies import copy_as_it_lies, opened
from leadctl.workflows.keeping.examine import examine

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping

    from leadctl.workflows.keeping.examine import Check


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of one kind of fact.

    Attributes:
        kind: name of its table.
        saved: rows in the new store.
        lost: rows that could not be read, or that name what is lost.
        gaps: places at which something could not be read; where nobody can tell how much, `lost`
            is the least that it can be.
    """

    kind: str
    saved: int
    lost: int
    gaps: int


@dataclass(frozen=True, slots=True)
class Repair:
    """A new store out of a damaged one.

    Attributes:
        file: the new store.
        facts: what became of each kind of fact that there was.
        checks: what the doctor says of the new store.
    """

    file: Path
    facts: list[Saved]
    checks: list[Check]

    @property
    def complete(self) -> bool:
        """Whether nothing was lost."""
        return not any(one.lost or one.gaps for one in self.facts)


def repair(store: Path, target: Path, at: str, wait: float = 0.0) -> Repair:
    """Build a new store out of what can be read of a damaged one, which stays as it is.

    Args:
        store: the damaged store.
        target: the new store; nothing may be there yet, but for an empty file.
        at: UTC, ISO 8601; for what has lost its own time.
        wait: seconds to wait for a command that writes into either of them.

    Raises:
        UsageError: there is no store.
        OutputError: there is a file under the new store's name, or none can be made.
        DataError: nothing can be read.
        StoreLocked: another command holds one of the two for longer than `wait` seconds.
    """
    require_store(store)
    _refuse_taken(target)
    check_place(target, "--repair-into")
    with (
        plain_errors(store),
        errors_of(target, "--repair-into"),
        tempfile.TemporaryDirectory(prefix=PREFIX, suffix=SUFFIX, dir=target.parent) as folder,
        closing(salvage.open_damaged(_copied(store, Path(folder), wait))) as old,
        held(target, waiting_for(target, wait), _HOLDER),
    ):
        _refuse_taken(target)  # by who held it until now
        with whole_file(target, "--repair-into") as fresh:
            facts = _rebuilt(old, fresh, at)
    return Repair(target, facts, examine(target, wait))


_HOLDER = "leadctl doctor"


def _refuse_taken(target: Path) -> None:
    free = target.is_file() and not target.stat().st_size
    if target.is_symlink() or (target.exists() and not free):
        raise OutputError(f"{target} is there already", "name a new file")


def _copied(store: Path, folder: Path, wait: float) -> Path:
    """Copy a store with its journal, for opening a damaged file may change it.

    Nobody writes into it meanwhile, unless its place takes no lock: nor does it take changes then.
    """
    copy = folder / "damaged.db"
    patience = waiting_for(store, wait)
    with ExitStack() as stack:
        with suppress(OSError):
            stack.enter_context(writer_lock(store, patience, _HOLDER))
        if con := patience.retry(partial(_quieted, store)):
            stack.enter_context(closing(con))
        copy_as_it_lies(store, copy)
        for journal in beside(store):
            if journal.exists():
                end = journal.name[journal.name.rindex("-") :]
                copy_as_it_lies(journal, copy.with_name(copy.name + end))
    return copy


def _quieted(store: Path) -> sqlite3.Connection | None:
    """A reader that holds up other programs' writing; None where the damage lets nobody read."""
    try:
        return opened(store)
    except engine.errors() as error:
        if engine.is_busy(error):
            raise
        return None


def _rebuilt(old: sqlite3.Connection, fresh: Path, at: str) -> list[Saved]:
    with changing(fresh, at, waiting_for(fresh, 0.0), secret=salvage.secret(old)) as con:
        facts = schema.fact_tables(con)
        con.execute("pragma defer_foreign_keys = on")
        read = {name: salvage.copy_table(old, con, name) for name in facts}
        dropped = mend(con, facts, at)
        rebuild(con)
        return _told(con, read, dropped)


def _told(
    con: sqlite3.Connection, read: Mapping[str, salvage.Read | None], dropped: Mapping[str, int]
) -> list[Saved]:
    told = []
    for name, one in read.items():
        if one is not None and (one.saved or one.lost or one.gaps):
            saved = count_rows(con, name)
            told.append(Saved(name, saved, one.lost + dropped.get(name, 0), one.gaps))
    return told
