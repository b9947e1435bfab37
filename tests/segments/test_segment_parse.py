"""The language: what is read how, what is refused where, and that printing loses nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadctl.errors import UsageError
from leadctl.segments.parse import DEEPEST, LONGEST, MOST, parse
from leadctl.segments.tree import AllOf, AnyOf, Clause, Not, Range, Value, mixes


def value(text, how="is"):
    return Value(text, how)


def clause(key, *items, **more):
    return Clause(key, items, **more)


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("title:vp", clause("title", value("vp"))),
        ("country:us,gb", clause("country", value("us"), value("gb"))),
        ("country:us, gb", clause("country", value("us"), value("gb"))),
        ("country: us", clause("country", value("us"))),
        ("country=us", clause("country", value("us"))),
        ('title:"head of sales"', clause("title", value("head of sales"))),
        ("title:'head of sales'", clause("title", value("head of sales"))),
        ("title:“head of sales”", clause("title", value("head of sales"))),
        ('title:"say ""hi"""', clause("title", value('say "hi"'))),
        ('title:~"head of"', clause("title", value("head of", "contains"))),
        ("title:~ head", clause("title", value("head", "contains"))),
        ("title:*head*", clause("title", value("head", "contains"))),
        ("title:head*", clause("title", value("head", "starts"))),
        ('title:"head of"*', clause("title", value("head of", "starts"))),
        ("email:*@acme.com", clause("email", value("@acme.com", "ends"))),
        ("last_name:O'Brien", clause("last_name", value("O'Brien"))),
        ("website:https://a.io/?x=1", clause("website", value("https://a.io/?x=1"))),
        ('"Booth Rep":Kim', clause("Booth Rep", value("Kim"), in_quotes=True)),
        ("created:2026..", clause("created", Range("2026", ""))),
        ("created:..7d", clause("created", Range("", "7d"))),
        ("employees:50..500,900", clause("employees", Range("50", "500"), value("900"))),
        ('title:"a..b"', clause("title", value("a..b"))),
        ("score>=50", clause("score", value("50"), sign=">=")),
        ("score > 50", clause("score", value("50"), sign=">")),
        ("score:<=50", clause("score", value("50"), sign="<=")),
        ("vp", clause("", value("vp", "contains"))),
        ('"head of"', clause("", value("head of", "contains"))),
        ("ann,bob", clause("", value("ann", "contains"), value("bob", "contains"))),
        ('"or"', clause("", value("or", "contains"))),
        ('"24"', clause("", value("24", "contains"))),
        ("24/7,7eleven", clause("", value("24/7", "contains"), value("7eleven", "contains"))),
        ("AT&T", clause("", value("AT&T", "contains"))),
        ('"!x"', clause("", value("!x", "contains"))),
        ("website:https://a.io/?x=1&y=2", clause("website", value("https://a.io/?x=1&y=2"))),
        ("title:or", clause("title", value("or"))),
    ],
)
def test_a_clause_is_read(text, tree):
    assert parse(text) == tree


@pytest.mark.parametrize(
    ("text", "reading"),
    [
        ("a b", "a and b"),
        ("a and b", "a and b"),
        ("a AND b Or c", "(a and b) or c"),
        ("a or b c", "a or (b and c)"),
        ("(a or b) c", "(a or b) and c"),
        ("not a b", "not a and b"),
        ("not (a b)", "not (a and b)"),
        ("not(a)b", "not a and b"),
        ("not not a", "not not a"),
        ("((a))", "a"),
        ("\ta\n b ", "a and b"),
        ("x:1,2 or (y:3 not z:4)", "x:1,2 or (y:3 and not z:4)"),
        ("order:5 nothing android", "order:5 and nothing and android"),
    ],
)
def test_the_reading_shows_every_bracket(text, reading):
    assert str(parse(text)) == reading
    assert parse(reading) == parse(text)


@pytest.mark.parametrize(
    ("text", "said", "column"),
    [
        ("a or or b", "a condition is missing before `or`", 6),
        ("or a", "a condition is missing before `or`", 1),
        ("a not", "a condition is missing", 6),
        ("a and", "a condition is missing", 6),
        ("1", "`1` stands without a field", 1),
        ("#1", "`#1` stands without a field", 1),
        ("a not 1-3", "`1-3` stands without a field", 7),
        ("1 or 2", "`1` stands without a field", 1),
        ("x:y ann,2", "`2` stands without a field", 9),
        ("1..3", "`1..3` stands without a field", 1),
        ("!country:us", "`!` is not understood", 1),
        ("a !b", "`!` is not understood", 3),
        ("!(a)", "`!` is not understood", 1),
        ("country:!us", "`!` is not understood", 9),
        ("a & b", "`&` is not understood", 3),
        ("a &&b", "`&&` is not understood", 3),
        ("a&&b", "`&&` is not understood", 2),
        ("a& b", "`&` is not understood", 2),
        ("(a)&(b)", "`&` is not understood", 4),
        ("a || b", "`||` is not understood", 3),
        ("a|b", "`|` is not understood", 2),
        ("country:us|gb", "`|` is not understood", 11),
        ("x -source:y", "`-` stands before a word", 3),
        ("ab (c", "nothing closes the bracket", 4),
        ("ab c)", "`)` is not expected", 5),
        ("()", "a condition is missing", 2),
        ('title:"x', "this quote is never closed", 7),
        ("'tis", "this quote is never closed", 1),
        ("title:", "a value is missing after `title`", 7),
        ("title:*", "a value is missing after `title`", 8),
        ('title:""', "a value is missing after `title`", 7),
        ("country:us,", "a value is missing after `country`", 12),
        ("country:us,,gb", "a value is missing after `country`", 12),
        ("country:us, title:vp", "a value of `country` is missing", 13),
        ("title: country:us", "a value of `title` is missing", 8),
        (":x", "a field's name is missing", 1),
        ('"":x', "a field's name is missing", 1),
        (",a", "a condition is missing", 1),
        ("a:b:c..d..e", "`b:c..d..e` is no range", 3),
        ("a:..", "`..` is no range", 3),
        ("a:x*y", "a `*` stands inside a value", 4),
        ("a:VP(EMEA)", "a blank is missing", 5),
        ('a:"b"c', "a blank is missing", 6),
        ("a!=b", "`!=` is not understood", 2),
        ("a>1,2", "`>` takes one number or date", 3),
        ("a>~x", "`>` takes one number or date", 3),
        ("a\0", "a sign that no lead can hold", 2),
        ("ab\udcff", "a sign that no lead can hold", 3),
        ("(" * 5000, f"more than {DEEPEST} brackets", DEEPEST + 1),
        ("not " * 2000 + "a", f"more than {DEEPEST} brackets", 4 * (DEEPEST + 1) + 1),
        ("a " * 2000, f"more than {MOST:,} conditions", 2 * MOST + 1),
    ],
)
def test_what_is_wrong_is_told_with_its_column(text, said, column):
    with pytest.raises(UsageError) as caught:
        parse(text)
    assert said in caught.value.message
    assert caught.value.message.endswith(f"at column {column}")


def test_what_is_empty_or_too_long_is_told():
    for text, said in (("", "is empty"), (" \n", "is empty"), ("a" * (LONGEST + 1), "10,001")):
        with pytest.raises(UsageError, match=said):
            parse(text)


def test_a_long_list_of_values_is_one_condition():
    assert len(parse("id:" + ",".join(["1"] * 4000)).items) == 4000


def test_only_and_beside_or_is_worth_showing():
    assert mixes(parse("a or b c"))
    assert mixes(parse("a not (b or c)"))
    assert not mixes(parse("a b not c"))
    assert not mixes(parse("a or not b"))


texts = st.text(st.sampled_from("ab*~,.:'\"()<>=- Öor%_\\12#!&|"), min_size=1, max_size=6).filter(
    str.strip
)
words = st.builds(Value, texts, st.sampled_from(["is", "starts", "ends", "contains"]))
bounds = st.sampled_from(["1", "2026-10", "7d", "1.5"])
ranges = st.one_of(
    st.builds(Range, bounds, bounds),
    st.builds(Range, bounds, st.just("")),
    st.builds(Range, st.just(""), bounds),
)
keys = st.sampled_from(["title", "Größe", "has", "x_1"])
items = st.lists(words | ranges, min_size=1, max_size=3).map(tuple)
clauses = st.one_of(
    st.builds(Clause, keys, items),
    st.builds(Clause, texts, items, in_quotes=st.just(value=True)),
    st.builds(
        Clause,
        keys,
        st.tuples(st.builds(Value, texts)),
        sign=st.sampled_from(["<", "<=", ">", ">="]),
    ),
    st.lists(st.builds(Value, texts, st.just("contains")), min_size=1, max_size=2).map(
        lambda found: Clause("", tuple(found))
    ),
)
several = lambda parts: st.lists(parts, min_size=2, max_size=3).map(tuple)  # noqa: E731
trees = st.recursive(
    clauses,
    lambda parts: st.one_of(
        st.builds(Not, parts), st.builds(AllOf, several(parts)), st.builds(AnyOf, several(parts))
    ),
    max_leaves=6,
)


@given(trees)
def test_what_is_printed_is_read_back(tree):
    assert parse(str(tree)) == tree


@given(st.text() | st.text("ab:,()\"'*~.<>=!- norand1#&|", max_size=40))
def test_any_text_is_read_or_refused(text):
    try:
        tree = parse(text)
    except UsageError:
        return
    assert parse(str(tree)) == tree
