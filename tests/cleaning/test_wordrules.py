from __future__ import annotations

from itertools import product

import pytest
from equal_titles import differing

from leadctl.cleaning.steps import listening
from leadctl.cleaning.titles.title import clean_title
from leadctl.cleaning.titles.wordrules import WordRules

TABLE = (
    ("one", r"alpha|be(?:ta|tta)\w*"),
    ("two", r"gamma ?ray|(?<!no )delta(?! force)|\Aomega"),
    ("three", "\n  (?:the )?house of .*\n  |.* end\\Z\n  "),
)


@pytest.mark.parametrize(
    ("folded", "name"),
    [
        ("alpha", "one"),
        ("alphas", "four"),
        ("bettas", "one"),
        ("gammaray gun", "two"),
        ("a gamma ray", "two"),
        ("gamma x ray", "four"),
        ("delta", "two"),
        ("no delta", "four"),
        ("delta force", "four"),
        ("house of cards", "three"),
        ("the house of", "four"),
        ("the end", "three"),
        ("end of it", "four"),
        ("omega", "two"),
        ("delta alpha", "one"),
        ("any", "four"),
    ],
)
def test_the_first_row_that_matches_tells(folded, name):
    assert WordRules((*TABLE, ("four", r"(?:\w+ ?)*"))).first(folded) == name


def test_nothing_matches():
    assert WordRules(TABLE).first("gamma x ray") == ""
    assert WordRules(TABLE).first("") == ""


def test_words_tell_what_trying_every_pattern_tells():
    assert differing(4000, seed=2) == (4000, [])


def test_plain_titles_come_out_as_the_long_way_writes_them():
    words = ["head", "of", "IT", "sales", "VP", "ios", "none", "Mgr", "a", "hr", "x y", "", " "]
    titles = [" ".join(three) for three in product(words, repeat=3)]
    titles += [shape(one) for one in titles for shape in (str.upper, str.lower, str.title)]
    with listening():
        long = clean_title(titles)
    assert clean_title(titles) == long
