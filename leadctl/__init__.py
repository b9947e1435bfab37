"""leadctl: import, clean, dedupe, segment and export lead lists, with every step undoable."""

__version__ = "0.1.0"
