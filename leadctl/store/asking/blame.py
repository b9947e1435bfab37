"""Blame: for each value that a lead shows, who brought it, where it stands, and what decided."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from leadctl.cleaning.cleaned import DERIVED, EMPTY
from leadctl.cleaning.derive import DERIVATIONS, OPT_OUTS, TELLING, wishes
from leadctl.cleaning.places.whereabouts import fill_countries
from leadctl.fields import BY_NAME, FIELDS
from leadctl.matching.surviving.edited import DEFAULTS
from leadctl.matching.surviving.entries import custom_mark
from leadctl.matching.surviving.reasons import Reason
from leadctl.store.asking.trace import person_of
from leadctl.store.asking.whence import whence
from leadctl.store.derived.readings import Readings, Says
from leadctl.store.facts.imports import all_imports

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

    from leadctl.matching.surviving.entries import Golden
    from leadctl.store.asking.whence import Whence
    from leadctl.store.derived.known import Person
    from leadctl.store.derived.readings import Seen
    from leadctl.store.derived.voices import Known
    from leadctl.store.facts.imports import Import


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where a row was seen: number of the operation, name of the file, and line."""

    operation: int
    file: str
    line: int


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
        file, line: where the row was seen that decided, by being seen there; empty and None for
            what a person said, or an import of all its rows; a line alone is left out where the
            file is a full list that lacks the lead.
        source: the import's source; empty for what a person said.
        seen_first: where the same row was seen before that for the first time; None where never.
        read_anew: the operation that read the row by other rules, since when it says this: a
            cleaning, a rebuild, or an import under other terms; None where it said so before.
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
    seen_first: Sighting | None = None
    read_anew: int | None = None


def blame(con: sqlite3.Connection, lead_id: int) -> list[Blamed]:
    """Tell of every value of a lead, in the order of FIELDS, custom columns behind them.

    At the end stands what its row tells besides: sources, the latest touch, who lacks it.

    Works in temporary tables, so the connection must allow those.
    """
    imports = all_imports(con)
    person = person_of(con, lead_id, imports)
    golden = person.golden
    assert golden is not None  # noqa: S101 - a lead has golden values
    finder = _Finder(con, person, imports)
    of_company = _Finder(con, person.company, imports) if person.company else finder
    told = [
        (of_company if value.why.rule == "company" else finder).tell(value)
        for value in (*_values(golden), *_customs(golden))
    ]
    said = {one.field for one in told}
    told += [Blamed(name, value) for name, value in DEFAULTS.items() if name not in said]
    order = {field.name: at for at, field in enumerate(FIELDS)}
    told.sort(key=lambda one: order.get(one.field, len(order)))
    return told + [finder.tell_whence(one) for one in whence(con, person, imports)]


class _Value(NamedTuple):
    """A value and why it is shown; `name` is that of the field or custom column."""

    name: str
    value: str
    why: Reason
    is_custom: bool = False


def _values(golden: Golden) -> Iterator[_Value]:
    """What the fields show; of those that hold many, each value by itself."""
    for name, cell in golden.cells.items():
        why = golden.why[name]
        if name == "lead_id" or (cell.value is None and why.rule != "typed"):
            continue
        yield _Value(name, cell.value or "", _first(golden, name, cell.value, why))
        for one in cell.more:
            bearer = golden.bearers.get((name, one.value), (why.record, why.operation))
            yield _Value(name, one.value or "", Reason("held", *bearer))


def _first(golden: Golden, name: str, value: str | None, why: Reason) -> Reason:
    """Why the first of several values stands; who took others out need not have brought it."""
    bearer = golden.bearers.get((name, value))
    if (
        not BY_NAME[name].many
        or why.rule != "typed"
        or bearer in {None, (why.record, why.operation)}
    ):
        return why
    record, operation = bearer
    return Reason("first" if record > 0 else "typed", record, operation)


def _customs(golden: Golden) -> Iterator[_Value]:
    for header, text in golden.extra.items():
        yield _Value(header, text, golden.why[custom_mark(header)], is_custom=True)


class _Finder:
    """Finds where values stand."""

    def __init__(
        self, con: sqlite3.Connection, person: Person, imports: Mapping[int, Import]
    ) -> None:
        self._golden = person.golden
        self._members = {member.at.record: member for member in person.records}
        self._readings = Readings(con, person, imports)
        self._operations = {
            number: (at, who)
            for number, at, who in con.execute("select op_id, at, who from operation")
        }

    def tell(self, value: _Value) -> Blamed:
        why = value.why
        told = self._said_in(Blamed(value.name, value.value, rule=why.rule), why.operation)
        told = replace(told, over=why.over or None)
        member = self._members.get(why.record)
        return self._placed(told, value, member) if member else told

    def tell_whence(self, one: Whence) -> Blamed:
        told = Blamed(one.column, one.value, rule=one.rule, file=one.by.name, line=one.line)
        return self._said_in(replace(told, source=one.by.source), one.by.op_id)

    def _said_in(self, told: Blamed, operation: int) -> Blamed:
        at, who = self._operations[operation]
        return replace(told, operation=operation, at=at, who=who)

    def _placed(self, told: Blamed, value: _Value, member: Known) -> Blamed:
        """Add where a record said it: in a cell of its row, or in the terms of the import."""
        says = Says(value.name, value.value, value.is_custom)
        decided = self._readings.decided(member, self._decisive(value))
        constants = decided.by.options.constants or {}
        if not value.is_custom and value.name in constants and not says.is_said_by(member):
            told = replace(told, file=decided.by.name, source=decided.by.source)
            return replace(told, raw=constants[value.name])
        brought = self._readings.first_to_say(member, says)
        if brought is not member:
            member, decided = brought, self._readings.seen(brought)[0]
        raw, origin = _read_as(value, member)
        anew = self._readings.read_anew(member, says, decided)
        told = replace(told, raw=raw, derived_from=origin, read_anew=anew)
        return self._seen(told, decided, self._readings.seen(member)[0])

    def _decisive(self, value: _Value) -> Reason:
        """Why a value is shown; of one of the company, why lists come to it."""
        own = self._golden.why.get(value.name) if self._golden else None
        return own if own and value.why.rule == "company" else value.why

    def _seen(self, told: Blamed, seen: Seen, first: Seen) -> Blamed:
        """Name the sighting that decided, and the first one where that is another."""
        told = self._said_in(told, seen.by.op_id)
        told = replace(told, file=seen.by.name, line=seen.line, source=seen.by.source)
        if first == seen:
            return told
        return replace(told, seen_first=Sighting(first.by.op_id, first.by.name, first.line))


def _read_as(value: _Value, member: Known) -> tuple[str, str]:
    """What stood in the row for a value, and in which cell if not in its own."""
    if value.is_custom:
        return value.value, ""
    own = member.raw.get(value.name, "")
    cell = member.cells.get(value.name)
    if cell is None or DERIVED not in cell.flags:
        return own, ""
    origins = [name for name in _ORIGINS.get(value.name, ()) if member.raw.get(name, "").strip()]
    if value.name != "full_name":
        told = _tells(value.name, member)
        origins = [told] if member.raw.get(told, "").strip() else origins[:1]
    return " ".join(member.raw[name] for name in origins), " and ".join(origins)


def _tells(name: str, member: Known) -> str:
    """The cell of a row from which a field of it really follows, as deriving goes about it."""
    value = member.cells[name].value
    if name == "country" and "state" in member.raw:
        (by_state,) = fill_countries([EMPTY], {one: [text] for one, text in member.raw.items()})
        if by_state.value == value:
            return "state"
    if telling := OPT_OUTS.get(name):
        held = ((one, member.cells.get(one)) for one in TELLING)
        return next((one for one, cell in held if cell and telling & wishes(cell)), "")
    for way in DERIVATIONS:
        cell = member.cells.get(way.origin) if way.target == name else None
        if cell and (word := way.words([cell])[0]) and way.read(word).value == value:
            return _tells(way.origin, member) if DERIVED in cell.flags else way.origin
    return ""


_ORIGINS = {
    target: tuple(one.origin for one in DERIVATIONS if one.target == target)
    for target in {one.target for one in DERIVATIONS}
} | {
    "country": ("state", *(one.origin for one in DERIVATIONS if one.target == "country")),
    "full_name": ("first_name", "last_name"),
    **dict.fromkeys(OPT_OUTS, TELLING),
}
"""Field -> the cells of a row that it can be derived from, in the order in which they are tried."""
