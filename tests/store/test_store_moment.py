"""Leads as they stood: what is derived for a moment is what the table said at that moment."""

import tempfile
from pathlib import Path

from conftest import Desk
from hypothesis import HealthCheck, Phase, example, given, settings
from test_store_edges import run, steps

from leadctl.store.asking.moment import stood
from leadctl.store.file.schema import LEAD_COLUMNS
from leadctl.store.opening.connect import reading


def rows(desk):
    """Record -> the row of its lead, of all that stand now."""
    names = ", ".join(f'l."{name}"' for name in LEAD_COLUMNS)
    found = desk.query(
        f"select m.record_id, {names} from member m join lead l using (lead_id) where m.seen > 0"
    )
    return {record: plain(dict(zip(LEAD_COLUMNS, row, strict=True))) for record, *row in found}


def plain(row):
    return {name: value for name, value in row.items() if name != "suppressed"}


@settings(
    max_examples=30,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=[HealthCheck.too_slow],
)
@example(
    [
        ("import", [0, 1, 2], "web"),
        ("import", [2, 3, 4], "fair"),
        ("undo", 1),
        ("stage", "sal", 3),
        ("redo", 1),
        ("undo", 2),
        ("stage", "sal", 1),
        ("redo", 2),
    ]
)
@given(steps)
def test_every_lead_is_found_as_it_stood_before_each_operation(script):
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(Path(folder))
        moments = {}
        for step in script:
            before = rows(desk)
            run(desk, step)
            (newest,) = desk.query("select max(op_id) from operation")[0]
            if newest is not None and newest not in moments:
                moments[newest] = before
        if not moments:
            return
        with reading(desk.store, scratch=True) as con:
            for op_id, then in moments.items():
                found = stood(con, op_id, list(then))
                assert {number: plain(lead.row) for number, lead in found.items()} == then


def test_a_connection_sees_today_again_afterwards(desk):
    desk.load_text("Email,Name\na@acme.io,A Lee\nb@acme.io,B Lee\n")
    desk.set("status", "open", "1")
    with reading(desk.store, scratch=True) as con:
        before = con.execute("select * from operation"), con.execute("select * from member")
        before = [one.fetchall() for one in before]
        (lead,) = stood(con, 2, [1]).values()
        assert (lead.row["status"], lead.records) == ("new", [1])
        assert stood(con, 1, [1]) == {}
        after = con.execute("select * from operation"), con.execute("select * from member")
        assert [one.fetchall() for one in after] == before
