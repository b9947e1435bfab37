"""What `dedupe --learn` tells, and what it refuses."""

import pytest

from leadctl.matching.pairs import BY_PERSON, Comparison, Pair
from leadctl.store.facts import operations
from leadctl.store.facts.decisions import DIFFERENT, SAME
from leadctl.store.facts.edges import write_edges
from leadctl.store.opening.connect import writing


@pytest.fixture
def decided(shell, desk):
    """A store with 40 decisions about pairs of another company."""
    rows = "".join(f"p{n}@x{n}.io,Acme {n}\n" for n in range(80))
    (shell.folder / "list.csv").write_text(f"Email,Company\n{rows}", encoding="utf-8")
    shell("import", "list.csv")
    compared = (Comparison("name", "same name", 13.0), Comparison("company", "other company", -1.7))
    author = desk.author()
    with writing(shell.store, author.at) as con:
        number = operations.begin(con, "review", author)
        pairs = [Pair(n, n + 40, BY_PERSON, 11.3, 0.3, compared) for n in range(1, 41)]
        write_edges(con, number, SAME, pairs[:30])
        write_edges(con, number, DIFFERENT, pairs[30:])
    return shell


def test_weights_and_what_they_change_come_before_anything_is_written(decided):
    done = decided("dedupe", "--learn")
    told = done.stdout.splitlines()
    assert told[0] == "40 decisions: 30 same, 10 different"
    assert told[1].startswith("  tried on decisions held out: surprised by 0.")
    assert any(line.startswith("company   other company    30") for line in told)
    assert "what it would change:" in told
    assert "next: leadctl dedupe --learn --apply" in done.stderr
    assert len(decided.json("history")["operations"]) == 2


def test_applied_it_is_an_operation_that_tells_its_undo(decided):
    assert decided.json("dedupe", "--learn", "--apply", "--dry-run")["operation"] is None
    done = decided("dedupe", "--learn", "--apply", "--reason", "our own lists")
    assert "in use from now on:" in done.stdout
    assert "undo: leadctl undo 3        next: leadctl dedupe" in done.stderr
    (newest, *_) = decided.json("history")["operations"]
    assert (newest["kind"], newest["reason"]) == ("learn", "our own lists")
    assert newest["counts"] == {"same": 30, "different": 10, "weights": 2}
    again = decided.json("dedupe", "--learn", "--apply")
    assert (again["operation"], again["in_use"]) == (None, True)
    assert [one["before"] for one in again["weights"]] == [
        one["correction"] for one in again["weights"]
    ]
    assert "this is in use already" in decided("dedupe", "--learn").stdout


@pytest.mark.parametrize(
    "bad",
    [
        ("--apply",),
        ("--learn", "list.csv"),
        ("--learn", "--eval", "list.csv"),
        ("--learn", "--against", "list.csv"),
        ("--learn", "-o", "out.csv"),
        ("--learn", "--max-cluster", "3"),
    ],
)
def test_what_it_does_not_do_is_a_mistake(decided, bad):
    decided("dedupe", *bad, code=2)


def test_without_decisions_it_leads_to_review(shell):
    done = shell("dedupe", "--learn", code=2)
    assert "it takes 30, of which 5 of each kind" in done.stderr
    assert "leadctl review" in done.stderr
