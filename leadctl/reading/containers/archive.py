"""Zip archives: which file inside is the list, and its bytes; nothing is unpacked by its name."""

from __future__ import annotations

import shlex
import stat
import zipfile
import zlib
from contextlib import contextmanager
from pathlib import PurePosixPath
from typing import IO, TYPE_CHECKING

from leadctl.errors import DataError, UsageError, did_you_mean
from leadctl.reading.containers.container import GZIP, HEAD_BYTES, WORKBOOKS, refuse_binary
from leadctl.reading.encodings import marks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MOST_MEMBERS = 10_000
"""An archive with more files than this is no download of a list."""

_LOOKED_AT = 50
"""How many files are opened to see which of them is a list; beyond it the user has to say."""

_SHOWN = 10

_SUFFIXES = frozenset(
    {".csv", ".tsv", ".tab", ".json", ".jsonl", ".ndjson", ".vcf"}
    | {".xlsx", ".xlsm", ".xlsb", ".xls", ".ods", ".parquet"}
)
"""Ends of the names of lists; they decide only where a list and a note to read lie together."""

_AGAIN = "download or copy it again; `unzip -t` tells whether it is whole"
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OverflowError)


class Archive:
    """An open zip archive.

    Args:
        archive: the archive.
        name: what to call it in messages.

    Raises:
        DataError: it holds more than `MOST_MEMBERS` files.
    """

    def __init__(self, archive: zipfile.ZipFile, name: str) -> None:
        self._archive = archive
        self._name = name
        self._members = [one for one in archive.infolist() if _is_file(one)]
        if len(self._members) > MOST_MEMBERS:
            message = f"`{name}` is a zip archive of more than {MOST_MEMBERS:,} files"
            raise DataError(message, "unpack it first and import the list inside")

    @property
    def names(self) -> tuple[str, ...]:
        """The files inside, what systems add for themselves left out."""
        return tuple(one.filename for one in self._members)

    def chosen(self, wanted: str) -> zipfile.ZipInfo:
        """Find the list inside: as the user says, or else the only one.

        Args:
            wanted: name of a file inside, with or without its folders, or its number from 1.

        Raises:
            DataError: there is none, or there are several.
            UsageError: no file is called `wanted`, or several are.
        """
        if wanted:
            return self._named(wanted)
        found = self._lists()
        if len(found) == 1:
            return found[0]
        if not found:
            hint = f"it holds: {_listed(self.names)}" if self.names else "it holds nothing"
            raise DataError(f"`{self._name}` is a zip archive without a list in it", hint)
        names = [one.filename for one in found]
        first = names[0] if names.count(names[0]) == 1 else self._members.index(found[0]) + 1
        raise DataError(
            f"`{self._name}` is a zip archive of several files: {_listed(names)}",
            f"choose one with `--member {shlex.quote(str(first))}`",
        )

    def _named(self, wanted: str) -> zipfile.ZipInfo:
        exact = [one for one in self._members if one.filename == wanted]
        short = [one for one in self._members if PurePosixPath(one.filename).name == wanted]
        at = int(wanted) - 1 if wanted.isdecimal() and wanted.isascii() else -1
        found = exact or short or self._members[at : at + 1] * (at >= 0)
        if len(found) == 1:
            return found[0]
        if found:
            hint = "by its number from 1, such as `--member 1`"
            raise UsageError(f"`{self._name}` holds several files called `{wanted}`", hint)
        hint = did_you_mean(wanted, self.names, f"it holds: {_listed(self.names)}")
        raise UsageError(f"`{self._name}` holds no file `{wanted}`", hint)

    def _lists(self) -> list[zipfile.ZipInfo]:
        """Files that may be lists by what is in them, and if some are so called, those alone."""
        if len(self._members) > _LOOKED_AT:
            return self._members
        found = [one for one in self._members if one.file_size and self._may_be_list(one)]
        called = [one for one in found if PurePosixPath(one.filename).suffix.lower() in _SUFFIXES]
        return called or found or [one for one in self._members if not one.file_size]

    def _may_be_list(self, member: zipfile.ZipInfo) -> bool:
        """Look at a file's beginning; what cannot be looked at is not left out unseen."""
        try:
            with self.opened(member) as stream:
                head = stream.read(HEAD_BYTES)
        except (DataError, *_DAMAGE):
            return True
        try:
            if not marks.wide(head) and not head.startswith(_NO_TEXT):
                refuse_binary(head, member.filename)
        except DataError:
            return False
        return True

    @contextmanager
    def opened(self, member: zipfile.ZipInfo) -> Iterator[IO[bytes]]:
        """Open a file inside.

        Raises:
            DataError: it is protected by a password, packed in a rare way, or damaged.
        """
        inside = f"`{member.filename}` in `{self._name}`"
        if member.flag_bits & _ENCRYPTED:
            hint = "unpack it with its password and import the file inside"
            raise DataError(f"{inside} is protected by a password", hint)
        try:
            with self._stream(member, inside) as stream:
                yield stream
        except _DAMAGE as error:
            raise DataError(f"{inside} is damaged or cut off", _AGAIN) from error

    def _stream(self, member: zipfile.ZipInfo, inside: str) -> IO[bytes]:
        try:
            return self._archive.open(member)
        except (NotImplementedError, RuntimeError) as error:
            hint = "unpack it first and import the file inside"
            raise DataError(f"{inside} is packed in a way that is not known here", hint) from error
        except OSError as error:  # it says that it begins where no place is
            raise DataError(f"{inside} is damaged or cut off", _AGAIN) from error


_ENCRYPTED = 1
"""Bit of a member's flags that tells of a password (APPNOTE.TXT 4.4.4)."""

_NO_TEXT = (*WORKBOOKS, GZIP)
"""How files begin that hold lists and are no text, or that are refused by name."""


@contextmanager
def opened_archive(path: Path, name: str) -> Iterator[Archive]:
    """Open a zip archive.

    Raises:
        DataError: it is damaged, or holds too many files.
    """
    try:
        archive = zipfile.ZipFile(path)
    except (*_DAMAGE, NotImplementedError) as error:
        broken = f"`{name}` is a zip archive that is damaged or cut off"
        raise DataError(broken, _AGAIN) from error
    with archive:
        yield Archive(archive, name)


def _is_file(member: zipfile.ZipInfo) -> bool:
    """Leave out folders, links, and what systems put into archives for themselves."""
    path = PurePosixPath(member.filename)
    linked = stat.S_ISLNK(member.external_attr >> 16)
    hidden = path.name.startswith(".") or "__MACOSX" in path.parts
    return not (member.is_dir() or linked or hidden or path.name.lower() in _SYSTEMS)


_SYSTEMS = frozenset({"thumbs.db", "desktop.ini"})


def _listed(names: tuple[str, ...] | list[str]) -> str:
    more = f" and {len(names) - _SHOWN:,} more" if len(names) > _SHOWN else ""
    return ", ".join(f"`{name}`" for name in names[:_SHOWN]) + more
