"""What an import did: to each of its files, and in all."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from leadctl.rows import UNREAD, Shape
from leadctl.store.changing.outcome import Landed
from leadctl.store.derived.vanishing import NO_MARKS, Marks
from leadctl.workflows.lists.figures import Figures

if TYPE_CHECKING:
    from pathlib import Path

    from leadctl.errors import LeadctlError
    from leadctl.mapping.deciding.plan import Plan
    from leadctl.rows import Reject


@dataclass
class FileResult:
    """What became of one file.

    Attributes:
        name: as given.
        rows: rows read, rejected ones not counted.
        rejected: rows that could not be read.
        reasons: the same by reason; empty where the file was imported before.
        header: the row that keeps its headers among its rejects.
        aside: lines around the rows, by the reason for which they are none.
        forgotten: rows about people who were erased, of which nothing was kept.
        rejects_file: where both are, None without any.
        shape: what the file is, and which part of it was read.
        profile, source: as found or given.
        plan: how its columns were mapped; None for an empty file.
        samples: some values of each column, of a dry run.
        notes: what the reader did to the file, and what else there is to know of its columns.
        warnings: what is wrong beside the file, such as a saved mapping that is none.
        landed: what its rows came to.
        known: the operation that imported the same file before; then nothing was done.
        figures: what cleaning did to the rows that were new.
        error: why it could not be imported (only with keep_going).
        passed_over: whether it holds rejects of an earlier run, which a pattern of names caught.
        is_of_companies: whether its rows tell of companies, not of people.
    """

    name: str
    rows: int = 0
    rejected: int = 0
    reasons: Counter[str] = field(default_factory=Counter)
    header: Reject | None = None
    aside: Counter[str] = field(default_factory=Counter)
    forgotten: int = 0
    rejects_file: Path | None = None
    shape: Shape = UNREAD
    profile: str = ""
    source: str = ""
    plan: Plan | None = None
    samples: tuple[tuple[str, ...], ...] = ()
    notes: tuple[str, ...] = ()
    warnings: tuple[str, ...] = ()
    landed: Landed = field(default_factory=lambda: Landed(0, 0, 0, 0, 0))
    known: int | None = None
    figures: Figures = field(default_factory=Figures)
    error: LeadctlError | None = None
    passed_over: bool = False
    is_of_companies: bool = False


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did; `operation` is None where it changed nothing.

    `marks` tells how many leads a full list lacked for the first time, and how many are back.
    """

    operation: int | None
    files: list[FileResult]
    dry_run: bool = False
    marks: Marks = NO_MARKS

    @property
    def failed(self) -> list[FileResult]:
        """Files that could not be imported."""
        return [one for one in self.files if one.error is not None]
