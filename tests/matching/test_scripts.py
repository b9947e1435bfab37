import pytest

from leadctl.cleaning.text import key_of
from leadctl.matching.words.names import TWO_SCRIPTS, Names
from leadctl.matching.words.scripts import are_in_two_scripts, in_letters, reads_as


@pytest.mark.parametrize(
    ("name", "latin", "reads"),
    [
        ("王", "wang", True), ("伟", "wei", True), ("欧阳", "ouyang", True), ("王", "li", False),
        ("محمد", "mohammed", True), ("محمد", "muhamad", True), ("علي", "ali", True),
        ("علي", "lee", False), ("أحمد", "ahmad", True), ("أحمد", "hamid", False),
        ("محمد", "ahmad", False), ("خالد", "khalid", True), ("يوسف", "youssef", True),
        ("عبد الله", "abdullah", True), ("כהן", "cohen", True), ("דוד", "david", True),
        ("김", "kim", True), ("민수", "min su", True), ("김", "park", False), ("", "kim", False),
    ],
)  # fmt: skip
def test_a_name_in_another_script_reads_as_a_latin_one(name, latin, reads):
    assert reads_as(key_of(name), latin) is reads


@pytest.mark.parametrize(
    ("one", "other", "two"),
    [
        (("伟", "王"), ("wei", "wang"), True), (("wei", "wang"), ("wei", "li"), False),
        (("伟", "王"), ("娜", "李"), False), (("", ""), ("娜", "李"), False),
    ],
)  # fmt: skip
def test_scripts_differ_where_one_has_latin_keys(one, other, two):
    assert are_in_two_scripts(one, other) is are_in_two_scripts(other, one) is two


def test_names_are_written_in_letters():
    assert in_letters(("伟", "欧阳")) == ("wei", "ouyang")
    assert in_letters(("jean luc", "picard")) == ("jean luc", "picard")


@pytest.mark.parametrize(
    ("latin", "words"),
    [
        (("wei", "wang"), "same name in another script"),
        (("wang", "wei"), "same name in another script"), (("jack", "wang"), TWO_SCRIPTS),
        (("li", "na"), TWO_SCRIPTS), (("wei", ""), TWO_SCRIPTS),
    ],
)  # fmt: skip
def test_names_across_scripts_agree_or_are_unknown(latin, words):
    names = Names([("jane", "doe"), ("伟", "王"), latin])
    found = names.whole(("伟", "王"), latin)
    assert found == names.whole(latin, ("伟", "王"))
    assert found.words == words
    assert (found.weight > 0) is (words != TWO_SCRIPTS)


def test_keys_of_greek_names_are_as_people_write_them():
    assert key_of("Γιώργος Νικολάου") == "giorgos nikolaou"
