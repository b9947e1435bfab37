"""What decisions teach, where the estimate can be worked out by other means."""

from math import log

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadctl.matching.comparing.compare import NO_NAME, TAUGHT
from leadctl.matching.comparing.learning import SPREAD, Decision, learn
from leadctl.matching.pairs import Comparison

COMPANY = Comparison("company", "other company", -1.7)
NAME = Comparison("name", "same name", 13.0)
PLACE = Comparison("place", "other place", -3.5)
EVEN = -NAME.weight - COMPANY.weight
"""The prior by which a pair with this name and company is as likely one person as two."""


def said(same, different, *comparisons):
    return [Decision(comparisons, is_same=at < same) for at in range(same + different)]


def corrections(decisions, prior=EVEN):
    return learn(decisions, prior).corrections


def test_decisions_as_promised_teach_nothing():
    assert corrections(said(20, 20, NAME, COMPANY)) == {}


def test_the_estimate_is_where_likelihood_and_prior_balance():
    """One level alone: its slope, same - n p, is what the normal prior pulls back with."""
    lone = Comparison("name", "same name", 0.0)
    (bits,) = corrections(said(30, 10, lone), 0.0).values()
    nats = bits * log(2)
    chance = 1 / (1 + 2.0**-bits)
    assert 30 - 40 * chance == pytest.approx(nats / (SPREAD * log(2)) ** 2, abs=0.05)
    assert 0 < chance < 0.75


def test_more_decisions_teach_more():
    few, many = (corrections(said(n, n // 4, NAME, COMPANY)) for n in (8, 80))
    assert 0 < few["company", "other company"] < many["company", "other company"]


def test_what_always_agrees_together_shares_what_it_teaches():
    found = corrections(said(40, 5, NAME, COMPANY))
    assert found["name", "same name"] == found["company", "other company"]


def test_what_decides_is_taught_and_not_its_company():
    told = [*said(40, 2, NAME, COMPANY), *said(2, 40, NAME, COMPANY, PLACE)]
    found = corrections(told)
    assert found["place", "other place"] < -1
    assert abs(found["name", "same name"]) < abs(found["place", "other place"])


def test_earlier_lessons_and_limits_are_no_part_of_what_was_shipped():
    earlier = Comparison(TAUGHT, "what your decisions taught", 3.0)
    limit = Comparison("name", NO_NAME, -9.0)
    told = said(40, 10, NAME, COMPANY, earlier, limit)
    assert corrections(told) == corrections(said(40, 10, NAME, COMPANY))


def test_levels_are_told_with_their_decisions():
    lesson = learn([*said(40, 2, NAME, COMPANY), *said(0, 3, NAME, PLACE)], EVEN)
    told = {(one.field, one.level): (one.same, one.different, one.weight) for one in lesson.levels}
    assert told["company", "other company"] == (40, 2, pytest.approx(-1.7))
    assert told["name", "same name"] == (40, 5, pytest.approx(13))
    assert [abs(one.correction) for one in lesson.levels] == sorted(
        (abs(one.correction) for one in lesson.levels), reverse=True
    )


def test_decisions_held_out_surprise_less_where_there_is_something_to_learn():
    lesson = learn([*said(40, 4, NAME, COMPANY), *said(3, 30, NAME, COMPANY, PLACE)], EVEN)
    assert lesson.learnt < lesson.shipped
    assert learn(said(20, 20, NAME, COMPANY), EVEN).shipped == pytest.approx(1.0)


def test_sure_decisions_of_one_kind_stay_finite():
    found = corrections(said(200, 0, NAME, COMPANY), -40.0)
    assert all(0 < bits < 40 for bits in found.values())


@given(st.permutations(said(6, 3, NAME, COMPANY) + said(2, 4, NAME, PLACE)))
def test_the_order_of_decisions_does_not_matter(told):
    assert learn(told, -9.0) == learn(said(6, 3, NAME, COMPANY) + said(2, 4, NAME, PLACE), -9.0)
