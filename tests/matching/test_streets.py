"""Streets by their parts: name, kind and numbers."""

import numpy as np
import pytest

from leadctl.matching.comparing.streets import Level, Streets
from leadctl.matching.words.streetparts import Street, read_street


@pytest.mark.parametrize(
    ("key", "name", "kind", "numbers"),
    [
        ("100 n main st", "main", "street", "100 n"),
        ("hauptstr 5", "haupt", "street", "5"),
        ("koenigsallee 4", "koenigs", "allee", "4"),
        ("12 elm grove flat 1", "elm", "grove", "1 12"),
        ("flat b 12 elm grove", "elm", "grove", "12 b"),
        ("rue de l eglise 4 bis", "de l eglise", "rue", "4 bis"),
        ("c mayor 12", "mayor", "calle", "12"),
        ("po box 12", "pobox", "", "12"),
        ("p o box 12", "pobox", "", "12"),
        ("postbus 12", "pobox", "", "12"),
        ("boite postale 12", "pobox", "", "12"),
        ("bp 12", "pobox", "", "12"),
        ("bp station road", "bp station", "road", ""),
        ("am ring 12a", "am ring", "", "12 a"),
        ("5 st marys rd", "saint marys", "road", "5"),
        ("12 5th avenue 3rd floor", "5th", "avenue", "12 3"),
        ("12 north street", "north", "street", "12"),
        ("1 plaza", "plaza", "", "1"),
        ("w", "w", "", ""),
        ("st 5", "street", "", "5"),
        ("12 seventh ave", "7th", "avenue", "12"),
        ("12 7 ave", "7th", "avenue", "12"),
        ("7 avenue 12", "7th", "avenue", "12"),
        ("10 west twenty third st", "23rd", "street", "10 w"),
        ("10 e 12 st", "12th", "street", "10 e"),
        ("71 20 101 rd", "101st", "road", "20 71"),
        ("5 fiftieth street", "50th", "street", "5"),
        ("12 14 st james rd", "saint james", "road", "12 14"),
        ("5 st james s sq", "saint james", "square", "5"),
        ("5 st mary s", "saint marys", "", "5"),
        ("1 rue ste catherine", "sainte catherine", "rue", "1"),
        ("100 main st ste b200", "main", "street", "100 200 b"),
        ("100 main st b200", "main", "street", "100 200 b"),
        ("100 main st b", "main", "street", "100 b"),
        ("12 ave b", "b", "avenue", "12"),
        ("110 north park ave", "park", "avenue", "110 n"),
        ("10 n 32 rd b200", "32nd", "road", "10 200 b n"),
        ("165 e 33 blvd", "33rd", "boulevard", "165 e"),
        ("110 east st mary ave", "saint mary", "avenue", "110 e"),
        ("100 main st second floor", "main", "street", "100 2"),
        ("calle 93 no 11 27", "93rd", "calle", "11 27"),
        ("av 9 de julio 100", "de julio", "avenue", "100 9"),
        ("12 ave n", "n", "avenue", "12"),
        ("highway 12 north", "highway", "", "12 n"),
        ("1600 elm ave n w", "elm", "avenue", "1600 nw"),
        ("95 broadway between 90th and 91st sts", "broadway", "", "95"),
        ("1 water st at the river", "water", "street", "1"),
        ("95 ave a at 6th st", "a", "avenue", "95"),
        ("12 houses at elm", "houses at elm", "", "12"),
        ("12 near lane", "near", "lane", "12"),
        ("5th st near main st", "5th st near main", "street", ""),
    ],
)
def test_a_street_is_parted_into_name_kind_and_numbers(key, name, kind, numbers):
    assert read_street(key) == Street(name, kind, numbers)


@pytest.mark.parametrize(
    ("one", "other", "level"),
    [
        ("100 main street", "100 main st", Level.SAME),
        ("hauptstr 5", "hauptstrasse 5", Level.SAME),
        ("7 river rd", "river road 7", Level.SAME),
        ("100 n main st", "100 main street", Level.FULLER),
        ("12 elm grove", "12 elm grove flat 1", Level.FULLER),
        ("elm grove", "12 elm grove", Level.FULLER),
        ("12 elm grove", "12 elm grove hull", Level.ALIKE),
        ("12 elm grove", "12 elmm grove", Level.ALIKE),
        ("24 farrerplace", "24 farrer place", Level.ALIKE),
        ("1 kings drive", "71 kings drive", Level.NEIGHBOURS),
        ("12 elm grove flat 1", "12 elm grove flat 9", Level.NEIGHBOURS),
        ("12a ring", "12b ring", Level.NEIGHBOURS),
        ("100 n main st", "100 s main st", Level.NEIGHBOURS),
        ("po box 12", "po box 44", Level.NEIGHBOURS),
        ("po box 12", "44 main street", Level.BOX),
        ("calle 93 11 27", "calle 11 93 27", Level.OTHER),
        ("100 21st main rd", "100 31st main rd", Level.OTHER),
        ("100 sixth st", "100 6th street", Level.SAME),
        ("100 sixth st", "100 sixteenth st", Level.OTHER),
        ("5 mill lane", "5 mill road", Level.OTHER),
        ("5 kings drive", "5 kings road", Level.OTHER),
        ("5 mill lane", "5 hill lane", Level.OTHER),
        ("", "5 hill lane", Level.NOTHING),
    ],
)
def test_streets_compare_by_their_parts(one, other, level):
    streets = Streets(["", one or "5 any street", other])
    sides = np.array([1 if one else 0]), np.array([2])
    assert streets.compare(*sides).tolist() == streets.compare(*sides[::-1]).tolist() == [level]


def test_spellings_of_one_door_are_one_home():
    home = Streets(["", "100 main street", "100 main st", "102 main st"]).home.tolist()
    assert home[1] == home[2] != home[3]
    assert home[0] not in home[1:]
