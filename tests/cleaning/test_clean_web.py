from __future__ import annotations

import time

import pytest
from equal_web import differing
from tldextract import TLDExtract

from leadctl.cleaning.cleaned import Cleaned
from leadctl.cleaning.web import (
    COMMON_ENDINGS,
    PLAIN_ENDINGS,
    clean_domain,
    clean_linkedin,
    clean_url,
    registrable,
)

IN = "https://www.linkedin.com/in/"


@pytest.mark.parametrize(
    ("raw", "value", "key"),
    [
        ("acme.com", "https://acme.com", "acme.com"),
        ("HTTP://WWW.Acme.com/", "http://www.acme.com", "acme.com"),
        ("https://acme.com/a?utm_source=x&b=1", "https://acme.com/a?b=1", "acme.com/a?b=1"),
        ("https://acme.com:443/#x", "https://acme.com/#x", "acme.com/#x"),
        ("<acme.com>", "https://acme.com", "acme.com"),
        ("not a url", "not a url", ""),
        ("http://", None, ""),
        ("http//acme.com", "http://acme.com", "acme.com"),
        ("htp://acme.com", "http://acme.com", "acme.com"),
        ("htttps://acme.com", "https://acme.com", "acme.com"),
        ("https:acme.com/x", "https://acme.com/x", "acme.com/x"),
        ("//acme.com", "https://acme.com", "acme.com"),
        ("http:\\\\acme.com", "http://acme.com", "acme.com"),
        ("http://https://acme.com", "https://acme.com", "acme.com"),
        ('=HYPERLINK("http://acme.com","Acme")', "http://acme.com", "acme.com"),
        ('<a href="https://acme.com">Acme</a>', "https://acme.com", "acme.com"),
        ("<A class=x HREF='acme.com/x' target=_blank>", "https://acme.com/x", "acme.com/x"),
        ("[Acme](https://acme.com)", "https://acme.com", "acme.com"),
        ("Acme (https://acme.com)", "https://acme.com", "acme.com"),
        ("https://acme.com - Acme", "https://acme.com", "acme.com"),
        ("https://jane:secret@acme.com/x", "https://acme.com/x", "acme.com/x"),
        ("jane@acme.com", "jane@acme.com", ""),
        ("mailto:jane@gmail.com", "mailto:jane@gmail.com", ""),
        ("Website: acme.com", "https://acme.com", "acme.com"),
        ("acme.com (head office)", "https://acme.com", "acme.com"),
        ("acme.com (formerly foo)", "acme.com (formerly foo)", ""),
        ("acme (main)", "acme (main)", ""),
        ("http;//acme.com", "http://acme.com", "acme.com"),
        ("http: //acme.com", "http://acme.com", "acme.com"),
        ("www acme.com", "https://www.acme.com", "acme.com"),
        ("www,acme,com/a", "https://www.acme.com/a", "acme.com/a"),
        ("www.acme,com", "https://www.acme.com", "acme.com"),
        ("www..acme.com", "https://www.acme.com", "acme.com"),
        ("https://ww.acme.com", "https://www.acme.com", "acme.com"),
        ("wwww.acme.com/a", "https://www.acme.com/a", "acme.com/a"),
        ("www.www.acme.com", "https://www.acme.com", "acme.com"),
        ("ww.de", "https://ww.de", "ww.de"),
        ("https://www.acme", "https://www.acme", ""),
        ("ａｃｍｅ。ｃｏｍ", "https://acme.com", "acme.com"),
        ("Acme, Inc", "Acme, Inc", ""),
        ("10,000", "10,000", ""),
    ],
)
def test_urls(raw, value, key):
    found = clean_url([raw])[0]
    assert (found.value, found.key) == (value, key)


@pytest.mark.parametrize("raw", ["javascript:alert(1)", "DATA:text/html,x", "file:///etc/passwd"])
def test_what_would_run_is_no_value(raw):
    assert clean_url([raw])[0] == Cleaned(None, reason="unsafe_url")


@pytest.mark.parametrize(
    ("raw", "value"),
    [
        ("acme.com", "acme.com"),
        ("https://www.shop.acme.co.uk/x", "acme.co.uk"),
        ("jane@mail.acme.com", "acme.com"),
        ("foo.bar.com.au", "bar.com.au"),
        ("co.uk", None),
        ("https:acme.com", "acme.com"),
        ("//www.acme.com", "acme.com"),
        ("acme", None),
        ("acme gmbh", None),
    ],
)
def test_domains(raw, value):
    assert clean_domain([raw])[0].value == value


@pytest.mark.parametrize(
    ("raw", "value", "key"),
    [
        ("linkedin.com/in/Jane-Doe/", "https://www.linkedin.com/in/jane-doe", "jane-doe"),
        ("https://de.linkedin.com/in/jane?trk=x", "https://www.linkedin.com/in/jane", "jane"),
        ("in/jane", "https://www.linkedin.com/in/jane", "jane"),
        ("https://linkedin.com/in/j%C3%BCrgen", "https://www.linkedin.com/in/jürgen", "jürgen"),
        (
            "https://www.linkedin.com/company/Acme/about/",
            "https://www.linkedin.com/company/acme",
            "company/acme",
        ),
        (
            "linkedin.com/in/ACwAAAbcDEF1234567",
            "https://www.linkedin.com/in/ACwAAAbcDEF1234567",
            "ACwAAAbcDEF1234567",
        ),
        (
            "https://linkedin.com/in/ACoAAB_xyZ-12345?x=1",
            f"{IN}ACoAAB_xyZ-12345",
            "ACoAAB_xyZ-12345",
        ),
        (f'=HYPERLINK("{IN}Jane","Profile")', f"{IN}jane", "jane"),
        (f'<a href="{IN}Jane">Jane</a>', f"{IN}jane", "jane"),
        ("https://linkedin.com/sales/lead/1,NAME", "https://linkedin.com/sales/lead/1,NAME", ""),
        ("linkdin.com/in/jane", f"{IN}jane", "jane"),
        ("https://de.linkedin/in/jane", f"{IN}jane", "jane"),
        ("linkedin,com/in/jane", f"{IN}jane", "jane"),
        ("notlinkedin/in/jane", None, ""),
        ("https://xing.com/in/x", None, ""),
        ("twitter.com/jane", None, ""),
        ("@jane", None, ""),
        ("Jane Doe", None, ""),
        ("jane-doe", None, ""),
        ("https://www.linkedin.com/feed/", None, ""),
    ],
)
def test_linkedin(raw, value, key):
    found = clean_linkedin([raw])[0]
    assert (found.value, found.key) == (value, key)


def test_the_short_way_agrees_with_the_library():
    from tldextract import TLDExtract

    extract = TLDExtract(suffix_list_urls=(), cache_dir=None)
    for text in ["acme.com", "acme.de", "co.nl", "com.de", "gov.pl", "x.ca", "ac.be", "edu.eu"]:
        found = clean_domain([text])[0].value or ""
        assert found == extract(text).top_domain_under_public_suffix, text


def test_several_addresses_of_a_cell_are_told_apart():
    (found,) = clean_url(["acme.com, www.acme.de | http://acme.fr"])
    assert found.values == ["https://acme.com", "https://www.acme.de", "http://acme.fr"]
    for tie in (",", " / ", " and ", " und ", " & "):
        assert clean_url([f"acme.com{tie}acme.de"])[0].values == [
            "https://acme.com",
            "https://acme.de",
        ]
    assert clean_url(["see acme.com"])[0].reason == "not_a_url"


def test_a_host_is_one_in_letters_and_in_punycode():
    one, other = clean_url(["https://xn--mller-kva.de", "müller.de"])
    assert (one.value, one.key) == ("https://müller.de", other.key)
    assert clean_domain(["www.xn--mller-kva.de"])[0].value == "müller.de"
    assert clean_url(["xn--zzzzzz.de"])[0].key


def test_blanks_in_an_address_and_mails_of_linkedin_are_mended():
    assert clean_url(["www. acme .com"])[0].value == "https://www.acme.com"
    found = clean_linkedin(["https://www.linkedin.com/comm/in/jane-doe?x=1"])[0]
    assert found.value == "https://www.linkedin.com/in/jane-doe"


@pytest.mark.parametrize(
    "nasty", ["a." * 50_000, "a, " * 30_000, " . " * 30_000, "http:" * 20_000, "xn--" * 25_000]
)
def test_a_hundred_thousand_signs_are_no_address_in_no_time(nasty):
    began = time.process_time()
    clean_url([nasty]), clean_domain([nasty]), clean_linkedin([nasty])
    assert time.process_time() - began < 3


@pytest.mark.parametrize("blank", [" ", "%20", "\t"])
def test_a_blank_in_a_profile_leaves_no_other_person(blank):
    (cleaned,) = clean_linkedin([f"https://www.linkedin.com/in/john{blank}smith"])
    assert (cleaned.value, cleaned.key, cleaned.reason) == (None, "", "not_linkedin")


def test_plain_addresses_come_out_as_by_the_long_way():
    assert differing(4000, seed=2) == (4000, [])


@pytest.mark.parametrize(
    "place",
    [
        "in/null",
        "in/undefined",
        "in/unavailable",
        "in/username",
        "in/N%2FA",
        "in/x",
        "pub/dir/Jane/Doe",
    ],
)
def test_profiles_of_nobody_are_none(place):
    (found,) = clean_linkedin([f"https://www.linkedin.com/{place}"])
    assert (found.value, found.reason, found.key) == (None, "not_linkedin", "")


@pytest.mark.parametrize(
    ("host", "domain"),
    [
        ("acme.uk.com", "acme.uk.com"),
        ("www.acme.com.de", "acme.com.de"),
        ("jane@bolt.za.com", "bolt.za.com"),
        ("acme.github.io", "acme.github.io"),
        ("github.io", "github.io"),
        ("uk.com", "uk.com"),
        ("co.uk", ""),
    ],
)
def test_domains_under_suffixes_let_to_others_are_these_others(host, domain):
    assert registrable(host) == domain


@pytest.mark.parametrize("name", ["acme", "www.acme", "co", "com"])
def test_plain_domains_are_those_of_the_list(name):
    listed = TLDExtract(suffix_list_urls=(), cache_dir=None, include_psl_private_domains=True)
    found = {f"{name}.{ending}": registrable(f"{name}.{ending}") for ending in PLAIN_ENDINGS}
    told = {host: listed(host) for host in found}
    assert found == {
        host: one.top_domain_under_public_suffix or one.suffix * one.is_private
        for host, one in told.items()
    }


def test_common_endings_are_of_the_list():
    known = {one.rpartition(".")[2] for one in TLDExtract(suffix_list_urls=(), cache_dir=None).tlds}
    assert {"com", "uk", "jp", "dev"} <= COMMON_ENDINGS <= known


@pytest.mark.parametrize("raw", ["https://WWW.Acme.com/", "HTTP://acme.com", "https://acme.com/"])
def test_the_short_way_to_a_site_is_what_the_long_way_makes_of_it(raw):
    (short,), (long,) = clean_url([raw]), clean_url([f"<{raw}>"])
    assert short == long
    assert clean_url([short.value]) == [short]
