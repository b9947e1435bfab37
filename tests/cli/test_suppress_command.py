"""`suppress` as it is typed: what it prints, where, and its exit codes."""

import os
import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

LIST = "Email,First Name,Last Name\njane@acme.io,Jane,Doe\nmax@beta.io,Max,Roe\nzoe@x.io,Zoe,Ray\n"


@pytest.fixture
def filled(shell, monkeypatch):
    monkeypatch.setenv("LEADCTL_NOW", "2026-03-01T10:00:00Z")
    Path("list.csv").write_text(LIST, encoding="utf-8")
    shell("import", "list.csv")
    return shell


def test_an_export_leaves_suppressed_people_out_and_says_so(filled):
    filled("suppress", "add", "jane@acme.io", "@beta.io", "--reason", "bounce")
    done = filled("export", "-o", "out.csv", "--why", "why.csv")
    assert done.stderr.splitlines() == [
        "1 lead -> out.csv",
        "  2 suppressed people left out (bounced 2) -> why.csv",
    ]
    assert "jane" not in Path("out.csv").read_text("utf-8")
    assert Path("why.csv").read_text("utf-8").splitlines() == [
        "lead_id,full_name,email,reason,address,since,from,operation",
        "1,Jane Doe,jane@acme.io,bounced,jane@acme.io,2026-03-01,typed,2",
        "2,Max Roe,max@beta.io,bounced,'@beta.io,2026-03-01,typed,2",
    ]
    for name in ("out.csv", "why.csv"):
        assert stat.S_IMODE(Path(name).stat().st_mode) == 0o600
    document = filled.json("export", "-o", "out.csv")
    assert (document["suppressed"], document["suppressed_by"]) == (2, {"bounced": 2})
    assert "jane" not in filled("export").stdout


@pytest.mark.parametrize(
    ("why", "code"), [("out.csv", 2), ("-", 2), ("why.zzz", 2), ("leads.db", 73)]
)
def test_the_list_of_those_left_out_takes_nobodys_place(filled, why, code):
    filled("export", "-o", "out.csv", "--why", why, code=code)
    assert not Path("out.csv").exists()


def test_adding_tells_what_it_did_and_how_to_lift_it(filled):
    done = filled("suppress", "add", "jane@acme.io", "jane@acme", "--reason", "unsubscribe")
    assert done.stdout == ""
    assert done.stderr.splitlines() == [
        "  2 addresses suppressed",
        "  1 text is no good address, and kept as written",
        "  1 lead of the store held by them",
        "  undo: leadctl suppress lift ADDRESS --reason WHY        next: leadctl suppress list",
    ]
    again = filled("suppress", "add", "jane@acme.io", "--reason", "unsubscribe")
    assert again.stderr == "  0 addresses suppressed   1 known already\n"


def test_addresses_come_through_a_pipe(filled):
    done = filled.json(
        "suppress", "add", "-", "--reason", "manual", stdin="jane@acme.io\r\n\nmax@beta.io\n"
    )
    assert (done["new"], done["leads"]) == (2, 2)
    rows = filled.json("suppress", "list")["suppressions"]
    assert [row["origin"] for row in rows] == ["standard input:1", "standard input:3"]
    assert [row["leads"] for row in rows] == [1, 1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("add", "acme.io", "--reason", "manual"), "write `@acme.io` for everybody"),
        (("add", "@co.uk", "--reason", "manual"), "neither an e-mail address nor a domain"),
        (("add", "jane", "--reason", "manual"), "neither an e-mail address nor a domain"),
        (("add", "jane@acme.io"), "missing option `--reason`"),
        (("add", "jane@acme.io", "--reason", "bouncd"), "did you mean `bounced`?"),
        (("lift", "jane@acme.io"), "missing option `--reason`"),
        (("lift", "jane@acme.io", "--reason", "x"), "`jane@acme.io` is not suppressed"),
        (("import", "list.csv", "--reason", "zzzz"), "one of: complaint, legal"),
        ((), "add"),
    ],
)
def test_nonsense_is_refused(filled, words, said):
    before = filled.store.read_bytes()
    assert said in filled("suppress", *words, code=2).stderr
    assert filled.store.read_bytes() == before


def test_a_check_answers_by_its_exit_code(filled):
    assert filled("suppress", "check", "jane@acme.io").stdout == "jane@acme.io   not suppressed\n"
    filled("suppress", "add", "@acme.io", "--reason", "competitor")
    done = filled("suppress", "check", "jane@acme.io", code=1)
    told = "competitor through @acme.io since 2026-03-01   typed, operation 2 by tester"
    assert done.stdout == f"jane@acme.io   {told}\n"
    assert filled("suppress", "check", "jane@acme.io", "-q", code=1).stdout == ""
    document = filled("suppress", "check", "jane@acme.io", "--json", code=1).stdout
    assert '"schema_version":1' in document
    assert '"suppressed":true' in document


def test_a_lift_is_told_and_listed(filled):
    filled("suppress", "add", "jane@acme.io", "--reason", "manual", "--note", "her boss asked")
    done = filled("suppress", "lift", "jane@acme.io", "--reason", "she said yes")
    assert done.stderr.splitlines()[:3] == [
        "1 suppression lifted",
        "  jane@acme.io (manual since 2026-03-01)",
        "  1 lead of the store free of any now",
    ]
    assert "jane" not in filled("suppress", "list").stdout
    table = filled("suppress", "list", "--all").stdout.splitlines()
    assert table[0].split()[-1] == "lifted"
    assert table[1].split()[-1] == "3"
    history = filled("history").stdout
    assert "she said yes" in history
    assert "her boss asked" in history


def test_a_lead_is_freed_by_its_number(shell, monkeypatch):
    monkeypatch.setenv("LEADCTL_NOW", "2026-03-01T10:00:00Z")
    Path("a.csv").write_text("Name,LinkedIn,Opt out\nJo,linkedin.com/in/jo,per Bob\n", "utf-8")
    assert "or `leadctl suppress lift LEAD ...`" in shell("import", "a.csv").stderr
    done = shell("suppress", "lift", "1", "--reason", "Bob says yes")
    assert done.stderr.splitlines() == [
        "1 suppression lifted",
        "  lead 1 (unclear since 2026-03-01)",
        "  1 lead of the store free of any now",
        "  next: leadctl suppress list --all",
    ]
    assert "Bob says yes" in shell("history", "--lead", "1").stdout


def test_show_and_status_tell_who_is_suppressed(filled):
    filled("suppress", "add", "jane@acme.io", "--reason", "unsub")
    line = "suppressed: jane@acme.io, unsubscribed since 2026-03-01   typed, operation 2 by tester"
    assert line in filled("show", "1").stdout
    assert filled.json("show", "1")["leads"][0]["suppressions"][0]["value"] == "jane@acme.io"
    assert filled.json("status")["suppressed"] == {"unsubscribed": 1}
    listed = filled("list", "--columns", "email,suppressed").stdout.splitlines()
    assert listed[1].split() == ["jane@acme.io", "unsubscribed"]


def test_an_import_says_how_many_of_its_rows_are_suppressed(filled):
    filled("suppress", "add", "jane@acme.io", "--reason", "unsub")
    Path("b.csv").write_text(LIST.replace("Doe", "Doe-Ray"), encoding="utf-8")
    assert "  1 row is about suppressed people" in filled("import", "b.csv").stderr


def test_undo_passes_over_a_suppression(filled):
    filled("suppress", "add", "jane@acme.io", "--reason", "unsub")
    assert "operation 1 undone" in filled("undo").stderr
    done = filled("undo", "2", code=2)
    assert "leadctl suppress lift ADDRESS --reason WHY" in done.stderr


def test_a_list_is_read_and_its_rejects_are_kept(filled):
    Path("unsub.txt").write_text("jane@acme.io\nnobody\n", encoding="utf-8")
    done = filled("suppress", "import", "unsub.txt", "--reason", "unsubscribe")
    assert done.stderr.splitlines()[:4] == [
        "unsub.txt   2 rows   utf-8   no header",
        "  rejected 1 (no_address) -> unsub.rejects.csv",
        "  1 address suppressed",
        "  1 lead of the store held by it",
    ]
    again = filled("suppress", "import", "unsub.txt", "--reason", "unsubscribed")
    assert "  0 addresses suppressed   1 known already" in again.stderr.splitlines()
    assert filled("suppress", "import", "-", stdin="").stderr.startswith("standard input   empty")
    filled("suppress", "import", "missing.csv", code=66)
    filled("suppress", "import", "-", stdin="Name\nJane\n", code=65)


def command(store, *words):
    return [sys.executable, "-m", "leadctl", *words, "--store", str(store), "--wait", "60", "-q"]


def environment():
    return os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}


def test_two_processes_at_once_both_have_their_way(filled):
    several = [
        subprocess.Popen(
            command(
                filled.store, "suppress", "add", f"p{i}@x.io", "jane@acme.io", "--reason", "spam"
            ),
            env=environment(),
        )
        for i in range(2)
    ]
    assert [one.wait(60) for one in several] == [0, 0]
    rows = filled.json("suppress", "list")["suppressions"]
    assert sorted(row["value"] for row in rows) == ["jane@acme.io", "p0@x.io", "p1@x.io"]


KILLED = """
import os, signal, sys
from leadctl.cli.app import main
from leadctl.store.derived import suppressions
suppressions.remark = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
sys.argv = ["leadctl", "suppress", "import", "long.txt"]
main()
"""
"""Dies after the suppressions are written, and before that is committed."""


def test_a_killed_import_suppresses_nobody(filled):
    Path("long.txt").write_text("".join(f"p{i}@x{i}.io\n" for i in range(500)), "utf-8")
    world = environment() | {"LEADCTL_STORE": str(filled.store)}
    done = subprocess.run([sys.executable, "-c", KILLED], env=world, check=False)
    assert done.returncode == -signal.SIGKILL
    assert filled.json("suppress", "list")["suppressions"] == []
    assert filled.json("suppress", "import", "long.txt")["new"] == 500
    filled("doctor")


def test_strict_ends_with_findings_where_rows_are_rejected(shell):
    listed = shell.folder / "unsub.csv"
    listed.write_text("Email\na@x.io\nnobody\n", encoding="utf-8")
    shell("suppress", "import", "unsub.csv", "--strict", "--reason", "manual", code=1)
    assert shell.json("suppress", "list")["suppressions"][0]["value"] == "a@x.io"
    listed.write_text("Email\na@x.io\n", encoding="utf-8")
    shell("suppress", "import", "unsub.csv", "--strict")


def test_addresses_that_are_piped_in_are_read_as_utf8_or_not_at_all(shell):
    bad = "ann@x.io\njürgen@x.io\n".encode("latin-1")
    done = shell("suppress", "add", "-", "--reason", "manual", stdin=bad, code=65)
    assert "standard input, line 2: it is not UTF-8" in done.stderr
    assert not shell.store.exists()
    good = "\ufeffann@x.io\njürgen@x.io\n".encode()
    shell("suppress", "add", "-", "--reason", "manual", stdin=good)
    found = [one["value"] for one in shell.json("suppress", "list")["suppressions"]]
    assert found == ["ann@x.io", "jürgen@x.io"]


def test_a_number_without_a_country_asks_for_one(shell):
    done = shell("suppress", "add", "030 901820", "--reason", "manual", code=2)
    assert "--region" in done.stderr
