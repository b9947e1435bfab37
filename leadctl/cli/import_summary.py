"""What `import` says when it is done."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING, Any

from leadctl.cleaning.cleaned import UNKNOWN_WORD
from leadctl.cleaning.emails.answers import NO_DNS, NO_MAIL, NO_MX
from leadctl.cli.mapping_table import columns_document, mapping_lines, show_mapping
from leadctl.cli.onward import onward
from leadctl.cli.text import counted, more

if TYPE_CHECKING:
    from collections.abc import Sequence

    from leadctl.cli.output import Output
    from leadctl.workflows.cleaning.file_to_file import CleanResult
    from leadctl.workflows.importing.import_result import FileResult, ImportResult
    from leadctl.workflows.lists.figures import Figures
    from leadctl.workflows.lists.read_file import ReadResult
    from leadctl.workflows.suppressing.suppress import ListSuppressed

_UNREADABLE = ("unreadable phone", "unreadable phones")
_NO_NUMBER = (
    "NOT_A_NUMBER",
    "PLACEHOLDER",
    "TOO_SHORT",
    "TOO_LONG",
    "INVALID_LENGTH",
    "INVALID_COUNTRY_CODE",
)

NOTICED = {
    **{("phone", reason): "|".join(_UNREADABLE) for reason in _NO_NUMBER},
    ("email", "possible_typo"): "possible typo",
    ("email", "role_based"): "role mailbox|role mailboxes",
    ("email", "disposable"): "disposable e-mail",
    ("email", "failed_syntax_check"): "broken e-mail",
    ("email", "unknown_ending"): "e-mail of an unknown ending|e-mails of unknown endings",
    ("email", "do_not_mail"): "e-mail not to be written to|e-mails not to be written to",
    ("email", "out_of_use"): "e-mail out of use|e-mails out of use",
    ("email", NO_DNS): "e-mail at a dead domain|e-mails at dead domains",
    ("email", NO_MAIL): "e-mail where no mail is taken|e-mails where no mail is taken",
    ("email", NO_MX): "e-mail at a domain without MX|e-mails at domains without MX",
    ("phone", "EXCEL_MANGLED"): "phone damaged by Excel|phones damaged by Excel",
    ("phone", "REGION_GUESSED"): "phone of a guessed country|phones of a guessed country",
    ("phone", "DO_NOT_CALL"): "phone not to be called|phones not to be called",
    ("phone", "OUT_OF_USE"): "phone out of use|phones out of use",
    ("phone", "FAX"): "fax where a phone is meant|faxes where phones are meant",
    ("phone", "ZERO_RESTORED"): "phone got its zero back|phones got a zero back",
    ("full_name", "not_a_name"): "name that is none|names that are none",
    ("full_name", "unclear_parts"): "name of unclear parts|names of unclear parts",
    ("full_name", "several_people"): "name of several people|names of several people",
    ("linkedin", "not_linkedin"): "profile that is none|profiles that are none",
    ("website", "unsafe_url"): "unsafe web address|unsafe web addresses",
    ("employees", "EXCEL_MANGLED"): "figure damaged by Excel|figures damaged by Excel",
    ("vendor_id", "EXCEL_MANGLED"): "identifier damaged by Excel|identifiers damaged by Excel",
    ("postal_code", "EXCEL_MANGLED"): "postal code damaged by Excel|postal codes damaged by Excel",
    ("postal_code", "zero_lost"): "postal code may lack a zero|postal codes may lack a zero",
    (
        "postal_code",
        "zero_restored",
    ): "postal code got its zero back|postal codes got a zero back",
    ("revenue", "EXCEL_MANGLED"): "figure damaged by Excel|figures damaged by Excel",
    ("created", "EXCEL_MANGLED"): "date damaged by Excel|dates damaged by Excel",
    ("consent_at", "EXCEL_MANGLED"): "date damaged by Excel|dates damaged by Excel",
    ("created", "excel_serial"): "number of days read as a date|numbers of days read as dates",
    ("consent_at", "excel_serial"): "number of days read as a date|numbers of days read as dates",
    ("country", "unknown_country"): "unknown country|unknown countries",
    ("created", "ambiguous_date"): "ambiguous date",
    (
        "created",
        "against_order",
    ): "date out of its column's order|dates out of their column's order",
    ("consent_at", "ambiguous_date"): "ambiguous consent date",
    ("email_opt_out", "unknown_word"): "unclear opt-out",
    ("do_not_call", "unknown_word"): "unclear opt-out",
    ("status", "unknown_word"): "unknown status|unknown statuses",
    ("stage", "unknown_word"): "unknown stage",
    ("lawful_basis", "unknown_word"): "unknown lawful basis|unknown lawful bases",
}
"""What is worth a person's look: in words for one, and for many where an `s` does not do."""

DELIMITERS = {",": "comma", ";": "semicolon", "\t": "tab", "|": "pipe"}
PHONES = ("phone", "mobile_phone", "work_phone", "home_phone", "company_phone", "other_phones")
EMAILS = ("email", "personal_email", "other_emails")
CHANGES_SHOWN = 6


def summarise(result: ImportResult, out: Output) -> None:
    """Tell people what an import did, and what to type next."""
    for line in dict.fromkeys(line for one in result.files for line in one.warnings):
        out.warning(line)
    for one in result.files:
        out.summary(_lines(one, dry_run=result.dry_run))
        out.detail(_encoding_lines(one))
        if result.dry_run and not out.quiet:
            show_mapping(one)
        else:
            out.detail(mapping_lines(one))
    out.summary(_marks(result))
    if result.dry_run:
        out.summary("  dry run: nothing was written")
    elif result.operation is not None:
        out.next_steps(undo=f"leadctl undo {result.operation}", then=_then(result))


def _then(result: ImportResult) -> str:
    """What to look at: of lists of companies alone, what they filled."""
    if all(one.is_of_companies for one in result.files if one.plan is not None):
        return "leadctl list --columns name,company,domain,industry,employees"
    return "leadctl list"


def _marks(result: ImportResult) -> list[str]:
    """Who vanished from a source, and who is back."""
    gone, back = result.marks
    parts = [f"vanished {gone:,} ({onward('leadctl list is:vanished')})"] if gone else []
    parts += [f"returned {back:,}"] if back else []
    return ["  " + "   ".join(parts)] if parts else []


def _lines(one: FileResult, *, dry_run: bool) -> list[str]:
    name = Path(one.name).name if one.name != "-" else "standard input"
    if one.error is not None:
        return [f"{name}   not imported: {one.error.message}"]
    if one.passed_over:
        return [
            f"{name}   passed over: it holds what an earlier run could not read",
            f"  when it is mended: {onward(f'leadctl import {quote(one.name)}')}",
        ]
    if one.plan is None:
        return [f"{name}   empty file, 0 rows"]
    lines = [_head(name, one)]
    if one.known is not None:
        return [*lines, f"  unchanged: this file is in the store already (operation {one.known})"]
    lines += [*note_lines(one.notes), _outcome(one, dry_run=dry_run)]
    if one.landed.misnamed:
        named = counted(one.landed.misnamed, "row names", "rows name")
        lines.append(f"  {named} the number of a lead that is somebody else: see `show`")
    if one.forgotten:
        gone = counted(one.forgotten, "row is", "rows are")
        lines.append(f"  {gone} about forgotten people: nothing of that was kept")
    if one.landed.suppressed:
        held = counted(one.landed.suppressed, "row is", "rows are")
        lines.append(f"  {held} about suppressed people: exports leave them out")
    lines += cleaning_lines(one.figures)
    if one.figures.noticed["email_opt_out", UNKNOWN_WORD]:
        lines += _UNCLEAR
    return lines


_UNCLEAR = (
    "  unclear opt-outs are left out of exports, too: `leadctl list suppressed:unclear`, then",
    "  `leadctl suppress add ADDRESS --reason opted_out` or `leadctl suppress lift LEAD ...`",
)


def _head(name: str, one: FileResult) -> str:
    assert one.plan is not None  # noqa: S101 - see the caller
    mapped = sum(1 for column in one.plan.columns if column.field)
    total = len(one.plan.columns)
    delimiter = DELIMITERS.get(one.shape.delimiter, one.shape.delimiter)
    profile = f"profile {one.profile}" if one.profile else ""
    kind = "" if one.shape.format == "csv" else one.shape.format
    part = f"`{one.shape.sheet}`" if one.shape.sheet else ""
    shape = ", ".join(word for word in (kind, part, one.shape.encoding, delimiter, profile) if word)
    kept = f", {one.plan.custom} kept as custom" if one.plan.custom else ""
    columns = f"{mapped} of {counted(total, 'column')} mapped{kept}"
    return "   ".join([name, counted(one.rows + one.rejected, "row"), shape, columns])


def note_lines(notes: Sequence[str]) -> list[str]:
    """What the reader did to a file, below its first line."""
    return [f"  {note}" for note in notes]


def _outcome(one: FileResult, *, dry_run: bool) -> str:
    landed = one.landed
    if one.is_of_companies:
        told = counted(landed.companies, "company", "companies")
        parts = [f"{told}, {counted(landed.filled, 'lead')} filled"]
    else:
        parts = [f"new {counted(landed.new, 'lead')}"]
    if landed.updated:
        parts.append(f"{counted(landed.updated, 'row')} changed known leads")
    if landed.joined:
        parts.append(f"{counted(landed.joined, 'row')} joined to one of them")
    parts.append(f"unchanged {landed.unchanged:,}")
    if landed.skipped:
        parts.append(f"skipped {landed.skipped:,}")
    return "  " + "   ".join([*parts, rejected(one, dry_run=dry_run)])


def rejected(
    one: FileResult | CleanResult | ReadResult | ListSuppressed, *, dry_run: bool = False
) -> str:
    """Say how many rows were rejected and why, what stood around the rows, and where both are."""
    around = [counted(one.aside[why], *words) for why, words in _ASIDE.items() if one.aside[why]]
    parts = [f"rejected {one.rejected:,}{_why(one.reasons)}", *around]
    place = f" -> {one.rejects_file}" if one.rejects_file and not dry_run else ""
    return ", ".join(parts) + place


def _why(reasons: Counter[str]) -> str:
    """The most frequent reasons, each with its rows where there are several."""
    found = [(why, n) for why, n in reasons.most_common() if n]
    told = [f"{n:,} {why}" if len(found) > 1 else why for why, n in found[:_REASONS]]
    return f" ({', '.join(told)}{more(len(found), _REASONS)})" if told else ""


_REASONS = 3
"""Reasons of rejects that are told, the most frequent first; JSON has all."""

_ASIDE = {
    "above_header": ("line above the header", "lines above the header"),
    "subtotal": ("subtotal", "subtotals"),
    "group": ("name of a group", "names of groups"),
    "footer": ("line below the rows", "lines below the rows"),
    "other_table": ("line of other tables", "lines of other tables"),
}
"""Reason for which a line is no row -> what to call such lines, one and many."""


def cleaning_lines(figures: Figures) -> list[str]:
    """What cleaning changed, and what there is to look at."""
    lines = []
    changes = [counted(n, *words) for words, n in _changes(figures)]
    if changes:
        shown = ", ".join(changes[:CHANGES_SHOWN])
        lines.append(f"  cleaned: {shown}{more(len(changes), CHANGES_SHOWN)}")
    return [*lines, *look_lines(figures)]


def look_lines(figures: Figures) -> list[str]:
    """What there is to look at, if anything."""
    look = [counted(n, *words) for words, n in _to_look_at(figures)]
    lines = [f"  to look at: {' · '.join(look)}"] if look else []
    return [*lines, *_country_lines(figures), *_order_lines(figures)]


def _country_lines(figures: Figures) -> list[str]:
    """How to tell the country of phones that stayed as they were."""
    if not figures.of_no_country:
        return []
    told = counted(figures.of_no_country, "phone stays as it is", "phones stay as they are")
    return [f"  {told}: no country is told. --region says which one, such as `--region US`"]


def _order_lines(figures: Figures) -> list[str]:
    """How to read dates whose order nothing tells."""
    names = sorted(name for name, reason in figures.noticed if reason == "ambiguous_date")
    if not names:
        return []
    said = ", ".join(f'{name} = "dmy"' for name in names)
    return [f"  day or month first? say it in a file for `--map`: dates = {{ {said} }}, or mdy"]


def _changes(figures: Figures) -> list[tuple[tuple[str, str], int]]:
    """Changed cells by kind of field, most first."""
    sums: Counter[tuple[str, str]] = Counter()
    for name, n in figures.changed.items():
        sums[_kind(name)] += n
    return [(words, n) for words, n in sums.most_common() if n]


def _kind(name: str) -> tuple[str, str]:
    """What cells of a field are called, one and many."""
    if name in PHONES:
        return "phone", "phones"
    if name in EMAILS:
        return "e-mail", "e-mails"
    one, _, many = _NOUNS.get(name, name.replace("_", " ")).partition("|")
    return one, many or f"{one}s"


_NOUNS = {
    "full_name": "name",
    "first_name": "name",
    "last_name": "name",
    "company": "company|companies",
    "country": "country|countries",
    "city": "city|cities",
    "industry": "industry|industries",
    "seniority": "seniority|seniorities",
    "suffix": "suffix|suffixes",
    "status": "status|statuses",
    "revenue_currency": "currency|currencies",
    "tags": "tag",
    "notes": "note",
    "employees": "employee count",
    "created": "date",
    "consent_at": "date",
    "email_opt_out": "opt-out",
    "do_not_call": "opt-out",
    "linkedin": "profile",
    "company_linkedin": "profile",
    "lawful_basis": "lawful basis|lawful bases",
}
"""Field -> noun for its cells, and the plural where an `s` does not do."""


def _to_look_at(figures: Figures) -> list[tuple[tuple[str, str], int]]:
    sums: Counter[tuple[str, str]] = Counter()
    for (name, reason), n in figures.noticed.items():
        kind = "phone" if name in PHONES else "email" if name in EMAILS else name
        one, _, many = NOTICED.get((kind, reason), "").partition("|")
        if one:
            sums[one, many or f"{one}s"] += n
    sums[_UNREADABLE] -= figures.of_no_country  # which a line of their own tells
    return [(words, n) for words, n in sums.most_common() if n > 0]


def _encoding_lines(one: FileResult) -> list[str]:
    """The encoding, and words by which a guess can be judged, for `-v`."""
    if one.plan is None or not one.shape.encoding_why:
        return []
    words = (
        f", such as {', '.join(one.shape.encoding_samples)}" if one.shape.encoding_samples else ""
    )
    return [f"    {one.shape.encoding}: {one.shape.encoding_why}{words}"]


def document(result: ImportResult) -> dict[str, Any]:
    """The result as JSON."""
    return {
        "operation": result.operation,
        "dry_run": result.dry_run,
        **result.marks._asdict(),
        "files": [_file_document(one) for one in result.files],
    }


def _file_document(one: FileResult) -> dict[str, Any]:
    return {
        "file": one.name,
        "error": one.error.message if one.error else None,
        "proposed_map": getattr(one.error, "proposal", None),
        "rows": one.rows + one.rejected,
        "encoding": one.shape.encoding,
        "encoding_why": one.shape.encoding_why or None,
        "encoding_samples": list(one.shape.encoding_samples),
        "delimiter": one.shape.delimiter,
        "format": one.shape.format or None,
        "sheet": one.shape.sheet or None,
        "packing": one.shape.packing or None,
        "member": one.shape.member or None,
        "profile": one.profile or None,
        "source": one.source or None,
        "columns": columns_document(one),
        "notes": list(one.notes),
        "warnings": list(one.warnings),
        "passed_over": one.passed_over,
        "new": one.landed.new,
        "joined": one.landed.joined,
        "updated": one.landed.updated,
        "unchanged": one.landed.unchanged,
        "skipped": one.landed.skipped,
        "told": one.landed.told,
        "companies": one.landed.companies,
        "filled": one.landed.filled,
        "misnamed": one.landed.misnamed,
        "suppressed": one.landed.suppressed,
        "rejected": one.rejected,
        "reasons": dict(one.reasons),
        "forgotten": one.forgotten,
        "aside": dict(one.aside),
        "rejects_file": str(one.rejects_file) if one.rejects_file else None,
        "imported_before_by": one.known,
        **figures_document(one.figures),
    }


def figures_document(figures: Figures) -> dict[str, Any]:
    """The figures of cleaning as JSON."""
    return {
        "changed": {name: n for name, n in figures.changed.items() if n},
        "verdicts": {name: dict(counts) for name, counts in figures.verdicts.items()},
        "noticed": [
            {"field": name, "reason": reason, "cells": n}
            for (name, reason), n in sorted(figures.noticed.items())
        ],
    }
