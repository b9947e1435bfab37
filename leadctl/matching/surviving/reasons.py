"""Why a lead shows a value: what decided, noted while it is decided."""

from __future__ import annotations

from typing import NamedTuple

REASONS = {
    "first": "the first to say it",
    "newest": "the newest word",
    "oldest": "the oldest word stays",
    "longest": "the longest text",
    "joined": "all texts, each below the one before",
    "most_trusted": "of the source that is trusted most",
    "most_complete": "of the row that tells most",
    "most_frequent": "what most rows say",
    "furthest": "the furthest stage",
    "strictest": "the strictest consent",
    "union": "all values stay, this one came first",
    "held": "kept beside the first value",
    "level": "as good as another row's of its list, chosen by value",
    "work": "an address at work, before a private one",
    "job": "of the row of its list that tells company and title",
    "better": "judged better than the other",
    "given": "given, where the other was derived",
    "fuller": "names the person best",
    "address": "in the order of the e-mail address",
    "known": "its given name is known as one",
    "fill": "was there; a later import only fills gaps",
    "protected": "was there, and the field is protected",
    "edited": "edited in an export that came back",
    "said": "set by a person",
    "typed": "typed by a person",
    "follows": "derived from what a person changed",
    "noted": "noted by a person, below what rows say",
    "former": "shown again, for the cleaning since is undone",
    "company": "said of the company, and nothing of the lead itself",
    "lacking": "the latest full list of the source lacks it",
    "default": "nobody said anything",
}
"""What can decide, by the word that names it in JSON, and in words for people."""


class Reason(NamedTuple):
    """Why a value is shown.

    Attributes:
        rule: a word of REASONS.
        record: the record that it comes from; minus the operation for what a person said.
        operation: the operation in which it came.
        over: the operation whose value it was last set against; 0 for none.
    """

    rule: str
    record: int
    operation: int
    over: int = 0
