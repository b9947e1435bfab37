"""The demo runs the whole story, and leaves nothing behind but what was asked for."""

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

from leadctl.cli.demo import STORY

ROOT = Path(__file__).parent.parent.parent


def demo(folder, *words, code=0):
    paths = os.pathsep.join(p for p in (str(ROOT), os.environ.get("PYTHONPATH")) if p)
    done = subprocess.run(
        [sys.executable, "-m", "leadctl", "demo", *words],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": paths, "TMPDIR": str(folder)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == code, done.stderr
    return done


def test_every_step_runs_and_nothing_is_left_behind(tmp_path):
    done = demo(tmp_path)
    for step in STORY:
        assert f"$ leadctl {step.words}\n" in done.stdout
    assert "-> outreach.csv" in done.stderr
    assert "suppressed people left out" in done.stderr
    assert list(tmp_path.iterdir()) == []


def test_its_folder_can_be_kept_and_holds_the_outreach_file(tmp_path):
    demo(tmp_path, "--keep", "tried")
    with (tmp_path / "tried" / "outreach.csv").open(encoding="utf-8", newline="") as stream:
        leads = list(csv.DictReader(stream))
    assert leads
    assert {lead["country"] for lead in leads} == {"US"}
    assert "does not exist yet" in demo(tmp_path, "--keep", "tried", code=73).stderr


def test_it_can_make_the_folder_without_a_word(tmp_path):
    done = demo(tmp_path, "-q", "--keep", "tried")
    assert (done.stdout, done.stderr) == ("", "")
    assert (tmp_path / "tried" / "outreach.csv").stat().st_size


def test_its_steps_and_their_results_can_be_had_as_one_document(tmp_path):
    done = demo(tmp_path, "--json", "--keep", "tried")
    told = json.loads(done.stdout)
    assert (told["schema_version"], told["folder"], done.stderr) == (1, "tried", "")
    assert [step["command"] for step in told["steps"]] == [f"leadctl {one.words}" for one in STORY]
    assert all(step["result"]["schema_version"] == 1 for step in told["steps"])
    assert told["steps"][-1]["result"]["operations"]
