"""A compressed list becomes a plain file, within limits that no honest list reaches."""

from __future__ import annotations

import zlib
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING, NamedTuple

from leadctl.errors import DataError, UsageError
from leadctl.reading.containers.container import GZIP, ZIP
from leadctl.scratch import not_written, spool_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from gzip import GzipFile
    from pathlib import Path

MOST_BYTES = 8 << 30
MOST_RATIO = 250
"""An unpacked list may be so large, and so many times its packed size; lists shrink to a tenth."""

FREE_BYTES = 64 << 20
"""Up to this size the ratio does not matter: a column of one word shrinks a lot."""

_BLOCK = 1 << 20


class Plain(NamedTuple):
    """A list as a file of its own bytes.

    Attributes:
        path: the file.
        packing: what it was packed in, `gzip` or `zip`; empty for nothing.
        member: its name inside a zip archive.
        others: names of what else the archive holds.
    """

    path: Path
    packing: str = ""
    member: str = ""
    others: tuple[str, ...] = ()

    @property
    def notes(self) -> tuple[str, ...]:
        """What a user should know of the archive."""
        if not self.member:
            return ()
        others = f"; also in the archive: {', '.join(self.others)}" if self.others else ""
        return (f"the list is `{self.member}`{others}",)


@contextmanager
def unpacked(path: Path, name: str, member: str = "") -> Iterator[Plain]:
    """Give the file itself, or where it is an archive a private copy of the list in it.

    Args:
        path: a file that can be read.
        name: what to call it in messages.
        member: which file of a zip archive; the only list in it when empty.

    Yields:
        The file to read; a copy is gone when the block ends.

    Raises:
        DataError: the archive is cut off, damaged or protected, holds no list or several, or
            more than the limits allow, or is packed twice.
        UsageError: it is no zip archive, or has no such member.
        LeadctlError: there is no room for the copy.
    """
    packing = _packing(path, name)
    if member and packing != "zip":
        raise UsageError(f"`{name}` is no zip archive", "leave `--member` out")
    if not packing:
        yield Plain(path)
        return
    with spool_file() as (copy, plain):
        try:
            found = _unpack(path, packing, copy, name, member)
        except OSError as error:
            raise not_written("unpack the input", error) from error
        _refuse_packed(plain, found.member or name, name)
        yield found._replace(path=plain)


def _packing(path: Path, name: str) -> str:
    with path.open("rb") as stream:
        head = stream.read(len(ZIP))
    if head.startswith(GZIP):
        return "gzip"
    if head != ZIP:
        return ""
    from leadctl.reading.workbooks.workbook import kind_of  # noqa: PLC0415  (most lists are text)

    return "" if kind_of(path, head, name) else "zip"


def _unpack(path: Path, packing: str, copy: IO[bytes], name: str, member: str) -> Plain:
    found = (
        _unpack_zip(path, copy, name, member)
        if packing == "zip"
        else _unpack_gzip(path, copy, name)
    )
    copy.flush()
    return found


def _unpack_zip(path: Path, copy: IO[bytes], name: str, wanted: str) -> Plain:
    from leadctl.reading.containers.archive import opened_archive  # noqa: PLC0415  (few lists are packed)

    with opened_archive(path, name) as archive:
        chosen = archive.chosen(wanted)
        packed = min(chosen.compress_size, path.stat().st_size)
        with archive.opened(chosen) as stream:
            _copy(stream, copy, packed, name)
        others = tuple(one for one in archive.names if one != chosen.filename)
        return Plain(path, "zip", chosen.filename, others)


def _unpack_gzip(path: Path, copy: IO[bytes], name: str) -> Plain:
    import gzip  # noqa: PLC0415  (few lists are packed)

    try:
        with gzip.open(path) as stream:
            _copy(stream, copy, path.stat().st_size, name)
    except EOFError as error:
        hint = "download or copy it again"
        raise DataError(f"`{name}` is a gzip archive that is cut off", hint) from error
    except (gzip.BadGzipFile, zlib.error) as error:
        hint = "download or copy it again; `gzip -t` tells whether it is whole"
        raise DataError(f"`{name}` is a damaged gzip archive", hint) from error
    return Plain(path, "gzip")


def _copy(stream: IO[bytes] | GzipFile, copy: IO[bytes], packed: int, name: str) -> None:
    size = 0
    while block := stream.read(_BLOCK):
        size += len(block)
        _check(size, packed, name)
        copy.write(block)


def _check(size: int, packed: int, name: str) -> None:
    if size > MOST_BYTES or size > max(FREE_BYTES, packed * MOST_RATIO):
        raise DataError(
            f"`{name}` unpacks to more than {MOST_BYTES >> 30} GiB or {MOST_RATIO} times its size",
            "if it is a list all the same, unpack it yourself and import the file inside",
        )


def _refuse_packed(path: Path, inner: str, name: str) -> None:
    """Refuse an archive in an archive: bombs are built so, and nobody sends a list so."""
    again = _packing(path, inner)
    if again:
        what = f"`{inner}` in `{name}`" if inner != name else f"`{name}`"
        raise DataError(
            f"{what} is a {again} archive in another one",
            "unpack it first and import the list inside",
        )
