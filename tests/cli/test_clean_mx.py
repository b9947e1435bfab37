"""`clean --mx`: verdicts by what mail domains answer, for lists and the store."""

from __future__ import annotations

import csv
import io
import sys

import pytest
from nameserver import nameserver

LIST = """Email,Name
jane@alive.io,Jane Doe
bob@dead.io; bob@alive.io,Bob Ray
max@null.io,Max Roe
ann@old.io,Ann Poe
eve@broken.io,Eve Fox
"""
DOMAINS = {"alive.io": "mail", "old.io": "address", "null.io": "null", "broken.io": "failing"}
TOLD = (
    "mail domains 5: 1 takes mail, 1 has no MX, 1 has no DNS entries, 1 accepts no mail,"
    " 1 did not answer"
)


@pytest.fixture
def server(monkeypatch):
    with nameserver(dict(DOMAINS)) as running:
        monkeypatch.setenv("LEADCTL_DNS_SERVER", running.address)
        monkeypatch.setenv("LEADCTL_MX_TIMEOUT", "0.3")
        yield running


@pytest.fixture
def deaf(monkeypatch):
    with nameserver({}, deaf=True) as running:
        monkeypatch.setenv("LEADCTL_DNS_SERVER", running.address)
        monkeypatch.setenv("LEADCTL_MX_TIMEOUT", "0.1")
        yield running


def rows(text):
    return [
        (row["Email"], row["email_status"], row["email_reason"])
        for row in csv.DictReader(io.StringIO(text))
    ]


JUDGED = [
    ("jane@alive.io", "valid", ""),
    ("bob@alive.io; bob@dead.io", "valid; invalid", "no_dns_entries"),
    ("max@null.io", "invalid", "does_not_accept_mail"),
    ("ann@old.io", "risky", "no_mx_record"),
    ("eve@broken.io", "unknown", "dns_failed"),
]


@pytest.mark.parametrize("how", ["file", "pipe"])
def test_a_list_is_judged_by_the_answers(shell, server, how):
    (shell.folder / "list.csv").write_text(LIST, encoding="utf-8")
    given = {"stdin": LIST} if how == "pipe" else {}
    done = shell("clean", "-" if how == "pipe" else "list.csv", "--mx", "--verdicts", **given)
    assert rows(done.stdout) == JUDGED
    assert TOLD in done.stderr
    assert "1 e-mail where no mail is taken" in done.stderr
    assert max(server.asked.values()) == 1
    assert not shell.store.exists()


def test_without_mx_nobody_is_asked(shell, server):
    shell("clean", "-", "--verdicts", stdin=LIST)
    shell("clean", "-", "--mx", "--only", "name,email", "-n", stdin=LIST)
    assert not server.asked


def test_a_list_of_addresses_alone_is_judged(shell, server):
    done = shell("clean", "-", "--mx", "--verdicts", "-q", stdin="jane@alive.io\nmax@null.io\n")
    assert "max@null.io,invalid,does_not_accept_mail" in done.stdout
    assert server.names == {"alive.io", "null.io"}


@pytest.mark.parametrize("text", ["", "Name\nJane Doe\n", "Email\n\n", "Email\nno address\n"])
def test_a_list_without_addresses_asks_nobody(shell, server, text):
    done = shell("clean", "-", "--mx", stdin=text)
    assert "mail domains 0\n" in done.stderr
    assert not server.names


@pytest.mark.usefixtures("server")
def test_the_changes_tell_that_another_address_leads(shell):
    shell("clean", "-", "--mx", "--changes", "changes.csv", "-o", "out.csv", stdin=LIST)
    with (shell.folder / "changes.csv").open(encoding="utf-8") as file:
        told = [row for row in csv.DictReader(file) if row["field"] == "email"]
    assert [(row["clean"], row["rules"]) for row in told] == [
        ("bob@alive.io; bob@dead.io", "mail domain")
    ]


def test_the_store_is_judged_and_lists_are_by_what_it_knows(shell, server):
    (shell.folder / "list.csv").write_text(LIST, encoding="utf-8")
    shell("import", "list.csv")
    done = shell("clean", "--mx")
    assert TOLD in done.stderr
    assert "email_status 3" in done.stderr
    assert "undo: leadctl undo 2" in done.stderr
    server.asked.clear()
    again = shell("clean", "--mx")
    assert TOLD in again.stderr
    assert "nothing to change" in again.stderr
    assert rows(shell("clean", "list.csv", "--mx", "--verdicts").stdout) == JUDGED
    assert not server.asked
    for question in ("email_status:invalid", "email_reason:does_not_accept_mail"):
        found = shell.json("list", question)
        assert [one["email"] for one in found["leads"]] == ["max@null.io"]


def test_a_dry_run_says_how_many_it_would_ask_and_asks_nobody(shell, server):
    (shell.folder / "list.csv").write_text(LIST, encoding="utf-8")
    shell("import", "list.csv")
    for words in (["list.csv", "-o", "out.csv"], []):
        done = shell("clean", *words, "--mx", "--dry-run")
        assert "mail domains 5: 5 would be asked" in done.stderr
    assert "next: leadctl clean --mx" in done.stderr
    assert not server.asked


@pytest.mark.usefixtures("server")
def test_json_counts_domains_by_answer(shell):
    (shell.folder / "list.csv").write_text(LIST, encoding="utf-8")
    shell("import", "list.csv")
    told = {
        "takes_mail": 1,
        "no_mx_record": 1,
        "no_dns_entries": 1,
        "does_not_accept_mail": 1,
        "dns_failed": 1,
    }
    found = shell.json("clean", "list.csv", "--mx", "-o", "out.csv")["mail_domains"]
    assert found == {"domains": 5, "asked": 5, "not_asked": 0, "doubt": None} | {
        "answers": found["answers"]
    }
    assert found["answers"] == told
    assert shell.json("clean", "--mx")["mail_domains"] == found | {"asked": 0}
    assert "mail_domains" not in shell.json("clean")


def test_where_no_name_server_answers_a_warning_says_so(shell, deaf):
    done = shell("clean", "-", "--mx", "--verdicts", stdin=LIST)
    assert "warning: no name server answers" in done.stderr
    assert "mail domains 5: 5 were not asked" in done.stderr
    assert ("max@null.io", "valid", "") in rows(done.stdout)
    assert not deaf.names


def test_where_the_name_server_is_not_believed_a_warning_says_so(shell, server):
    server.domains, server.known = {}, ""
    text = "Email\njane@gmail.com\nbob@outlook.com\nmax@ibm.com\n"
    done = shell("clean", "-", "--mx", "--verdicts", stdin=text)
    assert "warning: the name server is not believed" in done.stderr
    assert "mail domains 3: 3 were not asked" in done.stderr
    assert [status for _, status, _ in rows(done.stdout)] == ["valid"] * 3
    told = shell.json("clean", "-", "--mx", "-o", "out.csv", stdin=text)
    assert (told["mail_domains"]["not_asked"], told["mail_domains"]["doubt"]) == (3, "untrue")


def test_addresses_that_are_examples_ask_nobody(shell, server):
    text = "Email\na@example.com\nb@example.org\nc@mail.example.net\nd@acme.example\n"
    done = shell("clean", "-", "--mx", "--verdicts", stdin=text)
    assert [status for _, status, _ in rows(done.stdout)] == ["valid"] * 4
    assert not server.asked


@pytest.mark.usefixtures("server")
def test_a_store_that_is_none_is_done_without(shell):
    shell.store.write_bytes(b"no store at all, but some text of length" * 40)
    done = shell("clean", "-", "--mx", "--verdicts", stdin=LIST)
    assert rows(done.stdout) == JUDGED
    assert "answers of earlier runs were left out" in done.stderr


def test_fields_without_addresses_cannot_be_asked_for(shell):
    for words in (["-"], []):
        done = shell("clean", *words, "--mx", "--only", "phone", stdin=LIST, code=2)
        assert "leadctl clean --mx --only phone,email" in done.stderr


def test_without_the_library_the_extra_is_named(shell, monkeypatch):
    monkeypatch.setitem(sys.modules, "dns.asyncresolver", None)
    done = shell("clean", "-", "--mx", stdin=LIST, code=2)
    assert "pip install 'leadctl[dns]'" in done.stderr


@pytest.mark.usefixtures("server")
def test_who_has_an_address_is_asked_of_all_of_them(shell):
    text = "Email,Other email,Name\nmax@dead.io,m@old.io,Max Roe\neve@dead.io,e@gone.io,Eve Fox\n"
    (shell.folder / "list.csv").write_text(text, encoding="utf-8")
    shell("import", "list.csv")

    def reached():
        return [one["lead_id"] for one in shell.json("list", "has:email")["leads"]]

    assert reached() == [1, 2]
    shell("clean", "--mx")
    assert reached() == [1]
