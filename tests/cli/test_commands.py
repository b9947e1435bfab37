"""Every command as a user types it: what it prints, where, and its exit code."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from leadctl.cli.app import COMMANDS

LIST = (
    "Email,First Name,Last Name,Company,Title\n"
    "jane@acme.io,Jane,Doe,Acme Inc.,CEO\n"
    "max@beta.io,Max,Roe,Beta GmbH,Head of Sales\n"
    "broken,row\n"
)


@pytest.fixture
def filled(shell):
    Path("list.csv").write_text(LIST, encoding="utf-8")
    shell("import", "list.csv", "--source", "Fair")
    return shell


def test_import_tells_what_it_did_and_how_to_take_it_back(shell):
    Path("list.csv").write_text(LIST, encoding="utf-8")
    done = shell("import", "list.csv")
    assert done.stdout == ""
    assert "3 rows" in done.stderr
    assert "5 of 5 columns mapped" in done.stderr
    assert "new 2 leads" in done.stderr
    assert "rejected 1 (too_few_cells) -> list.rejects.csv" in done.stderr
    assert "undo: leadctl undo" in done.stderr
    title, header, *rest = Path("list.rejects.csv").read_text(encoding="utf-8").splitlines()
    assert title == "line,column,reason,raw"
    assert header.startswith("0,source=list check=")
    assert header.endswith(',header,"Email,First Name,Last Name,Company,Title"')
    assert rest == ['4,,too_few_cells,"broken,row"']


def test_import_again_changes_nothing_and_says_so(filled):
    before = filled("status", "--json").stdout
    dump = filled.store.read_bytes()
    done = filled("import", "list.csv", "--source", "Fair")
    assert "unchanged: this file is in the store already (operation 1)" in done.stderr
    assert filled("status", "--json").stdout == before
    assert filled.store.read_bytes() == dump


def test_import_dry_run_counts_and_writes_nothing(shell):
    Path("list.csv").write_text(LIST, encoding="utf-8")
    done = shell.json("import", "list.csv", "--dry-run")
    assert (done["files"][0]["new"], done["files"][0]["rejected"]) == (2, 1)
    assert done["operation"] is None
    assert not shell.store.exists()
    assert sorted(path.name for path in Path().iterdir()) == ["list.csv"]


@pytest.mark.parametrize("allowed", ["0", "10%"])
def test_max_rejects_stops_before_anything_is_written(shell, allowed):
    Path("list.csv").write_text(LIST, encoding="utf-8")
    done = shell("import", "list.csv", "--max-rejects", allowed, code=1)
    assert "1 of 3 rows rejected" in done.stderr
    assert Path("list.rejects.csv").exists()
    assert shell("list", "--count").stdout == "0\n"
    shell("import", "list.csv", "--max-rejects", "50%")
    assert shell("list", "--count").stdout == "2\n"


def test_several_files_are_all_or_nothing_unless_told_to_keep_going(shell):
    Path("list.csv").write_text(LIST, encoding="utf-8")
    shell("import", "list.csv", "missing.csv", code=66)
    assert shell("list", "--count").stdout == "0\n"
    done = shell("import", "list.csv", "missing.csv", "--keep-going", code=1)
    assert "missing.csv   not imported" in done.stderr
    assert shell("list", "--count").stdout == "2\n"


def test_import_reads_a_pipe(shell):
    done = shell.json("import", "-", stdin=LIST)
    assert done["files"][0]["new"] == 2


def test_rejects_are_kept_in_the_store(filled):
    assert filled.json("rejects") == {
        "schema_version": 1,
        "rejects": [
            {
                "import": 1,
                "file": "list.csv",
                "line": 4,
                "column": "",
                "reason": "too_few_cells",
                "raw": "broken,row",
            }
        ],
    }


def test_list_shows_chosen_columns_in_order(filled):
    done = filled("list", "--columns", "name,email,company", "--sort", "-company", "--limit", "1")
    assert done.stdout.splitlines() == [
        "full_name  email        company",
        "Max Roe    max@beta.io  Beta GmbH",
    ]


def test_list_json_has_its_contract(filled):
    document = filled.json("list")
    assert document["schema_version"] == 1
    assert [lead["email"] for lead in document["leads"]] == ["jane@acme.io", "max@beta.io"]
    filled("undo")
    assert filled.json("list") == {"schema_version": 1, "leads": []}


def test_show_traces_every_value(filled):
    done = filled("show", "jane@acme.io")
    assert "lead 1   Jane Doe" in done.stdout
    assert "list.csv:2" in done.stdout
    assert "valid business" in done.stdout
    document = filled.json("show", "2")
    email = next(v for v in document["leads"][0]["values"] if v["field"] == "email")
    assert (email["value"], email["origin"]["file"], email["origin"]["line"]) == (
        "max@beta.io",
        "list.csv",
        3,
    )


def test_status_counts_and_sets(filled):
    assert filled.json("status") == {
        "schema_version": 1,
        "leads": 2,
        "stage": {"lead": 2},
        "status": {"new": 2},
        "source": {"Fair": 2},
        "email_status": {"valid": 2},
        "suppressed": {},
        "review": {},
    }
    done = filled("status", "set", "attempted", "jane@acme.io", "--reason", "week 47")
    assert "1 lead got status attempted" in done.stderr
    assert filled.json("status")["status"] == {"attempted": 1, "new": 1}
    again = filled.json("status", "set", "attempted", "jane@acme.io")
    assert (again["operation"], again["changed"], again["unchanged"]) == (None, 0, 1)


def test_stage_sets(filled):
    filled("stage", "set", "mql", "1", "2")
    assert filled.json("status")["stage"] == {"mql": 2}


def test_history_undo_and_redo(filled):
    filled("status", "set", "attempted", "1")
    first = filled.json("undo")
    assert (first["undone"], first["changed"]) == (2, 1)
    second = filled.json("undo")
    assert (second["undone"], second["leads_before"], second["leads_after"]) == (1, 2, 0)
    filled("undo", code=2)
    filled("redo", "1")
    filled("redo")
    operations = filled.json("history")["operations"]
    assert [(one["id"], one["kind"], one["undone"]) for one in operations] == [
        (6, "redo", False),
        (5, "redo", False),
        (4, "undo", True),
        (3, "undo", True),
        (2, "status", False),
        (1, "import", False),
    ]
    assert filled.json("list")["leads"][0]["status"] == "attempted"


def test_undo_stops_where_later_operations_speak_of_the_leads(filled):
    filled("status", "set", "attempted", "1")
    done = filled("undo", "1", code=1)
    assert "would leave 1 lead without a record" in done.stderr
    assert "--keep" in done.stderr
    assert filled("list", "--count").stdout == "2\n"
    kept = filled.json("undo", "1", "--keep")
    assert (kept["leads_after"], kept["kept"]) == (1, 1)
    assert "kept without a source" in filled("show", "1").stdout
    filled("redo", "1")
    assert filled.json("status")["leads"] == 2
    filled("doctor")


def test_undo_dry_run_tells_and_changes_nothing(filled):
    before = filled.store.read_bytes()
    assert filled.json("undo", "--dry-run")["leads_after"] == 0
    assert filled.store.read_bytes() == before


def test_export_writes_files_by_suffix(filled):
    filled("export", "-o", "out.csv", "--columns", "lead_id,email,tags")
    assert Path("out.csv").read_text(encoding="utf-8") == (
        "lead_id,email,tags\n1,jane@acme.io,\n2,max@beta.io,\n"
    )
    filled("export", "-o", "out.jsonl", "--columns", "email,tags")
    assert [json.loads(line) for line in Path("out.jsonl").read_text().splitlines()] == [
        {"email": "jane@acme.io", "tags": []},
        {"email": "max@beta.io", "tags": []},
    ]
    assert (Path("out.csv").stat().st_mode & 0o777) == 0o600
    assert filled("export", "--columns", "email").stdout == "email\njane@acme.io\nmax@beta.io\n"


def test_an_edited_export_comes_back_as_updates(filled):
    filled("export", "-o", "out.csv")
    text = Path("out.csv").read_text(encoding="utf-8")
    Path("out.csv").write_text(text.replace("Head of Sales", "VP Sales"), encoding="utf-8")
    done = filled.json("import", "out.csv")["files"][0]
    assert (done["new"], done["updated"], done["unchanged"]) == (0, 1, 1)
    assert [lead["title"] for lead in filled.json("list")["leads"]] == ["CEO", "VP Sales"]
    columns = set(filled.json("list")["leads"][0])
    filled("undo")
    assert [lead["title"] for lead in filled.json("list")["leads"]] == ["CEO", "Head of Sales"]
    assert set(filled.json("list")["leads"][0]) == columns


def test_clean_works_from_file_to_file_and_in_pipes(shell):
    Path("in.csv").write_text(
        "E-Mail,Land,Intern\n JANE@ACME.IO ,Deutschland, x \n", encoding="utf-8"
    )
    shell("clean", "in.csv", "-o", "out.csv")
    assert (
        Path("out.csv").read_text(encoding="utf-8") == "E-Mail,Land,Intern\njane@acme.io,DE, x \n"
    )
    again = shell("clean", "-", stdin=Path("out.csv").read_bytes())
    assert again.stdout == "E-Mail,Land,Intern\njane@acme.io,DE, x \n"
    assert not shell.store.exists()


def test_cleaning_twice_changes_nothing_even_where_cells_are_guarded(shell):
    Path("in.csv").write_text("Email,Notes,Own\na@b.io,=1+1,@SUM\n", encoding="utf-8")
    once = shell("clean", "in.csv").stdout
    assert once == "Email,Notes,Own\na@b.io,'=1+1,'@SUM\n"
    assert shell("clean", "-", stdin=once).stdout == once
    assert shell("clean", "in.csv", "--raw").stdout == "Email,Notes,Own\na@b.io,=1+1,@SUM\n"


def test_doctor_tells_of_a_store_that_is_not_there_and_finds_all_healthy(shell):
    """An import that is killed at once leaves none."""
    assert f"warning: there is no store at {shell.store} yet" in shell("doctor").stdout
    assert not shell.store.exists()
    shell.store.touch()
    shell("doctor")
    Path("list.csv").write_text(LIST, encoding="utf-8")
    shell("import", "list.csv")
    assert shell.json("doctor")["healthy"] is True
    assert "records say (all 2 looked at)" in shell("doctor", "--full").stdout


@pytest.mark.parametrize("words", [(), ("set", "open", "1"), ("--json",)])
def test_a_store_that_is_not_there_shows_nothing_and_is_not_created(shell, words):
    shell("status", *words, code=2 if "set" in words else 0)
    shell("list")
    shell("history")
    shell("undo", code=2)
    assert not shell.store.exists()


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("import", "missing.csv"), 66, "does not exist"),
        (("import", "."), 66, "folder"),
        (("import", "unknown.csv"), 65, "foo, bar"),
        (("import", "junk.csv"), 65, "junk.csv"),
        (("export", "-o", "missing/out.csv"), 73, "missing/out.csv"),
        (("list", "--columns", "emial"), 2, "did you mean `email`?"),
        (("show", "9"), 2, "there is no lead `9`"),
        (("show", "jan"), 2, "neither a lead's number"),
        (("status", "set", "attemped", "1"), 2, "did you mean `attempted`?"),
        (("undo", "9"), 2, "there is no operation 9"),
        (("import", "list.csv", "--mode", "replace"), 2, "unknown mode"),
        (("import", "list.csv", "--touch", "webinar@soon"), 2, "is not a date"),
        (("import", "list.csv", "--protect", "ownr"), 2, "did you mean `owner`?"),
    ],
)
def test_bad_input_is_told_with_its_code(filled, words, code, said):
    Path("unknown.csv").write_text("foo,bar\n1,2\n")
    Path("junk.csv").write_bytes(bytes(range(256)) * 20)
    done = filled(*words, code=code)
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_an_empty_file_is_nothing_to_do(shell):
    Path("empty.csv").touch()
    assert "0 rows" in shell("import", "empty.csv").stderr
    assert not shell.store.exists()
    assert not shell("read", "empty.csv").stdout
    told = shell("read", "empty.csv", "--explain").stdout
    assert "the file is empty" in told
    assert "delimiter" not in told


def test_a_file_that_is_no_store_is_refused_by_every_command(shell):
    shell.store.write_text("this is a shopping list, and a long one, with milk and eggs on it" * 20)
    for words in (("list",), ("status",), ("doctor",), ("undo",), ("history",)):
        assert "is not a leadctl store" in shell(*words, code=65).stderr
    Path("list.csv").write_text(LIST)
    shell("import", "list.csv", code=65)


def run(*words, **asked):
    return subprocess.run(
        [sys.executable, "-m", "leadctl", *words],
        check=False,
        capture_output=True,
        text=True,
        **asked,
    )


def test_everything_works_with_closed_stdin(filled):
    store = {**os.environ, "LEADCTL_STORE": str(filled.store)}
    command = f"exec {sys.executable} -m leadctl "
    for words in (
        "list",
        "status set open 1",
        "export",
        "undo",
        "redo",
        "doctor",
        "clean list.csv",
    ):
        done = subprocess.run(
            ["bash", "-c", command + words + " <&-"], env=store, check=False, capture_output=True
        )
        assert done.returncode == 0, (words, done.stderr)
    for words in ("import -", "clean -"):
        done = subprocess.run(
            ["bash", "-c", command + words + " <&-"], env=store, check=False, capture_output=True
        )
        assert done.returncode == 66, done.stderr


LIGHT = (
    "pandas",
    "phonenumbers",
    "email_validator",
    "tldextract",
    "ftfy",
    "nameparser",
    "rich",
    "chardet",
)


@pytest.mark.parametrize("words", [["--help"], ["status"], ["--version"]])
def test_quick_commands_load_nothing_heavy(filled, words):
    code = (
        "import sys; sys.argv[1:] = sys.argv[1:]\n"
        "from leadctl.cli.app import main\n"
        "try: main()\n"
        "except SystemExit: pass\n"
        f"print([m for m in {LIGHT!r} if m in sys.modules], file=sys.stderr)"
    )
    store = {**os.environ, "LEADCTL_STORE": str(filled.store)}
    done = subprocess.run(
        [sys.executable, "-c", code, *words], env=store, check=True, capture_output=True, text=True
    )
    assert done.stderr.strip().endswith("[]")


@pytest.mark.parametrize("entry", COMMANDS, ids=lambda entry: entry.name)
def test_every_command_has_help(shell, entry):
    assert entry.name in shell(entry.name, "--help").stdout


def test_the_same_rows_with_a_new_label_are_updates(filled):
    again = filled.json("import", "list.csv", "--source", "Fair", "--tag", "vip")["files"][0]
    assert (again["updated"], again["unchanged"]) == (2, 0)
    assert [lead["tags"] for lead in filled.json("list")["leads"]] == [["vip"], ["vip"]]
    filled("undo")
    assert [lead["tags"] for lead in filled.json("list")["leads"]] == [[], []]


def test_a_grown_file_tells_old_rows_from_new_ones(filled):
    Path("list.csv").write_text(LIST + "eva@gamma.io,Eva,Poe,Gamma,CTO\n", encoding="utf-8")
    grown = filled.json("import", "list.csv", "--source", "Fair")["files"][0]
    assert (grown["new"], grown["unchanged"], grown["rejected"]) == (1, 2, 1)


def test_a_row_with_nothing_but_an_unknown_number_is_nobody(filled):
    Path("u.csv").write_text("lead_id,status\n999,open\n2,connected\n")
    done = filled.json("import", "u.csv")["files"][0]
    assert (done["rejected"], done["new"], done["updated"]) == (1, 0, 1)


def test_a_number_of_somebody_else_is_told(filled):
    Path("u.csv").write_text("lead_id,name,email\n1,Otto Poe,otto@poe.io\n")
    assert (
        "1 row names the number of a lead that is somebody else" in filled("import", "u.csv").stderr
    )


def test_a_list_without_rows_is_no_operation(filled):
    Path("head.csv").write_text("Email,Name\n")
    assert filled.json("import", "head.csv")["operation"] is None
    assert len(filled.json("history")["operations"]) == 1


def test_guarded_headers_come_back_as_they_were(shell):
    Path("odd.csv").write_text("Email,Name,=cmd\na@b.io,Ann Poe,x\n")
    shell("import", "odd.csv")
    shell("export", "--columns", "all", "-o", "out.csv")
    assert "'=cmd" in Path("out.csv").read_text()
    done = shell.json("import", "out.csv")["files"][0]
    assert (done["updated"], done["unchanged"]) == (0, 1)
    assert '"=cmd":"x"' in shell("list", "--json").stdout.replace(": ", ":")


def test_a_crm_with_lead_ids_of_its_own_is_not_ours(shell):
    Path("crm.csv").write_text("Lead ID,Updated At,Email\n7,2026-01-01,a@b.io\n")
    columns = {
        c["header"]: c["field"] for c in shell.json("import", "crm.csv")["files"][0]["columns"]
    }
    assert columns["Lead ID"] == "vendor_id"


def test_rejects_explains_its_reasons(filled):
    done = filled("rejects")
    assert "1 too_few_cells: the row has fewer cells than there are headers" in done.stderr
