"""The Python interface: the functions behind the commands, over pandas frames.

`leadctl.clean(frame)` loads this module when it is first used, and pandas with it.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import Rules
from leadctl.config import load_given
from leadctl.mapping.deciding.plan import Plan, make_plan
from leadctl.mapping.deciding.single import plan_of, single
from leadctl.mapping.deciding.wanted import fields_wanted
from leadctl.mapping.maps.columns import PlanColumn
from leadctl.mapping.passing.added import Added
from leadctl.mapping.passing.cleaning_pass import clean_table
from leadctl.rows import SAMPLE_ROWS
from leadctl.scratch import held_file
from leadctl.workflows.deduping.merge_limits import MergeLimits, check_merges
from leadctl.workflows.deduping.merge_rows import RowMerger
from leadctl.workflows.lists.frames import columns_of, documents, headers_of, of_documents
from leadctl.workflows.lists.region import check_region
from leadctl.workflows.lists.written_ways import told_by, undecided, with_orders, written_ways
from leadctl.workflows.rules.own_preference import own_preference
from leadctl.workflows.rules.own_rules import own_rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    import pandas as pd

    from leadctl.config import Settings

__all__ = ["clean", "clusters", "dedupe"]

_PART = 4000
"""Rows cleaned at a time where they do not all have to be held."""


def clean(
    frame: pd.DataFrame,
    *,
    region: str = "",
    vendor: str = "",
    only: str | Iterable[str] = (),
    verdicts: bool = False,
    derived: bool = False,
    fix_typos: bool = False,
    settings: str | Path | None = None,
) -> pd.DataFrame:
    """Clean a lead list, as `leadctl clean` does from file to file.

    Args:
        frame: a lead list; its column names are read as headers. Missing values are empty cells,
            several values in one (a list, a tuple) are read as if `; ` parted them, and other
            values as the text that they print. Dictionaries become their JSON, and are not cleaned.
        region: ISO 3166 alpha-2 code of phones where neither number nor row names a country; upper
            or lower case.
        vendor: name of the vendor whose layout it is; recognised by the headers when empty.
        only: the fields to clean, by name, header or kind, such as `("email", "phone")`; all when
            empty. Columns of others keep their text.
        verdicts: whether columns are added that tell what addresses and numbers are worth:
            `email_status`, `email_reason`, `phone_type`, ...
        derived: whether fields are added that rows tell and no column holds: `first_name`, ...;
            where a column has the field, its empty cells are filled.
        fix_typos: whether mistyped mail domains become those that are meant.
        settings: a settings file, such as `leadctl.toml`, with rules of your own in its table
            `[clean]`, and the `region` where none is given here. Without it there are none,
            wherever the notebook runs.

    Returns:
        A new frame with the same index and columns, in their order, as text, before the added
        ones; empty cells are missing values. The given frame stays as it is; one without columns
        gives one without.

    Raises:
        leadctl.errors.DataError: no column is known, or two could mean one field equally well.
        leadctl.errors.UsageError: no such vendor, region or field exists, or the settings hold
            something else than settings.
        leadctl.errors.InputMissing: the settings are not there, or a list that they name.
    """
    given = _settings(settings)
    region = region or given.region
    columns, headers = columns_of(frame), headers_of(frame)
    nested = documents(columns)
    plan, rules = _plan(headers, columns, region, vendor, nested, anything=True)
    kept = {at: {row: columns[at][row] for row in rows} for at, rows in nested.items()}
    columns = _replaced(columns, {at: dict.fromkeys(rows, "") for at, rows in nested.items()})
    rules = replace(rules, fix_typos=fix_typos, own=own_rules(given))
    wanted = fields_wanted([only] if isinstance(only, str) and only else only, plan)
    sample = _sample(columns)
    added = Added(plan, headers, sample, wanted, verdicts=verdicts, derived=derived)
    table = clean_table(plan, columns, rules, only=wanted, filled=added.places)
    texts = _replaced(added.columns(columns, table, rules), kept)
    cleaned = _frame(dict(enumerate(texts)), frame.index)
    cleaned.columns = _labels(frame.columns, added.names) if added.names else frame.columns
    return cleaned


def dedupe(
    frame: pd.DataFrame,
    *,
    region: str = "",
    vendor: str = "",
    threshold: float | None = None,
    max_cluster: int | None = None,
    max_merge_share: float | str | None = None,
    survivorship: Mapping[str, str] | None = None,
    trusted_sources: Sequence[str] | None = None,
    settings: str | Path | None = None,
) -> pd.DataFrame:
    """Make one row of those that are one person, as `leadctl dedupe FILE` does.

    Args:
        frame: a lead list, as `clean` takes it.
        region: as for `clean`.
        vendor: as for `clean`.
        threshold: probability from which two rows are one person, above 0.5; 0.75 if left out.
        max_cluster: how many rows that differ may be one person; 1000 if left out.
        max_merge_share: how many percent of the rows may be merged into others, such as 40 or
            `"40%"`; all if left out.
        survivorship: field -> which of several values stays: `newest`, `oldest`, `longest`,
            `most_trusted`, `most_complete` or `most_frequent`; of rows, the last is the newest.
        trusted_sources: sources in the order of trust, for `most_trusted`, as a column of the list
            names them.
        settings: as for `clean`; its table `[dedupe]` says what is left out here.

    Returns:
        A new frame, one row a person under the index of the person's first row, with clean values.
        Of several values that of the row that tells most wins, of names the fullest, an opt-out
        and the furthest stage stay, and columns `other_emails` and `other_phones` take further
        addresses and numbers. The order of the rows decides nothing, but where a rule of
        `survivorship` asks for it. Which rows they were made of, `clusters` tells.

    Raises:
        leadctl.errors.Refused: more would be merged than is allowed.
        leadctl.errors.DataError: as `clean` does.
        leadctl.errors.UsageError: as `clean` does, or an argument cannot be what it is.
        leadctl.errors.InputMissing: as `clean` does.
    """
    given = _settings(
        settings,
        threshold=threshold,
        max_cluster=max_cluster,
        max_merge_share=max_merge_share,
        survivorship=survivorship,
        trusted_sources=trusted_sources,
    )
    with _merger(frame, region, vendor, given) as merger:
        rows = list(merger.rows())
        homes = merger.cluster_of or range(len(frame))
    first = [at for at, home in enumerate(homes) if at == home]
    headers = _labels(frame.columns, merger.columns[len(frame.columns) :])
    people = _frame(
        {at: [row[at] for row in rows] for at in range(len(headers))}, frame.index[first]
    )
    people.columns = headers
    return people


def clusters(
    frame: pd.DataFrame,
    *,
    region: str = "",
    vendor: str = "",
    threshold: float | None = None,
    max_cluster: int | None = None,
    max_merge_share: float | str | None = None,
    settings: str | Path | None = None,
) -> pd.Series[int]:
    """Tell which rows are one person, as `leadctl dedupe FILE --clusters` does.

    Args:
        frame: a lead list, as `clean` takes it.
        region: as for `clean`.
        vendor: as for `clean`.
        threshold: as for `dedupe`.
        max_cluster: as for `dedupe`.
        max_merge_share: as for `dedupe`.
        settings: as for `dedupe`.

    Returns:
        A series named `cluster_id` with the frame's index: for each row the number of the first
        row of its person, counted from 1.

    Raises:
        leadctl.errors.Refused: as `dedupe` does.
        leadctl.errors.DataError: as `clean` does.
        leadctl.errors.UsageError: as `dedupe` does.
        leadctl.errors.InputMissing: as `clean` does.
    """
    import pandas as pd  # noqa: PLC0415 - costs a second, and annotations do not need it

    given = _settings(
        settings, threshold=threshold, max_cluster=max_cluster, max_merge_share=max_merge_share
    )
    with _merger(frame, region, vendor, given) as merger:
        numbers = [home + 1 for home in merger.cluster_of or range(len(frame))]
    return pd.Series(numbers, index=frame.index, name="cluster_id", dtype="int64")


def _settings(path: str | Path | None, **arguments: object) -> Settings:
    """What is set by arguments, or else by the file that is named."""
    return load_given(None if path is None else Path(path), arguments)


@contextmanager
def _merger(frame: pd.DataFrame, region: str, vendor: str, given: Settings) -> Iterator[RowMerger]:
    columns, preference = columns_of(frame), own_preference(given)
    plan, rules = _plan(
        headers_of(frame), columns, region or given.region, vendor, documents(columns)
    )
    rules = replace(rules, own=own_rules(given))
    with held_file() as spool:
        merger = RowMerger(plan, rules, spool, preference=preference)
        for start in range(0, len(frame), _PART):
            merger.add([column[start : start + _PART] for column in columns])
        found = merger.find(given.threshold)
        limits = MergeLimits(given.max_cluster, given.max_merge_share)
        check_merges(found, limits, range(1, len(frame) + 1), "row")
        yield merger


def _plan(
    headers: Sequence[str],
    columns: list[list[str]],
    region: str,
    vendor: str,
    nested: Mapping[int, Sequence[int]],
    *,
    anything: bool = False,
) -> tuple[Plan, Rules]:
    """Say what the columns mean; with `anything` the list may be of nobody.

    Columns of nothing but documents stay as they are, whatever their headers say.
    """
    region = region.strip().upper()
    check_region(region)
    if not columns:
        return Plan(()), Rules(region)
    sample = _sample(columns)
    one = single(headers[0], sample[0]) if len(headers) == 1 and anything and not vendor else None
    if one and one.field:
        plan = plan_of(one, headers[0], sample[0])
    else:
        plan = make_plan(headers, sample, profile=vendor, anything=anything)
    custom = of_documents(columns, nested)
    told = (
        PlanColumn(column.header, "", "custom") if at in custom else column
        for at, column in enumerate(plan.columns)
    )
    plan = replace(plan, columns=tuple(told))
    ways = written_ways(plan, sample)
    found = told_by(undecided(plan, sample, plan.date_orders), [columns])
    return plan, Rules(region, with_orders(ways, found))


def _replaced(
    columns: Sequence[Sequence[str]], cells: Mapping[int, Mapping[int, str]]
) -> list[list[str]]:
    """Put other texts in some cells: column -> row -> text."""
    found = list(map(list, columns))
    for at, texts in cells.items():
        for row, text in texts.items():
            found[at][row] = text
    return found


def _sample(columns: Sequence[list[str]]) -> list[list[str]]:
    return [column[:SAMPLE_ROWS] for column in columns]


def _frame(columns: dict[int, object], index: pd.Index) -> pd.DataFrame:
    """A frame of text in which empty cells are missing values."""
    import pandas as pd  # noqa: PLC0415 - see above

    return pd.DataFrame(columns, index=index, dtype="string").replace("", pd.NA)


def _labels(own: pd.Index, added: Sequence[str]) -> pd.Index:
    """Name columns behind a frame's own, on the first of its levels where it has several."""
    import pandas as pd  # noqa: PLC0415 - see above

    if isinstance(own, pd.MultiIndex):
        blank = [""] * (own.nlevels - 1)
        return pd.MultiIndex.from_tuples([*own, *((name, *blank) for name in added)])
    return pd.Index([*own, *added])
