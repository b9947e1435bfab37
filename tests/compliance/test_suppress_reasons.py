import pytest

from leadctl.compliance.headers import DAYS, REASONS, place_of
from leadctl.compliance.reasons import REASONS as TABLE
from leadctl.compliance.reasons import WORDS, check_reason, in_order, read_reason
from leadctl.errors import UsageError
from leadctl.vocabulary import SUPPRESSION_REASONS


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("unsubscribe", "unsubscribed"),
        ("Hard Bounce", "bounced"),
        ("opt-out", "opted_out"),
        ("OPTED_OUT", "opted_out"),
        ("spam complaint", "complaint"),
        ("Kunde", "customer"),
    ],
)
def test_synonyms_mean_a_word_of_the_vocabulary(typed, word):
    assert check_reason(typed) == word


def test_every_form_means_one_reason_only():
    forms = [form for one in TABLE for form in (one.word, *one.forms.split("|"))]
    assert len(forms) == len(set(forms))
    assert all(check_reason(form) in WORDS for form in forms)


@pytest.mark.parametrize(
    ("typed", "hint"),
    [("unsubscibed", "`unsubscribed`"), ("bouncd", "`bounced`"), ("qqq", "one of: complaint")],
)
def test_an_unknown_reason_names_the_nearest(typed, hint):
    with pytest.raises(UsageError) as caught:
        check_reason(typed)
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("cell", "word"),
    [
        ("unsubscribe link", "unsubscribed"),
        ("550 5.1.1 Hard Bounce: user unknown", "bounced"),
        ("GDPR objection", "legal"),
        ("asked by phone", "opted_out"),
        ("is a competitor of ours", "competitor"),
        ("concerned", ""),
        ("", ""),
        ("n/a", ""),
        ("x" * 100_000, ""),
    ],
)
def test_reasons_are_read_out_of_remarks(cell, word):
    assert read_reason(cell) == word


def test_the_weightiest_reason_comes_first():
    assert in_order({"manual", "bounced", "complaint", "new"}) == [
        "complaint",
        "bounced",
        "manual",
        "new",
    ]


def test_columns_are_found_by_the_first_header_of_the_table():
    headers = ("E-Mail", "Type", "Unsubscribe Reason", "Date", "Unsubscribed At")
    assert place_of(REASONS, headers) == 2
    assert place_of(DAYS, headers) == 4
    assert place_of(DAYS, ("email",)) is None


def test_the_reasons_that_can_be_asked_for_are_all_there_are():
    assert WORDS == SUPPRESSION_REASONS
