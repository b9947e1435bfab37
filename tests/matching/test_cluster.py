from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leadctl.matching.records.cluster import Node, cluster, compatible


def node(record, *keys, name=("", ""), live=True):
    return Node(record, (record, 0), keys, *name, live)


def groups(nodes):
    return sorted(
        sorted(n.record for n in (*one.nodes, *one.ghosts)) for one in cluster(list(nodes))
    )


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        (("jane", "doe"), ("jane", "doe"), True),
        (("j", "doe"), ("jane", "doe"), True),
        (("chris", "doe"), ("christopher", "doe"), True),
        (("al", "doe"), ("alexander", "doe"), False),
        (("doe", "jane"), ("jane", "doe"), True),
        (("jane", ""), ("jane", "doe"), True),
        (("", ""), ("jane", "doe"), True),
        (("jose maria", "rey"), ("jose", "maria rey"), True),
        (("ines", "rey"), ("ines", "fernandez rey"), True),
        (("ines", "rey"), ("ines", "fernandez"), False),
        (("jane", "doe"), ("john", "doe"), False),
        (("jane", "doe"), ("jane", "roe"), False),
        (("tom", ""), ("bob", ""), False),
        (("jane", "doe"), ("j jane", "doe"), True),
        (("ann", ""), ("mary ann", ""), True),
        (("", "khan"), ("", "rogers"), False),
        (("tom", ""), ("", "khan"), True),
        (("khan", ""), ("", "khan"), True),
    ],
)
def test_names_agree_where_one_person_could_bear_both(one, other, agree):
    assert compatible(one, other) is agree
    assert compatible(other, one) is agree


def test_same_address_and_name_is_one_person():
    jane, also = node(1, "email:j@a.com", name=("jane", "doe")), node(2, "email:j@a.com")
    assert groups([jane, also]) == [[1, 2]]


def test_a_name_split_in_two_ways_meets_itself_behind_one_address():
    one = node(1, "email:j@a.com", name=("jose maria", "rey"))
    two = node(2, "email:j@a.com", name=("jose", "maria rey"))
    assert groups([one, two]) == [[1, 2]]


def test_same_address_with_another_name_stays_apart():
    jane = node(1, "email:j@a.com", name=("jane", "doe"))
    john = node(2, "email:j@a.com", name=("john", "roe"))
    assert groups([jane, john]) == [[1], [2]]


def test_the_same_vendor_id_is_one_person_whatever_the_name():
    key = "vendor:apollo:1"
    assert groups([node(1, key, name=("a", "b")), node(2, key, name=("x", "y"))]) == [[1, 2]]


@pytest.mark.parametrize(
    ("one", "other", "joined"),
    [
        (("jane", "doe"), ("j", "doe"), True),
        (("yuliya", "tkachenko"), ("julia", "tkatchenko"), True),
        (("bob", "hathaway"), ("robert", "hathaway"), True),
        (("doe", "jane"), ("jane", "doe"), True),
        (("jane", "doe"), ("", ""), True),
        (("jane", "doe"), ("由紀", "田中"), True),
        (("jane", "doe"), ("jane", "roe"), False),
        (("adam", "novy"), ("zoe", "quist"), False),
    ],
)
def test_the_same_profile_is_one_person_whose_names_are_like_each_other(one, other, joined):
    key = "linkedin:jane"
    found = groups([node(1, key, name=one), node(2, key, name=other)])
    assert found == ([[1, 2]] if joined else [[1], [2]])


def test_a_profile_that_is_filled_in_everywhere_is_quick_and_joins_equal_names_alone():
    nodes = [node(n, "linkedin:me", name=(f"g{n % 3000}x", f"f{n % 3000}y")) for n in range(6000)]
    assert len(groups(nodes)) >= 2000  # digits are like each other


def test_two_profiles_behind_one_address_are_two_people():
    one = node(1, "linkedin:jane-1", "email:j@a.com", name=("jane", "doe"))
    two = node(2, "linkedin:jane-2", "email:j@a.com", name=("jane", "doe"))
    assert groups([one, two]) == [[1], [2]]


def test_a_lead_number_needs_a_name_or_an_address_that_agrees():
    jane = node(1, "lead:1", "email:j@a.com", name=("jane", "doe"))
    edited = node(2, "lead:1", "email:new@b.com", name=("jane", "doe"))
    renamed = node(3, "lead:1", "email:j@a.com", name=("jane", "smith"))
    stranger = node(4, "lead:1", "email:x@y.com", name=("max", "roe"))
    assert groups([jane, edited]) == [[1, 2]]
    assert groups([jane, renamed]) == [[1, 3]]
    assert groups([jane, stranger]) == [[1], [4]]


def test_a_record_joins_one_lead_and_never_merges_two():
    one = node(1, "email:j@a.com", name=("jane", "doe"))
    two = node(2, "linkedin:jane", name=("jane", "doe"))
    both = node(3, "linkedin:jane", "email:j@a.com", name=("jane", "doe"))
    assert groups([one, two, both]) == [[1], [2, 3]]


def test_a_dead_record_founds_nothing_and_bridges_nothing():
    bridge = node(1, "email:a@a.com", "email:b@b.com", live=False)
    left, right = node(2, "email:a@a.com"), node(3, "email:b@b.com")
    found = {one.lead_id: [n.record for n in one.nodes] for one in cluster([bridge, left, right])}
    assert found == {1: [2], 3: [3]}


def test_the_number_of_a_lead_outlives_its_founder():
    founder, other = node(1, "email:a@a.com", live=False), node(2, "email:a@a.com")
    (one,) = cluster([founder, other])
    assert one.lead_id == 1
    assert [n.record for n in one.nodes] == [2]


def test_edges_say_which_key_joined():
    (one,) = cluster([node(1, "email:a@a.com"), node(2, "email:a@a.com")])
    assert [(e.l, e.r, e.rule) for e in one.edges] == [(1, 2, "email")]


def test_fifty_thousand_people_behind_one_address_stay_quick_and_apart():
    many = [node(i, "email:x@a.com", name=(f"f{i}", f"l{i}")) for i in range(1, 50_001)]
    assert len(cluster(many)) == 50_000


KEYS = ("email:a", "email:b", "linkedin:x")
NAMES = (("", ""), ("jane", "doe"), ("j", "doe"), ("john", "doe"))


@st.composite
def node_lists(draw):
    size = draw(st.integers(1, 4))
    return [
        Node(
            i,
            (i, 0),
            tuple(k for k in KEYS if draw(st.booleans())),
            *draw(st.sampled_from(NAMES)),
            draw(st.booleans()),
        )
        for i in range(1, size + 1)
    ]


@given(node_lists())
def test_clusters_do_not_depend_on_the_order_of_the_list(nodes):
    expected = groups(nodes)
    assert all(groups(order) == expected for order in permutations(nodes))


@given(node_lists())
def test_the_dead_do_not_change_how_the_living_stand_together(nodes):
    def living(clusters):
        return sorted(sorted(n.record for n in c.nodes) for c in clusters if c.nodes)

    assert living(cluster(nodes)) == living(cluster([n for n in nodes if n.live]))


@given(node_lists())
def test_a_stranger_among_them_changes_nothing(nodes):
    """With a stranger there are two people from the start, who are told apart by the index."""
    stranger = Node(9, (0, 0), ("email:z",), "max", "roe")
    found = [[9], *groups(nodes)]
    assert groups([stranger, *nodes]) == sorted(found)


def test_father_and_son_behind_one_address_stay_apart():
    senior = Node(1, (1, 0), ("email:j@a.com",), "john", "smith", suffix="1")
    junior = Node(2, (2, 0), ("email:j@a.com",), "john", "smith", suffix="2")
    either = Node(3, (3, 0), ("email:j@a.com",), "john", "smith")
    assert groups([senior, junior]) == [[1], [2]]
    assert groups([senior, either]) == [[1, 3]]
