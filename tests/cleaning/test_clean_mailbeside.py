from __future__ import annotations

import pytest

from leadctl.cleaning.emails.beside import alone


@pytest.mark.parametrize(
    "text",
    [
        "jane@acme.com doe",
        "jane@acme.com head of sales",
        "jane@acme.com via linkedin",
        "jane@acme.com, bob",
        "jane@acme.com - bounced",
        "jane@acme.com unverified",
        "jane doe jane@acme.com",
        "jane doe | jane@acme.com",
        "a|jane@acme.com",
        "jane@acme. com",
        "jane@acme .com",
    ],
)
def test_words_that_are_no_part_of_the_address(text):
    assert alone(text) == "jane@acme.com"


@pytest.mark.parametrize(
    "text",
    [
        "jane doe@acme.com",
        "ceo jane@acme.com",
        "jane@acme.co uk",
        "jane@acme.com de",
        "jane@acme com",
        "jane@acme. bob",
        "jane@mail.acme com pany",
        "jane@acme.com bounced",
        "jane@acme.com left company",
        "jane@acme.com wrong person",
        "a{|}~@acme.com",
        "jane@acme.com x.de",
    ],
)
def test_words_that_may_be_a_part_of_it_or_deny_it(text):
    assert alone(text) == text
