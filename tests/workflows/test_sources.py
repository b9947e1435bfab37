import pytest

from leadctl.errors import UsageError
from leadctl.store.facts.sources import Source
from leadctl.workflows.leads.sources import list_sources, set_source


def test_a_source_is_described_once_and_undo_takes_it_back(desk):
    desk.load_text("Email\na@x.io\n", source="Fair")
    said = Source("Fair", "Inbound", "event", "")
    assert set_source(desk.store, said, desk.author()).operation == 2
    assert set_source(desk.store, said, desk.author()).operation is None
    set_source(desk.store, Source("Fair", vendor="Expo"), desk.author())
    (one,) = list_sources(desk.store)
    assert (one.name, one.direction, one.channel, one.vendor, one.leads) == (
        ("Fair", "inbound", "event", "Expo", 1)
    )
    desk.undo(2)
    assert list_sources(desk.store)[0].vendor == "Expo"
    desk.undo(3)
    assert list_sources(desk.store)[0].direction == ""


def test_a_dry_run_tells_and_writes_nothing(desk):
    desk.load_text("Email\na@x.io\n", source="Fair")
    before = desk.store.read_bytes()
    done = set_source(desk.store, Source("Fair", "inbound"), desk.author(), dry_run=True)
    assert (done.operation, done.source.direction) == (None, "inbound")
    assert desk.store.read_bytes() == before


@pytest.mark.parametrize(
    "said", [Source("Fare"), Source("Fair", "sideways"), Source("Fair", "", "x")]
)
def test_unknown_words_are_refused(desk, said):
    desk.load_text("Email\na@x.io\n", source="Fair")
    with pytest.raises(UsageError):
        set_source(desk.store, said, desk.author())


def test_a_store_that_is_not_there_has_no_source(desk):
    assert list_sources(desk.store) == []
    with pytest.raises(UsageError, match="no source"):
        set_source(desk.store, Source("Fair", "inbound"), desk.author())
    assert not desk.store.exists()


def test_each_word_goes_with_the_operation_that_said_it(desk):
    desk.load_text("Email\na@x.io\n", source="Fair")
    set_source(desk.store, Source("Fair", channel="event"), desk.author())
    set_source(desk.store, Source("Fair", "inbound"), desk.author())
    desk.undo(2)
    (one,) = list_sources(desk.store)
    assert (one.direction, one.channel) == ("inbound", "")
