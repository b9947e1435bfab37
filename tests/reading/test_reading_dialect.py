import pytest

from leadctl.errors import UsageError
from leadctl.reading import open_table


def opened(tmp_path, text, **options):
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8", newline="")
    table = open_table(path, **options)
    return table, [row for chunk in table.chunks for row in zip(*chunk.columns, strict=True)]


@pytest.mark.parametrize(
    ("text", "delimiter", "width"),
    [
        ("a,b,c\n1,2,3\n", ",", 3),
        ("a;b;c\n1;2,5;3\n4;5,5;6\n", ";", 3),
        ("a\tb\nJane, Dr\tx;y\n", "\t", 2),
        ("a|b|c\n1|2|3\n", "|", 3),
        ('Name;"Title, role"\n"Ann, B.";x\n"Bob, C.";y\n', ";", 2),
        ("Name,Tags,Note\nAnn,a;b;c,x\nBob,d;e;f,y\n", ",", 3),
        ("Email\nann@a.com\nbob@a.com\n", "", 1),
        ('Company\n"Acme, Inc"\nFoo, Inc\n', "", 1),
        ('Name, Company\nAnn, "Acme, Inc"\nBob, "Foo; Bar"\n', ",", 2),
        ('Name Firm Sum\n"Ann Lee" Acme $1,200.00\nBo "Big, Co" $3,400.00\nCy Co $1,2.0\n', " ", 3),
        ("Street\n12 Main Street\n4 High Street\n9 Long Road\n", "", 1),
        ("Phone\n+49 30 1234\n+49 30 5678\n+49 40 9012\n", "", 1),
        ('A, B, C\nx, "y, z", 1\nu, v, 2\nw, "p, q", 3\n', ",", 3),
        ("sep=;\nName;Note\nAnn;a,b\n", ";", 2),
        ("sep=^\r\nName^Note\r\nAnn^a,b\r\n", "^", 2),
        ('"sep=\t"\nName\tNote\nAnn\ta,b\n', "\t", 2),
    ],
)
def test_the_delimiter_is_found(tmp_path, text, delimiter, width):
    table, rows = opened(tmp_path, text)
    assert table.shape.delimiter == delimiter
    assert len(table.columns) == width
    assert rows
    assert all(len(row) == width for row in rows)


@pytest.mark.parametrize(
    ("text", "escape"),
    [
        ('"r0","\\"""\n', ""),
        ('a,"19\\"",b\n', "\\"),
        ('a,"{\\"b\\": 1}"\n', "\\"),
        ('a,"say ""hi"" x"\n', ""),
        ('"C:\\dir\\",b\n', ""),
        ('a,"x\\""y",b\n', ""),
    ],
)
def test_quotes_inside_cells_tell_how_they_are_written(tmp_path, text, escape):
    table, _ = opened(tmp_path, text)
    assert table.shape.escape == escape


def test_a_blank_before_a_quote_belongs_to_no_cell(tmp_path):
    _, rows = opened(tmp_path, 'Name, Company\nAnn, "Acme, Inc"\nBob, "Foo"\n')
    assert rows == [("Ann", "Acme, Inc"), ("Bob", "Foo")]


def test_the_line_after_a_sep_line_is_the_header(tmp_path):
    table, rows = opened(tmp_path, "sep=;\nName;Note\nAnn;x\n")
    assert (table.columns, table.shape.header_line) == (("Name", "Note"), 2)
    assert rows == [("Ann", "x")]


@pytest.mark.parametrize("given", ["tab", "\\t", "\t", "TAB"])
def test_the_users_delimiter_is_taken(tmp_path, given):
    table, rows = opened(tmp_path, "a,b\tc\n1,2\t3\n", delimiter=given)
    assert (table.columns, rows) == (("a,b", "c"), [("1,2", "3")])


@pytest.mark.parametrize("given", ['"', "ab", "\n", "\0"])
def test_a_delimiter_that_cannot_be(tmp_path, given):
    with pytest.raises(UsageError, match="cannot part cells"):
        opened(tmp_path, "a,b\n", delimiter=given)


NUMBERS = [f"+49 30 {1234567 + n * 7919}" for n in range(30)]
NAMES = [f'Anna "Nick{n}" Berg' if n % 4 else f"Anna Maria Berg{n}" for n in range(30)]


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Phone", [cell if n % 3 else '""' for n, cell in enumerate(NUMBERS)]),
        ("Work Phone Number", [cell if n % 3 else '""' for n, cell in enumerate(NUMBERS)]),
        ("Person Full Name", NAMES),
        ("Created", [f"12 Jan 2024 10:{n:02}" for n in range(30)]),
    ],
)
def test_one_column_is_not_cut_at_its_blanks(tmp_path, header, cells):
    table, rows = opened(tmp_path, "\n".join([header, *cells, ""]))
    assert table.columns == (header,)
    assert rows == [(cell,) for cell in cells if cell != '""']


def test_quotes_around_blanks_show_that_blanks_part_cells(tmp_path):
    text = "Name Company City\n" + "".join(f'Ann{n} "Acme Inc" Rome\n' for n in range(20))
    table, rows = opened(tmp_path, text)
    assert table.columns == ("Name", "Company", "City")
    assert rows[0] == ("Ann0", "Acme Inc", "Rome")
