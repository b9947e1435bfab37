from __future__ import annotations

import pytest
from both_ways import as_sheet, as_text

from leadctl.reading import open_table
from leadctl.reading.tabling.borders import comes_back

HEADER = ["Name", "Email", "City", "Phone"]
LEGEND = ["Code", "Meaning", "Since", "Owner"]
PROSE = [
    ["Dear reader", " what follows", " was added", " much later"],
    ["Please check it", " and tell us", " by phone", " thanks"],
]


def people(first, stop):
    return [
        [f"Ana Ito {n}", f"ana{n}@example.com", ("Ulm", "Bonn")[n % 2], f"+49 30 {1000000 + n}"]
        for n in range(first, stop)
    ]


def codes(count):
    return [LEGEND, *([f"C{n}", f"word {'abc'[n % 3]}", "2024", "Kim"] for n in range(count))]


@pytest.fixture(params=[as_text, as_sheet])
def read(request, tmp_path):
    def go(rows):
        path = tmp_path / "list"
        path.write_bytes(request.param(rows))
        table = open_table(path)
        chunks = list(table.chunks)
        found = [list(row) for chunk in chunks for row in zip(*chunk.columns, strict=True)]
        return table, found, [one for chunk in chunks for one in chunk.rejects]

    return go


@pytest.mark.parametrize("before", [12, 30, 248, 600])
@pytest.mark.parametrize("count", [3, 20, 260])
def test_rows_that_come_back_below_other_words_are_read(read, before, count):
    rows = [HEADER, *people(0, before), [], *codes(count), [], *people(before, before + 30)]
    table, found, rejects = read(rows)
    assert found == people(0, before + 30)
    assert [(one.line, one.reason) for one in rejects] == [
        (before + 3 + n, "other_table") for n in range(count + 1)
    ]
    assert (table.chunks.tally.tables, table.chunks.blank) == ([], 2)


def test_a_few_rows_at_the_end_come_back_too(read):
    _, found, rejects = read([HEADER, *people(0, 20), [], *codes(5), [], *people(20, 22)])
    assert (found, len(rejects)) == (people(0, 22), 6)


def test_a_table_alike_has_a_header_of_its_own(read):
    own = ["Who", "Where to", "Place", "Number"]
    table, found, rejects = read([HEADER, *people(0, 20), [], *codes(5), [], own, *people(0, 9)])
    assert (found, len(rejects)) == (people(0, 20), 16)
    assert sum(one.rows for one in table.chunks.tally.tables) >= 14


def test_prose_between_rows_is_nobody(read):
    _, found, rejects = read([HEADER, *people(0, 30), [], *PROSE, [], *people(30, 60)])
    assert found == people(0, 60)
    assert [one.line for one in rejects] == [33, 34]


def test_a_title_below_a_blank_row_is_nobody_and_a_mere_name_is_somebody(read):
    alone = ["Kim Roe", "", "", ""]
    rows = [HEADER, *people(0, 9), [], ["Batch two"], *people(9, 12), alone, *people(12, 15)]
    _, found, rejects = read(rows)
    assert found == [*people(0, 12), alone, *people(12, 15)]
    assert [(one.line, one.reason, one.raw.strip(",")) for one in rejects] == [
        (12, "too_few_cells", "Batch two")
    ]


@pytest.mark.parametrize(
    ("rows", "whole", "place"),
    [
        (["x", "own", "own", "own", "own"], False, 1),
        (["x", "own", "own", "own"], False, None),
        (["x", "own", "own", "own"], True, 1),
        (["x", "own", "y", "", "own", "", "own"], True, 4),
        (["x", "Heads|me", "own", "own", "own", "own"], False, None),
        (["x", "Dear| you", "own", "own", "own", "own"], False, 2),
        (["x", "Heads|me", "", "own", "own", "own", "own"], False, 3),
        (["x", "Name|Email|City", "", "own", "own", "own", "own"], False, None),
        (["x", "y"], True, None),
        ([], True, None),
    ],
)
def test_rows_come_back_unless_a_header_of_another_table_is_above(rows, whole, place):
    cells = [row.split("|") for row in rows]
    width = 3 if any(len(one) == 3 for one in cells) else 2
    assert comes_back(cells, lambda row: row == ["own"], width, whole=whole) == place


@pytest.mark.parametrize("gap", [[], [[]]])
def test_sentences_above_the_header_are_no_header(read, gap):
    said = [
        ["Dear reader", " this list was made", " by hand", ""],
        ["It is ours", " and", " so on", " for now at least"],
    ]
    table, found, rejects = read([*said, *gap, HEADER, *people(0, 12)])
    assert (list(table.columns), found) == (HEADER, people(0, 12))
    assert [one.reason for one in rejects] == ["above_header"] * 2


def test_questions_of_a_form_are_a_header(read):
    asked = ["Your name", "Your e-mail", "How did you hear about us?", "What do you want to buy?"]
    table, found, _ = read([asked, *people(0, 12)])
    assert (list(table.columns), found) == (asked, people(0, 12))
