"""Letters that a program could not read stay marked, and figures are read without the mark."""

from __future__ import annotations

import pytest

from leadctl.cleaning.lostletters import LETTER_LOST
from leadctl.cleaning.registry import CLEANERS


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        ("full_name", "M\ufffdLLER, JAN", "Jan M\ufffdller"),
        ("name", "j\ufffdrg", "J\ufffdrg"),
        ("company", "Caf\ufffd Nero", "Caf\ufffd Nero"),
        ("city", "MALM\ufffd", "Malm\ufffd"),
        ("title", "Gesch\ufffdftsf\ufffdhrer", "Gesch\ufffdftsf\ufffdhrer"),
        ("text", "caf&#65533;", "caf\ufffd"),
        ("state", "Th\ufffdringen", "Th\ufffdringen"),
        ("notes", "a\nb\ufffd", "a\nb\ufffd"),
    ],
)
def test_a_lost_letter_stays_and_is_told(kind, raw, value):
    context = ["DE"] if CLEANERS[kind].by_country else []
    (cleaned,) = CLEANERS[kind].clean([raw], *context)
    assert (cleaned.value, cleaned.reason) == (value, LETTER_LOST)
    assert CLEANERS[kind].clean([value], *context)[0][:3] == cleaned[:3]


def test_a_lost_letter_is_none_in_a_key():
    assert CLEANERS["name"].clean(["M\ufffdller"])[0].key == "mller"
    assert not CLEANERS["company"].clean(["\ufffd"])[0].key


@pytest.mark.parametrize(
    ("kind", "raw", "value"),
    [
        ("money", "\ufffd5,000", "5000"),
        ("number", "1\ufffd234", "1234"),
        ("number", "1ï¿½234", "1234"),
        ("number", "1&#65533;234", "1234"),
        ("date", "3\ufffdMarch\ufffd2024", "2024-03-03"),
        ("phone", "+49\ufffd30\ufffd123456", "+4930123456"),
    ],
)
def test_figures_are_read_without_it(kind, raw, value):
    context = ["", ""] if CLEANERS[kind].by_country else []
    cleaned, steps = CLEANERS[kind].explain(raw, *context)
    assert cleaned.value == value
    assert "sign that was lost" in {one.rule for one in steps}
    assert steps[-1].after == value


def test_an_address_with_a_lost_letter_is_no_other_address():
    clean = CLEANERS["email"].clean
    lost, whole = clean(["j\ufffdrg@acme.com", "\ufffdjane@acme.com\ufffd"])
    (profile,) = CLEANERS["linkedin"].clean(["https://www.linkedin.com/in/j\ufffdrg"])
    assert lost == (
        "j\ufffdrg@acme.com",
        "invalid",
        "failed_syntax_check",
        ("letter_lost",),
        "",
        (),
    )
    assert whole == clean(["jane@acme.com"])[0]
    assert (profile.reason, profile.key) == ("not_linkedin", "")


def test_a_whole_address_leads_before_one_with_a_lost_letter():
    (cell,) = CLEANERS["email"].clean(["j\ufffdrg@acme.com; jane@acme.com"])
    assert [(one.value, one.verdict) for one in (cell, *cell.more)] == [
        ("jane@acme.com", "valid"),
        ("j\ufffdrg@acme.com", "invalid"),
    ]
