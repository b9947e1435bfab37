"""Disturb commands as machines do, and count: `python tests/bench/stress.py kill --rounds 200`.

`kill`      SIGKILL at a random write of import, dedupe and undo, inside their transaction
`fault`     every write, sync, truncation and removal of import and dedupe fails: I/O error and full
            disk, once and from then on (`--rounds N` takes N of them at random)
`interrupt` SIGINT at a random time of an import
`pair`      two importers of different lists at once, and a reader
`export`    SIGKILL at a random write of an export over an older file
`limit`     files that may not grow over a random size

Each round starts from the same store. Afterwards `doctor` has to end with 0, and the store has to
say what it said before the command, or what it says after an undisturbed one. Exit code 1 where
anything else was found. The same seed disturbs the same calls.
"""

from __future__ import annotations

import argparse
import random
import shutil
import signal
import sys
import tempfile
import time
from collections import Counter
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from world import World, await_staging, calls_made, listing, may_trace, strace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SEED = 4

COMMANDS = {
    "import": ("import", "small.csv", "-q"),
    "dedupe": ("dedupe", "-q"),
    "undo": ("undo", "2", "-q"),
}
"""What is disturbed; each changes the store that `furnish` makes."""

PEOPLE = 60

CANNOT_WRITE, IO = 73, 74


class Found(NamedTuple):
    """What a kind of disturbance came to: how often each outcome, and what should not be."""

    outcomes: Counter[str]
    faults: list[str]


class Scene:
    """A store to disturb, and what it says before and after each command."""

    def __init__(self, folder: Path) -> None:
        self.world = World(folder)
        self.base = folder / "base.db"
        furnish(self.world)
        shutil.copyfile(self.world.store, self.base)
        self.before = self.world.state()
        self.after: dict[str, str] = {}

    def reset(self) -> World:
        """Put the store back as it was at first."""
        self.world.reset(self.base)
        return self.world

    def undisturbed(self, name: str) -> str:
        """The state of the store after a command of COMMANDS.

        Raises:
            RuntimeError: the command fails, or changes nothing.
        """
        if name not in self.after:
            self.reset().must(*COMMANDS[name])
            self.after[name] = self.world.state()
            if self.after[name] == self.before:
                raise RuntimeError(f"`{name}` changes nothing, so that nothing could be half done")
        return self.after[name]

    def judge(self, name: str) -> str:
        """Say what a disturbed command left: `before`, `after`, or what is wrong."""
        code, out, err = self.world.run("doctor")
        if code:
            return f"doctor ended with {code}: {out}{err}"
        state = self.world.state()
        known = {self.before: "before", self.after[name]: "after"}
        return known.get(state, "the store says neither what it said before nor after")


def furnish(world: World) -> None:
    """Import two lists with the same people, so that dedupe has what to merge, and one to come."""
    head = "Email,First Name,Last Name,Company,Phone,City\n"
    rows = [
        (f"jane{i}", f"Jane{'abcdefghij'[i % 10]}", f"Doe{'klmnopqrst'[i // 10]}", i)
        for i in range(PEOPLE)
    ]
    work = [f"{a}@firm{i}.io,{f},{n},Firm {i} Ltd,+4930{1000000 + i},Rome\n" for a, f, n, i in rows]
    home = [f"{a}@gmail.com,{f},{n},Firm {i},+4930{1000000 + i},Rome\n" for a, f, n, i in rows]
    files = {"first.csv": work, "second.csv": home, "small.csv": [r.lower() for r in work]}
    for name, lines in files.items():
        (world.folder / name).write_text(head + "".join(lines), encoding="utf-8")
    world.must("import", "first.csv", "-q")
    world.must("import", "second.csv", "-q")


def kills(scene: Scene, name: str, rounds: int, draw: random.Random) -> Found:
    """Kill a command at a random write to the store or its journal: both stand in the transaction.

    Only kills count; a round whose command was done before is drawn again.
    """
    only = [scene.world.store, scene.world.journal]
    scene.undisturbed(name)
    writes = calls_made(scene.reset(), "pwrite64", COMMANDS[name], only)
    outcomes: Counter[str] = Counter()
    faults: list[str] = []
    while outcomes["killed"] < rounds and outcomes["survived"] <= rounds:
        world = scene.reset()
        when = draw.randint(1, writes)
        trace = strace("/dev/null", "pwrite64", f"pwrite64:signal=KILL:when={when}", only)
        code, _, _ = world.run(*COMMANDS[name], before=trace)
        if code not in {-signal.SIGKILL, 128 + signal.SIGKILL}:
            outcomes["survived"] += 1
            continue
        outcomes["killed"] += 1
        outcomes["left a journal"] += world.journal.exists() and world.journal.stat().st_size > 0
        note(outcomes, faults, scene.judge(name), f"{name} killed at write {when}")
    return Found(outcomes, faults)


def note(outcomes: Counter[str], faults: list[str], verdict: str, what: str) -> None:
    """Count a good verdict, or keep what is wrong."""
    if verdict in {"before", "after"}:
        outcomes[verdict] += 1
    else:
        faults.append(f"{what}: {verdict}")


CALLS = ("pwrite64", "fdatasync", "ftruncate", "unlink")
"""What SQLite does to files; Python's own `write` only tells the user."""


def fault_points(scene: Scene, name: str) -> Iterator[tuple[str, int, str, str]]:
    """Every (call, number, error, `+` from then on) of a command."""
    for call in CALLS:
        number = calls_made(scene.reset(), call, COMMANDS[name])
        yield from product([call], range(1, number + 1), ("EIO", "ENOSPC"), ("", "+"))


def failures(scene: Scene, name: str, rounds: int, draw: random.Random) -> Found:
    """Let calls of a command fail, all of them with `rounds` 0.

    It has to end with a clear error and the store as before, or well and with the store as after.
    """
    scene.undisturbed(name)
    points = list(fault_points(scene, name))
    if rounds:
        points = draw.sample(points, min(rounds, len(points)))
    outcomes: Counter[str] = Counter()
    faults: list[str] = []
    for call, when, error, sticky in points:
        world = scene.reset()
        what = f"{name}, {error} at {call} {when}{sticky}"
        trace = strace("/dev/null", call, f"{call}:error={error}:when={when}{sticky}")
        code, _, err = world.run(*COMMANDS[name], before=trace)
        verdict = scene.judge(name)
        told = code in {CANNOT_WRITE, IO} and err.startswith("error: ")
        if (told and verdict == "before") or (code == 0 and verdict == "after"):
            outcomes["told" if told else "done all the same"] += 1
            outcomes[verdict] += 1
        else:
            faults.append(f"{what}: exit {code}, {verdict}; {err.strip()}")
    return Found(outcomes, faults)


def interrupts(scene: Scene, rounds: int, draw: random.Random) -> Found:
    """Interrupt an import with Ctrl-C at a random time: 130 and as before, or done."""
    listing(scene.world.folder / "big.csv", "q")
    big = ("import", "big.csv", "-q")
    start = time.monotonic()
    scene.reset().must(*big)
    lasts = time.monotonic() - start
    scene.after["big"] = scene.world.state()
    outcomes: Counter[str] = Counter()
    faults: list[str] = []
    for _ in range(rounds):
        world = scene.reset()
        with world.start(*big) as child:
            await_staging(world, child)
            time.sleep(draw.random() * lasts)
            child.send_signal(signal.SIGINT)
            _, err = child.communicate(timeout=60)
        # A signal that comes when all is done ends the interpreter on its way out.
        done = child.returncode in {0, -signal.SIGINT}
        verdict = scene.judge("big")
        left = world.left_over()
        if verdict == ("after" if done else "before") and (done or child.returncode == 130):
            outcomes["done" if done else "interrupted"] += 1
        else:
            faults.append(f"exit {child.returncode}, {verdict}: {err.strip()}")
        faults += [f"left {name}" for name in left]
    return Found(outcomes, faults)


def pairs(scene: Scene, rounds: int, draw: random.Random) -> Found:
    """Run two importers of different lists at once, and read all the while."""
    world = scene.world
    sizes = {"a": 200, "b": 300}
    for name, rows in sizes.items():
        listing(world.folder / f"{name}.csv", name, rows)
    base = scene.reset().count()
    whole = {base, base + sizes["a"], base + sizes["b"], base + sum(sizes.values())}
    outcomes: Counter[str] = Counter()
    faults: list[str] = []
    for _ in range(rounds):
        scene.reset()
        one = world.start("import", "a.csv", "-q")
        time.sleep(draw.random() * 0.3)
        other = world.start("import", "b.csv", "-q")
        seen = set()
        with one, other:
            while one.poll() is None or other.poll() is None:
                code, out, err = world.run("list", "--count")
                outcomes["reads"] += 1
                seen.add(int(out) if code == 0 else f"exit {code}: {err}")
        codes = one.returncode, other.returncode
        faults += [f"the reader saw {one} of {sorted(whole)}" for one in seen - whole]
        if codes == (0, 0) and world.count() == max(whole) and world.run("doctor")[0] == 0:
            outcomes["both landed"] += 1
        else:
            faults.append(f"exits {codes}, {world.count()} leads")
    return Found(outcomes, faults)


def exports(scene: Scene, rounds: int, draw: random.Random) -> Found:
    """Kill an export over an older file: that stays as it was, or the new one stands whole."""
    world = scene.reset()
    out = world.folder / "out.csv"
    words = ("export", "-o", str(out), "-q")
    calls = "write,fsync,rename"
    world.must(*words)
    new, old = out.read_bytes(), b"Email\nold@acme.io\n"
    points = [
        (call, when)
        for call in calls.split(",")
        for when in range(1, calls_made(scene.reset(), call, words) + 1)
    ]
    outcomes: Counter[str] = Counter()
    faults: list[str] = []
    for _ in range(rounds):
        scene.reset()
        out.write_bytes(old)
        call, when = draw.choice(points)
        world.run(*words, before=strace("/dev/null", call, f"{call}:signal=KILL:when={when}"))
        kept = {old: "old file", new: "new file"}.get(out.read_bytes())
        if kept:
            outcomes[kept] += 1
        else:
            faults.append(f"killed at {call} {when}: half a file")
        for path in world.folder.glob("*out.csv*"):
            if path != out:
                outcomes["left a temporary file"] += 1
                if path.stat().st_mode & 0o077:
                    faults.append(f"{path.name} can be read by others")
                path.unlink()
    return Found(outcomes, faults)


def limits(scene: Scene, rounds: int, draw: random.Random) -> Found:
    """Import where files may not grow over a random size; it is told, and nothing is changed."""
    listing(scene.world.folder / "big.csv", "q")
    scene.reset().must("import", "big.csv", "-q")
    scene.after["big"] = scene.world.state()
    most = scene.world.store.stat().st_size
    outcomes: Counter[str] = Counter()
    faults: list[str] = []
    for _ in range(rounds):
        world = scene.reset()
        size = draw.randrange(scene.base.stat().st_size // 2, most)
        code, _, err = world.run("import", "big.csv", "-q", before=("prlimit", f"--fsize={size}"))
        verdict = scene.judge("big")
        if code in {CANNOT_WRITE, IO} and verdict == "before" and err.startswith("error: "):
            outcomes["told"] += 1
        elif code == 0 and verdict == "after":
            outcomes["done"] += 1
        else:
            faults.append(f"files up to {size}: exit {code}, {verdict}; {err.strip()}")
    return Found(outcomes, faults)


KINDS: dict[str, Callable[[Scene, int, random.Random], Iterator[tuple[str, Found]]]] = {
    "kill": lambda s, n, d: ((name, kills(s, name, n, d)) for name in COMMANDS),
    "fault": lambda s, n, d: ((name, failures(s, name, n, d)) for name in ("import", "dedupe")),
    "interrupt": lambda s, n, d: iter([("import", interrupts(s, n, d))]),
    "pair": lambda s, n, d: iter([("two imports", pairs(s, n, d))]),
    "export": lambda s, n, d: iter([("export", exports(s, n, d))]),
    "limit": lambda s, n, d: iter([("import", limits(s, n, d))]),
}
"""Disturbances by the word that asks for them."""

TRACED = frozenset({"kill", "fault", "export"})


def main() -> None:
    """Run one kind of disturbance and print what came of it."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("kind", choices=KINDS)
    parser.add_argument("--rounds", type=int, default=0)
    parser.add_argument("--seed", type=int, default=SEED)
    args = parser.parse_args()
    if args.kind in TRACED and not may_trace():
        sys.exit("strace is not installed, or may not trace")
    wrong = 0
    with tempfile.TemporaryDirectory(prefix="leadctl-stress-") as folder:
        draw = random.Random(args.seed)  # noqa: S311 - no secret
        for name, found in KINDS[args.kind](Scene(Path(folder)), args.rounds, draw):
            counts = ", ".join(f"{what} {n}" for what, n in found.outcomes.items())
            print(f"{args.kind} {name}: {counts}; wrong {len(found.faults)}", flush=True)  # noqa: T201
            for fault in found.faults:
                print(f"  {fault}", flush=True)  # noqa: T201
            wrong += len(found.faults)
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
