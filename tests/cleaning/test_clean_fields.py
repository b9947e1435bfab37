"""What the cleaners of several fields make of one and the same text."""

from __future__ import annotations

import time

import pytest

from leadctl.cleaning.registry import CLEANERS

PLAIN = ("name", "full_name", "company", "title", "city", "text", "tags", "identifier")


def value(kind, raw, *context):
    return CLEANERS[kind].clean([raw], *context)[0].value


@pytest.mark.parametrize("sign", ["'", "’", "ʼ", "`", "´", "′"])
@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("name", "O{}Brien"),
        ("full_name", "Conan O{}Brien"),
        ("company", "McDonald{}s"),
        ("company", "L{}Oréal"),
        ("city", "L{}Aquila"),
    ],
)
def test_apostrophes_are_written_as_one_of_two_and_keys_are_alike(kind, text, sign):
    (found,) = CLEANERS[kind].clean([text.format(sign)])
    (plain,) = CLEANERS[kind].clean([text.format("'")])
    assert found.key == plain.key
    assert found.value == text.format(sign if sign in "'’ʼ" else "'")


@pytest.mark.parametrize("kind", ["text", "notes", "title", "company", "owner", "tags"])
def test_prose_keeps_its_quotes_and_dashes(kind):
    text = "Head of “Growth” – it’s “new”"
    assert value(kind, text) == text


@pytest.mark.parametrize("kind", ["name", "city", "text"])
def test_letters_like_apostrophes_stay(kind):
    assert value(kind, "Oʻahu") == "Oʻahu"
    assert value(kind, "Sa‘id") == "Sa‘id"


@pytest.mark.parametrize("raw", ["false", "False", "FALSE"])
@pytest.mark.parametrize(
    "kind",
    """
    email phone name full_name company title department seniority city state country postal_code
    url domain linkedin number money date
    """.split(),  # noqa: SIM905 - a list of words
)
def test_false_is_no_value_where_no_yes_can_stand(kind, raw):
    (found,) = CLEANERS[kind].clean([raw])
    assert (found.value, found.verdict) in {(None, ""), (None, "missing")}
    assert not found.reason


@pytest.mark.parametrize("raw", ["false", "False"])
@pytest.mark.parametrize("kind", ["text", "notes"])
def test_false_stays_where_it_may_be_a_no(kind, raw):
    assert value(kind, raw) == raw


@pytest.mark.parametrize(
    ("raw", "kept"),
    [
        ("Null", {"name", "full_name"}),
        ("None", {"name", "full_name"}),
        ("Na", {"name", "full_name"}),
        ("Nil", {"name", "full_name"}),
        ("NULL", set()),
        ("None.", {"name", "full_name", "company", "title", "city", "text", "tags", "identifier"}),
        ("false", {"text", "tags", "identifier"}),
        ("N/A", set()),
        ("#N/A", set()),
        ("nan", set()),
        ("-", set()),
        ("TBD", set()),
        ("No", set(PLAIN)),
        ("Ma", set(PLAIN)),
        ("Test", set(PLAIN)),
        ("Nullius Ltd", set(PLAIN)),
    ],
)
def test_a_null_word_is_none_where_it_can_be_a_name(raw, kept):
    assert {kind for kind in PLAIN if value(kind, raw) is not None} == kept


@pytest.mark.parametrize(
    ("kind", "raw", "context", "clean"),
    [
        ("country", "NA", (), "NA"),
        ("country", "NO", (), "NO"),
        ("country", "N/A", (), None),
        ("country", "None", (), None),
        ("state", "NA", ("IT",), "NA"),
        ("state", "NA", ("ES",), "Navarra"),
        ("state", "NA", ("US",), None),
        ("state", "na", ("IT",), None),
        ("state", "NO", ("IT",), "NO"),
        ("state", "ON", ("CA",), "ON"),
        ("state", "OR", ("US",), "OR"),
        ("language", "no", (), "no"),
        ("flag", "NO", (), "no"),
        ("flag", "0", (), "no"),
        ("postal_code", "NA", ("US", ""), None),
    ],
)
def test_codes_that_look_like_nothing_are_known_where_they_mean_something(
    kind, raw, context, clean
):
    assert value(kind, raw, *context) == clean


NASTY = [
    "a " * 50_000, "-" * 100_000, "(" * 100_000, "'" * 100_000, "é" * 100_000, "&amp;" * 20_000,
    "a;" * 50_000, "/" * 100_000, "\u200b" * 100_000, "Do Not Call - " * 7_000, "(GMT+1) " * 12_000,
]  # fmt: skip


@pytest.mark.parametrize("nasty", NASTY, ids=range(len(NASTY)))
@pytest.mark.parametrize(
    "kind", ["stage", "status", "basis", "flag", "language", "time_zone", "tags", "owner"]
)
def test_a_hundred_thousand_signs_are_a_word_in_no_time(kind, nasty):
    began = time.process_time()
    (found,) = CLEANERS[kind].clean([nasty])
    assert sum(map(len, found.values)) <= len(nasty)
    assert time.process_time() - began < 4
