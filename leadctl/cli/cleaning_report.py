"""What `clean --report` says: changes by rule with examples, verdicts by reason."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from leadctl.cli.import_summary import CHANGES_SHOWN, look_lines
from leadctl.cli.text import columns, count, counted, cut, fitted, more, safe, unveiled, width

if TYPE_CHECKING:
    from collections.abc import Iterator

    from leadctl.workflows.lists.changes import Report
    from leadctl.workflows.lists.figures import Figures

_DOT = " · "
_ARROW = " -> "
_INDENT = "      "
_RULES, _REASONS, _TYPOS = 4, 4, 3
"""How many of each are told, the most frequent first; JSON has all."""

_NOUNS = {"email": "e-mails", "phone": "phones"}
_VERDICTS = ("risky", "possible", "invalid", "unknown", "missing", "valid")
"""In the order in which they are told: what there is to do first."""


def report_lines(figures: Figures, report: Report) -> list[str]:
    """Tell what cleaning changed and by which rules, and what addresses and numbers are worth.

    Lines are as wide as a terminal, also where none is: reports are read in logs and mails.
    """
    room = columns()
    return [part for line in _report_lines(figures, report) for part in fitted(safe(line), room)]


def _report_lines(figures: Figures, report: Report) -> list[str]:
    changed = [(name, n) for name, n in figures.changed.most_common() if n]
    lines = [_changed(changed, report), *_judged(report), *look_lines(figures)]
    for name, n in changed:
        rules = _by_rules(report.rules.get(name, Counter()), n, _RULES)
        lines.append(f"    {name} {count(n)}" + (f": {rules}" if rules else ""))
        lines += _examples(report, name)
    return lines


def _by_rules(rules: Counter[str], changed: int, shown: int) -> str:
    """Say by which rules cells changed, and how many where it is not all of them."""
    told = ", ".join(
        rule if times == changed else f"{rule} {count(times)}"
        for rule, times in rules.most_common(shown)
    )
    return f"{told}{more(len(rules), shown)}"


def _changed(changed: list[tuple[str, int]], report: Report) -> str:
    """Say it in one line, by the most frequent rule of each: `company 204 (legal form 98 ...)`."""
    total = sum(n for _, n in changed)
    told = []
    for name, n in changed[:CHANGES_SHOWN]:
        rules = _by_rules(report.rules.get(name, Counter()), n, 1)
        told.append(f"{name} {count(n)}" + (f" ({rules})" if rules else ""))
    parts = f": {_DOT.join(told)}{more(len(changed), CHANGES_SHOWN)}" if told else ""
    return f"  changed {counted(total, 'cell')}{parts}"


def _examples(report: Report, name: str) -> Iterator[str]:
    """Show some changes, each in one line of the terminal."""
    room = columns() - len(_INDENT) - len(_ARROW)
    for raw, clean in report.examples.get(name, {}).values():
        before, after = _shown(raw), _shown(clean)
        after = cut(after, max(room // 2, room - width(before)))
        yield f"{_INDENT}{cut(before, room - width(after))}{_ARROW}{after}"


def _shown(text: str) -> str:
    """Show a value with what nobody would see: line ends, and blanks at its ends and in a row."""
    if not text:
        return "(nothing)"
    seen = safe(unveiled(text.translate(_LINE_ENDS)))
    return f'"{seen}"' if seen != " ".join(seen.split()) else seen


_LINE_ENDS = str.maketrans({"\n": "\\n", "\r": "\\r", "\t": "\\t"})


def _judged(report: Report) -> Iterator[str]:
    for kind, noun in _NOUNS.items():
        told = [_verdict(report, kind, verdict) for verdict in _VERDICTS]
        if any(told):
            yield f"  {noun}: {_DOT.join(filter(None, told))}"
    found = [f"{wrong}{_ARROW}{meant}?" for (wrong, meant), _ in report.typos.most_common(_TYPOS)]
    if found:
        yield f"  typos: {', '.join(found)}{more(len(report.typos), _TYPOS)}"


def _verdict(report: Report, kind: str, verdict: str) -> str:
    """Say how many there are and why: `risky 108 (96 role_based, 12 disposable)`."""
    reasons = Counter(
        {why: n for (of, said, why), n in report.judged.items() if (of, said) == (kind, verdict)}
    )
    total = reasons.total()
    del reasons[""]
    told = [why if n == total else f"{count(n)} {why}" for why, n in reasons.most_common(_REASONS)]
    why = f" ({', '.join(told)}{more(len(reasons), _REASONS)})" if told else ""
    return f"{verdict} {count(total)}{why}" if total else ""


def report_document(report: Report) -> dict[str, Any]:
    """The same as JSON."""
    return {
        "rules": {name: dict(counts.most_common()) for name, counts in report.rules.items()},
        "examples": {
            name: [
                {"rules": rules, "raw": raw, "clean": clean}
                for rules, (raw, clean) in shown.items()
            ]
            for name, shown in report.examples.items()
        },
        "reasons": [
            {"kind": kind, "verdict": verdict, "reason": reason or None, "values": n}
            for (kind, verdict, reason), n in report.judged.most_common()
        ],
        "typos": [
            {"domain": wrong, "meant": meant, "values": n}
            for (wrong, meant), n in report.typos.most_common()
        ],
    }
