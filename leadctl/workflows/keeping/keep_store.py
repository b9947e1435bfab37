"""`backup` and `restore`: a whole store to a file, and back."""

from __future__ import annotations

import os
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING

from leadctl.errors import DataError, OutputError, UsageError
from leadctl.exporting.atomic import is_stream, whole_file
from leadctl.store.changing.carry import carry_suppressions
from leadctl.store.erasing import erasure
from leadctl.store.erasing.erase_again import erase_again
from leadctl.store.facts import operations, tombstones
from leadctl.store.file import access
from leadctl.store.file.failures import Damaged, plain_errors, sqlite_errors
from leadctl.store.file.place import is_empty, require_store
from leadctl.store.opening import copies
from leadctl.store.opening.connect import beside, changing, compact, held, reading, waiting_for
from leadctl.workflows.lists import tombstone_file
from leadctl.workflows.lists.places import is_same, spare_store

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

    from leadctl.store.facts.author import Author
    from leadctl.store.file.patience import Patience


def _unheard(_done: int, _total: int) -> None:
    """Take a report that nobody reads."""


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup that was made.

    Attributes:
        file: where it is.
        bytes: its size.
        leads, operations: what it holds.
    """

    file: Path
    bytes: int
    leads: int
    operations: int


def backup(
    store: Path,
    target: Path,
    wait: float = 0.0,
    *,
    report: Callable[[int, int], None] = _unheard,
) -> Backup:
    """Copy the store as it is at one moment; an earlier backup there is replaced when all is well.

    Others read meanwhile; a writer's commit waits until the copy is made.

    Raises:
        UsageError: there is no store.
        OutputError: the target is the store itself, or a file of something else.
        DataError: the store is damaged.
    """
    require_store(store)
    _refuse_target(target, store)
    with reading(store, wait) as con, whole_file(target) as temporary, sqlite_errors(target):
        copies.copy(con, temporary, f"the store {store}", report)
        holds = copies.about(con)
    return Backup(target, target.stat().st_size, holds.leads, holds.operations)


def _refuse_target(target: Path, store: Path) -> None:
    """See that a backup replaces an earlier one at most."""
    spare_store(target, store)
    if is_stream(target) or target.name == "-":
        raise UsageError("a backup is a file of its own, no stream", "name one, such as nightly.db")
    if target.is_file() and target.stat().st_size and not copies.is_store(target):
        raise OutputError(
            f"{target} is no backup of a store, and is not replaced by one", "name another file"
        )


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did.

    Attributes:
        backup: what the backup held.
        before: what the store held until then; None where there was none that could be read.
        kept: where the store before it lies now; None where there was none, or it was not kept.
        operation: number of the line in the history.
        opt_outs: suppressions of the store before, which the backup had not.
        forgotten: people who were forgotten since the backup, and are erased from it again.
        unread: why the store before could not be read, so that its opt-outs are not carried over.
    """

    backup: copies.About
    before: copies.About | None
    kept: Path | None
    operation: int
    opt_outs: int
    forgotten: int
    unread: str


def look_at_backup(file: Path, store: Path) -> copies.About:
    """See that a file is a backup, and tell what it holds; that it is whole shows on copying.

    Raises:
        InputMissing: there is no such file.
        DataError: it is no store, or one of a newer version.
        UsageError: it is the store itself.
    """
    if is_same(file, store):
        raise UsageError(f"{file} is the store itself", "name a backup of it")
    with copies.looking_at(file) as con:
        return copies.about(con)


def restore(
    store: Path,
    file: Path,
    author: Author,
    *,
    wait: float = 0.0,
    keep: bool = True,
    report: Callable[[int, int], None] = _unheard,
) -> Restored:
    """Put a backup in the place of the store, all at once, and keep the store beside it.

    What no backup may bring back to life is carried over: the opt-outs of the store of today, and
    the tombstones, of the store and of the file beside it; whoever is under one is erased again.

    Raises:
        LeadctlError: as `look_at_backup`, or the backup is damaged; the store is as it was then.
        StoreLocked: another command holds the store for longer than `wait` seconds.
        OutputError: the store's folder cannot be written, or the disk is full.
    """
    holds = look_at_backup(file, store)
    stones = tombstone_file.read(store)
    patience = waiting_for(store, wait)
    with plain_errors(store), held(store, patience, "leadctl restore"):
        before, unread = _look_at_present(store, patience)
        with (
            _kept_aside(store, author.at, keep=keep, readable=not unread) as kept,
            whole_file(store, "--store") as new,
        ):
            with copies.looking_at(file) as con:
                copies.copy(con, new, str(file), report)
            with changing(new, author.at, patience) as con:
                number = operations.begin(con, "restore", author)
                if before is not None:
                    number = operations.renumber(con, number, before.last_operation + 1)
                    with changing(store, "", patience, dry_run=True) as old:
                        carried = carry_suppressions(old, con, number)
                        laid = _stones_of(old, con)
                else:
                    carried, laid = 0, {}
                counts = {"leads": holds.leads, "opt_outs": carried}
                operations.set_counts(con, number, counts)
                forgotten = erase_again(con, {**_own(stones, con), **laid}, author)
                _keep_tombstones(store, con, stones)
            _write_anew(new, author.at, patience)
            _clear_journals(store, kept if unread else None)
        access.note_change()
    return Restored(holds, before, kept, number, carried, forgotten, unread)


def _look_at_present(store: Path, patience: Patience) -> tuple[copies.About | None, str]:
    """What the present store holds, and why it cannot be read if so.

    What a killed command left of it is rolled back by this.

    Raises:
        DataError: the file is no damaged store, but something else, a newer store, or one under
            another key; it is not replaced, for its opt-outs would be lost.
    """
    if not store.stat().st_size:
        return None, ""
    try:
        with changing(store, "", patience, dry_run=True) as con:
            return copies.about(con), ""
    except DataError as error:
        if not (isinstance(error, Damaged) and copies.is_store(store)):
            error.hint = f"{error.hint}; or move {store} away first"
            raise
        return None, error.message


def _stones_of(old: sqlite3.Connection, new: sqlite3.Connection) -> dict[bytes, str]:
    """The tombstones of a store, where they can be compared with those of another."""
    return tombstones.dated(old) if _key(old) == _key(new) else {}


def _own(groups: tombstone_file.Groups, con: sqlite3.Connection) -> dict[bytes, str]:
    """Those tombstones of the file beside the store that were made under a store's key."""
    return groups.get(tombstone_file.fingerprint(_key(con)), {})


def _key(con: sqlite3.Connection) -> bytes:
    return tombstones.load(con).key


def _keep_tombstones(store: Path, con: sqlite3.Connection, stand: tombstone_file.Groups) -> None:
    """Write down beside the store whom it knows as forgotten, where the file there lacks one.

    This comes before the restored store takes its place: a tombstone too many does no harm.
    """
    stones = tombstones.dated(con)
    if not stones.keys() <= _own(stand, con).keys():
        tombstone_file.write(store, _key(con), stones)


def _write_anew(path: Path, at: str, patience: Patience) -> None:
    """Write the file anew where somebody was erased from it."""
    with changing(path, at, patience) as con:
        unfinished = erasure.is_unfinished(con)
        erasure.finish(con)
    if unfinished:
        compact(path, patience)


@contextmanager
def _kept_aside(store: Path, at: str, *, keep: bool, readable: bool) -> Iterator[Path | None]:
    """Copy the present store; the copy goes again where the block fails.

    A second name of the file would be quicker. But where the process is killed before the restored
    store takes its place, what looks like a copy would change with every later command.
    """
    if not keep or is_empty(store):
        yield None
        return
    aside = _free_name(Path(os.path.realpath(store)), at)
    try:
        with whole_file(aside) as copy:
            if not (readable and _copied(store, copy)):
                copies.copy_as_it_lies(store, copy)
    except OutputError as error:
        error.hint = "make room, or do without a copy of the present store: --no-keep"
        raise
    try:
        yield aside
    except BaseException:
        aside.unlink(missing_ok=True)
        raise


def _copied(store: Path, copy: Path) -> bool:
    """Copy a store as others see it; False where a damaged page of it makes that fail."""
    try:
        with reading(store) as con:
            copies.copy(con, copy, str(store), _unheard)
    except DataError:
        return False
    return True


def _free_name(store: Path, at: str) -> Path:
    digits = "".join(one for one in at if one.isdigit())
    base = f"{store.name}.before-restore-{digits[:8]}T{digits[8:]}Z"
    names = chain([base], (f"{base}-{number}" for number in count(2)))
    return next(path for name in names if not (path := store.with_name(name)).exists())


def _clear_journals(store: Path, kept: Path | None) -> None:
    """Take the journals of the present store out of the way of the one to come.

    SQLite would apply them to whatever stands under the store's name. They go with the copy of a
    store that could not be opened; the copy of any other has what they hold.
    """
    for journal in (one for one in beside(store) if one.exists()):
        if kept is None:
            journal.unlink()
        else:
            journal.replace(f"{kept}{journal.name[journal.name.rindex('-') :]}")
