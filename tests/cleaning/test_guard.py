from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadctl.cleaning.guard import guard, unguard


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "=cmd|' /C calc'!A0",
        "+1+1",
        "-1+1",
        "-cmd",
        "-",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\nx",
        "＝1",
        "＋1",
        "－1",
        "＠x",
        "+",
        "+49 171 =1",
        "+1415555\n=1",
        "+12345=cmd",
        "+1234567; =1",
        "-5\n",
        "--5",
        "-1,5",
        "'=1",
        "''+x",
        "+14155550123;ext=",
    ],
)
def test_what_a_spreadsheet_might_compute_gets_an_apostrophe(text):
    assert guard(text) == "'" + text
    assert unguard(guard(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Jane",
        "jane@acme.com",
        "a=b",
        "+14155550123",
        "+14155550123;ext=12",
        "+14155550123 ext. 12",
        "+14155550123 x12",
        "+14155550123; +493012345678",
        "-5",
        "-5.25",
        "'",
        "'quoted'",
        "'t Hooft",
        "''",
        "'+14155550123",
        " =1",
    ],
)
def test_other_cells_stay_as_they_are(text):
    assert guard(text) == text
    assert unguard(text) == text


@given(st.one_of(st.text(), st.text(alphabet="'=+-@\t\r\n＝1;x ")))
def test_the_round_trip_is_exact(text):
    assert unguard(guard(text)) == text


@given(st.text(alphabet="'=+-@\t\r\n＝1;x "))
def test_nothing_guarded_starts_like_a_formula(text):
    start = guard(text)[:1]
    assert start not in set("=@\t\r\n＝") or not start
