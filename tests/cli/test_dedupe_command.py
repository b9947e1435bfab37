"""The options of `dedupe`."""

import pytest

LIST = (
    "Email,Name,Company\n"
    "ann@acme.com,Ann Lee,Acme\n"
    "ann@acme.com,Ann Lee,Beta\n"
    "ann@acme.com,A. Lee,Gamma\n"
    "bo@x.io,Bo Ray,X\n"
)


@pytest.fixture
def listed(shell):
    (shell.folder / "list.csv").write_text(LIST, encoding="utf-8")
    return shell


@pytest.mark.parametrize("limit", [("--max-cluster", "2"), ("--max-merge-share", "49.5%")])
def test_too_large_a_merge_ends_with_findings(listed, limit):
    done = listed("dedupe", "list.csv", "-o", "out.csv", *limit, code=1)
    assert "\n  rows 1, 2, 3: 3 that differ\n    joined by email 2x\n" in done.stderr
    assert "hint: compare data rows 1 and 2 of the list" in done.stderr
    assert not (listed.folder / "out.csv").exists()


def test_the_settings_file_limits_too_and_a_flag_wins(listed):
    (listed.folder / "leadctl.toml").write_text("[dedupe]\nmax_cluster = 2\n", encoding="utf-8")
    listed("dedupe", "list.csv", "-o", "out.csv", code=1)
    listed("dedupe", "list.csv", "-o", "out.csv", "--max-cluster", "3")


@pytest.mark.parametrize(
    "bad",
    [
        ("--threshold", "0.5"),
        ("--threshold", "1"),
        ("--threshold", "97%"),
        ("--max-cluster", "0"),
        ("--max-merge-share", "101%"),
        ("--max-merge-share", "few"),
    ],
)
def test_limits_that_mean_nothing_are_a_mistake(listed, bad):
    listed("dedupe", *bad, code=2)
    listed("dedupe", "list.csv", *bad, code=2)


ALIKE = (
    "Name,Company,Phone\n"
    "Robert Zieglowski,Acme,+1 202 555 0101\n"
    "Bob Zieglowski,Acme Inc,+1 202 555 0102\n"
)


def test_the_threshold_is_told_in_json_and_history(shell):
    (shell.folder / "list.csv").write_text(ALIKE, encoding="utf-8")
    usual = shell.json("dedupe", "list.csv", "-o", "out.csv")
    assert (usual["people"], usual["doubtful"], usual["threshold"]) == (1, 0, 0.75)
    strict = shell.json("dedupe", "list.csv", "-o", "out.csv", "--threshold", "0.999999")
    assert (strict["people"], strict["doubtful"], strict["threshold"]) == (2, 1, 0.999999)
    shell("import", "list.csv")
    found = shell.json("dedupe", "--threshold", "0.999999")
    assert (found["leads_after"], found["doubtful"], found["threshold"]) == (2, 1, 0.999999)
    (operation, _) = shell.json("history")["operations"]
    assert operation["counts"]["threshold"] == 0.999999
    assert "threshold 0.999999" in shell("history").stdout


def test_rows_of_nobody_are_no_people(shell):
    text = "Email,Name,City,Company\nann@acme.io,Ann Lee,Rome,Acme\n,,Rome,Acme\n,n/a,Paris,Beta\n"
    (shell.folder / "in.csv").write_text(text, encoding="utf-8")
    said = shell("dedupe", "in.csv", "-o", "out.csv").stderr
    assert "1 person and 2 rows of nobody -> out.csv" in said
    assert "  2 rows not compared: no name, address, number, profile or id" in said.splitlines()
    told = shell.json("dedupe", "in.csv", "-o", "out.csv")
    assert (told["people"], told["nobody"], told["written"], told["rows"]) == (1, 2, 3, 3)
    told = shell.json("dedupe", "in.csv", "-o", "out.csv", "--against", "in.csv")
    assert (told["against"]["nobody"], told["matched"]) == (2, 1)
    said = shell("dedupe", "in.csv", "-o", "out.csv", "--against", "in.csv").stderr
    assert "  rows with a company and nobody in it: 2; to suppress companies:" in said
    assert "leadctl suppress import in.csv" in said


def test_a_list_with_doubtful_pairs_says_how_to_decide_on_them(shell):
    (shell.folder / "my list.csv").write_text(
        "Email,Name\n,Ann Lee\n,Ann Lee\n,Bo Ray\n", encoding="utf-8"
    )
    told = shell("dedupe", "my list.csv", "-o", "out.csv").stderr
    assert (
        "1 doubtful pair left apart\n  to decide on those: leadctl import 'my list.csv', " in told
    )
