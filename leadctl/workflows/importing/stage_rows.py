"""Bring the rows of one opened file into the staging: known, cleaned or rejected."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from leadctl.cleaning.cleaned import Values
from leadctl.cleaning.rows import clean_rows
from leadctl.mapping.deciding.companies import IDENTIFYING
from leadctl.mapping.deciding.plan import apply
from leadctl.mapping.maps.constants import fill_in
from leadctl.mapping.passing.guesses import without_guesses
from leadctl.matching.gathering.evidence import Evidence
from leadctl.matching.surviving.companies import domains_of_rows
from leadctl.reading.cells.dialect import of_shape
from leadctl.reading.opening.rejects import count_reasons
from leadctl.rows import Reject
from leadctl.store.facts.facts import has_record
from leadctl.store.facts.mail_domains import known_answers
from leadctl.store.facts.staging import row_digests
from leadctl.store.facts.tombstones import load as load_tombstones
from leadctl.workflows.lists.figures import Figures

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterable, Mapping, Sequence

    from leadctl.cleaning.cleaned import Cleaned
    from leadctl.mapping.deciding.plan import Plan
    from leadctl.rows import Chunk, Shape, Table
    from leadctl.store.changing.landing import Staged
    from leadctl.store.facts.staging import Staging

_Cell = TypeVar("_Cell")

NOBODY, NO_DOMAIN = "nobody", "no_domain"
"""Why a row is rejected that can be read: it is about nobody, or about no company that is known."""


class _Clean(NamedTuple):
    """Some rows, mapped and cleaned.

    Attributes:
        fields: field -> raw cells.
        cells: field -> clean ones, derived fields among them.
        values: field -> the values of `cells`.
        extra: custom columns of each row.
    """

    fields: dict[str, list[str]]
    cells: dict[str, list[Cleaned]]
    values: Values
    extra: list[str | None]

    def rows(self, rows: Sequence[int]) -> _Clean:
        """Give some of the rows."""
        cells = _of_rows(self.cells, rows)
        extra = [self.extra[i] for i in rows]
        return _Clean(_of_rows(self.fields, rows), cells, Values(cells), extra)


@dataclass
class RowStaging:
    """The way of one file's rows into the staging.

    `shape` is what the list was found to be. `rows`, `reasons` (of rejected ones) and `figures`
    count, and `aside` what was never meant as a row. `forgotten` counts the rows about people who
    were erased, of which nothing is kept.
    """

    stage: Staging
    con: sqlite3.Connection
    secret: bytes
    one: Staged
    plan: Plan
    shape: Shape
    rows: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    aside: Counter[str] = field(default_factory=Counter)
    forgotten: int = 0
    figures: Figures = field(default_factory=Figures)

    def __post_init__(self) -> None:
        self._stones = load_tombstones(self.con)
        self._rules = replace(self.one.options.rules, answers=known_answers(self.con))

    def run(self, table: Table, report: Callable[[int], None]) -> None:
        """Stage every chunk of the table; `report` is told the characters done."""
        done = 0
        for chunk in table.chunks:
            self._reject(self._unforgotten(chunk.rejects))
            if chunk.lines:
                done += self._stage_chunk(chunk)
                report(done)

    def _stage_chunk(self, chunk: Chunk) -> int:
        companies = self.one.options.companies
        digests, size = row_digests(
            self.secret, self.one.source, chunk.columns, companies=companies
        )
        fresh = self.stage.new_rows(digests, self.con)
        lines, columns = _pick(chunk, fresh)
        clean = self._clean(columns, len(fresh))
        nobodies = self._nobodies(clean.cells, len(fresh))
        gone = self._stones.rows(clean.cells, len(fresh), self.plan.vendor or self.one.source)
        forgotten = self._forget({digests[fresh[i]] for i in gone}, digests)
        refused = {digests[fresh[i]] for i in nobodies - gone}
        if refused:
            self._refuse(chunk, [i for i, digest in enumerate(digests) if digest in refused])
        refused |= forgotten
        self.figures.add(clean.fields, clean.cells, clean.values)
        dropped = nobodies | gone
        if dropped:
            keep = [i for i in range(len(fresh)) if i not in dropped]
            fresh = [fresh[i] for i in keep]
            lines = [lines[i] for i in keep]
            columns, clean = _rows(columns, keep), clean.rows(keep)
        if self._stones:
            columns, clean = self._without_mentions(columns, clean)
        numbers = self._stage_rows(chunk, digests, refused, fresh)
        if numbers:
            vendor = self.plan.vendor or self.one.source
            cells, values, extra = clean.cells, clean.values, clean.extra
            self.stage.add_fresh(numbers, cells, values, extra, vendor, companies=companies)
            self.stage.add_block(self.one.file, lines, columns)
        return size

    def _nobodies(self, cells: Mapping[str, list[Cleaned]], count: int) -> set[int]:
        """The rows that cannot be known again: about nobody, or about no company that is told."""
        if self.one.options.companies:
            return {i for i, domain in enumerate(domains_of_rows(cells, count)) if not domain}
        nobodies = _nobodies(cells, count)
        nobodies -= _naming_leads(self.con, cells.get("lead_id", ()), nobodies)
        return nobodies - _organisations(cells, sorted(nobodies))

    def _forget(self, rows: set[bytes], digests: list[bytes]) -> set[bytes]:
        """Count the rows about people who were erased, by their digests."""
        self.forgotten += sum(digest in rows for digest in digests) if rows else 0
        return rows

    def _without_mentions(
        self, columns: list[list[str]], clean: _Clean
    ) -> tuple[list[list[str]], _Clean]:
        """Blank the cells in which rows of others name people who were erased."""
        blanked = [self._stones.blanked(column) for column in columns]
        if blanked == columns:
            return columns, clean
        return blanked, self._clean(blanked, len(clean.extra))

    def _stage_rows(
        self, chunk: Chunk, digests: list[bytes], refused: set[bytes], fresh: list[int]
    ) -> range:
        """Note which rows were seen; gives the numbers of the fresh ones."""
        lines = chunk.lines
        if refused:
            kept = [i for i, digest in enumerate(digests) if digest not in refused]
            place = {i: at for at, i in enumerate(kept)}
            lines, digests = [lines[i] for i in kept], [digests[i] for i in kept]
            fresh = [place[i] for i in fresh]
        self.rows += len(lines)
        return self.stage.add_rows(self.one.file, lines, digests, fresh)

    def _clean(self, columns: list[list[str]], count: int) -> _Clean:
        if not count:
            return _Clean({}, {}, Values({}), [])
        mapped = apply(self.plan, columns)
        fields = without_guesses(self.plan, columns, mapped.fields, self._rules)
        fill_in(fields, self.one.options.constants or {}, count)
        cells = clean_rows(fields, self._rules)
        return _Clean(fields, cells, Values(cells), mapped.extra)

    def _unforgotten(self, rejects: Sequence[Reject]) -> Sequence[Reject]:
        """Leave out, and count, what could not be read and names a person who was erased."""
        if not self._stones:
            return rejects
        region = self.one.options.region
        kept = [one for one in rejects if not self._stones.is_in(one.raw, region)]
        self.forgotten += len(rejects) - len(kept)
        return kept

    def _reject(self, rejects: Sequence[Reject]) -> None:
        count_reasons(rejects, self.reasons, self.aside)
        self.stage.add_rejects(self.one.file, rejects)

    def _refuse(self, chunk: Chunk, rows: Sequence[int]) -> None:
        raw = _rows(chunk.columns, rows)
        why = NO_DOMAIN if self.one.options.companies else NOBODY
        refused = [
            Reject(chunk.lines[row], "", why, self._raw(cells))
            for row, cells in zip(rows, zip(*raw, strict=True), strict=True)
        ]
        self._reject(self._unforgotten(refused))

    def _raw(self, cells: Sequence[str]) -> str:
        """Write a row down again as its list would have it."""
        if self.shape.self_named:
            import orjson  # noqa: PLC0415  (only rejects need it)

            headers = [column.header for column in self.plan.columns]
            named = {name: cell for name, cell in zip(headers, cells, strict=True) if cell}
            return orjson.dumps(named).decode()
        return of_shape(self.shape).written(cells)


def _pick(chunk: Chunk, rows: list[int]) -> tuple[list[int], list[list[str]]]:
    if len(rows) == len(chunk.lines):
        return chunk.lines, chunk.columns
    return [chunk.lines[i] for i in rows], _rows(chunk.columns, rows)


def _rows(columns: Iterable[list[_Cell]], rows: Sequence[int]) -> list[list[_Cell]]:
    return [[column[i] for i in rows] for column in columns]


def _of_rows(columns: Mapping[str, list[_Cell]], rows: Sequence[int]) -> dict[str, list[_Cell]]:
    return dict(zip(columns, _rows(columns.values(), rows), strict=True))


def _naming_leads(
    con: sqlite3.Connection, numbers: Sequence[Cleaned], rows: Collection[int]
) -> set[int]:
    """Those of `rows` that name a lead of the store by its number."""
    named = {i: numbers[i].value for i in rows if numbers}
    return {i for i, number in named.items() if number and has_record(con, number)}


def _organisations(cells: Mapping[str, list[Cleaned]], rows: Sequence[int]) -> set[int]:
    """Those of `rows` that tell an organisation, which matching knows again by name and place."""
    companies = cells.get("company")
    if not (companies and any(companies[row].key for row in rows)):
        return set()
    evidence = Evidence()
    evidence.add(_of_rows(cells, rows), len(rows))
    return {rows[at] for at in evidence.organisations().nonzero()[0].tolist()}


def _nobodies(cells: Mapping[str, Sequence[Cleaned]], count: int) -> set[int]:
    """Rows in which nothing identifies a person."""
    nobody = set(range(count))
    for name in IDENTIFYING:
        if not nobody:
            break
        column = cells.get(name)
        if column:
            nobody = {i for i in nobody if column[i].value is None}
    return nobody
