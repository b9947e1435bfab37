"""What people really send, through the command line: a clean result or a clear error."""

from __future__ import annotations

import gzip
import io
import zipfile

import pytest

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


def test_a_stray_quote_and_a_row_too_long_cost_no_other_row(load, leads):
    said = load(LIST + 'cy@acme.io,"Cy Roe\ndi@acme.io,Di,extra,cells\ned@acme.io,Ed Poe\n')
    assert said["rows"] == 5
    assert {*BOTH, ("ed@acme.io", "Ed Poe")} <= set(leads())
    assert all(name is None or "@" not in name for _, name in leads())


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
    assert f"give it with `--map FILE`:{PROPOSED}" in said
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


def test_a_cell_beyond_all_bounds_is_rejected_and_no_other_row(load, leads):
    said = load(LIST + "cy@acme.io," + "x" * (9 << 20) + "\n")
    assert said["rejected"] >= 1
    assert leads() == BOTH


def test_wrappers_of_spreadsheets_go_and_lost_digits_do_not_come_back(load, shell):
    load('Email,Name,Phone\na@x.io,Ann Lee,"=""+442079460999"""\nb@x.io,Bo Ray,4.41E+11\n')
    found = shell.json("list", "--columns", "phone", "--sort", "lead_id")["leads"]
    assert found[0]["phone"] == "+442079460999"
    assert "441000000000" not in str(found[1]["phone"])


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
