from __future__ import annotations

import pytest

from leadctl.cleaning.cleaned import Cleaned
from leadctl.cleaning.emails.email import clean_email
from leadctl.cleaning.emails.lists import judged_by, listed

NONE: frozenset[str] = frozenset()


def judge(raw, allow=(), deny=()):
    return judged_by(clean_email([raw])[0], listed(allow), listed(deny))


@pytest.mark.parametrize(
    ("entry", "raw"),
    [
        ("acme.com", "jane@acme.com"),
        ("@acme.com", "jane@acme.com"),
        ("*@acme.com", "jane@acme.com"),
        ("*.acme.com", "jane@mail.acme.com"),
        ("ACME.com # our own", "Jane@mail.acme.com"),
        ("jane@acme.com", "jane@acme.com"),
        ("jane@acme.com", "jane+crm@acme.com"),
        ("j.ane@gmail.com", "jane@googlemail.com"),
        ("müller.de", "jane@müller.de"),
        ("xn--mller-kva.de", "jane@müller.de"),
        ("mailto:jane@acme.com", "jane@acme.com"),
    ],
)
def test_what_an_entry_covers(entry, raw):
    found = judge(raw, deny=[entry])
    assert (found.verdict, found.reason) == ("invalid", "denied")
    assert found.key == clean_email([raw])[0].key


@pytest.mark.parametrize(
    ("entry", "raw"),
    [
        ("acme.com", "jane@notacme.com"),
        ("acme.com", "jane@acme.com.br"),
        ("jane+crm@acme.com", "jane@acme.com"),
        ("jane@acme.com", "ajane@acme.com"),
        ("", "jane@acme.com"),
        ("# acme.com", "jane@acme.com"),
        ("@", "jane@acme.com"),
    ],
)
def test_what_an_entry_does_not_cover(entry, raw):
    assert judge(raw, deny=[entry]).verdict == "valid"


@pytest.mark.parametrize(
    "raw", ["info@acme.com", "jane@mailinator.com", "jane@gmial.com", "noemail@acme.com"]
)
def test_allowing_makes_an_address_valid(raw):
    found = judge(raw, allow=[raw])
    assert (found.value, found.verdict, found.reason) == (raw, "valid", "allowed")
    assert found.key == raw
    assert not any(flag.startswith("suggest:") for flag in found.flags)


@pytest.mark.parametrize("raw", ["jane@@acme.com", "jane", "jane@acme.test", "n/a"])
def test_what_is_no_address_cannot_be_allowed(raw):
    assert judge(raw, allow=[raw, "acme.com", "acme.test"]) == clean_email([raw])[0]


def test_a_valid_address_needs_no_allowing():
    found = clean_email(["jane@acme.com"])[0]
    assert judged_by(found, listed(["acme.com"]), NONE) is found


@pytest.mark.parametrize(
    ("allow", "deny", "verdict"),
    [
        ("info@acme.com", "acme.com", "valid"),
        ("acme.com", "info@acme.com", "invalid"),
        ("mail.acme.com", "acme.com", "invalid"),
        ("acme.com", "acme.com", "invalid"),
    ],
)
def test_the_closest_entry_decides_and_denial_at_the_same_place(allow, deny, verdict):
    assert judge("info@acme.com", [allow], [deny]).verdict == verdict


def test_of_several_addresses_the_first_good_one_leads():
    found = judge("jane@acme.com; jane@web.de", deny=["acme.com"])
    assert found.values == ["jane@web.de", "jane@acme.com"]
    assert [found.verdict, found.more[0].reason] == ["valid", "denied"]


@pytest.mark.parametrize("raw", ["jane@acme.com", "info@acme.com; jane@@x", "n/a", ""])
def test_judging_twice_changes_nothing(raw):
    once = judge(raw, allow=["info@acme.com"], deny=["jane@acme.com"])
    again = judged_by(once, listed(["info@acme.com"]), listed(["jane@acme.com"]))
    assert again is once


def test_nothing_is_judged_without_lists():
    missing = Cleaned(None, "missing")
    assert judged_by(missing, NONE, NONE) is missing


@pytest.mark.parametrize("local", ["jane", "J.Doe", "info", "test", "no_reply", "a1", "x" * 64])
@pytest.mark.parametrize(
    "domain",
    [
        "acme.com", "GMAIL.com", "googlemail.com", "gmial.com", "acme.co.uk", "mailinator.com",
        "yandex.ru", "ya.ru", "x.test", "example.com", "no-tld", "icloud.com", "a-b.c-d.io",
    ],
)  # fmt: skip
def test_plain_addresses_cover_what_cleaning_would_say(local, domain):
    (cleaned,) = clean_email([f"{local}@{domain}"])
    found = listed([f"{local}@{domain}", f" {local}@{domain} # why"])
    assert {one for one in (cleaned.value, cleaned.key) if one} <= found
    for deny in (found, listed([f"<{local}@{domain}>"])):  # the second one is cleaned
        assert judged_by(cleaned, NONE, deny) == judged_by(cleaned, NONE, found)
