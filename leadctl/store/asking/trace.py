"""Trace a lead: every value to its file and line, its records, and what happened to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leadctl.fields import FIELDS
from leadctl.matching.pairs import BY_PERSON
from leadctl.matching.surviving.entries import custom_mark
from leadctl.store.asking.persons import records_of
from leadctl.store.asking.turns import turns_of
from leadctl.store.derived.companies import filling
from leadctl.store.derived.derive import groups_of, people
from leadctl.store.facts.exports import having
from leadctl.store.facts.imports import all_imports
from leadctl.store.facts.sightings import lines_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

    from leadctl.cleaning.cleaned import Cleaned
    from leadctl.store.derived.known import Person
    from leadctl.store.derived.voices import Known
    from leadctl.store.facts.imports import Import


@dataclass(frozen=True, slots=True)
class Origin:
    """Where a record was read, or the operation in which a person said something.

    Attributes:
        operation: number of the operation.
        file: name of the file read, empty for what a person said.
        line: physical line, from 1; 0 for what a person said.
        source: the import's source.
        joined_by: kind of the key that joined it to the lead, empty for the founder.
    """

    operation: int
    file: str
    line: int
    source: str
    joined_by: str = ""


@dataclass(frozen=True, slots=True)
class TracedValue:
    """A value that a lead shows or holds beside, with its judgement and origin.

    Attributes:
        field: name of the field, or header of a custom column.
        value: cleaned; empty for text that the field could not take.
        raw: as read, empty where it was derived from another cell.
        verdict, reason, flags: what cleaning said of it.
        golden: whether the lead shows it; others were not chosen.
        origin: where it was read.
    """

    field: str
    value: str
    raw: str
    verdict: str
    reason: str
    flags: tuple[str, ...]
    golden: bool
    origin: Origin


@dataclass(frozen=True, slots=True)
class Happening:
    """One line of a lead's history."""

    operation: int
    at: str
    who: str
    what: str
    reason: str | None
    undone: bool


@dataclass(frozen=True, slots=True)
class Trace:
    """All there is to say of a lead beside its row."""

    values: list[TracedValue]
    records: list[Origin]
    history: list[Happening]


def trace(con: sqlite3.Connection, lead_id: int) -> Trace:
    """Trace a lead; works in temporary tables, so the connection must allow those."""
    imports = all_imports(con)
    person = person_of(con, lead_id, imports)
    origins = _origins(con, person, imports)
    told = _told(con, person, imports)
    return Trace(
        _values(person, {**told, **origins}),
        list(origins.values()),
        _history(con, lead_id, person, imports),
    )


def person_of(con: sqlite3.Connection, lead_id: int, imports: Mapping[int, Import]) -> Person:
    """Work out anew who the lead of a number is."""
    found = people(con, groups_of(con, [lead_id]), imports)
    return next(one for one in found if one.cluster.lead_id == lead_id)


def _origins(
    con: sqlite3.Connection, person: Person, imports: Mapping[int, Import]
) -> dict[int, Origin]:
    joined = person.cluster.joined
    return {
        member.at.record: _origin(con, member, imports, joined.get(member.at.record, ""))
        for member in person.records
    }


def _told(
    con: sqlite3.Connection, person: Person, imports: Mapping[int, Import]
) -> dict[int, Origin]:
    """Where the rows about the person's company were read."""
    about = person.company.records if person.company else ()
    return {member.at.record: _origin(con, member, imports, "") for member in about}


def _origin(
    con: sqlite3.Connection, member: Known, imports: Mapping[int, Import], joined_by: str
) -> Origin:
    at = member.at
    first = imports[at.first]
    lines = lines_of(con, at.first, at.record)
    return Origin(first.op_id, first.name, lines[0] if lines else at.line, first.source, joined_by)


def _values(person: Person, origins: Mapping[int, Origin]) -> list[TracedValue]:
    """The lead's values in the order of FIELDS, chosen ones first, then its custom columns."""
    assert person.golden is not None  # noqa: S101 - a lead has golden values
    values = []
    for field in (one for one in FIELDS if one.name != "lead_id"):
        cell, why = person.golden.cell(field.name), person.golden.why.get(field.name)
        winner = why.record if why else 0
        if cell.value is not None:
            values.append(_chosen(field.name, cell, winner, person, origins))
        others = [m for m in person.records if m.at.record != winner and _value(m, field.name)]
        unplaced = [m for m in person.records if _is_unplaced(m, field.name)]
        values += [_other(field.name, m, origins) for m in (*others, *unplaced)]
    return [*values, *_customs(person, origins)]


def _customs(person: Person, origins: Mapping[int, Origin]) -> list[TracedValue]:
    """Custom columns: for each what the lead shows, then what rows say besides."""
    assert person.golden is not None  # noqa: S101 - a lead has golden values
    shown = person.golden.extra
    values = []
    for header in dict.fromkeys(name for member in person.records for name in member.extra):
        said = [member for member in person.records if header in member.extra]
        winner = person.golden.why.get(custom_mark(header))
        chosen = [m for m in said if header in shown and winner and m.at.record == winner.record]
        others = [member for member in said if member not in chosen]
        values += [
            _custom(header, one.extra[header], origins[one.at.record], golden=one in chosen)
            for one in (*chosen, *others)
        ]
    return values


def _value(member: Known, field: str) -> str | None:
    return member.cell(field).value


def _is_unplaced(member: Known, field: str) -> bool:
    """Whether a cell says something that the field could not take, such as an unknown country."""
    cell = member.cell(field)
    return cell.value is None and bool(cell.reason)


def _custom(header: str, text: str, origin: Origin, *, golden: bool) -> TracedValue:
    return TracedValue(header, text, text, "", "", (), golden=golden, origin=origin)


def _chosen(
    field: str, cell: Cleaned, record: int, person: Person, origins: Mapping[int, Origin]
) -> TracedValue:
    """The value that a lead shows; one that a person set comes from that operation."""
    if record < 0:
        return _traced(field, cell, "", Origin(-record, "", 0, ""), golden=True)
    about = person.company.records if person.company else ()
    member = next(m for m in (*person.records, *about) if m.at.record == record)
    return _traced(field, cell, member.raw.get(field, ""), origins[record], golden=True)


def _other(field: str, member: Known, origins: Mapping[int, Origin]) -> TracedValue:
    raw = member.raw.get(field, "")
    return _traced(field, member.cell(field), raw, origins[member.at.record], golden=False)


def _traced(field: str, cell: Cleaned, raw: str, origin: Origin, *, golden: bool) -> TracedValue:
    shown = "; ".join(cell.values)
    return TracedValue(field, shown, raw, cell.verdict, cell.reason, cell.flags, golden, origin)


def _history(
    con: sqlite3.Connection, lead_id: int, person: Person, imports: Mapping[int, Import]
) -> list[Happening]:
    """Imports that sighted its records, told of its company or lacked it, events and exports.

    Oldest first.
    """
    happened: list[Happening] = []
    authors = dict(con.execute("select op_id, who from operation"))
    members = [*person.records, *filling(person)]
    for one in imports.values():
        lines = [line for m in members for line in lines_of(con, one.import_id, m.at.record)]
        if lines:
            what = f"import {one.name}, line {', '.join(str(line) for line in sorted(lines))}"
            what += ", about the company" if one.companies else ""
            if one.touch:
                what += f", touch {one.touch} on {one.touch_at}"
            happened.append(
                Happening(one.op_id, one.at, authors[one.op_id], what, None, one.undone)
            )
    happened += _turns(con, person, imports, authors)
    events = con.execute(
        "select o.op_id, o.at, o.who, e.kind || ' ' || e.value, o.reason, o.undone"
        " from member m join event e on e.lead_id = m.record_id join operation o using (op_id)"
        " where m.record_id = ?1 or (m.lead_id = ?1 and m.lead_id <> m.record_id)"
        " order by e.event_id",
        (lead_id,),
    )
    for op_id, at, who, what, reason, undone in events:
        happened.append(Happening(op_id, at, who, what, reason, bool(undone)))
    happened += _merges(con, person)
    happened += _exports(con, lead_id)
    return sorted(happened, key=lambda one: one.operation)


def _turns(
    con: sqlite3.Connection,
    person: Person,
    imports: Mapping[int, Import],
    authors: Mapping[int, str],
) -> Iterator[Happening]:
    """The full lists that lacked the person, and the imports that had the person again."""
    records = [member.at.record for member in person.records]
    for by, gone in turns_of(con, records, imports):
        what = f"vanished from {by.source}, not in its full list {by.name}"
        back = f"back in {by.source}"
        yield Happening(
            by.op_id, by.at, authors[by.op_id], what if gone else back, None, undone=False
        )


def _merges(con: sqlite3.Connection, person: Person) -> Iterator[Happening]:
    """The decisions that made one lead of several."""
    decided = {(edge.operation, edge.r): edge for edge in person.cluster.edges if edge.operation}
    for edge in (decided[key] for key in sorted(decided)):
        at, who, reason = con.execute(
            "select at, who, reason from operation where op_id = ?", (edge.operation,)
        ).fetchone()
        by = "review" if edge.rule == BY_PERSON else "dedupe"
        what = f"{by}, leads {edge.l} and {edge.r} are one"
        yield Happening(edge.operation, at, who, what, reason, undone=False)


def _exports(con: sqlite3.Connection, lead_id: int) -> Iterator[Happening]:
    """The exports that had the lead."""
    for one in having(con, records_of(con, lead_id)):
        what = f"export {one.id} to {one.place}"
        yield Happening(one.operation, one.at, one.who, what, reason=None, undone=False)
