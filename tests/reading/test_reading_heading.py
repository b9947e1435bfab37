import pytest

from leadctl.reading import open_table

ROWS = [
    f"{n % 9 + 10}/03/2026,{n % 12 + 8:02}:30,{n % 5},{code}-{1000 + n},${n * 7}.50,{name},"
    f"https://shop.example/p/{n},{note}"
    for n, (code, name, note) in enumerate(
        [("MG", "Oak chair", ""), ("RI", "Desk lamp", "call back"), ("CC", "Wool rug", "")] * 8
    )
]
NAMES = ["DATE", "TIME", "Qty", "ProductID", "Price", "ProductName", "URL", "Comments"]
HEADER = ",".join(NAMES)


@pytest.fixture
def read(tmp_path):
    def go(header, rows=ROWS):
        path = tmp_path / "list.csv"
        path.write_text("\n".join([header, *rows, ""]), encoding="utf-8")
        table = open_table(path)
        chunks = list(table.chunks)
        found = [",".join(row) for chunk in chunks for row in zip(*chunk.columns, strict=True)]
        assert found == list(rows)
        return list(table.columns), [one.raw for chunk in chunks for one in chunk.rejects]

    return go


@pytest.mark.parametrize("delimiter", [";", "\t", "|", " "])
def test_a_header_under_another_delimiter_names_the_columns(read, delimiter):
    assert read(HEADER.replace(",", delimiter)) == (NAMES, [])


def test_it_is_told_that_a_header_was_mended(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("\n".join([HEADER.replace(",", "|"), *ROWS]), encoding="utf-8")
    assert "it was broken" in open_table(path).shape.header_why


@pytest.mark.parametrize("rows", [ROWS[:2], ROWS[:3], ROWS])
def test_short_lists_too(read, rows):
    assert read(HEADER.replace(",", ";"), rows) == (NAMES, [])


@pytest.mark.parametrize("at", range(len(NAMES)))
def test_a_blank_name_too_many_is_dropped(read, at):
    assert read(",".join([*NAMES[:at], "", *NAMES[at:]])) == (NAMES, [])


@pytest.mark.parametrize("at", [0, 2, 3, 5, 6])
def test_two_names_that_ran_together_are_parted(read, at):
    glued = [*NAMES[:at], NAMES[at] + NAMES[at + 1], *NAMES[at + 2 :]]
    assert read(",".join(glued)) == (NAMES, [])


@pytest.mark.parametrize("at", range(len(NAMES) - 1))
def test_two_quoted_names_are_parted_at_their_quotes(read, at):
    quoted = [f'"{name}"' for name in NAMES]
    glued = [*quoted[:at], quoted[at] + quoted[at + 1], *quoted[at + 2 :]]
    assert read(",".join(glued)) == (NAMES, [])


@pytest.mark.parametrize(
    "top",
    [
        ",".join(NAMES[1:]),  # no capital and no word tells where a name is missing
        "Prices of all our products since May",
        "our list; all of it; see below; for 2026; and 2025; made by Kim; in Ulm",
        "a;b;c",
    ],
)
def test_what_may_be_no_header_names_nothing(read, top):
    columns, raw = read(top)
    assert columns == [f"column {n}" for n in range(1, len(NAMES) + 1)]
    assert raw == [top]
