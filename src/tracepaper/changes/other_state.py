"""Another state of the paper, built aside: a commit or tag, or today's code with other editions.

Nothing here touches the project's own files: the other state is a copy in a temporary folder, built by
its own Snakefile up to its claims and exhibits, with the packages installed now.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from tracepaper import paths
from tracepaper.changes.consent import PUBLISHED, Against, git, published_part, resolve
from tracepaper.changes.head_start import drop_what_was_taken, take_what_is_built
from tracepaper.changes.state import Gap, Label, State, read_build, read_published
from tracepaper.errors import InputError
from tracepaper.files import StrPath, read_yaml
from tracepaper.inside import bare_name
from tracepaper.languages.language import MODEL

NOT_THE_COPYS = ("PYTHONPATH", "PYTHONDONTWRITEBYTECODE", "TRACEPAPER_PROJECT")
TARGETS = {"facts": "results/facts.json", "claims": "results/claims.json"}
CLEANED = ("data/processed/observations", "data/processed/statements")


def other_state(
    against: Against,
    published: StrPath,
    project: StrPath,
    editions: Mapping[str, str],
    folder: StrPath,
    cores: int = 1,
    by: str | None = None,
) -> State:
    """The state to compare with.

    against: None (the published baseline), a commit or tag, or a mapping source -> edition.  by: whether a
    commit is built, or only what it published is read (`changes.consent`).
    folder: an empty temporary folder.  Raises InputError if there is no such state, or if nothing of it
    can be built; what could not be built is told in the state's `gaps`.
    """
    if against is None:
        return read_published(published)
    if isinstance(against, Mapping):
        return _with_editions(Path(project), dict(against), dict(editions), Path(folder), cores)
    return _of_commit(str(against), by, Path(project), Path(folder), cores)


def unpack_commit(name: str, by: str | None, folder: Path) -> None:
    """Write the files of a commit into an empty folder, or only what it published.

    Raises InputError for a commit that is not there, or of which nobody has said that its code may run."""
    commit = resolve(name, by).split(" ")[1]
    archive = (
        published_part(commit, name)
        if by == PUBLISHED
        else git(
            "archive",
            "--format=tar",
            commit,
            problem=f"the files of {name} cannot be read from the repository",
        )
    )
    with tarfile.open(fileobj=io.BytesIO(archive)) as tar:
        _unpack(tar, folder)


def _of_commit(name: str, by: str | None, project: Path, folder: Path, cores: int) -> State:
    unpack_commit(name, by, folder)
    if by == PUBLISHED:
        return read_published(folder / paths.PUBLISHED)
    taken = take_what_is_built(project, folder)
    failed = _build(folder, cores)
    if failed and taken:  # what a step that failed should have made would be there, from this state
        drop_what_was_taken(folder)
        failed = _build(folder, cores)
    return _read(folder, _chosen_editions(folder), Label("version", name), failed)


def _unpack(tar: tarfile.TarFile, folder: Path) -> None:
    """Write the files of an archive into `folder`; links and devices are left out, a paper has none.

    By hand, as `extractall` learnt to refuse what lies outside only with Python 3.11.4.
    Raises InputError for a file that would lie outside.
    """
    for member in tar:
        path = (folder / member.name).resolve()
        if not path.is_relative_to(folder.resolve()):
            raise InputError(f"the archive holds {member.name}, which lies outside it; nothing was built")
        if member.isdir():
            path.mkdir(parents=True, exist_ok=True)
        elif member.isfile() and (content := tar.extractfile(member)):
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.read())


def _with_editions(
    project: Path, wanted: dict[str, Any], editions: dict[str, Any], folder: Path, cores: int
) -> State:
    """wanted: source -> edition, as typed: a year reads as a number in YAML."""
    chosen = {source: str(edition) for source, edition in wanted.items()}
    for source, edition in chosen.items():
        require_edition(project, editions, source, edition)
    copy_inputs(project, folder)
    return build_with(project, folder, editions, chosen, cores)


def require_edition(project: Path, editions: Mapping[str, str], source: str, edition: str) -> None:
    """InputError if the paper has no such source, or the source no such edition."""
    if source not in editions and (project / paths.RAW / source).is_dir():
        raise InputError(
            f"{source} is filed and the paper uses none of it: it needs a module that reads it and a line "
            f"under editions: in {paths.SETTINGS} (CONTRIBUTING.md, “Add a source”)"
        )
    if source not in editions:
        raise InputError(f"there is no source {source} in config; there are {', '.join(sorted(editions))}")
    bare_name(edition, f"the edition of {source}")
    folder = project / paths.RAW / source
    if not (folder / edition / paths.SIDECAR).is_file():
        there = ", ".join(sorted(path.parent.name for path in folder.glob(f"*/{paths.SIDECAR}"))) or "none"
        raise InputError(f"there is no edition {edition}; there are {there}", f"{paths.RAW}/{source}")


def copy_inputs(project: Path, folder: Path) -> None:
    """Copy all that a build reads."""
    for part in filter(lambda part: (project / part).exists(), paths.INPUTS):
        (folder / part).parent.mkdir(parents=True, exist_ok=True)
        if (project / part).is_dir():
            shutil.copytree(project / part, folder / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(project / part, folder / part)


def build_with(
    project: Path, folder: Path, editions: Mapping[str, str], wanted: Mapping[str, str], cores: int
) -> State:
    """Build the copy in `folder` with other editions than the pinned ones."""
    _keep_cleaned(project, folder, wanted)
    named = ", ".join(f"{source} {edition}" for source, edition in sorted(wanted.items()))
    failed = _build(folder, cores, {**editions, **wanted})
    return _read(folder, {**editions, **wanted}, Label("with-editions", named), failed)


def _keep_cleaned(project: Path, folder: Path, wanted: Mapping[str, Any]) -> None:
    """Observations of sources whose edition is the same need not be read again: same files, same code.

    They are copied without their old dates, after the list of verified files that they must be newer than.
    """
    checked = project / "data/processed/raw_verified.json"
    for part in CLEANED:
        (folder / part).mkdir(parents=True, exist_ok=True)
    if not checked.is_file():
        return
    shutil.copyfile(checked, folder / "data/processed/raw_verified.json")
    for part in CLEANED:
        for path in sorted((project / part).glob("*.parquet")):
            if path.stem not in wanted:
                shutil.copyfile(path, folder / part / path.name)


def _build(folder: Path, cores: int, editions: Mapping[str, str] | None = None) -> dict[str, str]:
    """Build as far as possible; returns what each step that failed said, in one sentence."""
    # each by its name: no fact or claim need wait for it
    exhibits = [f"{paths.MADE_EXHIBITS}/{name}/exhibit.json" for name in _exhibits(folder)]
    targets = [*TARGETS.values(), *exhibits]
    command = [sys.executable, "-m", "snakemake", "--cores", str(cores), "--keep-going", *targets]
    if editions:
        command += ["--config", f"editions={json.dumps(editions)}"]
    code, said = run_in(folder, command)
    if code == 0 and all((folder / target).is_file() for target in targets):
        return {}
    return told_in_logs(folder) or {"": said[-600:] or "the build ended without a word"}


def run_in(folder: Path, command: list[str]) -> tuple[int, str]:
    """Run a command in the copy and return its exit code and all it says; the project's own packages must not
    be found before the copy's."""
    own = {k: v for k, v in os.environ.items() if k not in NOT_THE_COPYS}
    done = subprocess.run(
        command, cwd=folder, env=own, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT
    )
    return done.returncode, done.stdout.strip()


def told_in_logs(folder: Path) -> dict[str, str]:
    """What each step that failed wrote into its log: its one sentence, or a traceback's last line."""
    told = {}
    for path in sorted((folder / "logs").rglob("*.log")):
        lines = path.read_text(encoding="utf-8").strip().split("\n")
        if lines[-1]:
            step = path.relative_to(folder / "logs").with_suffix("").as_posix()
            told[step] = lines[-1].removeprefix("error: ")
    return told


def _gaps(folder: Path, failed: Mapping[str, str]) -> list[Gap]:
    """What the copy should have and has not, and the step to blame: its own, or the first before it."""
    if not failed:
        return []
    found = [
        _gap("exhibits", name, [name, *_reads(folder, module)], failed)
        for name, module in _exhibits(folder).items()
        if not (folder / paths.MADE_EXHIBITS / name / "exhibit.json").is_file()
    ]
    missing = [part for part, target in TARGETS.items() if not (folder / target).is_file()]
    return found + [_gap(part, "", [f"evaluate_{part}"], failed) for part in missing]


def _exhibits(folder: Path) -> dict[str, str]:
    """Exhibit -> its module, from the copy's folder."""
    found = paths.find_exhibits(folder / paths.EXHIBITS)
    return {name: Path(file).relative_to(folder).as_posix() for name, file in found.items()}


def _reads(folder: Path, module: str) -> tuple[str, ...]:
    return paths.declared_reads(folder / module)


def _gap(part: str, name: str, made_by: Iterable[str], failed: Mapping[str, str]) -> Gap:
    by_name = {step.rpartition("/")[2]: step for step in failed}
    step = next((by_name[made] for made in made_by if made in by_name), next(iter(failed)))
    return Gap(part, name, step, failed[step], 0 if name else len(failed) - 1)


def _chosen_editions(folder: Path) -> dict[str, str]:
    config = read_yaml(folder / "config" / "config.yaml")
    return {source: str(edition) for source, edition in config["editions"].items()}


def _read(folder: Path, editions: Mapping[str, str], label: Label, failed: Mapping[str, str]) -> State:
    state = read_build(folder / "results", folder / "data/processed", folder / "data/raw", editions, label)
    if not any((folder / CLEANED[0]).glob("*.parquet")):
        told = [": ".join(filter(None, one)) for one in failed.items()]
        raise InputError(f"{label.text(MODEL)} cannot be built: {[*told, 'it has no observations'][0]}")
    state.gaps = _gaps(folder, failed)
    return state
