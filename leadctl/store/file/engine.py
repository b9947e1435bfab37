"""SQLite itself: the standard library's, and SQLCipher's for a store that is encrypted.

The one place that knows that there are two of them. Their interfaces are alike and their errors
share no class, so errors are caught by `errors()` and told apart by `error_name`.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, cast
from urllib.parse import quote_from_bytes

from leadctl.errors import UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

HEADER = b"SQLite format 3\0"
"""How a database begins that is not encrypted (https://www.sqlite.org/fileformat2.html)."""

WAL_IS_SAFE = (3, 51, 3)
"""From this version on a write-ahead log loses no commit; before it, a log that was reset while
another connection wrote could (https://www.sqlite.org/wal.html, "The WAL-Reset Bug")."""

BUSY_SECONDS = 0.05
"""How long SQLite itself waits; beyond that `patience` does, which hears Ctrl-C."""

_STEPS_BETWEEN_SIGNALS = 100_000
"""Virtual machine steps (about a millisecond) after which a long statement looks for Ctrl-C."""


def errors() -> tuple[type[Exception], ...]:
    """The base classes of what SQLite may raise, for `except`."""
    cipher = sys.modules.get("sqlcipher3.dbapi2")
    return (sqlite3.Error,) if cipher is None else (sqlite3.Error, cipher.Error)


def error_name(error: BaseException) -> str:
    """SQLite's name of an error, such as `SQLITE_BUSY`; empty where it has none."""
    name = getattr(error, "sqlite_errorname", None) or ""
    return _HIDDEN.get(str(error), name) if name == "SQLITE_ERROR" else name


_HIDDEN = {
    "disk I/O error": "SQLITE_IOERR",
    "database or disk is full": "SQLITE_FULL",
    "database disk image is malformed": "SQLITE_CORRUPT",
}
"""What went wrong inside `sqlcipher_export`, which passes on the text and not the code."""


def is_busy(error: BaseException) -> bool:
    """Tell whether others hold what is asked for."""
    return error_name(error).startswith(("SQLITE_BUSY", "SQLITE_LOCKED"))


_PASSING = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_INTERRUPT", "SQLITE_NOMEM", "SQLITE_FULL")


def is_passing(error: BaseException) -> bool:
    """Tell whether an error says nothing of what the file holds."""
    return error_name(error).startswith(_PASSING)


def wal_is_safe(key: str) -> bool:
    """Whether the SQLite that opens a store under this key keeps a write-ahead log safely."""
    return bool(_module(key).sqlite_version_info >= WAL_IS_SAFE)


def version(key: str) -> str:
    """The version of SQLite that opens a store under this key."""
    return str(_module(key).sqlite_version)


def memory() -> sqlite3.Connection:
    """Open an empty database that lives in memory."""
    return _open(":memory:", "")


def connect(
    path: Path,
    key: str = "",
    *,
    mode: str = "rw",
    kind: Callable[[type[sqlite3.Connection]], type[sqlite3.Connection]] = lambda base: base,
) -> sqlite3.Connection:
    """Open a database file; no transaction begins by itself.

    Args:
        path: the file.
        key: SQLCipher's key, see `literal`; empty for a plain file.
        mode: `rw` or `ro`, which need the file to be there, `rwc`, or `immutable` for a file that
            nobody changes and beside which nothing can be written.
        kind: makes the class of the connection out of the engine's own.
    """
    asked = "mode=ro&immutable=1" if mode == "immutable" else f"mode={mode}"
    return _open(f"file://{quoted(path)}?{asked}", key, kind)


def begun(con: sqlite3.Connection) -> sqlite3.Connection:
    """Begin a transaction that sees the file as it is now; closed if that fails."""
    try:
        con.execute("begin")
        con.execute("pragma user_version").fetchone()
    except BaseException:
        con.close()
        raise
    return con


def _open(
    name: str,
    key: str,
    kind: Callable[[type[sqlite3.Connection]], type[sqlite3.Connection]] = lambda base: base,
    through: Any = None,
) -> sqlite3.Connection:
    module = through or _module(key)
    con = module.connect(
        name,
        timeout=BUSY_SECONDS,
        isolation_level=None,
        cached_statements=256,
        uri=True,
        factory=kind(module.Connection),
    )
    if key:
        con.execute("pragma cipher_log_level = none")  # it would write to stderr by itself
        con.execute(f"pragma key = {literal(key)}")
    con.set_progress_handler(_nothing, _STEPS_BETWEEN_SIGNALS)
    return cast("sqlite3.Connection", con)


@contextmanager
def closing_all(con: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """Close a connection after the block for good.

    SQLite keeps a closed one, and its locks, while there are cursors; the frames of an error know
    those. So what has ended by the error lets go of all that it knew.
    """
    try:
        with closing(con):
            yield con
    except BaseException as error:
        _let_go(error)
        raise


def _let_go(error: BaseException) -> None:
    from traceback import clear_frames  # noqa: PLC0415 - only after an error

    behind: BaseException | None = error
    while behind is not None:
        clear_frames(behind.__traceback__)
        behind = behind.__cause__ or behind.__context__


def attach(con: sqlite3.Connection, path: Path, name: str, key: str = "") -> None:
    """Let a connection see another database, which nobody changes, as schema `name`.

    Read-only, or a commit would span two files. A plain connection takes no key.
    """
    place = f"file://{quoted(path)}?mode=ro&immutable=1"
    suffix = f" key {literal(key)}" if key else ""
    con.execute(f"attach ? as {name}{suffix}", (place,))


def convert(source: Path, key: str, target: Path, new_key: str) -> None:
    """Write a database into an empty file under another key; an empty key means plain.

    Nobody may write to the source meanwhile.
    """
    with closing(_open(f"file://{quoted(source)}?mode=ro", key, through=_cipher())) as con:
        marks = {
            name: con.execute(f"pragma main.{name}").fetchone()[0]
            for name in ("application_id", "user_version")
        }
        place = f"file://{quoted(target)}?mode=rw"
        con.execute(f"attach ? as target key {literal(new_key)}", (place,))
        con.execute("pragma target.synchronous = full")
        con.execute("select sqlcipher_export('target')").fetchone()
        for name, value in marks.items():  # the export leaves them out
            con.execute(f"pragma target.{name} = {value}")
        con.execute("detach target")


def literal(key: str) -> str:
    """Write a key as SQLCipher's statements take it.

    64 hexadecimal digits are the key itself, anything else is a passphrase to derive one from
    (https://www.zetetic.net/sqlcipher/sqlcipher-api/#key).
    """
    if len(key) == _KEY_DIGITS and all(digit in "0123456789abcdefABCDEF" for digit in key):
        return f"\"x'{key}'\""
    return "'" + key.replace("'", "''") + "'"


_KEY_DIGITS = 64


def quoted(path: Path) -> str:
    """Write an absolute path as part of a URI; SQLite takes its bytes, whichever they are."""
    return quote_from_bytes(os.fsencode(path.absolute()))


def _module(key: str) -> Any:
    return _cipher() if key else sqlite3


def _cipher() -> Any:
    try:
        from sqlcipher3 import dbapi2  # noqa: PLC0415 - an extra, and 20 ms
    except ImportError as error:
        raise UsageError(
            "an encrypted store needs a part that is not installed",
            "install it with: pip install 'leadctl[encrypt]'",
        ) from error
    return dbapi2


def _nothing() -> int:
    """Give Python a moment inside a long statement, so that a signal is heard."""
    return 0
