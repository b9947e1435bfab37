"""Who opted out stays out: what a lift answers, and what it does not."""

import csv
from pathlib import Path

import pytest

from leadctl.errors import UsageError
from leadctl.store.derived.derive import derive
from leadctl.store.derived.reach import touch
from leadctl.store.opening.connect import writing
from leadctl.workflows.exporting.export_leads import Destination, export_leads
from leadctl.workflows.keeping.examine import examine
from leadctl.workflows.leads.list_leads import Selection
from leadctl.workflows.suppressing.lift import lift
from leadctl.workflows.suppressing.suppress import Given, check, list_suppressions, suppress

ANA = "First Name,Last Name,Phone,Company,Email Opt Out\nAna,Berg,+4930901820,Acme,yes\n"
PROFILE = "https://www.linkedin.com/in/petra-m"
NIGHT = "Name,Email,Unsubscribed\nAna Berg,ana@acme.io,{}\n"


def out(desk, columns=("email",)):
    """Export everybody, and give the rows."""
    path = desk.folder / "out.csv"
    export_leads(desk.store, Selection(columns=columns), Destination(path=path), desk.author())
    with path.open(encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def put(desk, text, reason):
    suppress(desk.store, [Given(text)], reason, desk.author())


def free(desk, text):
    return lift(desk.store, [text], "said so", desk.author())


def standing(desk):
    return sorted(one.value for one, _ in list_suppressions(desk.store))


def healthy(desk):
    return [finding for one in examine(desk.store) for finding in one.findings] == []


def night(desk, day, word, more=""):
    name = f"crm-2026-11-{day:02}.csv"
    return desk.load_text(NIGHT.format(word) + more, name, source="crm")


def test_a_phone_that_is_lifted_frees_nobody_who_opted_out(desk):
    desk.load_text(ANA)
    put(desk, "+4930901820", "competitor")
    assert desk.leads("suppressed") == [("opted_out, competitor",)]
    assert free(desk, "+4930901820").leads == 0
    assert out(desk) == []
    assert desk.leads("suppressed") == [("opted_out",)]
    verdict = check(desk.store, ["+4930901820"])[0]
    assert (verdict.suppressed, verdict.suppressions, verdict.opted_out) == (
        True,
        [],
        {1: "opted_out"},
    )
    assert healthy(desk)


@pytest.mark.parametrize("lifted", ["@acme.io", "+4930901820"])
def test_a_wish_on_a_domain_or_a_phone_is_not_the_persons_address(desk, lifted):
    desk.load_text("Name,Email,Phone,Unsubscribed\nAna Berg,,+4930901820,yes\n")
    desk.load_text("Name,Email,Phone\nAna Berg,ana@acme.io,+4930901821\n", "b.csv", source="b")
    desk.merge((1, 2))
    put(desk, lifted, "unsubscribed")
    free(desk, lifted)
    assert out(desk) == []


def edited(desk, change):
    """Export the first lead by its columns, change the row, and import it."""
    columns = ("lead_id", "name", "email", "email_opt_out", "updated_at")
    rows = out(desk, columns)
    text = ",".join(rows[0]) + "\n" + ",".join({**rows[0], **change}.values()) + "\n"
    return desk.load_text(text, "edited.csv")


def test_a_lifted_bounce_frees_nobody_who_opts_out_later(desk):
    desk.load_text("Name,Email\nPetra Muster,petra@bfirma.de\n")
    put(desk, "petra@bfirma.de", "bounced")
    free(desk, "petra@bfirma.de")
    edited(desk, {"email_opt_out": "yes"})
    assert out(desk) == []
    assert standing(desk) == ["petra@bfirma.de"]
    assert healthy(desk)


def test_an_opt_out_that_comes_by_the_profile_alone_counts(desk):
    desk.load_text(f"Name,Email,LinkedIn\nPetra Muster,petra@bfirma.de,{PROFILE}\n")
    put(desk, "petra@bfirma.de", "bounced")
    free(desk, "petra@bfirma.de")
    desk.load_text(f"LinkedIn,Unsubscribed\n{PROFILE},yes\n", "b.csv", source="b")
    assert out(desk) == []
    desk.undo()
    assert out(desk) == []
    assert healthy(desk)


def test_a_merge_with_a_lead_whose_bounce_was_lifted_frees_nobody(desk):
    desk.load_text(ANA)
    desk.load_text("Name,Email\nAna Berg,ana@acme.io\n", "b.csv", source="b")
    put(desk, "ana@acme.io", "bounced")
    free(desk, "ana@acme.io")
    number = desk.merge((1, 2))
    assert out(desk) == []
    assert standing(desk) == []
    desk.undo(number)
    assert [row["email"] for row in out(desk)] == ["ana@acme.io"]
    assert healthy(desk)


def test_an_opt_out_that_is_told_again_after_a_lift_is_news(desk):
    night(desk, 1, "yes")
    assert free(desk, "ana@acme.io").leads == 1
    assert len(out(desk)) == 1
    night(desk, 2, "no")
    assert len(out(desk)) == 1
    done = night(desk, 3, "yes", "Bob Roe,bob@acme.io,\n")
    assert [row["email"] for row in out(desk)] == ["bob@acme.io"]
    assert (done.files[0].landed.updated, done.files[0].landed.suppressed) == (1, 1)
    origin = next(one.origin for one, _ in list_suppressions(desk.store))
    assert Path(origin).name == "crm-2026-11-03.csv:2"
    assert healthy(desk)


def test_every_turn_from_no_to_yes_is_told_once(desk):
    told = []
    for day, word in enumerate(("yes", "no", "yes", "yes", "no", "yes"), start=1):
        night(desk, day, word, f"Bob Roe,bob{day}@acme.io,\n")
        told.append(desk.query("select opted_out_op from lead where lead_id = 1")[0][0])
        assert healthy(desk)
    assert told == [1, 1, 3, 3, 3, 6]
    free(desk, "ana@acme.io")
    night(desk, 7, "yes", "Bob Roe,bob@acme.io,\n")
    assert "ana@acme.io" in [row["email"] for row in out(desk)]


def test_deriving_again_finds_the_same_opt_outs(desk):
    for day, word in enumerate(("yes", "no", "yes"), start=1):
        night(desk, day, word, f"Bob Roe,bob{day}@acme.io,yes\n")
    before = desk.leads("lead_id", "opted_out_op", "suppressed")
    with writing(desk.store, "2026-01-01T00:00:00Z") as con:
        touch(con, "select record_id from record")
        derive(con)
    assert desk.leads("lead_id", "opted_out_op", "suppressed") == before


@pytest.mark.parametrize("turned", [False, True])
def test_all_addresses_of_the_lead_are_suppressed_by_an_opt_out(desk, turned):
    rows = (
        f"Name,Email,LinkedIn,Unsubscribed\nPetra Muster,petra@bfirma.de,{PROFILE},\n",
        f"Name,Email,LinkedIn,Unsubscribed\nPetra Muster,petra@afirma.de,{PROFILE},yes\n",
    )
    for name, text in zip(("p1", "p2"), rows, strict=True):
        desk.load_text(text, f"{name}.csv", source="p" if turned else name)
    assert standing(desk) == ["petra@afirma.de", "petra@bfirma.de"]
    assert {one.origin for one, _ in list_suppressions(desk.store)} == {"p2.csv:2"}
    desk.undo()
    assert out(desk) == []
    assert healthy(desk)


def test_an_address_that_an_undo_hid_holds_its_lead_still(desk):
    desk.load_text("Name,Email\nBob Muster,bob@x-firma.de\n")
    edited(desk, {"email": "bob@neu.de"})
    put(desk, "bob@x-firma.de", "unsubscribed")
    desk.undo(1)
    assert desk.leads("email", "suppressed") == [("bob@neu.de", "unsubscribed")]
    assert out(desk) == []
    assert healthy(desk)


def test_a_constant_tells_an_opt_out_for_all_rows_and_takes_none_back(desk):
    text = "Name,Email\nAna Berg,ana@acme.io\nBob Roe,bob@acme.io\n"
    desk.load_text(text, source="crm")
    for words, told in (("yes", 2), ("no", 2), ("yes", 4)):
        desk.load_text(text, source="crm", constants={"email_opt_out": words})
        assert desk.leads("opted_out_op") == [(told,), (told,)]
    assert standing(desk) == ["ana@acme.io", "bob@acme.io"]
    assert healthy(desk)


def test_an_export_that_comes_back_after_a_lift_tells_nothing_new(desk):
    night(desk, 1, "yes")
    free(desk, "ana@acme.io")
    edited(desk, {"name": "Ana B. Berg"})
    assert [row["email"] for row in out(desk)] == ["ana@acme.io"]
    assert desk.leads("opted_out_op") == [(1,)]
    assert healthy(desk)


def test_the_operation_is_never_shown(desk):
    night(desk, 1, "yes")
    free(desk, "ana@acme.io")
    assert "opted_out_op" not in out(desk, ("all",))[0]


@pytest.mark.parametrize(
    ("header", "cells", "held"),
    [
        ("Suppressed", ("yes", "complaint, bounced", "", "no"), "ab"),
        ("Email Status", ("Unsubscribed", "opted out", "valid", ""), "ab"),
        ("Email Status", ("valid", "invalid", "risky", ""), ""),
    ],
)
def test_columns_that_say_who_is_suppressed_are_heard_at_import(desk, header, cells, held):
    rows = "".join(
        f'{one} Lee,{one}@x.io,"{cell}"\n' for one, cell in zip("abcd", cells, strict=True)
    )
    desk.load_text(f"Name,Email,{header}\n{rows}")
    assert [row["email"][0] for row in out(desk)] == [one for one in "abcd" if one not in held]
    assert standing(desk) == [f"{one}@x.io" for one in held]


def test_an_opt_out_that_nobody_can_read_keeps_back_until_somebody_decides(desk):
    desk.load_text(NIGHT.format("per Bob"))
    assert desk.leads("email_opt_out", "suppressed") == [("unclear", "unclear")]
    assert out(desk) == []
    assert standing(desk) == []
    assert check(desk.store, ["ana@acme.io"])[0].opted_out == {1: "unclear"}
    assert free(desk, "ana@acme.io").leads == 1
    assert [row["email"] for row in out(desk)] == ["ana@acme.io"]
    assert healthy(desk)
    desk.load_text(NIGHT.format("per Bob"))
    assert len(out(desk)) == 1
    night(desk, 2, "yes")
    assert out(desk) == []
    assert standing(desk) == ["ana@acme.io"]
    assert healthy(desk)


def test_a_row_that_says_yes_outweighs_one_that_is_unclear(desk):
    desk.load_text(NIGHT.format("per Bob") + "Ana Berg,ana@acme.io,yes\n")
    desk.load_text(NIGHT.format("ask Carl"), "b.csv", source="b")
    assert desk.leads("email_opt_out", "suppressed") == [("yes", "opted_out")]


def test_an_unclear_opt_out_goes_with_the_import_that_told_it(desk):
    told = desk.load_text(NIGHT.format("per Bob"))
    desk.load_text(NIGHT.format("no"), "b.csv", source="b")
    assert out(desk) == []
    desk.undo(told.operation)
    assert len(out(desk)) == 1
    assert healthy(desk)


def test_what_is_not_suppressed_and_tells_nothing_cannot_be_lifted(desk):
    desk.load_text(NIGHT.format("no"))
    with pytest.raises(UsageError, match="is not suppressed"):
        free(desk, "ana@acme.io")


def test_words_about_an_address_are_no_unclear_opt_out(desk):
    desk.load_text("Name,Email,Email Status\nA Lee,a@x.io,unsubscribed\nB Lee,b@x.io,deliverable\n")
    assert [row["email"] for row in out(desk)] == ["b@x.io"]


PETRA = "Name,LinkedIn,Company,Unsubscribed\nPetra Mai," + PROFILE + ",Acme,{}\n"


@pytest.mark.parametrize("word", ["per Bob", "yes"])
@pytest.mark.parametrize("named", ["1", PROFILE])
def test_a_lead_without_an_address_is_freed_by_its_number_or_profile(desk, word, named):
    desk.load_text(PETRA.format(word))
    assert out(desk, ("full_name",)) == []
    done = free(desk, named)
    assert (done.leads, [one.value for one in done.lifted]) == (1, ["lead 1"])
    assert [row["full_name"] for row in out(desk, ("full_name",))] == ["Petra Mai"]
    assert standing(desk) == []
    assert healthy(desk)
    with pytest.raises(UsageError, match="lead 1 is not suppressed"):
        free(desk, named)


def test_a_later_word_counts_again_and_a_silent_row_does_not(desk):
    desk.load_text(PETRA.format("per Bob"), "a.csv", source="crm")
    free(desk, "1")
    desk.load_text(PETRA.format("").replace("Acme", "Acme Inc"), "b.csv", source="crm")
    assert desk.query("select count(*) from record") == [(2,)]
    assert desk.leads("suppressed") == [(None,)]
    told = desk.load_text(PETRA.format("ask Carl"), "c.csv", source="crm")
    assert desk.leads("suppressed") == [("unclear",)]
    desk.undo(told.operation)
    assert desk.leads("suppressed") == [(None,)]
    assert healthy(desk)


def test_what_another_lead_said_is_not_lifted_with_it(desk):
    more = "Petra May,https://www.linkedin.com/in/petra-may,Acme,yes\n"
    desk.load_text(PETRA.format("per Bob") + more)
    free(desk, "1")
    merged = desk.merge((1, 2))
    assert out(desk, ("full_name",)) == []
    assert free(desk, "2").leads == 1
    assert desk.leads("suppressed") == [(None,)]
    desk.undo(merged)
    assert desk.leads("suppressed") == [(None,), (None,)]
    assert healthy(desk)


def test_the_number_of_a_lead_lifts_no_address(desk):
    desk.load_text(NIGHT.format("per Bob"))
    put(desk, "@acme.io", "competitor")
    done = free(desk, "1")
    assert (done.leads, [one.value for one in done.holding[1]]) == (0, ["@acme.io"])
    assert desk.leads("suppressed") == [("competitor",)]
    with pytest.raises(UsageError, match="does not say itself"):
        free(desk, "1")
    assert free(desk, "@acme.io").leads == 1


@pytest.mark.parametrize(
    ("text", "told"),
    [("7", "there is no lead `7`"), ("1234567", "nothing tells the country of the number")],
)
def test_a_number_that_is_no_leads_is_a_phones_if_it_is_long(desk, text, told):
    desk.load_text(PETRA.format("per Bob"))
    with pytest.raises(UsageError, match=told):
        free(desk, text)
