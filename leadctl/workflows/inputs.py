"""Where a command's lists come from: files, pipes and archives, all made files of plain bytes."""

from __future__ import annotations

import sys
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from leadctl.errors import InputMissing
from leadctl.reading import Plain, as_file, spool, unpacked

if TYPE_CHECKING:
    from collections.abc import Iterator


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


@contextmanager
def opened_plain(given: str, member: str = "") -> Iterator[Plain]:
    """Do both, for commands that read one list.

    Raises:
        InputMissing: there is no such file, it may not be read, or standard input is closed.
        DataError, UsageError: as `plain` does.
    """
    name = "standard input" if given == "-" else Path(given).name
    with opened(given) as path, plain(path, name, member) as file:
        yield file
