"""`import`: files -> rows -> mapped, cleaned, keyed in a private staging -> one short write."""

from __future__ import annotations

from collections import Counter
from contextlib import ExitStack
from dataclasses import dataclass, field, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from leadctl.mapping.maps.mapfile import parse_map
from leadctl.store.changing.landing import Staged, is_known, land
from leadctl.store.derived.vanishing import Marks, count_marks
from leadctl.store.facts import operations, tombstones
from leadctl.store.facts.mail_domains import known_answers
from leadctl.store.facts.ownrules import without_forgotten
from leadctl.store.facts.sources import define
from leadctl.store.facts.staging import Staging, staging
from leadctl.store.opening.connect import StoreChanged, reading, retried, writing
from leadctl.workflows.importing.full_lists import refuse_loss, refuse_short, torn
from leadctl.workflows.importing.import_result import ImportResult
from leadctl.workflows.importing.stage_lists import ListStaging
from leadctl.workflows.lists.inputs import opened
from leadctl.workflows.lists.rejects import check_rejects, held_rejects, rejects_path
from leadctl.workflows.lists.saved_maps import found_map

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Callable, Mapping, Sequence

    from leadctl.mapping.deciding.plan import MapFile
    from leadctl.store.facts.author import Author
    from leadctl.workflows.importing.import_request import ImportRequest
    from leadctl.workflows.importing.import_result import FileResult


def import_lists(
    store: Path,
    request: ImportRequest,
    author: Author,
    *,
    wait: float = 0.0,
    report: Callable[[int, int], None] = lambda _done, _total: None,
) -> ImportResult:
    """Import files in one operation: all of them or, unless `keep_going`, none.

    Raises:
        LeadctlError: a file is missing or unreadable, its columns are unclear, rejects exceed
            `max_rejects`, or the store cannot be used.
    """
    map_file = found_map(request.map_path) if request.map_path else None
    if request.map_text:
        map_file = parse_map("the mapping", request.map_text)
    with ExitStack() as stack:
        # Standard input is kept in a file, for it may have to be read again.
        paths = [stack.enter_context(opened(given)) for given in request.paths]
        return retried(_Attempt(store, request, author, map_file, paths, wait, report).make)


@dataclass
class _Attempt:
    """One way of some files through the staging into the store.

    `forgot` is the operation that forgot somebody last, when the files were read, and `answers`
    what was known of mail domains.
    """

    store: Path
    request: ImportRequest
    author: Author
    map_file: MapFile | None
    paths: list[Path]
    wait: float
    report: Callable[[int, int], None]
    forgot: int = 0
    answers: Mapping[str, str] = field(default_factory=dict)

    def make(self) -> ImportResult:
        """Stage the files and land them.

        Raises:
            StoreChanged: another command changed what the staging was built on.
        """
        with staging() as stage:
            with reading(self.store, self.wait, snapshot=False) as con:
                secret = con.execute("select value from meta where key = 'secret'").fetchone()[0]
                self.forgot, self.answers = tombstones.newest(con), known_answers(con)
                request = _without_forgotten(con, self.request)
                work = ListStaging(request, self.map_file, stage, con, secret, self.report)
                given = zip(request.paths, self.paths, strict=True)
                results = [work.stage_file(i, *one) for i, one in enumerate(given)]
                for i in torn(con, work.known, work.staged) if request.full else ():
                    results[i] = work.stage_file(i, request.paths[i], self.paths[i], again=True)
            stage.finish()
            if not request.dry_run:
                _write_rejects(request, stage, work.staged, results)
            _check_rejects(request, results)
            if not work.staged:
                return ImportResult(None, results, request.dry_run)
            operation, marks = self._land(stage, secret, work.staged, results)
        return ImportResult(None if request.dry_run else operation, results, request.dry_run, marks)

    def _land(
        self, stage: Staging, secret: bytes, staged: list[Staged], results: list[FileResult]
    ) -> tuple[int, Marks]:
        with writing(
            self.store,
            self.author.at,
            wait=self.wait,
            holder="leadctl import",
            attach=stage.path,
            dry_run=self.request.dry_run,
            secret=secret,
        ) as con:
            built_on = tombstones.newest(con), known_answers(con)
            if is_known(con, staged) or built_on != (self.forgot, self.answers):
                raise StoreChanged
            return _land(con, self.request, self.author, staged, results)


def _without_forgotten(con: sqlite3.Connection, request: ImportRequest) -> ImportRequest:
    """The request under rules that name nobody who was forgotten."""
    options = request.options
    own = without_forgotten(con, options.own)
    return request if own is options.own else replace(request, options=replace(options, own=own))


_REJECTS_AT_ONCE = 1000


def _write_rejects(
    request: ImportRequest, stage: Staging, staged: Sequence[Staged], results: list[FileResult]
) -> None:
    taken = [Path(name) for name in request.paths]
    for one in staged:
        result = results[one.file]
        if result.rejected or result.aside:
            path = rejects_path(request.rejects, result.name, taken)
            assert result.header is not None  # noqa: S101 - it was staged
            with held_rejects() as held:
                rejects = stage.rejects(one.file)
                while some := list(islice(rejects, _REJECTS_AT_ONCE)):
                    held.add(some)
                result.rejects_file = held.save(path, result.header)
            taken.append(path)


def _check_rejects(request: ImportRequest, results: Sequence[FileResult]) -> None:
    """Stop before anything is written where more was rejected than the user allows."""
    news = [one for one in results if one.known is None]
    check_rejects(
        request.max_rejects,
        sum(one.rows + one.rejected for one in news),
        sum((one.reasons for one in news), Counter()),
        "nothing was imported",
        ", ".join(str(one.rejects_file) for one in results if one.rejects_file),
    )


COUNTS = (
    "new", "joined", "updated", "unchanged", "skipped", "told", "companies", "filled",
)  # fmt: skip
"""What the history keeps of all that became of the rows of an import."""


def _land(
    con: sqlite3.Connection,
    request: ImportRequest,
    author: Author,
    staged: list[Staged],
    results: list[FileResult],
) -> tuple[int, Marks]:
    if request.full and not request.yes:
        refuse_short(con, staged)
    op_id = operations.begin(con, "import", author)
    for name in dict.fromkeys(one.source for one in staged):
        define(con, op_id, replace(request.source, name=name))
    for file, landed in land(con, op_id, author.at, staged).items():
        results[file].landed = landed
    if request.full and not request.yes:
        refuse_loss(con)
    marks = count_marks(con)
    totals = {
        name: sum(getattr(results[one.file].landed, name) for one in staged) for name in COUNTS
    }
    operations.set_counts(
        con,
        op_id,
        {
            "files": len(staged),
            "rows": sum(one.rows for one in staged),
            "rejected": sum(one.rejected for one in staged),
            "forgotten": sum(results[one.file].forgotten for one in staged),
            **totals,
            **marks._asdict(),
        },
    )
    return op_id, marks
