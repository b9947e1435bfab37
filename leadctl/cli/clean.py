"""`leadctl clean`."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument, Option

from leadctl.cli import options
from leadctl.cli.cleaning_report import report_document, report_lines
from leadctl.cli.common import author, list_to_list, names, settings
from leadctl.cli.import_summary import cleaning_lines, figures_document, note_lines, rejected
from leadctl.cli.mail_report import lookup, mail_document, tell_mail
from leadctl.cli.output import Output, emit_json
from leadctl.cli.progress import progress
from leadctl.cli.reread import tell
from leadctl.cli.spread import spread
from leadctl.cli.text import counted
from leadctl.errors import UsageError

if TYPE_CHECKING:
    from collections import Counter

    from leadctl.workflows.cleaning.file_to_file import CleanResult
    from leadctl.workflows.lists.lacking import Lacking


@dataclass(frozen=True)
class Asked:
    """What is cleaned, and what is told of it."""

    changes: Annotated[
        Path | None,
        Option(
            "--changes",
            metavar="FILE",
            help="Write every value that changed to this file: before, after and by which rules.",
        ),
    ] = None
    report: Annotated[
        bool, Option("--report", help="Tell more: changes by rule, verdicts by reason, examples.")
    ] = False
    only: Annotated[
        str | None,
        Option(
            "--only",
            metavar="FIELDS",
            help="Clean these fields only, such as email,phone; `name` means all names.",
        ),
    ] = None
    verdicts: Annotated[
        bool, Option("--verdicts", help="Add what e-mails and phones are worth: email_status, ...")
    ] = False
    derived: Annotated[
        bool,
        Option(
            "--derived",
            help="Add what the rows tell (seniority, domain, ...), or fill it in if empty.",
        ),
    ] = False
    fix_typos: Annotated[
        bool, Option("--fix-typos", help="Write the mail domains that are meant: gmial.com.")
    ] = False
    mx: Annotated[
        bool, Option("--mx", help="Ask name servers whether the mail domains take mail.")
    ] = False

    @property
    def of_lists(self) -> str:
        """The first of the options given that make sense for a list alone; empty for none."""
        told = {
            "--verdicts": self.verdicts,
            "--derived": self.derived,
        }
        return next((option for option, given in told.items() if given), "")


@spread
def run(
    *,
    file: Annotated[
        str | None,
        Argument(metavar="[FILE]", help="Lead list; - is standard input. Without it, the store."),
    ] = None,
    asked: Asked,
    writing: options.Writing,
    reading: options.Reading,
    region: options.Region = None,
    reason: options.Reason = None,
    dry_run: options.DryRun = False,
    common: options.Common,
) -> None:
    """Clean a list from file to file, or all leads of the store by the rules of this version.

    A list keeps its columns and their order; without --output it goes to standard output. The
    store's rows stay as they were read, and an undo brings the leads' values back.
    """
    if file is None:
        _clean_store(region, reason, asked, writing, common, dry_run=dry_run)
    else:
        _clean_file(file, asked, writing, reading, region, common, dry_run=dry_run)


def _clean_store(
    region: str | None,
    reason: str | None,
    asked: Asked,
    writing: options.Writing,
    common: options.Common,
    *,
    dry_run: bool,
) -> None:
    from leadctl.workflows.importing.reread import reread
    from leadctl.workflows.rules.own_preference import own_preference
    from leadctl.workflows.rules.own_rules import own_rules
    from leadctl.workflows.rules.ruling import Wanted

    if writing.output is not None:
        raise UsageError(
            "`--output` goes with a list", "leadctl clean FILE -o OUT; the store's: leadctl export"
        )
    if asked.of_lists:
        raise UsageError(f"`{asked.of_lists}` goes with a list", "leadctl clean FILE -o OUT")
    chosen = settings(store=common.store, wait=common.wait, region=region)
    only = _fields(asked)
    wanted = Wanted(
        "clean",
        region=chosen.region,
        region_is_set=region is None,
        own=own_rules(chosen),
        preference=own_preference(chosen) if only is None else None,
        fix_typos=asked.fix_typos,
        only=only,
        reason=reason,
        wait=chosen.wait,
        lookup=lookup(chosen, dry_run=dry_run) if asked.mx else None,
        tells=asked.report,
        changes=asked.changes,
        dry_run=dry_run,
    )
    with progress("mail domains", quiet=common.quiet, of="domains") as asking:
        done = reread(chosen.store, wanted, author(), asking)
    out = Output(json=common.json, quiet=common.quiet)
    if dry_run and asked.changes:
        out.summary(_NOT_WRITTEN.format(asked.changes))
    again = " ".join(["leadctl clean", *_given(region, asked)])
    tell(done, out, dry_run=dry_run, region=chosen.region, again=again, report=asked.report)


def _fields(asked: Asked) -> frozenset[str] | None:
    """The fields of the store that are to be cleaned; None for all."""
    from leadctl.cleaning.kinds import fields_meant
    from leadctl.workflows.rules.mail_domains import require_addresses

    only = _only(asked)
    found = fields_meant(only) if only else None
    if asked.mx:
        require_addresses(found, only)
    return found


def _only(asked: Asked) -> tuple[str, ...]:
    only = tuple(names(asked.only))
    if asked.only is not None and not only:
        raise UsageError("`--only` names no field", "such as --only email,phone")
    return only


def _given(region: str | None, asked: Asked) -> list[str]:
    """The options of a cleaning of the store, but for that which only shows it."""
    only = ",".join(names(asked.only))
    return [
        *([f"--region {quote(region)}"] if region else []),
        *([f"--only {quote(only)}"] if only else []),
        *(["--fix-typos"] if asked.fix_typos else []),
        *(["--mx"] if asked.mx else []),
        *(["--report"] if asked.report else []),
        *([f"--changes {quote(str(asked.changes))}"] if asked.changes else []),
    ]


def _clean_file(
    file: str,
    asked: Asked,
    writing: options.Writing,
    reading: options.Reading,
    region: str | None,
    common: options.Common,
    *,
    dry_run: bool,
) -> None:
    from leadctl.workflows.cleaning.clean_file import CleanRequest, clean_file
    from leadctl.workflows.rules.own_rules import required

    chosen = settings(store=common.store, wait=common.wait, region=region)
    wanted = {name: given for name, given in vars(asked).items() if name != "mx"}
    request = CleanRequest(
        file,
        required=required(chosen),
        lookup=lookup(chosen, dry_run=dry_run) if asked.mx else None,
        **list_to_list(chosen, writing, reading, json=common.json, dry_run=dry_run),
        **wanted | {"only": _only(asked)},
    )
    with (
        progress("clean", quiet=common.quiet) as report,
        progress("mail domains", quiet=common.quiet, of="domains") as asking,
    ):
        result = clean_file(request, report, asking)
    if common.json:
        emit_json(_document(result, writing))
        return
    out = Output(quiet=common.quiet)
    out.summary(_lines(result, writing.place, asked.changes, dry_run=dry_run))
    tell_mail(result.mail, out, dry_run=dry_run)
    out.next_steps(then=_then(result, writing, dry_run=dry_run))


_NOT_WRITTEN = "  what changed would go to {}: a dry run writes nothing"


def _lines(result: CleanResult, place: str, changes: Path | None, *, dry_run: bool) -> list[str]:
    read = counted(result.rows + result.rejected, "row")
    done = "would go to" if dry_run else "->"
    head = f"{read} read   {result.rows:,} {done} {place}   {rejected(result)}"
    lines = [head, *note_lines(result.notes)]
    if result.changes_file:
        lines.append(f"  what changed -> {result.changes_file}")
    elif dry_run and changes:
        lines.append(_NOT_WRITTEN.format(changes))
    lines += _filled(result.filled)
    lines += _unwritten_currencies(result)
    lines += _lacking(result.lacking, named=_LINES if result.report else 0)
    if result.report:
        return [*lines, *report_lines(result.figures, result.report)]
    return [*lines, *cleaning_lines(result.figures)]


def _then(result: CleanResult, writing: options.Writing, *, dry_run: bool) -> str:
    """What to type now: in a pipe nothing, for it goes on there; nor is a list of nobody for us."""
    from leadctl.exporting.atomic import is_stream
    from leadctl.mapping.deciding.plan import TELLING

    is_list = result.plan is not None and not TELLING.isdisjoint(result.plan.by_field)
    writes = bool(result.rows) and not dry_run
    if not writes or writing.path is None or is_stream(writing.path) or not is_list:
        return ""
    return f"leadctl import {quote(str(writing.path))}"


def _filled(filled: Counter[str]) -> list[str]:
    """Say how many empty cells were filled with what their rows tell."""
    told = " · ".join(f"{name} {n:,}" for name, n in filled.items() if n)
    return [f"  filled from the row: {told}"] if told else []


def _unwritten_currencies(result: CleanResult) -> list[str]:
    """Say which currencies the amounts named, where no column of the output holds them."""
    field = "revenue_currency"
    if field in result.added or (result.plan and field in result.plan.by_field):
        return []
    told = " · ".join(f"{code} {n:,}" for code, n in result.figures.currencies.most_common())
    return (
        [f"  amounts lose their currency: {told}   (`--derived` writes it beside)"] if told else []
    )


_LINES = 10
"""Lines that a report names of the rows without a required field."""


def _lacking(lacking: Lacking, *, named: int) -> list[str]:
    """Say how many rows are without a required field, and on which lines the first of them."""
    found = [(name, n) for name, n in lacking.rows.items() if n]
    told = " · ".join(f"{name} {n:,}" for name, n in found)
    lines = [f"  rows without what is required: {told}"] if found else []
    for name, n in found if named else ():
        first = ", ".join(map(str, lacking.lines[name][:named]))
        lines.append(f"    {name}: line {first}{' ...' if n > named else ''}")
    return lines


def _document(result: CleanResult, writing: options.Writing) -> dict[str, Any]:
    """The result as JSON; `rows` counts all of the file's, as it does after an import."""
    return {
        "file": result.name,
        "output": str(writing.path) if writing.path else None,
        "rows": result.rows + result.rejected,
        "written": result.rows,
        "rejected": result.rejected,
        "reasons": dict(result.reasons),
        "aside": dict(result.aside),
        "rejects_file": str(result.rejects_file) if result.rejects_file else None,
        "encoding": result.encoding,
        "delimiter": result.delimiter,
        "notes": list(result.notes),
        "changes_file": str(result.changes_file) if result.changes_file else None,
        "added_columns": list(result.added),
        "filled_cells": {name: n for name, n in result.filled.items() if n},
        "lacking": {
            name: {"rows": n, "lines": result.lacking.lines[name]}
            for name, n in result.lacking.rows.items()
        },
        **mail_document(result.mail),
        **figures_document(result.figures),
        **(report_document(result.report) if result.report else {}),
    }
