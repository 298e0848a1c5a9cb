"""A whole build in a temporary directory, shared by the tests of this folder."""

from __future__ import annotations

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
import yaml
from tiny_paper import choose, file_edition, write_paper

from accepting import accept_everything
from tracepaper import paths
from tracepaper.command import staging

ROOT = Path(__file__).resolve().parents[2]
PARTS = paths.INPUTS


def copy_project(target: Path) -> Path:
    """The project without anything built."""
    for part in PARTS:
        source = ROOT / part
        (target / part).parent.mkdir(parents=True, exist_ok=True)
        if source.is_dir():
            shutil.copytree(source, target / part, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy2(source, target / part)
    return target


def copy_environment(target: Path) -> None:
    """The packages that the tests run with, inside `target`."""

    def link(source: str, copy: str) -> None:
        try:
            os.link(source, copy, follow_symlinks=False)
        except OSError:  # another file system
            shutil.copy2(source, copy, follow_symlinks=False)

    shutil.copytree(sys.prefix, target / ".venv", symlinks=True, copy_function=link)


def snakemake(folder: Path, *words: str) -> subprocess.CompletedProcess:
    """Run Snakemake in a copy of the project; the output is text, stderr and stdout together."""
    variables = {
        k: v
        for k, v in os.environ.items()
        if k not in ("PYTHONPATH", "SOURCE_DATE_EPOCH", "PYTHONDONTWRITEBYTECODE")
    }
    return subprocess.run(
        [sys.executable, "-m", "snakemake", "--cores", "1", *words],
        cwd=folder,
        env=variables,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=900,
    )


NO_FORKS = {"TRACEPAPER_FORKSERVER": ""}  # each step by an interpreter of its own


def run(folder: Path, *words: str, code: int | None = 0, variables: Mapping[str, str] | None = None) -> str:
    """What `./run WORDS` does, in the environment of the tests; returns all it said."""
    kept = {k: v for k, v in os.environ.items() if k not in ("SOURCE_DATE_EPOCH", "PYTHONDONTWRITEBYTECODE")}
    done = subprocess.run(
        [sys.executable, "-m", "tracepaper", *words],
        cwd=folder,
        env={**kept, "PYTHONPATH": "src:workflow", **(variables or {})},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        timeout=900,
    )
    assert code is None or done.returncode == code, done.stdout[-4000:]
    return done.stdout


def edit(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")


def mend_checksum(folder: Path) -> None:
    """Make the sidecar agree with the changed file, as somebody would who files a new edition."""
    sidecar = folder / "source.yml"
    text = sidecar.read_text(encoding="utf-8")
    for file in yaml.safe_load(text)["files"]:
        digest = hashlib.sha256((folder / file["name"]).read_bytes()).hexdigest()
        text = text.replace(file["sha256"], digest)
    sidecar.write_text(text, encoding="utf-8")


@pytest.fixture(scope="session")
def built(tmp_path_factory) -> Path:
    """The paper, complete, by `./run`; tests must not change it (copy it first).

    What was built here is taken along, and made again only where it is not of these inputs: the builds from
    nothing are the gate's."""

    def make(folder: Path) -> None:
        copy_project(folder)
        for part in (staging.FOLDER, *staging.BUILT):
            if (ROOT / part).is_dir():
                shutil.copytree(ROOT / part, folder / part, ignore=shutil.ignore_patterns("lock"))
        run(folder)

    return made_once(tmp_path_factory, "my paper", make)


@pytest.fixture(scope="session")
def audited(built, tmp_path_factory) -> Path:
    """The same, audited; tests must not change it either."""

    def make(folder: Path) -> None:
        shutil.copytree(built, folder)
        run(folder, "audit", code=None)

    return made_once(tmp_path_factory, "audited paper", make)


@pytest.fixture(scope="session")
def small(tmp_path_factory) -> Path:
    """A small paper of two languages, built and audited; tests must not change it (copy it first)."""

    def make(folder: Path) -> None:
        write_paper(folder, ("zh", "en"))
        file_edition(folder, "2023", ("zh", "en"), "CHN,2022,17", "CHN,2023,18", "VNM,2022,4", "VNM,2023,5")
        choose(folder, "2023", ("zh", "en"))
        accept_everything(folder, ("zh", "en"))
        run(folder, "audit")

    return made_once(tmp_path_factory, "small paper", make)


def made_once(factory: pytest.TempPathFactory, name: str, make: Callable[[Path], None]) -> Path:
    """The folder `name` for all processes that share the tests: made by the first that asks for it."""
    base = factory.getbasetemp()
    base = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, made = base / name, base / f"{name}.made"
    with (base / f"{name}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not made.exists():
            shutil.rmtree(folder, ignore_errors=True)  # what another process did not finish
            make(folder)
            made.touch()
    return folder
