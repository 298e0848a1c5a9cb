"""A paper on which accidents are tried: what a complete build makes of it, and building it again."""

from __future__ import annotations

import hashlib
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import psutil

# a shell that starts this in the background has it ignore Ctrl-C, and with it what it starts
signal.signal(signal.SIGINT, signal.default_int_handler)

BUILT = ("results", "data/processed")
LONGEST = 1800  # seconds that a build of the whole paper may take on a busy machine


@dataclass
class Outcome:
    """What came of one accident.

    what: of the accident, with its moment or size.  code, told: of the command it happened to (code None:
    it did not live to have one).  again: the exit code of the plain build afterwards.  different: files
    that have other bytes then than a build without an accident gives.
    """

    kind: str
    what: str
    code: int | None
    told: list[str]
    again: int = -1
    different: list[str] = field(default_factory=list)

    @property
    def last(self) -> str:
        return self.told[-1] if self.told else ""

    @property
    def faults(self) -> list[str]:
        """What should not be, in words."""
        found = [f"a plain build afterwards ends with {self.again}"] if self.again else []
        found += [f"{len(self.different)} files differ, {self.different[0]}"] if self.different else []
        found += ["a traceback was shown"] if any("Traceback" in line for line in self.told) else []
        return found


@dataclass
class Workplace:
    """source: the paper, not built.  folder: where copies of it are built.  sums: of what a build makes.
    seconds: how long one takes."""

    source: Path
    folder: Path
    sums: dict[str, str] = field(init=False)
    seconds: float = field(init=False)

    def __post_init__(self) -> None:
        started = time.monotonic()
        whole = self.fresh("reference")
        done = self.run(whole)
        assert done.returncode == 0, done.stdout[-3000:]
        self.seconds, self.sums = time.monotonic() - started, sums(whole)

    def fresh(self, name: str = "my paper", place: Path | None = None) -> Path:
        """A copy that nothing was built in; one of that name before it is gone."""
        target = (place or self.folder) / name
        shutil.rmtree(target, ignore_errors=True)
        shutil.copytree(self.source, target)
        return target

    def start(
        self, paper: Path, *before: str, words: Sequence[str] = (), **variables: str
    ) -> subprocess.Popen[str]:
        """`./run WORDS` with the packages of the tests, in a process group of its own.

        before: a program that starts it (taskset, unshare)."""
        kept = {
            k: v for k, v in os.environ.items() if k not in ("SOURCE_DATE_EPOCH", "PYTHONDONTWRITEBYTECODE")
        }
        return subprocess.Popen(
            [*before, sys.executable, "-m", "tracepaper", *words],
            cwd=paper,
            env={**kept, "PYTHONPATH": "src:workflow", **variables},
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )

    def run(self, paper: Path, *before: str, words: Sequence[str] = (), **variables: str):
        """The same to its end."""
        process = self.start(paper, *before, words=words, **variables)
        told, _ = process.communicate(timeout=LONGEST)
        return subprocess.CompletedProcess(process.args, process.returncode, told, "")

    def outcome(self, kind: str, what: str, paper: Path, process: subprocess.Popen[str]) -> Outcome:
        """What the command said, and what a plain build makes when the cause is gone."""
        told, _ = process.communicate(timeout=LONGEST)
        return self.settled(Outcome(kind, what, process.returncode, told.splitlines()), paper)

    def settled(self, outcome: Outcome, paper: Path) -> Outcome:
        done = self.run(paper)
        outcome.again = done.returncode
        outcome.different += different(self.sums, sums(paper))
        if outcome.again:
            outcome.told += ["-- afterwards:", *done.stdout.splitlines()]
        return outcome


def sums(paper: Path) -> dict[str, str]:
    return {
        path.relative_to(paper).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for part in BUILT
        for path in sorted((paper / part).rglob("*"))
        if path.is_file()
    }


def different(first: Mapping[str, str], second: Mapping[str, str]) -> list[str]:
    return sorted(name for name in first.keys() | second.keys() if first.get(name) != second.get(name))


def kill_all(process: subprocess.Popen[str]) -> None:
    """kill -9 of the command and of all that it started, in whatever group, as when the machine is lost."""
    everyone = [process.pid, *(child.pid for child in psutil.Process(process.pid).children(recursive=True))]
    for pid in everyone:
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGKILL)


@contextmanager
def small_disk(kilobytes: int, root: Path) -> Iterator[Path]:
    """A file system of its own in which that much is free when the block begins with `filled`; needs root."""
    place = Path(tempfile.mkdtemp(dir=root))
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={kilobytes}k", "none", place], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", place], check=True)
        place.rmdir()


def can_mount() -> bool:
    """Whether this process may make file systems (root, and not in every container)."""
    return (
        subprocess.run(
            ["unshare", "-m", "mount", "-t", "tmpfs", "none", "/mnt"], capture_output=True
        ).returncode
        == 0
    )
