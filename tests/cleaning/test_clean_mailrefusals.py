from __future__ import annotations

import time

import pytest

from leadctl.cleaning.emails.email import clean_email
from leadctl.cleaning.emails.refusals import refusal


def clean(raw):
    """Clean a cell, and what came of it once more, which must change nothing."""
    found = clean_email([raw])[0]
    again = clean_email(["; ".join(found.values)])[0]
    assert (again.values, again.key) == (found.values, found.key)
    return found


@pytest.mark.parametrize(
    "raw",
    [
        "unsubscribed: jane@acme.com",
        "opted out: jane@acme.com",
        "do not contact - jane@acme.com",
        "do_not_email jane@acme.com",
        "jane@acme.com - do not email",
        "jane@acme.com [unsubscribed]",
        "jane@acme.com dnc",
        "jane@acme.com opt-out",
        "jane@acme.com optout",
        "jane@acme.com unsubscribe",
        "jane@acme.com stop",
        "jane@acme.com remove",
        "jane@acme.com gdpr erased",
        "jane@acme.com complaint",
        "jane@acme.com blocked",
        "jane@acme.com (bitte nicht anschreiben)",
        "jane@acme.com - ne pas contacter",
        "jane doe <jane@acme.com> (dad de baja / dado de baja)",
    ],
)
def test_who_asked_not_to_be_written_to_is_not(raw):
    found = clean(raw)
    assert (found.value, found.verdict, found.reason) == (raw, "invalid", "do_not_mail")
    assert (found.key, found.flags) == ("", ())


@pytest.mark.parametrize(
    "raw",
    [
        "jane@acme.com (bounced)",
        "jane@acme.com, bounced",
        "jane@acme.com;bounced",
        "jane@acme.com | bounced",
        "jane@acme.com bounced",
        "bounced: jane@acme.com",
        "[bounced] jane@acme.com",
        "jane@acme.com hard bounce",
        "jane@acme.com undeliverable",
        "jane@acme.com deceased",
        "jane@acme.com gone",
        "jane@acme.com - left",
        "jane@acme.com (left the company)",
        "jane@acme.com (no longer with us)",
        "jane@acme.com wrong person",
        "jane@acme.com - unzustellbar",
        "jane doe <jane@acme.com> (invalid)",
    ],
)
def test_an_address_that_is_told_to_be_dead_is(raw):
    found = clean(raw)
    assert (found.value, found.verdict, found.reason) == (raw, "invalid", "out_of_use")
    assert (found.key, found.flags) == ("", ())


@pytest.mark.parametrize(
    "raw",
    [
        "jane@acme.com (work)",
        "jane@acme.com - Sales",
        "Left, Jane <jane@acme.com>",
        "Jane Stop <jane@acme.com>",
        "Stop & Shop <jane@acme.com>",
        "Dead Sea Ltd <jane@acme.com>",
        "Jane Gone jane@acme.com",
        "jane@acme.com (old)",
        "mailto:jane@acme.com?subject=unsubscribe",
        "mailto:jane@acme.com?subject=please unsubscribe",
    ],
)
def test_names_labels_and_links_refuse_nothing(raw):
    found = clean(raw)
    assert (found.value, found.verdict, found.reason) == ("jane@acme.com", "valid", "")


@pytest.mark.parametrize(
    ("raw", "address"),
    [
        ("bounced@acme.com", "bounced@acme.com"),
        ("Unsubscribe <unsubscribe@acme.com>", "unsubscribe@acme.com"),
        ("Stop Smith <stop@acme.com>", "stop@acme.com"),
        ("Complaints: complaints@acme.com", "complaints@acme.com"),
        ("Do not reply <donotreply@acme.com>", "donotreply@acme.com"),
    ],
)
def test_the_name_of_a_mailbox_is_no_remark(raw, address):
    assert clean(raw).value == address


@pytest.mark.parametrize(
    ("raw", "values"),
    [
        ("jane@acme.com (bounced), bob@beta.de", ["bob@beta.de", "jane@acme.com (bounced)"]),
        ("jane@acme.com, bounced, bob@beta.de", ["bob@beta.de", "jane@acme.com, bounced"]),
        ("jane@acme.com; bob@beta.de (do not use)", ["jane@acme.com", "bob@beta.de (do not use)"]),
        ("jane@acme.com (bounced)\nbob@beta.de", ["bob@beta.de", "jane@acme.com (bounced)"]),
        (
            'jane@acme.com (bounced); "roe, bob" <bob@beta.de>',
            ["bob@beta.de", "jane@acme.com (bounced)"],
        ),
        ("dnc: jane@acme.com, bob@beta.de", ["dnc: jane@acme.com, bob@beta.de"]),
        ("bob@beta.de; \ufffd jane@acme.com bounced", ["bob@beta.de", "jane@acme.com bounced"]),
    ],
)
def test_others_of_the_cell_count_unless_the_remark_may_be_meant_for_them(raw, values):
    assert clean(raw).values == values


@pytest.mark.parametrize(
    "filling", ["(", "bounced ", "a@", ") @", "do not ", "opt ", "no longer", ";"]
)
def test_long_cells_take_no_long_time(filling):
    text = f"jane@acme.com {filling * (9_000 // len(filling))}"
    began = time.process_time()
    refusal(text)
    assert time.process_time() - began < 1


def test_what_is_no_cell_of_addresses_is_not_searched_for_remarks():
    text = "; ".join(f"j{at}@acme.com bounced" for at in range(600))
    (found,) = clean_email([text])
    assert (found.value, found.reason) == (text, "failed_syntax_check")


@pytest.mark.parametrize(
    "raw",
    [
        "jane.doe@acme.com (alt: jdoe@acme.de)",
        "bob@acme.com bounced; use jane.doe@acme.com",
        "bob@acme.com (bounced), now jane.doe@acme.com",
    ],
)
def test_a_remark_on_one_address_says_nothing_of_the_other(raw):
    (found,) = clean_email([raw])
    assert (found.value, found.verdict) == ("jane.doe@acme.com", "valid")
    assert [one.reason for one in found.more] == ["out_of_use"]
