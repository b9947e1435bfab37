"""Suppressions as facts and as marks on leads: who is held, by what, and what never lifts that."""

import sqlite3
from pathlib import Path

import pytest

from leadctl.errors import ExitCode, UsageError
from leadctl.store.derived import derive, suppressed, suppressions
from leadctl.store.opening.connect import reading, writing
from leadctl.workflows.keeping.examine import examine
from leadctl.workflows.suppressing.lift import lift
from leadctl.workflows.suppressing.suppress import Given, check, list_suppressions, suppress

LIST = (
    "Email,First Name,Last Name,Phone,Mobile,Personal Email,Company,Website\n"
    "jane@acme.io,Jane,Doe,+4930901820,,,Acme,acme.io\n"
    "max@beta.io,Max,Roe,+12125550102,+12125550103,m.a.x@gmail.com,Beta,\n"
    "info@gamma.io,Zoe,Ray,+493090182 ext. 7,,,Gamma,\n"
    "zoe@delta,Zoe,Poe,,,,Delta,https://www.delta.io\n"
    "eve@mail.delta.io,Eve,Poe,,,,,\n"
)


@pytest.fixture
def filled(desk):
    desk.load_text(LIST)
    return desk


def put(desk, *texts, reason="manual", **asked):
    given = [Given(text) for text in texts]
    return suppress(desk.store, given, reason, desk.author("leadctl suppress"), **asked)


def free(desk, *texts, **asked):
    return lift(desk.store, texts, "said yes again", desk.author("leadctl lift"), **asked)


def held(desk):
    return dict(desk.query("select lead_id, suppressed from lead where suppressed is not null"))


def healthy(desk):
    return [finding for one in examine(desk.store) for finding in one.findings] == []


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ("jane@acme.io", {1}),
        ("JANE+x@Acme.IO", {1}),
        ("max@gmail.com", {2}),
        ("M.A.X+tag@googlemail.com", {2}),
        ("+1 212 555-0103", {2}),
        ("info@gamma.io", {3}),
        ("INFO+a@gamma.io", {3}),
        ("+493090182", {3}),
        ("+493090182 ext. 7", {3}),
        ("+493090182 ext. 8", set()),
        ("zoe@delta", {4}),
        ("@delta.io", {4, 5}),
        ("@mail.delta.io", {5}),
        ("@gmail.com", {2}),
        ("@googlemail.com", {2}),
        ("@io.example.com", set()),
        ("nobody@acme.io", set()),
    ],
)
@pytest.mark.parametrize("first", ["leads", "suppression"])
def test_who_is_held_does_not_depend_on_what_came_first(desk, text, leads, first):
    if first == "leads":
        desk.load_text(LIST)
        assert put(desk, text).leads == len(leads)
    else:
        put(desk, text)
        desk.load_text(LIST)
    assert held(desk) == dict.fromkeys(leads, "manual")
    assert healthy(desk)
    free(desk, text)
    assert held(desk) == {}
    assert healthy(desk)


def test_dots_that_do_not_count_hide_no_mailbox_of_a_function(desk):
    desk.load_text("Email,First Name\ni.n.f.o@gmail.com,Ann\ninfo@gmail.com,Bob\n")
    put(desk, "in.fo@gmail.com")
    assert set(held(desk)) == {1, 2}


def test_the_same_again_changes_nothing_and_makes_no_operation(filled):
    first = put(filled, "jane@acme.io", "@beta.io")
    assert (first.new, first.leads) == (2, 2)
    again = put(filled, "JANE@acme.io", "@beta.io")
    assert (again.operation, again.new) == (None, 0)
    assert filled.query("select count(*) from suppression") == [(2,)]


def test_another_reason_is_another_fact_and_each_is_counted(filled):
    put(filled, "jane@acme.io", reason="bounced")
    put(filled, "jane@acme.io", reason="complaint")
    assert held(filled) == {1: "complaint, bounced"}
    assert filled.query("select value, n from tally where kind = 'suppressed' order by 1") == [
        ("bounced", 1),
        ("complaint", 1),
    ]
    put(filled, "jane@acme.io", reason="opted_out")
    assert held(filled) == {1: "complaint, bounced"}


def test_several_reasons_are_lifted_together(filled):
    put(filled, "jane@acme.io", reason="bounced")
    put(filled, "jane@acme.io", reason="complaint")
    done = free(filled, "jane@acme.io")
    assert (len(done.lifted), done.leads) == (2, 1)
    assert held(filled) == {}


def test_what_something_else_holds_too_is_not_free_after_a_lift(filled):
    put(filled, "jane@acme.io", "@acme.io")
    assert free(filled, "jane@acme.io").leads == 0
    assert held(filled) == {1: "manual"}


def test_nobody_is_lifted_where_one_of_them_is_not_suppressed(filled):
    put(filled, "jane@acme.io")
    before = filled.store.read_bytes()
    with pytest.raises(UsageError, match=r"`max@beta\.io` is not suppressed"):
        free(filled, "jane@acme.io", "max@beta.io")
    assert filled.store.read_bytes() == before


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("jan@acme.io", "did you mean `jane@acme.io`?"),
        ("eve@mail.delta.io", "`@delta.io` is, and covers it"),
        ("max@beta.io", "operation 4 lifted it already"),
        ("qq@xx.io", "leadctl suppress list"),
    ],
)
def test_what_is_not_suppressed_names_what_is(filled, text, hint):
    put(filled, "jane@acme.io", "@delta.io")
    put(filled, "max@beta.io")
    free(filled, "max@beta.io")
    with pytest.raises(UsageError) as caught:
        free(filled, text)
    assert hint in caught.value.hint
    assert caught.value.exit_code == ExitCode.USAGE


def test_a_lift_needs_a_reason_and_stands_in_the_history(filled):
    put(filled, "jane@acme.io")
    with pytest.raises(UsageError, match="needs a reason"):
        lift(filled.store, ["jane@acme.io"], " ", filled.author())
    free(filled, "jane@acme.io")
    assert filled.query("select kind, who, reason from operation order by op_id desc limit 1") == [
        ("lift", "tester", "said yes again")
    ]
    lifted = [one for one, _ in list_suppressions(filled.store, lifted=True)]
    assert [(one.lifted, one.why_lifted) for one in lifted] == [(3, "said yes again")]
    assert list(list_suppressions(filled.store)) == []
    assert put(filled, "jane@acme.io").new == 1


@pytest.mark.parametrize("kind", ["suppress", "lift"])
def test_no_undo_takes_back_a_suppression_or_its_lifting(filled, kind):
    put(filled, "jane@acme.io")
    if kind == "lift":
        free(filled, "jane@acme.io")
    marks = held(filled)
    number = filled.query("select max(op_id) from operation")[0][0]
    for reverse in (filled.undo, filled.redo):
        with pytest.raises(UsageError) as caught:
            reverse(number)
    with pytest.raises(UsageError) as caught:
        filled.undo(number)
    assert "leadctl suppress" in caught.value.hint
    filled.undo()
    filled.redo()
    assert held(filled) == marks


OPT_OUT = "Email,First Name,Last Name,Unsubscribed\njane@acme.io,Jane,Doe,{}\nbob@beta.io,Bob,,no\n"


def test_an_opt_out_outlives_the_import_that_brought_it(desk):
    desk.load_text(OPT_OUT.format("yes"), "crm.csv", source="crm")
    assert held(desk) == {1: "opted_out"}
    desk.undo()
    desk.load_text(OPT_OUT.format("no"), "other.csv", source="other")
    assert list(held(desk).values()) == ["opted_out"]
    assert desk.query("select email from lead where suppressed is not null") == [("jane@acme.io",)]
    one, leads = next(list_suppressions(desk.store))
    assert (one.origin, one.day, one.operation, leads) == ("crm.csv:2", "2026-01-01", 1, 1)
    assert healthy(desk)


@pytest.mark.parametrize("mode", ["create", "fill", "update", "upsert"])
def test_an_opt_out_counts_in_every_mode(desk, mode):
    desk.load_text(OPT_OUT.format(""), source="a")
    desk.load_text(OPT_OUT.format("yes"), "b.csv", source="b", mode=mode)
    assert held(desk) == {1: "opted_out"}


def test_a_lifted_opt_out_comes_back_with_new_word_only(desk):
    desk.load_text(OPT_OUT.format("yes"), source="a")
    free(desk, "jane@acme.io")
    desk.load_text("Email,First Name,Last Name,Title\njane@acme.io,Jane,Doe,CEO\n", source="c")
    assert held(desk) == {}
    desk.load_text(OPT_OUT.format("opted out"), "b.csv", source="b")
    assert held(desk) == {1: "opted_out"}


def test_an_opt_out_without_an_address_waits_for_one(desk):
    profile = "https://www.linkedin.com/in/jane-doe-7"
    head = "LinkedIn,First Name,Last Name"
    desk.load_text(f"{head},Unsubscribed\n{profile},Jane,Doe,yes\n", source="a")
    assert held(desk) == {1: "opted_out"}
    assert list(list_suppressions(desk.store)) == []
    desk.load_text(f"{head},Email\n{profile},Jane,Doe,jane@acme.io\n", source="b")
    assert held(desk) == {1: "opted_out"}
    desk.undo(1)
    assert list(held(desk).values()) == ["opted_out"]


def test_an_edited_export_opts_out_by_the_leads_number_alone(filled):
    filled.load_text("lead_id,email_opt_out,updated_at\n2,yes,2026-01-01T00:30:00Z\n", "edit.csv")
    assert held(filled) == {2: "opted_out"}
    values = {one.value for one, _ in list_suppressions(filled.store)}
    assert values == {"max@beta.io", "m.a.x@gmail.com"}
    filled.undo()
    assert held(filled) == {2: "opted_out"}


def test_an_exported_lead_whose_suppression_was_lifted_is_not_suppressed_by_coming_back(desk):
    desk.load_text(OPT_OUT.format("yes"), source="a")
    free(desk, "jane@acme.io")
    text = "lead_id,email,title,email_opt_out,updated_at\n1,jane@acme.io,Boss,yes,{}\n"
    desk.load_text(text.format("2026-01-01T00:30:00Z"), "edit.csv")
    assert desk.leads("title")[0] == ("Boss",)
    assert held(desk) == {}


def test_do_not_call_holds_nobody(desk):
    desk.load_text("Email,First Name,Do Not Call\njane@acme.io,Jane,yes\n")
    assert held(desk) == {}


def test_marks_are_made_in_every_batch_of_a_derivation(desk, monkeypatch):
    monkeypatch.setattr(derive, "BATCH", 1)
    rows = "".join(f"p{i}@acme.io,P,{'ABC'[i % 3]},{i}\n" * 2 for i in range(9))
    put(desk, *(f"p{i}@acme.io" for i in range(0, 9, 2)))
    rows += "".join(f"p{i}@acme.io,P,{'ABC'[i % 3]},x\n" for i in range(9))
    desk.load_text(f"Email,First Name,Last Name,Title\n{rows}")
    marked = desk.query("select email from lead where suppressed is not null order by 1")
    assert marked == [(f"p{i}@acme.io",) for i in range(0, 9, 2)]
    assert healthy(desk)


def test_an_address_that_a_lead_gave_up_holds_it_still(desk):
    desk.load_text("Email,First Name,Last Name,Record ID\nold@acme.io,Jane,Doe,7\n", source="crm")
    desk.load_text("Email,First Name,Last Name,Record ID\nnew@beta.io,Jane,Doe,7\n", source="crm")
    assert desk.leads("email") == [("new@beta.io",)]
    put(desk, "old@acme.io")
    assert held(desk) == {1: "manual"}


def test_the_doctor_misses_a_mark_and_sees_a_wrong_one(filled):
    put(filled, "jane@acme.io")
    for script in ("update lead set suppressed = null", "update lead set suppressed = 'manual'"):
        with sqlite3.connect(filled.store) as con:
            con.execute(script)
        con.close()
        found = [finding for one in examine(filled.store) for finding in one.findings]
        assert any("differs in suppressed" in finding for finding in found)


def test_a_check_tells_what_forbids_an_address(filled):
    put(filled, "@delta.io", "m.a.x@gmail.com")
    verdicts = check(
        filled.store, ["jane@acme.io", "eve@mail.delta.io", "max@beta.io", "new@delta.io"]
    )
    assert [[by.value for by in one.suppressions] for one in verdicts] == [
        [],
        ["@delta.io"],
        ["m.a.x@gmail.com"],
        ["@delta.io"],
    ]
    assert [one.leads for one in verdicts] == [[1], [5], [2], []]
    assert check(filled.store, ["+12125550103"])[0].suppressed


def test_a_store_that_is_not_there_stays_so(desk):
    assert list(list_suppressions(desk.store)) == []
    assert not check(desk.store, ["a@b.io"])[0].suppressed
    with pytest.raises(UsageError):
        free(desk, "a@b.io")
    put(desk, "a@b.io", dry_run=True)
    assert not desk.store.exists()


def test_a_dry_run_counts_and_writes_nothing(filled):
    before = filled.store.read_bytes()
    done = put(filled, "@delta.io", dry_run=True)
    assert (done.operation, done.new, done.leads) == (None, 1, 2)
    assert filled.store.read_bytes() == before
    put(filled, "@delta.io")
    before = filled.store.read_bytes()
    assert free(filled, "@delta.io", dry_run=True).leads == 2
    assert filled.store.read_bytes() == before


def version_1(desk):
    con = sqlite3.connect(desk.store)
    con.executescript((Path(__file__).parent / "version_1.sql").read_text("utf-8"))
    con.execute("update lead set email_opt_out = 'yes' where lead_id = 2")
    con.commit()
    con.close()


def test_a_store_of_version_1_takes_suppressions_and_its_opt_outs_become_some(desk):
    version_1(desk)
    put(desk, "zoe@gamma.example.com")
    assert held(desk) == {2: "opted_out", 5: "manual"}
    assert [leads for one, leads in list_suppressions(desk.store) if one.reason == "opted_out"] == [
        1
    ]
    free(desk, *(one.value for one, _ in list_suppressions(desk.store)))
    assert held(desk) == {}


def test_in_a_store_of_version_1_opt_outs_count_from_the_row_that_says_so(desk):
    version_1(desk)
    with sqlite3.connect(desk.store) as con:
        con.execute("update lead set email = null, other_emails = null where lead_id = 2")
    con.close()
    with writing(desk.store, "2026-01-01T00:00:00Z") as con:
        assert con.execute("select email_opt_out, suppressed from lead").fetchall()[1] == (
            "yes",
            "opted_out",
        )


def test_hostile_text_stays_text(filled):
    texts = ["a'; drop table lead; --@x.io", "\x1b[31mred@x.io", "ann\u202e@x.io", "😀@x.io", "a@%"]
    assert put(filled, *texts).addresses == len(texts)
    assert len(filled.leads("lead_id")) == 5
    assert [one.value for one, _ in list_suppressions(filled.store)][2] == "ann@x.io"


def test_find_names_every_pair_of_lead_and_suppression(filled):
    put(filled, "jane@acme.io", "@acme.io", "+4930901820")
    with reading(filled.store, scratch=True) as con:
        suppressed.find(con, "select lead_id from lead")
        assert con.execute("select lead_id, count(*) from temp.hit").fetchall() == [(1, 3)]
        assert [one.value for one in suppressions.holding(con, [1, 2])[1]] == [
            "jane@acme.io",
            "@acme.io",
            "+4930901820",
        ]
