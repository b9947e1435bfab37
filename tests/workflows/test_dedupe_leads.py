"""`dedupe` and `explain` over the store."""

import json
from pathlib import Path

import pytest

from leadctl.errors import UsageError
from leadctl.matching.pairs import Comparison, Pair
from leadctl.store.derived.derive import derive
from leadctl.store.derived.touched import touch_leads
from leadctl.store.facts import decisions, edges, operations
from leadctl.store.mending.doctor import examine
from leadctl.store.opening.connect import reading, writing
from leadctl.workflows.deduping.dedupe_leads import dedupe_leads
from leadctl.workflows.explaining.explain_leads import explain
from leadctl.workflows.leads.edit_leads import Assignment, edit_leads

APOLLO = (
    "Email,First Name,Last Name,Company,Title,Phone,City,Country\n"
    "robert.ray@beta.io,Robert,Ray,Beta Ltd,CTO,+44 20 7946 0101,London,GB\n"
    "jane.doe@acme.com,Jane,Doe,Acme Inc,CEO,+1 212 555 0101,New York,US\n"
    "jane.doe@gamma.de,Jane,Doe,Gamma GmbH,Buyer,+49 30 901820,Berlin,DE\n"
)
FAIR = (
    "Name,Company,Phone,Country\n"
    '"RAY, BOB",BETA LIMITED,020 7946 0101,United Kingdom\n'
    "Jane Doe,Delta SA,,France\n"
)


@pytest.fixture
def store(desk):
    desk.load_text(APOLLO, name="apollo.csv")
    desk.load_text(FAIR, name="fair.csv")
    return desk


def dedupe(desk, **asked):
    return dedupe_leads(desk.store, desk.author(), **asked)


def test_sure_pairs_are_merged_in_one_operation_that_undo_takes_back(store):
    before = store.leads("*")
    done = dedupe(store)
    assert (done.leads_before, done.leads_after, done.largest, done.largest_lead) == (5, 4, 2, 1)
    (bob,) = store.query("select full_name, sources, records from lead where lead_id = 1")
    assert bob[1:] == ('["apollo","fair"]', 2)
    store.undo(done.operation)
    assert store.leads("*") == before
    with reading(store.store, scratch=True) as con:
        assert [one for _, found in examine(con) for one in found] == []


def test_a_second_run_changes_nothing(store):
    dedupe(store)
    before = store.store.read_bytes()
    again = dedupe(store)
    assert again.operation is None
    assert again.leads_before == again.leads_after == 4
    assert store.store.read_bytes() == before


def test_a_dry_run_counts_and_changes_nothing(store):
    before = store.store.read_bytes()
    done = dedupe(store, dry_run=True)
    assert (done.operation, done.leads_after) == (None, 4)
    assert store.store.read_bytes() == before


def test_an_empty_store_stays_away(desk):
    assert dedupe(desk).leads_before == 0
    assert not desk.store.exists()


def test_undone_merges_are_found_again(store):
    store.undo(dedupe(store).operation)
    assert dedupe(store).leads_after == 4


def test_explain_tells_what_decided_and_what_was_compared(store):
    done = dedupe(store)
    found = explain(store.store, "1", "4")
    assert (found.verdict, found.lead_l, found.lead_r) == ("same", 1, 1)
    (step,) = found.steps
    assert step.operation == done.operation
    assert {(Path(p.file).name, p.line) for s in (step.l, step.r) for p in s.places} == {
        ("apollo.csv", 2),
        ("fair.csv", 2),
    }
    assert step.pair.weight == pytest.approx(sum(c.weight for c in step.pair.comparisons))
    assert explain(store.store, "robert.ray@beta.io", "4").steps == found.steps


def test_explain_of_a_key_names_it(store):
    store.load_text("Email,Name\nJane.Doe@Acme.com,Jane Doe\n", name="more.csv")
    found = explain(store.store, "2", "6")
    assert [(one.pair.rule, one.operation) for one in found.steps] == [("email", None)]
    assert explain(store.store, "2", "jane.doe@acme.com").verdict == "one row"


def test_explain_compares_two_leads_that_are_not_one(store):
    found = explain(store.store, "2", "3")
    assert found.verdict == "different"
    assert found.steps[0].pair.probability < 0.5
    with pytest.raises(UsageError):
        explain(store.store, "2", "77")


def test_the_commands_show_it(shell):
    for name, text in (("apollo.csv", APOLLO), ("fair.csv", FAIR)):
        (shell.folder / name).write_text(text, encoding="utf-8")
    shell("import", "apollo.csv", "fair.csv")
    would = shell("dedupe", "-n").stderr
    assert "1 would be merged into others   4 leads then   largest" in would
    done = shell("dedupe")
    assert "1 merged into others   4 leads now   largest merge 2 leads (lead 1)" in done.stderr
    assert "undo: leadctl undo 2" in done.stderr
    told = shell("explain", "1", "4").stdout
    assert told.startswith("both are lead 1\n")
    assert "decided by operation 2" in told
    assert adds_up(told)
    told = shell("explain", "2", "3").stdout
    assert adds_up(told)
    assert told.endswith("dedupe joins from probability 0.750 on\n")
    document = json.loads(shell("explain", "2", "3", "--json").stdout)
    assert document["verdict"] == "different"
    (step,) = document["steps"]
    total = 2 ** (step["prior"] + step["weight"])
    assert step["probability"] == pytest.approx(total / (1 + total), rel=0.01)
    assert shell.json("dedupe")["operation"] is None
    assert "3 leads" not in shell("undo").stderr


_WORDS = ("match", "decid", "dedupe joins")


def adds_up(told):
    """Whether the column of bits comes to its last row."""
    lines = told[told.index("compared") :].splitlines()[1:]
    column = [float(line.split()[-1]) for line in lines if not line.startswith(_WORDS)]
    return len(column) > 2 and sum(column[:-1]) == pytest.approx(column[-1])


DOUBTS = (
    "Email,First Name,Last Name,Company,Title,Phone,City,Country\n"
    ",Jane,Doe,Acme Inc,,,Berlin,DE\n,Jane,Doe,Acme Inc,,,Paris,FR\n"
)


FRESH = "Email,Name,Company,Phone,LinkedIn\n"


@pytest.mark.parametrize(
    ("rows", "verdict", "says", "alone"),
    [
        (
            ["x@acme.io,Jane Doe,Acme,,", "y@acme.io,Jane Doe,Acme,,"],
            "to review",
            "for you to",
            "decide on lead 2",
        ),
        (
            [",Jane Doe,Acme,,", "y@acme.io,Jane Doe,Acme,,"],
            "to merge",
            "dedupe joins",
            "joins it with lead 2",
        ),
        ([",Jane Doe,Acme,,", ",Max Roe,Acme,,"], "different", "two people", "no pair waits"),
        (
            [",Jane Doe,Acme,,in/jane", ",Jane Doe,Acme,,", ",Jane Doe,Acme,,in/jdoe"],
            "different",
            "two people",
            "decide on lead 2",
        ),
    ],
)
def test_of_leads_that_are_not_compared_yet_it_is_told_what_dedupe_will_do(
    shell, rows, verdict, says, alone
):
    text = FRESH + "".join(f"{row}\n" for row in rows)
    (shell.folder / "list.csv").write_text(text, encoding="utf-8")
    shell("import", "list.csv")
    last = str(len(rows))
    told = shell("explain", "1", last)
    assert shell.json("explain", "1", last)["verdict"] == verdict
    assert says in told.stdout
    assert ("next: leadctl dedupe" in told.stderr) is (verdict != "different")
    of_one = shell("explain", "1")
    assert alone in of_one.stdout
    assert ("next: leadctl dedupe" in of_one.stderr) is (alone != "no pair waits")
    shell("dedupe")
    after = {"to merge": "same", "to review": "doubtful"}.get(verdict, verdict)
    assert shell.json("explain", "1", last)["verdict"] == after
    assert "the next dedupe" not in shell("explain", "1").stdout
    if after != verdict:
        shell("undo")
        assert shell.json("explain", "1", last)["verdict"] == verdict


def test_a_dry_run_says_what_would_wait_and_how_to_make_it_so(shell):
    text = FRESH + "x@acme.io,Jane Doe,Acme,,\ny@acme.io,Jane Doe,Acme,,\n"
    (shell.folder / "list.csv").write_text(text, encoding="utf-8")
    shell("import", "list.csv")
    told = shell("dedupe", "-n").stderr
    assert "1 doubtful pair would be kept for review" in told
    assert "next: leadctl dedupe" in told
    shell("dedupe")
    for again in ("-n", "--anew"):
        told = shell("dedupe", again).stderr
        assert "1 doubtful pair kept for review" in told
        assert "next: leadctl review" in told


def test_what_dedupe_will_do_goes_by_the_threshold(shell):
    (shell.folder / "list.csv").write_text(DOUBTS, encoding="utf-8")
    shell("import", "list.csv")
    (shell.folder / "leadctl.toml").write_text("[dedupe]\nthreshold = 0.999\n", encoding="utf-8")
    assert shell.json("explain", "1", "2")["verdict"] == "to review"
    (shell.folder / "leadctl.toml").write_text("[dedupe]\nthreshold = 0.6\n", encoding="utf-8")
    assert shell.json("explain", "1", "2")["verdict"] == "to merge"


def test_pairs_in_doubt_are_listed_and_shown(shell, desk):
    (shell.folder / "list.csv").write_text(DOUBTS, encoding="utf-8")
    shell("import", "list.csv")
    assert "the next dedupe joins it with lead 2\n" in shell("explain", "1").stdout
    with writing(shell.store, "") as con:
        number = operations.begin(con, "dedupe", desk.author())
        pair = Pair(1, 2, "match", 11.0, 0.71, (Comparison("name", "same", 11.0),), "two towns")
        edges.write_edges(con, number, decisions.DOUBTFUL, [pair])
    listed = shell("explain", "2")
    assert listed.stdout.startswith("lead 2 might be the same person as 1 lead\n")
    assert "1  Jane Doe   Acme Inc         0.71  two towns" in listed.stdout
    assert "next: leadctl explain 2 1" in listed.stderr
    assert shell.json("explain", "1")["waiting"] == [
        {
            "lead_id": 2,
            "full_name": "Jane Doe",
            "company": "Acme Inc",
            "probability": 0.71,
            "held": "two towns",
        }
    ]
    line = "might be the same person as lead 2 (0.71): leadctl explain 1 2"
    assert line in shell("show", "1").stdout.splitlines()
    (shown,) = shell.json("show", "1")["leads"]
    assert shown["waiting"] == shell.json("explain", "1")["waiting"]
    told = shell("explain", "2", "1").stdout
    assert "leads 1 and 2 might be one person: for you to decide" in told
    assert (
        "match weight +11.00 on a start of -9.71: probability 0.710\nkept apart: two towns" in told
    )


def test_a_pair_whose_lead_joined_others_since_names_both_numbers(shell, desk):
    (shell.folder / "list.csv").write_text(DOUBTS + ",Jane,Doe,,,,,\n", encoding="utf-8")
    shell("import", "list.csv")
    with writing(shell.store, "") as con:
        number = operations.begin(con, "dedupe", desk.author())
        edges.write_edges(con, number, decisions.DOUBTFUL, [Pair(2, 3, "match", 11.0, 0.71)])
        edges.write_edges(con, number, decisions.SAME, [Pair(1, 3, "match", 20.0, 0.99)])
        touch_leads(con, number)
        derive(con)
    told = shell("explain", "1", "2").stdout.splitlines()
    assert told[:2] == [
        "leads 1 and 2 might be one person: for you to decide",
        "lead 1 was compared as lead 3, before it joined others",
    ]
    heads = told[3].split()
    assert (heads[0], heads[2]) == ("3", "2")
    assert "compared by operation 2" in told[-2]


def test_another_threshold_is_another_question(store):
    strict = dedupe(store, threshold=0.99999)
    assert (strict.leads_after, strict.threshold) == (5, 0.99999)
    assert strict.operation is not None
    again = dedupe(store, threshold=0.99999)
    assert (again.operation, again.since) == (None, strict.operation)
    usual = dedupe(store)
    assert (usual.leads_after, usual.since, usual.threshold) == (4, None, 0.75)
    assert dedupe(store).since == usual.operation
    assert dedupe(store, threshold=0.99999).operation is None  # what is merged stays so
    counts = store.query("select counts from operation where kind = 'dedupe' order by op_id")
    assert [json.loads(text).get("threshold") for (text,) in counts] == [0.99999, None]


NAMESAKES = (
    "Email,First Name,Last Name,Company,City,Country\n"
    "{0}@{1}.io,{0},{1},{1},Austin,US\n"
    "{0}.{1}@gmail.com,{0},{1},,Austin,US\n"
)


KURT = [Assignment("first_name", "Kurt"), Assignment("last_name", "Weill")]


def load_namesakes(desk, first, last):
    desk.load_text(NAMESAKES.format(first, last), name=f"{first}.csv")


@pytest.fixture
def many(desk):
    """A store of so many others that a few leads more leave it as it was."""
    names = ("Uma Stone", "Karl Weber", "Ines Prat", "Olaf Lund", "Rita Moss", "Igor Orlov")
    rows = [f"{name},{name.split()[1].lower()}@{name[:2].lower()}.io" for name in names]
    desk.load_text("\n".join(["Name,Email", *rows]) + "\n", name="others.csv")
    return desk


def waiting(desk):
    with reading(desk.store) as con:
        return [(one.operation, one.pair[:2]) for one in edges.waiting(con)]


def test_a_doubt_is_told_once_and_waits_until_it_is_none(many):
    load_namesakes(many, "Ann", "Lee")
    first = dedupe(many)
    assert (first.doubtful, first.new_doubtful) == (1, 1)
    load_namesakes(many, "Tom", "Hill")
    second = dedupe(many)
    assert (second.doubtful, second.new_doubtful) == (2, 1)
    assert sorted(waiting(many)) == [(first.operation, (7, 8)), (second.operation, (9, 10))]
    edit_leads(many.asked("8"), KURT)
    third = dedupe(many)
    assert (third.doubtful, third.new_doubtful) == (1, 0)
    assert waiting(many) == [(second.operation, (9, 10))]
    assert not dedupe(many, all_anew=True).changes
    many.undo(third.operation)
    assert len(waiting(many)) == 2
    many.undo(second.operation)
    assert waiting(many) == [(first.operation, (7, 8))]
    again = dedupe(many)
    assert [pair for _, pair in waiting(many)] == [(9, 10)]
    assert again.doubtful == 1


def test_doubts_of_leads_that_join_are_those_of_the_lead_that_they_are(many):
    load_namesakes(many, "Ann", "Lee")
    dedupe(many)
    many.load_text("Name,Email,Company\nAnn Lee,a.lee@lee.io,Lee\n", name="third.csv")
    done = dedupe(many)
    assert (done.leads_before - done.leads_after, done.doubtful, done.new_doubtful) == (1, 1, 0)
    assert [pair for _, pair in waiting(many)] == [(7, 8)]


def test_where_all_are_compared_anew_doubts_are_told_anew(many):
    load_namesakes(many, "Ann", "Lee")
    dedupe(many)
    load_namesakes(many, "Tom", "Hill")
    done = dedupe(many, all_anew=True)
    assert (done.doubtful, done.new_doubtful) == (2, 1)
    assert sorted(waiting(many)) == [(done.operation, (7, 8)), (done.operation, (9, 10))]
    edit_leads(many.asked("8"), KURT)
    assert dedupe(many).doubtful == 1
    assert [pair for _, pair in waiting(many)] == [(9, 10)]
