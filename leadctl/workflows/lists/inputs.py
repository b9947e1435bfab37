"""Where a command's lists come from: files, pipes and archives, all made files of plain bytes."""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from leadctl.errors import InputMissing
from leadctl.mapping.maps.profiles import is_vendors_header
from leadctl.reading import as_file, opened_list, spool, unpacked
from leadctl.rows import DETECTED
from leadctl.store.facts.author import storable

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

    from leadctl.reading import Plain
    from leadctl.rows import ReadOptions, Table


@contextmanager
def opened(given: str) -> Iterator[Path]:
    """Give a file for a name as typed; what can be read only once is copied, to be read again.

    A name behind which nothing is, or nothing that can be read, is given back as it is.

    Raises:
        InputMissing: standard input is closed.
    """
    path = Path(given)
    with ExitStack() as stack:
        if given == "-":
            if sys.stdin is None:
                raise InputMissing("standard input is closed", "name a file, or pipe one in")
            path = stack.enter_context(spool(sys.stdin.buffer))
        elif path.exists() and not path.is_file() and not path.is_dir():
            path = stack.enter_context(as_file(path))
        yield path


@contextmanager
def plain(path: Path, name: str, member: str = "") -> Iterator[Plain]:
    """Give a file whose bytes are those of the list itself, unpacked where it is an archive.

    Args:
        path: as `opened` gives it.
        name: what to call it in messages.
        member: which file of a zip archive; the only list in it when empty.

    Raises:
        InputMissing: there is no such file, or it may not be read.
        DataError: an archive is damaged, unpacks to more than any list is, or holds several.
        UsageError: there is no such member.
    """
    with as_file(path) as file, unpacked(file, name, member) as found:
        yield found


def table_of(
    file: Plain,
    given: str,
    taken: ReadOptions = DETECTED,
    *,
    positional: bool = True,
    typed: bool = False,
) -> AbstractContextManager[Table]:
    """Open the list that a file of plain bytes is, or the one whose rejects it holds.

    Args:
        file: as `plain` gives it.
        given: its name as typed.
        taken: what the user says of the list.
        positional: as `open_table` takes it.
        typed: as well.

    Raises:
        DataError: it is no list, or damaged.
        UsageError: it has no such sheet or table.
    """
    return opened_list(
        file,
        taken,
        name=label(given),
        positional=positional,
        typed=typed,
        is_header=is_vendors_header,
    )


@contextmanager
def opened_table(
    given: str, taken: ReadOptions = DETECTED, *, positional: bool = True, typed: bool = False
) -> Iterator[tuple[Plain, Table]]:
    """Open a list from its name as typed, for commands that read one.

    Raises:
        InputMissing: there is no such file, it may not be read, or standard input is closed.
        DataError, UsageError: as `plain` and `table_of` do.
    """
    with (
        opened(given) as path,
        plain(path, label(given), taken.member) as file,
        table_of(file, given, taken, positional=positional, typed=typed) as table,
    ):
        yield file, table


def label(given: str) -> str:
    """Say what to call a file in messages and in the store."""
    return "standard input" if given == "-" else storable(Path(given).name)
