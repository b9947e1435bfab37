"""What is said of a person, by rows and by people, and the golden values that it comes to."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from leadctl.cleaning.cleaned import EMPTY, Cleaned
from leadctl.matching.surviving.preference import NO_PREFERENCE, Preference
from leadctl.matching.surviving.reasons import Reason

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

Mode = Literal["create", "fill", "update", "upsert"]
"""What an import may do: found leads only; found, and fill gaps; change known leads only; both."""


@dataclass(frozen=True, slots=True)
class Terms:
    """Under which terms an import's records speak.

    Attributes:
        operation: number of the operation; records of one operation speak together.
        mode: what they may do.
        protected: fields that they fill but never overwrite.
        at: when, UTC, ISO 8601.
        source: who speaks; what one source says again is no news.
        preference: which values the user wants shown, where the fields' rules would differ.
    """

    operation: int
    mode: Mode = "upsert"
    protected: frozenset[str] = frozenset()
    at: str = ""
    source: str = ""
    preference: Preference = NO_PREFERENCE


@dataclass(frozen=True, slots=True)
class Record:
    """One record speaking: its cleaned cells (field -> Cleaned) and its custom columns.

    Attributes:
        as_of: for a row of our own export, when its values were read (ISO 8601): only what differs
            from the lead as it was then is news. None for any other row.
        seen: the import that had it last; in one list stand rows of one operation with the same.
        is_edit: whether only a person's edits are left in it; those stand over every rule but
            that of opt-outs.
    """

    number: int
    terms: Terms
    cells: Mapping[str, Cleaned]
    extra: Mapping[str, str] = field(default_factory=dict)
    as_of: str | None = None
    is_edit: bool = False
    seen: int = 0


@dataclass(frozen=True, slots=True)
class Said:
    """What a person said of a lead in an operation, such as a status.

    Attributes:
        operation: its number.
        at: when, UTC, ISO 8601.
        field, value: what.
        lead: number of the record under which the lead was known.
        known_as: the records that were one person then, where others were united with them by a
            decision later; None where all of them were.
    """

    operation: int
    at: str
    field: str
    value: str
    lead: int = 0
    known_as: frozenset[int] | None = None


@dataclass(frozen=True, slots=True)
class Edit:
    """What a person typed over a lead: it stands over what rows say, until the next edit.

    Attributes:
        operation, at, lead: as of `Said`.
        cells: field -> value; an empty one clears the field. Of a name all parts that it tells.
        extra: custom column -> text; an empty text clears it.
        added, removed: tags.
        note: a remark, put below those that are there.
    """

    operation: int
    at: str
    lead: int = 0
    cells: Mapping[str, Cleaned] = field(default_factory=dict)
    extra: Mapping[str, str] = field(default_factory=dict)
    added: tuple[Cleaned, ...] = ()
    removed: tuple[Cleaned, ...] = ()
    note: str = ""


@dataclass(frozen=True, slots=True)
class Former:
    """What a lead showed before its rows were read by other rules, where that was undone.

    It holds like a row of its time: what is said later is heard.

    Attributes:
        operation, at, lead: as of `Said`.
        cells: field -> value; an empty one where the lead showed none.
        extra: custom column -> text, empty for none.
    """

    operation: int
    at: str
    lead: int
    cells: Mapping[str, Cleaned]
    extra: Mapping[str, str]


Entry = Record | Said | Edit | Former


State = tuple[dict[str, Cleaned], dict[str, Reason], dict[str, str], int, int]


@dataclass(slots=True)
class Golden:
    """What the records of one person come to.

    Attributes:
        cells: field -> the value chosen; `why` tells where it comes from.
        extra: custom column -> value, the newest.
        records: numbers of the records that spoke, oldest first.
        updated_at: when something of it changed last.
        told: source -> what it gave with full right, record by record: field -> cell.
        held: field that can hold many -> every value given for it, in the order of arrival.
        opted_out: the operation in which it was last told that the person opted out, if any.
        typed: fields and custom columns (by `custom_mark`) that a person typed over.
        edited: field -> the row of an export that a person changed it in.
        dropped: field that can hold many -> values that a person took out.
        notes: remarks that people added, with their operations.
        why: field or custom column (by `custom_mark`) -> what decided.
        bearers: (field that can hold many, value) -> who gave it first: record and operation.
        spoke: the records that spoke, by their numbers.
        level: the rows of one list that are being heard, so far, by their numbers.
    """

    cells: dict[str, Cleaned] = field(default_factory=dict)
    extra: dict[str, str] = field(default_factory=dict)
    records: list[int] = field(default_factory=list)
    updated_at: str = ""
    told: dict[str, list[Mapping[str, Cleaned]]] = field(default_factory=dict)
    held: dict[str, dict[str | None, Cleaned]] = field(default_factory=dict)
    opted_out: int | None = None
    typed: set[str] = field(default_factory=set)
    edited: dict[str, int] = field(default_factory=dict)
    dropped: dict[str, set[str | None]] = field(default_factory=dict)
    notes: list[tuple[int, str]] = field(default_factory=list)
    why: dict[str, Reason] = field(default_factory=dict)
    bearers: dict[tuple[str, str | None], tuple[int, int]] = field(default_factory=dict)
    spoke: dict[int, Record] = field(default_factory=dict)
    level: dict[int, Record] = field(default_factory=dict)

    def state(self) -> State:
        """What a lead shows, and who gave it, for telling whether something changed."""
        values = sum(map(len, self.held.values()))
        return dict(self.cells), dict(self.why), dict(self.extra), values, len(self.notes)

    def is_still(self, before: State) -> bool:
        """Whether a lead shows what it showed before, of the same records."""
        cells, why, *beside = self.state()
        return (cells, beside) == (before[0], [*before[2:]]) and all(
            why[name].record == before[1][name].record for name in cells
        )

    def note_told(self, record: Record) -> None:
        """Remember what a record's source said; what is protected or typed it says in vain."""
        terms = record.terms
        if terms.mode != "fill":
            cells, barred = record.cells, terms.protected | self.typed
            if barred:
                cells = {name: cell for name, cell in cells.items() if name not in barred}
            self.told.setdefault(terms.source, []).append(cells)

    def told_by(self, source: str, name: str) -> str | None:
        """What a source said of a field last, None where it never did."""
        told = (cells.get(name, EMPTY).value for cells in reversed(self.told.get(source, ())))
        return next((value for value in told if value is not None), None)

    def cell(self, name: str) -> Cleaned:
        """The value of a field, an empty one where there is none."""
        return self.cells.get(name, EMPTY)

    def choose(self, name: str, cell: Cleaned, why: Reason) -> None:
        """Show a value, and note what decided for it."""
        self.cells[name] = cell
        self.tell(name, why)

    def tell(self, name: str, why: Reason) -> None:
        """Note what decided for a value, over that of the operation that decided before."""
        before = self.why.get(name)
        self.why[name] = why._replace(over=before.operation) if before else why

    def stay(self, name: str, rule: str, operation: int) -> None:
        """Note what decided for the value that is shown, against that of an operation."""
        if name in self.why and self.why[name].rule != "typed":
            self.why[name] = self.why[name]._replace(rule=rule, over=operation)

    def hold(self, name: str, cell: Cleaned, bearer: tuple[int, int]) -> None:
        """Keep all values of a cell; `bearer` gave them: record and operation."""
        held = self.held.setdefault(name, {})
        dropped: Collection[str | None] = self.dropped.get(name, ())
        for one in (cell, *cell.more):
            if one.value not in dropped and one.value not in held:
                held[one.value] = one._replace(more=()) if one.more else one
                self.bearers[name, one.value] = bearer


def custom_mark(header: str) -> str:
    """The name under which an edit keeps a custom column apart from the fields."""
    return f"custom:{header}"
