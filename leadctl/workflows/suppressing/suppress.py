"""`suppress`: put addresses on the list of those who are not to be contacted, and ask for them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from leadctl.compliance.addresses import lacks_country, parse
from leadctl.compliance.reasons import check_reason
from leadctl.errors import UsageError
from leadctl.rows import DETECTED
from leadctl.store.derived import suppressions
from leadctl.store.derived.suppressions import Entry
from leadctl.store.facts import operations, tombstones
from leadctl.store.facts.staging import staging
from leadctl.store.opening.connect import reading, writing
from leadctl.workflows.lists.inputs import opened_table
from leadctl.workflows.lists.places import keep_apart, no_dash, spare_store
from leadctl.workflows.lists.region import check_region
from leadctl.workflows.lists.rejects import (
    allowed_rejects,
    check_rejects,
    held_rejects,
    rejects_path,
)
from leadctl.workflows.suppressing.suppression_list import SuppressionList, columns_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence
    from contextlib import AbstractContextManager

    from leadctl.compliance.addresses import Address
    from leadctl.rows import ReadOptions, Shape, Table
    from leadctl.store.derived.suppressions import Suppression
    from leadctl.store.facts.author import Author
    from leadctl.workflows.lists.rejects import HeldRejects
    from leadctl.workflows.suppressing.suppression_list import Columns


@dataclass
class Suppressed:
    """What suppressing did.

    Attributes:
        operation: its number; None where nothing was new, or nothing was written.
        addresses: how many were named, each as often as it was.
        new: suppressions that were added.
        leads: leads of the store that the new ones hold.
        dry_run: whether nothing was written.
        unlike: texts with an @ that are no good address, kept as they were written.
    """

    operation: int | None = None
    addresses: int = 0
    new: int = 0
    leads: int = 0
    dry_run: bool = False
    unlike: int = 0


@dataclass
class ListSuppressed(Suppressed):
    """What importing a list of suppressions did.

    Attributes:
        name: the list as given.
        rows: rows that name somebody.
        rejected: rows that name nobody, or could not be read.
        reasons: the same by reason.
        aside: lines around the rows, by the reason for which they are none.
        rejects_file: where both went, None without any.
        format, sheet, encoding, delimiter: as found or given.
        notes: what a user should know of the file, such as its other sheets.
        subscribed: rows of people who are subscribed still, and are left alone.
        columns: which columns were read, in words.
    """

    name: str = ""
    rows: int = 0
    rejected: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    aside: Counter[str] = field(default_factory=Counter)
    rejects_file: Path | None = None
    format: str = ""
    sheet: str = ""
    encoding: str = ""
    delimiter: str = ""
    columns: str = ""
    notes: tuple[str, ...] = ()
    subscribed: int = 0


class Given(NamedTuple):
    """An address as somebody wrote it, and where it stood."""

    text: str
    origin: str = "typed"


def suppress(
    store: Path,
    given: Sequence[Given],
    reason: str,
    author: Author,
    *,
    note: str | None = None,
    region: str = "",
    wait: float = 0.0,
    dry_run: bool = False,
) -> Suppressed:
    """Suppress addresses, as one operation; those that are suppressed already are left alone.

    Raises:
        UsageError: an unknown reason, or a text that is no address at all.
    """
    word, day = check_reason(reason), author.at[:10]
    check_region(region)
    entries = [
        Entry(address, word, day, one.origin)
        for one in given
        for address in addresses_in(one.text, region)
    ]
    done = Suppressed(addresses=len(entries), dry_run=dry_run)
    done.unlike = sum(one.address.exact for one in entries)
    holder = "leadctl suppress"
    with writing(store, author.at, wait=wait, holder=holder, dry_run=dry_run) as con:
        write_entries(con, suppressions.hold(con, entries), author, note, done)
    return done


def addresses_in(text: str, region: str) -> list[Address]:
    """Read an address that a person typed.

    Raises:
        UsageError: it is none, or a bare domain, which may well be half an address.
    """
    found = parse(text, region)
    if found and found[0].kind == "domain" and "@" not in text:
        raise UsageError(
            f"`{text}` is no address", f"write `{found[0].value}` for everybody under this domain"
        )
    if not found and lacks_country(text):
        raise UsageError(
            f"nothing tells the country of the number `{text}`",
            "write it as +4930901820, or say `--region DE`",
        )
    if not found:
        raise UsageError(
            f"`{text}` is neither an e-mail address nor a domain nor a phone number",
            "write jane@acme.com, @acme.com or +4930901820",
        )
    return found


def write_entries(
    con: sqlite3.Connection, table: str, author: Author, note: str | None, done: Suppressed
) -> None:
    """Suppress what the entries of a table name, as one operation; none where nothing is new."""
    if not suppressions.count_new(con, table):
        return
    number = operations.begin(con, "suppress", author, reason=note)
    done.new, done.leads = suppressions.write(con, number, table)
    operations.set_counts(con, number, {"suppressed": done.new, "leads": done.leads})
    done.operation = None if done.dry_run else number


@dataclass(frozen=True, slots=True)
class ListRequest:
    """What a user asks of an import of suppressions.

    Attributes:
        path: the list; `-` is standard input.
        reason: the reason of rows that give none; empty for `other`.
        note: why, for the history.
        region: alpha-2 code for numbers without a country.
        taken: what the user says of how it is to be read.
        max_rejects: suppress nothing if more rows are rejected, as `N` or `N%`; empty for any.
        rejects: file for the rejects; beside the list when None.
        dry_run: write nothing.
    """

    path: str
    reason: str = ""
    note: str | None = None
    region: str = ""
    taken: ReadOptions = DETECTED
    max_rejects: str = ""
    rejects: Path | None = None
    dry_run: bool = False


def suppress_list(
    store: Path,
    request: ListRequest,
    author: Author,
    *,
    wait: float = 0.0,
    report: Callable[[int, int], None] = lambda _done, _total: None,
) -> ListSuppressed:
    """Suppress what a list names, as one operation; the same list again changes nothing.

    Raises:
        UsageError: an unknown reason or region, or two of the files are one.
        Refused: more rows were rejected than the request allows.
        LeadctlError: the list is missing, unreadable or without addresses, or the store cannot be
            used.
    """
    _check(store, request)
    done = ListSuppressed(dry_run=request.dry_run, name=request.path)
    with (
        opened_table(request.path, request.taken, positional=False) as (file, table),
        held_rejects() as rejects,
        staging() as stage,
    ):
        _tell_shape(table.shape, done)
        if not table.columns:
            return done
        total = file.path.stat().st_size
        rows = _rows(table, request, author, rejects)
        entries = rows.entries(lambda at: report(min(at, total), total))
        done.addresses, done.unlike = suppressions.stage(stage, entries)
        done.notes += table.chunks.notes
        stage.finish()
        done.rows, done.rejected, done.subscribed = rows.rows, rejects.count, rows.subscribed
        done.reasons, done.aside = rejects.reasons, rejects.aside
        done.columns = rows.columns.told(table.columns)
        _save_rejects(request, rejects, rows, done)
        check_rejects(
            request.max_rejects,
            done.rows + done.rejected + done.subscribed,
            done.reasons,
            "nobody was suppressed",
            str(done.rejects_file or ""),
        )
        if done.addresses:
            with _land(store, stage.path, request, author, wait) as con:
                write_entries(con, suppressions.STAGED, author, request.note, done)
    return done


def _tell_shape(shape: Shape, done: ListSuppressed) -> None:
    done.format, done.sheet, done.notes = shape.format, shape.sheet, shape.notes
    done.encoding, done.delimiter = shape.encoding, shape.delimiter


def _check(store: Path, request: ListRequest) -> None:
    if request.reason:
        check_reason(request.reason)
    if request.max_rejects:
        allowed_rejects(request.max_rejects, 0)
    check_region(request.region)
    no_dash(request.rejects)
    keep_apart([request.path], [("--rejects", request.rejects)])
    spare_store(request.rejects, store)


def _rows(
    table: Table, request: ListRequest, author: Author, rejects: HeldRejects
) -> SuppressionList:
    columns: Columns = columns_of(table, request.region)
    reason = check_reason(request.reason) if request.reason else ""
    return SuppressionList(
        table.name, table, columns, author.at[:10], reason, request.region, rejects.add
    )


def _save_rejects(
    request: ListRequest, rejects: HeldRejects, rows: SuppressionList, done: ListSuppressed
) -> None:
    if (rejects.count or rejects.aside) and not request.dry_run:
        taken = [] if request.path == "-" else [Path(request.path)]
        path = rejects_path(request.rejects, request.path, taken)
        done.rejects_file = rejects.save(path, rows.header)


def _land(
    store: Path, staged: Path, request: ListRequest, author: Author, wait: float
) -> AbstractContextManager[sqlite3.Connection]:
    return writing(
        store,
        author.at,
        wait=wait,
        holder="leadctl suppress",
        attach=staged,
        dry_run=request.dry_run,
    )


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether an address is not to be contacted.

    Attributes:
        address: as it was read.
        suppressions: what forbids it: its own, its domain's, or those of the lead that has it.
        leads: the leads that have it.
        opted_out: those of them of which a row itself says that the person opted out -> `opted_out`
            or `unclear`.
        forgotten: whether it is that of a person who was erased.
    """

    address: str
    suppressions: list[Suppression] = field(default_factory=list)
    leads: list[int] = field(default_factory=list)
    opted_out: dict[int, str] = field(default_factory=dict)
    forgotten: bool = False

    @property
    def suppressed(self) -> bool:
        """Whether anything forbids it."""
        return bool(self.suppressions or self.opted_out or self.forgotten)


def check(
    store: Path, texts: Sequence[str], *, region: str = "", wait: float = 0.0
) -> list[Verdict]:
    """Tell of addresses whether they are suppressed, and why.

    Raises:
        UsageError: a text that is no address.
    """
    addresses = [one for text in texts for one in addresses_in(text, region)]
    with reading(store, wait, scratch=True) as con:
        return [_verdict(con, one) for one in addresses]


def _verdict(con: sqlite3.Connection, address: Address) -> Verdict:
    leads = suppressions.leads_at(con, address)
    held = suppressions.holding(con, leads)
    every = [*suppressions.covering(con, address), *(one for some in held.values() for one in some)]
    told = suppressions.opted_out(con)
    gone = tombstones.load(con).is_in(address.value)
    return Verdict(address.value, list({one.id: one for one in every}.values()), leads, told, gone)


def list_suppressions(
    store: Path, *, lifted: bool = False, wait: float = 0.0
) -> Iterator[tuple[Suppression, int]]:
    """Walk the suppressions that stand, and with `lifted` the others too, each with its leads."""
    with reading(store, wait, scratch=True) as con:
        yield from suppressions.listing(con, lifted=lifted)
