"""Name servers are asked for every domain once, many at a time, and never for long."""

from __future__ import annotations

import signal
import sys

import pytest
from nameserver import nameserver

from leadctl.errors import LeadctlError, UsageError
from leadctl.workflows.rules.ask_dns import (
    AT_ONCE,
    KNOWN,
    MANY_DOUBTED,
    Doubt,
    NameServer,
    ask,
    require_dns,
)

ANSWERS = {
    "mail.example": ("mail", "takes_mail"),
    "site.example": ("address", "no_mx_record"),
    "six.example": ("address6", "no_mx_record"),
    "parked.example": ("parked", "no_dns_entries"),
    "null.example": ("null", "does_not_accept_mail"),
    "words.example": ("other", "no_dns_entries"),
    "gone.example": ("", "no_dns_entries"),
    "broken.example": ("failing", "dns_failed"),
    "silent.example": ("silent", "dns_timeout"),
    "alias.example": ("alias:mail.example", "takes_mail"),
    "lost.example": ("alias:gone.example", "no_dns_entries"),
    "xn--bcher-kva.example": ("mail", "takes_mail"),
}


def asked(domains, server, seconds=1.0):
    found = {}
    doubt = ask(domains, NameServer(server.address, seconds), found)
    return found, doubt


def test_each_answer_has_its_word():
    shown = {"xn--bcher-kva.example": "bücher.example"}
    with nameserver({name: kind for name, (kind, _) in ANSWERS.items()}) as server:
        found, doubt = asked([shown.get(one, one) for one in ANSWERS], server)
    assert not doubt
    assert found == {shown.get(one, one): answer for one, (_, answer) in ANSWERS.items()}
    assert server.asked["mail.example", "MX"] == 1
    assert server.asked["mail.example", "A"] == 0  # mail servers are all that counts


@pytest.mark.parametrize(
    "name", ["a" * 64 + ".example", "a..example", f"{'a.' * 130}example", "ß" * 70]
)
def test_a_name_that_cannot_be_asked_for_is_told(name):
    with nameserver({"mail.example": "mail"}) as server:
        found, _ = asked([name, "mail.example"], server)
    assert found == {name: "dns_failed", "mail.example": "takes_mail"}


def test_a_reply_that_is_none_is_told():
    with nameserver({"torn.example": "torn"}) as server:
        found, _ = asked(["torn.example"], server)
    assert found["torn.example"] in {"dns_failed", "dns_timeout"}


def test_questions_overlap_up_to_a_bound():
    domains = {f"d{n}.example": "mail" for n in range(10 * AT_ONCE)}
    # it replies to none before so many wait: whoever asks one by one never gets a reply
    with nameserver(domains, together=AT_ONCE) as server:
        found, doubt = asked(list(domains), server, seconds=30.0)
    assert not doubt
    assert set(found.values()) == {"takes_mail"}
    assert len(found) == len(domains)
    assert server.most == AT_ONCE
    assert max(server.asked.values()) == 1


def test_a_deaf_server_is_found_out_before_anything_is_asked():
    with nameserver({}, deaf=True) as server:
        found, doubt = asked([f"d{n}.example" for n in range(1000)], server, seconds=0.1)
    assert doubt is Doubt.SILENT
    assert not found
    assert not server.names


def test_a_server_that_falls_silent_is_left_and_what_was_known_stays():
    domains = {f"d{n}.example": "mail" for n in range(50 * MANY_DOUBTED)}
    with nameserver(domains) as server:
        server.deaf_from = "d30.example"
        found, doubt = asked(list(domains), server)
    assert doubt is Doubt.SILENT
    assert 0 < len(found) <= 30 + AT_ONCE
    assert set(found.values()) == {"takes_mail"}
    assert len(server.names) < 5 * MANY_DOUBTED


def test_many_silent_domains_do_not_make_a_server_deaf():
    domains = {f"d{n}.example": "silent" for n in range(2 * MANY_DOUBTED)}
    with nameserver(domains) as server:
        found, doubt = asked(list(domains), server, seconds=0.5)
    assert not doubt
    assert list(found.values()) == ["dns_timeout"] * len(domains)


@pytest.mark.parametrize(
    ("known", "other"),
    [
        ("", ""),  # denies every name
        ("address", "address"),  # sends all to a page to log in
        ("parked", "parked"),
        ("other", "other"),  # knows every name, and nothing of any
        ("failing", "failing"),  # refuses whoever asks
        ("mail", "address"),  # sends an address of its own where there is none
        ("mail", "mail"),
    ],
)
def test_a_server_that_cannot_be_right_is_not_believed(known, other):
    with nameserver({"mail.example": "mail"}, known=known, other=other) as server:
        found, doubt = asked(["mail.example", "gone.example"], server)
    assert doubt is Doubt.UNTRUE
    assert not found
    assert not server.asked


@pytest.mark.parametrize("known", KNOWN)
def test_one_provider_that_is_known_will_do(known):
    with nameserver({known: "mail", "mail.example": "mail"}, known="") as server:
        found, doubt = asked(["mail.example"], server)
    assert (found, doubt) == ({"mail.example": "takes_mail"}, Doubt.NONE)


@pytest.mark.parametrize("behind", [0, 3, 8 * MANY_DOUBTED])
def test_a_server_that_begins_to_deny_all_is_left_and_what_was_known_stays(behind):
    domains = {f"d{n}.example": "mail" for n in range(AT_ONCE + behind)}
    with nameserver(domains) as server:
        server.lost_from = f"d{AT_ONCE - 1}.example"
        found, doubt = asked([*domains], server)
    assert doubt is Doubt.UNTRUE
    assert len(found) == AT_ONCE - 1
    assert set(found.values()) == {"takes_mail"}
    assert len(server.names) <= 4 * MANY_DOUBTED


def test_many_dead_domains_do_not_make_a_server_untrue():
    domains = [f"d{n}.example" for n in range(3 * MANY_DOUBTED + 1)]
    with nameserver({}) as server:
        found, doubt = asked(domains, server)
    assert not doubt
    assert list(found.values()) == ["no_dns_entries"] * len(domains)
    assert server.judged == 5 * (len(KNOWN) + 1)  # at first, each so many domains, and at the end


def test_an_interruption_keeps_no_answer_that_is_in_doubt():
    class Ended(BaseException):
        pass

    def report(done, _total):
        if done == 3:
            raise Ended

    found = {}
    with nameserver({}) as server, pytest.raises(BaseException):  # noqa: B017, PT011 - a group
        ask([f"d{n}.example" for n in range(9)], NameServer(server.address, 5.0), found, report)
    assert not found


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_an_interruption_keeps_what_is_known(ending, capfd):
    class Ended(BaseException):
        pass

    def end(number, _frame):
        raise Ended(number)

    def report(done, _total):
        if done == 100:
            signal.raise_signal(ending)

    domains = {f"d{n}.example": "mail" for n in range(40 * AT_ONCE)}
    found = {}
    before = signal.signal(ending, end)
    try:
        with nameserver(domains) as server, pytest.raises(Ended) as raised:
            ask(list(domains), NameServer(server.address, 5.0), found, report)
        assert signal.getsignal(ending) is end
    finally:
        signal.signal(ending, before)
    assert raised.value.args == (ending,)
    assert 100 <= len(found) <= 100 + 2 * AT_ONCE
    assert capfd.readouterr().err == ""


def test_progress_is_told_domain_by_domain():
    reports = []
    with nameserver({"a.example": "mail", "b.example": "mail"}) as server:
        ask(
            ["a.example", "b.example"],
            NameServer(server.address, 5.0),
            {},
            lambda done, total: reports.append((done, total)),
        )
    assert reports == [(1, 2), (2, 2)]


def test_a_system_without_a_name_server_says_so(monkeypatch):
    import dns.resolver

    def unconfigured(*_):
        raise dns.resolver.NoResolverConfiguration

    monkeypatch.setattr(dns.resolver.BaseResolver, "read_resolv_conf", unconfigured)
    with pytest.raises(LeadctlError, match="no name server") as raised:
        ask(["a.example"], NameServer(), {})
    assert "dns_server" in raised.value.hint


def test_without_the_library_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "dns.asyncresolver", None)
    with pytest.raises(UsageError) as raised:
        require_dns()
    assert "pip install 'leadctl[dns]'" in raised.value.hint
