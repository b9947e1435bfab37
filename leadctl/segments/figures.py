"""Numbers as cells have them: one figure, a range `51-200`, or an open one `10000+`."""

from __future__ import annotations

import re

_FIGURE = r"\d{1,18}(?:\.\d{1,18})?"
_SPAN = re.compile(rf"(-?{_FIGURE})(?:-({_FIGURE})|(\+))?", re.ASCII)


def span(text: str) -> tuple[float, float] | None:
    """Read a cell as the least and the greatest number that it may mean; None where it has none."""
    match = _SPAN.fullmatch(text)
    if match is None:
        return None
    low = float(match[1])
    return low, float("inf") if match[3] else float(match[2] or low)
