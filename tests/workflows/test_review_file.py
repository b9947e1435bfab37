import csv
import io
import stat

import pytest

from leadctl.errors import DataError, UsageError
from leadctl.rows import DETECTED
from leadctl.workflows.reviewing.review_apply import apply_pairs
from leadctl.workflows.reviewing.review_file import PairList, export_pairs, list_pairs
from leadctl.workflows.reviewing.review_pairs import Scope
from leadctl.workflows.reviewing.review_words import read_word

LIST = """Email,Name,City
a@x.io,Ann Lee,Bonn
b@y.io,Anne Lee,Bonn
c@z.io,Ann Li,Ulm
d@w.io,=Dora Poe,Ulm
e@v.io,Dora Po,Ulm
"""


@pytest.fixture
def doubtful(desk):
    """Leads 1 to 5; four pairs wait."""
    desk.load_text(LIST)
    desk.doubt((1, 2), (2, 3), (1, 3), (4, 5))
    return desk


def exported(desk, name="pairs.csv", scope=Scope(), **asked):  # noqa: B008 - it is frozen
    path = desk.folder / name
    export_pairs(desk.store, scope, PairList(path, **asked))
    return path


def rows_of(path):
    return list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"))))


def decided(desk, words, name="decided.csv", delimiter=","):
    """The file of decisions by a spreadsheet: its columns turned around, most of them dropped."""
    rows = rows_of(exported(desk))
    text = io.StringIO()
    out = csv.writer(text, delimiter=delimiter)
    out.writerow(["Pair", "Full_Name_A", "DECISION "])
    out.writerows(
        [row["pair"], row["full_name_a"], word] for row, word in zip(rows, words, strict=False)
    )
    path = desk.folder / name
    path.write_text(text.getvalue(), encoding="utf-16" if delimiter == ";" else "utf-8")
    return str(path)


def apply(desk, path, **asked):
    return apply_pairs(desk.store, path, DETECTED, desk.author("leadctl review apply"), **asked)


def counts(done):
    return done.same, done.different, done.already, done.undecided, len(done.passed)


def numbers(desk):
    return [row[0] for row in desk.leads("lead_id")]


def test_a_row_holds_both_leads_and_an_empty_decision(doubtful):
    path = exported(doubtful)
    rows = rows_of(path)
    assert [(row["lead_id_a"], row["lead_id_b"]) for row in rows] == [
        ("1", "2"), ("2", "3"), ("1", "3"), ("4", "5"),
    ]  # fmt: skip
    first = rows[0]
    assert (first["decision"], first["probability"]) == ("", "0.990")
    assert (first["full_name_a"], first["full_name_b"]) == ("Ann Lee", "Anne Lee")
    assert (first["email_a"], first["email_b"]) == ("a@x.io", "b@y.io")
    assert first["why"] == "name: same name (+25.00); place: other city (-5.00)"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_is_exported_can_be_narrowed(doubtful):
    assert len(rows_of(exported(doubtful, limit=2))) == 2
    assert len(rows_of(exported(doubtful, scope=Scope("3")))) == 2
    assert len(rows_of(exported(doubtful, scope=Scope(least=0.85)))) == 2


def test_a_list_goes_to_a_stream_and_to_no_unknown_format(doubtful):
    stream = io.BytesIO()
    assert export_pairs(doubtful.store, Scope(), PairList(None, stream)) == 4
    assert stream.getvalue().decode() == exported(doubtful).read_text(encoding="utf-8")
    with pytest.raises(UsageError, match="no format ends in"):
        exported(doubtful, "pairs.doc")


def test_programs_are_told_the_same(doubtful):
    first = list_pairs(doubtful.store, Scope(), 1)[0]
    assert (first["l"]["lead_id"], first["r"]["email"]) == (1, "b@y.io")
    assert (first["probability"], first["operation"]) == (0.99, 2)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_decisions_come_back_in_one_operation(doubtful, delimiter):
    path = decided(doubtful, ["Same", "NO", "n", ""], delimiter=delimiter)
    before = doubtful.leads("*")
    trial = apply(doubtful, path, dry_run=True)
    assert (trial.operation, counts(trial)) == (None, (1, 2, 0, 1, 0))
    assert (trial.leads_before, trial.leads_after) == (5, 4)
    assert doubtful.leads("*") == before
    done = apply(doubtful, path)
    assert (done.operation, counts(done)) == (3, counts(trial))
    assert numbers(doubtful) == [1, 3, 4, 5]
    doubtful.undo(3)
    assert doubtful.leads("*") == before


def test_applying_twice_changes_nothing(doubtful):
    path = decided(doubtful, ["y", "n", "n", "y"])
    apply(doubtful, path)
    before = doubtful.store.read_bytes()
    again = apply(doubtful, path)
    assert (again.operation, counts(again)) == (None, (0, 0, 4, 0, 0))
    assert doubtful.query("select count(*) from operation") == [(3,)]
    assert doubtful.store.read_bytes() == before


def test_a_workbook_goes_out_and_comes_back(doubtful):
    path = exported(doubtful, "pairs.xlsx")
    assert counts(apply(doubtful, str(path))) == (0, 0, 0, 4, 0)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["same", "maybe", "", "y?"], "line 3: a decision that is no word .*; also lines 5;"),
        (["same", "same", "different"], "line [23]: leads . and . cannot be one"),
    ],
)
def test_what_cannot_be_taken_over_writes_nothing(doubtful, words, message):
    path = decided(doubtful, words)
    before = doubtful.leads("*"), doubtful.query("select * from operation")
    with pytest.raises(DataError, match=message):
        apply(doubtful, path)
    assert (doubtful.leads("*"), doubtful.query("select * from operation")) == before


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("pair,decision\np1-2,same\n", "line 2: a `pair` that is none"),
        ("pair,note\np1-2-aaaaaaaaaaaa,same\n", "there is no column `decision`"),
        ("decision,lead_id_a\nsame,1\n", "there is no column `pair`"),
        (
            "pair,decision\np1-2-bbbbbbbbbbbb,\np1-2-aaaaaaaaaaaa,same\n",
            "this store knows no pair that other.csv decides, as on line 3",
        ),
        ("pair,decision\np1-2-aaaaaaaaaaaa,y\np1-2-aaaaaaaaaaaa,n\n", "lines 2 and 3: one pair"),
    ],
)
def test_a_list_that_is_none_of_pairs_is_refused(doubtful, text, message):
    path = doubtful.write("other.csv", text)
    with pytest.raises(DataError, match=message):
        apply(doubtful, path)


def test_a_list_of_another_store_creates_no_store(desk):
    path = desk.write("other.csv", "pair,decision\np1-2-aaaaaaaaaaaa,same\n")
    with pytest.raises(DataError, match="knows no pair"):
        apply(desk, path)
    assert not desk.store.exists()


def test_nothing_decided_changes_nothing(desk):
    for text in ("", "pair,decision\n", "pair,decision\np1-2-aaaaaaaaaaaa,\n"):
        assert apply(desk, desk.write("none.csv", text)).operation is None
    assert not desk.store.exists()


def change_merge(desk):
    desk.merge((1, 2))


def change_third(desk):
    desk.merge((1, 4))


def change_apart(desk):
    rows = decided(desk, ["n"], "first.csv")
    apply(desk, rows)


def change_gone(desk):
    desk.undo(1)
    desk.load_text("Email,Name\nc@z.io,Ann Li\nd@w.io,Dora Poe\n", "b.csv")


def change_compared(desk):
    desk.doubt((4, 5))


@pytest.mark.parametrize(
    ("change", "word", "why"),
    [
        (change_merge, "n", "one lead by now"),
        (change_merge, "y", None),
        (change_third, "y", "no longer doubtful"),
        (change_apart, "y", "told apart by now"),
        (change_apart, "n", None),
        (change_gone, "y", "lead 1 is gone"),
        (change_compared, "y", "no longer doubtful"),
    ],
)
def test_a_pair_that_changed_since_is_told_and_left_alone(doubtful, change, word, why):
    path = decided(doubtful, [word])
    change(doubtful)
    before = doubtful.leads("*")
    done = apply(doubtful, path)
    assert done.operation is None
    assert [one.why for one in done.passed] == ([why] if why else [])
    assert done.already == (0 if why else 1)
    assert doubtful.leads("*") == before


def test_a_lead_that_joined_another_is_named(doubtful):
    path = decided(doubtful, ["", "y"])
    apply(doubtful, decided(doubtful, ["y"], "first.csv"))
    done = apply(doubtful, path)
    assert [(one.line, one.why) for one in done.passed] == [(3, "lead 2 is part of lead 1 now")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("same", "same"), (" SAME ", "same"), ("Yes", "same"), ("Y", "same"), ("1", "same"),
        ("1.0", "same"), ("TRUE", "same"), ("ja", "same"), ("sí", "same"), ("oui", "same"),
        ("different", "different"), ("No", "different"), ("n", "different"), ("0", "different"),
        ("FALSE", "different"), ("nein", "different"), ("não", "different"),
        ("", ""), (" \xa0", ""),
        ("yes?", None), ("maybe", None), ("s", None), ("x", None), ("-", None), ("✓✓", None),
        ("unsubscribed", None), ("2", None), ("2026-01-02", None),
    ],
)  # fmt: skip
def test_words_of_decisions(text, kind):
    assert read_word(text) == kind
