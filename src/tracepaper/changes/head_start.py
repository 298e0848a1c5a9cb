"""What a copy of another state need not build again: steps whose files are those of this build.

The copy begins as a working folder that was built from this state and then edited: what was made, with its
dates and Snakemake's notes on it, files that are the same with their dates, all others with the present one.
Which steps that concerns Snakemake then says, by the same rules as after any edit.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from tracepaper import paths
from tracepaper.sums import inputs

NOTES = ".snakemake"
NOT_TAKEN = ("locks", "log", "scripts", "shadow", "conda*", "singularity", "steps.*")  # the last: sockets
# neither documents nor reports are asked of another state
TAKEN = (paths.PROCESSED, paths.MADE_EXHIBITS, f"{paths.RESULTS}/facts.json", f"{paths.RESULTS}/claims.json")


def take_what_is_built(project: Path, folder: Path) -> bool:
    """Give the copy in `folder` what was built in `project`; returns whether it was given.

    It is not if the two have not the same names of files, or not the same configuration: what the other state
    does not make (an exhibit, a source, a language) would lie there as if it did.
    """
    if not (project / NOTES).is_dir():
        return False
    names = inputs(project)
    settings = [name for name in names if name.startswith(f"{paths.CONFIG}/")]
    if names != inputs(folder) or any(not _same(project / name, folder / name) for name in settings):
        return False
    shutil.copytree(project / NOTES, folder / NOTES, ignore=shutil.ignore_patterns(*NOT_TAKEN))
    for part in filter(lambda part: (project / part).exists(), TAKEN):
        (folder / part).parent.mkdir(parents=True, exist_ok=True)
        copy = shutil.copytree if (project / part).is_dir() else shutil.copy2
        copy(project / part, folder / part)
    for name in names:
        if _same(project / name, folder / name):
            date = (project / name).stat()
            os.utime(folder / name, ns=(date.st_atime_ns, date.st_mtime_ns))
    return True


def drop_what_was_taken(folder: Path) -> None:
    """Make the copy one in which nothing was built."""
    for part in (NOTES, "logs", *TAKEN):
        shutil.rmtree(folder / part) if (folder / part).is_dir() else (folder / part).unlink(missing_ok=True)


def _same(one: Path, other: Path) -> bool:
    return one.read_bytes() == other.read_bytes()
