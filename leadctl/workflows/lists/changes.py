"""What cleaning changed in a list, cell by cell: by which rules, for a file or in figures."""

from __future__ import annotations

import pickle
from collections import Counter
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import compress
from operator import attrgetter, ne
from typing import TYPE_CHECKING, NamedTuple

from leadctl.cleaning.cleaned import DERIVED, VERDICT
from leadctl.cleaning.emails.email import suggestion
from leadctl.cleaning.names.borne import BORNE
from leadctl.cleaning.names.twice import TWICE
from leadctl.cleaning.places.postal import LOST_ZERO
from leadctl.cleaning.rows import cleaner_of, explainer
from leadctl.cleaning.vocabulary import wishes
from leadctl.exporting.writers import format_for, write_file
from leadctl.fields import BY_NAME
from leadctl.mapping.passing.added import JUDGED
from leadctl.mapping.passing.cleaning_pass import in_our_words
from leadctl.scratch import held_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from leadctl.cleaning.cleaned import Cleaned, Rules
    from leadctl.cleaning.steps import Step
    from leadctl.mapping.maps.columns import Plan
    from leadctl.mapping.passing.added import Filling
    from leadctl.mapping.passing.cleaning_pass import CleanTable

_MOST_KNOWN = 20_000
"""Explanations of a field that are kept: about 5 MB."""

FILLED = "told by the row"
"""The rule by which a derived value stands in a cell that was empty."""

_EXAMPLES = 3
_MISSING = frozenset({"missing"})


class Change(NamedTuple):
    """One cell that cleaning changed.

    Attributes:
        line: of the list, on which its row begins.
        column: header of its column.
        field: what that means.
        raw: as it was read.
        clean: as it is written.
        rules: what was done, in order, parted by ` > `.
        verdict: what the value is worth, where that is judged.
        reason: why, or what else there is to know.
    """

    line: int
    column: str
    field: str
    raw: str
    clean: str
    rules: str
    verdict: str
    reason: str


class Explainer:
    """Tells by which rules cells of one list were cleaned; each distinct one is looked at once.

    Args:
        plan: what the columns of the list mean.
        rules: by which it is cleaned.
    """

    def __init__(self, plan: Plan, rules: Rules) -> None:
        self._plan = plan
        self._rules = rules
        self._fields: dict[str, _OfField] = {}

    def changes(
        self, lines: Sequence[int], given: Sequence[Sequence[str]], table: CleanTable
    ) -> Iterator[Change]:
        """Give the cells of some rows that changed, column by column.

        Args:
            lines: of the rows.
            given: the cells as they were read, by column.
            table: what they were cleaned to.
        """
        for at, cells in table.cells.items():
            column, raw, clean = self._plan.columns[at], given[at], table.texts[at]
            rows = list(compress(range(len(raw)), map(ne, raw, clean)))
            if not rows:
                continue
            name = self._plan.cleaned_as(at)
            field = self._of(name)
            read = in_our_words(self._plan, {name: raw})[name]
            for row in rows:
                country = table.country(name, row) if field.asks_country else ""
                told = field.told(raw[row], read[row], country, clean[row])
                one = cells[row]
                yield Change(
                    lines[row], column.header, name, raw[row], clean[row], told,
                    one.verdict, one.reason,
                )  # fmt: skip

    def filled(self, lines: Sequence[int], fillings: Sequence[Filling]) -> Iterator[Change]:
        """Give the empty cells of some rows that were filled by what the row tells."""
        for one in fillings:
            header, line = self._plan.columns[one.at].header, lines[one.row]
            yield Change(line, header, one.field, "", one.text, FILLED, "", DERIVED)

    def _of(self, name: str) -> _OfField:
        if name not in self._fields:
            self._fields[name] = _OfField(name, self._rules)
        return self._fields[name]


class _OfField:
    """Tells by which rules cells of one field were cleaned; `asks_country` says what tells it."""

    def __init__(self, name: str, rules: Rules) -> None:
        self._explain = explainer(name, rules)
        self.asks_country = cleaner_of(name, rules).asks_country
        self._known: dict[tuple[str, str, str], str] = {}

    def told(self, raw: str, read: str, country: str, clean: str) -> str:
        """Name the rules, in order; `read` is the raw cell in our words."""
        key = (raw, country, clean)
        told = self._known.get(key)
        if told is None:
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            cell, steps = self._explain(read, country)
            told = self._known[key] = " > ".join(_rules(cell, steps, raw, read, clean))
        return told


def _rules(cell: Cleaned, steps: Sequence[Step], raw: str, read: str, clean: str) -> list[str]:
    rules = list(dict.fromkeys([step.rule for step in steps]))
    if clean == read.capitalize() and not cell.value:
        rules = [BORNE]
    elif clean != cell.value and clean not in {"; ".join(cell.values), read}:
        rules.append(_beside(cell, clean))
    return rules if read == raw else ["word of the list", *rules]


def _beside(cell: Cleaned, clean: str) -> str:
    """Name the rule by which a cell was written otherwise than cleaning alone has it."""
    if wishes(cell):
        return "wish not to be contacted"
    if clean[:1] == "0":
        return LOST_ZERO
    return TWICE if len(clean) < len(cell.value or "") else "generation"


class HeldChanges:
    """Changes that wait in a temporary file until the list is written."""

    def __init__(self, file: BinaryIO, columns: Sequence[str]) -> None:
        self._file = file
        self._columns = columns
        self._parts = 0

    def add(self, changes: Sequence[tuple[str | int, ...]]) -> None:
        """Hold some more."""
        if changes:
            pickle.dump([tuple(one) for one in changes], self._file)
            self._parts += 1

    def save(self, path: Path, *, raw: bool = False) -> None:
        """Write them all to `path`, whole or not at all.

        Raises:
            OutputError: the file cannot be written.
        """
        form = format_for(path, other="csv")
        write_file(path, form, self._columns, self._rows(), raw=raw, option="--changes")

    def _rows(self) -> Iterator[Sequence[str | int]]:
        self._file.seek(0)
        for _ in range(self._parts):
            yield from pickle.load(self._file)  # noqa: S301 - written by this process, unlinked


@contextmanager
def held_changes(columns: Sequence[str] = Change._fields) -> Iterator[HeldChanges]:
    """Give a place to hold changes, private to this process and gone with it."""
    with held_file() as file:
        yield HeldChanges(file, columns)


@dataclass
class Report:
    """What a fuller summary tells of a cleaning.

    Attributes:
        rules: field -> rule -> cells that it changed.
        examples: field -> some of its changes, each by other rules: (raw, clean).
        judged: (`email` or `phone`, verdict, reason) -> values; of `missing` ones, rows in which
            no column has any.
        typos: (domain, what it may be meant for) -> addresses.
    """

    rules: dict[str, Counter[str]] = field(default_factory=dict)
    examples: dict[str, dict[str, tuple[str, str]]] = field(default_factory=dict)
    judged: Counter[tuple[str, str, str]] = field(default_factory=Counter)
    typos: Counter[tuple[str, str]] = field(default_factory=Counter)

    def add(self, plan: Plan, changes: Sequence[Change], table: CleanTable) -> None:
        """Count some rows."""
        firsts = dict(zip(map(_BY_RULES, reversed(changes)), reversed(changes), strict=True))
        for by, times in Counter(map(_BY_RULES, changes)).items():
            self.note(*by, firsts[by].raw, firsts[by].clean, times)
        columns: dict[str, list[list[Cleaned]]] = {}
        for at, cells in table.cells.items():
            kind = BY_NAME[plan.cleaned_as(at)].cleaner
            if kind in JUDGED:
                columns.setdefault(kind, []).append(cells)
        for kind, found in columns.items():
            there = (cell for cells in found for cell in cells if cell.verdict != "missing")
            self._judge(kind, [one for cell in there for one in (cell, *cell.more)])
            rows = zip(*(map(VERDICT, one) for one in found), strict=True)
            if missing := sum(map(_MISSING.issuperset, rows)):
                self.judged[kind, "missing", ""] += missing

    def note(self, field: str, rules: str, raw: str, clean: str, times: int = 1) -> None:
        """Count changes of a field by the same rules, and keep the one if it is an example."""
        if rules:
            counts = self.rules.setdefault(field, Counter())
            for rule in rules.split(" > "):
                counts[rule] += times
        shown = self.examples.setdefault(field, {})
        if len(shown) < _EXAMPLES and rules not in shown:
            shown[rules] = (raw, clean)

    def _judge(self, kind: str, values: Sequence[Cleaned]) -> None:
        judged = Counter(map(_JUDGED_SO, values))
        self.judged.update({(kind, *said): n for said, n in judged.items()})
        for one in values:
            if one.flags and one.key and one.value and (meant := suggestion(one)):
                self.typos[one.value.rpartition("@")[2], meant.rpartition("@")[2]] += 1


_BY_RULES = attrgetter("field", "rules")
_JUDGED_SO = attrgetter("verdict", "reason")
