"""Speak plainly when SQLite or the system fails at the store."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from leadctl.errors import DataError, ExitCode, LeadctlError, OutputError, StoreLocked
from leadctl.store.file import access, engine
from leadctl.store.file.lock import other_holder

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


class Damaged(DataError):
    """The store's file holds what no command wrote."""

    def __init__(self, path: Path, finding: str = "") -> None:
        said = f": {finding}" if finding else ""
        super().__init__(f"the store {path} is damaged{said}", "see: leadctl doctor")


@contextmanager
def sqlite_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about a file into ours, where they have a code that users can mend."""
    try:
        yield
    except engine.errors() as error:
        if explained := _explained(error, path):
            raise explained from error
        raise


@contextmanager
def plain_errors(path: Path) -> Iterator[None]:
    """Turn SQLite's errors about the store into ours, and those of a damaged store's contents.

    A changed byte can turn up anywhere: as a number out of range, as JSON that is none. Where an
    error comes that nobody expects, the store is looked at before it counts as a bug.
    """
    try:
        with sqlite_errors(path):
            yield
    except (LeadctlError, OSError, MemoryError):
        raise
    except Exception as error:
        finding = access.current().look(path)
        if not finding:
            raise
        raise Damaged(path, finding) from error


@contextmanager
def plain_files(path: Path) -> Iterator[None]:
    """Turn the system's errors about the store's file, lock and folder into ours."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise OutputError(f"the store {path} cannot be used: {reason}", OTHER) from error


def _explained(error: Exception, path: Path) -> BaseException | None:
    """The error that says what a code of SQLite means to a user; nothing for a bug's codes."""
    name = engine.error_name(error)
    explained: dict[str, BaseException] = {
        "SQLITE_INTERRUPT": KeyboardInterrupt(),
        "SQLITE_BUSY": StoreLocked(f"the store is in use by {other_holder(path)}", _WAIT),
        "SQLITE_LOCKED": StoreLocked(f"the store is in use by {other_holder(path)}", _WAIT),
        "SQLITE_NOTADB": _no_store(path),
        "SQLITE_CORRUPT": Damaged(path),
        "SQLITE_FULL": OutputError(f"the disk of {path} is full; the store is unchanged", _ROOM),
        "SQLITE_READONLY_ROLLBACK": needs_writing(path),
        "SQLITE_READONLY_RECOVERY": needs_writing(path),
        "SQLITE_READONLY": OutputError(f"the store {path} cannot be written", OTHER),
        "SQLITE_CANTOPEN": OutputError(f"the store {path} cannot be opened", OTHER),
        "SQLITE_PERM": OutputError(f"the store {path} cannot be written", OTHER),
        "SQLITE_IOERR": LeadctlError(
            f"the system failed to read or write {path}, or a file beside it",
            "see whether the disk is well, and whether files may grow so large: ulimit -f",
            ExitCode.IO,
        ),
    }
    for code, ours in explained.items():
        if name.startswith(code):
            return ours
    return None


def _no_store(path: Path) -> DataError:
    if access.current().key:
        return DataError(
            f"the key does not open {path}", "it is another store's key, or this is no store"
        )
    return DataError(
        f"{path} is not a leadctl store, or it is encrypted",
        f"name its key with --key-file; {OTHER}",
    )


def needs_writing(path: Path) -> OutputError:
    """The error where a journal has to be worked off on a disk that takes no writing."""
    return OutputError(
        f"a journal beside the store {path} holds changes of another command, and nothing can be"
        " read before they are taken in or back, which takes a place that can be written",
        "copy it with the files beside it to a folder of your own, and name that with --store",
    )


_ROOM = "make room there, or for temporary files, which may lie elsewhere: TMPDIR"
_WAIT = "try again later, or wait longer with --wait SECONDS"
OTHER = "name another file with --store PATH"
"""What helps where the file itself is the trouble."""
