"""Options that several commands share, each declared once, and groups of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, BinaryIO

from typer import Argument, Option

from leadctl.cli import complete
from leadctl.cli.output import binary_stdout
from leadctl.errors import UsageError
from leadctl.rows import ReadOptions

Store = Annotated[
    Path | None,
    Option(
        "--store",
        metavar="PATH",
        readable=False,  # the store says itself what is wrong with it
        help="Use this store.  [env: LEADCTL_STORE]",
    ),
]
Wait = Annotated[
    float | None,
    Option(
        "--wait",
        metavar="SECONDS",
        help="Wait so long for a busy store, 60 if left out.  [env: LEADCTL_WAIT]",
    ),
]
KeyFile = Annotated[
    Path | None,
    Option(
        "--key-file",
        metavar="PATH",
        help="File with the key of an encrypted store.  [env: LEADCTL_KEY_FILE]",
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
        "--format",
        metavar="NAME",
        help="csv, tsv, json, jsonl or xlsx; else the file's suffix says.",
    ),
]
Columns = Annotated[
    str | None,
    Option(
        "--columns",
        metavar="NAMES",
        help="These columns, separated by commas; `all` for every one.",
    ),
]
Sort = Annotated[
    str | None,
    Option("--sort", metavar="NAME", help="Sort by this column; -NAME turns the order around."),
]
_MOST = 2**63 - 1
"""The greatest number that SQLite takes."""

Limit = Annotated[
    int | None,
    Option("--limit", metavar="NUMBER", min=0, max=_MOST, help="Stop after this many."),
]
AsOf = Annotated[
    str | None,
    Option(
        "--as-of",
        metavar="MOMENT",
        help="As things stood: after operation 41, at the end of 2026-10-31, or at"
        " 2026-10-31T14:00 (UTC). Cleaned by today's rules.",
    ),
]
Named = Annotated[
    int | None,
    Option(
        "--limit",
        metavar="NUMBER",
        min=0,
        max=_MOST,
        help="With --dry-run: name at most so many leads; 10 in a table, all in JSON.",
    ),
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
Meant = Annotated[
    list[str],
    Argument(
        metavar="LEADS...",
        help="Leads by number, address or profile, or an expression.",
        autocompletion=complete.expressions,
    ),
]
Chosen = Annotated[
    list[str] | None,
    Argument(
        metavar="[EXPR...]",
        help="Only these, such as country:us has:email; also numbers, addresses or profiles.",
        autocompletion=complete.expressions,
    ),
]
Profile = Annotated[
    str,
    Option("--vendor", metavar="NAME", help="Vendor whose layout this is; recognised if left out."),
]
MapFile = Annotated[
    Path | None,
    Option(
        "--map",
        metavar="FILE|NAME",
        help="TOML file, or saved mapping, that says which column is which field.",
    ),
]
Encoding = Annotated[
    str, Option("--encoding", metavar="NAME", help="Encoding of the list; detected if left out.")
]
Delimiter = Annotated[
    str,
    Option("--delimiter", metavar="CHAR", help="What stands between cells; detected if left out."),
]
Sheet = Annotated[
    str,
    Option(
        "--sheet",
        metavar="NAME",
        help="Sheet of a workbook, by name or number, or list in a JSON document.",
    ),
]
Member = Annotated[
    str,
    Option(
        "--member", metavar="NAME", help="File inside a zip archive; the only list if left out."
    ),
]
Table = Annotated[
    int | None,
    Option(
        "--table",
        metavar="NUMBER",
        min=1,
        help="Which table of a file or sheet that holds several; the one with people if left out.",
    ),
]
Rejects = Annotated[
    Path | None,
    Option(
        "--rejects",
        metavar="FILE",
        help="File for what cannot be read; beside the input if left out.",
    ),
]
MaxRejects = Annotated[
    str,
    Option(
        "--max-rejects", metavar="N|N%", help="Change and write nothing if more rows are rejected."
    ),
]


@dataclass(frozen=True)
class Common:
    """What every command over the store takes."""

    json: Json = False
    quiet: Quiet = False
    store: Store = None
    wait: Wait = None
    key_file: KeyFile = None


@dataclass(frozen=True)
class Taken(ReadOptions):
    """How a list is taken."""

    encoding: Encoding = ""
    delimiter: Delimiter = ""
    sheet: Sheet = ""
    member: Member = ""
    table: Table = None


@dataclass(frozen=True)
class Reading:
    """How a list is read, and what its columns mean."""

    profile: Profile = ""
    map_path: MapFile = None
    taken: Taken = Taken()
    rejects: Rejects = None
    max_rejects: MaxRejects = ""


@dataclass(frozen=True)
class Writing:
    """Where a list goes, and in which form."""

    output: OutputPath = None
    format: Format = None
    raw: Raw = False

    @property
    def path(self) -> Path | None:
        """The file; None for standard output."""
        return None if self.output == Path("-") else self.output

    @property
    def place(self) -> str:
        """What to call it."""
        return str(self.path or "standard output")

    def stream(self, *, json: bool, dry_run: bool) -> BinaryIO | None:
        """Open standard output, where the list goes there.

        Raises:
            UsageError: the JSON document goes there too.
        """
        if self.path is not None or dry_run:
            return None
        if json:
            raise UsageError(
                "`--json` needs standard output for itself", "name a file with `--output`"
            )
        return binary_stdout()
