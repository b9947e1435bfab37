"""What people said of leads, read back from their events: words, edits, tags and remarks."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

import orjson

from leadctl.cleaning.cleaned import DERIVED, EMPTY, Cleaned, Rules
from leadctl.cleaning.rows import clean_rows
from leadctl.fields import BY_NAME
from leadctl.matching.records.keys import Key, keys_of_rows
from leadctl.matching.surviving.edited import NAME_UNIT
from leadctl.matching.surviving.entries import Edit, Former, Said, custom_mark
from leadctl.store.facts.former import formers_of
from leadctl.store.facts.mail_domains import known_answers

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping, Sequence

Word = Said | Edit | Former

WORDS = frozenset({"stage", "status"})
"""Kinds of event that hold until a row says something new; what else is typed, holds over rows."""

NOTE, TAG = "note", "tag"
"""Kinds of event that are no field: a remark, and a tag with `+` or `-` before it."""

KEYED = ("email", "personal_email", "other_emails", "linkedin")
"""Fields whose typed value a lead is found by, and known again."""


class _Event(NamedTuple):
    """A row of table `event`, with the time of its operation."""

    operation: int
    at: str
    kind: str
    value: str
    lead: int


def said_of(con: sqlite3.Connection, records: Sequence[int]) -> dict[int, list[Word]]:
    """Record -> what people said of the lead under its number, undone operations left out."""
    rows = con.execute(
        "select o.op_id, o.at, e.kind, e.value, e.lead_id from json_each(?) j"
        " join event e on e.lead_id = j.value join operation o using (op_id)"
        " where o.undone = 0 order by e.event_id",
        (orjson.dumps(list(records)).decode(),),
    )
    by_lead: dict[int, dict[int, list[_Event]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        event = _Event(*row)
        by_lead[event.lead][event.operation].append(event)
    events = (event for ops in by_lead.values() for op in ops.values() for event in op)
    cleaned = _clean(events, Rules(answers=known_answers(con)) if by_lead else Rules())
    said: dict[int, list[Word]] = defaultdict(list)
    for lead, operations in by_lead.items():
        said[lead] += [word for events in operations.values() for word in _words(events, cleaned)]
    for former in formers_of(con, records):
        said[former.lead].append(former)
    return said


def keys_typed(words: Iterable[Word]) -> list[Key]:
    """The match keys of what was typed."""
    found: list[Key] = []
    for word in words:
        if isinstance(word, Edit):
            cells = {name: [word.cells[name]] for name in KEYED if name in word.cells}
            found += keys_of_rows(cells, 1, "")[0] if cells else ()
    return found


Cells = dict[tuple[str, str], dict[str, Cleaned]]
"""(field, text typed) -> what it comes to: the field, and those that are derived from it."""


def _clean(events: Iterable[_Event], rules: Rules) -> Cells:
    """Clean each distinct text once; typed values are kept clean, so no country is needed."""
    texts: dict[str, dict[str, None]] = defaultdict(dict)
    for event in events:
        if event.kind in BY_NAME and event.kind not in WORDS:
            texts[event.kind][event.value] = None
        elif event.kind == TAG:
            texts["tags"][event.value[1:]] = None
    found: Cells = {}
    for name, values in texts.items():
        columns = clean_rows({name: list(values)}, rules)
        for at, value in enumerate(values):
            found[name, value] = {field: column[at] for field, column in columns.items()}
    return found


def _words(events: Sequence[_Event], cleaned: Cells) -> list[Word]:
    """What one operation said of one lead: words, and all that was typed as one edit."""
    first = events[0]
    words: list[Word] = [
        Said(one.operation, one.at, one.kind, one.value, one.lead)
        for one in events
        if one.kind in WORDS
    ]
    typed = [one for one in events if one.kind not in WORDS]
    if typed:
        words.append(_edit(first, typed, cleaned))
    return words


def _edit(first: _Event, events: Sequence[_Event], cleaned: Cells) -> Edit:
    cells: dict[str, Cleaned] = {}
    for one in (one for one in events if one.kind in BY_NAME):
        cells = {**_parts_of_name(cleaned[one.kind, one.value]), **cells}
        cells[one.kind] = cleaned[one.kind, one.value].get(one.kind, EMPTY)
    mark = custom_mark("")
    return Edit(
        first.operation,
        first.at,
        first.lead,
        cells,
        {one.kind[len(mark) :]: one.value for one in events if one.kind.startswith(mark)},
        _tags(events, "+", cleaned),
        _tags(events, "-", cleaned),
        "\n".join(one.value for one in events if one.kind == NOTE),
    )


def _parts_of_name(cells: Mapping[str, Cleaned]) -> dict[str, Cleaned]:
    """What a typed name tells of its parts; what else is derived follows from all of the lead."""
    return {n: c for n, c in cells.items() if n in NAME_UNIT and DERIVED in c.flags}


def _tags(events: Sequence[_Event], sign: str, cleaned: Cells) -> tuple[Cleaned, ...]:
    return tuple(
        cleaned["tags", one.value[1:]]["tags"]
        for one in events
        if one.kind == TAG and one.value.startswith(sign)
    )
