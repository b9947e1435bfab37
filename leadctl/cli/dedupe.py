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
    from leadctl.workflows.dedupe_file import DedupeResult
    from leadctl.workflows.dedupe_leads import Deduped
    from leadctl.workflows.merge_limits import MergeLimits


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


@spread
def run(
    *,
    file: Annotated[
        str,
        Argument(metavar="[FILE]", help="Lead list; - is standard input. The store if left out."),
    ] = "",
    writing: options.Writing,
    clusters: Annotated[
        Path | None,
        Option("--clusters", metavar="FILE", help="Write which rows are one person (CSV)."),
    ] = None,
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
        file, clusters, anew, limits.max_cluster, limits.max_merge_share,
        writing != options.Writing(), other != Against(),
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
        _refuse_without_meaning(clusters, limits)
    elif other != Against():
        raise UsageError("`--on-match` and `--matches` need a list", "name it with `--against`")
    _check_anew(anew and bool(file or other.against))
    if not file:
        _refuse_file_options(writing, clusters, reading, None if other.against else region)
    if file and other.against:
        chosen = settings(region=region, **vars(limits))
        doubtful = match_rows(file, chosen, other, writing, reading, dry_run, common, out)
    elif file:
        doubtful = _dedupe_file(
            file, writing, clusters, limits, reading, region, dry_run, common, out
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


def _refuse_without_meaning(clusters: Path | None, limits: Limits) -> None:
    """Say so where the user expects rows of one list to be merged."""
    if clusters or limits.max_cluster or limits.max_merge_share:
        raise UsageError(
            "`--clusters`, `--max-cluster` and `--max-merge-share` say nothing with `--against`",
            "nobody is merged there; dedupe first, without it",
        )


def _refuse_file_options(
    writing: options.Writing,
    clusters: Path | None,
    reading: options.Reading,
    region: str | None,
) -> None:
    """Say so where the user forgot the file: the store would be changed instead."""
    if writing != options.Writing() or reading != options.Reading() or clusters or region:
        raise UsageError(
            "`--output`, `--clusters` and the options for reading need a FILE",
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
    from leadctl.workflows.dedupe_leads import dedupe_leads

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
        out.next_steps(undo=undo, then="leadctl review" if done.doubtful else "leadctl list")
    return done.doubtful


def _allowed(chosen: Settings) -> MergeLimits:
    from leadctl.workflows.merge_limits import MergeLimits

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
    lines = [
        compared,
        f"  {merged:,} {would}merged into others   {counted(done.leads_after, 'lead')} {when}"
        if merged
        else "  nothing to merge",
        f"  {counted(done.doubtful, 'doubtful pair')} kept for review"
        if done.doubtful
        else "  no doubtful pair",
    ]
    if done.largest_lead is not None:
        lines[1] += f"   largest cluster {done.largest} (lead {done.largest_lead})"
    return [*lines, *dropped_lines(done.dropped)]


def _dedupe_file(
    file: str,
    writing: options.Writing,
    clusters: Path | None,
    limits: Limits,
    reading: options.Reading,
    region: str | None,
    dry_run: bool,
    common: options.Common,
    out: Output,
) -> int:
    from leadctl.workflows.dedupe_file import DedupeRequest, dedupe_file
    from leadctl.workflows.own_preference import own_preference

    chosen = settings(region=region, **vars(limits))
    request = DedupeRequest(
        file,
        preference=own_preference(chosen),
        clusters=clusters,
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
        *([_DECIDE.format(quote(result.name))] if result.doubtful and result.name != "-" else []),
        *([f"  {counted(result.nobody, 'row')} {NOBODY}"] if result.nobody else []),
        *dropped_lines(result.dropped),
    ]
    if result.clusters_file:
        lines.append(f"  which rows are one person -> {result.clusters_file}")
    return [*lines, *cleaning_lines(result.figures)]


_DECIDE = "  to decide on those: leadctl import {}, leadctl dedupe, leadctl review"


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
        "clusters_file": str(result.clusters_file) if result.clusters_file else None,
        "nobody": result.nobody,
        "largest": result.largest,
        "doubtful": result.doubtful,
        "compared": result.compared,
        "threshold": result.threshold,
        "dropped": named(result.dropped),
        **figures_document(result.figures),
    }
