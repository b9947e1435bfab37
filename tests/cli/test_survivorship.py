"""Table `[dedupe.survivorship]` of the settings, at imports, over the store, file to file."""

import pytest

CRM = "Email,Name,Title\nann@acme.com,Ann Lee,CEO\n"
WEB = "Email,Name,Title\nann@acme.com,Ann Lee,Head of Sales\n"
TRUST = """[dedupe]
trusted_sources = ["crm", "web"]
survivorship = { title = "most_trusted" }
"""


@pytest.fixture
def lists(shell):
    for name, text in (("crm.csv", CRM), ("web.csv", WEB)):
        (shell.folder / name).write_text(text, encoding="utf-8")
    return shell


def wanted(shell, text):
    (shell.folder / "leadctl.toml").write_text(text, encoding="utf-8")


def title(shell):
    (lead,) = shell.json("list", "--columns", "title")["leads"]
    return lead["title"]


def load(shell):
    shell("import", "crm.csv", "--source", "crm")
    shell("import", "web.csv", "--source", "web")


def test_an_import_keeps_what_the_trusted_source_says_and_blame_tells_why(lists):
    wanted(lists, TRUST)
    load(lists)
    assert title(lists) == "CEO"
    assert "trusted most" in lists("blame", "1", "title").stdout
    lists("undo", "1")
    assert title(lists) == "Head of Sales"
    lists("redo", "1")
    assert title(lists) == "CEO"
    lists("doctor")


def test_clean_takes_todays_rules_over_in_one_operation_that_undo_takes_back(lists):
    load(lists)
    assert title(lists) == "Head of Sales"
    lists("clean")
    assert title(lists) == "Head of Sales"
    wanted(lists, TRUST)
    lists("clean")
    assert title(lists) == "CEO"
    assert lists.json("clean")["operation"] is None
    lists("undo")
    assert title(lists) == "Head of Sales"
    lists("redo")
    assert title(lists) == "CEO"
    lists("rebuild")
    assert title(lists) == "CEO"
    lists("doctor")


@pytest.mark.parametrize(
    ("rule", "kept"),
    [
        ("", "Head of Sales"),
        ("newest", "Buyer"),
        ("oldest", "CEO"),
        ("longest", "Head of Sales"),
        ("most_frequent", "CEO"),
    ],
)
def test_from_file_to_file(shell, rule, kept):
    titles = ("CEO", "Head of Sales", "CEO", "Buyer")
    rows = "".join(f"ann@acme.com,Ann Lee,{one}\n" for one in titles)
    (shell.folder / "list.csv").write_text(f"Email,Name,Title\n{rows}", encoding="utf-8")
    if rule:
        wanted(shell, f'[dedupe.survivorship]\nTitle = "{rule}"\n')
    told = shell("dedupe", "list.csv", "-o", "-", "-q").stdout
    assert told.splitlines()[1:] == [f"ann@acme.com,Ann Lee,{kept},"]  # no other_emails


BAD = {
    "an unknown field": ('{ tittle = "oldest" }', "unknown field `tittle`", "title"),
    "an unknown rule": ('{ title = "newst" }', "unknown rule `newst`", "newest"),
    "consent": ('{ email_opt_out = "newest" }', "stands: strictest", "nothing is lost"),
    "a stage": ('{ stage = "oldest" }', "stands: furthest", "nothing is lost"),
    "a part of a name": ('{ last_name = "oldest" }', "`last_name` stands", "nothing is lost"),
    "trust in nobody": ('{ title = "most_trusted" }', "needs sources", "trusted_sources"),
    "no table": ('"newest"', "a table of texts", ""),
}


@pytest.mark.parametrize(("rules", "told", "hint"), BAD.values(), ids=BAD)
@pytest.mark.parametrize("command", [("import", "crm.csv"), ("dedupe", "crm.csv", "-o", "o.csv")])
def test_rules_that_mean_nothing_are_refused(lists, rules, told, hint, command):
    wanted(lists, f"[dedupe]\nsurvivorship = {rules}\n")
    done = lists(*command, code=2)
    assert told in done.stderr
    assert hint in done.stderr


MOVED = "read by other rules than the settings have today: crm.csv, web.csv"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", TRUST),
        (TRUST, ""),
        (TRUST, TRUST.replace('"crm", "web"', '"web", "crm"')),
        ("", "[clean]\ncasing = ['aCmE']\n"),
        ("[clean]\nnull_words = { title = ['ceo'] }\n", ""),
        ("", 'region = "DE"\n'),
    ],
)
def test_rules_that_moved_are_told_until_the_leads_are_cleaned_by_them(lists, before, after):
    wanted(lists, before)
    load(lists)
    assert "other rules" not in lists("status").stderr
    assert "other rules" not in lists("doctor").stdout
    wanted(lists, after)
    said = lists("status").stderr
    assert MOVED in said
    assert "next: leadctl clean --dry-run" in said
    assert f"warning: {MOVED}; see: leadctl clean --dry-run" in lists("doctor").stdout
    lists("clean", "-n")
    lists("clean")
    assert "other rules" not in lists("status").stderr
    assert "other rules" not in lists("doctor").stdout
    lists("undo")
    assert MOVED in lists("status").stderr


def test_rules_of_a_list_that_is_undone_and_of_another_moment_are_not_told(lists):
    load(lists)
    wanted(lists, TRUST)
    assert "other rules" not in lists("status", "--as-of", "1").stderr
    lists("undo", "2")
    assert MOVED.removesuffix(", web.csv") in lists("status").stderr
    assert "web.csv" not in lists("status").stderr


def test_rules_that_cannot_be_are_told_and_the_counts_stand(lists):
    load(lists)
    wanted(lists, "[dedupe]\nsurvivorship = { shoe = 'newest' }\n")
    done = lists("status")
    assert "the settings have rules that cannot be read: unknown field `shoe`" in done.stderr
    assert "all" in done.stdout
    assert "unknown field `shoe`" in lists("doctor").stdout
    lists("clean", "-n", code=2)


def test_a_rule_that_names_somebody_forgotten_is_none_of_todays(lists):
    load(lists)
    (lists.folder / "max.csv").write_text("Email,Name\nmax@beta.io,Max Roe\n", encoding="utf-8")
    wanted(lists, "[clean]\nnull_words = { notes = ['ann@acme.com'] }\n")
    lists("import", "max.csv")
    lists("forget", "ann@acme.com", "--yes")
    lists("clean")
    assert "other rules" not in lists("status").stderr
