"""Which files of the project go into the archive, and which stay out.

In goes what git tracks, and of what the build is made of nothing else: a file that git does not know may be a
secret, and one that it does not know but the paper is made of would be missing in the archive, so that is
refused.  Raw files go in where their licence allows it.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tracepaper import paths
from tracepaper.archive.names import ADDED, SUMS
from tracepaper.archive.rights import Rights, rights_of
from tracepaper.errors import InputError
from tracepaper.files import read_json
from tracepaper.sources.raw import read_sidecar
from tracepaper.starting.update import RECORD
from tracepaper.sums import files_under, read_sums, sha256

# without git: what lies beside the inputs, and is read by people, by `run` or by the tests
BESIDE = (
    *("run", "README*.md", "LICENSE", "CITATION.cff", "tests", ".ci", ".github"),
    *(f"requirements{of}.{kind}" for of in ("", "-test") for kind in ("in", "lock")),
    *("environment.yml", "pyproject.toml", ".gitignore", ".gitattributes"),
)
_MADE = (f"{paths.RESULTS}/", f"{paths.PROCESSED}/")


@dataclass(frozen=True)
class Missing:
    """A raw file that is not passed on.  file: path in the project.  retrieved: the day it was brought in."""

    file: str
    source: str
    edition: str
    sha256: str
    licence: str
    url: str
    publisher: Mapping[str, str]
    retrieved: str


@dataclass(frozen=True)
class Members:
    """files: name in the archive -> where it lies.  programs: names of those that can be started.
    left_out: raw files that are not passed on.  rights: (source, edition) -> what its licence allows."""

    files: Mapping[str, Path]
    programs: frozenset[str]
    left_out: list[Missing]
    rights: Mapping[tuple[str, str], Rights] = field(default_factory=dict)


def members(project: Path, build: Path) -> Members:
    """What of the project goes in.

    project: where a person works.  build: the copy of the inputs that the results are made of.  Raises
    InputError for an input that git does not track, or that is no longer as it was built.
    """
    cards = read_cards(build)
    rights = {key: rights_of(card) for key, card in cards.items()}
    left_out = [one for key, card in cards.items() if not rights[key].allowed for one in _missing(*key, card)]
    kept_back = {one.file for one in left_out}
    inputs = {name for part in paths.INPUTS for name in files_under(build, part)}
    known = known_files(project)
    _refuse_unknown(inputs - known - kept_back)
    _refuse_changed(inputs, project, build)
    names = sorted(
        name for name in known - kept_back if not name.startswith(_MADE) and (project / name).is_file()
    )
    _refuse_links(names, known, project)
    files = {name: (build if name in inputs else project) / name for name in names}
    programs = frozenset(name for name in names if os.access(project / name, os.X_OK))
    return Members(files, programs, left_out, rights)


def read_cards(root: Path) -> dict[tuple[str, str], dict[str, Any]]:
    """(source, edition) -> sidecar, of every edition that is filed, used or not."""
    found = sorted(root.glob(f"{paths.RAW}/*/*/{paths.SIDECAR}"))
    return {(path.parent.parent.name, path.parent.name): read_sidecar(path) for path in found}


def _missing(source: str, edition: str, card: Mapping[str, Any]) -> Iterator[Missing]:
    for entry in card["files"]:
        file = f"{paths.RAW}/{source}/{edition}/{entry['name']}"
        about = (card["licence"], card["url"], card["publisher"], card["retrieved"])
        yield Missing(file, source, edition, entry["sha256"], *about)


def known_files(project: Path) -> set[str]:
    """Files that may go in: those git tracks; in an unpacked archive those it lists; else the inputs.

    Rules that the package put into a paper count as known while they are as it put them there.
    """
    listed = _tracked(project)
    if listed is None and (project / SUMS).is_file():
        listed = {name for name in read_sums(project / SUMS) if name in _of_the_project(project)}
    if listed is None:
        beside = [path.name for pattern in BESIDE for path in project.glob(pattern)]
        return {name for part in (*paths.INPUTS, *beside) for name in files_under(project, part)}
    record = project / RECORD
    rules = read_sums(record) if record.is_file() else {}
    return listed | {n for n, s in rules.items() if (project / n).is_file() and sha256(project / n) == s}


def _of_the_project(project: Path) -> set[str]:
    """Without what the archive itself added to the project."""
    return set(read_json(project / ADDED)["project"]) if (project / ADDED).is_file() else set()


def _tracked(project: Path) -> set[str] | None:
    """Names that git tracks in the project's folder; None where it is no repository, or there is no git."""
    try:
        done = subprocess.run(["git", "ls-files", "-z"], cwd=project, capture_output=True, check=False)
    except FileNotFoundError:
        return None
    names = {os.fsdecode(name) for name in done.stdout.split(b"\0") if name}
    return names if done.returncode == 0 and names else None


def _refuse_unknown(names: Iterable[str]) -> None:
    unknown = sorted(names)
    if unknown:
        more = f" (and {len(unknown) - 1} more)" if len(unknown) > 1 else ""
        raise InputError(
            f"the paper is built with this file{more} and git does not track it; `git add` it if it belongs "
            "to the paper, or move it away: nothing that git does not track goes into the archive",
            unknown[0],
        )


def _refuse_changed(inputs: Iterable[str], project: Path, build: Path) -> None:
    for name in sorted(inputs):
        here = project / name
        if not here.is_file() or here.read_bytes() != (build / name).read_bytes():
            raise InputError(
                "this file is not as it was when the paper was built; type ./run archive again", name
            )


def _refuse_links(names: Iterable[str], known: Container[str], project: Path) -> None:
    """A link goes in as the file it means, which must be one that may go in itself."""
    inside = project.resolve()
    for name in (name for name in names if (project / name).is_symlink()):
        target = (project / name).resolve()
        if not target.is_relative_to(inside) or target.relative_to(inside).as_posix() not in known:
            raise InputError("this is a link to a file that is none of the paper's; put the file here", name)
