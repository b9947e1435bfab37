"""Mail domains: asked for once, kept for a while, and facts that leads follow."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime, timedelta

import pytest
from nameserver import nameserver

from leadctl.errors import LeadctlError
from leadctl.store.asking.changes import changes_of
from leadctl.store.asking.past import leads_of
from leadctl.store.facts.mail_domains import keep_answers
from leadctl.store.opening.connect import reading, writing
from leadctl.workflows.importing.import_lists import import_lists
from leadctl.workflows.importing.import_request import build_request
from leadctl.workflows.importing.reread import reread
from leadctl.workflows.keeping.examine import examine
from leadctl.workflows.leads.edit_leads import Assignment, edit_leads
from leadctl.workflows.rules.ask_dns import NameServer
from leadctl.workflows.rules.mail_domains import Lookup, look_up
from leadctl.workflows.rules.ruling import Wanted

NOW = datetime(2026, 3, 1, 9, tzinfo=UTC)
LIST = """Email,First Name,Last Name
jane@alive.io,Jane,Doe
bob@dead.io; bob@alive.io,Bob,Ray
max@dead.io,Max,Roe
info@old.io,Ann,Poe
"""
DOMAINS = {"alive.io": "mail", "old.io": "address"}


def how(desk, server, days=7.0, **asked):
    now = asked.pop("now", NOW)
    return Lookup(desk.store, now, days, NameServer(server.address, 0.3), **asked)


def clean(desk, server, **asked):
    dry_run = asked.get("dry_run", False)
    wanted = Wanted("clean", lookup=how(desk, server, **asked), dry_run=dry_run)
    return reread(desk.store, wanted, desk.author())


def judged(desk):
    return desk.leads("email", "email_status", "email_reason")


@pytest.fixture
def server():
    with nameserver(dict(DOMAINS)) as running:
        yield running


PLAIN = [
    ("jane@alive.io", "valid", None),
    ("bob@dead.io", "valid", None),
    ("max@dead.io", "valid", None),
    ("info@old.io", "risky", "role_based"),
]
ANSWERED = [
    ("jane@alive.io", "valid", None),
    ("bob@alive.io", "valid", None),
    ("max@dead.io", "invalid", "no_dns_entries"),
    ("info@old.io", "risky", "role_based"),
]


def test_leads_follow_the_answers_and_an_undo_takes_them_back(desk, server):
    desk.load_text(LIST)
    assert judged(desk) == PLAIN
    done = clean(desk, server)
    assert done.operation is not None
    assert done.mail.counts == {"takes_mail": 1, "no_mx_record": 1, "no_dns_entries": 1}
    assert judged(desk) == ANSWERED
    assert server.names == {"alive.io", "dead.io", "old.io"}
    desk.undo(done.operation)
    assert judged(desk) == PLAIN
    desk.redo(done.operation)
    assert judged(desk) == ANSWERED
    assert [one.findings for one in examine(desk.store, full=True) if one.findings] == []


def test_a_second_cleaning_asks_nobody_and_changes_nothing(desk, server):
    desk.load_text(LIST)
    clean(desk, server)
    server.asked.clear()
    done = clean(desk, server)
    assert (done.operation, done.mail.asked, len(done.mail.answers)) == (None, 0, 3)
    assert not server.asked


@pytest.mark.parametrize("kind", ["clean", "rebuild"])
def test_without_asking_what_is_known_stays(desk, server, kind):
    desk.load_text(LIST)
    clean(desk, server)
    done = reread(desk.store, Wanted(kind, remap=kind == "rebuild"), desk.author())
    assert done.operation is None
    assert judged(desk) == ANSWERED


def test_later_rows_and_words_are_judged_by_what_is_known(desk, server):
    desk.load_text(LIST)
    clean(desk, server)
    desk.load_text("Email,First Name,Last Name\nzoe@dead.io,Zoe,Ray\n", "b.csv")
    edit_leads(desk.asked("1"), [Assignment("email", "jane@dead.io")])
    assert judged(desk)[-1] == ("zoe@dead.io", "invalid", "no_dns_entries")
    assert judged(desk)[0] == ("jane@dead.io", "invalid", "no_dns_entries")
    done = reread(desk.store, Wanted("rebuild", remap=True), desk.author())
    assert done.operation is None
    desk.undo(2)
    assert judged(desk)[-1] == ("zoe@dead.io", "valid", None)
    assert judged(desk)[0] == ("jane@dead.io", "valid", None)


def test_the_past_knows_what_was_known_then(desk, server):
    desk.load_text(LIST)
    done = clean(desk, server)
    server.domains["dead.io"] = "mail"
    later = clean(desk, server, now=NOW + timedelta(days=8))
    assert later.operation is not None
    with reading(desk.store, scratch=True) as con:
        for moment, status in (
            (1, "valid"),
            (done.operation, "invalid"),
            (later.operation, "valid"),
        ):
            with leads_of(con, moment):
                found = con.execute("select email_status from lead where lead_id = 3").fetchone()
            assert found == (status,)


def test_a_domain_that_comes_to_life_is_news_once_its_answer_is_old(desk, server):
    desk.load_text(LIST)
    clean(desk, server)
    server.domains["dead.io"] = "mail"
    assert clean(desk, server, now=NOW + timedelta(hours=23)).operation is None
    assert clean(desk, server, now=NOW + timedelta(hours=25)).operation is not None
    assert judged(desk)[2] == ("max@dead.io", "valid", None)
    assert judged(desk)[1] == ("bob@dead.io", "valid", None)


def test_no_reply_leaves_a_dead_domain_dead_and_makes_a_good_one_unknown(desk, server):
    desk.load_text(LIST)
    clean(desk, server)
    server.domains |= {"dead.io": "failing", "alive.io": "silent"}
    clean(desk, server, now=NOW + timedelta(days=8))
    assert judged(desk)[0] == ("jane@alive.io", "unknown", "dns_timeout")
    assert judged(desk)[2] == ("max@dead.io", "invalid", "no_dns_entries")


def test_a_dry_run_asks_nobody_and_tells_how_many_it_would(desk, server):
    desk.load_text(LIST)
    done = clean(desk, server, dry_run=True)
    assert (done.operation, done.mail.left, done.mail.asked) == (None, 3, 0)
    assert not server.asked
    clean(desk, server)
    assert clean(desk, server, dry_run=True).mail.left == 0
    assert judged(desk) == ANSWERED


def test_where_nobody_answers_nothing_is_judged(desk):
    desk.load_text(LIST)
    with nameserver({}, deaf=True) as server:
        done = clean(desk, server)
    assert (done.operation, done.mail.left, done.mail.doubt) == (None, 3, "silent")
    assert judged(desk) == PLAIN
    assert desk.query("select * from mail_answer") == []


@pytest.mark.parametrize(
    ("answer", "hours", "days", "is_good"),
    [
        ("takes_mail", 7 * 24 - 1, 7, True),
        ("takes_mail", 7 * 24, 7, False),
        ("takes_mail", 0, 0, False),
        ("takes_mail", -1, 7, False),  # a clock that was set back
        ("does_not_accept_mail", 47, 2, True),
        ("no_dns_entries", 23, 7, True),
        ("no_dns_entries", 24, 7, False),
        ("dns_timeout", 0.9, 7, True),
        ("dns_timeout", 1, 7, False),
        ("dns_failed", 1, 7, False),
    ],
)
def test_an_answer_is_good_for_its_time(desk, server, answer, hours, days, is_good):  # noqa: PLR0917
    desk.load_text(LIST)
    with writing(desk.store, "") as con:
        keep_answers(con, {"alive.io": answer}, NOW)
    later = NOW + timedelta(hours=hours)
    found = look_up(["alive.io"], how(desk, server, float(days), now=later))
    assert (found.asked == 0) == is_good
    assert bool(server.asked) != is_good


def test_without_a_store_none_is_made_for_answers(desk, server):
    found = look_up(["alive.io", "alive.io"], how(desk, server))
    assert found.answers == {"alive.io": "takes_mail"}
    assert list(desk.folder.iterdir()) == []


def test_an_interruption_keeps_the_answers_that_came(desk, server):
    desk.load_text(LIST)

    def interrupt(done, _total):
        if done == 2:
            raise KeyboardInterrupt

    server.domains |= {"dead.io": "mail", "old.io": "mail"}
    with pytest.raises(KeyboardInterrupt):
        look_up(["alive.io", "dead.io", "old.io"], how(desk, server), interrupt)
    assert len(desk.query("select * from mail_answer")) >= 2


def test_answers_that_cannot_be_are_neither_believed_nor_kept(desk, server):
    desk.load_text(LIST.replace("jane@alive.io", "jane@gmail.com"))
    server.domains, server.known = {}, ""
    done = clean(desk, server)
    assert (done.operation, done.mail.left, done.mail.doubt) == (None, 4, "untrue")
    assert desk.query("select * from mail_answer") == []
    assert desk.query("select * from mail_domain") == []
    assert judged(desk)[0] == ("jane@gmail.com", "valid", None)


def test_a_store_that_cannot_be_read_is_done_without_where_none_is_needed(desk, server):
    desk.store.write_bytes(b"no store at all, but some text of length" * 40)
    whole = desk.store.read_bytes()
    found = look_up(["alive.io"], how(desk, server))
    assert (found.answers, bool(found.trouble)) == ({"alive.io": "takes_mail"}, True)
    assert desk.store.read_bytes() == whole
    with pytest.raises(LeadctlError):
        look_up(["alive.io"], how(desk, server), needs_store=True)


def test_a_persons_own_domain_is_forgotten_with_the_person(desk, server):
    from leadctl.workflows.suppressing.forget import forget

    desk.load_text(LIST.replace("max@dead.io", "max@maxroe.io"))
    clean(desk, server)
    assert "maxroe.io" in dict(desk.query("select domain, answer from mail_domain"))
    forget(desk.store, "max@maxroe.io", desk.author())
    assert {row[0] for row in desk.query("select domain from mail_answer")} == {
        "alive.io",
        "dead.io",
        "old.io",
    }
    assert "maxroe" not in repr(desk.query("select * from mail_domain"))
    with sqlite3.connect(desk.store) as con:
        assert not any("maxroe" in line for line in con.iterdump())
    con.close()


def test_a_dead_typo_tells_no_company(desk, server):
    desk.load_text("Email,Name\njoe@gmial.com,Joe Poe\n")
    clean(desk, server)
    assert desk.leads("email_reason", "domain") == [("no_dns_entries", None)]


def test_the_changes_of_a_lead_tell_of_the_domain(desk, server):
    desk.load_text(LIST)
    clean(desk, server)
    with reading(desk.store, scratch=True) as con:
        (row,) = changes_of(con, 2)
    (cell,) = [one for one in row.cells if one.field == "email"]
    assert cell.steps[-1].rule == "mail domain"
    assert cell.clean == "bob@alive.io; bob@dead.io"


def test_answers_that_come_while_a_list_is_read_count_for_its_rows(desk, server):
    desk.load_text(LIST)
    path = desk.write("b.csv", "Email,First Name,Last Name\nzoe@dead.io,Zoe,Ray\n")
    done = []

    def meanwhile(*_):
        if not done:
            done.append(clean(desk, server))

    request = build_request([path], today="2026-12-31")
    import_lists(desk.store, request, desk.author(), report=meanwhile)
    assert done
    assert judged(desk)[-1] == ("zoe@dead.io", "invalid", "no_dns_entries")
