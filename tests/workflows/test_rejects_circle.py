"""The full circle of rejects: rejected, mended, taken in by every command that reads lists."""

import csv
import io
import json
from pathlib import Path

import pytest

from leadctl.errors import Refused, UsageError
from leadctl.workflows.cleaning.clean_file import CleanRequest, clean_file
from leadctl.workflows.lists.read_file import ReadRequest, read_file
from leadctl.workflows.suppressing.suppress import ListRequest, suppress_list

LIST = (
    "Name;Email;Created\nAnn Ray;ann@acme.io;13/04/2026\nCy Fox;cy@acme.io;14/04/2026\n"
    "Bo Ray;bo@beta.io;03/04/2026;x\nDi\n;;05/04/2026\n"
)
SAVED = {
    "an editor": ("utf-8", {"lineterminator": "\n"}),
    "german excel": ("utf-8-sig", {"delimiter": ";", "lineterminator": "\r\n"}),
    "libreoffice": ("utf-8", {"quoting": csv.QUOTE_ALL, "lineterminator": "\n"}),
    "excel, unicode text": ("utf-16", {"delimiter": "\t", "lineterminator": "\r\n"}),
}


def rows_of(path):
    with Path(path).open(encoding="utf-8", newline="") as stream:
        return list(csv.reader(stream))


def mend(path, how="an editor", wrong="04/2026;x", right="04/2026"):
    """Correct the raw texts, and save them as a program would."""
    rows = rows_of(path)
    for row in rows:
        row[3] = row[3].replace(wrong, right)
    encoding, form = SAVED[how]
    with Path(path).open("w", encoding=encoding, newline="") as stream:
        csv.writer(stream, **form).writerows(rows)


def rejected(path):
    return [(row[2], row[3]) for row in rows_of(path)[1:] if row[2] != "header"]


STILL_WRONG = [("too_few_cells", "Di"), ("nobody", ";;05/04/2026")]


@pytest.mark.parametrize("how", SAVED)
def test_an_import_takes_them_to_their_source_on_its_terms(desk, how):
    asked = {"source": "Trade fair", "region": "DE", "constants": {"tags": "fair"}}
    first = desk.load_text(LIST, touch="booth_scan@2026-04-15", **asked).files[0]
    assert (first.rows, first.rejected) == (2, 3)
    mend(first.rejects_file, how)
    done = desk.load(str(first.rejects_file)).files[0]
    assert (done.source, done.rows, done.rejected) == ("Trade fair", 1, 2)
    assert rejected(done.rejects_file) == STILL_WRONG
    leads = desk.leads("email", "created", "tags", "source")
    assert leads[-1] == ("bo@beta.io", "2026-04-03", '["fair"]', None)  # the list's own order
    assert len(leads) == 3
    assert desk.query("select distinct touch, touch_at from import") == [
        ("booth_scan", "2026-04-15")
    ]


def test_an_import_takes_them_once_however_often_they_come(desk):
    first = desk.load_text(LIST).files[0]
    mend(first.rejects_file)
    both = desk.load(str(desk.folder / "list.csv"), str(first.rejects_file)).files
    assert [(one.known, one.passed_over) for one in both] == [(1, False), (None, True)]
    assert len(desk.leads("email")) == 2
    once = desk.load(str(first.rejects_file)).files[0]
    twice = desk.load(str(first.rejects_file))
    assert (once.landed.new, twice.operation, twice.files[0].known) == (1, None, 2)
    mend(first.rejects_file, "libreoffice")
    again = desk.load(str(first.rejects_file)).files[0]
    assert (again.landed.unchanged, again.landed.new) == (1, 0)
    whole = desk.load_text(LIST.replace("2026;x", "2026")).files[0]
    assert (whole.landed.unchanged, whole.landed.new, whole.rejected) == (3, 0, 2)
    assert len(desk.leads("email")) == 3


def test_rejects_of_rejects_can_be_mended_too(desk):
    first = desk.load_text(LIST, source="Fair").files[0]
    mend(first.rejects_file)
    second = desk.load(str(first.rejects_file)).files[0]
    mend(second.rejects_file, wrong="Di", right="Di Poe;di@acme.io;")
    third = desk.load(str(second.rejects_file)).files[0]
    assert (third.source, third.rows) == ("Fair", 1)
    assert rejected(third.rejects_file) == STILL_WRONG[1:]
    assert [email for (email,) in desk.leads("email")] == [
        "ann@acme.io", "cy@acme.io", "bo@beta.io", "di@acme.io",
    ]  # fmt: skip


def test_what_was_mended_outlasts_other_runs(shell):
    Path("list.csv").write_text(LIST, encoding="utf-8")
    shell("import", "list.csv")
    mend("list.rejects.csv")
    kept = Path("list.rejects.csv").read_bytes()
    for words in (["clean", "list.csv", "-o", "out.csv"], ["import", "list.csv", "--tag", "x"]):
        for _ in range(2):
            shell(*words)
            assert Path("list.rejects.csv").read_bytes() == kept
    assert sorted(one.name for one in Path().glob("*.rejects*")) == [
        "list.rejects-2.csv", "list.rejects.csv",
    ]  # fmt: skip
    assert "new 1 lead" in shell("import", "list.rejects.csv").stderr


@pytest.mark.parametrize("kind", ["json", "jsonl"])
def test_rows_that_name_themselves_find_their_source_too(desk, kind):
    path = desk.folder / f"list.{kind}"
    path.write_text(LISTS[kind], encoding="utf-8")
    first = desk.load(str(path), source="Form", constants={"owner": "Kim"}).files[0]
    mend(first.rejects_file, wrong="?", right="c@x.io")
    elsewhere = first.rejects_file.rename(desk.folder / "mine.csv")
    done = desk.load(str(elsewhere)).files[0]
    assert (done.rows, done.source) == (1, "Form")


def test_rejects_are_no_full_list(desk):
    first = desk.load_text(LIST).files[0]
    with pytest.raises(UsageError, match="a file of rejects"):
        desk.load(str(first.rejects_file), full=True)


def test_what_is_typed_now_stands_over_the_terms_of_the_list(desk):
    first = desk.load_text(LIST, source="A", constants={"owner": "Kim", "tags": "x"}).files[0]
    mend(first.rejects_file)
    done = desk.load(str(first.rejects_file), source="B", constants={"owner": "Lee"}).files[0]
    assert done.source == "B"
    assert desk.leads("owner", "tags")[-1] == ("Lee", None)
    desk.undo()
    desk.load(str(first.rejects_file), constants={"owner": "Lee"})
    assert desk.leads("owner", "tags")[-1] == ("Lee", '["x"]')


@pytest.mark.parametrize("how", SAVED)
@pytest.mark.parametrize("command", ["clean", "dedupe", "read"])
def test_a_list_goes_from_file_to_file_and_so_do_its_rejects(shell, command, how):
    Path("list.csv").write_text(LIST, encoding="utf-8")
    raw = ["--raw"] if command == "read" else []
    shell(command, "list.csv", *raw, "-o", "out.csv", "--rejects", "kept.csv")
    assert rows_of("kept.csv")[1][2:] == ["header", "Name;Email;Created"]
    mend("kept.csv", how)
    shell(command, "kept.csv", *raw, "-o", "more.csv", "--rejects", "left.csv")
    assert rows_of("more.csv")[1][:2] == ["Bo Ray", "bo@beta.io"]
    assert rejected("left.csv") == STILL_WRONG[:1]


@pytest.mark.parametrize("how", SAVED)
def test_mended_rows_are_suppressed(desk, how):
    text = "Email;Reason\na@x.io;bounced\nnobody;bounced\nb@x.io;complaint;x\n"
    path = desk.write("stop.csv", text)

    def run(given):
        return suppress_list(desk.store, ListRequest(str(given)), desk.author())

    first = run(path)
    assert (first.rows, first.rejected) == (1, 2)
    mend(first.rejects_file, how, wrong=";x", right="")
    done = run(first.rejects_file)
    assert (done.rows, done.new, done.rejected) == (1, 1, 1)
    assert rejected(done.rejects_file) == [("no_address", "nobody;bounced")]
    assert desk.query("select value, reason from suppression order by 1") == [
        ("a@x.io", "bounced"), ("b@x.io", "complaint"),
    ]  # fmt: skip


def test_addresses_without_a_header_are_mended_too(desk):
    path = desk.write("stop.csv", "a@x.io\nnobody\nb@x.io\n")
    first = suppress_list(desk.store, ListRequest(path), desk.author())
    mend(first.rejects_file, wrong="nobody", right="c@x.io")
    done = suppress_list(desk.store, ListRequest(str(first.rejects_file)), desk.author())
    assert (done.rows, done.new, done.rejected) == (1, 1, 0)


LISTS = {
    "workbook": None,
    "json": '[{"Email":"a@x.io"},{"Email":"?"},{"Email":"b@x.io"}]',
    "jsonl": '{"Email":"a@x.io"}\n{"Email":"?"}\n{"Email":"b@x.io"}\n',
    "tab": "Email\tName\na@x.io\tAnn\n?\t\nb@x.io\tBo\n",
    "several lines": 'Email,Note\na@x.io,"x\ny"\n?,"x\ny, z"\nb@x.io,\n',
    "old": "Email,Ort\na@x.io,Köln\n?,Köln\nb@x.io,\n",
    "gz": "Email,Name\na@x.io,Ann\n?,\nb@x.io,Bo\n",
}


@pytest.mark.parametrize("kind", LISTS)
def test_lists_of_every_kind_are_mended(desk, kind):
    path = desk.folder / f"list-{kind}"
    if kind == "workbook":
        xlsxwriter = pytest.importorskip("xlsxwriter")
        with xlsxwriter.Workbook(path) as book:
            book.add_worksheet().write_column(0, 0, ["Email", "a@x.io", "?", "b@x.io"])
    elif kind == "gz":
        import gzip

        path.write_bytes(gzip.compress(LISTS[kind].encode()))
    else:
        path.write_text(LISTS[kind], encoding="cp1252" if kind == "old" else "utf-8")
    first = desk.load(str(path)).files[0]
    assert (first.rows, first.rejected) == (2, 1)
    mend(first.rejects_file, wrong="?", right="c@x.io")
    done = desk.load(str(first.rejects_file)).files[0]
    assert (done.rows, done.rejected, done.source) == (1, 0, first.source)
    assert [email for (email,) in desk.leads("email")] == ["a@x.io", "b@x.io", "c@x.io"]


MANY = "Email,Name\n" + "a@x.io,Ann\n" * 18 + "broken\n" * 2


@pytest.mark.parametrize(
    ("most", "fits"),
    [("2", True), ("1", False), ("0", False), ("10%", True), ("9.9%", False), ("0%", False)],
)
@pytest.mark.parametrize("command", ["import", "clean", "dedupe", "read", "suppress import"])
def test_more_rejects_than_allowed_write_nothing(shell, command, most, fits):
    Path("in.csv").write_text(MANY, encoding="utf-8")
    Path("out.csv").write_text("as before", encoding="utf-8")
    writes = command in {"clean", "dedupe", "read"}
    words = ["in.csv", *(["-o", "out.csv"] if writes else []), "--max-rejects", most]
    done = shell(*command.split(), *words, code=0 if fits else 1)
    if fits:
        return
    assert f"2 of 20 rows rejected, more than --max-rejects {most} (too_few_cells 2)" in done.stderr
    kept = "out.rejects.csv" if command == "read" else "in.rejects.csv"
    assert f"each line and its reason: {kept}" in done.stderr
    assert Path("out.csv").read_text(encoding="utf-8") == "as before"
    assert shell.json("history")["operations"] == []
    assert not shell.json("suppress", "list")["suppressions"]


@pytest.mark.parametrize("command", ["clean", "dedupe", "read --raw"])
def test_nothing_comes_out_of_a_pipe_either(shell, command):
    name, *more = command.split()
    done = shell(name, "-", *more, "--max-rejects", "1", stdin=MANY, code=1)
    assert done.stdout == ""
    whole = shell(name, "-", *more, "--max-rejects", "2", stdin=MANY)
    assert whole.stdout.startswith("Email,Name")


def test_a_dry_run_counts_and_keeps_nothing(shell):
    Path("in.csv").write_text(MANY, encoding="utf-8")
    for words in (["import", "in.csv"], ["clean", "in.csv"], ["suppress", "import", "in.csv"]):
        done = shell(*words, "--dry-run", "--max-rejects", "1", code=1)
        assert "without --dry-run they are kept" in done.stderr
    assert [one.name for one in Path().iterdir()] == ["in.csv"]


def test_reasons_are_counted_in_json(shell):
    Path("in.csv").write_text(MANY + "?,\n", encoding="utf-8")
    counts = shell.json("import", "in.csv")["files"][0]["reasons"]
    assert counts == {"too_few_cells": 2, "nobody": 1}
    assert shell.json("clean", "in.csv", "-o", "out.csv")["reasons"] == {"too_few_cells": 2}
    assert shell.json("read", "in.csv")["reasons"] == {"too_few_cells": 2}


def test_several_lists_share_what_is_allowed(desk):
    paths = [desk.write(name, MANY.replace("x.io", name)) for name in ("a.io", "b.io")]
    with pytest.raises(Refused, match=r"4 of 40 .*\(too_few_cells 4\)"):
        desk.load(*paths, max_rejects="3")
    assert desk.load(*paths, max_rejects="10%").operation == 1


def test_remarks_around_the_rows_are_no_rejects(tmp_path):
    path = tmp_path / "in.csv"
    path.write_text("Report of today\n\nEmail,Name\na@x.io,Ann\nTotal,\n", encoding="utf-8")
    out = io.BytesIO()
    done = clean_file(CleanRequest(str(path), stream=out, format="csv", max_rejects="0"))
    assert (done.rejected, dict(done.aside)) == (0, {"above_header": 1, "footer": 1})
    again = read_file(ReadRequest(str(done.rejects_file), max_rejects="0"))
    assert (again.rows, again.rejected, again.aside) == (0, 0, {})


def test_a_map_can_be_saved_from_a_file_of_rejects(shell):
    Path("in.csv").write_text(LIST, encoding="utf-8")
    shell("clean", "in.csv", "-o", "out.csv")
    saved = shell.json("mapping", "save", "fair", "--from", "in.rejects.csv", "--dry-run")
    assert json.loads(json.dumps(saved["text"])).splitlines()[1:3] == [
        '"Name" = "full_name"', '"Email" = "email"',
    ]  # fmt: skip
