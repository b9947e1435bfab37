"""Survivorship: the golden values of a lead, chosen among the cleaned values of its records."""

from __future__ import annotations

from dataclasses import replace
from itertools import groupby
from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import DERIVED, EMPTY, Cleaned
from leadctl.fields import BY_NAME, FIELDS
from leadctl.matching.surviving.companies import take_company, unknown
from leadctl.matching.surviving.edited import NAME_UNIT, edited
from leadctl.matching.surviving.entries import (
    Edit,
    Entry,
    Former,
    Golden,
    Record,
    Said,
    custom_mark,
)
from leadctl.matching.surviving.following import follow
from leadctl.matching.surviving.handwork import NOTES, add_notes, take_edit
from leadctl.matching.surviving.level import TELLING, passed_over, rank, text_of, without
from leadctl.matching.surviving.preference import preferred
from leadctl.matching.surviving.reasons import Reason
from leadctl.matching.surviving.weighing import NO_NEWS, RULES, badness, beside, weigh, weigh_names
from leadctl.vocabulary import stricter

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from leadctl.matching.surviving.companies import Companies
    from leadctl.matching.surviving.level import Rank


def survive(
    entries: Sequence[Entry], companies: Companies = unknown, by: str = ""
) -> Golden | None:
    """Merge what is known of a person, oldest first; None where no record founds a lead.

    A record of an `update` import is silent until another founded the lead, one of a `create`
    import once the lead stands. An opt-out counts whatever the mode and the order: the strictest
    consent wins. What is known of the person's company only fills gaps.

    Args:
        entries: what was said, oldest first.
        companies: gives what is known of a company.
        by: the time up to which is heard of companies, ISO 8601; empty for all.
    """
    golden = Golden()
    heard: list[Entry] = []
    for group in _by_operation(_founded_first(entries)):
        before = golden.state()
        _hear(golden, group, heard, companies)
        heard += group
        if not golden.is_still(before):
            golden.updated_at = max(golden.updated_at, _at(group[0]))
    if not golden.records:
        return None
    for entry in entries:
        if isinstance(entry, Record):
            _restrict(golden, entry)
    follow(golden)
    gather(golden)
    add_notes(golden)
    take_company(golden, companies, by)
    return golden


def _founded_first(entries: Sequence[Entry]) -> list[Entry]:
    """Hear nobody before there is a lead: what was said of it waits for a record that founds it.

    So decisions survive when the import that brought a lead is undone and comes again.
    """
    founder = next((i for i, entry in enumerate(entries) if _may_found(entry)), None)
    if not founder:
        return list(entries)
    operation = _operation(entries[founder])
    after = next(
        (i for i in range(founder, len(entries)) if _operation(entries[i]) != operation),
        len(entries),
    )
    early = [entry for entry in entries[:founder] if not isinstance(entry, Record)]
    first = [entry for entry in entries[:after] if isinstance(entry, Record)]
    return [*first, *early, *entries[after:]]


def _may_found(entry: Entry) -> bool:
    return isinstance(entry, Record) and entry.terms.mode != "update"


def _operation(entry: Entry) -> int:
    return entry.terms.operation if isinstance(entry, Record) else entry.operation


def _by_operation(entries: Sequence[Entry]) -> Iterable[list[Entry]]:
    groups: dict[int, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(_operation(entry), []).append(entry)
    return groups.values()


def _at(entry: Entry) -> str:
    return entry.terms.at if isinstance(entry, Record) else entry.at


def _hear(
    golden: Golden, group: Sequence[Entry], heard: Sequence[Entry], companies: Companies
) -> None:
    """Let an operation have its say, after all that was heard before it."""
    known = bool(golden.records)
    for entry in _best_last(golden, group):
        if isinstance(entry, Said):
            golden.choose(entry.field, *_said(entry, heard))
            continue
        if isinstance(entry, Edit):
            take_edit(golden, entry)
            continue
        if isinstance(entry, Former):
            _show_again(golden, entry)
            continue
        mode = entry.terms.mode
        if mode != ("create" if known else "update"):
            _speak(golden, _news(entry, heard, companies), fill=mode == "fill" and known)


def _best_last(golden: Golden, group: Sequence[Entry]) -> Iterator[Entry]:
    """Give what is said in an operation in order, the rows of one list by what they tell.

    `golden.level` holds the rows of a list that were given so far.
    """
    for _, run in groupby(group, _list_of):
        golden.level.clear()
        rows = list(run)
        if len(rows) == 1 or _list_of(rows[0]) is None:
            yield from rows
            continue
        passed: set[str] = set()
        for row, names in _by_rank([row for row in rows if isinstance(row, Record)]):
            golden.level[row.number] = row
            passed.update(name for name in names if row.cells.get(name, EMPTY).value is not None)
            yield replace(row, cells=without(row.cells, names)) if names else row
        for name in passed:
            if name in golden.why and golden.why[name].record in golden.level:
                golden.stay(name, "job", golden.why[name].operation)


def _list_of(entry: Entry) -> tuple[int, int] | None:
    """What the rows share that no time parts; None for what is no row of such a list."""
    if not isinstance(entry, Record) or entry.as_of is not None:
        return None
    return entry.terms.operation, entry.seen


def _by_rank(rows: Sequence[Record]) -> Iterator[tuple[Record, frozenset[str]]]:
    """Give rows of one list, the best last, and the fields under which each is passed over."""
    ordered = sorted(rows, key=_rank)
    told = [[row.cells.get(name, EMPTY) for name in TELLING] for row in ordered]
    own = {name for row in rows for name, _ in row.terms.preference.rules}
    chosen = [names - own if own else names for names in passed_over(told)]
    return zip(ordered, chosen, strict=True)


def _rank(row: Record) -> Rank:
    return rank(tuple(map(text_of, row.cells.values())), row.extra)


def _show_again(golden: Golden, former: Former) -> None:
    why = Reason("former", -former.operation, former.operation)
    for name, cell in former.cells.items():
        golden.choose(name, cell, why)
        golden.held.pop(name, None)
        if BY_NAME[name].holds_many and cell.value is not None:
            golden.hold(name, cell, (why.record, why.operation))
    for header, text in former.extra.items():
        golden.extra.pop(header, None)
        golden.tell(custom_mark(header), why)
        if text:
            golden.extra[header] = text


def _said(said: Said, heard: Sequence[Entry]) -> tuple[Cleaned, Reason]:
    """A word holds for the person as known then; what is united later keeps its furthest stage."""
    cell, why = Cleaned(said.value), Reason("said", -said.operation, said.operation)
    if said.known_as is None or BY_NAME[said.field].survivorship != "furthest":
        return cell, why
    apart = survive([entry for entry in heard if _subject(entry) not in said.known_as])
    other = apart.cells.get(said.field) if apart else None
    if apart is None or other is None or RULES["furthest"](other, cell)[0] is cell:
        return cell, why
    why = apart.why[said.field]
    return other, Reason("furthest", why.record, why.operation)


def _subject(entry: Entry) -> int:
    return entry.number if isinstance(entry, Record) else entry.lead


def _news(record: Record, heard: Sequence[Entry], companies: Companies) -> Record:
    """Keep of an exported row what a person changed in it since."""
    if record.as_of is None:
        return record
    by = record.as_of
    then = survive([entry for entry in heard if _at(entry) <= by], companies, by)
    if then is None:
        return record
    extra = {name: text for name, text in record.extra.items() if then.extra.get(name) != text}
    return replace(record, cells=edited(record.cells, then.cells), extra=extra, is_edit=True)


def _speak(golden: Golden, record: Record, *, fill: bool) -> None:
    """Let a record put in its values."""
    golden.records.append(record.number)
    golden.spoke[record.number] = record
    if record.is_edit or golden.typed.isdisjoint(NAME_UNIT):
        _take_name(golden, record, "fill" if fill else _protects(record, NAME_UNIT))
    (_put_over if record.is_edit else _put_in)(golden, record, fill=fill)
    for name, leader in record.terms.preference.beside.items():
        _take_beside(golden, record, name, leader)
    for name in _HOLDING:
        cell = record.cells.get(name, EMPTY)
        if cell.value is not None and DERIVED not in cell.flags:
            golden.hold(name, cell, (record.number, record.terms.operation))
    for column, value in record.extra.items():
        _take_custom(golden, record, column, value, fill=fill)


_STRICT = tuple(field.name for field in FIELDS if field.survivorship == "strictest")
_HOLDING = tuple(field.name for field in FIELDS if field.holds_many)


def _put_in(golden: Golden, record: Record, *, fill: bool) -> None:
    """Take what is new, and let the fields' rules decide where something else is shown.

    Most of what a row says was said before: equal values are passed over in one look.
    """
    cells, whys, why = golden.cells, golden.why, _because("first", record)
    apart = record.terms.preference.apart
    for name, cell in record.cells.items():
        if cell is EMPTY or cell.value is None or name in apart:
            continue
        old = cells.setdefault(name, cell)
        if old is cell:
            whys.setdefault(name, why)
        elif old.value != cell.value or DERIVED in old.flags:
            _decide(golden, name, record, _keeper(golden, record, name, fill=fill))
    golden.note_told(record)


def _put_over(golden: Golden, record: Record, *, fill: bool) -> None:
    """Show what a person edited in an export, whatever was said before."""
    apart = record.terms.preference.apart
    for name, cell in record.cells.items():
        if cell.value is None or name in apart:
            continue
        keep = _keeper(golden, record, name, fill=fill)
        if name not in golden.cells or (not keep and name not in _STRICT):
            _edit(golden, record, name)
        else:
            _decide(golden, name, record, keep)


def _take_beside(golden: Golden, record: Record, name: str, leader: str) -> None:
    """Take what says something of another field from the record that this one is shown of."""
    cells = record.cells
    if name in golden.typed or (name not in cells and (record.is_edit or leader not in cells)):
        return
    why, old, new = golden.why.get(leader), golden.cell(name), cells.get(name, EMPTY)
    if why is not None and why.record == record.number:
        winner, rule = new, why.rule
    else:
        winner, rule = beside(old, new, golden.cell(leader), cells.get(leader, EMPTY)), "first"
    if winner is not old:
        golden.choose(name, winner, _because(rule, record))


def _keeper(golden: Golden, record: Record, name: str, *, fill: bool) -> str:
    """What keeps the older value of a field; empty where the field's rule decides.

    What a source said before is no news, but for an edit, which is news whatever was said.
    """
    if fill:
        return "fill"
    if name in record.terms.protected:
        return "protected"
    if record.is_edit:
        return ""
    if name in golden.typed:
        return NO_NEWS
    if record.terms.preference.rule(name) == "most_frequent":
        return ""  # each time counts
    told = golden.told_by(record.terms.source, name)
    return NO_NEWS if told == record.cells[name].value else ""


def _because(rule: str, record: Record) -> Reason:
    return Reason(rule, record.number, record.terms.operation)


def _edit(golden: Golden, record: Record, name: str) -> None:
    """Show a value that a person edited in an export."""
    golden.choose(name, record.cells[name], _because("edited", record))
    golden.edited[name] = record.number
    golden.held.pop(name if BY_NAME[name].many else "", None)
    if name == NOTES:  # the exported cell had what people added
        golden.notes.clear()


def _protects(record: Record, names: Iterable[str]) -> str:
    return "" if record.terms.protected.isdisjoint(names) else "protected"


def _take_custom(golden: Golden, record: Record, column: str, value: str, *, fill: bool) -> None:
    """Take the newest text of a custom column, unless a person typed over it."""
    mark, old = custom_mark(column), golden.extra.get(column)
    if mark in golden.typed and not record.is_edit:
        return
    if fill and old is not None:
        golden.stay(mark, "fill", record.terms.operation)
        return
    golden.extra[column] = value
    if old != value:
        rule = "edited" if record.is_edit else "first" if old is None else "newest"
        golden.tell(mark, _because(_aged(golden, mark, rule, record), record))


def _decide(golden: Golden, name: str, record: Record, keep: str) -> None:
    """Choose between the value that a field shows and that of a record."""
    old = golden.cells[name]
    level = golden.why[name].record in golden.level
    winner, why = weigh(name, old, record.cells[name], keep, level=level)
    if not keep and record.terms.preference.rules:
        winner, why = _prefer(golden, name, record, (winner, why))
    if winner is not old:
        golden.choose(name, winner, _because(_aged(golden, name, why, record), record))
    elif why != NO_NEWS:
        golden.stay(name, why, record.terms.operation)


def _aged(golden: Golden, name: str, rule: str, record: Record) -> str:
    """What decided for a record that was heard last, which is the newest but within one list."""
    why = golden.why.get(name)
    shown = golden.level.get(why.record) if why else None
    if rule != "newest" or shown is None or shown is record:
        return rule
    return "most_complete" if _rank(shown)[0] < _rank(golden.level[record.number])[0] else "level"


def _prefer(
    golden: Golden, name: str, record: Record, usual: tuple[Cleaned, str]
) -> tuple[Cleaned, str]:
    """Let the user's own rule decide between two values where neither is judged better."""
    old, new = golden.cells[name], record.cells[name]
    is_unlike = badness(old) != badness(new) or (DERIVED in old.flags) != (DERIVED in new.flags)
    if is_unlike or old.value == new.value:
        return usual
    margin, rule = preferred(golden, name, record)
    return (new if margin > 0 else old, rule) if margin else usual


def gather(golden: Golden) -> None:
    """Put all values of fields that hold many, or spill over, behind the chosen one, each once."""
    for name, held in golden.held.items():
        cell = golden.cells[name]
        more = {one.value: one for one in cell.more} | held
        more.pop(cell.value, None)
        if more or cell.more:
            golden.cells[name] = cell._replace(more=tuple(more.values()))


def _take_name(golden: Golden, record: Record, keep: str) -> None:
    """Take all parts of the name from the newest record that names the person best."""
    shown = golden.why.get("full_name")
    is_level = shown is not None and shown.record in golden.level
    level = [row.cells for row in golden.level.values()] if is_level else []
    rule, is_taken = weigh_names(golden.cells, record.cells, keep, level)
    if is_taken:
        rule = "edited" if record.is_edit else _aged(golden, "full_name", rule, record)
        why = _because(rule, record)
        for name in NAME_UNIT:
            golden.choose(name, record.cells.get(name, EMPTY), why)
    elif rule:
        for name in NAME_UNIT:
            golden.stay(name, rule, record.terms.operation)


def _restrict(golden: Golden, record: Record) -> None:
    for name in _STRICT:
        cell = record.cells.get(name, EMPTY)
        if stricter(cell.value, golden.cell(name).value):
            golden.choose(name, cell, _because("strictest", record))
