import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leadctl.matching.records.keys import key_hash
from leadctl.store.facts.leadsets import LEADS, Block, Numbers, pack, unpack

numbers = st.sets(
    st.one_of(st.integers(1, 300), st.integers(1, 70_000), st.integers(1, 2**40)), max_size=60
)


def unpacked(blocks):
    return [number for block in blocks for number in unpack(block)]


@settings(max_examples=60)
@given(numbers)
def test_what_is_packed_comes_back(some):
    assert unpacked(pack(sorted(some))) == sorted(some)


@pytest.mark.parametrize("size", [0, 1, LEADS - 1, LEADS, LEADS + 1, 3 * LEADS])
def test_blocks_join_without_a_gap(size):
    blocks = list(pack(range(5, 5 + size)))
    assert unpacked(blocks) == list(range(5, 5 + size))
    assert [one.first for one in blocks] == list(range(5, 5 + size, LEADS))


@pytest.mark.parametrize("every", [1, 3, 10, 100, 1000, 10_000])
def test_a_lead_takes_less_than_two_bytes(every):
    some = [n for n in range(1, 30_000 * every, every) if key_hash(str(n)) % 10 < 7]
    size = sum(len(block.gaps) + 12 for block in pack(some))
    assert size < 2 * len(some)


def test_numbers_come_rising_in_whatever_order_they_went_in():
    seen = Numbers(9)
    for number in (7, 2, 9, 2):
        seen.add(number)
    assert list(seen) == [2, 7, 9]


@pytest.mark.parametrize("gaps", [b"", b"\x01", b"\x03abc", b"\x02\x78\x9c"])
def test_damage_is_told(gaps):
    with pytest.raises(ValueError, match="damaged"):
        list(unpack(Block(1, 2, gaps)))
