"""Files that appear whole or not at all."""

from __future__ import annotations

import errno
import fcntl
import os
import re
import stat
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from leadctl.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

PREFIX, SUFFIX = ".leadctl-", ".tmp"
"""How the hidden files begin and end that are to take the place of others."""

STREAMS = {"/dev/stdin": 0, "/dev/stdout": 1, "/dev/stderr": 2}
"""Names of open streams (Linux, macOS, BSD). Redirected to a file, such a name resolves to that
file, and replacing it would lose what `>>` promised to keep: so they are written to as they are.
"""


_placed = 0


def placed() -> int:
    """How many files and streams this process has put something into."""
    return _placed


def _note() -> None:
    global _placed  # noqa: PLW0603 - counted for the whole process
    _placed += 1


@contextmanager
def atomic_writer(
    path: Path, option: str = "--output", ready: Callable[[], None] = lambda: None
) -> Iterator[BinaryIO]:
    """Open `path` for writing bytes; it changes only when the block ends without an error.

    The data goes to a hidden file in the same folder, with mode 0600, which takes the place of
    `path` once it is safely on disk. Devices, pipes and `/dev/stdout` are written straight.

    Args:
        path: where the file shall stand.
        option: the option by which users choose it, for the hint of an error.
        ready: called when the data is safely on disk and has yet to take its place, which it does
            not where this raises; of streams, which have no such moment, behind the last byte.

    Raises:
        OutputError: `path` cannot be written; it is as it was, and nothing is left beside it.
        BrokenPipeError: the reader of a pipe went away.
    """
    with (
        errors_of(path, option),
        _straight(path, ready) if is_stream(path) else _replacing(path, ready) as stream,
    ):
        yield stream


@contextmanager
def errors_of(path: Path, option: str) -> Iterator[None]:
    """Turn the system's errors about an output into ours.

    Args:
        path: where the output shall stand.
        option: the option by which users choose it, for the hint of an error.

    Raises:
        OutputError: `path`, or a hidden file beside it, cannot be written.
        BrokenPipeError: the reader of a pipe went away.
    """
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        if not _concerns(error, path):
            raise
        raise _unwritable(path, option, error) from error


def check_place(path: Path, option: str = "--output") -> None:
    """See that a file can be made where `path` shall stand, before any work is done for it.

    Args:
        path: where the file shall stand; a device or an open stream passes.
        option: the option by which users choose it, for the hint of an error.

    Raises:
        OutputError: its folder is not there or takes no file, or it is a folder or a database.
    """
    import tempfile  # noqa: PLC0415 - 5 ms, only where a file is written

    refuse_database(path, option)
    if is_stream(path):
        return
    with (
        errors_of(path, option),
        tempfile.TemporaryFile(prefix=PREFIX, dir=_target(path).parent),
    ):
        pass


def _unwritable(path: Path, option: str, error: OSError) -> OutputError:
    return OutputError(f"cannot write {path}: {_reason(error)}", _hint(error, option))


def _target(path: Path) -> Path:
    """Follow links: a link stays a link, and the file behind it is replaced."""
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(path))
    return target


def is_stream(path: Path) -> bool:
    """Tell a device, a pipe or an open stream such as `/dev/stdout` from a file."""
    if _descriptor(path) is not None:
        return True
    try:
        mode = path.stat().st_mode
    except OSError:  # not there yet, or the writing will tell
        return False
    return not stat.S_ISREG(mode) and not stat.S_ISDIR(mode)


def _descriptor(path: Path) -> int | None:
    """Number of the open stream that `path` names, None for a place in the file system."""
    text = str(path)
    numbered = re.fullmatch(r"/(?:dev|proc/self)/fd/(\d{1,6})", text)
    return int(numbered[1]) if numbered else STREAMS.get(text)


@contextmanager
def _straight(path: Path, ready: Callable[[], None]) -> Iterator[BinaryIO]:
    number = _descriptor(path)
    _note()
    with path.open("wb") if number is None else os.fdopen(os.dup(number), "wb") as stream:
        yield stream
    ready()


@contextmanager
def _replacing(path: Path, ready: Callable[[], None]) -> Iterator[BinaryIO]:
    with (
        _standing_in(_target(path), ready) as temporary,
        temporary.open("wb", buffering=1 << 18) as stream,
    ):
        yield stream


@contextmanager
def whole_file(path: Path, option: str = "FILE") -> Iterator[Path]:
    """Name a hidden private file; it takes the place of `path` when the block ends well.

    For what writes files by their names, as SQLite does.

    Args:
        path: where the file shall stand; no device or stream.
        option: how users choose it, for the hint of an error.

    Raises:
        OutputError: `path` cannot be written; it is as it was, and nothing is left beside it.
    """
    with errors_of(path, option), _standing_in(_target(path)) as temporary:
        yield temporary


def leftovers(folder: Path) -> list[Path]:
    """The hidden files of a folder that have yet to take a place; after a kill they never will."""
    return sorted(folder.glob(f"{PREFIX}*{SUFFIX}"))


@contextmanager
def _standing_in(target: Path, ready: Callable[[], None] = lambda: None) -> Iterator[Path]:
    """Name a private file beside `target` that is synced and, after `ready`, takes its place.

    It is locked as long, so that another command can tell it from what a killed one left there.
    """
    import tempfile  # noqa: PLC0415 - 5 ms, only where a file is written

    from leadctl.scratch import without_abandoned  # noqa: PLC0415 - likewise

    without_abandoned(leftovers(target.parent))
    number, name = tempfile.mkstemp(prefix=PREFIX, suffix=SUFFIX, dir=target.parent)
    temporary = Path(name)
    try:
        with suppress(OSError):  # a file system without locks: nothing is removed there either
            fcntl.flock(number, fcntl.LOCK_EX)
        yield temporary
        os.fsync(number)
        ready()
        temporary.replace(target)
        _note()
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    finally:
        os.close(number)
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name itself safe; some file systems cannot, and the data is safe anyway."""
    with suppress(OSError):
        number = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(number)
        finally:
            os.close(number)


def _concerns(error: OSError, path: Path) -> bool:
    """Tell an error of this output from one of a file read meanwhile, which names that file."""
    if error.filename is None:
        return True
    named = Path(os.fsdecode(error.filename))
    target = Path(os.path.realpath(path))
    ours = {path, path.parent, target, target.parent}
    return named in ours or named.name.startswith(PREFIX)


def _reason(error: OSError) -> str:
    return (error.strerror or type(error).__name__).lower()


def _hint(error: OSError, option: str) -> str:
    if isinstance(error, FileNotFoundError):
        return f"create the folder first, or choose another {_where(option)}"
    if isinstance(error, IsADirectoryError):
        return "name a file in that folder"
    if error.errno == errno.EFBIG:
        return "files may not grow so large here: ulimit -f"
    return f"choose another place {_where(option)}"


def _where(option: str) -> str:
    """How to name another file: with an option, or as an argument."""
    return f"{'with' if option.startswith('-') else 'as'} `{option}`"


SQLITE = b"SQLite format 3\0"
"""How every SQLite database begins (https://www.sqlite.org/fileformat2.html)."""


def refuse_database(path: Path, option: str = "--output") -> None:
    """See that no text takes the place of a database, which may well be someone's store.

    Args:
        path: where text shall be written.
        option: the option by which users choose it, for the hint.

    Raises:
        OutputError: an SQLite file stands there.
    """
    with suppress(OSError):  # what cannot be read here will tell when it is written
        if path.is_file() and not is_stream(path):
            with path.open("rb") as stream:
                if stream.read(len(SQLITE)) != SQLITE:
                    return
            raise OutputError(
                f"{path} is a database, and is not replaced by a list",
                f"name another file {_where(option)}",
            )
