"""How this process opens its store: the journal, the key, and who is told that it waits.

Set once by the way in, before any command runs; what it holds is the same for every store that
the process opens.
"""

from __future__ import annotations

import stat
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from leadctl.errors import DataError, InputMissing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Access:
    """Terms on which stores are opened.

    Attributes:
        journal: `delete` or `wal`.
        key_file: file with the key, which stands over `passphrase`.
        passphrase: key as given in the environment; empty for none.
        tell: says to the user that the command waits, and for whom.
        look: looks at a store after an error that nobody expects: what is wrong with the file,
            empty where nothing is.
    """

    journal: str = "delete"
    key_file: Path | None = None
    passphrase: str = ""
    tell: Callable[[str], None] = lambda _line: None
    look: Callable[[Path], str] = lambda _path: ""

    @property
    def key(self) -> str:
        """Passphrase or 64 hexadecimal digits; empty for a plain store.

        Raises:
            InputMissing: the key file cannot be read.
            DataError: it holds no key.
        """
        return read_key(self.key_file) if self.key_file else self.passphrase


def read_key(path: Path) -> str:
    """Read a key file: its first line.

    Raises:
        InputMissing: it cannot be read.
        DataError: it holds no key.
    """
    try:
        with path.open("rb") as stream:
            line = stream.read(_KEY_BYTES).split(b"\n")[0].strip()
    except OSError as error:
        reason = (error.strerror or type(error).__name__).lower()
        raise InputMissing(f"the key file {path} cannot be read: {reason}", _KEY_FILE) from error
    try:
        key = line.decode()
    except UnicodeDecodeError:
        key = ""
    if not key or "\0" in key:
        raise DataError(f"the key file {path} holds no key in its first line", _KEY_FILE)
    return key


def loose_mode(path: Path | None) -> str:
    """The mode of a key file that others may use, such as `644`; empty where nobody else may."""
    try:
        mode = path.stat().st_mode if path else 0
    except OSError:  # who reads it will tell
        return ""
    return f"{stat.S_IMODE(mode):o}" if stat.S_ISREG(mode) and mode & 0o077 else ""


_KEY_BYTES = 4096
_KEY_FILE = "make one with: openssl rand -hex 32 > leads.key; chmod 600 leads.key"


_current = Access()
_changed = False


def use(access: Access) -> None:
    """Open stores on these terms from now on; nothing has been changed yet."""
    global _current, _changed
    _current, _changed = access, False


def note_change() -> None:
    """Note that a change stands, whatever interrupts the command from now on."""
    global _changed  # noqa: PLW0603 - a process runs one command
    _changed = True


def has_changed() -> bool:
    """Whether this command has changed a store for good."""
    return _changed


@contextmanager
def under(key: str) -> Iterator[None]:
    """Open stores under another key for the length of the block; an empty one means plain."""
    global _current  # noqa: PLW0603 - a process has one way in
    before = _current
    _current = replace(before, key_file=None, passphrase=key)
    try:
        yield
    finally:
        _current = before


def current() -> Access:
    """The terms that hold."""
    return _current


def scratch_key() -> str:
    """The key of private files that end with the process; empty beside a plain store."""
    return _random_key() if _current.key else ""


@cache
def _random_key() -> str:
    import secrets  # noqa: PLC0415 - `status` starts fast without it

    return secrets.token_hex(32)
