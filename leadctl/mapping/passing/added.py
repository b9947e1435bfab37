"""Columns that cleaning adds behind a list's own where it is asked to: verdicts and derived fields.

The columns of a verdict are called by the field that was judged, whatever its header says:
`email_status`; those of the second column of a field by its number too: `other_emails_2_status`.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import chain, compress
from typing import TYPE_CHECKING, NamedTuple

from leadctl.cleaning.cleaned import DERIVED, EMPTY
from leadctl.cleaning.derive import derive
from leadctl.cleaning.displayed import display_name
from leadctl.cleaning.emails.email import FIXED, SUGGEST, suggestion
from leadctl.cleaning.phones.plan import region_of
from leadctl.cleaning.places.whereabouts import PHONES
from leadctl.cleaning.rows import clean_rows
from leadctl.fields import BY_NAME, DERIVABLE
from leadctl.mapping.headers.meanings import keeps_its_words
from leadctl.mapping.maps.columns import GUESSES, latest
from leadctl.mapping.passing.cleaning_pass import in_our_words
from leadctl.mapping.passing.guesses import without_guesses
from leadctl.mapping.passing.passage import BETWEEN, apply
from leadctl.vocabulary import PHONE_TYPES, phone_type

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from leadctl.cleaning.cleaned import Cleaned, Rules
    from leadctl.mapping.maps.columns import Plan
    from leadctl.mapping.passing.cleaning_pass import CleanTable


def _status(cell: Cleaned) -> str:
    return cell.verdict


def _reason(cell: Cleaned) -> str:
    return cell.reason


def _flags(cell: Cleaned) -> str:
    return BETWEEN.join(flag for flag in cell.flags if not flag.startswith((SUGGEST, FIXED)))


def _text(cell: Cleaned) -> str:
    return BETWEEN.join(cell.values)


def _type(cell: Cleaned) -> str:
    return phone_type(cell.flags)


def _region(cell: Cleaned) -> str:
    return region_of(cell.value) if cell.value else ""


JUDGED: dict[str, dict[str, Callable[[Cleaned], str]]] = {
    "email": {"status": _status, "reason": _reason, "flags": _flags, "suggestion": suggestion},
    "phone": {"status": _status, "reason": _reason, "type": _type, "region": _region},
}
"""Cleaner that judges -> ends of the names of its columns, and what stands in them."""


_HALVES = ("first_name", "last_name")

_BY_COUNTRY = frozenset({"language", "time_zone"})
"""What a row's country tells; where that is not written beside it a guess is none."""

_GUESSES = frozenset({"REGION_GUESSED", "ZERO_RESTORED"})
"""Reasons for which a number is possible only; once written out in full it is like any other."""


class _Verdict(NamedTuple):
    """A column that tells of another one; `place` is where the list has it, None where it does not.

    A list has it from an earlier run, which wrote it beside all others of its kind.
    """

    at: int
    name: str
    told: Callable[[Cleaned], str]
    place: int | None = None


class Filling(NamedTuple):
    """An empty cell of a list's own column that was filled by what its row tells.

    Attributes:
        row: its row, of those that were cleaned together.
        at: place of its column.
        field: what that means.
        text: what was filled in.
    """

    row: int
    at: int
    field: str
    text: str


class Added:
    """What is added to one list.

    Args:
        plan: what its columns mean.
        headers: its headers; no added column has the name of one.
        sample: its first cells by column. Verdicts that an earlier run added, by whose words they
            are told from another tool's, are renewed where they stand.
        only: the fields that are cleaned; None for all.
        verdicts: whether columns with verdicts are added.
        derived: whether what rows tell is added, in columns of its own or, where the list has the
            field, in that column's empty cells; a column `derived` behind them names the fields of
            each row that were told so, now or in an earlier run.

    Attributes:
        names: headers of the added columns.
        places: whether countries that rows tell are written; the list is to be cleaned so.
        marks: place of the column in which an earlier run named the fields that rows told; None
            without one.
        filled: field -> empty cells of the list's own columns that were filled.
        fillings: those of the rows that `columns` was given last.
    """

    def __init__(
        self,
        plan: Plan,
        headers: Sequence[str],
        sample: Sequence[Sequence[str]],
        only: frozenset[str] | None = None,
        *,
        verdicts: bool = False,
        derived: bool = False,
    ) -> None:
        self._plan, self._sample = plan, sample
        self._fields = [name for name in plan.by_field if only is None or name in only]
        free = {
            header: cells
            for header, column, cells in zip(headers, plan.columns, sample, strict=False)
            if not column.field
        }
        tells_country = plan.location is not None and only is None
        self._telling = dict.fromkeys((*self._fields, *["country"] * tells_country))
        held = _Held({header: at for at, header in enumerate(headers)}, free)
        self._verdicts = list(_verdicts(plan, held, self._fields)) if verdicts else []
        self._derived = list(self._derivable(headers)) if derived else []
        self._has_country = "country" in {*self._fields, *self._derived}
        self._holed = dict(self._with_holes()) if derived else {}
        self.places = "country" in {*self._derived, *self._holed}
        self.filled: Counter[str] = Counter()
        self.fillings: list[Filling] = []
        new = [one.name for one in self._verdicts if one.place is None]
        self.marks = held.marks()
        mark = [GUESSES] if (self._derived or self._holed) and self.marks is None else []
        names = [*_free([*new, *mark], headers)]
        self.names = (*names[: len(new)], *self._derived, *names[len(new) :])

    @property
    def judges(self) -> bool:
        """Whether any column is told a verdict of, be it in columns of an earlier run."""
        return bool(self._verdicts)

    def columns(
        self, given: Sequence[Sequence[str]], table: CleanTable, rules: Rules
    ) -> list[Sequence[str]]:
        """Give all columns of some rows, clean, the added ones behind the list's own.

        Args:
            given: the cells as they were read, by column.
            table: what they were cleaned to.
            rules: by which they were.
        """
        own: list[Sequence[str]] = list(table.texts)
        new: list[Sequence[str]] = []
        for one in self._verdicts:
            told = _told(table.cells[one.at], one.told)
            if one.place is None:
                new.append(told)
            else:
                own[one.place] = told
        self._keep_guesses(own, given)
        self.fillings = []
        if self._derived or self._holed:
            told_by_rows = self._read(given, table, rules)
            for name, at in self._holed.items():
                own[at] = self._fill(name, at, own[at], told_by_rows[name])
            added = {name: list(map(_text, told_by_rows[name])) for name in self._derived}
            new += added.values()
            self._mark(own, new, added)
        return [*own, *new]

    def _mark(
        self,
        own: list[Sequence[str]],
        new: list[Sequence[str]],
        added: Mapping[str, Sequence[str]],
    ) -> None:
        """Name the fields that each row told, behind those that it told in an earlier run."""
        at = self.marks
        told = [[] if at is None else own[at][row].split() for row in range(len(own[0]))]
        for one in self.fillings:
            told[one.row].append(one.field)
        for name, texts in added.items():
            for row in compress(range(len(texts)), texts):
                told[row].append(name)
        marks = list(map(" ".join, told))
        if at is None:
            new.append(marks)
        else:
            own[at] = marks

    def _keep_guesses(self, own: list[Sequence[str]], given: Sequence[Sequence[str]]) -> None:
        """Let an earlier run's word stand that a number was guessed, which it no longer shows.

        It is believed of the same number only, as far as a cell that has not changed, and the kind
        of line and country told of it, can be that.
        """
        held = {(one.at, one.told): one.place for one in self._verdicts if one.place is not None}
        for at in {at for at, told in held if told is _type}:
            status, reason = held[at, _status], held[at, _reason]
            alike = (at, held[at, _type], held[at, _region])
            guessed = [
                row
                for row, why in enumerate(given[reason])
                if not _GUESSES.isdisjoint(why.split(BETWEEN))
                and all(own[one][row] == given[one][row] for one in alike)
            ]
            if guessed:
                own[status] = _with_earlier(own[status], given[status], guessed)
                own[reason] = _with_earlier(own[reason], given[reason], guessed)

    def _derivable(self, headers: Sequence[str]) -> Iterator[str]:
        """Fields that the list does not have, and its columns tell; known by rows of none.

        One whose name heads a column of something else is left out: who reads the list next could
        not tell which of the two is meant. Half a name is no whole one.
        """
        taken = {*self._plan.by_field, *(header.strip().casefold() for header in headers)}
        named = ["full_name"] if self.shows_names else []
        halved = set(_HALVES) <= set(self._fields) and not self._has_whole_names()
        if not (halved or named):
            taken.add("full_name")
        if "country" in taken and "country" not in self._fields:
            taken |= _BY_COUNTRY
        found = derive({name: [] for name in (*self._telling, *named)})
        return (name for name in found if name not in taken)

    @property
    def shows_names(self) -> bool:
        """Whether names stand before the addresses of a list that has no column of names."""
        if "email" not in self._fields or {"full_name", *_HALVES} & set(self._plan.by_field):
            return False
        return any(map(display_name, self._sample[self._plan.by_field["email"][0]]))

    def _has_whole_names(self) -> bool:
        """Whether a column that is no field holds the names whose halves the list has."""
        halves = [self._sample[self._plan.by_field[name][0]] for name in _HALVES]
        pairs = [f"{first} {last}".casefold() for first, last in zip(*halves, strict=True)]
        return any(
            self._sample[at] and [cell.casefold() for cell in self._sample[at]] == pairs
            for at, column in enumerate(self._plan.columns)
            if not column.field
        )

    def _with_holes(self) -> Iterator[tuple[str, int]]:
        """Fields that other ones tell, and the first column that the list has of each."""
        for name in self._fields:
            at = self._plan.by_field[name][0]
            placed = name not in _BY_COUNTRY or self._has_country
            if name in DERIVABLE and placed and not keeps_its_words(self._plan.columns[at]):
                yield name, at

    def _read(
        self, given: Sequence[Sequence[str]], table: CleanTable, rules: Rules
    ) -> dict[str, list[Cleaned]]:
        """Read what rows tell, field by field."""
        mapped = without_guesses(self._plan, given, apply(self._plan, given).fields, rules)
        fields = {name: mapped[name] for name in self._telling if name in mapped}
        cells = clean_rows(fields, rules, known=self._known(fields, given, table, rules))
        if "full_name" in self._derived and "full_name" in mapped:  # with a middle one
            (whole,) = clean_rows({"full_name": mapped["full_name"]}, rules, derive=False).values()
            cells["full_name"] = [
                one._replace(flags=(*one.flags, DERIVED)) if one.value else two
                for one, two in zip(whole, cells["full_name"], strict=True)
            ]
        rows = len(given[0]) if given else 0
        empty = [EMPTY] * rows
        told = {name: cells.get(name, empty) for name in (*self._holed, *self._derived)}
        return {name: _settled(name, found, rules) for name, found in told.items()}

    def _fill(
        self, name: str, at: int, texts: Sequence[str], cells: Sequence[Cleaned]
    ) -> list[str]:
        """Fill the empty cells of a column by their rows; nothing that is there goes."""
        filled = list(texts)
        for row, (text, cell) in enumerate(zip(texts, cells, strict=True)):
            if not text and DERIVED in cell.flags and (told := _text(cell)):
                filled[row] = told
                self.fillings.append(Filling(row, at, name, told))
                self.filled[name] += 1
        return filled

    def _known(
        self,
        fields: Mapping[str, Sequence[str]],
        given: Sequence[Sequence[str]],
        table: CleanTable,
        rules: Rules,
    ) -> dict[str, list[Cleaned]]:
        """The fields that one column says alone, as it was cleaned.

        Phones as they are written now: what a guessed number tells who reads the list next, it
        tells at once.
        """
        known = {"country": table.countries} if self.places and table.countries else {}
        for name, cells in fields.items():
            places = self._plan.by_field.get(name, [])
            if name in known or not places:
                continue
            if name in PHONES and places[0] in table.cells:
                written = {name: table.texts[places[0]]}
                known[name] = clean_rows(written, rules, derive=False)[name]
                continue
            read = in_our_words(self._plan, {name: given[places[0]]})[name]
            if len(places) == 1 and places[0] in table.cells and list(read) == list(cells):
                known[name] = table.cells[places[0]]
        return known


def _settled(name: str, cells: list[Cleaned], rules: Rules) -> list[Cleaned]:
    """Write what rows tell as the cleaner of its field will once it stands there: whole names."""
    written = [_text(cell) if DERIVED in cell.flags else "" for cell in cells]
    (again,) = clean_rows({name: written}, rules, derive=False).values()
    return [
        new._replace(flags=cell.flags) if text else cell
        for text, new, cell in zip(written, again, cells, strict=True)
    ]


def _verdicts(plan: Plan, held: _Held, fields: Sequence[str]) -> Iterator[_Verdict]:
    """The columns of verdicts, in the order of those that they tell of."""
    seen: Counter[str] = Counter()
    for at, column in enumerate(plan.columns):
        if column.field in fields and not column.opposite:
            seen[column.field] += 1
            nth = f"_{seen[column.field]}" if seen[column.field] > 1 else ""
            ends = JUDGED.get(BY_NAME[column.field].cleaner, {})
            places = held.places(f"{column.field}{nth}_", ends)
            for end, told in ends.items():
                yield _Verdict(at, f"{column.field}{nth}_{end}", told, places.get(end))


class _Held(NamedTuple):
    """The columns of a list in which verdicts of an earlier run may stand.

    Attributes:
        place: header -> number of its column.
        free: header -> its first cells, of the columns that are no field.
    """

    place: Mapping[str, int]
    free: Mapping[str, Sequence[str]]

    def places(self, start: str, ends: Iterable[str]) -> dict[str, int]:
        """Find all verdicts on one column by the ends of their names; none where one is missing."""
        named = {end: self._latest(start + end) for end in ends}
        are_ours = all(
            name and all(map(_OURS[end].fullmatch, self.free[name])) for end, name in named.items()
        )
        return {end: self.place[name] for end, name in named.items()} if are_ours else {}

    def marks(self) -> int | None:
        """The column in which an earlier run named the fields that were told; None without."""
        name = self._latest(GUESSES)
        is_ours = name and all({*cell.split()} <= {*DERIVABLE} for cell in self.free[name])
        return self.place[name] if is_ours else None

    def _latest(self, name: str) -> str:
        """The header that an earlier run gave to what is called so: the last of its numbers."""
        found = latest(name, {header.strip().casefold() for header in self.place})
        return found if found in self.free else ""


def _words(one: str) -> re.Pattern[str]:
    return re.compile(rf"(?:(?:{one})(?:; (?:{one}))*)?")


_OURS = {
    "status": _words("valid|possible|risky|invalid|unknown|missing"),
    "reason": _words("[a-z_]+|[A-Z_]+"),
    "flags": _words("[a-z_]+"),
    "suggestion": _words(r"[^\s@]+@[^\s@]+"),
    "type": _words("|".join(PHONE_TYPES)),
    "region": _words("[A-Z]{2}|[0-9]{3}"),
}
"""End of a verdict's name -> what its cells look like; one of another tool has words of its own."""


def _with_earlier(cells: Sequence[str], earlier: Sequence[str], rows: Iterable[int]) -> list[str]:
    """Take the earlier cells of some rows."""
    kept = list(cells)
    for row in rows:
        kept[row] = earlier[row]
    return kept


def _told(cells: Sequence[Cleaned], told: Callable[[Cleaned], str]) -> list[str]:
    """Say something of each cell, once of each of its values that it is so of."""
    return [
        BETWEEN.join(filter(None, dict.fromkeys(map(told, (cell, *cell.more)))))
        if cell.more
        else told(cell)
        for cell in cells
    ]


def _free(names: Iterable[str], headers: Iterable[str]) -> Iterator[str]:
    """Number the names that a list has already, whatever their capitals."""
    taken = {header.strip().casefold() for header in headers}
    for name in names:
        found = next(
            one
            for one in chain([name], (f"{name} ({n})" for n in range(2, len(taken) + 3)))
            if one not in taken
        )
        taken.add(found)
        yield found
