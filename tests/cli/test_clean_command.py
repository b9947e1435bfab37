"""`clean FILE` as it is typed: what goes where, what is told, and what is refused."""

import csv
import io
import json
from pathlib import Path

import pytest

LIST = (
    "Email,Name,Company,Phone\n"
    "JO@gmial.com,JO POE,Acme Inc,+1 212 555 0134\n"
    "info@acme.io,Bo Ray,n/a,4.41235E+11\n"
    "x@,\x1b[31mRED DOE\x1b[0m,Beta GmbH,\n"
)


@pytest.fixture
def listed(shell):
    Path("in.csv").write_text(LIST, encoding="utf-8")
    return shell


def test_a_report_tells_rules_verdicts_and_typos_without_escapes(listed):
    told = listed("clean", "in.csv", "-o", "out.csv", "--report").stderr
    assert "changed " in told
    assert "risky 2 (1 possible_typo, 1 role_based)" in told
    assert "typos: gmial.com -> gmail.com?" in told
    assert "EXCEL_MANGLED" in told
    assert "JO POE -> Jo Poe" in told
    assert "\x1b" not in told


def test_examples_fit_the_terminal(listed, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    Path("in.csv").write_text(f"Email,Name\n{'LONG' * 14}@ACME.IO,Jo\n", encoding="utf-8")
    told = listed("clean", "in.csv", "-o", "out.csv", "--report").stderr.splitlines()
    shown = [line for line in told if " -> " in line and "LONG" in line]
    assert shown
    assert all(len(line) <= 80 for line in shown)


def test_a_report_is_no_wider_than_a_terminal_where_none_is(shell, monkeypatch):
    monkeypatch.setenv("COLUMNS", "80")
    bad = ["a@b..c", "INFO@x.test", "@", "jo@gmial.com", "x y@z.io", "ann@mailinator.com", "-@-"]
    rows = "".join(f"{one},4.41235E+11,ACME {at} INC,0171\n" for at, one in enumerate(bad))
    told = shell("clean", "-", "--report", stdin=f"Email,Phone,Company,Mobile\n{rows}").stderr
    assert max(map(len, told.splitlines())) <= 80


def test_a_report_names_signs_that_nobody_sees(shell):
    told = shell("clean", "-", "--report", stdin="Email,Name\na@b.io,Jo\u00adhn\u200b Poe\n").stderr
    assert "Jo<soft hyphen>hn<zero width space> Poe -> John Poe" in told


def test_a_report_says_where_a_rule_is_not_the_only_one(shell):
    text = (
        "Company,Email,Country\nACME INC,a@b.io,Spain\n Beta GmbH,a@c.io,France\n Foo SA,B@c.io,\n"
    )
    told = shell("clean", "-", "--report", stdin=text).stderr
    assert "company 3 (spaces 2 ...) · country 2 (country code) · email 1 (case)" in " ".join(
        told.split()
    )


@pytest.mark.parametrize(("columns", "ends"), [(6, "1 website"), (7, "1 website ...")])
def test_what_was_cleaned_says_where_more_was(shell, columns, ends):
    kinds = [
        ("Email", "A@B.IO"), ("Phone", "+49 30 901820"), ("Country", "Spain"),
        ("Company", "ACME INC"), ("Title", "ceo"), ("Website", "HTTP://B.IO/"),
        ("Name", "JO POE"),
    ]  # fmt: skip
    header, row = (",".join(part) for part in zip(*kinds[:columns], strict=True))
    told = shell("clean", "-", stdin=f"{header}\n{row}\n").stderr
    assert next(line for line in told.splitlines() if "cleaned:" in line).endswith(ends)


def test_json_has_all_of_a_report(listed):
    told = listed.json("clean", "in.csv", "-o", "out.csv", "--report", "--changes", "c.csv")
    with Path("c.csv").open(encoding="utf-8", newline="") as file:
        changes = list(csv.DictReader(file))
    assert sum(told["changed"].values()) == len(changes)
    assert told["changes_file"] == "c.csv"
    assert told["typos"] == [{"domain": "gmial.com", "meant": "gmail.com", "values": 1}]
    assert {one["reason"] for one in told["reasons"]} >= {"role_based", "possible_typo"}
    assert set(told["rules"]) == {name for name, n in told["changed"].items() if n}


def test_without_a_report_json_stays_as_it_was(listed):
    told = listed.json("clean", "in.csv", "-n")
    assert "rules" not in told
    assert told["added_columns"] == []


def test_a_pipe_takes_and_gives_lists_alone(listed):
    done = listed("clean", "-", "-q", "--format", "jsonl", stdin="Germany\nUSA\n")
    assert [json.loads(line) for line in done.stdout.splitlines()] == [
        {"country": "DE"},
        {"country": "US"},
    ]
    assert done.stderr == ""
    assert listed("clean", "-", "-o", "-", "-q", stdin="a@B.io\n").stdout == "email\na@b.io\n"


def test_a_second_run_changes_nothing(listed):
    asked = ("--verdicts", "--derived", "--fix-typos", "-q")
    listed("clean", "in.csv", "-o", "one.csv", *asked)
    listed("clean", "one.csv", "-o", "two.csv", *asked)
    assert Path("two.csv").read_bytes() == Path("one.csv").read_bytes()
    rows = list(csv.DictReader(io.StringIO(Path("one.csv").read_text(encoding="utf-8"))))
    assert [row["email_status"] for row in rows] == ["valid", "risky", "invalid"]
    assert rows[0]["last_name"] == "Poe"


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("clean", "in.csv", "--only", "emial"), "unknown field `emial`"),
        (("clean", "in.csv", "--only", "Rating"), "unknown field `Rating`"),
        (("clean", "in.csv", "--only", ""), "`--only` names no field"),
        (("clean", "in.csv", "--only", " , "), "`--only` names no field"),
        (("clean", "in.csv", "--changes", "in.csv"), "are the same file"),
        (("clean", "in.csv", "--changes", "-"), "takes a file"),
        (("clean", "--changes", "-"), "takes a file"),
        (("clean", "--derived"), "`--derived` goes with a list"),
        (("clean", "--verdicts"), "`--verdicts` goes with a list"),
    ],
)
def test_what_makes_no_sense_is_a_usage_error(listed, words, message):
    assert message in listed(*words, code=2).stderr
    assert Path("in.csv").read_text(encoding="utf-8") == LIST
    assert not Path("c.csv").exists()


def test_a_dry_run_leaves_everything_alone(listed):
    before = sorted(path.name for path in Path().iterdir())
    told = listed("clean", "in.csv", "-n", "-o", "out.csv", "--changes", "c.csv", "--report").stderr
    assert "3 would go to out.csv" in told
    assert sorted(path.name for path in Path().iterdir()) == before


def test_father_and_son_are_two_also_once_their_list_is_clean(shell):
    rows = "John Smith Jr.,Acme\nJohn Smith Sr.,Acme\nDr. John Smith III,Acme\n"
    done = shell("clean", "-", "-q", "--changes", "changes.csv", stdin=f"Name,Company\n{rows}")
    assert done.stdout == f"Name,Company\n{rows.replace('Dr. ', '')}"
    assert shell("dedupe", "-", "-q", stdin=done.stdout).stdout == done.stdout
    (change,) = csv.DictReader(io.StringIO(Path("changes.csv").read_text(encoding="utf-8")))
    assert change["rules"] == "credential > honorific > generation"


@pytest.mark.parametrize(
    ("words", "then"),
    [
        (["-o", "out file.csv"], "  next: leadctl import 'out file.csv'\n"),
        (["-o", "out.csv", "-n"], ""),
        ([], ""),
    ],
)
def test_a_list_that_was_written_can_be_imported(listed, words, then):
    told = listed("clean", "in.csv", *words).stderr
    assert told.partition("  next:")[1:] == (
        ("  next:", then.removeprefix("  next:")) if then else ("", "")
    )


def test_a_list_of_nobody_is_not_to_be_imported(shell):
    told = shell("clean", "-", "-o", "out.csv", stdin="Country\nGermany\nUSA\n").stderr
    assert "next:" not in told


@pytest.mark.parametrize("words", [("clean", "us.csv", "-o", "out.csv"), ("import", "us.csv")])
def test_phones_of_no_country_are_told_with_what_helps(shell, words):
    Path("us.csv").write_text("Name,Phone\nJo Poe,(212) 555-0134\n", encoding="utf-8")
    hint = "1 phone stays as it is: no country is told. --region says which"
    assert hint in shell(*words, "-n").stderr
    assert "no country" not in shell(*words, "--region", "US").stderr


def test_phones_that_cannot_be_read_are_counted(shell):
    Path("in.csv").write_text(
        "Email,Phone\na@b.io,123\nc@d.io,hello\ne@f.io,+49 30 1234567\n", encoding="utf-8"
    )
    assert "to look at: 2 unreadable phones" in shell("clean", "in.csv", "-o", "out.csv").stderr
    assert "to look at: 2 unreadable phones" in shell("import", "in.csv", "--source", "x").stderr


def test_nothing_is_imported_of_what_is_thrown_away(shell):
    Path("in.csv").write_text("Email\na@b.io\n", encoding="utf-8")
    assert "next:" not in shell("clean", "in.csv", "-o", "/dev/null").stderr


def test_a_cleaning_of_the_store_tells_its_changes_as_one_of_a_list_does(listed):
    listed("import", "in.csv", "--source", "x")
    asked = ("clean", "--fix-typos", "--report", "--changes", "changes.csv")
    told = listed(*asked, "-n").stderr
    assert "changed 1 cell: email 1 (typo)" in told
    assert "jo@gmial.com -> jo@gmail.com" in told
    assert not Path("changes.csv").exists()
    assert "what changed -> changes.csv" in listed(*asked).stderr
    with Path("changes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [tuple(rows[0].values())] == [
        ("1", "Jo Poe", "email", "jo@gmial.com", "jo@gmail.com", "typo")
    ]
    assert "nothing to change" in listed(*asked).stderr


def test_a_dry_run_says_that_it_writes_no_changes(listed):
    done = listed("clean", "in.csv", "--dry-run", "--changes", "changes.csv")
    assert "what changed would go to changes.csv: a dry run writes nothing" in done.stderr
    assert not Path("changes.csv").exists()


def test_currencies_that_no_column_holds_are_told(shell):
    (shell.folder / "list.csv").write_text(
        "Email,Annual Revenue\na@x.io,$5M\nb@x.io,€1.200.000\nc@x.io,$1\nd@x.io,7\n",
        encoding="utf-8",
    )
    told = "amounts lose their currency: USD 2 · EUR 1 "
    assert told in shell("clean", "list.csv", "-o", "out.csv").stderr
    assert "lose their currency" not in shell("clean", "list.csv", "--derived").stderr
    assert "lose their currency" not in shell("clean", "out.csv").stderr


def test_one_line_of_json_lines_stays_one(shell):
    (shell.folder / "one.jsonl").write_text('{"email": "A@X.IO"}\n', encoding="utf-8")
    assert shell("clean", "one.jsonl").stdout == '{"email":"a@x.io"}\n'


def test_a_list_of_which_no_row_is_left_is_not_to_be_imported(shell):
    (shell.folder / "list.csv").write_text(
        f"Email,Notes\na@x.io,{'x' * 2_000_000}\n", encoding="utf-8"
    )
    done = shell("clean", "list.csv", "-o", "out.csv", "--max-rejects", "1")
    assert "rejected 1" in done.stderr
    assert "next:" not in done.stderr
