from __future__ import annotations

import pytest

from leadctl import vocabulary as ours
from leadctl.cleaning import crmwords
from leadctl.cleaning.vocabulary import (
    clean_basis,
    clean_flag,
    clean_language,
    clean_owner,
    clean_stage,
    clean_status,
    clean_tags,
    clean_time_zone,
)


@pytest.mark.parametrize(
    ("clean", "raw", "value"),
    [
        (clean_stage, "Marketing Qualified Lead", "mql"),
        (clean_stage, "marketingqualifiedlead", "mql"),
        (clean_stage, "Customer", "customer"),
        (clean_stage, "zzz", None),
        (clean_status, "ATTEMPTED_TO_CONTACT", "attempted"),
        (clean_status, "Open - Not Contacted", "new"),
        (clean_status, "Bad Timing", "nurture"),
        (clean_status, "Working - Contacted", "in_progress"),
        (clean_basis, "Legitimate interest – prospect/lead", "legitimate_interest"),
        (clean_basis, "Einwilligung", "consent"),
        (clean_flag, "TRUE", "yes"),
        (clean_flag, "Ja", "yes"),
        (clean_flag, "✓", "yes"),
        (clean_flag, "x", "yes"),
        (clean_flag, "1.0", "yes"),
        (clean_flag, "não", "no"),
        (clean_flag, "0", "no"),
        (clean_flag, "2024-01-02", "yes"),
        (clean_flag, "", None),
        (clean_language, "German", "de"),
        (clean_language, "de-AT", "de"),
        (clean_language, "Español", "es"),
        (clean_time_zone, "Europe/Berlin", "Europe/Berlin"),
        (clean_time_zone, "W. Europe Standard Time", "Europe/Berlin"),
        (clean_time_zone, "PST", "America/Los_Angeles"),
        (clean_owner, "Sam.Rep@Acme.com", "sam.rep@acme.com"),
        (clean_owner, "unassigned", None),
    ],
)
def test_words(clean, raw, value):
    assert clean([raw])[0].value == value


def test_unknown_words_have_a_reason():
    for clean in (clean_stage, clean_status, clean_basis, clean_flag, clean_language):
        assert clean(["zzz"])[0].reason == "unknown_word"


def test_a_wish_not_to_be_contacted_is_marked():
    assert clean_status(["Do Not Contact"])[0].flags == ("do_not_contact",)
    assert clean_stage(["Do Not Contact"])[0].flags == ("do_not_contact",)


def test_tags_are_parted_and_count_once():
    found = clean_tags(["Webinar; VIP, vip | #q4"])[0]
    assert [found.value, *(one.value for one in found.more)] == ["Webinar", "VIP", "q4"]


def test_tables_use_only_the_words_of_the_funnel():
    assert set(crmwords.STAGES.values()) == set(ours.STAGES)
    assert set(crmwords.STATUSES.values()) == set(ours.STATUSES)
