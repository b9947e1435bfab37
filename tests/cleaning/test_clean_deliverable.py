"""What a domain's answer makes of the addresses there."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadctl.cleaning.cleaned import Cleaned
from leadctl.cleaning.emails.answers import VERDICTS
from leadctl.cleaning.emails.deliverable import Answering, mail_domains, with_answers
from leadctl.cleaning.emails.email import clean_email
from leadctl.cleaning.emails.lists import judged_by
from leadctl.cleaning.registry import CLEANERS


def answered(text, **answers):
    (cleaned,) = clean_email([text])
    return with_answers(cleaned, {name.replace("_", "."): one for name, one in answers.items()})


@pytest.mark.parametrize(
    ("text", "answer", "verdict", "reason"),
    [
        ("jane@acme.com", "takes_mail", "valid", ""),
        ("jane@acme.com", "no_mx_record", "risky", "no_mx_record"),
        ("jane@acme.com", "no_dns_entries", "invalid", "no_dns_entries"),
        ("jane@acme.com", "does_not_accept_mail", "invalid", "does_not_accept_mail"),
        ("jane@acme.com", "dns_timeout", "unknown", "dns_timeout"),
        ("jane@acme.com", "dns_failed", "unknown", "dns_failed"),
        ("info@acme.com", "takes_mail", "risky", "role_based"),
        ("info@acme.com", "no_mx_record", "risky", "role_based"),
        ("info@acme.com", "dns_timeout", "risky", "role_based"),
        ("info@acme.com", "no_dns_entries", "invalid", "no_dns_entries"),
        ("test@test.com", "no_dns_entries", "invalid", "placeholder"),
        ("jane@acme..com", "no_dns_entries", "invalid", "failed_syntax_check"),
        ("", "no_dns_entries", "missing", ""),
    ],
)
def test_a_dead_domain_outdoes_all_and_a_silent_one_nothing(text, answer, verdict, reason):
    (cleaned,) = clean_email([text])
    domain = (cleaned.value or "").rpartition("@")[2]
    found = with_answers(cleaned, {domain: answer})
    assert (found.verdict, found.reason) == (verdict, reason)
    assert (found.value, found.key, found.flags) == (cleaned.value, cleaned.key, cleaned.flags)


def test_an_address_that_lives_leads():
    found = answered("jane@gone.com; jane@here.com", gone_com="no_dns_entries")
    assert found.values == ["jane@here.com", "jane@gone.com"]
    assert [one.verdict for one in (found, *found.more)] == ["valid", "invalid"]
    again = answered("; ".join(found.values), gone_com="no_dns_entries")
    assert again == found


def test_nothing_changes_where_nothing_is_known():
    (cleaned,) = clean_email(["jane@acme.com; joe@acme.com"])
    assert with_answers(cleaned, {}) is cleaned
    assert with_answers(cleaned, {"acme.com": "takes_mail"}) is cleaned


def test_what_a_user_says_stands_over_what_is_answered():
    (cleaned,) = clean_email(["info@acme.com"])
    allowed = judged_by(cleaned, frozenset({"acme.com"}), frozenset())
    assert with_answers(allowed, {"acme.com": "no_dns_entries"}) is allowed
    assert not list(mail_domains([allowed]))


def test_the_domains_that_verdicts_wait_for():
    column = clean_email(
        ["jane@acme.com; info@shop.com", "joe@bücher.de", "a@b..c", "test@test.com", "", "-"]
    )
    assert list(mail_domains(column)) == ["acme.com", "shop.com", "bücher.de"]


CELLS = st.lists(
    st.sampled_from(["jane@a.com", "info@b.com", "x@gmial.com", "a@b..c", "", "n/a", "é@ä.de"])
    | st.text(max_size=20),
    max_size=4,
).map("; ".join)
ANSWERS = st.dictionaries(
    st.sampled_from(["a.com", "b.com", "gmial.com", "ä.de"]), st.sampled_from(list(VERDICTS))
)


@given(st.lists(CELLS, max_size=5), ANSWERS)
def test_answered_cells_stay_as_they_are(cells, answers):
    cleaner = Answering(CLEANERS["email"], answers)
    once = cleaner.clean(cells)
    twice = cleaner.clean(["; ".join(one.values) for one in once])
    assert [(one.value, one.key) for one in once] == [(one.value, one.key) for one in twice]
    plain = CLEANERS["email"].clean(cells)
    assert [set(one.values) for one in once] == [set(one.values) for one in plain]
    assert all(isinstance(one, Cleaned) for one in once)
