"""An export that is read again says no more than the store knew: guesses stay guesses."""

import csv

import pytest

LIST = (
    "Name,Email,Phone,Title\n"
    "Jane Doe,jane@firma.de,415-555-2671,Sales Director\n"
    "Bob Roe,bob@acme.io,+44 20 7946 0958,CTO\n"
)
SHOWN = "email,phone,phone_status,country,time_zone,domain,seniority,derived"


@pytest.fixture
def exported(shell):
    (shell.folder / "list.csv").write_text(LIST)
    shell("import", "list.csv")
    shell("export", "-o", "out.csv")
    return shell


def leads(shell, store=None):
    chosen = ["--store", store] if store else []
    found = shell.json("list", "--columns", SHOWN, "--sort", "email", *chosen)
    return found["leads"]


def test_it_changes_nothing_in_its_own_store(exported):
    before = leads(exported)
    exported("import", "out.csv")
    assert leads(exported) == before
    assert before[1]["phone"] == "415-555-2671"


def test_another_store_takes_what_was_guessed_for_guesses(exported):
    before = leads(exported)
    exported("import", "out.csv", "--store", "other.db")
    assert leads(exported, "other.db") == before
    exported("rebuild", "--store", "other.db")
    assert leads(exported, "other.db") == before


@pytest.mark.parametrize("command", ["clean", "dedupe"])
def test_files_made_of_it_leave_its_phones_alone(exported, command):
    exported(command, "out.csv", "-o", "again.csv")
    assert (exported.folder / "again.csv").read_text() == (exported.folder / "out.csv").read_text()


@pytest.mark.parametrize("store", [None, "other.db"])
def test_what_a_person_changed_is_believed(exported, store):
    with (exported.folder / "out.csv").open(newline="") as stream:
        rows = list(csv.DictReader(stream))
    rows[0] |= {"country": "US", "seniority": "vp"}
    with (exported.folder / "edited.csv").open("w", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    exported("import", "edited.csv", *(["--store", store] if store else []))
    bob, jane = leads(exported, store)
    assert (jane["country"], jane["seniority"], jane["phone"]) == ("US", "vp", "+14155552671")
    assert not {"country", "seniority"} & {*jane["derived"].split()}
    assert (bob["country"], "country" in bob["derived"]) == ("GB", True)
