"""`python -m tracepaper.forkserver.planner WORDS...`: Snakemake, ended when its work is.

Whenever Snakemake starts a step it sets a clock, which wakes its scheduler a second later (its limit of jobs
a second), and a process lasts until its clocks have run out: a build would be a second longer than its work.
"""

from __future__ import annotations

import threading

from snakemake.cli import main  # type: ignore[import-untyped]


def plan() -> None:
    """Do as `snakemake` does; nobody is left to be woken when it has ended."""
    try:
        main()
    finally:
        for thread in threading.enumerate():
            if isinstance(thread, threading.Timer):
                thread.cancel()


if __name__ == "__main__":
    plan()
