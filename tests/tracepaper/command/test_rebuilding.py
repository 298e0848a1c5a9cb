"""What outlives a build knows nothing of the project's own code, which the next save may change."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracepaper import paths
from tracepaper.command import rebuilding, staging
from tracepaper.command.rebuilding import kept_modules
from tracepaper.preview.outcome import Outcome


def test_the_server_of_all_builds_has_no_code_of_the_project(monkeypatch):
    monkeypatch.chdir(Path(__file__).parents[3])
    kept, all_ = set(kept_modules()), set(paths.imported_by_steps())
    assert {"pandas", "matplotlib.figure"} <= kept
    own = {name.partition(".")[0] for name in all_ - kept}
    assert {"tracepaper", "analysis"} <= own <= {"tracepaper", "analysis", "tracepaper_languages"}


@pytest.fixture
def built(tmp_path, monkeypatch):
    """A project of one file, and what builds found in the copy of it."""
    told: list[str] = []
    (tmp_path / "manuscript").mkdir()
    (tmp_path / "manuscript/a.md").write_text("one", encoding="utf-8")
    copy = tmp_path / staging.FOLDER / "manuscript/a.md"

    def build(project, lock, say, count, wrong):
        told.append(copy.read_text(encoding="utf-8") if copy.is_file() else "gone")
        return Outcome()

    monkeypatch.setattr(rebuilding, "_build", build)
    return tmp_path, told


def rebuilt(project, always=False):
    return rebuilding.rebuild(project, list, lambda done, planned: None, list, always)


def test_a_file_that_goes_in_the_moment_it_is_read_is_looked_for_again(built, monkeypatch):
    project, told = built
    write, section = staging._write, project / "manuscript/a.md"

    def interrupted(path, content):
        write(path, content)
        if path.name == "a.md":
            monkeypatch.setattr(staging, "_write", write)
            raise FileNotFoundError(2, "gone", "manuscript/b.md")

    monkeypatch.setattr(staging, "_write", interrupted)
    assert rebuilt(project) is not None and told == ["one"], "the copy is new, and nothing was made of it"
    assert rebuilt(project) is None and told == ["one"]
    section.unlink()
    assert rebuilt(project).changed == ("manuscript/a.md",) and told == ["one", "gone"]


def test_files_that_never_stay_are_a_fault_in_the_end(built, monkeypatch):
    def gone(project, build):
        raise FileNotFoundError(2, "gone", "manuscript/b.md")

    monkeypatch.setattr(staging, "mirror", gone)
    monkeypatch.setattr(rebuilding.time, "sleep", lambda seconds: None)
    with pytest.raises(FileNotFoundError):
        rebuilt(built[0])


def test_what_the_gate_refuses_is_told_while_other_steps_are_under_way(tmp_path, monkeypatch):
    build = tmp_path / staging.FOLDER
    (build / "logs").mkdir(parents=True)
    (build / "logs/gate.log").write_text("error: en/01.md:3: no fact x", encoding="utf-8")
    (build / "logs/tree.log").write_text("error: en: no fact x", encoding="utf-8")
    wrong: list[tuple[str, ...]] = []
    heard: list[int] = []

    def run(self, hear, log):
        for rule, file in (("assemble_edition", "tree"), ("check_manuscript", "gate")):
            hear({"event": "job_error", "rule_name": rule, "log": [f"logs/{file}.log"], "jobid": len(heard)})
            heard.append(len(wrong))
        return 1

    monkeypatch.setattr(rebuilding.Run, "start", run)
    monkeypatch.setattr(rebuilding, "_keep_warm", lambda folder: None)
    found = rebuilding.rebuild(tmp_path, list, lambda done, planned: None, wrong.append, True)
    assert heard == [0, 1], "the step beside the gate says it less well"
    assert wrong == [("en/01.md:3: no fact x",)] == [found.errors]


def test_a_server_that_was_killed_is_started_again(tmp_path, monkeypatch):
    monkeypatch.chdir(Path(__file__).parents[3])
    started = []
    monkeypatch.setattr(rebuilding.forkserver, "start", lambda *_: started.append(1) or "socket")
    monkeypatch.setenv(rebuilding.forkserver.RUNNING, "socket")
    (tmp_path / "socket").touch()
    rebuilding._keep_warm(tmp_path)
    assert started == []
    (tmp_path / "socket").unlink()
    rebuilding._keep_warm(tmp_path)
    assert started == [1]
    monkeypatch.setenv(rebuilding.forkserver.RUNNING, "")  # none is wanted
    rebuilding._keep_warm(tmp_path)
    assert started == [1]
