"""Merges past the limits change and write nothing, in the store and from file to file."""

import pytest

from leadctl.errors import Refused
from leadctl.workflows.deduping.dedupe_file import DedupeRequest, dedupe_file
from leadctl.workflows.deduping.dedupe_leads import dedupe_leads
from leadctl.workflows.deduping.merge_limits import MergeLimits

LIST = (
    "Email,Name,Company,Phone\n"
    "ann@acme.com,Ann Zieglowski,Acme,+1 202 555 0101\n"
    ",Ann Zieglowski,Acme,+1 202 555 0101\n"
    ",Ann M. Zieglowski,Acme Inc,+1 202 555 0101\n"
    "bo@x.io,Bo Ray,X,\n"
)

LIMITS = [
    (MergeLimits(cluster=2), "more than 2 different", "--max-cluster 3"),
    (MergeLimits(share=49.0), r"2 of 4 {}s \(50%\)", "--max-merge-share 50%"),
]


@pytest.mark.parametrize(("limits", "message", "hint"), LIMITS)
@pytest.mark.parametrize("dry_run", [False, True])
def test_the_store_stays_as_it_was(desk, limits, message, hint, dry_run):
    desk.load_text(LIST)
    before = desk.store.read_bytes()
    with pytest.raises(Refused, match=message.format("lead")) as caught:
        dedupe_leads(desk.store, desk.author(), limits=limits, dry_run=dry_run)
    assert desk.store.read_bytes() == before
    told = caught.value.message.split("\n")
    assert told[1] == "  leads 1, 2, 3: 3 that differ"
    assert told[2].startswith("    joined by ")
    why, allow = caught.value.hint.split("\n")
    assert why == "see why: leadctl explain 1 2"
    assert hint in allow


@pytest.mark.parametrize(("limits", "message", "hint"), LIMITS)
def test_no_file_is_written(tmp_path, limits, message, hint):
    source, out, clusters = (tmp_path / name for name in ("list.csv", "out.csv", "map.csv"))
    source.write_text(LIST + "too,few\n", encoding="utf-8")
    asked = DedupeRequest(str(source), output=out, clusters=clusters, limits=limits)
    with pytest.raises(Refused, match=message.format("row")) as caught:
        dedupe_file(asked)
    assert "\n  rows 1, 2, 3: 3 that differ\n" in caught.value.message
    look, allow = caught.value.hint.split("\n")
    assert look == "compare data rows 1 and 2 of the list"
    assert hint in allow
    assert [path.name for path in tmp_path.iterdir()] == ["list.csv"]


@pytest.mark.parametrize("limits", [MergeLimits(), MergeLimits(cluster=3), MergeLimits(share=50.0)])
def test_what_is_just_allowed_is_merged(desk, limits):
    desk.load_text(LIST)
    assert dedupe_leads(desk.store, desk.author(), limits=limits).leads_after == 2


def test_only_some_of_many_are_named(tmp_path):
    rows = "".join(
        f"p{person}@acme.com,Pat{person} Zimmer{person},Acme {n}\n"
        for person in range(5)
        for n in range(7)
    )
    source = tmp_path / "list.csv"
    source.write_text("Email,Name,Company\n" + rows, encoding="utf-8")
    asked = DedupeRequest(str(source), output=tmp_path / "o.csv", limits=MergeLimits(cluster=2))
    with pytest.raises(Refused) as caught:
        dedupe_file(asked)
    assert "\n  rows 1, 2, 3, 4, 5 and 2 more: 7 that differ\n" in caught.value.message
    assert caught.value.message.endswith("\n  and 2 more")


def test_an_empty_list_meets_no_limit(tmp_path):
    source = tmp_path / "list.csv"
    source.write_text("Email,Name\n", encoding="utf-8")
    limits = MergeLimits(1, 0.0)
    asked = DedupeRequest(str(source), output=tmp_path / "o.csv", limits=limits)
    assert dedupe_file(asked).people == 0
