"""The files that a command names: none is read and replaced by the same command."""

from __future__ import annotations

import os
from itertools import combinations
from pathlib import Path
from typing import TYPE_CHECKING

from leadctl.errors import OutputError, UsageError
from leadctl.exporting.atomic import is_stream
from leadctl.store.file.lock import lock_file
from leadctl.store.opening.connect import beside
from leadctl.workflows.lists.tombstone_file import beside as tombstones_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def keep_apart(inputs: Sequence[str], named: Iterable[tuple[str, Path | None]]) -> None:
    """See that nothing that a command writes takes the place of what it reads, or of the rest.

    Args:
        inputs: lists to read, as given; `-` is standard input.
        named: other files by the option that names them, such as `--output`; None where the
            option was not given. Devices and streams may be named often.

    Raises:
        UsageError: two of them are one file.
    """
    files = [("the input", Path(name)) for name in inputs if name != "-"]
    outputs = [(f"`{option}`", path) for option, path in named if path is not None]
    pairs = [*((one, other) for one in files for other in outputs), *combinations(outputs, 2)]
    for (one, path), (other, target) in pairs:
        if is_same(path, target) and not is_stream(target):
            raise UsageError(
                f"{one} and {other} are the same file, {target}",
                f"name another file with {other}, such as `{_free(target)}`",
            )


def is_same(path: Path, other: Path) -> bool:
    """Tell whether two paths lead to one file, through links too, also where there is none yet."""
    if os.path.realpath(path) == os.path.realpath(other):
        return True
    try:
        return path.samefile(other)
    except OSError:  # one of them is not there, or cannot be looked at
        return False


def _free(path: Path) -> Path:
    return path.with_name(f"{path.stem}-2{path.suffix}")


def spare_store(path: Path | None, store: Path) -> None:
    """See that no output replaces the store, nor what keeps the store whole.

    Raises:
        OutputError: `path` is the store, its lock, its journal or its tombstones.
    """
    own = (store, lock_file(store), tombstones_of(store), *beside(store))
    if path is not None and any(is_same(path, one) for one in own):
        raise OutputError(f"{path} belongs to the store and is not replaced", "name another file")


def no_dash(path: Path | None, option: str = "--rejects") -> None:
    """See that an option names a file: standard output has the list, or the JSON document.

    Raises:
        UsageError: it is `-`.
    """
    if path == Path("-"):
        raise UsageError(
            f"`{option}` takes a file, not standard output", "name one, or `/dev/stderr`"
        )
