"""leadctl: import, clean and export lead lists, keep their status, and undo every step."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from leadctl.api import clean, clusters, dedupe

__version__ = "0.1.0"

__all__ = ["__version__", "clean", "clusters", "dedupe"]


def __getattr__(name: str) -> object:
    """Load the Python interface when it is first asked for: commands do without it."""
    if name in __all__:
        return getattr(import_module("leadctl.api"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
