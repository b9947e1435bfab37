"""The Python interface: the functions behind the commands, over pandas frames.

`leadctl.clean(frame)` loads this module when it is first used, and pandas with it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from leadctl.cleaning.cleaned import Rules
from leadctl.mapping.cleaning_pass import clean_columns
from leadctl.mapping.plan import make_plan
from leadctl.workflows.stage_rows import date_orders

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["clean"]

_SAMPLE_ROWS = 200


def clean(frame: pd.DataFrame, *, region: str = "", profile: str = "") -> pd.DataFrame:
    """Clean a lead list, as `leadctl clean` does from file to file.

    Args:
        frame: a lead list; its column names are read as headers. Missing values are empty cells,
            other values are read as the text that they print.
        region: ISO 3166 alpha-2 code of phones where neither number nor row names a country.
        profile: name of a vendor profile; recognised by the headers when empty.

    Returns:
        A new frame with the same index and columns, in their order, as text; empty cells are
        missing values. The given frame stays as it is.

    Raises:
        leadctl.errors.DataError: no column is known, or two could mean one field equally well.
        leadctl.errors.UsageError: no such profile exists.
    """
    import pandas as pd  # noqa: PLC0415 - costs a second, and annotations do not need it

    headers = [str(name) for name in frame.columns]
    text = frame.astype("string").fillna("")
    columns = [text.iloc[:, at].tolist() for at in range(len(headers))]
    sample = [column[:_SAMPLE_ROWS] for column in columns]
    plan = make_plan(headers, sample, profile=profile)
    done = clean_columns(plan, columns, Rules(region, date_orders(plan, sample)))
    cleaned = pd.DataFrame(dict(enumerate(done)), index=frame.index, dtype="string")
    cleaned.columns = frame.columns
    return cleaned.replace("", pd.NA)
