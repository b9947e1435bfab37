"""What people really send, through the command line: a clean result or a clear error."""

from __future__ import annotations

import csv
import gzip
import io
import zipfile

import pytest
import xlsxwriter

LIST = "Email,Name\nann@acme.io,Ann Lee\nbo@beta.io,Bo Ray\n"
BOTH = [("ann@acme.io", "Ann Lee"), ("bo@beta.io", "Bo Ray")]


def zipped(**files):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return stream.getvalue()


@pytest.fixture
def load(shell):
    """Import some bytes; give what the command said of the file."""

    def go(data, *words, code=0):
        data = data if isinstance(data, bytes) else data.encode()
        (shell.folder / "list.csv").write_bytes(data)
        done = shell("import", "list.csv", "--json", *words, code=code)
        if code:
            return done.stderr
        return shell_document(done)

    def shell_document(done):
        import json

        return json.loads(done.stdout)["files"][0]

    return go


@pytest.fixture
def leads(shell):
    def go():
        found = shell.json("list", "--columns", "email,full_name", "--sort", "lead_id")["leads"]
        return [(one["email"], one["full_name"]) for one in found]

    return go


TABBED = LIST.replace(",", "\t")


@pytest.mark.parametrize(
    "data",
    [
        TABBED.encode("utf-16"),
        TABBED.encode("utf-16-le"),
        ("sep=;\n" + LIST.replace(",", ";")).encode(),
        LIST.replace("\n", "\r").encode(),
        LIST.replace("\n", "\r\n", 1).encode(),
        LIST.replace("Lee", "L\0ee\0").encode(),
        ("Our webinar\n\n" + LIST.replace("\n", "\n\n", 1)).encode(),
        (LIST + "Total: 2 leads\n").encode(),
        gzip.compress(LIST.encode(), mtime=0),
        zipped(**{"list.csv": LIST, "read me.txt": "Thank you for the download.\n"}),
    ],
)
def test_odd_files_give_the_rows_that_they_hold(load, leads, data):
    said = load(data)
    assert (said["rows"], said["rejected"]) == (2, 0)
    assert leads() == BOTH


def test_zero_bytes_and_foreign_lines_are_counted(load, leads):
    said = load(LIST.encode() + "zoë@acme.io,Zoë\0 Bé\n".encode() + b"jo@acme.io,Jos\xe9 D\xedaz\n")
    assert "1 line is not UTF-8 and was read as cp1252, line 5" in said["notes"]
    assert "1 NUL character was removed" in said["notes"]
    assert ("jo@acme.io", "José Díaz") in leads()


PEOPLE = [
    ["Ann Lee", "ann@acme.io", "Acme", "+44 20 7946 0001", "Ulm"],
    ["Bo Ray", "bo@beta.io", "Beta", "+44 20 7946 0002", "Bonn"],
    ["Cy Roe", "cy@acme.io", "Acme", "+44 20 7946 0003", "Kiel"],
    ["Di Poe", "di@gamma.io", "Gamma", "+44 20 7946 0004", "Ulm"],
    ["Ed Fox", "ed@beta.io", "Beta", "+44 20 7946 0005", "Bonn"],
    ["Flo Kay", "flo@acme.io", "Acme", "+44 20 7946 0006", "Kiel"],
]
HEAD = "Name,Email,Company,Phone,City"


@pytest.fixture
def plain(shell):
    """Write a list anew with `read --raw`; give what was said, its rows, and its rejects."""

    def go(data, *words):
        data = data if isinstance(data, bytes) else data.encode()
        (shell.folder / "list.csv").write_bytes(data)
        said = shell("read", "list.csv", "--raw", "-o", "out.csv", *words).stderr
        rejects = shell.folder / "out.rejects.csv"
        kept = rows_of(rejects)[1:] if rejects.exists() else []
        return said, rows_of(shell.folder / "out.csv"), [one for one in kept if one[2] != "header"]

    def rows_of(path):
        usual = csv.field_size_limit(1 << 24)
        try:
            with path.open(newline="", encoding="utf-8") as stream:
                return list(csv.reader(stream))
        finally:
            csv.field_size_limit(usual)

    return go


@pytest.mark.parametrize(
    ("broken", "cells", "fault"),
    [
        ('Cy Roe,cy@acme.io,"Acme,+44 20 7946 0003,Kiel', PEOPLE[2], "stray quote 1"),
        ('"Cy Roe,cy@acme.io,Acme,+44 20 7946 0003,Kiel', PEOPLE[2], "stray quote 1"),
        (
            "Cy Roe,cy@acme.io,+44 20 7946 0003,Kiel",
            [*PEOPLE[2][:2], "", *PEOPLE[2][3:]],
            "missing delimiter 1",
        ),
        ("Cy Roe,cy@acme.io", [*PEOPLE[2][:2], "", "", ""], "missing delimiter 1"),
        ("Cy Roe,cy@acme.io,,Acme,+44 20 7946 0003,Kiel", PEOPLE[2], "surplus delimiter 1"),
        ("Cy Roe;cy@acme.io;Acme;+44 20 7946 0003;Kiel", PEOPLE[2], "another delimiter 1"),
    ],
)
def test_a_broken_row_is_mended_by_its_neighbours_and_told(plain, broken, cells, fault):
    lines = [HEAD, *map(",".join, PEOPLE)]
    said, rows, rejects = plain("\n".join([*lines[:3], broken, *lines[4:], ""]))
    assert rows == [HEAD.split(","), *PEOPLE[:2], cells, *PEOPLE[3:]]
    assert rejects == []
    assert f"1 row repaired: {fault}" in said


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ("Cy Roe,cy@acme.io,Acme,one more,+44 20 7946 0003,Kiel", "too_many_cells"),
        ("Roe,Hull", "too_few_cells"),
    ],
)
def test_a_row_that_fits_nowhere_is_rejected_as_it_stands(plain, broken, reason):
    lines = [HEAD, *map(",".join, PEOPLE)]
    said, rows, rejects = plain("\n".join([*lines[:3], broken, *lines[4:], ""]))
    assert rows == [HEAD.split(","), *PEOPLE[:2], *PEOPLE[3:]]
    assert rejects == [["4", "", reason, broken]]
    assert f"6 rows read   5 -> out.csv   rejected 1 ({reason}) -> out.rejects.csv" in said


def test_rejects_over_the_limit_leave_the_store_as_it_was(load, leads):
    assert "more than --max-rejects 0" in load(f"{LIST}?,\n", "--max-rejects", "0", code=1)
    assert leads() == []


def test_headers_twice_are_told_apart(load):
    said = load("Email,Name,Booth,Booth\nann@acme.io,Ann Lee,one,two\n")
    assert [one["header"] for one in said["columns"]] == ["Email", "Name", "Booth", "Booth (2)"]


BARE = "".join(LIST.splitlines(keepends=True)[1:])
PROPOSED = """
[columns]
"column 1" = "email"
"column 2" = "full_name"
"""


@pytest.mark.parametrize("words", [(), ("--yes",)])
def test_a_list_without_headers_is_not_guessed_at(load, leads, words):
    said = load(BARE, *words, code=65)
    assert "there is no header row: nothing says what the columns mean" in said
    assert f"save it as `columns.toml` and add `--map columns.toml`:{PROPOSED}" in said
    assert leads() == []


@pytest.mark.parametrize("command", ["clean", "dedupe"])
def test_no_command_guesses_what_nameless_columns_mean(shell, command):
    (shell.folder / "list.csv").write_text(BARE)
    (shell.folder / "map.toml").write_text(PROPOSED)
    assert PROPOSED in shell(command, "list.csv", "-o", "out.csv", code=65).stderr
    shell(command, "list.csv", "-o", "out.csv", "--map", "map.toml")
    rows = (shell.folder / "out.csv").read_text().splitlines()
    assert [row.split(",")[:2] for row in rows] == [["column 1", "column 2"], *map(list, BOTH)]


def test_the_map_that_is_proposed_brings_a_list_without_headers_in(load, leads, shell):
    (shell.folder / "map.toml").write_text(PROPOSED)
    said = load(BARE, "--map", "map.toml")
    why = "the first row holds values like the others"
    assert said["notes"] == [f"columns are called by their places: {why}"]
    assert leads() == BOTH


WITHOUT_HEADERS = {
    "addresses behind names": "Jane Doe <jane@acme.io>\nBo van Ray <bo@beta.de>\nann@c.fr\n",
    "names turned, in quotes": '"Doe, Jane" <jane@acme.io>\n"van Ray, Bo" <bo@beta.de>\n',
    "names and addresses": "Jane Doe,jane@acme.io\nBo van Ray,bo@beta.de\n",
    "given names first": "Jane;Doe;jane@acme.io\nTom;Ray;bo@beta.de\n",
    "family names first": "Doe\tJane\tjane@acme.io\nRay\tTom\tbo@beta.de\n",
    "and a number": "Doe,Jane,jane@acme.io,030 901820\nRay,Tom,bo@beta.de,0171 5551234\n",
}


@pytest.mark.parametrize("text", WITHOUT_HEADERS.values(), ids=WITHOUT_HEADERS)
def test_what_an_error_says_to_type_brings_names_and_addresses_in(load, shell, text):
    said = load(text, code=65)
    proposed = said.partition("add `--map columns.toml`:\n")[2]
    (shell.folder / "columns.toml").write_text(proposed)
    assert load(text, "--map", "columns.toml")["rejected"] == 0
    found = shell.json("list", "--columns", "name,email", "--sort", "lead_id")["leads"]
    last = "Bo van Ray" if "Bo" in text else "Tom Ray"
    wanted = [("Jane Doe", "jane@acme.io"), (last, "bo@beta.de"), (None, "ann@c.fr")]
    assert [(one["full_name"], one["email"]) for one in found] == wanted[: text.count("\n")]


@pytest.mark.parametrize(
    ("text", "named"), [("Jane Doe\nTom Ray\n", "name"), ("Jane Doe jane@acme.io\n", "email")]
)
def test_a_first_row_of_somebodys_data_is_no_header(load, text, named):
    said = load(text, code=65)
    assert f"write a first line that names the column, such as `{named}`" in said
    assert "Doe" not in said
    assert load(f"{named}\n{text}")["new"] == text.count("\n")


@pytest.mark.parametrize(("answer", "found"), [("y\n", BOTH), ("n\n", [])])
def test_who_sits_at_the_terminal_is_asked(shell, leads, monkeypatch, answer, found):
    monkeypatch.setattr("leadctl.cli.import_.is_terminal", lambda _: True)
    monkeypatch.setattr("leadctl.cli.ask.is_terminal", lambda _: True)
    (shell.folder / "list.csv").write_text(BARE)
    said = shell("import", "list.csv", stdin=answer, code=0 if found else 130)
    assert '"column 1" = "email"' in said.stderr
    assert leads() == found


@pytest.mark.parametrize("data", ["", "Email,Name\n", "\n\n"])
def test_nothing_to_read_is_a_success(load, data):
    assert load(data)["rows"] == 0


def test_the_same_list_twice_is_known(load, leads):
    load(LIST)
    assert load(gzip.compress(LIST.encode()))["imported_before_by"] == 1
    assert leads() == BOTH


@pytest.mark.parametrize(
    ("data", "words", "says"),
    [
        (zipped(**{"a.csv": LIST, "b.csv": LIST}), (), "--member a.csv"),
        (gzip.compress(LIST.encode() * 99, mtime=0)[:-20], (), "cut off"),
        (zipped(**{"a.csv": LIST})[:-20], (), "damaged"),
        (LIST.encode("utf-16"), ("--encoding", "utf-8"), "line 1 is not utf-8"),
        (gzip.compress(b"a,b\n" * (17 << 20), mtime=0), (), "250 times its size"),
    ],
)
def test_what_cannot_be_read_is_named_and_nothing_lands(load, leads, data, words, says):
    assert says in load(data, *words, code=65)
    assert leads() == []


def test_a_cell_beyond_all_bounds_is_rejected_and_no_other_row(plain):
    long = "x" * (9 << 20)
    _, rows, rejects = plain(f"{LIST}cy@acme.io,{long}\ndi@acme.io,Di Poe\n")
    assert rows[1:] == [*map(list, BOTH), ["di@acme.io", "Di Poe"]]
    assert {(line, reason) for line, _, reason, _ in rejects} == {("4", "cell_too_long")}
    assert "".join(raw for *_, raw in rejects) == f"cy@acme.io,{long}"


def test_a_line_without_end_is_an_error_and_nothing_lands(load, leads, monkeypatch):
    monkeypatch.setattr("leadctl.reading.encodings.lines.MOST_LINE", 1 << 23)
    said = load(LIST + "cy@acme.io," + "x" * (20 << 20) + "\ndi@acme.io,Di Poe\n", code=65)
    assert "line 4 is longer than 8,388,608 characters: no list has such a line" in said
    assert leads() == []


DAMAGED = [
    ["Name", "Phone", "Postal code", "Revenue", "Contact ID"],
    ["Ann Lee", "'+442079460001", '="01067"', "1.234,50", "12345.0"],
    ["Bo Ray", "4.9E+10", "01069", "1.5E+07", "1.23457E+17"],
    ["Cy Roe", '="+442079460003"', "#N/A", "#REF!", "1.23457E+17"],
]


def test_what_a_spreadsheet_wrapped_is_kept_as_text_and_unwrapped_by_cleaning(plain, shell):
    text = "".join(
        ",".join(f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row) + "\n"
        for row in DAMAGED
    )
    assert plain(text)[1] == DAMAGED
    said = shell("import", "list.csv").stderr
    assert "1 phone damaged by Excel" in said
    assert "1 figure damaged by Excel" in said
    assert "2 identifiers damaged by Excel" in said
    columns = "phone,postal_code,revenue,vendor_id"
    found = shell.json("list", "--columns", columns, "--sort", "lead_id")["leads"]
    assert [[one[name] for name in columns.split(",")] for one in found] == [
        ["+442079460001", "01067", "1234", "12345"],
        ["4.9E+10", "01069", "15000000", "1.23457E+17"],
        ["+442079460003", None, None, "1.23457E+17"],
    ]


FORMULAS = ["=1+1", "+cmd|' /C calc'!A0", "@SUM(A1)", "-2+3"]


def test_cells_like_formulas_are_kept_and_guarded_on_the_way_out(plain, shell):
    cells = [[f"Ann{n} Lee", formula] for n, formula in enumerate(FORMULAS)]
    assert plain("Name,Notes\n" + "".join(f"{a},{b}\n" for a, b in cells))[1][1:] == cells
    shell("import", "list.csv")
    found = shell.json("list", "--columns", "notes", "--sort", "lead_id")["leads"]
    assert [one["notes"] for one in found] == FORMULAS
    shell("export", "-o", "out.csv", "--columns", "notes", "--sort", "lead_id")
    assert (shell.folder / "out.csv").read_text().splitlines()[1:] == [f"'{f}" for f in FORMULAS]


def test_several_addresses_in_one_cell_are_all_kept(load, shell):
    several = '"ann@acme.io; ann@home.io, Ann <lee@acme.io>"'
    load(f'Email,Name\n{several},Ann Lee\n"bo@beta.io\nray@beta.io",Bo Ray\n')
    found = shell.json("list", "--columns", "email,other_emails", "--sort", "lead_id")["leads"]
    assert [[one["email"], one["other_emails"]] for one in found] == [
        ["ann@acme.io", ["ann@home.io", "lee@acme.io"]],
        ["bo@beta.io", ["ray@beta.io"]],
    ]


FOOTED = LIST + "\nTotal,2\nGenerated By: Kim Lane\nCopyright (c) 2026 Acme\n"


def test_what_stands_below_the_rows_is_dropped_and_listed(plain, shell):
    said, rows, rejects = plain(FOOTED)
    assert rows[1:] == list(map(list, BOTH))
    assert rejects == [
        ["5", "", "footer", "Total,2"],
        ["6", "", "footer", "Generated By: Kim Lane"],
        ["7", "", "footer", "Copyright (c) 2026 Acme"],
    ]
    assert "rejected 0, 3 lines below the rows -> out.rejects.csv" in said
    explained = shell("read", "list.csv", "--explain").stdout
    assert "left out   3 x the file ends with a total or a remark that is no row" in explained


def test_what_stands_above_the_header_is_shown(plain, shell):
    _, rows, rejects = plain(f"Our webinar\nHost: Kim, Bo\n\n{LIST}")
    assert rows == [["Email", "Name"], *map(list, BOTH)]
    assert [one[0] for one in rejects] == ["1", "2"]
    explained = shell("read", "list.csv", "--explain").stdout
    assert "header     line 4" in explained
    assert "1: Our webinar" in explained


def test_sheets_are_listed_and_chosen(load, leads):
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream) as book:
        for name, rows in (("Read me", [["Made by Kim"]]), ("Leads", BOTH), ("Old", BOTH)):
            sheet = book.add_worksheet(name)
            for at, row in enumerate([["Email", "Name"], *rows] if rows is BOTH else rows):
                sheet.write_row(at, 0, row)
            if name == "Old":
                sheet.hide()
    said = load(stream.getvalue())
    assert said["notes"] == [
        "other sheets: Read me (see --sheet)",
        "hidden sheets: Old (see --sheet)",
    ]
    assert (said["sheet"], leads()) == ("Leads", BOTH)
    assert load(stream.getvalue(), "--sheet", "old")["unchanged"] == 2
    assert "sheets: " in load(stream.getvalue(), "--sheet", "5", code=2)


def test_the_same_list_every_night_changes_nothing(load, leads, shell):
    for night in range(3):
        said = load(LIST)
        assert said["imported_before_by"] == (1 if night else None)
    assert leads() == BOTH
    assert len(shell.json("history")["operations"]) == 1


TWO = "Campaign,Sent,Opened,Clicked\nSpring,100,50,10\n\n" + LIST + "\nCode,Meaning\nA,active\n"


def test_of_several_tables_the_people_come_in_and_the_others_are_named(load, leads, shell):
    said = load(TWO)
    assert (said["rows"], said["rejected"], said["aside"]) == (2, 0, {"other_table": 4})
    assert said["notes"] == [
        "header on line 4",
        "table 2 of 3 is read",
        "--table 1 is another one, on line 1, 1 row of Campaign, Sent, Opened, Clicked",
        "--table 3 is another one, on line 8, 1 row of Code, Meaning",
    ]
    assert leads() == BOTH
    kept = (shell.folder / "list.rejects.csv").read_text()
    assert kept.splitlines()[2:] == [
        '1,,other_table,"Campaign,Sent,Opened,Clicked"',
        '2,,other_table,"Spring,100,50,10"',
        '8,,other_table,"Code,Meaning"',
        '9,,other_table,"A,active"',
    ]


MORE = f"{LIST}\nE-mail,Full name,City\ncy@acme.io,Cy Roe,Ulm\n"


def test_another_table_of_the_same_file_is_another_list(load, leads):
    load(MORE)
    assert load(MORE)["imported_before_by"] == 1
    said = load(MORE, "--table", "2", "--source", "guests")
    assert (said["imported_before_by"], said["new"]) == (None, 1)
    assert load(MORE, "--table", "2", "--source", "guests")["imported_before_by"] == 2
    assert leads() == [*BOTH, ("cy@acme.io", "Cy Roe")]
    assert "holds 2 tables" in load(MORE, "--table", "3", code=2)


def test_every_command_that_reads_lists_takes_a_table(shell):
    (shell.folder / "list.csv").write_text(MORE)
    for command in ("clean", "dedupe"):
        shell(command, "list.csv", "--table", "2", "-o", "out.csv", "-q")
        found = (shell.folder / "out.csv").read_text().splitlines()
        assert [line.split(",")[:3] for line in found[1:]] == [["cy@acme.io", "Cy Roe", "Ulm"]]
    said = shell.json("suppress", "import", "list.csv", "--table", "2")
    assert (said["addresses"], said["rows"]) == (1, 1)
    assert shell.json("read", "list.csv", "--table", "2")["table"] == 2
