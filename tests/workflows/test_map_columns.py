"""Headers that change between two lists of a source, and opt-outs in the names of files."""

import zipfile
from pathlib import Path

import pytest

from leadctl.errors import ExitCode
from leadctl.mapping.maps.mapfile import parse_map
from leadctl.workflows.importing.map_columns import Drifted
from leadctl.workflows.lists.saved_maps import save_map

FIRST = "Email,First Name,Last Name,Phone\na@acme.com,Ann,Ray,+12125550100\n"
RENAMED = "Mail,First Name,Last Name,Phone\nb@acme.com,Bob,Day,+12125550101\n"
SHORT = "Email,First Name,Last Name\nb@acme.com,Bob,Day\n"


def notes(result):
    return result.files[0].notes


@pytest.mark.parametrize(
    ("text", "said"), [(RENAMED, "`Email` is called `Mail`"), (SHORT, "`Phone` is gone")]
)
@pytest.mark.parametrize("source", ["", "CRM"])
def test_a_column_that_is_gone_or_renamed_stops_everything(desk, text, said, source):
    desk.load_text(FIRST, "crm-2026-01-01.csv", source=source)
    with pytest.raises(Drifted, match="nothing was imported") as caught:
        desk.load_text(text, "crm-2026-01-02.csv", source=source)
    error = caught.value
    assert error.exit_code == ExitCode.BAD_DATA
    assert said in error.message
    assert "--accept-new-headers" in error.hint
    assert desk.leads("email") == [("a@acme.com",)]
    assert parse_map("m.toml", error.proposal).columns["First Name"] == "first_name"
    path = desk.write("m.toml", error.proposal)
    desk.load_text(text, "crm-2026-01-02.csv", source=source, map_path=Path(path))
    assert len(desk.leads("email")) == 2


def test_new_headers_that_were_accepted_are_known_from_then_on(desk):
    desk.load_text(FIRST, "crm-1.csv")
    taken = desk.load_text(RENAMED, "crm-2.csv", accept_new_headers=True)
    assert notes(taken) == ("`Email` is called `Mail`, which is email",)
    assert notes(desk.load_text(RENAMED.replace("Bob", "Ben"), "crm-3.csv")) == ()
    assert notes(desk.load_text(FIRST.replace("Ann", "Amy"), "crm-4.csv")) == ()


ODD = "Adresse 77,First Name,Last Name,Tel.\n{},Bob,Day,+12125550101\n"


def test_a_header_that_says_nothing_is_proposed_by_its_cells(desk):
    desk.load_text(FIRST, "crm-1.csv")
    with pytest.raises(Drifted, match="`Adresse 77` may be it now") as caught:
        desk.load_text(ODD.format("b@acme.com"), "crm-2.csv")
    assert parse_map("m.toml", caught.value.proposal).columns["Adresse 77"] == "email"
    with pytest.raises(Drifted) as caught:
        desk.load_text(ODD.format("b at acme"), "crm-2.csv")
    assert parse_map("m.toml", caught.value.proposal).columns["Adresse 77"] == ""


def test_what_a_mapping_said_of_headers_holds_the_next_night(desk):
    path = Path(desk.write("m.toml", '[columns]\n"Adresse 77" = "email"\n'))
    desk.load_text(ODD.format("a@acme.com"), "crm-1.csv", map_path=path)
    [line] = notes(desk.load_text(ODD.format("b@acme.com"), "crm-2.csv"))
    assert line == "mapped as its last list was, by the mapping given then"
    assert desk.leads("email") == [("a@acme.com",), ("b@acme.com",)]
    text = "TEL,Last Name,adresse_77,First Name\n+12125550102,Fox,c@acme.com,Cy\n"
    assert line in notes(desk.load_text(text, "crm-3.csv"))
    again = desk.load_text(text, "crm-3.csv")
    assert again.operation is None
    assert len(desk.leads("email")) == 3
    other = Path(desk.write("n.toml", '[columns]\n"Adresse 77" = ""\n'))
    desk.load_text(ODD.format("d@acme.com"), "crm-4.csv", map_path=other)
    assert ("d@acme.com",) not in desk.leads("email")


def swapped(count):
    rows = [f"+1212555010{n},A{n},Ray,a{n}@acme.com\n" for n in range(count)]
    return "Email,First Name,Last Name,Phone\n" + "".join(rows)


def test_columns_that_changed_places_under_their_headers_stop(desk):
    desk.load_text(FIRST, "crm-1.csv")
    assert "`Email` does not hold what email is: kept as custom" in notes(
        desk.load_text(swapped(2), "crm-2.csv")
    )
    desk.undo()
    with pytest.raises(Drifted, match="`Email` was email and is a custom column"):
        desk.load_text(swapped(6), "crm-3.csv")
    desk.load_text(swapped(6), "crm-3.csv", accept_new_headers=True)
    desk.load_text(swapped(7), "crm-4.csv")


def test_a_column_that_means_another_field_under_its_header_stops(desk):
    people = "".join(f"Ann Lee{n},ann{n}@acme.com\n" for n in range(6))
    firms = "".join(f"Firm {n} GmbH,sales@firm{n}.com\n" for n in range(6))
    desk.load_text("Name,Email\n" + people, source="crm")
    with pytest.raises(Drifted, match="`Name` was full_name and is company"):
        desk.load_text("Name,Email\n" + firms, source="crm")
    desk.load_text("Name,Email\n" + firms, source="crm", accept_new_headers=True)
    desk.load_text("Name,Email\n" + firms.replace("Firm", "Works"), source="crm")
    desk.load_text("Name,Email\n" + people.replace("Lee", "Roe"), source="crm")


def test_an_import_that_was_undone_is_no_measure(desk):
    desk.load_text(FIRST, "crm-1.csv")
    desk.undo()
    assert notes(desk.load_text(SHORT, "crm-2.csv")) == ()


def test_another_order_and_other_spellings_are_no_drift(desk):
    desk.load_text(FIRST, "crm-1.csv")
    text = "phone,LAST NAME,first_name,e-mail\n+12125550101,Day,Bob,b@acme.com\n"
    assert notes(desk.load_text(text, "crm-2.csv")) == ()


def test_a_column_in_addition_is_told_and_kept(desk):
    desk.load_text(FIRST, "crm-1.csv")
    text = "Email,First Name,Last Name,Phone,Color,City\nb@acme.com,Bob,Day,,red,Rome\n"
    assert notes(desk.load_text(text, "crm-2.csv")) == (
        "`Color` is new: kept as a custom column",
        "`City` is new: city",
    )


def test_files_of_one_name_that_have_little_in_common_are_two_lists(desk):
    desk.load_text(FIRST, "list.csv")
    text = "Name,Company,Email\nBob Day,Acme,b@acme.com\n"
    assert notes(desk.load_text(text, "list.csv")) == ()
    assert notes(desk.load_text("Email,Tags\na@acme.com,vip\n", source="list")) == ()
    with pytest.raises(Drifted):
        desk.load_text("Fon,Mail,Fax,Wer\n1,d@acme.com,2,Di\n", source="list")


def test_a_vendors_layout_is_compared_to_the_same_vendors_only(desk):
    desk.load_text(FIRST, source="Fair")
    zoom = "First Name,Last Name,Email,Registration Time,Approval Status\n"
    row = "Cy,Fox,c@acme.com,2026-03-02 10:00:00,approved\n"
    assert notes(desk.load_text(zoom + row, "zoom.csv", source="Fair")) == ()
    with pytest.raises(Drifted, match="Last Name"):
        desk.load_text(
            "First Name,Email,Registration Time,Approval Status\nDi,d@acme.com,,\n",
            "zoom.csv",
            source="Fair",
        )


@pytest.mark.parametrize("name", ["crm.json", "crm.jsonl"])
def test_objects_that_leave_out_what_they_lack_have_no_headers_to_miss(desk, name):
    text = '{"email": "%s", "first_name": "Ann", "last_name": "Ray"%s}\n'
    desk.load_text(text % ("a@acme.com", ', "phone": "+12125550100"'), name)
    assert notes(desk.load_text(text % ("b@acme.com", ""), name)) == ()
    with pytest.raises(Drifted):
        desk.load_text((text % ("c@acme.com", "")).replace('"email"', '"mail"'), name)


def test_our_own_exports_may_have_any_columns(desk):
    desk.load_text("lead_id,email,created_at,company\n,a@acme.com,,Acme\n", "mine.csv")
    assert not any("gone" in one for one in notes(desk.load_text("lead_id,status\n1,open\n")))


def test_one_list_that_drifted_leaves_the_others_alone(desk):
    desk.load_text(FIRST, "crm-1.csv")
    bad, good = desk.write("crm-2.csv", SHORT), desk.write("web.csv", "Email\nw@acme.com\n")
    result = desk.load(bad, good, keep_going=True)
    assert [one.error is not None for one in result.files] == [True, False]


def test_a_mapping_that_was_saved_for_a_source_is_used_and_told(desk):
    path = desk.write("m.toml", '[columns]\nAdr = "email"\nWer = "full_name"\n')
    save_map("fair", map_path=Path(path), source="Fair")
    text = "Adr,Wer\na@acme.com,Ann Ray\n"
    result = desk.load_text(text, source="Fair")
    assert notes(result) == ("mapped by `fair.toml`, saved for this source",)
    assert desk.leads("email", "full_name") == [("a@acme.com", "Ann Ray")]
    desk.load_text(text, source="Other", map_path=Path("fair"))


@pytest.mark.parametrize(
    ("name", "opted_out"),
    [("unsubscribed_members_export_1a.csv", "yes"), ("subscribed_members_export_1a.csv", None)],
)
def test_a_mail_tools_file_of_unsubscribed_people_is_an_opt_out(desk, name, opted_out):
    header = "Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,LEID,EUID\n"
    desk.load_text(f"{header}a@acme.com,Ann,Ray,2,,1,e1\n", name)
    assert desk.leads("email", "email_opt_out") == [("a@acme.com", opted_out)]


def test_the_name_of_a_member_of_an_archive_counts_as_the_files(desk):
    header = "Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,LEID,EUID\n"
    path = desk.folder / "audience_export.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("unsubscribed_members_1a.csv", f"{header}a@acme.com,Ann,Ray,2,,1,e1\n")
    desk.load(str(path))
    assert desk.leads("email", "email_opt_out") == [("a@acme.com", "yes")]


def test_a_person_who_left_is_an_opt_out_though_the_row_is_the_same(desk):
    text = (
        "Email Address,First Name,Last Name,MEMBER_RATING,OPTIN_TIME,LEID,EUID\n"
        "a@acme.com,Ann,Ray,2,,1,e1\n"
    )
    desk.load_text(text, "subscribed_members_export_1a.csv")
    desk.load_text(text, "unsubscribed_members_export_1a.csv")
    assert desk.leads("email", "email_opt_out") == [("a@acme.com", "yes")]


def test_a_dry_run_shows_values_of_each_column(desk):
    result = desk.load_text(FIRST + "b@acme.com,Ann,,\n", dry_run=True)
    assert result.files[0].samples == (
        ("a@acme.com", "b@acme.com"), ("Ann",), ("Ray",), ("+12125550100",),
    )  # fmt: skip
    assert desk.load_text(FIRST).files[0].samples == ()
