"""Options that several commands share, each declared once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

from typer import Argument, Option

Store = Annotated[
    Path | None,
    Option("--store", metavar="PATH", help="Use this store.  [env: LEADCTL_STORE]"),
]
Wait = Annotated[
    float | None,
    Option(
        "--wait",
        metavar="SECONDS",
        help="Wait this long for a store that is in use.  [env: LEADCTL_WAIT]",
    ),
]
Json = Annotated[bool, Option("--json", help="Print one JSON document.")]
Quiet = Annotated[bool, Option("--quiet", "-q", help="Say nothing but errors.")]
Verbose = Annotated[
    int, Option("--verbose", "-v", count=True, show_default=False, help="Say more; -vv even more.")
]
DryRun = Annotated[
    bool, Option("--dry-run", "-n", help="Show what would happen, with true counts; write nothing.")
]
OutputPath = Annotated[
    Path | None,
    Option("--output", "-o", metavar="FILE", help="Write to this file; - is standard output."),
]
Format = Annotated[
    str | None,
    Option(
        "--format", metavar="NAME", help="csv, tsv, json or jsonl; else the file's suffix says."
    ),
]
Columns = Annotated[
    str | None,
    Option("--columns", metavar="NAMES", help="Show these columns, separated by commas."),
]
Sort = Annotated[
    str | None,
    Option("--sort", metavar="NAME", help="Sort by this column; -NAME turns the order around."),
]
Limit = Annotated[
    int | None, Option("--limit", metavar="NUMBER", min=0, help="Stop after this many.")
]
Raw = Annotated[
    bool,
    Option("--raw", help="Write cells as they are, without the guard against formulas."),
]
Region = Annotated[
    str | None,
    Option(
        "--region",
        metavar="CC",
        help="Country of phones where neither number nor lead names one.  [env: LEADCTL_REGION]",
    ),
]
Reason = Annotated[str | None, Option("--reason", metavar="TEXT", help="Why; kept in the history.")]
Yes = Annotated[bool, Option("--yes", help="Answer every question with yes.")]
Leads = Annotated[
    list[str], Argument(metavar="LEADS...", help="Leads: number, e-mail address or profile.")
]
Profile = Annotated[
    str, Option("--profile", metavar="NAME", help="Vendor layout; recognised by itself.")
]
MapFile = Annotated[
    Path | None, Option("--map", metavar="FILE", help="Columns and their fields, as TOML.")
]
Encoding = Annotated[
    str, Option("--encoding", metavar="NAME", help="Encoding of the file; detected if left out.")
]
Delimiter = Annotated[
    str, Option("--delimiter", metavar="CHAR", help="Between cells; detected if left out.")
]
Rejects = Annotated[
    Path | None,
    Option("--rejects", metavar="FILE", help="For what cannot be read; else beside the input."),
]
