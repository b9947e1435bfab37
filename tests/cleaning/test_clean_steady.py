"""Wild cells of e-mail and phone, cleaned twice; `steady.py` tries as many as one has time for."""

from __future__ import annotations

import pytest
import steady

CELLS = {"email": steady.mail_cells, "phone": steady.phone_cells}


@pytest.mark.parametrize("kind", CELLS)
def test_cleaning_again_changes_nothing(kind):
    changed = [
        (cell, country, told)
        for cell, country in CELLS[kind](2_500, seed=2)
        if (told := steady.changes(kind, cell, country))
    ]
    assert changed == []


def test_a_change_would_be_noticed():
    (once,) = steady.cleaned("phone", "447911123456", "FR")
    (again,) = steady.cleaned("phone", once.value, "FR")
    assert (once.verdict, again.verdict) == ("possible", "valid")
    assert steady.is_same([once], [again])
    assert not steady.is_same([once._replace(reason="")], [again])
    assert not steady.is_same([once], [again._replace(key="+1")])
