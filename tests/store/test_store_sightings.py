"""Sightings against a plain model: for every import, the list of (line, record) pairs."""

import sqlite3
from collections import defaultdict

from hypothesis import given
from hypothesis import strategies as st

from leadctl.store.facts import sightings
from leadctl.store.file import schema

RECORDS = 12

files = st.lists(st.lists(st.integers(1, RECORDS), min_size=1, max_size=15), min_size=1, max_size=6)


def summary(imports):
    return len(imports), min(imports, default=None), max(imports, default=None)


class Model:
    """A store with imports that saw records, and what they saw as plain lists."""

    def __init__(self, files):
        self.con = sqlite3.connect(":memory:", isolation_level=None)
        schema.migrate(self.con, "")
        self.rows = {}
        self.visible = set()
        for number, records in enumerate(files, start=1):
            self.add(number, records)

    def add(self, number, records):
        self.rows[number] = list(enumerate(records, start=2))
        self.con.execute(
            "insert into operation (op_id, kind, at, who, command, rules)"
            " values (?, 'import', '', '', '', '')",
            (number,),
        )
        self.con.execute(
            "insert into import values"
            " (?, ?, '', x'', '', '', '', '', '', '', null, null, 0, 0, 0)",
            (number, number),
        )
        self.con.executemany(
            "insert or ignore into member values (?, ?, 0, null, null, null)",
            ((record, record) for record in records),
        )
        self.con.executemany(
            "insert into sighting values (?, ?, ?, ?)",
            ((number, *run) for run in sightings.runs_of_rows(iter(self.rows[number]))),
        )
        sightings.see(self.con, number)
        self.visible.add(number)

    def turn(self, number):
        """Undo an import, or redo it."""
        undone = number in self.visible
        self.con.execute("update operation set undone = ? where op_id = ?", (undone, number))
        (sightings.unsee if undone else sightings.see)(self.con, number)
        self.visible ^= {number}

    def expected(self):
        seen = defaultdict(list)
        for number in sorted(self.visible):
            for _, record in self.rows[number]:
                seen[record].append(number)
        known = {record for rows in self.rows.values() for _, record in rows}
        return {record: summary(seen[record]) for record in known}

    def counted(self):
        rows = self.con.execute("select record_id, seen, first_import, last_import from member")
        return {record: tuple(rest) for record, *rest in rows}


@given(files, st.lists(st.integers(0, 5), max_size=12))
def test_counts_follow_undo_and_redo_in_any_order(files, turns):
    model = Model(files)
    assert model.counted() == model.expected()
    for turn in turns:
        model.turn(turn % len(files) + 1)
        assert model.counted() == model.expected()
    model.con.close()


@given(files, st.sets(st.integers(1, RECORDS)))
def test_lines_and_records_are_found_again(files, wanted):
    model = Model(files)
    for number, rows in model.rows.items():
        for record in range(1, RECORDS + 2):
            lines = [line for line, one in rows if one == record]
            assert sightings.lines_of(model.con, number, record) == lines
        seen = {record for _, record in rows}
        assert sightings.sighted(model.con, number, sorted(wanted)) == wanted & seen
    model.con.close()


@given(st.lists(st.tuples(st.integers(2, 40), st.integers(1, 9)), unique_by=lambda row: row[0]))
def test_runs_say_the_same_as_the_rows(rows):
    rows.sort()
    spread = [
        (line + i, record + i)
        for line, record, n in sightings.runs_of_rows(iter(rows))
        for i in range(n)
    ]
    assert spread == rows


def test_a_file_in_order_is_one_run():
    rows = ((line, line - 1) for line in range(2, 100_002))
    assert list(sightings.runs_of_rows(rows)) == [(2, 1, 100_000)]
