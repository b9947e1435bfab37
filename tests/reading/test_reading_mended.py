"""Files of rejects as lists: each raw text comes to what it is, whatever stands around it."""

import csv
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadctl.errors import DataError
from leadctl.reading import Plain, open_table, opened_list
from leadctl.reading.cells.dialect import NONE, PAIRS, Dialect, name_of, named
from leadctl.reading.opening.mended import header_of
from leadctl.reading.opening.rejects import HEADERS, write
from leadctl.rows import ReadOptions, Reject, Shape

COLUMNS = ("Name", "Email", "City")
DIALECTS = [
    Dialect(),
    Dialect(";"),
    Dialect("\t"),
    Dialect("|", quote="'"),
    Dialect(",", escape="\\"),
    Dialect(";", quote="'", escape="\\"),
    Dialect(",", skip_space=True),
    Dialect(",", quote=""),
    Dialect(",", escape="\\", frees=True),
    Dialect(";", quote="", escape="\\", frees=True),
    Dialect(",", quote="`"),
    Dialect(",", quote="\u201c"),
]


def shape_of(dialect, **more):
    return Shape(
        delimiter=dialect.shown,
        quote=dialect.quote,
        escape=dialect.escape,
        blanks=dialect.skip_space,
        frees=dialect.frees,
        **more,
    )


def read(path, **asked):
    with opened_list(Plain(path), ReadOptions(**asked)) as table:
        chunks = list(table.chunks)
        rows = [row for one in chunks for row in zip(*one.columns, strict=True)]
        return table, rows, [reject for one in chunks for reject in one.rejects]


@pytest.fixture
def kept(tmp_path):
    """Write rejects to a file as the commands do."""

    def write_file(rejects, name="list.rejects.csv"):
        path = tmp_path / name
        with path.open("w", encoding="utf-8", newline="") as stream:
            write(stream, rejects)
        return path

    return write_file


CELLS = st.text(st.sampled_from("aBé \"'`\u201c\u201d\\,;\t|\n\r=+日"), max_size=6)
ROWS = st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=5)


def fits(row, dialect):
    """Whether a row can be written at all: blanks and quotes say nothing in some dialects."""
    text = "".join(row)
    if not text.strip() or row == COLUMNS:
        return False
    if not dialect.quote:
        return not any(sign in text for sign in (dialect.delimiter, "\r", "\n"))
    if any(closing in cell for closing in PAIRS.get(dialect.quote, "") for cell in row):
        return False  # no list in such quotes holds one of them inside a cell
    return not (dialect.skip_space and any(cell.startswith(" ") for cell in row))


@pytest.mark.parametrize("dialect", DIALECTS, ids=str)
@settings(max_examples=40)
@given(rows=ROWS)
def test_what_is_written_in_a_dialect_is_cut_by_it(dialect, rows):
    for row in rows:
        if fits(row, dialect):
            lines = io.StringIO(dialect.written(row), newline="").readlines()
            assert dialect.cut(lines) == [list(row)]


@pytest.mark.parametrize("dialect", DIALECTS, ids=str)
def test_rows_of_every_dialect_come_back(kept, dialect):
    rows = [("Ann Ray", "a@x.com", "Köln"), ('Bo "B"', "b@x.com", "Ulm"), ("Cy", "c@x.com", "")]
    if dialect.quote:
        rows.append(("Di, Do", "d;|@x.com", "New\nUlm"))
    header = header_of(COLUMNS, shape_of(dialect), "Trade fair")
    raws = [Reject(7, "", "too_few_cells", dialect.written(row)) for row in rows]
    table, found, rejects = read(kept([header, *raws]))
    assert (found, rejects) == (rows, [])
    assert (table.columns, table.shape.rejects_of) == (COLUMNS, "Trade fair")
    assert table.shape.delimiter == dialect.shown


@pytest.mark.parametrize("sign", [*",;\t|", NONE, " ", "~"])
def test_a_delimiter_is_known_by_its_word(sign):
    assert named(name_of(sign)) == sign


BROKEN = st.one_of(
    st.just('Bo,"b@x.com,Ulm'),
    st.just("Bo,b@x.com"),
    st.just("Bo,b@x.com,Ulm,x"),
    st.just('"Bo"y,b@x.com,"Ulm'),
    st.just(',"Acme, Inc'),
)


@settings(max_examples=40)
@given(broken=st.lists(BROKEN, min_size=1, max_size=6), at=st.integers(0, 6))
def test_a_text_that_is_still_wrong_stays_alone_and_whole(tmp_path_factory, broken, at):
    raws = [*broken[:at], "Ann,a@x.com,Köln", *broken[at:]]
    path = tmp_path_factory.mktemp("kept") / "list.rejects.csv"
    rejects = [Reject(n, "", "x", raw) for n, raw in enumerate(raws, start=2)]
    with path.open("w", encoding="utf-8", newline="") as stream:
        write(stream, [header_of(COLUMNS, Shape(quote='"')), *rejects])
    _, rows, again = read(path)
    assert rows == [("Ann", "a@x.com", "Köln")]
    assert sorted(one.raw for one in again) == sorted(broken)


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ("Bo,b@x.com", "too_few_cells"),
        ("Bo,b@x.com,Ulm,x", "too_many_cells"),
        ('Bo,b@x.com,"Ulm', "unclosed_quote"),
        ('"Bo"y"",b@x.com,Ulm', "stray_quote"),
        ('Bo, "b@x.com,Ulm', "stray_quote"),
        ("Name,Email,City", "repeated_header"),
        ("<test lead: dummy data for name>,b@x.com,Ulm", "test_row"),
        ("x" * 140_000 + ",b@x.com,Ulm", "cell_too_long"),
    ],
)
def test_a_text_that_fits_nowhere_says_why(kept, raw, reason):
    path = kept([header_of(COLUMNS, Shape(quote='"')), Reject(4, "", "x", raw)])
    _, rows, rejects = read(path)
    assert rows == []
    assert [(one.line, one.reason, one.raw) for one in rejects] == [(3, reason, raw)]


def test_blank_cells_behind_the_last_header_are_no_surplus_and_empty_texts_are_gone(kept):
    raws = ["Bo,b@x.com,Ulm,,", "", "  ", ",,"]
    path = kept([header_of(COLUMNS, Shape(quote='"')), *(Reject(3, "", "x", r) for r in raws)])
    _, rows, rejects = read(path)
    assert (rows, rejects) == ([("Bo", "b@x.com", "Ulm")], [])


def test_one_text_may_become_two_rows(kept):
    path = kept([header_of(COLUMNS, Shape(quote='"')), Reject(3, "", "x", "A,a@x.com,\nB,b,c,d")])
    _, rows, rejects = read(path)
    assert rows == [("A", "a@x.com", "")]
    assert rejects == [Reject(4, "", "too_many_cells", "B,b,c,d")]


def test_the_row_of_headers_may_stand_anywhere_and_come_twice(kept):
    header, row = header_of(COLUMNS, Shape(quote='"')), Reject(3, "", "x", "A,a@x.com,Ulm")
    path = kept([row, header, row])
    path.write_text(path.read_text("utf-8") + path.read_text("utf-8"), encoding="utf-8")
    _, rows, rejects = read(path)
    assert (rows, rejects) == ([("A", "a@x.com", "Ulm")] * 4, [])


def test_rejects_of_two_lists_in_one_file_are_refused(kept):
    heads = [header_of(COLUMNS, Shape(quote='"')), header_of(COLUMNS[::-1], Shape(quote='"'))]
    with pytest.raises(DataError, match="several lists") as caught:
        read(kept([*heads, Reject(3, "", "x", "A,a@x.com,Ulm")]))
    assert caught.value.hint


def test_headers_that_are_gone_are_asked_for(kept):
    with pytest.raises(DataError, match="headers in line 2"):
        read(kept([Reject(0, "", "header", ""), Reject(3, "", "x", "A,a@x.com,Ulm")]))


@pytest.mark.parametrize(
    "words",
    ["", "delimiter=xyz", "quote=ab", "escape", "delimiter='\"'", "'", "delimiter=\\", "a=b c"],
)
def test_what_somebody_wrote_beside_the_headers_breaks_nothing(kept, words):
    head = Reject(0, words, "header", "Name,Email,City")
    _, rows, _ = read(kept([head, Reject(3, "", "x", "A,a@x.com,Ulm")]))
    assert rows == [("A", "a@x.com", "Ulm")]


SAVED = {
    "german excel": ("utf-8-sig", {"delimiter": ";", "lineterminator": "\r\n"}),
    "excel, unicode text": ("utf-16", {"delimiter": "\t", "lineterminator": "\r\n"}),
    "excel, ansi": ("cp1252", {"lineterminator": "\r\n"}),
    "libreoffice, all quoted": ("utf-8", {"quoting": csv.QUOTE_ALL, "lineterminator": "\n"}),
    "pipes": ("utf-8", {"delimiter": "|", "lineterminator": "\n"}),
}


@pytest.mark.parametrize("how", SAVED)
@pytest.mark.parametrize("dialect", DIALECTS[:4], ids=str)
def test_it_does_not_matter_what_program_saved_the_file(tmp_path, how, dialect):
    encoding, form = SAVED[how]
    row = ("Bo, Bö; B|o", "b@x.com", 'New\n"Ulm"')
    header = header_of(COLUMNS, shape_of(dialect))
    raws = [Reject(3, "", "x", dialect.written(row)), Reject(9, "", "x", "wrong")]
    path = tmp_path / "list.rejects.csv"
    with path.open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, **form).writerows([HEADERS, header, *raws])
    _, rows, rejects = read(path, encoding="cp1250", delimiter="|", sheet="S", table=2)
    assert (rows, [one.raw for one in rejects]) == ([row], ["wrong"])


def test_a_workbook_may_hold_rejects(tmp_path):
    xlsxwriter = pytest.importorskip("xlsxwriter")
    path = tmp_path / "list.rejects.xlsx"
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for at, row in enumerate([HEADERS, header_of(COLUMNS, Shape(quote='"'))]):
            sheet.write_row(at, 0, row)
        sheet.write_row(2, 0, [3, "", "too_few_cells", "A,a@x.com,Ulm"])
    _, rows, _ = read(path)
    assert rows == [("A", "a@x.com", "Ulm")]


def test_quotes_that_an_editor_broke_lose_no_text(tmp_path):
    path = tmp_path / "list.rejects.csv"
    path.write_text(
        'line,column,reason,raw\n0,,header,"Name,Email,City"\n'
        '3,,too_few_cells,Ann,a@x.com,Ulm\n4,,too_few_cells,"Bo,"B", b"@x.com"\n',
        encoding="utf-8",
    )
    _, rows, rejects = read(path)
    texts = [",".join(row) for row in rows] + [one.raw for one in rejects]
    assert sorted(text.replace('"', "") for text in texts) == ["Ann,a@x.com,Ulm", "Bo,B, b@x.com"]


def test_a_list_that_only_looks_like_rejects_is_a_list(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("line,column,email\n1,2,a@x.com\n", encoding="utf-8")
    table, rows, _ = read(path)
    assert (table.shape.rejects_of, rows) == (None, [("1", "2", "a@x.com")])


@pytest.mark.parametrize(
    "text",
    [
        "Name|Email|City\n'A|B'|a@x.com|Ulm\n'C|D'|c@x.com|Ulm\n'E''F'|e@x.com|U'lm\n",
        'Name,Email,City\n"A \\"B\\"",a@x.com,Ulm\n"C \\"D\\", E",c@x.com,Ulm\nx,y\n',
        'Name, Email, City\n"A, B", a@x.com, "Ulm"\nC, c@x.com, "U, lm"\nx, y\n',
        "Email\na@x.com\nc@x.com\n",
        "Name\tEmail\tCity\nA\ta@x.com\tUlm\nB\tb@x.com\n",
    ],
)
def test_the_shape_of_a_list_says_how_its_rows_are_cut(tmp_path, kept, text):
    path = tmp_path / "list.csv"
    path.write_text(text, encoding="utf-8")
    table = open_table(path)
    rows = [row for chunk in table.chunks for row in zip(*chunk.columns, strict=True)]
    raws = [Reject(2, "", "x", line) for line in text.splitlines()[1 : len(rows) + 1]]
    _, found, rejects = read(kept([header_of(table.columns, table.shape), *raws]))
    assert (found, rejects) == (rows, [])
