"""Copies of a whole store: made while others use it, checked, and looked at without a change."""

from __future__ import annotations

import shutil
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, NamedTuple

from leadctl.errors import DataError, InputMissing, LeadctlError
from leadctl.store.facts.blocks import seal
from leadctl.store.file import access, engine, schema
from leadctl.store.file.failures import plain_errors

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from pathlib import Path

_PAGES_A_STEP = 1024
"""Pages copied between two looks at Ctrl-C and the progress: 4 MiB."""

_APPLICATION_AT = 68
"""Where a database says whose it is (https://www.sqlite.org/fileformat2.html)."""


class About(NamedTuple):
    """What a whole store holds.

    Attributes:
        version: of its tables.
        leads: how many live leads.
        operations: how many operations, undone ones too.
        last_operation: number of the newest, 0 without any.
        last_at: its time, empty without any.
    """

    version: int
    leads: int
    operations: int
    last_operation: int
    last_at: str


def about(con: sqlite3.Connection) -> About:
    """Tell what a store holds."""
    version = schema.check(con)
    leads = con.execute("select coalesce(sum(n), 0) from tally where kind = 'leads'").fetchone()[0]
    count, last = con.execute("select count(*), coalesce(max(op_id), 0) from operation").fetchone()
    at = con.execute("select at from operation where op_id = ?", (last,)).fetchone()
    return About(version, leads, count, last, at[0] if at else "")


def copy(
    con: sqlite3.Connection, into: Path, name: str, report: Callable[[int, int], None]
) -> None:
    """Copy the store that a connection sees into an empty file, and check the copy.

    The connection should be inside a transaction: the copy is of that moment then. An error calls
    the store `name`.

    Raises:
        DataError: the store is damaged, so the copy is too.
    """

    def tell(_status: int, remaining: int, total: int) -> None:
        report(total - remaining, total)

    with closing(engine.connect(into, access.current().key)) as target:
        # The file takes its place only when it is whole and synced, so it needs no journal.
        target.execute("pragma journal_mode = off")
        target.execute("pragma synchronous = off")
        con.backup(target, pages=_PAGES_A_STEP, progress=tell)
        target.execute("pragma journal_mode = delete")  # the store itself may keep another
        require_whole(target, name)


def copy_as_it_lies(source: Path, target: Path) -> None:
    """Copy a file byte by byte, damaged or not.

    An error of `shutil.copyfile` names the source, also where the target could not be written.
    """
    with source.open("rb") as old, target.open("wb") as new:
        shutil.copyfileobj(old, new, _BYTES_A_STEP)


_BYTES_A_STEP = 1 << 20


def require_whole(con: sqlite3.Connection, name: str) -> None:
    """See that a copy is whole: its pages, and the raw rows, which every lead can be made from.

    SQLite has a quicker check, which up to 3.40 at least finds fault with a sound table without
    row numbers whose primary key has another order than its columns.
    """
    found = con.execute("pragma integrity_check(1)").fetchone()[0]
    if found == "ok":
        found = next(_changed_blocks(con), "ok")
    if found != "ok":
        raise DataError(f"{name} is damaged: {found}", "see: leadctl doctor")


def _changed_blocks(con: sqlite3.Connection) -> Iterator[str]:
    """Blocks of raw rows that changed on the disk; older stores have no digests of them."""
    columns = {row[1] for row in con.execute("pragma table_info(block)")}
    if "digest" not in columns:
        return
    for import_id, line, data, digest in con.execute(
        "select import_id, first_line, data, digest from block where digest is not null"
    ):
        if seal(data) != digest:
            yield f"the rows of import {import_id} from line {line} changed since they were written"


@contextmanager
def looking_at(path: Path) -> Iterator[sqlite3.Connection]:
    """Open a backup as it lies there; nothing of it is changed, nor brought up to date.

    Raises:
        InputMissing: there is no such file.
        DataError: it is no store, or of a newer version, or the key does not fit.
    """
    if not path.is_file():
        raise InputMissing(f"there is no file {path}", "name a file that `leadctl backup` wrote")
    with plain_errors(path), closing(opened(path)) as con:
        if schema.check(con) == 0:
            raise DataError(
                f"{path} is not a backup of a store", "name one with: leadctl restore FILE"
            )
        yield con


def opened(path: Path) -> sqlite3.Connection:
    """A connection inside a transaction on a file of which it changes nothing."""
    return engine.begun(engine.connect(path, access.current().key, mode="ro"))


def is_store(path: Path) -> bool:
    """Tell whether a file is a store or a backup of one; a damaged one too, if it is plain."""
    with path.open("rb") as stream:
        head = stream.read(_APPLICATION_AT + 4)
    if head.startswith(engine.HEADER):
        return head[_APPLICATION_AT:] == schema.APPLICATION_ID.to_bytes(4, "big")
    try:
        with looking_at(path):
            return True
    except LeadctlError:
        return False
