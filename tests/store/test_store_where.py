"""Conditions as SQL say what a slow reading in Python says, and no text becomes SQL."""

import json
import re
import sqlite3
import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadctl.errors import UsageError
from leadctl.segments.meaning import World, understand
from leadctl.segments.parse import parse
from leadctl.segments.tree import AllOf, AnyOf, Clause, Not, Range, Value
from leadctl.store.asking.where import both, of_numbers, prepare, where
from leadctl.store.file import schema

NOW = datetime(2026, 11, 21, 9, tzinfo=UTC)
NASTY = (
    "' or 1=1 --",
    '") or ("1"="1',
    "; drop table lead; --",
    "') or 1=1 --",
    "%",
    "_",
    "\\",
    "100%",
    ":w0",
    "?1",
    "$x",
    "@x",
    "{0}",
    "{}",
    "%s",
    "[]",
    '["a"]',
    "x" * 9000,
    "ﷺ" * 500,
)

KEYS = ("", "company", "country", "employees", "created", "tag", "email", "lead_id", "state",
        "phone", "in", "has", "Booth Rep")  # fmt: skip


def store(*leads):
    con = sqlite3.connect(":memory:", isolation_level=None)
    schema.migrate(con, "")
    prepare(con)
    for number, lead in enumerate(leads, 1):
        row = {"lead_id": number, **lead}
        row = {
            key: json.dumps(value) if isinstance(value, list | dict) else value
            for key, value in row.items()
        }
        names = ", ".join(f'"{name}"' for name in row)
        con.execute(
            f"insert into lead ({names}) values ({', '.join('?' * len(row))})", [*row.values()]
        )
        con.execute("insert into member values (?1, ?1, 1, 1, 1, null)", (number,))
    return con


def found(con, text, saved=None):
    tree = text if not isinstance(text, str) else parse(text)
    world = World(NOW, lambda: saved or {}, lambda: ["Score", "Booth Rep"])
    meant = where(understand(tree, world))
    rows = con.execute(f"select lead_id from lead where {meant.sql} order by 1", meant.bound)
    return [row[0] for row in rows]


PEOPLE = (
    {"full_name": "Jane Müller", "company": "Acme, Inc.", "title": "VP of Sales", "country": "US",
     "state": "CA", "email": "jane@acme.com", "email_status": "valid", "email_flags": "free role",
     "employees": "125", "created": "2026-10-05", "created_at": "2026-11-20T08:00:00Z",
     "tags": ["VIP", "Müll"], "sources": ["Fair", "Web"], "source": "Ad", "records": 2,
     "extra": {"Score": "55", "Booth Rep": "Kim"}, "phone": "+12125550101",
     "phone_status": "valid"},
    {"full_name": "MULLER, Bo", "company": "100%_sure\\", "country": "IT", "state": "CA",
     "email": "bo@", "email_status": "invalid", "other_emails": ["bo@beta.io"],
     "employees": "51-200", "created": "soon", "created_at": "2026-11-21T08:00:00Z",
     "sources": ["Web"], "records": 1, "extra": {"Score": "7-10"},
     "suppressed": "unsubscribed, bounced"},
    {"company": "O'Neil", "title": "Head of vp", "email": "x@", "email_status": "invalid",
     "personal_email": "y@", "employees": "10000+", "created_at": "2026-01-01T00:00:00Z",
     "sources": ["Old"], "records": 0, "extra": {"Score": "2026-10-01"}, "stage": "customer"},
    {"employees": "a few", "sources": ["Old"], "records": 1,
     "created_at": "2025-12-31T23:59:59Z", "phone": "12", "phone_status": "invalid",
     "mobile_phone": "+4930901820"},
)  # fmt: skip


@pytest.fixture(scope="module")
def people():
    return store(*PEOPLE)


@pytest.mark.parametrize(
    ("text", "leads"),
    [
        ('name:"jane muller"', [1]),
        ('name:"jane mueller"', []),
        ("name:~MÜLLER", [1, 2]),
        ("muller", [1, 2]),
        ("inc.", [1]),
        ("acme.com,neil", [1, 3]),
        ('"sales us"', []),
        ("title:vp*", [1]),
        ("title:*vp", [3]),
        ("title:*vp*", [1, 3]),
        ("title:vp", []),
        ("company:o'neil", [3]),
        ("company:~%", [2]),
        ("company:~_", [2]),
        ("company:~\\", [2]),
        ("country:italien,us", [1, 2]),
        ("not country:us", [2, 3, 4]),
        ("not not country:us", [1]),
        ("no:country", [3, 4]),
        ("state:california", [1]),
        ("state:ca", [1, 2]),
        ("email:Jane@ACME.com", [1]),
        ("email:bo@beta.io", [2]),
        ("email:*@beta.io", [2]),
        ("has:email", [1, 2]),
        ("no:email", [3, 4]),
        ("has:phone", [1, 4]),
        ("has:mobile_phone", [4]),
        ("has:tags", [1]),
        ("tag:vip", [1]),
        ("tag:m*,x", [1]),
        ("tag:vi", []),
        ("source:web", [1, 2]),
        ("source:ad", [1]),
        ("source:w", []),
        ("employees:125", [1]),
        ("employees:51..200", [1, 2]),
        ("employees:51-200", [1, 2]),
        ("employees:100..", [1, 3]),
        ("employees>125", [3]),
        ("employees>=125", [1, 3]),
        ("employees<200", [1]),
        ("employees<=200", [1, 2]),
        ("employees:..9", []),
        ("not employees:..9", [1, 2, 3, 4]),
        ("records:0,2", [1, 3]),
        ("lead_id:2..3", [2, 3]),
        ("lead_id:4,1", [1, 4]),
        ("score:2026-10", [3]),
        ("score:2026-10-01,55", [1, 3]),
        ("score:2026", [3]),
        ("created:2026-10", [1]),
        ("created:2026-11", [2]),
        ("created:2026", [1, 2, 3]),
        ("created:..1d", [2]),
        ("created:1y..", []),
        ("created:10m..", [3, 4]),
        ("created<2026", [4]),
        ("score:50..", [1]),
        ("score>6", [1, 2]),
        ("score:2026-10-01..", [3]),
        ("score:7-10", [2]),
        ('"Booth Rep":kim', [1]),
        ('has:"Booth Rep"', [1]),
        ("has:score", [1, 2, 3]),
        ("is:free_mail", [1]),
        ("is:role_mail", [1]),
        ("is:merged", [1]),
        ("is:kept", [3]),
        ("is:customer", [3]),
        ("is:suppressed", [2]),
        ("suppressed:bounced", [2]),
        ("suppressed:complaint,unsubscribed", [2]),
        ("suppressed:complaint", []),
        ("is:duplicate", []),
        ("in:us,none", [1]),
        ("country:us or country:it title:vp*", [1]),
        ("(country:us or country:it) not title:vp*", [2]),
    ],
)  # fmt: skip
def test_an_expression_finds(people, text, leads):
    assert found(people, text, {"us": "country:us", "none": "title:zzz"}) == leads


@pytest.mark.parametrize("nasty", NASTY, ids=lambda text: text[:20])
def test_no_text_becomes_sql(people, nasty):
    forms = [(key, how) for key in KEYS for how in ("is", "contains", "starts", "ends") if key]
    for key, how in [*forms, ("", "contains")]:
        try:
            numbers = found(people, Clause(key, (Value(nasty, how),)))
        except UsageError:
            continue
        holding = nasty in PEOPLE[1]["company"] and key in {"company", ""}
        assert numbers in ([], [2] if holding else [])
    assert people.execute("select count(*) from lead").fetchone() == (4,)


def test_the_sql_of_a_text_does_not_depend_on_the_text():
    def sql(text):
        world = World(NOW, dict, lambda: [text])
        parts = (
            Clause("company", (Value(text), Value(text, "contains"))),
            Clause(text, (Value(text),), in_quotes=True),
            Clause("", (Value(text, "contains"),)),
        )
        return where(understand(AllOf(parts), world)).sql

    assert {sql(text) for text in NASTY} == {sql("plain")}


def test_as_many_conditions_as_may_be_are_run(people):
    assert found(people, " or ".join(["jane"] * 999)) == [1]
    assert found(people, " ".join(["jane"] * 999)) == [1]
    assert found(people, "title:" + ",".join(["x*"] * 999 + ["vp*"])) == [1]
    assert found(people, "lead_id:" + ",".join(["1"] * 4900)) == [1]
    assert found(people, "not " * 50 + "country:us") == [1]
    assert found(people, "(" * 50 + "country:us" + ")" * 50) == [1]


def test_conditions_are_joined(people):
    one = where(understand(parse("name:~muller"), World(NOW, dict, list)))
    meant = both(one, of_numbers([2, 3]))
    rows = people.execute(f"select lead_id from lead where {meant.sql}", meant.bound)
    assert rows.fetchall() == [(2,)]


@pytest.mark.parametrize(
    ("text", "leads"),
    [("id:9", [1]), ("lead_id:9,1", [1]), ("not id:9", [2]), ("id:9..12", []), ("id:77", [])],
)
def test_a_number_that_was_merged_away_finds_the_survivor(text, leads):
    con = store({}, {})
    con.execute("insert into member values (9, 1, 1, 1, 1, null)")
    assert found(con, text) == leads


def test_pairs_that_wait_are_duplicates(desk):
    desk.load_text("Email,First Name\na@acme.io,A\nb@acme.io,B\nc@acme.io,C\n")
    con = sqlite3.connect(desk.store, isolation_level=None)
    con.execute("insert into operation (kind, at, who, command, rules)"
                " values ('dedupe', '', '', '', '')")  # fmt: skip
    con.execute("insert into edge values (2, 1, 2, 'doubtful', 'r', 1, 0.5, '[]', '')")
    prepare(con)
    assert found(con, "is:duplicate") == [1, 2]
    con.execute("update member set lead_id = 1 where record_id = 2")
    assert found(con, "is:duplicate") == []


# A slow reading of the same trees, written from the documentation and not from the code.


def fold(text):
    apart = unicodedata.normalize("NFKD", text)
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()


def like(value, item):
    value, text = fold(value), fold(item.text)
    return {
        "is": value == text,
        "starts": value.startswith(text),
        "ends": value.endswith(text),
        "contains": text in value,
    }[item.how]


def span(cell):
    match = re.fullmatch(r"(\d+)(?:-(\d+)|(\+))?", cell or "")
    if match is None:
        return None
    low = int(match[1])
    return low, float("inf") if match[3] else int(match[2] or low)


def in_numbers(cell, low, high):
    known = span(cell)
    return known is not None and low <= known[0] and known[1] <= high


def in_dates(lead, item):
    day = lead["created"] if re.match(r"\d{4}-", lead["created"] or "") else lead["created_at"]
    if isinstance(item, Range):
        low, high = item.low, item.high
    else:
        low = high = item.text
    return (not low or day[: len(low)] >= low) and (not high or day[: len(high)] <= high)


def in_range(lead, item):
    low, high = (item.low, item.high) if isinstance(item, Range) else (item.text, item.text)
    return in_numbers(lead["employees"], int(low or 0), int(high) if high else float("inf"))


FITS = {
    "": lambda lead, item: any(
        like(lead[name] or "", item) for name in ("full_name", "email", "company")
    ),
    "company": lambda lead, item: lead["company"] is not None and like(lead["company"], item),
    "country": lambda lead, item: (
        lead["country"] == {"germany": "DE", "us": "US", "at": "AT"}[item.text]
    ),
    "tag": lambda lead, item: any(like(tag, item) for tag in lead["tags"] or []),
    "Booth Rep": lambda lead, item: (
        "Booth Rep" in lead["extra"] and like(lead["extra"]["Booth Rep"], item)
    ),
    "employees": in_range,
    "created": in_dates,
    "has": lambda lead, item: bool(lead[item.text]),
}


def holds(lead, tree):
    if isinstance(tree, Not):
        return not holds(lead, tree.part)
    if isinstance(tree, AllOf):
        return all(holds(lead, part) for part in tree.parts)
    if isinstance(tree, AnyOf):
        return any(holds(lead, part) for part in tree.parts)
    if tree.sign != ":":
        known, number = span(lead["employees"]), int(tree.items[0].text)
        if known is None:
            return False
        low, high = known
        return {"<": high < number, "<=": high <= number, ">": low > number, ">=": low >= number}[
            tree.sign
        ]
    return any(FITS[tree.key](lead, item) for item in tree.items)


COMPANIES = ["Müller", "MULLER GmbH", "Acme, Inc.", "100%_sure", "straße", "x"]
leads = st.fixed_dictionaries(
    {
        "full_name": st.sampled_from([None, "Ann Müller", "Bo"]),
        "email": st.sampled_from([None, "ann@acme.com"]),
        "company": st.sampled_from([None, *COMPANIES]),
        "country": st.sampled_from([None, "DE", "US"]),
        "employees": st.sampled_from([None, "5", "125", "51-200", "1000+", "about 50", "7-"]),
        "created": st.sampled_from([None, "2026-10-05", "2026-11-20", "2025-01-01", "soon"]),
        "created_at": st.sampled_from(["2026-11-01T00:00:00Z", "2024-02-29T12:00:00Z"]),
        "tags": st.sampled_from([None, ["VIP"], ["vip", "a b"], ["Ö"]]),
        "extra": st.sampled_from([{}, {"Booth Rep": "Kim"}, {"Booth Rep": "müller", "x": "Kim"}]),
    }
)
texts = st.sampled_from([*COMPANIES, "mull", "%", "_", "vip", "o", "kim", "acme", "ß", "SS", "a"])
values = st.builds(Value, texts, st.sampled_from(["is", "starts", "ends", "contains"]))
numbers = st.sampled_from(["5", "51", "125", "200", "1000"])
years = st.sampled_from(["2024", "2025", "2026", "2026-10", "2026-11-20"])


def clauses_of(keys, items):
    return st.builds(
        lambda key, found: Clause(key, tuple(found), in_quotes=" " in key),
        keys,
        st.lists(items, min_size=1, max_size=2),
    )


def ordered(bounds):
    open_ended = st.one_of(
        st.builds(Range, bounds, st.just("")), st.builds(Range, st.just(""), bounds)
    )
    pairs = st.tuples(bounds, bounds).map(sorted).map(lambda pair: Range(*pair))
    return st.one_of(st.builds(Value, bounds), open_ended, pairs)


clauses = st.one_of(
    clauses_of(st.sampled_from(["company", "tag", "Booth Rep"]), values),
    clauses_of(st.just(""), st.builds(Value, texts, st.just("contains"))),
    clauses_of(st.just("country"), st.builds(Value, st.sampled_from(["germany", "us", "at"]))),
    clauses_of(st.just("has"), st.builds(Value, st.sampled_from(["company", "tags"]))),
    clauses_of(st.just("employees"), ordered(numbers.map(lambda n: n.zfill(4)))),
    clauses_of(st.just("created"), ordered(years)),
    st.builds(
        lambda number, sign: Clause("employees", (Value(number),), sign),
        numbers,
        st.sampled_from(["<", "<=", ">", ">="]),
    ),
)
several = lambda parts: st.lists(parts, min_size=2, max_size=3).map(tuple)  # noqa: E731
trees = st.recursive(
    clauses,
    lambda parts: st.one_of(
        st.builds(Not, parts), st.builds(AllOf, several(parts)), st.builds(AnyOf, several(parts))
    ),
    max_leaves=8,
)


@settings(max_examples=300)
@given(st.lists(leads, min_size=1, max_size=8), trees)
def test_sql_says_what_a_slow_reading_says(people, tree):
    con = store(*people)
    expected = [number for number, lead in enumerate(people, 1) if holds(lead, tree)]
    assert found(con, tree) == expected
    con.close()
