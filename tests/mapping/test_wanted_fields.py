from __future__ import annotations

import pytest

from leadctl.errors import UsageError
from leadctl.mapping.deciding.plan import make_plan
from leadctl.mapping.deciding.wanted import fields_wanted
from leadctl.mapping.maps.mapfile import MapFile

HEADERS = ["Mail", "Vorname", "Chef", "Rating"]
PLAN = make_plan(
    HEADERS,
    [["a@b.io"], ["Ann"], ["Bo"], ["A"]],
    map_file=MapFile("m.toml", {"Mail": "email", "Vorname": "first_name", "Chef": "owner"}),
)


@pytest.mark.parametrize(
    ("words", "fields"),
    [
        ((), None),
        (("email",), {"email", "personal_email", "other_emails"}),
        (("chef", "MAIL"), {"owner", "email"}),
        (("Telefon",), {"phone"}),
        (("name",), {"full_name", "first_name", "last_name", "suffix"}),
    ],
)
def test_fields_go_by_name_kind_or_header(words, fields):
    assert fields_wanted(words, PLAN) == fields


@pytest.mark.parametrize(
    ("word", "message"),
    [("rating", "no field is known for the column `Rating`"), ("ratng", "unknown field `ratng`")],
)
def test_a_column_that_no_field_means_is_told_from_a_slip(word, message):
    with pytest.raises(UsageError, match=message):
        fields_wanted([word], PLAN)
