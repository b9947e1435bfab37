"""Who is heard when: rows seen again under other terms, people, and exports that come back."""

import pytest
from conftest import Shell

from leadctl.store.opening.connect import reading

JANE = "Email,First Name,Last Name,Title,City\njane@acme.io,Jane,Doe,CEO,Rome\n"
LATER = "Email,First Name,Last Name,Title,City\njane@acme.io,Jane,Doe,CTO,Oslo\n"


def outcome(result):
    landed = result.files[0].landed
    return landed.new, landed.updated, landed.unchanged, landed.skipped


def export(desk, name="out.csv", columns=()):
    path = desk.folder / name
    chosen = ("--columns", ",".join(columns)) if columns else ()
    Shell(desk.folder)("export", "-o", str(path), *chosen)
    return path


def edit(path, old, new):
    path.write_text(path.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    return str(path)


def test_rows_skipped_once_found_leads_under_other_terms(desk):
    assert outcome(desk.load_text(JANE, mode="update")) == (0, 0, 0, 1)
    assert outcome(desk.load_text(JANE)) == (1, 0, 0, 0)
    desk.undo()
    assert desk.leads("lead_id") == []


@pytest.mark.parametrize(("mode", "title"), [("upsert", "CTO"), ("fill", "CEO")])
def test_rows_silent_under_create_speak_under_other_terms(desk, mode, title):
    desk.load_text(JANE.replace(",Rome", ","))
    assert outcome(desk.load_text(LATER, mode="create", source="fair")) == (0, 1, 0, 0)
    assert desk.leads("title", "city") == [("CEO", None)]
    desk.load_text(LATER, mode=mode, source="fair")
    assert desk.leads("title", "city") == [(title, "Oslo")]


def test_terms_that_change_nothing_are_counted_as_unchanged(desk):
    desk.load_text(JANE)
    for mode in ("update", "fill", "create"):
        assert outcome(desk.load_text(JANE, mode=mode)) == (0, 0, 1, 0)


def test_an_owner_given_later_stands_over_one_given_before(desk):
    desk.load_text(JANE, constants={"owner": "ana"})
    desk.load_text(LATER, source="fair", constants={"owner": "ben"})
    desk.load_text(JANE, constants={"owner": "chi"})
    assert desk.leads("owner", "title") == [("chi", "CTO")]


def test_what_a_source_says_again_is_no_news(desk):
    desk.load_text(JANE)
    desk.load_text(LATER, source="fair")
    desk.load_text(JANE.replace("Rome", "Bonn"))
    assert desk.leads("title", "city") == [("CTO", "Bonn")]


def test_a_status_set_by_hand_outlives_a_row_that_repeats_the_old_one(desk):
    text = "Email,Status,Title\njane@acme.io,open,{}\n"
    desk.load_text(text.format("CEO"))
    desk.set("status", "connected", "jane@acme.io")
    desk.load_text(text.format("CTO"))
    assert desk.leads("status", "title") == [("connected", "CTO")]
    desk.load_text(text.format("CTO").replace("open", "nurture"))
    assert desk.leads("status") == [("nurture",)]


def test_a_stage_set_back_by_hand_moves_on_with_the_next_file(desk):
    text = "Email,Lifecycle Stage,Title\njane@acme.io,{},x\n"
    desk.load_text(text.format("customer"))
    desk.set("stage", "lead", "jane@acme.io")
    assert desk.leads("stage") == [("lead",)]
    desk.load_text(text.format("mql"))
    assert desk.leads("stage") == [("mql",)]


def test_an_export_brought_back_unedited_changes_nothing(desk):
    desk.load_text(JANE, constants={"tags": "b; a"})
    before = desk.query("select * from lead")
    assert outcome(desk.load(str(export(desk)))) == (0, 0, 1, 0)
    after = desk.query("select * from lead")
    assert [row[:-3] for row in after] == [row[:-3] for row in before]
    assert desk.leads("sources", "updated_at") == [('["list"]', "2026-01-01T00:00:01Z")]


def test_an_old_export_takes_nothing_back_but_its_edits_count(desk):
    desk.load_text(JANE)
    old = export(desk)
    desk.load_text(LATER, source="fair")
    desk.set("status", "nurture", "jane@acme.io")
    assert outcome(desk.load(str(old))) == (0, 0, 1, 0)
    assert desk.leads("title", "city", "status") == [("CTO", "Oslo", "nurture")]
    assert outcome(desk.load(edit(old, "Rome", "Lima"))) == (0, 1, 0, 0)
    assert desk.leads("title", "city", "status") == [("CTO", "Lima", "nurture")]


@pytest.mark.parametrize(
    ("old", "new", "name"),
    [
        ("Jane Doe,Jane,Doe", "Jane Doe,Janet,Doe", ("Janet Doe", "Janet", "Doe")),
        ("Jane Doe,Jane,Doe", "Jane Roe,Jane,Doe", ("Jane Roe", "Jane", "Roe")),
        ("Jane Doe,Jane,Doe", "J. Roe,Jane,Roe", ("J. Roe", "Jane", "Roe")),
    ],
)
def test_the_parts_of_an_edited_name_fit_together(desk, old, new, name):
    desk.load_text(JANE)
    desk.load(edit(export(desk), old, new))
    assert desk.leads("full_name", "first_name", "last_name") == [name]


def test_an_export_without_its_times_is_taken_to_be_fresh(desk):
    desk.load_text(JANE)
    path = export(desk, columns=("lead_id", "title", "city"))
    assert outcome(desk.load(edit(path, "CEO", "Chair"))) == (0, 1, 0, 0)
    assert desk.leads("title", "city") == [("Chair", "Rome")]


def test_an_old_value_edited_back_in_counts(desk):
    desk.load_text(JANE)
    desk.load_text(LATER, source="fair")
    desk.load(edit(export(desk), "CTO", "CEO"))
    assert desk.leads("title") == [("CEO",)]
    with reading(desk.store) as con:
        assert con.execute("select count(*) from lead").fetchone() == (1,)


def test_a_file_that_comes_back_after_another_one_is_the_word_of_today(desk):
    desk.load_text(JANE, source="crm")
    desk.load_text(LATER, source="crm")
    assert outcome(desk.load_text(JANE, source="crm")) == (0, 1, 0, 0)
    assert desk.leads("title", "city") == [("CEO", "Rome")]
    assert desk.load_text(JANE, source="crm").operation is None


def test_an_edit_counts_though_an_earlier_one_said_the_same(desk):
    desk.load_text(JANE)
    desk.load(edit(export(desk), "CEO", "Chair"))
    desk.load_text(LATER.replace("CTO", "Boss"), source="fair")
    desk.load(edit(export(desk, "two.csv"), "Boss", "Chair"))
    assert desk.leads("title") == [("Chair",)]


def test_custom_columns_of_an_old_export_take_nothing_back(desk):
    text = "Email,First Name,Last Name,Shoe\njane@acme.io,Jane,Doe,{}\n"
    desk.load_text(text.format(38))
    old = export(desk, columns=("all",))
    desk.load_text(text.format(77), source="fair")
    desk.load(str(old))
    assert desk.leads("extra") == [('{"Shoe":"77"}',)]


def test_edits_stand_over_the_rules_that_files_are_merged_by(desk):
    text = "Email,Notes,Lifecycle Stage,Tags\njane@acme.io,a long remark,sql,a; b\n"
    desk.load_text(text)
    path = export(desk, columns=("email", "notes", "stage", "tags", "email_opt_out", "lead_id"))
    desk.load_text("Email,Unsubscribed\njane@acme.io,yes\n", name="later.csv")
    edit(path, "a long remark", "short")
    edit(path, ",sql,", ",mql,")
    edit(path, "a; b,,", "b,no,")
    desk.load(str(path))
    assert desk.leads("notes", "stage", "tags", "email_opt_out") == [
        ("short", "mql", '["b"]', "yes")
    ]


def test_a_number_that_a_spreadsheet_damaged_is_no_edit(desk):
    desk.load_text("Email,Phone\njane@acme.io,+4930901820\n")
    damaged = edit(export(desk), "+4930901820", "4.93E+10")
    assert outcome(desk.load(damaged)) == (0, 0, 1, 0)
    assert desk.leads("phone", "other_phones") == [("+4930901820", None)]


def test_keep_brings_back_nothing_that_was_undone_before(desk):
    desk.load_text(JANE)
    desk.load_text(LATER, source="wrong")
    desk.undo(2)
    desk.set("status", "nurture", "1")
    desk.undo(1, keep=True)
    assert desk.leads("title", "sources") == [("CEO", '["list"]')]


def test_a_kept_lead_goes_with_the_last_word_said_of_it(desk):
    desk.load_text(JANE)
    desk.set("status", "nurture", "1")
    desk.undo(1, keep=True)
    desk.undo(2)
    assert desk.leads("lead_id") == []


def test_decisions_outlive_an_import_that_is_undone_and_comes_again(desk):
    text = "Email,Status\njane@acme.io,open\n"
    desk.load_text(text)
    desk.set("status", "nurture", "1")
    desk.undo(1, keep=True)
    desk.load_text(text)
    assert desk.leads("lead_id", "status") == [(1, "nurture")]
