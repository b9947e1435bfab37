import pytest

from leadctl.matching.words.mailboxes import (
    are_of_one_name,
    differ_by_generation,
    family_in,
    given_in,
    own_given_in,
    reads_in_order,
    spells,
    turned,
)


def test_a_given_name_alone_is_read_where_its_initial_is_known():
    assert given_in("maria", "neri", "m") == "maria"
    assert given_in("maria", "neri", "p") == ""


@pytest.mark.parametrize(
    ("mailbox", "given", "family"),
    [
        ("jane.doe", "jane", "doe"), ("doe_jane", "jane", "doe"), ("jdoe", "jane", "doe"),
        ("doej", "jane", "doe"), ("janed", "jane", "doe"), ("jane", "jane", "doe"),
        ("doe", "jane", "doe"), ("jd", "jane", "doe"), ("kate.orwell", "katherine", "orwell"),
        ("bob", "robert", "doe"), ("bobd", "robert", "doe"),
        ("michael.sandoval", "mike", "sandoval"), ("juergen.mueller", "jurgen", "muller"),
        ("jean-luc.picard", "jean luc", "picard"), ("jlpicard", "jean luc", "picard"),
        ("sarah.smith", "sarah", "smith johnson"), ("bvanderberg", "bram", "van der berg"),
        ("bram.berg", "bram", "van der berg"), ("bvdberg", "bram", "van der berg"),
        ("p.djong", "piet", "de jong"),
        ("anamaria.delacruz", "ana maria", "de la cruz vidal"),
        ("jane.doe", "j", "doe"), ("jane.doe", "", "doe"),
        ("jane.doe", "jane", ""),
    ],
)  # fmt: skip
def test_a_mailbox_can_be_named_so(mailbox, given, family):
    assert spells(mailbox, (given, family))


@pytest.mark.parametrize(
    ("mailbox", "given", "family"),
    [
        ("danielle.kim", "daniel", "kim"), ("jane.doe2", "jane", "doe"), ("mdoe", "jane", "doe"),
        ("anne.doe", "anna", "doe"), ("jan.novak", "jane", "novak"), ("info", "jane", "doe"),
        ("bram.vander", "bram", "van der berg"),
        ("max.doe", "j", "doe"), ("jane.doe", "", ""), ("", "jane", "doe"),
    ],
)  # fmt: skip
def test_a_mailbox_tells_another_name(mailbox, given, family):
    assert not spells(mailbox, (given, family))


@pytest.mark.parametrize(
    ("one", "mine", "other", "theirs", "of_one"),
    [
        ("kate.orwell", ("kate", "orwell"), "korwell", ("katherine", "orwell"), True),
        ("sarah.smith", ("sarah", "smith johnson"), "sjohnson", ("sarah", "johnson"), True),
        ("mark.doe", ("mark", "doe"), "marc.doe", ("marc", "doe"), False),
        ("julia.reed", ("j", "reed"), "james.reed", ("j", "reed"), False),
        ("julia.reed", ("", "reed"), "james.reed", ("j", "reed"), False),
        ("j.reed", ("j", "reed"), "james.reed", ("j", "reed"), True),
        ("jdoe", ("jane", "doe"), "jdoe2", ("jane", "doe"), False),
    ],
)  # fmt: skip
def test_two_mailboxes_are_of_one_name_where_either_can_have_both(one, mine, other, theirs, of_one):
    assert are_of_one_name(one, mine, other, theirs) is of_one
    assert are_of_one_name(other, theirs, one, mine) is of_one


@pytest.mark.parametrize(
    ("one", "other", "differ"),
    [
        ("bill", "billjr", True), ("bill.doe-jr", "bill.doe", True), ("doeiii", "doe", True),
        ("bill", "billy", False), ("bill", "bill", False), ("jr", "bill", False),
    ],
)  # fmt: skip
def test_a_son_has_the_mailbox_of_his_father_with_jr_behind(one, other, differ):
    assert differ_by_generation(one, other) is differ_by_generation(other, one) is differ


@pytest.mark.parametrize(
    ("mailbox", "given", "family", "told"),
    [
        ("jthomas", "james", "thomas", False), ("jthomas", "thomas", "james", True),
        ("chidi.okonkwo", "okonkwo", "chidi", True), ("jt", "james", "thomas", None),
        ("sales", "james", "thomas", None), ("thomas.thomas", "thomas", "thomas", None),
    ],
)  # fmt: skip
def test_a_mailbox_may_tell_which_part_of_a_name_comes_first(mailbox, given, family, told):
    assert turned(mailbox, (given, family)) is told


@pytest.mark.parametrize(
    ("mailbox", "given", "told"),
    [("gl.doe", "gian luca", ""), ("g.doe", "gian luca", ""), ("luca.doe", "gian luca", "luca")],
)
def test_initials_in_a_mailbox_tell_no_given_name_of_their_own(mailbox, given, told):
    assert own_given_in(mailbox, (given, "doe")) == told


@pytest.mark.parametrize(
    ("mailbox", "family", "given"),
    [
        ("jane.doe", "doe", "jane"), ("doe_jane", "doe", "jane"), ("jd", "doe", ""),
        ("jane.m.doe", "doe", ""), ("jane.doe", "roe", ""), ("doe.doe", "doe", ""),
        ("j4.doe", "doe", ""), ("ana.delacruz", "de la cruz", "ana"),
        ("jane.doe77", "doe", "jane"), ("janedoe", "doe", "jane"), ("doejane1", "doe", "jane"),
        ("janed", "doe", "jane"), ("jane", "doe", ""), ("samuel91", "jones", ""),
        ("martina", "adams", ""),
        ("xyzdoe", "doe", ""), ("jdoe", "doe", ""), ("doe", "doe", ""), ("sales.doe", "doe", ""),
        ("hans.mueller", "muller", "hans"), ("ana.lopez", "lopez garcia", "ana"),
        ("lars", "lars", ""),
    ],
)  # fmt: skip
def test_a_given_name_is_read_beside_the_family_name(mailbox, family, given):
    assert given_in(mailbox, family) == given


@pytest.mark.parametrize(
    ("mailbox", "given", "family"),
    [
        ("jane.doe", "jane", "doe"), ("doe_jane7", "jane", "doe"), ("j.doe", "jane", "doe"),
        ("janedoran", "jane", "doran"), ("jane", "jane", ""), ("janet.doe", "jane", ""),
        ("annabelle", "anna", ""), ("mariana", "maria", ""), ("anna.sales", "anna", ""),
        ("jane.d", "jane", ""), ("janedo", "jane", ""), ("jane.m.doe", "jane", ""),
    ],
)  # fmt: skip
def test_a_family_name_is_read_beside_the_given_name(mailbox, given, family):
    assert family_in(mailbox, given) == family


@pytest.mark.parametrize(
    ("local", "person", "is_read"),
    [
        ("f.meyer", ("franziska", "meyer"), True),
        ("f.meyer", ("meyer", "franziska"), False),
        ("franziska.meyer", ("franziska", "meyer"), True),
        ("F_Mueller", ("franziska", "muller"), True),
        ("meyer.franziska", ("franziska", "meyer"), False),
        ("fm", ("franziska", "m"), False),
        ("", ("franziska", "meyer"), False),
    ],
)
def test_a_mailbox_tells_the_order_of_a_name(local, person, is_read):
    assert reads_in_order(local, person) == is_read
