"""A list of suppressions: which of its columns name whom, and its rows as entries or rejects."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from leadctl.cleaning.cleaned import Cleaned, Rules
from leadctl.cleaning.dates.date import clean_date, date_order
from leadctl.cleaning.rows import clean_rows
from leadctl.cleaning.text import is_null, repair
from leadctl.cleaning.web import is_on_shared_host, registrable
from leadctl.compliance import headers
from leadctl.compliance.addresses import domain, emails, lacks_country, parse, phones
from leadctl.compliance.reasons import OTHER, is_subscribed, read_reason
from leadctl.errors import DataError
from leadctl.fields import header_key, synonyms
from leadctl.mapping.deciding.choose import candidates
from leadctl.mapping.maps.columns import Plan, PlanColumn
from leadctl.mapping.maps.mapfile import shown
from leadctl.mapping.passing.passage import apply
from leadctl.matching.records.keys import EMAIL_FIELDS
from leadctl.reading.cells.dialect import of_shape
from leadctl.reading.opening.mended import header_of
from leadctl.rows import Chunk, Reject
from leadctl.store.derived.suppressions import Entry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from leadctl.compliance.addresses import Address
    from leadctl.rows import Table

NUMBERS = ("phone", "mobile_phone", "work_phone", "home_phone", "other_phones")
OF_COMPANY = ("company_phone", "domain", "website")
"""What a row says of the company; it counts only where the row names no person."""

PERSON = ("full_name", "first_name", "last_name", "linkedin")
"""Whoever is named so without an address does not stand for the whole company."""

ADDRESSES = (*EMAIL_FIELDS, *NUMBERS, *OF_COMPANY)
NO_ADDRESS = "no_address"
NO_COUNTRY = "no_country"
_WORDING = 200
"""Characters of a reason's own words that are kept."""


class Columns(NamedTuple):
    """What the columns of a list mean.

    Attributes:
        plan: the columns with addresses, and the country that numbers need.
        written: columns without a header that say what they are; each cell is looked at by itself.
        reason, day, state: places of those columns, None without one.
        headless: whether the first row is a row like the others.
    """

    plan: Plan
    written: tuple[int, ...] = ()
    reason: int | None = None
    day: int | None = None
    state: int | None = None
    headless: bool = False

    def told(self, names: Sequence[str]) -> str:
        """Say which columns are read, for people."""
        at = [names[i] for i, one in enumerate(self.plan.columns) if one.field in ADDRESSES]
        parts = [f"addresses from {shown(at)}" if at else "no header"]
        parts += [
            f"{what} from {shown([names[place]])}"
            for what, place in _told_columns(self)
            if place is not None
        ]
        return ", ".join(parts)


def _told_columns(columns: Columns) -> tuple[tuple[str, int | None], ...]:
    return ("day", columns.day), ("reason", columns.reason), ("status", columns.state)


def columns_of(table: Table, region: str = "") -> Columns:
    """Find the columns of a list.

    Raises:
        DataError: none of them holds addresses; the headers are named.
    """
    names, sample = table.columns, table.sample
    bare = tuple(at for at, name in enumerate(names) if _is_address(name, region))
    if bare:
        return Columns(_plan(names, {}), bare, headless=True)
    reason, day = (headers.place_of(one, names) for one in (headers.REASONS, headers.DAYS))
    state = headers.place_of(headers.STATES, names)
    if state is not None and not any(map(_is_state, sample[state])):
        state = None
    # A header is believed whatever the first rows hold: later ones may name somebody.
    fields = {
        one.at: one.field
        for one in (*candidates(names, (), {}, None), *candidates(names, sample, {}, None))
        if one.field in {*ADDRESSES, *PERSON, "country"} and one.at not in {reason, day, state}
    }
    if set(fields.values()) & set(ADDRESSES):
        return Columns(_plan(names, fields), (), reason, day, state)
    written = tuple(at for at, cells in enumerate(sample) if _mostly(cells, region))
    if written:
        return Columns(_plan(names, {}), written, reason, day, state)
    raise DataError(
        f"no column holds addresses to suppress; the headers are: {shown(names)}",
        "name one `email`, `domain` or `phone`",
    )


def _plan(names: Sequence[str], fields: Mapping[int, str]) -> Plan:
    return Plan(
        tuple(
            PlanColumn(name, fields.get(at, ""), "synonym" if at in fields else "left out")
            for at, name in enumerate(names)
        )
    )


def _is_state(cell: str) -> bool:
    return is_subscribed(cell) or bool(read_reason(cell))


def _is_address(header: str, region: str) -> bool:
    return header_key(header) not in synonyms() and bool(parse(header, region))


def _mostly(cells: Sequence[str], region: str) -> bool:
    told = [cell for cell in cells if cell.strip() and not is_null(cell.strip())]
    return bool(told) and sum(bool(parse(cell, region)) for cell in told) * 2 > len(told)


@dataclass
class SuppressionList:
    """The way of a list's rows: `rows` and `subscribed` count, rejects go to `reject`.

    Attributes:
        name: the list as given.
        table: the opened list.
        columns: what its columns mean.
        today: the day of rows without one, ISO 8601.
        reason: the reason of rows without one; empty for `other`.
        region: alpha-2 code for numbers without a country.
    """

    name: str
    table: Table
    columns: Columns
    today: str
    reason: str
    region: str
    reject: Callable[[Sequence[Reject]], None]
    rows: int = 0
    subscribed: int = 0
    _order: str = ""
    _reasons: dict[str, tuple[str, str]] = field(default_factory=dict)

    def entries(self, report: Callable[[int], None]) -> Iterator[Entry]:
        """Walk the entries; `report` is told the characters done."""
        if self.columns.day is not None and self.table.sample:
            self._order = date_order(self.table.sample[self.columns.day])
        if self.columns.headless:
            first = [[name] for name in self.table.columns]
            yield from self._chunk(Chunk([self.table.shape.header_line], first, []))
        done = 0
        for chunk in self.table.chunks:
            self.reject(chunk.rejects)
            if chunk.lines:
                yield from self._chunk(chunk)
                done += sum(len(cell) for column in chunk.columns for cell in column)
                report(done)

    @property
    def header(self) -> Reject:
        """The row that keeps the headers among the rejects."""
        named = () if self.columns.headless else self.table.columns
        return header_of(named, self.table.shape)

    def _chunk(self, chunk: Chunk) -> Iterator[Entry]:
        self.rows += len(chunk.lines)
        found = self._addresses(chunk)
        days, named = self._days(chunk), Path(self.name).name
        for at, (line, addresses) in enumerate(zip(chunk.lines, found, strict=True)):
            if self._is_subscribed(chunk, at):
                self.rows -= 1
                self.subscribed += 1
                continue
            if not addresses:
                self.rows -= 1
                self.reject([self._refused(chunk, at)])
                continue
            reason, wording = self._why(chunk, at)
            origin = f"{named}:{line}{wording}"
            for address in addresses:
                yield Entry(address, reason, days[at], origin)

    def _is_subscribed(self, chunk: Chunk, at: int) -> bool:
        state = self.columns.state
        return state is not None and is_subscribed(chunk.columns[state][at])

    def _refused(self, chunk: Chunk, at: int) -> Reject:
        """The reject of a row that names nobody who could be suppressed."""
        cells = [column[at] for column in chunk.columns]
        looked = [
            cells[place]
            for place, one in enumerate(self.columns.plan.columns)
            if one.field in NUMBERS or place in self.columns.written or self.columns.headless
        ]
        reason = NO_COUNTRY if any(map(lacks_country, looked)) else NO_ADDRESS
        return Reject(chunk.lines[at], "", reason, of_shape(self.table.shape).written(cells))

    def _addresses(self, chunk: Chunk) -> list[list[Address]]:
        """What each row names: the person's addresses and numbers, else the company's."""
        if self.columns.written:
            picked = [chunk.columns[at] for at in self.columns.written]
            return [
                [one for cell in row for one in parse(cell, self.region)]
                for row in zip(*picked, strict=True)
            ]
        raw = apply(self.columns.plan, chunk.columns).fields
        cells = clean_rows(raw, Rules(self.region), derive=False)
        blank = [Cleaned(None)] * len(chunk.lines)
        looked = (*ADDRESSES, *PERSON)
        rows = zip(*(cells.get(name, blank) for name in looked), strict=True)
        return [
            _named(dict(zip(looked, row, strict=True)))
            or self._unplaced([raw[name][at] for name in EMAIL_FIELDS if name in raw])
            for at, row in enumerate(rows)
        ]

    def _unplaced(self, cells: Sequence[str]) -> list[Address]:
        """What stands under an e-mail header without being an address, such as a domain."""
        return [one for cell in cells for one in parse(cell, self.region)]

    def _days(self, chunk: Chunk) -> list[str]:
        """The day of each row; a day that cannot be read, or is none, is today."""
        if self.columns.day is None:
            return [self.today] * len(chunk.lines)
        cells = chunk.columns[self.columns.day]
        distinct = list(dict.fromkeys(cells))
        days = {
            cell: one.key or self.today
            for cell, one in zip(distinct, clean_date(distinct, self._order), strict=True)
        }
        return [days[cell] for cell in cells]

    def _why(self, chunk: Chunk, at: int) -> tuple[str, str]:
        """The reason of a row, and its own words where they say more."""
        cell = next((c for c in self._reason_cells(chunk, at) if c.strip()), "")
        known = self._reasons.get(cell)
        if known is None:
            if len(self._reasons) >= _REMEMBERED:
                self._reasons.clear()
            known = self._reasons[cell] = self._read(cell)
        return known

    def _reason_cells(self, chunk: Chunk, at: int) -> Iterator[str]:
        """What the row says of why: in its reason, else in its status."""
        for place in (self.columns.reason, self.columns.state):
            if place is not None:
                yield chunk.columns[place][at]

    def _read(self, cell: str) -> tuple[str, str]:
        reason = read_reason(cell) or self.reason or OTHER
        text = repair(cell)[:_WORDING]
        says_more = text and not is_null(text) and text.casefold() != reason
        return reason, f' "{text}"' if says_more else ""


_REMEMBERED = 10_000


def _named(cells: Mapping[str, Cleaned]) -> list[Address]:
    found = [one for name in EMAIL_FIELDS for one in emails(cells[name])]
    found += [one for name in NUMBERS for one in phones(cells[name])]
    if found or any(cells[name].value for name in PERSON):
        return list(dict.fromkeys(found))
    return _of_company(cells)


def _of_company(cells: Mapping[str, Cleaned]) -> list[Address]:
    site = cells["website"].value or ""
    host = cells["domain"].value or (registrable(site) if site else "")
    company = domain(host) if host and not is_on_shared_host(host) else None
    return [*([company] if company else []), *phones(cells["company_phone"])]


__all__ = ["Columns", "SuppressionList", "columns_of"]
