"""`review export` and `review apply`: doubtful pairs out as a list, and back with decisions."""

from __future__ import annotations

from contextlib import nullcontext
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from leadctl.errors import DataError
from leadctl.exporting.writers import format_for, write, write_file
from leadctl.fields import header_key
from leadctl.matching.pairs import why
from leadctl.reading.rejects import NO_ROWS
from leadctl.store.asking import query
from leadctl.store.facts.decisions import DIFFERENT, SAME
from leadctl.store.facts.edges import apart_today, waiting
from leadctl.store.facts.pairmarks import marks, numbers_in
from leadctl.store.opening.connect import reading, writing
from leadctl.workflows.inputs import label, opened_table
from leadctl.workflows.places import spare_store
from leadctl.workflows.review_pairs import home_of, record, waiting_in
from leadctl.workflows.review_words import read_word

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import Any, BinaryIO

    from leadctl.exporting.writers import Cell
    from leadctl.matching.pairs import Pair
    from leadctl.rows import Chunk, ReadOptions, Table
    from leadctl.store.facts.author import Author
    from leadctl.store.facts.edges import Decided
    from leadctl.workflows.review_pairs import Scope

MARK, DECISION = "pair", "decision"
"""The two columns that a list must bring back."""

SHOWN = (
    "full_name", "title", "company", "domain", "email", "other_emails",
    "phone", "mobile_phone", "linkedin", "city", "country",
)  # fmt: skip
"""Fields put side by side."""

COLUMNS = (
    DECISION,
    "probability",
    *(f"{name}_{side}" for name in SHOWN for side in "ab"),
    "why",
    "lead_id_a",
    "lead_id_b",
    MARK,
)


@dataclass(frozen=True, slots=True)
class PairList:
    """Where a list of pairs goes: a file, or a stream that is open; `limit` is the most pairs."""

    path: Path | None = None
    stream: BinaryIO | None = None
    format: str | None = None
    raw: bool = False
    limit: int | None = None


def export_pairs(store: Path, scope: Scope, to: PairList, wait: float = 0.0) -> int:
    """Write the pairs that wait to a file, whole or not at all, or to a stream; best first.

    Returns:
        How many there were.

    Raises:
        UsageError: an unknown format, or there is no such lead.
        OutputError: the file cannot be written.
    """
    with reading(store, wait) as con:
        rows = list(pair_rows(con, waiting_in(con, scope)[: to.limit]))
    return write_pairs(store, to, COLUMNS, rows)


def write_pairs(
    store: Path, to: PairList, columns: Sequence[str], rows: Sequence[Sequence[Cell]]
) -> int:
    """Write rows of pairs of a store where they are to go, and count them.

    Raises:
        UsageError: an unknown format.
        OutputError: the file cannot be written, or is the store.
    """
    spare_store(to.path, store)
    form = format_for(to.path, to.format)
    if to.path is not None:
        return write_file(to.path, form, columns, rows, raw=to.raw, option="FILE")
    with nullcontext(to.stream) as stream:
        assert stream is not None  # noqa: S101 - one of the two is given
        return write(stream, form, columns, rows, raw=to.raw)


def list_pairs(
    store: Path, scope: Scope, limit: int | None = None, wait: float = 0.0
) -> list[dict[str, Any]]:
    """The pairs that wait, best first, as documents for programs.

    Raises:
        UsageError: there is no such lead.
    """
    with reading(store, wait) as con:
        found = waiting_in(con, scope)[:limit]
        leads = _leads(con, {number for one in found for number in one.pair[:2]})
        return [_document(one, leads) for one in found]


def _document(one: Decided, leads: Mapping[int, list[Cell]]) -> dict[str, Any]:
    pair = one.pair
    sides = {
        side: {"lead_id": number, **dict(zip(SHOWN, leads[number], strict=True))}
        for side, number in (("l", pair.l), ("r", pair.r))
    }
    return {
        **sides,
        "weight": pair.weight,
        "probability": pair.probability,
        "comparisons": pair.comparisons,
        "held": pair.held or None,
        "operation": one.operation,
    }


def pair_rows(con: sqlite3.Connection, pairs: Sequence[Decided]) -> Iterator[list[Cell]]:
    """The pairs as rows of COLUMNS."""
    known = marks(con, [(one.pair.l, one.pair.r) for one in pairs])
    leads = _leads(con, {number for one in pairs for number in one.pair[:2]})
    for one in pairs:
        pair = one.pair
        sides = zip(leads[pair.l], leads[pair.r], strict=True)
        told = [value for both in sides for value in both]
        mark = known[pair.l, pair.r]
        yield ["", f"{pair.probability:.3f}", *told, why(pair), pair.l, pair.r, mark]


def _leads(con: sqlite3.Connection, numbers: Iterable[int]) -> dict[int, list[Cell]]:
    rows = query.leads(con, ("lead_id", *SHOWN), ids=sorted(numbers))
    return {int(str(lead)): values for lead, *values in rows}


class Said(NamedTuple):
    """A row of a list that decides something: its line, its pair, and `same` or `different`."""

    line: int
    mark: str
    l: int  # noqa: E741 - the pair's left and right, as the field writes them
    r: int
    kind: str


class Passed(NamedTuple):
    """A decision that was not taken over, and why."""

    line: int
    lead_l: int
    lead_r: int
    why: str


@dataclass(frozen=True, slots=True)
class Applied:
    """What a list of decisions did.

    Attributes:
        operation: its number; None where nothing changed.
        same: pairs that are merged now.
        different: pairs that are told apart now.
        already: pairs that had been decided so before.
        undecided: rows without a decision.
        passed: decisions that were not taken over, for the pair is another one since.
        leads_before: leads before it.
        leads_after: leads after it.
        dry_run: whether this only tells what would happen.
    """

    operation: int | None
    same: int
    different: int
    already: int
    undecided: int
    passed: Sequence[Passed]
    leads_before: int
    leads_after: int
    dry_run: bool


def apply_pairs(
    store: Path,
    given: str,
    taken: ReadOptions,
    author: Author,
    *,
    reason: str | None = None,
    wait: float = 0.0,
    dry_run: bool = False,
) -> Applied:
    """Take over the decisions of a list of pairs, as one operation; all of them or none.

    Raises:
        DataError: a decision or pair that cannot be read, decisions that contradict one another,
            or a list that is not one of pairs; nothing is written.
        LeadctlError: the list is missing, or the store cannot be used.
    """
    with opened_table(given, taken, positional=False) as (_, table):
        said, undecided = _read(table, label(given))
    with reading(store, wait) as con:  # an error here leaves no store behind
        found = _place(con, said)
        leads = query.count_leads(con)
    if not found.taken:
        return _applied(None, found, undecided, (leads, leads), dry_run=dry_run)
    holder = "leadctl review"
    with writing(store, author.at, wait=wait, holder=holder, dry_run=dry_run) as con:
        found = _place(con, said)  # others may have changed it meanwhile
        before = query.count_leads(con)
        number = _write(con, author, found.taken, reason) if found.taken else None
        leads = query.count_leads(con)
    number = None if dry_run else number
    return _applied(number, found, undecided, (before, leads), dry_run=dry_run)


def _applied(
    number: int | None, found: _Placed, undecided: int, leads: tuple[int, int], *, dry_run: bool
) -> Applied:
    kinds = [said.kind for said, _ in found.taken]
    same, different = kinds.count(SAME), kinds.count(DIFFERENT)
    return Applied(number, same, different, found.already, undecided, found.passed, *leads, dry_run)


def _read(table: Table, name: str) -> tuple[list[Said], int]:
    """The decisions of a list, and how many rows have none."""
    if not table.columns:
        return [], 0
    at_mark, at_decision = (_column(table, one, name) for one in (MARK, DECISION))
    said: list[Said] = []
    bad: list[tuple[int, str]] = []
    undecided = 0
    for chunk in table.chunks:
        bad += [(one.line, _UNREADABLE) for one in chunk.rejects if one.reason not in NO_ROWS]
        for line, mark, word in _cells(chunk, at_mark, at_decision):
            kind, numbers = read_word(word), numbers_in(mark)
            if kind == "":
                undecided += 1
            elif kind is None:
                bad.append((line, _NO_DECISION))
            elif numbers is None:
                bad.append((line, _NO_PAIR))
            else:
                said.append(Said(line, mark.strip().lower(), *numbers, kind))
    if bad:
        raise _unread(name, sorted(bad))
    return _once(said, name), undecided


def _cells(chunk: Chunk, mark: int, decision: int) -> Iterator[tuple[int, str, str]]:
    return zip(chunk.lines, chunk.columns[mark], chunk.columns[decision], strict=True)


_UNREADABLE = "a row that cannot be read"
_NO_DECISION = "a decision that is no word for `same` or `different`"
_NO_PAIR = f"a `{MARK}` that is none"


def _column(table: Table, wanted: str, name: str) -> int:
    places = [at for at, one in enumerate(table.columns) if header_key(one) == wanted]
    if len(places) == 1:
        return places[0]
    there = "there are several columns" if places else "there is no column"
    raise DataError(
        f"{name}: {there} `{wanted}`",
        f"keep the columns `{MARK}` and `{DECISION}` of: leadctl review export pairs.csv",
    )


def _unread(name: str, bad: Sequence[tuple[int, str]]) -> DataError:
    line, what = bad[0]
    more = [str(one) for one, _ in bad[1 : _NAMED + 1]]
    rest = f", and {len(bad) - 1 - _NAMED:,} more" if len(bad) > _NAMED + 1 else ""
    others = f"; also lines {', '.join(more)}{rest}" if more else ""
    return DataError(
        f"{name}, line {line}: {what}{others}; nothing was written",
        "write same or different (yes or no, 1 or 0), or leave the cell empty",
    )


_NAMED = 10
"""Further lines that an error names."""


def _once(said: Sequence[Said], name: str) -> list[Said]:
    """Each pair once.

    Raises:
        DataError: two rows say different things of one pair.
    """
    found: dict[tuple[int, int], Said] = {}
    for one in said:
        first = found.setdefault((min(one.l, one.r), max(one.l, one.r)), one)
        if first.kind != one.kind:
            raise DataError(
                f"{name}, lines {first.line} and {one.line}: one pair, called both {SAME} and"
                f" {DIFFERENT}; nothing was written",
                "leave one of the two empty",
            )
    return list(found.values())


class _Placed(NamedTuple):
    """What is to be made of decisions: those to write, how many stand already, and the others."""

    taken: list[tuple[Said, Pair]]
    already: int
    passed: list[Passed]


def _place(con: sqlite3.Connection, said: Sequence[Said]) -> _Placed:
    """Compare what was decided with how the pairs stand now.

    Raises:
        DataError: the list came from another store.
    """
    open_pairs = {one.pair[:2]: one.pair for one in waiting(con)}
    known = marks(con, [(one.l, one.r) for one in said])
    if said and not any(_is_known(known, one) for one in said):
        raise DataError(
            "this store knows no pair of this list", "another one is chosen with `--store`"
        )
    apart = apart_today(con)
    found = _Placed([], 0, [])
    for one in said:
        stands = _stands(con, one, apart) if _is_known(known, one) else _STRANGE
        if stands == one.kind:
            found = found._replace(already=found.already + 1)
        elif stands or (one.l, one.r) not in open_pairs:
            told = _CONTRARY.get(stands, stands) or "no longer doubtful"
            found.passed.append(Passed(one.line, one.l, one.r, told))
        else:
            found.taken.append((one, open_pairs[one.l, one.r]))
    return found


_CONTRARY = {SAME: "one lead by now", DIFFERENT: "told apart by now"}


_STRANGE = "not known here, or forgotten since"


def _is_known(known: Mapping[tuple[int, int], str], one: Said) -> bool:
    return known.get((one.l, one.r)) == one.mark


def _stands(con: sqlite3.Connection, one: Said, apart: Collection[tuple[int, int]]) -> str:
    """How a pair stands: `same` or `different` where that is decided, else what is new about it.

    Empty where it stands as it did.
    """
    homes = [home_of(con, number) for number in (one.l, one.r)]
    left, right = homes
    if left is None or right is None:
        return f"lead {one.l if left is None else one.r} is gone"
    if left == right:
        return SAME
    if (min(left, right), max(left, right)) in apart:
        return DIFFERENT
    moved = [
        f"lead {number} is part of lead {home} now"
        for number, home in zip((one.l, one.r), homes, strict=True)
        if number != home
    ]
    return ", ".join(moved)


def _write(
    con: sqlite3.Connection,
    author: Author,
    taken: Sequence[tuple[Said, Pair]],
    reason: str | None,
) -> int:
    decided = {
        kind: [pair for said, pair in taken if said.kind == kind] for kind in (SAME, DIFFERENT)
    }
    number = record(con, author, decided, reason)
    for said, _ in taken:
        if said.kind == SAME and home_of(con, said.l) != home_of(con, said.r):
            raise DataError(
                f"line {said.line}: leads {said.l} and {said.r} cannot be one, for other lines"
                " or earlier decisions tell people apart whom that would make one;"
                " nothing was written",
                f"see: leadctl explain {said.l} {said.r}",
            )
    return number
