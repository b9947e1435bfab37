from __future__ import annotations

import pytest
from both_ways import as_sheet, as_text
from hypothesis import given, settings
from hypothesis import strategies as st

from leadctl.reading import open_table
from leadctl.reading.tabling.beside import sides
from leadctl.rows import Chunk

PEOPLE = [["Name", "Email"], *([f"Ana{n} Ito", f"ana{n}@example.com"] for n in range(9))]
FIRMS = [["Company", "Domain"], *([f"Acme {n}", f"acme{n}.example"] for n in range(5))]
STOCK = [["Product", "Qty", "Shelf"], *([f"P{n}", str(n), "A"] for n in range(5))]


def beside(*tables):
    """The rows of tables with a blank column between them."""
    found = []
    for at in range(max(map(len, tables))):
        row = []
        for table in tables:
            row += [*(table[at] if at < len(table) else [""] * len(table[0])), ""]
        found.append(row[:-1])
    return found


@pytest.fixture(params=[as_text, as_sheet])
def read(request, tmp_path):
    def go(rows, **options):
        path = tmp_path / "list"
        path.write_bytes(request.param(rows))
        table = open_table(path, **options)
        chunks = list(table.chunks)
        found = [list(row) for chunk in chunks for row in zip(*chunk.columns, strict=True)]
        return table, found, [one for chunk in chunks for one in chunk.rejects]

    return go


@pytest.mark.parametrize(
    ("tables", "people"),
    [([PEOPLE, FIRMS], 1), ([STOCK, PEOPLE], 2), ([FIRMS, STOCK, PEOPLE], 3)],
)
def test_the_people_are_read_and_those_beside_them_kept(read, tables, people):
    rows = beside(*tables)
    table, found, rejects = read(rows)
    assert (list(table.columns), found) == (PEOPLE[0], PEOPLE[1:])
    assert table.chunks.tally.table == people
    told = table.chunks.tally.tables
    others = [one for one in tables if one is not PEOPLE]
    assert [(list(one.columns), one.rows) for one in told] == [(o[0], len(o) - 1) for o in others]
    assert {one.reason for one in rejects} == {"other_table"}
    assert sorted(one.raw for one in rejects) == sorted(",".join(r) for o in others for r in o)


@pytest.mark.parametrize("number", [1, 2, 3])
def test_each_of_them_can_be_asked_for(read, number):
    below = [[], ["Code", "Meaning"], ["A", "active"], ["B", "blocked"]]
    table, found, rejects = read([*beside(FIRMS, PEOPLE), *below], table=number)
    wanted = [FIRMS, PEOPLE, below[1:]][number - 1]
    assert (list(table.columns), found) == (wanted[0], wanted[1:])
    assert len(table.chunks.tally.tables) == 2
    assert all(one.reason == "other_table" for one in rejects)


def test_what_was_mended_in_the_table_on_the_right_is_told(tmp_path):
    rows = beside(STOCK, [["Name", "Email"], *PEOPLE[1:] * 3])
    text = as_text(rows).decode().splitlines(keepends=True)
    text[12] = text[12].rstrip("\n") + ",\n"
    path = tmp_path / "list"
    path.write_text("".join(text))
    table = open_table(path)
    assert sum(len(chunk.lines) for chunk in table.chunks) == 27
    assert (table.chunks.tally.table, table.chunks.tally.mended) == (2, 1)


def test_a_value_that_comes_late_between_them_is_kept(read):
    people = [PEOPLE[0], *PEOPLE[1:] * 300]
    rows = beside(people, FIRMS)
    rows[2600][2] = "a note"
    _, found, rejects = read(rows)
    assert found == people[1:]
    assert [one.raw for one in rejects if one.line == 2601] == ["a note"]


@pytest.mark.parametrize(
    ("rows", "parted"),
    [
        (beside(PEOPLE, PEOPLE), 2),
        (beside(PEOPLE, [*FIRMS, *[["Acme", "acme.example"]] * 4]), 1),
        (beside(PEOPLE, [*FIRMS, *[["Acme", "acme.example"]] * 3]), 1),
        (beside(PEOPLE, [FIRMS[0], ["", ""], *FIRMS[1:]]), 1),
        (beside(PEOPLE, [["City"], *[["Ulm"]] * 4]), 1),
        (beside(PEOPLE, [["Phone", "Email"], *[["1", "x@x.example"]] * 9]), 1),
        (beside(PEOPLE, [["Owner", "Name"], *[["Kim", "x"]] * 4]), 2),
        (beside(PEOPLE, [["City", ""], *[["Ulm", "x"]] * 4]), 1),
        (PEOPLE, 1),
    ],
)
def test_a_blank_column_alone_parts_no_table(rows, parted):
    chunk = Chunk(list(range(2, len(rows) + 1)), list(map(list, zip(*rows[1:], strict=True))), [])
    assert len(sides(rows[0], [chunk])) == parted


CELLS = st.sampled_from(["", "", "Name", "Email", "Company", "ann@x.example", "Acme", "Ann Lee"])


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(CELLS, min_size=5, max_size=7), max_size=12), st.integers(0, 2))
def test_no_value_is_lost_between_tables(tmp_path_factory, rows, wide):
    rows = [[*row[:2], "", *row[3:]] for row in rows]
    path = tmp_path_factory.mktemp("beside") / "x"
    path.write_bytes(as_text([["Name", "Email", "", "Company", "Domain"][: 5 - wide], *rows]))
    table = open_table(path)
    chunks = list(table.chunks)
    kept = " ".join(one.raw for chunk in chunks for one in chunk.rejects)
    kept += " ".join(cell for chunk in chunks for column in chunk.columns for cell in column)
    kept += " ".join(table.columns)
    assert all(cell in kept for row in rows for cell in row)
