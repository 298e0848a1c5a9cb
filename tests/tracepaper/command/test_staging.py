"""Handing results over is done whole or not at all."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys

import pytest

from tracepaper.command import staging


def test_an_interruption_in_the_middle_of_handing_over_waits_for_its_end(tmp_path, monkeypatch):
    project, build = tmp_path, tmp_path / staging.FOLDER
    for root, text in ((project, "old"), (build, "new")):
        for name in ("results/exhibits/a.txt", "results/exhibits/b.txt", "data/processed/c.txt"):
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(text, encoding="utf-8")
    copy = shutil.copyfile

    def interrupted(source, target):
        os.kill(os.getpid(), signal.SIGINT)
        return copy(source, target)

    monkeypatch.setattr(shutil, "copyfile", interrupted)
    old, new = staging.fingerprints(project), staging.fingerprints(build)
    with pytest.raises(KeyboardInterrupt), staging.undisturbed():
        staging.hand_over(project, build, old, new)
    assert staging.fingerprints(project) == new
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.fixture
def copied(tmp_path):
    """A project with inputs a and b, a complete build of them, and an edit of both."""
    project, build = tmp_path, tmp_path / staging.FOLDER
    for name in ("a", "b"):
        (project / "manuscript").mkdir(exist_ok=True)
        (project / f"manuscript/{name}.md").write_text("before", encoding="utf-8")
    staging.mirror(project, build)
    staging.write_record(build, "asked", {"results/x": "1"})
    for name in ("a", "b"):
        (project / f"manuscript/{name}.md").write_text("after", encoding="utf-8")
    return project, build


def test_a_copy_ended_half_way_does_not_pass_for_a_complete_build(copied, monkeypatch):
    """The machine is lost with the copies equal and the results old: the next build must not believe them."""
    project, build = copied
    write = staging._write

    def lost(path, content):
        write(path, content)
        if path.name == "b.md":
            raise SystemExit

    monkeypatch.setattr(staging, "_write", lost)
    with pytest.raises(SystemExit):
        staging.mirror(project, build)
    monkeypatch.undo()
    assert staging.mirror(project, build) == []
    assert staging.read_record(build) == {"done": None, "files": {"results/x": "1"}}


def test_where_nothing_changed_the_record_stays(copied):
    project, build = copied
    staging.mirror(project, build)
    staging.write_record(build, "asked", {})
    assert staging.mirror(project, build) == [] and staging.read_record(build)["done"] == "asked"


def test_what_was_made_while_the_clock_was_ahead_is_older_than_an_edit(copied):
    project, build = copied
    made = build / "results/a.txt"
    made.parent.mkdir()
    made.touch()
    for path in (made, build / "manuscript/b.md"):
        os.utime(path, (4102444800, 4102444800))
    (project / "manuscript/b.md").write_text("before", encoding="utf-8")
    assert staging.mirror(project, build) == ["manuscript/a.md"]
    edited, kept = (build / f"manuscript/{name}.md" for name in ("a", "b"))
    assert kept.stat().st_mtime <= made.stat().st_mtime < edited.stat().st_mtime


def test_a_swap_ended_between_its_renamings_is_undone(copied):
    project, build = copied
    (build / "before/results").mkdir(parents=True)
    (build / "before/results/own.txt").touch()
    staging.mirror(project, build)
    assert (project / "results/own.txt").exists() and not (build / "before/results").exists()
    (build / "before/results").mkdir(parents=True)
    staging.mirror(project, build)
    assert not (build / "before/results").exists() and (project / "results/own.txt").exists()


def test_what_a_step_no_longer_makes_is_not_handed_over():
    before, made = {"results/a": "1", "results/changes/figures/b": "2"}, {"results/a": "3"}
    assert staging.still_made(before, made) == {"results/a": "1"}


def test_a_module_saved_twice_in_a_second_runs_as_it_was_saved_last(tmp_path):
    module, copy = tmp_path / "src/one.py", tmp_path / staging.FOLDER / "src/one.py"
    module.parent.mkdir()
    for said in ("4", "3"):  # of one length
        module.write_text(f"SAID = {said}\n", encoding="utf-8")
        staging.mirror(tmp_path, tmp_path / staging.FOLDER)
        os.utime(copy, (10**9, 10**9))
        command = [
            sys.executable,
            "-c",
            "import sys; sys.dont_write_bytecode = False; import one; print(one.SAID)",
        ]
        told = subprocess.run(command, cwd=copy.parent, capture_output=True, text=True, check=True)
        assert told.stdout == f"{said}\n"
    assert len(list(copy.parent.glob("__pycache__/one.*.pyc"))) == 1  # it was kept, and is the new one
