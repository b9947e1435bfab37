from __future__ import annotations

import gzip
import io

import pytest

from leadctl.errors import DataError, ExitCode, LeadctlError
from leadctl.reading import open_table, spool
from leadctl.reading.opening import unpacking

LIST = b"Name,Email\nAnn,a@x.com\nBo,b@x.com\n"


def packed(data):
    """Pack without the time, so that a test has the same name whenever it is collected."""
    return gzip.compress(data, mtime=0)


@pytest.fixture
def read(tmp_path):
    def go(data):
        path = tmp_path / "list.csv"
        path.write_bytes(data)
        table = open_table(path)
        rows = [row for chunk in table.chunks for row in zip(*chunk.columns, strict=True)]
        return table, rows

    return go


@pytest.mark.parametrize(
    "data",
    [
        packed(LIST),
        packed(LIST[:15]) + packed(LIST[15:]),
        packed(b'[{"Name":"Ann","Email":"a@x.com"},{"Name":"Bo","Email":"b@x.com"}]'),
        packed("\ufeffName\tEmail\nAnn\ta@x.com\nBo\tb@x.com\n".encode("utf-16-le")),
    ],
)
def test_a_packed_list_is_read_as_if_it_were_not(read, data):
    table, rows = read(data)
    assert table.columns == ("Name", "Email")
    assert rows == [("Ann", "a@x.com"), ("Bo", "b@x.com")]


def test_a_packed_list_is_read_from_a_pipe():
    with spool(io.BytesIO(packed(LIST))) as path:
        assert open_table(path, name="stdin").columns == ("Name", "Email")


def test_an_archive_of_nothing_is_an_empty_list(read):
    assert read(packed(b""))[0].columns == ()


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (packed(LIST)[:-9], "cut off"),
        (packed(LIST)[:20], "cut off"),
        (b"\x1f\x8b", "cut off"),
        (packed(LIST)[:-8] + b"12345678", "damaged"),
        (b"\x1f\x8b\x08\x00" + b"x" * 100, "damaged"),
        (packed(LIST) + b"garbage behind it", "damaged"),
    ],
)
def test_a_damaged_archive_is_refused(read, data, says):
    with pytest.raises(DataError, match=says) as caught:
        read(data)
    assert (caught.value.exit_code, bool(caught.value.hint)) == (65, True)


def test_a_bomb_is_stopped_while_it_unpacks(read, monkeypatch):
    monkeypatch.setattr(unpacking, "FREE_BYTES", 1 << 20)
    with pytest.raises(DataError, match="250 times its size"):
        read(packed(bytes(20 << 20)))


def test_the_largest_size_holds_whatever_the_ratio(read, monkeypatch):
    monkeypatch.setattr(unpacking, "MOST_BYTES", 20)
    with pytest.raises(DataError, match="unpacks to more than"):
        read(packed(LIST))


@pytest.mark.usefixtures("full_scratch")
def test_a_full_disk_says_where_room_is_missing(read):
    with pytest.raises(LeadctlError, match="temporary files") as caught:
        read(packed(LIST))
    assert caught.value.exit_code == ExitCode.IO
    assert "TMPDIR" in caught.value.hint
