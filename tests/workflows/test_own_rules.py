"""Rules of a user's own, as the settings have them."""

from pathlib import Path

import pytest

from leadctl import config
from leadctl.cleaning.cleaned import Rules
from leadctl.cleaning.rows import clean_rows
from leadctl.errors import InputMissing, UsageError
from leadctl.workflows.own_rules import own_rules, required


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
    (tmp_path / "lists" / "deny.txt").write_text("# rivals\nrival.example\n", encoding="utf-8")
    rules = ruled(EVERYTHING)
    assert cleaned(rules, last_name="DEVRIES", company="big blue", country="The Low Lands") == {
        "last_name": "deVries",
        "company": "IBM",
        "country": "NL",
    }
    assert cleaned(rules, company="acme test", city="tbc") == {"company": None, "city": None}
    assert rules.fields["personal_email"].deny == frozenset({"rival.example"})
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
        ("[clean]\ncasing = 3", "`clean.casing` in leadctl.toml must be a list", "IBM"),
        ("[clean]\nnull_words = []", "must be a table of lists", "Acme Test"),
        ("[clean.null_words]\ncompny = ['x']", "unknown field `compny`", "`company`"),
        ("[clean.null_words]\nemail_opt_out = ['x']", "no rule may say what", "edit"),
        ("[clean.null_words]\ncompany = 'x'", "must be a list of texts", "for example"),
        ("[clean]\naliases = { country = 'NL' }", "must be a table of texts", "Holland"),
        ("[clean.aliases.email]\n'a@b.example' = 'c@b.example'", "no rule may say", "edit"),
        ("[clean.aliases.country]\n'Hollnd' = 'Hlland'", "`Hlland` is no country", "shows"),
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
