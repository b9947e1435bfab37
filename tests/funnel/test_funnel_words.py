from __future__ import annotations

import pytest

from leadctl.errors import UsageError
from leadctl.funnel.words import VOCABULARIES, Touch, check_word, parse_touch

TODAY = "2026-11-21"


@pytest.mark.parametrize(
    ("kind", "word", "folded"),
    [
        ("status", " In Progress ", "in_progress"),
        ("status", "open-deal", "open_deal"),
        ("stage", "MQL", "mql"),
        ("direction", "inbound", "inbound"),
    ],
)
def test_words_are_folded_to_ours(kind, word, folded):
    assert check_word(kind, word) == folded


@pytest.mark.parametrize("kind", VOCABULARIES)
def test_an_unknown_word_names_the_nearest_or_all(kind):
    first = VOCABULARIES[kind][0]
    with pytest.raises(UsageError) as caught:
        check_word(kind, first + "x")
    assert caught.value.hint == f"did you mean `{first}`?"
    with pytest.raises(UsageError) as caught:
        check_word(kind, "%%%")
    assert caught.value.hint == f"one of: {', '.join(VOCABULARIES[kind])}"


@pytest.mark.parametrize(
    ("text", "touch"),
    [
        ("webinar@2026-11-12", Touch("webinar", "2026-11-12")),
        ("Booth Scan", Touch("booth_scan", TODAY)),
        ("webinar@20261112", Touch("webinar", "2026-11-12")),
        ("webinar@2026-11-22", Touch("webinar", "2026-11-22")),
    ],
)
def test_a_touch_is_a_kind_with_its_day(text, touch):
    assert parse_touch(text, TODAY) == touch


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("x", "unknown touch `x`; written as KIND@DATE"),
        ("webinar@soon", "`soon` is not a date"),
        ("webinar@2026-11-23", "`webinar@2026-11-23` lies in the future"),
        ("webinar@9999-12-31", "`webinar@9999-12-31` lies in the future"),
        ("@2026-11-12", "unknown touch ``; written as KIND@DATE"),
    ],
)
def test_what_is_no_touch_is_refused(text, message):
    with pytest.raises(UsageError) as caught:
        parse_touch(text, TODAY)
    assert caught.value.message == message
