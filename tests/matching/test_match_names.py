from itertools import combinations_with_replacement

import pytest

from leadctl.matching.words.names import Names, telling
from leadctl.matching.words.nicknames import are_short_forms, is_known
from leadctl.matching.words.sounds import sound

PEOPLE = [("jane", "doe"), ("max", "smith"), ("maria", "smith"), ("mario", "smith")]


@pytest.mark.parametrize(
    ("one", "other", "words"),
    [
        (("jane", "doe"), ("jane", "doe"), "same given name, same family name"),
        (("bob", "doe"), ("robert", "doe"), "short form of the given name, same family name"),
        (("j", "doe"), ("jane", "doe"), "initial of the given name, same family name"),
        (("jane", "doe"), ("doe", "jane"), "given and family name swapped"),
        (("bob", "doe"), ("doe", "robert"), "given and family name swapped"),
        (
            ("jose maria", "rey"),
            ("jose", "maria rey"),
            "same name, split otherwise",
        ),
        (("tran", "minh duc"), ("duc", "tran minh"), "same name, in another order"),
        (("anna", "martin"), ("anna", "martinez"),
         "same given name, family name with another ending"),
        (("eva", "stein"), ("eva", "steinberg"),
         "same given name, family name with another ending"),
        (("eva", "schwarzenb"), ("eva", "schwarzenberger"),
         "same given name, family name cut short"),
        (("an", "van nguyen"), ("nguyen", "van an"), "same name, in another order"),
        (("lakshminarayanan", "s"), ("s lakshmi", "narayanan"), "same name, in another order"),
        (("john paul", "doe"), ("paul john", "doe"), "a middle name in use, same family name"),
        (("ines", "garcia lopez"), ("ines", "garcia"),
         "same given name, half of a double family name"),
        (("anna", "mueller"), ("anna", "muller"),
         "same given name, same family name, umlauts written out"),
        (("juergen", "doe"), ("jurgen", "doe"),
         "same given name, umlauts written out, same family name"),
        (("anna", "bauer"), ("anna", "baur"), "same given name, family name spelt otherwise"),
        (("michael", "doe"), ("michal", "doe"), "given name spelt otherwise, same family name"),
        (("mark", "doe"), ("marc", "doe"), "given name spelt otherwise, same family name"),
        (("emily", "doe"), ("emma", "doe"),
         "kindred given name, a name of its own, same family name"),
        (("john", "doe"), ("jon", "doe"),
         "kindred given name, a name of its own, same family name"),
        (("paul", "doe"), ("paula", "doe"), "longer given name, same family name"),
        (("benjam", "doe"), ("benjamin", "doe"), "given name cut short, same family name"),
        (("anna", "zieglowski"), ("anna", "zieglowksi"),
         "same given name, family name one slip off"),
        (("john a", "doe"), ("john b", "doe"),
         "same given name, other middle name, same family name"),
        (("john r", "doe"), ("john robert", "doe"),
         "same given name, middle name alike, same family name"),
        (("john rob", "doe"), ("john robert", "doe"),
         "same given name, middle name alike, same family name"),
        (("jean pierre", "doe"), ("jean paul", "doe"),
         "same given name, other middle name, same family name"),
        (("min ji", "doe"), ("min jun", "doe"),
         "same given name, other middle name, same family name"),
        (("minji", "doe"), ("min ji", "doe"), "given name spelt otherwise, same family name"),
        (("michael", "doe"), ("micheal", "doe"), "given name one slip off, same family name"),
        (("florian", "doe"), ("florina", "doe"),
         "given name a telling letter off, same family name"),
        (("kirsten", "doe"), ("kristen", "doe"),
         "given name a telling letter off, same family name"),
        (("anna", "mueller thurgau"), ("anna", "muller thurgau"),
         "same given name, same family name, umlauts written out"),
        (("anna", "meyer thurgau"), ("anna", "meier thurgau"),
         "same given name, family name spelt otherwise"),
        (("anna", "mueller thurgau"), ("anna", "muller"),
         "same given name, half of a double family name"),
        (("max", "doe"), ("jane", "doe"), "other given name, same family name"),
        (("max", "doe"), ("jane", "roe"), "other given name, other family name"),
        (("jane", "doe"), ("jane", "smith"), "same given name, other family name"),
        (("doe", ""), ("jane", "doe"), "only one name, in the other column"),
        (("", ""), ("jane", "doe"), ""),
        (("bram", "van t hof"), ("bram", "hof"),
         "same given name, same family name but for a particle"),
        (("bram", "van t hof"), ("bram", "van dijkstra"), "same given name, other family name"),
        (("bram", "de vries"), ("bram", "devries"),
         "same given name, family name spelt otherwise"),
        (("anne marie", "doe"), ("annemarie", "doe"),
         "given name spelt otherwise, same family name"),
        (("ann marie", "doe"), ("annemarie", "doe"), "given name one slip off, same family name"),
        (("et han", "doe"), ("ethan", "doe"), "given name spelt otherwise, same family name"),
        (("ol vri", "doe"), ("oliver", "doe"), "given name one slip off, same family name"),
        (("ddwae", "doe"), ("edward", "doe"), "given name one slip off, same family name"),
        (("arno", "doe"), ("nora", "doe"), "given name a telling letter off, same family name"),
        (("jane", "mhota"), ("jane", "thomas"), "same given name, family name one slip off"),
        (("jane", "mhot"), ("jane", "thomas"), "same given name, other family name"),
        (("jane", "thom"), ("jane", "smote"), "same given name, other family name"),
        (("anh", "le"), ("anh", "le tran"), "same given name, other family name"),
    ],
)  # fmt: skip
def test_how_two_names_relate(one, other, words):
    names = Names(PEOPLE)
    assert names.whole(one, other).words == words
    assert names.whole(other, one) == names.whole(one, other)


def test_rarer_names_weigh_more_and_differences_against():
    names = Names([("jane", f"smith {n}") for n in range(500)] + [("xanthe", "quirke")])

    def weight(one, other):
        return names.whole(one, other).weight

    rare, common = ("xanthe", "quirke"), ("jane", "smith")
    assert weight(rare, rare) > weight(common, common) + 5
    assert weight(common, ("max", "smith")) < 0 < weight(("j", "smith"), common)
    assert weight(rare, rare) > weight(("x", "quirke"), rare) > weight(("max", "roe"), rare)


@pytest.mark.parametrize(
    ("family", "rest"),
    [("van der berg", "berg"), ("de la cruz", "cruz"), ("von und zu", "von und zu"), ("le", "le"),
     ("garcia lopez", "garcia lopez"), ("", ""), ("v d heide", "heide"), ("graf", "graf"),
     ("freiherr von stetten", "stetten")],
)  # fmt: skip
def test_particles_tell_nothing_unless_they_are_the_name(family, rest):
    assert telling(family) == rest


def test_half_a_double_name_is_worth_bits_less_than_the_whole():
    names = Names([("ines", "garcia lopez"), ("ines", "garcia ruiz"), ("max", "smith")])
    whole = names.whole(("ines", "garcia lopez"), ("ines", "garcia lopez")).weight
    half = names.whole(("ines", "garcia lopez"), ("ines", "garcia")).weight
    word = names.whole(("ines", "garcia lopez"), ("ines", "garcia ruiz")).weight
    assert whole > half + 4 > half > word + 1


def test_two_names_that_both_exist_are_no_slip_of_each_other():
    names = Names(PEOPLE)
    assert names.whole(("maria", "smith"), ("mario", "smith")).weight < 3
    assert names.whole(("qaria", "smith"), ("maria", "smith")).weight > 3


def test_no_name_is_rarer_than_namesakes_are():
    names = Names((f"f{n}", f"l{n}") for n in range(200_000))
    assert 17 < names.whole(("f1", "l1"), ("f1", "l1")).weight <= 17.5


def test_duplicates_do_not_make_a_name_common():
    once = Names({("jane", "doe"), ("max", "roe")})
    assert once.given_bits("jane") == once.given_bits("max")


@pytest.mark.parametrize(
    ("one", "other"),
    [("mueller", "muller"), ("meyer", "meier"), ("philip", "filip"), ("sara", "sarah"),
     ("schmidt", "schmitt"), ("katherine", "catherine"), ("yan", "jan"), ("yvonne", "ivonne")],
)  # fmt: skip
def test_spellings_of_one_sound_meet(one, other):
    assert sound(one) == sound(other)


def test_sounds_keep_other_names_apart():
    words = (
        "jane",
        "jean",
        "yann",
        "john",
        "max",
        "mark",
        "smith",
        "braun",
        "green",
        "lee",
        "li wei",
    )
    pairs = [p for p in combinations_with_replacement(words, 2) if p[0] != p[1]]
    assert not [pair for pair in pairs if sound(pair[0]) == sound(pair[1])]


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("bob", "robert", True), ("bob", "rob", True), ("peggy", "margaret", True),
        ("hannes", "johannes", True), ("paco", "francisco", True), ("beppe", "giuseppe", True),
        ("sasha", "aleksandr", True), ("gosia", "malgorzata", True), ("wim", "willem", True),
        ("pippa", "philippa", True), ("lizzie", "elizabeth", True), ("inaki", "ignacio", True),
        ("bia", "beatriz", True), ("subramanian", "subramaniam", True), ("nelu", "ion", True),
        ("priya", "priyanka", False), ("ionel", "ion", False), ("narayan", "narayanan", False),
        ("alexander", "alexandra", False), ("bill", "robert", False), ("erin", "aaron", False),
        ("jane", "jane", True), ("anna", "anne", False), ("harry", "henry", False),
        ("qwerty", "asdf", False),
    ],
)  # fmt: skip
def test_short_forms(one, other, agree):
    assert are_short_forms(one, other) is agree
    assert are_short_forms(other, one) is agree


def test_names_of_the_table_are_known():
    assert is_known("robert")
    assert is_known("bob")
    assert not is_known("zzyzx")


@pytest.mark.parametrize("other", ["anna maria", "zoe maria"])
def test_a_middle_name_in_use_weighs_by_the_name_that_is_shared(other):
    people = [("maria", "doe"), (other, "doe"), ("maria", "roe"), ("maria", "poe")]
    names = Names(people)
    found = names.given("maria", other)
    assert found == names.given(other, "maria")
    assert found.weight == pytest.approx(names.given_bits("maria") - 4)
    assert names.given_bits("maria") < names.given_bits(other.split()[0])


def test_a_name_of_its_own_that_opens_a_longer_one_is_cut_short_less_often():
    names = Names(PEOPLE)
    name, no_name = names.given("priya", "priyanka"), names.given("benja", "benjawan")
    assert name.words == no_name.words == "given name cut short"
    assert name.weight < no_name.weight
