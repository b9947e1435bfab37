"""The file of rejects: where it goes, how many are allowed, how it is written."""

from __future__ import annotations

import csv
import io
import os
import re
import shutil
from collections import Counter
from contextlib import contextmanager
from hashlib import blake2b
from itertools import count, islice
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from leadctl.errors import Refused, UsageError
from leadctl.exporting.atomic import atomic_writer, refuse_database
from leadctl.reading.opening.mended import kept_words, told_words
from leadctl.reading.opening.rejects import HEADERS, count_reasons, write, writer
from leadctl.scratch import held_file
from leadctl.workflows.lists.places import is_same

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

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
        has that name. Only rejects of an earlier run are replaced, which nobody has mended yet.
    """
    if asked is not None:
        return asked
    return next(path for path in _places(name) if _is_free(path, taken))


def rejects_of(name: str) -> list[Path]:
    """Give the files that runs over a list of this name may have left, mended ones too."""
    return [path for path in islice(_places(name), _RUNS) if path.exists()]


_RUNS = 100


def _places(name: str) -> Iterator[Path]:
    """Give where rejects of a list may go: beside it, else in the working folder."""
    given = Path("stdin" if name == "-" else name)
    folder = given.parent if os.access(given.parent, os.W_OK) else Path()
    stem = re.sub(r"\.rejects(-\d+)?$", "", given.stem)
    names = (f"{stem}.rejects{f'-{n}' if n > 1 else ''}.csv" for n in count(1))
    return map(folder.joinpath, names)


def _is_free(path: Path, taken: Collection[Path]) -> bool:
    if any(is_same(path, other) for other in taken):
        return False
    try:
        with path.open("rb") as stream:
            ours = stream.read(len(_HEAD)) == _HEAD
        return ours and _is_as_written(path)
    except FileNotFoundError:
        return True
    except OSError:  # a folder, or a file of someone else; a place where nothing can be will tell
        return not os.path.lexists(path)


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

    def save(self, path: Path, header: Reject) -> Path:
        """Write them all to `path` below the row that keeps their headers, whole or not at all.

        That row also keeps their sum, so that what somebody has mended is not replaced.

        Raises:
            OutputError: the file cannot be written, or is a database.
        """
        refuse_database(path, _OPTION)
        self._text.flush()
        told = told_words(header.column) | {"check": _sum(self._file)}
        self._file.seek(0)
        with atomic_writer(path, _OPTION) as stream:
            text = _as_text(stream)
            write(text, [header._replace(column=kept_words(told))])
            text.flush()
            text.detach()
            shutil.copyfileobj(self._file, stream)
        return path


def _sum(file: BinaryIO, start: int = 0) -> str:
    """Give a short sum of a file from some place on."""
    total = blake2b(digest_size=6)
    file.seek(start)
    while block := file.read(1 << 20):
        total.update(block)
    return total.hexdigest()


def _is_as_written(path: Path) -> bool:
    """Tell whether nobody has touched a file of rejects since it was written."""
    try:
        with path.open(encoding="utf-8", newline="\n") as text:
            rows = csv.reader(text)
            _, (_, words, *_) = islice(rows, 2)
            used = rows.line_num
    except (ValueError, csv.Error):  # no text, no second row, or one of other cells
        return False
    with path.open("rb") as file:
        for _ in range(used):
            file.readline()
        return _sum(file, file.tell()) == told_words(words).get("check")


@contextmanager
def unless_refused(stream: BinaryIO, allowed: str) -> Iterator[BinaryIO]:
    """Give what to write to: with `--max-rejects` nothing may come out before all was read."""
    if not allowed:
        yield stream
        return
    with held_file() as waiting:
        yield waiting
        waiting.seek(0)
        shutil.copyfileobj(waiting, stream)


@contextmanager
def held_rejects() -> Iterator[HeldRejects]:
    """Give a place to hold rejects, private to this process and gone with it."""
    with held_file() as file:
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
