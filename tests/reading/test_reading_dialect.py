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
