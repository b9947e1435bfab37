"""What `dedupe --eval` tells, and what it refuses."""

import pytest

LIST = (
    "Email,Name,Company,cluster\n"
    "ann@acme.com,Ann Lee,Acme,a\n"
    "ann@acme.com,Ann Lee,Beta,a\n"
    "bo@x.io,Bo Ray,X,b\n"
    "ray@y.io,Bo Ray,Y,b\n"
)


@pytest.fixture
def labelled(shell):
    (shell.folder / "list.csv").write_text(LIST, encoding="utf-8")
    return shell


def test_figures_the_curve_and_errors_are_told(labelled):
    told = labelled("dedupe", "--eval", "list.csv").stdout.splitlines()
    assert told[:5] == [
        "list.csv: 4 rows, 2 people by column `cluster`",
        "  precision 100.0%   1 of 1 pairs found are right",
        "  recall     50.0%   1 of 2 pairs of one person were found",
        "  F1         66.7%",
        "  B-cubed   precision 100.0%   recall  75.0%   F1  85.7%",
    ]
    assert "0.75 *         1      1     100.0%   50.0%  66.7%" in told
    assert any(line.startswith("* in use: 0.75") for line in told)
    assert "missed, the least likely first (1 of 1):" in told
    at = next(at for at, line in enumerate(told) if line.startswith("  rows 3 and 4   prob"))
    assert told[at + 1 : at + 3] == ["    3: Bo Ray, X, bo@x.io", "    4: Bo Ray, Y, ray@y.io"]
    assert not labelled.store.exists()


def test_links_and_the_pairs_that_they_make_are_told_apart(shell):
    rows = "".join(f"jo@acme.com,Jo Zieglowski,Acme,{n}\n" for n in "aabb")
    (shell.folder / "list.csv").write_text(f"Email,Name,Company,cluster\n{rows}", encoding="utf-8")
    told = shell("dedupe", "--eval", "list.csv").stdout
    assert "2 of 6 pairs found are right" in told
    assert "(1 of 1 links, which make 4 pairs):" in told


def test_labels_without_anything_beside_them_are_named(shell):
    (shell.folder / "names.csv").write_text("Name\nAnn Lee\nAnn Lee\n", encoding="utf-8")
    said = shell("dedupe", "--eval", "names.csv", "--label", "Name", code=65).stderr
    assert "names.csv: beside `Name`, which says who each row is, no column tells" in said


def test_the_same_from_standard_input_and_as_json(labelled):
    found = labelled.json("dedupe", "--eval", "-", stdin=LIST)
    assert (found["file"], found["column"], found["of"]) == ("standard input", "cluster", "rows")
    assert (found["found"], found["right"], found["true"], found["recall"]) == (1, 1, 2, 0.5)
    assert [one["threshold"] for one in found["curve"]].count(0.75) == 1
    assert (found["missed"], found["missed_pairs"][0]["l"]) == (1, 3)


def test_a_threshold_of_ones_own_is_the_one_in_use(labelled):
    found = labelled.json("dedupe", "--eval", "list.csv", "--threshold", "0.97")
    assert found["threshold"] == 0.97
    assert 0.97 in [one["threshold"] for one in found["curve"]]


@pytest.mark.parametrize(
    "bad",
    [
        ("list.csv", "--eval", "list.csv"),
        ("--eval", "list.csv", "-o", "out.csv"),
        ("--eval", "list.csv", "--clusters", "map.csv"),
        ("--eval", "list.csv", "--against", "list.csv"),
        ("--eval", "list.csv", "--max-cluster", "3"),
        ("--label", "cluster"),
        ("--eval", "list.csv", "--label", "nobody"),
    ],
)
def test_what_it_does_not_do_is_a_mistake(labelled, bad):
    labelled("dedupe", *bad, code=2)


def test_pairs_lead_to_explain(labelled):
    labelled("import", "list.csv")
    (labelled.folder / "pairs.csv").write_text("left,right,same\n3,4,yes\n", encoding="utf-8")
    done = labelled("dedupe", "--eval", "pairs.csv")
    assert "1 labelled pair by column `same`" in done.stdout
    assert "next: leadctl explain 3 4" in done.stderr
    assert "    3: Bo Ray, X, bo@x.io" in done.stdout
    assert "for good: `threshold" not in done.stdout


def test_no_line_is_wider_than_a_terminal(labelled):
    told = labelled("dedupe", "--eval", "list.csv").stdout
    assert "of one person: few; label more" in told
    assert max(map(len, told.splitlines())) <= 80
