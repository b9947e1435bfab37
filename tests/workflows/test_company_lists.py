import re
from pathlib import Path

import pytest

from leadctl.errors import UsageError
from leadctl.reading.opening.rejects import REASONS
from leadctl.store.erasing.erase_again import erase_again
from leadctl.store.facts import tombstones
from leadctl.store.facts.blocks import decode
from leadctl.store.mending import doctor
from leadctl.store.opening.connect import reading, writing
from leadctl.workflows.deduping.dedupe_leads import dedupe_leads
from leadctl.workflows.exporting.export_leads import Destination, export_leads
from leadctl.workflows.leads.choose import Choice
from leadctl.workflows.leads.list_leads import Selection
from leadctl.workflows.leads.sources import list_sources
from leadctl.workflows.suppressing.forget import forget
from leadctl.workflows.suppressing.suppress import Given, suppress

PEOPLE = "Email,Name\nann@acme.io,Ann Lee\ncy@beta.co.uk,Cy Noe\n"
FIRMS = "Company Name,Website,Industry\nAcme,acme.io,Tools\nNobody Ltd,,Mining\n"
MIXED = """Email,Company,Title,Zip,Website
ann@acme.io,Acme,,,
,Beta,,89501,
,Cygnus,,,cygnus.io
,Delta,CEO,89501,
,Echo,,,
,,,89501,echo.io
"""
VENDORS = Path(__file__).parents[1] / "mapping" / "vendors"


def industries(desk):
    return [row[0] for row in desk.leads("industry")]


def test_a_list_without_a_person_tells_of_companies_and_keeps_rows_of_none_apart(desk):
    desk.load_text(PEOPLE)
    (file,) = desk.load_text(FIRMS, "firms.csv").files
    assert (file.is_of_companies, file.rows, file.rejected) == (True, 1, 1)
    assert file.notes[0].startswith("a list of companies")
    rejects = file.rejects_file.read_text(encoding="utf-8")
    assert '3,,no_domain,"Nobody Ltd,,Mining"' in rejects
    assert "no_domain" in REASONS
    assert industries(desk) == ["Tools", None]


def test_rejects_of_a_list_of_companies_are_mended_and_imported(desk):
    desk.load_text(PEOPLE)
    (file,) = desk.load_text(FIRMS, "firms.csv").files
    text = file.rejects_file.read_text(encoding="utf-8")
    file.rejects_file.write_text(text.replace("Ltd,,", "Ltd,beta.co.uk,"), encoding="utf-8")
    (mended,) = desk.load(str(file.rejects_file)).files
    assert (mended.landed.companies, mended.landed.filled) == (1, 1)
    assert industries(desk) == ["Tools", "Mining"]


def test_a_list_that_names_no_domain_is_told_and_kept_in_the_rejects(desk):
    (file,) = desk.load_text("Company Name,Industry\nAcme,Tools\n").files
    assert (file.rows, file.rejected) == (0, 1)
    assert "no column tells a company's domain" in file.notes[1]
    assert "--companies" not in file.notes[1]


def test_a_list_without_domains_that_is_called_one_of_companies_is_told_what_else_it_may_be(desk):
    (file,) = desk.load_text("Company,Street\nAcme,1 Oak Rd\n", companies=True).files
    assert (file.rows, file.rejected) == (0, 1)
    assert "without --companies they are leads" in file.notes[1]


@pytest.mark.parametrize(
    ("text", "leads", "reasons"),
    [
        ("Company,Street,City\nAcme,1 Oak Rd,Reno\nBeta,,Reno\n", ["Acme"], {"nobody": 1}),
        ("Company,Company Phone\nAcme,+12125550100\nBeta,\n", ["Acme"], {"nobody": 1}),
        (
            MIXED,
            ["Acme", "Beta", "Cygnus"],
            {"nobody": 3},
        ),
    ],
    ids=["addresses", "switchboards", "beside people"],
)
def test_an_organisation_that_can_be_known_again_is_a_lead(desk, text, leads, reasons):
    (file,) = desk.load_text(text).files
    assert not file.is_of_companies
    assert desk.leads("company") == [(name,) for name in leads]
    assert file.reasons == reasons


def test_organisations_without_a_domain_are_merged_and_parted_again(desk):
    desk.load_text("Company,Street,Zip\nAcme,1 Oak Rd,89501\nBeta,2 Oak Rd,89501\n", "one.csv")
    desk.load_text("Company,Street,Zip\nACME Inc.,1 Oak Road,89501\n", "two.csv")
    merged = dedupe_leads(desk.store, desk.author())
    assert (merged.leads_before, merged.leads_after) == (3, 2)
    desk.undo()
    assert len(desk.leads("company")) == 3


def test_a_dry_run_counts_the_same_and_writes_nothing(desk):
    desk.load_text(PEOPLE)
    (dry,) = desk.load_text(FIRMS, "firms.csv", dry_run=True).files
    assert industries(desk) == [None, None]
    (file,) = desk.load_text(FIRMS, "firms.csv").files
    assert dry.landed == file.landed
    assert (file.landed.companies, file.landed.told, file.landed.filled) == (1, 1, 1)


def test_a_list_of_companies_that_call_is_one_where_the_user_says_so(desk):
    text = "Company,Website,Phone,Industry\nAcme,acme.io,+12125550100,Tools\n"
    desk.load_text(PEOPLE)
    desk.load_text(text, "firms.csv", companies=True)
    assert desk.leads("company", "company_phone", "industry")[0] == (
        "Acme", "+12125550100", "Tools",
    )  # fmt: skip
    desk.undo()
    (file,) = desk.load_text(text, "firms.csv").files
    assert "--companies" in file.notes[0]
    assert desk.leads("company", "phone")[-1] == ("Acme", "+12125550100")


@pytest.mark.parametrize(
    ("text", "asked", "said"),
    [
        ("lead_id,email,updated_at\n1,ann@acme.io,\n", {"companies": True}, "`--companies`"),
        (FIRMS, {"full": True}, "`--full`"),
    ],
)
def test_what_is_none_is_refused(desk, text, asked, said):
    with pytest.raises(UsageError) as caught:
        desk.load_text(text, **asked)
    assert said in caught.value.hint


def test_nothing_of_a_list_of_companies_is_a_persons(desk):
    desk.load_text(PEOPLE)
    asked = {"constants": {"owner": "ana", "tags": "q4"}, "touch": "webinar@2026-01-01"}
    (file,) = desk.load_text(FIRMS, "firms.csv", **asked).files
    assert "no person gets `owner`, `tags`" in file.notes[-1]
    row = desk.leads("owner", "tags", "last_touch", "sources", "records", "industry")[0]
    assert row == (None, None, None, '["list"]', 1, "Tools")


def test_lists_of_people_and_of_companies_of_one_source_do_not_drift_apart(desk):
    desk.load_text(PEOPLE, source="crm")
    desk.load_text(FIRMS, source="crm")
    desk.load_text(PEOPLE + "di@acme.io,Di Poe\n", source="crm")
    assert industries(desk) == ["Tools", None, "Tools"]
    (view,) = list_sources(desk.store)
    assert (view.name, view.leads, view.companies) == ("crm", 3, 1)


@pytest.mark.parametrize(
    ("name", "industry"),
    [
        ("apollo-accounts", "machinery"),
        ("linkedin-companies", "Machinery"),
        ("crunchbase", "Machinery, Manufacturing"),
    ],
)
def test_exports_of_companies_fill_leads(desk, name, industry):
    text = (VENDORS / f"{name}.csv").read_text(encoding="utf-8")
    desk.load_text("Email\nann@brindlow.io\n")
    (file,) = desk.load_text(re.sub(r"(brindlow|morrwerk)\.example", r"\1.io", text)).files
    assert (file.profile, file.rejected, file.landed.filled) == (name, 0, 1)
    assert desk.leads("industry") == [(industry,)]


def test_zoominfos_lists_of_companies_have_the_columns_of_its_contacts(desk):
    text = (
        "ZoomInfo Company ID,Company Name,Website,Company HQ Phone,Revenue (in 000s USD),Employees,"
        "Primary Industry,LinkedIn Company Profile URL,Company Country,Number of Locations\n"
        '987654321,Brindlow Tools,www.brindlow.io,(212) 555-0100,"12,500",120,Manufacturing,'
        "https://www.linkedin.com/company/brindlow-example,United States,3\n"
    )
    desk.load_text("Email\nann@brindlow.io\n")
    (file,) = desk.load_text(text, region="US").files
    assert (file.profile, file.landed.filled) == ("zoominfo", 1)
    assert desk.leads("company", "revenue", "employees", "company_phone", "country") == [
        ("Brindlow Tools", "12500000", "120", "+12125550100", None)
    ]


def test_what_a_company_fills_goes_out_and_is_found(desk):
    desk.load_text(PEOPLE)
    desk.load_text(FIRMS, "firms.csv")
    out = desk.folder / "out.csv"
    chosen = Selection(choice=Choice(("industry:tools",)), columns=("email", "company"))
    export_leads(desk.store, chosen, Destination(path=out), desk.author())
    assert out.read_text(encoding="utf-8").splitlines()[1:] == ["ann@acme.io,Acme"]


def test_a_forgotten_persons_company_stays_and_a_mention_in_its_row_goes(desk):
    desk.load_text(PEOPLE + "di@acme.io,Di Poe\n")
    text = "Company,Website,Industry,Remark\nAcme,acme.io,Tools,ask ann@acme.io\n"
    desk.load_text(text, "firms.csv")
    forget(desk.store, "ann@acme.io", desk.author())
    assert desk.leads("email", "industry") == [("cy@beta.co.uk", None), ("di@acme.io", "Tools")]
    with reading(desk.store, scratch=True) as con:
        assert [found for _, found in doctor.examine(con) if found] == []
        blocks = con.execute("select codec, data from block").fetchall()
    assert "ann@acme.io" not in str([decode(*block) for block in blocks])


def test_a_company_is_nobody_to_forget(desk):
    desk.load_text(PEOPLE)
    desk.load_text(FIRMS, "firms.csv")
    with pytest.raises(UsageError, match="neither a lead's number"):
        forget(desk.store, "3", desk.author())


def test_a_suppression_of_a_domain_holds_its_leads_and_no_list_lifts_it(desk):
    desk.load_text(PEOPLE)
    suppress(desk.store, [Given("@acme.io")], "manual", desk.author())
    desk.load_text(FIRMS, "firms.csv")
    assert desk.leads("email", "suppressed")[0] == ("ann@acme.io", "manual")
    desk.undo()
    assert desk.leads("email", "suppressed")[0] == ("ann@acme.io", "manual")


def test_what_a_restored_row_about_a_company_says_of_a_forgotten_person_goes(desk):
    text = "Company,Website,Email,Industry\nAcme,acme.io,ann@acme.io,Tools\nBeta,beta.io,,Mining\n"
    desk.load_text("Email\nbo@acme.io\ncy@beta.io\n")
    desk.load_text(text, "firms.csv", companies=True)
    assert industries(desk) == ["Tools", "Mining"]
    with writing(desk.store, "2026-02-01T00:00:00Z") as con:
        key = tombstones.load(con).key
        stones = {tombstones.digest(key, "email:ann@acme.io"): "2026-01-31"}
        assert erase_again(con, stones, desk.author()) == 1
    assert industries(desk) == ["Tools", "Mining"]
    with reading(desk.store, scratch=True) as con:
        assert [found for _, found in doctor.examine(con) if found] == []
        assert "ann@acme.io" not in str(
            [decode(*block) for block in con.execute("select codec, data from block")]
        )


def test_hubspots_companies_fill_leads_and_are_none(desk):
    desk.load_text("Email,Name\nann@acme.io,Ann Lee\n")
    text = (VENDORS / "hubspot-companies.csv").read_text(encoding="utf-8")
    text = text.replace("brindlow.example", "acme.io").replace("carrick.example", "beta.co.uk")
    (file,) = desk.load_text(text, "companies.csv").files
    assert (file.profile, file.is_of_companies, file.landed.new) == ("hubspot-companies", True, 0)
    assert desk.leads("company", "company_phone", "employees", "owner", "city") == [
        ("Brindlow Tools Inc.", "+12125550101", "120", None, None)
    ]


def test_the_place_of_a_company_tells_how_its_number_is_read(desk):
    desk.load_text("Email,Name\nann@acme.io,Ann Lee\n")
    text = (
        "ZoomInfo Company ID,Company Name,Website,Company HQ Phone,Company Country,Company City\n"
        "7,Acme,acme.io,(212) 555-0100,United States,Austin\n"
    )
    (file,) = desk.load_text(text, "zoominfo.csv").files
    assert {one.header: one.field for one in file.plan.columns}["Company Country"] == "country"
    assert desk.leads("company_phone", "country") == [("+12125550100", None)]
