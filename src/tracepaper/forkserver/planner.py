"""`python -m tracepaper.forkserver.planner WORDS...`: Snakemake, ended when its work is.

The server of the steps imports what they import while this process imports Snakemake.

Whenever Snakemake starts a step it sets a clock, which wakes its scheduler a second later (its limit of jobs
a second), and a process lasts until its clocks have run out: a build would be a second longer than its work.
"""

from __future__ import annotations

import os
import sys
import threading
from contextlib import suppress

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

    try:
        main()
    finally:
        for thread in threading.enumerate():
            if isinstance(thread, threading.Timer):
                thread.cancel()


if __name__ == "__main__":
    plan()
