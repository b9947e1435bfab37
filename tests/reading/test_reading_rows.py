import csv
import io
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadctl.reading import open_table
from leadctl.reading.delimited.records import Records
from leadctl.reading.encodings.lines import MAX_LINE
from leadctl.reading.tabling.chunks import CHUNK_ROWS
from leadctl.rows import Reject


@pytest.fixture
def read(tmp_path):
    def go(data, **options):
        path = tmp_path / "list.csv"
        path.write_bytes(data if isinstance(data, bytes) else data.encode())
        table = open_table(path, **options)
        chunks = list(table.chunks)
        lines = [line for chunk in chunks for line in chunk.lines]
        rows = [row for chunk in chunks for row in zip(*chunk.columns, strict=True)]
        rejects = [reject for chunk in chunks for reject in chunk.rejects]
        return table, lines, rows, rejects

    return go


def test_reads_plain_rows(read):
    table, lines, rows, rejects = read("Name,Email\nJane,j@a.com\nBob,b@a.com\n")
    assert table.columns == ("Name", "Email")
    assert (table.shape.encoding, table.shape.delimiter, table.shape.header_line) == (
        "utf-8",
        ",",
        1,
    )
    assert rows == [("Jane", "j@a.com"), ("Bob", "b@a.com")]
    assert lines == [2, 3]
    assert table.sample == (["Jane", "Bob"], ["j@a.com", "b@a.com"])
    assert rejects == []


@pytest.mark.parametrize("text", ["", "\n\n  \n", "\ufeff", ",,,\n"])
def test_an_empty_file_has_no_columns_and_no_rows(read, text):
    table, _, rows, rejects = read(text)
    assert (table.columns, table.sample, rows, rejects) == ((), (), [], [])


@pytest.mark.parametrize("text", ["Name,Email", "Name,Email\r\n", "\n\nName,Email\n\n"])
def test_a_header_alone_has_columns(read, text):
    table, _, rows, _ = read(text)
    assert (table.columns, table.sample, rows) == (("Name", "Email"), ([], []), [])


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_every_line_end_ends_a_row(read, end):
    _, lines, rows, _ = read(end.join(["a,b", "1,2", "", '"3\n3",4', "5,6"]))
    assert rows == [("1", "2"), ("3\n3", "4"), ("5", "6")]
    assert lines[:2] == [2, 4]


def test_mixed_line_ends_and_blank_rows_count_lines(read):
    table, lines, rows, _ = read("\na,b\r\n1,2\r\r\n\n , \n3,4\n,\n")
    assert table.shape.header_line == 2
    assert rows == [("1", "2"), ("3", "4")]
    assert lines == [3, 7]
    assert table.chunks.blank == 4


def test_quotes_make_a_row_of_empty_cells(read):
    table, lines, rows, _ = read('a\nx\n""\n\n \ny\n')
    assert rows == [("x",), ("",), ("y",)]
    assert lines == [2, 3, 6]
    assert table.chunks.blank == 2
    table, lines, rows, _ = read('a,b\n1,2\n"",\n,\n"",""\n3,4\n')
    assert (rows, lines) == ([("1", "2"), ("", ""), ("3", "4")], [2, 3, 6])
    assert table.chunks.blank == 2


def test_a_header_without_names_stands_nowhere_again(read):
    rows, rejects = read('a@b.io\n""\nc@d.io\ne@f.io\n')[2:]
    assert (rows, rejects) == ([("a@b.io",), ("",), ("c@d.io",), ("e@f.io",)], [])


def test_wrong_widths_are_rejected_as_read_and_surplus_blanks_dropped(read):
    _, lines, rows, rejects = read("a,b,c\n1,2\n1,2,3,4\n1,2,3, ,\nx,y,z\n")
    assert rows == [("1", "2", "3"), ("x", "y", "z")]
    assert lines == [4, 5]
    assert rejects == [
        Reject(2, "", "too_few_cells", "1,2"),
        Reject(3, "", "too_many_cells", "1,2,3,4"),
    ]


def test_a_quote_never_closed_swallows_nothing(read):
    good = [f"p{n},p{n}@a.com,x" for n in range(300)]
    text = "\n".join(["name,email,note", *good[:3], '"Broken,b@a.com,x', *good[3:]])
    table, lines, rows, rejects = read(text)
    assert rejects == []
    assert [",".join(row) for row in rows] == [*good[:3], "Broken,b@a.com,x", *good[3:]]
    assert lines == list(range(2, 303))
    assert table.chunks.tally.faults == {"stray_quote": 1}
    assert table.chunks.tally.examples == {"stray_quote": [5]}


def test_a_stray_quote_that_meets_another_is_not_one_long_cell(read):
    _, _, rows, rejects = read('a,b,c\n1,"foo,3\nx,"Acme, Inc",z\n4,5,6\n')
    assert rows == [("1", "foo", "3"), ("x", "Acme, Inc", "z"), ("4", "5", "6")]
    assert rejects == []


def test_two_stray_quotes_in_one_column_do_not_join_people(read):
    text = 'name,email,city\nAnn,a@x.com,"Bonn\nBob,b@x.com,Ulm"\nCy,c@x.com,Kiel\n'
    _, lines, rows, rejects = read(text)
    assert [row[:2] for row in rows] == [("Ann", "a@x.com"), ("Bob", "b@x.com"), ("Cy", "c@x.com")]
    assert (lines, rejects) == ([2, 3, 4], [])


def test_a_cell_over_several_lines_stays_whole(read):
    text = 'a,b,c\n1,"two\nlines, and\r\nmore",3\n4,5,6\n'
    _, lines, rows, rejects = read(text)
    assert rows == [("1", "two\nlines, and\r\nmore", "3"), ("4", "5", "6")]
    assert lines == [2, 5]
    assert rejects == []


def test_a_cell_over_several_lines_at_the_edge_of_a_piece(read):
    for before in range(245, 253):
        text = "a,b\n" + "x,y\n" * before + '"1\n2\n3",4\nlast,row\n'
        _, lines, rows, rejects = read(text)
        assert rejects == []
        assert rows[-2:] == [("1\n2\n3", "4"), ("last", "row")]
        assert lines[-2:] == [before + 2, before + 5]


def test_quotes_inside_a_quoted_cell_are_kept(read):
    _, _, rows, rejects = read('a,b\n"Robert "Bob" Ray",x\n"say ""hi""",5" pipe\n"c" ,d\n')
    assert rejects == []
    assert rows == [('Robert "Bob" Ray', "x"), ('say "hi"', '5" pipe'), ("c", "d")]


def test_lines_of_a_quote_that_closes_in_no_row_are_rejected_one_by_one(read):
    body = ['"first', *(f"line {n}" for n in range(64)), 'last"', "4,5"]
    _, lines, rows, rejects = read("a,b\n" + "\n".join(body) + "\n")
    assert (lines, rows) == ([68], [("4", "5")])
    assert rejects[0] == Reject(2, "", "unclosed_quote", '"first')
    assert [reject.line for reject in rejects] == list(range(2, 68))


@pytest.mark.parametrize("words", ["some text", "yes, we do; and, so, on", ""])
@pytest.mark.parametrize("count", [100, 900])
def test_a_cell_may_have_any_number_of_lines(read, words, count):
    note = "\n".join([words, *[words] * (count - 2), "end"])
    people = [(f"p{n}@a.com", note if n in {0, 100} else "x", "Bonn") for n in range(200)]
    text = "".join(f'{email},"{said}",{city}\n' for email, said, city in people)
    _, lines, rows, rejects = read("Email,Note,City\n" + text)
    assert (rows, rejects) == (people, [])
    assert lines[:3] == [2, 2 + count, 3 + count]


def test_each_row_may_have_a_cell_of_many_lines(read):
    note = "\n".join(f"text {n}, here, too" for n in range(150))
    people = [(f"p{n}@a.com", note, "Bonn") for n in range(20)]
    text = "".join(f'{email},"{said}",{city}\n' for email, said, city in people)
    _, _, rows, rejects = read("Email,Note,City\n" + text)
    assert (rows, rejects) == (people, [])


def test_rows_between_two_stray_quotes_are_no_cell_however_many(read):
    good = [f"B{n},b{n}@a.com,Ulm" for n in range(300)]
    text = "\n".join(
        ["Name,Email,City", 'A,a@a.com,"Bonn', *good, 'C,c@a.com,Kiel"', "D,d@a.com,x"]
    )
    _, _, rows, rejects = read(text)
    assert len(rows) + len(rejects) == 303
    assert [",".join(row) for row in rows if row[0][0] == "B"] == good


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ('"a""",b', ['a"', "b"]),
        ('"a"",b",c', ['a",b', "c"]),
        ('"a "b" c" ,d', ['a "b" c', "d"]),
        ('"a,b', ["a", "b"]),
    ],
)
def test_a_line_is_cut_where_a_quote_stands_before_a_delimiter(read, line, cells):
    _, _, rows, rejects = read(f"x,y\n{line}\n")
    assert (rows, rejects) == ([tuple(cells)], [])


def test_a_cell_over_the_limit_is_rejected(read):
    long = "x" * (csv.field_size_limit() + 1)
    _, _, rows, rejects = read(f"a,b\n1,{long}\n2,3\n")
    assert rows == [("2", "3")]
    assert rejects == [Reject(2, "", "cell_too_long", f"1,{long}")]


def test_a_line_of_megabytes_is_rejected_whole_and_lines_still_count(read):
    long = "x," * MAX_LINE
    _, lines, rows, rejects = read(f"a,b\n1,2\n{long}1,2\n3,4\n")
    assert rows == [("1", "2"), ("3", "4")]
    assert lines == [2, 4]
    assert {reject.reason for reject in rejects} == {"cell_too_long"}
    assert {reject.line for reject in rejects} == {3}
    assert "".join(reject.raw for reject in rejects) == long + "1,2"


@pytest.mark.parametrize(
    "again", ["NAME,EMAIL", "name, email", "\ufeffName,Email", '\ufeff"Name",Email']
)
def test_a_header_stands_again_in_other_letters_or_behind_a_mark(read, again):
    text = f"Name,Email\nAnn,a@x.com\n{again}\nBo,b@x.com\nName,name@x.com\n"
    _, _, rows, rejects = read(text)
    assert rows == [("Ann", "a@x.com"), ("Bo", "b@x.com"), ("Name", "name@x.com")]
    assert [(one.line, one.reason) for one in rejects] == [(3, "repeated_header")]


@pytest.mark.parametrize("blank", ["\n", ",\n", "  \n"])
@pytest.mark.parametrize("count", [499, 1000, 200_000])
def test_any_number_of_blank_lines_may_stand_above(read, blank, count):
    table, lines, rows, rejects = read(f"{blank * count}Name,Email\nAnn,a@x.com\n")
    assert (table.columns, rows) == (("Name", "Email"), [("Ann", "a@x.com")])
    assert (lines, rejects) == ([count + 2], [])


@pytest.mark.parametrize("head", ["sep=,\n", ""])
@pytest.mark.parametrize("count", [500, 2000, 140_000])
def test_nothing_is_lost_below_them_where_nobody_is_told_of(read, head, count):
    _, _, rows, rejects = read(head + "\n" * count + "a,b\n1,2\n")
    assert (rows or [one.raw for one in rejects]) in ([("1", "2")], ["a,b", "1,2"])


def test_a_title_may_stand_far_above(read):
    table, _, rows, _ = read("Our leads\n" + "\n" * 600 + "Name,Email,City\nAnn,a@x.com,Ulm\n")
    assert (table.columns, rows) == (("Name", "Email", "City"), [("Ann", "a@x.com", "Ulm")])


def test_a_repeated_header_is_no_row(read):
    _, _, rows, rejects = read('a,b\n1,2\n"a",b\n3,4\n')
    assert rows == [("1", "2"), ("3", "4")]
    assert rejects == [Reject(3, "", "repeated_header", '"a",b')]


def test_headers_get_names_of_their_own(read):
    table, *_ = read("Email,Email,,Email (2),Email\n1,2,3,4,5\n")
    assert table.columns == ("Email", "Email (3)", "column 3", "Email (2)", "Email (4)")


def test_a_surplus_delimiter_after_every_row_makes_no_column(read):
    table, _, rows, rejects = read("a,b,,\n1,2\n3,4,,\n5,6,\n")
    assert table.columns == ("a", "b")
    assert rows == [("1", "2"), ("3", "4"), ("5", "6")]
    assert rejects == []


def test_a_header_over_two_lines(read):
    table, lines, rows, _ = read('"First\nName",Email\nJane,j@a.com\n')
    assert table.columns == ("First\nName", "Email")
    assert (lines, rows) == ([3], [("Jane", "j@a.com")])


def test_nul_characters_are_taken_out_and_counted(read):
    table, _, rows, _ = read(b"Name,Email\nJa\0ne,\0j@a.com\nBob,b@a.com\n")
    assert rows == [("Jane", "j@a.com"), ("Bob", "b@a.com")]
    assert table.chunks.nuls == 2


def test_many_rows_come_in_chunks(read):
    count = 3 * CHUNK_ROWS + 7
    table, lines, rows, _ = read("a,b\n" + "".join(f"{n},x\n" for n in range(count)))
    assert lines == list(range(2, count + 2))
    assert [int(row[0]) for row in rows] == list(range(count))
    assert len(table.sample[0]) == 200


CELL = st.text(alphabet='ab@,;"\n\r x', max_size=6)


@settings(max_examples=150)
@given(st.lists(st.lists(CELL, min_size=3, max_size=3), min_size=1, max_size=20))
def test_what_a_csv_writer_wrote_comes_back(tmp_path_factory, rows):
    path = tmp_path_factory.mktemp("written") / "x.csv"
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream, quoting=csv.QUOTE_ALL)
        writer.writerows([["id", "b", "c"], *([f"r{n}", *row[1:]] for n, row in enumerate(rows))])
    table = open_table(path, delimiter=",")
    back = [row for chunk in table.chunks for row in zip(*chunk.columns, strict=True)]
    assert [row[1:] for row in back] == [tuple(row[1:]) for row in rows]


PIECE = st.sampled_from(["x", "y", ",", ",", '"', '"', '""', "@", "\n", "\n", "\r\n", "\r", " "])


@settings(max_examples=400)
@given(st.lists(PIECE, max_size=60))
def test_whatever_stands_in_a_file_is_in_a_row_or_a_reject_at_its_line(tmp_path_factory, pieces):
    marked = [f"t{at}." if piece in "xy" else piece for at, piece in enumerate(pieces)]
    tokens = [piece for piece in marked if piece.startswith("t")]
    body = "".join(marked)
    path = tmp_path_factory.mktemp("any") / "x.csv"
    path.write_text("id,b,c\n" + body, encoding="utf-8", newline="")
    table = open_table(path, delimiter=",")
    physical = io.StringIO("id,b,c\n" + body, newline="").readlines()
    found: list[tuple[int, str]] = []
    for chunk in table.chunks:
        assert {len(column) for column in chunk.columns} == {len(chunk.lines)}
        rows = list(zip(*chunk.columns, strict=True))
        for line, row in zip(chunk.lines, rows, strict=True):
            assert "".join(row).strip() or '"' in physical[line - 1]  # quotes make an empty row one
        found += [(line, "\0".join(row)) for line, row in zip(chunk.lines, rows, strict=True)]
        found += [(reject.line, reject.raw) for reject in chunk.rejects]
    found.sort()
    assert all(a[0] < b[0] for a, b in pairwise(found))
    ends = [line for line, _ in found[1:]] + [len(physical) + 1]
    for token in tokens:
        at = next(at for at, (_, text) in enumerate(found) if token in text)
        here = "".join(physical[found[at][0] - 1 : ends[at] - 1])
        assert token in here


@pytest.mark.parametrize(
    ("line", "cells"),
    [
        ('"Foo" Bar;a@x.com', ['"Foo" Bar', "a@x.com"]),
        ('"A; B" Inc;a@x.com', ['"A; B" Inc', "a@x.com"]),
        ('"5\' 10"";a@x.com', ["5' 10\"", "a@x.com"]),
        ('Ann;"5\' 10""', ["Ann", "5' 10\""]),
    ],
)
def test_quotes_around_a_part_of_a_cell_are_its_own_where_the_row_is_whole(read, line, cells):
    _, _, rows, rejects = read(f"a;b\n{line}\nx;y\n")
    assert (rows, rejects) == ([tuple(cells), ("x", "y")], [])


def test_such_quotes_do_not_make_a_row_whole(read):
    _, _, rows, rejects = read('a,b,c\n"Foo" Bar,1\n1,2,3\n')
    assert rows == [("1", "2", "3")]
    assert rejects == [Reject(2, "", "stray_quote", '"Foo" Bar,1')]


def test_totals_and_remarks_below_the_last_row_are_no_rows(read):
    text = 'name,email\nAnn,a@x.com\n\nTotal,\nTotal: 2 records\n"Generated by X, 2024",\n'
    _, _, rows, rejects = read(text)
    assert rows == [("Ann", "a@x.com")]
    assert rejects == [
        Reject(4, "", "footer", "Total,"),
        Reject(5, "", "footer", "Total: 2 records"),
        Reject(6, "", "footer", '"Generated by X, 2024",'),
    ]


@pytest.mark.parametrize(
    "row", ["Total,t@x.com", "Total Energies,", "Totalo,", "Summer,", "Page Miller,", "Records,"]
)
def test_a_name_that_begins_like_a_footer_is_a_row(read, row):
    _, _, rows, rejects = read(f"name,email\n{row}\n")
    assert (len(rows), rejects) == (1, [])


def test_a_total_between_rows_is_a_row(read):
    _, _, rows, rejects = read("name,email\nTotal,\nAnn,a@x.com\n")
    assert (len(rows), rejects) == (2, [])


@pytest.mark.parametrize("above", ["", "Our people\n\n"])
@pytest.mark.parametrize(
    "said", ["Hi i, we, you, and they", "Email; Note; City", "Name, Mail, Job"]
)
@pytest.mark.parametrize("at", [0, 2, 4])
def test_a_cell_of_many_lines_says_nothing_of_the_header(read, at, said, above):
    note = "\n".join([said] * 40)
    people = [(f"u{n}@x.com", note if n == at else "y", "Bonn") for n in range(5)]
    text = "".join(f'{email},"{said}",{city}\n' for email, said, city in people)
    table, _, rows, rejects = read(f"{above}Email,Note,City\n{text}")
    assert table.columns == ("Email", "Note", "City")
    assert rows == people
    assert {reject.reason for reject in rejects} == ({"above_header"} if above else set())


@pytest.mark.parametrize("gap", ["", "\n"])
@pytest.mark.parametrize("words", ["some plain words", "some plain, words here", "a, b, and c"])
@pytest.mark.parametrize("before", [100, 245])
def test_rows_below_some_lines_of_words_are_read(read, words, gap, before):
    people = [
        (f"Ann Lee{n}", f"ann{n}@x.com", "Acme", f"+49 30 {1000 + n}", "Bonn", "CEO", "x")
        for n in range(before + 100)
    ]
    lines = [",".join(row) + "\n" for row in people]
    said = [f"{words} {n}\n" for n in range(20)]
    text = "".join([*lines[:before], gap, *said, gap, *lines[before:]])
    _, _, rows, rejects = read("Name,Email,Company,Phone,City,Title,Note\n" + text)
    assert rows == people
    assert [reject.raw + "\n" for reject in rejects] == said
    assert "other_table" not in {reject.reason for reject in rejects}


def test_rows_of_several_lines_are_read_the_fast_way(read, monkeypatch):
    people = [
        (f"p{n}@a.com", "one\ntwo, three" if n % 5 == 0 else "x", "Bonn") for n in range(2000)
    ]
    text = "".join(f'{email},"{said}",{city}\n' for email, said, city in people)
    careful = []
    monkeypatch.setattr(
        "leadctl.reading.delimited.delimited.Records",
        lambda block, *args, **options: careful.append(block) or Records(block, *args, **options),
    )
    _, lines, rows, rejects = read("Email,Note,City\n" + text)
    assert (rows, rejects) == (people, [])
    assert len(careful) <= 1  # the sample may end inside a cell
    assert lines == [2 + n + -(-n // 5) for n in range(2000)]
