"""Run commands as children and measure what they take: CPU seconds and peak memory."""

from __future__ import annotations

import argparse
import os
import platform
import re
import resource
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

ROOT = Path(__file__).parents[2]
LEADCTL = (sys.executable, "-m", "leadctl")


class ChildFailed(SystemExit):
    """A measured command did not end with 0, so that its figures would mean nothing."""


def say(text: str) -> None:
    """Print at once, since a round takes minutes."""
    print(text, flush=True)  # noqa: T201 - scripts print


@dataclass(frozen=True, slots=True)
class Job:
    """A command to measure.

    Attributes:
        command: program and arguments.
        fresh: files of the folder to remove first, so that each round starts alike.
        copied: file -> the one to put a copy of in its place first, not measured.
    """

    command: Sequence[str]
    fresh: tuple[str, ...] = ()
    copied: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Cost:
    """What one run of a child took.

    Attributes:
        cpu: user and system time in seconds.
        peak: largest resident memory in MiB. Linux hands a child the peak of who started it, so
            nothing below `floor()` can be seen.
    """

    cpu: float
    peak: float


def environment(home: Path) -> dict[str, str]:
    """Give an environment without the user's settings, store and colours."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("LEADCTL_", "XDG_"))}
    return {**kept, "HOME": str(home), "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}


def run(job: Job, folder: Path) -> Cost:
    """Run a child in a folder, its input closed, and wait for it.

    Raises:
        ChildFailed: it did not end with 0; the message has the end of what it said.
    """
    for name in job.fresh:
        (folder / name).unlink(missing_ok=True)
    for name, source in job.copied.items():
        shutil.copyfile(folder / source, folder / name)
    said = folder / "said.txt"
    with said.open("wb") as out:
        child = subprocess.Popen(
            job.command,
            cwd=folder,
            env=environment(folder),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
        )
        _, state, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(state)
    if child.returncode:
        tail = said.read_text("utf-8", "replace")[-1500:]
        raise ChildFailed(f"`{' '.join(job.command)}` ended with {child.returncode}:\n{tail}")
    return Cost(usage.ru_utime + usage.ru_stime, mebibytes(usage.ru_maxrss))


def mebibytes(maxrss: int) -> float:
    """Convert `ru_maxrss`: Linux counts KiB, macOS bytes."""
    return maxrss / (2**20 if sys.platform == "darwin" else 2**10)


def floor() -> float:
    """Give the smallest peak in MiB that a child can show: this process's own."""
    return mebibytes(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)


@contextmanager
def workshop() -> Iterator[Path]:
    """Give a private folder that is gone afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="leadctl-bench-"))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def middle(costs: Sequence[Cost]) -> Cost:
    """Give the median CPU time and the largest peak."""
    return Cost(median(c.cpu for c in costs), max(c.peak for c in costs))


def interleaved(jobs: Mapping[str, Job], rounds: int, folder: Path) -> dict[str, Cost]:
    """Run all jobs in turn, so that a busy machine slows them alike; give their medians."""
    costs: dict[str, list[Cost]] = {name: [] for name in jobs}
    for _ in range(rounds):
        for name, job in jobs.items():
            costs[name].append(run(job, folder))
    return {name: middle(taken) for name, taken in costs.items()}


def _release(name: str) -> str:
    """Name a package's version; ours is read from the checkout that is measured."""
    if name == "leadctl":
        text = (ROOT / "leadctl" / "__init__.py").read_text("utf-8")
        found = re.search(r'__version__ = "(.+?)"', text)
        return found[1] if found else "unknown"
    try:
        return version(name)
    except PackageNotFoundError:
        return "missing"


def head(title: str, *packages: str) -> str:
    """Say what was measured where, and with which versions."""
    load = ", ".join(f"{part:.1f}" for part in os.getloadavg())
    releases = [("Python", platform.python_version()), ("SQLite", sqlite3.sqlite_version)]
    releases += [(name, _release(name)) for name in packages]
    return "\n".join((
        title,
        f"{platform.platform()}, {_processor()}, {os.cpu_count()} cores, load {load}",
        ", ".join(" ".join(pair) for pair in releases),
    ))  # fmt: skip


def _processor() -> str:
    """Name the processor where the system tells it."""
    try:
        lines = Path("/proc/cpuinfo").read_text("utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    models = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return models[0] if models else platform.machine()


def table(headers: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """Lay out a small table: the first column to the left, figures to the right."""
    widths = [max(len(line[i]) for line in (headers, *rows)) for i in range(len(headers))]
    return "\n".join(
        "  ".join(
            cell.rjust(width) if at else cell.ljust(width)
            for at, (cell, width) in enumerate(zip(line, widths, strict=True))
        ).rstrip()
        for line in (headers, ["-" * width for width in widths], *rows)
    )


def distinct(values: Iterable[str], count: int) -> list[str]:
    """Take values until so many different ones are found, each once."""
    found: dict[str, None] = {}
    for value in values:
        found[value] = None
        if len(found) == count:
            break
    return list(found)


def prove(
    title: str, differing: Callable[[int, int], tuple[int, list[str]]], what: str, *packages: str
) -> None:
    """Compare two ways on the command line, and end with an error where they differ.

    Args:
        title: what is proved.
        differing: takes how many values to make and a seed; counts them and names those of which
            the ways make different things.
        what: the values.
        packages: libraries that have a say, besides ours.
    """
    parser = argparse.ArgumentParser(description=title)
    parser.add_argument("count", type=int, nargs="?", default=_ENOUGH)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    say(head(title, "leadctl", *packages))
    count, wrong = differing(args.count, args.seed)
    say(f"{count:,} different {what}, {len(wrong):,} differ {wrong[:9]}")
    raise SystemExit(bool(wrong))


_ENOUGH = 220_000
"""Different values that a proof takes where nobody says how many; folded, titles are fewer."""
