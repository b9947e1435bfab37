"""Open a store for reading or for one writing transaction."""

from __future__ import annotations

import os
import signal
import sqlite3
import threading
import time
from contextlib import ExitStack, closing, contextmanager
from typing import TYPE_CHECKING, TypeVar

from leadctl.errors import DataError, StoreLocked
from leadctl.store import schema
from leadctl.store.failures import OTHER, plain_errors, plain_files
from leadctl.store.lock import lock_file, writer_lock
from leadctl.store.upgrade import bring_up_to_date

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

Result = TypeVar("Result")

PATIENCE = 5.0
"""Seconds for which a command waits at least: readers and commits of others are that short."""

_POLL_SECONDS = 0.05

_STEPS_BETWEEN_SIGNALS = 100_000
"""Virtual machine steps (about a millisecond) after which a long statement looks for Ctrl-C."""

_CACHE_KIB = 16 * 1024

_PRAGMAS = (
    "foreign_keys = on",
    "trusted_schema = off",
    "synchronous = full",
    f"cache_size = -{_CACHE_KIB}",
    "secure_delete = on",
)


class StoreChanged(StoreLocked):
    """Another command changed the store between the reading of a file and its landing."""

    def __init__(self) -> None:
        super().__init__("another command changed the store meanwhile", "run it again")


@contextmanager
def reading(
    path: Path, wait: float = 0.0, *, scratch: bool = False, snapshot: bool = True
) -> Iterator[sqlite3.Connection]:
    """Open the store to read; a missing one reads as an empty one, and nothing is created.

    With `scratch`, temporary tables may be used; what is done ends with the connection. Without
    `snapshot`, each query sees the store of its moment and the block holds up no writer.

    Raises:
        DataError: the file is no store, or is damaged.
        StoreLocked: a writer is at its commit for longer than `wait` seconds, or PATIENCE.
        OutputError: the file cannot be opened.
    """
    with plain_errors(path), closing(_open(path, wait)) as con:
        if not scratch:
            con.execute("pragma query_only = on")
        if not snapshot:
            _end_snapshot(con)
        yield con


def _open(path: Path, wait: float) -> sqlite3.Connection:
    """A connection inside a transaction on the store, or on an empty one in memory.

    A store of an earlier version is brought up to date first: no command could read it otherwise.
    """
    with plain_files(path):
        empty = not path.exists() or path.stat().st_size == 0
    _refuse_directory(path)
    if not empty:
        with ExitStack() as stack:
            con = stack.enter_context(closing(_patiently(lambda: _connect(path), wait)))
            version = _patiently(lambda: _begin(con), wait)
            if version == schema.VERSION:
                stack.pop_all()
                return con
        if version:
            with writing(path, "", wait=wait):
                pass
            return _open(path, wait)
    # Version 0: a first import that was killed was rolled back just now, and left nothing.
    con = _connect(":memory:")
    schema.migrate(con, "")
    return con


def _end_snapshot(con: sqlite3.Connection) -> None:
    if con.in_transaction:
        con.execute("rollback")
    con.execute(f"pragma busy_timeout = {PATIENCE * 1000:.0f}")


def _begin(con: sqlite3.Connection) -> int:
    """Begin a transaction that has seen the store, and give its version."""
    if not con.in_transaction:
        con.execute("begin")
    return schema.check(con)


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
    leaves the store as it was.

    `attach` names a staging file that it sees as schema `stage`,
    `secret` the key under which that was staged, for a store that is yet to be created.

    Raises:
        DataError: the file is no store, or is damaged.
        StoreLocked: another command holds the store for longer than `wait` seconds.
        StoreChanged: the store has another key than `secret`.
        OutputError: the store cannot be written, or the disk is full.
    """
    with plain_errors(path), ExitStack() as stack:
        _refuse_directory(path)
        with plain_files(path):
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            stack.enter_context(writer_lock(path, wait, holder))
            stack.enter_context(_own_file(path))
        con = stack.enter_context(closing(_patiently(lambda: _connect(path), wait)))
        if attach is not None:
            # Read-only, or the commit would span two files.
            con.execute("attach ? as stage", (f"file://{_quoted(attach)}?mode=ro&immutable=1",))
        _patiently(lambda: con.execute("begin immediate"), wait)
        bring_up_to_date(con, now, secret)
        if secret is not None:
            _require_secret(con, secret)
        yield con
        if dry_run:
            con.execute("rollback")
        else:
            _patiently(lambda: _commit(con), wait)


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


def _patiently(work: Callable[[], Result], wait: float) -> Result:
    """Do `work` again while others keep the store busy, for `wait` seconds or PATIENCE.

    SQLite's own waiting would not hear Ctrl-C.
    """
    deadline = time.monotonic() + max(wait, PATIENCE)
    while True:
        try:
            return work()
        except sqlite3.OperationalError as error:
            busy = getattr(error, "sqlite_errorname", "").startswith("SQLITE_BUSY")
            if not busy or time.monotonic() >= deadline:
                raise
        time.sleep(_POLL_SECONDS)


def _refuse_directory(path: Path) -> None:
    with plain_files(path):
        if path.is_dir():
            raise DataError("the store's path is a folder", OTHER)


def _connect(path: Path | str) -> sqlite3.Connection:
    # Mode `rw` never creates a file; whoever may do so makes it private first.
    name = path if isinstance(path, str) else f"file://{_quoted(path.absolute())}?mode=rw"
    con = sqlite3.connect(
        name,
        timeout=_POLL_SECONDS,
        isolation_level=None,
        cached_statements=256,
        uri=True,
    )
    try:
        for pragma in _PRAGMAS:  # some look into the file, and may find it busy
            con.execute(f"pragma {pragma}")
    except BaseException:
        con.close()
        raise
    con.set_progress_handler(_nothing, _STEPS_BETWEEN_SIGNALS)
    return con


def _quoted(path: Path) -> str:
    return str(path).replace("%", "%25").replace("?", "%3f").replace("#", "%23")


def _nothing() -> int:
    """Give Python a moment inside a long statement, so that a signal is heard."""
    return 0
