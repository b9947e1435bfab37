"""The page that says what is wrong in each sample file, from the counts kept while writing it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

INTRO = """\
# Sample lists

Five lists as they come from a prospecting database, a webinar tool, a badge scanner, an accounting
program and a newsletter. Every person and company is invented: firms are syllables under domains
made up with them, telephone numbers come from the ranges that regulators keep free for fiction or
follow the pattern 555, and private addresses have a shape that their provider does not give out.
Should one exist all the same, it is by chance: do not write to any.

`python tests/tools/make_samples.py` writes this folder anew, byte for byte; `--people FILE` adds
which person each line is about. The same people turn up in several lists: by another address, a
short form of the name, in capitals or at another company.
"""

ABOUT = {
    "apollo_export.csv": """\
Comma, cp1252, 27 columns: {rows:,} rows that can be read and 15 that cannot. Of the readable ones
58 are about a person whom an earlier row has under the same address or profile and a name that
agrees. That leaves 1,131 leads; 25 of them are somebody a second time, with nothing sure in common.
Christopher Null, Maria Test, Wei Ma, Jack Ng, True Holloway and Nan Wetherby are called that.""",
    "webinar_registrants.csv": "Semicolon, UTF-8 with a byte order mark, CRLF: {rows:,} rows.",
    "trade_show_scans.csv": "Comma, UTF-8, CRLF, line breaks inside cells: {rows:,} rows.",
    "customers.csv": "Comma, UTF-8: {rows:,} firms that buy already, some without a contact.",
    "unsubscribed.csv": "Comma, UTF-8: {rows:,} addresses that must not be written to.",
}

REMARKS = {
    "e-mail: role": "e-mail: mailbox of a function (info@, sales@), not a person's",
    "e-mail: typo": "e-mail: mistyped provider (gmial.com)",
    "e-mail: wrong": "e-mail: no address at all (no @, two, a comma, a host without a dot)",
    "e-mail: private": "e-mail: private instead of work",
    "e-mail: odd": "e-mail: good, but with capitals, blanks, mailto:, brackets or a semicolon",
    "e-mail: reserved": "e-mail: under .invalid or .test",
    "e-mail: shared": "e-mail: one assistant's address for two people (must not join them)",
    "repeat: byte for byte": "person again: the same row, byte for byte",
    "repeat: same address": "person again: same address, other cells",
    "repeat: same profile": "person again: same LinkedIn profile, changed job",
    "repeat: nothing sure in common": "person again: no sure key in common (left for `dedupe`)",
}


def readme(files: Mapping[str, tuple[int, Counter[str]]]) -> str:
    """Write the page from each file's number of rows and tally."""
    parts = [INTRO]
    for name, (rows, tally) in files.items():
        lines = sorted((REMARKS.get(what, what), count) for what, count in tally.items())
        table = "\n".join(f"| {what} | {count} |" for what, count in lines)
        about = ABOUT[name].format(rows=rows)
        parts.append(f"## {name}\n\n{about}\n\n| what | rows |\n|---|---:|\n{table}\n")
    return "\n".join(parts)
