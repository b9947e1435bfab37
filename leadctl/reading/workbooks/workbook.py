"""Workbooks and Parquet files: which files are one, and their rows, read in a process apart."""

from __future__ import annotations

import re
import subprocess
import sys
import zipfile
from contextlib import contextmanager
from functools import cached_property
from heapq import merge
from importlib.util import find_spec
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from leadctl.errors import DataError, LeadctlError, UsageError, did_you_mean
from leadctl.reading.containers.container import OLE, PARQUET, SAVE_AS
from leadctl.reading.workbooks.sheet_marks import Marks, marks

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    Row = tuple[int, list[str]]

PARQUET_KIND = "parquet"

_OPEN_DOCUMENT = "application/vnd.oasis.opendocument."
_PROTECTED = "EncryptedPackage".encode("utf-16-le")
"""Name of the stream in which Office keeps what a password protects ([MS-OFFCRYPTO] 2.3)."""

_WORKBOOK = tuple(name.encode("utf-16-le") for name in ("Workbook", "Book"))
"""Names of the stream of a workbook in a compound file ([MS-XLS] 2.1.2, and before Excel 97)."""

_LOCKED = re.compile(rb"\x09\x08..\x00[\x05\x06]\x05\x00.{4,12}?(?:\x86\0\0\0)?\x2f\0", re.DOTALL)
"""How a workbook begins that a password protects: BOF and FilePass ([MS-XLS] 2.1.7.20.1)."""

_FOLDER_BYTES = 1 << 26
"""How far into a compound file its table of contents is looked for."""

_UNLOCK = "open it in a spreadsheet program, take its password off, and save it"
_AGAIN = f"download or copy it again, or {SAVE_AS}"


def kind_of(path: Path, head: bytes, name: str) -> str:
    """Tell which workbook a file is: `xlsx`, `xlsb`, `xls`, `ods`, or `parquet`; empty for none.

    Args:
        path: the file.
        head: its first bytes, known to be those of `WORKBOOKS`.
        name: what to call it in messages.

    Raises:
        DataError: it is protected by a password, a document of another program, or cut off.
    """
    if head.startswith(PARQUET):
        return PARQUET_KIND
    if not head.startswith(OLE):
        return _kind_of_zip(path, name)
    with path.open("rb") as file:
        start = file.read(_FOLDER_BYTES)
    if _PROTECTED in start or _LOCKED.search(start):
        raise DataError(f"`{name}` is protected by a password", _UNLOCK)
    if not any(one in start for one in _WORKBOOK):
        raise DataError(f"`{name}` is a document that is damaged, or no list", _AGAIN)
    return "xls"


def _kind_of_zip(path: Path, name: str) -> str:
    try:
        with zipfile.ZipFile(path) as archive:
            inside = set(archive.namelist())
            kind = archive.read("mimetype")[:100].decode("latin-1") if "mimetype" in inside else ""
    except (zipfile.BadZipFile, OSError, ValueError, RuntimeError, NotImplementedError) as error:
        broken = f"`{name}` is a workbook or an archive that is damaged or cut off"
        raise DataError(broken, _AGAIN) from error
    if "xl/workbook.xml" in inside:
        return "xlsx"
    if "xl/workbook.bin" in inside:
        return "xlsb"
    if kind.startswith(_OPEN_DOCUMENT + "spreadsheet"):
        return "ods"
    if kind.startswith(_OPEN_DOCUMENT) or "[Content_Types].xml" in inside:
        raise DataError(f"`{name}` is a document, not a list", SAVE_AS)
    return ""


class Sheet:
    """A sheet that is being read.

    Args:
        process: what reads it.
        path: the workbook.
        kind: the file's format.
        file: name of the file for messages.
        wanted: the sheet that the user asked for.

    Attributes:
        name: its name.
        others: names of the visible sheets that are not read.
        hidden: names of the hidden ones, which are only read when they are asked for.
        left: place of the first column that says something, from 0.
        right: of the last one; less than `left` where none does.
        looks: the first rows of each visible sheet, where nobody asked for one of several.

    Raises:
        DataError: the workbook cannot be read.
        UsageError: it has no such sheet.
    """

    def __init__(
        self, process: subprocess.Popen[bytes], path: Path, kind: str, file: str, wanted: str
    ) -> None:
        self._process = process
        self._path = path
        self._kind = kind
        self._file = file
        found = self._next()
        if "error" in found:
            raise self._unreadable(**found)
        self.name: str = found["sheet"]
        self.others: list[str] = found["others"]
        self.hidden: list[str] = found["hidden"]
        self.left: int = found["left"]
        self.right: int = found["right"]
        self.looks: dict[str, list[Row]] = {
            name: [(number, cells) for number, cells in rows]
            for name, rows in found["looks"].items()
        }
        if wanted and not self.name:
            every = [*self.others, *self.hidden]
            hint = did_you_mean(wanted, every, f"sheets: {', '.join(every)}")
            raise UsageError(f"`{file}` has no sheet `{wanted}`", hint)

    @cached_property
    def marks(self) -> Marks:
        """What stands beside its values, as far as its format tells."""
        return marks(self._path, self.name) if self._kind == "xlsx" and self.name else Marks()

    def rows(self) -> Iterator[Row]:
        """Give its rows that are not blank: the number of each, from 1, and its cells."""
        errors = self.marks.errors
        return self._with_errors(errors) if errors else self._values()

    def _with_errors(self, errors: Mapping[int, Mapping[int, str]]) -> Iterator[Row]:
        """Put what cells with errors say in their places; a row may hold nothing else."""
        blank = [""] * (self.right - self.left + 1)
        alone = ((number, list(blank)) for number in sorted(errors))
        both = groupby(merge(self._values(), alone, key=itemgetter(0)), key=itemgetter(0))
        for number, rows in both:
            cells = next(rows)[1]
            for column, text in errors.get(number, {}).items():
                if self.left <= column <= self.right:
                    cells[column - self.left] = text
            yield number, cells

    def _values(self) -> Iterator[Row]:
        while (batch := self._next()) != "end":
            if "error" in batch:
                raise self._unreadable(**batch)
            yield from batch

    def _next(self) -> Any:
        import orjson  # noqa: PLC0415  (only rows need it)

        assert self._process.stdout is not None  # noqa: S101 - it is a pipe
        line = self._process.stdout.readline()
        if not line.endswith(b"\n"):
            raise self._unreadable("memory")
        return orjson.loads(line)

    def _unreadable(self, error: str, detail: str = "") -> LeadctlError:
        if error == "password":
            return DataError(f"`{self._file}` is protected by a password", _UNLOCK)
        if error == "damaged":
            because = f": {detail}" if detail else ""
            what = "Parquet file" if self._kind == PARQUET_KIND else "workbook"
            return DataError(f"`{self._file}` is a {what} that cannot be read{because}", _AGAIN)
        return DataError(
            f"`{self._file}` is damaged, or spreads its cells so far that no memory holds them",
            f"delete the cells far off the list, or {SAVE_AS}",
        )


def _need_pyarrow(wanted: str, name: str) -> None:
    if wanted:
        raise UsageError(f"`{name}` has no sheets", "leave `--sheet` out")
    if find_spec("pyarrow") is None:
        message = "Parquet files are read with an extra part that is not installed"
        raise UsageError(message, "pip install 'leadctl[parquet]'")


@contextmanager
def opened_sheet(path: Path, kind: str, name: str, wanted: str) -> Iterator[Sheet]:
    """Open a sheet of a workbook, or the table of a Parquet file.

    Args:
        path: the file.
        kind: its format, such as `xlsx`.
        name: what to call it in messages.
        wanted: name or number of the sheet; empty for the first visible one that has rows.

    Raises:
        DataError: the file cannot be read.
        UsageError: it has no such sheet, or what reads it is not installed.
    """
    if kind == PARQUET_KIND:
        _need_pyarrow(wanted, name)
    script = Path(__file__).with_name("sheet_process.py")
    command = [sys.executable, "-P", str(script), kind, wanted]
    with (
        path.open("rb") as book,
        subprocess.Popen(  # noqa: S603 - our own script
            command, stdin=book, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        ) as process,
    ):
        try:
            yield Sheet(process, path, kind, name, wanted)
        finally:
            process.kill()
