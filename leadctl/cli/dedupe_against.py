"""`leadctl dedupe --against`: its options, and what is told of it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from typer import Option

from leadctl.cli import options
from leadctl.cli.common import author, list_to_list
from leadctl.cli.import_summary import cleaning_lines, figures_document, note_lines, rejected
from leadctl.cli.onward import onward
from leadctl.cli.output import Output, emit_json
from leadctl.cli.progress import progress
from leadctl.cli.text import counted

if TYPE_CHECKING:
    from leadctl.config import Settings
    from leadctl.matching.blocking.block import DroppedBlock
    from leadctl.workflows.deduping.against_file import MatchResult
    from leadctl.workflows.deduping.against_leads import LeadsMatched
    from leadctl.workflows.deduping.on_match import OnMatch


@dataclass(frozen=True)
class Against:
    """Another list, and what is to happen to those who are found there."""

    against: Annotated[
        str,
        Option(
            "--against",
            metavar="OTHER",
            help="Look for leads, or rows of FILE, in this list, which is not imported.",
        ),
    ] = ""
    on_match: Annotated[
        str,
        Option(
            "--on-match",
            metavar="WHAT",
            help="With --against: report; of leads suppress:REASON, tag:NAME or status:NAME, of"
            " rows drop or keep.",
        ),
    ] = ""
    matches: Annotated[
        Path | None,
        Option(
            "--matches",
            metavar="FILE",
            help="Write which rows of FILE are one person, or with --against who was found where,"
            " how likely and why; doubtful pairs too (CSV).",
        ),
    ] = None


NOBODY = "not compared: no name, address, number, profile or id"


def dropped_lines(dropped: Sequence[DroppedBlock]) -> list[str]:
    """Say how many share values too common for all pairs; the values themselves are lead data."""
    sizes: dict[str, list[int]] = {}
    for one in dropped:
        sizes.setdefault(_SHARED.get(one.rule, one.rule), []).append(one.rows)
    if not sizes:
        return []
    many = [
        f"{max(rows):,} of {what}" + (f" (the most of {len(rows):,} such)" if rows[1:] else "")
        for what, rows in sizes.items()
    ]
    return [
        f"  too many to compare all pairs: {', '.join(many)}",
        "  of them only those were compared who share more as well, such as a city or a birth date",
    ]


_AT_HOME = {
    f"{where} and {part}": f"one name {what}"
    for where, what in (
        ("postal_code", "in one postal code"),
        ("street", "in one street"),
        ("birth_date", "and birth date"),
    )
    for part in ("given name", "family name")
}
_SHARED = {
    "email": "one e-mail address",
    "mailbox": "one word before the @",
    "phone": "one number",
    "full name": "one name",
    "company and name": "one name at one company",
    "birth date": "one birth date",
    "linkedin": "one profile",
    "vendor": "one vendor's id",
    **_AT_HOME,
    **{f"{where} and organisation": f"organisations alike in one {where.replace('_', ' ')}"
       for where in ("postal_code", "street", "city")},
    "organisation": "one organisation",
}  # fmt: skip
"""Rule -> what the rows of a block share. Names agree wholly in what is too large: it was split."""


def named(dropped: Sequence[DroppedBlock]) -> list[dict[str, Any]]:
    """The same for JSON."""
    return [one._asdict() for one in dropped]


def match_store(
    chosen: Settings,
    other: Against,
    reason: str | None,
    dry_run: bool,
    common: options.Common,
    out: Output,
) -> int:
    """Hold the leads of the store against another list; gives the number of doubtful pairs."""
    from leadctl.workflows.deduping.against_leads import LeadsRequest, match_leads
    from leadctl.workflows.deduping.on_match import REPORT, for_leads
    from leadctl.workflows.rules.own_rules import own_rules

    on_match = for_leads(other.on_match or REPORT)
    request = LeadsRequest(
        against=other.against,
        on_match=on_match,
        matches=other.matches,
        region=chosen.region,
        own=own_rules(chosen),
        threshold=chosen.threshold,
        reason=reason,
        wait=chosen.wait,
        dry_run=dry_run,
    )
    with progress("compare", quiet=common.quiet, of="pairs") as report:
        done = match_leads(chosen.store, request, author(), report)
    if common.json:
        emit_json(_leads_document(done, on_match))
    else:
        out.summary(_leads_lines(done, on_match))
        if done.operation:
            is_final = on_match.do == "suppress"  # an undo lifts nothing
            undo = "" if is_final else f"leadctl undo {done.operation}"
            out.next_steps(undo=undo, then=_next_command(on_match))
    return done.doubtful


def match_rows(
    file: str,
    chosen: Settings,
    other: Against,
    writing: options.Writing,
    reading: options.Reading,
    dry_run: bool,
    common: options.Common,
    out: Output,
) -> int:
    """Hold the rows of a file against another list; gives the number of doubtful pairs."""
    from leadctl.workflows.deduping.against_file import MatchRequest, match_file
    from leadctl.workflows.deduping.on_match import REPORT, for_rows

    on_match = for_rows(other.on_match or REPORT)
    request = MatchRequest(
        file,
        threshold=chosen.threshold,
        against=other.against,
        on_match=on_match,
        matches=other.matches,
        **list_to_list(chosen, writing, reading, json=common.json, dry_run=dry_run),
    )
    with progress("compare", quiet=common.quiet) as report:
        result = match_file(request, report)
    if common.json:
        emit_json(_rows_document(result, writing.path, on_match))
    else:
        out.summary(_rows_lines(result, writing, dry_run=dry_run))
    return result.doubtful


def _leads_lines(done: LeadsMatched, on_match: OnMatch) -> Iterator[str]:
    """Say what came of the leads."""
    yield f"{counted(done.leads, 'lead')} held against {_other(done)}"
    yield from note_lines(done.other.notes)
    yield f"  {_found(done, 'lead')}"
    would = "would be " if done.dry_run else ""
    if on_match.do == "suppress":
        held = f"{counted(done.changed, 'lead')} {would}held"
        before = f"   {done.held:,} held before" if done.held else ""
        new = counted(done.suppressed, "suppression")
        lacking = f"   {counted(done.unreachable, 'lead')} without an address of their own"
        reason = f"({on_match.word})"
        yield f"  {new} {would}added {reason}   {held}{before}{lacking if done.unreachable else ''}"
    elif on_match.word:
        changed = counted(done.changed, "lead")
        yield f"  {changed} {would}given the {on_match.do} {on_match.word}"
    yield from _told(done)


def _rows_lines(done: MatchResult, writing: options.Writing, *, dry_run: bool) -> Iterator[str]:
    """Say what came of the rows."""
    went, path = "would go to" if dry_run else "->", writing.path
    read = counted(done.rows + done.rejected, "row")
    yield f"{read} read   {done.written:,} {went} {writing.place}   {rejected(done)}"
    yield from note_lines(done.notes)
    yield f"  held against {_other(done)}"
    yield from note_lines(done.other.notes)
    yield f"  {_found(done, 'row')}"
    if done.doubles:
        yield f"  {counted(done.doubles, 'row')} of them by a double of theirs in the list"
    if done.repeated:
        again = counted(done.repeated, "row written is a double", "rows written are doubles")
        merging = onward(f"leadctl dedupe {shlex.quote(str(path or '-'))}")
        yield f"  {again} of others in the list, which --against does not merge: {merging}"
    yield from _told(done)
    yield from cleaning_lines(done.figures)


def _other(done: LeadsMatched | MatchResult) -> str:
    other = done.other
    lost = f", {other.rejected:,} rejected" if other.rejected else ""
    return f"{other.name}, {counted(other.rows, 'row')}{lost}"


def _found(done: LeadsMatched | MatchResult, noun: str) -> str:
    doubtful = f"{counted(done.doubtful, 'doubtful pair')} left alone"
    return f"{counted(done.matched, noun)} found there   {doubtful}"


def _told(done: LeadsMatched | MatchResult) -> Iterator[str]:
    other = done.other
    if other.nobody:
        yield f"  {counted(other.nobody, 'row')} of {other.name} {NOBODY}"
    if other.companies:
        yield (
            f"  rows with a company and nobody in it: {other.companies:,}; to suppress companies:"
            f" {onward(f'leadctl suppress import {shlex.quote(other.path)}')}"
        )
    yield from dropped_lines(done.dropped)
    if done.matches_file:
        yield f"  who was found where -> {done.matches_file}"


def _leads_document(done: LeadsMatched, on_match: OnMatch) -> dict[str, Any]:
    """What `--json` prints of leads."""
    return {
        "operation": done.operation,
        "on_match": _meant(on_match),
        "leads": done.leads,
        "changed": done.changed,
        "suppressed": done.suppressed,
        "held": done.held,
        "unreachable": done.unreachable,
        **_common(done),
        "dry_run": done.dry_run,
    }


def _rows_document(done: MatchResult, output: Path | None, on_match: OnMatch) -> dict[str, Any]:
    """What `--json` prints of rows."""
    return {
        "file": done.name,
        "output": str(output) if output else None,
        "on_match": _meant(on_match),
        "rows": done.rows + done.rejected,
        "written": done.written,
        "doubles": done.doubles,
        "repeated": done.repeated,
        "rejected": done.rejected,
        "reasons": dict(done.reasons),
        "aside": dict(done.aside),
        "notes": list(done.notes),
        "rejects_file": str(done.rejects_file) if done.rejects_file else None,
        **_common(done),
        **figures_document(done.figures),
    }


def _meant(on_match: OnMatch) -> str:
    return ":".join(filter(None, on_match))


def _common(done: LeadsMatched | MatchResult) -> dict[str, Any]:
    other = done.other
    return {
        "against": {
            "file": other.name,
            "rows": other.rows + other.rejected,
            "rejected": other.rejected,
            "nobody": other.nobody,
            "notes": list(other.notes),
        },
        "matched": done.matched,
        "doubtful": done.doubtful,
        "compared": done.compared,
        "threshold": done.threshold,
        "matches_file": str(done.matches_file) if done.matches_file else None,
        "dropped": named(done.dropped),
    }


def _next_command(on_match: OnMatch) -> str:
    """What to type next, to see what was done."""
    if on_match.do == "suppress":
        return "leadctl suppress list"
    return f"leadctl list {shlex.quote(f'{on_match.do}:{on_match.word}')}"
