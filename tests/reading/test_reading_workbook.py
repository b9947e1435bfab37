from __future__ import annotations

import datetime as dt
import io
import zipfile

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from leadctl.errors import DataError, LeadctlError, UsageError
from leadctl.reading import open_table
from leadctl.reading.workbooks.sheet_process import as_text
from leadctl.rows import Reject


def workbook(sheets, hidden=()):
    """The bytes of an xlsx file: name -> {(row, column): value}."""
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"default_date_format": "yyyy-mm-dd"})
    for name, cells in sheets.items():
        sheet = book.add_worksheet(name)
        for (row, column), value in cells.items():
            sheet.write(row, column, value)
        if name in hidden:
            sheet.hide()
        else:
            sheet.activate()  # the first sheet can only be hidden while another one is active
    book.close()
    return stream.getvalue()


def grid(*rows):
    return {(r, c): value for r, row in enumerate(rows) for c, value in enumerate(row)}


def archive(**files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        for name, text in files.items():
            packed.writestr(name, text)
    return stream.getvalue()


ODS = "application/vnd.oasis.opendocument.spreadsheet"
NAMESPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "table", "text")
)


def open_document(rows):
    """The bytes of an ods file with one sheet of texts."""
    cell = '<table:table-cell office:value-type="string"><text:p>{}</text:p></table:table-cell>'
    lines = "".join(
        f"<table:table-row>{''.join(map(cell.format, row))}</table:table-row>" for row in rows
    )
    blank = (
        '<table:table-row table:number-rows-repeated="1048000">'
        '<table:table-cell table:number-columns-repeated="16384"/></table:table-row>'
    )
    content = (
        f'<?xml version="1.0"?><office:document-content {NAMESPACES}><office:body>'
        f'<office:spreadsheet><table:table table:name="Sheet1">{lines}{blank}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = (
        '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{ODS}"/>'
        "</manifest:manifest>"
    )
    parts = {"mimetype": ODS, "content.xml": content, "META-INF/manifest.xml": manifest}
    return archive(**parts)


@pytest.fixture
def read(tmp_path):
    def go(data, **options):
        path = tmp_path / "list.csv"  # the name says nothing about what is inside
        path.write_bytes(data)
        table = open_table(path, **options)
        chunks = list(table.chunks)
        lines = [line for chunk in chunks for line in chunk.lines]
        rows = [row for chunk in chunks for row in zip(*chunk.columns, strict=True)]
        return table, lines, rows, [reject for chunk in chunks for reject in chunk.rejects]

    return go


PEOPLE = grid(["Name", "Email", "City"], ["Ann", "a@x.com", "Bonn"], ["Bo", "b@x.com", "Ulm"])


def test_a_sheet_is_a_table_and_its_rows_are_numbered(read):
    table, lines, rows, rejects = read(workbook({"Leads": PEOPLE}))
    assert table.columns == ("Name", "Email", "City")
    assert (lines, rejects) == ([2, 3], [])
    assert rows == [("Ann", "a@x.com", "Bonn"), ("Bo", "b@x.com", "Ulm")]
    shape = table.shape
    assert (shape.format, shape.sheet, shape.encoding, shape.notes) == ("xlsx", "Leads", "", ())


def test_an_open_document_is_read_too(read):
    rows = [["Name", "Email"], ["Jürgen &amp; Co", "j@x.com"]]
    table, lines, found, _ = read(open_document(rows))
    assert (table.shape.format, table.columns, lines) == ("ods", ("Name", "Email"), [2])
    assert found == [("Jürgen & Co", "j@x.com")]


def test_every_kind_of_cell_is_text_without_loss(read):
    values = {
        491511234567: "491511234567",
        0.1: "0.1",
        1e20: "100000000000000000000",
        -3: "-3",
        12345678.25: "12345678.25",
        True: "true",
        dt.date(2026, 1, 2): "2026-01-02",
        " a ": " a ",
        "00123": "00123",
    }
    header = [f"h{at}" for at in range(len(values))]
    _, _, rows, _ = read(workbook({"s": grid(header, list(values))}))
    assert rows == [tuple(values.values())]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1.0, "1"),
        (999999999999999.0, "999999999999999"),
        (1123456789012345.0, "1123456789012345"),  # more than a spreadsheet would have kept
        (1123456789012340.0, "1.12345678901234E+15"),
        (112345678901234600.0, "1.123456789012346E+17"),
        (1e22, "1E+22"),
        (float("nan"), "nan"),
        (False, "false"),
        (dt.date(2026, 1, 2), "2026-01-02"),
        (
            dt.datetime(2026, 1, 2, 3, 4, 5),  # noqa: DTZ001 - sheets know no zone
            "2026-01-02 03:04:05",
        ),
        (dt.time(3, 4), "03:04:00"),
        (dt.timedelta(hours=36, minutes=15), "36:15:00"),
        (dt.timedelta(seconds=-61), "-0:01:01"),
    ],
)
def test_a_cell_is_written_as_people_read_it(value, text):
    assert as_text(value) == text


def test_the_first_visible_sheet_with_rows_is_read_and_the_others_named(read):
    data = workbook({"Hidden": PEOPLE, "Cover": {}, "Leads": PEOPLE, "Old": PEOPLE}, {"Hidden"})
    table, _, rows, _ = read(data)
    assert (table.shape.sheet, len(rows)) == ("Leads", 2)
    assert table.shape.notes == (
        "other sheets: Cover, Old (see --sheet)",
        "hidden sheets: Hidden (see --sheet)",
    )


def test_a_hidden_sheet_is_never_read_unless_asked_for(read):
    data = workbook({"Hidden": PEOPLE, "Cover": {}}, {"Hidden"})
    table, _, rows, _ = read(data)
    assert (table.shape.sheet, rows, table.columns) == ("Cover", [], ())
    assert table.shape.notes == ("hidden sheets: Hidden (see --sheet)",)
    assert len(read(data, sheet="Hidden")[2]) == 2


def test_of_several_sheets_the_first_with_people_is_read(read):
    cover = grid(["Made by marketing"], ["Questions: kim@x.example"])
    figures = grid(["Month", "Leads", "Cost"], ["May", 10, 100], ["June", 20, 90])
    table, _, rows, _ = read(
        workbook({"Cover": cover, "Sums": figures, "All": PEOPLE, "B": PEOPLE})
    )
    assert (table.shape.sheet, len(rows)) == ("All", 2)
    assert table.shape.notes == ("other sheets: Cover, Sums, B (see --sheet)",)
    assert read(workbook({"Sums": figures, "Cover": cover}))[0].shape.sheet == "Sums"


def shaped(shape):
    """The bytes of a workbook with PEOPLE, and what `shape` does to its sheet."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        sheet = book.add_worksheet("Leads & Co")
        for (row, column), value in PEOPLE.items():
            sheet.write(row, column, value)
        shape(sheet)
    return stream.getvalue()


def test_hidden_rows_are_read_and_counted(read):
    table, _, rows, _ = read(shaped(lambda sheet: sheet.set_row(2, None, None, {"hidden": True})))
    assert len(rows) == 2
    assert table.shape.notes == ("1 hidden row is read like the others",)


def test_one_cell_over_several_rows_is_said_in_each_of_them(read):
    table, _, rows, _ = read(
        shaped(
            lambda sheet: (
                sheet.write(0, 3, "Company"),
                sheet.merge_range(1, 3, 2, 3, "Acme Ltd"),
                sheet.merge_range(4, 0, 4, 2, "Total: 2"),
            )
        )
    )
    assert table.columns == ("Name", "Email", "City", "Company")
    assert [row[3] for row in rows] == ["Acme Ltd", "Acme Ltd"]


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_a_sheet_of_whole_lines_is_parted_as_a_text_is(read, delimiter):
    lines = ["Name|Email|City", "Ann|a@x.com|Bonn", "", '"Roe| Bo"|b@x.com|Ulm', "Total|2"]
    cells = grid(*([line.replace("|", delimiter)] for line in lines))
    table, at, rows, rejects = read(workbook({"Leads": cells, "Hidden": {}}, {"Hidden"}))
    assert (table.columns, at) == (("Name", "Email", "City"), [2, 4])
    assert rows == [("Ann", "a@x.com", "Bonn"), (f"Roe{delimiter} Bo", "b@x.com", "Ulm")]
    assert [(one.line, one.reason) for one in rejects] == [(5, "footer")]
    assert (table.shape.sheet, table.shape.delimiter) == ("Leads", delimiter)
    assert table.shape.notes == (
        "hidden sheets: Hidden (see --sheet)",
        "each row of the sheet holds a line of text in one cell",
    )


def test_a_sheet_of_one_column_of_remarks_is_left_as_it_is(read):
    table, _, rows, _ = read(workbook({"s": grid(["Remarks"], ["nice, but late"], ["a; b; c"])}))
    assert (table.columns, len(rows)) == (("Remarks",), 2)


@pytest.mark.parametrize(("wanted", "name"), [("old", "Old"), ("2", "Old"), ("hidden", "Hidden")])
def test_a_sheet_is_chosen_by_name_or_number(read, wanted, name):
    data = workbook({"Leads": PEOPLE, "Old": PEOPLE, "Hidden": PEOPLE}, {"Hidden"})
    assert read(data, sheet=wanted)[0].shape.sheet == name


@pytest.mark.parametrize("wanted", ["Leds", "0", "4", "-1", "²"])
def test_an_unknown_sheet_names_those_that_there_are(read, wanted):
    with pytest.raises(UsageError, match="no sheet") as caught:
        read(workbook({"Leads": PEOPLE}), sheet=wanted)
    assert "Leads" in caught.value.hint


def test_a_text_has_no_sheets(read):
    with pytest.raises(UsageError, match="no sheets"):
        read(b"a,b\n1,2\n", sheet="Leads")


def test_what_stands_above_the_header_and_below_the_rows_is_kept(read):
    header = ["Name", "Email", "City"]
    rows = [["Our leads"], [], header, ["Ann", "a@x.com"], [], ["", "b@x.com", "Ulm"], header]
    table, lines, found, rejects = read(workbook({"s": grid(*rows, ["Total: 3 leads"])}))
    assert (table.columns, table.shape.header_line) == (tuple(header), 3)
    assert (lines, found) == ([4, 6], [("Ann", "a@x.com", ""), ("", "b@x.com", "Ulm")])
    assert rejects == [
        Reject(1, "", "above_header", "Our leads,,"),
        Reject(7, "", "repeated_header", "Name,Email,City"),
        Reject(8, "", "footer", "Total: 3 leads,,"),
    ]


def test_a_value_far_off_the_table_is_a_column_or_a_reject(read):
    near = read(workbook({"s": {**PEOPLE, (2, 4): "near"}}))
    assert (near[0].columns[3:], near[2][1][4]) == (("column 4", "column 5"), "near")
    people = grid(["Name", "Email"], *([f"n{n}", f"n{n}@x.com"] for n in range(600)))
    far = read(workbook({"s": {**people, (590, 4): "far"}}))
    assert (far[0].columns, len(far[2])) == (("Name", "Email"), 599)
    assert far[3] == [Reject(591, "", "too_many_cells", "n589,n589@x.com,,,far")]


def test_a_workbook_without_rows_is_an_empty_list(read):
    table, _, rows, _ = read(workbook({"a": {}, "b": {}}))
    assert (table.columns, rows, table.shape.sheet) == ((), [], "a")


def test_rows_of_blanks_alone_are_none(read):
    table, _, rows, rejects = read(workbook({"s": grid([" "], ["  ", " "])}))
    assert (table.columns, rows, rejects) == ((), [], [])
    table, _, rows, rejects = read(workbook({"s": {**PEOPLE, (3, 0): " "}}))
    assert (len(rows), rejects, table.chunks.tally.blank) == (2, [], 1)


def test_many_rows_come_in_chunks(read):
    _, lines, rows, _ = read(workbook({"s": grid(["Name"], *([f"n{n}"] for n in range(9001)))}))
    assert lines == list(range(2, 9003))
    assert rows[-1] == ("n9000",)


def test_a_table_left_alone_ends_its_process(tmp_path):
    path = tmp_path / "x"
    path.write_bytes(workbook({"s": grid(["Name"], *([f"n{n}"] for n in range(9001)))}))
    table = open_table(path)
    table.chunks.close()
    assert list(table.chunks) == []


def test_a_cell_at_the_far_corner_is_refused_not_fatal(read):
    far = {**PEOPLE, (1_048_575, 16_383): "x"}
    with pytest.raises(DataError, match="spreads its cells") as caught:
        read(workbook({"s": far}))
    assert "save it as CSV" in caught.value.hint


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (workbook({"s": PEOPLE})[:2000], "damaged or cut off"),
        (archive(**{"xl/workbook.xml": "<broken"}), "cannot be read"),
        (archive(**{"xl/workbook.bin": "x"}), "cannot be read"),
        (archive(mimetype=ODS), "cannot be read"),
        (archive(**{"[Content_Types].xml": "", "word/document.xml": ""}), "a document, not a list"),
        (archive(mimetype=ODS.replace("spreadsheet", "text")), "a document, not a list"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "protected by a password",
        ),
    ],
)
def test_what_is_no_workbook_is_refused_by_name(read, data, says):
    with pytest.raises(DataError, match=says) as caught:
        read(data)
    assert (caught.value.exit_code, bool(caught.value.hint)) == (65, True)


def ending(path):
    """The exit code of reading a whole list."""
    try:
        list(open_table(path).chunks)
    except LeadctlError as error:
        return error.exit_code
    return 0


WHOLE = workbook({"s": PEOPLE})


@settings(max_examples=25)
@given(st.integers(0, len(WHOLE) - 1), st.integers(1, 255), st.integers(0, len(WHOLE)))
def test_any_damage_is_a_table_or_an_error_of_ours(tmp_path_factory, at, change, length):
    data = bytearray(WHOLE)
    data[at] ^= change
    path = tmp_path_factory.mktemp("any") / "x"
    path.write_bytes(data if length % 2 else data[:length])
    assert ending(path) in {0, 65}
