import pytest

from leadctl.reading import open_table

HEADER = "Name,Email,Company,City,Since"
PEOPLE = [
    (
        f"{first} {last}",
        f"{first}.{last}@x.example".lower(),
        firm,
        city,
        f"2026-0{n % 9 + 1}-11" if city else "",
    )
    for n, (first, last, firm, city) in enumerate(
        [
            ("Ada", "Berg", "Acme Ltd", "Ulm"),
            ("Bo", "Curt", "", ""),
            ("Cy", "Dorn", "Nord Sea Works", "Kiel"),
            ("Di", "Ernst", "Blue Harbor", "New York"),
            ("Ed", "Falk", "Acme Ltd", "Ulm"),
        ]
        * 5
    )
]
ROWS = [",".join(row) for row in PEOPLE]


@pytest.fixture
def read(tmp_path):
    def go(*lines, above=5):
        path = tmp_path / "list.csv"
        text = "\n".join([HEADER, *ROWS[:above], *lines, *ROWS[above:], ""])
        path.write_text(text, encoding="utf-8", newline="")
        table = open_table(path)
        chunks = list(table.chunks)
        rows = [row for chunk in chunks for row in zip(*chunk.columns, strict=True)]
        others = [row for row in rows if row not in PEOPLE]
        raw = [one.raw for chunk in chunks for one in chunk.rejects]
        assert len(rows) - len(others) == len(PEOPLE)
        return others, raw, table.chunks.tally.faults

    return go


@pytest.mark.parametrize(
    ("lines", "row"),
    [
        (
            ("Jo Kern,jo@x.example,Blue", "Harbor,Kiel,2026-01-11"),
            ("Jo Kern", "jo@x.example", "Blue\nHarbor", "Kiel", "2026-01-11"),
        ),
        (
            ("Jo Kern,jo@x.example,Nord", "Sea", "Works,Kiel,2026-01-11"),
            ("Jo Kern", "jo@x.example", "Nord\nSea\nWorks", "Kiel", "2026-01-11"),
        ),
        (
            ("Jo Kern,jo@x.example,", "Acme Ltd,Kiel,2026-01-11"),
            ("Jo Kern", "jo@x.example", "Acme Ltd", "Kiel", "2026-01-11"),
        ),
    ],
)
@pytest.mark.parametrize("above", [0, 5, len(ROWS)])
def test_pieces_of_a_row_are_put_together(read, lines, row, above):
    assert read(*lines, above=above) == ([row], [], {"broken_line": 1})


@pytest.mark.parametrize(
    "lines",
    [
        ("Jo Kern,jo@x.exa", "mple,Acme Ltd,Kiel,2026-01-11"),
        ("Jo Kern,jo@x.example,Acme", "Kiel,2026-01-11,Ltd"),
        ("Jo Kern,jo@x.example", "Acme Ltd"),
        ("Acme,Kiel,2026-01-11", "Jo Kern,jo@x.example,"),
    ],
)
def test_pieces_that_do_not_plainly_make_a_row_are_rejected_each(read, lines):
    assert read(*lines) == ([], list(lines), {})


def test_short_rows_that_each_begin_as_rows_do_are_rows(read):
    rows, raw, faults = read("Jo Kern,jo@x.example", "Li Moor,li@x.example")
    assert [row[:3] for row in rows] == [
        ("Jo Kern", "jo@x.example", ""),
        ("Li Moor", "li@x.example", ""),
    ]
    assert (raw, faults) == ([], {"missing_delimiter": 2})


def test_a_piece_at_the_end_of_what_is_read_at_once_is_put_to_the_next(read):
    many = [f"N{n} Berg,n{n}@x.example,Acme Ltd,Ulm,2026-03-11" for n in range(400)]
    torn = ["Jo Kern,jo@x.example,Blue", "Harbor,Kiel,2026-01-11"]
    for at in range(216, 232, 3):
        rows, raw, _ = read(*many[:at], *torn, above=len(ROWS))
        assert rows[-1] == ("Jo Kern", "jo@x.example", "Blue\nHarbor", "Kiel", "2026-01-11")
        assert (len(rows), raw) == (at + 1, [])
