"""Companies: what lists say of them, read back from their rows, and the leads that it is about.

A row about a company is a record like any other: kept as read, sighted by its imports, hidden and
shown by undo and redo. It founds no lead and joins none; its match key is the company's domain, by
which a lead finds it while it is derived.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain
from typing import TYPE_CHECKING

import orjson

from leadctl.matching.records.cluster import Cluster
from leadctl.matching.records.keys import company_key, key_hash
from leadctl.matching.surviving.companies import (
    FIRMOGRAPHICS,
    Company,
    domains_of_rows,
    plain_domain,
)
from leadctl.matching.surviving.entries import Edit, Former, Record
from leadctl.matching.surviving.golden import survive
from leadctl.store.derived.known import Person, known_records, ranked
from leadctl.store.derived.load import speaking_imports
from leadctl.store.derived.voices import Voices
from leadctl.store.facts.sightings import IS_COMPANY, IS_OF_COMPANIES

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

    from leadctl.matching.surviving.entries import Golden
    from leadctl.store.derived.voices import Known
    from leadctl.store.facts.imports import Import
    from leadctl.store.facts.said import Word

COMPANIES = (
    "select record_id from main.record where import_id in"
    f" (select import_id from main.import i where {IS_OF_COMPANIES})"
)
"""Selects all rows about companies."""


KIN_OF_COMPANY = (
    "select o.record_id from match_key k cross join match_key o using (hash)"
    " where k.record_id = m.record_id and o.record_id <> k.record_id"
)
"""Selects the other rows about the company that member `m` is a row about."""


def any_companies(con: sqlite3.Connection) -> bool:
    """Whether the store ever had a list of companies."""
    found = con.execute(f"select 1 from main.import i where {IS_OF_COMPANIES} limit 1").fetchone()
    return found is not None


def companies_by_source(con: sqlite3.Connection) -> dict[str, int]:
    """Source -> of how many companies its lists that stand tell."""
    if not any_companies(con):
        return {}
    rows = con.execute(
        "select i.source, count(distinct k.hash) from import i join record r using (import_id)"
        " join member m using (record_id) join match_key k using (record_id)"
        f" where {IS_OF_COMPANIES} and m.seen > 0 group by 1"
    )
    return dict(rows.fetchall())


def touch_customers(con: sqlite3.Connection, records: str, leads: str = "lead") -> bool:
    """Touch the leads of the companies that some records are about.

    Args:
        con: the store.
        records: a table with the records' numbers; people among them are passed over.
        leads: the table of leads to look in. All of it is read: a lead has no key of its company,
            which would make every import longer.

    Returns:
        whether any of the records is about a company.
    """
    if not any_companies(con):
        return False
    con.execute("drop table if exists temp.told_of")
    con.execute("create temp table told_of (hash integer primary key)")
    con.execute(
        f"insert or ignore into temp.told_of select k.hash from {records} t"
        f" cross join record r using (record_id) cross join match_key k using (record_id)"
        f" where k.sure = 0 and {IS_COMPANY}"
    )
    found = con.execute("select 1 from temp.told_of limit 1").fetchone() is not None
    if found:
        prepare(con)
        con.execute(
            f"insert or ignore into temp.touched select lead_id from {leads} where domain is not"
            " null and leadctl_company(domain) in (select hash from temp.told_of)"
        )
    return found


def leave_to_derive(con: sqlite3.Connection) -> None:
    """Take out of `temp.plain` rows about companies, and people of companies that are known."""
    if not any_companies(con):
        return
    prepare(con)
    con.execute(
        "delete from temp.plain where record_id in (select record_id from temp.plain"
        f" cross join record r using (record_id) where {IS_COMPANY})"
    )
    con.execute(
        "delete from temp.plain where record_id in (select p.record_id from temp.plain p"
        " cross join temp.new_record n using (record_id) cross join stage.fresh f using (number)"
        " where f.domain is not null and exists (select 1 from match_key k"
        " where k.hash = leadctl_company(f.domain)))"
    )


def pass_over_companies(con: sqlite3.Connection) -> None:
    """Take rows about companies out of what is to be derived: they are nobody's."""
    if any_companies(con):
        con.execute(
            "delete from temp.touched where record_id in (select record_id from temp.touched t"
            f" cross join record r using (record_id) where {IS_COMPANY})"
        )


def note_filled(con: sqlite3.Connection, found: Iterable[Person]) -> None:
    """Note in `temp.filled`, where it is kept, which record gave a lead what of its company."""
    if con.execute("select 1 from temp.sqlite_master where name = 'filled'").fetchone():
        con.executemany(
            "insert or ignore into temp.filled values (?, ?)",
            (
                (one.cluster.lead_id, one.golden.why[name].record)
                for one in found
                if one.company is not None and one.golden is not None
                for name in shown(one.golden)
            ),
        )


def prepare(con: sqlite3.Connection) -> None:
    """Give a connection the function that tells the hash of a domain's key."""
    known: dict[str, int] = {}

    def hash_of(domain: str) -> int:
        if len(known) > _AT_HAND:
            known.clear()
        if domain not in known:
            known[domain] = key_hash(company_key(domain))
        return known[domain]

    con.create_function("leadctl_company", 1, hash_of, deterministic=True)


_AT_HAND = 50_000
"""Hashes that are kept at hand."""


class Accounts:
    """What lists say of some companies.

    Args:
        con: the store.
        domains: the companies' domains.
        imports: all imports by number.
    """

    def __init__(
        self, con: sqlite3.Connection, domains: Iterable[str], imports: Mapping[int, Import]
    ) -> None:
        self._people: dict[str, list[Known]] = defaultdict(list)
        self._entries: dict[str, list[Record]] = {}
        self._heard: dict[tuple[str, int], Company | None] = {}
        ours = {number: one for number, one in imports.items() if one.companies}
        records = rows_about(con, domains) if ours else []
        if records:
            self._read(con, records, ours)

    def _read(
        self, con: sqlite3.Connection, records: Sequence[int], imports: Mapping[int, Import]
    ) -> None:
        known = known_records(con, records, imports, {})
        live = [one for one in known.values() if one.at.live]
        sighted = [one.at for one in live]
        orders = ranked(con, sighted)
        for one in sorted(live, key=lambda one: orders[one.at.record]):
            cells = {name: [cell] for name, cell in one.cells.items()}
            self._people[domains_of_rows(cells, 1)[0]].append(one)
        voices = Voices(imports, speaking_imports(con, sighted, imports), {})
        for domain, members in self._people.items():
            entries = voices.entries(members, Cluster())
            self._entries[domain] = [one for one in entries if isinstance(one, Record)]

    def __call__(self, domain: str, by: str) -> Company | None:
        """Tell what is known of a company; where `by` is given, what was by that time."""
        domain = plain_domain(domain)
        entries = self._entries.get(domain)
        if not entries:
            return None
        heard = [one for one in entries if one.terms.at <= by] if by else entries
        key = (domain, len(heard))
        if key not in self._heard:
            golden = survive(heard)
            times = {one.terms.operation: one.terms.at for one in heard}
            self._heard[key] = Company(golden, times) if golden else None
        return self._heard[key]

    def of(self, golden: Golden | None) -> Person | None:
        """The company of which a lead shows something."""
        if not self._entries or golden is None or not shown(golden):
            return None
        domain = plain_domain(golden.cell("domain").value or "")
        company = self(domain, "")
        return Person(Cluster(), company.golden, self._people[domain]) if company else None


def shown(golden: Golden) -> list[str]:
    """The fields of a lead that come from its company."""
    return [
        name for name in FIRMOGRAPHICS if name in golden.why and golden.why[name].rule == "company"
    ]


def filling(person: Person) -> list[Known]:
    """The rows about a person's company from which the lead has something."""
    if person.company is None or person.golden is None:
        return []
    from_it = {person.golden.why[name].record for name in shown(person.golden)}
    return [one for one in person.company.records if one.at.record in from_it]


def domains_named(known: Iterable[Known], said: Mapping[int, Sequence[Word]]) -> set[str]:
    """Every domain that rows and people ever gave some leads."""
    typed = (
        word.cells for words in said.values() for word in words if isinstance(word, Edit | Former)
    )
    told = (cells["domain"] for cells in typed if "domain" in cells)
    cells = chain((one.cell("domain") for one in known), told)
    return {cell.value for cell in cells if cell.value}


def rows_about(con: sqlite3.Connection, domains: Iterable[str]) -> list[int]:
    """The rows about some companies, those of undone lists too; rising."""
    hashes = orjson.dumps([key_hash(company_key(one)) for one in domains]).decode()
    rows = con.execute(
        "select distinct k.record_id from json_each(?) j cross join match_key k on k.hash = j.value"
        f" cross join record r using (record_id) where {IS_COMPANY} order by 1",
        (hashes,),
    )
    return [row[0] for row in rows]
