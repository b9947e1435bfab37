import sqlite3

import pytest

from leadctl.store.asking.past import leads_of
from leadctl.store.derived.companies import companies_by_source
from leadctl.store.opening.connect import reading
from leadctl.workflows.deduping.dedupe_leads import dedupe_leads
from leadctl.workflows.explaining.blame_lead import blame_lead
from leadctl.workflows.explaining.show_lead import show_leads
from leadctl.workflows.importing.reread import reread as rebuild_store
from leadctl.workflows.keeping.change_history import read_history
from leadctl.workflows.keeping.examine import examine
from leadctl.workflows.keeping.prune import prune
from leadctl.workflows.leads.edit_leads import Assignment, edit_leads
from leadctl.workflows.rules.ruling import Wanted

PEOPLE = (
    "Email,First Name,Last Name,Company,Industry\n"
    "ann@acme.io,Ann,Lee,,\n"
    "bo@acme.io,Bo,Moe,Own Ltd,Retail\n"
    "cy@beta.co.uk,Cy,Noe,,\n"
    "di@gmail.com,Di,Poe,,\n"
)
HEADER = "Company,Website,Industry,Headcount,Company Phone\n"
ACME = "Acme,https://www.acme.io/en,Tools,250,+1 212 555 0100\n"
BETA = "Beta,beta.co.uk,Banking,51-200,\n"
SHOWN = ("company", "industry", "employees", "company_phone")


@pytest.fixture
def told(desk):
    """Operation 1 brings four people, 2 what is known of two companies."""
    desk.load_text(PEOPLE)
    desk.load_text(HEADER + ACME + BETA, "firms.csv", source="firms")
    return desk


def shown(desk):
    return {row[0].partition("@")[0]: row[1:] for row in desk.leads("email", *SHOWN)}


FILLED = {
    "ann": ("Acme", "Tools", "250", "+12125550100"),
    "bo": ("Own Ltd", "Retail", "250", "+12125550100"),
    "cy": ("Beta", "Banking", "51-200", None),
    "di": (None, None, None, None),
}
UNFILLED = {
    "ann": (None,) * 4,
    "bo": ("Own Ltd", "Retail", None, None),
    "cy": (None,) * 4,
    "di": (None,) * 4,
}


def faults(desk):
    return [one.findings for one in examine(desk.store, full=True) if one.findings]


def test_leads_get_what_nobody_said_of_them_and_companies_are_no_leads(told):
    assert shown(told) == FILLED
    assert told.query("select n from tally where kind = 'leads'") == [(4,)]
    assert told.query("select value, n from tally where kind = 'source'") == [("list", 4)]
    assert faults(told) == []


def test_undo_takes_it_away_and_redo_brings_it_back_to_the_letter(told):
    before, tally = told.query("select * from lead"), told.query("select * from tally")
    assert told.undo(2).leads_after == 4
    assert shown(told) == UNFILLED
    assert {row[0] for row in told.leads("updated_at")} == {"2026-01-01T00:00:01Z"}
    assert faults(told) == []
    told.redo(2)
    assert (told.query("select * from lead"), told.query("select * from tally")) == (before, tally)
    assert faults(told) == []


def test_leads_that_come_later_are_filled_and_plain_and_derived_ones_are_alike(told):
    told.load_text("Email,Name\nliz@acme.io,Liz May\nlou@other.io,Lou Day\n", "later.csv")
    assert shown(told)["liz"] == FILLED["ann"]
    assert shown(told)["lou"] == UNFILLED["di"]
    assert faults(told) == []


def test_people_and_companies_of_one_import_meet(desk):
    people = desk.write("people.csv", PEOPLE)
    firms = desk.write("firms.csv", HEADER + ACME + BETA)
    result = desk.load(firms, people)
    assert shown(desk) == FILLED
    assert [(one.landed.companies, one.landed.filled, one.landed.new) for one in result.files] == [
        (2, 3, 0), (0, 0, 4),
    ]  # fmt: skip
    desk.undo()
    assert desk.leads("lead_id") == []


def test_an_import_tells_of_how_many_companies_and_leads(told):
    (file,) = told.load_text(
        HEADER + ACME + "Beta,beta.co.uk,Mining,,\n", "firms.csv", source="firms"
    ).files
    landed = file.landed
    assert (landed.companies, landed.told, landed.unchanged, landed.filled) == (2, 1, 1, 1)
    assert shown(told)["cy"] == ("Beta", "Mining", "51-200", None)
    (again,) = told.load_text(
        HEADER + ACME + "Beta,beta.co.uk,Mining,,\n", "firms.csv", source="firms"
    ).files
    assert (again.known, again.landed.unchanged) == (3, 2)


def test_the_row_that_its_source_had_last_counts_after_any_undo(told):
    told.load_text(HEADER + "Acme,acme.io,Mining,,\n", "firms.csv", source="firms")
    assert shown(told)["ann"][1] == "Mining"
    told.load_text(HEADER + ACME, "firms.csv", source="firms")
    assert shown(told)["ann"][1] == "Tools"
    assert faults(told) == []
    told.undo(4)
    assert shown(told)["ann"][1] == "Mining"
    told.redo(4)
    told.undo(2)
    assert shown(told)["ann"][1] == "Tools"
    assert faults(told) == []


def test_lists_of_two_sources_fill_what_the_other_lacks_and_the_latest_counts(told):
    told.load_text(HEADER + "Acme Inc,acme.io,Mining,,\n", "other.csv", source="other")
    assert shown(told)["ann"] == ("Acme Inc", "Mining", "250", "+12125550100")
    told.undo(3)
    asked = {"mode": "fill", "source": "third"}
    told.load_text(HEADER + "Acme AG,acme.io,Mining,,\nGamma,gamma.io,,,\n", "third.csv", **asked)
    assert shown(told)["ann"] == FILLED["ann"]


def test_a_list_that_only_updates_tells_of_known_companies_alone(desk):
    desk.load_text(PEOPLE)
    desk.load_text(HEADER + ACME, mode="update", source="firms")
    assert shown(desk) == UNFILLED
    assert faults(desk) == []


def test_the_past_shows_what_was_known_then(told):
    told.load_text(HEADER + "Acme,acme.io,Mining,,\n", "more.csv", source="more")
    told.undo(2)
    with reading(told.store, scratch=True) as con:
        for after, industry in ((1, None), (2, "Tools"), (3, "Mining"), (4, "Mining")):
            with leads_of(con, after):
                row = con.execute("select industry from lead where lead_id = 1").fetchone()
                assert row == (industry,), after


def test_blame_and_show_name_the_list_and_its_line(told):
    told.load_text(HEADER + "Acme,acme.io,Mining,,\n", "more.csv", source="more")
    told.load_text(HEADER + BETA + ACME, "firms.csv", source="firms")
    blamed = {one.field: one for one in blame_lead(told.store, "1").values}
    industry, staff, mail = blamed["industry"], blamed["employees"], blamed["email"]
    assert (industry.file[-8:], industry.line, industry.operation) == ("more.csv", 2, 3)
    assert (industry.rule, industry.source, industry.raw) == ("company", "more", "Mining")
    assert (staff.file[-9:], staff.line, staff.operation, staff.seen_first) == (
        "firms.csv", 2, 2, None,
    )  # fmt: skip
    assert (mail.rule, mail.operation) == ("first", 1)
    (view,) = show_leads(told.store, ["1"])
    origins = {one.field: one.origin.file[-8:] for one in view.trace.values}
    assert (origins["industry"], origins["email"]) == ("more.csv", "list.csv")
    assert [one.what.rpartition("/")[2] for one in view.trace.history] == [
        "list.csv, line 2",
        "firms.csv, line 2, about the company",
        "more.csv, line 2, about the company",
        "firms.csv, line 3, about the company",
    ]
    assert [one.name for one in view.sources] == ["list"]


def test_an_export_that_comes_back_makes_no_edit_of_what_a_company_filled(told):
    at = told.leads("updated_at")[0][0]
    text = f"lead_id,email,industry,employees,updated_at\n1,ann@acme.io,Tools,300,{at}\n"
    told.load_text(text, "x.csv")
    rules = {one.field: one.rule for one in blame_lead(told.store, "1").values}
    assert (rules["industry"], rules["employees"]) == ("company", "edited")
    assert shown(told)["ann"] == ("Acme", "Tools", "300", "+12125550100")
    assert faults(told) == []


def test_a_lead_follows_its_domain(told):
    for domain, industry in (("beta.co.uk", "Banking"), ("", None), ("acme.io", "Tools")):
        edit_leads(told.asked("4"), [Assignment("domain", domain)])
        assert shown(told)["di"][1] == industry
    edit_leads(told.asked("1"), [Assignment("industry", "")])
    assert shown(told)["ann"][1] is None
    assert faults(told) == []


def test_another_map_of_a_list_moves_its_rows_to_other_companies(told):
    told.load_text(
        "Company,Site A,Site B,Industry\nX,acme.io,beta.co.uk,Mining\n",
        "x.csv",
        map_path=told.folder / told.write("a.toml", '[columns]\n"Site A" = "domain"\n'),
    )
    assert shown(told)["ann"][1] == "Mining"
    told.load_text(
        "Company,Site A,Site B,Industry\nX,acme.io,beta.co.uk,Mining\n",
        "x.csv",
        map_path=told.folder / told.write("b.toml", '[columns]\n"Site B" = "domain"\n'),
    )
    assert (shown(told)["ann"][1], shown(told)["cy"][1]) == ("Tools", "Mining")
    assert faults(told) == []
    told.undo(4)
    assert (shown(told)["ann"][1], shown(told)["cy"][1]) == ("Mining", "Banking")
    assert faults(told) == []


def test_a_row_about_a_company_is_nobody_whatever_names_it(told):
    numbers = [row[0] for row in told.query("select record_id from record where import_id = 2")]
    text = f"lead_id,Email,Title,updated_at\n{numbers[0]},,CEO,\n{numbers[1]},zoe@acme.io,CTO,\n"
    (file,) = told.load_text(text, "back.csv").files
    assert (file.rejected, file.landed.new) == (1, 1)
    assert told.leads("lead_id", "title")[-1] == (numbers[-1] + 1, "CTO")
    assert faults(told) == []


def test_people_who_read_like_a_company_are_people(told):
    text = "Name,Site\nAcme,acme.io\n"
    told.load_text(
        text,
        "a.csv",
        source="a",
        map_path=told.folder
        / told.write("a.toml", '[columns]\n"Name" = "company"\n"Site" = "website"\n'),
    )
    told.load_text(
        text,
        "a.csv",
        source="a",
        map_path=told.folder
        / told.write("b.toml", '[columns]\n"Name" = "full_name"\n"Site" = "website"\n'),
    )
    assert told.leads("full_name", "industry")[-1] == ("Acme", "Tools")
    assert faults(told) == []


def test_a_merge_and_its_undo_keep_to_the_domain_of_the_lead(told):
    number = told.merge((3, 4))
    assert told.leads("lead_id", "industry") == [(1, "Tools"), (2, "Retail"), (3, "Banking")]
    told.undo(number)
    assert shown(told) == FILLED
    assert faults(told) == []


def test_matching_and_pruning_leave_companies_alone(told):
    told.load_text(HEADER + "Acme,acme.io,Mining,,\n", "more.csv", source="more")
    told.load_text("Email\nlou@other.io\n", "later.csv")
    told.undo(3)
    dedupe_leads(told.store, told.author())
    prune(told.store, "2027-01-01T00:00:00Z", told.author())
    assert {name: row for name, row in shown(told).items() if name != "lou"} == FILLED
    assert told.query("select count(*) from record") == [(7,)]
    assert faults(told) == []


def test_sources_count_the_companies_that_they_tell_of(told):
    with reading(told.store) as con:
        assert companies_by_source(con) == {"firms": 2}
    told.undo(2)
    with reading(told.store) as con:
        assert companies_by_source(con) == {}


def test_an_undone_list_touches_only_the_companies_of_which_it_told_otherwise(told):
    told.load_text(HEADER + ACME + "Beta,beta.co.uk,Mining,,\n", "firms.csv", source="firms")
    assert told.undo(3).changed == 1
    assert told.redo(3).changed == 1
    assert shown(told)["cy"][1] == "Mining"
    assert faults(told) == []


def test_the_doctor_sees_rows_that_are_kept_under_another_company(told):
    con = sqlite3.connect(told.store)
    con.execute("update match_key set hash = hash + 1 where sure = 0")
    con.commit()
    con.close()
    found = [one for finding in faults(told) for one in finding]
    assert "record 5 has other match keys than its row says" in found
    assert rebuild_store(told.store, Wanted("rebuild"), told.author()).mended
    assert (shown(told), faults(told)) == (FILLED, [])


def test_the_history_of_a_lead_names_the_lists_that_told_of_its_company(told):
    told.load_text(HEADER + "Gamma,gamma.io,Mining,,\n", "more.csv", source="more")
    told.undo(2)
    assert [one.id for one in read_history(told.store, lead="ann@acme.io")] == [4, 2, 1]
    assert [one.id for one in read_history(told.store, lead="di@gmail.com")] == [1]


def test_a_look_at_yesterday_passes_over_companies_that_were_listed_again_as_they_were(told):
    told.load_text(HEADER + ACME + BETA + "Gamma,gamma.io,,,\n", "firms.csv", source="firms")
    told.load_text(HEADER + ACME + "Beta,beta.co.uk,Mining,,\n", "firms.csv", source="firms")
    with reading(told.store, scratch=True) as con:
        for after, concerned, industry in (
            (3, {3}, "Banking"),
            (2, {3}, "Banking"),
            (4, set(), "Mining"),
        ):
            with leads_of(con, after):
                found = con.execute("select lead_id from temp.today join main.lead using (lead_id)")
                assert {row[0] for row in found} == concerned, after
                row = con.execute("select industry from lead where lead_id = 3").fetchone()
                assert row == (industry,), after
