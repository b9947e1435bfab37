"""What leadctl writes, in whatever format, leadctl reads again and finds nothing new in it."""

from __future__ import annotations

import pytest

from leadctl.exporting.writers import FORMATS
from leadctl.reading import open_table

LEADS = (
    "Name,Email,Other emails,Title,Tags,Notes,Size of team\n"
    'Ann Lee,ann@acme.io,a2@acme.io; a3@acme.io,"VP, Sales",hot; new,"\'=not a formula",7\n'
    "Jürgen Groß,j@acme.io,,=Head,,-1,\n"
)


@pytest.fixture
def full(shell):
    (shell.folder / "in.csv").write_text(LEADS, encoding="utf-8")
    shell("import", str(shell.folder / "in.csv"), "--source", "Fair")
    return shell


def said(shell):
    """What the store says of its leads, but for how often and when they were read."""
    counts = {"records", "sources", "updated_at"}
    leads = shell.json("list")["leads"]
    return [{key: cell for key, cell in lead.items() if key not in counts} for lead in leads]


@pytest.mark.parametrize("ending", ["", ".gz"])
@pytest.mark.parametrize("form", FORMATS, ids=lambda form: form.name)
def test_an_export_comes_back_unchanged(full, form, ending):
    path = full.folder / f"out{form.suffixes[0]}{ending}"
    before = said(full)
    full("export", "-o", str(path), "--columns", "all")
    (file,) = full.json("import", str(path))["files"]
    assert (file["profile"], file["rows"], file["rejected"]) == ("leadctl", 2, 0)
    assert (file["new"], file["unchanged"], file["updated"]) == (0, 2, 0)
    assert file["format"] == ("csv" if form.name == "tsv" else form.name)
    assert said(full) == before


def test_the_json_of_list_comes_back_unchanged(full):
    before = said(full)
    (file,) = full.json("import", "-", stdin=full("list", "--json").stdout)["files"]
    assert (file["sheet"], file["profile"], file["unchanged"]) == ("leads", "leadctl", 2)
    assert said(full) == before


def test_cells_of_every_format_are_those_of_csv(full):
    columns = "lead_id,full_name,email,other_emails,title,tags,notes"
    found = []
    for form in FORMATS:
        path = full.folder / f"out{form.suffixes[0]}"
        full("export", "-o", str(path), "--columns", columns, "--raw")
        table = open_table(path)
        rows = [row for chunk in table.chunks for row in zip(*chunk.columns, strict=True)]
        found.append((table.columns, rows))
    assert found == [found[0]] * len(FORMATS)
    assert found[0][1][0][3:6] == ("a2@acme.io; a3@acme.io", "VP, Sales", "hot; new")


def test_another_sheet_of_a_workbook_is_another_file(full):
    import xlsxwriter

    path = full.folder / "two.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        for name in ("First", "Second"):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["Name", "Email"])
            sheet.write_row(1, 0, [f"Cy {name}", f"{name}@acme.io"])
    for sheet, new in (("First", 1), ("2", 1), ("second", 0)):
        done = full.json("import", str(path), "--sheet", sheet, "--source", "Two")
        assert done["files"][0]["new"] == new
    done = full("import", str(path), "--sheet", "Third", code=2)
    assert "has no sheet `Third`" in done.stderr


def test_clean_reads_what_import_reads(full):
    path = full.folder / "in.jsonl"
    path.write_text('{"email":" A@Acme.IO","n":1}\n{broken\n{"email":"b@acme.io"}\n')
    done = full("clean", str(path), "-o", str(full.folder / "out.csv"))
    assert "2 -> " in done.stderr
    assert (full.folder / "out.csv").read_text() == "email,n\na@acme.io,1\nb@acme.io,\n"
    rejects = (full.folder / "in.rejects.csv").read_text()
    assert rejects.splitlines()[-1] == "2,,broken_json,{broken"
