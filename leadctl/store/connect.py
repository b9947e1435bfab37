"""Open a store for reading or for one writing transaction, and speak plainly when that fails."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from leadctl.errors import DataError, ExitCode, LeadctlError, OutputError, StoreLocked
from leadctl.store import schema
from leadctl.store.lock import writer_lock

if TYPE_CHECKING:
    from collections.abc import Iterator

_STEPS_BETWEEN_SIGNALS = 100_000
"""Virtual machine steps (about a millisecond) after which a long statement looks for Ctrl-C."""

_CACHE_KIB = 64 * 1024


@contextmanager
def reading(
    path: Path, wait: float = 5.0, *, scratch: bool = False
) -> Iterator[sqlite3.Connection]:
    """Open the store to read; a missing one reads as an empty one, and nothing is created.

    With `scratch`, temporary tables may be used; what is done ends with the connection.

    Raises:
        DataError: the file is no store, or is damaged.
        StoreLocked: a writer is at its commit for longer than `wait` seconds.
    """
    with _plain_errors(path):
        if not path.exists() or path.stat().st_size == 0:
            _refuse_directory(path)
            con = _connect(":memory:", wait)
            schema.migrate(con, "")
        else:
            con = _connect(path, wait)
        with closing(con):
            if not scratch:
                con.execute("pragma query_only = on")
            con.execute("begin")
            if schema.check(con) < schema.VERSION:
                raise DataError(
                    "this store is of an earlier version",
                    "any writing command brings it up to date",
                )
            yield con


@contextmanager
def writing(
    path: Path,
    now: str,
    *,
    wait: float = 5.0,
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
        OutputError: the store cannot be written, or the disk is full.
    """
    with _plain_errors(path):
        fresh = _prepare(path)
        try:
            with writer_lock(path, wait, holder), closing(_connect(path, wait)) as con:
                if attach is not None:
                    con.execute("attach ? as stage", (str(attach),))
                con.execute("begin immediate")
                schema.migrate(con, now, secret)
                yield con
                con.execute("rollback" if dry_run else "commit")
        finally:
            if fresh and path.exists() and path.stat().st_size == 0:
                path.unlink()
                path.with_name(path.name + ".lock").unlink(missing_ok=True)


def _prepare(path: Path) -> bool:
    """Make the store's folder and an empty private file; tell whether it is new."""
    _refuse_directory(path)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    with suppress(FileExistsError):
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
        return True
    return False


def _refuse_directory(path: Path) -> None:
    if path.is_dir():
        raise DataError("the store's path is a folder", _OTHER)


def _connect(path: Path | str, wait: float) -> sqlite3.Connection:
    con = sqlite3.connect(path, timeout=wait, isolation_level=None, cached_statements=256)
    for pragma in (
        "foreign_keys = on",
        "trusted_schema = off",
        "synchronous = full",
        f"cache_size = -{_CACHE_KIB}",
        "secure_delete = on",
    ):
        con.execute(f"pragma {pragma}")
    con.set_progress_handler(_nothing, _STEPS_BETWEEN_SIGNALS)
    return con


def _nothing() -> int:
    """Give Python a moment inside a long statement, so that a signal is heard."""
    return 0


@contextmanager
def _plain_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's and the system's errors about the store into ours."""
    try:
        yield
    except sqlite3.Error as error:
        raise _explained(error, path) from error
    except PermissionError as error:
        if error.filename and Path(error.filename).name.startswith(path.name):
            raise OutputError(f"the store {path} cannot be written: {error.strerror}") from error
        raise


def _explained(error: sqlite3.Error, path: Path) -> BaseException:
    """The error that says what a code of SQLite means to a user."""
    name = getattr(error, "sqlite_errorname", "")
    explained: dict[str, BaseException] = {
        "SQLITE_INTERRUPT": KeyboardInterrupt(),
        "SQLITE_BUSY": StoreLocked("the store is in use by another command", _WAIT),
        "SQLITE_LOCKED": StoreLocked("the store is in use by another command", _WAIT),
        "SQLITE_NOTADB": DataError(f"{path} is not a leadctl store", _OTHER),
        "SQLITE_CORRUPT": DataError(f"the store {path} is damaged", "see: leadctl doctor"),
        "SQLITE_FULL": OutputError("the disk is full; the store is unchanged"),
        "SQLITE_READONLY": OutputError(f"the store {path} cannot be written"),
        "SQLITE_CANTOPEN": OutputError(f"the store {path} cannot be opened", _OTHER),
        "SQLITE_PERM": OutputError(f"the store {path} cannot be written"),
        "SQLITE_IOERR": LeadctlError(
            "the system failed to read or write the store", code=ExitCode.IO
        ),
    }
    return next((ours for code, ours in explained.items() if name.startswith(code)), error)


_WAIT = "wait for it with --wait 60"
_OTHER = "name another file with --store PATH"
