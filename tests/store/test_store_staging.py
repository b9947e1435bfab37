import os
import sqlite3
import stat
import tempfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadctl.errors import OutputError
from leadctl.rows import Reject
from leadctl.store.facts.staging import row_digests, staging

KEY = bytes(16)


@pytest.fixture
def folder(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return tmp_path


def names(folder):
    return [path.name for path in folder.iterdir()]


def digests(rows, *, key=KEY, source="web"):
    return row_digests(key, source, list(zip(*rows, strict=True)))[0]


@given(
    st.lists(
        st.tuples(*[st.text(st.sampled_from("ab\x1f\x1e' ,"), max_size=3)] * 2),
        min_size=1,
        unique=True,
    )
)
def test_two_rows_of_a_file_never_share_an_identity(rows):
    assert len(set(digests(rows))) == len(rows)


def test_an_identity_is_the_rows_the_sources_and_the_stores():
    row = [("jane@acme.io", "Jane")]
    one = digests(row)
    assert one == digests(row)
    assert len(one[0]) == 12
    assert one != digests(row, source="fair")
    assert one != digests(row, key=b"\x01" * 16)
    assert one != digests([("jane@acme.io", "", "Jane")])
    assert digests([("a\udcff",)]) != digests([("a",)])


def test_a_staging_is_private_and_gone_afterwards(folder):
    with staging() as stage:
        assert stat.S_IMODE(stage.path.stat().st_mode) == 0o600
        assert names(folder) == [stage.path.name]
    assert names(folder) == []


def test_a_staging_is_gone_after_an_error_too(folder):
    def fail():
        with staging():
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert names(folder) == []


@pytest.mark.usefixtures("folder")
def test_a_staging_in_use_is_not_swept():
    with staging() as one:
        os.utime(one.path, (1, 1))
        with staging():
            assert one.path.exists()
        one.add_rejects(0, [Reject(2, "", "nobody", "x")])
        assert list(one.rejects(0)) == [Reject(2, "", "nobody", "x")]


def test_a_full_disk_is_told(folder):
    def fill():
        with staging() as stage:
            stage.con.execute("pragma max_page_count = 1")
            stage.add_block(0, list(range(2, 2002)), [[os.urandom(90).hex() for _ in range(2000)]])

    with pytest.raises(OutputError, match=r"the disk of .*staging is full"):
        fill()
    assert names(folder) == []


def test_only_rows_that_the_store_does_not_know_are_new(folder):
    store = sqlite3.connect(":memory:")
    store.execute("create table record (digest blob)")
    known, one, other = (bytes([i]) * 12 for i in range(3))
    store.execute("insert into record values (?)", (known,))
    with staging() as stage:
        assert stage.new_rows([known, one, one, other, known], store) == [1, 3]
        assert list(stage.add_rows(0, [2, 3, 4], [known, one, one], [1])) == [1]
        assert list(stage.add_rows(1, [2], [other], [0])) == [2]
        rows = stage.con.execute("select file, line, digest, number from row order by seq")
        assert rows.fetchall() == [
            (0, 2, known, None),
            (0, 3, one, 1),
            (0, 4, one, None),
            (1, 2, other, 2),
        ]
    store.close()
    assert names(folder) == []
