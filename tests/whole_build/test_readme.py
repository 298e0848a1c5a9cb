"""Every command of README, first steps and CONTRIBUTING works as it is written there, and both languages of
the README say the same."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from helpers import ROOT, copy_environment

from guide_commands import NOT_TYPED, TYPED_WITH, commands, pages_of, to_type
from tracepaper import paths

READMES = {
    language: (ROOT / name).read_text(encoding="utf-8")
    for language, name in (("en", "README.md"), ("zh", "README.zh.md"))
}
PAGES = pages_of("tests/whole_build/test_readme.py")
DRY = [command for command in commands(READMES["en"]) if command.startswith("./run refresh")]
# what a clone has besides the inputs of a build
BESIDE = (
    "run",
    "requirements.lock",
    "requirements-test.lock",
    ".pre-commit-config.yaml",
    "published",
    "tests",
)
ON_REQUEST = (*(f"{paths.RESULTS}/{name}" for name in paths.ON_REQUEST), paths.MADE_FORMATS, paths.DOCS)


def test_both_languages_have_the_same_commands_paths_and_sections():
    english, chinese = READMES["en"], READMES["zh"]
    assert commands(english) == commands(chinese)
    for pattern in (r"^#+ ", r"`(results|data)/[^`]*`", r"^\| `"):
        found = [len(re.findall(pattern, text, re.MULTILINE)) for text in (english, chinese)]
        assert found[0] == found[1], pattern


def typed() -> list[str]:
    """The commands of the README in its order, and those that the other pages have besides; what would ask a
    publisher over the network is only planned."""
    found = [f"{command} --dry-run" if command in DRY else command for command in commands(READMES["en"])]
    found = [command for command in found if ("README.md", command) not in TYPED_WITH]
    others = (command for page in PAGES[1:] for command in to_type(page))
    return [*found, *(command for command in dict.fromkeys(others) if command not in found)]


def test_what_is_typed_is_all_of_the_pages():
    assert PAGES[0] == "README.md" and {command for page in PAGES for command in to_type(page)} <= {*typed()}
    assert {"./run open en", "./run open audit", "./run trace opening-total-latest"} <= {*typed()}
    assert len(DRY) == 2 and all(("README.md", command) in NOT_TYPED for command in DRY)


def test_the_gate_runs_the_readmes_own_commands():
    gate = (ROOT / ".ci/run").read_text(encoding="utf-8")
    assert commands(READMES["en"])[:2] == ["./run", "./run test"]
    assert re.findall(r"^\./run.*$", gate, re.MULTILINE) == [
        "./run",
        "./run audit",
        "./run test --version",
        "./run test",
        "./run test long",
    ]


def test_the_editions_that_are_named_are_there():
    for text in READMES.values():
        named = re.findall(r"against='\{([\w-]+): ([\w-]+)\}'", text)
        assert named and all((ROOT / paths.RAW / source / edition).is_dir() for source, edition in named)


@pytest.fixture(scope="module")
def project(audited, tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("readme") / "paper"
    shutil.copytree(audited, folder, symlinks=True)
    for name in BESIDE:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, folder / name, dirs_exist_ok=True)
        elif source.exists():
            shutil.copy2(source, folder / name)
    if not (Path(sys.prefix) / "installed.lock").exists():
        pytest.skip("not run from the .venv that ./run makes")
    commit(folder)
    copy_environment(folder)
    return folder


def commit(folder: Path) -> None:
    """The inputs as they are become the last commit."""
    author = ("-c", "user.name=a", "-c", "user.email=a@example.org")
    for words in (["init", "-q"], ["add", "--", *paths.INPUTS], [*author, "commit", "-qm", "1"]):
        subprocess.run(["git", *words], cwd=folder, check=True)


def test_paths_named_in_the_readme_exist_after_a_build(project):
    for pattern in re.findall(r"^\| `([^`]+)`", READMES["en"], re.MULTILINE):
        if not pattern.startswith(("results/", "data/")) or pattern.startswith(ON_REQUEST):
            continue
        for path in expand(pattern.replace("ID", "fig-city-gdp")):
            assert (project / path).exists(), path


def expand(pattern: str) -> list[str]:
    """a.{x,y} -> a.x, a.y"""
    match = re.search(r"\{([^}]*)\}", pattern)
    if match is None:
        return [pattern]
    return [
        path
        for choice in match.group(1).split(",")
        for path in expand(pattern.replace(match.group(0), choice, 1))
    ]


@pytest.mark.parametrize("command", typed())
def test_the_command_runs(project, command):
    done = subprocess.run(
        shlex.split(command),
        cwd=project,
        env={**os.environ, "BROWSER": "true"},  # which ends well whatever it is asked to show
        text=True,
        timeout=600,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )
    assert done.returncode == 0, done.stdout[-3000:]
    if command == "./run changes":  # with the adopted edition: what HEAD is then is built already
        commit(project)
