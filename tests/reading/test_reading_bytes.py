import codecs
import errno
import gzip
import io
import os
import stat
import threading
from pathlib import Path

import pytest

from leadctl.errors import DataError, ExitCode, InputMissing, LeadctlError, UsageError
from leadctl.reading import open_table, spool
from leadctl.reading.encodings import encoding
from leadctl.reading.encodings.lines import Tally, read_lines

PEOPLE = [("Jürgen Groß", "Köln"), ("Zoë Brontë", "Besançon"), ("José Muñoz", "Málaga")]


def rows_of(table):
    return [row for chunk in table.chunks for row in zip(*chunk.columns, strict=True)]


def opened(tmp_path, data, **options):
    path = tmp_path / "list.csv"
    path.write_bytes(data)
    return open_table(path, **options)


def text_of(people):
    plain = "".join(f"Person {n},Town {n}\n" for n in range(40))
    return "Name,City\n" + plain + "".join(f"{name},{city}\n" for name, city in people)


@pytest.mark.parametrize(
    ("encoding", "people"),
    [
        ("utf-8", PEOPLE),
        ("utf-8-sig", PEOPLE),
        ("cp1252", PEOPLE),
        ("latin-1", PEOPLE),
        ("utf-16", PEOPLE),
        ("utf-16-le", PEOPLE),
        ("utf-16-be", PEOPLE),
        ("utf-32", PEOPLE),
        ("cp1250", [("Łukasz Żółć", "Kraków"), ("Jiří Dvořák", "Plzeň")]),
        ("cp1251", [("Иван Петров", "Москва"), ("Анна Каренина", "Тула")]),
        ("cp932", [("田中太郎", "東京"), ("鈴木一郎", "大阪")]),
        ("gb18030", [("王伟", "北京市"), ("李娜", "上海市")]),
        ("cp949", [("김철수", "서울"), ("이영희", "부산")]),
        ("cp1254", [("Şükrü Yılmaz", "İstanbul"), ("Ayşe Çağlar", "Muğla")]),
        ("iso8859-2", [("Tomáš Žižka", "Plzeň"), ("Jiří Šťastný", "Děčín"), ("Růžena Malá", "Aš")]),
        ("cp1250", [("Čedomir Kovačič", "Šoštanj"), ("Špela Žnidaršič", "Črnomelj")] * 2),
        ("mac-roman", [("Åsa Öberg", "Malmö"), ("Märta Sjöström", "Växjö")]),
        ("euc_jp", [("さくら 花子", "東京都"), ("株式会社ヤマダ", "大阪市")]),
    ],
)
def test_the_text_is_read_as_it_was_written(tmp_path, encoding, people):
    table = opened(tmp_path, text_of(people).encode(encoding))
    assert rows_of(table)[-len(people) :] == people
    assert table.columns == ("Name", "City")


@pytest.mark.parametrize(
    ("encoding", "name"),
    [
        ("big5", "王小明"),
        ("big5", "李美麗"),
        ("big5", "陳志強"),
        ("big5", "吳淑芬"),
        ("cp932", "田中花子"),
        ("cp932", "伊藤健"),
        ("cp932", "トヨタ"),
        ("cp949", "김철수"),
        ("gb18030", "王伟"),
    ],
)
def test_one_east_asian_name_is_enough(tmp_path, encoding, name):
    table = opened(tmp_path, f"Name,Email\n{name},a@acme.com\n".encode(encoding))
    assert rows_of(table) == [(name, "a@acme.com")]
    assert table.shape.notes == (f"not UTF-8: read as {table.shape.encoding}, by a guess",)


@pytest.mark.parametrize("name", ["Åsa Öhman", "ÄRZTE", "“Öl” GmbH", "GRÜßE"])
def test_capitals_with_accents_are_no_east_asian_signs(tmp_path, name):
    table = opened(tmp_path, f"Name,Email\n{name},a@acme.com\n".encode("cp1252"))
    assert rows_of(table) == [(name, "a@acme.com")]
    assert (table.shape.encoding, table.shape.notes) == ("cp1252", ())


@pytest.mark.parametrize("name", ["Zoë; Ørsted", "José García", "Prix – 5 €", "O’Brien", "Façade"])
def test_one_western_line_is_read_as_cp1252(tmp_path, name):
    table = opened(tmp_path, f"Name,City\n{name},Bonn\n".encode("cp1252"))
    assert rows_of(table) == [(name, "Bonn")]
    assert table.shape.encoding == "cp1252"


def test_foreign_lines_inside_utf8_are_read_as_cp1252(tmp_path):
    data = "Name,City\nJürgen,Köln\nZoë,Málaga\n".encode() + "José,Besançon\n".encode("cp1252")
    table = opened(tmp_path, data)
    assert rows_of(table) == [("Jürgen", "Köln"), ("Zoë", "Málaga"), ("José", "Besançon")]
    assert table.shape.notes == ("1 line is not UTF-8 and was read as cp1252, line 4",)
    assert table.shape.encoding_samples == ("José", "Besançon")


@pytest.mark.parametrize(
    ("encoding", "names"),
    [
        ("cp1251", ["Иван Петров", "Анна Каренина", "Мария Орлова"]),
        ("cp932", ["田中太郎", "鈴木一郎", "佐藤花子"]),
        ("cp1252", ["José Muñoz", "Zoë Brontë", "Åsa Öhman"]),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_lines_of_another_list_inside_utf8_are_read_one_by_one(tmp_path, encoding, names, end):
    own = [f"Jürgen Groß {n}" for n in range(8)]
    rows = [name.encode() for name in own] + [name.encode(encoding) for name in names]
    data = end.encode().join([b"Name,City", *(row + b",Bonn" for row in rows), b""])
    table = opened(tmp_path, data)
    assert rows_of(table) == [(name, "Bonn") for name in (*own, *names)]
    assert table.shape.encoding == "utf-8"
    assert table.shape.notes == (
        f"3 lines are not UTF-8 and were read as {encoding}, the first in line 10",
    )


def test_a_mixed_text_is_read_the_same_in_blocks_and_at_once(tmp_path, monkeypatch):
    rows = ["Jürgen", "Зоя", "Zoë"] * 40 + ["Анна", "Иван"]
    data = b"".join(
        f"{name},{n}\n".encode("cp1251" if name in {"Анна", "Иван"} else "utf-8")
        for n, name in enumerate(rows)
    )
    for size in (1, 7, 64, 1 << 20):
        monkeypatch.setattr("leadctl.reading.encodings.lines.BLOCK_BYTES", size)
        lines = read_lines_of(tmp_path, b"Name,No\n" + data + b"\0")
        assert [line.partition(",")[0] for line in lines[1 : len(rows) + 1]] == rows


def read_lines_of(tmp_path, data):
    path = tmp_path / "lines.csv"
    path.write_bytes(data)
    found = encoding.detect(path, data)
    return list(read_lines(path, found, Tally()))


def test_one_accent_at_the_very_end_is_not_taken_for_a_cut_off_one(tmp_path):
    assert rows_of(opened(tmp_path, "City,Name\nBonn,René".encode("cp1252"))) == [("Bonn", "René")]


def test_a_guess_tells_what_it_rests_on_and_shows_words(tmp_path):
    shape = opened(tmp_path, text_of(PEOPLE).encode("cp1252")).shape
    assert shape.encoding_why == "a guess from the signs beyond ASCII, in 3 lines"
    assert shape.encoding_samples == ("Jürgen", "Groß", "Köln", "Zoë", "Brontë")
    shape = opened(tmp_path, text_of(PEOPLE).encode("utf-8-sig")).shape
    assert (shape.encoding_why, shape.encoding_samples) == (
        "the mark of utf-8 at its beginning",
        (),
    )


@pytest.mark.parametrize("mark", [b"", codecs.BOM_UTF8])
def test_a_cut_off_character_is_replaced_and_noted(tmp_path, mark):
    table = opened(tmp_path, mark + "Name,City\nJürgen,Köln\nZo".encode() + b",K\xc3")
    assert rows_of(table)[-1] == ("Zo", "K\ufffd")
    assert "cut off" in table.shape.notes[0]


def test_the_users_encoding_is_taken(tmp_path):
    data = "Name,City\nMüller,Köln\n".encode("mac_roman")
    assert rows_of(opened(tmp_path, data, encoding="mac-roman")) == [("Müller", "Köln")]


def test_a_wrong_encoding_names_the_line(tmp_path):
    with pytest.raises(DataError, match="line 3 is not utf-8"):
        opened(tmp_path, "Name,City\nAnn,Bonn\nMüller,Köln\n".encode("cp1252"), encoding="utf-8")


@pytest.mark.parametrize("name", ["utf-9", "hex", "rot13", "", "cp1252\0", "punycode"])
def test_an_unknown_encoding_is_a_usage_error(tmp_path, name):
    if not name:
        assert rows_of(opened(tmp_path, b"a,b\n1,2\n", encoding=name)) == [("1", "2")]
        return
    with pytest.raises(UsageError) as caught:
        opened(tmp_path, b"a,b\n1,2\n", encoding=name)
    assert caught.value.hint


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"PK\x03\x04rest of a workbook", "workbook or an archive that is damaged"),
        (b"PK\x05\x06" + bytes(18), "empty zip"),
        (gzip.compress(gzip.compress(b"a,b\n1,2\n", mtime=0), mtime=0), "gzip archive in another"),
        (b"%PDF-1.7\n...", "PDF"),
        (b"SQLite format 3\0" + bytes(100), "SQLite"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "PNG"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(50), "document that is damaged, or no list"),
        (bytes(range(256)) * 40, "binary"),
        (bytes(5000), "binary"),
        (b"\n <!DOCTYPE html><html>log in</html>", "web page"),
    ],
)
def test_what_is_no_table_is_refused_by_name(tmp_path, data, says):
    with pytest.raises(DataError, match=says) as caught:
        opened(tmp_path, data)
    assert caught.value.exit_code == ExitCode.BAD_DATA
    assert caught.value.hint


def test_a_missing_file_names_its_neighbour(tmp_path):
    (tmp_path / "leads.csv").write_text("a,b\n")
    with pytest.raises(InputMissing) as caught:
        open_table(tmp_path / "lead.csv")
    assert "leads.csv" in caught.value.hint
    assert caught.value.exit_code == ExitCode.NO_INPUT


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(InputMissing, match="folder"):
        open_table(tmp_path)


def test_paths_that_cannot_be(tmp_path):
    (tmp_path / "file").write_text("x")
    for path in (tmp_path / "file" / "below", tmp_path / "nul\0byte", tmp_path / ("x" * 5000)):
        with pytest.raises(InputMissing):
            open_table(path)


def test_an_unreadable_file(tmp_path, monkeypatch):
    path = tmp_path / "secret.csv"
    path.write_text("a,b\n")

    def refuse(*_args, **_options):
        raise PermissionError(errno.EACCES, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)  # root may read whatever its mode says
    with pytest.raises(InputMissing, match="may not be read"):
        open_table(path)


def test_a_pipe_is_copied_in_private_and_removed():
    with spool(io.BytesIO(b"a,b\n1,2\n")) as path:
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
        assert rows_of(open_table(path, name="stdin")) == [("1", "2")]
    assert not path.exists()


class FullDisk(io.RawIOBase):
    def readinto(self, _buffer):
        raise OSError(errno.ENOSPC, "No space left on device")


def test_a_pipe_that_cannot_be_copied_says_where_room_is_missing():
    with pytest.raises(LeadctlError, match="No space left") as caught, spool(FullDisk()):
        pass
    assert caught.value.exit_code == ExitCode.IO
    assert "TMPDIR" in caught.value.hint


def test_a_named_pipe_is_a_file_like_any_other(tmp_path):
    path = tmp_path / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(b"a,b\n1,2\n" * 5,))
    writer.start()
    table = open_table(path)
    assert rows_of(table) == [("1", "2")] * 5
    writer.join()


def test_a_table_left_alone_closes_its_file(tmp_path):
    table = opened(tmp_path, b"a,b\n" + b"1,2\n" * 20000)
    next(table.chunks)
    table.chunks.close()
    assert list(table.chunks) == []


def test_zero_bytes_are_removed_and_told(tmp_path):
    table = opened(tmp_path, b"a,b\n1\0,2\n3,\0\0 4\n")
    assert rows_of(table) == [("1", "2"), ("3", " 4")]
    assert table.chunks.notes == ("3 NUL characters were removed",)


@pytest.mark.parametrize("ends", [b"", b"\r\n", b"5,6\n"])
@pytest.mark.parametrize("size", [40, 4096, 1 << 18])
def test_zero_bytes_that_fill_a_text_up_are_removed(tmp_path, ends, size):
    table = opened(tmp_path, b"a,b\n1,2\n" + bytes(size) + ends)
    assert rows_of(table) == [("1", "2"), *([("5", "6")] if b"5" in ends else [])]
    assert table.chunks.notes == (f"{size:,} NUL characters were removed",)


def test_nothing_but_zero_bytes_is_no_list(tmp_path):
    with pytest.raises(DataError, match="binary"):
        opened(tmp_path, bytes(4096))
    table = opened(tmp_path, b"a,b\n1,2\n")
    assert (rows_of(table), table.chunks.notes) == ([("1", "2")], ())


def test_a_few_zero_bytes_make_no_utf16(tmp_path):
    assert rows_of(opened(tmp_path, b"ab,cd\n\0\n\0\n12,3\n")) == [("12", "3")]
    text = "Name,City\n" + "李娜,上海市\n" * 5
    assert rows_of(opened(tmp_path, text.encode("utf-16-be")))[-1] == ("李娜", "上海市")


@pytest.mark.parametrize("name", ["utf-16", "utf-32"])
def test_an_encoding_that_needs_a_mark_is_refused_without_one(tmp_path, name):
    (tmp_path / "list.csv").write_text("Email,Name\na@acme.example,Ann\n", encoding="utf-8")
    with pytest.raises(DataError, match=f"not {name}"):
        open_table(tmp_path / "list.csv", encoding=name)
