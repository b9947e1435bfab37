"""Survivorship: the golden values of a lead, chosen among the cleaned values of its records."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import DERIVED, EMPTY, Cleaned
from leadctl.fields import BESIDE, BY_NAME, FIELDS
from leadctl.matching.companies import take_company, unknown
from leadctl.matching.edited import NAME_UNIT, edited
from leadctl.matching.entries import (
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
from leadctl.matching.preference import preferred
from leadctl.matching.reasons import Reason
from leadctl.vocabulary import later_stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

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
    for entry in group:
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
    if apart is None or other is None or _furthest(other, cell)[0] is cell:
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
    for name in BESIDE:
        _take_beside(golden, record, name)
    for name in _HOLDING:
        cell = record.cells.get(name, EMPTY)
        if cell.value is not None and DERIVED not in cell.flags:
            golden.hold(name, cell, (record.number, record.terms.operation))
    for column, value in record.extra.items():
        _take_custom(golden, record, column, value, fill=fill)


_APART = frozenset({*NAME_UNIT, *BESIDE})
"""Fields that are no choice of their own."""

_STRICT = tuple(field.name for field in FIELDS if field.survivorship == "strictest")
_HOLDING = tuple(field.name for field in FIELDS if field.holds_many)


def _put_in(golden: Golden, record: Record, *, fill: bool) -> None:
    """Take what is new, and let the fields' rules decide where something else is shown.

    Most of what a row says was said before: equal values are passed over in one look.
    """
    cells, whys, why = golden.cells, golden.why, _because("first", record)
    for name, cell in record.cells.items():
        if cell is EMPTY or cell.value is None or name in _APART:
            continue
        old = cells.setdefault(name, cell)
        if old is cell:
            whys.setdefault(name, why)
        elif old.value != cell.value or DERIVED in old.flags:
            _decide(golden, name, record, _keeper(golden, record, name, fill=fill))
    golden.note_told(record)


def _put_over(golden: Golden, record: Record, *, fill: bool) -> None:
    """Show what a person edited in an export, whatever was said before."""
    for name, cell in record.cells.items():
        if cell.value is None or name in _APART:
            continue
        keep = _keeper(golden, record, name, fill=fill)
        if name not in golden.cells or (not keep and name not in _STRICT):
            _edit(golden, record, name)
        else:
            _decide(golden, name, record, keep)


def _take_beside(golden: Golden, record: Record, name: str) -> None:
    """Take what says something of another field from the record that this one is shown of."""
    leader, cells = BESIDE[name], record.cells
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
    told = golden.told_by(record.terms.source, name)
    return NO_NEWS if name in golden.typed or told == record.cells[name].value else ""


NO_NEWS = "again"
"""Why an older value stays that was said again, or that a person typed: that decides nothing."""


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
        golden.tell(mark, _because(rule, record))


def _decide(golden: Golden, name: str, record: Record, keep: str) -> None:
    """Choose between the value that a field shows and that of a record."""
    old = golden.cells[name]
    winner, why = weigh(name, old, record.cells[name], keep)
    if not keep and record.terms.preference.rules:
        winner, why = _prefer(golden, name, record, (winner, why))
    if winner is not old:
        golden.choose(name, winner, _because(why, record))
    elif why != NO_NEWS:
        golden.stay(name, why, record.terms.operation)


def _prefer(
    golden: Golden, name: str, record: Record, usual: tuple[Cleaned, str]
) -> tuple[Cleaned, str]:
    """Let the user's own rule decide between two values where neither is judged better."""
    old, new = golden.cells[name], record.cells[name]
    is_unlike = _badness(old) != _badness(new) or (DERIVED in old.flags) != (DERIVED in new.flags)
    if is_unlike or old.value == new.value:
        return usual
    margin, rule = preferred(golden, name, record)
    return (new if margin > 0 else old, rule) if margin else usual


def weigh(name: str, old: Cleaned, new: Cleaned, keep: str) -> tuple[Cleaned, str]:
    """Tell which of two values of a field is shown, and what decides that.

    Args:
        name: the field.
        old: the older value.
        new: the newer one.
        keep: why the old one stays whatever the rule is; empty where the rule decides.
    """
    # A value said again is no news: it stays the record's that said it first.
    keep = NO_NEWS if old.value == new.value else keep
    if keep == NO_NEWS and DERIVED not in old.flags:
        return old, NO_NEWS
    rule = BY_NAME[name].survivorship
    winner, other = (old, new) if keep else RULES[rule](old, new)
    is_guess = DERIVED in winner.flags and DERIVED not in other.flags
    if is_guess and rule == "newest":
        return other, "given"
    return winner, keep or ("better" if rule == "newest" and winner is old else rule)


def beside(old: Cleaned, new: Cleaned, shown: Cleaned, said: Cleaned) -> Cleaned:
    """Tell what is shown beside a leading field that shows an older value.

    Args:
        old: what is shown.
        new: what comes in.
        shown: the leading field.
        said: what the newer record says under it.
    """
    of_it = shown.value is None or shown.value == said.value
    is_more = old.value is None or (DERIVED in old.flags and DERIVED not in new.flags)
    return new if of_it and is_more and new.value is not None else old


def _newest(old: Cleaned, new: Cleaned) -> tuple[Cleaned, Cleaned]:
    """The newer value wins, unless it is judged worse than the older one."""
    is_worse = _badness(new) > _badness(old)
    return (old, new) if is_worse else (new, old)


_FROM_BEST = ("valid", "possible", "risky", "unknown", "invalid")
"""Verdicts on addresses and numbers, the best first: what can be reached before what may be a slip
or a function's, that before what could not be judged, and what cannot be right last."""


def _badness(cell: Cleaned) -> int:
    """Place of a cell's verdict from the best; what is not judged is as good as any."""
    return _FROM_BEST.index(cell.verdict) if cell.verdict in _FROM_BEST else 0


def _longest(old: Cleaned, new: Cleaned) -> tuple[Cleaned, Cleaned]:
    longer = len(new.value or "") > len(old.value or "")
    return (new, old) if longer else (old, new)


def _furthest(old: Cleaned, new: Cleaned) -> tuple[Cleaned, Cleaned]:
    further = later_stage(old.value or "", new.value or "") != old.value
    return (new, old) if further else (old, new)


def _strictest(old: Cleaned, new: Cleaned) -> tuple[Cleaned, Cleaned]:
    return (old, new) if old.value == "yes" or new.value != "yes" else (new, old)


RULES: dict[str, Callable[[Cleaned, Cleaned], tuple[Cleaned, Cleaned]]] = {
    "newest": _newest,
    "oldest": lambda old, new: (old, new),
    "union": lambda old, new: (old, new),
    "longest": _longest,
    "furthest": _furthest,
    "strictest": _strictest,
}
"""Survivorship by its name in FIELDS: (older, newer) -> (winner, other)."""


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
    rule, is_taken = weigh_names(golden.cells, record.cells, keep)
    if is_taken:
        why = _because("edited" if record.is_edit else rule, record)
        for name in NAME_UNIT:
            golden.choose(name, record.cells.get(name, EMPTY), why)
    elif rule:
        for name in NAME_UNIT:
            golden.stay(name, rule, record.terms.operation)


def weigh_names(
    old: Mapping[str, Cleaned], new: Mapping[str, Cleaned], keep: str
) -> tuple[str, bool]:
    """Tell what decides between two names, empty for nothing, and whether the newer is shown.

    Args:
        old: the cells with the older name.
        new: those with the newer one.
        keep: why a name stays that is as good; empty where the newest counts.
    """
    weight, old_weight = _name_weight(new), _name_weight(old)
    if weight > old_weight:
        return ("fuller" if old_weight else "first"), True
    if not weight or weight < old_weight:
        return ("fuller" if weight else ""), False
    if keep or _says_no_more(old, new):
        return keep, False
    return "newest", True


def _says_no_more(old: Mapping[str, Cleaned], new: Mapping[str, Cleaned]) -> bool:
    """Whether the same full name comes again, and no better split than before.

    Where a name parts is known to those who gave its parts; we only guess.
    """
    if "full_name" not in old or old["full_name"].value != new.get("full_name", EMPTY).value:
        return False
    return _is_guessed(new) or not _is_guessed(old)


def _is_guessed(cells: Mapping[str, Cleaned]) -> bool:
    return DERIVED in cells.get("first_name", EMPTY).flags


def _name_weight(cells: Mapping[str, Cleaned]) -> int:
    """2 for given and family name, 1 for less, 0 for none."""
    known = [one is not None and one.value is not None for one in map(cells.get, NAME_UNIT)]
    return 2 if known[1] and known[2] else int(any(known))


def _restrict(golden: Golden, record: Record) -> None:
    for name in _STRICT:
        cell = record.cells.get(name, EMPTY)
        if cell.value == "yes" != golden.cell(name).value:
            golden.choose(name, cell, _because("strictest", record))
