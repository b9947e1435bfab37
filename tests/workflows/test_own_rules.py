"""Rules of a user's own, as the settings have them."""

import sqlite3
from pathlib import Path

import pandas as pd
import pytest

import leadctl
from leadctl import config
from leadctl.cleaning.cleaned import Rules
from leadctl.cleaning.ownrules import FieldRules, OwnRules
from leadctl.cleaning.rows import clean_rows
from leadctl.errors import InputMissing, UsageError
from leadctl.store.facts import libraries
from leadctl.workflows.importing.reread import reread
from leadctl.workflows.keeping.change_history import read_history
from leadctl.workflows.keeping.examine import examine
from leadctl.workflows.keeping.prune import prune
from leadctl.workflows.rules.own_rules import own_rules, required
from leadctl.workflows.rules.ruling import Wanted
from leadctl.workflows.suppressing.forget import forget


@pytest.fixture(autouse=True)
def _alone(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(config, "user_file", lambda: tmp_path / "home" / "config.toml")


def ruled(text):
    Path("leadctl.toml").write_text(text, encoding="utf-8")
    return own_rules(config.load({}))


def cleaned(rules, **cells):
    given = {name: [text] for name, text in cells.items()}
    found = clean_rows(given, Rules(own=rules), derive=False)
    return {name: column[0].value for name, column in found.items()}


EVERYTHING = """
[clean]
casing = ["IBM", "deVries"]
required = ["E-Mail", "last_name"]
deny = "lists/deny.txt"

[clean.null_words]
"*" = ["TBC"]
company = ["Acme Test"]

[clean.aliases.country]
"Holland" = "NL"
"the low lands" = "Holland"

[clean.aliases.company]
"Big Blue" = "IBM"
"""


def test_the_table_becomes_rules_by_field(tmp_path):
    (tmp_path / "lists").mkdir()
    (tmp_path / "lists" / "deny.txt").write_text("# rivals\nrival.io\n", encoding="utf-8")
    rules = ruled(EVERYTHING)
    assert cleaned(rules, last_name="DEVRIES", company="big blue", country="The Low Lands") == {
        "last_name": "deVries",
        "company": "IBM",
        "country": "NL",
    }
    assert cleaned(rules, company="acme test", city="tbc") == {"company": None, "city": None}
    assert rules.fields["personal_email"].deny == frozenset({"rival.io"})
    assert required(config.load({})) == ("email", "last_name")


def test_words_for_every_field_leave_out_who_opted_out():
    rules = ruled('[clean.null_words]\n"*" = ["yes", "x"]')
    assert cleaned(rules, email_opt_out="yes", city="yes") == {"email_opt_out": "yes", "city": None}


def test_no_table_means_no_rules():
    assert not ruled('region = "DE"')
    assert not ruled("[clean]\n")


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        ("clean = 1", "`clean` in leadctl.toml must be a table", "[clean]"),
        ("[clean]\ncasng = []", "unknown setting `clean.casng`", "`clean.casing`"),
        ("[clean]\nregion = 'DE'", "unknown setting `clean.region`", "`region`"),
        ("casing = ['IBM']", "unknown setting `casing`", "`clean.casing`"),
        ("[clean]\ncasing = 3", "`clean.casing` in leadctl.toml must be a list", "IBM"),
        ("[clean]\nnull_words = []", "must be a table of lists", "Acme Test"),
        ("[clean.null_words]\ncompny = ['x']", "unknown field `compny`", "`company`"),
        ("[clean.null_words]\nemail_opt_out = ['x']", "no rule may say what", "edit"),
        ("[clean.null_words]\ncompany = 'x'", "must be a table of lists", "for example"),
        ("[clean]\naliases = { country = 'NL' }", "must be a table of texts", "Holland"),
        ("[clean.aliases.email]\n'a@b.example' = 'c@b.example'", "no rule may say", "edit"),
        ("[clean.aliases.country]\n'Hollnd' = 'Xyzzy 7'", "`Xyzzy 7` is no country", "shows"),
        ("[clean.aliases.company]\n'' = 'Acme'", "has an empty text", "Big Blue"),
        ("[clean.aliases.company]\na = 'b'\nb = 'c'\nc = 'a'", "goes in circles", "one meaning"),
        ("[clean]\nrequired = ['emial']", "unknown field `emial` in `clean.required`", "`email`"),
    ],
)
def test_what_cannot_be_meant_is_a_usage_error(text, message, hint):
    with pytest.raises(UsageError) as caught:
        ruled(text), required(config.load({}))
    assert message in caught.value.message
    assert hint in caught.value.hint


def test_a_long_chain_of_aliases_is_followed_once_and_in_any_order():
    count = 20_000  # link by link from each end it would take hours
    chain = [f"a{n} = 'A{n + 1}'" for n in range(count)]
    for lines in (chain, chain[::-1]):
        aliases = ruled("\n".join(["[clean.aliases.company]", *lines])).fields["company"].aliases
        assert set(aliases.values()) == {f"A{count}"}
        assert len(aliases) == count + 1


def test_a_list_that_is_not_there_is_named():
    with pytest.raises(InputMissing, match="there is no list"):
        ruled('[clean]\ndeny = "deny.txt"')


def test_a_list_of_any_bytes_is_read(tmp_path):
    (tmp_path / "allow.txt").write_bytes(
        b"\xef\xbb\xbfacme.example\r\n\xff\xfe\x00\n\n@x\nb.example"
    )
    allowed = ruled('[clean]\nallow = "allow.txt"').fields["email"].allow
    assert {"acme.example", "b.example"} <= allowed


def test_the_project_stands_over_the_user_by_setting(tmp_path):
    (tmp_path / "home").mkdir()
    (tmp_path / "home" / "config.toml").write_text(
        '[clean]\ncasing = ["eBay"]\n[clean.null_words]\ncity = ["tbc"]', encoding="utf-8"
    )
    rules = ruled('[clean]\ncasing = ["IBM"]')
    assert rules.fields["company"].casing == {"IBM"}
    assert rules.fields["city"].null_words == {"tbc"}


LIST = """Email,Last Name,Company,Country,Phone
jane@acme.io,DEVRIES,Big Blue,Holland,020 1234567
max@gmial.com,Roe,Walk-in,DE,030 901820
zoe@rival.io,Poe,Gamma,,
"""

TODAY = """
[clean]
casing = ["deVries"]
deny = "deny.txt"
[clean.null_words]
company = ["walk-in"]
[clean.aliases.country]
"Holland" = "NL"
[clean.aliases.company]
"Big Blue" = "IBM"
"""

SHOWN = ("email", "email_status", "last_name", "company", "country", "phone")

PLAIN = [
    ("jane@acme.io", "valid", "Devries", "Big Blue", "NL", "+31201234567"),
    ("max@gmial.com", "risky", "Roe", "Walk-in", "DE", "+4930901820"),
    ("zoe@rival.io", "valid", "Poe", "Gamma", None, None),
]

RULED = [
    ("jane@acme.io", "valid", "deVries", "IBM", "NL", "+31201234567"),
    ("max@gmial.com", "risky", "Roe", None, "DE", "+4930901820"),
    ("zoe@rival.io", "invalid", "Poe", "Gamma", None, None),
]


@pytest.fixture
def rules():
    Path("deny.txt").write_text("rival.io\n", encoding="utf-8")
    return ruled(TODAY)


def again(desk, **asked):
    return reread(desk.store, Wanted("clean", **asked), desk.author())


def whole(desk):
    return [one.findings for one in examine(desk.store, full=True) if one.findings]


def test_an_import_is_read_by_its_own_rules_for_good(desk, rules):
    desk.load_text(LIST, own=rules)
    assert desk.leads(*SHOWN) == RULED
    before = desk.query("select * from operation")
    assert again(desk, own=rules).operation is None
    reread(desk.store, Wanted("rebuild", remap=True), desk.author())
    assert desk.query("select * from operation") == before
    assert whole(desk) == []
    assert len(desk.query("select 1 from own_rules")) == 1


def test_cleaning_brings_imports_to_the_rules_of_today_and_undo_takes_that_back(desk, rules):
    desk.load_text(LIST)
    dry = again(desk, own=rules, dry_run=True)
    assert desk.leads(*SHOWN) == PLAIN
    told = {"company": 2, "last_name": 1, "full_name": 1, "email_status": 1}
    assert {name: dry.fields[name] for name in told} == told
    assert set(dry.fields) - set(told) == {"company_short", "email_reason", "derived"}
    done = again(desk, own=rules)
    assert (done.fields, done.counts) == (dry.fields, dry.counts)
    assert desk.leads(*SHOWN) == RULED
    assert again(desk, own=rules).operation is None
    desk.undo(done.operation)
    assert desk.leads(*SHOWN) == PLAIN
    desk.redo(done.operation)
    assert desk.leads(*SHOWN) == RULED
    assert whole(desk) == []


def test_only_some_fields_take_the_rules_of_today(desk, rules):
    desk.load_text(LIST, own=rules)
    done = again(desk, own=OwnRules(), only=frozenset({"company", "email"}))
    assert set(done.fields) & set(SHOWN) == {"company", "email_status"}
    assert desk.leads(*SHOWN) == [
        ("jane@acme.io", "valid", "deVries", "Big Blue", "NL", "+31201234567"),
        *PLAIN[1:],
    ]
    assert len(desk.query("select 1 from own_rules")) == 2


def test_mended_typos_stay_mended_until_an_undo(desk):
    desk.load_text(LIST)
    done = again(desk, fix_typos=True)
    assert desk.leads("email")[1] == ("max@gmail.com",)
    assert again(desk).operation is None
    assert again(desk, fix_typos=True).operation is None
    desk.undo(done.operation)
    assert desk.leads("email")[1] == ("max@gmial.com",)
    assert again(desk, fix_typos=True, only=frozenset({"phone"})).operation is None


def test_who_is_forgotten_stands_in_no_kept_rule(desk):
    Path("deny.txt").write_text("jane@acme.io\nrival.io\n", encoding="utf-8")
    desk.load_text(LIST, own=ruled(TODAY))
    forget(desk.store, "jane@acme.io", desk.author())
    assert "jane" not in str(desk.query("select text from own_rules"))
    assert "rival.io" in str(desk.query("select text from own_rules"))
    assert desk.leads(*SHOWN) == RULED[1:]
    assert whole(desk) == []


def test_libraries_are_noted_and_those_that_moved_are_told(desk, monkeypatch):
    desk.load_text(LIST)
    monkeypatch.setattr(libraries, "libraries_of_today", lambda: {"leadctl": "9", "ftfy": "7"})
    desk.set("status", "open", "1")
    desk.load_text(LIST.replace("Poe", "Low"), "b.csv")
    found = read_history(desk.store, None)
    assert found[0].libraries == {"leadctl": "9", "ftfy": "7"}
    assert found[1].libraries == {}
    assert found[2].libraries["phonenumbers"]
    assert len(desk.query("select 1 from libraries")) == 2
    assert again(desk, dry_run=True).libraries == []
    desk.undo(3)
    moved = {one.name: one for one in again(desk, dry_run=True).libraries}
    assert (moved["ftfy"].now, moved["phonenumbers"].now) == ("7", "")


def test_nobody_forgotten_comes_back_with_the_rules_of_today(desk):
    Path("deny.txt").write_text("jane@acme.io\nrival.io\n", encoding="utf-8")
    rules = ruled(TODAY)
    desk.load_text(LIST, own=rules)
    forget(desk.store, "jane@acme.io", desk.author())
    again(desk, own=rules)
    desk.load_text(LIST.replace("Gamma", "Delta"), "b.csv", own=rules)
    assert again(desk, own=rules).operation is None
    assert "jane" not in str(desk.query("select text from own_rules"))
    assert desk.leads("email_status") == [("risky",), ("invalid",)]


def test_rules_that_nothing_names_go_with_a_pruning(desk, rules):
    desk.load_text(LIST, own=rules)
    done = again(desk, own=OwnRules.of({"city": FieldRules(null_words=frozenset({"x"}))}))
    desk.undo(done.operation)
    assert len(desk.query("select 1 from own_rules")) == 2
    prune(desk.store, "2030-01-01", desk.author())
    assert desk.query("select text from own_rules") == [(rules.text,)]
    assert desk.leads(*SHOWN) == RULED


def test_rows_that_lack_a_required_field_are_counted_and_named(shell):
    Path("leadctl.toml").write_text('[clean]\nrequired = ["email", "last_name", "city"]', "utf-8")
    rows = "jane@acme.io,Jane Doe\nn/a,Max Roe\nzoe@c.io,Zoe\n"
    Path("a.csv").write_text(f"Email,Full Name\n{rows}", encoding="utf-8")
    found = shell.json("clean", "a.csv", "-o", "b.csv")["lacking"]
    assert found["email"] == {"rows": 1, "lines": [3]}
    assert found["last_name"] == {"rows": 1, "lines": [4]}
    assert found["city"]["rows"] == 3
    told = shell("clean", "a.csv", "-o", "b.csv", "--report").stderr
    assert "rows without what is required: email 1 · last_name 1 · city 3" in told
    assert "email: line 3\n" in told
    only = shell.json("clean", "a.csv", "-o", "b.csv", "--only", "full_name")["lacking"]
    assert only["email"]["rows"] == 0


def test_a_frame_is_cleaned_by_the_rules_of_a_file():
    frame = pd.DataFrame({"Email": ["max@beta.io"], "Company": ["BIG BLUE"]})
    Path("rules.toml").write_text('[clean.aliases.company]\n"big blue" = "IBM"', encoding="utf-8")
    assert leadctl.clean(frame, settings="rules.toml")["Company"].tolist() == ["IBM"]
    assert leadctl.clean(frame)["Company"].tolist() == ["Big Blue"]
    with pytest.raises(InputMissing):
        leadctl.clean(frame, settings="nowhere.toml")


@pytest.mark.parametrize(
    "damage",
    [
        "delete from own_rules",
        "update own_rules set text = 'x'",
        'update own_rules set text = \'{"fields": {"email": {"deny": 3}}, "lists": []}\'',
    ],
)
def test_rules_that_a_damage_took_are_told_and_leads_can_be_read(desk, rules, damage):
    desk.load_text(LIST, own=rules)
    con = sqlite3.connect(desk.store)
    with con:
        con.execute(damage)
    con.close()
    assert "import 1 names rules of its user that are not there" in str(whole(desk))
    reread(desk.store, Wanted("rebuild"), desk.author())
    assert desk.leads(*SHOWN) == PLAIN
    again(desk, own=rules)
    assert desk.leads(*SHOWN) == RULED
