"""A vendor that the user names must have some of the headers; one that has few is told."""

import pytest

from leadctl.errors import DataError, ExitCode, UsageError
from leadctl.mapping.deciding.doubts import doubts
from leadctl.mapping.deciding.named_vendor import check_vendor
from leadctl.mapping.deciding.plan import make_plan
from leadctl.mapping.maps.mapfile import MapFile


@pytest.mark.parametrize(
    ("vendor", "headers", "hint"),
    [
        ("meta", "Vorname,Nachname,Ort", "`meta` writes "),
        ("zoominfo", "Jb Title,Vorname", "`Jb Title` is nearly `Job Title`"),
        ("phantombuster", "Email,LEID,EUID", "they are those of `mailchimp`: leave `--vendor` out"),
    ],
)
def test_a_vendor_without_any_of_the_headers_is_refused(vendor, headers, hint):
    names = headers.split(",")
    with pytest.raises(DataError, match=f"no header is one of `{vendor}`") as caught:
        make_plan(names, [["x"] for _ in names], profile=vendor)
    assert caught.value.exit_code == ExitCode.BAD_DATA
    assert caught.value.hint.startswith(hint)
    assert f"the headers are: {', '.join(names)}" in caught.value.message


def test_one_header_in_any_spelling_is_enough():
    check_vendor("apollo", ["Vorname", "LAST_NAME"])


def test_an_unknown_vendor_is_another_error():
    with pytest.raises(UsageError, match="unknown vendor"):
        check_vendor("apolo", ["Email"])


def test_a_mapping_stands_over_the_vendor():
    given = MapFile("m.toml", {"Mail": "email"})
    plan = make_plan(["Mail"], [["a@x.example"]], profile="meta", map_file=given)
    assert plan.columns[0].field == "email"


def lines(headers, vendor):
    sample = [["x@x.example"] for _ in headers]
    return doubts(make_plan(headers, sample, profile=vendor), sample)


def test_a_vendor_that_knows_few_headers_is_told():
    headers = ["Email", "Vorname", "Nachname", "Firma X", "Abc"]
    assert "`apollo` knows 1 of the 5 headers" in lines(headers, "apollo")
    assert not [one for one in lines(["Email", "First Name", "Abc"], "apollo") if "knows" in one]
    assert not [one for one in lines(headers, "") if "knows" in one]


def test_headers_of_another_vendor_are_told():
    told = lines(["Email", "First Name", "LEID", "EUID"], "apollo")
    assert "the headers are those of `mailchimp`, and are read as `apollo`" in told
    assert not [one for one in lines(["Email", "LEID", "EUID"], "mailchimp") if "those of" in one]
