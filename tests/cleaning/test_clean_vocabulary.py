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
    is_wish,
    wishes,
    written,
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
        (clean_owner, "Sam.Rep@Acme.com", "sam.rep@acme.com"),
        (clean_owner, "Ä¡¸@", "䡸@"),
        (clean_tags, "]Ã  la carte", "à la carte"),
        (clean_owner, "unassigned", None),
    ],
)
def test_words(clean, raw, value):
    assert clean([raw])[0].value == value


YESES = (
    "да|はい|是|evet|EVET|ano|Áno|igen|kyllä|Ναι|نعم|כן|예|네|Pravda|ИСТИНА|yes please"
    "|STOP|remove|Please remove me!|Yes (per email 3/1)|yes, GDPR|yes - requested 3/4|Y (mail)"
    "|Ja, telefonisch|да (по телефону)|x (form)|asked to be removed on 3/4|退订|отписался"
    "|customer wants no more emails, requested no contact|No (opted out 3/4)"
    "|March 3, 2024|3. März 2024|45321|1700000000|unclear, bounced"
)
NOES = (
    "нет|いいえ|否|hayır|HAYIR|ne|nem|ei|Όχι|لا|לא|아니오|ЛОЖЬ|no thanks|Nein danke"
    "|double opt-in|OK to e-mail|No - still ok|N - see note|No, never opted out|not opted out"
)
NEITHER = (
    "per Bob|unclear|2|Q1|weekly|Yes/No|yes or no|on-hold|no-NO"
    "|non-profit|1,000|0.5|t-shirt|on: Monday"
    "|no reply|yes: no thanks"
)


@pytest.mark.parametrize(
    ("cell", "said"),
    [
        (cell, said)
        for said, cells in (("yes", YESES), ("no", NOES), ("unclear", NEITHER))
        for cell in cells.split("|")
    ],
)
def test_yes_and_no_in_many_languages_with_remarks_or_without(cell, said):
    assert clean_flag([cell])[0].value == said


def test_unknown_words_have_a_reason():
    for clean in (clean_stage, clean_status, clean_basis, clean_flag, clean_language):
        assert clean(["zzz"])[0].reason == "unknown_word"


@pytest.mark.parametrize(
    ("word", "flag", "status"),
    [
        ("Do Not Contact", "do_not_contact", "unqualified"),
        ("DNC", "do_not_contact", "unqualified"),
        ("Unsubscribe", "do_not_contact", "unqualified"),
        ("not subscribed", "do_not_contact", "unqualified"),
        ("Abgemeldet", "do_not_contact", "unqualified"),
        ("Désinscrit", "do_not_contact", "unqualified"),
        ("Do Not E-Mail", "do_not_email", None),
        ("don't email", "do_not_email", None),
        ("Do not call", "do_not_call", None),
        ("nicht anrufen", "do_not_call", None),
        ("Closed - Do Not Call", "do_not_call", None),
        ("Customer (unsubscribed)", "do_not_contact", None),
    ],
)
def test_a_wish_not_to_be_contacted_is_marked_and_no_unknown_word(word, flag, status):
    for clean, value in ((clean_status, status), (clean_stage, None)):
        cell = clean([word])[0]
        assert (cell.value, cell.flags) == (value, (flag,))
        assert cell.reason != "unknown_word"


@pytest.mark.parametrize("word", ["Open - Not Contacted", "not interested", "Subscribed", "foo"])
def test_other_words_are_no_wish(word):
    assert clean_status([word])[0].flags == ()
    assert not is_wish(word)


def test_several_wishes_in_one_cell_are_written_as_one():
    cell = clean_status(["Do not call / do not email"])[0]
    assert wishes(cell) == ["do_not_call", "do_not_email"]
    assert written(wishes(cell)) == "Do Not Contact"
    assert written(["do_not_call"]) == "Do Not Call"


@pytest.mark.parametrize("word", sorted(crmwords.AGAINST))
def test_every_wish_is_an_opt_out_in_a_column_of_yes_and_no(word):
    assert clean_flag([word])[0].value == "yes"
    assert word not in crmwords.STAGES
    assert word not in crmwords.STATUSES


def test_the_written_words_mean_the_wish_that_they_write():
    assert {crmwords.AGAINST[word.lower()]: word for word in crmwords.WRITTEN.values()} == (
        crmwords.WRITTEN
    )


def test_tags_are_parted_and_count_once():
    found = clean_tags(["Webinar; VIP, vip | #q4"])[0]
    assert [found.value, *(one.value for one in found.more)] == ["Webinar", "VIP", "q4"]


def test_tables_use_only_the_words_of_the_funnel():
    assert set(crmwords.STAGES.values()) == set(ours.STAGES)
    assert set(crmwords.STATUSES.values()) == set(ours.STATUSES)
