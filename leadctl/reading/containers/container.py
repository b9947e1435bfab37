"""From a path or a pipe to a file of text: what cannot be one is refused by name."""

from __future__ import annotations

import os
import re
import shutil
import stat
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, BinaryIO

from leadctl.errors import DataError, InputMissing
from leadctl.scratch import not_written, spool_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

HEAD_BYTES = 1 << 16
"""How much of a file decides what it is."""

_UNPACK = "unpack it first and import the file inside"
SAVE_AS = "open it in a spreadsheet program and save it as CSV (UTF-8)"

GZIP = b"\x1f\x8b"
"""How a gzip file begins (RFC 1952)."""

ZIP = b"PK\x03\x04"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PARQUET = b"PAR1"
WORKBOOKS = (ZIP, OLE, PARQUET)
"""How zip files, Microsoft's compound files and Parquet files begin.

Workbooks are one of the first two.
"""

_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"PK\x05\x06", "an empty zip archive", "download or pack it again"),
    (b"BZh", "a bzip2 archive", "unpack it first, for example with `bunzip2 -k`"),
    (b"\xfd7zXZ\x00", "an xz archive", "unpack it first, for example with `unxz -k`"),
    (b"\x28\xb5\x2f\xfd", "a zstd archive", "unpack it first, for example with `unzstd`"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    (b"Rar!\x1a\x07", "a RAR archive", _UNPACK),
    (b"%PDF-", "a PDF document", "export the list as CSV where the document came from"),
    (b"SQLite format 3\x00", "an SQLite database", "to work on a store, give it as `--store PATH`"),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture", "give a list, not its picture"),
    (b"\xff\xd8\xff", "a JPEG picture", "give a list, not its picture"),
    (b"GIF8", "a GIF picture", "give a list, not its picture"),
    (b"PARE", "an encrypted Parquet file", "write it without its key"),
    (b"\x7fELF", "a program", "give a list of leads"),
    (b"{\\rtf", "a rich text document", SAVE_AS),
)
"""First bytes, what they are, what to do; from the formats' own specifications."""

_MARKUP: tuple[tuple[bytes, str, str], ...] = (
    (b"<!doctype", "a web page", "perhaps a log-in page was saved: download the export again"),
    (b"<html", "a web page", f"a report saved as .xls is often one: {SAVE_AS}"),
    (b"<?xml", "an XML document", SAVE_AS),
)
"""Texts that are no tables, by their first letters without blanks."""

_PLAIN_CONTROLS = bytes([9, 10, 12, 13, 26])
_PADDING = re.compile(rb"\0{16,}")
"""What stands behind a text that was written in whole blocks; it is removed and counted later."""

_CONTROLS = bytes(set(range(32)) - set(_PLAIN_CONTROLS))


@contextmanager
def spool(stream: BinaryIO) -> Iterator[Path]:
    """Copy a pipe into a private temporary file, so that it can be read like any other.

    Yields:
        A path to it; it is gone when the block ends.
    """
    with spool_file() as (copy, path):
        _copy(stream, copy)
        yield path


def _copy(stream: BinaryIO, copy: IO[bytes]) -> None:
    try:
        shutil.copyfileobj(stream, copy, 1 << 20)
        copy.flush()
    except OSError as error:
        raise not_written("copy the piped input", error) from error


@contextmanager
def as_file(path: Path) -> Iterator[Path]:
    """Give a path whose bytes can be read more than once; a named pipe is spooled.

    Raises:
        InputMissing: nothing is there, it is a folder, or it may not be read.
    """
    with _opened(path) as stream:
        if stat.S_ISREG(os.fstat(stream.fileno()).st_mode):
            yield path
            return
        with spool(stream) as copy:
            yield copy


def _opened(path: Path) -> BinaryIO:
    try:
        if path.is_dir():
            raise InputMissing(f"`{path}` is a folder", "name a file inside it")
        return path.open("rb")
    except (FileNotFoundError, NotADirectoryError) as error:
        raise InputMissing(f"`{path}` does not exist", _nearby(path)) from error
    except PermissionError as error:
        hint = f"see who may: `ls -l {path}`"
        raise InputMissing(f"`{path}` may not be read by you", hint) from error
    except (OSError, ValueError) as error:
        raise InputMissing(f"`{path}` cannot be opened: {_why(error)}") from error


def _why(error: Exception) -> str:
    return (error.strerror if isinstance(error, OSError) else str(error)) or "unknown reason"


def _nearby(path: Path) -> str:
    """Name the file that was probably meant."""
    from difflib import get_close_matches  # noqa: PLC0415  (only for an error)

    try:
        names = [entry.name for entry in path.parent.iterdir()]
    except OSError:
        return "give the path as seen from the working folder"
    near = get_close_matches(path.name, names, n=1)
    return f"did you mean `{path.parent / near[0]}`?" if near else "check the name and the folder"


def refuse_binary(head: bytes, name: str) -> None:
    """Refuse what is no text table.

    Args:
        head: the first `HEAD_BYTES` bytes, known not to be UTF-16 or UTF-32.
        name: the file's name for the message.

    Raises:
        DataError: with what the file looks like and what to do about it.
    """
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()[:16].lower()
    for marks, text in ((_MAGIC, head), (_MARKUP, start)):
        for magic, kind, hint in marks:
            if text.startswith(magic):
                raise DataError(f"`{name}` looks like {kind}, not a text table", hint)
    text = _PADDING.sub(b"", head) or head
    strange = len(text) - len(text.translate(None, _CONTROLS))
    if strange > max(8, len(text) // 50):
        hint = "if it is a text in a rare encoding, name it with `--encoding`"
        raise DataError(f"`{name}` looks like binary data, not a text table", hint)
