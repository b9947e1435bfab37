from __future__ import annotations

import pytest

from leadctl.errors import UsageError
from leadctl.workflows.lists.region import check_region


@pytest.mark.parametrize("code", ["", "DE", "GB", "US", "XK"])
def test_countries_pass(code):
    check_region(code)


@pytest.mark.parametrize(
    ("code", "hint"),
    [
        ("UK", "did you mean `GB`?"),
        ("EL", "did you mean `GR`?"),
        ("DX", "codes with D: DE, DJ, DK, DM, DO, DZ"),
        ("00", "write a country's code, such as `DE`"),
    ],
)
def test_others_get_the_one_that_was_meant_or_those_that_begin_alike(code, hint):
    with pytest.raises(UsageError) as caught:
        check_region(code)
    assert caught.value.message == f"unknown region `{code}`"
    assert caught.value.hint == hint
