from __future__ import annotations

import pytest

from leadctl.store.file import engine
from leadctl.store.file.bulk import VARIABLES, insert_columns


@pytest.mark.parametrize("together", [False, True])
def test_none_becomes_null_and_every_other_value_stays(together):
    con = engine.memory()
    con.execute("create table t (id integer, a text, b text, c text default 'x', n integer) strict")
    insert_columns(
        con,
        "t",
        {
            "id": [1, 2, 3],
            "a": ["", None, "nan"],
            "b": ["é", "null", None],
            "c": [None] * 3,
            "n": [None, 0, -(2**63)],
        },
        together=together,
    )
    assert con.execute("select a, b, c, n from t order by id").fetchall() == [
        ("", "é", "x", None),
        (None, "null", "x", 0),
        ("nan", None, "x", -(2**63)),
    ]


@pytest.mark.parametrize("rows", [0, 1, VARIABLES // 2 - 1, VARIABLES // 2, VARIABLES + 1])
def test_rows_stay_whole_and_in_order_however_many_a_statement_holds(rows):
    con = engine.memory()
    con.execute("create table t (a integer, b text)")
    given = [(at, str(at)) for at in range(rows)]
    columns = {"a": [a for a, _ in given], "b": [b for _, b in given]}
    insert_columns(con, "t", columns, together=True)
    assert con.execute("select a, b from t order by rowid").fetchall() == given


def test_a_table_with_more_columns_than_a_statement_should_bind_is_filled_too():
    con = engine.memory()
    names = [f"c{at}" for at in range(VARIABLES + 1)]
    con.execute(f"create table t ({', '.join(names)})")
    insert_columns(con, "t", {name: [name, None] for name in names}, together=True)
    assert con.execute("select * from t").fetchall() == [tuple(names), (None,) * len(names)]


def test_columns_of_several_lengths_are_no_rows():
    con = engine.memory()
    con.execute("create table t (a integer, b integer)")
    with pytest.raises(ValueError, match="shorter"):
        insert_columns(con, "t", {"a": [1, 2], "b": [1]}, together=True)
