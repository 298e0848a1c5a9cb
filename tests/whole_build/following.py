"""Typing what a page of the guide has one type, as written, in a paper that `tracepaper new` makes."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

import pytest
from helpers import ROOT, copy_environment, made_once

from accepting import WHO
from guide_commands import to_type
from tutorial import Step, steps_of

AUTHOR = "Ann Author"
LANGUAGES = ("en", "zh")
OWN_PAPER = ROOT / "docs/own-paper.md"
ONLY_FOR_TWO = "./run accept_translations"


class Following:
    """Types the commands of pages, each page's in its order; used as a context, in the end none is left.

    Where two pages have the same command next, it is typed once for both."""

    def __init__(self, folder: Path, *pages: str):
        self.folder = folder
        self.left = {page: to_type(f"docs/{page}.md") for page in pages}

    def __enter__(self) -> Following:
        return self

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        assert kind or not any(self.left.values()), self.left

    def next(self, command: str) -> str:
        """The command, which must come next on some page."""
        pages = [left for left in self.left.values() if left[:1] == [command]]
        assert pages, f"{command} comes next on none of the pages: {self.left}"
        for left in pages:
            del left[0]
        return command

    def types(self, command: str, codes: Collection[int] = (0,)) -> str:
        """What it says."""
        return typed(self.next(command), self.folder, codes=codes)


def follow(
    steps: Sequence[Step], folder: Path, languages: Sequence[str], commands: tuple[str, ...] = ("",)
) -> Iterator[str]:
    """Do steps as they are written, but that another language's files are not there, and of the commands
    only those that begin like one of `commands`."""
    for step in steps:
        if step.how != "type":
            if not ({"en", "zh"} - set(languages)) & set(step.file.replace("/", ".").split(".")):
                step.does(folder)
            continue
        for line in step.code.splitlines():
            skipped = ("cd ", *([ONLY_FOR_TWO] if len(languages) == 1 else []))
            if line.startswith(commands) and not line.startswith(skipped):
                yield typed(line, folder, languages)


def typed(
    line: str, folder: Path, languages: Sequence[str] = LANGUAGES, codes: Collection[int] = (0,)
) -> str:
    """What a command says; it must end with one of `codes`, and with no traceback."""
    here, line = folder, line.replace("git commit", shlex.join(["git", *WHO, "commit"]))
    if line.startswith(".venv/bin/tracepaper new"):
        here = ROOT
        line = f"{shlex.quote(sys.executable)} -m tracepaper new {shlex.quote(str(folder))}"
        line += f" --languages {','.join(languages)} --author '{AUTHOR}'"
    done = subprocess.run(
        line, shell=True, cwd=here, env=surroundings(here), text=True, capture_output=True, timeout=900
    )
    said = f"$ {line}\n{done.stdout}{done.stderr}"
    assert done.returncode in codes and "Traceback" not in said, said[-6000:]
    if here == ROOT:
        own_environment(folder)
    return said


def surroundings(here: Path) -> dict[str, str]:
    """The variables of somebody whom git knows, and whose browser opens nothing."""
    variables = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    variables |= {"PYTHONPATH": str(ROOT / "src")} if here == ROOT else {}
    for role in ("AUTHOR", "COMMITTER"):
        variables |= {f"GIT_{role}_NAME": AUTHOR, f"GIT_{role}_EMAIL": "ann@example.org"}
    return variables | {"BROWSER": "true"}


def own_environment(folder: Path) -> None:
    """A .venv of the packages that the tests run with."""
    copy_environment(folder)
    for lock in ("", "-test"):
        copy = folder / f".venv/installed{lock}.lock"
        copy.unlink(missing_ok=True)
        copy.write_bytes((folder / f"requirements{lock}.lock").read_bytes())


@pytest.fixture(scope="session")
def begun(tmp_path_factory) -> Path:
    """A paper of two languages as the first section of docs/own-paper.md has it begun: built, audited, tested
    and published; tests must not change it (`copy_of`).  What was said stands beside it."""

    def make(folder: Path) -> None:
        first = next(iter(steps_of(OWN_PAPER).values()))
        said = "\n".join(follow(first, folder / "my-paper", LANGUAGES))
        (folder / "said.txt").write_text(said, encoding="utf-8")

    return made_once(tmp_path_factory, "begun paper", make) / "my-paper"


def copy_of(begun: Path, folder: Path) -> Path:
    """A copy of it that may be changed."""
    shutil.copytree(begun, folder, ignore=shutil.ignore_patterns(".venv"), symlinks=True)
    own_environment(folder)
    return folder
