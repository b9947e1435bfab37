"""Survivorship: the golden values of a lead, chosen among the cleaned values of its records."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import DERIVED, EMPTY, Cleaned
from leadctl.fields import BY_NAME, FIELDS, Field
from leadctl.matching.companies import take_company, unknown
from leadctl.matching.edited import NAME_UNIT, edited
from leadctl.matching.entries import (
    NOTHING,
    Choice,
    Edit,
    Entry,
    Former,
    Golden,
    Record,
    Said,
    custom_mark,
)
from leadctl.matching.following import follow
from leadctl.matching.handwork import NOTES, add_notes, take_edit
from leadctl.matching.reasons import Reason
from leadctl.vocabulary import later_stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from leadctl.matching.companies import Companies


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
        if golden.state() != before:
            golden.updated_at = max(golden.updated_at, _at(group[0]))
    if not golden.records:
        return None
    for entry in entries:
        if isinstance(entry, Record):
            _restrict(golden, entry)
    follow(golden)
    _gather(golden)
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
    for entry in group:
        if isinstance(entry, Said):
            choice, why = _said(entry, heard)
            golden.choose(entry.field, choice, why.rule, why.operation)
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


def _show_again(golden: Golden, former: Former) -> None:
    for name, cell in former.cells.items():
        golden.choose(name, Choice(cell, -former.operation), "former", former.operation)
        golden.held.pop(name, None)
        if BY_NAME[name].holds_many and cell.value is not None:
            golden.hold(name, cell, (-former.operation, former.operation))
    for header, text in former.extra.items():
        golden.extra.pop(header, None)
        golden.tell(custom_mark(header), "former", -former.operation, former.operation)
        if text:
            golden.extra[header] = text


def _said(said: Said, heard: Sequence[Entry]) -> tuple[Choice, Reason]:
    """A word holds for the person as known then; what is united later keeps its furthest stage."""
    choice = Choice(Cleaned(said.value), -said.operation)
    why = Reason("said", choice.record, said.operation)
    if said.known_as is None or BY_NAME[said.field].survivorship != "furthest":
        return choice, why
    apart = survive([entry for entry in heard if _subject(entry) not in said.known_as])
    other = apart.choices.get(said.field) if apart else None
    if apart is None or other is None or _furthest(other, choice)[0] is choice:
        return choice, why
    return other, apart.why[said.field]._replace(rule="furthest")


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
    held = {name: choice.cell for name, choice in then.choices.items()}
    extra = {name: text for name, text in record.extra.items() if then.extra.get(name) != text}
    return replace(record, cells=edited(record.cells, held), extra=extra, is_edit=True)


def _speak(golden: Golden, record: Record, *, fill: bool) -> None:
    """Let a record put in its values."""
    golden.records.append(record.number)
    operation = record.terms.operation
    if record.is_edit or golden.typed.isdisjoint(NAME_UNIT):
        _take_name(golden, record, "fill" if fill else _protects(record, NAME_UNIT))
    for name, cell, keep in _heeded(golden, record, fill=fill):
        old = golden.choices.get(name)
        if record.is_edit and (old is None or (not keep and name not in _STRICT)):
            _edit(golden, record, name)
        elif old is None:
            golden.choose(name, Choice(cell, record.number), "first", operation)
        elif not _is_settled(old.cell, cell, keep):
            _decide(golden, BY_NAME[name], (old, Choice(cell, record.number)), keep, operation)
        if name in _HOLDING and DERIVED not in cell.flags:
            golden.hold(name, cell, (record.number, operation))
    for column, value in record.extra.items():
        _take_custom(golden, record, column, value, fill=fill)


_STRICT = tuple(field.name for field in FIELDS if field.survivorship == "strictest")
_HOLDING = frozenset(field.name for field in FIELDS if field.holds_many)


def _heeded(golden: Golden, record: Record, *, fill: bool) -> Iterator[tuple[str, Cleaned, str]]:
    """Walk the cells that have a value, but for names: field, cell, and what keeps the older value.

    That is empty where the field's rule decides. What a source said before is no news, but for an
    edit, which is news whatever was said.
    """
    terms = record.terms
    told = golden.told.setdefault(terms.source, {})
    for name, cell in record.cells.items():
        keep = ""
        if cell.value is None or name in NAME_UNIT:
            continue
        if fill:
            keep = "fill"
        elif name in terms.protected:
            keep = "protected"
        elif not record.is_edit:
            keep = _NO_NEWS if name in golden.typed or told.get(name) == cell.value else ""
            if terms.mode != "fill" and name not in golden.typed:
                told[name] = cell.value
        yield name, cell, keep


def _edit(golden: Golden, record: Record, name: str) -> None:
    """Show a value that a person edited in an export."""
    choice = Choice(record.cells[name], record.number)
    golden.choose(name, choice, "edited", record.terms.operation)
    golden.edited[name] = record.number
    golden.held.pop(name if BY_NAME[name].many else "", None)
    if name == NOTES:  # the exported cell had what people added
        golden.notes.clear()


def _is_settled(old: Cleaned, new: Cleaned, keep: str) -> bool:
    """Whether the older value stays, and nothing is to be told; one that was guessed need not."""
    return (keep == _NO_NEWS or old.value == new.value) and DERIVED not in old.flags


_NO_NEWS = "again"
"""Why an older value stays that was said again, or that a person typed: that decides nothing."""


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
        golden.tell(mark, rule, record.number, record.terms.operation)


def _decide(
    golden: Golden, field_: Field, values: tuple[Choice, Choice], keep: str, operation: int
) -> None:
    """Choose between the value of a field, the older of two, and one that an operation brings.

    `keep` says why the old one stays whatever the rule is; empty where the rule decides.
    """
    old, new = values
    # A value said again is no news: it stays the record's that said it first.
    keep = _NO_NEWS if old.cell.value == new.cell.value else keep
    rule = field_.survivorship
    winner, other = (old, new) if keep else RULES[rule](old, new)
    why = keep or ("better" if rule == "newest" and winner is old else rule)
    is_guess = DERIVED in winner.cell.flags and DERIVED not in other.cell.flags
    if is_guess and rule == "newest":
        winner, why = other, "given"
    if winner is new:
        golden.choose(field_.name, new, why, operation)
    elif why != _NO_NEWS:
        golden.stay(field_.name, why, operation)


def _newest(old: Choice, new: Choice) -> tuple[Choice, Choice]:
    """The newer value wins, unless it is judged worse than the older one."""
    is_worse = _badness(new.cell) > _badness(old.cell)
    return (old, new) if is_worse else (new, old)


_FROM_BEST = ("valid", "possible", "risky", "unknown", "invalid")
"""Verdicts on addresses and numbers, the best first: what can be reached before what may be a slip
or a function's, that before what could not be judged, and what cannot be right last."""


def _badness(cell: Cleaned) -> int:
    """Place of a cell's verdict from the best; what is not judged is as good as any."""
    return _FROM_BEST.index(cell.verdict) if cell.verdict in _FROM_BEST else 0


def _longest(old: Choice, new: Choice) -> tuple[Choice, Choice]:
    longer = len(new.cell.value or "") > len(old.cell.value or "")
    return (new, old) if longer else (old, new)


def _furthest(old: Choice, new: Choice) -> tuple[Choice, Choice]:
    further = later_stage(old.cell.value or "", new.cell.value or "") != old.cell.value
    return (new, old) if further else (old, new)


def _strictest(old: Choice, new: Choice) -> tuple[Choice, Choice]:
    return (old, new) if old.cell.value == "yes" or new.cell.value != "yes" else (new, old)


RULES: dict[str, Callable[[Choice, Choice], tuple[Choice, Choice]]] = {
    "newest": _newest,
    "oldest": lambda old, new: (old, new),
    "union": lambda old, new: (old, new),
    "longest": _longest,
    "furthest": _furthest,
    "strictest": _strictest,
}
"""Survivorship by its name in FIELDS: (older, newer) -> (winner, other)."""


def _gather(golden: Golden) -> None:
    """Put all values of fields that hold many, or spill over, behind the chosen one, each once."""
    for name, held in golden.held.items():
        cell, record = golden.choices[name]
        more = {one.value: one for one in cell.more} | held
        more.pop(cell.value, None)
        if more or cell.more:
            golden.choices[name] = Choice(cell._replace(more=tuple(more.values())), record)


def _take_name(golden: Golden, record: Record, keep: str) -> None:
    """Take all parts of the name from the newest record that names the person best.

    `keep` says why a name stays that is as good; empty where the newest counts.
    """
    parts = {n: Choice(record.cells.get(n, EMPTY), record.number) for n in NAME_UNIT}
    weight = _name_weight(parts)
    old_weight = _name_weight(golden.choices)
    newer = weight == old_weight and not keep and not _says_no_more(golden.choices, parts)
    operation = record.terms.operation
    if weight and (weight > old_weight or newer):
        better = "fuller" if weight > old_weight else "newest"
        rule = "edited" if record.is_edit else better if old_weight else "first"
        for name, choice in parts.items():
            golden.choose(name, choice, rule, operation)
    elif 0 < weight < old_weight or (weight and keep):
        for name in NAME_UNIT:
            golden.stay(name, keep if weight == old_weight else "fuller", operation)


def _says_no_more(old: Mapping[str, Choice], new: Mapping[str, Choice]) -> bool:
    """Whether the same full name comes again, and no better split than before.

    Where a name parts is known to those who gave its parts; we only guess.
    """
    if "full_name" not in old or old["full_name"].cell.value != new["full_name"].cell.value:
        return False
    return _is_guessed(new) or not _is_guessed(old)


def _is_guessed(choices: Mapping[str, Choice]) -> bool:
    return DERIVED in choices["first_name"].cell.flags


def _name_weight(choices: Mapping[str, Choice]) -> int:
    """2 for given and family name, 1 for less, 0 for none."""
    known = [choices.get(name, NOTHING).cell.value is not None for name in NAME_UNIT]
    return 2 if known[1] and known[2] else int(any(known))


def _restrict(golden: Golden, record: Record) -> None:
    for name in _STRICT:
        cell, old = record.cells.get(name, EMPTY), golden.choices.get(name)
        if cell.value == "yes" and (old is None or old.cell.value != "yes"):
            choice = Choice(cell, record.number)
            golden.choose(name, choice, "strictest", record.terms.operation)
