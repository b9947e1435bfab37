"""Blame: for each value that a lead shows, who brought it, where it stands, and what decided."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from leadctl.cleaning.derive import DERIVATIONS
from leadctl.fields import FIELDS
from leadctl.matching.edited import DEFAULTS
from leadctl.matching.entries import custom_mark
from leadctl.matching.reasons import Reason
from leadctl.store.imports import all_imports
from leadctl.store.sightings import lines_of
from leadctl.store.trace import person_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

    from leadctl.cleaning.cleaned import Cleaned
    from leadctl.matching.entries import Golden
    from leadctl.store.derive import Person
    from leadctl.store.imports import Import
    from leadctl.store.voices import Known


@dataclass(frozen=True, slots=True)
class Blamed:
    """A value of a lead and what it stands on.

    Attributes:
        field: name of the field, or header of a custom column.
        value: as the lead shows it; empty where a person cleared it.
        raw: as it was read; empty for what a person typed.
        derived_from: the other cell of the row that it was read from; empty for its own.
        rule: what decided for it, a word of REASONS.
        over: the operation whose value it was last set against; None without one.
        operation: the operation that brought it; None where nobody said anything.
        at, who: when that was, UTC, and by whom.
        file, line: where it was read; empty and None for what a person said, or an import of all
            its rows.
        source: the import's source; empty for what a person said.
    """

    field: str
    value: str
    raw: str = ""
    derived_from: str = ""
    rule: str = "default"
    over: int | None = None
    operation: int | None = None
    at: str = ""
    who: str = ""
    file: str = ""
    line: int | None = None
    source: str = ""


def blame(con: sqlite3.Connection, lead_id: int) -> list[Blamed]:
    """Tell of every value of a lead, in the order of FIELDS, custom columns behind them.

    Works in temporary tables, so the connection must allow those.
    """
    imports = all_imports(con)
    person = person_of(con, lead_id, imports)
    golden = person.golden
    assert golden is not None  # noqa: S101 - a lead has golden values
    finder = _Finder(con, person, imports)
    told = [finder.tell(value) for value in (*_values(golden), *_customs(golden))]
    said = {one.field for one in told}
    told += [Blamed(name, value) for name, value in DEFAULTS.items() if name not in said]
    order = {field.name: at for at, field in enumerate(FIELDS)}
    return sorted(told, key=lambda one: order.get(one.field, len(order)))


class _Value(NamedTuple):
    """A value and why it is shown; `name` is that of the field or custom column."""

    name: str
    value: str
    why: Reason
    is_custom: bool = False


def _values(golden: Golden) -> Iterator[_Value]:
    """What the fields show; of those that hold many, each value by itself."""
    for name, choice in golden.choices.items():
        why = golden.why[name]
        if name == "lead_id" or (choice.cell.value is None and why.rule != "typed"):
            continue
        yield _Value(name, choice.cell.value or "", _first(golden, name, choice.cell, why))
        for one in choice.cell.more:
            bearer = golden.bearers.get((name, one.value), (why.record, why.operation))
            yield _Value(name, one.value or "", Reason("held", *bearer))


def _first(golden: Golden, name: str, cell: Cleaned, why: Reason) -> Reason:
    """Why the first of several values stands; who took others out need not have brought it."""
    bearer = golden.bearers.get((name, cell.value))
    if cell.more and bearer and why.rule == "typed" and bearer != (why.record, why.operation):
        return Reason("held", *bearer)
    return why


def _customs(golden: Golden) -> Iterator[_Value]:
    for header, text in golden.extra.items():
        yield _Value(header, text, golden.why[custom_mark(header)], is_custom=True)


class _Finder:
    """Finds where values stand."""

    def __init__(
        self, con: sqlite3.Connection, person: Person, imports: Mapping[int, Import]
    ) -> None:
        self._con = con
        self._members = {member.at.record: member for member in person.records}
        self._imports = imports
        self._operations = {
            number: (at, who)
            for number, at, who in con.execute("select op_id, at, who from operation")
        }

    def tell(self, value: _Value) -> Blamed:
        why = value.why
        at, who = self._operations[why.operation]
        told = Blamed(
            value.name,
            value.value,
            rule=why.rule,
            over=why.over or None,
            operation=why.operation,
            at=at,
            who=who,
        )
        member = self._members.get(why.record)
        return self._placed(told, value, member) if member else told

    def _placed(self, told: Blamed, value: _Value, member: Known) -> Blamed:
        """Add where a record said it: in a cell of its row, or in the terms of the import."""
        one, line = self._import(value.why, member)
        told = replace(told, file=one.name, source=one.source)
        constants = one.options.constants or {}
        if not value.is_custom and value.name in constants and not _says(member, value):
            return replace(told, raw=constants[value.name])
        raw, origin = _read_as(value, member)
        return replace(told, raw=raw, derived_from=origin, line=line)

    def _import(self, why: Reason, member: Known) -> tuple[Import, int]:
        """The import of an operation that had a record, and the line at which it did."""
        for one in self._imports.values():
            if one.op_id == why.operation:
                lines = lines_of(self._con, one.import_id, member.at.record)
                if lines:
                    return one, lines[0]
        return self._imports[member.at.first], member.at.line


def _says(member: Known, value: _Value) -> bool:
    cell = member.cells.get(value.name)
    return cell is not None and value.value in cell.values


def _read_as(value: _Value, member: Known) -> tuple[str, str]:
    """What stood in the row for a value, and in which cell if not in its own."""
    if value.is_custom:
        return value.value, ""
    own = member.raw.get(value.name, "")
    cell = member.cells.get(value.name)
    if cell is None or "derived" not in cell.flags:
        return own, ""
    origins = [name for name in _ORIGINS.get(value.name, ()) if member.raw.get(name, "").strip()]
    if value.name != "full_name":
        origins = origins[:1]
    return " ".join(member.raw[name] for name in origins), " and ".join(origins)


_ORIGINS = {
    target: tuple(one.origin for one in DERIVATIONS if one.target == target)
    for target in {one.target for one in DERIVATIONS}
} | {
    "full_name": ("first_name", "last_name"),
    "email_opt_out": ("stage", "status"),
    "do_not_call": ("stage", "status"),
}
"""Field -> the cells of a row that it can be derived from, in the order in which they are tried."""
