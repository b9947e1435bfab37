"""The advisory lock of a store: one writer at a time, and the others learn who it is."""

from __future__ import annotations

import fcntl
import os
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING

from leadctl.errors import StoreLocked

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_POLL_SECONDS = 0.05


@contextmanager
def writer_lock(store: Path, wait: float, holder: str) -> Iterator[None]:
    """Hold the lock file beside `store`, named `<store>.lock`, for the length of the block.

    Args:
        store: the store's file; its folder must exist.
        wait: seconds to wait for another holder.
        holder: who holds it, for those who wait; no personal data.

    Raises:
        StoreLocked: another process still holds it after `wait` seconds.
    """
    path = store.with_name(store.name + ".lock")
    handle = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        _acquire(handle, wait)
        os.ftruncate(handle, 0)
        os.pwrite(handle, f"{holder}, process {os.getpid()}".encode(), 0)
        yield
        os.ftruncate(handle, 0)
    finally:
        os.close(handle)


def _acquire(handle: int, wait: float) -> None:
    deadline = time.monotonic() + wait
    while True:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            if time.monotonic() >= deadline:
                holder = os.pread(handle, 200, 0).decode(errors="replace") or "another process"
                raise StoreLocked(
                    f"the store is in use by {holder}", "try again later, or wait with --wait 60"
                ) from error
            time.sleep(_POLL_SECONDS)
        else:
            return
