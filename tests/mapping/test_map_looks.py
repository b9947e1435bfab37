"""Headers are not believed over cells that their field never holds, and that is told."""

import pytest

from leadctl.mapping.cells.looks import speaks_against
from leadctl.mapping.deciding.doubts import doubts
from leadctl.mapping.deciding.plan import make_plan

PAGES = ["https://x.example", "https://y.example/a", "www.z.example"]
ANSWERS = ["Yes", "No", "Yes"]
DAYS = ["2026-01-02", "03.04.2026", "2026-05-06 10:00"]
MARKS = ["aece52e7-03ee-455a-b3c4-e57283966239"] * 2
SENTENCES = ["We met at the fair and she wants a demo soon"] * 3
CALLS = ["+49 30 1234567", "(212) 555-0100", "+33 1 23 45 67 89"]


def plan_of(header, cells):
    people = (["Ann Ray", "Bo Lee", "Cy Fox", "Di Poe"] * 9)[: len(cells)]
    return make_plan(["Full Name", header], [people, cells])


@pytest.mark.parametrize(
    ("header", "cells"),
    [
        *(("Company", cells) for cells in (PAGES, ANSWERS, MARKS, ["valid", "risky", "invalid"])),
        *(("First Name", cells) for cells in (PAGES, ANSWERS, MARKS, SENTENCES)),
        *(("City", cells) for cells in (PAGES, ANSWERS, SENTENCES, ["10115", "20095"])),
        *(("Job Title", cells) for cells in (PAGES, ANSWERS, ['{"a": 1}', "[2]"])),
        *(
            ("Country", cells)
            for cells in (PAGES, ANSWERS, ["+49", "+1"], ["Sales", "Legal", "Ops"])
        ),
        *(("Phone", cells) for cells in (DAYS, MARKS)),
        *(("Postal Code", cells) for cells in (DAYS, CALLS, PAGES)),
        *(("Created", cells) for cells in (["1", "2", "3"], CALLS, PAGES, ["Kim", "Sam 2", "Q1"])),
        *(("Employees", cells) for cells in (PAGES, CALLS, MARKS)),
        *(("Language", cells) for cells in (ANSWERS, ["Python", "Go", "Rust"])),
        *(("Industry", cells) for cells in (DAYS, ANSWERS, CALLS)),
        *(("Region", cells) for cells in (["EMEA", "APAC", "EMEA"], ["Nordics", "DACH", "ROW"])),
        *(("Status", cells) for cells in (["valid", "invalid", "catch-all"], PAGES, ANSWERS)),
        *(("Contact ID", cells) for cells in (ANSWERS,)),
        *(("Owner", cells) for cells in (ANSWERS, DAYS, PAGES)),
    ],
)
def test_a_header_over_other_things_stays_custom_and_is_told(header, cells):
    plan = plan_of(header, cells)
    assert plan.columns[1].field == ""
    told = doubts(plan, [["Ann Ray"] * len(cells), cells])
    assert [one for one in told if one.startswith(f"`{header}` does not hold what")]


@pytest.mark.parametrize(
    ("header", "cells", "field"),
    [
        ("Last Name", ["No", "Si", "On"], "last_name"),
        ("Last Name", ["No", "No"], "last_name"),
        ("Company", ["acme.example", "Bolt", "3M"], "company"),
        ("Company", ["https://acme.example", "Bolt", "Coda"], "company"),
        ("Status", ["valid", "open", "lost"], "status"),
        ("Status", ["valid", "invalid", "unsubscribed"], "status"),
        ("Status", ["invalid", "unknown", "invalid"], "status"),
        ("Region", ["Bavaria", "Hesse", "EMEA"], "state"),
        ("Country", ["Atlantis", "Germany", "Narnia"], "country"),
        ("Created", ["soon", "", "3 May 2026"], "created"),
        ("Created", ["46000", "46001"], "created"),
        ("Employees", ["2026-10-01", "11-50"], "employees"),
        ("Language", ["Python", "German"], "language"),
        ("Contact ID", ["a@x.example", "b@x.example"], "vendor_id"),
        ("Do Not Call", ["perhaps", "who knows"], "do_not_call"),
        ("Country", ["Narnia", "Atlantis"] * 9, "country"),  # too few to tell anything
        ("Region", ["EMEA", "APAC"], "state"),
        ("Status", ["valid", "invalid"], "status"),
        ("Company", ["Yes", "No"], "company"),
        ("Lifecycle Stage", ["Customer"] * 4, "stage"),
        ("Status", ["Unsubscribed"] * 4, "status"),
        ("Status", ["Invalid"] * 4, "status"),
    ],
)
def test_odd_cells_alone_turn_no_header_away(header, cells, field):
    assert plan_of(header, cells).columns[1].field == field


def test_values_are_needed_to_speak_against_anything():
    assert not speaks_against("company", "company", [])


@pytest.mark.parametrize(
    ("cells", "field"),
    [
        (["open", "closed", "won"], "status"),
        (["Open", "TX", "Bavaria"], "state"),
        (["TX", "CA", "NY"], "state"),
    ],
)
def test_a_state_may_be_how_far_the_work_is(cells, field):
    column = plan_of("State", cells).columns[1]
    assert (column.field, column.how) == (field, "content" if field == "status" else "synonym")


NAMES = ["Ann Ray", "Bo Lee", "Cy Fox", "Di Poe", "Ann Ray"]
EMAILS = ["a@x.example", "b@x.example", "c@x.example", "d@x.example", "ann@y.example"]


@pytest.mark.parametrize(
    ("ids", "field"),
    [
        (["7", "7", "7", "7", "7"], ""),
        (["7", "7", "8", "8", "7"], ""),
        (["1", "2", "3", "4", "1"], "vendor_id"),  # two rows of one person
        (["1", "1", "3", "4", "5"], "vendor_id"),  # a slip is no rule
        (["", "", "", "", ""], "vendor_id"),
    ],
)
@pytest.mark.parametrize("named", [True, False])
def test_a_number_that_several_people_share_is_nobodys(ids, field, named):
    people = ("Name", NAMES) if named else ("Email", [*EMAILS[:4], EMAILS[0]])
    plan = make_plan([people[0], "Contact ID"], [people[1], ids])
    assert plan.columns[1].field == field


def test_columns_that_could_fill_what_is_lacking_are_named():
    headers = ["First Name", "Last Name", "Field 7", "Other", "X"]
    pages = ["https://www.linkedin.com/in/ann", "https://linkedin.com/in/bob"]
    sample = [["Ann", "Bo"], ["Ray", "Lee"], EMAILS[:2], CALLS[:2], pages]
    assert doubts(make_plan(headers, sample), sample) == (
        "`Field 7` holds e-mail addresses, and no column is email",
        "`Other` holds phone numbers, and no column is phone",
        "`X` holds LinkedIn profiles, and no column is linkedin",
    )
    headers[1], sample[1] = "Email", EMAILS[:2]
    assert "Field 7" not in " ".join(doubts(make_plan(headers, sample), sample))


@pytest.mark.parametrize(
    ("cells", "told"),
    [
        (["Jane Doe", "Ray, Bob", "Anna Maria Lopez"], True),
        (["JANE DOE", "bob ray", ""], True),
        (["Jane", "Bob"], False),
        (["Jane Street Capital LLC", "Martin Inc"], False),
        (["New deal 2", "Met at the fair in May", "Sales Team"], False),
    ],
)
def test_names_of_people_are_named_where_no_column_has_any(cells, told):
    sample = [cells, EMAILS[: len(cells)]]
    said = "`Kunde` holds names of people, and no column is full_name"
    assert (said in doubts(make_plan(["Kunde", "Email"], sample), sample)) is told
    assert said not in doubts(make_plan(["Kunde", "Name"], [cells, cells]), [cells, cells])


@pytest.mark.parametrize(
    ("names", "field"),
    [
        (["Ann Ray", "Lee, Bo"], "full_name"),
        (["Kim Lane", "Kim Lane"], ""),
        (["", ""], "full_name"),
    ],
)
@pytest.mark.parametrize("header", ["Contact", "Primary Contact"])
def test_a_whole_name_beside_both_halves_must_be_theirs(header, names, field):
    plan = make_plan(
        ["First", "Last", "Email", header], [["Ann", "Bo"], ["Ray", "Lee"], EMAILS[:2], names]
    )
    assert plan.columns[3].field == field
