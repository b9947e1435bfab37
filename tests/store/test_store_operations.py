import pytest

from leadctl.errors import Refused, UsageError
from leadctl.store.facts.operations import history
from leadctl.store.opening.connect import reading

JANE = "Email,First Name,Last Name,Title\njane@acme.io,Jane,Doe,CEO\n"
MAX = "Email,First Name,Last Name,Title\nmax@beta.io,Max,Roe,Buyer\n"


def done(desk):
    with reading(desk.store) as con:
        return {one.id: one for one in history(con)}


def test_undo_takes_the_newest_and_redo_brings_it_back(desk):
    desk.load_text(JANE)
    desk.load_text(MAX)
    before = desk.leads("*")
    undone = desk.undo()
    assert (undone.target.id, undone.leads_before, undone.leads_after, undone.changed) == (
        2,
        2,
        1,
        1,
    )
    assert desk.leads("email") == [("jane@acme.io",)]
    redone = desk.redo()
    assert (redone.target.id, redone.leads_after) == (2, 2)
    assert desk.leads("*") == before


def test_bare_undo_walks_back_and_bare_redo_walks_forth(desk):
    desk.load_text(JANE)
    desk.load_text(MAX)
    desk.set("status", "open", "jane@acme.io")
    assert [desk.undo().target.id for _ in range(3)] == [3, 2, 1]
    with pytest.raises(UsageError, match="nothing to undo"):
        desk.undo()
    assert [desk.redo().target.id for _ in range(3)] == [1, 2, 3]
    with pytest.raises(UsageError, match="nothing to redo"):
        desk.redo()
    assert desk.leads("email", "status") == [("jane@acme.io", "open"), ("max@beta.io", "new")]


def test_undo_out_of_order_lets_later_words_stand(desk):
    desk.load_text(JANE)
    desk.set("status", "open", "jane@acme.io")
    desk.set("status", "connected", "jane@acme.io")
    desk.undo(2)
    assert desk.leads("status") == [("connected",)]
    desk.undo(3)
    assert desk.leads("status") == [("new",)]
    desk.redo(2)
    assert desk.leads("status") == [("open",)]


def test_undoing_a_merge_of_two_files_gives_each_its_lead_back(desk):
    desk.load_text(JANE, source="a")
    alone = desk.leads("title", "records", "sources")
    desk.load_text(JANE.replace("CEO", "Boss"), source="b")
    assert desk.leads("title", "records") == [("Boss", 2)]
    desk.undo(1)
    assert desk.leads("title", "records", "first_source") == [("Boss", 1, "b")]
    desk.redo(1)
    assert desk.leads("title", "records") == [("Boss", 2)]
    desk.undo(2)
    assert desk.leads("title", "records", "sources") == alone


def test_undo_refuses_to_leave_leads_of_which_someone_spoke(desk):
    desk.load_text(JANE)
    desk.set("status", "open", "jane@acme.io")
    before = desk.store.read_bytes()
    with pytest.raises(
        Refused, match=r"1 lead without a record \(1\), and operation 2 spoke"
    ) as caught:
        desk.undo(1)
    assert "--keep" in caught.value.hint
    assert desk.store.read_bytes() == before


def test_a_refusal_names_a_few_and_counts_the_rest(desk):
    rows = "".join(f"p{i}@acme.io,P{i},Doe,\n" for i in range(8))
    desk.load_text("Email,First Name,Last Name,Title\n" + rows)
    desk.set("status", "open", *(str(i) for i in range(1, 9)))
    with pytest.raises(Refused, match="1, 2, 3, 4, 5 and 3 more"):
        desk.undo(1)


def test_keep_leaves_them_without_a_source_until_the_import_is_back(desk):
    desk.load_text(JANE + "ann@acme.io,Ann,Poe,\n")
    desk.set("status", "open", "jane@acme.io")
    undone = desk.undo(1, keep=True)
    assert (undone.kept, undone.leads_after) == (1, 1)
    assert desk.leads("lead_id", "email", "status", "records") == [(1, "jane@acme.io", "open", 0)]
    desk.redo(1)
    assert desk.leads("email", "records") == [("jane@acme.io", 1), ("ann@acme.io", 1)]
    desk.undo(2)
    desk.undo(1)
    assert desk.leads("lead_id") == []


def test_a_lead_that_another_file_has_too_may_go_from_the_first(desk):
    desk.load_text(JANE, source="a")
    desk.load_text(JANE.replace("CEO", "Boss"), source="b")
    desk.set("status", "open", "jane@acme.io")
    desk.undo(1)
    assert desk.leads("lead_id", "title", "status") == [(1, "Boss", "open")]


@pytest.mark.parametrize(
    ("number", "said"), [(9, "no operation 9"), (2, "itself an undo"), (1, "undone already")]
)
def test_what_cannot_be_undone_is_explained(desk, number, said):
    desk.load_text(JANE)
    desk.undo()
    with pytest.raises(UsageError, match=said):
        desk.undo(number)


@pytest.mark.parametrize(("number", "said"), [(9, "no operation 9"), (1, "is not undone")])
def test_what_cannot_be_redone_is_explained(desk, number, said):
    desk.load_text(JANE)
    with pytest.raises(UsageError, match=said):
        desk.redo(number)


def test_nothing_is_undone_in_a_store_that_is_not_there(desk):
    for reversal in (desk.undo, desk.redo):
        with pytest.raises(UsageError, match="no store"):
            reversal()
    assert not desk.store.exists()


def test_history_keeps_who_when_why_and_how_much(desk):
    desk.load_text(JANE)
    desk.undo(reason="wrong file")
    one, two = done(desk)[1], done(desk)[2]
    assert (one.kind, one.who, one.at, one.undone) == (
        "import",
        "tester",
        "2026-01-01T00:00:01Z",
        True,
    )
    assert one.counts == {"files": 1, "rows": 1, "new": 1}
    assert (two.kind, two.target, two.reason) == ("undo", 1, "wrong file")
    assert two.counts == {"leads_before": 1, "changed": 1}


def test_undo_does_not_clean_rows_that_are_gone(desk, monkeypatch):
    """Undoing a million rows must not cost what importing them did."""
    desk.load_text(JANE)
    desk.load_text(MAX)

    def fail(*_words):
        raise AssertionError("nothing is to be read")

    monkeypatch.setattr("leadctl.store.facts.rawrows.rows_of", fail)
    desk.undo(2)
    assert desk.leads("email") == [("jane@acme.io",)]
