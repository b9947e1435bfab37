"""`leadctl dedupe`: over the store, or from file to file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument, Exit, Option

from leadctl.cli import options
from leadctl.cli.common import author, list_to_list, settings
from leadctl.cli.dedupe_against import (
    NOBODY,
    Against,
    dropped_lines,
    match_rows,
    match_store,
    named,
)
from leadctl.cli.dedupe_eval import Eval, tell_quality
from leadctl.cli.dedupe_learn import Learn, learn
from leadctl.cli.import_summary import cleaning_lines, figures_document, note_lines, rejected
from leadctl.cli.output import Output, emit_json
from leadctl.cli.progress import progress
from leadctl.cli.spread import spread
from leadctl.cli.text import counted
from leadctl.errors import ExitCode, UsageError

if TYPE_CHECKING:
    from leadctl.config import Settings
    from leadctl.workflows.deduping.dedupe_file import DedupeResult
    from leadctl.workflows.deduping.dedupe_leads import Deduped
    from leadctl.workflows.deduping.merge_limits import MergeLimits


@dataclass(frozen=True)
class Limits:
    """From where two are one, and past what nothing is merged; by the settings without a flag."""

    threshold: Annotated[
        str | None,
        Option(
            "--threshold",
            metavar="P",
            help="Probability from which two are one person, above 0.5; 0.75 if left out.",
        ),
    ] = None
    max_cluster: Annotated[
        int | None,
        Option(
            "--max-cluster",
            metavar="N",
            min=1,
            help="Change and write nothing if more than N that differ would be one person.",
        ),
    ] = None
    max_merge_share: Annotated[
        str | None,
        Option(
            "--max-merge-share",
            metavar="P%",
            help="Change and write nothing if more than P% would be merged into others.",
        ),
    ] = None


@dataclass(frozen=True)
class Told:
    """Files beside the output that say what became of the rows."""

    clusters: Annotated[
        Path | None,
        Option(
            "--clusters",
            metavar="FILE",
            help="Write which rows are one person (CSV): `row` counts the rows that hold anything,"
            " `line` is where each begins in the list, `cluster_id` the person's first row.",
        ),
    ] = None
    merged: Annotated[
        Path | None,
        Option(
            "--merged",
            metavar="FILE",
            help="Write the rows of those who have several side by side, with all cells (CSV).",
        ),
    ] = None


@spread
def run(
    *,
    file: Annotated[
        str,
        Argument(metavar="[FILE]", help="Lead list; - is standard input. The store if left out."),
    ] = "",
    writing: options.Writing,
    told: Told,
    strict: Annotated[
        bool, Option("--strict", help="End with exit code 1 where pairs are doubtful.")
    ] = False,
    anew: Annotated[
        bool,
        Option("--anew", help="Compare all leads with each other, also those compared before."),
    ] = False,
    limits: Limits,
    other: Against,
    labelled: Eval,
    learning: Learn,
    reading: options.Reading,
    region: options.Region = None,
    reason: options.Reason = None,
    dry_run: options.DryRun = False,
    common: options.Common,
) -> None:
    """Make one lead of those that are surely one person; doubtful pairs are kept for you.

    With a FILE, the list goes from file to file, one row a person, and the store has no part in it.
    """
    out = Output(quiet=common.quiet)
    changes = [
        file, anew, limits.max_cluster, limits.max_merge_share,
        writing != options.Writing(), told != Told(), other != Against(),
    ]  # fmt: skip
    if learning != Learn():
        learning.check(*changes, labelled != Eval())
        chosen = settings(store=common.store, wait=common.wait, **vars(limits))
        learn(chosen, learning, reason, dry_run, common, out)
        return
    if labelled != Eval():
        labelled.check(*changes)
        chosen = settings(store=common.store, wait=common.wait, region=region, **vars(limits))
        tell_quality(chosen, labelled, reading, common, out)
        return
    if other.against:
        _refuse_without_meaning(told, limits)
    elif other.on_match:
        raise UsageError("`--on-match` needs a list", "name it with `--against`")
    _check_anew(anew and bool(file or other.against))
    if not file:
        needless = (region, other.matches) if not other.against else ()
        _refuse_file_options(writing, told, reading, *needless)
    if file and other.against:
        chosen = settings(region=region, **vars(limits))
        doubtful = match_rows(file, chosen, other, writing, reading, dry_run, common, out)
    elif file:
        doubtful = _dedupe_file(
            file, writing, told, other.matches, limits, reading, region, dry_run, common, out
        )
    elif other.against:
        chosen = settings(store=common.store, wait=common.wait, region=region, **vars(limits))
        doubtful = match_store(chosen, other, reason, dry_run, common, out)
    else:
        doubtful = _dedupe_store(limits, reason, dry_run, common, out, anew=anew)
    if strict and doubtful:
        raise Exit(ExitCode.FINDINGS)


def _check_anew(is_misplaced: bool) -> None:
    if is_misplaced:
        raise UsageError("`--anew` is for the leads of the store", "rows of a list are always new")


def _refuse_without_meaning(told: Told, limits: Limits) -> None:
    """Say so where the user expects rows of one list to be merged."""
    if told != Told() or limits.max_cluster or limits.max_merge_share:
        raise UsageError(
            "`--clusters`, `--merged`, `--max-cluster` and `--max-merge-share` say nothing with"
            " `--against`",
            "nobody is merged there; dedupe first, without it",
        )


def _refuse_file_options(
    writing: options.Writing, told: Told, reading: options.Reading, *others: object
) -> None:
    """Say so where the user forgot the file: the store would be changed instead."""
    if (writing, told, reading) != (options.Writing(), Told(), options.Reading()) or any(others):
        raise UsageError(
            "`--output`, `--clusters`, `--merged`, `--matches` and the options for reading need a"
            " FILE",
            "for the store, dedupe first and then: leadctl export -o people.csv",
        )


def _dedupe_store(
    limits: Limits,
    reason: str | None,
    dry_run: bool,
    common: options.Common,
    out: Output,
    *,
    anew: bool,
) -> int:
    from leadctl.workflows.deduping.dedupe_leads import dedupe_leads

    chosen = settings(store=common.store, wait=common.wait, **vars(limits))
    with progress("compare", quiet=common.quiet, of="pairs") as report:
        done = dedupe_leads(
            chosen.store,
            author(),
            wait=chosen.wait,
            dry_run=dry_run,
            reason=reason,
            threshold=chosen.threshold,
            limits=_allowed(chosen),
            all_anew=anew,
            report=report,
        )
    if common.json:
        emit_json({**_counts(done), "dropped": named(done.dropped)})
    else:
        out.summary(_store_lines(done))
        undo = f"leadctl undo {done.operation}" if done.operation else ""
        out.next_steps(undo=undo, then=_next_command(done))
    return done.doubtful


def _next_command(done: Deduped) -> str:
    if done.changes and done.dry_run:
        return "leadctl dedupe"
    return "leadctl review" if done.doubtful else "leadctl list"


def _allowed(chosen: Settings) -> MergeLimits:
    from leadctl.workflows.deduping.merge_limits import MergeLimits

    return MergeLimits(chosen.max_cluster, chosen.max_merge_share)


def _counts(done: Deduped) -> dict[str, Any]:
    return {name: getattr(done, name) for name in done.__slots__ if name != "dropped"}


def _store_lines(done: Deduped) -> list[str]:
    merged = done.leads_before - done.leads_after
    would, when = ("would be ", "then") if done.dry_run else ("", "now")
    pairs = counted(done.compared, "pair")
    compared = f"{counted(done.leads_before, 'lead')} compared, {pairs}"
    if done.anew < done.leads_before:
        new = counted(done.anew, "new or changed lead")
        compared = f"{new} compared with all {done.leads_before:,}, {pairs}"
    if done.since is not None:
        leads = counted(done.leads_before, "lead")
        compared = f"{leads}: nothing new is known of any since operation {done.since}"
    kept = f"{would}kept" if done.changes else "kept"
    lines = [
        compared,
        f"  {merged:,} {would}merged into others   {counted(done.leads_after, 'lead')} {when}"
        if merged
        else "  nothing to merge",
        f"  {counted(done.doubtful, 'doubtful pair')} {kept} for review"
        if done.doubtful
        else "  no doubtful pair",
    ]
    if done.largest_lead is not None:
        lines[1] += f"   largest merge {done.largest} leads (lead {done.largest_lead})"
    return [*lines, *dropped_lines(done.dropped)]


def _dedupe_file(
    file: str,
    writing: options.Writing,
    told: Told,
    matches: Path | None,
    limits: Limits,
    reading: options.Reading,
    region: str | None,
    dry_run: bool,
    common: options.Common,
    out: Output,
) -> int:
    from leadctl.workflows.deduping.dedupe_file import DedupeRequest, dedupe_file
    from leadctl.workflows.rules.own_preference import own_preference

    chosen = settings(region=region, **vars(limits))
    request = DedupeRequest(
        file,
        preference=own_preference(chosen),
        matches=matches,
        **vars(told),
        threshold=chosen.threshold,
        limits=_allowed(chosen),
        **list_to_list(chosen, writing, reading, json=common.json, dry_run=dry_run),
    )
    with progress("dedupe", quiet=common.quiet) as report:
        result = dedupe_file(request, report)
    if common.json:
        emit_json(_document(result, writing))
    else:
        out.summary(_file_lines(result, writing.place, dry_run=dry_run))
    return result.doubtful


def _file_lines(result: DedupeResult, place: str, *, dry_run: bool) -> list[str]:
    done = "would go to" if dry_run else "->"
    read = counted(result.rows + result.rejected, "row")
    people = counted(result.people, "person", "people")
    if result.nobody:
        people += f" and {counted(result.nobody, 'row')} of nobody"
    merged = counted(result.rows - result.written, "row")
    largest = f"largest cluster {counted(result.largest, 'row')}"
    doubtful = f"{counted(result.doubtful, 'doubtful pair')} left apart"
    lines = [
        f"{read} read   {people} {done} {place}   {rejected(result)}",
        *note_lines(result.notes),
        f"  {merged} merged into others   {largest}   {doubtful}",
        *_doubtful_lines(result),
        *_lost_lines(result),
        *([f"  {counted(result.nobody, 'row')} {NOBODY}"] if result.nobody else []),
        *dropped_lines(result.dropped),
    ]
    written = (
        ("which rows are one person", result.clusters_file),
        ("the rows of those who have several", result.merged_file),
        ("the pairs, how likely and why", result.matches_file),
    )
    lines += [f"  {what} -> {path}" for what, path in written if path]
    return [*lines, *cleaning_lines(result.figures)]


def _doubtful_lines(result: DedupeResult) -> list[str]:
    """How to see and decide what is doubtful."""
    if not result.doubtful:
        return []
    decide = [_DECIDE.format(quote(result.name))] if result.name != "-" else []
    return decide if result.matches_file else [*decide, _LOOK]


_LOOK = "  to see those, and why others are one: --matches FILE"
_DECIDE = "  to decide on those: leadctl import {}, leadctl dedupe, leadctl review"


def _lost_lines(result: DedupeResult) -> list[str]:
    """What merged rows say and the output does not, and how to keep it."""
    if not result.lost:
        return []
    names = [header for header, _ in result.lost.most_common()]
    more = f" and {len(names) - _NAMED:,} more" if len(names) > _NAMED else ""
    said = counted(
        result.lost.total(), "cell of merged rows differs", "cells of merged rows differ"
    )
    keep = "" if result.merged_file else "; to keep them: --merged FILE"
    return [f"  {said} from what stays: {', '.join(names[:_NAMED])}{more}{keep}"]


_NAMED = 4
"""Columns that are named."""


_FILES = ("clusters_file", "merged_file", "matches_file")


def _named_path(path: Path | None) -> str | None:
    return str(path) if path else None


def _document(result: DedupeResult, writing: options.Writing) -> dict[str, Any]:
    return {
        "file": result.name,
        "output": str(writing.path) if writing.path else None,
        "rows": result.rows + result.rejected,
        "written": result.written,
        "people": result.people,
        "rejected": result.rejected,
        "reasons": dict(result.reasons),
        "aside": dict(result.aside),
        "notes": list(result.notes),
        "rejects_file": str(result.rejects_file) if result.rejects_file else None,
        **{name: _named_path(getattr(result, name)) for name in _FILES},
        "differing": dict(result.lost),
        "nobody": result.nobody,
        "largest": result.largest,
        "doubtful": result.doubtful,
        "compared": result.compared,
        "threshold": result.threshold,
        "dropped": named(result.dropped),
        **figures_document(result.figures),
    }
