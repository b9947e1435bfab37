"""Whether the parts of a line are one value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadctl.mapping.deciding.whole_lines import are_whole


@pytest.mark.parametrize(
    ("lines", "delimiter"),
    [
        (["Acme, Inc.", "Beta GmbH", "Foo, Ltd", "Stripe"], ","),
        (["VP, Sales", "CEO", "Director, Marketing"], ","),
        (["Korea, Republic of", "Germany", "Congo, Democratic Republic of the"], ","),
        (["Doe, Jane", "Roe, Max", "Poe, Bob"], ","),
        (["a@b.io; c@d.io", "e@f.io"], ";"),
        (["a@b.io,c@d.io", "e@f.io", "g@h.io"], ","),
    ],
)
def test_one_value_a_line(lines, delimiter):
    assert are_whole(lines, delimiter)


@pytest.mark.parametrize(
    ("lines", "delimiter"),
    [
        (["Jane Doe, Acme GmbH", "Bo Ray, Beta Inc"], ","),
        (["CEO, Acme GmbH", "VP Sales, Beta Inc"], ","),
        (["Jane, Doe", "Max, Roe", "Bob, Poe"], ","),
        (["Germany, DE", "France, FR"], ","),
        (["Acme,Inc.", "Beta,GmbH"], ","),
        (["a@b.io,c@d.io", "e@f.io,g@h.io"], ","),
        (["a@b.io,Jane,Acme", "e@f.io,Bo,Beta"], ","),
        (["Acme Inc", "Beta GmbH"], ","),
        ([], ","),
    ],
)
def test_values_of_several_columns(lines, delimiter):
    assert not are_whole(lines, delimiter)


@given(st.lists(st.text(max_size=20), max_size=5), st.sampled_from(",;"))
def test_any_lines_are_taken(lines, delimiter):
    assert are_whole(lines, delimiter) in {True, False}
