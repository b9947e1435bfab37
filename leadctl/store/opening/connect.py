"""Open a store for reading or for one writing transaction."""

from __future__ import annotations

import os
import signal
import threading
from contextlib import ExitStack, closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leadctl.errors import (
    DataError,
    Interrupted,
    LeadctlError,
    OutputError,
    StoreLocked,
    UsageError,
)
from leadctl.scratch import private_folder
from leadctl.store.file import access, engine, schema
from leadctl.store.file.failures import needs_writing, plain_errors, plain_files
from leadctl.store.file.lock import holder_of, lock_file, writer_lock
from leadctl.store.file.patience import Patience
from leadctl.store.file.place import is_empty, refuse_read_only
from leadctl.store.opening.upgrade import bring_up_to_date

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator

    from leadctl.store.file.patience import Result

    Kind = type[sqlite3.Connection]

_CACHE_KIB = 16 * 1024

_PRAGMAS = (
    "foreign_keys = on",
    "trusted_schema = off",
    "synchronous = full",
    f"cache_size = -{_CACHE_KIB}",
    "secure_delete = on",
)


def beside(path: Path) -> list[Path]:
    """The files that SQLite may keep beside a store, whichever links lead to that."""
    return [Path(os.path.realpath(path) + end) for end in ("-journal", "-wal", "-shm")]


class StoreChanged(StoreLocked):
    """Another command changed the store between the reading of a file and its landing."""

    def __init__(self) -> None:
        super().__init__("another command changed the store meanwhile", "run it again")


ATTEMPTS = 3
"""How often long work is done while other commands change what it was built on."""


def retried(work: Callable[[], Result]) -> Result:
    """Do work whose short write others may forestall, again where they did.

    Raises:
        StoreChanged: they did so at every attempt.
    """
    for _ in range(ATTEMPTS - 1):
        with suppress(StoreChanged):
            return work()
    return work()


@contextmanager
def reading(
    path: Path, wait: float = 0.0, *, scratch: bool = False, snapshot: bool = True
) -> Iterator[sqlite3.Connection]:
    """Open the store to read; a missing one reads as an empty one, and nothing is created.

    With `scratch`, temporary tables may be used; what is done ends with the connection. Without
    `snapshot`, each query sees the store of its moment and the block holds up no writer.

    Raises:
        DataError: the file is no store, or is damaged, or the key does not fit.
        StoreLocked: a writer is at its commit for longer than `wait` seconds.
        OutputError: the file cannot be opened.
    """
    patience = waiting_for(path, wait)
    kind = _as_it_is if snapshot else partial(_patient, patience)
    with plain_errors(path), engine.closing_all(_open(path, patience, kind)) as con:
        if not scratch:
            con.execute("pragma query_only = on")
        if not snapshot and con.in_transaction:
            con.execute("rollback")
        yield con


def waiting_for(path: Path, wait: float) -> Patience:
    """The patience of a command that asks for this store."""
    return Patience(wait, lambda: holder_of(path))


def _as_it_is(base: Kind) -> Kind:
    return base


def _patient(patience: Patience, base: Kind) -> Kind:
    """A connection each of whose queries may meet another command's commit, and waits for it."""

    class Patient(base):  # type: ignore[misc,valid-type]
        def execute(self, *given: Any) -> Any:
            return patience.retry(partial(super().execute, *given))

    return Patient


def _open(path: Path, patience: Patience, kind: Callable[[Kind], Kind]) -> sqlite3.Connection:
    """A connection inside a transaction on the store, or on an empty one in memory.

    A store of an earlier version is brought up to date first: no command could read it otherwise.
    """
    if not is_empty(path):
        with ExitStack() as stack:
            con = stack.enter_context(closing(_opened(path, patience, kind)))
            version = schema.check(con)
            if version == schema.VERSION:
                stack.pop_all()
                return con
        if version:
            with writing(path, "", wait=patience.left):
                pass
            return _open(path, patience, kind)
    # Version 0: a first import that was killed was rolled back just now, and left nothing.
    con = _prepared(engine.memory())
    schema.migrate(con, "")
    return con


def _opened(path: Path, patience: Patience, kind: Callable[[Kind], Kind]) -> sqlite3.Connection:
    """A connection inside a transaction that has seen the store.

    On a disk that takes no writing, a write-ahead log that is empty is done without.
    """
    try:
        return patience.retry(partial(_begun, path, kind, "rw"))
    except engine.errors() as error:
        if not engine.error_name(error).startswith("SQLITE_CANTOPEN"):
            raise
        if _has_leftovers(path):
            raise needs_writing(path) from error
        return patience.retry(partial(_begun, path, kind, "immutable"))


def _begun(path: Path, kind: Callable[[Kind], Kind], mode: str) -> sqlite3.Connection:
    return engine.begun(_connect(path, kind, mode))


def _has_leftovers(path: Path) -> bool:
    """Whether a journal with content lies beside the store."""
    with suppress(OSError):
        return any(one.stat().st_size for one in beside(path) if one.exists())
    return False


@contextmanager
def writing(
    path: Path,
    now: str,
    *,
    wait: float = 0.0,
    holder: str = "leadctl",
    attach: Path | None = None,
    dry_run: bool = False,
    secret: bytes | None = None,
) -> Iterator[sqlite3.Connection]:
    """Run one transaction on the store, which is created on first use with mode 0600.

    The transaction commits when the block ends well; on any exception, and with `dry_run`, it
    leaves the store as it was. A dry run on a store that nobody may write is one on a copy of it.

    `attach` names a staging file that it sees as schema `stage`,
    `secret` the key under which that was staged, for a store that is yet to be created.

    Raises:
        DataError: the file is no store, or is damaged, or the key does not fit.
        StoreLocked: another command holds the store for longer than `wait` seconds.
        StoreChanged: the store has another key than `secret`.
        OutputError: the store cannot be written, or the disk is full.
        UsageError: this SQLite does not keep the journal that is asked for.
    """
    patience = waiting_for(path, wait)
    with plain_errors(path), ExitStack() as stack:
        place = stack.enter_context(trial_place(path, patience)) if dry_run else path
        stack.enter_context(held(place, patience, holder))
        yield stack.enter_context(
            changing(place, now, patience, attach=attach, dry_run=dry_run, secret=secret)
        )
    if not dry_run:
        access.note_change()


@contextmanager
def trial_place(path: Path, patience: Patience) -> Iterator[Path]:
    """Where a dry run may work: the store, or a private copy of one that cannot be written.

    Writing needs a store's folder too, for the journal and the lock.

    Raises:
        LeadctlError: as `reading`.
    """
    if os.access(path.parent, os.W_OK) and (is_empty(path) or os.access(path, os.W_OK)):
        yield path
        return
    with private_folder("trial") as folder:
        copy = folder / "leads.db"
        if not is_empty(path):
            with reading(path, patience.left) as con, plain_files(copy):
                copy.touch(0o600)
                with closing(engine.connect(copy, access.current().key)) as into:
                    con.backup(into)
        yield copy


@contextmanager
def changing(
    path: Path,
    now: str,
    patience: Patience,
    *,
    attach: Path | None = None,
    dry_run: bool = False,
    secret: bytes | None = None,
) -> Iterator[sqlite3.Connection]:
    """Run one transaction on a store that the caller holds; otherwise as `writing`."""
    _refuse_unsafe_log()
    with plain_errors(path), engine.closing_all(patience.retry(partial(_connect, path))) as con:
        patience.retry(partial(_settle_journal, con))
        if attach is not None:
            engine.attach(con, attach, "stage", access.scratch_key())
        patience.retry(partial(con.execute, "begin immediate"))
        bring_up_to_date(con, now, secret)
        if secret is not None:
            _require_secret(con, secret)
        with _or_rollback(con):
            yield con
        if dry_run:
            con.execute("rollback")
        else:
            patience.retry(partial(_commit, con))


def compact(path: Path, patience: Patience, again: str = "") -> None:
    """Write the file anew, so that nothing that was deleted is left in it; the caller holds it.

    Text stays in the gaps of pages even where SQLite overwrites what it deletes. Others may have
    the file open: it is written in place, within SQLite's own locks.

    Args:
        path: the store.
        patience: with others who use it.
        again: the command that does this later; empty where nothing stands without it, so that
            errors are said as they are.

    Raises:
        OutputError: the disk is full; it takes as much again as the file for a moment.
        Interrupted: Ctrl-C came meanwhile.
    """
    try:
        with plain_errors(path), closing(patience.retry(partial(_connect, path))) as con:
            patience.retry(partial(_settle_journal, con))
            patience.retry(partial(con.execute, "vacuum"))
            patience.retry(partial(con.execute, "pragma wal_checkpoint(truncate)"))
    except LeadctlError as error:
        if not again:
            raise
        raise OutputError(
            f"what was done stands, but the file of {path} could not be written anew"
            f" ({error.message.partition(';')[0]}), and holds what was deleted still",
            f"make room, and run: {again}",
        ) from error
    except KeyboardInterrupt as error:
        if not again:
            raise
        raise Interrupted(
            f"interrupted: what was done stands, but the file of {path} was not written anew, and"
            " holds what was deleted still",
            f"run: {again}",
        ) from error


def is_roomy(con: sqlite3.Connection) -> bool:
    """Whether writing the file anew would make it a tenth smaller at least."""
    free, pages = (con.execute(f"pragma {what}").fetchone()[0] for what in _PAGES)
    return bool(free * 10 > pages)


_PAGES = ("freelist_count", "page_count")


@contextmanager
def _or_rollback(con: sqlite3.Connection) -> Iterator[None]:
    """Roll back at once: a closed connection lives on while an error's frames know its cursors."""
    try:
        yield
    except BaseException:
        if con.in_transaction:  # a full disk has rolled it back already
            with suppress(*engine.errors()):
                con.execute("rollback")
        raise


@contextmanager
def held(path: Path, patience: Patience, holder: str) -> Iterator[None]:
    """Hold a store against other writers, and see to its file, as `writing` does.

    Raises:
        StoreLocked: another command holds it for longer than the patience lasts.
        OutputError: the file is not to be written, also where it would be replaced by another.
        DataError: what is there can be no store, such as a folder.
    """
    with ExitStack() as stack:
        refuse_read_only(path)
        with plain_files(path):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            stack.enter_context(writer_lock(path, patience, holder))
            stack.enter_context(_own_file(path))
        yield


def _refuse_unsafe_log() -> None:
    """See that a write-ahead log is asked of an SQLite only that keeps it.

    Raises:
        UsageError: this one may lose commits in it.
    """
    key = access.current().key
    if access.current().journal == "wal" and not engine.wal_is_safe(key):
        needed = ".".join(str(part) for part in engine.WAL_IS_SAFE)
        raise UsageError(
            f"this Python has SQLite {engine.version(key)}, which can lose changes in a write-ahead"
            f" log; that takes {needed} or newer",
            "leave out the setting `journal`, or set it to `delete`",
        )


def _settle_journal(con: sqlite3.Connection) -> None:
    """See to the journal that is asked for, whichever the file was left with."""
    wanted = access.current().journal
    kept = con.execute(f"pragma main.journal_mode = {wanted}").fetchone()[0]
    if kept != wanted:
        raise OutputError(
            f"the store keeps the journal `{kept}` where `{wanted}` is asked for",
            "see the setting `journal`",
        )


@contextmanager
def _own_file(path: Path) -> Iterator[None]:
    """See to a private file; one that is new and stayed empty is gone after the block."""
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    except FileExistsError:
        yield
        return
    try:
        yield
    finally:
        if path.exists() and path.stat().st_size == 0:
            path.unlink()
            lock_file(path).unlink(missing_ok=True)


def _require_secret(con: sqlite3.Connection, secret: bytes) -> None:
    """What was staged under another key would not be known again."""
    kept = con.execute("select value from meta where key = 'secret'").fetchone()
    if kept is None or kept[0] != secret:
        raise StoreChanged


def _commit(con: sqlite3.Connection) -> None:
    """Commit; from here on it is too late for Ctrl-C to leave the store unchanged."""
    if threading.current_thread() is not threading.main_thread():
        con.execute("commit")
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        con.execute("commit")
    finally:
        signal.signal(signal.SIGINT, before if before is not None else signal.SIG_DFL)


def _connect(
    path: Path, kind: Callable[[Kind], Kind] = _as_it_is, mode: str = "rw"
) -> sqlite3.Connection:
    """Open the store's file; mode `rw` never creates it: whoever may do so makes it private."""
    key = access.current().key
    if key:
        _refuse_plain(path)
    return _prepared(engine.connect(path, key, mode=mode, kind=kind))


def _refuse_plain(path: Path) -> None:
    """A key for a store that is not encrypted is a mistake; SQLite would call it damaged."""
    with plain_files(path), path.open("rb") as stream:
        if stream.read(len(engine.HEADER)) == engine.HEADER:
            raise DataError(
                f"a key is given, and the store {path} is not encrypted",
                "encrypt it with: leadctl encrypt, or leave the key out",
            )


def _prepared(con: sqlite3.Connection) -> sqlite3.Connection:
    try:
        for pragma in _PRAGMAS:  # some look into the file, and may find it busy
            con.execute(f"pragma {pragma}")
        if access.current().key:
            con.execute("pragma temp_store = memory")  # temporary files would be plain text
    except BaseException:
        con.close()
        raise
    return con
