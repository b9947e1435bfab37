"""Hand edits: what a person typed over a lead, put over what its rows say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import DERIVED, EMPTY, Cleaned
from leadctl.cleaning.names.name import join_name, name_key
from leadctl.fields import BY_NAME
from leadctl.matching.surviving.edited import NAME_UNIT
from leadctl.matching.surviving.entries import custom_mark
from leadctl.matching.surviving.reasons import Reason

if TYPE_CHECKING:
    from collections.abc import Mapping

    from leadctl.matching.surviving.entries import Edit, Golden

TAGS, NOTES = "tags", "notes"


def take_edit(golden: Golden, edit: Edit) -> None:
    """Let an edit have its say."""
    typed = Reason("typed", -edit.operation, edit.operation)
    for name, cell in fitted(edit.cells, golden).items():
        _type_over(golden, name, cell, typed)
    for header, text in edit.extra.items():
        golden.typed.add(custom_mark(header))
        golden.extra.pop(header, None)
        golden.tell(custom_mark(header), typed)
        if text:
            golden.extra[header] = text
    for tag in edit.added:
        _add(golden, tag, typed)
    for tag in edit.removed:
        _take_out(golden, TAGS, {tag.value}, typed)
    if edit.note:
        golden.notes.append((edit.operation, edit.note))


def fitted(cells: Mapping[str, Cleaned], golden: Golden) -> Mapping[str, Cleaned]:
    """Make the parts of a name that were not typed fit those that were."""
    typed = [name for name in NAME_UNIT if name in cells and DERIVED not in cells[name].flags]
    if not typed or "full_name" in typed:
        return cells
    first, last = (
        cells[name] if name in typed else golden.cell(name) for name in ("first_name", "last_name")
    )
    joined = join_name(first.value, last.value)
    full = Cleaned(joined, flags=(DERIVED,), key=name_key(joined)) if joined else EMPTY
    return {**cells, "full_name": full, "first_name": first, "last_name": last}


def _type_over(golden: Golden, name: str, cell: Cleaned, why: Reason) -> None:
    old = golden.cell(name)
    golden.typed.add(name)
    golden.choose(name, cell, why)
    if name == NOTES:
        golden.notes.clear()
    if BY_NAME[name].many:
        gone = {*golden.held.pop(name, {}), *old.values} - {*cell.values}
        golden.dropped.setdefault(name, set()).update(gone)
    if BY_NAME[name].holds_many:
        golden.dropped.setdefault(name, set()).difference_update(cell.values)
        if cell.value is None:
            golden.held.get(name, {}).pop(old.value, None)
            golden.dropped[name].add(old.value)
        else:
            golden.hold(name, cell, (why.record, why.operation))


def _add(golden: Golden, tag: Cleaned, why: Reason) -> None:
    golden.dropped.setdefault(TAGS, set()).discard(tag.value)
    golden.hold(TAGS, tag, (why.record, why.operation))
    if golden.cell(TAGS).value is None:
        golden.choose(TAGS, tag, why)


def _take_out(golden: Golden, name: str, values: set[str | None], why: Reason) -> None:
    """Take values out of a field that holds many, whoever says them again."""
    golden.dropped.setdefault(name, set()).update(values)
    held = golden.held.get(name, {})
    for value in values:
        held.pop(value, None)
    old = golden.cell(name)
    left = [one for one in (old, *old.more) if one.value not in values]
    if len(left) <= len(old.more):
        first = next(iter(left or held.values()), EMPTY)
        golden.choose(name, first._replace(more=tuple(left[1:])), why)


def add_notes(golden: Golden) -> None:
    """Put what people noted below the remarks of the rows, oldest first."""
    if golden.notes:
        text = "\n".join(note for _, note in golden.notes)
        said = golden.cell(NOTES).value
        whole = Cleaned(f"{said}\n{text}" if said else text)
        operation = golden.notes[-1][0]
        golden.choose(NOTES, whole, Reason("noted", -operation, operation))
