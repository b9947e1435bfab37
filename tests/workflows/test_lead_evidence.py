"""Leads of the store are compared as the rows of their lists are."""

import csv
import io

import pytest

from leadctl.cleaning.cleaned import Rules
from leadctl.cleaning.ownrules import NO_RULES, FieldRules, OwnRules
from leadctl.cleaning.rows import clean_rows
from leadctl.matching.gathering.evidence import Evidence
from leadctl.store.opening.connect import reading
from leadctl.workflows.deduping.lead_evidence import read_evidence

LIST = """first_name,last_name,email,company,title,phone,country,state,postal_code
Jane,Doe,jane@acme.de,Acme GmbH,CEO,,,,
Jane,Doe,,Acme,CEO,+33 1 42 68 53 00,,,
Max,Roe,max@beta.io,Big Blue,Chief of Joy,,Holland,,
Bob,Ma,bob@beta.co.uk,acme se,Buyer,212 555 0101,,NY,10001
Zoe,Poe,zoe@lists.example.com,Gamma Inc,VP Sales,+1 212 555 0102,,Texas,
Ida,Low,ida@gamma.com,,,,US,CA,
Ann,Fox,info@delta.fr,Delta,,,,,
Tom,Ash,none@none.com,,,,,,
"""

OWN = OwnRules.of(
    {
        "company": FieldRules(
            aliases={"big blue": "IBM", "ibm": "IBM"}, casing=frozenset({"ACME", "SE"})
        ),
        "last_name": FieldRules(casing=frozenset({"MA", "DOE"})),
        "title": FieldRules(aliases={"chief of joy": "CEO"}),
        "email": FieldRules(
            allow=frozenset({"none@none.com"}), deny=frozenset({"gamma.com", "lists.example.com"})
        ),
    }
)


def told(evidence):
    """What evidence says of each row, in texts."""
    names, plain = evidence.names.all, evidence.plain.items()
    return [
        {name: one.texts.all[one.codes[row]] for name, one in plain}
        | {name: several(evidence, name, row) for name in ("emails", "phones", "works")}
        | {"name": (names[evidence.first[row]], names[evidence.last[row]])}
        for row in range(len(evidence))
    ]


def several(evidence, name, row):
    column = getattr(evidence, name)
    kinds = evidence.kinds if name == "emails" else bytes(len(column.codes))
    entries = zip(column.rows, column.codes, kinds, strict=True)
    return sorted((column.texts.all[code], kind) for at, code, kind in entries if at == row)


def of_list(text, own):
    rows = list(csv.DictReader(io.StringIO(text)))
    cells = clean_rows({name: [row[name] for row in rows] for name in rows[0]}, Rules(own=own))
    evidence = Evidence()
    evidence.add(cells, len(rows))
    return told(evidence)


def of_store(desk):
    with reading(desk.store) as con:
        numbers, evidence = read_evidence(con)
    assert numbers == sorted(numbers)
    return told(evidence)


@pytest.mark.parametrize("own", [NO_RULES, OWN], ids=["no rules", "own rules"])
def test_leads_are_evidence_as_their_rows_are(desk, own):
    desk.load_text(LIST, own=own)
    found = of_store(desk)
    assert found == of_list(LIST, own)
    assert [one["country"] for one in found][:2] == ["", ""]
    assert found[3]["country"]


def test_rules_of_ones_own_are_evidence():
    """Else the test above could not fail."""
    assert of_list(LIST, OWN) != of_list(LIST, NO_RULES)


def test_each_lead_is_evidence_by_the_rules_of_its_own_list(desk):
    lines = LIST.splitlines(keepends=True)
    one, other = "".join(lines[:4]), "".join([lines[0], *lines[4:]])
    desk.load_text(one, "one.csv", own=OWN)
    desk.load_text(other, "other.csv")
    assert of_store(desk) == of_list(one, OWN) + of_list(other, NO_RULES)


def test_a_lead_of_several_lists_is_evidence_by_the_rules_of_the_last(desk):
    header = "first_name,last_name,email,linkedin,city"
    row = header + "\nTom,Ash,none@none.com,linkedin.com/in/tomash,{}\n"
    desk.load_text(row.format("Bonn"), "one.csv")
    assert of_store(desk)[0]["emails"] == []
    desk.load_text(row.format("Köln"), "other.csv", own=OWN)
    assert of_store(desk) == of_list(row.format("Köln"), OWN)
    assert of_store(desk)[0]["emails"]
