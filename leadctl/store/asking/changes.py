"""What cleaning made of each cell of a lead's rows, rule by rule: done again, and listened to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from leadctl.cleaning.names.borne import BORNE, with_borne_names
from leadctl.cleaning.names.twice import TWICE, told_once
from leadctl.cleaning.places.postal import LOST_ZERO, by_territory
from leadctl.cleaning.rows import explain, located
from leadctl.cleaning.steps import Step
from leadctl.fields import BY_NAME
from leadctl.mapping.passing.passage import BETWEEN
from leadctl.store.asking.trace import person_of
from leadctl.store.facts.imports import all_imports
from leadctl.store.facts.mail_domains import known_answers
from leadctl.store.facts.rawrows import columns_of
from leadctl.store.facts.sightings import lines_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping, Sequence

    from leadctl.cleaning.cleaned import Cleaned
    from leadctl.mapping.maps.columns import Plan
    from leadctl.store.derived.voices import Known
    from leadctl.store.facts.imports import Import

WORDED = "word of the list"
"""The rule of what a layout or a map does before cleaning: its words, units and prefixes."""

PASSED_OVER = "another column counts"
"""The rule of a cell that says something else than the leading column of its field."""


class ChangedCell(NamedTuple):
    """A cell, and what became of it.

    Attributes:
        headers: of its column; of several, where they say the same field together.
        field: what that means; empty for a column of the user's own.
        raw: as it was read.
        clean: the values that it came to, joined; empty for none.
        verdict, reason: what cleaning said of it.
        steps: the rules that changed it, in order.
    """

    headers: str
    field: str
    raw: str
    clean: str
    verdict: str
    reason: str
    steps: tuple[Step, ...]


class ChangedRow(NamedTuple):
    """A row of a lead, and what cleaning made of its cells.

    Attributes:
        operation: the import by which it is read.
        file: name of the file of that.
        line: physical line there, from 1.
        source: the import's source.
        cells: those that changed, in the order of the fields.
        same: those with something in them that stayed as they were, the user's own last.
    """

    operation: int
    file: str
    line: int
    source: str
    cells: list[ChangedCell]
    same: list[ChangedCell]


def changes_of(con: sqlite3.Connection, lead_id: int) -> list[ChangedRow]:
    """Tell of every row of a lead; works in temporary tables, which the connection must allow."""
    imports = all_imports(con)
    person = person_of(con, lead_id, imports)
    return [_row(con, member, imports[member.at.last]) for member in person.records]


def _row(con: sqlite3.Connection, member: Known, by: Import) -> ChangedRow:
    columns = [column[0] for column in columns_of(con, member.at.home, [member.at])]
    found = list(_cells(by, member.raw, columns, known_answers(con)))
    changed = [cell for cell in found if cell.raw != cell.clean]
    same = [cell for cell in found if cell.raw == cell.clean]
    same += [
        ChangedCell(column.header, "", cell, cell, "", "", ())
        for column, cell in zip(by.plan.columns, columns, strict=True)
        if column.is_custom and cell.strip()
    ]
    lines = lines_of(con, by.import_id, member.at.record)
    line = lines[0] if lines else member.at.line
    return ChangedRow(by.op_id, by.name, line, by.source, changed, same)


def _cells(
    by: Import, read: Mapping[str, str], columns: list[str], answers: Mapping[str, str]
) -> Iterator[ChangedCell]:
    """Walk the cells of a row that say something, by field."""
    rules, country = replace(by.options.rules, answers=answers), _country(by, read)
    leading = {name: _leading(by.plan, name, text, columns) for name, text in read.items()}
    borne = with_borne_names({name: [text] for name, text in read.items()})
    found = {name: explain(name, cells[0], rules, country) for name, cells in borne.items()}
    _tell_once(found)
    _mind_territory(found, country)
    for name, text in read.items():
        places = leading[name] + _spilled(by.plan, name, leading, columns)
        raw = BETWEEN.join(columns[at] for at in places) if places else text
        if not (raw.strip() or text):
            continue
        (named,) = borne[name]
        cleaned, steps = found[name]
        before = [Step(WORDED, raw, text)] if raw != text else []
        before += [Step(BORNE, text, named)] if named != text else []
        yield ChangedCell(
            ", ".join(by.plan.columns[at].header for at in places),
            name,
            raw,
            BETWEEN.join(cleaned.values),
            cleaned.verdict,
            cleaned.reason,
            (*before, *steps),
        )
    yield from _passed_over(by.plan, leading, columns)


def _tell_once(found: dict[str, tuple[Cleaned, list[Step]]]) -> None:
    """Take out of either part of a name what the other one tells, as cleaning of rows does."""
    if not found.keys() >= {"first_name", "last_name"}:
        return
    first, last = found["first_name"][0], found["last_name"][0]
    for name, (part,) in told_once([first], [last]).items():
        cell, steps = found[name]
        if part.value != cell.value:
            found[name] = part, [*steps, Step(TWICE, cell.value or "", part.value or "")]


def _mind_territory(found: dict[str, tuple[Cleaned, list[Step]]], country: str) -> None:
    """Put zeros back before a postal code where the state tells, as cleaning of rows does."""
    if not found.keys() >= {"state", "postal_code"}:
        return
    cell, steps = found["postal_code"]
    (code,) = by_territory([cell], [country], [found["state"][0]])
    if code.value != cell.value:
        found["postal_code"] = code, [*steps, Step(LOST_ZERO, cell.value or "", code.value or "")]


def _country(by: Import, read: Mapping[str, str]) -> str:
    """In which country the row lies, as cleaning takes it."""
    told = {name: [read[name]] for name in ("country", "state") if name in read}
    return located(told, by.options.rules)[0].value or "" if told else ""


def _leading(plan: Plan, name: str, text: str, columns: Sequence[str]) -> list[int]:
    """The columns with something in them that a field is read from; one, unless it holds many."""
    told = [at for at in plan.by_field.get(name, ()) if columns[at].strip()]
    if not told and text:  # a column of several kinds
        headers = [column.header for column in plan.columns]
        told = [at for at in map(headers.index, plan.kinds) if columns[at] == text]
    if not told and text and name == "full_name" and plan.middle is not None:
        parts = (plan.by_field["first_name"][0], plan.middle, plan.by_field["last_name"][0])
        return [at for at in parts if columns[at].strip()]
    if BY_NAME[name].many:
        return told
    return [at for at in told if columns[at] == text][:1] or told[:1]


def _spilled(
    plan: Plan, name: str, leading: Mapping[str, list[int]], columns: Sequence[str]
) -> list[int]:
    """The columns of other fields whose further values come to this one."""
    return [
        at
        for field in plan.by_field
        if BY_NAME[field].overflow == name
        for at in _further(plan, field, leading, columns)
    ]


def _further(
    plan: Plan, field: str, leading: Mapping[str, list[int]], columns: Sequence[str]
) -> list[int]:
    """The columns of a field that do not lead and say something else than those before them."""
    found: list[int] = []
    said = {columns[at] for at in leading.get(field, ())}
    for at in plan.by_field[field]:
        if columns[at].strip() and columns[at] not in said:
            said.add(columns[at])
            found.append(at)
    return found


def _passed_over(
    plan: Plan, leading: Mapping[str, list[int]], columns: Sequence[str]
) -> Iterator[ChangedCell]:
    """The cells beside which another column of their field counts."""
    for field in plan.by_field:
        if BY_NAME[field].overflow or BY_NAME[field].many:
            continue
        for at in _further(plan, field, leading, columns):
            raw, header = columns[at], plan.columns[at].header
            yield ChangedCell(header, field, raw, "", "", "", (Step(PASSED_OVER, raw, ""),))
