"""What `review` asks, says and refuses, by keys of a terminal and by lines."""

import os
import pty
import select
import subprocess
import sys
import termios
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from leadctl.cli import review_screen
from leadctl.cli.review import _ranges
from leadctl.cli.text import width
from leadctl.matching.pairs import Comparison, Pair
from leadctl.store.asking.explain import Place, Side, Step
from leadctl.store.opening.connect import writing
from leadctl.workflows.reviewing import review_pairs

LIST = """Email,Name,Company,Title
jane@acme.io,Jane Doe,Acme,CEO
jane@private.me,Jane Doe,,Founder
bob@beta.io,Bob Roe,Beta,CTO
bob.roe@private.me,Bob Roe,,Clerk
"""


@pytest.fixture
def waiting(shell, desk):
    """A store in which the leads 1 and 2 might be one, and 3 and 4."""
    Path("in.csv").write_text(LIST, encoding="utf-8")
    shell("import", "in.csv")
    desk.doubt((1, 2), (3, 4))
    return shell


def leads(shell):
    return [one["lead_id"] for one in shell.json("list", "--columns", "lead_id")["leads"]]


def test_two_leads_stand_side_by_side_and_what_both_have_once(waiting):
    shown = waiting("review", stdin="q\n").stdout.splitlines()
    assert shown[:6] == [
        "1 of 2   probability 0.990",
        "   lead        1 (in.csv:2)  2 (in.csv:3)",
        "   full_name   Jane Doe      =",
        "*  title       CEO           Founder",
        "*  seniority   c_level       owner",
        "   department  executive     =",
    ]
    assert [line.split() for line in shown[-5:]] == [
        ["speaks", "compared", "agreement", "bits"],
        ["for", "name", "same", "name", "+25.00"],
        ["against", "place", "other", "city", "-5.00"],
        ["start:", "any", "two", "leads", "at", "all", "-13.37"],
        ["sum:", "odds", "of", "99", "to", "1", "+6.63"],
    ]


def test_answers_by_lines_stand_at_once(waiting):
    said = waiting("review", "--reason", "known", stdin="y\nn\n")
    assert "2 of 2   so far: 1 same   probability 0.890" in said.stdout
    assert said.stderr.splitlines() == [
        "  one now: lead 1   Jane Doe   Acme   jane@acme.io",
        "  two people, for good",
        "1 same, 1 different   no pair left",
        "  each answer is an operation: 3 to 4",
        "  undo: leadctl undo 4        next: leadctl status",
    ]
    assert leads(waiting) == [1, 3, 4]
    history = waiting.json("history", "--limit", "2")["operations"]
    assert [(one["kind"], one["counts"], one["reason"]) for one in history] == [
        ("review", {"different": 1}, "known"),
        ("review", {"same": 1}, "known"),
    ]
    assert "no pair waits" in waiting("review", stdin="y\n").stderr


@pytest.mark.parametrize(
    ("lines", "told", "left"),
    [
        ("q\n", "nothing decided   2 pairs left", [1, 2, 3, 4]),
        ("y\n", "1 same   1 pair left", [1, 3, 4]),
        ("\n YES \n\nq", "1 same   1 pair left", [1, 3, 4]),
        ("s\ns\n", "2 skipped   2 pairs left", [1, 2, 3, 4]),
        ("s\ny\n", "1 same, 1 skipped   1 pair left", [1, 2, 3]),
        ("y\nu\nn\nq\n", "1 different   1 pair left", [1, 2, 3, 4]),
        ("s\nu\ny\nq\n", "1 same   1 pair left", [1, 3, 4]),
        ("u\ny\nq\n", "1 same   1 pair left", [1, 3, 4]),
        ("y\nu\nu\nq\n", "nothing decided   2 pairs left", [1, 2, 3, 4]),
        ("?\ny\nq\n", "1 same   1 pair left", [1, 3, 4]),
    ],
)
def test_what_a_sitting_comes_to(waiting, lines, told, left):
    assert told in waiting("review", stdin=lines).stderr.splitlines()
    assert leads(waiting) == left


def test_a_store_that_is_busy_ends_with_75_and_what_was_said_stands(waiting, desk, monkeypatch):
    plain, asked = review_pairs.decide, []

    def busy_at_the_second(store, *given, **more):
        asked.append(store)
        with ExitStack() as stack:
            if len(asked) > 1:
                stack.enter_context(writing(store, desk.author().at, holder="another"))
            return plain(store, *given, **more)

    monkeypatch.setattr(review_pairs, "decide", busy_at_the_second)
    said = waiting("review", "--wait", "0", stdin="y\ny\n", code=75).stderr
    assert "error: " in said
    assert leads(waiting) == [1, 3, 4]


def test_what_was_skipped_comes_again(waiting):
    waiting("review", stdin="s\ns\n")
    assert "1 of 2" in waiting("review", stdin="q\n").stdout


def test_a_blank_line_parts_one_pair_from_the_next(waiting):
    shown = waiting("review", stdin="y\nu\nq\n").stdout.splitlines()
    starts = [at for at, line in enumerate(shown) if " of 2 " in line]
    assert [shown[at - 1] if at else "the top" for at in starts] == ["the top", "", ""]


def test_a_word_that_is_no_answer_stops_and_what_was_said_stands(waiting):
    said = waiting("review", stdin="y\nperhaps\ny\n", code=2).stderr
    assert "neither y, n, s, u nor q; what was answered before stands" in said
    assert leads(waiting) == [1, 3, 4]


def test_nobody_to_answer_is_told_of_the_list(waiting):
    said = waiting("review", stdin="", code=2)
    assert said.stdout == ""
    assert said.stderr == (
        "error: 2 pairs wait, and nobody is there to answer\n"
        "hint: decide in a spreadsheet: leadctl review export pairs.csv\n"
    )


def test_which_pairs_are_asked_about(waiting):
    assert "1 of 1" in waiting("review", "4", stdin="q\n").stdout
    assert "1 of 1" in waiting("review", "--lead", "bob@beta.io", stdin="q\n").stdout
    assert "1 of 1" in waiting("review", "--min-probability", "0.95", stdin="q\n").stdout
    assert "no lead `9`" in waiting("review", "9", code=2).stderr
    assert "did you mean `export`?" in waiting("review", "exprot", "pairs.csv", code=2).stderr
    assert waiting("review", "--limit", "1", stdin="s\ny\n").stderr.splitlines()[0] == (
        "1 skipped   2 pairs left"
    )
    assert waiting("review", "--limit", "0").stderr == "none asked about: --limit is 0\n"
    assert leads(waiting) == [1, 2, 3, 4]


def test_explain_of_a_doubtful_pair_leads_to_its_review(waiting):
    assert waiting("explain", "3", "4").stderr == "  next: leadctl review 3\n"


def test_no_pair_and_no_store(shell):
    said = shell("review").stderr
    assert said == "no pair waits for a decision\n  next: leadctl dedupe\n"
    assert shell.json("review") == {"schema_version": 1, "waiting": []}
    assert not shell.store.exists()


def test_json_lists_what_waits_and_asks_nothing(waiting):
    found = waiting.json("review", "--limit", "1")["waiting"]
    assert [(one["l"]["lead_id"], one["r"]["title"]) for one in found] == [(1, "Founder")]


@pytest.mark.parametrize(("text", "pairs"), [("", "0 pairs"), (None, "2 pairs")])
def test_a_list_without_a_mark_says_that_nothing_is_to_apply(waiting, text, pairs):
    waiting("review", "export", "pairs.csv")
    if text is not None:
        Path("pairs.csv").write_text(text, encoding="utf-8")
    said = waiting("review", "apply", "pairs.csv").stderr.splitlines()
    assert said == [f"nothing to apply: {pairs}, none marked `same` or `different` in `decision`"]


def test_a_pair_that_a_person_joined_was_kept_apart_until_then(shell):
    one = "+1 212 555 2345"
    rows = f"J. Reedovsky,,Acme,{one}\nJames Reedovsky,james@acme.com,Acme,{one}\n"
    rows += f"Julia Reedovsky,julia@acme.com,Acme,{one}\n"
    Path("list.csv").write_text(f"Name,Email,Company,Phone\n{rows}", encoding="utf-8")
    shell("import", "list.csv")
    shell("dedupe")
    shell("review", "export", "pairs.csv")
    text = Path("pairs.csv").read_text(encoding="utf-8")
    assert "kept apart: another lead" in shell("explain", "1", "2").stdout
    Path("pairs.csv").write_text(text.replace("\n,", "\nsame,", 1), encoding="utf-8")
    shell("review", "apply", "pairs.csv")
    told = shell("explain", "1", "2").stdout
    assert "a person decided\nkept apart until then: another lead" in told


def test_a_list_goes_out_and_comes_back(waiting):
    said = waiting("review", "export", "pairs.csv").stderr
    assert said.splitlines()[0] == "2 pairs -> pairs.csv"
    assert "next: leadctl review apply pairs.csv" in said
    text = Path("pairs.csv").read_text(encoding="utf-8")
    Path("pairs.csv").write_text(text.replace("\n,", "\nno,"), encoding="utf-8")
    trial = waiting("review", "apply", "pairs.csv", "-n").stderr
    assert trial.splitlines()[0] == "0 pairs would be merged, 2 would be told apart   0 undecided"
    assert waiting("review", "apply", "pairs.csv").stderr.splitlines() == [
        "0 pairs merged, 2 told apart   0 undecided",
        "  4 leads before, 4 now",
        "  undo: leadctl undo 3        next: leadctl review",
    ]
    waiting("undo")
    again = waiting("review", "apply", "-", stdin=text.replace("\n,", "\ny,")).stderr
    assert "2 pairs merged, 0 told apart" in again
    late = waiting.json("review", "apply", "pairs.csv")
    assert [one["why"] for one in late["passed"]] == ["one lead by now"] * 2
    told = waiting("review", "apply", "pairs.csv").stderr
    assert "  line 2: 1 and 2: one lead by now" in told.splitlines()
    assert "  to part those that are one: leadctl unmerge 1" in told.splitlines()


def test_a_changed_mind_is_told_how_to_decide_anew(waiting):
    text = waiting("review", "export", "-").stdout
    waiting("review", "apply", "-", stdin=text.replace("\n,", "\nno,"))
    told = waiting("review", "apply", "-", stdin=text.replace("\n,", "\nyes,")).stderr
    see = next(line for line in told.splitlines() if "decide anew" in line)
    assert "undo the operation that decided" in see
    command = see.partition("leadctl ")[2].split()
    assert "decided by operation 3" in waiting(*command).stdout


def test_a_list_that_cannot_be_written_is_to_go_elsewhere(waiting):
    done = waiting("review", "export", "missing/pairs.csv", code=73)
    assert "hint: create the folder first, or choose another as `FILE`" in done.stderr


def test_a_wrong_decision_exits_with_65(waiting):
    text = waiting("review", "export", "-").stdout
    said = waiting("review", "apply", "-", stdin=text.replace("\n,", "\nperhaps,"), code=65)
    assert "standard input, line 2: a decision that is no word" in said.stderr


HOSTILE = "\x1b[31m[bold]Jane[/bold]\u202e\nDoe "


@pytest.mark.parametrize("size", [40, 80, 120])
def test_hostile_and_long_text_is_shown_as_text_within_the_terminal(monkeypatch, capsys, size):
    monkeypatch.setenv("COLUMNS", f"{size}")
    monkeypatch.setattr("leadctl.cli.output.is_terminal", lambda _: True)
    monkeypatch.setattr("leadctl.cli.review_screen.is_terminal", lambda _: True)
    place = (Place(1, "a.csv", 2, undone=False),)
    other = {"full_name": "=", "email": f"{'a' * 60}@example.com", "company": "会社" * 90}
    pair = Pair(1, 2, "match", 9.0, 0.4, (Comparison("name", "[red]same", 9.0),), "two profiles")
    step = Step(
        Side(1, place, {"full_name": HOSTILE, "email": "j@x.io"}), Side(2, place, other), pair
    )
    review_screen.show_pair(step, "1 of 1")
    shown = capsys.readouterr().out
    assert "[bold]Jane[/bold] Doe" in " ".join(shown.split()) or size == 40
    assert "\u202e" not in shown
    assert "\x1b[31m" not in shown
    plain = shown.replace("\x1b[1m", "").replace("\x1b[0m", "")
    assert max(map(width, plain.splitlines())) <= size


def test_keys_of_a_terminal_need_no_enter(waiting):
    with Terminal("review") as terminal:
        terminal.see("1 of 2: same person?")
        terminal.press("?")
        terminal.see("undo my last answer")
        terminal.see("1 of 2: same person?")
        terminal.press("\x1b[A")  # no key of ours
        terminal.see("1 of 2: same person?")
        terminal.press("y")
        terminal.see("one now: lead 1")
        terminal.see("2 of 2: same person?")
        terminal.press("q")
        terminal.see("1 same   1 pair left")
        assert terminal.process.wait(30) == 0
    assert leads(waiting) == [1, 3, 4]


@pytest.mark.parametrize(("ending", "code"), [("ctrl-c", 130), ("kill", 130), ("hang up", 74)])
def test_an_abrupt_end_loses_no_answer(waiting, ending, code):
    with Terminal("review") as terminal:
        terminal.see("1 of 2: same person?")
        terminal.press("y")
        terminal.see("2 of 2: same person?")
        if ending == "ctrl-c":
            terminal.press("\x03")
        elif ending == "kill":
            terminal.process.terminate()
        else:
            terminal.hang_up()
        assert terminal.process.wait(30) == code
    assert leads(waiting) == [1, 3, 4]
    assert "1 of 1" in waiting("review", stdin="q\n").stdout


def test_ctrl_c_tells_what_was_answered_and_how_to_undo_it(waiting):
    with Terminal("review") as terminal:
        terminal.see("1 of 2: same person?")
        terminal.press("y")
        terminal.see("2 of 2: same person?")
        terminal.press("\x03")
        terminal.see("interrupted: 1 same, which stands")
        terminal.see("undo: leadctl undo 3")
        assert terminal.process.wait(30) == 130
    assert leads(waiting) == [1, 3, 4]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            ("--min-probability", "0.999"),
            "no pair at 0.999 or above waits for a decision; 2 others",
        ),
        (("1",), "no pair of lead 1 waits for a decision; 1 other waits"),
    ],
)
def test_pairs_that_are_not_asked_about_are_told(waiting, words, said):
    if words == ("1",):
        waiting("review", "1", stdin="n\n")
    assert said in waiting("review", *words).stderr


@pytest.mark.parametrize(
    ("numbers", "text"), [([3], "3"), ([3, 4, 5], "3 to 5"), ([3, 5, 6, 9], "3, 5 to 6, 9")]
)
def test_operations_are_told_shortly(numbers, text):
    assert _ranges(numbers) == text


def test_a_program_that_answers_is_waited_for_and_heard_at_once(waiting):
    with subprocess.Popen(
        [sys.executable, "-m", "leadctl", "review"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "LEADCTL_STORE": "leads.db"},
        text=True,
    ) as program:
        program.stdin.write("y\n")
        program.stdin.flush()
        while not program.stdout.readline().startswith("2 of 2"):
            assert program.poll() is None
        program.kill()
    assert leads(waiting) == [1, 3, 4]


class Terminal:
    """The program on a terminal of its own, on the store of the folder."""

    def __init__(self, *words):
        self.controller, terminal = pty.openpty()
        self.seen = ""
        self.process = subprocess.Popen(
            [sys.executable, "-m", "leadctl", *words],
            stdin=terminal,
            stdout=terminal,
            stderr=terminal,
            env={**os.environ, "LEADCTL_STORE": "leads.db", "TERM": "xterm"},
            close_fds=True,
        )
        os.close(terminal)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.kill()
        self.process.wait()
        self.hang_up()

    def see(self, text):
        """Read on until a text was shown; what stood before it is forgotten."""
        until = time.monotonic() + 30
        while text not in self.seen:
            assert select.select([self.controller], [], [], until - time.monotonic())[0], self.seen
            self.seen += os.read(self.controller, 4096).decode()
        self.seen = self.seen.partition(text)[2]

    def press(self, keys):
        while termios.tcgetattr(self.controller)[3] & termios.ICANON:  # it waits for no key yet
            time.sleep(0.01)
        os.write(self.controller, keys.encode())

    def hang_up(self):
        if self.controller >= 0:
            os.close(self.controller)
            self.controller = -1
