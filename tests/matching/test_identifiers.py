"""Numbers of people: near ones speak for one person, other ones against, where numbers return."""

import pytest

from leadctl.cleaning.cleaned import Rules
from leadctl.cleaning.rows import clean_rows
from leadctl.matching.clustering.duplicates import compare_rows
from leadctl.matching.comparing.identifiers import OTHER
from leadctl.matching.gathering.evidence import Evidence
from leadctl.matching.words.slips import is_a_slip

SPREAD = [str(1_000_003 + 7_919 * at) for at in range(200)]
IN_A_ROW = [str(1_000_003 + at) for at in range(200)]


def told(asked, others, vendor="crm"):
    """What is said of two rows with the numbers `asked`, among rows with those of `others`."""
    evidence = Evidence()
    for ids in ([*asked], others):
        columns = {"full_name": ["Jane Doe"] * len(ids), "vendor_id": ids}
        evidence.add(clean_rows(columns, Rules("US")), len(ids), vendor)
    found = [one for one in compare_rows(evidence, 0, 1).comparisons if one.field == "id"]
    return (found[0].level, found[0].weight) if found else None


@pytest.mark.parametrize(
    "asked",
    [("5123467", "5123487"), ("5123467", "5123476"), ("5123467", "1523467")],
)
def test_a_number_one_slip_off_speaks_for_one_person_where_numbers_return(asked):
    level, weight = told(asked, SPREAD * 2)
    assert level == "number of a person one slip off"
    assert 8 < weight <= 9


def test_another_number_speaks_against_one_person_where_numbers_return():
    assert told(("5123467", "5987467"), SPREAD * 2) == ("other number of a person", OTHER)


def test_a_slip_beside_numbers_that_were_given_out_in_a_row_is_another_number():
    asked = ("1000050", "1000051")
    assert told(asked, IN_A_ROW * 2) == ("other number of a person", OTHER)


@pytest.mark.parametrize("asked", [("5123467", "5123487"), ("5123467", "")])
def test_numbers_of_rows_tell_nothing(asked):
    assert told(asked, SPREAD) is None


@pytest.mark.parametrize("asked", [("51234", "51235"), ("A512346", "A512347")])
def test_short_numbers_and_those_with_letters_have_no_slips(asked):
    assert told(asked, SPREAD * 2) == ("other number of a person", OTHER)


def test_numbers_of_two_vendors_tell_nothing():
    evidence = Evidence()
    for vendor in ("crm", "shop"):
        ids = ["5123467" if vendor == "crm" else "5123487", *SPREAD, *SPREAD]
        columns = {"full_name": ["Jane Doe"] * len(ids), "vendor_id": ids}
        evidence.add(clean_rows(columns, Rules("US")), len(ids), vendor)
    pair = compare_rows(evidence, 0, len(SPREAD) * 2 + 1)
    assert "id" not in {one.field for one in pair.comparisons}


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("1234", "1244", True), ("1234", "1324", True), ("1234", "2134", True),
        ("1234", "1234", False), ("1234", "1423", False), ("1234", "12345", False),
        ("1234", "4231", False), ("1234", "1290", False), ("", "", False),
    ],
)  # fmt: skip
def test_slips(one, other, expected):
    assert is_a_slip(one, other) is expected
