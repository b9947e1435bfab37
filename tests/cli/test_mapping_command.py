import json
import tomllib
from pathlib import Path


def test_a_mapping_is_saved_shown_used_and_removed(shell):
    (shell.folder / "a.csv").write_text("Adr,Wer\na@acme.com,Ann Ray\n", encoding="utf-8")
    (shell.folder / "m.toml").write_text('[columns]\nAdr = "email"\n', encoding="utf-8")
    assert "no mappings yet" in shell("mapping").stderr
    done = shell("mapping", "save", "fair", "--map", "m.toml")
    assert "next: leadctl import FILE --map fair" in done.stderr
    assert shell("mapping", "list").stdout.split()[4:6] == ["fair", "1"]
    assert tomllib.loads(shell("mapping", "show", "fair").stdout) == {"columns": {"Adr": "email"}}
    found = shell.json("import", "a.csv", "--map", "fair")
    assert found["files"][0]["columns"][0]["how"] == "map"
    (listed,) = shell.json("mapping", "list")["mappings"]
    assert shell.json("mapping", "show", "fair") == {"schema_version": 1, **listed}
    shell("mapping", "remove", "fiar", code=2)
    assert "removed" in shell("mapping", "remove", "fair").stderr
    assert shell.json("mapping")["mappings"] == []


def test_a_dry_run_shows_the_mapping_and_some_values(shell):
    (shell.folder / "a.csv").write_text(
        "Mail,Subscribed,Wer,Contact\n"
        "a@acme.com,no,Ann\x1b[31m,c@acme.com\nb@acme.com,yes,,d@acme.com\n",
        encoding="utf-8",
    )
    done = shell("import", "a.csv", "--dry-run")
    lines = [line.split(maxsplit=3) for line in done.stdout.splitlines()]
    assert lines == [
        ["column", "field", "how", "values"],
        ["Mail", "email", "synonym", "a@acme.com  b@acme.com"],
        ["Subscribed", "not", "email_opt_out", "synonym  no  yes"],
        ["Wer", "-", "custom", "Ann[31m"],
        ["Contact", "email", "content", "c@acme.com  d@acme.com"],
    ]
    assert shell("import", "a.csv", "--dry-run", "--quiet").stdout == ""
    columns = shell.json("import", "a.csv", "--dry-run")["files"][0]["columns"]
    assert columns[0]["samples"] == ["a@acme.com", "b@acme.com"]
    assert "samples" not in shell.json("import", "a.csv")["files"][0]["columns"][0]


def test_headers_that_changed_stop_with_a_mapping_to_use(shell):
    (shell.folder / "c-1.csv").write_text(
        "Email,Phone,Name\na@acme.com,+12125550100,Ann\n", encoding="utf-8"
    )
    (shell.folder / "c-2.csv").write_text(
        "Email,Color,Name\nb@acme.com,red,Bob\n", encoding="utf-8"
    )
    shell("import", "c-1.csv")
    done = shell("import", "c-2.csv", code=65)
    assert "`Phone` is gone" in done.stderr
    assert '"Email" = "email"' in done.stderr
    told = shell("import", "c-2.csv", "--json", code=65)
    document = json.loads(told.stdout)
    assert [one["kind"] for one in document["drift"]] == ["missing"]
    (shell.folder / "m.toml").write_text(document["proposed_map"], encoding="utf-8")
    shell("import", "c-2.csv", "--map", "m.toml", "--dry-run")
    shell("import", "c-2.csv", "--accept-new-headers")


def test_a_vendor_can_be_named(shell):
    (shell.folder / "a.csv").write_text("Email,Stage\na@acme.com,Cold\n", encoding="utf-8")
    found = shell.json("import", "a.csv", "--vendor", "apollo", "--dry-run")
    assert found["files"][0]["columns"][1]["field"] == "status"
    assert "did you mean `apollo`" in shell("import", "a.csv", "--vendor", "apolo", code=2).stderr


def test_a_broken_mapping_warns_and_the_import_goes_on(shell):
    (shell.folder / "m.toml").write_text('[columns]\nMail = "email"\n', encoding="utf-8")
    (shell.folder / "a.csv").write_text("Mail\na@acme.com\n", encoding="utf-8")
    saved = Path(shell.json("mapping", "save", "fair", "--map", "m.toml")["file"])
    saved.write_text('[columns]\n"Mail" = \n', encoding="utf-8")
    told = shell("import", "a.csv").stderr
    assert told.startswith(f"warning: the saved mapping {saved} is left aside")
    assert "line 2" in told
    assert "line 2" in shell.json("import", "a.csv", "--dry-run")["files"][0]["warnings"][0]
    assert "line 2" in shell("import", "a.csv", "--map", "fair", code=65).stderr
    assert "line 2" in shell("mapping", "list").stderr
    shown = shell("mapping", "show", "fair")
    assert (shown.stdout, "warning:" in shown.stderr) == (saved.read_text(encoding="utf-8"), True)
