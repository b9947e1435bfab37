"""What is comparable of the leads of the store, as it is of the rows of a list."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

import orjson

from leadctl.cleaning.cleaned import EMPTY, Rules
from leadctl.cleaning.places.whereabouts import fill_countries
from leadctl.cleaning.rows import clean_rows
from leadctl.mapping.passage import BETWEEN
from leadctl.matching.evidence import PHONE_FIELDS, PLAIN_FIELDS, Evidence
from leadctl.matching.keys import EMAIL_FIELDS
from leadctl.matching.project import DERIVED_FIELDS
from leadctl.store.asking import query
from leadctl.store.derived.parts import laid_out, parts_of
from leadctl.store.facts.edges import apart_records, merged_leads
from leadctl.store.facts.imports import all_imports
from leadctl.store.facts.mail_domains import known_answers

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from leadctl.cleaning.cleaned import Cleaned
    from leadctl.store.asking.query import Value

COMPARED = (
    "full_name", "first_name", "last_name", "suffix", "linkedin", *EMAIL_FIELDS, *PHONE_FIELDS,
    "company_phone", "company", "domain", "website", *PLAIN_FIELDS,
)  # fmt: skip
"""The columns of a lead that are evidence; who spoke of it and when is none."""

_READ = ("lead_id", DERIVED_FIELDS, *COMPARED)

PART = 4000
"""Leads cleaned at a time."""


def read_evidence(
    con: sqlite3.Connection,
    ids: list[int] | None = None,
    report: Callable[[int, int], None] = lambda _done, _total: None,
) -> tuple[list[int], Evidence]:
    """Read what is comparable of the leads: their numbers, and the evidence in that order.

    Args:
        con: the store.
        ids: only these leads, rising; all of them when None.
        report: told how many leads were read, of how many.
    """
    return _evidence(con, _Ruling.of(con), ids, report)


def _evidence(
    con: sqlite3.Connection,
    ruling: _Ruling,
    ids: list[int] | None,
    report: Callable[[int, int], None],
) -> tuple[list[int], Evidence]:
    total = query.count_leads(con) if ids is None else len(ids)
    numbers: list[int] = []
    evidence = Evidence()
    for part in _parts(query.leads(con, _READ, ids=ids)):
        found = [row[0] for row in part if isinstance(row[0], int)]
        for rules, rows in ruling.parted(con, found, part):
            evidence.add(_cells(rows, rules), len(rows))
        numbers += found
        report(len(numbers), total)
    return numbers, evidence


@dataclass(slots=True)
class Parts:
    """What duplicates are looked for among: each lead, and of a merged one each of its parts.

    Attributes:
        numbers: of the lead that each row is, or would be on its own.
        leads: of the lead that it belongs to.
        evidence: the rows, in the same order.
        united: pairs of rows that are one lead already.
        apart: pairs of rows that a person told apart.
    """

    numbers: list[int]
    leads: list[int]
    evidence: Evidence
    united: list[tuple[int, int]] = field(default_factory=list)
    apart: list[tuple[int, int]] = field(default_factory=list)

    def of_lead(self, lead: int) -> list[int]:
        """The rows of a lead."""
        return [row for row, home in enumerate(self.leads) if home == lead]


def read_parts(
    con: sqlite3.Connection, report: Callable[[int, int], None] = lambda _done, _total: None
) -> Parts:
    """Read what is comparable of the leads as it was before any of them were merged.

    Args:
        con: the store; temporary tables must be allowed.
        report: told how many leads were read, of how many.
    """
    merged, ruling = merged_leads(con), _Ruling.of(con)
    whole = None
    if merged:
        whole = [row[0] for row in con.execute("select lead_id from lead order by 1")]
        whole = [lead for lead in whole if lead not in merged]
    ids, evidence = _evidence(con, ruling, whole, report)
    found = Parts(ids, [*ids], evidence)
    row_of = {number: row for row, number in enumerate(ids)}
    if merged:
        _add_parts(con, ruling, found, row_of)
    found.apart = _apart(con, row_of)
    return found


def _add_parts(
    con: sqlite3.Connection, ruling: _Ruling, found: Parts, row_of: dict[int, int]
) -> None:
    """Put the parts of merged leads behind the others, and note the row of each record of them."""
    first: dict[int, int] = {}
    for parts in parts_of(con):
        for latest, some in groupby(parts, key=lambda part: part.latest):
            alike = list(some)
            columns = laid_out(alike)
            columns["lead_id"] = [None] * len(alike)
            rows = [list(row) for row in zip(*(columns[name] for name in _READ), strict=True)]
            found.evidence.add(_cells(rows, ruling.by_import[latest]), len(rows))
            for part in alike:
                row = len(found.numbers)
                found.numbers.append(part.number)
                found.leads.append(part.lead)
                row_of.update(dict.fromkeys(part.records, row))
                if first.setdefault(part.lead, row) != row:
                    found.united.append((first[part.lead], row))


def _apart(con: sqlite3.Connection, row_of: Mapping[int, int]) -> list[tuple[int, int]]:
    """The rows of those whom a person told apart, as far as they stand in any."""
    found = []
    for sides in apart_records(con):
        one, other = (row_of.get(record, row_of.get(lead)) for record, lead in sides)
        if one is not None and other is not None and one != other:
            found.append((one, other))
    return found


def _parts(rows: Iterator[list[Value]]) -> Iterator[list[list[Value]]]:
    part: list[list[Value]] = []
    for row in rows:
        part.append(row)
        if len(part) == PART:
            yield part
            part = []
    if part:
        yield part


@dataclass(frozen=True, slots=True)
class _Ruling:
    """By which rules the values of each lead were made.

    Attributes:
        by_import: import -> the rules under which its rows are read.
    """

    by_import: Mapping[int, Rules]

    @classmethod
    def of(cls, con: sqlite3.Connection) -> _Ruling:
        """The rules of all imports; those with the same share one object."""
        answers = known_answers(con)
        known: dict[str, Rules] = {}
        return cls(
            {
                one.import_id: known.setdefault(
                    one.options.own.digest, Rules(own=one.options.own, answers=answers)
                )
                for one in all_imports(con).values()
            }
        )

    def parted(
        self, con: sqlite3.Connection, leads: Sequence[int], rows: Sequence[list[Value]]
    ) -> Iterator[tuple[Rules, list[list[Value]]]]:
        """Part the rows of leads, in their order, by the rules of who spoke of each last."""
        distinct = {id(rules): rules for rules in self.by_import.values()}
        if len(distinct) == 1:
            yield next(iter(distinct.values())), list(rows)
            return
        latest = dict(con.execute(_LATEST, (orjson.dumps(list(leads)).decode(),)))
        ruled = ((self.by_import[latest[lead]], row) for lead, row in zip(leads, rows, strict=True))
        for _, same in groupby(ruled, key=lambda one: id(one[0])):
            told = list(same)
            yield told[0][0], list(map(itemgetter(1), told))


_LATEST = (
    "select j.value, max(coalesce(m.last_import, r.import_id), coalesce((select max(o.last_import)"
    " from member o where o.lead_id = j.value and o.lead_id <> o.record_id), 0))"
    " from json_each(?) j join record r on r.record_id = j.value join member m using (record_id)"
)
"""Lead -> the last import that has any of its rows."""


def _cells(rows: Sequence[list[Value]], rules: Rules) -> dict[str, list[Cleaned]]:
    """The cells of some leads, as the import cleaned them."""
    start = len(_READ) - len(COMPARED)
    columns = {
        name: [_text(row[at]) for row in rows] for at, name in enumerate(COMPARED, start=start)
    }
    given = {name: column for name, column in columns.items() if any(column)}
    guessed = ["country" in str(row[1] or "").split() for row in rows]
    known = {"country": _countries(given, guessed, rules)} if any(guessed) else None
    return clean_rows(given, rules, derive=False, known=known)


def _countries(
    given: Mapping[str, Sequence[str]], guessed: Sequence[bool], rules: Rules
) -> list[Cleaned]:
    """Countries, of which those have no key that a phone or a domain told: they are no evidence."""
    held = clean_rows({"country": given["country"]}, rules, derive=False)["country"]
    nothing = [EMPTY] * len(held)
    by_state = fill_countries(nothing, given) if "state" in given else nothing
    return [
        (told if told.value == one.value else one._replace(key="")) if guess else one
        for one, told, guess in zip(held, by_state, guessed, strict=True)
    ]


def _text(value: Value) -> str:
    """A lead's value as the cleaners take it."""
    if isinstance(value, list):
        return BETWEEN.join(value)
    return "" if value is None else str(value)
