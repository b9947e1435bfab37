"""Which rows are held for one organisation where nobody is named."""

import pytest
from test_find_duplicates import evidence_of, verdict

from leadctl.matching.clustering.duplicates import compare_rows, find_duplicates
from leadctl.matching.pairs import why

STREET = {"street": "12 Oak Road", "postal_code": "97201", "city": "Portland"}
ELSEWHERE = {"street": "900 Zeta Avenue", "postal_code": "97205", "city": "Portland"}
PHONE, OTHER_PHONE = {"phone": "+12025550123"}, {"phone": "+12025550199"}
SITE = {"domain": "brightwater.com"}


def firm(company, *parts):
    return {"company": company, **{name: value for part in parts for name, value in part.items()}}


SAME = {
    "name and address": (firm("Brightwater", STREET), firm("Brightwater Inc.", STREET)),
    "equal": (firm("Brightwater", STREET, PHONE), firm("Brightwater", STREET, PHONE)),
    "a mailbox of the firm": (
        firm("Brightwater", SITE, PHONE, {"email": "info@brightwater.com"}),
        firm("Brightwater", SITE, PHONE, {"email": "sales@brightwater.com"}),
    ),
    "two phones at one address": (
        firm("Brightwater", STREET, PHONE),
        firm("Brightwater", STREET, OTHER_PHONE),
    ),
    "spelt alike": (firm("St. Mary's Hospital", STREET), firm("Saint Marys Hospital", STREET)),
    "an umlaut written out": (firm("Kühne Logistik", STREET), firm("Kuehne Logistik", STREET)),
    "umlauts written out in every word": (
        firm("TÜV Süd", STREET),
        firm("TUEV Sued", STREET),
    ),
    "a box and a street, one number": (
        firm("Brightwater", STREET, PHONE, SITE),
        firm("Brightwater", PHONE, SITE, {**STREET, "street": "PO Box 7", "postal_code": "97207"}),
    ),
    "named in full by one, and one number": (
        firm("The Blue Ox", STREET, PHONE),
        firm("Blue Ox Diner", STREET, PHONE),
    ),
    "nothing but a phone": (firm("Brightwater", PHONE), firm("BRIGHTWATER", PHONE)),
    "nothing but a site": (
        firm("Brightwater Tools", {"domain": "bwt.com"}),
        firm("Brightwater Tools LLC", {"domain": "bwt.com"}),
    ),
    "nothing but a site of the firm's name": (firm("Brightwater", SITE), firm("Brightwater", SITE)),
}
DOUBTFUL = {
    "moved, or a branch with the same number": (
        firm("Brightwater", STREET, PHONE),
        firm("Brightwater", ELSEWHERE, PHONE),
    ),
    "a daughter next door": (
        firm("Brightwater", STREET, SITE),
        firm("Brightwater Energy", STREET, SITE),
    ),
}
DIFFERENT = {
    "branches": (firm("Brightwater", STREET, SITE), firm("Brightwater", ELSEWHERE, SITE)),
    "branches in two towns, by the postal code": (
        firm("Brightwater", {"postal_code": "97201", "city": "Portland"}),
        firm("Brightwater", {"postal_code": "10001", "city": "New York"}),
    ),
    "branches in one town, by the postal code": (
        firm("Brightwater", {"postal_code": "97201", "city": "Portland"}),
        firm("Brightwater", {"postal_code": "97205", "city": "Portland"}),
    ),
    "two firms in one house with one number": (
        firm("Acme Holdings LLC", STREET, PHONE),
        firm("Acme Realty LLC", STREET, PHONE),
    ),
    "practices in one house": (firm("Praxis Dr. Meyer", STREET), firm("Praxis Dr. Huber", STREET)),
    "one number alone": (firm("Brightwater", PHONE), firm("Halcyon Foods", PHONE)),
    "one site alone": (firm("Brightwater", SITE), firm("Halcyon Foods", SITE)),
    "a company and a town": (
        firm("Brightwater", {"city": "Portland"}),
        firm("Brightwater", {"city": "Portland"}),
    ),
    "a firm and one of its people": (
        firm("Brightwater", STREET, SITE),
        {"full_name": "Jane Doe", **firm("Brightwater", STREET, SITE)},
    ),
    "a firm and a mailbox of one of its people": (
        firm("Brightwater", STREET, SITE),
        firm("Brightwater", STREET, SITE, {"email": "jane.doe@brightwater.com"}),
    ),
}


@pytest.mark.parametrize(
    ("expected", "pairs"), [("same", SAME), ("doubtful", DOUBTFUL), ("different", DIFFERENT)]
)
def test_pairs_of_organisations(expected, pairs):
    found = {name: verdict(*pair) for name, pair in pairs.items()}
    assert found == dict.fromkeys(pairs, expected)
    assert {name: verdict(*pair[::-1]) for name, pair in pairs.items()} == found


def test_a_firm_without_an_address_is_none_of_its_branches():
    site = {"domain": "brightwater.com"}
    found = find_duplicates(
        evidence_of(
            [firm("Brightwater", STREET, site), firm("Brightwater", ELSEWHERE, site),
             firm("Brightwater", site)]
        )
    )  # fmt: skip
    assert found.cluster_of == [0, 1, 2]
    assert len(found.doubtful) == 2


def test_each_branch_of_a_chain_is_one():
    doors = [f"{number} Oak Road" for number in range(1, 121)]
    rows = [
        firm(name, SITE, {"street": door, "postal_code": f"972{at % 40:02}", "city": "Portland"})
        for at, door in enumerate(doors)
        for name in ("Brightwater", "BRIGHTWATER LLC", "Bright Water")
    ]
    assert find_duplicates(evidence_of(rows)).cluster_of == [at // 3 * 3 for at in range(360)]


def test_the_site_of_a_chain_is_that_of_its_branches():
    chain = [
        firm("Brightwater", SITE, {"street": f"{at} Oak Road", "postal_code": f"{10000 + at}"})
        for at in range(400)
    ]
    rows = [*chain, firm("Halcyon Foods", {"domain": "halcyon.com"}, STREET)]
    alone = [firm("Halcyon Foods", {"domain": "halcyon.com"}), firm("Brightwater", SITE)]
    evidence = evidence_of([*rows, *alone])
    sites = [
        one.weight
        for pair in ((400, 401), (0, 402))
        for one in compare_rows(evidence, *pair).comparisons
        if one.field == "company"
    ]
    assert sites[0] > 6
    assert sites[1] < 1.5


def test_the_people_of_a_firm_make_its_site_and_number_no_less_telling():
    firms = [firm("Brightwater Tools", PHONE, {"domain": "bwt.com"})] * 2
    people = [
        {"full_name": f"{first} {last}", **firms[0]}
        for first in ("Jane", "Omar", "Lucia", "Piotr", "Aiko")
        for last in ("Reed", "Haddad", "Ferrari", "Nowak", "Tanaka")
    ]
    told = [
        {one.field: one.weight for one in compare_rows(evidence_of(rows), 0, 1).comparisons}
        for rows in (firms, firms + people)
    ]
    assert told[1]["phone"] >= told[0]["phone"] > 0
    assert told[1]["company"] >= told[0]["company"] > 0


def test_why_says_that_nobody_is_named():
    pair = compare_rows(evidence_of([firm("Brightwater", STREET, PHONE)] * 2), 0, 1)
    told = why(pair)
    assert "name: nobody named, same organisation (+" in told
    assert "phone: same number (+" in told
    assert pair.weight == pytest.approx(sum(one.weight for one in pair.comparisons))
