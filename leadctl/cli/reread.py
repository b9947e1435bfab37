"""What `rebuild` and `clean` of the store say when they are done."""

from __future__ import annotations

from shlex import quote
from typing import TYPE_CHECKING, Any

from leadctl.cli.cleaning_report import report_document, report_lines
from leadctl.cli.differences import document, emit_differences, told
from leadctl.cli.mail_report import mail_document, tell_mail
from leadctl.cli.onward import onward
from leadctl.cli.output import emit_json
from leadctl.cli.text import counted

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leadctl.cli.output import Output
    from leadctl.store.facts.libraries import Moved
    from leadctl.workflows.importing.lead_changes import Told
    from leadctl.workflows.importing.reread import Reread


_NAMED = 3
"""Files that a warning names before it counts the rest."""


def _tell_regions(done: Reread, region: str, out: Output) -> None:
    """Say which files the region does not apply to, and how to read one by it all the same."""
    owns: dict[str, list[str]] = {}
    for file, own in done.own_region:
        owns.setdefault(own, []).append(file)
    for own, files in owns.items():
        more = f" and {len(files) - _NAMED:,} more" if len(files) > _NAMED else ""
        again = onward(f"leadctl import {quote(files[0])} --region {region}")
        out.warning(
            f"{', '.join(files[:_NAMED])}{more}: imported with --region {own}, which stands;"
            f" read such a list anew with: {again}"
        )


def _fields(done: Reread, *, report: bool) -> list[str]:
    """Which fields changed, by rule where that was asked for."""
    lines = [f"  what changed -> {done.told.file}"] if done.told and done.told.file else []
    if done.told and report:
        return [*lines, *report_lines(done.told.figures, done.told.report)]
    fields = ", ".join(f"{name} {n:,}" for name, n in done.fields.items())
    return [*lines, *([f"  by field: {fields}"] if fields else [])]


def _told_document(told: Told | None) -> dict[str, Any]:
    if told is None:
        return {}
    file = str(told.file) if told.file else None
    return {"changed": told.figures.changed, "changes_file": file, **report_document(told.report)}


def _moved(libraries: Sequence[Moved]) -> str:
    return ", ".join(f"{one.name} {one.then or 'none'} -> {one.now or 'none'}" for one in libraries)


def _document(done: Reread, *, dry_run: bool) -> dict[str, Any]:
    return {
        "operation": done.operation,
        "imports": done.imports,
        "unclear": [{"file": file, "why": why} for file, why in done.unclear],
        "own_region": [{"file": file, "region": own} for file, own in done.own_region],
        "counts": done.counts,
        "fields": done.fields,
        "libraries": [one._asdict() for one in done.libraries],
        "differences": [document(one) for one in done.differences],
        "mended": done.mended,
        **mail_document(done.mail),
        **_told_document(done.told),
        "dry_run": dry_run,
    }


def tell(
    done: Reread,
    out: Output,
    *,
    dry_run: bool,
    region: str = "",
    again: str = "leadctl rebuild",
    report: bool = False,
) -> None:
    """Tell which leads are other ones now: as a table, for a dry run, else in counts.

    Args:
        done: what came of it.
        out: where to tell it.
        dry_run: whether nothing was written.
        region: the country that was wanted for phones.
        again: the command that does what the dry run told.
        report: whether to tell changes by rule, verdicts by reason and examples.
    """
    if out.json:
        emit_json(_document(done, dry_run=dry_run))
        return
    if dry_run and done.differences and not out.quiet:
        emit_differences(done.differences)
    for file, why in done.unclear:
        out.warning(f"{file} stays mapped as it was: {why.splitlines()[0]}")
    _tell_regions(done, region, out)
    tell_mail(done.mail, out, dry_run=dry_run)
    if done.libraries:
        out.summary(f"other libraries than at the last cleaning: {_moved(done.libraries)}")
    if done.mended:
        ends = "would be" if dry_run else "are"
        out.summary(f"counts, keys or homes of rows that were wrong {ends} made anew")
    elif done.operation is None and not any(done.counts.values()) and not done.imports:
        out.summary("nothing to change: every lead is what its rows say by the rules of today")
        asks = dry_run and done.mail is not None and done.mail.left
        out.next_steps(then=again if asks else "leadctl list")
        return
    files = f"   {counted(len(done.imports), 'file')} read anew" if done.imports else ""
    out.summary(f"{'would change: ' if dry_run else ''}{told(done.counts)}{files}")
    out.summary(_fields(done, report=report))
    if dry_run:
        out.next_steps(then=again)
    if done.operation is not None:
        number = done.operation
        out.next_steps(undo=f"leadctl undo {number}", then=f"leadctl diff {number - 1}..{number}")
