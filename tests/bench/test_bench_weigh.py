import numpy as np
import pytest
import weigh_matches
from bench_dedupe import gather, load
from people import write_people


@pytest.fixture(scope="module")
def tally(tmp_path_factory):
    path = tmp_path_factory.mktemp("people") / "list.csv"
    write_people(path, 800, 5)
    headers, columns, truth = load(path)
    found = weigh_matches.Tally()
    found.add(gather(headers, columns), truth)
    return found


def test_likelier_pairs_are_truer(tally):
    likely = [true for p, true in tally.decided if p > 0.98]
    unlikely = [true for p, true in tally.decided if p < 0.6]
    assert len(likely) > len(unlikely) > 0
    assert np.mean(likely) > 0.9 > np.mean(unlikely)
    lines = list(tally.calibration())
    assert sum(int(line[1]) for line in lines) == len(tally.decided)


def test_what_agrees_is_worth_more_than_what_differs(tally):
    worth = {line[0]: float(line[3]) for line in tally.worth()}
    name, company = "name: same given name, same family name", "company: other company"
    assert worth[name] > 5
    assert worth[company] < 0


def test_pairs_of_one_label_each_once():
    lefts, rights = weigh_matches.same_person(np.array([3, 1, 3, 0, 3]))
    assert {frozenset(pair) for pair in zip(lefts.tolist(), rights.tolist(), strict=True)} == {
        frozenset((0, 2)), frozenset((0, 4)), frozenset((2, 4)),
    }  # fmt: skip
    assert len(lefts) == 3


def test_bits_of_a_share():
    assert weigh_matches.bits(5, 10) == 0
    assert weigh_matches.bits(9, 10) > 2.5 > -2.5 > weigh_matches.bits(1, 10)
