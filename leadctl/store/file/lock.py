"""The advisory lock of a store: one writer at a time, and the others learn who it is."""

from __future__ import annotations

import fcntl
import os
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from leadctl.errors import StoreLocked
from leadctl.scratch import is_at

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leadctl.store.file.patience import Patience


@contextmanager
def writer_lock(store: Path, patience: Patience, holder: str) -> Iterator[None]:
    """Hold the lock file beside `store`, named `<store>.lock`, for the length of the block.

    Args:
        store: the store's file; its folder must exist.
        patience: how long to wait for another holder.
        holder: who holds it, for those who wait; no personal data.

    Raises:
        StoreLocked: another process still holds it after that.
        OSError: the lock file cannot be made.
    """
    handle = _locked(lock_file(store), patience)
    try:
        _sign(handle, f"{holder}, process {os.getpid()}")
        yield
    finally:
        _sign(handle, "")
        os.close(handle)


def lock_file(store: Path) -> Path:
    """Where the lock of a store is: beside the file itself, whichever links lead to it."""
    return Path(os.path.realpath(store) + ".lock")


def holder_of(store: Path) -> str:
    """Who holds the lock file; empty where nobody does, whatever a killed command left in it."""
    with suppress(OSError), lock_file(store).open("rb") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return file.read(_NAME_BYTES).decode(errors="replace")
    return ""


def other_holder(store: Path) -> str:
    """Who holds a store that this process cannot use, as far as anybody can tell."""
    holder = holder_of(store)
    ours = holder.endswith(f"process {os.getpid()}")
    return holder if holder and not ours else "another command or program"


_NAME_BYTES = 200


def _locked(path: Path, patience: Patience) -> int:
    """Open and lock the file; again where the holder before removed it meanwhile."""
    while True:
        handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            _acquire(handle, patience)
            if is_at(handle, path):
                return handle
        except BaseException:
            os.close(handle)
            raise
        os.close(handle)


def _acquire(handle: int, patience: Patience) -> None:
    for _ in patience.turns():
        with suppress(BlockingIOError):
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return
    holder = os.pread(handle, _NAME_BYTES, 0).decode(errors="replace") or "another process"
    raise StoreLocked(
        f"the store is in use by {holder}", "try again later, or wait longer with --wait SECONDS"
    )


def _sign(handle: int, holder: str) -> None:
    """Write who holds it; a disk too full for the name does not undo the lock."""
    with suppress(OSError):
        os.ftruncate(handle, 0)
        os.pwrite(handle, holder.encode(), 0)
