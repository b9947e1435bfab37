"""Folding old operations: leads stay, room is made, and what stands for good says so."""

import pytest

from leadctl.errors import Interrupted, UsageError
from leadctl.store.facts import edges
from leadctl.store.file import access
from leadctl.store.opening import connect
from leadctl.store.opening.connect import reading
from leadctl.workflows.keeping.examine import examine
from leadctl.workflows.keeping.prune import prune
from leadctl.workflows.leads.edit_leads import Assignment, edit_leads

HEADER = "Email,Name,Title,City\n"
COLUMNS = "lead_id, full_name, email, other_emails, title, city, status, sources, created_at"


def night(desk, number, titles):
    rows = "".join(f"p{i}@x.io,Ann{i} Lee,{title},Bonn\n" for i, title in enumerate(titles))
    return desk.load_text(HEADER + rows, f"crm-{number}.csv", source="crm")


@pytest.fixture
def lived(desk):
    """Operations 1 to 4 are nights with a new title each, 5 a list undone by 6, 7 an edit."""
    for number in range(4):
        night(desk, number, [f"Role {number}", "Buyer", f"Head {number}"])
    desk.load_text(HEADER + "zoe@y.io,Zoe Poe,CEO,Rome\nbroken\n,,,\n", "z.csv", source="fair")
    desk.undo(5)
    edit_leads(desk.asked("2"), [Assignment("title", "Chief")])
    return desk


def shown(desk):
    return desk.query(f"select {COLUMNS} from lead order by 1")


def fold(desk, before="2026-01-02", **asked):
    return prune(desk.store, before, desk.author(), **asked)


def whole(desk):
    return [one.findings for one in examine(desk.store, full=True) if one.findings]


def test_leads_stay_and_what_decides_nothing_goes(lived):
    before = shown(lived)
    done = fold(lived)
    assert (done.operation, done.up_to, done.final) == (8, 7, 6)
    assert dict(done.gone) == {"undone rows": 0, "rejects": 1, "doubts": 0, "replaced rows": 4}
    assert shown(lived) == before
    assert whole(lived) == []
    assert lived.query("select count(*) from record") == [(6,)]
    assert fold(lived).operation is None


def test_numbers_are_never_given_twice(lived):
    fold(lived)
    lived.load_text(HEADER + "new@x.io,New One,,\n", "new.csv")
    assert lived.query("select max(record_id) from record") == [(11,)]
    assert whole(lived) == []


def test_what_was_folded_says_so(lived):
    fold(lived)
    for number, go in ((4, lived.undo), (5, lived.redo), (7, lived.undo)):
        with pytest.raises(UsageError, match="folded together with older ones by operation 8"):
            go(number)
    for go in (lived.undo, lived.redo):
        with pytest.raises(UsageError, match="nothing to"):
            go()


def test_later_operations_are_undone_as_ever(lived):
    expected = {}
    fold(lived, "2026-01-01T00:00:06Z")  # the nights and the list, not the edit
    expected[7] = shown(lived)
    lived.undo(7)
    assert lived.leads("title")[1] == ("Buyer",)
    night(lived, 9, ["Role 9", "Buyer", "Head 3"])
    assert lived.leads("title")[0] == ("Role 9",)
    lived.undo()
    lived.redo(7)
    assert shown(lived) == expected[7]
    assert whole(lived) == []


def test_a_row_that_still_decides_something_stays(desk):
    desk.load_text(HEADER + "a@x.io,Ann Lee,CEO,Bonn\n", "1.csv", source="crm")
    desk.load_text("Email,Name,Phone\na@x.io,Ann Lee,+4930901820\n", "2.csv", source="crm")
    other = {"source": "crm", "accept_new_headers": True}
    desk.load_text("Email,Name,City\na@x.io,Ann Lee,Rome\n", "3.csv", **other)
    before = shown(desk)
    done = fold(desk)
    assert done.gone["replaced rows"] == 0
    assert shown(desk) == before


def test_of_doubts_those_that_were_cleared_or_told_again_go(lived):
    lived.doubt((1, 2), (1, 3))
    lived.doubt((1, 3), (2, 3))
    with reading(lived.store) as con:
        before = edges.waiting(con)
    done = fold(lived)
    assert done.gone["doubts"] == 2
    assert lived.query("select op_id, l, r, kind from edge") == [
        (9, 1, 3, "doubtful"),
        (9, 2, 3, "doubtful"),
    ]
    with reading(lived.store) as con:
        assert edges.waiting(con) == before


def test_a_dry_run_tells_the_same_and_writes_nothing(lived):
    before = lived.store.read_bytes()
    told = fold(lived, dry_run=True)
    assert (told.operation, told.final, told.gone["replaced rows"]) == (None, 6, 4)
    assert lived.store.read_bytes() == before


def test_room_is_made(desk):
    for number in range(6):
        night(desk, number, [f"Role {number} of {i}" for i in range(400)])
    done = fold(desk)
    assert done.gone["replaced rows"] == 1600
    assert done.bytes_after < done.bytes_before * 0.7
    assert whole(desk) == []


def test_nothing_old_enough_is_nothing_to_do(lived):
    assert fold(lived, "2025-01-01").operation is None
    with pytest.raises(UsageError, match="no day"):
        fold(lived, "last week")


def test_a_store_that_is_not_there_is_not_made(desk):
    with pytest.raises(UsageError, match="no store"):
        fold(desk)
    assert not desk.store.exists()


def test_an_interruption_of_the_new_file_says_what_stands(lived, monkeypatch):
    real = connect._settle_journal
    calls = []

    def second_stops(con):
        if calls:
            raise KeyboardInterrupt
        calls.append(con)
        real(con)

    monkeypatch.setattr(connect, "_settle_journal", second_stops)
    with pytest.raises(Interrupted, match="what was done stands") as caught:
        fold(lived)
    assert caught.value.hint == "run: leadctl history prune --before 2026-01-02"
    monkeypatch.undo()
    assert lived.query("select count(*) from operation where kind = 'prune'") == [(1,)]
    assert access.has_changed()


@pytest.mark.parametrize("changes", [True, False])
def test_it_is_known_whether_a_command_has_changed_anything(lived, changes):
    access.use(access.Access())
    fold(lived, dry_run=not changes)
    assert access.has_changed() is changes
