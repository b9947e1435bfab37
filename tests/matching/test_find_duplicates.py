"""Which rows are held for one person, as tables of small lists."""

from itertools import permutations
from math import inf
from random import Random
from string import ascii_lowercase

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadctl.cleaning.cleaned import Rules
from leadctl.cleaning.rows import clean_rows
from leadctl.matching.clustering.duplicates import compare_rows, find_duplicates
from leadctl.matching.clustering.search import TORN
from leadctl.matching.comparing.compare import VAGUE, WORKPLACES
from leadctl.matching.gathering.evidence import Evidence
from leadctl.matching.gathering.features import Features


def evidence_of(rows, vendor="", region="US"):
    found = Evidence()
    fields = list(dict.fromkeys(name for row in rows for name in row)) or ["full_name"]
    cells = clean_rows({f: [row.get(f, "") for row in rows] for f in fields}, Rules(region))
    found.add(cells, len(rows), vendor)
    return found


def verdict(one, other):
    found = find_duplicates(evidence_of([one, other]))
    if found.cluster_of == [0, 0]:
        return "same"
    return "doubtful" if found.doubtful else "different"


def at_threshold(one, other, threshold):
    found = find_duplicates(evidence_of([one, other]), threshold=threshold)
    return found.cluster_of == [0, 0], [pair.probability for pair in found.doubtful]


def told_of(field, rows):
    """In which words a field of two rows compares."""
    reasons = compare_rows(evidence_of(rows), 0, 1).comparisons
    return [reason.level for reason in reasons if reason.field == field]


def lead(name="", email="", company="", **more):
    return {"full_name": name, "email": email, "company": company, **more}


ACME = {"company": "Acme Inc", "domain": "acme.com"}
HOME = {"street": "12 Oak Road", "postal_code": "97201", "city": "Portland", "state": "OR"}

SAME = {
    "a word of the company cut short": (
        lead("Prakash Rao", company="International Business Components", city="Pune"),
        lead("Prakash Rao", company="Intl. Business Components Corp.", city="Pune"),
    ),
    "equal": (lead("Jane Doe", company="Acme"), lead("Jane Doe", company="Acme")),
    "same personal address": (lead("Jane Doe", "jane@acme.com"), lead("J. Doe", "JANE@acme.com")),
    "address without a name": (lead("", "jane@acme.com"), lead("Jane Doe", "jane@acme.com")),
    "nickname": (lead("Bob Smith", company="Acme"), lead("Robert Smith", company="Acme, LLC")),
    "a company in two scripts": (
        lead("Иван Петренков", company="Яндекс"),
        lead("Ivan Petrenkov", company="Yandex LLC"),
    ),
    "nickname in Polish": (
        lead("Małgorzata Lisowska", company="Acme"),
        lead("Gosia Lisowska", company="Acme"),
    ),
    "nickname behind an address": (
        lead("Peggy Olson", "m.olson@acme.com"),
        lead("Margaret Olson", "m.olson@acme.com"),
    ),
    "umlaut written out": (
        lead("Jörg Müller", company="Acme"),
        lead("Joerg Mueller", company="Acme"),
    ),
    "swapped": (lead("Jane Doe", company="Acme"), lead("Doe Jane", company="Acme")),
    "one name at one home, born years but no generation apart": (
        lead("Arthur Crowther", birth_date="1951-03-04", **HOME),
        lead("Arthur Crowther", birth_date="1958-11-20", **HOME),
    ),
    "swapped and short": (lead("Robert Doe", company="Acme"), lead("Doe Bob", company="Acme")),
    "half a double surname": (
        lead("Inés García López", company="Acme"),
        lead("Inés García", company="Acme"),
    ),
    "typo": (
        lead("Jane Zieglowski", phone="+12025550123"),
        lead("Jane Zieglowksi", phone="+12025550123"),
    ),
    "initial at one company": (
        {"first_name": "J.", "last_name": "Zieglowski", **ACME},
        {"first_name": "Jane", "last_name": "Zieglowski", **ACME},
    ),
    "company and its domain": (
        lead("Jane Doe", company="Acme Tools"),
        lead("Jane Doe", domain="acme-tools.com"),
    ),
    "job change with the same profile": (
        lead("Jane Doe", "jane@acme.com", "Acme", linkedin="linkedin.com/in/jane-doe-1"),
        lead("Jane Doe", "jane@globex.com", "Globex", linkedin="linkedin.com/in/jane-doe-1"),
    ),
    "married, same profile": (
        lead("Jane Doe", linkedin="linkedin.com/in/jane-doe-1"),
        lead("Jane Roe", linkedin="linkedin.com/in/jane-doe-1"),
    ),
    "given name only in the address": (
        {"last_name": "Zieglowski", "email": "jane.zieglowski@gmail.com", **ACME},
        {"first_name": "Jane", "last_name": "Zieglowski", **ACME},
    ),
    "a whole name in the given one's place": (
        {"first_name": "Raphael Beauchene", "company": "Acme"},
        {"first_name": "Raphael", "last_name": "Beauchene", "company": "Acme"},
    ),
    "two patterns of mailboxes": (
        lead("Ivo Karlsenius", "ivo.karlsenius@acme.com", **ACME),
        lead("Ivo Karlsenius", "ikarlsenius@acme.com", **ACME),
    ),
    "two patterns of mailboxes and a short form": (
        lead("Kate Orwellian", "kate.orwellian@acme.com", **ACME),
        lead("Katherine Orwellian", "korwellian@acme.com", **ACME),
    ),
    "a slip in the provider": (
        lead("Jane Doe", "jane.doe@gmail.com"),
        lead("Jane Doe", "jane.doe@gmial.com"),
    ),
    "a slip in the domain": (
        lead("Jane Doe", "jane.doe@acmetools.com", "Acme Tools"),
        lead("Jane Doe", "jane.doe@acmetolls.com"),
    ),
    "in two scripts with one address": (
        lead("王伟", "wang.wei@acme.cn"),
        lead("Wang Wei", "wang.wei@acme.cn"),
    ),
    "in two scripts with one number": (
        lead("محمد علي", phone="+12025550123"),
        lead("Mohammed Ali", phone="+12025550123"),
    ),
    "in Greek letters": (
        lead("Αλέξης Παπαδόπουλος", "alexis@acme.gr", "Acme"),
        lead("Alexis Papadopoulos", "apapadopoulos@acme.gr", "Acme"),
    ),
    "a particle left out": (
        lead("Bram van der Zieglo", company="Acme"),
        lead("Bram Zieglo", company="Acme"),
    ),
    "household and birth date": (
        lead("Jane Doe", birth_date="1980-04-07", **HOME),
        lead("Jane Do", birth_date="1980-04-07", **HOME),
    ),
}

SAME |= {
    "a name of another alphabet, a letter off in both parts": (
        lead("Yuliya Tkachenko", **ACME, city="Kyiv"),
        lead("Julia Tkatchenko", **ACME, city="Kyiv"),
    ),
    "one given name in two countries' letters": (
        lead("Muhammad Rahmanov", **ACME),
        lead("Mohamed Rahmanov", **ACME),
    ),
    "one street, spelt as people spell it": (
        lead("Jane Doe", street="100 Main Street", postal_code="97201"),
        lead("Jane Doe", street="100 Main St.", postal_code="97201"),
    ),
}

FIRM = {"phone": "+12025550123", **ACME}
"""What a firm's shared mailbox has in common with one of its people."""

DOUBTFUL = {
    "a firm's mailbox, and who has its number": (
        {"email": "info@acme.com", **FIRM},
        {"full_name": "Jane Doe", "email": "jane.doe@acme.com", **FIRM},
    ),
    "nobody named, but a job and one number": (
        {"email": "info@acme.com", "title": "CFO", **FIRM},
        {"email": "info@acme.com", "title": "CFO", **FIRM},
    ),
    "two mailboxes that tell one name": (
        lead("Jane Doe", "jane.doe@acme.com", **ACME),
        lead("Jane Doe", "jdoe2@acme.com", **ACME),
    ),
    "half a surname and two patterns of mailboxes": (
        lead("Gijs Vermeulen-Dekker", "gvermeulendekker@acme.com", **ACME),
        lead("Gijs Vermeulen", "gijs.vermeulen@acme.com", **ACME),
    ),
    "one mailbox at two firms whose domains are a slip apart": (
        lead("Lee Quandary", "lee.quandary@medicare.com", "Medicare", city="Boston"),
        lead("Lee Quandary", "lee.quandary@medicore.com", "Medicore", city="Boston"),
    ),
    "one mailbox at two firms of near names": (
        lead("Lee Quandary", "lee.quandary@northbank.com", city="Boston"),
        lead("Lee Quandary", "lee.quandary@southbank.com", city="Boston"),
    ),
    "a script that cannot be read, and one address": (
        lead("山田 太郎", "yamada@acme.jp"),
        lead("Taro Yamada", "yamada@acme.jp"),
    ),
    "one mailbox at two providers": (
        lead("Jane Doe", "jane.doe@gmail.com"),
        lead("Jane Doe", "jane.doe@ymail.com"),
    ),
    "one short name, two mailboxes of longer ones": (
        lead("Pat Doyle", "patrick.doyle@acme.com", title="CFO", **ACME),
        lead("Pat Doyle", "patricia.doyle@acme.com", title="CFO", **ACME),
    ),
    "a longer name, and a mailbox of each": (
        lead("Chris Baker", "chris.baker@acme.com", title="CFO", **ACME),
        lead("Christine Baker", "christine.baker@acme.com", title="CFO", **ACME),
    ),
    "a Jr behind one": (lead("John Smith Jr.", **ACME), lead("John Smith", **ACME)),
    "two Jane Does at two firms": (
        lead("Jane Doe", company="Acme"),
        lead("Jane Doe", company="Globex"),
    ),
    "nothing but a name": (lead("Jane Doe"), lead("Jane Doe")),
    "namesakes of one town, born in one year": (
        lead("Jane Doe", city="Boston", birth_date="1982-03-14"),
        lead("Jane Doe", city="Boston", birth_date="1982-11-25"),
    ),
    "one name and one city": (lead("Jane Doe", city="Boston"), lead("Jane Doe", city="Boston")),
    "one given name and birth date, two families and houses of a street": (
        lead("Anna Klein", birth_date="1980-05-06", **HOME),
        lead("Anna Gross", birth_date="1980-05-06", **HOME | {"street": "19 Oak Road"}),
    ),
}

SAME |= {
    "day and month swapped": (
        lead("Jane Doe", birth_date="1980-04-07", **HOME),
        lead("Jane Doe", birth_date="1980-07-04", **HOME),
    ),
}

DOUBTFUL |= {
    "one given name, firm and number, two families": (
        lead("Maria Gruber", **FIRM),
        lead("Maria Seidl", **FIRM),
    ),
    "one name, two houses of a street": (
        lead("Jane Doe", street="1 Main Street", postal_code="97201", city="Portland"),
        lead("Jane Doe", street="71 Main Street", postal_code="97201", city="Portland"),
    ),
}

DIFFERENT = {
    "father and son in German": (
        {"first_name": "Josef", "last_name": "Huber sen.", **HOME},
        {"first_name": "Josef", "last_name": "Huber jun.", **HOME},
    ),
    "father and grandson in Portuguese": (
        {"first_name": "João", "last_name": "Pereira Filho", **HOME},
        {"first_name": "João", "last_name": "Pereira Neto", **HOME},
    ),
    "father and son of one name": (
        lead("Arthur Crowther", birth_date="1951-03-04", **HOME),
        lead("Arthur Crowther", birth_date="1983-11-20", **HOME),
    ),
    "twins": (
        lead("Freya Crowther", birth_date="1997-09-22", **HOME),
        lead("Ava Crowther", birth_date="1997-09-22", **HOME),
    ),
    "a firm's mailbox and a colleague at its switchboard": (
        {"email": "info@acme.com", "company_phone": "+12025550123", **ACME},
        {"full_name": "Jane Doe", **FIRM},
    ),
    "a particle in common": (
        lead("Bram van 't Hof", company="Acme"),
        lead("Bram van Dijkstra", company="Acme"),
    ),
    "particles in common": (
        lead("Anna de la Cruz", company="Acme"),
        lead("Anna de la Vega", company="Acme"),
    ),
    "colleagues of near names, each with a mailbox": (
        lead("Daniel Kimbrose", "daniel.kimbrose@acme.com", **ACME),
        lead("Danielle Kimbrose", "danielle.kimbrose@acme.com", **ACME),
    ),
    "colleagues of one sound, each with a mailbox": (
        lead("Mark Kimbrose", "mark.kimbrose@acme.com", **ACME),
        lead("Marc Kimbrose", "marc.kimbrose@acme.com", **ACME),
    ),
    "colleagues of kindred names, each with a mailbox": (
        lead("Anna Kimbrose", "anna.kimbrose@acme.com", **ACME),
        lead("Anne Kimbrose", "anne.kimbrose@acme.com", **ACME),
    ),
    "a letter apart in name and mailbox": (
        lead("Jane Winshaw", "jane.winshaw@acme.com", **ACME, city="Tampa", title="CFO"),
        lead("Jane Linshaw", "jane.linshaw@acme.com", **ACME, city="Austin", title="Buyer"),
    ),
    "a whole name for a given one": (
        {"first_name": "Aurelie Perigord", "company": "Acme"},
        {"first_name": "Aurelie", "last_name": "Marechal", "company": "Acme"},
    ),
    "father and son": (
        lead("John Smith Jr.", company="Acme", phone="+12025550123"),
        lead("John Smith Sr.", company="Acme", phone="+12025550123"),
    ),
    "two profiles": (
        lead("Jane Doe", company="Acme", linkedin="linkedin.com/in/jane-doe-1"),
        lead("Jane Doe", company="Acme", linkedin="linkedin.com/in/jane-doe-2"),
    ),
    "colleagues in two scripts": (
        lead("王伟", **ACME, title="CFO"),
        lead("Jane Doe", **ACME, title="CFO"),
    ),
    "siblings at one firm": (lead("Jane Doe", company="Acme"), lead("Max Doe", company="Acme")),
    "colleagues at a switchboard": (
        lead("Jane Doe", phone="+12025550123", **ACME),
        lead("Max Roe", phone="+12025550123", **ACME),
    ),
    "a mailbox for all": (lead("Jane Doe", "info@acme.com"), lead("Max Roe", "info@acme.com")),
    "one assistant's address": (
        lead("Jane Doe", "kim@acme.com"),
        lead("Max Roe", "kim@acme.com"),
    ),
    "family at home": (
        lead("Jane Doe", birth_date="1980-04-07", **HOME),
        lead("Max Doe", birth_date="2008-11-30", **HOME),
    ),
    "strangers": (lead("Jane Doe", "jane@acme.com"), lead("Max Roe", "max@globex.com")),
    "same company only": (lead("", "", "Acme"), lead("", "", "Acme")),
    "nothing": (lead(), lead()),
}

APART = {
    "a number behind the same mailbox at work": (
        lead("Amit Patel", "amit.patel@acme.com", **ACME, title="Consultant", city="Pune"),
        lead("Amit Patel", "amit.patel03@acme.com", **ACME, title="Consultant", city="Pune"),
    ),
    "two numbers behind a name at one provider": (
        lead("Peter Schmidt", "peter.schmidt71@gmx.de", title="Lehrer"),
        lead("Peter Schmidt", "peter.schmidt85@gmx.de", title="Lehrer"),
    ),
    "father and son who share all but a number": (
        lead("William Ashcombe", phone="+16125557788", **ACME, **HOME, title="Owner"),
        lead("William Ashcombe III", phone="+16125557788", **ACME, **HOME, title="Sales"),
    ),
    "an initial that the mailbox tells, and a brother": (
        lead("Marco Neri", "marco@acme.com", **ACME, phone="+12025550123"),
        lead("M. Neri", "maria@acme.com", **ACME, phone="+12025550123"),
    ),
    "mailboxes of few letters": (
        lead("Thomas Kincaid", "tk@acme.com", **ACME, title="Owner"),
        lead("Thomas Kincaid Jr", "tkj@acme.com", **ACME, title="Project Manager"),
    ),
    "brothers with one mailbox": (
        lead("Marco Rossi", "m.rossi@acme.com", **ACME, title="Owner", city="Firenze"),
        lead("Maria Rossi", "m.rossi@acme.com", **ACME, title="Owner", city="Firenze"),
    ),
    "two given names that exist, a letter apart": (
        lead("Lena Hofer", "hofer@acme.com", **ACME),
        lead("Lea Hofer", "hofer@acme.com", **ACME),
    ),
    "a given name within another": (
        lead("Andrea Conti", company="Acme", title="Analyst"),
        lead("Andreina Conti", company="Acme", title="Analyst"),
    ),
    "given names alone at one firm": (
        {"first_name": "Maria", "company": "Acme", "city": "Madrid"},
        {"first_name": "Maria", "company": "Acme", "city": "Madrid"},
    ),
    "firms that a number tells apart": (
        lead("Bea Nowak", company="Primary School 12"),
        lead("Bea Nowak", company="Primary School 21"),
    ),
    "a profile that names somebody else": (
        lead("Adam Novy", "adam@novy.cz", linkedin="linkedin.com/in/adam-novy"),
        lead("Eva Berg", "eva@berg.se", linkedin="linkedin.com/in/adam-novy"),
    ),
    "known towns that are spelt alike": (
        lead("James Darman", "james.darman@acme.com", city="Boston"),
        lead("James Darman", "james.darman@globex.com", city="Houston"),
    ),
}
"""Pairs that people tell apart; whether they are worth a question is another matter."""


@pytest.mark.parametrize("name", APART)
def test_pairs_that_are_never_merged(name):
    assert verdict(*APART[name]) != "same"


def test_known_towns_are_no_slips_of_each_other():
    rows = [lead("James Darman", city=city) for city in ("Boston", "Houston", "Bostom")]
    found = compare_rows(evidence_of(rows), 0, 1), compare_rows(evidence_of(rows), 0, 2)
    told = [[one.level for one in pair.comparisons if one.field == "place"] for pair in found]
    assert told == [["other place"], ["city spelt alike"]]


def test_who_shares_a_firm_with_all_of_a_large_list_shares_nothing():
    parts = [
        a + b for a in ("mar", "mat", "lor", "lod") for b in ("eth", "ian", "ka", "zan", "ver")
    ]
    people = [(given, family) for given in parts for family in parts]
    rows = [{"first_name": a, "last_name": z, "company": "Megacorp"} for a, z in people]
    (told,) = (
        one for one in compare_rows(evidence_of(rows), 0, 1).comparisons if one.field == "company"
    )
    assert told.weight < 2


@pytest.mark.parametrize(("expected", "pairs"), [
    ("same", SAME), ("doubtful", DOUBTFUL), ("different", DIFFERENT),
])  # fmt: skip
def test_pairs_of_rows(expected, pairs):
    found = {name: verdict(*pair) for name, pair in pairs.items()}
    assert found == dict.fromkeys(pairs, expected)


@pytest.mark.parametrize(
    ("open_", "one", "other"),
    [("J. Reedham", "James Reedham", "Julia Reedham"),
     ("Chris Brownley", "Christine Brownley", "Christian Brownley")],
)  # fmt: skip
def test_a_name_that_two_people_may_go_by_is_left_to_a_person(open_, one, other):
    rows = [lead(name, **ACME) for name in (open_, one, other)]
    for order in permutations(rows):
        found = find_duplicates(evidence_of(order))
        assert found.cluster_of == [0, 1, 2]
        assert [pair.held for pair in found.doubtful] == [TORN, TORN]
    assert verdict(rows[0], rows[1]) == verdict(rows[0], rows[2]) == "same"


@pytest.mark.parametrize("threshold", [0.6, 0.75, 0.9, 0.96, 0.97, 0.98, 0.99])
def test_a_rival_counts_whatever_the_threshold(threshold):
    """James and Julia are both thought likely, James more so: a threshold between parts nobody."""
    rows = [
        lead("J. Reedham", title="CTO", **ACME), lead("Julia Reedham", **ACME),
        lead("James Reedham", title="CTO", **ACME),
    ]  # fmt: skip
    assert find_duplicates(evidence_of(rows), threshold=threshold).cluster_of == [0, 1, 2]


def test_what_was_found_once_is_not_found_again():
    rows = [row for pair in (*SAME.values(), *DOUBTFUL.values()) for row in pair]
    evidence = evidence_of(rows)
    first = find_duplicates(evidence)
    united = [pair[:2] for pair in first.same]
    for threshold in (None, 0.8, 0.95):
        again = find_duplicates(evidence, united=united, threshold=threshold)
        assert (again.same, again.cluster_of) == ([], first.cluster_of)
    again = find_duplicates(evidence, united=united)
    assert again.doubtful == first.doubtful


def test_a_name_that_two_people_may_go_by_is_that_of_whom_more_speaks_for():
    rows = [
        lead("J. Reedham", phone="+12025550123", **ACME), lead("Julia Reedham", **ACME),
        lead("James Reedham", phone="+12025550123", **ACME),
    ]  # fmt: skip
    assert find_duplicates(evidence_of(rows)).cluster_of == [0, 1, 0]


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [("217-555-0100", "(217) 555.0100", "same number, country unknown"),
     ("217-555-0100", "+1 217 555 0100", "same number, country unknown"),
     ("+1 217 555 0100", "001 217 555 0100", "same number"),
     ("217-555-0100", "217-555-0101", "other number")],
)  # fmt: skip
def test_numbers_of_unknown_country_tell_less_than_others(one, other, level):
    rows = [{"full_name": "Jane Doe", "phone": one}, {"full_name": "Jane Doe", "phone": other}]
    evidence = evidence_of(rows, region="")
    told = {c.field: (c.level, c.weight) for c in compare_rows(evidence, 0, 1).comparisons}
    assert told["phone"][0] == level
    assert (find_duplicates(evidence).cluster_of == [0, 0]) is level.startswith("same")
    assert told["phone"][1] == {"same number": 8.97, "other number": -0.7}.get(level, VAGUE)


def test_a_number_of_unknown_country_is_a_firms_where_it_is_listed_so():
    rows = [lead("Jane Doe", phone="217-555-0100", company_phone="217 555 0100"), lead("Max Roe")]
    found = Features(evidence_of(rows, region=""))
    assert found.names_on[found.phones[0, 0]] > 1


def test_comparisons_are_what_was_summed():
    rows = [lead("Bob Smith", company="Acme"), lead("Robert Smith", company="Acme")]
    pair = compare_rows(evidence_of(rows), 1, 0)
    assert (pair.l, pair.r, pair.rule) == (0, 1, "match")
    assert pair.weight == pytest.approx(sum(one.weight for one in pair.comparisons))
    assert pair.comparisons[0].level == "short form of the given name, same family name"
    assert 0.9 < pair.probability < 1


@pytest.mark.parametrize("pairs", [SAME, DOUBTFUL])
def test_a_search_and_an_explanation_agree(pairs):
    evidence = evidence_of([row for pair in pairs.values() for row in pair])
    found = find_duplicates(evidence)
    assert found.same
    for pair in (*found.same, *found.doubtful):
        assert compare_rows(evidence, pair.r, pair.l) == pair._replace(held="")


def test_doubtful_pairs_come_likeliest_first():
    found = find_duplicates(evidence_of([row for pair in DOUBTFUL.values() for row in pair]))
    odds = [pair.probability for pair in found.doubtful]
    assert len(odds) > 2
    assert odds == sorted(odds, reverse=True)


def test_a_rare_name_in_one_city_is_joined_where_a_common_one_is_left_in_doubt():
    letters = ascii_lowercase[:20]
    others = [lead(f"Jane {a}uv{b}elo") for a in letters for b in letters]
    others += [lead(f"{a}xo{b}ri Doe") for a in letters for b in letters]
    pairs = [
        lead(name, company=company, city="Boston", title="CFO")
        for name in ("Xanthe Quirkelby", "Jane Doe") for company in ("Acme", "Globex")
    ]  # fmt: skip
    evidence = evidence_of([*pairs, *others])
    found = find_duplicates(evidence)
    assert found.cluster_of[:4] == [0, 0, 2, 3]
    assert compare_rows(evidence, 0, 1).probability > compare_rows(evidence, 2, 3).probability


def test_an_identity_key_is_sure_and_still_explained():
    rows = [lead("Jane Doe", "jane@acme.com"), lead("Jane Doe", "jane@acme.com")]
    pair = compare_rows(evidence_of(rows), 0, 1)
    assert (pair.rule, pair.weight, pair.probability) == ("email", inf, 1.0)
    assert "same address" in {one.level for one in pair.comparisons}


@pytest.mark.parametrize(
    ("one", "other", "why"),
    [
        (
            {"linkedin": "https://www.linkedin.com/in/jane1"},
            {"linkedin": "https://www.linkedin.com/in/jd-22"},
            "linkedin (other profile) rules one person out, whatever agrees",
        ),
        (
            {"suffix": "Jr."},
            {"suffix": "Sr."},
            "suffix (other generation) rules one person out, whatever agrees",
        ),
    ],
)
def test_what_rules_one_person_out_is_told_beside_a_shared_key(one, other, why):
    rows = [lead("Jane Doe", "jane@acme.com", **more) for more in (one, other)]
    pair = compare_rows(evidence_of(rows), 0, 1)
    assert (pair.rule, pair.held) == ("match", why)
    assert pair.probability < 0.01


def test_one_vendors_ids_join_and_two_vendors_do_not():
    one, other = lead("Jane Doe", vendor_id="7"), lead("Jane Roe", vendor_id="7")
    assert find_duplicates(evidence_of([one, other], "apollo")).cluster_of == [0, 0]
    both = Evidence()
    for row, vendor in ((one, "apollo"), (other, "hubspot")):
        both.add(clean_rows({k: [v] for k, v in row.items()}, Rules()), 1, vendor)
    assert find_duplicates(both).cluster_of == [0, 1]


def test_chunks_make_no_difference():
    rows = [pair[at] for pair in SAME.values() for at in (0, 1)]
    whole, parts = evidence_of(rows), Evidence()
    names = list(dict.fromkeys(name for row in rows for name in row))
    for row in rows:
        parts.add(clean_rows({n: [row.get(n, "")] for n in names}, Rules("US")), 1)
    assert find_duplicates(parts).cluster_of == find_duplicates(whole).cluster_of


def test_pairs_that_a_person_called_different_never_meet_again():
    rows = [lead("Jane Doe", "jane@acme.com")] * 3
    found = find_duplicates(evidence_of(rows), different=[(0, 2)])
    assert found.cluster_of[0] != found.cluster_of[2]
    assert all({pair.l, pair.r} != {0, 2} for pair in found.doubtful)


def test_an_initial_does_not_chain_two_people():
    rows = [
        lead("John Zieglowski", company="Acme"),
        lead("Jane Zieglowski", company="Acme"),
        lead("J. Zieglowski", company="Acme"),
    ]
    found = find_duplicates(evidence_of(rows))
    assert found.cluster_of[0] != found.cluster_of[1]


def test_a_nameless_row_does_not_chain_two_people_of_one_address():
    rows = [lead(n, "team.lead@acme.com") for n in ("Jane Doe", "", "Max Roe")]
    found = find_duplicates(evidence_of(rows))
    assert found.cluster_of[0] != found.cluster_of[2]


def test_edges_and_clusters_count_up():
    rows = [pair[at] for pair in (*SAME.values(), *DIFFERENT.values()) for at in (0, 1)]
    found = find_duplicates(evidence_of(rows))
    assert len(set(found.cluster_of)) == len(rows) - len(found.same)
    assert all(low <= row for row, low in enumerate(found.cluster_of))


def test_no_rows_and_empty_rows():
    assert find_duplicates(Evidence()).cluster_of == []
    assert find_duplicates(evidence_of([{}, {}, {}])).cluster_of == [0, 1, 2]


@pytest.mark.parametrize(
    "name", ["李明", "Владимир Путилов", "محمد", "Cher", "-", "🙂 🙂", "O", "a b c d e f g"]
)
def test_names_of_every_kind_meet_themselves_with_an_address(name):
    row = lead(name, "someone.real@acme.com", "Acme")
    assert find_duplicates(evidence_of([row, row, lead("Jane Doe")])).cluster_of[:2] == [0, 0]


@pytest.mark.parametrize("shared", [
    {"phone": "+12025550123"}, {"company": "Acme"}, {"email": "team.lead@acme.com"},
    {"linkedin": "linkedin.com/in/jane"}, {"vendor_id": "0"}, {"birth_date": "1970-01-01"},
])  # fmt: skip
def test_thousands_of_people_sharing_one_value_stay_apart_and_quick(shared):
    draw = Random(1)  # noqa: S311
    words = ["".join(draw.choices(ascii_lowercase, k=8)) for _ in range(8_000)]
    names = [f"{a} {b}" for a, b in zip(words[::2], words[1::2], strict=True)]
    found = find_duplicates(evidence_of([{"full_name": name, **shared} for name in names]))
    assert len(set(found.cluster_of)) > len(names) - 5
    assert found.compared < 30 * len(names)


def test_a_value_that_too_many_share_is_reported():
    rows = [
        lead(f"{a}na {b}oe", linkedin="linkedin.com/in/jane") for a in "ABCDEF" for b in "KLMNOP"
    ]
    (dropped,) = [d for d in find_duplicates(evidence_of(rows)).dropped if d.rule == "linkedin"]
    assert (dropped.value, dropped.rows) == ("jane", 36)


def test_many_equal_rows_are_one_person():
    found = find_duplicates(evidence_of([lead("Jane Doe", company="Acme")] * 3000))
    assert set(found.cluster_of) == {0}


FIRSTS = ("Jane", "J.", "Max", "Robert", "Bob", "")
LASTS = ("Doe", "Roe", "Zieglowski", "Zieglowksi", "Smith Jr.", "Smith Sr.", "")
EMAILS = ("", "", "jane@acme.com", "jd@gmail.com", "info@acme.com", "jane@globex.com")
COMPANIES = ("", "Acme", "Acme Inc", "Globex")
PROFILES = ("", "", "", "linkedin.com/in/ann", "linkedin.com/in/bob")

people = st.builds(
    lambda first, last, email, company, linkedin: {
        "first_name": first, "last_name": last, "email": email, "company": company,
        "linkedin": linkedin,
    },
    *(st.sampled_from(words) for words in (FIRSTS, LASTS, EMAILS, COMPANIES, PROFILES)),
)  # fmt: skip


def groups(rows, order):
    found = find_duplicates(evidence_of([rows[at] for at in order]))
    parts = {}
    for place, low in enumerate(found.cluster_of):
        parts.setdefault(low, []).append(tuple(rows[order[place]].values()))
    return sorted(sorted(part) for part in parts.values())


@settings(max_examples=40)
@given(st.lists(people, min_size=2, max_size=5))
def test_the_order_of_rows_never_changes_the_clusters(rows):
    orders = list(permutations(range(len(rows))))[:: max(1, len(rows) * 4)]
    expected = groups(rows, list(range(len(rows))))
    assert all(groups(rows, list(order)) == expected for order in orders)


@settings(max_examples=40)
@given(st.lists(people, min_size=2, max_size=5))
def test_an_unrelated_row_changes_no_merge(rows):
    stranger = {"first_name": "Yevgenia", "last_name": "Quartermain", "email": "yq@elsewhere.org"}
    alone = find_duplicates(evidence_of(rows)).cluster_of
    assert find_duplicates(evidence_of([*rows, stranger])).cluster_of == [*alone, len(rows)]


@settings(max_examples=40)
@given(st.lists(people, min_size=2, max_size=6))
def test_no_cluster_holds_two_profiles_or_two_generations(rows):
    found = find_duplicates(evidence_of(rows))
    for low in set(found.cluster_of):
        members = [row for row, one in zip(rows, found.cluster_of, strict=True) if one == low]
        assert len({row["linkedin"] for row in members} - {""}) <= 1
        assert len({row["last_name"] for row in members} & {"Smith Jr.", "Smith Sr."}) <= 1


def test_a_row_that_fits_two_who_exclude_each_other_is_left_to_a_person():
    rows = [
        {"full_name": "Jane Doe", "email": "jane@x-firma.de", "company": "X Firma"},
        {"full_name": "Jane Doe", "company": "X Firma", "linkedin": "linkedin.com/in/jane1"},
        {"full_name": "Jane Doe", "company": "X Firma", "linkedin": "linkedin.com/in/jane2"},
    ]
    found = find_duplicates(evidence_of(rows))
    assert found.same == []
    assert {(one.l, one.r, bool(one.held)) for one in found.doubtful} == {
        (0, 1, True),
        (0, 2, True),
    }


def test_the_threshold_parts_the_same_from_the_doubtful():
    pair = lead("Bob Smith", company="Acme"), lead("Robert Smith", company="Acme, LLC")
    probability = compare_rows(evidence_of(pair), 0, 1).probability
    assert 0.75 < probability < 1
    assert at_threshold(*pair, probability - 0.002) == (True, [])
    assert at_threshold(*pair, probability + 0.002) == (False, [probability])


def test_a_key_decides_whatever_the_threshold():
    pair = lead("Jane Doe", "jane@acme.com"), lead("J. Doe", "jane@acme.com")
    assert at_threshold(*pair, 1 - 1e-15) == (True, [])


def test_a_low_threshold_joins_what_was_doubtful():
    one, other = next(
        pair
        for pair in DOUBTFUL.values()
        if compare_rows(evidence_of(pair), 0, 1).probability > 0.52
    )
    assert at_threshold(one, other, None)[0] is False
    assert at_threshold(one, other, 0.51) == (True, [])


JANES = (lead("Jane Zieglowski", company="Acme"), lead("Jane Zieglowski", company="Beta"))


@pytest.mark.parametrize(("bits", "added"), [(0.5, 0.5), (3.0, 3.0), (9.0, 4.0), (-9.0, -4.0)])
def test_what_decisions_taught_is_added_told_and_limited(bits, added):
    evidence = evidence_of(JANES)
    plain = compare_rows(evidence, 0, 1)
    taught = compare_rows(evidence, 0, 1, {("company", "other company"): bits})
    assert taught.weight == pytest.approx(plain.weight + added)
    assert taught.comparisons[:-1] == plain.comparisons
    assert taught.comparisons[-1] == ("decisions", "what your decisions taught", added)


def test_a_lesson_about_other_levels_changes_nothing():
    evidence = evidence_of(JANES)
    learnt = {("company", "company spelt alike"): 3.0, ("email", "other company"): 3.0}
    assert compare_rows(evidence, 0, 1, learnt) == compare_rows(evidence, 0, 1)


def test_lessons_make_no_person_of_rows_without_a_name():
    rows = [{"phone": "+12025550101", "title": "CFO", **ACME, **more} for more in ({}, HOME)]
    learnt = {("phone", "same number"): 4.0, ("company", WORKPLACES[3]): 4.0}
    plain, taught = (compare_rows(evidence_of(rows), 0, 1, one) for one in (None, learnt))
    assert taught.probability <= max(plain.probability, 0.5)


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("London", "oLdon", "city spelt alike"),
        ("Belfast", "leBast", "city spelt alike"),
        ("Southend-on-Sea", "Souhend-oS-nea", "city spelt alike"),
        ("Frankfurt am Main", "Frankfurt a. Main", "city spelt alike"),
        ("London", "Leeds", "other place"),
        ("Bonn", "Brno", "other place"),
        ("Salem", "Palermo", "other place"),
    ],
)
def test_a_town_with_its_letters_mixed_up(one, other, told):
    rows = [lead("Jane Doe", city=town, birth_date="1990-05-02") for town in (one, other)]
    assert told_of("place", rows) == [told]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("avazquec@bnks.zom", "avazquez@banks.com", "nearly the same address"),
        ("avazquec@banks.com", "avazquez@banks.com", "nearly the same address"),
        ("avazquec@bnks.com", "avazquez@banks.com", "other company's address"),
        ("avazquez1@bnks.zom", "avazquez2@banks.com", "other company's address"),
    ],
)
def test_an_address_under_no_known_ending_is_a_slip(one, other, told):
    rows = [lead("Ana Vazquez", address) for address in (one, other)]
    assert told_of("email", rows) == [told]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        ("1980-04-07", "1980-04-08", "birth date a digit off"),
        ("1980-04-27", "1980-04-72", ""),
        ("1986-04-27", "1986-04-24", "birth date a digit off"),
        ("1981-04-12", "1981-04-21", "birth date a digit off"),
        ("1980-04-12", "1980-12-04", "birth date with day and month swapped"),
        ("1982-03-14", "1983-02-14", "birth dates within a year"),
        ("1951-03-04", "1981-03-04", "another generation by the birth date"),
        ("1968-03-04", "1986-03-04", "another generation by the birth date"),
        ("1981-04-12", "1984-11-21", "other birth date"),
        ("1970-01-01", "1970-01-01", ""),
    ],
)
def test_what_two_birth_dates_tell(one, other, told):
    rows = [lead("Jane Doe", birth_date=birth) for birth in (one, other)]
    assert told_of("birth_date", rows) == ([told] if told else [])


def test_a_city_with_its_umlauts_written_out_is_the_same():
    rows = [lead("Jane Doe", city=city) for city in ("Köln", "Koeln")]
    assert told_of("place", rows) == ["same city"]


def alike(count, **more):
    """Rows of one name and company that differ in the title."""
    rows = [
        lead("Ulrika Wahlgren", company="Sandvik AB", title=f"Manager {n}") for n in range(count)
    ]
    return [row | more for row in rows]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (("Pat", "patrick"), ("Pat", "patricia"), "two mailboxes, each of its own name"),
        (("Chris", "chris"), ("Christine", "christine"), "two mailboxes, each of its own name"),
        (("Chris", "chris"), ("Chris", "christine"), "same domain, two mailboxes of one name"),
        (("J", "j"), ("Jane", "jane"), "same domain, two mailboxes of one name"),
        (("Jürgen", "jurgen"), ("Juergen", "juergen"), "nearly the same address"),
        (("Gian Luca", "gl"), ("Gianluca", "gianluca"), "same domain, two mailboxes of one name"),
        (("Minjun", "mj"), ("Min-ji", "minji"), "same domain, both mailboxes tell the name"),
    ],
)
def test_mailboxes_of_one_domain_may_tell_two_given_names(one, other, told):
    rows = [lead(f"{first} Baker", f"{box}.baker@acme.com") for first, box in (one, other)]
    assert told_of("email", rows) == [told]


@pytest.mark.parametrize(
    ("one", "other", "told"),
    [
        (("James Thomas", "jthomas"), ("Thomas James", "tjames"),
         ("two mailboxes, each of its own name", -10)),
        (("Chidi Okonkwo", "c.okonkwo"), ("Okonkwo Chidi", "chidi.okonkwo"),
         ("same domain, two mailboxes of one name", -4)),
        (("Rodrigo Basto", "rbastos"), ("Rodrigo Bastos", "rodrigo.bastos"),
         ("same domain, two mailboxes of one name", -4)),
        (("Will Traver", "will"), ("Will Traver", "willjr"),
         ("two mailboxes, each of its own name", -10)),
        (("Hugo Vega", "ja.vega"), ("Hugo Vega Ruiz", "javega"), ("nearly the same address", 6)),
        (("Ana Vega", "ja.vega"), ("Ada Vega", "javega"), ("nearly the same address", -4)),
        (("Ana Vega", "ana.vega"), ("Ana Solis", "ana.solis"),
         ("same domain, both mailboxes tell the name", -2)),
        (("Ana Vega", "ana.vega"), ("Leo Vega", "leo.vega"),
         ("same domain, both mailboxes tell the name", -10)),
    ],
)  # fmt: skip
def test_what_mailboxes_tell_beside_names_that_differ(one, other, told):
    rows = [lead(name, f"{box}@acme.com") for name, box in (one, other)]
    compared = compare_rows(evidence_of(rows), 0, 1).comparisons
    assert [(c.level, c.weight) for c in compared if c.field == "email"] == [told]


@pytest.mark.parametrize("count", [32, 33, 150])
def test_one_person_is_one_in_however_many_rows(count):
    found = find_duplicates(evidence_of([*(lead(f"Jo Roe{c}") for c in "abc"), *alike(count)]))
    assert len(set(found.cluster_of)) == 4
    assert (found.doubtful, found.dropped) == ([], [])


def test_more_rows_of_a_name_at_a_company_than_anybody_has_are_left_apart_and_told():
    found = find_duplicates(evidence_of(alike(1100)))
    assert len(set(found.cluster_of)) == 1100
    assert [(d.rule, d.rows) for d in found.dropped] == [("company and name", 1100)]


def test_rows_too_many_to_compare_are_not_told_of_where_a_key_has_made_them_one():
    found = find_duplicates(evidence_of(alike(1100, email="uwahlgren@sandvik.com")))
    assert (len(set(found.cluster_of)), found.dropped) == (1, [])


def test_two_people_of_one_name_and_company_stay_two_in_a_chain():
    profiles = [{"linkedin": f"linkedin.com/in/{who}"} for who in ("uwahlgren", "ulrika-w")]
    rows = [row | profiles[at % 2] for at, row in enumerate(alike(60))]
    assert len(set(find_duplicates(evidence_of(rows)).cluster_of)) == 2


NUMBER = {"phone": "+12025550123"}


@pytest.mark.parametrize(
    ("names", "told"),
    [
        (["Robert Harding", "Bob Harding"], "same number"),
        (["Robert Harding", "Bob Harding", "Robert Harding"], "same number"),
        (["Robert Harding", "Bob Harding", "Jane Roe"], "number that several share"),
        (["Robert Harding", "Jane Harding"], "number that several share"),
        (["Jane Harding", "Jane Roe"], "same number"),  # who married
        (["Jane Harding", "Jane Roe", "Bob Ray"], "number that several share"),
        (["Robert Harding", "Bob Harding", "王伟"], "same number"),
    ],
)
def test_a_number_of_one_person_under_two_names_is_that_persons_own(names, told):
    rows = [lead(name, **NUMBER) for name in names]
    assert told_of("phone", rows) == [told]
    at_work = told_of("company", rows)
    assert at_work == ([] if told == "same number" else [WORKPLACES[3]])


def test_a_companys_number_is_nobodys_own_under_any_name():
    rows = [lead("Robert Harding", **NUMBER), lead("Bob Harding", **NUMBER)]
    rows.append(lead("Jane Roe", company_phone="+12025550123"))
    assert told_of("phone", rows) == ["number that several share"]


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("Яндекс", "Yandex", "company spelt alike"),
        ("トヨタ", "Toyota", "company spelt alike"),
        ("日立製作所", "Hitachi", None),
        ("Яндекс", "Рамблер", "other company"),
        ("Alexa Labs", "Aleksa Labs", "company spelt alike"),
    ],
)
def test_companies_in_two_scripts_are_others_only_where_both_are_read(one, other, level):
    rows = [lead("Ann Zieglowski", company=name) for name in (one, other)]
    found = compare_rows(evidence_of(rows), 0, 1).comparisons
    assert [c.level for c in found if c.field == "company"] == ([level] if level else [])
