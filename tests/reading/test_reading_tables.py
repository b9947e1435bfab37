"""Several tables in one file, as text and as a sheet: which is read, and where the others go."""

from __future__ import annotations

import csv
import json
from itertools import chain

import pytest
from both_ways import as_sheet, as_text
from hypothesis import given, settings
from hypothesis import strategies as st

from leadctl.errors import UsageError
from leadctl.mapping.maps.profiles import is_vendors_header
from leadctl.reading import open_table
from leadctl.reading.encodings.lines import Found, Tally
from leadctl.reading.tabling.tables import Stretch, open_tables
from leadctl.reading.workbooks.sheets import SheetTables
from leadctl.rows import Shape

SUMMARY = [
    ["Campaign", "Sent", "Opened", "Clicked"],
    ["Spring", "100", "50", "10"],
    ["Autumn", "200", "80", "20"],
]
PEOPLE = [
    ["First Name", "Last Name", "Email"],
    *([f"Ann{n}", "Lee", f"ann{n}@acme.example"] for n in range(5)),
]
PANEL = [["Name", "Email"], ["Bo Ray", "bo@beta.example"]]
LEGEND = [["Code", "Meaning"], ["A", "active"], ["B", "blocked"]]


@pytest.fixture(params=[as_text, as_sheet])
def read(request, tmp_path):
    def go(*rows, **options):
        path = tmp_path / "list"
        path.write_bytes(request.param(rows))
        table = open_table(path, **options)
        chunks = list(table.chunks)
        found = [list(row) for chunk in chunks for row in zip(*chunk.columns, strict=True)]
        rejects = [reject for chunk in chunks for reject in chunk.rejects]
        assert len(table.sample[0]) == len(found)
        return table, found, [(one.line, one.reason) for one in rejects]

    return go


def others(*lines):
    return [(line, "other_table") for line in lines]


@pytest.mark.parametrize("above", [SUMMARY, PANEL])
def test_the_table_with_most_people_is_read_and_the_other_one_kept(read, above):
    table, rows, rejects = read(*above, [], *PEOPLE)
    assert (list(table.columns), rows) == (PEOPLE[0], PEOPLE[1:])
    begins = len(above) + 2
    assert table.shape.header_line == begins
    assert rejects == others(*range(1, len(above) + 1))
    tally = table.chunks.tally
    assert (tally.table, tally.tables) == (2, [Found(1, 1, tuple(above[0]), len(above) - 1)])


def test_three_tables_are_told_apart_and_each_can_be_read(read):
    every = [*SUMMARY, [], *PEOPLE, [], *LEGEND]
    table, _, rejects = read(*every)
    assert [one.line for one in table.chunks.tally.tables] == [1, 12]
    assert rejects == others(1, 2, 3, 12, 13, 14)
    assert table.chunks.notes == (
        "table 2 of 3 is read",
        "--table 1 is another one, on line 1, 2 rows of Campaign, Sent, Opened, Clicked",
        "--table 3 is another one, on line 12, 2 rows of Code, Meaning",
    )
    assert read(*every, table=1)[1] == SUMMARY[1:]
    legend, rows, rejects = read(*every, table=3)
    assert (legend.columns, rows) == (("Code", "Meaning"), LEGEND[1:])
    assert rejects == others(*range(1, 4), *range(5, 11))
    with pytest.raises(UsageError, match="holds 3 tables"):
        read(*every, table=4)


def test_a_legend_below_the_people_does_not_take_their_place(read):
    table, rows, rejects = read(*PEOPLE, [], ["Legend"], *LEGEND)
    assert (table.chunks.tally.table, rows) == (1, PEOPLE[1:])
    assert rejects == others(8, 9, 10, 11)


@pytest.mark.parametrize("first", [[], [*PANEL, []]])
def test_people_below_a_long_table_are_found(read, first):
    long = [["Region", "Count"], *([f"R{n}", str(n)] for n in range(700))]
    table, rows, rejects = read(*first, *long, [], *PEOPLE)
    assert rows == PEOPLE[1:]
    assert len(rejects) == len(long) + len(first[:-1])
    assert [one.rows for one in table.chunks.tally.tables] == [*([1] if first else []), 700]


def test_of_equals_the_first_is_read(read):
    table, rows, _ = read(*PEOPLE, [], ["Email", "Last Name", "First Name"], *PEOPLE[1:])
    assert (table.chunks.tally.table, rows) == (1, PEOPLE[1:])


def test_a_narrow_table_above_a_wide_one_is_a_table_and_pairs_are_remarks(read):
    wide = [["Name", "Email", "Company", "Title", "City", "Phone", "Notes"]]
    wide += [
        [f"Ann Lee{n}", f"a{n}@x.example", "Acme", "CEO", "Ulm", f"+49 731 60{n}", "-"]
        for n in range(6)
    ]
    table, rows, rejects = read(["Event", "Day", "Seats"], ["Fair", "2026-11-02", "90"], [], *wide)
    assert (table.chunks.tally.table, rows) == (2, wide[1:])
    assert rejects == others(1, 2)
    table, rows, rejects = read(["Event", "Fair"], ["Owner", "Kim"], [], *wide)
    assert (table.chunks.tally.table, rows) == (1, wide[1:])
    assert rejects == [(1, "above_header"), (2, "above_header")]


def test_blank_rows_between_people_end_no_table(read):
    table, rows, rejects = read(*PEOPLE, [], *PEOPLE[1:3], [], ["Cy", "", "cy@x.example"])
    assert (table.chunks.tally.tables, rejects) == ([], [])
    assert len(rows) == 8


def test_objects_are_no_notes_however_far_apart_they_stand(tmp_path):
    people = [{"Name": f"Ann {n}", "Email": f"a{n}@x.example", "City": "Ulm"} for n in range(6)]
    last = [{"Name": "Bo Ray", "City": "Bonn"}, {"Name": "Ulm Total", "City": "6"}]
    path = tmp_path / "list.json"
    path.write_text(json.dumps([*people, *last], indent=2))
    chunks = list(open_table(path).chunks)
    assert [(len(chunk.lines), chunk.rejects) for chunk in chunks] == [(8, [])]


@pytest.mark.parametrize("data", [b'[{"Email": "ann@acme.example"}]', b"BEGIN:VCARD\nFN:Ann\n"])
def test_what_has_no_second_table_says_so(tmp_path, data):
    path = tmp_path / "list"
    path.write_bytes(data)
    with pytest.raises(UsageError, match="holds 1 table"):
        open_table(path, table=2)


def test_names_and_sums_of_groups_are_no_people(read):
    people = [["Name", "Email", "Deals"]]
    for at, word in enumerate(("Subtotal", "Zwischensumme", "Sub-total:")):
        people += [[f"Region {at}", "", ""], [f"Ann {at}", f"ann{at}@x.example", "3"]]
        people += [[f"Bo {at}", f"bo{at}@x.example", ""], [word, "", "3"]]
    _, rows, rejects = read(
        *people, ["", "alone@x.example", ""], ["Subtotal", "sub@x.example", "1"]
    )
    assert [row[0] for row in rows] == [f"{n} {at}" for at in range(3) for n in ("Ann", "Bo")] + [
        "",
        "Subtotal",
    ]
    why = [(line, "group") for line in (2, 6, 10)] + [(line, "subtotal") for line in (5, 9, 13)]
    assert rejects == sorted(why)


def test_sums_of_groups_and_the_last_total_are_no_people(read):
    people = [["Company", "Name", "Email"]]
    for firm in ("Acme", "Beta"):
        people += [[firm, "Ann Lee", f"ann@{firm}.example"], ["", "Bo Ray", f"bo@{firm}.example"]]
        people += [[f"{firm} Total", "2", ""]]
    _, rows, rejects = read(*people, ["Grand Total", "4", ""])
    assert len(rows) == 4
    assert rejects == [(4, "subtotal"), (7, "subtotal"), (8, "footer")]
    assert [row[0] for row in read(*people, ["Acme Total", "Jo Poe", "jo@x.example"])[1]][-1] == (
        "Acme Total"
    )


def test_a_total_with_figures_ends_a_table_and_one_with_words_does_not(read):
    assert read(*PEOPLE, [], ["Total", "5"])[2] == [(8, "footer")]
    assert read(*PEOPLE, ["Total", "Energies", "office@total.example"])[2] == []


def test_titles_above_a_header_that_stands_again_are_no_rows(read):
    _, rows, rejects = read(["Monday"], *PEOPLE, [], ["Tuesday"], *PEOPLE[:3])
    assert len(rows) == 7
    assert rejects == [(1, "above_header"), (9, "above_header"), (10, "repeated_header")]


def test_last_columns_that_are_blank_throughout_leave_the_header_as_it_is(read):
    table, rows, _ = read(["Table 1", "", "", ""], *([*row, ""] for row in PEOPLE))
    assert (list(table.columns), rows) == (PEOPLE[0], PEOPLE[1:])


def test_a_heading_over_several_columns_tells_whose_name_it_is(read):
    above = ["Person", "", "", "Company", ""]
    header = ["First Name", "Last Name", "E-Mail", "Name", "City"]
    rows = [[f"Ann{n}", "Lee", f"a{n}@acme.example", "Acme Ltd", "Ulm"] for n in range(5)]
    table, found, rejects = read(above, header, *rows)
    assert table.columns == ("First Name", "Last Name", "E-Mail", "Company Name", "City")
    assert (found, rejects) == (rows, [(1, "above_header")])


def test_notes_below_a_blank_row_are_no_people(read):
    notes = [["Date:", "2026-11-01", ""], ["Signed by", "Kim Lane", ""], ["* = speaker", "", ""]]
    _, rows, rejects = read(*PEOPLE, [], *notes)
    assert (rows, rejects) == (PEOPLE[1:], [(8, "footer"), (9, "footer"), (10, "footer")])
    assert len(read(*PEOPLE, [], ["", "", "cy@x.example"])[1]) == 6


def test_a_table_below_a_title_of_its_own_is_a_table(read):
    wide = [["Name", "Email", "Company", "City", "Notes"]]
    wide += [[f"Ann Lee{n}", f"a{n}@x.example", "Acme", "Ulm", "-"] for n in range(6)]
    table, rows, rejects = read(["Organisers"], *PANEL, [], ["Guests"], *wide)
    assert (table.chunks.tally.table, rows) == (2, wide[1:])
    assert rejects == [*others(1, 2, 3), (5, "above_header")]


def test_a_second_row_names_what_the_first_leaves_blank(read):
    header = [["Firma", "Ort", "Ansprechpartner", "", ""], ["", "", "Name", "E-Mail", "Telefon"]]
    rows = [["Acme", "Ulm", f"Ann Lee{n}", f"a{n}@x.example", f"0731 60{n}1"] for n in range(5)]
    table, found, rejects = read(*header, *rows)
    assert table.columns == (
        "Firma",
        "Ort",
        "Ansprechpartner Name",
        "Ansprechpartner E-Mail",
        "Ansprechpartner Telefon",
    )
    assert (found, rejects) == (rows, [(2, "above_header")])


FIRMS = [
    ["First Name", "Last Name", "Email", "Name", "City"],
    *(
        [first, "Bee", f"{first.lower()}@acme.example", f"{first} Ltd", city]
        for first, city in [("Ann", "Bonn"), ("Bo", "Ulm"), ("Cy", "Kiel"), ("Di", "Trier")]
    ),
]
OVER = ["Contact", "Contact", "Contact", "Company", "Company"]
LEADS = ["Leads", "", "", "Firm data", ""]
PERSON = ["Person", "", "Contact", "Company", ""]
RULER = ["-----", "----", "-----", "-------", "----"]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ([LEADS, PERSON], []),
        ([OVER], []),
        ([PERSON], [RULER]),
        ([["Leads of May"], OVER], []),
        ([["Leads of May"], [], LEADS, PERSON], [RULER]),
    ],
)
def test_the_row_that_names_the_columns_is_the_header_and_not_the_headings(read, above, below):
    table, rows, rejects = read(*above, FIRMS[0], *below, *FIRMS[1:])
    assert table.columns == ("First Name", "Last Name", "Email", "Company Name", "City")
    assert (table.shape.header_line, rows) == (len(above) + 1, FIRMS[1:])
    others = {*range(1, len(above) + 1), *range(len(above) + 2, len(above) + 2 + len(below))}
    said = [(n, "above_header") for n in sorted(others) if ([*above, [], *below])[n - 1]]
    assert rejects == said


def test_equal_names_below_headings_are_told_apart_by_these(read):
    header = ["Kennung", "Stufe", "Zweig", "Stufe", "Notiz"]
    rows = [[f"K{n}", "x", f"a{n}@acme.example", "y", f"2026-01-0{n}"] for n in range(1, 9)]
    table, found, _ = read(["Haus", "Haus", "Haus", "Markt", "Markt"], header, *rows)
    assert table.columns == ("Kennung", "Haus Stufe", "Zweig", "Markt Stufe", "Notiz")
    assert found == rows


def test_a_line_drawn_under_the_header_is_no_row(read):
    table, rows, rejects = read(FIRMS[0], RULER, *FIRMS[1:])
    assert (list(table.columns), rows, rejects) == (FIRMS[0], FIRMS[1:], [(2, "above_header")])


@pytest.mark.parametrize(
    "unit", ["(in 000s)", "in thousands", "[EUR]", "(in 000s USD)", "in Tsd. EUR"]
)
def test_a_row_of_units_belongs_to_the_names_above_it(read, unit):
    header = [*FIRMS[0][:3], "Company", "Revenue"]
    rows = [[*row[:4], str(n * 100)] for n, row in enumerate(FIRMS[1:], start=1)]
    table, found, rejects = read(header, ["", "", "", "", unit], *rows)
    assert table.columns == (*header[:4], f"Revenue {unit}")
    assert (found, rejects) == (rows, [(2, "above_header")])


def test_remarks_on_most_names_belong_to_them(read):
    header = ["Nome", "Società", "Stato"]
    rows = [[f"Ann Lee{n}", f"Acme {n}", "IT"] for n in range(4)]
    table, found, _ = read(header, ["(nome)", "(società)", "(paese)"], *rows)
    assert (table.columns[0], found) == ("Nome (nome)", rows)
    assert read(header, ["(none)", "(none)", "(none)"], *rows)[1] == [["(none)"] * 3, *rows]


@pytest.mark.parametrize("said", [["(none)"], ["in Ulm"], ["(USD)", "(EUR)"]])
def test_other_words_alone_in_a_row_are_no_units(read, said):
    header = [*FIRMS[0][:3], "Company", "Notes"]
    remarks = [["", "", "", "", word] for word in said]
    assert read(header, *remarks, *FIRMS[1:])[1] == [*remarks, *FIRMS[1:]]


def test_a_narrow_table_below_is_another_table(read):
    prices = [["Product", "Price"], ["A", "1"], ["B", "2"]]
    _, rows, rejects = read(*FIRMS, [], *prices)
    assert (rows, rejects) == (FIRMS[1:], others(7, 8, 9))


@pytest.mark.parametrize("word", ["Sum", "Summe", "Gesamt", "Total", "Totaal", "Somme", "Suma"])
def test_a_total_with_a_colon_is_no_person(read, word):
    _, rows, rejects = read(*FIRMS, [], [f"{word}:", "4", "", "", ""])
    assert (rows, rejects) == (FIRMS[1:], [(7, "footer")])


CELLS = st.one_of(
    st.sampled_from(
        [
            "",
            "",
            "Name",
            "Email",
            "Company",
            "Ann Lee",
            "a@x.example",
            "Total",
            "Acme",
            "12",
            "2026-01-02",
        ]
    ),
    st.text("abc @.1", max_size=4),
)
GRIDS = st.lists(st.lists(CELLS, max_size=5), max_size=30)


@settings(max_examples=150)
@given(GRIDS, st.integers(0, 3), st.booleans())
def test_every_row_of_a_sheet_is_read_or_kept_where_it_stood(grid, wanted, positional):
    width = max(map(len, grid), default=0)
    rows = [(n, [*row, *[""] * width][:width]) for n, row in enumerate(grid, start=1) if any(row)]
    form = SheetTables(Shape(), lambda: iter(rows), is_vendors_header, positional=positional)
    try:
        opened = open_tables(Stretch(rows[:20], iter(rows[20:])), form, wanted, Tally())
    except UsageError:
        assert wanted > 1
        return
    header = opened.shape.header_line
    found = {}
    for chunk in chain(opened.above, opened.chunks):
        for reject in chunk.rejects:
            found.setdefault(reject.line, []).append(next(csv.reader([reject.raw]), []))
        for line, *cells in zip(chunk.lines, *chunk.columns, strict=True):
            found.setdefault(line, []).append(cells)
    is_beside = header in found  # the header of the table beside it
    said = {n: cells for n, cells in rows if any(map(str.strip, cells)) and n != header}
    assert said.keys() == found.keys() - {header}
    for number, cells in said.items():
        if is_beside:
            kept = [one.strip() for piece in found[number] for one in piece]
            assert sorted(filter(None, kept)) == sorted(filter(None, map(str.strip, cells)))
        else:
            [kept] = found[number]
            padded = [*kept, *[""] * width][:width]
            assert list(map(str.strip, padded)) == list(map(str.strip, cells))
