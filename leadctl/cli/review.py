"""`leadctl review`."""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from typer import Argument, Context, Option
from typer.core import TyperGroup

from leadctl.cli import options
from leadctl.cli.ask import Answers
from leadctl.cli.common import author, settings
from leadctl.cli.lazy import group
from leadctl.cli.onward import onward
from leadctl.cli.output import Output, emit, emit_json
from leadctl.cli.review_screen import HELP, QUESTION, show_pair, survivor_line
from leadctl.cli.spread import spread
from leadctl.cli.text import counted
from leadctl.errors import Interrupted, LeadctlError, UsageError, did_you_mean

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from leadctl.config import Settings
    from leadctl.workflows.reviewing.review_apply import Applied, Passed
    from leadctl.workflows.reviewing.review_pairs import Asking, Scope

Lead = Annotated[
    str,
    Option("--lead", metavar="LEAD", help="Only pairs of this lead; `review LEAD` says the same."),
]
Least = Annotated[
    float,
    Option("--min-probability", metavar="0..1", min=0, max=1, help="Only pairs as likely as this."),
]


class _Group(TyperGroup):
    """Takes a word that is none of its commands for a lead: `review 112`."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        _, rest, _ = self.make_parser(ctx).parse_args(args=list(args))
        is_word = rest and rest[0] not in self.commands and not ctx.resilient_parsing
        if is_word and not did_you_mean(rest[0], self.commands, ""):
            args = [*args[: len(args) - len(rest)], "--lead", *rest]
        return super().parse_args(ctx, args)


app = group()


@app.callback(cls=_Group)
@spread
def run(
    *,
    ctx: Context,
    lead: Lead = "",
    least: Least = 0.0,
    limit: options.Limit = None,
    reason: options.Reason = None,
    common: options.Common,
) -> None:
    """Decide doubtful pairs, the likeliest first: `review`, or `review LEAD` for those of one lead.

    Each answer stands at once, and is undone like any command. What is skipped comes again.
    """
    if ctx.invoked_subcommand is not None:
        return
    from leadctl.workflows.reviewing.review_pairs import Scope

    chosen = settings(store=common.store, wait=common.wait)
    scope = Scope(lead, least)
    if common.json:
        _list_waiting(chosen, scope, limit)
    else:
        _Sitting(chosen, scope, limit, reason, Output(quiet=common.quiet)).hold()


def _list_waiting(chosen: Settings, scope: Scope, limit: int | None) -> None:
    from leadctl.workflows.reviewing.review_file import list_pairs

    emit_json({"waiting": list_pairs(chosen.store, scope, limit, chosen.wait)})


@dataclass
class _Given:
    """An answer of this sitting; `operation` is None where the pair was skipped."""

    word: str
    mark: tuple[int, int]
    operation: int | None = None


@dataclass
class _Sitting:
    """One sitting: asks about one pair after the other, and keeps what was answered."""

    chosen: Settings
    scope: Scope
    limit: int | None
    reason: str | None
    out: Output
    given: list[_Given] = field(default_factory=list)
    left: int = 0
    shown: int = 0

    def hold(self) -> None:
        """Ask until nothing waits, the limit is reached, or the user quits.

        Raises:
            UsageError: nobody is there to answer, or a line says something else.
        """
        asking = self._next()
        if asking is None:
            self._tell_none()
            return
        answers = Answers()
        if answers.is_over:
            waiting = counted(asking.left, "pair waits", "pairs wait")
            raise UsageError(
                f"{waiting}, and nobody is there to answer",
                "decide in a spreadsheet: leadctl review export pairs.csv",
            )
        try:
            while asking is not None and self._ask(asking, answers):
                asking = self._next()
        except KeyboardInterrupt as error:
            raise self._interrupted() from error
        self._close()

    def _tell_none(self) -> None:
        if self.left:
            self.out.summary("none asked about: --limit is 0")
            return
        others = self._outside()
        if not others:
            self.out.summary("no pair waits for a decision")
            self.out.next_steps(then="leadctl dedupe")
            return
        lead = f" of lead {self.scope.lead}" if self.scope.lead else ""
        likely = f" at {self.scope.least:g} or above" if self.scope.least else ""
        waiting = counted(others, "other waits", "others wait")
        self.out.summary(f"no pair{lead}{likely} waits for a decision; {waiting}")
        self.out.next_steps(then="leadctl review")

    def _outside(self) -> int:
        """How many pairs wait that are not asked about."""
        from leadctl.workflows.reviewing.review_pairs import Scope, count_pairs

        return count_pairs(self.chosen.store, Scope(), self.chosen.wait)

    def _next(self) -> Asking | None:
        """The next pair; None where none waits or the limit is reached."""
        from leadctl.workflows.reviewing.review_pairs import next_pair

        passed = {one.mark for one in self.given if one.operation is None}
        asking = next_pair(self.chosen.store, self.scope, passed, self.chosen.wait)
        self.left = asking.left if asking else 0
        is_full = self.limit is not None and len(self.given) >= self.limit
        return None if is_full else asking

    def _ask(self, asking: Asking, answers: Answers) -> bool:
        """Show a pair and act on the answer; False where the user quits."""
        if self.shown:
            emit("")
        self.shown += 1
        show_pair(asking.step, "   ".join([self._place(), *self._told("so far: ")]))
        while True:
            key = _key_of(answers, f"{self._place()}: {QUESTION}")
            if key in {"q", ""}:
                return False
            if key == "?":
                self.out.summary(HELP)
            elif key == "u":
                if self._take_back():
                    return True
            else:
                self._take(asking, key)
                return True

    def _place(self) -> str:
        done = len(self.given)
        total = done + self.left
        if self.limit is not None:
            total = min(total, self.limit)
        return f"{done + 1:,} of {total:,}"

    def _told(self, lead: str = "") -> list[str]:
        words = [one.word for one in self.given]
        told = [f"{words.count(word):,} {word}" for word in ("same", "different", "skipped")]
        found = [one for one in told if not one.startswith("0 ")]
        return [lead + ", ".join(found)] if found else []

    def _take(self, asking: Asking, key: str) -> None:
        """Write an answer down, or note that the pair was skipped."""
        from leadctl.workflows.reviewing.review_pairs import Settled, decide

        if key == "s":
            self.given.append(_Given("skipped", asking.mark))
            return
        kind = {"y": "same", "n": "different"}[key]
        try:
            answer = decide(
                self.chosen.store,
                asking.step.pair,
                kind,
                author(),
                reason=self.reason,
                wait=self.chosen.wait,
            )
        except Settled as error:
            self.out.summary(f"  {error.message}: nothing is written")
            return
        self.given.append(_Given(kind, asking.mark, answer.operation))
        if kind == "same":
            self.out.summary(f"  one now: {survivor_line(answer.leads[0])}")
        else:
            self.out.summary("  two people, for good")

    def _take_back(self) -> bool:
        """Undo the last answer of this sitting; False where there is none, or it has to stand."""
        from leadctl.workflows.keeping.change_history import undo

        if not self.given:
            self.out.summary("  nothing was answered in this sitting: see leadctl history")
            return False
        last = self.given[-1]
        if last.operation is not None:
            store, wait = self.chosen.store, self.chosen.wait
            try:
                undo(store, last.operation, author(), reason=self.reason, wait=wait)
            except UsageError as error:  # another command was quicker
                self.out.summary(f"  {error.message}")
            except LeadctlError as error:
                self.out.summary(f"  {error.message}")
                return False
        self.given.pop()
        self.out.summary(f"  taken back: {last.word}")
        return True

    def _close(self) -> None:
        from leadctl.workflows.reviewing.review_pairs import count_pairs

        done = self._told() or ["nothing decided"]
        left = count_pairs(self.chosen.store, self.scope, self.chosen.wait)
        self.out.summary(f"{done[0]}   {counted(left, 'pair') if left else 'no pair'} left")
        self.out.summary(self._several())
        self.out.next_steps(undo=self._undo(), then="leadctl review" if left else "leadctl status")

    def _interrupted(self) -> KeyboardInterrupt:
        """Say what was answered until then, which stands."""
        if not self._operations():
            return KeyboardInterrupt()
        told = "\n".join([f"interrupted: {self._told()[0]}, which stands", *self._several()])
        return Interrupted(told, f"undo: {self._undo()}\nthe rest: leadctl review")

    def _operations(self) -> list[int]:
        return sorted(one.operation for one in self.given if one.operation is not None)

    def _several(self) -> list[str]:
        """Say which operations several answers are; `undo` takes back one."""
        done = self._operations()
        return [f"  each answer is an operation: {_ranges(done)}"] if len(done) > 1 else []

    def _undo(self) -> str:
        done = self._operations()
        return f"leadctl undo {done[-1]}" if done else ""


def _ranges(numbers: Sequence[int]) -> str:
    """Write rising numbers shortly: `4 to 7, 9`."""
    ends: list[list[int]] = []
    for one in numbers:
        if ends and ends[-1][1] == one - 1:
            ends[-1][1] = one
        else:
            ends.append([one, one])
    return ", ".join(f"{a}" if a == b else f"{a} to {b}" for a, b in ends)


def _key_of(answers: Answers, question: str) -> str:
    """The key that an answer means; empty where no answer can come any more.

    Raises:
        UsageError: a line that says something else; who types a key is asked again.
    """
    while True:
        said = answers.ask(question)
        key = _KEYS.get(said.casefold()) if len(said) < _LONG else None
        if key is not None:
            return key
        if answers.by_key:
            return "?"
        raise UsageError(
            "standard input says neither y, n, s, u nor q; what was answered before stands",
            "what stands: leadctl history",
        )


_LONG = 20

_KEYS = {
    "": "", "y": "y", "yes": "y", "same": "y", "n": "n", "no": "n", "different": "n",
    "s": "s", "skip": "s", "u": "u", "undo": "u", "q": "q", "quit": "q", "?": "?", "help": "?",
}  # fmt: skip
"""Words -> keys."""


@app.command("export")
@spread
def export(
    *,
    file: Annotated[
        Path,
        Argument(metavar="FILE", help="csv, tsv, json, jsonl or xlsx; - is standard output."),
    ],
    form: options.Format = None,
    raw: options.Raw = False,
    lead: Lead = "",
    least: Least = 0.0,
    limit: options.Limit = None,
    decided: Annotated[
        bool,
        Option("--decided", help="Write what was decided instead, with when and by whom."),
    ] = False,
    common: options.Common,
) -> None:
    """Write the pairs that wait as a list with a column for decisions, for a spreadsheet."""
    from leadctl.workflows.reviewing.review_decided import export_decided
    from leadctl.workflows.reviewing.review_file import PairList, export_pairs
    from leadctl.workflows.reviewing.review_pairs import Scope

    chosen = settings(store=common.store, wait=common.wait)
    writing = options.Writing(file, form, raw)
    stream = writing.stream(json=common.json, dry_run=False)
    to = PairList(writing.path, stream, form, raw, limit)
    write = export_decided if decided else export_pairs
    pairs = write(chosen.store, Scope(lead, least), to, chosen.wait)
    if common.json:
        emit_json({"file": str(file), "pairs": pairs})
        return
    out = Output(quiet=common.quiet)
    out.summary(f"{counted(pairs, 'decision' if decided else 'pair')} -> {writing.place}")
    if pairs and not decided:
        out.summary("  write same or different into the column `decision`, or leave it empty")
        out.next_steps(then=f"leadctl review apply {_quoted(file)}")


def _quoted(file: Path) -> str:
    import shlex

    return "pairs.csv" if file == Path("-") else shlex.quote(str(file))


@app.command("apply")
@spread
def apply(
    *,
    file: Annotated[str, Argument(metavar="FILE", help="A list of pairs; - is standard input.")],
    taken: options.Taken,
    reason: options.Reason = None,
    dry_run: options.DryRun = False,
    common: options.Common,
) -> None:
    """Take over the decisions of a list that `review export` wrote, as one operation."""
    from leadctl.workflows.reviewing.review_apply import apply_pairs

    chosen = settings(store=common.store, wait=common.wait)
    done = apply_pairs(
        chosen.store, file, taken, author(), reason=reason, wait=chosen.wait, dry_run=dry_run
    )
    if common.json:
        emit_json({**asdict(done), "passed": done.passed})
        return
    out = Output(quiet=common.quiet)
    out.summary(_applied(done))
    if done.operation is not None:
        out.next_steps(undo=f"leadctl undo {done.operation}", then="leadctl review")


def _applied(done: Applied) -> list[str]:
    if not (done.same or done.different or done.already or done.passed):
        pairs = counted(done.undecided, "pair")
        return [f"nothing to apply: {pairs}, none marked `same` or `different` in `decision`"]
    would, when = ("would be ", "then") if done.dry_run else ("", "now")
    decided = f"{counted(done.same, 'pair')} {would}merged, {done.different:,} {would}told apart"
    already = f"   {done.already:,} decided so before" if done.already else ""
    lines = [
        f"{decided}   {done.undecided:,} undecided{already}",
        f"  {done.leads_before:,} leads before, {done.leads_after:,} {when}",
    ]
    if done.strange:
        pairs = counted(done.strange, "pair")
        lines.append(f"  {pairs} of another store, found by what the list shows of them")
    if done.passed:
        lines.append(f"  {counted(len(done.passed), 'decision')} left out, for things changed:")
    shown = done.passed[:_SHOWN]
    lines += [f"  line {one.line}: {one.lead_l} and {one.lead_r}: {one.why}" for one in shown]
    if len(done.passed) > _SHOWN:
        lines.append(f"  and {len(done.passed) - _SHOWN:,} more; all with --json")
    return [*lines, *_changed_minds(done.passed)]


def _changed_minds(passed: Sequence[Passed]) -> Iterator[str]:
    """How to have it otherwise where a pair is decided already, by the first one of each kind."""
    from leadctl.workflows.reviewing.review_apply import APART_NOW, ONE_NOW

    first = {one.why: one for one in reversed(passed)}
    if ONE_NOW in first:
        parting = onward(f"leadctl unmerge {first[ONE_NOW].lead_l}")
        yield f"  to part those that are one: {parting}"
    if APART_NOW in first:
        one = first[APART_NOW]
        see = onward(f"leadctl explain {one.lead_l} {one.lead_r}")
        yield f"  to decide anew, undo the operation that decided; it is named by: {see}"


_SHOWN = 10
"""Decisions that were left out, and are named."""
