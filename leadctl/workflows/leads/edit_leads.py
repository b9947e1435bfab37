"""`edit`: what a person types over leads, checked and cleaned as a row's cells would be."""

from __future__ import annotations

import re
import shlex
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from leadctl.cleaning.cleaned import Cleaned, Rules
from leadctl.cleaning.rows import clean_rows
from leadctl.errors import Refused, UsageError, did_you_mean
from leadctl.fields import BESIDE, BY_NAME, FIELDS, resolve_name
from leadctl.funnel.words import check_word
from leadctl.mapping.passing.passage import BETWEEN
from leadctl.matching.surviving.entries import custom_mark
from leadctl.store.asking import query
from leadctl.store.derived.events import Event, renamed
from leadctl.store.facts.author import storable
from leadctl.store.facts.said import WORDS
from leadctl.store.file.schema import LEAD_COLUMNS
from leadctl.workflows.leads.change_leads import Say, any_meant, on_leads, record

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from leadctl.store.asking.query import Value
    from leadctl.store.asking.where import Where
    from leadctl.workflows.leads.change_leads import Asked

_ASSIGNMENT = re.compile(r"([^=:<>!\"'(),*~]+)=(.*)", re.DOTALL)
"""`field=value`, the value to the end; an expression says `field:value`."""

EDITABLE = tuple(one.name for one in FIELDS if one.name not in {"lead_id", "vendor_id"})
"""Fields that a person may type over; the others tell who a lead is."""


class Assignment(NamedTuple):
    """What is typed: the name of a field or the header of a custom column, and its value."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Edited:
    """What an edit did.

    Attributes:
        operation: its number; None where nothing changed.
        changed: leads that are other ones now.
        unchanged: leads that were so before.
        cells: field -> how many leads it changed in.
        examples: some of the changes: (lead, field, before, after).
        doubts: typed values that are kept though they are judged invalid: (field, value, reason).
        joined: lead -> the lead that it is one with now, because they share an address.
    """

    operation: int | None = None
    changed: int = 0
    unchanged: int = 0
    cells: Mapping[str, int] = field(default_factory=dict)
    examples: Sequence[tuple[int, str, str, str]] = ()
    doubts: Sequence[tuple[str, str, str]] = ()
    joined: Mapping[int, int] = field(default_factory=dict)


SHOWN = 10
"""Changes that are told one by one."""


def parse_words(words: Sequence[str]) -> tuple[list[str], list[Assignment]]:
    """Part the words of a command line into leads and assignments.

    Raises:
        UsageError: there are no leads, or nothing is assigned to them.
    """
    matches = [(word, _ASSIGNMENT.fullmatch(word)) for word in words]
    leads = [word for word, match in matches if match is None]
    assigned = [Assignment(m[1].strip(), m[2]) for _, m in matches if m is not None]
    if not assigned:
        raise UsageError("nothing to change", "say what: leadctl edit 5 title='Chief of Staff'")
    if not leads:
        raise UsageError(
            "which leads?", f"name them first: leadctl edit 5 {assigned[0].name}=...; an"
            " expression says field:value"
        )  # fmt: skip
    return leads, assigned


def edit_leads(asked: Asked, assignments: Sequence[Assignment]) -> Edited:
    """Type values over leads, as one operation; an empty value clears the field.

    Leads that show the value already are left alone, so a second run changes nothing.

    Raises:
        UsageError: an unknown field, a value that the field cannot take, leads that nothing
            names, or an opt-out, which has commands of its own.
        Refused: a word not to call is to be taken back.
    """
    if not any_meant(asked):
        _Sheet({}, assignments, asked.region).check()
        return Edited()
    with on_leads(asked, "edit") as (con, where):
        address = _only_address(con, where)
        sheet = _Sheet(_custom(con, assignments), assignments, asked.region, address)
        rows = _rows(con, where, sheet)
        changes = [change for row in rows for change in sheet.changes(row)]
        operation = record(con, asked, "edit", Say([one.event for one in changes]))
        touched = {one.event.lead for one in changes}
        joined = renamed(con, sorted(touched)) if operation else {}
        return Edited(
            None if asked.dry_run else operation,
            len(touched),
            len(rows) - len(touched),
            dict(Counter(one.name for one in changes)),
            [(one.event.lead, one.name, one.before, one.after) for one in changes[:SHOWN]],
            sheet.doubts,
            joined,
        )


class _Change(NamedTuple):
    """One cell of one lead."""

    event: Event
    name: str
    before: str
    after: str


class _Row(NamedTuple):
    """A lead that is to be edited: its country, and what it shows of the fields typed."""

    lead: int
    country: str
    shown: Mapping[str, str]


@dataclass
class _Sheet:
    """What is typed, ready to be laid over leads.

    Attributes:
        custom: name as typed -> header of the custom column that is meant.
        assignments: as typed.
        region: country of phones where neither number nor lead names one.
        address: of the lead, where it is one alone, for hints.
        doubts: values that are kept though they are judged invalid.
    """

    custom: Mapping[str, str]
    assignments: Sequence[Assignment]
    region: str
    address: str = "ADDRESS"
    doubts: list[tuple[str, str, str]] = field(default_factory=list)

    @cached_property
    def fields(self) -> dict[str, str]:
        """Field -> what is typed into it, or tells itself of it: of an amount its currency."""
        given = [one for one in self.assignments if one.name not in self.custom]
        typed = {resolve_name(one.name, EDITABLE): storable(one.value) for one in given}
        leading = {name: [typed[name]] for name in BESIDE.values() if name in typed}
        read = clean_rows(leading, Rules(self.region)) if leading else {}
        told = {name: read[name][0].value for name in BESIDE if name in read}
        return {name: text for name, text in told.items() if text} | typed

    @cached_property
    def headers(self) -> dict[str, str]:
        """Header of a custom column -> what is typed into it."""
        return {
            self.custom[one.name]: storable(one.value.strip())
            for one in self.assignments
            if one.name in self.custom
        }

    def check(self) -> None:
        """Clean what is typed where no lead's country tells how.

        Raises:
            UsageError: an unknown field, or a value that it cannot take.
        """
        self._cleaned("")

    def changes(self, row: _Row) -> Iterable[_Change]:
        """What is another than the lead shows."""
        for name, text in self._cleaned(row.country).items():
            before = row.shown[name]
            if text != before:
                yield _Change(Event(row.lead, name, text), name, before, text)
        for header, text in self.headers.items():
            before = row.shown[custom_mark(header)]
            if text != before:
                yield _Change(Event(row.lead, custom_mark(header), text), header, before, text)

    def _cleaned(self, country: str) -> dict[str, str]:
        if country not in self._by_country:
            self._by_country[country] = {
                name: self._text(name, cell) for name, cell in self._cells(country).items()
            }
        return self._by_country[country]

    @cached_property
    def _by_country(self) -> dict[str, dict[str, str]]:
        return {}

    def _cells(self, country: str) -> dict[str, Cleaned]:
        given = {name: [text] for name, text in self.fields.items()}
        known = {} if "country" in given or not country else {"country": [Cleaned(country)]}
        cells = clean_rows(given, Rules(self.region), derive=False, known=known)
        return {name: cells[name][0] for name in given}

    def _text(self, name: str, cell: Cleaned) -> str:
        """The clean text that is kept of a value."""
        typed = self.fields[name].strip()
        _check_consent(name, typed, self.address)
        if name in WORDS:
            return check_word(name, typed)
        if typed and cell.value is None:
            reason = f" ({cell.reason.replace('_', ' ')})" if cell.reason else ""
            raise UsageError(f"`{typed}` cannot be a {name}{reason}", _taken(name))
        doubt = (name, cell.value or "", cell.reason)
        if (
            cell.verdict == "invalid" or cell.reason.startswith(_IS_NONE)
        ) and doubt not in self.doubts:
            self.doubts.append(doubt)
        return BETWEEN.join(cell.values)


def _taken(name: str) -> str:
    return f"{name}: {BY_NAME[name].doc[0].lower()}{BY_NAME[name].doc[1:]}"


_IS_NONE = "not_"
"""How the reasons begin of a value that is kept as text, and is none of its kind."""


def _only_address(con: sqlite3.Connection, where: Where | None) -> str:
    found = list(islice(query.leads(con, ("email",), where=where), 2))
    return str(found[0][0]) if len(found) == 1 and found[0][0] else "ADDRESS"


def _check_consent(name: str, typed: str, address: str) -> None:
    """An opt-out is no value to type: it has its own commands, and one that lasts."""
    if BY_NAME[name].survivorship != "strictest":
        return
    said = clean_rows({name: [typed]}, Rules(), derive=False)[name][0].value
    if name == "email_opt_out":
        command = "add {} --reason opted_out" if said == "yes" else "lift {} --reason WHY"
        hint = f"leadctl suppress {command.format(shlex.quote(address))}"
        raise UsageError("an opt-out is not typed over a lead", hint)
    if said != "yes":
        raise Refused(
            f"`{name}` cannot be taken back by an edit", "undo the operation that brought it"
        )


def _custom(con: sqlite3.Connection, assignments: Sequence[Assignment]) -> dict[str, str]:
    """Find which names mean custom columns.

    Raises:
        UsageError: a name is neither a field nor a custom column.
    """
    found = {}
    for name in (one.name for one in assignments):
        try:
            resolve_name(name, EDITABLE)
        except UsageError as error:
            headers = query.custom_columns(con)
            alike = [one for one in headers if one.strip().casefold() == name.casefold()]
            if name not in alike and len(alike) != 1:
                raise _untyped(name, headers, error) from None
            found[name] = name if name in alike else alike[0]
    return found


def _untyped(name: str, headers: Sequence[str], error: UsageError) -> UsageError:
    """The error about a name that is nothing to type into; `error` tells of the fields."""
    column = name.strip().lower()
    if column in {*LEAD_COLUMNS, "vendor_id"}:
        return UsageError(
            f"`{column}` cannot be typed", "it comes of the lead's rows: see `leadctl show`"
        )
    return UsageError(error.message, did_you_mean(name, headers, error.hint))


def _rows(con: sqlite3.Connection, where: Where | None, sheet: _Sheet) -> list[_Row]:
    import orjson  # noqa: PLC0415 - with custom columns only

    columns = ("lead_id", "country", "extra", *sheet.fields)
    rows = []
    for lead, country, extra, *values in query.leads(con, columns, where=where):
        assert isinstance(lead, int)  # noqa: S101 - the column is one of numbers
        shown = {name: _shown(value) for name, value in zip(sheet.fields, values, strict=True)}
        kept = orjson.loads(extra) if sheet.headers and isinstance(extra, str) else {}
        shown |= {custom_mark(header): kept.get(header, "") for header in sheet.headers}
        rows.append(_Row(lead, country if isinstance(country, str) else "", shown))
    return rows


def _shown(value: Value) -> str:
    if isinstance(value, list):
        return BETWEEN.join(value)
    return "" if value is None else str(value)
