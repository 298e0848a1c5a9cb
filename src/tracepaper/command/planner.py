"""`python -m tracepaper.command.planner WORDS...`: Snakemake, ended when its work is.

The server of the steps imports what they import while this process imports Snakemake.

Whenever Snakemake starts a step it sets a clock, which wakes its scheduler a second later (its limit of jobs
a second), and a process lasts until its clocks have run out: a build would be a second longer than its work.
"""

from __future__ import annotations

import os
import sys
import threading
from _thread import start_new_thread
from contextlib import suppress
from typing import Any

from tracepaper import paths
from tracepaper.command import cluster
from tracepaper.errors import InputError
from tracepaper.forkserver.start import RUNNING, keep


def plan() -> None:
    """Do as `snakemake` does; nobody is left to be woken when it has ended."""
    if RUNNING not in os.environ:
        with suppress(InputError):  # a module that cannot be read: the Snakefile says so, where it is heard
            keep(paths.imported_by_steps())
    if cluster.PROFILE in sys.argv:
        cluster.ask_job_age_once()
    from snakemake.cli import main  # type: ignore[import-untyped]

    _hear_while_at_work()
    try:
        main()
    finally:
        for thread in threading.enumerate():
            if isinstance(thread, threading.Timer):
                thread.cancel()


def _hear_while_at_work() -> None:
    """Have Snakemake wait for nothing in the moment in which it is told to end.

    It takes the lock of its scheduler for it, in the midst of what its main thread does: told while that
    holds the lock, both would wait for ever."""
    from snakemake.scheduling.job_scheduler import JobScheduler  # type: ignore[import-untyped]

    note = JobScheduler.exit_gracefully

    def exit_gracefully(scheduler: Any, *_: object) -> None:
        scheduler._user_kill = "graceful"  # as `note` will, once it has the lock
        start_new_thread(note, (scheduler,))  # `threading` has a lock of its own, which may be held too

    JobScheduler.exit_gracefully = exit_gracefully


if __name__ == "__main__":
    plan()
