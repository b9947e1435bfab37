import numpy as np
import pytest

from leadctl.cleaning.cleaned import Rules
from leadctl.cleaning.rows import clean_rows
from leadctl.matching.blocking.block import Blocking
from leadctl.matching.comparing.families import twins_are_unlikely
from leadctl.matching.gathering.evidence import FAULTY, FREE, MISTYPED, ROLE, TOLD, Evidence
from leadctl.matching.gathering.features import Features


def evidence_of(**columns):
    count = len(next(iter(columns.values())))
    found = Evidence()
    found.add(clean_rows(columns, Rules("US")), count)
    return found


def texts_of(column, row):
    return {column.texts.all[c] for r, c in zip(column.rows, column.codes, strict=True) if r == row}


@pytest.mark.parametrize(
    ("name", "generation"),
    [("John Smith Jr.", 2), ("John Smith, Sr", 1), ("John Smith III", 3), ("John Smith II", 2),
     ("John Smith PhD", 0), ("John Smith", 0)],
)  # fmt: skip
def test_generations_come_from_what_cleaning_took_off(name, generation):
    assert list(evidence_of(full_name=[name]).suffix) == [generation]
    assert list(evidence_of(last_name=[name.removeprefix("John ")]).suffix) == [generation]


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("jane.doe@acme.com", TOLD), ("janedoe@gmail.com", FREE | TOLD), ("x17@acme.com", 0),
        ("info@acme.com", ROLE), ("jane.doe@acme", FAULTY | TOLD),
        ("janedoe@gmial.com", FREE | MISTYPED | TOLD),
    ],
)  # fmt: skip
def test_addresses_keep_what_is_known_of_them(address, kind):
    found = evidence_of(full_name=["Jane Doe"], email=[address])
    assert list(found.kinds) == [kind]


def test_placeholders_are_no_evidence():
    found = evidence_of(full_name=["Jane Doe"], email=["test@test.com"], phone=["0000000000"])
    assert not found.emails.codes
    assert not found.phones.codes


def test_every_address_and_number_counts():
    found = evidence_of(
        email=["a.b@acme.com; c.d@acme.com"], other_emails=["e.f@acme.com"],
        phone=["+12025550123"], mobile_phone=["+14155550123"],
    )  # fmt: skip
    assert len(texts_of(found.emails, 0)) == 3
    assert len(texts_of(found.phones, 0)) == 2


def test_company_site_and_address_meet_in_one_word():
    found = evidence_of(
        company=["Acme Tools, Inc.", "", "", "Jane's Page"],
        domain=["", "acme-tools.co.uk", "", "linkedin.com"],
        email=["", "", "jane@acme-tools.com", "jane@gmail.com"],
    )
    assert [texts_of(found.works, row) for row in range(3)] == [{"acmetools"}] * 3
    assert texts_of(found.works, 3) == {"janespage"}


def test_a_given_name_is_read_from_the_address_where_it_lacks():
    found = evidence_of(last_name=["Doe", "Doe"], email=["jane.doe@acme.com", "jd@acme.com"])
    assert [found.names.all[code] for code in found.first] == ["jane", ""]


def test_a_whole_name_in_the_given_ones_place_is_parted():
    found = evidence_of(first_name=["Raphael Beauchêne", "Jean-Luc"], last_name=["", ""])
    parts = [[found.names.all[code] for code in part] for part in (found.first, found.last)]
    assert parts == [["raphael", "jean luc"], ["beauchene", ""]]


def test_a_companys_page_is_no_profile():
    found = evidence_of(linkedin=["linkedin.com/company/acme", "linkedin.com/in/jane"])
    assert [code > 0 for code in found.plain["linkedin"].codes] == [False, True]


def test_equal_rows_have_equal_contents_whatever_stands_between():
    found = evidence_of(
        full_name=["Jane Doe", "Max Roe", "Jane Doe"],
        email=["a.b@acme.com; c.d@acme.com", "", "c.d@acme.com, a.b@acme.com"],
    )
    one, other, again = Features(found).content.tolist()
    assert one == again != other


def test_a_number_is_ones_own_until_another_name_has_it():
    found = Features(evidence_of(
        full_name=["Jane Doe", "J. Doe", "Jane Doe", "Max Roe", "", "Doe Jane"],
        phone=["+12025550123"] * 2 + ["+14155550123"] * 2 + ["+12025550123"] * 2,
    ))  # fmt: skip
    own = found.names_on[found.phones[:, 0]] <= 1
    assert own.tolist() == [True, True, False, False, True, True]


def test_a_number_of_names_in_two_scripts_is_ones_own_until_another_name_of_either_has_it():
    found = Features(evidence_of(
        full_name=["王伟", "Wang Wei", "王伟", "李娜", "Max Roe"],
        phone=["+12025550123"] * 2 + ["+14155550123"] * 2 + ["+12125550199"],
    ))  # fmt: skip
    assert (found.names_on[found.phones[:, 0]] <= 1).tolist() == [True, True, False, False, True]


def test_a_companys_number_is_nobodys_own():
    found = Features(evidence_of(
        full_name=["Jane Doe", "Max Roe"], phone=["+12025550123", "+14155550123"],
        company_phone=["", "+12025550123"],
    ))  # fmt: skip
    assert (found.names_on[found.phones[:, 0]] <= 1).tolist() == [False, True]


def test_blocks_bring_rows_together_once_and_split_when_large():
    count = 400
    found = Features(evidence_of(
        full_name=[f"Jane Doe{chr(97 + n % 26)}{chr(97 + n // 26)}" for n in range(count)],
        company=["Acme"] * count,
    ))  # fmt: skip
    low, high = Blocking(found, found.first.nonzero()[0]).pairs()
    pairs = set(zip(low.tolist(), high.tolist(), strict=True))
    assert len(pairs) == len(low) < 20 * count
    assert all(a < b for a, b in pairs)


def test_of_blocks_with_a_new_row_all_pairs_of_new_rows_come():
    count = 300
    found = Features(evidence_of(
        full_name=[f"Jane Doe{chr(97 + n % 7)}{chr(97 + n // 60)}" for n in range(count)],
        company=[f"Acme {n % 3}" for n in range(count)],
    ))  # fmt: skip
    rows, new = found.first.nonzero()[0], np.arange(count) % 60 == 7
    pairs = [
        {(a, b) for a, b in zip(low.tolist(), high.tolist(), strict=True) if new[a] or new[b]}
        for low, high in (Blocking(found, rows).pairs(), Blocking(found, rows, new=new).pairs())
    ]
    assert pairs[0] == pairs[1] != set()
    low, _ = Blocking(found, rows, new=np.zeros(count, dtype=bool)).pairs()
    assert not len(low)


def blocked(theirs=None, **columns):
    """The pairs of a list, and the blocks that were too large."""
    found = Features(evidence_of(**columns))
    blocking = Blocking(found, found.tells_somebody.nonzero()[0], theirs)
    low, high = blocking.pairs()
    told = [(block.rule, block.value, block.rows) for block, _ in blocking.dropped]
    return set(zip(low.tolist(), high.tolist(), strict=True)), told


def test_a_block_that_nothing_splits_is_dropped_and_reported():
    pairs, told = blocked(phone=["+12025550123"] * 40)
    assert (pairs, told) == (set(), [("phone", "+12025550123", 40)])


def test_rows_of_a_number_without_a_name_are_reported_though_towns_part_them():
    towns = [f"{chr(97 + n % 26)}{chr(97 + n // 26)}ville" for n in range(40)]
    pairs, told = blocked(phone=["+12025550123"] * 40, city=towns)
    assert (pairs, told) == (set(), [("phone", "+12025550123", 40)])


def test_a_dropped_block_is_named_after_what_its_own_rows_share():
    others = [f"firm{n}" for n in range(300)]
    pairs, told = blocked(
        full_name=["Ulrika Wahlgren"] * 1100 + [f"{name} Roe" for name in others],
        company=["Sandvik AB"] * 1100 + others,
        domain=["sandvik.com"] * 1100 + [f"{name}.com" for name in others],
        title=[f"Manager {n}" for n in range(1400)],
    )
    at_work = {value for rule, value, _ in told if rule == "company and name"}
    assert at_work == {"sandvik + ulri", "sandvik + wah"}
    assert {rows for _, _, rows in told} == {1100}
    assert all(low >= 1100 for low, _ in pairs)


@pytest.mark.parametrize(
    ("shared", "dropped"),
    [
        ({"company": "Acme"}, []),
        ({"phone": "+12025550123"}, [("full name", "jane doe", 200)]),
        ({"postal_code": "97201"}, []),
    ],
)
def test_rows_of_one_name_and_more_are_chained_where_they_are_many(shared, dropped):
    count = 200
    pairs, told = blocked(
        full_name=["Jane Doe"] * count, title=[f"Manager {n}" for n in range(count)],
        **{name: [value] * count for name, value in shared.items()},
    )  # fmt: skip
    assert told == dropped
    assert len(pairs) < 10 * count
    assert {row for pair in pairs for row in pair} == set(range(count))


def test_a_chain_does_not_depend_on_the_order_of_rows():
    count = 80
    columns = {
        "full_name": ["Jane Doe"] * count,
        "company": ["Acme"] * count,
        "phone": [f"+1202555{n % 7:04}" for n in range(count)],
        "title": [f"Manager {n}" for n in range(count)],
    }
    shuffled = sorted(range(count), key=lambda n: n * 37 % count)
    pairs, _ = blocked(**columns)
    moved, _ = blocked(**{name: [one[n] for n in shuffled] for name, one in columns.items()})
    assert {tuple(sorted((shuffled[low], shuffled[high]))) for low, high in moved} == pairs


def test_rows_of_one_name_alone_are_not_chained():
    pairs, told = blocked(full_name=["Jane Doe"] * 40, title=[f"Manager {n}" for n in range(40)])
    assert (pairs, told) == (set(), [("full name", "jane doe", 40)])


@pytest.mark.parametrize("ours", [1, 20, 39])
def test_a_chain_across_two_lists_has_every_row_of_either(ours):
    theirs = np.arange(40) >= ours
    pairs, told = blocked(
        theirs, full_name=["Jane Doe"] * 40, company=["Acme"] * 40,
        title=[f"Manager {n}" for n in range(40)],
    )  # fmt: skip
    assert told == []
    assert {row for pair in pairs for row in pair} == set(range(40))
    assert all(low < ours <= high for low, high in pairs)


@pytest.mark.parametrize(
    ("families", "twice", "unlikely"), [(0, 80, True), (200, 80, False), (0, 0, False)]
)
def test_twins_are_unlikely_only_among_rows_of_one_person(families, twice, unlikely):
    homes = [f"{n} Oak Road" for n in range(twice + 12 + families)]
    first = ["Jane", "Jane"] * twice + ["Jane", "Max"] * (12 + families)
    births = ["1980-04-07", "1980-04-07"] * (twice + 12) + ["1980-04-07", "2008-11-30"] * families
    found = evidence_of(
        first_name=first, last_name=["Doe"] * len(first), birth_date=births,
        street=[home for home in homes for _ in range(2)],
    )  # fmt: skip
    assert twins_are_unlikely(Features(found)) is unlikely


@pytest.mark.parametrize(
    ("birth", "people", "tells"),
    [("1970-01-01", 1, False), ("1900-01-01", 1, False), ("1970-01-02", 1, True),
     ("1983-05-17", 8, True), ("1983-05-17", 30, False)],
)  # fmt: skip
def test_birth_dates_that_stand_for_none_tell_nothing(birth, people, tells):
    names = [f"{chr(97 + n)}ora {chr(97 + n)}ley" for n in range(people)]
    found = Features(evidence_of(full_name=names, birth_date=[birth] * people))
    assert found.plain["birth_date"].any() == tells


def test_a_whole_name_tells_what_stands_between_its_parts():
    found = evidence_of(
        full_name=["Jane Marie Doe", "Doe, Jane", "Ann van Poe", "Jo Bo"],
        first_name=["Jane", "Jane", "Ann", ""],
        last_name=["Doe", "Doe", "Poe", "Bo"],
    )
    given = [found.names.all[code] for code in found.first]
    assert given == ["jane marie", "jane", "ann van", "jo"]
