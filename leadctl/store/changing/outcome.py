"""What became of the rows of an import, told once they have landed and leads are derived."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from leadctl.store.derived.suppressed import any_suppressed

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Sequence

    from leadctl.store.changing.landing import Staged


@dataclass(frozen=True, slots=True)
class Landed:
    """What became of a file's rows; the first five counts and `told` add up to its rows.

    Attributes:
        new: rows that founded a lead.
        joined: rows that joined a lead founded by another row of this import.
        updated: rows of a lead that was there before and is another one now.
        unchanged: rows that say nothing new of a lead that was there before.
        skipped: rows that the mode leaves without effect.
        misnamed: rows under the number of a lead that is somebody else; they went elsewhere.
        suppressed: rows of people who are not to be contacted.
        told: rows that say something new of a company.
        companies: how many companies the file is about.
        filled: leads that are new or changed, and show something of what it says of companies.
    """

    new: int
    joined: int
    updated: int
    unchanged: int
    skipped: int
    misnamed: int = 0
    suppressed: int = 0
    told: int = 0
    companies: int = 0
    filled: int = 0


def outcomes(con: sqlite3.Connection, files: Sequence[Staged]) -> dict[int, Landed]:
    """Tell what became of the rows of each file."""
    con.execute(
        "create temp table other as select * from temp.landed where record_id not in"
        " (select record_id from temp.plain)"
    )
    con.execute(
        "create temp table founder as select m.lead_id, min(d.seq) as seq from temp.other d"
        " join member m using (record_id) where not d.live or d.news group by 1"
    )
    con.execute("create unique index temp.founder_by_lead on founder (lead_id)")
    return {
        one.file: _told(con, one.file) if one.options.companies else _outcome(con, one)
        for one in files
    }


def _outcome(con: sqlite3.Connection, one: Staged) -> Landed:
    """Tell for each row what it came to.

    A plain record is new in the row that founds its lead, and joins that in rows that repeat it.
    """
    founders, plain = con.execute(
        "select (select count(*) from temp.plain where file = ?1), (select count(*) from"
        " temp.landed where file = ?1) - (select count(*) from temp.other where file = ?1)",
        (one.file,),
    ).fetchone()
    new, joined, updated, unchanged, skipped = con.execute(
        "with fate as (select case"
        "  when d.live and not d.news then 'unchanged'"
        "  when l.lead_id is null then 'skipped'"
        "  when m.lead_id in (select lead_id from temp.changed) then 'updated'"
        "  when m.lead_id in (select lead_id from temp.before) then 'unchanged'"
        "  when d.seq = f.seq then 'new'"
        "  else 'joined' end as what"
        " from temp.other d join member m using (record_id) left join lead l using (lead_id)"
        " left join temp.founder f using (lead_id) where d.file = ?)"
        " select count(*) filter (where what = 'new'), count(*) filter (where what = 'joined'),"
        " count(*) filter (where what = 'updated'), count(*) filter (where what = 'unchanged'),"
        " count(*) filter (where what = 'skipped') from fate",
        (one.file,),
    ).fetchone()
    if one.options.mode == "update":
        skipped += plain
    else:
        new, joined = new + founders, joined + plain - founders
    misnamed = con.execute(
        "select count(*) from stage.lead_ref f"
        " join temp.new_record n using (number) join member a using (record_id)"
        " join member b on b.record_id = f.lead_id where n.file = ? and a.lead_id <> b.lead_id",
        (one.file,),
    ).fetchone()[0]
    held = _suppressed(con, one.file)
    return Landed(new, joined, updated, unchanged, skipped, misnamed, held)


def _told(con: sqlite3.Connection, file: int) -> Landed:
    """Tell what the rows of a list of companies came to."""
    unchanged, told = con.execute(
        "select coalesce(sum(live and not news), 0), coalesce(sum(not live or news), 0)"
        " from temp.landed where file = ?",
        (file,),
    ).fetchone()
    companies = con.execute(
        "select count(distinct k.hash) from temp.landed d cross join match_key k using (record_id)"
        " where d.file = ?",
        (file,),
    ).fetchone()[0]
    filled = con.execute(
        "select count(distinct f.lead_id) from temp.filled f join temp.landed d using (record_id)"
        " where d.file = ? and (f.lead_id in (select lead_id from temp.changed)"
        " or f.lead_id not in (select lead_id from temp.before))",
        (file,),
    ).fetchone()[0]
    return Landed(0, 0, 0, unchanged, 0, told=told, companies=companies, filled=filled)


def _suppressed(con: sqlite3.Connection, file: int) -> int:
    """Count the rows of suppressed leads; a plain record's lead has its number."""
    if not any_suppressed(con):
        return 0
    number: int = con.execute(
        "select count(*) from temp.landed where file = ? and record_id in (select record_id from"
        " temp.plain cross join lead on lead_id = record_id where suppressed is not null union all"
        " select record_id from temp.other cross join member using (record_id) cross join lead"
        " using (lead_id) where suppressed is not null)",
        (file,),
    ).fetchone()[0]
    return number
