"""The accidents that befall a build, each a function of a workplace and a seeded generator."""

from __future__ import annotations

import os
import random
import shutil
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
from workplace import Outcome, Workplace, kill_all, small_disk

Accident = Callable[[Workplace, random.Random], Outcome]
EDIT = (" See ", " Look at ")


@contextmanager
def edited(paper: Path) -> Iterator[None]:
    """An edit of the text, taken back at the end."""
    text = paper / "manuscript/en/01-size.md"
    before = text.read_text(encoding="utf-8")
    text.write_text(before.replace(*EDIT), encoding="utf-8")
    yield
    text.write_text(before, encoding="utf-8")


def _under_way(
    place: Workplace, rng: random.Random, earliest: float = 0.0
) -> tuple[Path, subprocess.Popen[str], str]:
    """A build that was begun in a fresh copy and left alone for a while: its folder, it, and for how long."""
    moment = rng.uniform(earliest, place.seconds)
    paper = place.fresh()
    process = place.start(paper)
    time.sleep(moment)
    return paper, process, f"after {moment:.2f} s"


def everything_killed(place: Workplace, rng: random.Random) -> Outcome:
    """kill -9 of all processes, at any moment: the machine was lost."""
    paper, process, when = _under_way(place, rng)
    kill_all(process)
    return place.outcome("kill -9 of all", when, paper, process)


def command_killed(place: Workplace, rng: random.Random) -> Outcome:
    """kill -9 of the command alone: what it started goes on, and the next command waits for it."""
    paper, process, when = _under_way(place, rng)
    process.kill()
    return place.outcome("kill -9 of the command", when, paper, process)


def snakemake_killed(place: Workplace, rng: random.Random) -> Outcome:
    """kill -9 of what the command started: the system was out of memory."""
    paper, process, when = _under_way(place, rng, 0.5)
    for child in psutil.Process(process.pid).children(recursive=True):
        child.kill()
    return place.outcome("kill -9 of the steps", when, paper, process)


def signalled(name: str, *signals: signal.Signals) -> Accident:
    def accident(place: Workplace, rng: random.Random) -> Outcome:
        paper, process, when = _under_way(place, rng)
        for number in signals:
            process.send_signal(number)
            time.sleep(rng.uniform(0, 0.5))
        return place.outcome(name, when, paper, process)

    accident.__name__ = name
    return accident


def two_at_once(place: Workplace, rng: random.Random) -> Outcome:
    paper, first, when = _under_way(place, rng)
    second = place.start(paper)
    told, _ = second.communicate()
    first.communicate()
    outcome = Outcome("two at once", f"the second {when}", first.returncode, told.splitlines())
    outcome.code = outcome.code or second.returncode
    return place.settled(outcome, paper)


def disk_full(place: Workplace, rng: random.Random) -> Outcome:
    """No space is left at some point; then there is again."""
    free = int(10 ** rng.uniform(1, 3.9))  # kB: 10 to 8000
    with small_disk(200_000, place.folder) as disk:
        paper = place.fresh(place=disk)
        room = shutil.disk_usage(disk).free
        filler = disk / "filler"
        with filler.open("wb") as file:
            os.posix_fallocate(file.fileno(), 0, room - free * 1024)
        process = place.start(paper)
        told, _ = process.communicate()
        filler.unlink()
        outcome = Outcome("disk full", f"{free} kB free", process.returncode, told.splitlines())
        return place.settled(outcome, paper)


def clock(days: int) -> Accident:
    """A complete build while the clock was that far off; then an edit at the true time, which must show."""

    def accident(place: Workplace, rng: random.Random) -> Outcome:
        paper = place.fresh()
        done = place.run(paper)
        outcome = Outcome("clock wrong", f"{days:+} days", done.returncode, done.stdout.splitlines())
        for path in paper.rglob("*"):  # inputs too: the clone was made on that day
            when = path.lstat().st_mtime + 86400 * days
            os.utime(path, (when, when), follow_symlinks=False)
        with edited(paper):
            done = place.run(paper)
            if done.returncode or EDIT[1] not in (paper / "results/paper/paper.en.html").read_text("utf-8"):
                outcome.different.append("an edit was not seen")
                outcome.told += done.stdout.splitlines()
        return place.settled(outcome, paper)

    accident.__name__ = f"clock_{days}"
    return accident


def inputs_from_the_future(place: Workplace, rng: random.Random) -> Outcome:
    paper = place.fresh()
    when = time.time() + rng.uniform(1e5, 1e8)
    for path in paper.rglob("*"):
        os.utime(path, (when, when))
    return place.outcome("files dated ahead", f"{when - time.time():.0f} s", paper, place.start(paper))


def one_processor(place: Workplace, rng: random.Random) -> Outcome:
    paper = place.fresh()
    return place.outcome("one processor", "", paper, place.start(paper, "taskset", "-c", "0"))


def no_tmp(place: Workplace, rng: random.Random) -> Outcome:
    paper = place.fresh()
    hidden = 'for d in /tmp /var/tmp /usr/tmp; do [ -d $d ] && mount -t tmpfs -o ro none $d; done; exec "$@"'
    process = place.start(paper, "unshare", "-m", "sh", "-c", hidden, "sh")
    return place.outcome("/tmp cannot be written", "", paper, process)


def tmpdir_missing(place: Workplace, rng: random.Random) -> Outcome:
    paper = place.fresh()
    return place.outcome("TMPDIR is missing", "", paper, place.start(paper, TMPDIR="/nonexistent"))


def a_file_where_a_folder_belongs(name: str) -> Accident:
    def accident(place: Workplace, rng: random.Random) -> Outcome:
        paper = place.fresh()
        (paper / name).write_text("mine\n", encoding="utf-8")
        told, _ = (process := place.start(paper)).communicate()
        outcome = Outcome("a file where a folder belongs", name, process.returncode, told.splitlines())
        if (paper / name).is_file():
            (paper / name).unlink()
        return place.settled(outcome, paper)

    accident.__name__ = f"file_{name}"
    return accident


def killed_between_edits(place: Workplace, rng: random.Random) -> Outcome:
    """A complete build, an edit, a kill in the build of it, the edit taken back."""
    paper = place.fresh()
    place.run(paper)
    moment = rng.uniform(0, 0.6 * place.seconds)
    with edited(paper):
        process = place.start(paper)
        time.sleep(moment)
        kill_all(process)
    return place.outcome("kill -9, edit taken back", f"after {moment:.2f} s", paper, process)


# how often each is tried in a campaign
KINDS: dict[Accident, int] = {
    everything_killed: 20,
    killed_between_edits: 4,
    command_killed: 4,
    snakemake_killed: 4,
    signalled("Ctrl-C", signal.SIGINT): 4,
    signalled("Ctrl-C twice", signal.SIGINT, signal.SIGINT): 4,
    signalled("shutdown", signal.SIGTERM): 2,
    signalled("closed terminal", signal.SIGHUP): 2,
    two_at_once: 2,
    disk_full: 8,
    clock(400): 1,
    clock(-400): 1,
    inputs_from_the_future: 1,
    one_processor: 1,
    tmpdir_missing: 1,
    no_tmp: 1,
    a_file_where_a_folder_belongs("logs"): 1,
    a_file_where_a_folder_belongs(".build"): 1,
    a_file_where_a_folder_belongs("results"): 1,
}
WANT_ROOT = {disk_full, no_tmp}  # they make file systems of their own
