"""Names of leads or an expression: which it is, and what each finds."""

from datetime import UTC, datetime

import pytest

from leadctl.errors import UsageError
from leadctl.store.asking import query
from leadctl.store.opening.connect import reading
from leadctl.workflows.leads.choose import Choice, chosen, named, parse_words

LIST = (
    "Email,First Name,Last Name,Country,LinkedIn,Phone\n"
    "jane@acme.io,Jane,Doe,US,https://linkedin.com/in/jane-doe,\n"
    "max@beta.io,Max,Roe,DE,,030 901820\n"
    "eve@beta.io,Eve,Poe,US,,\n"
)


def find(desk, *words, region=""):
    choice = Choice(words, datetime(2026, 11, 21, tzinfo=UTC), region)
    with reading(desk.store) as con:
        where = chosen(con, choice)
        return [row[0] for row in query.leads(con, ("lead_id",), where=where)]


@pytest.fixture
def filled(desk):
    desk.load_text(LIST, region="DE")
    return desk


@pytest.mark.parametrize(
    ("words", "leads"),
    [
        ((), [1, 2, 3]),
        (("2",), [2]),
        (("3", "1", "3"), [1, 3]),
        (("jane@acme.io", "2"), [1, 2]),
        ((" 2 ",), [2]),
        (("1,3",), [1, 3]),
        (("3, 1,",), [1, 3]),
        (("1,", "2"), [1, 2]),
        (("jane@acme.io,2",), [1, 2]),
        (("linkedin.com/in/jane-doe",), [1]),
        (("2,linkedin.com/in/jane-doe",), [1, 2]),
        (("https://www.linkedin.com/in/jane-doe/",), [1]),
        (("country:us",), [1, 3]),
        (("country:us", "email:*@beta.io"), [3]),
        (("country:us", "or", "max"), [1, 2, 3]),
        (("not", "(country:us jane)"), [2, 3]),
        (("email:jane@acme.io",), [1]),
        (("linkedin:https://linkedin.com/in/jane-doe",), [1]),
        (("@beta",), [2, 3]),
        (('name:~"ne d"',), [1]),
        (("lead_id:2,3",), [2, 3]),
    ],
)
def test_words_choose(filled, words, leads):
    assert find(filled, *words) == leads


def test_phones_are_read_with_the_region(filled):
    assert find(filled, "phone:030901820", region="DE") == [2]
    assert find(filled, "phone:030901820") == []


@pytest.mark.parametrize(
    "words",
    [("5", "country:us"), ("jane@acme.io", "or", "max"), ("title:vp", "7"), ("1,2", "3-5")],
)
def test_names_and_expressions_do_not_mix(words):
    with pytest.raises(UsageError, match="names a lead, and `"):
        named(words)


def test_a_name_is_no_expression():
    for word in ("5", "5,6", "jane@acme.io"):
        with pytest.raises(UsageError, match="an expression is wanted"):
            parse_words((word,))


@pytest.mark.parametrize(
    "word", ["in:nobody", "99", "1,99", "1,000", "nobody@acme.io", "country:zz", "(", "1 or 2"]
)
def test_what_means_nothing_is_refused(filled, word):
    with pytest.raises(UsageError):
        find(filled, word)


def careful(desk, text):
    with reading(desk.store) as con:
        where = chosen(con, Choice((text,), careful=True))
        return query.count_leads(con, where)


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("Jane", "name:~jane; anywhere: '\"jane\"'"),
        ("jane doe", "name:~jane"),
        ("not jane", "name:~jane"),
        ("max or (eve jane)", "name:~max"),
        ("o;b", 'name:~"o;b"'),
    ],
)
def test_a_bare_word_is_not_enough_to_change_leads(filled, text, hint):
    with pytest.raises(UsageError, match="stands without a field, and leads are") as caught:
        careful(filled, text)
    assert hint in caught.value.hint


@pytest.mark.parametrize(
    ("text", "leads"), [('"beta"', 2), ("beta country:us", 1), ("name:~jane", 1), ("1,3", 2)]
)
def test_a_word_in_quotes_or_beside_a_field_may_change_leads(filled, text, leads):
    assert careful(filled, text) == leads


def test_a_missing_store_has_no_leads_and_no_segments(desk):
    assert find(desk, "country:us") == []
    with pytest.raises(UsageError, match="there is no segment `x`"):
        find(desk, "in:x")
    assert not desk.store.exists()
