import pytest

from leadctl.errors import Refused, UsageError
from leadctl.workflows.deduping.dedupe_leads import dedupe_leads
from leadctl.workflows.deduping.unmerge import unmerge
from leadctl.workflows.explaining.explain_leads import explain
from leadctl.workflows.keeping.examine import examine
from leadctl.workflows.leads.edit_leads import Assignment, edit_leads

LIST = """Email,Name,Title,Phone,Company
max@gamma.io,Max Roe,CTO,+4930901820,Gamma
max.roe@gamma.io,Max Roe,CTO,+4930901820,Gamma
zoe@delta.io,Zoe Poe,CEO,,Delta
"""


@pytest.fixture
def merged(desk):
    desk.load_text(LIST)
    assert dedupe_leads(desk.store, desk.author()).operation == 2
    assert len(desk.leads("lead_id")) == 2
    return desk


def part(desk, *words, **asked):
    return unmerge(desk.store, words, desk.author(), **asked)


def whole(desk):
    return [one.findings for one in examine(desk.store, full=True) if one.findings]


@pytest.mark.parametrize(
    "words", [("1",), ("2",), ("1", "2"), ("2", "1"), ("max.roe@gamma.io",), ("1", "max@gamma.io")]
)
def test_two_people_are_told_apart(merged, words):
    if words == ("1", "max@gamma.io"):  # the address is of row 1 itself
        words = ("1", "max.roe@gamma.io")
    done = part(merged, *words)
    assert (done.operation, done.lead) == (3, 1)
    assert [(one.lead, one.email) for one in done.leads] == [
        (1, "max@gamma.io"),
        (2, "max.roe@gamma.io"),
    ]
    assert whole(merged) == []


@pytest.mark.parametrize("by_key", [True, False])
def test_explain_shows_the_two_as_they_are_and_compares_them(desk, by_key):
    profile = "linkedin.com/in/robost" if by_key else ""
    desk.load_text(
        "Name,Email,Company,LinkedIn\n"
        f"Bob Ostrander,bob@acme.com,Acme,{profile}\n"
        f"Bob Ostrander,bob@globex.com,Globex,{profile}\n"
    )
    if not by_key:
        desk.merge((1, 2))
    number = part(desk, "1", "2").operation
    found = explain(desk.store, "1", "2")
    (step,) = found.steps
    assert (found.verdict, step.operation) == ("told apart", number)
    assert [side.values["email"] for side in (step.l, step.r)] == ["bob@acme.com", "bob@globex.com"]
    assert [len(side.places) for side in (step.l, step.r)] == [1, 1]
    assert "name" in {one.field for one in step.pair.comparisons}


PROFILE = "linkedin.com/in/robost"


@pytest.mark.parametrize(
    ("row", "home"),
    [
        pytest.param(f"Bob Ostrander,bob@acme.com,Acme Ltd,{PROFILE}", 1, id="the first's address"),
        pytest.param(f"Bob Ostrander,bob@globex.com,Hoo,{PROFILE}", 2, id="the other's address"),
        pytest.param(f"Rob Ostrander,,Globex,{PROFILE}", 2, id="the other's name"),
        pytest.param(f"Bobby Ostrander,,Globex,{PROFILE}", 1, id="nothing tells, so the older"),
    ],
)
def test_a_later_row_comes_to_the_one_that_it_shares_most_with(desk, row, home):
    header = "Name,Email,Company,LinkedIn\n"
    desk.load_text(
        f"{header}Bob Ostrander,bob@acme.com,Acme,{PROFILE}\n"
        f"{'Rob' if 'Rob ' in row else 'Bob'} Ostrander,bob@globex.com,Globex,{PROFILE}\n"
    )
    part(desk, "1", "2")
    desk.load_text(f"{header}{row}\n", "b.csv")
    assert desk.query("select lead_id from member where record_id = 3") == [(home,)]
    assert whole(desk) == []


def test_who_hung_on_the_one_taken_out_is_named(desk):
    desk.load_text("Email,Name\na@x.io,Ann Lee\nb@y.io,Ann Li\nc@z.io,Anne Lee\n")
    desk.merge((1, 2), (2, 3))
    assert part(desk, "1", dry_run=True).loose == []
    assert part(desk, "2").loose == [1, 3]


def test_what_was_parted_is_not_parted_further_by_the_same_word(desk):
    desk.load_text("Email,Name,Title\na@x.io,Ann Lee,\nb@y.io,Ann Lee,CEO\nb@y.io,Ann Lee,CTO\n")
    desk.merge((1, 2))
    assert [one.records for one in part(desk, "2").leads] == [1, 2]
    with pytest.raises(UsageError, match="one person by their keys"):
        part(desk, "2")


def test_nothing_brings_them_together_but_the_undo(merged):
    number = part(merged, "1", "2").operation
    merged.load_text("Email,Name\nzoe@delta.io,Zoe Poe\n", "b.csv")
    again = dedupe_leads(merged.store, merged.author())
    assert (again.leads_after, again.doubtful) == (3, 0)
    merged.undo(number)
    assert len(merged.leads("lead_id")) == 2
    merged.redo(number)
    assert len(merged.leads("lead_id")) == 3
    assert whole(merged) == []


def test_rows_that_a_key_joined_are_told_apart_and_stay_so(desk):
    desk.load_text("Email,Name,Title\na@x.io,Ann Lee,CEO\na@x.io,Ann Lee,CTO\na@x.io,Ann Lee,CIO\n")
    assert len(desk.leads("lead_id")) == 1
    with pytest.raises(UsageError, match="one person by their keys") as caught:
        part(desk, "1")
    assert "unmerge 1 2" in caught.value.hint
    assert [one.lead for one in part(desk, "1", "2").leads] == [1, 2]
    desk.load_text("Email,Name,City\na@x.io,Ann Lee,Bonn\n", "b.csv")
    assert desk.leads("lead_id", "records") == [(1, 3), (2, 1)]
    assert whole(desk) == []


def test_edits_stay_with_the_number_that_they_were_typed_on(merged):
    edit_leads(merged.asked("1"), [Assignment("title", "Founder")])
    done = part(merged, "2")
    assert done.edits == [3]
    assert merged.leads("lead_id", "title") == [(1, "Founder"), (2, "CTO"), (3, "CEO")]


def test_three_that_became_one_fall_apart_as_they_are_named(desk):
    desk.load_text("Email,Name\na@x.io,Ann Lee\nb@y.io,Ann Li\nc@z.io,Anne Lee\n")
    desk.merge((1, 2), (2, 3))
    assert [one.lead for one in part(desk, "2", dry_run=True).leads] == [1, 2, 3]
    assert len(desk.leads("lead_id")) == 1
    assert [one.lead for one in part(desk, "1", "2").leads] == [1, 2]
    assert desk.leads("lead_id", "records") == [(1, 1), (2, 2)]


@pytest.mark.parametrize(
    ("words", "said"),
    [(("3",), "one row alone"), (("1", "3"), "two leads already"), (("9",), "no lead `9`")],
)
def test_what_cannot_be_parted_is_refused_and_nothing_changes(merged, words, said):
    before = merged.store.read_bytes()
    with pytest.raises(UsageError, match=said):
        part(merged, *words)
    assert merged.store.read_bytes() == before


def test_the_whole_story(desk):
    """Import A, B about the same person, merge, edit, undo A, A again, unmerge, and back."""
    one = "Email,Name,Title,Phone\njane@acme.io,Jane Doe,CEO,\nj.doe@acme.io,Jane Doe,CEO,\n"
    other = "Email,Name,Title,City\njane@acme.io,Jane Doe,Chief,Bonn\n"
    a = desk.load_text(one, "a.csv", source="web").operation
    b = desk.load_text(other, "b.csv", source="crm").operation
    merge = desk.merge((1, 2))
    typed = edit_leads(desk.asked("1"), [Assignment("title", "Founder")]).operation
    shown = ("lead_id", "title", "city", "records", "sources", "other_emails")
    both = '["web","crm"]'
    united = [(1, "Founder", "Bonn", 3, both, '["j.doe@acme.io"]')]
    assert desk.leads(*shown) == united
    desk.undo(a)
    assert desk.leads(*shown) == [(1, "Founder", "Bonn", 1, '["crm"]', None)]
    again = desk.load_text(one, "a.csv", source="web").operation
    assert again is not None
    back = [(1, "Founder", "Bonn", 3, '["crm","web"]', '["j.doe@acme.io"]')]
    assert desk.leads(*shown) == back
    parted = part(desk, "1", "2").operation
    apart = [
        (1, "Founder", "Bonn", 2, '["crm","web"]', None),
        (2, "CEO", None, 1, '["web"]', None),
    ]
    assert desk.leads(*shown) == apart
    desk.undo(parted)
    assert desk.leads(*shown) == back
    desk.redo(a)
    assert desk.leads(*shown) == united
    desk.undo(again)
    assert desk.leads(*shown) == united
    desk.undo(typed)
    desk.undo(merge)
    desk.undo(b)
    assert desk.leads("lead_id", "title", "records") == [(1, "CEO", 1), (2, "CEO", 1)]
    assert whole(desk) == []


def test_a_lead_that_was_spoken_of_is_not_left_without_a_row(desk):
    desk.load_text("Email,Name\njane@acme.io,Jane Doe\n", "a.csv")
    desk.load_text("Email,Name\njdoe@acme.io,Jane Doe\n", "b.csv")
    desk.merge((1, 2))
    desk.undo(1)
    edit_leads(desk.asked("jdoe@acme.io"), [Assignment("title", "Boss")])
    before = desk.leads("*")
    with pytest.raises(Refused, match="this would leave 1 lead without a record"):
        part(desk, "1")
    with pytest.raises(Refused, match="operation 5 spoke of it"):
        desk.undo(3)
    assert desk.leads("*") == before
    desk.undo(5)
    assert [one.lead for one in part(desk, "1").leads] == [2]
    desk.undo()
    edit_leads(desk.asked("1"), [Assignment("title", "Boss")])
    with pytest.raises(Refused, match="redoing operation"):
        desk.redo()
    assert whole(desk) == []


def test_a_persons_word_is_explained(merged):
    part(merged, "1", "2", reason="sisters")
    found = explain(merged.store, "1", "2")
    assert (found.verdict, found.steps[0].operation, found.steps[0].reason) == (
        ("told apart", 3, "sisters")
    )
