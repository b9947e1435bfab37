from __future__ import annotations

import errno
import io
import os
import re
import zipfile
from unittest.mock import Mock

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadctl.errors import LeadctlError, OutputError
from leadctl.exporting import workbook
from leadctl.exporting.workbook import write_workbook
from leadctl.exporting.writers import format_for, write, write_file
from leadctl.reading import open_table


def made(columns, rows):
    stream = io.BytesIO()
    write_workbook(stream, columns, iter(rows))
    return stream.getvalue()


def part(data, name):
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name).decode()


def back(path, data):
    path.write_bytes(data)
    table = open_table(path)
    rows = [row for chunk in table.chunks for row in zip(*chunk.columns, strict=True)]
    return table.columns, rows


CELLS = [
    "=1+1", "+49 30 1", "@x", "http://a.example", "00123", "4.9E+10", "1.5", "2026-01-02", "TRUE",
    " a ", "Ärzte 😀", "<b>&\"'", "a\nb", "{=1}",
]  # fmt: skip


def test_every_cell_is_text_and_comes_back_as_it_was(tmp_path):
    data = made(["n", "cell"], [("x", cell) for cell in CELLS])
    assert back(tmp_path / "x", data) == (("n", "cell"), [("x", cell) for cell in CELLS])
    sheet = part(data, "xl/worksheets/sheet1.xml")
    assert "<f>" not in sheet
    assert "<v>" not in sheet
    assert "hyperlink" not in sheet


def test_numbers_and_lists_are_text_and_nothing_is_guarded(tmp_path):
    stream = io.BytesIO()
    write(stream, format_for(None, "xlsx"), ("id", "tags"), [(7, ["a", "=b"]), (8, [])])
    assert back(tmp_path / "x", stream.getvalue())[1] == [("7", "a; =b"), ("8", "")]


def test_the_header_is_bold_stays_in_sight_and_filters():
    data = made(["name", "notes"], [("Ann", "x" * 200), ("Bo", "")])
    sheet = part(data, "xl/worksheets/sheet1.xml")
    assert 'state="frozen"' in sheet
    assert '<autoFilter ref="A1:B3"/>' in sheet
    assert '<c r="A1" s="1"' in sheet
    assert "<b/>" in part(data, "xl/styles.xml")
    widths = [float(found) for found in re.findall(r'<col [^>]*width="([\d.]+)"', sheet)]
    assert len(widths) == 2
    assert widths[0] < 12
    assert 55 < widths[1] < 65


def test_the_same_rows_give_the_same_bytes():
    assert made(["a", "b"], [("1", "2")]) == made(["a", "b"], [("1", "2")])


def test_a_list_without_columns_is_an_empty_sheet(tmp_path):
    assert back(tmp_path / "x", made([], [])) == ((), [])


@settings(max_examples=25)
@given(st.lists(st.text(st.characters(exclude_categories=("Cs", "Cc"))), max_size=4))
def test_any_text_comes_back(tmp_path_factory, cells):
    path = tmp_path_factory.mktemp("out") / "x"
    rows = [("x", cell) for cell in cells]
    assert back(path, made(["a", "b"], rows))[1] == rows


def test_half_a_surrogate_pair_is_written_as_its_escape(tmp_path):
    assert back(tmp_path / "x", made(["a", "b"], [("y", "x\ud800")]))[1] == [("y", "x\\ud800")]


@pytest.mark.parametrize(
    ("text", "fits"),
    [("x" * 32_767, True), ("x" * 32_768, False), ("😀" * 16_383, True), ("😀" * 16_384, False)],
)
def test_a_cell_that_a_sheet_would_cut_is_an_error(tmp_path, text, fits):
    if fits:
        assert back(tmp_path / "x", made(["a", "b"], [("1", text)]))[1] == [("1", text)]
        return
    with pytest.raises(OutputError, match="`b` in row 2 has 32,768") as caught:
        made(["a", "b"], [("1", text)])
    assert (caught.value.exit_code, "csv" in caught.value.hint) == (73, True)
    assert text not in caught.value.message


def test_more_rows_than_a_sheet_takes_are_an_error(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "MOST_ROWS", 4)
    assert len(back(tmp_path / "x", made(["a", "b"], [("1", "2")] * 3))[1]) == 3
    with pytest.raises(OutputError, match="takes 3 rows") as caught:
        made(["a", "b"], [("1", "2")] * 4)
    assert "csv" in caught.value.hint


def test_more_columns_than_a_sheet_takes_are_an_error():
    with pytest.raises(OutputError, match="16,384 columns"):
        made(["a"] * 16_385, [])


def test_a_reader_that_goes_away_ends_it_as_for_every_format():
    class Gone(io.BytesIO):
        def write(self, _data):
            raise BrokenPipeError(errno.EPIPE, "Broken pipe")

    with pytest.raises(BrokenPipeError):
        write_workbook(Gone(), ["a"], [("1",)])


def test_a_full_disk_of_temporary_files_is_not_blamed_on_the_output(tmp_path, monkeypatch):
    monkeypatch.setattr(workbook, "_make", Mock(side_effect=OSError(errno.ENOSPC, "No space left")))
    with pytest.raises(LeadctlError, match="make the workbook") as caught:
        write_file(tmp_path / "out.xlsx", format_for(None, "xlsx"), ["a"], [("1",)])
    assert "TMPDIR" in caught.value.hint


def test_a_full_disk_leaves_what_was_there(tmp_path, monkeypatch):
    path = tmp_path / "out.xlsx"
    write_file(path, format_for(path), ["a"], [("1",)])
    before = path.read_bytes()

    def full(_file, _stream, _size):
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(workbook, "copyfileobj", full)
    with pytest.raises(OutputError, match="no space left"):
        write_file(path, format_for(path), ["a"], [("2",)])
    assert path.read_bytes() == before
    assert [one.name for one in tmp_path.iterdir()] == ["out.xlsx"]
