"""`dedupe --against OTHER`: the leads of the store that another list has, and what befalls them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leadctl.cleaning.ownrules import NO_RULES
from leadctl.compliance.addresses import parse
from leadctl.exporting.atomic import check_place
from leadctl.matching.clustering.across import Matches, find_matches
from leadctl.matching.gathering.evidence import PHONE_FIELDS
from leadctl.matching.pairs import USUAL
from leadctl.matching.records.keys import EMAIL_FIELDS
from leadctl.store.asking import query
from leadctl.store.derived import suppressions
from leadctl.store.derived.suppressions import Entry
from leadctl.store.facts import operations
from leadctl.store.facts.learnt import read_learnt
from leadctl.store.opening.connect import StoreChanged, reading, retried, writing
from leadctl.workflows.deduping.dedupe_leads import told_apart
from leadctl.workflows.deduping.lead_evidence import read_evidence
from leadctl.workflows.deduping.on_match import REPORT, TELL, OnMatch
from leadctl.workflows.deduping.other_list import OtherList, read_other
from leadctl.workflows.deduping.pair_list import OTHER, Telling, place, save_pairs
from leadctl.workflows.leads.change_leads import Asked
from leadctl.workflows.leads.mark_leads import tag_leads
from leadctl.workflows.leads.set_word import set_word
from leadctl.workflows.lists.places import keep_apart, no_dash, spare_store
from leadctl.workflows.lists.region import check_region
from leadctl.workflows.suppressing.suppress import Suppressed, write_entries

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path

    from leadctl.cleaning.ownrules import OwnRules
    from leadctl.compliance.addresses import Address
    from leadctl.matching.blocking.block import DroppedBlock
    from leadctl.matching.gathering.evidence import Evidence
    from leadctl.matching.pairs import Pair
    from leadctl.store.facts.author import Author


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadsRequest:
    """What a user asks.

    Attributes:
        against: the other list.
        on_match: what is to happen to the leads found there.
        matches: where to tell them.
        region: country of phones in that list where neither number nor row names one.
        own: the user's rules, for that list.
        threshold: probability from which a lead is found there; the usual one without.
        reason: why, for the history.
        wait: seconds to wait for a busy store.
        dry_run: count and write nothing.
    """

    against: str
    on_match: OnMatch = TELL
    matches: Path | None = None
    region: str = ""
    own: OwnRules = NO_RULES
    threshold: float | None = None
    reason: str | None = None
    wait: float = 0.0
    dry_run: bool = False


@dataclass
class LeadsMatched:
    """What it came to.

    Attributes:
        other: the list in which the leads were looked for.
        leads: leads of the store.
        matched: leads found there.
        doubtful: pairs that might be one person; nothing happens to them.
        changed: leads that are other ones now; of suppressions, the leads that the new ones hold.
        suppressed: suppressions that were added.
        held: leads found that were held before.
        unreachable: leads found there without an address or number of their own to suppress.
        operation: its number; None where nothing changed.
        compared, dropped: as of `Matches`.
        matches_file: where they are told.
        threshold: probability from which a lead was found.
        dry_run: whether nothing was written.
    """

    other: OtherList
    leads: int = 0
    matched: int = 0
    doubtful: int = 0
    changed: int = 0
    suppressed: int = 0
    held: int = 0
    unreachable: int = 0
    operation: int | None = None
    compared: int = 0
    dropped: tuple[DroppedBlock, ...] = ()
    matches_file: Path | None = None
    threshold: float = USUAL
    dry_run: bool = False


def match_leads(
    store: Path,
    request: LeadsRequest,
    author: Author,
    report: Callable[[int, int], None] = lambda _done, _total: None,
) -> LeadsMatched:
    """Hold the leads against another list, and do to those found there what is asked.

    Raises:
        UsageError: two of the files are one, or there is no such country.
        DataError: nothing in the other list tells who somebody is.
        LeadctlError: the list is missing or unreadable, or a file or the store cannot be used.
    """
    check_region(request.region)
    no_dash(request.matches, "--matches")
    keep_apart([request.against], [("--matches", request.matches)])
    spare_store(request.matches, store)
    if request.matches is not None:
        check_place(request.matches, "--matches")
    return retried(_Attempt(store, request, author, report).make)


@dataclass
class _Attempt:
    """One comparison of all leads, and what follows from it."""

    store: Path
    request: LeadsRequest
    author: Author
    report: Callable[[int, int], None]
    evidence: Evidence = field(init=False)
    ids: list[int] = field(init=False)
    found: Matches = field(init=False)
    done: LeadsMatched = field(init=False)
    seen: int = 0

    def make(self) -> LeadsMatched:
        """Compare and act.

        Raises:
            StoreChanged: another command changed the store in between.
        """
        request = self.request
        self._compare()
        if request.matches is not None and not request.dry_run:
            save_pairs(request.matches, self.found, Telling(("lead_id", *OTHER), self._who))
            self.done.matches_file = request.matches
        if self.found.same and request.on_match.do != REPORT:
            self._act(request.on_match)
        return self.done

    def _who(self, pair: Pair) -> tuple[str, ...]:
        numbers = self.done.other.numbers
        return str(self.ids[pair.l]), *place(numbers, pair.r - len(self.ids))

    def _compare(self) -> None:
        request = self.request
        with reading(self.store, request.wait) as con:
            self.seen = operations.newest(con)
            self.ids, self.evidence = read_evidence(con)
            apart, learnt = told_apart(con, self.ids), read_learnt(con)
        other = read_other(request.against, self.evidence, request.region, request.own)
        self.found = found = find_matches(
            self.evidence,
            len(self.ids),
            different=apart,
            threshold=request.threshold,
            learnt=learnt,
            report=self.report,
        )
        self.done = LeadsMatched(
            other,
            len(self.ids),
            len(found.same),
            len(found.doubtful),
            compared=found.compared,
            dropped=tuple(found.dropped),
            threshold=request.threshold or USUAL,
            dry_run=request.dry_run,
        )

    def _act(self, on_match: OnMatch) -> None:
        if on_match.do == "suppress":
            self._suppress(on_match.word)
        elif on_match.do == "tag":
            tagged = tag_leads(self._asked(), on_match.word)
            self.done.operation, self.done.changed = tagged.operation, tagged.changed
        else:
            set_ = set_word(self._asked(), on_match.do, on_match.word)
            self.done.operation, self.done.changed = set_.operation, set_.changed

    def _asked(self) -> Asked:
        """The leads that were found."""
        request = self.request
        return Asked(
            self.store,
            tuple(str(self.ids[pair.l]) for pair in self.found.same),
            self.author,
            request.region,
            request.reason,
            request.wait,
            request.dry_run,
        )

    def _suppress(self, reason: str) -> None:
        request, done = self.request, Suppressed(dry_run=self.request.dry_run)
        with writing(
            self.store,
            self.author.at,
            wait=request.wait,
            holder="leadctl dedupe",
            dry_run=request.dry_run,
        ) as con:
            if operations.newest(con) != self.seen:
                raise StoreChanged
            table = suppressions.hold(con, self._entries(con, reason))
            write_entries(con, table, self.author, request.reason, done)
        self.done.operation = done.operation
        self.done.suppressed, self.done.changed = done.new, done.leads

    def _entries(self, con: sqlite3.Connection, reason: str) -> Iterator[Entry]:
        """What to suppress of each lead found, and the line of the other list that says so."""
        line = {
            self.ids[pair.l]: self.done.other.numbers.lines[pair.r - len(self.ids)]
            for pair in self.found.same
        }
        shared = self._shared_numbers()
        columns = ("lead_id", "suppressed", *EMAIL_FIELDS, *PHONE_FIELDS)
        for number, held, *values in query.leads(con, columns, ids=list(line)):
            assert isinstance(number, int)  # noqa: S101 - the number of a lead
            self.done.held += held is not None
            own = [one for one in _addresses(values) if one.key.partition(" ")[0] not in shared]
            self.done.unreachable += not own
            origin = f"{self.done.other.name}:{line[number]}"
            for address in own:
                yield Entry(address, reason, self.author.at[:10], origin)

    def _shared_numbers(self) -> set[str]:
        """Numbers that leads have who were not found: a switchboard is nobody's own."""
        found = {pair.l for pair in self.found.same}
        return {
            several.texts.all[code].partition("x")[0]
            for several in (self.evidence.phones, self.evidence.works)
            for row, code in zip(several.rows, several.codes, strict=True)
            if row < len(self.ids) and row not in found
        }


def _addresses(values: Sequence[query.Value]) -> list[Address]:
    """The addresses and numbers among the values of a lead, each once."""
    texts = [
        text
        for value in values
        if value is not None
        for text in (value if isinstance(value, list) else [str(value)])
    ]
    return list(dict.fromkeys(one for text in texts for one in parse(text)))
