"""A stranger's branch runs only if a person said so; what it published is read as data."""

from __future__ import annotations

import gzip
import json
import subprocess

import pytest
from test_state import STATE

from tracepaper.changes.consent import agreed, resolve, resolve_revision
from tracepaper.changes.other_state import other_state
from tracepaper.changes.state import publish
from tracepaper.errors import InputError

HEAD = ["--config", "against=HEAD"]


def never(question: str) -> str:
    raise AssertionError(question)


def test_without_a_terminal_another_commits_code_is_not_run():
    with pytest.raises(InputError, match=r"run its code.*--run-its-code.*--published.*nothing was run"):
        agreed(HEAD, None)


@pytest.mark.parametrize("answer, runs", [("y", True), ("YES", True), ("", False), ("n", False)])
def test_a_person_at_a_terminal_is_asked(answer, runs):
    asked = []

    def ask(question):
        asked.append(question)
        return answer

    if runs:
        assert agreed(HEAD, ask) == ["--config", "against_by=build", "against=HEAD"]
    else:
        with pytest.raises(InputError, match="nothing was run"):
            agreed(HEAD, ask)
    assert "with your rights" in asked[0] and asked[0].endswith("Run the code of HEAD? [y/N] ")


@pytest.mark.parametrize("option, by", [("--run-its-code", "build"), ("--published", "published")])
def test_a_plain_option_answers(option, by):
    assert agreed([option, *HEAD], never) == ["--config", f"against_by={by}", "against=HEAD"]


@pytest.mark.parametrize(
    "words",
    [[], ["--verbose"], ["--config", "against={bank: 2023}"], ["--config", "against=x", "against_by=build"]],
)
def test_what_runs_nobody_elses_code_asks_nothing(words):
    assert agreed(words, never) == words


REVISION = ["--config", "revision=v1,v2"]


def test_a_revision_asks_for_both_of_its_commits_and_has_no_other_way():
    with pytest.raises(
        InputError, match=r"build v1 and v2 .*`\./run revision v1 v2 --run-its-code` does so; nothing"
    ):
        agreed(REVISION, None)
    with pytest.raises(InputError, match="nothing was run"):
        agreed(["--published", *REVISION], never)
    assert agreed(["--run-its-code", *REVISION], never) == ["--config", "against_by=build", "revision=v1,v2"]


def test_no_commit_of_a_revision_is_looked_up_before_somebody_agreed():
    assert resolve_revision(None, None) == []
    for by in (None, "published"):
        with pytest.raises(InputError, match="run its code"):
            resolve_revision("HEAD", by)


@pytest.fixture
def branch(tmp_path, monkeypatch):
    """A repository whose last commit has published a state and has a Snakefile that does harm."""
    project = tmp_path / "paper"
    publish(STATE, "2026-11-23", project / "published", "en")
    (project / "Snakefile").write_text(f"open({str(tmp_path / 'harm')!r}, 'w')\n")
    monkeypatch.setenv("TRACEPAPER_PROJECT", str(project))
    return project


def commit(project):
    author = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    for words in (["init", "-q"], ["add", "."], [*author, "commit", "-qm", "1"]):
        subprocess.run(["git", *words], cwd=project, check=True)


def compared(project, folder):
    folder.mkdir()
    return other_state("HEAD", project / "none", project, {}, folder, by="published")


def test_the_published_state_of_a_commit_is_read_and_nothing_of_it_runs(branch, tmp_path):
    commit(branch)
    state = compared(branch, tmp_path / "aside")
    assert state.exhibits["fig-a"].rows == STATE.exhibits["fig-a"].rows and set(state.facts) == {"f"}
    assert not (tmp_path / "harm").exists()


@pytest.mark.parametrize("part", ["exhibits", "sources"])
def test_what_it_published_names_no_file_outside(branch, tmp_path, part):
    lock = json.loads((branch / "published/lock.json").read_text())
    lock[part]["../../../etc"] = next(iter(lock[part].values()))
    (branch / "published/lock.json").write_text(json.dumps(lock))
    commit(branch)
    with pytest.raises(InputError, match=r"lock\.json: the name of an exhibit, source or edition is"):
        compared(branch, tmp_path / "aside")


@pytest.mark.parametrize(
    "svg", [b"<svg><script>1</script></svg>", b'<svg onload="x()"/>', b'<a href="javascript:x"/>']
)
def test_a_drawing_that_it_published_runs_nothing(branch, tmp_path, svg):
    (branch / "published/exhibits/fig-a.en.svg.gz").write_bytes(gzip.compress(svg))
    commit(branch)
    with pytest.raises(InputError, match=r"fig-a\.en\.svg\.gz: the drawing holds .* which runs"):
        compared(branch, tmp_path / "aside")


@pytest.mark.parametrize("lock", ['{"format": 2}', '{"format": 2, "exhibits": []}', "[]", "null"])
def test_what_is_no_baseline_is_told_in_a_sentence(branch, tmp_path, lock):
    (branch / "published/lock.json").write_text(lock)
    commit(branch)
    with pytest.raises(InputError, match=r"lock\.json: (this is no baseline|the baseline has the format)"):
        compared(branch, tmp_path / "aside")


def test_a_rule_started_without_our_command_is_refused_too(branch):
    commit(branch)
    with pytest.raises(InputError, match="to build HEAD is to run its code"):
        resolve("HEAD", None)
    assert resolve("HEAD", "build").startswith("build ")
    assert resolve(None, None) == "null"
