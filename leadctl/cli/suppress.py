"""`leadctl suppress`: who is not to be contacted."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument, Context, Exit, Option, echo

from leadctl.cli import options
from leadctl.cli.common import author, settings
from leadctl.cli.import_summary import rejected
from leadctl.cli.lazy import group
from leadctl.cli.output import Output, emit, emit_json, emit_json_rows, emit_table
from leadctl.cli.progress import progress
from leadctl.cli.spread import spread
from leadctl.cli.text import counted
from leadctl.errors import DataError, ExitCode, InputMissing

if TYPE_CHECKING:
    from leadctl.store.derived.suppressions import Suppression
    from leadctl.workflows.suppressing.suppress import Given, ListSuppressed, Suppressed, Verdict

app = group()

Addresses = Annotated[
    list[str],
    Argument(metavar="ADDRESS...", help="jane@acme.com, @acme.com (all under it) or +4930901820."),
]
Lifting = Annotated[
    list[str],
    Argument(
        metavar="ADDRESS|LEAD...", help="jane@acme.com, @acme.com, +4930901820, or a lead's number."
    ),
]
Note = Annotated[str | None, Option("--note", metavar="TEXT", help="Why; kept in the history.")]
LIFT = "leadctl suppress lift ADDRESS --reason WHY"
STDIN = "standard input"


@app.callback()
def run(ctx: Context) -> None:
    """Keep people from being contacted: no import, merge or undo lifts that, exports obey it."""
    if ctx.invoked_subcommand is None:
        echo(ctx.get_help(), err=True)
        raise Exit(ExitCode.USAGE)


@app.command("add")
@spread
def add(
    *,
    addresses: Addresses,
    reason: Annotated[
        str, Option("--reason", metavar="WORD", help="unsubscribed, bounced, complaint, ...")
    ],
    note: Note = None,
    region: options.Region = None,
    dry_run: options.DryRun = False,
    common: options.Common,
) -> None:
    """Suppress addresses, domains and numbers; `-` reads them from standard input, one a line."""
    from leadctl.workflows.suppressing.suppress import suppress

    chosen = settings(store=common.store, wait=common.wait, region=region)
    done = suppress(
        chosen.store,
        list(_given(addresses)),
        reason,
        author(),
        note=note,
        region=chosen.region,
        wait=chosen.wait,
        dry_run=dry_run,
    )
    if common.json:
        emit_json(done)
        return
    out = Output(quiet=common.quiet)
    _tell(done, out)


def _given(words: Sequence[str]) -> Iterator[Given]:
    """What was typed; for `-` the lines of standard input."""
    from leadctl.workflows.suppressing.suppress import Given

    for word in words:
        if word == "-":
            lines = enumerate(_lines(), start=1)
            yield from (Given(line, f"{STDIN}:{at}") for at, line in lines if line.strip())
        else:
            yield Given(word)


def _lines() -> Iterator[str]:
    if sys.stdin is None:
        raise InputMissing("standard input is closed", "pipe addresses in, one a line")
    for at, line in enumerate(sys.stdin.buffer.read().splitlines(), start=1):
        try:
            yield line.decode("utf-8-sig")
        except UnicodeDecodeError as error:
            raise DataError(
                f"{STDIN}, line {at}: it is not UTF-8",
                "pipe it into `leadctl suppress import -`, which finds out the encoding",
            ) from error


@app.command("import")
@spread
def read(
    *,
    file: Annotated[str, Argument(metavar="FILE", help="Any list; - is standard input.")],
    reason: Annotated[
        str,
        Option(
            "--reason", metavar="WORD", help="Reason of rows that give none; `other` if left out."
        ),
    ] = "",
    note: Note = None,
    taken: options.Taken,
    rejects: options.Rejects = None,
    max_rejects: options.MaxRejects = "",
    strict: Annotated[
        bool, Option("--strict", help="End with exit code 1 where rows are rejected.")
    ] = False,
    region: options.Region = None,
    dry_run: options.DryRun = False,
    common: options.Common,
) -> None:
    """Suppress what a list names: its addresses, domains or numbers, with or without a header."""
    from leadctl.workflows.suppressing.suppress import ListRequest, suppress_list

    chosen = settings(store=common.store, wait=common.wait, region=region)
    request = ListRequest(
        file,
        reason,
        note,
        chosen.region,
        taken,
        max_rejects,
        rejects,
        dry_run,
    )
    with progress("suppress", quiet=common.quiet) as report:
        done = suppress_list(chosen.store, request, author(), wait=chosen.wait, report=report)
    if common.json:
        emit_json(done)
    else:
        out = Output(quiet=common.quiet)
        out.summary(_heading(done))
        _tell(done, out)
    if strict and done.rejected:
        raise Exit(ExitCode.FINDINGS)


def _heading(done: ListSuppressed) -> Iterator[str]:
    name = Path(done.name).name if done.name != "-" else STDIN
    if not done.columns:
        yield f"{name}   empty file, 0 rows"
        return
    kind = "" if done.format == "csv" else done.format
    part = f"`{done.sheet}`" if done.sheet else ""
    shape = ", ".join(word for word in (kind, part, done.encoding) if word)
    rows = counted(done.rows + done.rejected + done.subscribed, "row")
    yield f"{name}   {rows}   {shape}   {done.columns}"
    yield from (f"  {note}" for note in done.notes)
    if done.subscribed:
        yield f"  {counted(done.subscribed, 'row is', 'rows are')} not suppressed there: left alone"
    if done.rejected or done.aside:
        yield f"  {rejected(done, dry_run=done.dry_run)}"


def _tell(done: Suppressed, out: Output) -> None:
    would = "would be " if done.dry_run else ""
    known = done.addresses - done.new
    already = f"   {known:,} known already" if known else ""
    out.summary(f"  {counted(done.new, 'address', 'addresses')} {would}suppressed{already}")
    if done.unlike:
        odd = counted(done.unlike, "text is", "texts are")
        out.summary(f"  {odd} no good address, and kept as written")
    if done.new:
        them = "it" if done.new == 1 else "them"
        out.summary(f"  {counted(done.leads, 'lead')} of the store {would}held by {them}")
    if done.operation is not None:
        out.next_steps(undo=LIFT, then="leadctl suppress list")


@app.command("list")
@spread
def show(
    *,
    everything: Annotated[
        bool, Option("--all/--active", help="Also those that were lifted.")
    ] = False,
    common: options.Common,
) -> None:
    """List who is suppressed: why, since when, from where, by whom, how many leads that holds."""
    from leadctl.workflows.suppressing.suppress import list_suppressions

    chosen = settings(store=common.store, wait=common.wait)
    found = list_suppressions(chosen.store, lifted=everything, wait=chosen.wait)
    if common.json:
        emit_json_rows("suppressions", (_document(one, leads) for one, leads in found))
        return
    names = ("address", "reason", "since", "from", "who", "operation", "leads", "lifted")
    shown = len(names) if everything else len(names) - 1
    rows = (_row(one, leads)[:shown] for one, leads in found)
    emit_table(names[:shown], rows, right={"operation", "leads", "lifted"})


def _row(one: Suppression, leads: int) -> tuple[str | int | None, ...]:
    about = (one.value, one.reason, one.day, one.origin, one.who, one.operation)
    return (*about, leads, one.lifted)


def _document(one: Suppression, leads: int) -> dict[str, Any]:
    return {**{name: getattr(one, name) for name in one.__slots__}, "leads": leads}


@app.command("check")
@spread
def check(
    *,
    addresses: Addresses,
    region: options.Region = None,
    common: options.Common,
) -> None:
    """Tell whether addresses are suppressed, and why; exit code 1 where one is, 0 where none is."""
    from leadctl.workflows.suppressing.suppress import check

    chosen = settings(store=common.store, wait=common.wait, region=region)
    words = [one.text for one in _given(addresses)]
    found = check(chosen.store, words, region=chosen.region, wait=chosen.wait)
    if common.json:
        emit_json({"addresses": [_answer(one) for one in found]})
    elif not common.quiet:
        emit(line for one in found for line in _told(one))
    if any(one.suppressed for one in found):
        raise Exit(ExitCode.FINDINGS)


def _answer(one: Verdict) -> dict[str, Any]:
    return {
        "address": one.address,
        "suppressed": one.suppressed,
        "suppressions": one.suppressions,
        "leads": one.leads,
        "opted_out": sorted(one.opted_out),
        "forgotten": one.forgotten,
    }


def _told(one: Verdict) -> Iterator[str]:
    if not one.suppressed:
        yield f"{one.address}   not suppressed"
    if one.forgotten:
        yield f"{one.address}   forgotten   its owner was erased, and is not to come back"
    for by in one.suppressions:
        through = f" through {by.value}" if by.value != one.address else ""
        yield f"{one.address}   {by.reason}{through} since {by.day}   {by.whence}"
    for lead, reason in one.opted_out.items():
        yield f"{one.address}   {reason}   lead {lead} itself says so in email_opt_out"


@app.command("lift")
@spread
def lift(
    *,
    addresses: Lifting,
    reason: Annotated[str, Option("--reason", metavar="WHY", help="Why; kept in the history.")],
    region: options.Region = None,
    dry_run: options.DryRun = False,
    common: options.Common,
) -> None:
    """Let people be contacted again: a deliberate act, kept in the history with who and why.

    The number of a lead, or its profile, answers what its own rows say and nothing else.
    """
    from leadctl.workflows.suppressing.lift import lift

    chosen = settings(store=common.store, wait=common.wait, region=region)
    words = [one.text for one in _given(addresses)]
    done = lift(
        chosen.store,
        words,
        reason,
        author(),
        region=chosen.region,
        wait=chosen.wait,
        dry_run=dry_run,
    )
    if common.json:
        emit_json(done)
        return
    out = Output(quiet=common.quiet)
    would = "would be " if dry_run else ""
    out.summary(f"{counted(len(done.lifted), 'suppression')} {would}lifted")
    out.summary(f"  {one.value} ({one.reason} since {one.day})" for one in done.lifted)
    out.summary(f"  {counted(done.leads, 'lead')} of the store {would}free of any now")
    out.summary(
        f"  lead {lead} {would or 'is '}held by {one.value} still: that takes a lift of its own"
        for lead, held in done.holding.items()
        for one in held
    )
    if done.operation is not None:
        again = "leadctl suppress add ADDRESS --reason WORD"
        are_leads = all(one.kind == "lead" for one in done.lifted)
        out.next_steps(undo="" if are_leads else again, then="leadctl suppress list --all")
