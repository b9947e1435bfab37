"""`leadctl history`."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

from typer import Context, Option

from leadctl.cli import options
from leadctl.cli.ask import confirm
from leadctl.cli.common import author, settings
from leadctl.cli.lazy import group
from leadctl.cli.output import Cell, Output, emit_json, emit_table
from leadctl.cli.spread import spread
from leadctl.cli.text import counted, ranges

if TYPE_CHECKING:
    from leadctl.store.facts.operations import Operation
    from leadctl.workflows.keeping.prune import Pruned


def _mark(one: Operation) -> str:
    """Say what an operation turned, if its words do not, and how it stands.

    It was undone, or is an undo or export that came to nothing; or it was folded, and stays so.
    """
    undone = {"undo": "redone", "export": "no file"}.get(one.kind, "undone")
    is_named = one.target is None or str(one.target) in one.command.split()
    marks = [
        "" if is_named else f"operation {one.target}",
        undone if one.undone else "",
        "folded" if one.folded else "",
    ]
    told = ", ".join(filter(None, marks))
    return f"  ({told})" if told else ""


_COLUMNS = ("id", "at (UTC)", "who", "command", "counts", "reason")


def _row(one: Operation) -> tuple[Cell, ...]:
    return (
        one.id,
        one.at.replace("T", " ").removesuffix("Z"),
        one.who,
        one.command + _mark(one),
        ", ".join(f"{name.replace('_', ' ')} {n:,}" for name, n in one.counts.items()),
        one.reason,
        _libraries(one),
    )


def _libraries(one: Operation) -> str:
    """The versions of the libraries that cleaned what an operation brought."""
    return ", ".join(f"{name} {version}" for name, version in one.libraries.items())


app = group()


@app.callback()
@spread
def run(
    *,
    ctx: Context,
    lead: Annotated[
        str | None,
        Option("--lead", metavar="LEAD", help="Only what had to do with this lead, gone or not."),
    ] = None,
    since: Annotated[
        str | None, Option("--since", metavar="DATE", help="Not before this day or time (UTC).")
    ] = None,
    until: Annotated[
        str | None, Option("--until", metavar="DATE", help="Not after it; a day counts whole.")
    ] = None,
    limit: options.Limit = None,
    verbose: options.Verbose = 0,
    common: options.Common,
) -> None:
    """List what was done to the store, newest first: all of it, or what touched one lead."""
    if ctx.invoked_subcommand is not None:
        return
    from leadctl.workflows.keeping.change_history import read_history

    chosen = settings(store=common.store, wait=common.wait)
    operations = read_history(chosen.store, limit, chosen.wait, lead=lead, since=since, until=until)
    if common.json:
        emit_json({"operations": [asdict(one) for one in operations]})
        return
    names = (*_COLUMNS, "cleaned with") if verbose else _COLUMNS
    if operations:
        emit_table(names, (_row(one)[: len(names)] for one in operations), right={"id"})
    else:
        _tell_none(Output(quiet=common.quiet), lead=lead, since=since, until=until, limit=limit)


def _tell_none(
    out: Output, *, lead: str | None, since: str | None, until: str | None, limit: int | None
) -> None:
    asked = [
        words
        for words in (
            lead and "about this lead",
            since and f"since {since}",
            until and f"until {until}",
        )
        if words
    ]
    if limit == 0:
        out.summary("none listed: --limit is 0")
    elif asked:
        out.summary(f"no operation {' '.join(asked)}")
    else:
        out.summary("nothing was done to this store yet")
    out.next_steps(then="leadctl history" if asked or limit == 0 else "leadctl import FILE")


@app.command("prune")
@spread
def prune(
    *,
    before: Annotated[
        str, Option("--before", metavar="DATE", help="Operations before this day or time (UTC).")
    ],
    reason: options.Reason = None,
    yes: options.Yes = False,
    dry_run: options.DryRun = False,
    common: options.Common,
) -> None:
    """Fold old operations together and make room; they can no longer be undone.

    Leads stay as they are. What goes: all that undone operations brought, the text of what could
    not be read, and rows that later ones of their source replaced and that decide nothing.
    """
    from functools import partial

    from leadctl.workflows.keeping import prune as pruning

    chosen = settings(store=common.store, wait=common.wait)
    work = partial(pruning.prune, chosen.store, before, author(), reason=reason, wait=chosen.wait)
    out = Output(quiet=common.quiet)
    done = work(dry_run=True)
    if not dry_run:
        if done.final:
            if not (common.json or yes):
                out.summary(_folded(done))
            confirm(f"go on? operations up to {done.up_to} stand for good then", yes=yes)
        done = work()
    if common.json:
        emit_json(done)
        return
    out.summary(_folded(done))
    if done.operation is not None:
        out.next_steps(then="leadctl history")


def _folded(done: Pruned) -> list[str]:
    if not done.final:
        return ["nothing to fold: no operation that can be undone is that old"]
    would = "would be" if done.dry_run else "are"
    final = f"{counted(done.final, 'operation')} can no longer be undone"
    gone = ", ".join(f"{what} {n:,}" for what, n in done.gone.items() if n) or "nothing else"
    lines = [
        f"operations up to {done.up_to} {would} folded together: {final}",
        f"  for good: {ranges(done.numbers)}",
        f"  gone: {gone}",
    ]
    if not done.dry_run:
        sizes = f"{_mib(done.bytes_after)} now, {_mib(done.bytes_before)} before"
        lines.append(f"  the store has {sizes}")
    return lines


def _mib(size: int) -> str:
    return f"{size / 2**20:,.1f} MiB"
