"""Another commit brings its own code, and to build it is to run that code: a person must want it.

Its published state (`published/` in that commit) is data, which can be compared without running anything.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from tracepaper import paths
from tracepaper.errors import InputError

Against = str | Mapping[str, str] | None  # a commit or tag, editions, or the published baseline

BUILD, PUBLISHED = "build", "published"  # what the configuration's against_by says
OPTIONS = {"--run-its-code": BUILD, "--published": PUBLISHED}


def git(*words: str, problem: str) -> bytes:
    """What git says in the project's folder; InputError with `problem` if it fails."""
    try:
        return subprocess.run(["git", *words], cwd=paths.project(), check=True, capture_output=True).stdout
    except (OSError, subprocess.CalledProcessError):
        raise InputError(problem) from None


def resolve(against: Against, by: str | None) -> str:
    """What `against` stands for at this moment: the full commit of a tag or branch, else its own words.

    by: how a commit is to be compared.  Raises InputError for a commit that is not there, or of which nobody
    has said that its code may run.
    """
    if against is None or isinstance(against, Mapping):
        return json.dumps(against, sort_keys=True, default=str)
    commit = git(
        "rev-parse",
        "--verify",
        "--quiet",
        f"{against}^{{commit}}",
        problem=f"against={against}: there is no such commit or tag; name one, or editions as in "
        "against='{world-bank-wdi: 2024-10-gdp}'",
    )
    if by is None:
        raise InputError(warning(str(against)) + "; say which of the two")
    return f"{by} {commit.decode().strip()}"


def warning(name: str) -> str:
    """What to run another commit's code means, and the two ways to go on."""
    return (
        f"to build {name} is to run its code, on this machine and with your rights: `./run changes {name} "
        f"--run-its-code` does so, `./run changes {name} --published` compares with the state that it "
        "published and runs nothing of it"
    )


def agreed(words: Sequence[str], ask: Callable[[str], str] | None) -> list[str]:
    """The words for Snakemake, with `against_by` in the configuration where a commit is named.

    words: those of `./run changes`, with --config.  ask: puts a question to a person at a terminal and
    returns the answer; None where there is none.  Raises InputError if the code may not run.
    """
    by = next((OPTIONS[word] for word in words if word in OPTIONS), None)
    rest = [word for word in words if word not in OPTIONS]
    name = next((w.partition("=")[2] for w in rest if w.startswith("against=")), "{")
    if name.lstrip().startswith("{") or any(word.startswith("against_by=") for word in rest):
        return rest
    if by is None and ask is not None:
        answer = ask(f"{warning(name)}.\nRun the code of {name}? [y/N] ")
        by = BUILD if answer.strip().lower() in ("y", "yes") else None
    if by is None:
        raise InputError(warning(name) + "; nothing was run")
    at = rest.index("--config") + 1
    return [*rest[:at], f"against_by={by}", *rest[at:]]


def published_part(commit: str, name: str) -> bytes:
    """A tar archive of what a commit published."""
    return git(
        "archive",
        "--format=tar",
        commit,
        paths.PUBLISHED,
        problem=f"{name} has no {Path(paths.PUBLISHED).name}/; compare with what its code makes: "
        f"./run changes {name} --run-its-code",
    )
