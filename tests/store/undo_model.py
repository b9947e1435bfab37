"""A store of three people in plain Python, and a machine that drives it beside the real one.

The model knows operations and nothing of how the store keeps them: what it expects of the leads it
works out from the operations that stand, each time anew.
"""

from __future__ import annotations

import json
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from conftest import Desk
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from leadctl.errors import LeadctlError
from leadctl.workflows.deduping.unmerge import unmerge
from leadctl.workflows.keeping.examine import examine
from leadctl.workflows.leads.delete_leads import delete_leads
from leadctl.workflows.leads.edit_leads import Assignment, edit_leads
from leadctl.workflows.leads.mark_leads import tag_leads

PEOPLE = ("Ann Lee", "Bo Moe", "Cy Noe")
TITLES = ("", "CEO", "CTO")
TAGS = ("hot", "q4")
WORDS = ("open", "connected")
INDUSTRIES = ("", "Tools", "Mining")


@dataclass
class Operation:
    """One operation: its kind, what it was about, and whether it is undone."""

    kind: str
    about: tuple
    undone: bool = False


@dataclass
class Lead:
    """What the model expects of a lead."""

    records: frozenset[int]
    title: str | None
    status: str
    tags: frozenset[str]
    industry: str | None


@dataclass
class Model:
    """Operations by number, whose row each record is, and how many records there are."""

    operations: dict[int, Operation] = field(default_factory=dict)
    person: dict[int, int] = field(default_factory=dict)
    records: int = 0

    def standing(self, *kinds: str) -> list[tuple[int, Operation]]:
        return [
            (number, one)
            for number, one in sorted(self.operations.items())
            if one.kind in kinds and not one.undone
        ]

    def live(self) -> set[int]:
        seen = {r for _, one in self.standing("import") for r, _ in one.about}
        return seen - {r for _, one in self.standing("delete") for r in one.about}

    def groups(self) -> list[set[int]]:
        """Records of one person, dead ones too, united by merges that no unmerge forbids."""
        parts = {p: {r for r, owner in self.person.items() if owner == p} for p in range(3)}
        groups = [set(part) for part in parts.values() if part]
        apart = [one.about for _, one in self.standing("unmerge")]
        live = self.live()
        for among_living in (True, False):
            for _, one in self.standing("merge"):
                mine, theirs = (next(g for g in groups if r in g) for r in one.about)
                if mine is theirs or bool(mine & live and theirs & live) is not among_living:
                    continue
                if any(
                    (a in mine and b in theirs) or (b in mine and a in theirs) for a, b in apart
                ):
                    continue
                mine |= theirs
                groups = [g for g in groups if g is not theirs]
        return groups

    def leads(self) -> dict[int, Lead]:
        live = self.live()
        return {
            min(group): self._lead(group, group & live) for group in self.groups() if group & live
        }

    def _lead(self, group: set[int], records: set[int]) -> Lead:
        title, typed, status, tags = None, None, "new", set()
        silent = set(self.person) - records
        for _, one in self.standing("import", "edit", "status", "tag"):
            if one.kind == "import":
                # Rows of one list are heard by what they say, not by their order: here by the name.
                rows = sorted(one.about, key=lambda row: self.person[row[0]])
                titles = [t for r, t in rows if r not in silent and t]
                title = titles[-1] if titles else title
                silent |= {r for r, _ in one.about}  # a row that comes again is no news
            elif one.about[0] in group:
                value = one.about[1]
                typed = value if one.kind == "edit" else typed
                status = value if one.kind == "status" else status
                if one.kind == "tag":
                    (tags.add if value[0] == "+" else tags.discard)(value[1:])
        shown = title if typed is None else typed or None
        return Lead(frozenset(records), shown, status, frozenset(tags), self._industry())

    def _industry(self) -> str | None:
        """All people are of one company, of which its lists tell; the newest word counts."""
        known, word = set(), None
        for _, one in self.standing("companies"):
            record, industry = one.about
            word = (industry or word) if record not in known else word
            known.add(record)
        return word


class Undoing(RuleBasedStateMachine):
    """Random operations, undos and redos; the store and the model agree after each."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(prefix="leadctl-model-"))
        self.desk = Desk(self.folder)
        self.model = Model()
        self.files: list[list[tuple[int, int, str]]] = []
        self.lists: list[tuple[int, str]] = []

    def teardown(self) -> None:
        shutil.rmtree(self.folder)

    def note(self, number: int | None, kind: str, *about: object) -> None:
        if number is not None:
            self.model.operations[number] = Operation(kind, about)

    def lead(self, at: int) -> int:
        numbers = sorted(self.model.leads())
        return numbers[at % len(numbers)]

    def some(self) -> bool:
        return bool(self.model.leads())

    @rule(
        rows=st.lists(
            st.tuples(st.integers(0, 2), st.sampled_from(TITLES)),
            min_size=1,
            max_size=3,
            unique_by=lambda row: row[0],
        )
    )
    def imports(self, rows: list[tuple[int, str]]) -> None:
        first = self.model.records + 1
        self.model.records += len(rows)
        numbered = [(first + at, p, title) for at, (p, title) in enumerate(rows)]
        self.model.person |= {record: p for record, p, _ in numbered}
        self.files.append(numbered)
        self.load(len(self.files) - 1)

    @precondition(lambda self: self.files)
    @rule(at=st.integers(0, 9))
    def imports_again(self, at: int) -> None:
        self.load(at % len(self.files))

    def load(self, at: int) -> None:
        rows = self.files[at]
        text = "".join(f"p{p}@x.io,{PEOPLE[p]},{title}\n" for _, p, title in rows)
        done = self.desk.load_text(f"Email,Name,Title\n{text}", source=f"s{at}")
        self.note(done.operation, "import", *((record, title) for record, _, title in rows))

    @rule(industry=st.sampled_from(INDUSTRIES))
    def tells_of_the_company(self, industry: str) -> None:
        self.model.records += 1
        self.lists.append((self.model.records, industry))
        self.tell(len(self.lists) - 1)

    @precondition(lambda self: self.lists)
    @rule(at=st.integers(0, 9))
    def tells_again(self, at: int) -> None:
        self.tell(at % len(self.lists))

    def tell(self, at: int) -> None:
        record, industry = self.lists[at]
        done = self.desk.load_text(
            f"Company,Website,Industry\nX,x.io,{industry}\n", source=f"c{at}"
        )
        self.note(done.operation, "companies", record, industry)

    @precondition(some)
    @rule(at=st.integers(0, 2), title=st.sampled_from(TITLES))
    def edits(self, at: int, title: str) -> None:
        lead = self.lead(at)
        done = edit_leads(self.desk.asked(str(lead)), [Assignment("title", title)])
        self.note(done.operation, "edit", lead, title)

    @precondition(some)
    @rule(at=st.integers(0, 2), word=st.sampled_from(WORDS))
    def sets_status(self, at: int, word: str) -> None:
        lead = self.lead(at)
        self.note(self.desk.set("status", word, str(lead)).operation, "status", lead, word)

    @precondition(some)
    @rule(at=st.integers(0, 2), tag=st.sampled_from(TAGS), remove=st.booleans())
    def tags(self, at: int, tag: str, remove: bool) -> None:  # noqa: FBT001 - a rule's argument
        lead = self.lead(at)
        done = tag_leads(self.desk.asked(str(lead)), tag, remove=remove)
        self.note(done.operation, "tag", lead, f"{'-' if remove else '+'}{tag}")

    @precondition(some)
    @rule(at=st.integers(0, 2))
    def deletes(self, at: int) -> None:
        lead = self.lead(at)
        group = next(g for g in self.model.groups() if lead in g)
        self.note(delete_leads(self.desk.asked(str(lead))).operation, "delete", *group)

    @precondition(lambda self: len(self.model.leads()) > 1)
    @rule(at=st.integers(0, 2))
    def merges(self, at: int) -> None:
        one, other = self.lead(at), self.lead(at + 1)
        self.note(self.desk.merge((one, other)), "merge", min(one, other), max(one, other))

    @precondition(some)
    @rule(at=st.integers(0, 2))
    def unmerges(self, at: int) -> None:
        lead = self.lead(at)
        group = next(g for g in self.model.groups() if lead in g)
        ends = {min(r for r in group if self.model.person[r] == p)
                for p in {self.model.person[r] for r in group}}  # fmt: skip
        if len(ends) > 1:
            one, other = sorted(ends)[:2]
            done = unmerge(self.desk.store, (str(one), str(other)), self.desk.author())
            self.note(done.operation, "unmerge", one, other)

    @precondition(lambda self: self.model.operations)
    @rule(at=st.integers(0, 30))
    def turns_around(self, at: int) -> None:
        number = sorted(self.model.operations)[at % len(self.model.operations)]
        one = self.model.operations[number]
        try:
            if one.undone:
                self.desk.redo(number)
            else:
                self.desk.undo(number)
        except LeadctlError:
            return  # somebody spoke of a lead that would be gone
        one.undone = not one.undone

    @invariant()
    def agree(self) -> None:
        assert self._shown() == self.model.leads()

    @invariant()
    def whole(self) -> None:
        if self.desk.store.exists():
            found = examine(self.desk.store, full=True)
            assert [one.findings for one in found if one.findings] == []

    def _shown(self) -> dict[int, Lead]:
        live = self.model.live()
        homes = self.desk.query("select record_id, lead_id from member")
        return {
            lead: Lead(
                frozenset(r for r, home in homes if home == lead and r in live),
                title,
                status,
                frozenset(json.loads(tags or "[]")),
                industry,
            )
            for lead, title, status, tags, industry in self.desk.leads(
                "lead_id", "title", "status", "tags", "industry"
            )
        }
