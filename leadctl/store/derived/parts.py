"""The parts of merged leads: the leads that they would be, had nobody decided that they are one.

Duplicates are looked for among these. A golden lead shows one name and one birth date of several;
by the parts, what speaks for two and against them is the same before a merge and after it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import orjson

from leadctl.cleaning.cleaned import EMPTY
from leadctl.mapping.passing.passage import BETWEEN
from leadctl.matching.surviving.project import project
from leadctl.store.derived.derive import BATCH, batches, groups_of, people
from leadctl.store.facts.imports import all_imports
from leadctl.store.facts.rawrows import lay_out, put_away

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Sequence

    from leadctl.cleaning.cleaned import Cleaned


class Part(NamedTuple):
    """A part of a merged lead.

    Attributes:
        number: of the lead that it would be: the lowest of its records.
        lead: number of the lead that it belongs to.
        records: all of its records.
        latest: the latest import that has one of them.
        cells: field -> its golden value.
    """

    number: int
    lead: int
    records: list[int]
    latest: int
    cells: dict[str, Cleaned]


def parts_of(con: sqlite3.Connection, leads: Sequence[int]) -> Iterator[list[Part]]:
    """Walk the parts of merged leads, some at a time.

    Args:
        con: the store; temporary tables must be allowed.
        leads: numbers of the leads, which decisions made of several.
    """
    merged = set(leads)
    imports = all_imports(con)
    sets = groups_of(con, sorted(merged))
    if sum(map(len, sets)) > BATCH:
        lay_out(con)
    for batch in batches(sets):
        homes = _homes(con, [record for group in batch for record in group])
        yield [
            Part(
                person.cluster.lead_id,
                homes[person.cluster.lead_id],
                [node.record for node in (*person.cluster.nodes, *person.cluster.ghosts)],
                max(one.at.last for one in person.records),
                person.golden.cells,
            )
            for person in people(con, batch, imports, reasons=False, united=False)
            if person.golden is not None and homes[person.cluster.lead_id] in merged
        ]
    put_away(con)


def _homes(con: sqlite3.Connection, records: Sequence[int]) -> dict[int, int]:
    numbers = orjson.dumps(records).decode()
    return dict(
        con.execute(
            "select record_id, lead_id from json_each(?) j join member on record_id = j.value",
            (numbers,),
        )
    )


def laid_out(parts: Sequence[Part]) -> dict[str, list[str | None]]:
    """The values of parts by column, as those of leads stand in their table."""
    names = {name for part in parts for name in part.cells}
    cells = {name: [part.cells.get(name, EMPTY) for part in parts] for name in names}
    return project(cells, len(parts), BETWEEN.join)
