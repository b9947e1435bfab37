from __future__ import annotations

from leadctl.store.file import engine
from leadctl.store.file.bulk import insert_columns


def test_none_becomes_null_and_every_other_value_stays():
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
    )
    assert con.execute("select a, b, c, n from t order by id").fetchall() == [
        ("", "é", "x", None),
        (None, "null", "x", 0),
        ("nan", None, "x", -(2**63)),
    ]
