"""Steady records: those of which an import that only has them again tells nothing new.

A nightly list has nearly all of its rows again. Whether such an import counts or not, the lead of
one row is the same, if the row was there before, came again from the same source under the same
terms, and has not vanished from its source at either moment. Looking back passes over those.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.store.derived.companies import KIN_OF_COMPANY
from leadctl.store.derived.reach import touch_too
from leadctl.store.derived.vanishing import full_lists
from leadctl.store.facts.imports import all_imports
from leadctl.store.facts.sightings import IS_OF_COMPANIES

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

    from leadctl.store.facts.imports import Import


def find_steady_ground(con: sqlite3.Connection) -> bool:
    """Note what stands both today and under the facts in sight, for `touch_unsteady`.

    `temp.firm` names the imports that count at both moments, `temp.latest` the latest import of
    each source today, and `temp.had` the records that the latest one then had, each with its terms.

    Returns:
        False where no record can be told to be steady: imports were read again by other rules.
    """
    if con.execute("select 1 from rereading limit 1").fetchone():
        return False
    for table, (key, query) in _GROUND.items():
        con.execute(f"drop table if exists temp.{table}")
        con.execute(f"create temp table {table} as {query}")
        con.execute(f"create index temp.{table}_by_id on {table} ({key})")
    return True


_LATEST = (
    "select max(import_id) as import_id, source, plan, options from import join {0} using (op_id)"
    " where undone = 0 group by source"
)  # beside max(), SQLite takes the other columns from the row that has it

_GROUND = {
    "firm": (
        "import_id",
        (
            "select import_id, source, plan, options from import join main.operation o"
            " using (op_id) join temp.operation t using (op_id) where o.undone = 0 and t.undone = 0"
        ),
    ),
    "latest": ("import_id", _LATEST.format("main.operation")),
    "had": (
        "record_id",
        (
            "select distinct r.record_id, x.source, x.plan, x.options from"
            f" ({_LATEST.format('temp.operation')}) x cross join sighting s using (import_id)"
            " cross join record r"
            " on r.record_id between s.first_record and s.first_record + s.n - 1"
        ),
    ),
}


def touch_unsteady(con: sqlite3.Connection, op_id: int) -> None:
    """Touch the records that the imports of an operation had, but for steady ones."""
    con.execute(
        "insert or ignore into temp.touched select r.record_id from import i cross join sighting s"
        " using (import_id) cross join record r on r.record_id between s.first_record and"
        f" s.first_record + s.n - 1 where i.op_id = ? and not exists ({STEADY})"
        f" and not ({IS_OF_COMPANIES} and exists ({_STEADY_COMPANY}))",
        (op_id,),
    )


def _same(one: str, other: str) -> str:
    columns = ("source", "plan", "options")
    return " and ".join(f"{one}.{name} = {other}.{name}" for name in columns)


STEADY = (
    "select 1 from temp.firm h cross join member m on m.record_id = r.record_id"
    " and m.lead_id = m.record_id cross join lead l on l.lead_id = m.record_id"
    " cross join temp.latest n on n.import_id = m.last_import"
    " cross join temp.had t on t.record_id = r.record_id"
    f" where h.import_id = r.import_id and instr(h.plan, 'lead_id') = 0 and i.touch is null"
    f" and {_same('h', 'i')} and {_same('h', 'n')} and {_same('h', 't')}"
    " and not exists (select 1 from member o where o.lead_id = r.record_id"
    " and o.lead_id <> o.record_id)"
)
"""Finds something where record `r` is steady, of which import `i` may tell something.

A row of an export of ours, which names a lead, is read as of its import, and never is.
"""

_STEADY_COMPANY = (
    "select 1 from temp.firm h cross join member m on m.record_id = r.record_id"
    " cross join temp.latest n on n.import_id = m.last_import"
    " cross join temp.had t on t.record_id = r.record_id where h.import_id = r.import_id"
    f" and {_same('h', 'i')} and {_same('h', 'n')} and {_same('h', 't')}"
    f" and not exists ({KIN_OF_COMPANY})"
)
"""The same of a row about a company: none is steady where several are about the same one."""


def touch_stirred(con: sqlite3.Connection, op_id: int) -> None:
    """Touch the records whose leads may differ by whether the imports of an operation count.

    They must not count now: what `member` has of a record is what it has without them.

    A record has all of its imports from one source. Where those that stand have one plan and the
    same terms as the one in question, and the record was there before it, then its reading, who
    speaks when and all times are the same with it and without. What is left is whether the
    record vanished without it, and whose row of several came last: of one lead, or of one company.
    """
    imports = all_imports(con)
    quiet = dict(_quiet(imports, op_id))
    for (import_id,) in con.execute(
        "select import_id from import where op_id = ?", (op_id,)
    ).fetchall():
        alone = f" and not exists ({KIN_OF_COMPANY})" if imports[import_id].companies else ""
        touch_too(
            con,
            "select m.record_id from sighting s cross join member m"
            " on m.record_id between s.first_record and s.first_record + s.n - 1"
            f" where s.import_id = ?1 and not (?2 is not null and {_UNSTIRRED}{alone})",
            (import_id, quiet.get(import_id)),
        )


_UNSTIRRED = (
    "m.seen > 0 and m.first_import < ?1 and m.last_import >= ?2 and m.lead_id = m.record_id"
    " and not exists (select 1 from member o where o.lead_id = m.record_id"
    " and o.lead_id <> o.record_id)"
)
"""Whether member `m` is the same with quiet import ?1 as without; ?2 as `_quiet` gives it.

A row about a company is, where no other is about the same one.
"""


def _quiet(imports: Mapping[int, Import], op_id: int) -> Iterator[tuple[int, int]]:
    """The imports of an operation that read rows as their source stands without them.

    Each with the first import of the last other full list of the source, 0 for none: a record
    that was seen since then has not vanished.
    """
    others = {
        number: one for number, one in imports.items() if not one.undone and one.op_id != op_id
    }
    lists = full_lists(others)
    for one in (one for one in imports.values() if one.op_id == op_id):
        alike = all(
            (other.plan, other.options) == (one.plan, one.options)
            for other in others.values()
            if other.source == one.source
        )
        if alike and one.touch is None and not one.plan.is_ours:
            last = lists.get(one.source)
            yield one.import_id, last[-1].first if last else 0
