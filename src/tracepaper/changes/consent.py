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

CHANGES, REVISION = "changes", "revision"  # the commands that look at another commit
KEYS = {"against=": CHANGES, "revision=": REVISION}  # what the configuration calls the commit
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


def resolve_revision(names: str | None, by: str | None) -> list[str]:
    """What the tags of `./run revision` (with a comma between two) stand for at this moment; none without.

    Raises InputError as `resolve` does: words of another state are made by its code alone.
    """
    if names is None:
        return []
    if by != BUILD:
        raise InputError(warning(names, REVISION))
    return [resolve(name, by) for name in names.split(",")]


def warning(names: str, command: str = CHANGES) -> str:
    """What to run another commit's code means, and the ways to go on.

    names: of one commit, or of two with a comma between them."""
    words = names.replace(",", " ")
    lead = (
        f"to build {names.replace(',', ' and ')} is to run its code, on this machine and with your rights: "
    )
    if command == REVISION:
        return f"{lead}`./run revision {words} --run-its-code` does so"
    return (
        f"{lead}`./run changes {words} --run-its-code` does so, `./run changes {words} --published` compares "
        "with the state that it published and runs nothing of it"
    )


def agreed(words: Sequence[str], ask: Callable[[str], str] | None) -> list[str]:
    """The words for Snakemake, with `against_by` in the configuration where a commit is named.

    words: those of `./run changes` or `./run revision`, with --config.  ask: puts a question to a person at a
    terminal and returns the answer; None where there is none.  Raises InputError if the code may not run.
    """
    by = next((OPTIONS[word] for word in words if word in OPTIONS), None)
    rest = [word for word in words if word not in OPTIONS]
    key, name = next(
        ((key, word.removeprefix(key)) for word in rest for key in KEYS if word.startswith(key)), ("", "{")
    )
    if name.lstrip().startswith("{") or any(word.startswith("against_by=") for word in rest):
        return rest
    told = warning(name, KEYS[key])
    if by is None and ask is not None:
        answer = ask(f"{told}.\nRun the code of {name.replace(',', ' and ')}? [y/N] ")
        by = BUILD if answer.strip().lower() in ("y", "yes") else None
    if by is None or (by == PUBLISHED and KEYS[key] == REVISION):
        raise InputError(told + "; nothing was run")
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
