"""The table of keys: whole, in step with the fields, and forgiving about names."""

import pytest

from leadctl.cleaning.emails.email import clean_email
from leadctl.cleaning.phones.patterns import _KINDS
from leadctl.errors import UsageError
from leadctl.fields import ALIASES, FIELDS
from leadctl.segments.keys import (
    EMAIL_REASONS,
    IS,
    IS_ALIASES,
    KEY_ALIASES,
    KEYS,
    PHONE_TYPES,
    find_key,
)
from leadctl.segments.parse import parse
from leadctl.segments.tree import ASKING
from leadctl.store.file.schema import HIDDEN_COLUMNS, LEAD_COLUMNS

HEADERS = ["Booth Rep", "Score", "score", "Job Title"]


def find(name, *, quoted=False):
    return find_key(name, lambda: HEADERS, 0, quoted=quoted)


def test_every_field_is_a_key():
    assert {field.name for field in FIELDS} <= set(KEYS)


def test_every_key_is_a_column_or_leads_to_some():
    places = [place for key in KEYS.values() for place in key.places]
    assert {place.column for place in places} <= set(LEAD_COLUMNS)


def test_every_column_can_be_asked_for():
    assert {name for name in LEAD_COLUMNS if KEY_ALIASES.get(name, name) not in KEYS} == (
        HIDDEN_COLUMNS
    )


def test_aliases_lead_to_keys_and_hide_none():
    assert set(ALIASES) <= set(KEY_ALIASES)
    assert set(KEY_ALIASES.values()) <= set(KEYS)
    assert not set(KEY_ALIASES) & set(KEYS)
    assert not set(ASKING) & {*KEYS, *KEY_ALIASES}


def test_the_words_of_is_say_what_they_mean():
    for word, about in IS.items():
        assert about.doc
        assert about.meaning or word == "duplicate"
        if about.meaning:
            parse(about.meaning)
    assert set(IS_ALIASES.values()) <= set(IS)


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("title", "title"),
        ("Title", "title"),
        ("email-status", "email_status"),
        ("name", "full_name"),
        ("tag", "tags"),
        ("id", "lead_id"),
        ("surname", "last_name"),
    ],
)
def test_keys_are_found_by_name_alias_and_synonym(name, key):
    assert find(name).name == key


@pytest.mark.parametrize(
    ("name", "quoted", "header"),
    [
        ("Booth Rep", True, "Booth Rep"),
        ("booth rep", True, "Booth Rep"),
        ("Score", False, "Score"),
        ("score", False, "score"),
        ("Job Title", True, "Job Title"),  # as it stands, before the field of this synonym
    ],
)
def test_custom_columns_are_found_by_their_headers(name, quoted, header):
    key = find(name, quoted=quoted)
    assert (key.kind, key.places[0].header) == ("custom", header)


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("contry", "did you mean `country`?"),
        ("Both Rep", "did you mean `Booth Rep`?"),
        ("SCORE", "did you mean `score`?"),
        ("hass", "did you mean `has`?"),
        ("zzzzz", "`leadctl segment --help`"),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest(name, hint):
    with pytest.raises(UsageError) as caught:
        find_key(name, lambda: HEADERS, 4, quoted=False)
    assert caught.value.message == f"unknown field `{name}` at column 5"
    assert caught.value.hint.startswith(hint)


def test_headers_are_not_looked_for_where_a_field_is_meant():
    def never():
        raise AssertionError

    assert find_key("country", never, 0, quoted=False).name == "country"


def test_the_words_of_cleaners_can_be_asked_for():
    raw = ("a@@b", "a@b.test", "noemail@acme.com", "a@gmial.com", "a@acme.xyzzy",
           "a@mailinator.com", "info@acme.com", "a@acme.com dnc", "a@acme.com bounced")  # fmt: skip
    assert tuple(one.reason for one in clean_email(raw)) == EMAIL_REASONS
    assert {*_KINDS, "mobile", "fixed_line", "fixed_line_or_mobile"} == set(PHONE_TYPES)
