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
        ("Jane Doe <jane@acme.io>\nBob van Roe <bob@beta.de>\n", "", 1),
        ('"Doe, Jane" <jane@acme.io>\nbob@beta.de\n', "", 1),
        ("Jane Doe,<jane@acme.io>\nBob Roe,<bob@beta.de>\n", ",", 2),
        ("Acme, Jane Doe <jane@acme.io>\nBeta, Bob Roe <bob@beta.de>\n", ",", 2),
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


NESTED = [
    (own, inner)
    for own in (",", "\t", ";", "|")
    for inner in (";", "|", "; ", " | ", ",")
    if own != inner.strip()
]


@pytest.mark.parametrize(("own", "inner"), NESTED)
@pytest.mark.parametrize("header", ["Name,Email,Tags", "Email,Tags", "Name,Category", "Qid,Skills"])
def test_values_parted_alike_in_each_row_are_one_column(tmp_path, own, inner, header):
    names = header.split(",")
    told = {"Name": "Ann Lee", "Email": "a@x.example", "Tags": inner.join("abcd")}
    rows = [[f"{told.get(name, inner.join('xyz'))}{n}" for name in names] for n in range(30)]
    table, found = opened(tmp_path, "".join(own.join(row) + "\n" for row in [names, *rows]))
    assert (table.columns, found) == (tuple(names), [tuple(row) for row in rows])


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
    assert rows == [(cell.strip('"'),) for cell in cells]


def test_quotes_around_blanks_show_that_blanks_part_cells(tmp_path):
    text = "Name Company City\n" + "".join(f'Ann{n} "Acme Inc" Rome\n' for n in range(20))
    table, rows = opened(tmp_path, text)
    assert table.columns == ("Name", "Company", "City")
    assert rows[0] == ("Ann0", "Acme Inc", "Rome")


FIRMS = [("Ann", "Acme, Inc"), ("Bob", 'Big "Ind", Ltd'), ("Cy", "Nord")]


def lists_of(write):
    """Write the firms with a header and an address, each cell by `write`."""
    rows = [("Name", "Firm", "Email")]
    rows += [(name, firm, f"{name.lower()}@x.example") for name, firm in FIRMS * 4]
    return (
        ",".join(map(write, rows[0]))
        + "\n"
        + "".join(",".join(map(write, row)) + "\n" for row in rows[1:])
    )


def escaped(cell):
    return cell.replace(",", "\\,").replace('"', '\\"')


def padded(cell):
    return '"{}" '.format(cell.replace('"', '""'))


def around(opening, closing, always):
    return lambda cell: f"{opening}{cell}{closing}" if always or "," in cell else cell


@pytest.mark.parametrize(
    ("write", "quote"),
    [
        (escaped, '"'),
        (padded, '"'),
        (lambda cell: " " + padded(cell) + " ", '"'),
        (around("`", "`", always=False), "`"),
        (around("`", "`", always=True), "`"),
        (around("\u201c", "\u201d", always=False), "\u201c"),
        (around("\u201c", "\u201d", always=True), "\u201c"),
        (around("\u201e", "\u201c", always=False), "\u201e"),
        (around("\u00ab", "\u00bb", always=True), "\u00ab"),
    ],
)
def test_cells_are_told_from_their_delimiters_in_any_style(tmp_path, write, quote):
    table, rows = opened(tmp_path, lists_of(write))
    assert table.columns == ("Name", "Firm", "Email")
    assert [row[:2] for row in rows] == FIRMS * 4
    assert table.shape.quote == quote


def test_quotes_behind_backslashes_need_no_quotes_around_them(tmp_path):
    _, rows = opened(tmp_path, 'Name,Firm\nAnn,Big \\"Ind\\" Ltd\nBob,"Acme, Inc"\n')
    assert rows == [("Ann", 'Big "Ind" Ltd'), ("Bob", "Acme, Inc")]


@pytest.mark.parametrize(
    "cells",
    [
        ["C:\\new\\", "D:\\"],
        ["\u201cFine\u201d", "\u201cSo so\u201d"],
        ["`code`", "`more`"],
        ["say \u201chi\u201d", "`"],
        ["Acme\\, Inc", "C:\\"],
    ],
)
def test_signs_that_part_nothing_are_text(tmp_path, cells):
    text = "Name,Note,City\n"
    text += "".join(
        f'Ann{n},"{cell}",Ulm\n' if "," in cell else f"Ann{n},{cell},Ulm\n"
        for n, cell in enumerate(cells * 5)
    )
    _, rows = opened(tmp_path, text)
    assert [row[1] for row in rows] == cells * 5


ADDRESSES = [f"{n} High St, 1011{n} Ulm, DE" for n in range(9)]


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        ("Address", ADDRESSES),
        ("Where they live", ADDRESSES),
        ("City", ["Ulm, Bavaria, Germany", "Kiel, Holstein, Germany"] * 5),
        ("Tags", ["vip|new|fair"] * 6),
        ("Notes", ["a; b; c", "d; e; f", "g; h; i"]),
    ],
)
def test_a_column_of_values_with_delimiters_stays_one(tmp_path, header, cells):
    table, rows = opened(tmp_path, "\n".join([header, *cells, ""]))
    assert table.columns == (header,)
    assert rows == [(cell,) for cell in cells]


@pytest.mark.parametrize(
    ("title", "header"),
    [("Address", "Name,City,Phone"), ("Spring fair", "Guest,Town,Badge"), ("Notes\n", "A,B,C")],
)
def test_a_title_above_a_table_heads_no_column(tmp_path, title, header):
    rows = [(f"Ann{n}", "Ulm", f"+49 30 123{n}") for n in range(9)]
    text = "\n".join([title, header, *map(",".join, rows), ""])
    assert opened(tmp_path, text)[1] == rows
