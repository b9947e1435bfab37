"""`--full`: which lists may speak by leaving out, and what of them the store knows already."""

import pytest

from leadctl.errors import Refused, UsageError

HEADER = "Email,First Name\n"


def people(*numbers):
    return HEADER + "".join(f"p{n}@acme.io,Jane{n}\n" for n in numbers)


def gone(desk):
    return [row[0] for row in desk.query("select email from lead where vanished is not null")]


def test_the_same_list_again_is_nothing_new(desk):
    desk.load_text(people(1, 2), full=True)
    before = desk.store.read_bytes()
    again = desk.load_text(people(1, 2), full=True)
    assert (again.operation, again.files[0].known) == (None, 1)
    assert desk.load_text(people(1, 2)).operation is None
    assert desk.store.read_bytes() == before


def test_a_list_that_is_said_to_be_full_only_now_is_news(desk):
    desk.load_text(people(1, 2, 3))
    desk.load_text(people(1, 2))
    assert desk.load_text(people(1, 2), full=True).marks == (1, 0)
    assert gone(desk) == ["p3@acme.io"]


def test_files_of_one_source_are_one_list(desk):
    one, two = desk.write("a.csv", people(1, 2)), desk.write("b.csv", people(3, 4))
    desk.load(one, two, full=True, source="crm")
    assert desk.load(one, two, full=True, source="crm").operation is None
    desk.write("b.csv", people(3))
    done = desk.load(one, two, full=True, source="crm")
    assert done.marks == (1, 0)
    assert [file.known for file in done.files] == [None, None]
    assert gone(desk) == ["p4@acme.io"]


def test_a_list_that_lost_a_file_lost_its_people(desk):
    one, two = desk.write("a.csv", people(1, 2)), desk.write("b.csv", people(3))
    desk.load(one, two, full=True, source="crm")
    assert desk.load(one, full=True, source="crm").marks == (1, 0)
    assert gone(desk) == ["p3@acme.io"]


def test_sources_of_one_command_stand_alone(desk):
    one, two = desk.write("a.csv", people(1, 2)), desk.write("b.csv", people(3, 4))
    desk.load(one, two, full=True)
    desk.write("b.csv", people(3))
    done = desk.load(one, two, full=True)
    assert [file.known for file in done.files] == [1, None]
    assert gone(desk) == ["p4@acme.io"]


@pytest.mark.parametrize("left", [people(1), HEADER, ""])
def test_a_list_that_may_be_cut_off_changes_nothing(desk, left):
    desk.load_text(people(1, 2, 3), full=True)
    before = desk.store.read_bytes()
    with pytest.raises(Refused, match="would vanish"):
        desk.load_text(left, full=True)
    assert desk.store.read_bytes() == before
    done = desk.load_text(left, full=True, yes=True)
    assert done.marks.vanished == len(gone(desk)) == 3 - left.count("@")


def test_other_people_in_the_place_of_most_are_refused_too(desk):
    desk.load_text(people(1, 2, 3), full=True)
    with pytest.raises(Refused, match="2 of 3 leads would vanish from `list`"):
        desk.load_text(people(1, 7, 8, 9), full=True)
    assert desk.load_text(people(1, 2, 8, 9), full=True).marks == (1, 0)


def test_rows_that_changed_keep_their_people(desk):
    desk.load_text(people(1, 2, 3), full=True)
    changed = people(1, 2, 3).replace("Jane", "J. Jane")
    assert desk.load_text(changed, full=True).marks == (0, 0)


def test_a_dry_run_counts(desk):
    desk.load_text(people(1, 2, 3), full=True)
    assert desk.load_text(people(1, 2), full=True, dry_run=True).marks == (1, 0)
    assert gone(desk) == []


def test_an_export_of_ours_is_no_list_of_a_source(desk):
    desk.load_text(people(1, 2))
    with pytest.raises(UsageError, match="is an export of leadctl"):
        desk.load_text("lead_id,email\n1,p1@acme.io\n", name="out.csv", full=True)


def test_a_full_list_leaves_no_file_out(desk):
    with pytest.raises(UsageError, match="every file"):
        desk.load_text(people(1), full=True, keep_going=True)
