"""A kill in every rule: a build is ended again and again, each time in a step of another rule and in another
way, and goes on; in the end there are the same bytes, and no process.

python tests/interrupts/every_rule.py [--whole | --built FOLDER] [--rounds N]
of a small paper, of this one, or of a copy of FOLDER, a paper that `./run audit` has built; a round is a
whole build, ended once in each rule
"""

from __future__ import annotations

import argparse
import base64
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import module_places  # noqa: F401
import psutil
from small_source import small_paper, this_paper
from workplace import LONGEST, Workplace, kill_all, sums

SEED = 20261128
WAITS = "still at work in this folder"
AUDIT = ("audit",)
# what a build with its audit does, twice what it does most often
SCRIPTS = (
    *("verify_raw", "clean_source", "clean_source", "combine_observations", "compute_indicator"),
    *("make_exhibit", "make_exhibit", "evaluate_facts", "evaluate_claims", "find_sentences", "quote_claims"),
    *("check_manuscript", "assemble_edition", "collect_origins", "render_docx", "render_html", "render_pdf"),
    *("render_parallel", "write_sums", "run_checks", "build_audit_site", "write_interchange", "seal_audit"),
)
PATIENCE = 60  # seconds in which whatever a build started has ended


@dataclass
class Begun:
    """A command under way, and what it has said so far."""

    process: subprocess.Popen[str]
    told: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        threading.Thread(target=lambda: self.told.extend(self.process.stdout or ()), daemon=True).start()

    @property
    def has_ended(self) -> bool:
        return self.process.poll() is not None


@dataclass(frozen=True)
class Cast:
    """The processes of a build in the middle of a step.  script: its name, that of a rule as a rule."""

    command: subprocess.Popen[str]
    snakemake: psutil.Process
    server: psutil.Process
    client: psutil.Process
    forks: Sequence[psutil.Process]
    script: str

    def kill(self, *chosen: psutil.Process | subprocess.Popen[str]) -> None:
        for process in chosen:
            with suppress(psutil.NoSuchProcess):
                process.kill()

    def step(self, does: Callable[[psutil.Process], None]) -> None:
        """Suspend or resume the processes of the step."""
        for process in (self.client, *self.forks):
            with suppress(psutil.NoSuchProcess):
                does(process)


Kill = Callable[[Cast], None]


def _signals(*numbers: signal.Signals) -> Kill:
    def send(cast: Cast) -> None:
        for number in numbers:
            cast.command.send_signal(number)
            time.sleep(0.2)

    return send


def _leave_behind(cast: Cast) -> None:
    """The step alone is left, and stands still: it would write when another build is under way."""
    cast.step(psutil.Process.suspend)
    cast.kill(cast.command, cast.snakemake)


def _without_server(cast: Cast) -> None:
    """Steps go on by interpreters of their own, and are ended with all else."""
    cast.kill(cast.server)
    time.sleep(3)
    kill_all(cast.command)


LATE = "the step writes late"
KINDS: dict[str, Kill] = {
    "everything": lambda cast: kill_all(cast.command),
    "the step": lambda cast: cast.kill(*cast.forks),
    LATE: _leave_behind,
    "the server, then everything": _without_server,
    "Snakemake": lambda cast: cast.kill(cast.snakemake),
    "Ctrl-C": _signals(signal.SIGINT),
    "who waits for the step": lambda cast: cast.kill(cast.client),
    "command and Snakemake": lambda cast: cast.kill(cast.command, cast.snakemake),
    "Ctrl-C twice": _signals(signal.SIGINT, signal.SIGINT),
    "shutdown": _signals(signal.SIGTERM),
    "server and step": lambda cast: cast.kill(cast.server, *cast.forks),
    "everything, once more": lambda cast: kill_all(cast.command),
}


def server_of(command: subprocess.Popen[str]) -> psutil.Process | None:
    """The server of a build, once it is there."""
    with suppress(psutil.NoSuchProcess):
        for process in psutil.Process(command.pid).children(recursive=True):
            if "tracepaper.forkserver.server" in process.cmdline():
                return process
    return None


def forks_of(server: psutil.Process) -> list[psutil.Process]:
    """The steps under way; asked every few milliseconds, so of the system itself."""
    try:
        told = Path(f"/proc/{server.pid}/task/{server.pid}/children").read_text()
        return [psutil.Process(int(pid)) for pid in told.split()]
    except (OSError, psutil.NoSuchProcess):
        return []


def cast_of(command: subprocess.Popen[str], server: psutil.Process, wanted: Iterable[str]) -> Cast | None:
    """Who plays, if a step of one of these scripts is under way: it stands still then."""
    forks = forks_of(server)
    with suppress(psutil.NoSuchProcess):
        for fork in forks:
            fork.suspend()  # a short one would have ended before it is known which it is
        snakemake = psutil.Process(command.pid).children()[0]
        for process in snakemake.children(recursive=True):
            line = process.cmdline()
            if any("forkserver/client.py" in word for word in line):
                script = Path(line[-1]).name.split(".")[-2]
                if script in wanted:
                    return Cast(command, snakemake, server, process, forks, script)
    for fork in forks:
        with suppress(psutil.NoSuchProcess):
            fork.resume()
    return None


def built(place: Workplace, paper: Path) -> Begun:
    return Begun(place.start(paper, words=AUDIT))


@dataclass
class Round:
    """A whole build of `paper`, ended once in each script of `wanted`.  rows: what was done.  faults: what
    should not be, in words."""

    place: Built
    paper: Path
    wanted: list[str]
    rng: random.Random
    kinds: list[str]
    rows: list[tuple[str, str]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    missed: int = 0

    def run(self) -> None:
        left = None
        while self.wanted:
            begun = built(self.place, self.paper)
            if left is not None:
                self._awaits(begun, left)
            done = len(self.rows)
            left = self._ended(begun)
            if len(self.rows) == done:
                self._do_again(self.wanted[0])
        last = built(self.place, self.paper)
        if left is not None:
            self._awaits(last, left)
        if last.process.wait(LONGEST) != self.place.code:
            self.faults.append(f"a plain build afterwards ends with {last.process.returncode}: {last.told}")
        made = sums(self.paper)
        different = [name for name, sum_ in self.place.sums.items() if made.get(name) != sum_]
        self.faults += [f"{len(different)} files differ: {different[:5]}"] if different else []
        self.faults += [f"process {one} is left" for one in left_running(self.paper)]

    def _ended(self, begun: Begun) -> Cast | None:
        """End the build in the first step that is wanted; returns the step if that goes on."""
        server, known = None, set[int]()
        while not begun.has_ended:
            time.sleep(0.005)
            server = server or server_of(begun.process)
            new = {fork.pid for fork in forks_of(server)} - known if server else set()
            known |= new
            cast = cast_of(begun.process, server, self.wanted) if server and new else None
            if cast is None:
                continue
            moment = 10 ** self.rng.uniform(-2.5, 0.3 - self.missed / 3)  # short steps are ended too
            cast.step(psutil.Process.resume)
            time.sleep(moment)
            if not any(fork.is_running() for fork in cast.forks):  # it was faster
                self.missed += 1
                continue
            self.missed = 0
            kind = self.kinds[len(self.rows) % len(self.kinds)]
            KINDS[kind](cast)
            self.wanted.remove(cast.script)
            self.rows.append((cast.script, kind))
            print(f"{cast.script:22} {kind:24} after {moment:.2f} s", flush=True)
            begun.process.wait(LONGEST)
            if any("Traceback" in line for line in begun.told):
                self.faults.append(f"{cast.script}, {kind}: a traceback was shown: {begun.told}")
            return cast if kind == LATE else None
        return None

    def _do_again(self, script: str) -> None:
        """Have a step done once more that was always faster: its outputs go."""
        rule = _rule(script)
        for note in (self.paper / ".build/.snakemake/metadata").iterdir():
            if json.loads(note.read_bytes())["rule"] == rule:
                for root in (self.paper, self.paper / ".build"):
                    (root / base64.b64decode(note.name).decode()).unlink(missing_ok=True)

    def _awaits(self, begun: Begun, left: Cast) -> None:
        """The build waits for the step that was left, and begins none of its own before that has ended."""
        until = time.monotonic() + PATIENCE
        while time.monotonic() < until and not begun.has_ended:
            if any(WAITS in line for line in begun.told):
                left.step(psutil.Process.resume)
                return
            time.sleep(0.05)
        self.faults.append(f"{left.script}: the step that was left was not waited for: {begun.told}")
        left.step(psutil.Process.resume)


def _rule(script: str) -> str:
    return script.replace("make_exhibit", "make_figure")


def left_running(paper: Path) -> list[int]:
    """Processes that still work in the paper's folder some time later."""
    until = time.monotonic() + PATIENCE
    while (found := _in(paper)) and time.monotonic() < until:
        time.sleep(0.2)
    return found


def _in(paper: Path) -> list[int]:
    found = []
    for process in psutil.process_iter():
        with suppress(psutil.Error, OSError):
            if Path(process.cwd()).is_relative_to(paper) and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process.pid)
    return found


class Built(Workplace):
    """A paper whose complete build, audited, is the source.  code: what that ends with."""

    code = 0

    def __post_init__(self) -> None:
        if not (self.source / ".build").is_dir():
            done = self.run(self.source, words=AUDIT)
            self.code = done.returncode  # the audit finds something in a paper that nobody has reviewed
            if not (self.source / "results/audit/SHA256SUMS").is_file():
                raise RuntimeError(done.stdout[-3000:])
        self.sums, self.seconds = sums(self.source), 0.0

    def scripts(self) -> list[str]:
        """Those of SCRIPTS that its build runs: a paper need not have indicators."""
        notes = (self.source / ".build/.snakemake/metadata").iterdir()
        rules = {json.loads(note.read_bytes())["rule"] for note in notes}
        return [script for script in SCRIPTS if _rule(script) in rules]

    def unbuilt(self) -> Path:
        """A copy of it with nothing that was built."""
        paper = self.folder / "my paper"
        shutil.rmtree(paper, ignore_errors=True)
        left_out = shutil.ignore_patterns(".build", "results", "processed", "logs")
        return Path(shutil.copytree(self.source, paper, symlinks=True, ignore=left_out))


def place_of(finished: Path | None, whole: bool, folder: Path) -> Built:
    """Where copies are built, of a paper that is finished; of this one, or of a small one."""
    source = finished or (this_paper if whole else small_paper)(folder / "source")
    return Built(source.absolute(), folder)


def main(words: Sequence[str] | None = None) -> int:
    """Try what was asked for; 1 if something came out otherwise."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--whole", action="store_true")
    parser.add_argument("--built", type=Path)
    parser.add_argument("--rounds", type=int, default=2)
    asked = parser.parse_args(words)
    counts, faults = Counter[str](), []
    with tempfile.TemporaryDirectory(dir=os.environ.get("TMPDIR", Path.home())) as folder:
        place = place_of(asked.built, asked.whole, Path(folder))
        for number in range(asked.rounds):
            rng, kinds = random.Random(f"{SEED} {number}"), list(KINDS)
            rng.shuffle(kinds)
            one = Round(place, place.unbuilt(), place.scripts(), rng, kinds)
            one.run()
            counts.update(rule for rule, _ in one.rows)
            faults += one.faults
            print(f"round {number + 1}: {len(one.rows)} kills, {'; '.join(one.faults) or 'the same bytes'}")
    print(*(f"{rule:22} {many}" for rule, many in sorted(counts.items())), sep="\n")
    return int(bool(faults))


if __name__ == "__main__":
    sys.exit(main())
