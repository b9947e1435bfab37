"""A compressed list becomes a plain file, within limits that no honest list reaches."""

from __future__ import annotations

import zlib
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from leadctl.errors import DataError
from leadctl.reading.container import copy_failed
from leadctl.scratch import spool_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

GZIP = b"\x1f\x8b"
"""How a gzip file begins (RFC 1952)."""

MOST_BYTES = 8 << 30
MOST_RATIO = 250
"""An unpacked list may be so large, and so many times its packed size; lists shrink to a tenth."""

FREE_BYTES = 64 << 20
"""Up to this size the ratio does not matter: a column of one word shrinks a lot."""

_BLOCK = 1 << 20


@contextmanager
def unpacked(path: Path, name: str) -> Iterator[Path]:
    """Give the file itself, or where it is gzip a private copy of what is in it.

    Args:
        path: a file that can be read.
        name: what to call it in messages.

    Yields:
        The file to read; a copy is gone when the block ends.

    Raises:
        DataError: the archive is cut off or damaged, or holds more than the limits allow.
        LeadctlError: there is no room for the copy.
    """
    with path.open("rb") as stream:
        packed = stream.read(len(GZIP)) == GZIP
    if not packed:
        yield path
        return
    with spool_file() as (copy, plain):
        try:
            _unpack(path, copy, name)
        except OSError as error:
            raise copy_failed("unpack the input", error) from error
        yield plain


def _unpack(path: Path, copy: IO[bytes], name: str) -> None:
    import gzip  # noqa: PLC0415  (few lists are packed)

    packed = path.stat().st_size
    size = 0
    with gzip.open(path) as stream:
        try:
            while block := stream.read(_BLOCK):
                size += len(block)
                _check(size, packed, name)
                copy.write(block)
        except EOFError as error:
            hint = "download or copy it again"
            raise DataError(f"`{name}` is a gzip archive that is cut off", hint) from error
        except (gzip.BadGzipFile, zlib.error) as error:
            hint = "download or copy it again; `gzip -t` tells whether it is whole"
            raise DataError(f"`{name}` is a damaged gzip archive", hint) from error
    copy.flush()


def _check(size: int, packed: int, name: str) -> None:
    if size > MOST_BYTES or size > max(FREE_BYTES, packed * MOST_RATIO):
        raise DataError(
            f"`{name}` unpacks to more than {MOST_BYTES >> 30} GiB or {MOST_RATIO} times its size",
            "if it is a list all the same, unpack it with `gunzip -k` and import the file inside",
        )
