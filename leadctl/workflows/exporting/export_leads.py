"""`export`: leads out through the gate, whole or not at all, and a note of what went out.

The leads are walked in one read snapshot and no writer is held up by the note, which is one short
transaction. It is written when the file is safely on disk and has yet to take its place: a command
killed between the two leaves a note of a file that did not appear, and never a file that nobody
knows of. Where the file cannot take its place, the note is withdrawn. What goes to a stream is out
as it is written, so the note comes last, also of a stream whose reader went away.
"""

from __future__ import annotations

import os
from contextlib import ExitStack, nullcontext, suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from leadctl.errors import LeadctlError, UsageError
from leadctl.exporting.atomic import atomic_writer, is_stream, refuse_database
from leadctl.exporting.digested import digested
from leadctl.exporting.writers import format_for, write, write_file
from leadctl.fields import FIELDS
from leadctl.store.asking import query
from leadctl.store.facts import operations
from leadctl.store.facts.exports import Sent
from leadctl.store.facts.leadsets import Numbers
from leadctl.store.opening.connect import reading
from leadctl.workflows.exporting import gate
from leadctl.workflows.exporting.manifest import Manifest
from leadctl.workflows.leads.list_leads import Column, columns_named, walk
from leadctl.workflows.lists.places import keep_apart, spare_store

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator
    from typing import BinaryIO

    from leadctl.exporting.writers import Format
    from leadctl.store.asking.query import Value
    from leadctl.store.facts.author import Author
    from leadctl.workflows.leads.list_leads import Selection

EXPORT_COLUMNS = (
    "lead_id",
    *(field.name for field in FIELDS if field.name not in {"lead_id", "vendor_id"}),
    "email_status",
    "email_reason",
    "phone_status",
    "phone_reason",
    "derived",
    "first_source",
    "sources",
    "created_at",
    "updated_at",
)
"""Columns of an export when none are named: the same ones whatever the leads hold."""


@dataclass(frozen=True, slots=True)
class Destination:
    """Where an export goes: a file, or a stream that is open and takes bytes.

    Attributes:
        path: the file, None for the stream.
        stream: the stream, None for the file and where `dry_run` writes nothing.
        format: name of the format; empty to go by the file's suffix.
        raw: do without the guard against formulas.
        dry_run: write nothing.
        why: file for who was left out, and why.
    """

    path: Path | None = None
    stream: BinaryIO | None = None
    format: str | None = None
    raw: bool = False
    dry_run: bool = False
    why: Path | None = None


@dataclass(frozen=True)
class Exported:
    """What an export did.

    Attributes:
        rows: how many were written.
        format: name of the format.
        left_out: custom columns that were not written, because no columns were named.
        suppressed: how many leads stayed behind because they are not to be contacted.
        suppressed_by: reason -> how many of them.
        why: file that tells of each of them why, None without one.
        export: number of its note, None without one.
        operation: number of the note's operation, None without one.
        unnoted: why there is no note though leads went out, empty otherwise.
    """

    rows: int
    format: str
    left_out: int
    suppressed: int
    suppressed_by: dict[str, int]
    why: Path | None
    export: int | None = None
    operation: int | None = None
    unnoted: str = ""


def export_leads(
    store: Path, selection: Selection, to: Destination, author: Author, wait: float = 0.0
) -> Exported:
    """Write leads to a file, whole or not at all, or to an open stream; no suppressed one.

    Raises:
        UsageError: an unknown column or format, or leads that nothing names.
        OutputError: the file cannot be written, or is the store's own.
        StoreChanged: somebody was suppressed or forgotten while the leads were read.
        StoreLocked: another command holds the store when the export is to be noted.
    """
    _check_places(store, to)
    form = format_for(to.path, to.format)
    with ExitStack() as snapshot:
        con = snapshot.enter_context(reading(store, wait, scratch=True))
        out = _outgoing(con, selection, to, form)
        manifest = Manifest(store, author, operations.newest(con), wait)
        if to.dry_run:
            with Path(os.devnull).open("wb") as nowhere:
                out.write(nowhere)
        elif to.path is None or is_stream(to.path):
            _to_stream(out, manifest, snapshot.close)
        else:
            _to_file(to.path, out, manifest, snapshot.close)
    noted = manifest.noted
    return Exported(
        out.written,
        form.name,
        out.left_out,
        len(out.guard.left),
        out.guard.counts(),
        to.why,
        noted.export if noted else None,
        noted.operation if noted else None,
        manifest.unnoted,
    )


def _check_places(store: Path, to: Destination) -> None:
    spare_store(to.path, store)
    spare_store(to.why, store)
    keep_apart([], [("--output", to.path), ("--why", to.why)])
    if to.why == Path("-"):
        raise UsageError("`--why` takes a file, not standard output", "name one")
    if to.why is not None:
        format_for(to.why)  # an error here comes before anything is written


@dataclass
class _Outgoing:
    """Leads on their way out.

    Attributes:
        con: the store, in the snapshot that they are read from.
        to: where they go, in the format `form`.
        guard: the gate that they go through.
        names: what stands above them.
        rows: those that pass.
        expression: which are meant, as typed.
        left_out: custom columns that are not written.
        written: how many leads were written.
        digest: asks for the digest of the bytes.
    """

    con: sqlite3.Connection
    to: Destination
    form: Format
    guard: gate.Gate
    names: list[str]
    rows: Iterator[list[Value]]
    expression: str
    left_out: int
    written: int = 0
    digest: Callable[[], bytes] = bytes

    def write(self, stream: BinaryIO) -> None:
        """Write the leads, and the list of those who stayed behind."""
        secret = self.con.execute("select value from meta where key = 'secret'").fetchone()[0]
        with digested(stream, secret) as through:
            self.digest = through.digest
            write(through.stream, self.form, self.names, self._counted(), raw=self.to.raw)
        stream.flush()
        if self.to.why is not None and not self.to.dry_run:
            told = gate.why_left(self.con, self.guard.left)
            as_why = format_for(self.to.why)
            where = "--why"
            write_file(self.to.why, as_why, gate.WHY_COLUMNS, told, raw=self.to.raw, option=where)

    def _counted(self) -> Iterator[list[Value]]:
        for row in self.rows:
            self.written += 1
            yield row

    def sent(self) -> Sent:
        """What went out by now."""
        return Sent(
            str(self.to.path or "-"),
            self.form.name,
            self.names,
            self.expression,
            self.digest(),
            self.written,
            len(self.guard.left),
        )


def _outgoing(
    con: sqlite3.Connection, selection: Selection, to: Destination, form: Format
) -> _Outgoing:
    left_out = 0 if selection.columns else len(query.custom_columns(con))
    columns = columns_named(con, selection.columns or EXPORT_COLUMNS)
    guard = gate.Gate(Numbers(query.highest(con)))
    # The limit counts who goes out, not who stays behind.
    rows = walk(con, [*map(Column, gate.ASKS), *columns], selection, None)
    passing = islice(guard.passing(rows), selection.limit)
    names = [one.header for one in columns]
    words = " ".join(selection.choice.words)
    return _Outgoing(con, to, form, guard, names, passing, words, left_out)


def _to_file(path: Path, out: _Outgoing, manifest: Manifest, end: Callable[[], None]) -> None:
    def ready() -> None:
        end()
        manifest.write(out.sent(), out.guard.passed)

    refuse_database(path)
    try:
        with atomic_writer(path, ready=ready) as stream:
            out.write(stream)
    except BaseException:
        manifest.withdraw()
        raise


def _to_stream(out: _Outgoing, manifest: Manifest, end: Callable[[], None]) -> None:
    path, given = out.to.path, out.to.stream
    try:
        with atomic_writer(path) if path is not None else nullcontext(given) as stream:
            assert stream is not None  # noqa: S101 - one of the two is given
            out.write(stream)
    except BaseException:
        if out.written:  # what the reader took is out, though it did not want the rest
            end()
            with suppress(LeadctlError):
                manifest.write(out.sent(), out.guard.passed, is_out=True)
        raise
    end()
    manifest.write(out.sent(), out.guard.passed, is_out=True)
