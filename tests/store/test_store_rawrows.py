"""Raw rows laid out one by one equal those of the blocks."""

import pytest
from conftest import Desk

from leadctl.store.derived import derive as derive_module
from leadctl.store.derived.derive import derive
from leadctl.store.derived.load import load, sighted_records
from leadctl.store.derived.reach import reach, touch
from leadctl.store.facts.imports import all_imports
from leadctl.store.facts.rawrows import lay_out, put_away
from leadctl.store.file.schema import LEAD_COLUMNS
from leadctl.store.opening.connect import reading, writing

HEADER = "Email,First Name,Last Name,City\n"


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """People who stand in two lists of several blocks, far apart."""
    rows = [f"p{i % 700}@acme.io,Jane{i % 700},Doe,City {i}\n" for i in range(1400)]
    desk.load_text(HEADER + "".join(rows), name="a.csv")
    desk.load_text(HEADER + "".join(reversed(rows[:900])) + ",,Poe,\n", name="b.csv")
    return desk


def loaded(con):
    numbers = [row[0] for row in con.execute("select record_id from record order by 1")]
    return list(load(con, sighted_records(con, numbers), all_imports(con)))


def test_records_read_the_same_either_way(filled):
    with reading(filled.store, scratch=True) as con:
        plain = loaded(con)
        touch(con, "select record_id from record where record_id % 3")
        reach(con)
        lay_out(con)
        laid_out = con.execute("select count(*) from temp.raw_row").fetchone()[0]
        assert laid_out > 500
        assert loaded(con) == plain
        put_away(con)
        assert loaded(con) == plain


def test_batches_of_any_size_derive_the_same(filled, monkeypatch):
    columns = ", ".join(f'"{name}"' for name in LEAD_COLUMNS)
    before = filled.leads(columns)
    monkeypatch.setattr(derive_module, "BATCH", 100)
    with writing(filled.store, "2026-01-01T00:00:00Z") as con:
        touch(con, "select record_id from record")
        derive(con)
    assert filled.leads(columns) == before
