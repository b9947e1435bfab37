"""Speak plainly when SQLite or the system fails at the store."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from leadctl.errors import DataError, ExitCode, LeadctlError, OutputError, StoreLocked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's and the system's errors about the store into ours."""
    try:
        yield
    except sqlite3.Error as error:
        raise _explained(error, path) from error


@contextmanager
def plain_files(path: Path) -> Iterator[None]:
    """Turn the system's errors about the store's file, lock and folder into ours."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise OutputError(f"the store {path} cannot be used: {reason}", OTHER) from error


def _explained(error: sqlite3.Error, path: Path) -> BaseException:
    """The error that says what a code of SQLite means to a user."""
    name = getattr(error, "sqlite_errorname", "")
    explained: dict[str, BaseException] = {
        "SQLITE_INTERRUPT": KeyboardInterrupt(),
        "SQLITE_BUSY": StoreLocked("the store is in use by another command", _WAIT),
        "SQLITE_LOCKED": StoreLocked("the store is in use by another command", _WAIT),
        "SQLITE_NOTADB": DataError(f"{path} is not a leadctl store", OTHER),
        "SQLITE_CORRUPT": DataError(f"the store {path} is damaged", "see: leadctl doctor"),
        "SQLITE_FULL": OutputError("the disk is full; the store is unchanged"),
        "SQLITE_READONLY": OutputError(f"the store {path} cannot be written"),
        "SQLITE_CANTOPEN": OutputError(f"the store {path} cannot be opened", OTHER),
        "SQLITE_PERM": OutputError(f"the store {path} cannot be written"),
        "SQLITE_IOERR": LeadctlError(
            "the system failed to read or write the store", code=ExitCode.IO
        ),
    }
    return next((ours for code, ours in explained.items() if name.startswith(code)), error)


_WAIT = "wait for it with --wait 60"
OTHER = "name another file with --store PATH"
"""What helps where the file itself is the trouble."""
