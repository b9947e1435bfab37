"""Rows of one list made into people: clean, find who is the same, write one row for each person.

The whole list is cleaned once. What it came to waits in a temporary file until it is known which
rows are one person, so that memory holds only what is compared, and the rows of people who have
several.
"""

from __future__ import annotations

import pickle
from collections import Counter, defaultdict
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import TYPE_CHECKING, NamedTuple

from leadctl.cleaning.rows import clean_rows
from leadctl.cleaning.vocabulary import wishes, written
from leadctl.fields import BY_NAME, FIELDS
from leadctl.mapping.maps.columns import PlanColumn
from leadctl.mapping.passing.cleaning_pass import clean_columns, in_our_words
from leadctl.mapping.passing.guesses import without_guesses
from leadctl.mapping.passing.passage import BETWEEN, apply
from leadctl.matching.clustering.duplicates import find_duplicates
from leadctl.matching.gathering.evidence import Evidence
from leadctl.matching.surviving.entries import Golden, Record, Terms
from leadctl.matching.surviving.golden import survive
from leadctl.matching.surviving.preference import NO_PREFERENCE, Preference
from leadctl.matching.surviving.weighing import joined

if TYPE_CHECKING:
    from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
    from typing import BinaryIO

    from leadctl.cleaning.cleaned import Cleaned, Rules
    from leadctl.mapping.maps.columns import Plan
    from leadctl.mapping.passing.cleaning_pass import Look
    from leadctl.matching.clustering.duplicates import Duplicates

GATHERED = ("other_emails", "other_phones")
"""Fields that take what a merged person has too much of; the output has a column for each."""

_ALL_KEPT = ("source",)
"""Fields that hold one value a row, of which a merged person keeps every one."""


class _Row(NamedTuple):
    """A row of a person who has several: its clean cells by column, and those of its fields.

    A dictionary of these would take four times the memory; it is made when the row is heard.
    """

    texts: Sequence[str]
    fields: Sequence[str]
    said: Sequence[Cleaned]

    @property
    def cells(self) -> dict[str, Cleaned]:
        """Its clean cells by field."""
        return dict(zip(self.fields, self.said, strict=True))


@dataclass
class RowMerger:
    """The rows of one list on their way to people.

    Attributes:
        plan: how the columns are mapped.
        rules: default region and orders of dates.
        spool: a temporary file, opened for writing and reading; lead data, so keep it private.
        look: told the raw and clean cells by field of each part, for counting.
        preference: which of several values stays.
        evidence: what is comparable of the rows, until `find` compared it.
        cluster_of: for each row the first row of its person, once `find` ran.
        nobody: rows in which nothing tells who somebody is, once `find` ran.
        lost: place of a column -> cells of merged rows that differ from what the output says,
            once `rows` ran.
    """

    plan: Plan
    rules: Rules
    spool: BinaryIO
    look: Look = lambda _raw, _cells: None
    preference: Preference = NO_PREFERENCE
    evidence: Evidence = field(default_factory=Evidence)
    cluster_of: list[int] = field(default_factory=list)
    nobody: int = 0
    lost: Counter[int] = field(default_factory=Counter)
    _parts: int = 0

    @property
    def columns(self) -> tuple[str, ...]:
        """Headers of the output: the list's own, then what takes further addresses and numbers."""
        return tuple(column.header for column in self._written.columns)

    @cached_property
    def _written(self) -> Plan:
        """The plan of the output: the list's own, and columns for what it has no place for."""
        known = self.plan.by_field
        added = (
            PlanColumn(name, name, "synonym")
            for name in GATHERED
            if name not in known and any(feeder in known for feeder in _FEEDERS[name])
        )
        return replace(self.plan, columns=(*self.plan.columns, *added))

    def add(self, columns: Sequence[Sequence[str]]) -> None:
        """Take some rows in, given by column as they were read."""
        fields = without_guesses(self.plan, columns, apply(self.plan, columns).fields, self.rules)
        known: dict[str, list[Cleaned]] = {}

        def look(raw: Mapping[str, Sequence[str]], cells: Mapping[str, list[Cleaned]]) -> None:
            self.look(raw, cells)
            for name, given in in_our_words(self.plan, raw).items():
                if given == fields[name]:
                    known.setdefault(name, cells[name])

        texts = clean_columns(self.plan, columns, self.rules, look)
        cells = clean_rows(fields, self.rules, known=known)
        self.evidence.add(cells, len(columns[0]) if columns else 0, self.plan.vendor)
        pickle.dump((texts, cells), self.spool)
        self._parts += 1

    def find(self, threshold: float | None = None) -> Duplicates:
        """Compare all rows, and let go of what was compared of them.

        Rows are numbered from 0, in the order in which they were added.
        """
        found = find_duplicates(self.evidence, threshold=threshold)
        self.cluster_of, self.nobody = found.cluster_of, len(self.evidence.naming_nobody())
        self.evidence = Evidence()
        return found

    def each(self) -> Iterator[Sequence[str]]:
        """Give every row as it was cleaned, one by one."""
        for texts, _ in self._read():
            yield from zip(*texts, strict=True)

    def rows(self) -> Iterator[Sequence[str]]:
        """Give one row a person, in the order of each person's first row."""
        home = self.cluster_of
        sizes = Counter(home)
        people = self._people(home, sizes)
        number = 0
        for texts, _ in self._read():
            rows = list(zip(*texts, strict=True))
            heads = [at for at in range(number, number + len(rows)) if home[at] == at]
            several = [people.pop(at) for at in heads if sizes[at] > 1]
            merged = map(self._counting_lost, several, self._merged(several))
            rest = [""] * (len(self._written.columns) - len(self.plan.columns))
            for at in heads:
                yield (*rows[at - number], *rest) if sizes[at] == 1 else next(merged)
            number += len(rows)

    def several(self) -> Iterator[tuple[int, int, Sequence[str]]]:
        """Give the rows of people who have several: number, that of the first, and clean cells."""
        people = self._people(self.cluster_of, Counter(self.cluster_of))
        for home in sorted(people):
            for number, row in people[home].items():
                yield number, home, row.texts

    def shown(self, names: Sequence[str], wanted: Container[int]) -> dict[int, tuple[str, ...]]:
        """Give what some rows say under some fields."""
        found = {}
        number = 0
        for texts, cells in self._read():
            given = [cells.get(name) for name in names]
            for at in range(len(texts[0]) if texts else 0):
                if number in wanted:
                    told = (one[at].values if one else () for one in given)
                    found[number] = tuple(map(BETWEEN.join, told))
                number += 1
        return found

    def _counting_lost(self, rows: Mapping[int, _Row], kept: Sequence[str]) -> Sequence[str]:
        """Count what the rows of a person say and the person's own does not, and give that."""
        said = {_folded(part) for text in kept for part in _parts_of(text)}
        for row in rows.values():
            for at, text in enumerate(row.texts):
                if text and text != kept[at]:
                    parts = map(_folded, _parts_of(text))
                    self.lost[at] += not all(map(partial(_is_said, said), parts))
        return kept

    def _read(self) -> Iterator[tuple[list[Sequence[str]], dict[str, list[Cleaned]]]]:
        self.spool.seek(0)
        for _ in range(self._parts):
            yield pickle.load(self.spool)  # noqa: S301 - written by this process, unlinked

    def _people(self, home: Sequence[int], sizes: Mapping[int, int]) -> dict[int, dict[int, _Row]]:
        """Lowest row of each person who has several -> the person's rows by number."""
        people: dict[int, dict[int, _Row]] = defaultdict(dict)
        number = 0
        for texts, cells in self._read():
            fields, columns = tuple(cells), tuple(cells.values())
            for at, row in enumerate(zip(*texts, strict=True)):
                if sizes[home[number]] > 1:
                    said = tuple([column[at] for column in columns])
                    people[home[number]][number] = _Row(row, fields, said)
                number += 1
        return people

    def _merged(self, people: Sequence[dict[int, _Row]]) -> Iterator[Sequence[str]]:
        """One row a person; cleaned again, for what one row tells may explain another one's cell.

        And once more without what other columns show, for the best of what is left comes first. So
        a second run over the output finds nothing to clean.
        """
        whole = list(self._cleaned(map(self._survivors, people)))
        once = [self._each_once(list(row)) for row in whole]
        less = {at: row for at, row in enumerate(once) if row != list(whole[at])}
        again = dict(zip(less, self._cleaned(less.values()), strict=True))
        return (again.get(at, row) for at, row in enumerate(whole))

    def _cleaned(self, rows: Iterable[Sequence[str]]) -> Iterator[Sequence[str]]:
        """Clean rows of the output; what becomes of one depends on that row alone."""
        columns = list(map(list, zip(*rows, strict=True)))
        if not columns:
            return iter(())
        return zip(*clean_columns(self._written, columns, self.rules), strict=True)

    def _survivors(self, rows: dict[int, _Row]) -> list[str]:
        """One row for a person, each value from the row that survivorship chose."""
        terms = Terms(operation=1, preference=self.preference)
        golden = survive(
            [Record(n, terms, row.cells, self._custom(row)) for n, row in rows.items()]
        )
        assert golden is not None  # noqa: S101 - every row founds a person
        rows = {number: rows[number] for number in reversed(golden.records)}  # the best first
        merged = [
            _survivor(golden, rows, at, column) for at, column in enumerate(self.plan.columns)
        ]
        merged += [""] * (len(self._written.columns) - len(merged))
        for name, at in self._takers:
            held = [one for each in (*_FEEDERS[name], name) for one in golden.held.get(each, {})]
            merged[at] = BETWEEN.join(dict.fromkeys(filter(None, held)))
        return merged

    def _custom(self, row: _Row) -> dict[str, str]:
        """What a row says in columns that mean no field, by their places."""
        return {str(at): row.texts[at] for at in self._unknown if row.texts[at]}

    @cached_property
    def _unknown(self) -> list[int]:
        return [at for at, column in enumerate(self.plan.columns) if not column.field]

    def _each_once(self, row: list[str]) -> list[str]:
        """Leave in what takes every address or number those that no other column shows."""
        for name, at in self._takers:
            elsewhere = {
                value
                for feeder in (*_FEEDERS[name], name)
                for place in self._written.by_field.get(feeder, [])
                if place != at
                for value in row[place].split(BETWEEN)
            }
            kept = (one for one in row[at].split(BETWEEN) if one not in elsewhere)
            row[at] = BETWEEN.join(kept)
        return row

    @cached_property
    def _takers(self) -> list[tuple[str, int]]:
        """Fields that take what there is too much of, each with its column."""
        places = self._written.by_field
        return [(name, places[name][0]) for name in GATHERED if name in places]


_MAY_HOLD_WISHES = frozenset({"stage", "status"})
"""Fields in which a wish not to be contacted stands over any other word, whoever says it."""

_FEEDERS = {name: tuple(one.name for one in FIELDS if one.overflow == name) for name in GATHERED}


def _parts_of(text: str) -> list[str]:
    """The values in a cell of several, and the lines in one of remarks."""
    return text.replace("\n", BETWEEN).split(BETWEEN)


def _folded(part: str) -> str:
    """A value by its letters and digits alone, where it has any."""
    return "".join(filter(str.isalnum, part.casefold())) or part


_NUMBER = 6
"""Digits from which they may be a number that stands elsewhere with its country in front."""


def _is_said(said: Collection[str], part: str) -> bool:
    """Whether a value stands among others."""
    is_number = part.isdecimal() and len(part) >= _NUMBER
    return part in said or (is_number and any(one.endswith(part) for one in said))


def _survivor(golden: Golden, rows: Mapping[int, _Row], at: int, column: PlanColumn) -> str:
    """The text of one column: the chosen row's own, so that it stays as the list writes it."""
    given = [row.texts[at] for row in rows.values() if row.texts[at]]
    if not given:
        return ""
    if column.field in _MAY_HOLD_WISHES:
        cells = [row.cells[column.field] for row in rows.values()]
        said = {wish for cell in cells for wish in wishes(cell)}
        if said:
            return written(said)
    why = golden.why.get(column.field)
    if why and why.rule == "joined":
        return joined(reversed(given))  # the best last, as in a lead
    if column.field in _ALL_KEPT or (why and BY_NAME[column.field].many):
        return BETWEEN.join(dict.fromkeys(part for text in given for part in text.split(BETWEEN)))
    chosen = rows[why.record].texts[at] if why and why.record in rows else ""
    return chosen or given[0]
