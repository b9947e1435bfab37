import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadctl.segments.folding import plain


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Müller GmbH", "muller gmbh"),
        ("Mu\u0308LLER", "muller"),
        ("Straße", "strasse"),
        ("AT&T", "at&t"),
        ("ﬁne ①", "fine 1"),
        ("Łódź", "łodz"),
        ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
        ("Ёлка", "елка"),
    ],
)
def test_case_and_accents_do_not_count(text, folded):
    assert plain(text) == folded


@given(st.text())
def test_the_quick_way_and_the_slow_way_meet(text):
    apart = unicodedata.normalize("NFKD", text)
    assert plain(text) == "".join(c for c in apart if not unicodedata.combining(c)).casefold()
