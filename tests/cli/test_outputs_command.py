"""Where commands write: never over what they read, the store, or a file that is not theirs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

LIST = (
    "Email,First Name,Last Name,Company,Title\n"
    "jane@acme.io,Jane,Doe,Acme Inc.,CEO\n"
    "max@beta.io,Max,Roe,Beta GmbH,Head of Sales\n"
    "broken,row\n"
)


@pytest.fixture
def listed(shell):
    Path("in.csv").write_text(LIST, encoding="utf-8")
    return shell


@pytest.fixture
def filled(listed):
    listed("import", "in.csv", "--source", "Fair")
    return listed


@pytest.mark.parametrize("end", ["", ".lock", "-journal"])
@pytest.mark.parametrize("more", [(), ("--format", "csv"), ("--dry-run",)])
def test_an_export_never_takes_the_place_of_the_store(filled, end, more):
    before = filled.store.read_bytes()
    done = filled("export", "-o", f"{filled.store}{end}", *more, code=73)
    assert "belongs to the store" in done.stderr
    assert filled.store.read_bytes() == before


def test_no_command_replaces_another_store(filled):
    other = Path("other.csv")
    other.write_bytes(filled.store.read_bytes())
    for words in (
        ("export", "-o", "other.csv"),
        ("clean", "in.csv", "-o", "other.csv"),
        ("clean", "in.csv", "-o", "new.csv", "--rejects", "other.csv"),
        ("import", "in.csv", "--rejects", "other.csv"),
    ):
        assert "is a database" in filled(*words, code=73).stderr
    assert other.read_bytes() == filled.store.read_bytes()
    assert not Path("new.csv").exists()


def test_rejects_never_take_the_place_of_a_store_that_is_yet_to_come(listed):
    done = listed("import", "in.csv", "--rejects", str(listed.store), code=73)
    assert "belongs to the store" in done.stderr
    assert not listed.store.exists()


@pytest.mark.parametrize(
    "words",
    [
        ("import", "in.csv", "--rejects", "in.csv"),
        ("import", "in.csv", "--rejects", "./link.csv"),
        ("import", "in.csv", "--map", "m.toml", "--rejects", "m.toml"),
        ("clean", "in.csv", "-o", "in.csv"),
        ("clean", "in.csv", "-o", "in.csv", "--dry-run"),
        ("clean", "in.csv", "-o", "o.csv", "--rejects", "o.csv"),
        ("clean", "in.csv", "-o", "o.csv", "--rejects", "in.csv"),
        ("clean", "missing.csv", "-o", "missing.csv"),
    ],
)
def test_one_file_in_two_places_is_refused_before_anything_is_read(listed, words):
    Path("link.csv").symlink_to("in.csv")
    done = listed(*words, code=2)
    assert "are the same file" in done.stderr
    assert Path("in.csv").read_text(encoding="utf-8") == LIST
    assert sorted(path.name for path in Path().iterdir()) == ["in.csv", "link.csv"]


def test_cleaning_into_the_same_file_hints_another_name(listed):
    done = listed("clean", "in.csv", "-o", "in.csv", code=2)
    assert "name another file with `--output`, such as `in-2.csv`" in done.stderr


@pytest.mark.parametrize("command", ["import", "clean"])
def test_a_users_own_rejects_file_stays(listed, command):
    Path("in.rejects.csv").write_text("mine\n")
    for _ in range(2):
        more = ("-o", "out.csv") if command == "clean" else ()
        listed(command, "in.csv", *more)
    assert Path("in.rejects.csv").read_text() == "mine\n"
    kept = Path("in.rejects-2.csv").read_text().splitlines()
    assert (kept[0], kept[2:]) == ("line,column,reason,raw", ['4,,too_few_cells,"broken,row"'])
    assert kept[1].startswith("0,source=in check=" if command == "import" else "0,check=")
    assert not Path("in.rejects-3.csv").exists()


def test_rejects_of_a_cleaning_do_not_replace_its_output(listed):
    listed("clean", "in.csv", "-o", "in.rejects.csv")
    assert Path("in.rejects.csv").read_text(encoding="utf-8").startswith("Email,")
    assert Path("in.rejects-2.csv").exists()


@pytest.mark.parametrize("command", ["import", "clean"])
def test_rejects_go_to_a_file_only(listed, command):
    done = listed(command, "in.csv", "--rejects", "-", code=2)
    assert "takes a file, not standard output" in done.stderr


@pytest.mark.parametrize("command", ["import", "clean"])
def test_rejects_that_cannot_be_written_point_at_their_option(listed, command):
    done = listed(command, "in.csv", "--rejects", "missing/r.csv", code=73)
    assert "hint: create the folder first, or choose another with `--rejects`" in done.stderr


@pytest.mark.parametrize("words", [("export",), ("clean", "in.csv")])
def test_json_and_a_list_do_not_share_standard_output(filled, words):
    done = filled(*words, "--json", code=2)
    assert done.stdout == ""
    assert "`--json` needs standard output for itself" in done.stderr
    assert filled.json(*words, "--dry-run")["rows"] >= 2
    assert filled.json(*words, "-o", "out.csv")["rows"] >= 2


@pytest.mark.parametrize("words", [("export",), ("clean", "in.csv")])
@pytest.mark.parametrize("name", ["out.xls", "out.xyz"])
def test_a_suffix_that_means_no_format_is_refused(filled, words, name):
    done = filled(*words, "-o", name, code=2)
    assert "choose one with `--format`: csv, tsv, json, jsonl" in done.stderr
    assert not Path(name).exists()
    filled(*words, "-o", name, "--format", "csv")
    assert Path(name).read_text(encoding="utf-8").count("\n") == 3


def test_a_cleaning_counts_rows_as_an_import_does(listed):
    cleaned = listed.json("clean", "in.csv", "-o", "out.csv")
    imported = listed.json("import", "in.csv")["files"][0]
    assert (cleaned["rows"], cleaned["written"], cleaned["rejected"]) == (3, 2, 1)
    assert cleaned["rows"] == imported["rows"]
    done = listed("clean", "in.csv", "-o", "out.csv")
    assert (
        "3 rows read   2 -> out.csv   rejected 1 (too_few_cells) -> in.rejects.csv" in done.stderr
    )


def test_a_dry_run_of_a_cleaning_writes_nothing(listed):
    done = listed("clean", "in.csv", "-o", "out.csv", "-n")
    assert "2 would go to out.csv   rejected 1 (too_few_cells)\n" in done.stderr
    assert listed("clean", "in.csv", "-n").stdout == ""
    assert [path.name for path in Path().iterdir()] == ["in.csv"]


def test_cleaning_a_clean_list_cleans_nothing(listed):
    Path("many.csv").write_text(
        "Email,Tags,Country,Phone\n A@ACME.IO ; b@acme.io,vip ;new,Germany,030 901820\n"
        "c@acme.io,n/a,Atlantis,\n",
        encoding="utf-8",
    )
    first = listed.json("clean", "many.csv", "-o", "once.csv")
    assert first["changed"] == {"email": 1, "tags": 2, "country": 1, "phone": 1}
    second = listed.json("clean", "once.csv", "-o", "twice.csv")
    assert second["changed"] == {}
    assert "cleaned:" not in listed("clean", "once.csv", "-o", "twice.csv").stderr
    assert Path("once.csv").read_bytes() == Path("twice.csv").read_bytes()


def test_import_and_clean_count_alike(listed):
    Path("many.csv").write_text(
        "Email,Tags,Country\n A@ACME.IO,vip;new,Germany\nc@acme.io,n/a,Atlantis\n",
        encoding="utf-8",
    )
    cleaned = listed.json("clean", "many.csv", "-o", "out.csv")
    assert listed.json("import", "many.csv")["files"][0]["changed"] == cleaned["changed"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
@pytest.mark.parametrize("words", [["--version"], ["--help"], ["clean", "in.csv"]])
def test_a_full_disk_behind_standard_output_is_told(listed, words):
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "leadctl", *words],
            stdout=full,
            stderr=subprocess.PIPE,
            env={**os.environ, "LEADCTL_STORE": str(listed.store)},
            text=True,
            check=False,
        )
    assert done.returncode == 73
    assert done.stderr == "error: cannot write standard output: no space left on device\n"


def test_an_export_to_an_open_stream_is_csv(filled):
    environment = {**os.environ, "LEADCTL_STORE": str(filled.store)}
    command = [sys.executable, "-m", "leadctl", "export", "--columns", "email", "-o", "/dev/stdout"]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "email\njane@acme.io\nmax@beta.io\n"


def test_figures_of_an_export_name_the_format(filled):
    done = filled("export", "-o", "out.jsonl", "--json")
    assert json.loads(done.stdout) == {
        "schema_version": 1,
        "file": "out.jsonl",
        "rows": 2,
        "format": "jsonl",
        "left_out": 0,
        "suppressed": 0,
        "suppressed_by": {},
        "why": None,
        "export": 1,
        "operation": 2,
        "unnoted": "",
    }


def test_rejects_of_lists_of_one_name_go_to_two_files(listed):
    Path("m.csv").write_text(LIST, encoding="utf-8")
    Path("m.tsv").write_text(LIST.replace(",", "\t"), encoding="utf-8")
    for _ in range(2):
        listed("import", "m.csv", "m.tsv", "--tag", "again")
        assert Path("m.rejects.csv").read_text(encoding="utf-8").endswith('"broken,row"\n')
        assert Path("m.rejects-2.csv").read_text(encoding="utf-8").endswith("broken\trow\n")
        listed("undo")


def test_rejects_do_not_replace_an_input(listed):
    mended = "line,column,reason,raw\n"
    Path("in.rejects.csv").write_text(mended + "4,,x,y@z.io\n", encoding="utf-8")
    listed("import", "in.csv", "in.rejects.csv")
    assert Path("in.rejects.csv").read_text(encoding="utf-8") == mended + "4,,x,y@z.io\n"
    assert Path("in.rejects-2.csv").exists()


def test_too_many_rejects_name_their_file(listed):
    done = listed("import", "in.csv", "--max-rejects", "0", code=1)
    assert "hint: each line and its reason: in.rejects.csv" in done.stderr
    done = listed("import", "in.csv", "--max-rejects", "0", "--dry-run", code=1)
    assert "hint: without --dry-run they are kept" in done.stderr
