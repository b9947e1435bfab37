"""Private temporary files: made, named and swept here alone, for they hold lead data.

Each is locked while a command uses it, so that what a killed one left can be told from it.
"""

from __future__ import annotations

import errno
import fcntl
import io
import os
import re
import shutil
import signal
import stat
import sys
import tempfile
import time
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, TYPE_CHECKING, BinaryIO

from leadctl.errors import ExitCode, LeadctlError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from _typeshed import ReadableBuffer

_PREFIX = "leadctl-"
_NAME = re.compile(r"leadctl-[a-z0-9_]{8}\.(?:input|staging|trial|workbook)")
"""What `tempfile` makes of our prefix and suffixes; a user's own `leadctl-notes` is not touched."""

ABANDONED = 60.0
"""Seconds after which what nobody has locked belongs to nobody; what is new is locked at once."""


@contextmanager
def private_file(kind: str) -> Iterator[tuple[int, Path]]:
    """Make a file of mode 0600 in the temporary folder, gone after the block.

    Args:
        kind: `input` or `staging`, the end of its name.

    Yields:
        Its descriptor, and its path.
    """
    sweep()
    suffix = f".{kind}"
    before = _hold_interrupts()
    try:
        handle, path = _locked(lambda: tempfile.mkstemp(prefix=_PREFIX, suffix=suffix))
    except BaseException:
        _admit_interrupts(before)
        raise
    try:
        _admit_interrupts(before)
        yield handle, path
    finally:
        _remove(handle, path)
        os.close(handle)


def _hold_interrupts() -> set[int | signal.Signals]:
    """Let Ctrl-C wait, so that it cannot come between making a file and seeing to its removal.

    Returns:
        the signals that waited before, for `_admit_interrupts`.
    """
    return set(signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT}))


def _admit_interrupts(before: set[int | signal.Signals]) -> None:
    signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _remove(handle: int, path: Path) -> None:
    """Remove a file; the work is done by then, so one that stays is emptied, and swept later."""
    try:
        path.unlink(missing_ok=True)
    except OSError:
        with suppress(OSError):
            os.ftruncate(handle, 0)


@contextmanager
def private_folder(kind: str) -> Iterator[Path]:
    """Make a folder of mode 0700 likewise; `kind` is `workbook` or `trial`."""
    sweep()
    handle, path = _locked(lambda: _new_folder(f".{kind}"))
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)
        os.close(handle)


def _new_folder(suffix: str) -> tuple[int, str]:
    name = tempfile.mkdtemp(prefix=_PREFIX, suffix=suffix)
    return os.open(name, os.O_RDONLY | os.O_CLOEXEC), name


def _locked(make: Callable[[], tuple[int, str]]) -> tuple[int, Path]:
    """Make and lock something; again where another command swept it before it was locked."""
    while True:
        with suppress(FileNotFoundError):
            handle, name = make()
            with suppress(OSError):  # a file system without locks: nobody sweeps there either
                fcntl.flock(handle, fcntl.LOCK_EX)
            if is_at(handle, Path(name)):
                return handle, Path(name)
            os.close(handle)


def is_at(handle: int, path: Path) -> bool:
    """Whether a path still leads to an open file."""
    try:
        return os.path.samestat(os.fstat(handle), path.stat())
    except FileNotFoundError:
        return False


@contextmanager
def spool_file() -> Iterator[tuple[IO[bytes], Path]]:
    """Make a private file that is written first, and then read by its path, also several times.

    Where the system opens an open file anew it has no name in any folder, so that nothing is left
    of it however the command ends.

    Yields:
        The open file, and the path; the writer flushes.
    """
    with private_file("input") as (handle, path):
        stream = _stream(handle)
        open_file = Path(f"/proc/self/fd/{handle}")
        nameless = sys.platform == "linux" and open_file.exists()
        if nameless:
            path.unlink()
        try:
            yield stream, open_file if nameless else path
        finally:
            with suppress(OSError, LeadctlError):  # a full disk has been told already
                stream.close()


def held_file() -> BinaryIO:
    """Make a private file without a name, for what waits until it is read again; it is to close."""
    with tempfile.TemporaryFile(buffering=0) as made:
        return _stream(os.dup(made.fileno()), closes=True)


def _stream(handle: int, *, closes: bool = False) -> BinaryIO:
    return io.BufferedRandom(_Raw(handle, "r+b", closefd=closes), 1 << 16)


class _Raw(io.FileIO):
    """Bytes of a temporary file: it has no name by which others could tell that it was to blame."""

    def write(self, block: ReadableBuffer, /) -> int:
        try:
            return super().write(block)
        except OSError as error:
            raise not_written("write temporary files", error) from error


FULL = {errno.ENOSPC, errno.EDQUOT}


def not_written(doing: str, error: OSError) -> LeadctlError:
    """Make the error of a temporary file that could not be written, such as a full disk's."""
    room = f"make room in {tempfile.gettempdir()} or set TMPDIR" if error.errno in FULL else ""
    return LeadctlError(f"cannot {doing}: {error.strerror}", room, ExitCode.IO)


def sweep(age: float = ABANDONED) -> list[Path]:
    """Remove what killed commands left in the temporary folder.

    Args:
        age: seconds for which nobody has written to it.

    Returns:
        What is as old, and could not be removed: commands that run use it.
    """
    folder = Path(tempfile.gettempdir())
    ours = (path for path in folder.glob(f"{_PREFIX}*") if _NAME.fullmatch(path.name))
    return without_abandoned(ours, age)


def without_abandoned(paths: Iterable[Path], age: float = ABANDONED) -> list[Path]:
    """Remove files and folders that nobody has locked, and nobody has written to for some seconds.

    Returns:
        What is as old, and could not be removed.
    """
    return sorted(path for path in paths if _is_old(path, age) and not _removed(path))


def _is_old(path: Path, age: float) -> bool:
    with suppress(OSError):
        about = path.lstat()
        return about.st_uid == os.getuid() and time.time() - about.st_mtime >= age
    return False


def _removed(path: Path) -> bool:
    """Remove a file or a folder that nobody has locked."""
    handle = -1
    try:
        handle = os.open(path, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        if stat.S_ISDIR(os.fstat(handle).st_mode):
            shutil.rmtree(path)
        else:
            path.unlink()
    except OSError:
        return not os.path.lexists(path)
    finally:
        if handle >= 0:
            os.close(handle)
    return True
