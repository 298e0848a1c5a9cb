"""What a build on a cluster asks for, and that it leaves no job behind; with programs that stand for SLURM's.

With a real SLURM: tests/cluster.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace

import pytest

from tracepaper.command import cluster, table
from tracepaper.command.cluster import MARK, arguments, at_work, clear_queue, job_name
from tracepaper.errors import InputError

# a queue is a file with a line a job; who is stubborn does not go when told
SQUEUE = '#!/bin/sh\ncat "{queue}"\n'
SCANCEL = '#!/bin/sh\nfor job; do sed -i "/^$job .*stubborn/!{{/^$job /d}}" "{queue}"; done\n'
DEAF = '#!/bin/sh\necho "slurm_load_jobs error: Unable to contact slurm controller" >&2\nexit 1\n'


@pytest.fixture
def queue(tmp_path, monkeypatch) -> Path:
    queue = tmp_path / "queue"
    queue.write_text("")
    tools = tmp_path / "tools"
    tools.mkdir()
    for name, text in (("squeue", SQUEUE), ("scancel", SCANCEL), ("sbatch", "#!/bin/sh\n")):
        (tools / name).write_text(text.format(queue=queue))
        (tools / name).chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}:{os.environ['PATH']}")
    return queue


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / ".build").mkdir()
    return tmp_path / ".build"


def test_what_an_ended_build_left_in_the_queue_is_taken_out(queue, folder, tmp_path):
    other = job_name(tmp_path / "elsewhere/.build")
    queue.write_text(f"7 {job_name(folder)}_run\n8 {other}_run\n9 {job_name(folder)}_run\n")
    (folder / MARK).touch()
    said: list[str] = []
    clear_queue(folder, said.append)
    assert queue.read_text() == f"8 {other}_run\n" and not (folder / MARK).exists()
    assert said == ["taking 2 jobs of this folder out of the queue"]


@pytest.mark.parametrize("told", [[300], [None, 300], [None, None, 0]])
def test_a_controller_that_is_away_later_changes_nothing_of_how_long_it_keeps_jobs(monkeypatch, told):
    """Without an answer the plug-in would ask where nobody keeps books; but no answer is made up."""
    answers = [*told, *[None] * 5]
    plugin = SimpleNamespace(get_min_job_age=lambda: answers.pop(0))
    monkeypatch.setitem(sys.modules, cluster.PLUGIN, plugin)
    cluster.ask_job_age_once()
    heard = [plugin.get_min_job_age() for _ in range(5)]
    assert heard == ([*told[1:], *[told[-1]] * 5])[:5]


def test_where_no_build_was_on_a_cluster_none_is_asked(folder, monkeypatch):
    monkeypatch.setenv("PATH", "")
    clear_queue(folder, pytest.fail)


@pytest.mark.parametrize("ends", [None, KeyboardInterrupt])
def test_a_build_leaves_no_job_behind_however_it_ends(queue, folder, ends):
    (folder / "logs").mkdir()
    (folder / "logs/step.log").write_text("error: of an earlier build\n")
    with suppress(KeyboardInterrupt), at_work(folder, lambda line: None):
        assert (folder / MARK).exists() and not (folder / "logs").exists()
        queue.write_text(f"7 {job_name(folder)}_run\n")
        if ends:
            raise ends
    assert queue.read_text() == "" and not (folder / MARK).exists()


def test_a_job_that_does_not_end_stops_the_next_build(queue, folder, monkeypatch):
    monkeypatch.setattr(cluster, "PATIENCE", 0)
    queue.write_text(f"7 {job_name(folder)}_stubborn\n")
    (folder / MARK).touch()
    with pytest.raises(InputError, match="the jobs 7, which write into .build"):
        clear_queue(folder, lambda line: None)
    assert (folder / MARK).exists()


@pytest.mark.parametrize("away", ["the controller", "the commands"])
def test_a_queue_that_cannot_be_asked_stops_the_next_build(queue, folder, monkeypatch, away):
    (folder / MARK).touch()
    if away == "the controller":
        (queue.parent / "tools/squeue").write_text(DEAF)
    else:
        monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(InputError, match="SLURM cannot be asked .*remove .build/jobs-in-a-queue"):
        clear_queue(folder, pytest.fail)
    assert (folder / MARK).exists()


def test_what_is_missing_is_told(queue, folder, tmp_path, monkeypatch):
    with pytest.raises(InputError, match="no profile for a cluster"):
        arguments(tmp_path, folder)
    (tmp_path / "profiles/slurm").mkdir(parents=True)
    (tmp_path / "profiles/slurm/config.yaml").touch()
    monkeypatch.setattr(cluster, "find_spec", lambda name: None)
    with pytest.raises(InputError, match="./run --cluster installs them"):
        arguments(tmp_path, folder)
    monkeypatch.setattr(cluster, "find_spec", lambda name: name)
    assert arguments(tmp_path, folder)[:2] == ["--workflow-profile", "profiles/slurm"]
    monkeypatch.setenv("PATH", "/nowhere")
    with pytest.raises(InputError, match="sbatch was not found"):
        arguments(tmp_path, folder)


@pytest.mark.parametrize("command", ["refresh", "changes", "what_if", "file_inbox", "revision"])
def test_what_is_for_a_persons_own_machine_stays_there(tmp_path, command):
    words = {"what_if": ["a=b"], "revision": ["v1", "--run-its-code"]}.get(command, [])
    with pytest.raises(InputError, match="type it without --cluster"):
        table.COMMANDS[command].do(tmp_path, [*words, "--cluster"])


def test_the_word_is_none_of_snakemakes(tmp_path, monkeypatch):
    """Nor is it part of what was asked for: a paper built on a cluster is up to date here."""
    built = []
    monkeypatch.setattr("tracepaper.command.building.Build.run", lambda build: built.append(build) or 0)
    for words in ["--cluster"], ["results/paper/paper.zh.pdf", "--cluster", "--verbose"], []:
        table.COMMANDS["build"].do(tmp_path, words)
    assert [(build.on_cluster, list(build.words)) for build in built] == [(True, []), (True, []), (False, [])]
    assert len({build._asked_for() for build in built}) == 1
