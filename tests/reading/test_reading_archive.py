from __future__ import annotations

import io
import random
import shlex
import zipfile

import pytest

from leadctl.errors import DataError, ExitCode, UsageError
from leadctl.reading import open_table, unpacked
from leadctl.reading.opening import unpacking

LIST = "Name,Email\nAnn,a@x.com\nBo,b@x.com\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
PEOPLE = [("Ann", "a@x.com"), ("Bo", "b@x.com")]


def archive(*files, method=zipfile.ZIP_DEFLATED):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as packed:
        for name, data in files:
            packed.writestr(zipfile.ZipInfo(name), data, compress_type=method)
    return stream.getvalue()


@pytest.fixture
def read(tmp_path):
    def go(data, member=""):
        path = tmp_path / "list.csv"  # the name says nothing about what is inside
        path.write_bytes(data)
        with unpacked(path, "list.csv", member) as plain:
            table = open_table(plain, name="list.csv")
            rows = [row for chunk in table.chunks for row in zip(*chunk.columns, strict=True)]
        return table.shape, rows

    return go


@pytest.mark.parametrize(
    "others",
    [
        [],
        [("README.txt", "Thank you, and see our terms\nof use.\n"), ("logo.png", PNG)],
        [("__MACOSX/._people.csv", "x"), (".DS_Store", "x"), ("folder/", "")],
        [("terms", "Use it, or not.\n"), ("empty.csv", "")],
    ],
)
def test_the_only_list_inside_is_taken(read, others):
    shape, rows = read(archive(*others, ("folder/people.csv", LIST)))
    assert rows == PEOPLE
    assert (shape.packing, shape.member, shape.format) == ("zip", "folder/people.csv", "csv")
    assert "`folder/people.csv`" in shape.notes[0]


def test_a_list_without_a_suffix_is_known_by_what_is_in_it(read):
    assert read(archive(("export", LIST), ("logo.png", PNG)))[1] == PEOPLE


def test_several_lists_are_named_and_one_is_chosen(read):
    data = archive(("a/people.csv", "Name,Email\nCy,c@x.com\n"), ("b/people.csv", LIST))
    with pytest.raises(DataError, match=r"`a/people\.csv`, `b/people\.csv`") as caught:
        read(data)
    assert "--member a/people.csv" in caught.value.hint
    assert read(data, "b/people.csv")[1] == read(data, "2")[1] == PEOPLE
    shape, _ = read(data, "b/people.csv")
    assert "also in the archive: a/people.csv" in shape.notes[0]


@pytest.mark.filterwarnings("ignore:Duplicate name")
@pytest.mark.parametrize(
    ("first", "second", "member"), [("my people.csv", "x.csv", "my people.csv"), ("x", "x", "1")]
)
def test_the_member_that_is_proposed_can_be_typed(read, first, second, member):
    data = archive((first, LIST), (second, "Name,Email\nCy,c@x.com\n"))
    with pytest.raises(DataError) as caught:
        read(data)
    assert shlex.split(caught.value.hint.split("`")[1]) == ["--member", member]
    assert read(data, member)[1] == PEOPLE


@pytest.mark.parametrize(
    ("member", "hint"),
    [("peple.csv", "people.csv"), ("4", "it holds"), ("0", "it holds"), ("x.csv", "1")],
)
def test_a_member_that_cannot_be_found_is_a_usage_error(read, member, hint):
    data = archive(("people.csv", LIST), ("p/x.csv", LIST), ("q/x.csv", LIST))
    with pytest.raises(UsageError) as caught:
        read(data, member)
    assert hint in caught.value.hint


def test_a_member_is_of_a_zip_archive_only(read):
    with pytest.raises(UsageError, match="no zip archive"):
        read(LIST.encode(), "people.csv")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (archive(("logo.png", PNG)), "without a list"),
        (archive(("inner.zip", archive(("people.csv", LIST)))), r"`inner\.zip` in .* another one"),
        (archive(("people.csv", LIST))[:-30], "damaged or cut off"),
        (archive(("people.csv", LIST))[:40], "damaged or cut off"),
        (
            archive(("people.csv", LIST), method=zipfile.ZIP_STORED).replace(b"Bo,", b"Xo,"),
            "damaged or cut off",
        ),
    ],
)
def test_what_cannot_be_taken_out_is_refused_by_name(read, data, says):
    with pytest.raises(DataError, match=says) as caught:
        read(data)
    assert (caught.value.exit_code, bool(caught.value.hint)) == (ExitCode.BAD_DATA, True)


def with_flag(data, flag, method=None):
    """Set bits of the flags, and the method, of the one file in an archive."""
    head, central = data.index(b"PK\x03\x04"), data.index(b"PK\x01\x02")
    changed = bytearray(data)
    changed[head + 6] |= flag
    changed[central + 8] |= flag
    if method is not None:
        changed[head + 8] = changed[central + 10] = method
    return bytes(changed)


def test_a_password_and_a_rare_method_are_told(read):
    data = archive(("people.csv", LIST))
    with pytest.raises(DataError, match="protected by a password"):
        read(with_flag(data, 1))
    with pytest.raises(DataError, match="packed in a way"):
        read(with_flag(data, 0, method=9))


def test_a_hostile_name_is_a_name_only(read, tmp_path):
    shape, rows = read(archive(("../../outside/climber.csv", LIST)))
    assert (rows, shape.member) == (PEOPLE, "../../outside/climber.csv")
    assert [one.name for one in tmp_path.parent.rglob("climber.csv")] == []


def test_a_bomb_is_stopped_while_it_unpacks(read, monkeypatch):
    monkeypatch.setattr(unpacking, "FREE_BYTES", 1 << 20)
    with pytest.raises(DataError, match="250 times its size"):
        read(archive(("people.csv", LIST + "Ann,a@x.com\n" * 2_000_000)))


def test_an_archive_of_too_many_files_is_refused(read, monkeypatch):
    monkeypatch.setattr("leadctl.reading.containers.archive.MOST_MEMBERS", 5)
    with pytest.raises(DataError, match="more than 5 files"):
        read(archive(*((f"{n}.csv", LIST) for n in range(6))))


def test_bytes_gone_wrong_anywhere_are_an_error_or_the_list(read):
    whole = archive(("people.csv", LIST), ("notes.txt", "a note\n"))
    chance = random.Random(4)  # noqa: S311 - not for secrets
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 3))):
            data[chance.randrange(4, len(data))] = chance.randrange(256)
        try:
            _, rows = read(bytes(data))
        except (DataError, UsageError):
            continue
        assert rows in (PEOPLE, [])
