"""The file of rejects: where it goes, how many are allowed, how it is written."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import TYPE_CHECKING

from leadctl.errors import UsageError
from leadctl.exporting.atomic import atomic_writer
from leadctl.reading.rejects import write

if TYPE_CHECKING:
    from collections.abc import Iterable

    from leadctl.rows import Reject


def rejects_path(asked: Path | None, name: str) -> Path:
    """Where the rejects of file `name` go: as asked, else beside it, else in the working folder."""
    if asked is not None:
        return asked
    given = Path("stdin" if name == "-" else name)
    beside = given.with_name(f"{given.stem}.rejects.csv")
    return beside if os.access(beside.parent, os.W_OK) else Path(beside.name)


def write_rejects(path: Path, rejects: Iterable[Reject]) -> Path:
    """Write rejects to `path`, whole or not at all.

    Raises:
        OutputError: the file cannot be written.
    """
    with atomic_writer(path) as stream:
        text = io.TextIOWrapper(stream, encoding="utf-8", errors="backslashreplace", newline="")
        write(text, rejects)
        text.flush()
        text.detach()
    return path


def allowed_rejects(text: str, total: int) -> float:
    """How many of `total` rows `--max-rejects` allows: `12`, or `0.5%`.

    Raises:
        UsageError: it is neither.
    """
    try:
        if text.endswith("%"):
            return float(text[:-1]) / 100 * total
        return int(text)
    except ValueError as error:
        raise UsageError(
            f"`{text}` is no number of rejects", "write `--max-rejects 12` or `--max-rejects 0.5%`"
        ) from error
