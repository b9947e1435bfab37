"""The file of rejects: where it goes, how many are allowed, how it is written."""

from __future__ import annotations

import io
import os
import re
import shutil
from collections import Counter
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, BinaryIO

from leadctl.errors import Refused, UsageError
from leadctl.exporting.atomic import atomic_writer, refuse_database
from leadctl.reading.rejects import HEADERS, count_reasons, write, writer
from leadctl.workflows.places import is_same

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from leadctl.rows import Reject

_OPTION = "--rejects"

_HEAD = ",".join(HEADERS).encode() + b"\n"
"""By its first line a file of rejects is known as ours."""


def rejects_path(asked: Path | None, name: str, taken: Collection[Path] = ()) -> Path:
    """Where the rejects of file `name` go: as asked, else beside it, else in the working folder.

    Args:
        asked: what `--rejects` says.
        name: the input as given; `-` is standard input.
        taken: the inputs of this command, and what its other inputs' rejects went to.

    Returns:
        Unless asked for, `NAME.rejects.csv`, or `NAME.rejects-2.csv` and so on where another file
        has that name. Only rejects of an earlier run are replaced.
    """
    if asked is not None:
        return asked
    given = Path("stdin" if name == "-" else name)
    folder = given.parent if os.access(given.parent, os.W_OK) else Path()
    stem = re.sub(r"\.rejects(-\d+)?$", "", given.stem)
    names = (f"{stem}.rejects{f'-{n}' if n > 1 else ''}.csv" for n in count(1))
    return next(path for path in map(folder.joinpath, names) if _is_free(path, taken))


def _is_free(path: Path, taken: Collection[Path]) -> bool:
    if any(is_same(path, other) for other in taken):
        return False
    try:
        with path.open("rb") as stream:
            return stream.read(len(_HEAD)) == _HEAD
    except FileNotFoundError:
        return True
    except OSError:  # a folder, or a file of someone else; a place where nothing can be will tell
        return not os.path.lexists(path)


def write_rejects(path: Path, rejects: Iterable[Reject], held: BinaryIO | None = None) -> Path:
    """Write rejects to `path`, whole or not at all.

    Args:
        path: the file.
        rejects: in the order of the list, the row that keeps its headers first.
        held: further ones, written already.

    Raises:
        OutputError: the file cannot be written, or is a database.
    """
    refuse_database(path, _OPTION)
    with atomic_writer(path, _OPTION) as stream:
        text = _as_text(stream)
        write(text, rejects)
        text.flush()
        text.detach()
        if held is not None:
            shutil.copyfileobj(held, stream)
    return path


def _as_text(stream: BinaryIO) -> io.TextIOWrapper:
    return io.TextIOWrapper(stream, encoding="utf-8", errors="backslashreplace", newline="")


class HeldRejects:
    """Rejects that wait in a temporary file until it is known that the list was written.

    Attributes:
        reasons: how many rows there are, by the reason for which each is none.
        aside: what was never meant as a row, by reason.
    """

    def __init__(self, file: BinaryIO) -> None:
        self.reasons: Counter[str] = Counter()
        self.aside: Counter[str] = Counter()
        self._file = file
        self._text = _as_text(file)
        self._rows = writer(self._text)

    @property
    def count(self) -> int:
        """How many rows there are."""
        return self.reasons.total()

    def add(self, rejects: Sequence[Reject]) -> None:
        """Hold some more."""
        self._rows.writerows(rejects)
        count_reasons(rejects, self.reasons, self.aside)

    def save(self, path: Path, header: Sequence[Reject] = ()) -> Path:
        """Write them all to `path` below the row that keeps their headers, whole or not at all.

        Raises:
            OutputError: the file cannot be written, or is a database.
        """
        self._text.flush()
        self._file.seek(0)
        return write_rejects(path, header, self._file)


@contextmanager
def unless_refused(stream: BinaryIO, allowed: str) -> Iterator[BinaryIO]:
    """Give what to write to: with `--max-rejects` nothing may come out before all was read."""
    if not allowed:
        yield stream
        return
    with TemporaryFile() as waiting:
        yield waiting
        waiting.seek(0)
        shutil.copyfileobj(waiting, stream)


@contextmanager
def held_rejects() -> Iterator[HeldRejects]:
    """Give a place to hold rejects, private to this process and gone with it."""
    with TemporaryFile() as file:
        yield HeldRejects(file)


def check_rejects(allowed: str, total: int, reasons: Counter[str], left: str, place: str) -> None:
    """Stop before anything is written where more was rejected than the user allows.

    Args:
        allowed: what `--max-rejects` says; empty for any number.
        total: rows that the list has, rejected ones too.
        reasons: rows that were rejected, by reason.
        left: what did not happen, such as `nothing was imported`.
        place: the file of rejects; empty where none was written.

    Raises:
        Refused: they are more.
    """
    rejected = reasons.total()
    if not allowed or rejected <= allowed_rejects(allowed, total):
        return
    told = ", ".join(f"{reason} {n:,}" for reason, n in reasons.most_common())
    raise Refused(
        f"{rejected:,} of {total:,} rows rejected, more than --max-rejects {allowed.strip()}"
        f" ({told}); {left}",
        f"each line and its reason: {place}" if place else "without --dry-run they are kept",
    )


def allowed_rejects(text: str, total: int) -> float:
    """How many of `total` rows `--max-rejects` allows: `12`, or `0.5%`.

    Raises:
        UsageError: it is neither.
    """
    given = re.fullmatch(r"(\d{1,12}(?:\.\d{1,12})?)(%?)", text.strip(), re.ASCII)
    number = float(given[1]) if given else -1.0
    if given and given[2] and number <= _PER_CENT:
        return number / _PER_CENT * total
    if given and not given[2] and number.is_integer():
        return number
    raise UsageError(
        f"`--max-rejects` must be a number of rows or a share up to 100%, not `{text}`",
        "write `--max-rejects 12` or `--max-rejects 0.5%`",
    )


_PER_CENT = 100
