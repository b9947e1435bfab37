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
from leadctl.mapping.passing.passage import BETWEEN
from leadctl.matching.gathering.evidence import PHONE_FIELDS, PLAIN_FIELDS, Evidence
from leadctl.matching.gathering.remembered import Near, kept, nothing, pack, unpack
from leadctl.matching.records.keys import EMAIL_FIELDS
from leadctl.matching.surviving.project import DERIVED_FIELDS
from leadctl.store.asking import query
from leadctl.store.derived.compared import changed_since, remembered
from leadctl.store.derived.parts import laid_out, parts_of
from leadctl.store.facts.edges import apart_records, merged_leads
from leadctl.store.facts.imports import all_imports
from leadctl.store.facts.mail_domains import known_answers

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence

    from leadctl.cleaning.cleaned import Cleaned
    from leadctl.matching.comparing.pairwise import Ints
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
    evidence = Evidence()
    return _add_leads(con, _Ruling.of(con), evidence, ids, report), evidence


def _add_leads(
    con: sqlite3.Connection,
    ruling: _Ruling,
    evidence: Evidence,
    ids: list[int] | None,
    report: Callable[[int, int], None],
) -> list[int]:
    """Put leads behind what evidence has; gives their numbers."""
    total = query.count_leads(con) if ids is None else len(ids)
    numbers: list[int] = []
    for part in _parts(query.leads(con, _READ, ids=ids)):
        found = [row[0] for row in part if isinstance(row[0], int)]
        for rules, rows in ruling.parted(con, found, part):
            evidence.add(_cells(rows, rules), len(rows))
        numbers += found
        report(len(numbers), total)
    return numbers


@dataclass(slots=True)
class Parts:
    """What duplicates are looked for among: each lead, and of a merged one each of its parts.

    Attributes:
        numbers: of the lead that each row is, or would be on its own.
        leads: of the lead that it belongs to.
        evidence: the rows, in the same order.
        near: what is known of a comparison of the rows that were taken over.
        taken_over: the first rows, which are as they were when they were compared last.
        united: pairs of rows that are one lead already.
        apart: pairs of rows that a person told apart.
    """

    numbers: list[int]
    leads: list[int]
    evidence: Evidence
    near: Near = field(default_factory=Near)
    taken_over: int = 0
    united: list[tuple[int, int]] = field(default_factory=list)
    apart: list[tuple[int, int]] = field(default_factory=list)

    def of_lead(self, lead: int) -> list[int]:
        """The rows of a lead."""
        return [row for row, home in enumerate(self.leads) if home == lead]

    def packed(self, near: Near) -> bytes:
        """The rows as the next comparison takes them over, with who was near in this one."""
        import numpy as np  # noqa: PLC0415

        return pack(np.array(self.numbers, dtype=np.int64), self.evidence, near)


def read_parts(
    con: sqlite3.Connection, report: Callable[[int, int], None] = lambda _done, _total: None
) -> Parts:
    """Read what is comparable of the leads as it was before any of them were merged.

    Leads that nothing touched since all were compared last are taken over from then.

    Args:
        con: the store; temporary tables must be allowed.
        report: told how many of the other leads were read, of how many.
    """
    merged, ruling, apart = merged_leads(con), _Ruling.of(con), list(apart_records(con))
    # which row of a merged lead a record stands in is known of rows that are read
    found = _taken_over(con, merged.intersection(home for sides in apart for _, home in sides))
    known = set(found.leads)
    others = [row[0] for row in con.execute("select lead_id from lead order by 1")]
    others = [lead for lead in others if lead not in known]
    alone = [lead for lead in others if lead not in merged]
    found.numbers += _add_leads(con, ruling, found.evidence, alone, report)
    found.leads += alone
    row_of = dict(zip(found.numbers, range(len(found.numbers)), strict=True))
    if merged:
        _add_parts(con, ruling, found, row_of, [lead for lead in others if lead in merged])
    found.united = _united(found.leads)
    found.apart = _apart(apart, row_of)
    return found


def _taken_over(con: sqlite3.Connection, but: Collection[int]) -> Parts:
    """The rows of leads that nothing touched since they were compared, but for some leads."""
    import numpy as np  # noqa: PLC0415 - 250 ms, only where something is matched

    numbers, evidence, near = _remembered(con)
    home_of = dict(con.execute("select record_id, lead_id from member where lead_id <> record_id"))
    leads = [home_of.get(number, number) for number in numbers.tolist()]
    gone = {*changed_since(con), *but}
    gone |= set(leads).difference(row[0] for row in con.execute("select lead_id from lead"))
    keep = np.array([lead not in gone for lead in leads], dtype=bool)
    leads = [lead for lead in leads if lead not in gone]
    if not keep.all():
        numbers, evidence, near = numbers[keep], kept(evidence, keep), near.of(keep)
    return Parts(numbers.tolist(), leads, evidence, near, len(leads))


def _remembered(con: sqlite3.Connection) -> tuple[Ints, Evidence, Near]:
    """What the last comparison left: the numbers of rows, what they say, and who is near."""
    known = remembered(con)
    try:
        numbers, evidence, near = unpack(known.data) if known else nothing()
    except ValueError:  # it only spares work
        return nothing()
    return numbers, evidence, near if known and known.same_weights else Near()


def _united(leads: Sequence[int]) -> list[tuple[int, int]]:
    """Each row of a lead but its first, with that one."""
    first: dict[int, int] = {}
    rows = enumerate(leads)
    return [(at, row) for row, lead in rows if (at := first.setdefault(lead, row)) != row]


def _add_parts(
    con: sqlite3.Connection,
    ruling: _Ruling,
    found: Parts,
    row_of: dict[int, int],
    leads: Sequence[int],
) -> None:
    """Put the parts of merged leads behind the others, and note the row of each record of them."""
    for parts in parts_of(con, leads):
        for latest, some in groupby(parts, key=lambda part: part.latest):
            alike = list(some)
            columns = laid_out(alike)
            columns["lead_id"] = [None] * len(alike)
            rows = [list(row) for row in zip(*(columns[name] for name in _READ), strict=True)]
            found.evidence.add(_cells(rows, ruling.by_import[latest]), len(rows))
            for part in alike:
                row_of.update(dict.fromkeys(part.records, len(found.numbers)))
                found.numbers.append(part.number)
                found.leads.append(part.lead)


def _apart(apart: Iterable[Sides], row_of: Mapping[int, int]) -> list[tuple[int, int]]:
    """The rows of those whom a person told apart, as far as they stand in any."""
    found = []
    for sides in apart:
        one, other = (row_of.get(record, row_of.get(lead)) for record, lead in sides)
        if one is not None and other is not None and one != other:
            found.append((one, other))
    return found


Sides = tuple[tuple[int, int], tuple[int, int]]
"""Two records, each with the lead that it belongs to."""


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
