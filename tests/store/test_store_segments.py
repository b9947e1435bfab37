from leadctl.store.facts import operations
from leadctl.store.facts.segments import read_segments, write_segment
from leadctl.store.opening.connect import reading, writing


def save(desk, name, expression):
    author = desk.author()
    with writing(desk.store, author.at) as con:
        number = operations.begin(con, "segment", author)
        write_segment(con, number, name, expression)
    return number


def standing(desk):
    with reading(desk.store) as con:
        return {name: one.expression for name, one in read_segments(con).items()}


def test_the_newest_visible_saving_counts(desk):
    assert standing(desk) == {}
    first = save(desk, "b", "title:vp")
    second = save(desk, "b", "title:cto")
    save(desk, "a", "country:us")
    assert list(standing(desk).items()) == [("a", "country:us"), ("b", "title:cto")]
    desk.undo(second)
    assert standing(desk)["b"] == "title:vp"
    desk.undo(first)
    assert "b" not in standing(desk)
    desk.redo(second)
    assert standing(desk)["b"] == "title:cto"


def test_a_removal_counts_until_it_is_undone(desk):
    save(desk, "a", "country:us")
    removal = save(desk, "a", None)
    assert standing(desk) == {}
    desk.undo(removal)
    assert standing(desk) == {"a": "country:us"}
    desk.redo(removal)
    save(desk, "a", "country:de")
    assert standing(desk) == {"a": "country:de"}


def test_a_segment_knows_who_saved_it_and_when(desk):
    number = save(desk, "a", "country:us")
    with reading(desk.store) as con:
        assert read_segments(con)["a"] == (
            "a",
            "country:us",
            "2026-01-01T00:00:01Z",
            "tester",
            number,
        )
