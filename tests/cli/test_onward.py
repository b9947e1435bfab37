"""Commands that users are told to type act on the store of the command that told them."""

import re
import shlex
from pathlib import Path

import pytest

from leadctl.cli.onward import onward, remember

PEOPLE = "name,email\nAnn Lee,ann@acme.com\nBob Ray,bob@beta.io\n"
STORE = {"store": Path("x.db"), "key_file": None}


@pytest.fixture(autouse=True)
def _forgotten():
    yield
    remember(store=None, key_file=None)


@pytest.mark.parametrize(
    ("text", "there"),
    [
        ("leadctl undo 3", "leadctl undo 3 --store x.db"),
        ("newest: 3; all: leadctl history", "newest: 3; all: leadctl history --store x.db"),
        (
            "say `leadctl diff 41..57`, or `leadctl diff --as-of 5`",
            "say `leadctl diff 41..57 --store x.db`, or `leadctl diff --as-of 5 --store x.db`",
        ),
        (
            "leadctl note LEADS 'called, wants; a demo' and more",
            "leadctl note LEADS 'called, wants; a demo' and more --store x.db",
        ),
        ("list is (leadctl list tag:hot,q4)", "list is (leadctl list tag:hot,q4 --store x.db)"),
        (
            "leadctl restore FILE; or: leadctl doctor --repair-into FILE",
            "leadctl restore FILE --store x.db; or: leadctl doctor --repair-into FILE --store x.db",
        ),
        ("leadctl doctor --store new.db", "leadctl doctor --store new.db"),
        ("`leadctl segment --help` names all", "`leadctl segment --help` names all"),
        ("install leadctl again", "install leadctl again"),
        ("`leadctl --debug ...` shows it", "`leadctl --debug ...` shows it"),
    ],
)  # fmt: skip
def test_commands_in_a_sentence_repeat_the_flag(text, there):
    remember(**STORE)
    assert onward(text) == there


def test_without_flags_nothing_is_added():
    remember(store=None, key_file=None)
    assert onward("leadctl undo 3") == "leadctl undo 3"


def test_paths_are_quoted_and_the_key_is_named_too():
    remember(store=Path("my leads.db"), key_file=Path("k"))
    assert onward("leadctl undo 3") == "leadctl undo 3 --store 'my leads.db' --key-file k"


def test_what_a_summary_says_to_type_does_what_it_says(shell, tmp_path):
    (tmp_path / "people.csv").write_text(PEOPLE)
    said = shell("import", "people.csv", "--store", "other.db").stderr
    undo = re.search(r"undo: leadctl (.*?)  ", said)[1]
    assert undo == "undo 1 --store other.db"
    shell(*shlex.split(undo))
    assert shell.json("list", "--store", "other.db")["leads"] == []
    assert not shell.store.exists()


def test_what_the_environment_says_is_not_repeated(shell, tmp_path):
    (tmp_path / "people.csv").write_text(PEOPLE)
    assert (
        "undo: leadctl undo 1        next: leadctl list\n" in shell("import", "people.csv").stderr
    )


def test_the_hint_of_an_error_speaks_of_the_same_store(shell, tmp_path):
    (tmp_path / "people.csv").write_text(PEOPLE)
    shell("import", "people.csv", "--store", "other.db")
    said = shell("undo", "9", "--store", "other.db", code=2).stderr
    assert said.endswith("all: leadctl history --store other.db\n")


def test_an_encrypted_store_is_told_with_its_key(shell, tmp_path):
    pytest.importorskip("sqlcipher3")
    (tmp_path / "people.csv").write_text(PEOPLE)
    (tmp_path / "key").write_text("secret words")
    (tmp_path / "key").chmod(0o600)
    shell("import", "people.csv")
    said = shell("encrypt", "--key-file", "key").stderr
    assert "undo: leadctl decrypt --key-file key  " in said
    assert "undo: leadctl encrypt --key-file key  " in shell("decrypt", "--key-file", "key").stderr
