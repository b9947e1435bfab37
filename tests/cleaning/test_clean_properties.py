"""What holds for every cleaner and any text."""

from __future__ import annotations

import pytest
import steady
from hypothesis import example, given, settings
from hypothesis import strategies as st

from leadctl.cleaning.cleaned import Rules
from leadctl.cleaning.names.name import name_key
from leadctl.cleaning.registry import CLEANERS
from leadctl.cleaning.rows import clean_rows
from leadctl.fields import FIELDS

ANY_TEXT = st.text(st.characters(), max_size=40)
"""Every code point, lone surrogates included."""

PIECES = """
jane JANE Doe doe, mr. Dr. phd Jr. @ @acme.com acme gmail.com . , ; | / - + ( ) &amp; &#64; Ã¼ â€™
' " = 0 00 49 +49 30 1234567 555-2671 ext. x12 .0 E+11 4.41235 : http:// https:// www. null na &
linkedin.com/in/ ?utm_source=x # % %20 Inc GmbH Co. the vp SALES head of 2024 03 12 2024-01-02 12:30
PM Z march k M $ € - to İ ß ŉ ǆ é O'BRIEN MCDONALD VAN der DE n/a < > [at] mailto: tel: p: 株式会社
½ ² １２ ٣ "Ed" 'Ed' (Bob) she/her =HYPERLINK("u","Jane") =HYPERLINK("mailto:j@acme.com") GARCÍA
田中 太郎 ST. DELL'ORTO MCDONALD'S OF NEW ＠ %20 javascript: data: // http// htp://
https:acme.com /in/ACwAAbCd twitter.com/x < <10 >500 >$1B crore lakh ######## ++1 044 52 55
SW1A1AA 1234AB 114-55 Former ex- Assistant to CEO EA (work) work: & and Ä ©¯
K1AOB1 LT-01100 Lombardia 東京都 provincia di state county
"""
FRAGMENTS = st.lists(
    st.sampled_from([*PIECES.split(), "\n", "\t", "\u00a0", "\u200b"]),
    max_size=7,
).flatmap(lambda parts: st.sampled_from(["", " "]).map(lambda gap: gap.join(parts)))
"""Pieces of what lead lists hold, in any order."""

TEXTS = ANY_TEXT | FRAGMENTS

CONTEXTS = {
    "": [()],
    "place": [("", ""), ("DE", ""), ("", "US"), ("GB", "US"), ("IT", "")],
    "post": [("", ""), ("", "5"), ("DE", ""), ("US", "5"), ("GB", ""), ("CA", ""), ("LT", "")],
    "country": [("",), ("US",), ("DE",), ("CA",), ("GB",), ("IT",), ("JP",)],
    "order": [("",), ("dmy",), ("mdy",), ("ymd",)],
}

NAMES = sorted(CLEANERS)


def each(name):
    cleaner = CLEANERS[name]
    return [
        (lambda values, c=context: cleaner.clean(values, *c)) for context in CONTEXTS[cleaner.needs]
    ]


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=150)
@given(text=TEXTS)
@example(text="")
@example(text="\ud800")
@example(text=":NA")
def test_cleaning_twice_changes_nothing(name, text):
    for clean in each(name):
        once = clean([text])[0]
        for one in (once, *once.more):
            again = clean([one.value or ""])[0]
            assert again.value == one.value
            assert again.key == one.key
            assert again.more == ()
            if name in {"email", "phone"}:  # whose verdicts decide what is sent and called
                assert not one.value or steady.is_same([one._replace(more=())], [again])


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=30)
@given(texts=st.lists(TEXTS, max_size=5), cut=st.integers(0, 5))
def test_each_value_is_cleaned_for_itself(name, texts, cut):
    for clean in each(name):
        assert clean(texts) == clean(texts[:cut]) + clean(texts[cut:])


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=30)
@given(text=TEXTS)
def test_a_result_is_printable_text_or_nothing(name, text):
    for clean in each(name):
        once = clean([text])[0]
        for one in (once, *once.more):
            assert one.value is None or one.value
            value = (one.value or "").replace("\n", " ")
            value.encode()
            assert value.isprintable() or not value.isascii()
            assert one.value or not one.key


@settings(max_examples=40)
@given(
    rows=st.lists(
        st.lists(TEXTS, min_size=len(FIELDS), max_size=len(FIELDS)), min_size=1, max_size=4
    ),
    cut=st.integers(0, 4),
)
def test_rows_are_cleaned_row_by_row(rows, cut):
    def clean(part):
        columns = {field.name: [row[i] for row in part] for i, field in enumerate(FIELDS)}
        return clean_rows(columns, Rules("DE", {"created": "dmy"}))

    whole, first, rest = clean(rows), clean(rows[:cut]), clean(rows[cut:])
    for name, column in whole.items():
        assert column == first[name] + rest[name]
        assert len(column) == len(rows)


@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=60)
@given(text=TEXTS)
@example(text="  JANE@ACME.COM ")
def test_the_steps_of_a_value_lead_to_it(name, text):
    for context in CONTEXTS[CLEANERS[name].needs]:
        cleaned, steps = CLEANERS[name].explain(text, *context)
        assert cleaned == CLEANERS[name].clean([text], *context)[0]
        assert bool(steps) == (text != "; ".join(cleaned.values)) or not cleaned.values
        assert all(one.before != one.after and one.rule for one in steps)
        if steps:
            assert steps[-1].after == "; ".join(cleaned.values)


@settings(max_examples=100)
@given(first=TEXTS, last=TEXTS)
def test_a_joined_name_has_the_key_of_its_text(first, last):
    (whole,) = clean_rows({"first_name": [first], "last_name": [last]}, Rules())["full_name"]
    assert whole.key == (name_key(whole.value) if whole.value else "")
