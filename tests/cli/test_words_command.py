"""What commands say: plain words, one column, counts of one, and what they accept."""

import csv
import sqlite3
import threading
import time
from collections import Counter
from pathlib import Path

import pytest

from leadctl.cli.app import COMMANDS
from leadctl.cli.dedupe_against import dropped_lines
from leadctl.cli.lazy import load
from leadctl.matching.clustering.duplicates import DroppedBlock

LIST = "Email,First Name,Keywords,keywords,Own Score\na@acme.io,Ann,saas,x,7\nb@beta.io,Bob,,,\n"


@pytest.fixture
def filled(shell):
    Path("in.csv").write_text(LIST, encoding="utf-8")
    shell("import", "in.csv", "--source", "Fair")
    return shell


def commands():
    for entry in COMMANDS:
        command = load(entry)
        yield entry.name, command
        for name, inner in getattr(command, "commands", {}).items():
            yield f"{entry.name} {name}", inner


@pytest.mark.parametrize(("name", "command"), list(commands()), ids=lambda one: str(one)[:20])
def test_every_command_takes_yes_and_shows_it_where_it_may_ask(shell, name, command):
    assert any("--yes" in param.opts for param in command.params)
    assert ("--yes" in shell(*name.split(), "--help").stdout) == (name in ASKING)


ASKING = {"import", "mapping save", "restore", "history prune", "forget"}
"""Commands to which a yes makes a difference."""


@pytest.mark.parametrize(
    "words",
    [
        ("list",),
        ("status",),
        ("show", "1"),
        ("export",),
        ("history",),
        ("doctor",),
        ("rejects",),
        ("status", "set", "open", "1"),
        ("import", "in.csv"),
        ("clean", "in.csv"),
    ],
)
def test_yes_and_quiet_go_with_every_command(filled, words):
    assert filled(*words, "--yes", "-q").stderr == ""


def test_a_list_of_one_column_has_no_delimiter_to_name(shell):
    Path("one.csv").write_text("Email\na@acme.io\n", encoding="utf-8")
    done = shell("import", "one.csv")
    assert done.stderr.startswith("one.csv   1 row   utf-8   1 of 1 column mapped\n")


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (("--region", "XX"), "unknown region `XX`", "codes with X: XK"),
        (("--region", "UK"), "unknown region `UK`", "did you mean `GB`?"),
        (("--touch", "webinar@2999-01-01"), "lies in the future", "check the date"),
        (("--touch", "x"), "unknown touch `x`; written as KIND@DATE", "one of: form_fill, demo"),
        (("--touch", "webinar@soon"), "`soon` is not a date", "webinar@2026-11-30"),
        (("--basis", "because"), "`because` is no lawful basis", "consent, contract, legal"),
        (("--max-rejects", "-1"), "not `-1`", "--max-rejects 12"),
        (("--max-rejects", "150%"), "not `150%`", "--max-rejects 0.5%"),
        (("--max-rejects", "nan"), "not `nan`", "--max-rejects 12"),
    ],
)
def test_nonsense_is_refused_before_anything_is_read(shell, words, message, hint):
    done = shell("import", "missing.csv", *words, code=2)
    assert message in done.stderr
    assert hint in done.stderr.splitlines()[-1]


def test_a_cleaning_checks_its_region(shell):
    assert "unknown region `XX`" in shell("clean", "-", "--region", "xx", stdin="a", code=2).stderr
    shell("clean", "-", "--region", "de", stdin="email\na@b.io\n")


def test_custom_columns_can_be_named(filled):
    done = filled("list", "--columns", "email,Keywords,keywords,own score,lead_id")
    assert done.stdout.splitlines() == [
        "email      Keywords  keywords  Own Score  lead_id",
        "a@acme.io  saas      x         7                1",
        "b@beta.io                                       2",
    ]
    filled("export", "-o", "out.csv", "--columns", "Own Score,email,own score")
    assert (
        Path("out.csv").read_text(encoding="utf-8") == "Own Score,email\n7,a@acme.io\n,b@beta.io\n"
    )


def test_custom_columns_can_be_sorted_by(filled):
    done = filled("list", "--columns", "email", "--sort=-own score")
    assert done.stdout.splitlines()[1:] == ["a@acme.io", "b@beta.io"]
    filled("list", "--sort=-nowhere", code=2)


@pytest.mark.parametrize(
    ("column", "hint"),
    [
        ("KEYWORDS", "did you mean `Keywords` or `keywords`?"),
        ("Own Scor", "did you mean `Own Score`?"),
        ("emial", "did you mean `email`?"),
        ("qqqqq", "fields: lead_id"),
    ],
)
def test_an_unknown_column_names_the_nearest_of_all(filled, column, hint):
    done = filled("list", "--columns", column, code=2)
    assert f"hint: {hint}" in done.stderr


def test_an_export_says_what_it_left_out(filled):
    done = filled("export", "-o", "out.csv")
    assert done.stderr.splitlines() == [
        "2 leads -> out.csv",
        "  3 custom columns left out: add --columns all",
    ]
    assert filled.json("export", "-o", "out.csv")["left_out"] == 3
    assert "left out" not in filled("export", "-o", "out.csv", "--columns", "all").stderr
    assert (
        Path("out.csv")
        .read_text(encoding="utf-8")
        .splitlines()[0]
        .endswith(",Keywords,keywords,Own Score")
    )


def test_equal_values_beside_are_shown_once(shell):
    for name, company in (("a", "Old Ltd"), ("b", "Old Ltd"), ("c", "Old Ltd"), ("d", "New Ltd")):
        Path(f"{name}.csv").write_text(
            f"Email,First Name,Company,Extra\nann@acme.io,Ann,{company},{name}\n", encoding="utf-8"
        )
        shell("import", f"{name}.csv", "--source", "Fair")
    lines = [line.split() for line in shell("show", "1").stdout.splitlines()]
    beside = [line for line in lines if line[:2] == ["also", "company"]]
    assert len(beside) == 1
    assert beside[0][2:4] == ["Old", "Ltd"]
    assert beside[0][-3:] == ["and", "2", "more"]
    assert len(shell.json("show", "1")["leads"][0]["records"]) == 4


def damage(store: Path, start: int, end: int | None = None) -> None:
    data = bytearray(store.read_bytes())
    data[start:end] = b"\xff" * len(data[start:end])
    store.write_bytes(data)


@pytest.mark.parametrize(("start", "end"), [(100, 4096), (4096, 40_000)])
def test_the_doctor_tells_what_is_wrong_with_a_damaged_file(filled, start, end):
    damage(filled.store, start, end)
    done = filled("doctor", code=1)
    assert "BAD  " in done.stdout
    assert "leadctl doctor" not in done.stderr
    assert "is not whole" in done.stderr
    quiet = filled("doctor", "-q", code=1)
    assert (quiet.stdout, quiet.stderr) == ("", "")
    assert '"healthy":false' in filled("doctor", "--json", code=1).stdout


def test_the_doctor_is_quiet_about_a_whole_store_too(filled):
    quiet = filled("doctor", "-q")
    assert (quiet.stdout, quiet.stderr) == ("", "")


def test_a_reader_waits_out_a_writer_at_its_commit(filled):
    held = threading.Event()

    def hold() -> None:
        con = sqlite3.connect(filled.store, isolation_level=None)
        con.execute("begin exclusive")
        held.set()
        time.sleep(0.5)
        con.execute("rollback")
        con.close()

    writer = threading.Thread(target=hold)
    writer.start()
    assert held.wait(5)
    assert filled.json("status")["leads"] == 2
    writer.join()


def test_an_undo_of_a_redo_is_refused_in_good_english(filled):
    filled("undo")
    filled("redo")
    assert "operation 3 is itself a redo" in filled("undo", "3", code=2).stderr
    assert "operation 2 is itself an undo" in filled("undo", "2", code=2).stderr


def test_a_list_of_one_column_without_a_header_is_told_so(shell):
    Path("bare.csv").write_text("ann@acme.io\nbob@beta.io\n", encoding="utf-8")
    done = shell("import", "bare.csv", code=65)
    assert '"column 1" = "email"' in done.stderr


def test_custom_columns_named_like_ours_go_out_and_come_back(shell):
    text = "Email,Name,records,Email Status,email_status\na@b.io,Ann,12,Verified,ok\n"
    (shell.folder / "in.csv").write_text(text, encoding="utf-8")
    shell("import", "in.csv")
    shell("export", "--columns", "all", "-o", "out.csv")
    with (shell.folder / "out.csv").open(encoding="utf-8", newline="") as stream:
        header, row = csv.reader(stream)
    custom = {"records (2)": "12", "Email Status": "Verified", "email_status (2)": "ok"}
    assert dict(zip(header, row, strict=True)).items() >= custom.items()
    assert shell.json("import", "out.csv")["files"][0]["unchanged"] == 1
    shell("export", "--columns", "all", "-o", "again.csv")
    assert (shell.folder / "again.csv").read_bytes() == (shell.folder / "out.csv").read_bytes()


def test_groups_too_large_to_compare_are_told_by_rule():
    parts = ("given name", "family name")
    groups = [
        DroppedBlock("phone", "+1", 4_000),
        *(DroppedBlock(f"street and {part}", "x", rows) for part in parts for rows in (30, 40)),
    ]
    many, which = dropped_lines(groups)
    assert many == (
        "  too many to compare all pairs: 4,000 of one number, 40 of one name in one street (the"
        " most of 4 such)"
    )
    assert which.startswith("  of them only those were compared who share more as well")
    assert dropped_lines([]) == []


REPORT = Path(__file__).parents[1] / "mapping" / "vendors" / "zoom.csv"


def test_lines_around_the_rows_are_kept_and_count_as_no_rows(shell):
    (shell.folder / "zoom.csv").write_bytes(REPORT.read_bytes())
    told = "rejected 3 (too_few_cells), 8 lines above the header -> zoom.rejects.csv"
    for command in ("clean", "dedupe"):
        done = shell(command, "zoom.csv", "-o", "out.csv")
        assert "6 rows read" in done.stderr
        assert told in done.stderr
        assert shell.json(command, "zoom.csv", "-o", "out.csv")["aside"] == {"above_header": 8}
    assert (
        "3 of 6 rows rejected" in shell("import", "zoom.csv", "--max-rejects", "2", code=1).stderr
    )
    done = shell("import", "zoom.csv", "--max-rejects", "3")
    assert told in done.stderr
    assert "zoom.csv   6 rows" in done.stderr
    with (shell.folder / "zoom.rejects.csv").open(encoding="utf-8", newline="") as stream:
        reasons = Counter(row["reason"] for row in csv.DictReader(stream))
    assert reasons.pop("above_header") == 8
    assert reasons.pop("header") == 1
    assert reasons.total() == 3


def test_a_list_of_which_only_the_rows_are_fine_is_imported_without_rejects(shell):
    text = "Leads of November\n\nEmail,Name,Company\na@b.io,Ann,Acme\n"
    (shell.folder / "in.csv").write_text(text, encoding="utf-8")
    one = shell.json("import", "in.csv", "--max-rejects", "0")["files"][0]
    assert (one["rows"], one["rejected"], one["aside"]) == (1, 0, {"above_header": 1})
    assert Path(one["rejects_file"]).exists()
